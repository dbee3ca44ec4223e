//! Parts of longer units on the calendar: seasons, quarters, weeks of a month, decades, centuries.

use super::day::text_of;
use super::{Context, Outcome, calendar};
use crate::annotate::dates::expression::{Point, Relation, Share};
use crate::corpus::draft::{Anchor, DateClass};
use crate::day::{Day, Interval};

impl Context<'_> {
    pub(super) fn share(&self, point: &Point, share: Share) -> Outcome {
        match share {
            Share::Season(n) => self.season(point, n).at_edge(point.edge),
            Share::Part { of, n } => self.part(point, of, n).at_edge(point.edge),
            Share::PartOfCentury { of, n } => {
                let length = 100 / i32::from(of.max(1));
                let n = i32::from(if n == 0 { of } else { n });
                let first = self.century_start(point.year.unwrap_or(0)).map(|first| first + (n - 1) * length);
                let interval = first.and_then(|first| calendar::years(first.max(1), first + length - 1));
                Outcome::new(DateClass::Relative, Anchor::Text, "share-of-century", interval, text_of(interval, "XXXX"))
            }
            Share::Months(n) => {
                let (year, class, anchor) = self.year_of(point);
                let first = year.map(|year| calendar::month_index(year, 1));
                let interval = first.and_then(|first| {
                    Some(calendar::month_at(first)?.hull(calendar::month_at(first + i32::from(n) - 1)?))
                });
                Outcome::new(class, anchor, "share-of-year", interval, text_of(interval, "XXXX"))
            }
            Share::Week(n) => self.week_of_month(point, n),
            Share::Weekday(n) => self.day_in_month(point, |month| {
                let weekday = point.to_weekday?;
                Some(match n {
                    0 => calendar::weekday_until(month.to(), weekday),
                    n => calendar::weekday_from(month.from(), weekday).plus(7 * (i32::from(n) - 1)),
                })
            }),
            Share::LastDay => self.day_in_month(point, |month| Some(month.to())),
            Share::Decade(tens) => self.decade(point, tens).at_edge(point.edge),
            Share::DecadeOf(n) => {
                let first = self.century_start(point.year.unwrap_or(0));
                let first = first.map(|first| first + (i32::from(n) - 1) * 10);
                let interval = first.and_then(|first| calendar::years(first.max(1), first + 9));
                let value = first.map_or_else(|| "XXXX".to_owned(), |first| format!("{:03}X", first / 10));
                Outcome::new(DateClass::Relative, Anchor::Published, "decade-of-century", interval, value)
            }
            Share::Century(n) => {
                let first = self.century_start(i32::from(n));
                let interval = first.and_then(|first| calendar::years(first.max(1), first + 99));
                let value = first.map_or_else(|| "XXXX".to_owned(), |first| format!("{:02}XX", first / 100));
                let (class, anchor) =
                    if n >= 2 { (DateClass::Explicit, Anchor::Text) } else { (DateClass::Relative, Anchor::Published) };
                Outcome::new(class, anchor, "century", interval, value).at_edge(point.edge)
            }
        }
    }

    /// The first year of the n-th century, or of the last (-1), this (0) or next (1).
    fn century_start(&self, n: i32) -> Option<i32> {
        if n >= 2 {
            return Some((n - 1) * 100);
        }
        self.published.map(|day| (day.civil().0.div_euclid(100) + n) * 100)
    }

    fn decade(&self, point: &Point, tens: u8) -> Outcome {
        let century = match point.year {
            Some(n) => self.century_start(n),
            // Without a century: the latest such decade that has begun, of the last century where both are open.
            None => Some(1900),
        };
        let first = century.map(|first| first + i32::from(tens));
        let interval = first.and_then(|first| calendar::years(first, first + 9));
        let value = first.map_or_else(|| format!("XX{}X", tens / 10), |first| format!("{:03}X", first / 10));
        let stated = point.year.is_none_or(|n| n >= 2);
        let (class, anchor) = match stated {
            true => (DateClass::Explicit, Anchor::Text),
            false => (DateClass::Relative, Anchor::Published),
        };
        Outcome::new(class, anchor, "decade", interval, value)
    }

    /// The year that a season, share or month hangs on, with class and anchor.
    fn year_of(&self, point: &Point) -> (Option<i32>, DateClass, Anchor) {
        if let Some(year) = point.year {
            return (Some(year), DateClass::Explicit, Anchor::Text);
        }
        let (year, anchor) = self.year_by(point.year_relation.unwrap_or(Relation::Current));
        (year, DateClass::Relative, anchor)
    }

    /// Meteorological seasons: spring is March to May; the winter of a year begins in its December.
    fn season(&self, point: &Point, n: u8) -> Outcome {
        let days = |year: i32| {
            let first = calendar::month_index(year, 3) + (i32::from(n) - 1) * 3;
            Some(calendar::month_at(first)?.hull(calendar::month_at(first + 2)?))
        };
        let code = match n {
            1 => "SP",
            2 => "SU",
            3 => "FA",
            _ => "WI",
        };
        let (year, class, anchor) = match (point.relation, self.published) {
            (Some(relation), Some(day)) => {
                let this = day.civil().0;
                let fits = |year: &i32| {
                    days(*year).is_some_and(|it| match relation {
                        Relation::Past | Relation::Preceding | Relation::Last => it.to() < day,
                        Relation::Coming | Relation::Following => it.from() > day,
                        _ => it.to() >= day,
                    })
                };
                let mut years = this - 2..=this + 2;
                let back = matches!(relation, Relation::Past | Relation::Preceding | Relation::Last);
                let year = if back { years.rev().find(fits) } else { years.find(fits) };
                (year, DateClass::Relative, Anchor::Published)
            }
            (Some(_), None) => (None, DateClass::Relative, Anchor::None),
            _ => self.year_of(point),
        };
        let value = year.map_or_else(|| format!("XXXX-{code}"), |year| format!("{year:04}-{code}"));
        Outcome::new(class, anchor, "season", year.and_then(days), value)
    }

    /// Halves, thirds and quarters of a year or month.
    fn part(&self, point: &Point, of: u8, n: u8) -> Outcome {
        let n = i32::from(if n == 0 { of } else { n });
        if point.month.is_some() || point.month_relation.is_some() {
            let whole = self.month_of(point);
            let interval = whole.interval.map(|it| {
                let days = it.days();
                let cut = |k: i32| it.from().plus(days * k / i32::from(of));
                Interval::between(cut(n - 1), cut(n).plus(-1))
            });
            return Outcome { interval, value: text_of(interval, "XXXX-XX"), rule: "share-of-month", ..whole };
        }
        let (year, class, anchor) = self.year_of(point);
        let length = 12 / i32::from(of);
        let interval = year.and_then(|year| {
            let first = calendar::month_index(year, 1) + (n - 1) * length;
            Some(calendar::month_at(first)?.hull(calendar::month_at(first + length - 1)?))
        });
        let letter = if of == 2 {
            'H'
        } else if of == 4 {
            'Q'
        } else {
            'T'
        };
        let year = year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
        Outcome::new(class, anchor, "share-of-year", interval, format!("{year}-{letter}{n}"))
    }

    fn month_of(&self, point: &Point) -> Outcome {
        if let Some(month) = point.month {
            // "الأسبوع الأول من يوليو" in July is that of this July.
            let now = self.published.map(|day| day.civil());
            return match now {
                Some((year, current, _)) if current == month && point.year.is_none() && point.relation.is_none() => {
                    Outcome { class: DateClass::Relative, ..self.month(&Point { year: Some(year), ..*point }, month) }
                }
                _ => self.month(point, month),
            };
        }
        let (month, anchor) = self.month_by(point.month_relation.unwrap_or(Relation::Current));
        Outcome::new(DateClass::Relative, anchor, "unit-current", month, text_of(month, "XXXX-XX"))
    }

    /// "أول اثنين من أكتوبر", "آخر يوم من مارس".
    fn day_in_month(&self, point: &Point, day: impl Fn(Interval) -> Option<Day>) -> Outcome {
        let whole = self.month_of(point);
        let interval = whole.interval.and_then(|it| day(it).filter(|day| *day <= it.to())).map(Interval::day);
        Outcome { interval, value: text_of(interval, "XXXX-XX-XX"), rule: "day-of-month-by-order", ..whole }
    }

    /// The n-th seven days of a month; the last seven for "الأخير".
    fn week_of_month(&self, point: &Point, n: u8) -> Outcome {
        let whole = self.month_of(point);
        let interval = whole.interval.map(|it| {
            let from = if n == 0 { it.to().plus(-6) } else { it.from().plus(7 * (i32::from(n) - 1)) };
            Interval::between(from.min(it.to()), from.plus(6).min(it.to()))
        });
        Outcome { interval, value: text_of(interval, "XXXX-WXX"), rule: "week-of-month", ..whole }
    }
}
