//! Looking words up: a fast hash for short keys, and the clitics that can stand before a word.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// For maps with keys of a few bytes.
pub type WordHash = BuildHasherDefault<WordHasher>;

/// A map from words.
pub type WordMap<V> = HashMap<Box<str>, V, WordHash>;

/// A list of words.
pub type WordSet = HashSet<Box<str>, WordHash>;

/// Multiplies and rotates eight bytes at a time (the scheme of the hash in the Rust compiler).
#[derive(Default, Clone, Copy, Debug)]
pub struct WordHasher(u64);

impl WordHasher {
    fn add(&mut self, eight: u64) {
        self.0 = (self.0.rotate_left(5) ^ eight).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks();
        eights.iter().for_each(|eight| self.add(u64::from_le_bytes(*eight)));
        // Two halves that may overlap say all that a shorter rest has.
        if let (Some(first), Some(last)) = (rest.first_chunk(), rest.last_chunk()) {
            self.add(u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32);
        } else if let (Some(first), Some(last)) = (rest.first_chunk(), rest.last()) {
            self.add(u64::from(u16::from_le_bytes(*first)) | u64::from(*last) << 16);
        } else if let Some(byte) = rest.first() {
            self.add(u64::from(*byte));
        }
    }

    /// What ends a string; it says nothing where strings are all there is to hash.
    fn write_u8(&mut self, byte: u8) {
        if byte != 0xff {
            self.add(u64::from(byte));
        }
    }

    fn write_u16(&mut self, number: u16) {
        self.add(u64::from(number));
    }

    fn write_u32(&mut self, number: u32) {
        self.add(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.add(number);
    }

    fn finish(&self) -> u64 {
        // The low bits of a product are weak, and the map takes both ends.
        self.0 ^ (self.0 >> 32)
    }
}

/// The rests of a folded word after و or ف, after ب, ل or ك, and after one of each, with the letters taken.
pub fn strip_clitics(folded: &str) -> impl Iterator<Item = (&str, usize)> {
    let first = folded.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']).filter(|rest| !rest.is_empty());
    let second = folded
        .strip_prefix(['و', 'ف'])
        .and_then(|rest| rest.strip_prefix(['ب', 'ل', 'ك']))
        .filter(|rest| !rest.is_empty());
    first.map(|rest| (rest, 1)).into_iter().chain(second.map(|rest| (rest, 2)))
}
