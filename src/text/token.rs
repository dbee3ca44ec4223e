//! Tokens: maximal runs of letters or digits, single marks of punctuation, line ends.
//!
//! A token knows where it lies (code points and bytes) and its strong folding. Clitics are
//! not split here: whether the و of a word is glued depends on what the rest is, see [`super::clitic`].

use std::sync::LazyLock;

use super::fold::{Folded, Folding, fold_char, push_folded};
use crate::span::Extent;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A run of Arabic letters with the signs on them.
    Arabic,
    /// A run of letters of another script.
    Foreign,
    /// A run of digits of one of the three systems. Separators are tokens of their own.
    Digits,
    /// One character that is neither.
    Mark,
    /// The end of a line.
    LineEnd,
}

#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub kind: TokenKind,
    /// Code points of the text.
    pub extent: Extent,
    /// Bytes of the text.
    pub bytes: (u32, u32),
    /// Bytes of [`Tokens::folded`].
    folded: (u32, u32),
    /// Whether space stands before it (a line end counts).
    pub spaced: bool,
}

/// All tokens of one text, in order.
pub struct Tokens<'t> {
    pub text: &'t str,
    list: Vec<Token>,
    folded: String,
}

impl<'t> Tokens<'t> {
    pub fn new(text: &'t str) -> Tokens<'t> {
        let mut tokens =
            Tokens { text, list: Vec::with_capacity(text.len() / 8), folded: String::with_capacity(text.len()) };
        tokens.scan();
        tokens
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Token> {
        self.list.iter()
    }

    pub fn get(&self, at: usize) -> Option<&Token> {
        self.list.get(at)
    }

    /// The strong folding of token `at`; empty beyond the end.
    pub fn fold(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |t| &self.folded[t.folded.0 as usize..t.folded.1 as usize])
    }

    /// The token as it stands in the source; empty beyond the end.
    pub fn source(&self, at: usize) -> &'t str {
        self.list.get(at).map_or("", |t| &self.text[t.bytes.0 as usize..t.bytes.1 as usize])
    }

    /// From the start of token `first` to the end of token `last`.
    pub fn extent(&self, first: usize, last: usize) -> Extent {
        Extent::new(self.list[first].extent.start, self.list[last].extent.end)
    }

    /// The source from the start of token `first` to the end of token `last`; empty beyond the end.
    pub fn text_of(&self, first: usize, last: usize) -> &'t str {
        match (self.list.get(first), self.list.get(last)) {
            (Some(a), Some(b)) if a.bytes.0 <= b.bytes.1 => &self.text[a.bytes.0 as usize..b.bytes.1 as usize],
            _ => "",
        }
    }

    fn scan(&mut self) {
        let class_of = Classes::new();
        let mut at = 0u32;
        let mut spaced = true;
        let mut rest = self.text.char_indices();
        let mut ahead = rest.next();
        while let Some((byte, c)) = ahead {
            let start = at;
            at += 1;
            ahead = rest.next();
            let class = class_of.get(c);
            let kind = match class {
                Class::Space | Class::Inside => {
                    spaced |= class == Class::Space;
                    continue;
                }
                Class::LineEnd => TokenKind::LineEnd,
                Class::Mark => TokenKind::Mark,
                Class::Arabic => TokenKind::Arabic,
                Class::Foreign => TokenKind::Foreign,
                Class::Digit => TokenKind::Digits,
            };
            let mut end = (byte + c.len_utf8(), at);
            if !matches!(kind, TokenKind::Mark | TokenKind::LineEnd) {
                // Signs and controls inside a word belong to it; those after it do not.
                while let Some((next_byte, next)) = ahead {
                    let next_class = class_of.get(next);
                    if next_class != class && next_class != Class::Inside {
                        break;
                    }
                    ahead = rest.next();
                    at += 1;
                    if next_class == class || !is_control(next) {
                        end = (next_byte + next.len_utf8(), at);
                    }
                }
            }
            let from = self.folded.len() as u32;
            push_folded(&self.text[byte..end.0], Folding::Strong, &mut self.folded);
            self.list.push(Token {
                kind,
                extent: Extent::new(start, end.1),
                bytes: (byte as u32, end.0 as u32),
                folded: (from, self.folded.len() as u32),
                spaced,
            });
            spaced = kind == TokenKind::LineEnd;
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Arabic,
    Foreign,
    Digit,
    Space,
    LineEnd,
    /// Belongs to the word around it: vowel signs, tatweel, zero-width controls.
    Inside,
    Mark,
}

/// The classes of the characters that nearly all of a text consists of, by code point.
struct Classes(&'static [Class; Classes::COMMON]);

impl Classes {
    /// ASCII and the blocks up to Arabic.
    const COMMON: usize = 0x700;

    fn new() -> Classes {
        static COMMON: LazyLock<[Class; Classes::COMMON]> =
            LazyLock::new(|| std::array::from_fn(|at| Class::of(char::from_u32(at as u32).unwrap_or(' '))));
        Classes(&COMMON)
    }

    fn get(&self, c: char) -> Class {
        self.0.get(c as usize).copied().unwrap_or_else(|| Class::of(c))
    }
}

impl Class {
    fn of(c: char) -> Class {
        match c {
            '\n' => Class::LineEnd,
            ' ' | '\t' | '\r' | '\x0b' | '\x0c' | '\u{a0}' => Class::Space,
            '0'..='9' | '٠'..='٩' | '۰'..='۹' => Class::Digit,
            'ء'..='غ' | 'ف'..='ي' | 'ٱ'..='ۓ' | 'ە' | '\u{fb50}'..='\u{fbff}' | '\u{fe80}'..='\u{fefc}' => {
                Class::Arabic
            }
            'A'..='Z' | 'a'..='z' => Class::Foreign,
            _ if c.is_ascii() => Class::Mark,
            _ => match fold_char(c) {
                Folded::Gone => Class::Inside,
                Folded::One(' ') => Class::Space,
                _ if ('\u{600}'..='\u{6ff}').contains(&c) && c.is_alphabetic() => Class::Arabic,
                _ if c.is_alphabetic() => Class::Foreign,
                _ if c.is_whitespace() => Class::Space,
                _ => Class::Mark,
            },
        }
    }
}

fn is_control(c: char) -> bool {
    !('\u{600}'..='\u{6ff}').contains(&c) || c == '\u{61c}'
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<String> {
        let tokens = Tokens::new(text);
        (0..tokens.len()).map(|i| tokens.source(i).to_owned()).collect()
    }

    #[test]
    fn what_a_token_is() {
        for (text, expected) in [
            ("وقال غالانت: «نعم»", vec!["وقال", "غالانت", ":", "«", "نعم", "»"]),
            ("تتخلَّ عن 30٪", vec!["تتخلَّ", "عن", "30", "٪"]),
            ("لـ30 عاما", vec!["لـ", "30", "عاما"]),
            ("2016-2020", vec!["2016", "-", "2020"]),
            ("مارس/آذار", vec!["مارس", "/", "آذار"]),
            ("قال\nثم", vec!["قال", "\n", "ثم"]),
            ("Isaac Herzog", vec!["Isaac", "Herzog"]),
        ] {
            assert_eq!(words(text), expected);
        }
    }

    proptest! {
        #[test]
        fn tokens_lie_on_the_text(text in "[\\PC\n]{0,120}") {
            let tokens = Tokens::new(&text);
            let chars: Vec<char> = text.chars().collect();
            let mut last = 0;
            for (i, token) in tokens.iter().enumerate() {
                prop_assert!(token.extent.start >= last && token.extent.end > token.extent.start);
                last = token.extent.end;
                let cut: String = chars[token.extent.start as usize..token.extent.end as usize].iter().collect();
                prop_assert_eq!(cut.as_str(), tokens.source(i));
            }
        }
    }
}
