//! Common runs of letters: winnowed fingerprints after Schleimer, Wilkerson and Aiken (2003).
//!
//! Hashes of `GRAM` folded letters, spaces and punctuation aside, of which the least of every `WINDOW` is kept: two texts that
//! share [`LEAST`] letters in a row share a fingerprint, and a text keeps about a sixth of its hashes.

use crate::corpus::facts::Spot;
use crate::facts::terms::{Context, What};
use crate::span::Extent;
use crate::text::fold::{Folded, fold_char};

const GRAM: usize = 20;
const WINDOW: usize = 11;
/// Letters in common from which on a passage repeats another.
pub const LEAST: usize = GRAM + WINDOW - 1;

/// A fingerprint: hash, passage, place in its letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Print {
    hash: u64,
    passage: u32,
    at: u32,
}

/// The letters of a passage, and where each stands in the article.
struct Letters {
    spot: Spot,
    text: Vec<char>,
    places: Vec<u32>,
}

/// Pairs of passages with a common run. Of many copies each is paired with the first.
pub fn find(context: &Context) -> Vec<(Spot, Spot)> {
    let passages = letters(context);
    let mut prints = Vec::new();
    for (number, passage) in passages.iter().enumerate() {
        winnow(&passage.text, &mut |hash, at| prints.push(Print { hash, passage: number as u32, at }));
    }
    prints.sort_unstable();
    let mut candidates: Vec<(u32, u32, u32, u32)> = Vec::new();
    for bucket in prints.chunk_by(|a, b| a.hash == b.hash) {
        let Some(first) = bucket.first() else { continue };
        let mut last = first;
        for print in bucket.iter().skip(1).filter(|it| it.passage != first.passage) {
            candidates.push((first.passage, print.passage, first.at, print.at));
            // What the first lacks the one before may have.
            if last.passage != first.passage && last.passage != print.passage {
                candidates.push((last.passage, print.passage, last.at, print.at));
            }
            last = print;
        }
    }
    candidates.sort_unstable();
    verified(context, &passages, &candidates)
}

fn verified(context: &Context, passages: &[Letters], candidates: &[(u32, u32, u32, u32)]) -> Vec<(Spot, Spot)> {
    let mut out: Vec<(Spot, Spot)> = Vec::new();
    // The passage that each copy was paired with first, and how much of it that explains.
    let mut copied: Vec<u32> = vec![0; passages.len()];
    for bucket in candidates.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let Some((a, b, ..)) = bucket.first().copied() else { continue };
        let (Some(x), Some(y)) = (passages.get(a as usize), passages.get(b as usize)) else { continue };
        let (mut best, mut until) = (None, 0);
        for (_, _, i, j) in bucket {
            // Fingerprints inside the run that was just measured say nothing new.
            if *i < until {
                continue;
            }
            let run = extend(&x.text, &y.text, *i as usize, *j as usize);
            until = run.1 as u32;
            if best.is_none_or(|(from, to)| run.1 - run.0 > to - from) {
                best = Some(run);
            }
        }
        let Some((from, to)) = best.filter(|(from, to)| to - from >= LEAST) else { continue };
        let length = (to - from) as u32;
        // A longer copy of an earlier passage is known already.
        let Some(explained) = copied.get_mut(b as usize).filter(|it| length > **it) else { continue };
        if telling(context, x, from, to) {
            *explained = (*explained).max(length);
            out.push((x.spot, y.spot));
        }
    }
    out
}

/// The longest common run through a place of each: from, to in the first.
fn extend(a: &[char], b: &[char], i: usize, j: usize) -> (usize, usize) {
    let before = (1..=i.min(j)).take_while(|n| a.get(i - n) == b.get(j - n)).count();
    let after = a.iter().skip(i).zip(b.iter().skip(j)).take_while(|(x, y)| x == y).count();
    (i - before, i + after)
}

/// Whether a run says something: more than a name with its office, which many passages share.
fn telling(context: &Context, passage: &Letters, from: usize, to: usize) -> bool {
    const WORDS_LEAST: usize = 3;
    let place = |at: usize| passage.places.get(at).copied().unwrap_or(0);
    let run = Extent::new(place(from), place(to.saturating_sub(1)) + 1);
    let terms = context.terms.get(passage.spot.article as usize);
    let terms = terms.map_or(&[][..], |it| it.of(passage.spot.passage as usize));
    let held = || terms.iter().filter(|it| run.holds(it.extent));
    let words = held().filter(|it| it.what == What::Word).count();
    let named = held().filter(|it| it.what == What::Name).map(|it| it.extent.len()).max().unwrap_or(0);
    words >= WORDS_LEAST && (run.len() - named.min(run.len())) as usize >= GRAM
}

fn letters(context: &Context) -> Vec<Letters> {
    let mut out = Vec::new();
    for (number, article) in context.draft.articles.iter().enumerate() {
        let mut chars = article.text.chars().enumerate().peekable();
        for (at, passage) in article.passages.iter().enumerate() {
            let spot = Spot { article: number as u32, passage: at as u32 };
            let mut letters = Letters { spot, text: Vec::new(), places: Vec::new() };
            while chars.peek().is_some_and(|(place, _)| *place < passage.extent.start as usize) {
                chars.next();
            }
            while let Some((place, c)) = chars.next_if(|(place, _)| *place < passage.extent.end as usize) {
                match fold_char(c) {
                    Folded::One(c) if c.is_alphanumeric() => {
                        letters.text.push(c);
                        letters.places.push(place as u32);
                    }
                    Folded::Many(list) => list.chars().for_each(|c| {
                        letters.text.push(c);
                        letters.places.push(place as u32);
                    }),
                    _ => {}
                }
            }
            out.push(letters);
        }
    }
    out
}

/// Tells the fingerprints of a text: of every window the least hash, the rightmost of equals, each once.
fn winnow(text: &[char], tell: &mut dyn FnMut(u64, u32)) {
    const BASE: u64 = 0x0000_0100_0000_01b3;
    if text.len() < LEAST {
        return;
    }
    let top = (0..GRAM - 1).fold(1u64, |power, _| power.wrapping_mul(BASE));
    let mut rolling = 0u64;
    let mut window: Vec<(u64, usize)> = Vec::with_capacity(WINDOW);
    let mut told = usize::MAX;
    for (at, c) in text.iter().enumerate() {
        if let Some(gone) = at.checked_sub(GRAM).and_then(|it| text.get(it)) {
            rolling = rolling.wrapping_sub((*gone as u64).wrapping_mul(top));
        }
        rolling = rolling.wrapping_mul(BASE).wrapping_add(*c as u64);
        let Some(start) = (at + 1).checked_sub(GRAM) else { continue };
        // Spread, so that the least hash is no rare letter.
        let hash = (rolling ^ (rolling >> 29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        if window.len() == WINDOW {
            window.remove(0);
        }
        window.push((hash, start));
        if window.len() < WINDOW {
            continue;
        }
        let least = window.iter().rev().min_by_key(|(hash, _)| *hash).copied();
        if let Some((hash, place)) = least.filter(|(_, place)| *place != told) {
            told = place;
            tell(hash, place as u32);
        }
    }
}
