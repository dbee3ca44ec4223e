//! The ids in permalinks: five characters for an article, three for a passage.
//!
//! Alphabet: Crockford's base32 in lower case, `0-9a-z` without i, l, o, u
//! (<https://www.crockford.com/base32.html>). Ids are minted at random once and never reused; where
//! the random numbers come from is the caller's business.

use std::collections::HashSet;

/// Characters of an article's id.
pub const AID_LEN: usize = 5;
/// Characters of a passage's id.
pub const PID_LEN: usize = 3;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Whether `text` is an article id as minted.
pub fn is_aid(text: &str) -> bool {
    is_id(text, AID_LEN)
}

/// Whether `text` is a passage id as minted.
pub fn is_pid(text: &str) -> bool {
    is_id(text, PID_LEN)
}

fn is_id(text: &str, len: usize) -> bool {
    text.len() == len && text.bytes().all(|b| ALPHABET.contains(&b))
}

/// Five bits as the character that stands for them.
pub fn character(bits: u32) -> char {
    char::from(ALPHABET[(bits & 31) as usize])
}

/// The character that a reader, a typesetter or a messenger meant: lower case, O for zero, I and L
/// for one, digits of the Arabic keyboards. `None`: none of the alphabet.
pub fn mended(c: char) -> Option<char> {
    let c = match c {
        '٠'..='٩' => char::from_u32('0' as u32 + (c as u32 - '٠' as u32))?,
        '۰'..='۹' => char::from_u32('0' as u32 + (c as u32 - '۰' as u32))?,
        _ => c.to_ascii_lowercase(),
    };
    match c {
        'o' => Some('0'),
        'i' | 'l' => Some('1'),
        _ if c.is_ascii() && ALPHABET.contains(&(c as u8)) => Some(c),
        _ => None,
    }
}

/// Reads `len` characters of the alphabet, mended; `None` for anything shorter, longer or foreign.
pub fn mend(text: &str, len: usize) -> Option<String> {
    let id: Option<String> = text.chars().map(mended).collect();
    id.filter(|id| id.len() == len)
}

/// A new id of `len` characters that is not in `taken`, which it joins.
///
/// `random` yields numbers of which the low five bits are used. `None` when it runs dry, or when the
/// space is too full to hold another.
pub fn mint(len: usize, taken: &mut HashSet<String>, random: &mut dyn Iterator<Item = u32>) -> Option<String> {
    // With 32 768 passage ids an article may fill half of them before two misses in a row are likely.
    const TRIES: usize = 4096;
    for _ in 0..TRIES {
        let mut id = String::with_capacity(len);
        for _ in 0..len {
            id.push(character(random.next()?));
        }
        // Letters alone make words now and then; an id always holds a digit.
        if id.bytes().any(|b| b.is_ascii_digit()) && taken.insert(id.clone()) {
            return Some(id);
        }
    }
    None
}

/// Pseudo-random numbers from a seed: SplitMix64 (Steele, Lea and Flood, 2014).
///
/// Good enough to scatter ids; the seed has to come from a real source where ids must not repeat
/// between machines.
#[derive(Clone, Debug)]
pub struct Scatter(u64);

impl Scatter {
    pub fn new(seed: u64) -> Scatter {
        Scatter(seed)
    }
}

impl Iterator for Scatter {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Some(((z ^ (z >> 31)) >> 32) as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minted_ids_are_ids_and_never_repeat() {
        let mut taken = HashSet::new();
        let mut random = Scatter::new(7);
        for _ in 0..5000 {
            let id = mint(PID_LEN, &mut taken, &mut random).unwrap();
            assert!(is_pid(&id), "{id}");
        }
        assert_eq!(taken.len(), 5000);
    }

    #[test]
    fn a_full_space_or_a_dry_source_mints_nothing() {
        let mut taken: HashSet<String> = (0..32).map(|n| character(n).to_string()).collect();
        assert_eq!(mint(1, &mut taken, &mut Scatter::new(1)), None);
        assert_eq!(mint(3, &mut HashSet::new(), &mut [1, 2].into_iter()), None);
    }

    #[test]
    fn mending() {
        for (text, expected) in [
            ("AB3F9", Some("ab3f9")),
            ("abOil", Some("ab011")),
            ("ab٣f۹", Some("ab3f9")),
            ("ab3f", None),
            ("ab3fu", None),
            ("ab3f9x", None),
        ] {
            assert_eq!(mend(text, AID_LEN).as_deref(), expected, "{text}");
        }
    }
}
