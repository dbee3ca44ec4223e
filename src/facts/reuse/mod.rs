//! Passages that repeat or reword another's, within an article and across.
//!
//! Common runs of letters are found by winnowed fingerprints ([`winnow`]), reworded sentences by the rare words that they
//! share ([`reword`]), the same fact by events and subjects that several passages tell ([`told`]). Passages that repeat each
//! other in a chain are one group, and a wire text that stands in forty papers gives forty pairs, not eight hundred: each
//! copy is paired with the first.

mod reword;
#[cfg(test)]
mod tests;
mod told;
mod winnow;

use std::collections::HashMap;

use super::terms::{Context, What};
use crate::corpus::facts::{Degree, Facts, Pair, Spot};

/// Pairs of passages that share wording or a fact, by the first passage, then the second.
pub fn find(context: &Context, facts: &Facts) -> Vec<Pair> {
    let mut degrees: HashMap<(Spot, Spot), (Degree, u32)> = HashMap::new();
    let mut groups = Groups::default();
    let mut said = |degree: Degree, a: Spot, b: Spot, fact: u32| {
        let key = if a < b { (a, b) } else { (b, a) };
        if a != b {
            degrees.entry(key).or_insert((degree, fact));
        }
    };
    let verbatim = winnow::find(context);
    for (a, b) in &verbatim {
        said(Degree::Verbatim, *a, *b, 0);
    }
    for (a, b) in &verbatim {
        groups.join(*a, *b);
    }
    let reworded = reword::find(context);
    for (a, b) in reworded.iter().chain(&told::figures(facts)) {
        // Copies of one text are paired with its first alone.
        if groups.of(*a) != groups.of(*b) {
            said(Degree::Paraphrase, *a, *b, 0);
        }
    }
    for (fact, (a, b)) in &told::find(context, facts) {
        said(Degree::SameFact, *a, *b, *fact);
    }
    let mut keys: Vec<(Spot, Spot)> = degrees.keys().copied().collect();
    keys.sort_unstable();
    for key in &keys {
        if degrees.get(key).is_some_and(|it| it.0 != Degree::SameFact) {
            groups.join(key.0, key.1);
        }
    }
    let mut numbers: HashMap<(bool, u32), u32> = HashMap::new();
    let mut pairs = Vec::with_capacity(keys.len());
    for (first, second) in keys {
        let Some((degree, fact)) = degrees.get(&(first, second)).copied() else { continue };
        let by_fact = degree == Degree::SameFact;
        let root = if by_fact { fact } else { groups.of(first) };
        let next = numbers.len() as u32;
        let group = *numbers.entry((by_fact, root)).or_insert(next);
        pairs.push(Pair { first, second, degree, shared: shared(context, first, second), group });
    }
    pairs
}

/// How much of the shorter passage stands in the longer, over stems, names and numbers.
fn shared(context: &Context, a: Spot, b: Spot) -> f32 {
    let list = |spot: Spot| -> Vec<(u8, u32)> {
        let terms = context.terms.get(spot.article as usize).map_or(&[][..], |it| it.of(spot.passage as usize));
        let mut out: Vec<(u8, u32)> = terms.iter().filter_map(|it| kind(it.what).map(|kind| (kind, it.key))).collect();
        out.sort_unstable();
        out
    };
    let (a, b) = (list(a), list(b));
    let (mut i, mut j, mut same) = (0, 0, 0u32);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, same) = (i + 1, j + 1, same + 1),
        }
    }
    same as f32 / a.len().min(b.len()).max(1) as f32
}

fn kind(what: What) -> Option<u8> {
    match what {
        What::Word | What::Function(_) => Some(0),
        What::Number => Some(1),
        What::Name => Some(2),
        What::Adjective => Some(3),
        _ => None,
    }
}

/// Passages joined in chains.
#[derive(Default)]
struct Groups {
    at: HashMap<Spot, u32>,
    parent: Vec<u32>,
}

impl Groups {
    fn number(&mut self, spot: Spot) -> u32 {
        let next = self.parent.len() as u32;
        let number = *self.at.entry(spot).or_insert(next);
        if number == next {
            self.parent.push(next);
        }
        number
    }

    fn root(&mut self, mut at: u32) -> u32 {
        while let Some(up) = self.parent.get(at as usize).copied().filter(|up| *up != at) {
            let above = self.parent.get(up as usize).copied().unwrap_or(up);
            if let Some(slot) = self.parent.get_mut(at as usize) {
                *slot = above;
            }
            at = up;
        }
        at
    }

    fn of(&mut self, spot: Spot) -> u32 {
        let number = self.number(spot);
        self.root(number)
    }

    fn join(&mut self, a: Spot, b: Spot) {
        let (a, b) = (self.of(a), self.of(b));
        if let Some(slot) = self.parent.get_mut(a.max(b) as usize) {
            *slot = a.min(b);
        }
    }
}
