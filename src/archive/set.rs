//! Sets of articles: one bit an article.

/// A set of the articles of one archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    pub(super) bits: Vec<u64>,
    count: u32,
}

impl Docs {
    /// No article of an archive that has `count`.
    pub fn empty(count: u32) -> Docs {
        Docs { bits: vec![0; count.div_ceil(64) as usize], count }
    }

    /// Every article.
    pub fn full(count: u32) -> Docs {
        let mut docs = Docs::empty(count);
        docs.insert_range(0, count);
        docs
    }

    #[inline]
    pub fn insert(&mut self, doc: u32) {
        if doc < self.count
            && let Some(word) = self.bits.get_mut(doc as usize / 64)
        {
            *word |= 1 << (doc % 64);
        }
    }

    /// Adds `from..to`.
    pub fn insert_range(&mut self, from: u32, to: u32) {
        for_words(from, to.min(self.count), |at, mask| self.bits[at] |= mask);
    }

    /// Keeps what lies in `from..to`.
    pub fn keep_range(&mut self, from: u32, to: u32) {
        let mut range = Docs::empty(self.count);
        range.insert_range(from, to);
        self.and(&range);
    }

    #[inline]
    pub fn contains(&self, doc: u32) -> bool {
        self.bits.get(doc as usize / 64).is_some_and(|word| word >> (doc % 64) & 1 == 1)
    }

    pub fn and(&mut self, other: &Docs) {
        self.bits.iter_mut().zip(&other.bits).for_each(|(a, b)| *a &= b);
    }

    pub fn or(&mut self, other: &Docs) {
        self.bits.iter_mut().zip(&other.bits).for_each(|(a, b)| *a |= b);
    }

    pub fn and_not(&mut self, other: &Docs) {
        self.bits.iter_mut().zip(&other.bits).for_each(|(a, b)| *a &= !b);
    }

    /// Adds the articles of a stored bitmap, eight to a byte.
    pub fn or_bytes(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks();
        self.bits.iter_mut().zip(eights).for_each(|(word, eight)| *word |= u64::from_le_bytes(*eight));
        let mut last = [0; 8];
        last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        if let Some(word) = self.bits.get_mut(eights.len()) {
            *word |= u64::from_le_bytes(last);
        }
        if !self.count.is_multiple_of(64)
            && let Some(word) = self.bits.last_mut()
        {
            *word &= (1 << (self.count % 64)) - 1;
        }
    }

    pub fn len(&self) -> u32 {
        self.bits.iter().map(|word| word.count_ones()).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.bits.iter().all(|word| *word == 0)
    }

    /// Ascending.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.bits.iter().zip(0u32..).flat_map(|(word, at)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                left &= left.checked_sub(1)?;
                Some(at * 64 + bit)
            })
        })
    }

    /// Each one, ascending; faster than [`Docs::iter`].
    #[inline]
    pub fn each(&self, mut each: impl FnMut(u32)) {
        for (word, at) in self.bits.iter().zip(0u32..) {
            let mut left = *word;
            while left != 0 {
                each(at * 64 + left.trailing_zeros());
                left &= left - 1;
            }
        }
    }

    /// Descending.
    pub fn iter_back(&self) -> impl Iterator<Item = u32> + '_ {
        self.bits.iter().enumerate().rev().flat_map(|(at, word)| {
            let (mut left, at) = (*word, at as u32);
            std::iter::from_fn(move || {
                let bit = 63u32.checked_sub(left.leading_zeros())?;
                left &= !(1 << bit);
                Some(at * 64 + bit)
            })
        })
    }
}

fn for_words(from: u32, to: u32, mut each: impl FnMut(usize, u64)) {
    if from >= to {
        return;
    }
    let (first, last) = (from / 64, (to - 1) / 64);
    for at in first..=last {
        let mut mask = !0u64;
        if at == first {
            mask &= !0 << (from % 64);
        }
        if at == last {
            mask &= !0 >> (63 - (to - 1) % 64);
        }
        each(at as usize, mask);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn a_set_is_a_set(a in prop::collection::btree_set(0u32..200, 0..40), from in 0u32..210, to in 0u32..210) {
            let mut docs = Docs::empty(200);
            a.iter().for_each(|doc| docs.insert(*doc));
            prop_assert_eq!(docs.iter().collect::<BTreeSet<_>>(), a.clone());
            let mut back: Vec<u32> = docs.iter_back().collect();
            back.reverse();
            prop_assert_eq!(back, docs.iter().collect::<Vec<_>>());
            docs.keep_range(from, to);
            let mut list = Vec::new();
            docs.each(|doc| list.push(doc));
            prop_assert_eq!(list, a.into_iter().filter(|doc| (from..to).contains(doc)).collect::<Vec<_>>());
        }
    }
}
