//! A sequence model over what the rules and the lexicon say: where a person begins, goes on and ends.
//!
//! A linear-chain conditional random field with one label a token (outside, first, middle, last, single), decoded by
//! Viterbi. Its features are hashed into one table of small weights, `knowledge/person_model.bin`, trained by
//! `tests/workbench/train_persons.rs`. The rules come first: what they found is one of the model's features, so that it
//! learns how far to trust them.

use std::ops::Range;
use std::sync::LazyLock;

use super::Reading;
use super::cells::{Cell, Strength};
use super::people::Person;
use super::words::Flags;
use crate::text::{TokenKind, clitic};

/// How many features there are room for, a power of two.
pub const BUCKETS: usize = 1 << 17;
/// What one step of a weight in the file is, in log-odds.
pub const UNIT: f32 = 1.0 / 8.0;
/// How far the model leans towards names, in log-odds: a name missed is worse than one too many.
const LEAN: f32 = 0.3;

static FILE: &[u8] = include_bytes!("../knowledge/person_model.bin");

/// What a token is to a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Label {
    Outside,
    First,
    Middle,
    Last,
    /// A name of one word.
    Single,
}

pub const LABELS: [Label; 5] = [Label::Outside, Label::First, Label::Middle, Label::Last, Label::Single];
/// Labels that have weights: being outside has none.
pub const NAMED: usize = LABELS.len() - 1;

impl Label {
    /// Whether `next` may follow.
    pub const fn leads_to(self, next: Label) -> bool {
        let inside = matches!(next, Label::Middle | Label::Last);
        matches!(self, Label::First | Label::Middle) == inside
    }

    pub const fn opens(self) -> bool {
        !matches!(self, Label::Middle | Label::Last)
    }

    pub const fn closes(self) -> bool {
        !matches!(self, Label::First | Label::Middle)
    }
}

/// The weights: of every label after every other, and of every feature for every label but outside.
/// Signed bytes, see [`UNIT`].
pub struct Weights<'w> {
    pub steps: &'w [u8],
    pub table: &'w [u8],
}

/// The weights that the program carries.
pub fn trained() -> Weights<'static> {
    static TRAINED: LazyLock<(Vec<u8>, Vec<u8>)> = LazyLock::new(|| {
        // The header ends with a blank line.
        let start = FILE.windows(2).position(|pair| pair == b"\n\n").map_or(0, |at| at + 2);
        unpacked(FILE.get(start..).unwrap_or(&[]))
    });
    Weights { steps: &TRAINED.0, table: &TRAINED.1 }
}

/// A gap this long in the packed table is followed by another one, not by weights.
const LONG: u8 = 255;

/// Weights as the file holds them: those of steps, how many features have any (four bytes, least first), how
/// many features without any stand before each, then the weights of each label in turn.
pub fn packed(steps: &[u8], table: &[u8]) -> Vec<u8> {
    let (mut gaps, mut kept, mut gap) = (Vec::new(), Vec::new(), 0u8);
    for weights in table.chunks_exact(NAMED) {
        if weights.iter().any(|w| *w != 0) {
            gaps.push(std::mem::take(&mut gap));
            kept.push(weights);
            continue;
        }
        gap += 1;
        if gap == LONG {
            gaps.push(std::mem::take(&mut gap));
        }
    }
    let mut out = steps.to_vec();
    out.extend((kept.len() as u32).to_le_bytes());
    out.extend(gaps);
    (0..NAMED).for_each(|label| out.extend(kept.iter().filter_map(|weights| weights.get(label))));
    out
}

/// The weights of steps and the whole table, of what [`packed`] gave.
pub fn unpacked(bytes: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let (steps, rest) = bytes.split_at(bytes.len().min(LABELS.len() * LABELS.len()));
    let mut table = vec![0; BUCKETS * NAMED];
    let count = rest.first_chunk().map_or(0, |count| u32::from_le_bytes(*count) as usize);
    let columns = rest.len().saturating_sub(count * NAMED);
    let (gaps, weights) = rest.split_at(columns);
    let (mut bucket, mut nth) = (0, 0);
    for &gap in gaps.iter().skip(4) {
        bucket += usize::from(gap);
        if gap == LONG {
            continue;
        }
        for label in 0..NAMED {
            if let (Some(to), Some(from)) = (table.get_mut(bucket * NAMED + label), weights.get(label * count + nth)) {
                *to = *from;
            }
        }
        bucket += 1;
        nth += 1;
    }
    (steps.to_vec(), table)
}

/// What decoding asks of weights, small or not.
pub trait Weigh {
    fn step(&self, from: usize, to: usize) -> f32;
    /// Adds what a feature says for each label but outside.
    fn add(&self, feature: u32, scores: &mut [f32; 5]);
    /// How far to lean towards names.
    fn lean(&self) -> f32;
}

impl Weigh for Weights<'_> {
    fn step(&self, from: usize, to: usize) -> f32 {
        self.steps.get(from * LABELS.len() + to).map_or(0.0, |w| f32::from(*w as i8)) * UNIT
    }

    fn add(&self, feature: u32, scores: &mut [f32; 5]) {
        if let Some(weights) = self.table.get(slot(feature)..slot(feature) + NAMED) {
            for (score, weight) in scores.iter_mut().skip(1).zip(weights) {
                *score += f32::from(*weight as i8) * UNIT;
            }
        }
    }

    fn lean(&self) -> f32 {
        LEAN
    }
}

/// The features of a stretch of tokens, one token after another; none for a token that could be no name.
#[derive(Default)]
pub struct Rows {
    features: Vec<u32>,
    ends: Vec<usize>,
}

impl Rows {
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The features of the n-th token of the stretch.
    pub fn row(&self, n: usize) -> &[u32] {
        let start = n.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(n).and_then(|end| self.features.get(start..*end)).unwrap_or(&[])
    }
}

/// Everything about a page that the features read.
pub struct Evidence<'e> {
    pub reading: &'e Reading<'e>,
    pub cells: &'e [Cell],
    /// By token: hash of the rule that found a person there and of its place in it; 0 where none did.
    rules: Vec<u32>,
    /// By token: hash of the cell's description.
    descriptions: Vec<u32>,
    /// By token: hash of the word without clitics.
    words: Vec<u32>,
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
        let word = |(at, cell): (usize, &Cell)| match cell.kind {
            Some(_) => hash(rest(reading, cell, at).bytes().map(u32::from)),
            None => 0,
        };
        let words = cells.iter().enumerate().map(word).collect();
        Evidence { reading, cells, rules, descriptions, words }
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
        if range.contains(&at) { self.words.get(at).copied().unwrap_or(0) } else { 3 }
    }

    /// The features of a stretch of tokens.
    pub fn rows(&self, range: &Range<usize>) -> Rows {
        let mut rows = Rows::default();
        for at in range.clone() {
            if self.may_be_name(at, range) {
                self.features(at, range, &mut rows.features);
            }
            rows.ends.push(rows.features.len());
        }
        rows
    }

    /// Adds the features of one token, as hashes.
    fn features(&self, at: usize, range: &Range<usize>, out: &mut Vec<u32>) {
        let mut add = |template: u32, value: u32| out.push(mix(0x9e37 + template, value));
        let r: [u32; 3] = std::array::from_fn(|n| self.rule((at + n).wrapping_sub(1), range));
        add(1, r[1]);
        add(2, mix(r[0], r[1]));
        add(3, mix(r[1], r[2]));
        add(4, r[2]);
        let d: [u32; 5] = std::array::from_fn(|n| self.description((at + n).wrapping_sub(2), range));
        for (n, description) in (10..).zip(d) {
            add(n, description);
        }
        let pair = mix(d[1], d[2]);
        add(15, pair);
        add(16, mix(d[2], d[3]));
        add(17, mix(pair, d[3]));
        add(18, mix(d[2], r[1]));
        add(19, mix(mix(d[3], d[4]), d[2]));
        add(20, mix(mix(d[0], d[1]), d[2]));
        add(21, mix(d[1], d[3]));
        let w: [u32; 5] = std::array::from_fn(|n| self.word((at + n).wrapping_sub(2), range));
        for (n, word) in (22..).zip(w) {
            add(n, word);
        }
        add(27, mix(w[1], d[2]));
        add(28, mix(w[3], d[2]));
        add(29, mix(w[2], w[3]));
        let outside = self.cells.get(at).map_or(0, |c| usize::from(c.outside));
        add(30, hash(self.reading.tokens.fold(at).chars().take(outside).map(u32::from)));
        self.affixes(at, &mut add);
    }

    /// First and last letters, up to three.
    fn affixes(&self, at: usize, add: &mut impl FnMut(u32, u32)) {
        let Some(cell) = self.cells.get(at) else { return };
        let word = rest(self.reading, cell, at);
        let (mut first, mut last) = (SEED, SEED);
        for (n, letter) in (31..34).zip(word.chars()) {
            first = blend(first, u32::from(letter));
            add(n, first);
        }
        for (n, letter) in (34..37).zip(word.chars().rev()) {
            last = blend(last, u32::from(letter));
            add(n, last);
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
    let shape = (i32::from(cell.shape) + 40).clamp(0, 99) / 10;
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

/// A word without clitics.
fn rest<'r>(reading: &'r Reading, cell: &Cell, at: usize) -> &'r str {
    clitic::rest_of(reading.tokens.fold(at), usize::from(cell.outside))
}

const SEED: u32 = 0x811c_9dc5;

fn blend(hash: u32, value: u32) -> u32 {
    (hash ^ value).wrapping_mul(0x0100_0193)
}

fn hash(values: impl Iterator<Item = u32>) -> u32 {
    values.fold(SEED, blend)
}

/// Where the weights of a feature begin in the table.
pub fn slot(feature: u32) -> usize {
    mix(feature, 77) as usize % BUCKETS * NAMED
}

/// The score of a label that is out of the question.
const NEVER: f32 = -1.0e6;

/// What the features say for each label of each token.
pub fn scores(rows: &Rows, weights: &impl Weigh) -> Vec<[f32; 5]> {
    let lean = weights.lean();
    let score = |n: usize| {
        let row = rows.row(n);
        let start = if row.is_empty() { NEVER } else { lean };
        let mut scores = [0.0, start, start, start, start];
        row.iter().for_each(|feature| weights.add(*feature, &mut scores));
        scores
    };
    (0..rows.len()).map(score).collect()
}

/// The best labels of a stretch of tokens, and by how much each token's label beats being outside.
pub fn decode(scores: &[[f32; 5]], weights: &impl Weigh) -> Vec<(Label, f32)> {
    let steps: [[f32; 5]; 5] = std::array::from_fn(|from| std::array::from_fn(|to| weights.step(from, to)));
    let mut best: Vec<[(f32, u8); 5]> = Vec::with_capacity(scores.len());
    for here in scores {
        let mut row = [(NEVER * 4.0, 0u8); 5];
        if here[1] == NEVER {
            // No name: the chain begins anew.
            row[0] = best.last().map_or((0.0, 0), closing);
            best.push(row);
            continue;
        }
        for (to, next) in LABELS.iter().enumerate() {
            let Some(last) = best.last() else {
                row[to].0 = if next.opens() { here[to] } else { NEVER };
                continue;
            };
            for (from, label) in LABELS.iter().enumerate() {
                let score = last[from].0 + steps[from][to] + here[to];
                if label.leads_to(*next) && score > row[to].0 {
                    row[to] = (score, from as u8);
                }
            }
        }
        best.push(row);
    }
    let Some(last) = best.last() else { return Vec::new() };
    let mut label = usize::from(closing(last).1);
    let mut out = vec![(Label::Outside, 0.0); scores.len()];
    for n in (0..scores.len()).rev() {
        out[n] = (LABELS[label], scores[n][label] - scores[n][0]);
        label = usize::from(best[n][label].1);
    }
    out
}

/// The best score of a stretch that ends here, and its label.
fn closing(last: &[(f32, u8); 5]) -> (f32, u8) {
    [0u8, 3, 4].into_iter().fold((NEVER * 8.0, 0), |best, label| match last.get(usize::from(label)) {
        Some((score, _)) if *score > best.0 => (*score, label),
        _ => best,
    })
}

/// What the model sees in a stretch of tokens.
pub struct Seen {
    /// The persons, with the mean margin of their tokens in log-odds.
    pub persons: Vec<(Range<usize>, f32)>,
    scores: Vec<[f32; 5]>,
    start: usize,
}

impl Seen {
    /// By how much the model would rather have a name stand at a token than none, in log-odds.
    pub fn margin(&self, at: usize) -> f32 {
        let scores = at.checked_sub(self.start).and_then(|n| self.scores.get(n));
        scores.map_or(NEVER, |s| s.iter().skip(1).fold(NEVER, |most, score| most.max(*score)) - s[0])
    }
}

/// Reads a stretch of tokens.
pub fn see(evidence: &Evidence, range: &Range<usize>, weights: &Weights) -> Seen {
    let scores = scores(&evidence.rows(range), weights);
    Seen { persons: spans(&decode(&scores, weights), range.start), scores, start: range.start }
}

/// Runs of labels as token ranges.
pub fn spans(labels: &[(Label, f32)], start: usize) -> Vec<(Range<usize>, f32)> {
    let mut out: Vec<(Range<usize>, f32)> = Vec::new();
    for (n, (label, margin)) in labels.iter().enumerate() {
        let at = start + n;
        match label {
            Label::Outside => {}
            Label::First | Label::Single => out.push((at..at + 1, *margin)),
            Label::Middle | Label::Last => {
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
