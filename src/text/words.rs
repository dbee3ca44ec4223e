//! Looking words up: a fast hash for short keys, and the clitics that can stand before a word.

use std::hash::{BuildHasherDefault, Hasher};

/// For maps from folded words built by us: short keys, no hostile input decides the keys.
pub type WordHash = BuildHasherDefault<WordHasher>;

/// Multiplies and rotates eight bytes at a time (the scheme of the hash in the Rust compiler).
#[derive(Default, Clone, Copy)]
pub struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0u8; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.0 = (self.0.rotate_left(5) ^ u64::from(byte)).wrapping_mul(0x517c_c1b7_2722_0a95);
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
