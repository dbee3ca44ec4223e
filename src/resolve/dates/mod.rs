//! Dates on the calendar: every expression becomes a closed interval of days with the rule that made it so, or stays open.
//!
//! Conventions (the guideline's): منذ and حتى give the unit named; a bare month with a past verb is the latest before the month of
//! publication; "قبل N سنوات" is the calendar year N before; weeks are ISO weeks; "العقد الماضي" is ten years counted back from
//! publication; durations have no interval unless something fixes both ends; vague expressions have none.

mod calendar;
mod count;
mod day;
mod point;
mod share;
mod span;
mod value;

use crate::annotate::dates::DateExpression;
use crate::annotate::dates::expression::{Back, Core, Edge, Lead, Point, Unit};
use crate::annotate::dates::tense::Tense;
use crate::annotate::{Found, Reading};
use crate::corpus::draft::{Anchor, DateClass, DateDraft};
use crate::day::{Day, Interval};

/// Resolves all expressions of a page, in their order. Total: what cannot be anchored has no interval.
pub fn resolve(reading: &Reading, found: &[Found<DateExpression>], published: Option<Day>) -> Vec<DateDraft> {
    let mut history = History::default();
    found
        .iter()
        .map(|found| {
            let expression = &found.detail;
            history.come_to(reading, expression.tokens.start);
            let context = Context { published, tense: expression.tense, lead: expression.lead, history: &history };
            let draft = context.named(expression).unwrap_or_else(|| context.core(&expression.core)).draft();
            history.remember(expression, &draft, published);
            draft
        })
        .collect()
}

/// What the calendar needs to know besides the expression.
#[derive(Clone, Copy)]
struct Context<'h> {
    published: Option<Day>,
    tense: Tense,
    lead: Option<Lead>,
    history: &'h History,
}

/// A value being made.
#[derive(Clone, Debug)]
struct Outcome {
    interval: Option<Interval>,
    value: String,
    class: DateClass,
    anchor: Anchor,
    rule: &'static str,
    conflict: String,
}

impl Outcome {
    fn new(class: DateClass, anchor: Anchor, rule: &'static str, interval: Option<Interval>, value: String) -> Outcome {
        Outcome { interval, value, class, anchor, rule, conflict: String::new() }
    }

    /// No interval, because nothing anchors it.
    fn open(class: DateClass, rule: &'static str, value: String) -> Outcome {
        Outcome::new(class, Anchor::None, rule, None, value)
    }

    fn at_edge(mut self, edge: Option<Edge>) -> Outcome {
        if let (Some(edge), Some(interval)) = (edge, self.interval) {
            self.interval = Some(calendar::edge(interval, edge));
        }
        self
    }

    fn draft(self) -> DateDraft {
        let anchor = if self.interval.is_none() { Anchor::None } else { self.anchor };
        DateDraft {
            interval: self.interval,
            value: self.value,
            class: self.class,
            anchor,
            rule: self.rule.to_owned(),
            conflict: self.conflict,
        }
    }
}

/// The dates already spoken of.
#[derive(Default)]
struct History {
    last: Option<Interval>,
    /// The last that does not belong to the days around publication.
    last_told: Option<Interval>,
    /// The last single day that something happened on ("منذ 7 أبريل" is none).
    last_day: Option<Interval>,
    /// The last was the end of a stretch: "حتى 5 مايو".
    until: bool,
    /// The token behind the last that was told, and whether it stands in the paragraph now read.
    told_at: usize,
    near: bool,
    paragraph: usize,
}

/// So many tokens after a date, "بعد يومين" still counts from it.
const NEAR: usize = 30;

impl History {
    /// Moves on to token `at`.
    fn come_to(&mut self, reading: &Reading, at: usize) {
        while reading.paragraphs.get(self.paragraph).is_some_and(|it| it.tokens.end <= at) {
            self.paragraph += 1;
        }
        let start = reading.paragraphs.get(self.paragraph).map_or(at, |it| it.tokens.start);
        self.near = self.told_at > start && at.saturating_sub(self.told_at) <= NEAR;
    }

    fn remember(&mut self, expression: &DateExpression, draft: &DateDraft, published: Option<Day>) {
        let Some(interval) = draft.interval else { return };
        if draft.class == DateClass::Duration && !matches!(expression.core, Core::Point(_)) {
            return;
        }
        self.last = Some(interval);
        self.until = expression.lead == Some(Lead::Until);
        if interval.days() == 1 && !matches!(expression.lead, Some(Lead::Since | Lead::Until)) {
            self.last_day = Some(interval);
        }
        let around = match (&expression.core, published) {
            (Core::Point(Point { today: Some(_), day: None, .. }), _) => true,
            (Core::Point(Point { weekday: Some(_), day: None, .. }), Some(day)) => interval.to().0 >= day.0 - 6,
            _ => false,
        };
        if !around {
            self.last_told = Some(interval);
            self.told_at = expression.tokens.end;
        }
    }

    /// What "بعد يومين" can count from in a tale of the past: a date told shortly before, itself over by publication.
    /// The anchor must be as exact as what is counted: no days from a year.
    fn just_told(&self, published: Option<Day>, unit: Unit) -> Option<Interval> {
        let longest = match unit {
            Unit::Second | Unit::Minute | Unit::Hour => return None,
            Unit::Day | Unit::Time => 3,
            Unit::Week | Unit::Month => 31,
            Unit::Year | Unit::Decade | Unit::Century => 366,
        };
        let exact = |it: &Interval| it.days() <= longest;
        self.last_told.filter(|it| self.near && exact(it) && published.is_none_or(|day| it.to() < day))
    }

    /// The stretch that "الفترة نفسها" means: "حتى 5 مايو" began with its year.
    fn stretch(&self) -> Option<Interval> {
        let told = self.then()?;
        let (year, _, _) = told.from().civil();
        let first = crate::day::Day::new(year, 1, 1).filter(|_| self.until && told.days() == 1);
        Some(first.map_or(told, |first| Interval::between(first, told.to())))
    }

    /// What "then" points to.
    fn then(&self) -> Option<Interval> {
        self.last_told.or(self.last)
    }
}

impl Context<'_> {
    /// "هجمات 11 سبتمبر": the name fixes the year, unless the article is older than it.
    fn named(&self, expression: &DateExpression) -> Option<Outcome> {
        let (Core::Point(point), Some(year)) = (&expression.core, expression.named_year) else { return None };
        let mut outcome = self.point(&Point { year: Some(year), ..*point });
        let from = outcome.interval?.from();
        if self.published.is_none_or(|day| day < from) {
            return None;
        }
        outcome.rule = "named-day";
        Some(outcome)
    }

    fn core(&self, core: &Core) -> Outcome {
        match core {
            Core::Point(point) => self.point(point),
            Core::Range(from, to) => self.range(from, to),
            Core::List(all) => self.list(all),
            Core::Count(count) => self.count(count),
            Core::Back(back) => self.back(*back),
            Core::Vague(which) => Outcome::open(DateClass::Vague, "vague", which.value().to_owned()),
        }
    }

    fn back(&self, back: Back) -> Outcome {
        let rule = match back {
            Back::Then => "back-then",
            Back::ThatDay => "back-that-day",
        };
        match self.history.then() {
            Some(interval) => {
                let value = value::of(interval);
                Outcome::new(DateClass::Relative, Anchor::Text, rule, Some(interval), value)
            }
            None => Outcome::open(DateClass::Relative, rule, "XXXX".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests;
