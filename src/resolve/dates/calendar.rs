//! Arithmetic on days, weeks, months, years and longer units.

use crate::annotate::dates::expression::{Edge, Unit};
use crate::day::{Day, Interval, Weekday, days_in_month};

/// Months counted through the years, so that adding to them is plain arithmetic.
pub fn month_index(year: i32, month: u8) -> i32 {
    year.saturating_mul(12).saturating_add(i32::from(month) - 1)
}

/// The month with that index.
pub fn month_at(index: i32) -> Option<Interval> {
    Interval::month(index.div_euclid(12), index.rem_euclid(12) as u8 + 1)
}

/// The ISO week, Monday to Sunday.
pub fn week(day: Day) -> Interval {
    let monday = day.plus(-day.weekday().index());
    Interval::between(monday, monday.plus(6))
}

/// Ten years: the decade that begins with `first`.
pub fn years(first: i32, last: i32) -> Option<Interval> {
    Some(Interval::year(first)?.hull(Interval::year(last)?))
}

/// The day `years` and `months` away, on the last day of the month where it is too short.
pub fn moved(day: Day, months: i32) -> Option<Day> {
    let (year, month, number) = day.civil();
    let index = month_index(year, month).saturating_add(months);
    let (year, month) = (index.div_euclid(12), index.rem_euclid(12) as u8 + 1);
    Day::new(year, month, number.min(days_in_month(year, month)))
}

/// The latest such weekday up to `day`.
pub fn weekday_until(day: Day, weekday: Weekday) -> Day {
    day.plus(-(day.weekday().index() - weekday.index()).rem_euclid(7))
}

/// The first such weekday from `day` on.
pub fn weekday_from(day: Day, weekday: Weekday) -> Day {
    day.plus((weekday.index() - day.weekday().index()).rem_euclid(7))
}

/// The calendar unit that lies `steps` away from the one that holds `day`.
pub fn unit(day: Day, unit: Unit, steps: i32) -> Option<Interval> {
    let (year, month, _) = day.civil();
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Some(Interval::day(day)),
        Unit::Day | Unit::Time => Some(Interval::day(day.plus(steps))),
        Unit::Week => Some(week(day.plus(steps.saturating_mul(7)))),
        Unit::Month => month_at(month_index(year, month).saturating_add(steps)),
        Unit::Year => Interval::year(year.saturating_add(steps)),
        Unit::Decade => {
            let first = year.div_euclid(10).saturating_add(steps).saturating_mul(10);
            years(first.max(1), first.saturating_add(9))
        }
        Unit::Century => {
            let first = year.div_euclid(100).saturating_add(steps).saturating_mul(100);
            years(first.max(1), first.saturating_add(99))
        }
    }
}

/// The stretch of `amount` units that ends (negative) or begins (positive) at `day`.
pub fn stretch(day: Day, unit: Unit, amount: f64) -> Option<Interval> {
    let far = match unit {
        Unit::Second | Unit::Minute => day,
        Unit::Hour => day.plus(days_of(amount / 24.0)),
        Unit::Day | Unit::Time => day.plus(days_of(amount)),
        Unit::Week => day.plus(days_of(amount * 7.0)),
        Unit::Month => moved(day, months_of(amount))?,
        Unit::Year => moved(day, months_of(amount * 12.0))?,
        Unit::Decade => moved(day, months_of(amount * 120.0))?,
        Unit::Century => moved(day, months_of(amount * 1200.0))?,
    };
    Some(Interval::between(day, far))
}

/// Whole days, away from zero.
fn days_of(amount: f64) -> i32 {
    (if amount < 0.0 { amount.floor() } else { amount.ceil() }) as i32
}

fn months_of(amount: f64) -> i32 {
    amount.round() as i32
}

/// The calendar unit `amount` units before (negative) or after `day`: days by the day, months by the month.
pub fn away(day: Day, of: Unit, amount: f64) -> Option<(Interval, Unit)> {
    let whole = amount.fract() == 0.0;
    let steps = amount as i32;
    match of {
        Unit::Second | Unit::Minute => Some((Interval::day(day), Unit::Day)),
        Unit::Hour => Some((Interval::day(day.plus((amount / 24.0).round() as i32)), Unit::Day)),
        Unit::Week if !whole => Some((Interval::day(day.plus(days_of(amount * 7.0))), Unit::Day)),
        Unit::Month if !whole => Some((Interval::day(day.plus(days_of(amount * 30.5))), Unit::Day)),
        Unit::Year if !whole => Some((unit(day, Unit::Month, months_of(amount * 12.0))?, Unit::Month)),
        Unit::Decade => Some((unit(day, Unit::Year, (amount * 10.0).round() as i32)?, Unit::Year)),
        Unit::Century => Some((unit(day, Unit::Year, (amount * 100.0).round() as i32)?, Unit::Year)),
        _ => Some((unit(day, of, steps)?, of)),
    }
}

/// The beginning, middle or end of an interval.
///
/// A month: days 1 to 10, 11 to 20, 21 to the last. A decade: years 0 to 3, 4 to 6, 7 to 9. A year or half or quarter: its
/// first or last month; of a year the quarter for أوائل and أواخر, and June and July for its middle. A century and shorter stretches: thirds.
/// A week ends with Saturday and Sunday.
pub fn edge(whole: Interval, edge: Edge) -> Interval {
    let (from, to) = (whole.from(), whole.to());
    let (year, month, first) = from.civil();
    let days = whole.days();
    if days <= 2 {
        return whole;
    }
    if days <= 7 {
        let (a, b) = match edge {
            Edge::Start | Edge::Early => (0, 1),
            Edge::Middle => (2, 4),
            Edge::Late | Edge::End => (5, 6),
        };
        return Interval::between(from.plus(a).min(to), from.plus(b).min(to));
    }
    if days <= 31 && first <= 1 {
        let (a, b) = match edge {
            Edge::Start | Edge::Early => (0, 9),
            Edge::Middle => (10, 19),
            Edge::Late | Edge::End => (20, days - 1),
        };
        return Interval::between(from.plus(a), from.plus(b).min(to));
    }
    let months = month_span(whole);
    if months >= 3 && first == 1 {
        let start = month_index(year, month);
        let (a, b) = months_of_edge(months, edge);
        if let (Some(a), Some(b)) = (month_at(start + a), month_at(start + b - 1)) {
            return a.hull(b);
        }
    }
    let third = days / 3;
    match edge {
        Edge::Start | Edge::Early => Interval::between(from, from.plus(third)),
        Edge::Middle => Interval::between(from.plus(third), to.plus(-third)),
        Edge::Late | Edge::End => Interval::between(to.plus(-third), to),
    }
}

/// The first month of that part of a stretch of `months`, and the one after its last.
fn months_of_edge(months: i32, edge: Edge) -> (i32, i32) {
    let (start, end) = match months {
        12 => match edge {
            Edge::Start => return (0, 1),
            Edge::Early => return (0, 3),
            Edge::Middle => return (5, 7),
            Edge::Late => return (9, 12),
            Edge::End => return (11, 12),
        },
        120 => (48, 84),
        1200 => (408, 804),
        3..=11 => match edge {
            Edge::Start => return (0, 1),
            Edge::End => return (months - 1, months),
            _ => ((months + 2) / 3, months - (months + 2) / 3),
        },
        _ => ((months + 2) / 3, months - (months + 2) / 3),
    };
    match edge {
        Edge::Start | Edge::Early => (0, start),
        Edge::Middle => (start, end),
        Edge::Late | Edge::End => (end, months),
    }
}

fn month_span(whole: Interval) -> i32 {
    let (from_year, from_month, _) = whole.from().civil();
    let (to_year, to_month, _) = whole.to().civil();
    month_index(to_year, to_month) - month_index(from_year, from_month) + 1
}

/// The year and number of the ISO week that holds `day`.
pub fn iso_week(day: Day) -> (i32, i32) {
    let thursday = week(day).from().plus(3);
    let (year, _, _) = thursday.civil();
    let first = Day::new(year, 1, 1).unwrap_or(thursday);
    (year, (thursday.0 - first.0) / 7 + 1)
}
