//! What a reader types into the search box.
//!
//! ```text
//! query  = ( phrase | word )*
//! phrase = quote word* quote            quote = any of " « » “ ”
//! ```

use crate::text::{TokenKind, Tokens};

/// A text query, parsed: words and quoted phrases, all of which a passage must have.
///
/// How they match is decided against a corpus, see [`super::Matcher`]. Not supported yet: exclusion, operators.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    source: String,
    pub(super) parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// As typed.
    Word(String),
    /// These words one after the other; two or more.
    Phrase(Vec<String>),
    /// One quoted word: whole, never the beginning of a longer one.
    Whole(String),
}

/// What is beyond is not searched for.
const MOST_WORDS: usize = 32;

impl Query {
    /// Reads a query. Never fails; what cannot be searched for (signs alone) asks for nothing.
    pub fn parse(source: &str) -> Query {
        let mut parts = Vec::new();
        let mut left = MOST_WORDS;
        let closed = source.matches(QUOTES).count() / 2 * 2;
        for (at, piece) in source.split(QUOTES).enumerate() {
            let mut words = words(piece);
            words.truncate(left);
            left -= words.len();
            match (at % 2 == 1 && at < closed, words.len()) {
                (_, 0) => {}
                (false, _) => parts.extend(words.into_iter().map(Part::Word)),
                (true, 1) => parts.extend(words.into_iter().map(Part::Whole)),
                (true, _) => parts.push(Part::Phrase(words)),
            }
        }
        Query { source: source.to_owned(), parts }
    }

    /// As it was typed.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }
}

const QUOTES: [char; 5] = ['"', '«', '»', '“', '”'];

fn words(text: &str) -> Vec<String> {
    let tokens = Tokens::new(text);
    let is_word = |kind| matches!(kind, TokenKind::Arabic | TokenKind::Foreign | TokenKind::Digits);
    (0..tokens.len())
        .filter(|at| tokens.get(*at).is_some_and(|token| is_word(token.kind)))
        .map(|at| tokens.source(at).to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_as_they_are_read() {
        let word = |text: &str| Part::Word(text.into());
        for (source, expected) in [
            ("", vec![]),
            (" «» ! ", vec![]),
            ("وزير الدفاع", vec![word("وزير"), word("الدفاع")]),
            ("«وزير الدفاع» غالانت", vec![Part::Phrase(vec!["وزير".into(), "الدفاع".into()]), word("غالانت")]),
            ("\"نطنز\"", vec![Part::Whole("نطنز".into())]),
            // A quotation that is still being typed.
            ("«وزير الدف", vec![word("وزير"), word("الدف")]),
            ("13 يوليو", vec![word("13"), word("يوليو")]),
        ] {
            assert_eq!(Query::parse(source).parts, expected, "{source}");
        }
    }
}
