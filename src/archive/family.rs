//! Families of words: which forms are one word.
//!
//! Every word of an archive is in exactly one family, that of its stem, so that a search for any form of it finds all of them.
//! What may be glued before a stem is ambiguous (وزير is no و + زير), so the corpus decides, by articles that have the forms:
//!
//! - The **family** of a stem is all words that it is left of when something is taken off.
//! - What speaks for a word as its own stem is what is glued before it in turn: الوزير and لوزير speak for وزير. For words
//!   that are not rare, a quarter of their own articles speaks for them too: كانت is more often than أنت.
//! - What speaks for a split is the rest of that stem's family.
//! - Where nothing speaks for either and the word is rare, it is split: a name that stands once, with و before it, is to be found
//!   by the bare name.

use std::cmp::Reverse;

use super::glued::{self, Glued};
use super::letters::{FEH, Key, WAW};

/// Articles by word and by family.
pub trait Counts {
    /// Articles that have exactly this word.
    fn own(&self, key: &Key) -> u32;
    /// The sum of those of all words that this is the stem of, itself among them.
    fn family(&self, stem: &Key) -> u32;
}

/// Words in fewer articles than this say nothing by their own number.
const RARE: u32 = 8;

/// The part of a word's own articles that speak for it as a stem.
const OWN_SHARE: u32 = 4;

/// What a word is taken apart into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    pub glued: Glued,
    pub stem: Key,
}

/// Takes a word apart as the counts speak; whole where they speak for that.
pub fn split(key: &Key, counts: &impl Counts) -> Split {
    let mut split = step(key, counts);
    // The stem may come apart again: what is glued before the word is then both, if it can be.
    while split.glued != Glued::NOTHING {
        let next = step(&split.stem, counts);
        if next.glued == Glued::NOTHING {
            break;
        }
        let both = [split.glued.letters(), next.glued.letters()].concat();
        match Glued::find(&both) {
            Some(glued) => split = Split { glued, stem: next.stem },
            // It cannot: then the word stands for itself, since its stem is none.
            None => return whole(key),
        }
    }
    split
}

fn whole(key: &Key) -> Split {
    Split { glued: Glued::NOTHING, stem: key.clone() }
}

fn step(key: &Key, counts: &impl Counts) -> Split {
    let mut ways = glued::decompose(key).peekable();
    if ways.peek().is_none() {
        return whole(key);
    }
    let own = counts.own(key);
    let joined = joined(key, counts);
    let others = counts.family(key).saturating_sub(own).saturating_sub(joined);
    let mut unheard = None;
    // Fewest letters first: what stays may come apart in turn.
    let mut ways: Vec<(Glued, &[u8])> = ways.collect();
    ways.sort_by_key(|(_, rest)| Reverse(rest.len()));
    for (glued, rest) in ways {
        let stem = Key { letters: rest.to_vec(), hamza: key.hamza };
        let mut speaks = counts.family(&stem).saturating_sub(own);
        if !glued.has_conjunction() {
            // What has a conjunction before the word is in that family too.
            speaks = speaks.saturating_sub(joined);
        }
        if is_split(speaks, glued, own, others) {
            if speaks > 0 {
                return Split { glued, stem };
            }
            unheard.get_or_insert(Split { glued, stem });
        }
    }
    unheard.unwrap_or_else(|| whole(key))
}

/// Articles of the word with a conjunction before it.
fn joined(key: &Key, counts: &impl Counts) -> u32 {
    let with = |letter: u8| {
        let mut letters = Vec::with_capacity(key.letters.len() + 1);
        letters.push(letter);
        letters.extend_from_slice(&key.letters);
        counts.own(&Key { letters, hamza: key.hamza })
    };
    with(WAW).saturating_add(with(FEH))
}

fn is_split(speaks: u32, glued: Glued, own: u32, others: u32) -> bool {
    if glued.has_article() {
        // The plain article is sure; what stands before it must be borne out (والدته).
        return speaks >= others && (speaks > 0 || !glued.has_conjunction());
    }
    let itself = if own < RARE { 0 } else { own / OWN_SHARE };
    speaks >= others.saturating_add(itself) && (speaks > 0 || own < RARE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::letters;
    use std::collections::HashMap;

    struct Table {
        own: HashMap<Key, u32>,
        family: HashMap<Key, u32>,
    }

    impl Table {
        fn new(words: &[(&str, u32)]) -> Table {
            let mut table = Table { own: HashMap::new(), family: HashMap::new() };
            for (word, count) in words {
                let key = Key::of(word);
                for (_, stem) in glued::decompose(&key) {
                    let stem = Key { letters: stem.to_vec(), hamza: key.hamza };
                    *table.family.entry(stem).or_default() += count;
                }
                *table.family.entry(key.clone()).or_default() += count;
                table.own.insert(key, *count);
            }
            table
        }
    }

    impl Counts for Table {
        fn own(&self, key: &Key) -> u32 {
            self.own.get(key).copied().unwrap_or(0)
        }

        fn family(&self, stem: &Key) -> u32 {
            self.family.get(stem).copied().unwrap_or(0)
        }
    }

    #[test]
    fn words_and_their_stems() {
        let table = Table::new(&[
            ("حكومة", 30),
            ("الحكومة", 200),
            ("بالحكومة", 9),
            ("للحكومة", 20),
            ("والحكومة", 40),
            ("وحكومة", 8),
            ("وزير", 300),
            ("الوزير", 90),
            ("لوزير", 9),
            ("ووزير", 20),
            ("الزير", 1),
            ("لبنان", 100),
            ("بلبنان", 3),
            ("للبنان", 9),
            ("ولبنان", 30),
            ("كانت", 700),
            ("وكانت", 300),
            ("أنت", 20),
            ("وغالانت", 1),
            ("لغانتس", 3),
            ("غانتس", 2),
            ("والدته", 20),
            ("لوالدته", 3),
            ("إلهام", 20),
            ("وإلهام", 4),
            ("الهام", 9),
            ("هام", 30),
            ("سيزور", 9),
            ("يزور", 7),
            ("الذين", 80),
            ("بشكل", 100),
            ("شكل", 60),
            ("الشكل", 20),
            ("أذربيجان", 10),
            ("بأذربيجان", 9),
            ("إسرائيل", 20),
            ("لإسرائيل", 9),
            ("فلسطين", 80),
            ("بفلسطين", 3),
            ("ألمانيا", 20),
            ("بألمانيا", 3),
        ]);
        for (word, stem) in [
            ("الحكومة", "حكومه"),
            ("وبالحكومة", "حكومه"),
            ("للحكومة", "حكومه"),
            ("وحكومة", "حكومه"),
            ("حكومة", "حكومه"),
            ("وزير", "وزير"),
            ("الوزير", "وزير"),
            ("ووزير", "وزير"),
            ("لبنان", "لبنان"),
            ("ولبنان", "لبنان"),
            ("للبنان", "لبنان"),
            ("كانت", "كانت"),
            ("وكانت", "كانت"),
            ("وغالانت", "غالانت"),
            ("لغانتس", "غانتس"),
            ("والدته", "والدته"),
            ("لوالدته", "والدته"),
            ("إلهام", "الهام"),
            ("وإلهام", "الهام"),
            ("الهام", "هام"),
            ("سيزور", "يزور"),
            ("الذين", "ذين"),
            ("بشكل", "شكل"),
            ("بأذربيجان", "اذربيجان"),
            ("لإسرائيل", "اسراييل"),
            ("فلسطين", "فلسطين"),
            ("بألمانيا", "المانيا"),
            ("aliyev", "aliyev"),
        ] {
            assert_eq!(letters::decode(&split(&Key::of(word), &table).stem.letters), stem, "{word}");
        }
    }
}
