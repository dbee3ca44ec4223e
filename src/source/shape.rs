//! What a line looks like: length, script, how it begins and ends, whether it is a date.

use std::sync::LazyLock;

use super::words::{Known, Word, Words, key_of};
use crate::knowledge::{alternatives, rows};

/// How a line ends, closing quotation marks and brackets aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum End {
    /// A full stop or another mark that ends a sentence.
    Full,
    Question,
    /// Broken off: three dots or more, or the one character for them.
    Broken,
    /// Two dots, as headlines and hasty prose have them.
    TwoDots,
    Colon,
    /// A closing quotation mark and nothing else.
    Quote,
    /// A closing bracket and nothing else.
    Bracket,
    #[default]
    Open,
}

/// How a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Start {
    /// A bullet or dash.
    Bullet,
    /// «س:» or «ج:», a speaker's turn.
    Turn,
    Quote,
    /// A verb of saying or reporting.
    Opener,
    /// A word that ties it to the sentence before («كما», «وفي», «من جانبه»).
    Linked,
    #[default]
    Other,
}

/// The measures of one line, or of one paragraph that was broken into several.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    pub chars: usize,
    /// Letter words, numbers aside.
    pub words: usize,
    pub numbers: usize,
    pub arabic: usize,
    pub latin: usize,
    pub start: Start,
    pub end: End,
    /// Sentence ends inside the line, before its last character.
    pub stops: usize,
    /// Nothing but a date or clock.
    pub stamp: bool,
    /// Holds a complete date in figures or with a month's name.
    pub dated: bool,
    /// A trademark of machines: address, handle, mail.
    pub address: bool,
}

impl Shape {
    pub fn is_arabic(&self) -> bool {
        self.arabic > 0 && self.arabic * 2 >= self.latin
    }

    /// Ends as a sentence of prose does.
    pub fn is_sentence(&self) -> bool {
        matches!(self.end, End::Full | End::Question)
    }
}

#[derive(Default)]
struct Lexicon {
    verbs: Known<()>,
    links: Known<()>,
    /// Words of which the first letter is no conjunction.
    roots: Vec<String>,
    stamps: Known<Stamp>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stamp {
    Month,
    Other,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    for row in rows(include_str!("../knowledge/prose_openers.tsv")) {
        let [sort, list] = row[..] else { continue };
        let words = alternatives(list).map(key_of);
        match sort {
            "verb" => lexicon.verbs.extend(words.map(|word| (word.into(), ()))),
            "link" => lexicon.links.extend(words.map(|word| (word.into(), ()))),
            _ => lexicon.roots.extend(words),
        }
    }
    for row in rows(include_str!("../knowledge/stamp_words.tsv")) {
        let [sort, list] = row[..] else { continue };
        let stamp = if sort == "month" { Stamp::Month } else { Stamp::Other };
        for word in alternatives(list) {
            lexicon.stamps.entry(key_of(word).into()).or_insert(stamp);
        }
    }
    lexicon
});

/// Measures a line.
pub(super) fn measure(text: &str, words: &Words, line: &[Word]) -> Shape {
    let trimmed = text.trim_matches(is_space);
    let mut shape = Shape {
        words: line.iter().filter(|w| !w.is_number()).count(),
        numbers: line.iter().filter(|w| w.is_number()).count(),
        end: end_of(trimmed),
        ..Shape::default()
    };
    let mut last = ' ';
    for c in trimmed.chars() {
        shape.chars += 1;
        match c {
            'ء'..='ي' | 'ٱ'..='ۓ' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => shape.arabic += 1,
            _ if c.is_alphabetic() => shape.latin += 1,
            ' ' if matches!(last, '.' | '؟' | '!') => shape.stops += 1,
            _ => {}
        }
        last = c;
    }
    shape.start = start_of(trimmed, words, line);
    (shape.stamp, shape.dated) = dates(words, line);
    shape.address = ["://", "www.", "@", ".com", "t.me/", "pic.twitter"].iter().any(|mark| trimmed.contains(mark));
    shape
}

/// Space, or an invisible control that hides the end of a line.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{61c}')
}

fn end_of(trimmed: &str) -> End {
    let (mut quote, mut bracket) = (false, false);
    let mut rest = trimmed;
    while let Some(c) = rest.chars().next_back() {
        match c {
            '»' | '”' | '"' | '\'' | '’' | '›' | '“' | '*' => quote = true,
            ')' | ']' | '﴾' => bracket = true,
            c if is_space(c) => {}
            _ => break,
        }
        rest = &rest[..rest.len() - c.len_utf8()];
    }
    if rest.ends_with("...") || rest.ends_with('…') {
        return End::Broken;
    }
    if rest.ends_with("..") {
        return End::TwoDots;
    }
    match rest.chars().next_back() {
        Some('.' | '!' | '۔') => End::Full,
        Some('؟' | '?') => End::Question,
        Some(':') => End::Colon,
        _ if bracket => End::Bracket,
        _ if quote => End::Quote,
        _ => End::Open,
    }
}

fn start_of(trimmed: &str, words: &Words, line: &[Word]) -> Start {
    // "*عنوان*": bold in messages, no bullet.
    let trimmed = match trimmed.strip_prefix('*') {
        Some(rest) if rest.trim_end().ends_with('*') && !rest.starts_with(' ') => rest,
        _ => trimmed,
    };
    let mut chars = trimmed.chars();
    match (chars.next(), chars.next()) {
        (Some('•' | '·' | '▪' | '●' | '◆' | '■' | '◾' | '►' | '▶' | '*' | '-' | '–' | '—' | '✅' | '◄' | '○'), _) => {
            Start::Bullet
        }
        (Some('س' | 'ج'), Some(':' | '-' | '/' | ' ')) if trimmed.contains([':', '-', '/']) && line.len() > 1 => {
            let turn = line.first().is_some_and(|w| words.fold(w).chars().count() == 1);
            if turn { Start::Turn } else { Start::Other }
        }
        (Some('«' | '“' | '"' | '”' | '‘' | '\''), _) => Start::Quote,
        _ => opening(words, line),
    }
}

fn opening(words: &Words, line: &[Word]) -> Start {
    let lexicon = &*LEXICON;
    let word = line.first().map_or("", |first| words.fold(first));
    let verb = |rest: &str| lexicon.verbs.contains_key(rest);
    let root = lexicon.roots.iter().any(|root| word.starts_with(root.as_str()));
    let glued = word.strip_prefix('و').is_some_and(|rest| verb(rest) || rest.chars().count() >= 4 && !root)
        || word.strip_prefix('ف').is_some_and(verb);
    let linked = (1..=3.min(line.len())).any(|n| lexicon.links.contains_key(words.key(&line[..n])));
    if glued || linked {
        Start::Linked
    } else if verb(word) {
        Start::Opener
    } else {
        Start::Other
    }
}

/// Whether the line is nothing but a date or clock, and whether it holds a full date.
fn dates(words: &Words, line: &[Word]) -> (bool, bool) {
    let lexicon = &*LEXICON;
    let (mut known, mut other, mut year, mut month, mut numbers) = (0usize, 0usize, false, false, 0usize);
    for word in line {
        match word.number {
            _ if word.is_number() => {
                numbers += 1;
                year |= word.number.is_some_and(|n| (1900..=2100).contains(&n) || (1380..=1500).contains(&n));
            }
            _ => {
                let mut key = words.fold(word);
                let mut stamp = lexicon.stamps.get(key);
                if stamp.is_none() {
                    key = key.strip_prefix(['و', 'ب']).unwrap_or(key);
                    stamp = lexicon.stamps.get(key);
                }
                known += usize::from(stamp.is_some());
                other += usize::from(stamp.is_none());
                month |= stamp == Some(&Stamp::Month);
            }
        }
    }
    let dated = year && (month && numbers >= 2 || numbers >= 3 && has_numeric_date(line));
    let relative =
        known >= 2 && line.len() <= 5 && line.first().is_some_and(|w| matches!(words.fold(w), "منذ" | "قبل"));
    let stamp = other == 0
        && line.len() <= 24
        && (numbers > 0 && known > 0 || has_numeric_date(line) || is_clock(line) || relative);
    (stamp, dated)
}

/// Hours and minutes and nothing else.
fn is_clock(line: &[Word]) -> bool {
    let numbers: Vec<u32> = line.iter().filter_map(|w| w.number).collect();
    matches!(numbers[..], [0..=23, 0..=59] | [0..=23, 0..=59, 0..=59]) && line.len() == numbers.len()
}

/// Three numbers in a row of which one is a year and another a month.
fn has_numeric_date(line: &[Word]) -> bool {
    line.windows(3).any(|three| {
        let n: Vec<u32> = three.iter().filter_map(|w| w.number.filter(|_| w.is_number())).collect();
        let near = three.windows(2).all(|two| two[1].source.0 <= two[0].source.1 + 3);
        let [a, b, c] = n[..] else { return false };
        let year = |y: u32| (1380..=2100).contains(&y);
        near && (1..=12).contains(&b) && (year(a) && (1..=31).contains(&c) || year(c) && (1..=31).contains(&a))
            || near && (1..=12).contains(&a) && (1..=31).contains(&b) && year(c)
    })
}
