//! Points longer than a day: months, years, weeks, seasons, shares of a year, decades, centuries.

use super::day::text_of;
use super::{Context, Outcome, calendar, value};
use crate::annotate::dates::expression::{Edge, Hijri, Lead, Point, Relation, Unit, VagueRef};
use crate::annotate::dates::tense::Tense;
use crate::corpus::draft::{Anchor, DateClass};
use crate::day::{Day, Interval};
use crate::resolve::hijri;

pub(super) const MONTH: Unit = Unit::Month;

impl Context<'_> {
    /// Every clue decides by what is most exact.
    pub(super) fn point(&self, point: &Point) -> Outcome {
        if let (Some(number), Some(month)) = (point.day, point.month) {
            return match point.year {
                Some(year) => self.full_date(point, year, month, number),
                None => self.day_of_month(point, month, number),
            };
        }
        if let Some(Hijri { day: Some(number), month: Some(month), year }) = point.hijri {
            return self.hijri_day(point, year, month, number);
        }
        if let (Some(number), Some(relation)) = (point.day, point.month_relation) {
            return self.day_of_that_month(point, number, relation);
        }
        if let Some(offset) = point.today {
            return self.offset(point, offset);
        }
        if let Some(weekday) = point.weekday {
            return self.weekday(point, weekday);
        }
        let outcome = if let Some(share) = point.share {
            return self.share(point, share);
        } else if let Some(month) = point.month {
            self.month(point, month)
        } else if let Some(hijri) = point.hijri {
            self.hijri(point, hijri)
        } else if let (Some(year), None) = (point.year, point.unit) {
            self.year(year)
        } else if let Some(unit) = point.unit {
            self.unit(point, unit)
        } else {
            Outcome::open(DateClass::Vague, "vague", VagueRef::Past.value().to_owned())
        };
        outcome.at_edge(point.edge)
    }

    fn year(&self, year: i32) -> Outcome {
        let value = if year < 0 { format!("BC{:04}", -year) } else { format!("{year:04}") };
        Outcome::new(DateClass::Explicit, Anchor::Text, "year", Interval::year(year), value)
    }

    /// "مارس 2023", "مارس الماضي", "مارس", "مارس من العام الماضي".
    pub(super) fn month(&self, point: &Point, month: u8) -> Outcome {
        if let Some(year) = point.year {
            let value = format!("{year:04}-{month:02}");
            return Outcome::new(DateClass::Explicit, Anchor::Text, "month-year", Interval::month(year, month), value);
        }
        let unknown = format!("XXXX-{month:02}");
        let outcome = |anchor, rule, interval: Option<Interval>| {
            Outcome::new(DateClass::Relative, anchor, rule, interval, text_of(interval, &unknown))
        };
        if let Some(relation) = point.year_relation {
            let (year, anchor) = self.year_by(relation);
            return outcome(anchor, "month-in-year", year.and_then(|y| Interval::month(y, month)));
        }
        let there = self.history.then().map(|it| it.from().civil());
        match point.relation {
            Some(Relation::Same) => {
                let interval = there.and_then(|(y, _, _)| Interval::month(y, month));
                return outcome(Anchor::Text, "month-same-year", interval);
            }
            Some(Relation::Following) => {
                let year = there.map(|(y, m, _)| if month > m { y } else { y + 1 });
                return outcome(Anchor::Text, "month-following", year.and_then(|y| Interval::month(y, month)));
            }
            _ => {}
        }
        let Some(published) = self.published else { return outcome(Anchor::None, "month-bare", None) };
        let (this, now, _) = published.civil();
        let before = Interval::month(if month < now { this } else { this - 1 }, month);
        let from = Interval::month(if month >= now { this } else { this + 1 }, month);
        let after = Interval::month(if month > now { this } else { this + 1 }, month);
        let (rule, interval) = match point.relation {
            Some(Relation::Past | Relation::Preceding | Relation::Last) => ("month-last", before),
            Some(Relation::Coming) => ("month-next", after),
            Some(Relation::Current) => ("month-current", Interval::month(this, month)),
            // "أجلت إلى نيسان": up to half a year ahead.
            _ if self.tense == Tense::Shifted && (i32::from(month) - i32::from(now)).rem_euclid(12) <= 6 => {
                ("month-coming", from)
            }
            _ if self.tense == Tense::Coming => ("month-coming", from),
            // "نحتاج إلى ذلك قبل يونيو"
            _ if self.tense == Tense::Present && matches!(self.lead, Some(Lead::Before | Lead::Until)) => {
                ("month-coming", from)
            }
            // A present tense announces the months ahead that are near, and tells of the others.
            _ if self.tense == Tense::Present && (0..=4).contains(&(i32::from(month) - i32::from(now))) => {
                ("month-coming", from)
            }
            // "مطلع أكتوبر" on 15 October is over.
            _ if month == now && point.edge.is_some_and(|e| over(from, e, published)) => ("month-this", from),
            _ => ("month-past", before),
        };
        outcome(Anchor::Published, rule, interval)
    }

    fn hijri(&self, point: &Point, date: Hijri) -> Outcome {
        let Some(month) = date.month else {
            let year = date.year.unwrap_or_default();
            let interval = hijri::year(year);
            return Outcome::new(DateClass::Explicit, Anchor::Text, "hijri-year", interval, format!("{year:04}AH"));
        };
        if let Some(year) = date.year {
            let interval = hijri::month(year, month);
            return Outcome::new(
                DateClass::Explicit,
                Anchor::Text,
                "hijri-month",
                interval,
                format!("{year:04}-{month:02}AH"),
            );
        }
        let rule = "hijri-month-by-publication";
        let now = self.published.and_then(hijri::of);
        let Some((this, current)) = now else {
            return Outcome::open(DateClass::Relative, rule, format!("XXXX-{month:02}AH"));
        };
        let past = if month < current { this } else { this - 1 };
        let coming = if month > current { this } else { this + 1 };
        let year = match point.relation {
            Some(Relation::Past | Relation::Preceding | Relation::Last) => past,
            Some(Relation::Coming) => coming,
            Some(Relation::Current) => this,
            _ if month == current => this,
            _ if self.ahead() => coming,
            _ => past,
        };
        let interval = hijri::month(year, month);
        Outcome::new(DateClass::Relative, Anchor::Published, rule, interval, format!("{year:04}-{month:02}AH"))
    }

    /// "الشهر الماضي", "هذا العام", "نهاية الأسبوع", "ذلك الوقت".
    fn unit(&self, point: &Point, unit: Unit) -> Outcome {
        let relation = point.relation.unwrap_or(Relation::Current);
        if let (Some(year), Unit::Time | Unit::Month, Relation::Same) = (point.year, unit, relation) {
            // "نفس الفترة من سنة 2015": the stretch spoken of before, in that year.
            let moved = self.history.stretch().and_then(|it| {
                let months = (year - it.to().civil().0) * 12;
                Some(Interval::between(calendar::moved(it.from(), months)?, calendar::moved(it.to(), months)?))
            });
            let moved = moved.or_else(|| Interval::year(year));
            return Outcome::new(DateClass::Relative, Anchor::Text, "unit-same-in-year", moved, text_of(moved, "XXXX"));
        }
        if let Some(year) = point.year {
            let mut outcome = self.year(year);
            let (meant, _) = self.year_by(relation);
            if relation != Relation::Same && meant.is_some_and(|meant| meant != year) {
                outcome.conflict = format!("conflict-year {:04} {year:04}", meant.unwrap_or(year));
            }
            return outcome;
        }
        match relation {
            Relation::Past
            | Relation::Current
            | Relation::Coming
            | Relation::PastButOne
            | Relation::ComingButOne
            | Relation::New => self.unit_from_now(point, unit, relation),
            Relation::Last => Outcome::open(DateClass::Vague, "vague-units", VagueRef::Past.value().to_owned()),
            Relation::Same | Relation::Following | Relation::Preceding => self.unit_from_there(point, unit, relation),
        }
    }

    fn unit_from_now(&self, point: &Point, unit: Unit, relation: Relation) -> Outcome {
        let (steps, rule) = match relation {
            Relation::Past => (-1, "unit-last"),
            Relation::PastButOne => (-2, "unit-last-but-one"),
            Relation::ComingButOne => (2, "unit-next-but-one"),
            Relation::New => (i32::from(self.published.is_some_and(|day| day.civil().1 > 6)), "unit-new"),
            Relation::Coming => (1, "unit-next"),
            _ => (0, "unit-current"),
        };
        let Some(published) = self.published else {
            return Outcome::open(DateClass::Relative, rule, "XXXX".to_owned());
        };
        if unit == Unit::Decade && steps != 0 {
            let interval = calendar::stretch(published, unit, f64::from(steps));
            let rule = if steps < 0 { "counted-back" } else { "counted-on" };
            let value = value::duration(Some(1.0), unit);
            return Outcome::new(DateClass::Duration, Anchor::Published, rule, interval, value);
        }
        let interval = calendar::unit(published, unit, steps);
        let value = match unit {
            Unit::Week => interval.map_or_else(String::new, |it| value::week(it.from())),
            Unit::Decade => interval.map_or_else(String::new, |it| format!("{:03}X", it.from().civil().0 / 10)),
            Unit::Century => interval.map_or_else(String::new, |it| format!("{:02}XX", it.from().civil().0 / 100)),
            _ => text_of(interval, "XXXX"),
        };
        let mut outcome = Outcome::new(DateClass::Relative, Anchor::Published, rule, interval, value);
        if let (Some(part), Some(_)) = (point.part, interval) {
            outcome.value.push_str(part.suffix());
        }
        outcome
    }

    /// "العام نفسه", "ذلك اليوم", "الشهر التالي", "الفترة نفسها من العام الماضي".
    fn unit_from_there(&self, point: &Point, unit: Unit, relation: Relation) -> Outcome {
        let rule = match relation {
            Relation::Following => "unit-following",
            Relation::Preceding => "unit-preceding",
            _ => "unit-same",
        };
        let make = |anchor, interval: Option<Interval>| {
            let mut value = text_of(interval, "XXXX");
            if let (Some(part), Some(_)) = (point.part, interval) {
                value.push_str(part.suffix());
            }
            Outcome::new(DateClass::Relative, anchor, rule, interval, value)
        };
        let there = match unit {
            Unit::Day => self.history.last_day.or(self.history.last),
            Unit::Time => self.history.stretch(),
            _ => self.history.then(),
        };
        if let Some(year) = point.year_relation {
            let shift = self.year_by(year).0.zip(there).map(|(y, it)| y - it.to().civil().0);
            let moved = shift.zip(there).and_then(|(years, it)| {
                Some(Interval::between(calendar::moved(it.from(), years * 12)?, calendar::moved(it.to(), years * 12)?))
            });
            return make(Anchor::Text, moved);
        }
        let Some(there) = there else {
            // "اليوم نفسه", "العام السابق" with nothing before them.
            let steps = if relation == Relation::Preceding { -1 } else { 0 };
            let known = relation == Relation::Preceding && unit >= Unit::Month;
            let interval = self.published.filter(|_| known).and_then(|day| calendar::unit(day, unit, steps));
            return make(Anchor::Published, interval);
        };
        let interval = match (unit, relation) {
            (Unit::Time, Relation::Same) => Some(there),
            (Unit::Day, Relation::Same) => Some(there),
            (unit, Relation::Same) => calendar::unit(there.from(), unit, 0),
            (Unit::Time, _) => None,
            (unit, Relation::Following) => calendar::unit(there.to(), unit, 1),
            (unit, _) => calendar::unit(there.from(), unit, -1),
        };
        make(Anchor::Text, interval)
    }
}

/// Whether that part of the month had begun on the day of publication.
fn over(month: Option<Interval>, edge: Edge, published: Day) -> bool {
    month.is_some_and(|month| calendar::edge(month, edge).from() <= published)
}
