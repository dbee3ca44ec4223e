//! Words that only look like dates: مارس the verb, العام "general", اليوم in names, ages.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::expression::{Core, Count, Hijri, Lead, Point, Relation, Unit};
use super::grammar::Grammar;
use super::lexicon::{Sym, UnitForm};
use super::point::Builder;
use crate::knowledge::{alternatives, rows};
use crate::text::number_words;
use crate::text::words::{WordHash, strip_clitics};
use crate::text::{Folding, fold};

type Words = HashSet<String, WordHash>;

static GATES: LazyLock<HashMap<&'static str, Words, WordHash>> = LazyLock::new(|| {
    let mut gates: HashMap<&'static str, Words, WordHash> = HashMap::default();
    for row in rows(include_str!("../../knowledge/date_gates.tsv")) {
        let [gate, words, ..] = row[..] else { continue };
        let list = gates.entry(gate).or_default();
        list.extend(alternatives(words).map(|word| fold(word, Folding::Strong)));
    }
    gates
});

/// Whether the gate's list has the word, bare or behind a clitic.
pub fn listed(gate: &str, word: &str) -> bool {
    GATES
        .get(gate)
        .is_some_and(|words| words.contains(word) || strip_clitics(word).any(|(rest, _)| words.contains(rest)))
}

impl<'a, 't> Grammar<'a, 't> {
    /// Whether a point that begins at `at` (its lead, if any, at `from`) is a date here.
    pub fn point_stands(&self, builder: &Builder, at: usize, end: usize, lead: Option<Lead>) -> bool {
        let point = &builder.point;
        let before = self.before(at);
        if builder.later && *point == Point::default() {
            return self.word(at).ends_with("وقت");
        }
        let led = lead.is_some() || point.edge.is_some();
        if point.weekday.is_some() && !self.weekday_stands(point, at, end, before) {
            return false;
        }
        if point.today.is_some() && point.weekday.is_none() && !self.today_stands(point, at, end, before, lead) {
            return false;
        }
        let plain_month = point.month.is_some() && point.day.is_none();
        if plain_month && !builder.head && !self.month_stands(builder, at, before, led) {
            return false;
        }
        if (point.day.is_some() || plain_month) && listed("before-day-name", before) {
            return false;
        }
        if let Some(hijri) = point.hijri
            && !self.hijri_stands(builder, hijri, before, led)
        {
            return false;
        }
        if builder.bare_year && !self.year_stands(point, at, end, before, led) {
            return false;
        }
        match (point.unit, point.relation) {
            (Some(Unit::Year), Some(relation)) => {
                self.sym(at) == Sym::This
                    || self.is(at, "السنة")
                    || point.edge.is_some()
                    || !self.general(before, relation)
            }
            (Some(Unit::Century | Unit::Decade), Some(Relation::Last)) => false,
            // "العقد الحالي" is as often a contract.
            (Some(Unit::Decade), Some(relation)) => {
                led || relation == Relation::Past || matches!(before, "في" | "من" | "مدي" | "مدار" | "طوال" | "طيلة")
            }
            _ => true,
        }
    }

    /// "العام" after a title or a masculine noun with the article is "general".
    fn general(&self, before: &str, relation: Relation) -> bool {
        if listed("before-the-year", before) {
            return true;
        }
        let masculine = before.starts_with("ال") && !before.ends_with(['ة', 'ت', 'ء', 'ن']);
        masculine && matches!(relation, Relation::Preceding | Relation::Current | Relation::Same | Relation::Last)
    }

    fn weekday_stands(&self, point: &Point, at: usize, end: usize, before: &str) -> bool {
        let bare = point.today.is_none() && point.part.is_none() && point.day.is_none() && self.head_less(at);
        if bare && listed("before-weekday", before) {
            return false;
        }
        // "بين الاثنين" is "between the two".
        if bare && before == "بين" && point.weekday == Some(crate::day::Weekday::Monday) {
            return false;
        }
        // "القصائد الاثنين والعشرين" is a number.
        let number =
            self.word(end).strip_prefix("وال").is_some_and(|rest| rest.ends_with("ين") || rest.ends_with("ون"))
                && number_words::definite(self.tokens, at).is_some();
        if number {
            return false;
        }
        !(bare && listed("after-weekday", self.word(end)))
    }

    fn head_less(&self, at: usize) -> bool {
        !matches!(self.sym(at), Sym::Unit(..))
    }

    fn today_stands(&self, point: &Point, at: usize, end: usize, before: &str, lead: Option<Lead>) -> bool {
        let day = self.word(at).ends_with("اليوم") || self.word(at).ends_with("لليوم");
        if point.part.is_some() || !day || point.today != Some(0) {
            return true;
        }
        if self.sym(at) == Sym::This || lead == Some(Lead::Until) {
            return true;
        }
        let ordinal = matches!(self.inner(end), Sym::Ordinal(_));
        let per_day = before == "في" || self.lexeme(at).skip > 0 && !self.lexeme(at).and;
        !(ordinal || per_day || listed("before-today", before) || listed("after-today", self.word(end)))
    }

    fn month_stands(&self, builder: &Builder, at: usize, before: &str, led: bool) -> bool {
        let point = &builder.point;
        // "باب", "أبي": أب is a father, only آب a month.
        if builder.doubtful_month && self.word(at).ends_with("اب") && !self.tokens.source(at).contains('آ') {
            return false;
        }
        let anchored = point.year.is_some() || point.relation.is_some() || point.year_relation.is_some() || led;
        if anchored || point.share.is_some() {
            // "مارس نفسه الضغط" does not occur; "مارس الماضي" is always the month.
            return true;
        }
        // "حرب أكتوبر", "نكسة حزيران": the name of what happened.
        if listed("event-before-month", before) {
            return false;
        }
        // The number before it belongs to a name: "كتيبة 17 فبراير".
        if at > self.start && self.digits(at - 1).is_some_and(|(n, len)| len <= 2 && n <= 31) {
            return false;
        }
        if builder.doubtful_month {
            // "كمارس"
            let lexeme = self.lexeme(at);
            if lexeme.skip > 0 && !lexeme.and {
                return false;
            }
            return listed("before-month", before) || self.lists_a_month(at);
        }
        let nameless = !matches!(self.word(at), "شباط" | "نيسان" | "تموز" | "ايلول" | "جوان");
        nameless || listed("before-month", before) || at == self.start
    }

    /// Whether the word itself (after its clitic) begins with an alef that carries a hamza or madda.
    fn written_with_hamza(&self, at: usize) -> bool {
        let skip = usize::from(self.lexeme(at).skip);
        let first = self.tokens.source(at).chars().filter(|c| c.is_alphabetic()).nth(skip);
        matches!(first, Some('أ' | 'آ' | 'إ'))
    }

    /// "فبراير ومارس": after another month.
    fn lists_a_month(&self, at: usize) -> bool {
        let glued = self.lexeme(at).and;
        let previous = if glued { at.checked_sub(1) } else { at.checked_sub(2) };
        previous.is_some_and(|i| {
            (glued || self.is(at.saturating_sub(1), "و")) && matches!(self.sym(i), Sym::Month(_) | Sym::MaybeMonth(_))
        })
    }

    fn hijri_stands(&self, builder: &Builder, hijri: Hijri, before: &str, led: bool) -> bool {
        if hijri.day.is_some() || hijri.year.is_some() || !builder.doubtful_hijri {
            return true;
        }
        let point = &builder.point;
        if point.relation.is_some() || point.edge.is_some() {
            return true;
        }
        match hijri.month {
            Some(11 | 12) => true,
            Some(1 | 2) => false,
            Some(3..=6) => listed("before-month", before),
            _ => led || matches!(before, "في" | "وفي" | "خلال" | "ففي" | "منتصف"),
        }
    }

    /// Four digits that are a year and no amount, number of a law or model.
    fn year_stands(&self, point: &Point, at: usize, end: usize, before: &str, led: bool) -> bool {
        let four = self.digits(at).is_some_and(|(_, len)| len == 4) || !self.is_digits(at);
        let year = match point.hijri {
            Some(hijri) => hijri.year.unwrap_or(0) + 600,
            None => point.year.unwrap_or(0),
        };
        if !four || !(1800..=2100).contains(&year) || listed("before-number", before) {
            return false;
        }
        let word = self.word(end);
        let glued = |i: usize| !self.spaced(i) && matches!(self.word(i), "-" | "." | ":" | "/");
        if matches!(word, "%" | "$" | "€") || (glued(end) && self.is_digits(end + 1)) {
            return false;
        }
        if at > self.start && !self.spaced(at) && matches!(before, "-" | "/" | "." | ":" | "," | "$" | "+") {
            return false;
        }
        // "على 2020 صوتا": a noun in its accusative is counted, though it may look like a verb.
        let accusative = self.source_ends_with_tanwin(end) || crate::annotate::units::noun(word).is_some();
        if accusative && !listed("after-year", word) {
            return false;
        }
        let verb = super::tense::is_past_verb(word) || super::tense::is_coming(word);
        let ends = verb
            || !self.is_arabic(end)
            || listed("after-year", word)
            || word.starts_with('و')
            || word.starts_with("ال");
        let counts = matches!(self.inner(end), Sym::Unit(..)) || crate::text::number_words::begins(self.tokens, end);
        if counts && !word.starts_with("ال") && !word.starts_with('و') {
            return false;
        }
        if listed("event-before-year", before) {
            return true;
        }
        let named = led || listed("before-year", before) || before == "(";
        if named && self.is_arabic(end) && !ends {
            // "في 2020 شركة" is an amount, "في 2020 أعلنت" is not: amounts of this size have no preposition of time.
            return matches!(before, "منذ" | "حتي" | "بحلول") || self.verb_like(word);
        }
        let noun = at > self.start && self.tokens.get(at - 1).is_some_and(|t| t.kind == crate::text::TokenKind::Arabic);
        ends && (named || noun)
    }

    /// Whether what follows bare years can follow a year: no counted noun, scale or percent sign.
    fn free_after(&self, end: usize, joined: bool) -> bool {
        let word = self.word(end);
        let counted = crate::annotate::units::after_number(self.tokens, end).is_some()
            || crate::text::number_words::begins(self.tokens, end);
        if joined && self.is_arabic(end) {
            return !counted;
        }
        if matches!(word, "%" | "$" | "€") {
            return false;
        }
        if !self.is_arabic(end) || listed("after-year", word) || word.starts_with("ال") || word.starts_with('و') {
            return true;
        }
        self.verb_like(word) || super::tense::is_coming(word)
    }

    fn source_ends_with_tanwin(&self, at: usize) -> bool {
        self.is_arabic(at) && self.tokens.source(at).contains('\u{64B}')
    }

    /// The rough shape of a verb: feminine past, or a present with two letters to spare.
    fn verb_like(&self, word: &str) -> bool {
        let letters = word.chars().count();
        (letters >= 4 && word.ends_with('ت') && !word.ends_with("ات"))
            || (letters >= 4 && word.starts_with(['ي', 'ت']) && !word.ends_with('ة'))
            || super::tense::is_past_verb(word)
    }

    /// Whether a count is a length of time: an age is a figure alone.
    pub fn count_stands(&self, count: &Count, at: usize, end: usize, lead: Option<Lead>) -> bool {
        let short = count.unit <= Unit::Minute;
        if short && (count.relation.is_some() || self.clock(at)) {
            return false;
        }
        // "يوما بعد يوم", "عاما بعد عام"
        let single = count.figure.is_none() && count.amount == Some(1.0);
        if lead == Some(Lead::After) && single && at >= self.start + 2 {
            let before = self.sym(at - 2);
            if [UnitForm::One, UnitForm::Accusative].map(|form| Sym::Unit(count.unit, form)).contains(&before) {
                return false;
            }
        }
        // "28 عقدا" are contracts.
        if count.unit == Unit::Decade && count.amount.is_some_and(|n| n > 10.0) {
            return false;
        }
        if count.relation.is_some() || lead.is_some() {
            return true;
        }
        if count.unit == Unit::Decade && !self.lasts_decades(at, end) {
            return false;
        }
        !self.age(count.unit, at, end)
    }

    /// "على مدى ثلاثة عقود", "ثلاثة عقود من الحرب", but "خمسة عقود لشركات".
    fn lasts_decades(&self, at: usize, end: usize) -> bool {
        let window = at.saturating_sub(4).max(self.start)..at;
        let lasting = window.rev().any(|i| listed("before-decades", self.word(i)));
        lasting
            || self.inner(end) == Sym::From && listed("after-decades", self.word(end + 1))
            || listed("after-decades", self.word(end))
    }

    /// "الساعة 18 و35 دقيقة", "الدقيقة 45".
    fn clock(&self, at: usize) -> bool {
        let window = at.saturating_sub(4).max(self.start)..at;
        window.into_iter().any(|i| self.word(i).ends_with("الساعة") || self.word(i).ends_with("الدقيقة"))
    }

    /// "يبلغ من العمر 23 عاما", "(23 عاما)", "، 23 عاما،", "ابن الـ23 عاما".
    pub fn age(&self, unit: Unit, at: usize, end: usize) -> bool {
        if !matches!(unit, Unit::Year | Unit::Month | Unit::Day | Unit::Week) {
            return false;
        }
        let window = at.saturating_sub(5).max(self.start)..at;
        let mut near = window.rev().take_while(|&i| !matches!(self.word(i), "." | "؛" | "،"));
        if let Some(i) = near.find(|&i| listed("age", self.word(i))) {
            // "شراكة عمرها أربعون سنة" lasted so long.
            return !(i > self.start && listed("lasting", self.word(i - 1)));
        }
        let before = self.before(at);
        let after = self.word(end);
        // "متشدد يبلغ 22 سنة"
        if unit == Unit::Year && matches!(before, "يبلغ" | "تبلغ" | "بلغ" | "بلغت" | "البالغ" | "البالغة")
        {
            return true;
        }
        // "رحل عن 72 عاما"
        if before == "عن" && unit == Unit::Year {
            let window = at.saturating_sub(12).max(self.start)..at;
            if window.rev().take_while(|&i| !matches!(self.word(i), "." | "؛")).any(|i| listed("death", self.word(i)))
            {
                return true;
            }
        }
        if matches!(after, "للرجال" | "للنساء" | "للذكور" | "للاناث" | "للجنسين") {
            return true;
        }
        if self.inner(end) == Sym::From && listed("age", self.word(end + 1)) {
            return true;
        }
        let between = unit == Unit::Year
            && matches!((before, after), ("(", ")") | ("،", "،") | (",", ",") | ("(", "،") | ("-", "-"));
        between || listed("age-of", before)
    }

    /// Whether a vague word is one here: "قريبا من" is a place.
    pub fn vague_stands(&self, at: usize, end: usize) -> bool {
        // "الآن" is now, "آلان" and "ألان" are people.
        if self.word(at).ends_with("الان") && self.written_with_hamza(at) {
            return false;
        }
        // "في مثل هذه الأيام من عام 1982"
        if self.before(at) == "مثل" {
            return false;
        }
        !(self.word(at).ends_with("قريبا") && listed("after-soon", self.word(end)))
    }

    /// Whether what was read alone can stand as a date: "السنة" needs more than itself.
    pub fn core_stands(&self, core: &Core, at: usize, end: usize) -> bool {
        match core {
            Core::Range(a, b) => {
                // "بين 1500 و2000 شخص" are amounts.
                let bare = |p: &Point| Point { year: p.year, hijri: p.hijri, ..Point::default() } == *p;
                let inside = self.after(at);
                let headed = (at..=inside).any(|i| matches!(self.sym(i), Sym::Unit(..)));
                let joined = self.is_digits(at);
                if bare(a) && bare(b) && !headed && !self.free_after(end, joined) {
                    return false;
                }
                // A score: "3-2" never gets here, "1-2 مايو" does.
                let years = a.year.is_some() && b.year.is_some() && a.month.is_none() && b.month.is_none();
                let sane = !years || self.sym(at) != Sym::None || !listed("before-number", self.before(at));
                sane && !matches!(self.sym(at), Sym::Unit(Unit::Year, UnitForm::The) if listed("before-the-year", self.before(at)))
            }
            _ => true,
        }
    }
}
