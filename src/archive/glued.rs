//! What can be glued before a stem, as numbers.
//!
//! ```text
//! form = [ و | ف ] [ ب | ك | ل ] [ ال ] stem  |  [ و | ف ] [ س ] stem         ل + ال = لل
//! ```
//!
//! The same rule as [`crate::explore`]'s, read backwards: a word is taken apart, not put together.

use super::letters::{self, ALEF, BEH, FEH, KAF, Key, LAM, NOON, SEEN, TEH, WAW, YEH};

/// Something that can be glued before a stem; counts in [`GLUED`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Glued(u8);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum What {
    Nothing,
    Conjunction,
    Preposition,
    Article,
    Future,
}

const COUNT: usize = 27;

macro_rules! glued {
    ($($what:ident: $($letters:expr),*;)*) => {
        const GLUED: [(What, &[u8]); COUNT] = [$((What::$what, &[$($letters),*])),*];
    };
}

glued! {
    Nothing: ;
    Article: ALEF, LAM;
    Conjunction: WAW;
    Article: WAW, ALEF, LAM;
    Preposition: BEH;
    Preposition: LAM;
    Article: LAM, LAM;
    Article: BEH, ALEF, LAM;
    Conjunction: FEH;
    Article: FEH, ALEF, LAM;
    Preposition: KAF;
    Article: KAF, ALEF, LAM;
    Preposition: WAW, BEH;
    Preposition: WAW, LAM;
    Preposition: WAW, KAF;
    Preposition: FEH, BEH;
    Preposition: FEH, LAM;
    Preposition: FEH, KAF;
    Article: WAW, LAM, LAM;
    Article: WAW, BEH, ALEF, LAM;
    Article: WAW, KAF, ALEF, LAM;
    Article: FEH, LAM, LAM;
    Article: FEH, BEH, ALEF, LAM;
    Article: FEH, KAF, ALEF, LAM;
    Future: SEEN;
    Future: WAW, SEEN;
    Future: FEH, SEEN;
}

/// Fewest letters of a stem after a conjunction, and after anything else.
const SHORTEST_JOINED: usize = 2;
const SHORTEST: usize = 3;

/// Codes of [`Glued`] with the hamza follow those without.
const HAMZA: u8 = COUNT as u8;

impl Glued {
    pub const NOTHING: Glued = Glued(0);

    pub fn all() -> impl Iterator<Item = Glued> {
        (0..COUNT as u8).map(Glued)
    }

    fn row(self) -> (What, &'static [u8]) {
        GLUED.get(usize::from(self.0)).copied().unwrap_or((What::Nothing, &[]))
    }

    pub fn letters(self) -> &'static [u8] {
        self.row().1
    }

    pub fn has_article(self) -> bool {
        self.row().0 == What::Article
    }

    pub fn has_conjunction(self) -> bool {
        self.0 > 0 && matches!(self.letters().first(), Some(&WAW | &FEH))
    }

    /// Six bits for it and the hamza of the word.
    pub fn code(self, hamza: bool) -> u8 {
        if hamza { self.0 + HAMZA } else { self.0 }
    }

    /// From six bits; what is none of them is nothing.
    pub fn from_code(code: u8) -> (Glued, bool) {
        match code {
            0..HAMZA => (Glued(code), false),
            HAMZA.. if usize::from(code - HAMZA) < COUNT => (Glued(code - HAMZA), true),
            _ => (Glued::NOTHING, false),
        }
    }

    /// The one with these letters.
    pub fn find(letters: &[u8]) -> Option<Glued> {
        Glued::all().find(|glued| glued.letters() == letters)
    }
}

/// Each way to take something off a word, with the stem that stays; the whole word is not among them.
pub fn decompose(key: &Key) -> impl Iterator<Item = (Glued, &[u8])> {
    let glued = matches!(key.letters.first(), Some(&(WAW | FEH | BEH | KAF | LAM | SEEN | ALEF)));
    let all = if glued { 1..COUNT as u8 } else { 0..0 };
    all.map(Glued).filter_map(|glued| Some((glued, stem(key, glued)?)))
}

/// What stays of a word when this is taken off, where it can be.
fn stem(key: &Key, glued: Glued) -> Option<&[u8]> {
    let (what, prefix) = glued.row();
    let rest = key.letters.strip_prefix(prefix)?;
    let first = *rest.first()?;
    if !letters::is_arabic(rest) {
        return None;
    }
    let least = if what == What::Conjunction { SHORTEST_JOINED } else { SHORTEST };
    let can = match what {
        // The hamza says that أل is no article.
        What::Article => !key.hamza,
        What::Future => matches!(first, YEH | TEH | NOON | ALEF),
        _ => true,
    };
    (can && rest.len() >= least && letters::count(rest) >= least).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explore::clitics;
    use proptest::prelude::*;

    #[test]
    fn words_taken_apart() {
        let stems = |word: &str| -> Vec<String> {
            let key = Key::of(word);
            let mut stems: Vec<String> = decompose(&key).map(|(_, stem)| letters::decode(stem)).collect();
            stems.sort();
            stems
        };
        assert_eq!(stems("وبالحكومة"), ["الحكومه", "بالحكومه", "حكومه"]);
        assert_eq!(stems("للحكومة"), ["حكومه", "لحكومه"]);
        assert_eq!(stems("سيزور"), ["يزور"]);
        assert_eq!(stems("وإلهام"), ["الهام"]);
        assert_eq!(stems("الهام"), ["هام"]);
        assert_eq!(stems("ولد"), ["لد"]);
        assert!(stems("بن").is_empty() && stems("aliyev").is_empty());
    }

    proptest! {
        #[test]
        fn taken_apart_as_put_together(stem in "[وفبلكسايتمنحهر]{3,6}") {
            for form in clitics::forms(&stem) {
                let key = Key::from_text(&form);
                let code = Key::from_text(&stem).letters;
                prop_assert!(form == stem || decompose(&key).any(|(_, rest)| rest == code), "{} {}", form, stem);
            }
        }

        #[test]
        fn codes_come_back(code in 0u8..(2 * COUNT as u8)) {
            let (glued, hamza) = Glued::from_code(code);
            prop_assert_eq!(glued.code(hamza), code);
        }
    }
}
