//! Counts of units: "قبل عامين", "خلال العقد الماضي", "الأيام الثلاثة الماضية", "ستة أسابيع".

use super::{Context, Outcome, calendar, value};
use crate::annotate::dates::expression::{Count, CountFrom, Lead, Relation, Unit, VagueRef};
use crate::annotate::dates::tense::Tense;
use crate::corpus::draft::{Anchor, DateClass};

impl Context<'_> {
    pub(super) fn count(&self, count: &Count) -> Outcome {
        if let Some(relation) = count.relation {
            return self.counted_back(count, relation);
        }
        let Some(amount) = count.amount else { return self.several(count) };
        match (count.from, self.lead) {
            (CountFrom::Before, _) => self.counted_from_there(count, -amount),
            (CountFrom::After, _) => self.counted_from_there(count, amount),
            (CountFrom::Now, Some(Lead::Before)) => self.counted_from_now(count, -amount, "ago"),
            (CountFrom::Now, Some(Lead::Since)) => self.counted_from_now(count, -amount, "since-ago"),
            (CountFrom::Now, Some(Lead::After)) if self.tense == Tense::Coming => {
                self.counted_from_now(count, amount, "in")
            }
            // "زار طهران عام 2015، وبعد عامين عاد"
            (CountFrom::Now, Some(Lead::After))
                if self.tense == Tense::Past && self.history.just_told(self.published, count.unit).is_some() =>
            {
                self.counted_from_there(count, amount)
            }
            _ => self.duration(count),
        }
    }

    fn duration(&self, count: &Count) -> Outcome {
        let rule = if count.from == CountFrom::Event { "distance" } else { "duration" };
        Outcome::open(DateClass::Duration, rule, value::duration(count.amount, count.unit))
    }

    /// "قبل أيام", "منذ سنوات": no number, no bounds.
    fn several(&self, count: &Count) -> Outcome {
        match self.lead {
            Some(Lead::Before | Lead::Since) if count.from == CountFrom::Now => {
                Outcome::open(DateClass::Vague, "vague-ago", VagueRef::Past.value().to_owned())
            }
            _ => self.duration(count),
        }
    }

    /// "العامين الماضيين", "الأيام الثلاثة المقبلة": counted from the day of publication.
    fn counted_back(&self, count: &Count, relation: Relation) -> Outcome {
        let sign = match relation {
            Relation::Past | Relation::Last | Relation::PastButOne => -1.0,
            Relation::Coming => 1.0,
            Relation::Following => {
                return Outcome::open(DateClass::Duration, "duration", value::duration(count.amount, count.unit));
            }
            Relation::Preceding => {
                return Outcome::open(DateClass::Vague, "vague-units", VagueRef::Past.value().to_owned());
            }
            _ => return Outcome::open(DateClass::Vague, "vague", VagueRef::Present.value().to_owned()),
        };
        let Some(amount) = count.amount else {
            let which = if sign < 0.0 { VagueRef::Past } else { VagueRef::Future };
            return Outcome::open(DateClass::Vague, "vague-units", which.value().to_owned());
        };
        let rule = if sign < 0.0 { "counted-back" } else { "counted-on" };
        let interval = self.published.and_then(|day| calendar::stretch(day, count.unit, sign * amount));
        let value = value::duration(count.amount, count.unit);
        Outcome::new(DateClass::Duration, Anchor::Published, rule, interval, value)
    }

    fn counted_from_now(&self, count: &Count, amount: f64, rule: &'static str) -> Outcome {
        let Some((interval, _)) = self.published.and_then(|day| calendar::away(day, count.unit, amount)) else {
            return Outcome::open(DateClass::Relative, rule, value::duration(count.amount, count.unit));
        };
        Outcome::new(DateClass::Relative, Anchor::Published, rule, Some(interval), value::of(interval))
    }

    /// "قبل ذلك بيومين": from the date spoken of before.
    fn counted_from_there(&self, count: &Count, amount: f64) -> Outcome {
        let rule = "counted-from-there";
        let there = self.history.then();
        let day = there.map(|it| if amount < 0.0 { it.from() } else { it.to() });
        // "بعد ذلك بأسبوعين", from a day: another day.
        let exact = there.is_some_and(|it| it.days() == 1) && count.unit == Unit::Week;
        let (unit, amount) = if exact { (Unit::Day, amount * 7.0) } else { (count.unit, amount) };
        let Some((interval, _)) = day.and_then(|day| calendar::away(day, unit, amount)) else {
            return Outcome::open(DateClass::Relative, rule, value::duration(count.amount, count.unit));
        };
        Outcome::new(DateClass::Relative, Anchor::Text, rule, Some(interval), value::of(interval))
    }
}
