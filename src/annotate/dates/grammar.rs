//! The cursor over the lexemes of one paragraph that every rule of the grammar uses.

use std::cell::Cell;

use super::expression::{Hijri, Point, Relation, Unit};
use super::lexicon::{Era, Lexeme, NOTHING, Sym, UnitForm, lex};
use super::point::Builder;
use crate::annotate::Reading;
use crate::annotate::openings::Openings;
use crate::text::{TokenKind, Tokens};

/// The lexemes of one paragraph. Positions are token indices of the page.
pub struct Grammar<'a, 't> {
    reading: &'a Reading<'t>,
    pub tokens: &'a Tokens<'t>,
    pub start: usize,
    pub end: usize,
    lexemes: Vec<Lexeme>,
    /// The point last read and where: several rules ask for the same one in a row.
    pub(super) last_point: Cell<Option<(usize, Read<Builder>)>>,
}

/// What a rule read and the token after it.
pub type Read<T> = Option<(T, usize)>;

impl<'a, 't> Grammar<'a, 't> {
    pub fn new(reading: &'a Reading<'t>, paragraph: std::ops::Range<usize>) -> Grammar<'a, 't> {
        let tokens = &reading.tokens;
        let lexeme = |at| if reading.opening(at).any(Openings::DATE) { lex(tokens, at) } else { NOTHING };
        let lexemes = paragraph.clone().map(lexeme).collect();
        let last_point = Cell::new(None);
        Grammar { reading, tokens, start: paragraph.start, end: paragraph.end, lexemes, last_point }
    }

    /// Whether token `at` is a number or a number word, with the article or without.
    pub fn may_count(&self, at: usize) -> bool {
        at < self.end && self.reading.opening(at).any(Openings::NUMBER.with(Openings::DEFINITE))
    }

    /// Whether a date could begin at token `at`; most words of a text can be passed over without trying.
    pub fn may_open(&self, at: usize) -> bool {
        match self.sym(at) {
            Sym::None => self.may_count(at) || self.is(at, "ال"),
            // "من" begins only what goes on to an end: "من 3 إلى 5".
            Sym::From => self.sym(self.after(at)) != Sym::None || self.may_open(self.after(at)),
            Sym::To | Sym::Or => false,
            _ => true,
        }
    }

    pub fn lexeme(&self, at: usize) -> Lexeme {
        at.checked_sub(self.start).and_then(|i| self.lexemes.get(i)).copied().unwrap_or(NOTHING)
    }

    pub fn sym(&self, at: usize) -> Sym {
        self.lexeme(at).sym
    }

    /// The meaning of a word that carries no clitic: within an expression only و may be glued.
    pub fn inner(&self, at: usize) -> Sym {
        let lexeme = self.lexeme(at);
        if lexeme.skip == 0 { lexeme.sym } else { Sym::None }
    }

    pub fn after(&self, at: usize) -> usize {
        (at + usize::from(self.lexeme(at).len)).min(self.end)
    }

    pub fn word(&self, at: usize) -> &str {
        if at < self.end { self.tokens.fold(at) } else { "" }
    }

    pub fn is(&self, at: usize, word: &str) -> bool {
        self.word(at) == word
    }

    /// The word before `at` in the paragraph.
    pub fn before(&self, at: usize) -> &str {
        if at > self.start { self.tokens.fold(at - 1) } else { "" }
    }

    /// A run of digits: its value and how many there are.
    pub fn digits(&self, at: usize) -> Option<(i32, usize)> {
        let token = self.tokens.get(at).filter(|_| at < self.end)?;
        if token.kind != TokenKind::Digits {
            return None;
        }
        let folded = self.tokens.fold(at);
        if folded.len() > 4 {
            return None;
        }
        Some((folded.parse().ok()?, folded.len()))
    }

    pub fn is_arabic(&self, at: usize) -> bool {
        at < self.end && self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Arabic)
    }

    pub fn is_digits(&self, at: usize) -> bool {
        at < self.end && self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Digits)
    }

    pub fn spaced(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|t| t.spaced)
    }

    /// Past "من", where it stands.
    pub fn skip_from(&self, at: usize) -> usize {
        if self.inner(at) == Sym::From { at + 1 } else { at }
    }

    /// A month by one or two of its names: "مارس/آذار", "أبريل (نيسان)", "أبريل نيسان".
    /// The flag is false where the word can be something else.
    pub fn month(&self, at: usize) -> Read<(u8, bool)> {
        let (number, sure) = self.month_name(at)?;
        let next = self.after(at);
        let again = |i: usize| self.month_name(i).filter(|(n, _)| *n == number).map(|_| self.after(i));
        if matches!(self.word(next), "/" | "-" | "\\" | "|")
            && let Some(end) = again(next + 1)
        {
            return Some(((number, true), end));
        }
        if self.is(next, "(")
            && let Some(end) = again(next + 1).filter(|end| self.is(*end, ")"))
        {
            return Some(((number, true), end + 1));
        }
        if let Some(end) = again(next) {
            return Some(((number, true), end));
        }
        Some(((number, sure), next))
    }

    fn month_name(&self, at: usize) -> Option<(u8, bool)> {
        match self.inner(at) {
            Sym::Month(n) => Some((n, true)),
            Sym::MaybeMonth(n) => Some((n, false)),
            _ => None,
        }
    }

    pub fn hijri_month(&self, at: usize) -> Read<u8> {
        match self.inner(at) {
            Sym::Hijri(n) => Some((n, self.after(at))),
            _ => None,
        }
    }

    /// Past "عام", "سنة", "العام", "من عام"; `None` where no year can follow.
    pub fn year_head(&self, at: usize) -> Option<usize> {
        match self.inner(at) {
            Sym::Unit(Unit::Year, UnitForm::One | UnitForm::The) => {
                let next = self.after(at);
                Some(if self.inner(next) == Sym::Adjective { self.after(next) } else { next })
            }
            _ => None,
        }
    }

    /// Digits (or thousands in words) that are a year, with their era.
    pub fn year(&self, at: usize) -> Read<Year> {
        let (value, end) = match self.digits(at) {
            Some((value, 3 | 4)) => (value, at + 1),
            Some(_) => return None,
            None => self.year_in_words(at)?,
        };
        if matches!(self.word(end), "." | "," | "٬")
            && !self.spaced(end)
            && !self.spaced(end + 1)
            && self.is_digits(end + 1)
        {
            return None;
        }
        let (era, after) = self.era(end);
        let year = match era {
            Some(Era::Hijri) => Year::Hijri(value),
            Some(Era::BeforeChrist) => Year::Gregorian(-value),
            Some(Era::Christian) if value > 2200 => return None,
            Some(Era::Christian) => Year::Gregorian(value),
            None if (1300..=1480).contains(&value) => Year::Hijri(value),
            None => Year::Gregorian(value),
        };
        let sane = match year {
            Year::Hijri(n) => (1..=1600).contains(&n),
            Year::Gregorian(n) => n < 0 || era.is_some() || (1000..=2200).contains(&n) || (500..1000).contains(&n),
        };
        sane.then_some((year, after))
    }

    fn year_in_words(&self, at: usize) -> Option<(i32, usize)> {
        if !self.is_arabic(at) {
            return None;
        }
        let numeral = crate::text::number_words::read(self.tokens, at)?;
        let sane = numeral.skip == 0
            && numeral.form == crate::text::number_words::Form::Words
            && numeral.end <= self.end
            && (1400.0..=2100.0).contains(&numeral.value);
        sane.then_some((numeral.value as i32, numeral.end))
    }

    /// "هـ", "م", "ميلادي", bare or in parentheses.
    pub fn era(&self, at: usize) -> (Option<Era>, usize) {
        // "400 م²" is an area.
        let power = |i: usize| {
            // "192 م.د" are millions of dinars.
            let dinars = self.is(i, ".") && !self.spaced(i) && self.is(i + 1, "د");
            dinars
                || matches!(self.word(i), "مربع" | "مكعب" | "د" | "مربعا" | "مربعة")
                || !self.spaced(i) && (matches!(self.word(i), "²" | "³") || self.is_digits(i))
        };
        if let Sym::Era(era) = self.inner(at)
            && !power(self.after(at))
        {
            return (Some(era), self.after(at));
        }
        if self.is(at, "(")
            && let Sym::Era(era) = self.inner(at + 1)
        {
            let end = self.after(at + 1);
            if self.is(end, ")") {
                return (Some(era), end + 1);
            }
        }
        (None, at)
    }

    /// "الماضي", "نفسه" after the word they describe.
    pub fn relation(&self, at: usize) -> Read<Relation> {
        match self.inner(at) {
            Sym::Relation(relation) => Some((relation, self.after(at))),
            _ => None,
        }
    }

    /// "الشهر الماضي", "هذا العام", "ذلك اليوم", "نفس الشهر": a unit that says which.
    pub fn which_unit(&self, at: usize) -> Read<(Unit, Relation)> {
        let unit_at = |i: usize| match self.inner(i) {
            _ if self.word(i).starts_with("لل") => None,
            Sym::Unit(unit, UnitForm::The) if unit >= Unit::Hour => Some((unit, self.after(i))),
            Sym::Today(0) if self.word(i).ends_with("اليوم") => Some((Unit::Day, i + 1)),
            Sym::Period | Sym::Time => Some((Unit::Time, self.after(i))),
            _ => None,
        };
        match self.sym(at) {
            Sym::This | Sym::That | Sym::SameOf => {
                let sym = self.sym(at);
                let (unit, end) = unit_at(self.after(at))?;
                let relation = if sym == Sym::This { Relation::Current } else { Relation::Same };
                if unit == Unit::Time && (sym == Sym::This || (sym == Sym::SameOf && !self.is_period(end - 1))) {
                    return None;
                }
                // "هذا العام الجاري", "ذلك اليوم نفسه".
                let end = self.relation(end).map_or(end, |(_, end)| end);
                Some(((unit, relation), end))
            }
            _ => {
                let lexeme = self.lexeme(at);
                let (unit, next) = match lexeme.sym {
                    Sym::Unit(unit, UnitForm::The) if unit >= Unit::Day => (unit, self.after(at)),
                    Sym::Today(0) if self.word(at).ends_with("اليوم") => (Unit::Day, at + 1),
                    Sym::Period => (Unit::Time, self.after(at)),
                    _ => return None,
                };
                let school = self.inner(next) == Sym::Adjective;
                let next = if school { self.after(next) } else { next };
                let (relation, end) = self.relation(next)?;
                // "العام الدراسي الجديد" begins and ends in the middle of years.
                if relation == Relation::New && (unit != Unit::Year || school) {
                    return None;
                }
                if unit == Unit::Time && relation != Relation::Same {
                    return None;
                }
                Some(((unit, relation), end))
            }
        }
    }

    fn is_period(&self, at: usize) -> bool {
        self.sym(at) == Sym::Period
    }

    /// "الـ" before digits.
    pub fn skip_article(&self, at: usize) -> usize {
        if self.is(at, "ال") && self.is_digits(at + 1) { at + 1 } else { at }
    }

    /// A day of the month in digits or as an ordinal, 1 to 31.
    pub fn day_number(&self, at: usize) -> Read<u8> {
        let at = self.skip_article(at);
        if let Some((value, len)) = self.digits(at) {
            let decimal = matches!(self.word(at + 1), "." | ",")
                && !self.spaced(at + 1)
                && self.is_digits(at + 2)
                && !self.spaced(at + 2);
            return (len <= 2 && (1..=31).contains(&value) && !decimal).then_some((value as u8, at + 1));
        }
        match self.inner(at) {
            // Days are masculine: "الجولة الثانية الشهر المقبل".
            Sym::Ordinal(_) if self.word(at).ends_with(['ة', 'ه']) || self.is(at, "الاولي") => None,
            Sym::Ordinal(n) => Some((n, self.after(at))),
            Sym::FirstOf => Some((1, self.after(at))),
            // "أول نوفمبر", "أول يوليو"
            Sym::FirstFew if matches!(self.inner(at + 1), Sym::Month(_)) => Some((1, at + 1)),
            _ => None,
        }
    }
}

/// A year of one of the two calendars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    Gregorian(i32),
    Hijri(i32),
}

impl Year {
    pub fn put(self, point: &mut Point) {
        match self {
            Year::Gregorian(year) => point.year = Some(year),
            Year::Hijri(year) => {
                point.hijri = Some(Hijri { year: Some(year), ..point.hijri.unwrap_or_default() });
            }
        }
    }
}
