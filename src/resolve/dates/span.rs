//! Ranges and lists: one interval from the first to the last member.

use super::{Context, Outcome, calendar, value};
use crate::annotate::dates::expression::{Point, Relation};
use crate::corpus::draft::{Anchor, DateClass};
use crate::day::Interval;

impl Context<'_> {
    pub(super) fn range(&self, from: &Point, to: &Point) -> Outcome {
        let first = self.point(from);
        let last = self.point(to);
        let (first, last) = self.in_order(from, to, first, last);
        let value = format!("{}/{}", first.value, last.value);
        join(vec![first, last], "range", value)
    }

    pub(super) fn list(&self, all: &[Point]) -> Outcome {
        let members: Vec<Outcome> = all.iter().map(|point| self.point(point)).collect();
        let value = members.iter().map(|m| m.value.as_str()).collect::<Vec<_>>().join(",");
        join(members, "list", value)
    }

    /// Two weekdays or months without a year: the later belongs to the earlier, whichever the verb fixes.
    fn in_order(&self, from: &Point, to: &Point, first: Outcome, last: Outcome) -> (Outcome, Outcome) {
        let (Some(a), Some(b)) = (first.interval, last.interval) else { return (first, last) };
        let free = |p: &Point| p.year.is_none() && p.year_relation.is_none() && p.week_relation.is_none();
        let past = |p: &Point| matches!(p.relation, Some(Relation::Past));
        if let (Some(start), Some(end), true) = (from.weekday, to.weekday, free(from) && from.day.is_none()) {
            // Ahead, the first fixes the last; behind, the last the first.
            if self.ahead() || matches!(to.relation, Some(Relation::Coming)) {
                let day = calendar::weekday_from(a.from(), end);
                return (first, moved_to(last, Interval::day(day)));
            }
            let day = calendar::weekday_until(b.to(), start);
            return (moved_to(first, Interval::day(day)), last);
        }
        if a.from() <= b.from() {
            return (first, last);
        }
        if from.month.is_some() && to.month.is_some() && free(from) {
            let (year, month, day) = a.from().civil();
            let earlier = match from.day {
                Some(_) => crate::day::Day::new(year - 1, month, day).map(Interval::day),
                None => Interval::month(year - 1, month),
            };
            if (!self.ahead() || past(to))
                && let Some(earlier) = earlier
            {
                return (moved_to(first, earlier), last);
            }
            let (year, month, day) = b.from().civil();
            let later = match to.day {
                Some(_) => crate::day::Day::new(year + 1, month, day).map(Interval::day),
                None => Interval::month(year + 1, month),
            };
            if let Some(later) = later.filter(|_| free(to)) {
                return (first, moved_to(last, later));
            }
        }
        (first, last)
    }
}

fn moved_to(mut outcome: Outcome, interval: Interval) -> Outcome {
    outcome.interval = Some(interval);
    outcome.value = value::of(interval);
    outcome.conflict.clear();
    outcome
}

/// The hull of the members; explicit only if all are, open if any is.
fn join(members: Vec<Outcome>, rule: &'static str, value: String) -> Outcome {
    let mut interval: Option<Interval> = None;
    let mut open = false;
    let mut explicit = true;
    let mut anchor = Anchor::Text;
    let mut class = DateClass::Explicit;
    let mut conflicts = Vec::new();
    for member in members {
        match member.interval {
            Some(it) => interval = Some(interval.map_or(it, |whole| whole.hull(it))),
            None => open = true,
        }
        if member.class != DateClass::Explicit {
            explicit = false;
            class = member.class;
        }
        if member.anchor == Anchor::Published {
            anchor = Anchor::Published;
        }
        if !member.conflict.is_empty() {
            conflicts.push(member.conflict);
        }
    }
    let class = if explicit { DateClass::Explicit } else { class };
    let mut outcome = Outcome::new(class, anchor, rule, interval.filter(|_| !open), value);
    outcome.conflict = conflicts.join("; ");
    outcome
}
