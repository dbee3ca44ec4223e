//! Numbers as Arabic news writes them: digits of three systems, words, and both mixed.
//!
//! "3 آلاف", "مليون ونصف المليون", "ثلاثمائة وخمسة وعشرين", "1,73", "١٬٢٠٠", "10 000".

use std::sync::LazyLock;

use super::digits::digits;
use super::fold::{Folded, Folding, fold, fold_char};
use super::token::{TokenKind, Tokens};
use super::words::{WordMap, strip_clitics};
use crate::knowledge::{alternatives, rows};

/// A number read from tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numeral {
    pub value: f64,
    /// The token after it.
    pub end: usize,
    /// Letters of its first token that are clitics ("بثلاثة": 1), in folded letters.
    pub skip: usize,
    pub form: Form,
}

/// How a number is written, as far as readers of it need to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Digits without separators: what can also be a year or a day of the month.
    Digits,
    /// Digits with a decimal mark or parted thousands.
    Marked,
    /// Words, or digits followed by words.
    Words,
    /// An uncounted plural ("ملايين"): the value is a lower bound.
    AtLeast,
}

/// One number word.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Word {
    Unit(f64),
    Eleven,
    Ten,
    Tens(f64),
    Hundred(f64),
    Scale(f64),
    /// Accusative of a scale, or two of it.
    Either(f64),
    Pair(f64),
    Plural(f64),
    Fraction(f64),
}

static WORDS: LazyLock<WordMap<Word>> = LazyLock::new(|| {
    let mut words = WordMap::default();
    for row in rows(include_str!("../knowledge/number_words.tsv")) {
        let [kind, value, spellings, ..] = row[..] else { continue };
        let value: f64 = value.parse().unwrap_or(0.0);
        let word = match kind {
            "unit" => Word::Unit(value),
            "eleven" => Word::Eleven,
            "ten" => Word::Ten,
            "tens" => Word::Tens(value),
            "hundred" => Word::Hundred(value),
            "scale" => Word::Scale(value),
            "either" => Word::Either(value),
            "pair" => Word::Pair(value),
            "plural" => Word::Plural(value),
            _ => Word::Fraction(value),
        };
        for spelling in alternatives(spellings) {
            words.insert(fold(spelling, Folding::Strong).into(), word);
        }
    }
    words
});

/// All number words, folded.
pub fn known() -> impl Iterator<Item = &'static str> {
    WORDS.keys().map(|word| &**word)
}

/// The word and how many letters of clitics stand before it.
fn word(folded: &str) -> Option<(Word, usize)> {
    if let Some(word) = WORDS.get(folded) {
        return Some((*word, 0));
    }
    // "كمية" is no hundred: ك stands before no number.
    let like = folded.starts_with('ك') || folded.starts_with("وك") || folded.starts_with("فك");
    if like {
        return None;
    }
    strip_clitics(folded).find_map(|(rest, letters)| WORDS.get(rest).map(|word| (*word, letters)))
}

/// Whether a number can begin at token `at`: cheap, for skipping what is no number.
pub fn begins(tokens: &Tokens, at: usize) -> bool {
    match tokens.get(at).map(|t| t.kind) {
        Some(TokenKind::Digits) => true,
        Some(TokenKind::Arabic) => word(tokens.fold(at)).is_some(),
        _ => false,
    }
}

/// Reads the longest number that begins at token `at`.
pub fn read(tokens: &Tokens, at: usize) -> Option<Numeral> {
    match tokens.get(at)?.kind {
        TokenKind::Digits => {
            let (value, end, form) = digits(tokens, at)?;
            Some(Sum { tokens, total: 0.0, group: value, last_scale: f64::INFINITY, form, end }.run(0))
        }
        TokenKind::Arabic => words(tokens, at),
        _ => None,
    }
}

/// A number with the article, as an adjective: "الثلاثة" in "الأيام الثلاثة الماضية".
pub fn definite(tokens: &Tokens, at: usize) -> Option<(f64, usize)> {
    let number = |at: usize| match WORDS.get(tokens.fold(at).strip_prefix("ال")?)? {
        Word::Unit(n) | Word::Tens(n) | Word::Hundred(n) => Some(*n),
        Word::Ten => Some(10.0),
        _ => None,
    };
    let first = number(at)?;
    if first < 10.0 && matches!(word_at(tokens, at + 1), Some(Word::Ten)) {
        return Some((first + 10.0, at + 2));
    }
    // "الخمسة والعشرين"
    let tens = tokens.fold(at + 1).strip_prefix("وال").and_then(|rest| WORDS.get(rest));
    match tens {
        Some(Word::Tens(n)) if first < 10.0 => Some((first + n, at + 2)),
        _ => Some((first, at + 1)),
    }
}

fn words(tokens: &Tokens, at: usize) -> Option<Numeral> {
    let (first, skip) = word(tokens.fold(at))?;
    let sum = |total: f64, group: f64, end: usize| Sum {
        tokens,
        total,
        group,
        last_scale: f64::INFINITY,
        form: Form::Words,
        end,
    };
    match first {
        Word::Eleven => {
            if let Some((Word::Ten, 0)) = word(tokens.fold(at + 1)) {
                return Some(sum(0.0, 11.0, at + 2).run(skip));
            }
            // "إحدى وخمسين"; alone it is "one of".
            let tens = tokens.fold(at + 1).strip_prefix('و').and_then(|rest| WORDS.get(rest));
            matches!(tens, Some(Word::Tens(_))).then(|| sum(0.0, 1.0, at + 1).run(skip))
        }
        // "أثني على" praises: اثني is a number only before عشر.
        Word::Unit(2.0)
            if tokens.fold(at).ends_with(['ي', 'ا']) && !matches!(word(tokens.fold(at + 1)), Some((Word::Ten, 0))) =>
        {
            None
        }
        Word::Unit(n) => match word(tokens.fold(at + 1)) {
            Some((Word::Ten, 0)) => Some(sum(0.0, 10.0 + n, at + 2).run(skip)),
            Some((Word::Hundred(100.0), 0)) => Some(sum(0.0, n * 100.0, at + 2).run(skip)),
            // "ثلاثة أرباع", "ثلاثة أرباع مليون"
            Some((Word::Fraction(0.75), 0)) => {
                let (times, end) = match scale_noun(tokens.fold(at + 2)) {
                    Some(m) if m >= 1000.0 => (m, at + 3),
                    _ => (1.0, at + 2),
                };
                Some(Numeral { value: n / 4.0 * times, end, skip, form: Form::Words })
            }
            _ => Some(sum(0.0, n, at + 1).run(skip)),
        },
        Word::Ten => Some(sum(0.0, 10.0, at + 1).run(skip)),
        Word::Tens(n) | Word::Hundred(n) => Some(sum(0.0, n, at + 1).run(skip)),
        Word::Scale(n) => {
            let mut sum = sum(n, 0.0, at + 1);
            sum.last_scale = n;
            Some(sum.run(skip))
        }
        Word::Pair(n) | Word::Either(n) => {
            // "ألفا وتسعمائة" is one thousand nine hundred, "ألفا شخص" two thousand.
            let next = tokens.fold(at + 1).strip_prefix('و').and_then(|rest| WORDS.get(rest));
            // "مليارا و200 مليون": digits below it say the same.
            let digits = tokens.fold(at + 1) == "و"
                && tokens.get(at + 2).is_some_and(|t| t.kind == TokenKind::Digits && !t.spaced);
            // "مليارا ونصف مليار" is one and a half.
            let below =
                digits || matches!(next, Some(Word::Hundred(_) | Word::Tens(_) | Word::Unit(_) | Word::Fraction(_)));
            let one = matches!(first, Word::Either(_)) && below;
            let mut sum = sum(if one { n } else { 2.0 * n }, 0.0, at + 1);
            sum.last_scale = n;
            Some(sum.run(skip))
        }
        Word::Plural(n) => {
            // "عشرات الآلاف", "مئات الملايين".
            let (times, end) = match scale_noun(tokens.fold(at + 1)) {
                Some(m) if m > n => (m, at + 2),
                _ => (1.0, at + 1),
            };
            Some(Numeral { value: n * times, end, skip, form: Form::AtLeast })
        }
        Word::Fraction(f) => {
            // "نصف مليون", "ربع مليار", "نصف المليون".
            let (times, end) = match scale_noun(tokens.fold(at + 1)) {
                Some(m) if m >= 1000.0 => (m, at + 2),
                _ => (1.0, at + 1),
            };
            (f != 0.75).then_some(Numeral { value: f * times, end, skip, form: Form::Words })
        }
    }
}

/// The upper end of a range whose lower end `first` begins at `at`: "10-15", "10 إلى 15", "بين 10 و15". Nothing before
/// token `start` is looked at.
pub fn upper(tokens: &Tokens, at: usize, first: &Numeral, start: usize) -> Option<Numeral> {
    let next = first.end;
    let before = if at > start { tokens.fold(at - 1) } else { "" };
    let between = matches!(before, "بين" | "مابين" | "وبين" | "ومابين" | "فبين");
    let second_at = match tokens.fold(next) {
        "-" if tokens.get(next + 1).is_some_and(|t| t.kind == TokenKind::Digits) => next + 1,
        "الي" | "او" => next + 1,
        "و" if between => next + 1,
        word if word.starts_with('و') && between => next,
        _ => return None,
    };
    let second = read(tokens, second_at)?;
    let skip = usize::from(second_at == next);
    (second.skip == skip && second.form != Form::AtLeast).then_some(second)
}

/// The size of "ألف", "الملايين", "المليون": a scale as a noun.
pub fn scale_noun(folded: &str) -> Option<f64> {
    match WORDS.get(folded).or_else(|| WORDS.get(folded.strip_prefix("ال")?))? {
        Word::Scale(n) | Word::Either(n) | Word::Plural(n) => Some(*n),
        _ => None,
    }
}

/// 16.1 million is a whole number, though its product in binary is not.
fn exact(n: f64) -> f64 {
    let whole = n.round();
    if (n - whole).abs() <= whole.abs() * 1e-12 { whole } else { n }
}

/// A number being added up: `group` is what stands below the next scale.
struct Sum<'a, 't> {
    tokens: &'a Tokens<'t>,
    total: f64,
    group: f64,
    last_scale: f64,
    form: Form,
    end: usize,
}

impl Sum<'_, '_> {
    fn run(mut self, skip: usize) -> Numeral {
        while self.step() {}
        Numeral { value: exact(self.total + self.group), end: self.end, skip, form: self.form }
    }

    /// Takes one more word (or و and a word) into the number; false where it ends.
    fn step(&mut self) -> bool {
        let Some(token) = self.tokens.get(self.end) else { return false };
        if token.kind != TokenKind::Arabic {
            return false;
        }
        let folded = self.tokens.fold(self.end);
        if folded == "و" && !self.tokens.get(self.end + 1).is_some_and(|t| t.kind == TokenKind::LineEnd) {
            return self.and(self.end + 1, None);
        }
        if let Some((word, 0)) = word(folded) {
            return self.times(word);
        }
        match folded.strip_prefix('و').and_then(|rest| WORDS.get(rest)) {
            Some(word) => self.and(self.end, Some(*word)),
            None => false,
        }
    }

    /// A scale directly after the number: "3 آلاف", "خمسين مليونا".
    fn times(&mut self, word: Word) -> bool {
        let (Word::Scale(n) | Word::Either(n) | Word::Plural(n)) = word else { return false };
        if n < 1000.0 || self.group == 0.0 {
            // "ألف مليار": a scale of a scale.
            if n > self.last_scale && self.group == 0.0 && self.total > 0.0 {
                self.total *= n;
                return self.took(n, self.end + 1);
            }
            return false;
        }
        if n >= self.last_scale {
            return false;
        }
        self.total += self.group * n;
        self.group = 0.0;
        self.took(n, self.end + 1)
    }

    fn took(&mut self, scale: f64, end: usize) -> bool {
        self.last_scale = scale;
        self.end = end;
        self.form = Form::Words;
        true
    }

    /// What follows و: a smaller part of the same number. `glued` is the word that carries the و.
    fn and(&mut self, at: usize, glued: Option<Word>) -> bool {
        let after_scale = self.group == 0.0 && self.total > 0.0;
        let word = match glued {
            Some(word) => word,
            None if after_scale && self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Digits && !t.spaced) => {
                return self.and_digits(at);
            }
            None => match WORDS.get(self.tokens.fold(at)) {
                Some(word) => *word,
                None => return false,
            },
        };
        match word {
            Word::Fraction(f) if f < 0.7 && after_scale => {
                self.total += f * self.last_scale;
                // "مليون ونصف المليون": the scale said again.
                let again = scale_noun(self.tokens.fold(at + 1)) == Some(self.last_scale);
                self.end = at + 1 + usize::from(again);
                true
            }
            Word::Unit(_) | Word::Eleven | Word::Ten | Word::Tens(_) | Word::Hundred(_)
                if self.form == Form::Words || after_scale =>
            {
                self.and_words(at, word)
            }
            Word::Scale(n) | Word::Pair(n) if after_scale && n < self.last_scale => {
                self.total += if matches!(word, Word::Pair(_)) { 2.0 * n } else { n };
                self.took(n, at + 1)
            }
            _ => false,
        }
    }

    fn and_words(&mut self, at: usize, first: Word) -> bool {
        let ten = matches!(word_at(self.tokens, at + 1), Some(Word::Ten));
        let hundred = matches!(word_at(self.tokens, at + 1), Some(Word::Hundred(100.0)));
        let (value, end) = match first {
            Word::Eleven if ten => (11.0, at + 2),
            Word::Unit(n) if ten => (10.0 + n, at + 2),
            Word::Unit(n) if hundred => (n * 100.0, at + 2),
            Word::Unit(n) | Word::Tens(n) | Word::Hundred(n) => (n, at + 1),
            Word::Ten => (10.0, at + 1),
            _ => return false,
        };
        // Units before tens ("خمسة وعشرين"), everything else in descending order.
        let fits = match self.group {
            0.0 => true,
            g if g < 10.0 => (20.0..100.0).contains(&value) && value % 10.0 == 0.0,
            g if g % 100.0 == 0.0 => value < 100.0,
            g if g % 100.0 < 10.0 => (20.0..100.0).contains(&value) && value % 10.0 == 0.0,
            _ => false,
        };
        if !fits {
            return false;
        }
        self.group += value;
        self.end = end;
        true
    }

    /// "3 ملايين و200 ألف": digits join only below a scale already read.
    fn and_digits(&mut self, at: usize) -> bool {
        let Some((value, end, _)) = digits(self.tokens, at) else { return false };
        if value >= self.last_scale {
            return false;
        }
        match word_at(self.tokens, end) {
            Some(Word::Scale(n) | Word::Either(n) | Word::Plural(n)) if n < self.last_scale && n >= 1000.0 => {
                self.total += value * n;
                self.took(n, end + 1)
            }
            _ if value < 1000.0 && self.last_scale <= 1000.0 => {
                self.group = value;
                self.end = end;
                true
            }
            _ => false,
        }
    }
}

fn word_at(tokens: &Tokens, at: usize) -> Option<Word> {
    WORDS.get(tokens.fold(at)).copied()
}

/// How many code points of `source` the first `letters` folded letters take, with the signs on them.
pub fn width(source: &str, letters: usize) -> u32 {
    let mut seen = 0;
    let mut width = 0;
    for c in source.chars() {
        match fold_char(c) {
            Folded::Gone => {}
            _ if seen == letters => break,
            _ => seen += 1,
        }
        width += 1;
    }
    width
}

#[cfg(test)]
#[path = "number_words_tests.rs"]
mod tests;
