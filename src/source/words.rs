//! The words of a page, loosely folded, line by line: what labels and overlaps are looked up with.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;
use std::sync::LazyLock;

use crate::text::fold::{Folded, fold_char, loosen};
use crate::text::words::{WordHash, WordHasher, WordMap};

/// One run of letters or digits of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Bytes of [`Words::folded`]; empty for a number.
    folded: (u32, u32),
    /// Bytes of the text.
    pub source: (u32, u32),
    /// The value of a run of digits of up to nine places.
    pub number: Option<u32>,
    /// The hash of its stem; 0 where the word says nothing about a subject.
    pub stem: u64,
}

impl Word {
    pub fn is_number(&self) -> bool {
        self.folded.0 == self.folded.1
    }
}

/// All words of a text. Those of one line, numbers left out, stand in `folded` parted by single
/// spaces, so that any run of them is one key.
#[derive(Default)]
pub(super) struct Words {
    folded: String,
    pub list: Vec<Word>,
}

impl Words {
    /// Reads one line, `base` being its first byte in the text; gives its range of words.
    pub fn read(&mut self, line: &str, base: usize) -> Range<usize> {
        let signs = Signs::new();
        let first = self.list.len();
        let mut open: Option<Word> = None;
        for (byte, c) in line.char_indices() {
            let at = (base + byte) as u32;
            let letters = match signs.get(c) {
                Sign::Gone => continue,
                Sign::Digit(c) => {
                    self.digit(&mut open, c, at);
                    continue;
                }
                Sign::Letters(letters) => letters,
                Sign::Between => {
                    self.close(&mut open);
                    continue;
                }
            };
            if open.as_ref().is_some_and(Word::is_number) {
                self.close(&mut open);
            }
            let start = self.folded.len() as u32;
            match letters {
                Folded::Gone => continue,
                Folded::One(c) => self.folded.push(c),
                Folded::Many(letters) => self.folded.push_str(letters),
            }
            let end = self.folded.len() as u32;
            let next = at + c.len_utf8() as u32;
            let word = open.get_or_insert(Word { folded: (start, end), source: (at, next), number: None, stem: 0 });
            word.folded.1 = end;
            word.source.1 = next;
        }
        self.close(&mut open);
        first..self.list.len()
    }

    fn digit(&mut self, open: &mut Option<Word>, digit: char, at: u32) {
        if open.is_some_and(|word| !word.is_number()) {
            self.close(open);
        }
        let here = self.folded.len() as u32;
        let word = open.get_or_insert(Word { folded: (here, here), source: (at, at + 1), number: Some(0), stem: 0 });
        let value = digit.to_digit(10).unwrap_or(0);
        word.number = word.number.and_then(|n| n.checked_mul(10)?.checked_add(value));
        word.source.1 = at + 1;
    }

    fn close(&mut self, open: &mut Option<Word>) {
        if let Some(mut word) = open.take() {
            if !word.is_number() {
                word.stem = stem_hash(self.fold(&word));
                self.folded.push(' ');
            }
            self.list.push(word);
        }
    }

    pub fn get(&self, range: &Range<usize>) -> &[Word] {
        self.list.get(range.clone()).unwrap_or(&[])
    }

    /// The folded letters of one word; empty for a number.
    pub fn fold(&self, word: &Word) -> &str {
        self.folded.get(word.folded.0 as usize..word.folded.1 as usize).unwrap_or("")
    }

    /// The folded letters from the first to the last word of a slice, numbers left out.
    pub fn key(&self, words: &[Word]) -> &str {
        let first = words.iter().find(|w| !w.is_number());
        let last = words.iter().rev().find(|w| !w.is_number());
        match (first, last) {
            (Some(first), Some(last)) => self.folded.get(first.folded.0 as usize..last.folded.1 as usize).unwrap_or(""),
            _ => "",
        }
    }
}

/// What a character is to a word.
#[derive(Clone, Copy)]
pub(super) enum Sign {
    /// Stands in a word and is no letter.
    Gone,
    Digit(char),
    /// Loosely folded.
    Letters(Folded),
    /// Parts two words.
    Between,
}

impl Sign {
    fn of(c: char) -> Sign {
        match fold_char(c) {
            Folded::Gone => Sign::Gone,
            Folded::One(c) if c.is_ascii_digit() => Sign::Digit(c),
            Folded::One(c) if c.is_alphabetic() => Sign::Letters(loosen(c)),
            Folded::Many(letters) => Sign::Letters(Folded::Many(letters)),
            Folded::One(_) => Sign::Between,
        }
    }
}

/// What the characters are that nearly all of a text consists of, by code point.
pub(super) struct Signs(&'static [Sign; Signs::COMMON]);

impl Signs {
    /// ASCII and the blocks up to Arabic.
    const COMMON: usize = 0x700;

    pub fn new() -> Signs {
        static COMMON: LazyLock<[Sign; Signs::COMMON]> =
            LazyLock::new(|| std::array::from_fn(|at| char::from_u32(at as u32).map_or(Sign::Between, Sign::of)));
        Signs(&COMMON)
    }

    pub fn get(&self, c: char) -> Sign {
        self.0.get(c as usize).copied().unwrap_or_else(|| Sign::of(c))
    }
}

/// The key of a phrase, as [`Words::key`] gives it for a line of these words.
pub(super) fn key_of(phrase: &str) -> String {
    let mut words = Words::default();
    let range = words.read(phrase, 0);
    words.key(words.get(&range)).to_owned()
}

/// The part of a folded word that two mentions of one thing share: conjunction, article, attached
/// preposition and the commonest endings are left out. Good for counting overlaps, not for names.
fn stem(word: &str) -> &str {
    // Each with the letters that have to be left; the longest first.
    let heads: &[(&str, usize)] = match word.chars().next() {
        Some('و') => &[("وبال", 3), ("وال", 3), ("ولل", 3), ("و", 5)],
        Some('ا') => &[("ال", 3)],
        Some('ب') => &[("بال", 3)],
        Some('ل') => &[("لل", 3)],
        Some('ف') => &[("فال", 3)],
        Some('ك') => &[("كال", 3)],
        _ => &[],
    };
    let long = |rest: &&str, least: usize| rest.chars().nth(least - 1).is_some();
    let without = |(head, least): &(&str, usize)| word.strip_prefix(head).filter(|rest| long(rest, *least));
    let bare = heads.iter().find_map(without).unwrap_or(word);
    let tails: &[&str] = match bare.chars().next_back() {
        Some('ه') => &["يه", "ه"],
        Some('ا') => &["ها"],
        Some('ت') => &["ات"],
        Some('ن') => &["ين", "ون"],
        Some('ي') => &["ي"],
        _ => &[],
    };
    tails.iter().find_map(|tail| bare.strip_suffix(tail).filter(|rest| long(rest, 4))).unwrap_or(bare)
}

/// Words of grammar and of every report, which say nothing about a subject.
const EMPTY: [&str; 43] = [
    "الذي",
    "التي",
    "الذين",
    "هذا",
    "هذه",
    "ذلك",
    "تلك",
    "كان",
    "كانت",
    "بعد",
    "قبل",
    "خلال",
    "حيث",
    "بين",
    "حول",
    "عند",
    "مثل",
    "غير",
    "ايضا",
    "كما",
    "فيما",
    "بينما",
    "لكن",
    "لدي",
    "عبر",
    "ضمن",
    "نحو",
    "اكثر",
    "اقل",
    "جدا",
    "قال",
    "قالت",
    "اكد",
    "اضاف",
    "علي",
    "الي",
    "هناك",
    "منذ",
    "اليوم",
    "امس",
    "يوم",
    "بعض",
    "كل",
];

/// Whether a stem says something about a subject: not a short word, not one of grammar.
fn is_content(stem: &str) -> bool {
    static GRAMMAR: LazyLock<HashSet<&str, WordHash>> = LazyLock::new(|| EMPTY.into_iter().collect());
    // Six bytes are three Arabic letters.
    stem.len() > 5 && !GRAMMAR.contains(stem)
}

/// A number for a word's stem, or 0 where it says nothing about a subject.
pub(super) fn stem_hash(word: &str) -> u64 {
    let stem = stem(word);
    if !is_content(stem) {
        return 0;
    }
    let mut hasher = WordHasher::default();
    hasher.write(stem.as_bytes());
    hasher.finish() | 1
}

/// Takes a hash for what it is.
#[derive(Clone, Copy, Default)]
pub(super) struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| hash.rotate_left(8) ^ u64::from(*byte));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

pub(super) type Known<T> = WordMap<T>;
pub(super) type Stems = HashSet<u64, BuildHasherDefault<Same>>;
pub(super) type StemCounts = HashMap<u64, u32, BuildHasherDefault<Same>>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_forget_spelling_digits_and_marks() {
        for (line, key) in [
            ("اقرأ أيضًا:", "اقرا ايضا"),
            ("تعليقات الزوّار (0)", "تعليقات الزوار"),
            ("إقـــرأ  أيضا", "اقرا ايضا"),
            ("list 1 of 2", "list of"),
            ("٣ دقائق", "دقايق"),
            ("123", ""),
            ("—", ""),
        ] {
            assert_eq!(key_of(line), key, "{line}");
        }
    }

    #[test]
    fn stems() {
        for (word, expected) in
            [("والوزير", "وزير"), ("للدفاع", "دفاع"), ("الدفاع", "دفاع"), ("وزير", "وزير"), ("ال", "ال")]
        {
            assert_eq!(stem(word), expected);
        }
    }
}
