//! Points that are days: full dates, days of a month, weekdays, أمس and غدا.

use super::{Context, Outcome, calendar, value};
use crate::annotate::dates::expression::{Lead, Point, Relation};
use crate::annotate::dates::tense::Tense;
use crate::corpus::draft::{Anchor, DateClass};
use crate::day::{Day, Interval, Weekday};
use crate::resolve::hijri;

impl Context<'_> {
    /// Whether what is told lies ahead, as far as words and verbs say.
    pub(super) fn ahead(&self) -> bool {
        matches!(self.tense, Tense::Coming | Tense::Shifted)
            || (self.tense == Tense::Present && self.lead != Some(Lead::Since))
    }

    pub(super) fn day_outcome(
        &self,
        point: &Point,
        day: Option<Day>,
        how: (DateClass, Anchor, &'static str),
    ) -> Outcome {
        let (class, anchor, rule) = how;
        let mut text = day.map_or_else(|| "XXXX-XX-XX".to_owned(), |day| day.to_string());
        if let Some(part) = point.part {
            text.push_str(part.suffix());
        }
        let mut outcome = Outcome::new(class, anchor, rule, day.map(Interval::day), text);
        if let Some(day) = day {
            outcome.conflict = self.disagreement(point, day);
            if let (Some(next), Some(weekday)) = (point.to_weekday, point.weekday) {
                // The night between two days.
                if (next.index() - weekday.index()).rem_euclid(7) <= 2 {
                    outcome.interval = Some(Interval::between(day, calendar::weekday_from(day, next)));
                }
            }
        }
        outcome
    }

    /// What the other clues of the expression say against `day`: rule ids of the wording table with their arguments.
    fn disagreement(&self, point: &Point, day: Day) -> String {
        let mut found = Vec::new();
        if point.weekday.is_some_and(|weekday| weekday != day.weekday()) {
            found.push(format!("conflict-weekday {day} {}", day.weekday().index() + 1));
        }
        if let (Some(offset), Some(published)) = (point.today, self.published) {
            let meant = published.plus(i32::from(offset));
            if meant != day {
                found.push(format!("conflict-offset {meant} {day}"));
            }
        }
        if let Some(hijri) = point.hijri
            && let (Some(d), Some(m), Some(y), true) = (hijri.day, hijri.month, hijri.year, point.day.is_some())
        {
            let other = hijri::day(y, m, d);
            if other.is_some_and(|other| (other.0 - day.0).abs() > 1) {
                found.push(format!("conflict-hijri {} {day}", other.unwrap_or(day)));
            }
        }
        found.join("; ")
    }

    /// "13 يوليو 2023", with whatever else is said of it.
    pub(super) fn full_date(&self, point: &Point, year: i32, month: u8, number: u8) -> Outcome {
        let how = (DateClass::Explicit, Anchor::Text, "full-date");
        match Day::new(year, month, number) {
            Some(day) => match self.by_other_clues(point, day) {
                // The month or year is a misprint: everything else agrees on another day.
                Some(meant) => {
                    let conflict = self.disagreement(point, day);
                    let how = (DateClass::Explicit, Anchor::Published, "full-date-by-other-clues");
                    let mut outcome =
                        self.day_outcome(&Point { weekday: None, today: None, ..*point }, Some(meant), how);
                    outcome.conflict = conflict;
                    outcome
                }
                None => self.day_outcome(point, Some(day), how),
            },
            None => self.no_such_day(year, month, number),
        }
    }

    /// The day that both the weekday and "اليوم" or "أمس" say, where the written date contradicts both.
    fn by_other_clues(&self, point: &Point, day: Day) -> Option<Day> {
        let meant = self.published?.plus(i32::from(point.today?));
        let weekday = point.weekday?;
        (meant != day && weekday == meant.weekday() && weekday != day.weekday()).then_some(meant)
    }

    /// 31 June: the month stays, and the conflict says why.
    fn no_such_day(&self, year: i32, month: u8, number: u8) -> Outcome {
        let interval = Interval::month(year, month);
        let value = format!("{year:04}-{month:02}");
        let mut outcome = Outcome::new(DateClass::Explicit, Anchor::Text, "full-date", interval, value);
        outcome.conflict = format!("conflict-no-such-day {year:04}-{month:02}-{number:02}");
        outcome
    }

    /// "20 أبريل", "20 أبريل الماضي", "الثلاثاء 23 ماي", "10 مايو من العام الماضي".
    pub(super) fn day_of_month(&self, point: &Point, month: u8, number: u8) -> Outcome {
        let how = |rule| (DateClass::Relative, Anchor::Published, rule);
        if let Some(relation) = point.year_relation {
            let (year, anchor) = self.year_by(relation);
            let day = year.and_then(|year| Day::new(year, month, number));
            return self.day_outcome(point, day, (DateClass::Relative, anchor, "day-in-year"));
        }
        if point.relation == Some(Relation::Same) || point.relation == Some(Relation::Following) {
            let day = self.history.then().and_then(|it| Day::new(it.from().civil().0, month, number));
            return self.day_outcome(point, day, (DateClass::Relative, Anchor::Text, "day-in-same-year"));
        }
        let Some(published) = self.published else {
            let mut outcome =
                Outcome::open(DateClass::Relative, "day-of-month", format!("XXXX-{month:02}-{number:02}"));
            if let Some(part) = point.part {
                outcome.value.push_str(part.suffix());
            }
            return outcome;
        };
        let this = published.civil().0;
        // 29 February: the nearest leap year can be four years away.
        let reach = if month == 2 && number == 29 { 4 } else { 1 };
        let days: Vec<Day> = (this - reach..=this + reach).filter_map(|y| Day::new(y, month, number)).collect();
        let before = days.iter().rev().find(|day| **day <= published).copied();
        let strictly = days.iter().rev().find(|day| **day < published).copied();
        let after = days.iter().find(|day| **day >= published).copied();
        match point.relation {
            Some(Relation::Past | Relation::PastButOne | Relation::Preceding | Relation::Last) => {
                return self.day_outcome(point, strictly, how("day-of-month-past"));
            }
            Some(Relation::Coming) => {
                let day = days.iter().find(|day| **day > published).copied();
                return self.day_outcome(point, day, how("day-of-month-coming"));
            }
            Some(Relation::Current) => {
                return self.day_outcome(point, Day::new(this, month, number), how("day-of-month-current"));
            }
            _ => {}
        }
        if let Some(offset) = point.today {
            let meant = published.plus(i32::from(offset));
            let nearest = days.iter().min_by_key(|day| (day.0 - meant.0).abs()).copied();
            if let (Some(near), Some(weekday)) = (nearest, point.weekday)
                && weekday == meant.weekday()
                && weekday != near.weekday()
            {
                // "غدا الأحد 21 جانفي", and tomorrow is Sunday 22: two clues against one.
                let conflict = self.disagreement(point, near);
                let clues = Point { weekday: None, today: None, ..*point };
                let mut outcome = self.day_outcome(&clues, Some(meant), how("full-date-by-other-clues"));
                outcome.conflict = conflict;
                return outcome;
            }
            return self.day_outcome(point, nearest, how("day-of-month-offset"));
        }
        if let Some(weekday) = point.weekday {
            let fitting = days.iter().filter(|day| day.weekday() == weekday);
            if let Some(day) = fitting.min_by_key(|day| (day.0 - published.0).abs()) {
                return self.day_outcome(point, Some(*day), how("day-of-month-weekday"));
            }
        }
        let (day, rule) = match self.tense {
            Tense::Shifted => nearest(published, before, after),
            _ => nearer(published, before, after, self.ahead()),
        };
        self.day_outcome(point, day, how(rule))
    }

    /// "12 من الشهر الجاري", "12 من الشهر نفسه", "يوم 12 الجاري".
    pub(super) fn day_of_that_month(&self, point: &Point, number: u8, relation: Relation) -> Outcome {
        let (month, anchor) = self.month_by(relation);
        let day = month.and_then(|month| {
            let (year, month, _) = month.from().civil();
            Day::new(year, month, number)
        });
        self.day_outcome(point, day, (DateClass::Relative, anchor, "day-of-that-month"))
    }

    /// "أمس", "غدا الأحد", "فجر اليوم".
    pub(super) fn offset(&self, point: &Point, offset: i8) -> Outcome {
        let how = (DateClass::Relative, Anchor::Published, "offset");
        let Some(published) = self.published else {
            return self.day_outcome(point, None, how);
        };
        let meant = published.plus(i32::from(offset));
        let Some(weekday) = point.weekday.filter(|weekday| *weekday != meant.weekday()) else {
            return self.day_outcome(point, Some(meant), how);
        };
        // An article is often published the day after it was written: the weekday says which day was meant.
        let named =
            (1..=3).flat_map(|n| [meant.plus(-n), meant.plus(n)]).find(|day| day.weekday() == weekday).unwrap_or(meant);
        let mut outcome = self.day_outcome(point, Some(named), how);
        outcome.rule = "offset-by-weekday";
        outcome
    }

    /// "الأربعاء", "الأربعاء الماضي", "الأحد من الأسبوع المقبل", "ليل الخميس الجمعة".
    pub(super) fn weekday(&self, point: &Point, weekday: Weekday) -> Outcome {
        let how = |rule| (DateClass::Weekday, Anchor::Published, rule);
        if matches!(point.relation, Some(Relation::Following | Relation::Same | Relation::Preceding)) {
            let there = self.history.then();
            let day = there.map(|it| match point.relation {
                Some(Relation::Following) => calendar::weekday_from(it.to().plus(1), weekday),
                Some(Relation::Preceding) => calendar::weekday_until(it.from().plus(-1), weekday),
                _ => calendar::weekday_until(it.to(), weekday),
            });
            return self.day_outcome(point, day, (DateClass::Weekday, Anchor::Text, "weekday-there"));
        }
        let Some(published) = self.published else {
            let mut outcome = self.day_outcome(point, None, how("weekday-past"));
            outcome.value = outcome.value.replacen("XXXX-XX-XX", &format!("XXXX-WXX-{}", weekday.index() + 1), 1);
            return outcome;
        };
        if let Some(relation) = point.week_relation {
            let steps = match relation {
                Relation::Past | Relation::Last | Relation::Preceding => -1,
                Relation::PastButOne => -2,
                Relation::ComingButOne => 2,
                Relation::Coming | Relation::Following => 1,
                _ => 0,
            };
            let day = calendar::week(published).from().plus(7 * steps + weekday.index());
            return self.day_outcome(point, Some(day), how("weekday-of-week"));
        }
        let (day, rule) = match point.relation {
            Some(Relation::PastButOne) => {
                (calendar::weekday_until(published.plus(-1), weekday).plus(-7), "weekday-last")
            }
            Some(Relation::ComingButOne) => {
                (calendar::weekday_from(published.plus(1), weekday).plus(7), "weekday-next")
            }
            Some(Relation::Past | Relation::Last) => {
                (calendar::weekday_until(published.plus(-1), weekday), "weekday-last")
            }
            Some(Relation::Coming) => (calendar::weekday_from(published.plus(1), weekday), "weekday-next"),
            Some(Relation::Current) => (calendar::week(published).from().plus(weekday.index()), "weekday-of-week"),
            _ if self.ahead() => (calendar::weekday_from(published, weekday), "weekday-coming"),
            _ => (calendar::weekday_until(published, weekday), "weekday-past"),
        };
        self.day_outcome(point, Some(day), how(rule))
    }

    /// A day of the Umm al-Qura calendar.
    pub(super) fn hijri_day(&self, point: &Point, year: Option<i32>, month: u8, number: u8) -> Outcome {
        if let Some(year) = year {
            let day = hijri::day(year, month, number);
            let how = (DateClass::Explicit, Anchor::Text, "hijri-day");
            let mut outcome = self.day_outcome(point, day, how);
            if day.is_none() {
                outcome.value = format!("{year:04}-{month:02}-{number:02}AH");
            }
            return outcome;
        }
        let how = (DateClass::Relative, Anchor::Published, "hijri-day-of-month");
        let Some(published) = self.published else { return self.day_outcome(point, None, how) };
        let Some((this, _)) = hijri::of(published) else { return self.day_outcome(point, None, how) };
        let days: Vec<Day> = (this - 1..=this + 1).filter_map(|y| hijri::day(y, month, number)).collect();
        let before = days.iter().rev().find(|day| **day <= published).copied();
        let after = days.iter().find(|day| **day >= published).copied();
        let day = match point.relation {
            Some(Relation::Past) => before,
            Some(Relation::Coming) => after,
            _ => nearer(published, before, after, self.ahead()).0,
        };
        self.day_outcome(point, day, how)
    }

    /// The year that "العام الماضي" and the like speak of.
    pub(super) fn year_by(&self, relation: Relation) -> (Option<i32>, Anchor) {
        let published = self.published.map(|day| day.civil().0);
        let there = self.history.then().map(|it| it.from().civil().0);
        match relation {
            Relation::Past | Relation::Last => (published.map(|y| y - 1), Anchor::Published),
            Relation::PastButOne => (published.map(|y| y - 2), Anchor::Published),
            Relation::ComingButOne => (published.map(|y| y + 2), Anchor::Published),
            Relation::New => {
                (self.published.map(|day| day.civil().0 + i32::from(day.civil().1 > 6)), Anchor::Published)
            }
            Relation::Coming => (published.map(|y| y + 1), Anchor::Published),
            Relation::Current => (published, Anchor::Published),
            Relation::Same => (there, Anchor::Text),
            Relation::Following => (there.map(|y| y + 1), Anchor::Text),
            Relation::Preceding if there.is_some() => (there.map(|y| y - 1), Anchor::Text),
            Relation::Preceding => (published.map(|y| y - 1), Anchor::Published),
        }
    }

    /// The month that "الشهر الجاري" and the like speak of.
    pub(super) fn month_by(&self, relation: Relation) -> (Option<Interval>, Anchor) {
        let month = |day: Option<Day>, steps| day.and_then(|day| calendar::unit(day, super::point::MONTH, steps));
        let there = self.history.then().map(|it| it.from());
        match relation {
            Relation::Past | Relation::Last => (month(self.published, -1), Anchor::Published),
            Relation::PastButOne => (month(self.published, -2), Anchor::Published),
            Relation::ComingButOne => (month(self.published, 2), Anchor::Published),
            Relation::New => (None, Anchor::None),
            Relation::Coming => (month(self.published, 1), Anchor::Published),
            Relation::Current => (month(self.published, 0), Anchor::Published),
            Relation::Same => (month(there, 0), Anchor::Text),
            Relation::Following => (month(there, 1), Anchor::Text),
            Relation::Preceding => (month(there, -1), Anchor::Text),
        }
    }
}

/// Days by which a coming day may lie ahead and still be meant although the verb is of the past ("أعلن أن المهرجان ...").
const SOON: i32 = 45;
/// How long ago the past candidate must then be.
const LONG_AGO: i32 = 300;

fn nearer(published: Day, before: Option<Day>, after: Option<Day>, ahead: bool) -> (Option<Day>, &'static str) {
    match (before, after) {
        (Some(past), Some(next)) => {
            let announced = next.0 - published.0 <= SOON && published.0 - past.0 >= LONG_AGO;
            let just_now = published.0 - past.0 <= SOON && next.0 - published.0 >= LONG_AGO;
            let next_wins = if ahead { !just_now } else { announced };
            if next_wins { (Some(next), "day-of-month-coming") } else { (Some(past), "day-of-month-past") }
        }
        (None, Some(next)) => (Some(next), "day-of-month-coming"),
        (past, None) => (past, "day-of-month-past"),
    }
}

/// What was put off: the nearer of the two.
fn nearest(published: Day, before: Option<Day>, after: Option<Day>) -> (Option<Day>, &'static str) {
    match (before, after) {
        (Some(past), Some(next)) if published.0 - past.0 < next.0 - published.0 => (Some(past), "day-of-month-past"),
        (_, Some(next)) => (Some(next), "day-of-month-coming"),
        (past, None) => (past, "day-of-month-past"),
    }
}

/// The value of a day that stands for a whole interval; kept here so that both files share it.
pub(super) fn text_of(interval: Option<Interval>, unknown: &str) -> String {
    interval.map_or_else(|| unknown.to_owned(), value::of)
}
