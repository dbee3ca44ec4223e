//! Sets of passages: one bit a passage.

use crate::corpus::PassageIx;

/// A set of the passages of one corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    bits: Vec<u64>,
    passages: u32,
}

impl Set {
    /// No passage of a corpus that has `passages`.
    pub fn empty(passages: u32) -> Set {
        Set { bits: vec![0; passages.div_ceil(64) as usize], passages }
    }

    /// Every passage.
    pub fn full(passages: u32) -> Set {
        let mut set = Set { bits: vec![!0; passages.div_ceil(64) as usize], passages };
        if let Some(last) = set.bits.last_mut()
            && !passages.is_multiple_of(64)
        {
            *last = (1 << (passages % 64)) - 1;
        }
        set
    }

    pub fn of(passages: u32, list: impl Iterator<Item = PassageIx>) -> Set {
        let mut set = Set::empty(passages);
        list.for_each(|at| set.insert(at));
        set
    }

    pub fn insert(&mut self, at: PassageIx) {
        if at.0 < self.passages
            && let Some(word) = self.bits.get_mut(at.0 as usize / 64)
        {
            *word |= 1 << (at.0 % 64);
        }
    }

    pub fn contains(&self, at: PassageIx) -> bool {
        self.bits.get(at.0 as usize / 64).is_some_and(|word| word >> (at.0 % 64) & 1 == 1)
    }

    /// Keeps what is in `other` too.
    pub fn and(&mut self, other: &Set) {
        self.bits.iter_mut().zip(&other.bits).for_each(|(a, b)| *a &= b);
    }

    /// Adds what is in `other`.
    pub fn or(&mut self, other: &Set) {
        self.bits.iter_mut().zip(&other.bits).for_each(|(a, b)| *a |= b);
    }

    /// Takes away what is in `other`.
    pub fn minus(&mut self, other: &Set) {
        self.bits.iter_mut().zip(&other.bits).for_each(|(a, b)| *a &= !b);
    }

    pub fn len(&self) -> u32 {
        self.bits.iter().map(|word| word.count_ones()).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.bits.iter().all(|word| *word == 0)
    }

    /// Ascending.
    pub fn iter(&self) -> impl Iterator<Item = PassageIx> + '_ {
        self.bits.iter().zip(0u32..).flat_map(|(word, at)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                left &= left.checked_sub(1)?;
                Some(PassageIx(at * 64 + bit))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_set_is_a_set(a in prop::collection::btree_set(0u32..200, 0..40), b in prop::collection::btree_set(0u32..200, 0..40)) {
            let of = |list: &std::collections::BTreeSet<u32>| Set::of(200, list.iter().copied().map(PassageIx));
            let list = |set: &Set| set.iter().map(|at| at.0).collect::<Vec<u32>>();
            prop_assert_eq!(list(&of(&a)), a.iter().copied().collect::<Vec<u32>>());
            let (mut both, mut either) = (of(&a), of(&a));
            both.and(&of(&b));
            either.or(&of(&b));
            prop_assert_eq!(list(&both), a.intersection(&b).copied().collect::<Vec<u32>>());
            prop_assert_eq!(list(&either), a.union(&b).copied().collect::<Vec<u32>>());
            let mut rest = of(&a);
            rest.minus(&of(&b));
            prop_assert_eq!(list(&rest), a.difference(&b).copied().collect::<Vec<u32>>());
            prop_assert_eq!(either.len() as usize, a.union(&b).count());
        }

        #[test]
        fn the_full_set_holds_all(n in 0u32..200) {
            prop_assert_eq!(Set::full(n).iter().map(|at| at.0).collect::<Vec<u32>>(), (0..n).collect::<Vec<u32>>());
        }
    }
}
