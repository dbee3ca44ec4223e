//! Postings: the articles that have a word, and how often.
//!
//! ```text
//! few  (up to 3 articles)    each number in as many bits as the count of articles needs
//! many                       twos fours? articles level level?
//! ```
//!
//! `articles` are Rice-coded gaps, or one bit an article where more than a quarter of all has the word. How often is kept
//! in three classes (once, two or three times, more): `twos` and `fours` (LEB128) say how many are in the higher ones, a
//! level says which, as Rice-coded gaps within the list. `fours` and its level stand only where there are twos.

use super::bits::{Reader, Writer, bits_below, rice_parameter};
use super::bytes::{Bytes, put_varint};
use super::set::Docs;

/// Lists up to this length have no head and no frequencies.
pub const FEW: u32 = 3;

/// What a word counts for that stands once, two or three times, more often.
pub const WEIGHTS: [u8; 3] = [2, 5, 10];

/// Of the classes with these weights: how often at least.
pub const AT_LEAST: [u32; 3] = [1, 2, 4];

/// The class of a frequency.
pub fn class(often: u32) -> usize {
    AT_LEAST.iter().rposition(|least| often >= *least).unwrap_or(0)
}

/// Bytes of a list of `length` up to [`FEW`] among `docs` articles.
pub fn few_bytes(length: u32, docs: u32) -> usize {
    (length * bits_below(docs)).div_ceil(8) as usize
}

fn is_dense(length: u32, docs: u32) -> bool {
    u64::from(length) * 4 > u64::from(docs)
}

/// Appends a list: articles, ascending, with how often each has the word.
pub fn encode(list: &[(u32, u32)], docs: u32, out: &mut Vec<u8>) {
    let length = list.len() as u32;
    let mut bits = Writer::default();
    if length <= FEW {
        list.iter().for_each(|(doc, _)| bits.put(*doc, bits_below(docs)));
        out.append(&mut bits.finish());
        return;
    }
    let twos: Vec<u32> = (0..length).filter(|at| class(list[*at as usize].1) >= 1).collect();
    let fours: Vec<u32> = (0..twos.len() as u32).filter(|at| class(list[twos[*at as usize] as usize].1) == 2).collect();
    put_varint(twos.len() as u32, out);
    if !twos.is_empty() {
        put_varint(fours.len() as u32, out);
    }
    if is_dense(length, docs) {
        let start = out.len();
        out.resize(start + docs.div_ceil(8) as usize, 0);
        list.iter().for_each(|(doc, _)| out[start + *doc as usize / 8] |= 1 << (doc % 8));
    } else {
        put_gaps(list.iter().map(|(doc, _)| *doc), docs, length, &mut bits);
    }
    put_gaps(twos.iter().copied(), length, twos.len() as u32, &mut bits);
    put_gaps(fours.iter().copied(), twos.len() as u32, fours.len() as u32, &mut bits);
    out.append(&mut bits.finish());
}

fn put_gaps(places: impl Iterator<Item = u32>, all: u32, chosen: u32, bits: &mut Writer) {
    let k = rice_parameter(all, chosen);
    let mut next = 0;
    for place in places {
        bits.rice(place - next, k);
        next = place + 1;
    }
}

/// A stored list.
#[derive(Clone, Copy, Debug)]
pub struct List<'c> {
    pub bytes: &'c [u8],
    pub length: u32,
}

/// Articles and weights of one list; kept to be used again.
#[derive(Default)]
pub struct Decoded {
    pub docs: Vec<u32>,
    pub weights: Vec<u8>,
    levels: Vec<u32>,
}

impl List<'_> {
    /// Reads the articles of the list; `None` where it cannot be right.
    pub fn docs(&self, docs: u32, into: &mut Vec<u32>) -> Option<()> {
        into.clear();
        self.read_docs(docs, into).map(|_| ())
    }

    /// Adds the articles of the list to a set of all.
    pub fn union(&self, docs: u32, set: &mut Docs, scratch: &mut Vec<u32>) -> Option<()> {
        if self.length > FEW && is_dense(self.length, docs) {
            set.or_bytes(self.head()?.2.take(docs.div_ceil(8) as usize)?);
            return Some(());
        }
        self.docs(docs, scratch)?;
        scratch.iter().for_each(|doc| set.insert(*doc));
        Some(())
    }

    /// Reads articles and weights.
    pub fn decode(&self, docs: u32, into: &mut Decoded) -> Option<()> {
        into.docs.clear();
        into.weights.clear();
        let rest = self.read_docs(docs, &mut into.docs)?;
        into.weights.resize(into.docs.len(), WEIGHTS[0]);
        let Some((twos, fours, mut bits)) = rest else { return Some(()) };
        into.levels.clear();
        get_gaps(&mut bits, self.length, twos, &mut into.levels)?;
        into.levels.iter().for_each(|at| into.weights[*at as usize] = WEIGHTS[1]);
        let from = into.levels.len();
        get_gaps(&mut bits, twos, fours, &mut into.levels)?;
        let (levels, highest) = into.levels.split_at(from);
        highest.iter().for_each(|at| into.weights[levels[*at as usize] as usize] = WEIGHTS[2]);
        Some(())
    }

    fn head(&self) -> Option<(u32, u32, Bytes<'_>)> {
        let mut bytes = Bytes::new(self.bytes);
        let twos = bytes.varint()?;
        let fours = if twos > 0 { bytes.varint()? } else { 0 };
        Some((twos, fours, bytes))
    }

    /// Appends the articles; gives what is left for the levels.
    #[allow(clippy::type_complexity)]
    fn read_docs(&self, docs: u32, into: &mut Vec<u32>) -> Option<Option<(u32, u32, Reader<'_>)>> {
        if self.length <= FEW {
            let mut bits = Reader::new(self.bytes);
            for _ in 0..self.length {
                into.push(bits.get(bits_below(docs)).filter(|doc| *doc < docs)?);
            }
            return Some(None);
        }
        if self.length > docs {
            return None;
        }
        let (twos, fours, mut bytes) = self.head()?;
        if !is_dense(self.length, docs) {
            let mut bits = Reader::new(bytes.rest());
            get_gaps(&mut bits, docs, self.length, into)?;
            return Some(Some((twos, fours, bits)));
        }
        let bitmap = bytes.take(docs.div_ceil(8) as usize)?;
        for (byte, at) in bitmap.iter().zip(0u32..) {
            let mut left = *byte;
            while left != 0 {
                into.push(at * 8 + left.trailing_zeros());
                left &= left - 1;
            }
        }
        let right = into.len() == self.length as usize && into.last().is_none_or(|last| *last < docs);
        right.then(|| Some((twos, fours, Reader::new(bytes.rest()))))
    }
}

/// Appends `chosen` ascending places below `all`.
#[inline]
fn get_gaps(bits: &mut Reader, all: u32, chosen: u32, into: &mut Vec<u32>) -> Option<()> {
    if chosen > all {
        return None;
    }
    let k = rice_parameter(all, chosen);
    let start = into.len();
    into.resize(start + chosen as usize, 0);
    let mut next = 0u32;
    for place in &mut into[start..] {
        let found = next.checked_add(bits.rice(k)?)?;
        if found >= all {
            return None;
        }
        *place = found;
        next = found + 1;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lists() -> impl Strategy<Value = (u32, Vec<(u32, u32)>)> {
        (1u32..400, 1usize..200).prop_flat_map(|(docs, most)| {
            let list = prop::collection::btree_map(0..docs, 1u32..7, 1..=most.min(docs as usize));
            (Just(docs), list.prop_map(|list| list.into_iter().collect()))
        })
    }

    proptest! {
        #[test]
        fn lists_come_back((docs, list) in lists()) {
            let mut bytes = Vec::new();
            encode(&list, docs, &mut bytes);
            let stored = List { bytes: &bytes, length: list.len() as u32 };
            let mut decoded = Decoded::default();
            prop_assert_eq!(stored.decode(docs, &mut decoded), Some(()));
            let expected: Vec<u32> = list.iter().map(|(doc, _)| *doc).collect();
            prop_assert_eq!(&decoded.docs, &expected);
            if list.len() > FEW as usize {
                let weights: Vec<u8> = list.iter().map(|(_, count)| WEIGHTS[class(*count)]).collect();
                prop_assert_eq!(&decoded.weights, &weights);
            } else {
                prop_assert_eq!(bytes.len(), few_bytes(list.len() as u32, docs));
            }
            let mut set = Docs::empty(docs);
            prop_assert_eq!(stored.union(docs, &mut set, &mut Vec::new()), Some(()));
            prop_assert_eq!(set.iter().collect::<Vec<_>>(), expected);
        }

        #[test]
        fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..80), length in 0u32..500, docs in 0u32..400) {
            let mut decoded = Decoded::default();
            let list = List { bytes: &bytes, length };
            let read = list.decode(docs, &mut decoded);
            let mut set = Docs::empty(docs);
            let _ = list.union(docs, &mut set, &mut Vec::new());
            if read.is_some() {
                prop_assert!(decoded.docs.windows(2).all(|pair| pair[0] < pair[1]) || length <= FEW);
                prop_assert!(decoded.docs.iter().all(|doc| *doc < docs));
            }
        }
    }
}
