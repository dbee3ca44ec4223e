//! Byte strings numbered in the order in which they come.

/// Multiplies and rotates eight bytes at a time, see [`crate::text::words::WordHasher`].
fn hash(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x517c_c1b7_2722_0a95;
    let (eights, rest) = bytes.as_chunks();
    let mut sum = bytes.len() as u64;
    let add = |sum: u64, eight: u64| (sum.rotate_left(5) ^ eight).wrapping_mul(FACTOR);
    for eight in eights {
        sum = add(sum, u64::from_le_bytes(*eight));
    }
    let mut last = 0;
    for byte in rest {
        last = last << 8 | u64::from(*byte);
    }
    sum = add(sum, last);
    sum ^ (sum >> 32)
}

/// A place of the table.
#[derive(Clone, Copy, Default)]
struct Slot {
    /// A string of up to eight bytes itself; the hash of a longer one.
    word: u64,
    length: u32,
    /// Number + 1; 0 is free.
    number: u32,
}

/// What a slot says of a string: most strings are told apart without a look at their bytes elsewhere.
#[inline(always)]
fn slot_of(string: &[u8], hash: u64) -> Slot {
    let length = string.len() as u32;
    // Two halves that may overlap have all of it.
    let word = match (string.first_chunk::<4>(), string.last_chunk::<4>()) {
        _ if length > 8 => hash,
        (Some(first), Some(last)) => u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32,
        _ => string.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)),
    };
    Slot { word, length, number: 0 }
}

/// The strings, end to end, and a table that finds them.
#[derive(Default)]
pub struct Interner {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    /// Its length is a power of two, at most half full.
    slots: Vec<Slot>,
}

impl Interner {
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn get(&self, number: u32) -> &[u8] {
        let at = number as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.bytes[start..self.ends[at] as usize]
    }

    pub fn iter(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len() as u32).map(|number| self.get(number))
    }

    /// The number of a string, given where it has none yet.
    #[inline]
    pub fn intern(&mut self, string: &[u8]) -> u32 {
        if self.ends.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let hash = hash(string);
        let (at, slot) = match self.probe(string, hash) {
            Ok(number) => return number,
            Err(free) => free,
        };
        let number = self.ends.len() as u32;
        self.bytes.extend_from_slice(string);
        self.ends.push(self.bytes.len() as u32);
        self.slots[at] = Slot { number: number + 1, ..slot };
        number
    }

    pub fn find(&self, string: &[u8]) -> Option<u32> {
        if self.slots.is_empty() { None } else { self.probe(string, hash(string)).ok() }
    }

    /// The number of a string, or where it would stand.
    #[inline(always)]
    fn probe(&self, string: &[u8], hash: u64) -> Result<u32, (usize, Slot)> {
        let wanted = slot_of(string, hash);
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.number == 0 {
                return Err((at, wanted));
            }
            if slot.word == wanted.word && slot.length == wanted.length {
                let number = slot.number - 1;
                if slot.length <= 8 || self.get(number) == string {
                    return Ok(number);
                }
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(1 << 10);
        self.slots = vec![Slot::default(); size];
        for number in 0..self.ends.len() as u32 {
            let string = self.get(number);
            let hash = hash(string);
            let slot = Slot { number: number + 1, ..slot_of(string, hash) };
            let mut at = hash as usize & (size - 1);
            while self.slots[at].number != 0 {
                at = (at + 1) & (size - 1);
            }
            self.slots[at] = slot;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashMap;

    proptest! {
        #[test]
        fn numbers_as_they_come(strings in prop::collection::vec(prop::collection::vec(0u8..4, 0..12), 0..300)) {
            let (mut interner, mut known) = (Interner::default(), HashMap::new());
            for string in &strings {
                let next = known.len() as u32;
                prop_assert_eq!(interner.intern(string), *known.entry(string.clone()).or_insert(next));
            }
            for (string, number) in &known {
                prop_assert_eq!(interner.find(string), Some(*number));
                prop_assert_eq!(interner.get(*number), string.as_slice());
            }
            prop_assert_eq!(interner.find(&[9]), None);
        }
    }
}
