//! The words of a text as the dictionary has them, fast.
//!
//! The same keys as [`crate::corpus::words`] gives, from a table by code point; what the table does not have goes the long
//! way, up to the next space.

use std::sync::LazyLock;

use crate::archive::letters::{self, ALEF, BEH, FEH, KAF, Key, LAM, WAW};
use crate::corpus::words;
use crate::text::{Folding, TokenKind, Tokens, fold};

/// Code points that the table has.
const COMMON: usize = 0x700;

/// Longest key that needs no look at where it is cut, in letters.
const LONGEST: usize = 40;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
enum Class {
    Between,
    Arabic,
    Foreign,
    Digits,
    Inside,
    Rare,
}

/// What one character is.
#[derive(Clone, Copy)]
struct Entry {
    class: Class,
    /// Code of its folding, 0 for nothing.
    letter: u8,
    alef: Alef,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Alef {
    No,
    Plain,
    Hamza,
}

static TABLE: LazyLock<Box<[Entry; COMMON]>> = LazyLock::new(|| {
    let entry = |at: usize| char::from_u32(at as u32).map_or(RARE, entry);
    Box::new(std::array::from_fn(entry))
});

const RARE: Entry = Entry { class: Class::Rare, letter: 0, alef: Alef::No };

/// What the tokens of a text with this character say of it.
fn entry(c: char) -> Entry {
    let alone = c.to_string();
    let kind = Tokens::new(&alone).get(0).map(|token| token.kind);
    let class = match kind {
        Some(TokenKind::Arabic) => Class::Arabic,
        Some(TokenKind::Foreign) => Class::Foreign,
        Some(TokenKind::Digits) => Class::Digits,
        Some(_) => Class::Between,
        None if Tokens::new(&format!("ا{c}ا")).len() == 1 => Class::Inside,
        None => Class::Between,
    };
    let mut code = Vec::new();
    letters::encode(&fold(&alone, Folding::Loose), &mut code);
    let alef = match c {
        'ا' | 'آ' | 'ٱ' => Alef::Plain,
        'أ' | 'إ' => Alef::Hamza,
        _ => Alef::No,
    };
    match code[..] {
        _ if class == Class::Between => Entry { class, letter: 0, alef },
        [] => Entry { class, letter: 0, alef },
        [letter] if letter < 0xff && class != Class::Inside => Entry { class, letter, alef },
        _ => RARE,
    }
}

/// Finds words; keeps what it needs from text to text.
pub struct Scanner {
    table: &'static [Entry; COMMON],
    key: Vec<u8>,
}

impl Scanner {
    pub fn new() -> Scanner {
        Scanner { table: &TABLE, key: Vec::with_capacity(128) }
    }

    /// Tells `each` every word: one byte that says whether its seeming article bears a hamza, then its letters.
    pub fn words(&mut self, text: &str, mut each: impl FnMut(&[u8])) {
        let bytes = text.as_bytes();
        let table = self.table;
        let mut at = 0;
        while at < bytes.len() {
            let (code, width) = code_point(bytes, at);
            let entry = table.get(code).copied().unwrap_or_else(|| between(code));
            match entry.class {
                Class::Between | Class::Inside => at += width,
                Class::Rare => at = slowly(text, at, &mut each),
                class => match self.word(bytes, at, class) {
                    Some(end) => {
                        at = end;
                        if self.key.len() > 1 {
                            each(&self.key);
                        }
                    }
                    None => at = slowly(text, at, &mut each),
                },
            }
        }
    }

    /// Reads the word that begins at `start` into the key; gives its end, or nothing if it goes the long way.
    #[inline(always)]
    fn word(&mut self, bytes: &[u8], start: usize, class: Class) -> Option<usize> {
        self.key.clear();
        self.key.push(0);
        let mut alef = Alef::No;
        let mut at = start;
        while at < bytes.len() {
            let (code, width) = code_point(bytes, at);
            let entry = match self.table.get(code) {
                Some(entry) => *entry,
                None => between(code),
            };
            if entry.class == class {
                if entry.letter != 0 {
                    self.key.push(entry.letter);
                }
                if alef == Alef::No {
                    alef = entry.alef;
                }
            } else if entry.class == Class::Rare {
                return None;
            } else if entry.class != Class::Inside {
                break;
            }
            at += width;
        }
        if self.key.len() > LONGEST {
            return None;
        }
        if alef == Alef::Hamza {
            self.key[0] = u8::from(bears_hamza(&self.key[1..]));
        }
        Some(at)
    }
}

/// Whether the first alef is that of a seeming article with nothing before it that cannot be glued.
fn bears_hamza(key: &[u8]) -> bool {
    let glued = key.iter().take_while(|letter| matches!(**letter, WAW | FEH | BEH | KAF)).count();
    key[glued..].starts_with(&[ALEF, LAM])
}

/// The code point at `at`, and its bytes; beyond the table where it has more than three.
#[inline(always)]
fn code_point(bytes: &[u8], at: usize) -> (usize, usize) {
    let first = bytes[at];
    let more = |by: usize| usize::from(bytes.get(at + by).copied().unwrap_or(0) & 0x3f);
    match first {
        0..0x80 => (usize::from(first), 1),
        0xc0..0xe0 => (usize::from(first & 0x1f) << 6 | more(1), 2),
        0xe0..0xf0 => (usize::from(first & 0xf) << 12 | more(1) << 6 | more(2), 3),
        _ => (usize::MAX, 4),
    }
}

/// Beyond the table: punctuation and controls are common, all else is rare.
fn between(code: usize) -> Entry {
    match code {
        // ZWNJ and marks of direction; the hyphens, dashes and quotation marks; the ellipsis.
        0x200b..=0x200f | 0x202a..=0x202e => Entry { class: Class::Inside, ..RARE },
        0x2010..=0x2027 => Entry { class: Class::Between, ..RARE },
        _ => RARE,
    }
}

/// The long way, to the next space or the end.
#[cold]
fn slowly(text: &str, start: usize, each: &mut impl FnMut(&[u8])) -> usize {
    let rest = text.get(start..).unwrap_or("");
    let end = rest.find([' ', '\n']).unwrap_or(rest.len());
    for (_, key) in words::keys(&Tokens::new(&rest[..end])) {
        let key = Key::from_text(&key);
        if !key.is_empty() {
            let mut code = vec![u8::from(key.hamza)];
            code.extend_from_slice(&key.letters);
            each(&code);
        }
    }
    // Without progress there would be no end.
    start + end.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fast(text: &str) -> Vec<Key> {
        let mut found = Vec::new();
        Scanner::new().words(text, |code| found.push(Key { letters: code[1..].to_vec(), hamza: code[0] == 1 }));
        found
    }

    fn slow(text: &str) -> Vec<Key> {
        let keys = words::keys(&Tokens::new(text)).map(|(_, key)| Key::from_text(&key)).collect::<Vec<_>>();
        keys.into_iter().filter(|key| !key.is_empty()).collect()
    }

    #[test]
    fn as_the_small_corpus_has_them() {
        for text in [
            "قال وزير الدفاع الإسرائيلي، يوآف غالانت: «سنعمل» في 13/7/2023.",
            "وَألمانيا ﺇﺳﺮﺍﺋﻴﻞ القـــاهرة\u{200f} Rəşad Əliyev F-16 كورونا-19",
            "إلهام علييف (باكو) ء ۱۴۰۲ علی",
        ] {
            assert_eq!(fast(text), slow(text), "{text}");
        }
        let long = "طويل".repeat(30);
        assert_eq!(fast(&long), slow(&long));
    }

    proptest! {
        #[test]
        fn any_text_as_the_small_corpus_has_it(text in "[اأإآٱلوفبكسمنةهىيءئؤ ـ\u{64b}-\u{652}\u{200c}-\u{200f}a-zA-ZéəЖ0-9٠-٩۰-۹.،:«»“”…\u{fe80}-\u{fefc}\u{621}-\u{6ff}\\n-]{0,60}") {
            prop_assert_eq!(fast(&text), slow(&text));
        }

        #[test]
        fn any_text_at_all(text in "\\PC{0,40}") {
            prop_assert_eq!(fast(&text), slow(&text));
        }
    }
}
