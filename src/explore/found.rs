//! In which forms a word was found.

use super::matcher::{Matcher, Slot};
use super::query::Sense;
use super::{Selection, Set, Sieve, letters};
use crate::corpus::{Corpus, PassageIx, words};
use crate::order;
use crate::text::Tokens;

/// A word of the query and what it was found as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// As typed.
    pub typed: String,
    /// The corpus does not have the word itself; these only begin like it.
    pub beginning: bool,
    /// Most frequent first.
    pub forms: Vec<Form>,
}

/// One form of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// As the first passage of the list that has it writes it.
    pub text: String,
    /// Passages of the selection that have it.
    pub passages: u32,
}

/// What each word that a selection asks for was found as.
pub fn found_as(corpus: &Corpus, selection: &Selection) -> Vec<Found> {
    let matcher = Matcher::new(corpus, &selection.text);
    let hits = Sieve::new(corpus, selection).passages();
    let asked = matcher.parts.iter().filter(|part| part.sense == Sense::With);
    let slots = asked.filter_map(|part| matcher.slots.get(part.first..part.first + part.len)).flatten();
    slots.map(|slot| found(corpus, slot, &hits)).collect()
}

fn found(corpus: &Corpus, slot: &Slot, hits: &Set) -> Found {
    let form = |key: &String| {
        let list = || corpus.words().find(key).into_iter().flatten().map(PassageIx).filter(|at| hits.contains(*at));
        Some(Form { text: written(corpus, key, list().next()?), passages: list().count() as u32 })
    };
    let mut forms: Vec<Form> = slot.meaning.keys.iter().filter_map(form).collect();
    order::sort_by(&mut forms, |a, b| b.passages.cmp(&a.passages).then_with(|| a.text.cmp(&b.text)));
    Found { typed: slot.typed.clone(), beginning: slot.meaning.beginning, forms }
}

/// The word with this key as a passage writes it.
fn written(corpus: &Corpus, key: &str, at: PassageIx) -> String {
    let tokens = Tokens::new(corpus.passage(at).text);
    let found = words::keys(&tokens).find(|(_, it)| it == key);
    found.map_or_else(|| key.to_owned(), |(token, _)| letters(tokens.source(token)))
}
