//! Statements reworded: sentences that share most of their telling words.
//!
//! Two sentences are compared where they share two neighbouring words that are rare; what counts is the weight of the
//! words, names and figures that both have, against that of the shorter sentence.

use std::collections::HashMap;

use crate::corpus::facts::Spot;
use crate::facts::terms::{Context, Term, What};

/// Two neighbours in more sentences than these find no candidates.
const RARE: usize = 24;
/// What both must share of the lighter sentence's weight.
const SHARE: f32 = 0.45;
/// Words, names and figures that both must have.
const ITEMS: usize = 5;
/// Words among them.
const WORDS: usize = 4;

struct Sentence {
    spot: Spot,
    /// What it says, in order.
    items: Vec<u32>,
    /// The same, sorted, each once.
    set: Vec<u32>,
}

/// States, however they are named; other names; figures by their value; plain stems below them.
const STATES: u32 = 1 << 28;
const NAMES: u32 = 2 << 28;
const FIGURES: u32 = 3 << 28;

/// Pairs of passages of which a sentence is told in other words by the other.
pub fn find(context: &Context) -> Vec<(Spot, Spot)> {
    let sentences = sentences(context);
    let weights = weights(&sentences);
    let mut by_pair: HashMap<(u32, u32), Vec<u32>> = HashMap::new();
    for (number, sentence) in sentences.iter().enumerate() {
        for key in neighbours(&sentence.items) {
            let list = by_pair.entry(key).or_default();
            if list.last() != Some(&(number as u32)) {
                list.push(number as u32);
            }
        }
    }
    let mut out = Vec::new();
    let mut seen: Vec<u32> = vec![u32::MAX; sentences.len()];
    for (number, sentence) in sentences.iter().enumerate() {
        for key in neighbours(&sentence.items) {
            let Some(list) = by_pair.get(&key).filter(|list| list.len() <= RARE) else { continue };
            for other in list.iter().copied().take_while(|it| (*it as usize) < number) {
                let Some(mark) = seen.get_mut(other as usize).filter(|it| **it != number as u32) else { continue };
                *mark = number as u32;
                let Some(before) = sentences.get(other as usize).filter(|it| it.spot != sentence.spot) else {
                    continue;
                };
                if alike(before, sentence, &weights) {
                    out.push((before.spot, sentence.spot));
                }
            }
        }
    }
    out
}

/// Words alone say that a statement is the same; names only that it is about the same people.
fn alike(a: &Sentence, b: &Sentence, weights: &HashMap<u32, f32>) -> bool {
    let weight = |it: &u32| weights.get(it).copied().unwrap_or(0.0);
    let words = |it: &Sentence| it.set.iter().filter(|it| **it < STATES).map(weight).sum::<f32>();
    let common: Vec<u32> = a.set.iter().copied().filter(|it| b.set.binary_search(it).is_ok()).collect();
    let shared: Vec<u32> = common.iter().copied().filter(|it| *it < STATES).collect();
    let weighed: f32 = shared.iter().map(weight).sum();
    common.len() >= ITEMS && shared.len() >= WORDS && weighed >= words(a).min(words(b)) * SHARE
}

/// Neighbouring items, whichever comes first.
fn neighbours(items: &[u32]) -> impl Iterator<Item = (u32, u32)> + '_ {
    items.windows(2).filter_map(|pair| match pair {
        [a, b] if a != b && (*a < STATES || *b < STATES) => Some((*a.min(b), *a.max(b))),
        _ => None,
    })
}

/// The rarer, the heavier.
fn weights(sentences: &[Sentence]) -> HashMap<u32, f32> {
    let mut count: HashMap<u32, u32> = HashMap::new();
    for item in sentences.iter().flat_map(|it| &it.set) {
        *count.entry(*item).or_insert(0) += 1;
    }
    let all = sentences.len() as f32 + 1.0;
    count.into_iter().map(|(item, count)| (item, (all / (count as f32 + 0.5)).ln().max(0.1))).collect()
}

fn sentences(context: &Context) -> Vec<Sentence> {
    let mut out = Vec::new();
    for (article, terms) in context.terms.iter().enumerate() {
        let passages = context.draft.articles.get(article).map_or(0, |it| it.passages.len());
        for passage in 0..passages {
            let spot = Spot { article: article as u32, passage: passage as u32 };
            for list in terms.of(passage).split(|it| it.what == What::Stop) {
                let items: Vec<u32> = list.iter().filter_map(|it| item(context, article, it)).collect();
                let mut set = items.clone();
                set.sort_unstable();
                set.dedup();
                if set.len() >= ITEMS {
                    out.push(Sentence { spot, items, set });
                }
            }
        }
    }
    out
}

fn item(context: &Context, article: usize, term: &Term) -> Option<u32> {
    match term.what {
        What::Word if context.lexicon.is_title(term.key) => None,
        What::Word | What::Number => Some(term.key),
        What::Adjective => Some(STATES + term.key),
        What::Name => {
            let home = context.atlas.home(term.key);
            Some(match home.country.filter(|_| home.state) {
                Some(country) => STATES + u32::from(country),
                None => NAMES + term.key,
            })
        }
        What::Figure => {
            let figure = context.draft.articles.get(article)?.marks.get(term.key as usize)?.figure.as_ref()?;
            Some(FIGURES + (figure.number.to_bits() >> 36) as u32 % (1 << 28))
        }
        _ => None,
    }
}
