//! What the words around a figure say of it: "أكثر من", "بنحو", "تجاوزت", "على الأقل".

use super::Finder;
use crate::annotate::dates::lexicon::{self, Sym};
use crate::annotate::units;
use crate::corpus::draft::Comparator;

impl Finder<'_, '_> {
    /// What stands before (and after) the figure: "أكثر من", "بنحو", "تجاوزت"; and whether it is only about.
    pub(super) fn comparator(&self, first: usize, end: usize) -> (Comparator, bool) {
        let mut at = first;
        if at > self.start && matches!(self.before(at), "ال" | "ب" | "ل" | "بين" | "مابين" | "وبين") {
            at -= 1;
        }
        for len in 1..=4 {
            let Some(start) = at.checked_sub(len).filter(|start| *start >= self.start) else { break };
            let lexeme = lexicon::lex(self.tokens, start);
            if let (Sym::Approx(comparator), true) = (lexeme.sym, usize::from(lexeme.len) == len) {
                return (comparator, comparator == Comparator::About);
            }
        }
        let before = self.before(at);
        let verb = |word: &str| {
            let bare = word.strip_prefix('و').unwrap_or(word);
            if units::listed("about", bare) {
                Some((Comparator::About, true))
            } else if units::listed("more", bare) {
                Some((Comparator::Greater, false))
            } else {
                None
            }
        };
        // "لا يتجاوز عددهم 20", "تجاوزت مبيعاتها 740 مليون": a noun with its owner's pronoun between verb and number.
        let owned = before.chars().count() >= 5 && ["ها", "هم", "هن", "ه"].iter().any(|end| before.ends_with(end));
        if (owned || before == "العدد")
            && let Some(verb_at) = at.checked_sub(2).filter(|i| *i >= self.start)
            && let Some(found) = verb(self.tokens.fold(verb_at))
        {
            let negation = verb_at.checked_sub(1).filter(|i| *i >= self.start).map_or("", |i| self.tokens.fold(i));
            let negated = matches!(negation, "لا" | "لم" | "ولا" | "ولم" | "لن" | "الا");
            return if negated && found.0 == Comparator::Greater { (Comparator::Less, false) } else { found };
        }
        if let Some(found) = self.verb_of_a_noun(at) {
            return found;
        }
        let before_two = at.checked_sub(2).filter(|i| *i >= self.start).map_or("", |i| self.tokens.fold(i));
        let negated = matches!(before_two, "لا" | "لم" | "ولا" | "ولم" | "لن");
        if let Some((comparator, approximate)) = verb(before) {
            let comparator = if negated && comparator == Comparator::Greater { Comparator::Less } else { comparator };
            return (comparator, approximate);
        }
        if matches!(before, "عن" | "علي")
            && let Some(found) = verb(before_two)
        {
            let before_three = at.checked_sub(3).filter(|i| *i >= self.start).map_or("", |i| self.tokens.fold(i));
            let negated = matches!(before_three, "لا" | "لم" | "ولا" | "ولم" | "لن");
            return if negated && found.0 == Comparator::Greater { (Comparator::Less, false) } else { found };
        }
        if end < self.end {
            if units::listed_two("at-least", self.tokens, end) {
                return (Comparator::Greater, false);
            }
            if units::listed_two("at-most", self.tokens, end) {
                return (Comparator::Less, false);
            }
            if self.word(end) == "تقريبا" {
                return (Comparator::About, true);
            }
        }
        (Comparator::Equal, false)
    }

    /// "تجاوز عدد الجرحى 1600", "تخطت صادرات العراق 5 مليارات": the verb, then what it is said of, then the number.
    fn verb_of_a_noun(&self, at: usize) -> Option<(Comparator, bool)> {
        const BETWEEN: usize = 3;
        for place in (at.checked_sub(BETWEEN + 1)?.max(self.start)..at.saturating_sub(1)).rev() {
            let word = self.tokens.fold(place);
            let bare = word.strip_prefix('و').unwrap_or(word);
            let clean = (place + 1..at).all(|i| {
                let arabic = self.kind(i) == Some(crate::text::TokenKind::Arabic);
                arabic && !matches!(self.tokens.fold(i), "في" | "من" | "الي" | "علي" | "عن" | "ب" | "ل")
            });
            if !clean {
                return None;
            }
            if units::listed("more", bare) && (bare.starts_with("تجاوز") || bare.starts_with("تخط")) {
                let negation = place.checked_sub(1).filter(|i| *i >= self.start).map_or("", |i| self.tokens.fold(i));
                let negated = matches!(negation, "لا" | "لم" | "ولا" | "ولم" | "لن");
                return Some((if negated { Comparator::Less } else { Comparator::Greater }, false));
            }
        }
        None
    }
}
