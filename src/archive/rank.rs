//! The best articles for some words.
//!
//! BM25 after Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), k1 = 1.2, b = 0.75, over
//! classes of frequency ([`super::list::WEIGHTS`]) and levels of length ([`super::docs::bound`]). Of equals the newest first.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::docs::{self, Dates};
use super::set::Docs;

const K1: f32 = 1.2;
const B: f32 = 0.75;

/// What lengths take off, by level.
pub struct Lengths {
    norms: [f32; docs::LEVELS],
}

impl Lengths {
    pub fn new(average: u32) -> Lengths {
        let norm = |level: usize| {
            let long = docs::bound(level as u8).min(1 << 20) as f32 / average.max(1) as f32;
            K1 * (1.0 - B + B * long)
        };
        Lengths { norms: std::array::from_fn(norm) }
    }

    /// Adds what a word in `having` of `all` articles gives to the scores of `docs` (in their order). `weights` is by article,
    /// and is 0 everywhere afterwards.
    pub fn score(&self, docs: &Docs, dates: &Dates, weights: &mut [u16], having: u32, all: u32, scores: &mut [f32]) {
        let (having, all) = (having as f32, all as f32);
        let idf = (1.0 + (all - having + 0.5) / (having + 0.5)).ln();
        let mut scores = scores.iter_mut();
        docs.each(|doc| {
            let (Some(score), Some(weight)) = (scores.next(), weights.get_mut(doc as usize)) else { return };
            let level = dates.levels.get(doc as usize).copied().unwrap_or(0);
            let norm = self.norms[usize::from(level) % docs::LEVELS];
            let often = f32::from(*weight) / 2.0;
            *score += idf * often * (K1 + 1.0) / (often + norm);
            *weight = 0;
        });
    }
}

#[derive(PartialEq)]
struct Scored {
    score: f32,
    doc: u32,
}

impl Eq for Scored {}

impl Ord for Scored {
    fn cmp(&self, other: &Scored) -> Ordering {
        self.score.total_cmp(&other.score).then(self.doc.cmp(&other.doc))
    }
}

impl PartialOrd for Scored {
    fn partial_cmp(&self, other: &Scored) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The best `most` articles, best first. `scores` are in the order of `docs`.
pub fn best(docs: &Docs, scores: &[f32], most: usize) -> Vec<u32> {
    let mut heap: BinaryHeap<Reverse<Scored>> = BinaryHeap::with_capacity(most.min(scores.len()) + 1);
    let mut least = f32::NEG_INFINITY;
    let mut scores = scores.iter();
    docs.each(|doc| {
        let Some(&score) = scores.next() else { return };
        // Later articles win ties, so an equal score comes in.
        if score < least {
            return;
        }
        heap.push(Reverse(Scored { score, doc }));
        if heap.len() > most {
            heap.pop();
            least = heap.peek().map_or(f32::NEG_INFINITY, |Reverse(last)| last.score);
        }
    });
    let mut found: Vec<Scored> = heap.into_iter().map(|Reverse(scored)| scored).collect();
    found.sort_unstable_by(|a, b| b.cmp(a));
    found.into_iter().map(|scored| scored.doc).collect()
}
