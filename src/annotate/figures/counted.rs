//! What a number counts: units, known nouns, any other noun, or only what words near it say.

use super::{Amount, Finder, unit_name};
use crate::annotate::dates::expression::Unit;
use crate::annotate::dates::lexicon::{self, Sym, UnitForm};
use crate::annotate::dates::tense;
use crate::annotate::units;
use crate::annotate::words::{Flags, words};
use crate::text::TokenKind;
use crate::text::number_words::Form;
use crate::text::words::strip_clitics;

impl Finder<'_, '_> {
    /// The unit after an amount, and the token after it.
    pub(super) fn unit(&self, amount: &Amount, limit: usize) -> Option<(&'static str, usize)> {
        let next = amount.end;
        if next >= limit {
            return None;
        }
        if let Some(time) = self.time_unit(next) {
            return Some((time, next + 1));
        }
        // "مئات الأشخاص", "عشرات الآلاف من الفلسطينيين"
        if amount.form == Form::AtLeast {
            // "الملايين من العرب", but "بالملايين خاصة".
            if units::listed("definite-plural", self.word(amount.first)) && self.word(next) != "من" {
                return self.crowd(amount, next);
            }
            return self.many(amount, next, limit);
        }
        if let Some((word, end)) = units::after_number(self.tokens, next).filter(|(_, end)| *end <= limit) {
            let dual = amount.low == 2.0 && self.spelt_out(amount);
            if word.noun && (dual || amount.low < 1.0) && amount.form == Form::Words {
                return None;
            }
            return Some((word.unit, end));
        }
        self.noun(amount, next)
    }

    fn time_unit(&self, at: usize) -> Option<&'static str> {
        let lexeme = lexicon::lex(self.tokens, at);
        let year = self.kind(at + 1) == Some(TokenKind::Digits) && self.word(at + 1).len() == 4;
        match lexeme.sym {
            // "ألفين وأربعمائة سنة 2022"
            Sym::Unit(Unit::Year, UnitForm::One) if year => None,
            // "خمسة عقود لشركات": decades are dates, so that these are contracts.
            Sym::Unit(Unit::Decade, UnitForm::Many | UnitForm::Accusative) if lexeme.skip == 0 => Some("items"),
            Sym::Unit(unit, UnitForm::One | UnitForm::Accusative | UnitForm::Many) if lexeme.skip == 0 => {
                Some(unit_name(unit))
            }
            Sym::Unit(unit, UnitForm::Heads) if lexeme.skip == 0 && self.word(at).ends_with('ا') => {
                Some(unit_name(unit))
            }
            _ => None,
        }
    }

    /// An uncounted plural: what it counts follows with the article. After من it stays outside and only gives the unit.
    fn many(&self, amount: &Amount, next: usize, limit: usize) -> Option<(&'static str, usize)> {
        if self.word(next) == "من" {
            let (unit, _) = self.counted_by(next + 1, self.end)?;
            // "مئات الملايين من الدولارات": money is the unit itself.
            let bare = self.word(next + 1).trim_start_matches("ال");
            let money = units::noun(bare).is_some_and(|it| !it.noun);
            return Some(if money { (unit, (next + 2).min(limit)) } else { (unit, next) });
        }
        if next < limit
            && let Some(found) = self.counted_by(next, limit)
        {
            return Some(found);
        }
        self.crowd(amount, next)
    }

    /// "مئات الآلاف", "أصيب العشرات": so many without a noun are people.
    fn crowd(&self, amount: &Amount, next: usize) -> Option<(&'static str, usize)> {
        let two = amount.end >= amount.first + 2;
        let window = amount.first.saturating_sub(3).max(self.start)..amount.first;
        let people = window.rev().any(|i| is_of_a_crowd(self.word(i)));
        let definite = units::listed("definite-plural", self.word(amount.first));
        if people && (two || definite) {
            return Some(("people", next));
        }
        (two && amount.low >= 100_000.0).then_some(("items", next))
    }

    /// The noun at `noun_at` as what is counted.
    fn counted_by(&self, noun_at: usize, limit: usize) -> Option<(&'static str, usize)> {
        if noun_at >= limit || self.kind(noun_at) != Some(TokenKind::Arabic) {
            return None;
        }
        let folded = self.word(noun_at);
        let bare = folded.strip_prefix("ال").unwrap_or(folded);
        if let Some((word, end)) = units::after_number(self.tokens, noun_at).filter(|(_, end)| *end <= limit) {
            return Some((word.unit, end));
        }
        let known = units::noun(bare);
        let unit = match known {
            Some(word) => word.unit,
            None if units::is_people(folded) || units::is_of_a_people(folded) => "people",
            None if folded.starts_with('و') => return None,
            None if !units::listed("after", folded) => "items",
            None => return None,
        };
        Some((unit, noun_at + 1))
    }

    /// Any other noun directly after the number: counted, whatever it is.
    fn noun(&self, amount: &Amount, at: usize) -> Option<(&'static str, usize)> {
        // Two of something is a dual: "أمنيين اثنين إصاباتهما خفيفة".
        if self.kind(at) != Some(TokenKind::Arabic) || amount.low < 2.0 || (amount.low == 2.0 && self.spelt_out(amount))
        {
            return None;
        }
        // "لست غريبا" is "I am not"; "قانون المالية 2017 مراجعة" a year.
        let year = self.kind(amount.first) == Some(TokenKind::Digits)
            && amount.form == Form::Digits
            && (1950.0..=2050.0).contains(&amount.low);
        if year || self.word(amount.first).ends_with("لست") {
            return None;
        }
        let folded = self.word(at);
        // "3 ـ إعادة" at the head of a line is its number in a list.
        let short = folded.chars().count() < 3 || at == self.start + 1;
        // "1003 لقوا مصرعهم"
        if folded.ends_with("وا") {
            return None;
        }
        if short || folded.starts_with("ال") || units::listed("after", folded) || is_verb(folded) {
            return None;
        }
        if lexicon::lex(self.tokens, at).sym != Sym::None {
            return None;
        }
        let nation = units::is_of_a_people(folded);
        if !nation && carries_clitic(folded, amount.low) {
            return None;
        }
        let feminine = folded.strip_suffix('ة').and_then(units::noun).is_some_and(|it| it.noun && it.unit == "people");
        let people = nation || feminine || units::is_people(folded);
        if !people && !fits(amount.low, folded) {
            return None;
        }
        Some((if people { "people" } else { "items" }, at + 1))
    }

    fn spelt_out(&self, amount: &Amount) -> bool {
        self.kind(amount.first) == Some(TokenKind::Arabic)
    }

    /// What "264 مليونا" counts: the noun after من, words near it, the figure before it; people if nothing says more.
    fn left_out(&self, at: usize, amount: &Amount) -> &'static str {
        if self.word(amount.end) == "من"
            && let Some((unit, _)) = self.counted_by(amount.end + 1, self.end)
        {
            let many = unit != "items" || units::noun(self.word(amount.end + 1).trim_start_matches("ال")).is_some();
            if many {
                return unit;
            }
        }
        // "736 مليون يورو إلى النازحين، و264 مليونا إلى الجيش"
        let money = |unit: &str| unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase());
        if let Some((unit, end)) = self.last.get()
            && money(unit)
            && end > self.start
            && at - end <= 12
        {
            return unit;
        }
        if amount.low >= 1e9 {
            return "items";
        }
        let stops = |i: &usize| !matches!(self.word(*i), "." | "؛" | "؟");
        let back = (at.saturating_sub(10).max(self.start)..at).rev().take_while(stops);
        let ahead = (amount.end..(amount.end + 6).min(self.end)).take_while(stops);
        for i in back.chain(ahead) {
            let word = self.word(i);
            let bare = strip_clitics(word).map(|(rest, _)| rest).find(|rest| rest.starts_with("ال")).unwrap_or(word);
            let noun = units::noun(bare.strip_prefix("ال").unwrap_or(bare));
            let people = units::listed("people-count", word)
                || is_of_a_crowd(word)
                || noun.is_some_and(|it| it.noun && it.unit == "people");
            if people {
                return "people";
            }
            if units::listed("money-near", bare) {
                return "items";
            }
            if let Some((unit, end)) = self.last.get()
                && i < end
                && self.start < end
            {
                return unit;
            }
        }
        match self.last.get() {
            Some((unit, end)) if end > self.start && at - end <= 40 => unit,
            _ => "people",
        }
    }

    /// "عشرة من الضحايا", "53 منها", "97 نائبا إلى ما يقارب 160": some of what is named beside the number.
    fn out_of(&self, at: usize, amount: &Amount) -> Option<&'static str> {
        let whole = amount.low.fract() == 0.0 && self.word(amount.first) != "احد";
        if !whole {
            return None;
        }
        let after = self.word(amount.end);
        if after == "من" && self.word(amount.end + 1).starts_with("ال") {
            let bare = self.word(amount.end + 1).strip_prefix("ال").unwrap_or_default();
            let known = units::noun(bare).filter(|it| it.noun).map(|it| it.unit);
            let people = units::is_people(bare) || units::is_of_a_people(bare);
            return known.or(people.then_some("people"));
        }
        if matches!(after, "منهم" | "منهن") || (after.ends_with("وا") && after.chars().count() > 3) {
            return Some("people");
        }
        let (unit, end) = self.last.get().filter(|(_, end)| *end > self.start && at.saturating_sub(*end) <= 25)?;
        let counts = matches!(unit, "people" | "items");
        if counts && after == "منها" {
            return Some(unit);
        }
        let same_sentence = !(end..at).any(|i| matches!(self.word(i), "." | "؛" | "؟"));
        if counts && same_sentence && self.before(at) == "اصل" {
            return Some(unit);
        }
        let about = self.comparator(at, amount.end).0 != crate::corpus::draft::Comparator::Equal;
        let year = self.kind(at) == Some(TokenKind::Digits) && (1900.0..=2100.0).contains(&amount.low);
        (counts && same_sentence && about && !year).then_some(unit)
    }

    /// A number without a noun: only where a word near it says what is counted.
    pub(super) fn bare(&self, at: usize, amount: &Amount) -> Option<&'static str> {
        if amount.form == Form::AtLeast || amount.low < 2.0 {
            return None;
        }
        if let Some(unit) = self.out_of(at, amount) {
            return Some(unit);
        }
        // "3 ملايين": so much is a figure, whatever is counted.
        if amount.form == Form::Words
            && amount.low >= 1000.0
            && self.word(amount.end - 1).chars().all(char::is_alphabetic)
        {
            // "القسم الوطني ألف": a scale by itself needs more.
            let alone = amount.end == amount.first + 1 && self.spelt_out(amount);
            let about = self.comparator(at, amount.end).0 != crate::corpus::draft::Comparator::Equal;
            if alone && !about && self.word(amount.end) != "من" {
                return None;
            }
            return Some(self.left_out(at, amount));
        }
        let before = self.before(at);
        let joined = before.strip_prefix(['و', 'ف']).unwrap_or(before);
        if (units::listed("people-before", before) || units::listed("people-before", joined))
            && amount.low.fract() == 0.0
        {
            return Some("people");
        }
        let window = at.saturating_sub(7).max(self.start)..at;
        let near = || window.clone().rev().take_while(|i| !matches!(self.word(*i), "." | "؛" | "،"));
        let counted =
            near().any(|i| units::listed("people-count", self.word(i)) || units::listed("item-count", self.word(i)));
        if !counted
            || !matches!(
                self.before(at),
                "الي"
                    | "بلغ"
                    | "بلغت"
                    | "ب"
                    | "نحو"
                    | "حوالي"
                    | "من"
                    | "عن"
                    | "يبلغ"
                    | "تبلغ"
                    | "وصل"
                    | "تجاوز"
            )
        {
            return None;
        }
        let people = near().any(|i| units::listed("people-count", self.word(i)));
        Some(if people { "people" } else { "items" })
    }
}

/// Whether an unknown word after a number begins with a clitic ("8 بأصواتهم", "15 بدوري") and is no noun ("3 فتيات", "12 بندا").
fn carries_clitic(folded: &str, number: f64) -> bool {
    let known = |word: &str| words().of(word).any(Flags::COMMON);
    match folded.chars().next() {
        Some('ف' | 'ك') => folded.starts_with("فال") || folded.starts_with("كال"),
        Some('و' | 'ب' | 'ل') => {
            let rest = folded.get(2..).unwrap_or("");
            let second = folded.starts_with('و') && rest.starts_with(['ل', 'ب']);
            let joined = second || rest.starts_with("ال") || folded.starts_with("لل");
            let object = ["هم", "ها", "هن", "نا", "كم", "ه"].iter().any(|end| folded.ends_with(end));
            // "12 بندا": the accusative that such a number asks for.
            let asked = (11..=99).contains(&((number % 100.0) as u32)) && folded.ends_with('ا');
            joined || object || (known(rest) && !asked) || folded.chars().count() < 4
        }
        _ => false,
    }
}

/// "فر", "وشارك": beside it many without a noun are people.
fn is_of_a_crowd(word: &str) -> bool {
    units::listed("crowd", word) || units::listed("crowd", word.trim_start_matches(['و', 'ف']))
}

/// Whether an unknown noun has the shape that its number asks for: a plural after 3 to 10, else a singular.
fn fits(number: f64, folded: &str) -> bool {
    if number.fract() != 0.0 {
        return false;
    }
    let rest = (number % 100.0) as u32;
    match rest {
        11..=99 => folded.ends_with(['ا', 'ة', 'ه', 'ي', 'ء']),
        _ => true,
    }
}

/// A verb follows the number: "في 2020 أعلنت", "وصل 3 قال".
fn is_verb(folded: &str) -> bool {
    tense::is_past_verb(folded) || tense::is_coming(folded)
}
