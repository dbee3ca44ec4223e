//! Finding figures: a number with its unit or counted noun.
//!
//! The span is the number and the unit; "أكثر من", "نحو", "تجاوزت" stay outside and give the comparator. Ages and lengths of
//! time are figures, "N ago" is a date only; ordinals, years, days of the month, scores, names with numbers and "عدة" are not.

use std::cell::Cell;

use super::dates::DateExpression;
use super::dates::expression::{Core, Count, Unit};
use super::dates::lexicon::{self, Sym, UnitForm};
use super::openings::Openings;
use super::units;
use super::{Found, Reading};
use crate::corpus::draft::{Comparator, FigureDraft};
use crate::span::{Extent, SpanKind};
use crate::text::number_words::{self, Form};
use crate::text::{TokenKind, Tokens};

mod comparator;
mod counted;

/// All figures of a page's article text, in order. Those inside a date are nested.
pub fn find(reading: &Reading, dates: &[Found<DateExpression>]) -> Vec<Found<FigureDraft>> {
    let mut found = Vec::new();
    let money = units::Money::new(&reading.tokens);
    let mut dates = dates.iter().peekable();
    for paragraph in &reading.paragraphs {
        let finder = Finder {
            reading,
            tokens: &reading.tokens,
            money: &money,
            start: paragraph.tokens.start,
            end: paragraph.tokens.end,
            last: Cell::new(None),
        };
        let mut at = finder.start;
        while at < finder.end {
            while dates.peek().is_some_and(|date| date.detail.tokens.end <= at) {
                dates.next();
            }
            let date = dates.peek().filter(|date| date.detail.tokens.start <= at);
            if let Some(date) = date {
                if let Some(figure) = finder.of_date(&date.detail) {
                    found.push(figure);
                }
                at = date.detail.tokens.end.max(at + 1);
                continue;
            }
            let limit = dates.peek().map_or(finder.end, |date| date.detail.tokens.start.min(finder.end));
            match finder.at(at, limit) {
                Some((figure, end)) => {
                    found.push(figure);
                    at = end.max(at + 1);
                }
                None => at += 1,
            }
        }
    }
    found
}

struct Finder<'a, 't> {
    reading: &'a Reading<'t>,
    tokens: &'a Tokens<'t>,
    money: &'a units::Money<'a, 't>,
    start: usize,
    end: usize,
    /// The unit of the figure last read in this paragraph, and the token after it.
    last: Cell<Option<(&'static str, usize)>>,
}

/// A number or a range of numbers.
struct Amount {
    first: usize,
    low: f64,
    high: Option<f64>,
    form: Form,
    skip: usize,
    end: usize,
}

impl<'a, 't> Finder<'a, 't> {
    fn word(&self, at: usize) -> &str {
        if at < self.end { self.tokens.fold(at) } else { "" }
    }

    fn before(&self, at: usize) -> &str {
        if at > self.start { self.tokens.fold(at - 1) } else { "" }
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).filter(|_| at < self.end).map(|t| t.kind)
    }

    fn glued(&self, at: usize) -> bool {
        at < self.end && self.tokens.get(at).is_some_and(|t| !t.spaced)
    }

    fn extent(&self, first: usize, skip: usize, end: usize) -> Extent {
        let whole = self.tokens.extent(first, end.max(first + 1) - 1);
        let start = whole.start + number_words::width(self.tokens.source(first), skip);
        Extent::new(start.min(whole.end), whole.end)
    }

    /// The length of time inside a date expression.
    fn of_date(&self, date: &DateExpression) -> Option<Found<FigureDraft>> {
        let Core::Count(Count { amount: Some(amount), max, unit, comparator, figure: Some((first, end)), .. }) =
            date.core
        else {
            return None;
        };
        let skip = self.skip(first);
        let (comparator, approximate) = match comparator {
            Comparator::Equal => self.comparator(first, end),
            other => (other, other == Comparator::About),
        };
        let detail = FigureDraft { number: amount, max, unit: unit_name(unit).to_owned(), comparator, approximate };
        Some(Found { extent: self.extent(first, skip, end), kind: SpanKind::Figure, nested: true, detail })
    }

    fn skip(&self, at: usize) -> usize {
        let lexeme = lexicon::lex(self.tokens, at);
        if lexeme.sym != Sym::None {
            return usize::from(lexeme.skip);
        }
        number_words::read(self.tokens, at).map_or(0, |numeral| numeral.skip)
    }

    /// The figure that begins at `at`, and the token after it. No figure reaches beyond `limit`.
    fn at(&self, at: usize, limit: usize) -> Option<(Found<FigureDraft>, usize)> {
        match self.kind(at)? {
            TokenKind::Digits | TokenKind::Arabic => {}
            TokenKind::Mark if matches!(self.word(at), "%" | "$" | "€" | "£") => return self.sign_first(at, limit),
            _ => return None,
        }
        let opening = self.reading.opening(at);
        if opening.any(Openings::PAIR)
            && let Some((word, end, skip)) = units::pair(self.tokens, at).filter(|(_, end, _)| *end <= limit)
        {
            return Some((
                self.figure(at, skip, end, Value { low: 2.0, high: None, form: Form::Words }, word.unit),
                end,
            ));
        }
        if opening.any(Openings::DATE)
            && let Some(found) = self.pair_of_time(at, limit)
        {
            return Some(found);
        }
        if !opening.any(Openings::NUMBER) {
            return None;
        }
        let amount = self.amount(at).filter(|amount| amount.end <= limit)?;
        if self.is_name(at, amount.end) {
            return None;
        }
        if let Some(found) = self.abbreviated_millions(at, &amount, limit) {
            return Some(found);
        }
        let mut value = Value { low: amount.low, high: amount.high, form: amount.form };
        let (unit, mut end) = match self.unit(&amount, limit) {
            Some(read) => read,
            None => (self.shared_unit(at, &amount).or_else(|| self.bare(at, &amount))?, amount.end),
        };
        // "الساعة 16 و30 دقيقة"
        let clock =
            unit == "minutes" && (at.saturating_sub(4).max(self.start)..at).any(|i| self.word(i).ends_with("الساعة"));
        if clock {
            return None;
        }
        let unit = if unit.starts_with('?') && !unit.contains('/') { self.money.of(unit) } else { unit };
        if amount.high.is_none()
            && amount.form != Form::AtLeast
            && let Some((high, after)) = self.second_with_unit(at, end, unit, limit)
            && high > value.low
        {
            value.high = Some(high);
            end = after;
        }
        // "1.5$ مليون"
        if matches!(self.word(end - 1), "$" | "€" | "£")
            && end < limit
            && let Some(scale) = number_words::scale_noun(self.word(end))
        {
            value.low *= scale;
            end += 1;
        }
        self.last.set(Some((unit, end)));
        if let Some(thousandths) = self.thousandths(at, amount.end, unit) {
            value.low = thousandths;
        }
        Some((self.figure(at, amount.skip, end, value, unit), end))
    }

    fn figure(&self, first: usize, skip: usize, end: usize, value: Value, unit: &'static str) -> Found<FigureDraft> {
        // "52 سنتا" is 0.52 dollars.
        let parted = unit.split_once('/').and_then(|(money, parts)| Some((money, parts.parse::<f64>().ok()?)));
        let (unit, value) = match parted {
            Some((money, parts)) => {
                let high = value.high.map(|high| high / parts);
                (money, Value { low: value.low / parts, high, form: value.form })
            }
            None => (unit, value),
        };
        let unit = if unit.starts_with('?') { self.money.of(unit) } else { unit };
        let (mut comparator, mut approximate) = self.comparator(first, end);
        if value.form == Form::AtLeast && matches!(comparator, Comparator::Equal | Comparator::About) {
            comparator = Comparator::Greater;
            approximate = true;
        }
        let detail = FigureDraft { number: value.low, max: value.high, unit: unit.to_owned(), comparator, approximate };
        Found { extent: self.extent(first, skip, end), kind: SpanKind::Figure, nested: false, detail }
    }

    /// "بين 20% و70%": the upper end of a range whose ends both have their unit, and the token after it.
    fn second_with_unit(&self, at: usize, end: usize, unit: &str, limit: usize) -> Option<(f64, usize)> {
        if !matches!(self.before(at), "بين" | "مابين" | "وبين") {
            return None;
        }
        let second_at = if self.word(end) == "و" { end + 1 } else { end };
        let second = number_words::read(self.tokens, second_at).filter(|n| n.end < limit && n.form != Form::AtLeast)?;
        let glued = second_at == end && self.word(end).starts_with('و');
        if second.skip != usize::from(glued) || (second_at == end && !glued) {
            return None;
        }
        let (word, after) = units::after_number(self.tokens, second.end).filter(|(_, after)| *after <= limit)?;
        let same = word.unit == unit || (word.unit.starts_with('?') && self.money.of(word.unit) == unit);
        same.then_some((second.value, after))
    }

    /// "35 م د": millions of dinars, as Tunisian papers abbreviate.
    fn abbreviated_millions(&self, at: usize, amount: &Amount, limit: usize) -> Option<(Found<FigureDraft>, usize)> {
        // "46 م.د" too.
        let dot = usize::from(self.word(amount.end + 1) == "." && self.glued(amount.end + 1));
        let end = amount.end + 2 + dot;
        if self.word(amount.end) != "م" || self.word(amount.end + 1 + dot) != "د" || end > limit {
            return None;
        }
        let high = amount.high.map(|high| high * 1e6);
        let value = Value { low: amount.low * 1e6, high, form: amount.form };
        Some((self.figure(at, amount.skip, end, value, "?TND DZD"), end))
    }

    /// "2.277 دينار": a dinar has a thousand parts, so that three places are no thousands unless they are zeros.
    fn thousandths(&self, at: usize, end: usize, unit: &str) -> Option<f64> {
        let places = self.word(at + 2);
        let parted = end == at + 3 && matches!(self.word(at + 1), "." | ",") && places.len() == 3 && places != "000";
        let fits = parted && matches!(unit, "TND" | "KWD" | "BHD" | "OMR" | "JOD" | "LYD");
        if fits { format!("{}.{places}", self.word(at)).parse().ok() } else { None }
    }

    /// "٪69", "$100", "$1.5 مليار".
    fn sign_first(&self, at: usize, limit: usize) -> Option<(Found<FigureDraft>, usize)> {
        if self.kind(at + 1) != Some(TokenKind::Digits) {
            return None;
        }
        let amount = self.amount(at + 1).filter(|amount| amount.end <= limit)?;
        let (word, _) = units::after_number(self.tokens, at)?;
        let value = Value { low: amount.low, high: amount.high, form: amount.form };
        Some((self.figure(at, 0, amount.end, value, word.unit), amount.end))
    }

    /// An age in the dual: "يبلغ من العمر عامين". Lengths of time are dates and come from there.
    fn pair_of_time(&self, at: usize, limit: usize) -> Option<(Found<FigureDraft>, usize)> {
        let lexeme = lexicon::lex(self.tokens, at);
        let Sym::Unit(unit, UnitForm::Pair) = lexeme.sym else { return None };
        let end = at + usize::from(lexeme.len);
        let value = Value { low: 2.0, high: None, form: Form::Words };
        (end <= limit).then(|| (self.figure(at, usize::from(lexeme.skip), end, value, unit_name(unit)), end))
    }

    /// A number, or two joined as a range.
    fn amount(&self, at: usize) -> Option<Amount> {
        let first = number_words::read(self.tokens, at).filter(|n| n.end <= self.end)?;
        let mut amount =
            Amount { first: at, low: first.value, high: None, form: first.form, skip: first.skip, end: first.end };
        if self.changes_from(at) {
            return Some(amount);
        }
        if let Some(second) = number_words::upper(self.tokens, at, &first, self.start).filter(|n| n.end <= self.end) {
            // "بين 10 و15 مليون": the scale belongs to both.
            let mut low = first.value;
            if second.value >= 1000.0 && low < 1000.0 && second.form == Form::Words {
                low *= scale_of(second.value);
            }
            if second.value > low {
                amount.low = low;
                amount.high = Some(second.value);
                amount.end = second.end;
                amount.form = second.form;
            }
        }
        Some(amount)
    }

    /// "المادة", "والفصل", "بالقرار" before its number.
    fn is_numbered(&self, before: &str) -> bool {
        let bare = || crate::text::words::strip_clitics(before).map(|(rest, _)| rest);
        units::listed("before", before) || bare().any(|rest| rest.starts_with("ال") && units::listed("before", rest))
    }

    /// "ارتفع من 9 إلى 16 في المائة": two figures, no range.
    fn changes_from(&self, at: usize) -> bool {
        let window = at.saturating_sub(9).max(self.start)..at;
        self.before(at) == "من"
            && window.rev().take_while(|i| !matches!(self.word(*i), "." | "؛")).any(|i| {
                let word = self.word(i);
                units::listed("change", word.strip_prefix(['و', 'ف', 'ب', 'ل']).unwrap_or(word))
                    || units::listed("change", word)
            })
    }

    /// The unit that "9" shares with what follows in "من 9 إلى 16 في المائة".
    fn shared_unit(&self, at: usize, amount: &Amount) -> Option<&'static str> {
        if !self.changes_from(at) || self.word(amount.end) != "الي" {
            return None;
        }
        let second = number_words::read(self.tokens, amount.end + 1).filter(|n| n.end < self.end)?;
        units::after_number(self.tokens, second.end).map(|(word, _)| word.unit)
    }

    /// "إف-35", "كوفيد-19", "F16", "3-2", "15:30", "12/5", "المادة 5".
    fn is_name(&self, at: usize, end: usize) -> bool {
        let digits = self.kind(at) == Some(TokenKind::Digits);
        if digits && self.glued(at) && at > self.start {
            let before = self.before(at);
            let letters = matches!(self.kind(at - 1), Some(TokenKind::Foreign));
            // "إف16", "كوفيد19", but "بمبلغ5 ملايين" lost a space.
            let short = before.chars().count() <= 3;
            let joined = matches!(
                before,
                "ب" | "ل" | "و" | "ف" | "ك" | "ال" | "بين" | "من" | "الي" | "في" | "نحو" | "عن" | "علي"
            ) || matches!(before, "وب" | "ول" | "بال" | "لل" | "وال" | "فب");
            let arabic = matches!(self.kind(at - 1), Some(TokenKind::Arabic))
                && !joined
                && (short || units::listed("before", before));
            if letters || arabic || matches!(before, "-" | "/" | ":" | "+" | "." | "," | "_" | "#") {
                return true;
            }
        }
        if digits && self.glued(end) && matches!(self.kind(end), Some(TokenKind::Foreign)) {
            return units::after_number(self.tokens, end).is_none();
        }
        if digits
            && self.glued(end)
            && matches!(self.word(end), "/" | ":" | "+")
            && self.kind(end + 1) == Some(TokenKind::Digits)
        {
            return true;
        }
        let head = at > self.start
            && matches!(lexicon::lex(self.tokens, at - 1).sym, Sym::Unit(Unit::Year, UnitForm::One | UnitForm::The));
        digits && (head || (self.is_numbered(self.before(at)) && units::after_number(self.tokens, end).is_none()))
    }
}

struct Value {
    low: f64,
    high: Option<f64>,
    form: Form,
}

fn scale_of(value: f64) -> f64 {
    [1e12, 1e9, 1e6, 1e3].into_iter().find(|scale| value >= *scale).unwrap_or(1.0)
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "seconds",
        Unit::Minute => "minutes",
        Unit::Hour => "hours",
        Unit::Day | Unit::Time => "days",
        Unit::Week => "weeks",
        Unit::Month => "months",
        Unit::Year => "years",
        Unit::Decade => "decades",
        Unit::Century => "centuries",
    }
}

#[cfg(test)]
mod tests;
