//! Passages that say nearly the same.

use std::collections::HashSet;

use super::{Carried, Doubt, Names, Work, guards};

/// From here on a passage may be carried without a question.
const SURE: f32 = 0.85;
/// Below, the old passage is gone.
const LEAST: f32 = 0.5;
/// How far the runner-up has to be behind.
const MARGIN: f32 = 0.1;
/// Passages of fewer words are not recognised inside longer ones.
const GROWN_WORDS_MIN: usize = 8;
/// Fewer words are not taken for what is left of a longer passage.
const PART_WORDS_MIN: usize = 4;
/// More pairs than this are first thinned out by their common words.
const PAIRS_MAX: usize = 4096;

/// Both neighbours agree, or one and the end of the article, see [`Work::neighbours`].
const BOTH: usize = 3;

struct Pair {
    old: usize,
    new: usize,
    score: f32,
    /// The words of one stand in the other without a gap.
    whole: bool,
}

pub(super) fn find(work: &mut Work<'_>, names: Names<'_>) {
    let (open, free) = (work.open(), work.free());
    let thin = open.len() * free.len() > PAIRS_MAX;
    let mut pairs = Vec::new();
    for &old in &open {
        let bag: HashSet<&str> = work.old[old].words.iter().map(String::as_str).collect();
        for &new in &free {
            let common = work.new[new].words.iter().filter(|word| bag.contains(word.as_str())).count();
            if common == 0 || thin && common * 3 < bag.len() {
                continue;
            }
            let score = score(&work.old[old].words, &work.new[new].words);
            let (a, b) = (&work.old[old].words, &work.new[new].words);
            let whole = guards::stands_whole(a, b) || b.len() >= PART_WORDS_MIN && guards::stands_whole(b, a);
            if score >= LEAST - MARGIN || whole {
                pairs.push(Pair { old, new, score, whole });
            }
        }
    }
    pairs.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.old, a.new).cmp(&(b.old, b.new))));
    // Neighbours settle what scores leave open; what they settle makes new neighbours.
    for least_neighbours in [BOTH, 2, 0] {
        for pair in &pairs {
            if !work.is_open(pair.old) || !work.is_free(pair.new) {
                continue;
            }
            let alone = runner_up(work, &pairs, pair) + MARGIN <= pair.score;
            let neighbours = work.neighbours(pair.old, pair.new);
            // A heading to which a sentence was added, or what is left of a passage, is known by where it stands.
            if pair.score < LEAST && !(pair.whole && neighbours >= BOTH) {
                continue;
            }
            if neighbours < least_neighbours || !alone && neighbours < BOTH {
                continue;
            }
            let mut doubt = guards::doubt(&work.old[pair.old], &work.new[pair.new], names);
            if pair.score < SURE || !alone {
                doubt = doubt.or(Some(Doubt::Similarity));
            }
            work.set(pair.old, pair.new, Carried::Edited { new: pair.new, doubt });
        }
    }
}

/// The best score of another pair that could still be made with one of the two.
fn runner_up(work: &Work<'_>, pairs: &[Pair], of: &Pair) -> f32 {
    let rivals = pairs.iter().filter(|it| {
        let same_old = it.old == of.old && it.new != of.new && work.is_free(it.new);
        let same_new = it.new == of.new && it.old != of.old && work.is_open(it.old);
        same_old || same_new
    });
    rivals.map(|it| it.score).fold(0.0, f32::max)
}

pub(super) fn score(old: &[String], new: &[String]) -> f32 {
    let kept = kept(old, new) as f32;
    if kept == 0.0 {
        return 0.0;
    }
    let dice = 2.0 * kept / (old.len() + new.len()) as f32;
    // A passage that only grew still says all it said.
    let grown = if old.len() >= GROWN_WORDS_MIN { 0.95 * kept / old.len() as f32 } else { 0.0 };
    if grown >= SURE { dice.max(grown) } else { dice }
}

/// How many words of `old` stand in `new`, in order (longest common subsequence; slips of the
/// pen count as the same word).
pub(super) fn kept(old: &[String], new: &[String]) -> usize {
    let mut row = vec![0usize; new.len() + 1];
    for a in old {
        let mut diagonal = 0;
        for (j, b) in new.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if is_same(a, b) { diagonal + 1 } else { above.max(row[j]) };
            diagonal = above;
        }
    }
    row[new.len()]
}

/// The same word, but for spelling or one slip. Numbers and short words allow no slip.
pub(super) fn is_same(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let digit = |word: &str| word.bytes().any(|b| b.is_ascii_digit());
    if a.len().abs_diff(b.len()) > 4 || digit(a) || digit(b) {
        return false;
    }
    is_slip(a, b)
}

/// One letter added, left out, replaced, or two neighbours swapped, in words of four letters or more.
fn is_slip(a: &str, b: &str) -> bool {
    const LETTERS_MIN: usize = 4;
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().min(b.len()) < LETTERS_MIN || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[front..], &b[front..]);
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    match (&a[..a.len() - back], &b[..b.len() - back]) {
        ([_], []) | ([], [_]) | ([_], [_]) => true,
        ([x, y], [v, w]) => x == w && y == v,
        _ => false,
    }
}
