//! A sequence model over what the rules and the lexicon say: where a person begins, goes on and ends.
//!
//! A linear model with one label a token (outside, begins, goes on), decoded by Viterbi. Its features are hashed into
//! one table of small weights, `knowledge/person_model.bin`, trained by `tests/workbench/train_persons.rs`. The rules come first:
//! what they found is one of the model's features, so that it learns how far to trust them.

use std::ops::Range;

use super::Reading;
use super::cells::{Cell, Strength};
use super::people::Person;
use super::words::Flags;
use crate::text::TokenKind;

/// How many weights there are, a power of two.
pub const BUCKETS: usize = 1 << 16;

static WEIGHTS: &[u8] = include_bytes!("../knowledge/person_model.bin");

/// What a token is to a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Label {
    Outside,
    Begins,
    GoesOn,
}

pub const LABELS: [Label; 3] = [Label::Outside, Label::Begins, Label::GoesOn];

/// Everything about a page that the features read.
pub struct Evidence<'e> {
    pub reading: &'e Reading<'e>,
    pub cells: &'e [Cell],
    /// By token: hash of the rule that found a person there and of its place in it; 0 where none did.
    rules: Vec<u32>,
    /// By token: hash of the cell's description.
    descriptions: Vec<u32>,
}

impl<'e> Evidence<'e> {
    pub fn new(reading: &'e Reading<'e>, cells: &'e [Cell], persons: &[Person]) -> Evidence<'e> {
        let mut rules = vec![0; cells.len()];
        for person in persons {
            let rule = hash(person.rule.bytes().map(u32::from));
            for at in person.tokens.clone() {
                let place = if at == person.tokens.start { 1 } else { 2 };
                if let Some(slot) = rules.get_mut(at) {
                    *slot = mix(rule, place);
                }
            }
        }
        let descriptions = cells.iter().map(describe).collect();
        Evidence { reading, cells, rules, descriptions }
    }

    /// Whether a token or one beside it could belong to a name at all. Most of a text could not, and is not weighed.
    fn may_be_name(&self, at: usize, range: &Range<usize>) -> bool {
        let bears = |i: usize| {
            range.contains(&i)
                && (self.rules.get(i).is_some_and(|r| *r != 0)
                    || self.cells.get(i).is_some_and(|c| {
                        c.strength() > Strength::None
                            || c.is_unknown()
                            || c.flags.any(Flags::LINK)
                            || c.kind == Some(TokenKind::Foreign)
                    }))
        };
        bears(at) || bears(at + 1) || bears(at.wrapping_sub(1))
    }

    fn rule(&self, at: usize, range: &Range<usize>) -> u32 {
        if range.contains(&at) { self.rules.get(at).copied().unwrap_or(0) } else { 3 }
    }

    fn description(&self, at: usize, range: &Range<usize>) -> u32 {
        if range.contains(&at) { self.descriptions.get(at).copied().unwrap_or(0) } else { 3 }
    }

    fn word(&self, at: usize, range: &Range<usize>) -> u32 {
        if range.contains(&at) { hash(self.reading.tokens.fold(at).bytes().map(u32::from)) } else { 3 }
    }

    /// The features of one token, as hashes that a label is still to be mixed into.
    pub fn features(&self, at: usize, range: &Range<usize>, out: &mut Vec<u32>) {
        out.clear();
        let mut add = |template: u32, value: u32| out.push(mix(mix(0x9e37, template), value));
        let before = at.wrapping_sub(1);
        let (r0, r1, r2) = (self.rule(before, range), self.rule(at, range), self.rule(at + 1, range));
        add(1, r1);
        add(2, mix(r0, r1));
        add(3, mix(r1, r2));
        add(4, r2);
        let d: Vec<u32> = (0..5).map(|n| self.description((at + n).wrapping_sub(2), range)).collect();
        for (n, description) in d.iter().enumerate() {
            add(10 + n as u32, *description);
        }
        add(15, mix(d[1], d[2]));
        add(16, mix(d[2], d[3]));
        add(17, mix(mix(d[1], d[2]), d[3]));
        add(18, mix(d[2], r1));
        add(19, mix(mix(d[3], d[4]), d[2]));
        add(26, mix(mix(d[0], d[1]), d[2]));
        let words = [self.word(before, range), self.word(at, range), self.word(at + 1, range)];
        add(20, words[0]);
        add(21, words[1]);
        add(22, words[2]);
        add(23, mix(words[0], d[2]));
        add(24, mix(words[2], d[2]));
        add(25, self.word(at.wrapping_sub(2), range));
        let letters: Vec<u32> = self.reading.tokens.fold(at).chars().map(u32::from).collect();
        for n in 1..=3usize.min(letters.len()) {
            add(30 + n as u32, hash(letters.iter().take(n).copied()));
            add(34 + n as u32, hash(letters.iter().rev().take(n).copied()));
        }
    }
}

/// What a cell is, in few words: the flags that matter, its strength, its shape in five steps.
fn describe(cell: &Cell) -> u32 {
    if let Some(mark) = cell.mark {
        return mix(7, u32::from(mark));
    }
    let kind = match cell.kind {
        Some(TokenKind::Arabic) => 1,
        Some(TokenKind::Foreign) => 2,
        Some(TokenKind::Digits) => 3,
        _ => 4,
    };
    let strength = match cell.strength() {
        Strength::None => 0,
        Strength::Unknown => 1,
        Strength::Doubtful => 2,
        Strength::Sure => 3,
    };
    const READ: Flags = Flags::COMMON
        .with(Flags::NATIVE)
        .with(Flags::ALONE)
        .with(Flags::OFFICE)
        .with(Flags::RANK)
        .with(Flags::SPEAK)
        .with(Flags::SAY)
        .with(Flags::LINK)
        .with(Flags::JOINT);
    let shape = (i32::from(cell.shape) + 40).clamp(0, 99) / 20;
    let form = u32::from(cell.outside.min(1)) + 2 * u32::from(cell.definite) + 4 * u32::from(cell.relative);
    let form = form + 8 * u32::from(cell.taken) + 16 * u32::from(cell.letters <= 3);
    mix(mix(kind * 8 + strength, cell.flags.only(READ).bits()), form * 8 + shape as u32)
}

/// Mixes a value into a hash.
pub fn mix(hash: u32, value: u32) -> u32 {
    let mut mixed = (hash ^ value).wrapping_mul(0x85eb_ca6b);
    mixed ^= mixed >> 13;
    mixed.wrapping_mul(0xc2b2_ae35) ^ (mixed >> 16)
}

fn hash(values: impl Iterator<Item = u32>) -> u32 {
    values.fold(0x811c_9dc5, |hash, value| (hash ^ value).wrapping_mul(0x0100_0193))
}

/// The weight of a feature for a label.
pub fn slot(feature: u32, label: Label) -> usize {
    mix(feature, label as u32 + 101) as usize % BUCKETS
}

/// The weight of going from one label to the next.
pub fn step(from: Label, to: Label) -> usize {
    mix(0x51ab, from as u32 * 3 + to as u32) as usize % BUCKETS
}

/// The score of a label that is out of the question.
const NEVER: f32 = -1.0e6;

/// The best labels of a stretch of tokens, and by how much each token's label beats being outside.
pub fn decode(evidence: &Evidence, range: &Range<usize>, weight: impl Fn(usize) -> f32) -> Vec<(Label, f32)> {
    let mut features = Vec::new();
    let mut scores: Vec<[f32; 3]> = Vec::with_capacity(range.len());
    for at in range.clone() {
        if !evidence.may_be_name(at, range) {
            scores.push([0.0, NEVER, NEVER]);
            continue;
        }
        evidence.features(at, range, &mut features);
        scores.push(LABELS.map(|label| features.iter().map(|&f| weight(slot(f, label))).sum()));
    }
    let steps: Vec<[f32; 3]> = LABELS.iter().map(|&from| LABELS.map(|to| weight(step(from, to)))).collect();
    let mut best: Vec<[(f32, usize); 3]> = Vec::with_capacity(scores.len());
    for (n, here) in scores.iter().enumerate() {
        let mut row = [(f32::MIN, 0); 3];
        for to in 0..3 {
            if n == 0 {
                // A name cannot go on before it begins.
                row[to] = (if to == 2 { f32::MIN / 4.0 } else { here[to] }, 0);
                continue;
            }
            for from in 0..3 {
                if to == 2 && from == 0 {
                    continue;
                }
                let score = best[n - 1][from].0 + steps[from][to] + here[to];
                if score > row[to].0 {
                    row[to] = (score, from);
                }
            }
        }
        best.push(row);
    }
    let Some(last) = best.last() else { return Vec::new() };
    let mut label = (0..3).fold(0, |a, b| if last[b].0 > last[a].0 { b } else { a });
    let mut out = vec![(Label::Outside, 0.0); scores.len()];
    for n in (0..scores.len()).rev() {
        out[n] = (LABELS[label], scores[n][label] - scores[n][0]);
        label = best[n][label].1;
    }
    out
}

/// The persons that the model sees in a stretch of tokens, with the mean margin of their tokens.
pub fn persons(evidence: &Evidence, range: &Range<usize>, weights: &[u8]) -> Vec<(Range<usize>, f32)> {
    let labels = decode(evidence, range, |at| f32::from(weights.get(at).copied().unwrap_or(0) as i8));
    spans(&labels, range.start)
}

/// By how much the model would rather have a name begin at a token than not.
pub fn begins(evidence: &Evidence, at: usize, range: &Range<usize>, weights: &[u8]) -> f32 {
    let mut features = Vec::new();
    evidence.features(at, range, &mut features);
    let weight = |label| -> f32 {
        features.iter().map(|&f| f32::from(weights.get(slot(f, label)).copied().unwrap_or(0) as i8)).sum()
    };
    weight(Label::Begins) - weight(Label::Outside)
}

/// The weights that the program carries.
pub fn trained() -> &'static [u8] {
    WEIGHTS
}

/// Runs of labels as token ranges.
pub fn spans(labels: &[(Label, f32)], start: usize) -> Vec<(Range<usize>, f32)> {
    let mut out: Vec<(Range<usize>, f32)> = Vec::new();
    for (n, (label, margin)) in labels.iter().enumerate() {
        let at = start + n;
        match label {
            Label::Outside => {}
            Label::Begins => out.push((at..at + 1, *margin)),
            Label::GoesOn => {
                if let Some(last) = out.last_mut().filter(|l| l.0.end == at) {
                    last.0.end = at + 1;
                    last.1 += margin;
                }
            }
        }
    }
    for (range, margin) in &mut out {
        *margin /= range.len() as f32;
    }
    out
}
