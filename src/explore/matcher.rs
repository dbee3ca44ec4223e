//! A query made ready for one corpus: which passages have its words, and where.
//!
//! What a typed word means is decided in [`super::lexicon`]; in exact mode it means itself, letter for letter.

use super::lexicon::{Lexicon, Meaning};
use super::query::{Mode, Part, Query, Sense};
use super::set::Set;
use super::spellings::letters;
use crate::corpus::{Corpus, PassageIx, words};
use crate::order;
use crate::span::Extent;
use crate::text::Tokens;
use crate::text::words::WordMap;

/// A query made ready for one corpus.
pub struct Matcher {
    pub(super) parts: Vec<Ready>,
    pub(super) slots: Vec<Slot>,
    /// The slots that each key of the corpus can fill: one bit a slot.
    keys: WordMap<u32>,
}

/// A word of the query.
pub(super) struct Slot {
    pub typed: String,
    pub meaning: Meaning,
    /// In exact mode: how it must be written.
    letters: Option<String>,
}

/// A part of the query: one or more slots that follow each other.
#[derive(Clone, Debug)]
pub(super) struct Ready {
    pub sense: Sense,
    pub first: usize,
    pub len: usize,
}

/// A word of a text that fills slots of the query.
#[derive(Clone, Copy, Debug)]
pub(super) struct Filled {
    pub extent: Extent,
    /// The how manieth word of the text.
    pub word: u32,
    /// One bit a slot.
    pub slots: u32,
}

impl Matcher {
    pub fn new(corpus: &Corpus, query: &Query) -> Matcher {
        let lexicon = Lexicon::new(corpus);
        let mut matcher = Matcher { parts: Vec::new(), slots: Vec::new(), keys: WordMap::default() };
        for part in &query.parts {
            let first = matcher.slots.len();
            matcher.slots.extend(part.words.iter().map(|word| slot(&lexicon, word, part, query.mode())));
            matcher.parts.push(Ready { sense: part.sense, first, len: part.words.len() });
        }
        for (slot, nth) in matcher.slots.iter().zip(0u32..) {
            for key in &slot.meaning.keys {
                *matcher.keys.entry(key.as_str().into()).or_default() |= bit(nth as usize);
            }
        }
        matcher
    }

    /// Whether it asks for nothing and leaves nothing out.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The passages that have all that is asked for and nothing that is left out.
    pub fn passages(&self, corpus: &Corpus) -> Set {
        let mut found = Set::full(corpus.passage_count());
        // What is left out is only looked for where the rest is.
        for sense in [Sense::With, Sense::Without] {
            for part in self.parts.iter().filter(|part| part.sense == sense) {
                let mut with = found.clone();
                self.slots_of(part).iter().for_each(|slot| with.and(&slot.passages(corpus)));
                if part.len > 1 || self.slots_of(part).iter().any(|slot| slot.letters.is_some()) {
                    let has = |at: &PassageIx| self.has(part, corpus.passage(*at).text);
                    with = Set::of(corpus.passage_count(), with.iter().filter(has));
                }
                match sense {
                    Sense::With => found = with,
                    Sense::Without => found.minus(&with),
                }
            }
        }
        found
    }

    fn slots_of(&self, part: &Ready) -> &[Slot] {
        self.slots.get(part.first..part.first + part.len).unwrap_or(&[])
    }

    fn has(&self, part: &Ready, text: &str) -> bool {
        !places(part, &self.filled(text)).is_empty()
    }

    /// Where what is asked for stands in a passage's text: code points of that text, ascending, apart from each other.
    pub fn hits(&self, text: &str) -> Vec<Extent> {
        if self.is_empty() {
            return Vec::new();
        }
        let filled = self.filled(text);
        let asked = self.parts.iter().filter(|part| part.sense == Sense::With);
        let mut found: Vec<Extent> = asked.flat_map(|part| places(part, &filled)).collect();
        order::sort_by(&mut found, Ord::cmp);
        let mut apart: Vec<Extent> = Vec::with_capacity(found.len());
        for extent in found {
            match apart.last_mut() {
                Some(last) if extent.start < last.end => last.end = last.end.max(extent.end),
                _ => apart.push(extent),
            }
        }
        apart
    }

    /// The words of a text that fill slots, in order.
    pub(super) fn filled(&self, text: &str) -> Vec<Filled> {
        let tokens = Tokens::new(text);
        let (mut found, mut key, mut word) = (Vec::new(), String::new(), 0);
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| words::is_word(token.kind)) {
            word += 1;
            words::key_into(tokens.source(at), &mut key);
            let Some(mut slots) = self.keys.get(key.as_str()).copied() else { continue };
            for (slot, nth) in self.slots.iter().zip(0usize..) {
                if slot.letters.as_ref().is_some_and(|it| *it != letters(tokens.source(at))) {
                    slots &= !bit(nth);
                }
            }
            if slots != 0 {
                found.push(Filled { extent: token.extent, word, slots });
            }
        }
        found
    }
}

fn slot(lexicon: &Lexicon<'_>, word: &str, part: &Part, mode: Mode) -> Slot {
    let (meaning, letters) = match mode {
        Mode::Forms => (lexicon.meaning(word, part.end), None),
        Mode::Letters => (Meaning { keys: vec![words::key(word)], beginning: false }, Some(letters(word))),
    };
    Slot { typed: word.to_owned(), meaning, letters }
}

impl Slot {
    pub fn passages(&self, corpus: &Corpus) -> Set {
        let mut with = Set::empty(corpus.passage_count());
        for list in self.meaning.keys.iter().filter_map(|key| corpus.words().find(key)) {
            list.for_each(|at| with.insert(PassageIx(at)));
        }
        with
    }
}

pub(super) const fn bit(slot: usize) -> u32 {
    1u32.wrapping_shl(slot as u32)
}

/// Where a part stands among the filled words of a text: its slots one after the other.
pub(super) fn places(part: &Ready, filled: &[Filled]) -> Vec<Extent> {
    let fits = |window: &&[Filled]| {
        let follows = window.windows(2).all(|pair| pair[0].word + 1 == pair[1].word);
        follows && window.iter().zip(part.first..).all(|(word, slot)| word.slots & bit(slot) != 0)
    };
    let extent = |window: &[Filled]| match window {
        [first, .., last] => Extent::new(first.extent.start, last.extent.end),
        [only] => only.extent,
        [] => Extent::new(0, 0),
    };
    filled.windows(part.len.max(1)).filter(fits).map(extent).collect()
}
