//! Passages that fell into parts, and passages that grew together.

use super::similar::kept;
use super::{Carried, Names, Passage, Work, guards};

/// A passage is taken for the sum of others only where nearly all words agree.
const LEAST_SHARE: f32 = 0.9;
/// How many parts are tried.
const PARTS_MAX: usize = 6;

pub(super) fn find(work: &mut Work<'_>, names: Names<'_>) {
    for i in work.open() {
        let whole = &work.old[i].words;
        let part = |j: usize| work.is_free(j).then(|| work.new[j].words.as_slice());
        if let Some(into) = sum(whole, work.new.len(), &part) {
            let doubt = guards::doubt(&work.old[i], &together(&work.new, &into, &mut String::new()), names);
            let keep = longest(&into, |j| work.new[j].words.len());
            for &j in &into {
                work.origin[j] = Some(i);
            }
            work.carried[i] = Some(Carried::Split { into, keep, doubt });
        }
    }
    for j in work.free() {
        let whole = &work.new[j].words;
        let part = |i: usize| work.is_open(i).then(|| work.old[i].words.as_slice());
        if let Some(from) = sum(whole, work.old.len(), &part) {
            let doubt = guards::doubt(&together(&work.old, &from, &mut String::new()), &work.new[j], names);
            let keeper = longest(&from, |i| work.old[i].words.len());
            for i in from {
                work.carried[i] = Some(Carried::Merged { new: j, keeper, doubt });
            }
            work.origin[j] = Some(keeper);
        }
    }
}

/// Two to [`PARTS_MAX`] neighbours that together are `whole`; the best such run.
fn sum<'w>(whole: &[String], len: usize, part: &dyn Fn(usize) -> Option<&'w [String]>) -> Option<Vec<usize>> {
    let mut best: Option<(f32, Vec<usize>)> = None;
    for first in 0..len {
        let mut together: Vec<String> = Vec::new();
        let mut run = Vec::new();
        for at in first..len.min(first + PARTS_MAX) {
            let Some(words) = part(at) else { break };
            // A part that brings little of its own to the whole is another passage.
            if together.len() + words.len() > whole.len() * 6 / 5 || share(words, whole) < LEAST_SHARE {
                break;
            }
            together.extend_from_slice(words);
            run.push(at);
            if run.len() < 2 {
                continue;
            }
            let share = kept(whole, &together) as f32 / whole.len().max(together.len()) as f32;
            let better = best.as_ref().is_none_or(|(most, ..)| share > *most);
            if share >= LEAST_SHARE && better {
                best = Some((share, run.clone()));
            }
        }
    }
    best.map(|(_, run)| run)
}

/// The share of `part` that stands in `whole`, in order.
fn share(part: &[String], whole: &[String]) -> f32 {
    if part.is_empty() { 0.0 } else { kept(part, whole) as f32 / part.len() as f32 }
}

/// The passages of a run as one.
fn together<'t>(all: &[Passage<'_>], run: &[usize], text: &'t mut String) -> Passage<'t> {
    let mut words = Vec::new();
    for passage in run.iter().filter_map(|at| all.get(*at)) {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(passage.text);
        words.extend_from_slice(&passage.words);
    }
    Passage { text, words, key: String::new() }
}

/// The first of those with the most words.
fn longest(list: &[usize], words: impl Fn(usize) -> usize) -> usize {
    let most = list.iter().map(|at| words(*at)).max().unwrap_or(0);
    list.iter().copied().find(|at| words(*at) == most).unwrap_or(0)
}
