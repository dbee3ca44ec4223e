//! What a word of a page may begin: a date, a number, two of something.
//!
//! The lists of dates, numbers and units are three, but most words of a text stand in none of them. Each word of a page is
//! looked up once in all three together; only where that says so are the lists themselves asked.

use std::sync::LazyLock;

use super::dates::lexicon;
use super::units;
use crate::text::TokenKind;
use crate::text::number_words;
use crate::text::words::{WordMap, strip_clitics};

/// What a token may begin, bare or behind clitics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Openings(u8);

impl Openings {
    /// Stands in the words of dates.
    pub const DATE: Openings = Openings(1);
    /// A number: digits or a number word.
    pub const NUMBER: Openings = Openings(1 << 1);
    /// A number word with the article ("الثلاثة").
    pub const DEFINITE: Openings = Openings(1 << 2);
    /// The dual of a unit or counted noun ("كيلومترين").
    pub const PAIR: Openings = Openings(1 << 3);

    /// Any of them.
    pub fn any(self, of: Openings) -> bool {
        self.0 & of.0 != 0
    }

    pub const fn with(self, other: Openings) -> Openings {
        Openings(self.0 | other.0)
    }

    /// Of a folded token.
    pub fn of(folded: &str, kind: TokenKind) -> Openings {
        let known = &*KNOWN;
        let whole = || known.get(folded).copied().unwrap_or_default();
        match kind {
            // A definite number word is read bare alone.
            TokenKind::Arabic => strip_clitics(folded).fold(whole(), |all, (rest, _)| {
                let behind = known.get(rest).map_or(0, |it| it.0 & !Openings::DEFINITE.0);
                all.with(Openings(behind))
            }),
            TokenKind::Foreign => whole(),
            TokenKind::Digits => Openings::NUMBER,
            TokenKind::Mark | TokenKind::LineEnd => Openings::default(),
        }
    }
}

static KNOWN: LazyLock<WordMap<Openings>> = LazyLock::new(|| {
    let mut known: WordMap<Openings> = WordMap::default();
    let mut add = |word: &str, opening: Openings| {
        let entry = known.entry(word.into()).or_default();
        *entry = entry.with(opening);
    };
    lexicon::first_words().for_each(|word| add(word, Openings::DATE));
    units::first_words_of_pairs().for_each(|word| add(word, Openings::PAIR));
    for word in number_words::known() {
        add(word, Openings::NUMBER);
        add(&format!("ال{word}"), Openings::DEFINITE);
    }
    known
});
