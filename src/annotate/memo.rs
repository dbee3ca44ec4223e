//! Answers about words, kept for the next time a word is met.
//!
//! Nine words of ten in a text have stood in the text before it. What is known of a word, whatever stands around it, is asked
//! of a table of fixed size first; a word that is not there takes the place of the one that was. So the table never grows,
//! and a text of words that all fall on one place is read no slower than without it.

use std::hash::Hasher;

use crate::text::words::WordHasher;

/// Places of the table, a power of two.
const PLACES: usize = 1 << 15;
/// Words longer than this, in bytes, are not kept.
const LONGEST: usize = 31;

/// Answers of one kind by word.
pub struct Memo<V> {
    places: Vec<Place<V>>,
}

/// A word and its answer, side by side in memory.
#[derive(Clone, Copy, Default)]
struct Place<V> {
    word: [u8; LONGEST],
    length: u8,
    answer: V,
}

impl<V: Copy + Default> Memo<V> {
    pub const fn new() -> Memo<V> {
        Memo { places: Vec::new() }
    }

    /// The answer about `word`, which `find` gives where it is not known yet. It has to be the same every time.
    pub fn get(&mut self, word: &str, find: impl FnOnce(&str) -> V) -> V {
        let bytes = word.as_bytes();
        if bytes.is_empty() || bytes.len() > LONGEST {
            return find(word);
        }
        if self.places.is_empty() {
            self.places.resize(PLACES, Place::default());
        }
        let mut hasher = WordHasher::default();
        hasher.write(bytes);
        let Some(place) = self.places.get_mut(hasher.finish() as usize % PLACES) else { return find(word) };
        if place.word.get(..usize::from(place.length)) != Some(bytes) {
            let answer = find(word);
            *place = Place { length: bytes.len() as u8, answer, ..Place::default() };
            place.word.iter_mut().zip(bytes).for_each(|(slot, byte)| *slot = *byte);
        }
        place.answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_answer_is_that_of_the_question(words in proptest::collection::vec("[وبلاسم]{0,4}|\\PC{0,40}", 0..200)) {
            let mut memo = Memo::new();
            for word in &words {
                prop_assert_eq!(memo.get(word, |it| it.chars().count()), word.chars().count());
            }
        }
    }
}
