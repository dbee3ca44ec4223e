//! What is said about a search, as rows of strings: completions, other forms and spellings, why a passage stands where it does.

use std::cell::RefCell;

use js_sys::Array;
use kashshaf::corpus::{Corpus, PassageIx};
use kashshaf::explore::Facet;
use kashshaf::link::address::{Lang, ViewState};
use kashshaf::present::search::{completions, explanation, found_words, hints};
use kashshaf::present::{Style, selection, use_style};
use wasm_bindgen::prelude::*;

/// Completions that are offered at once.
const MOST: usize = 7;

thread_local! {
    /// Corpora that were handed over; they live as long as the tab.
    static OPEN: RefCell<Vec<&'static Corpus>> = const { RefCell::new(Vec::new()) };
}

/// A number for the others; `undefined` for bytes that cannot be read.
#[wasm_bindgen]
pub fn keep(corpus: Vec<u8>) -> Option<u32> {
    let corpus: &'static Corpus = Box::leak(Box::new(Corpus::open(corpus).ok()?));
    OPEN.with_borrow_mut(|open| {
        open.push(corpus);
        u32::try_from(open.len() - 1).ok()
    })
}

/// What the end of the search box can become. Rows: label, kind, passages, the parameter and id of an entity (empty for a
/// word), what then stands in the box.
#[wasm_bindgen]
pub fn complete(corpus: u32, typed: &str, lang: &str, style: &str) -> Option<Array> {
    let (corpus, lang) = begin(corpus, lang, style)?;
    let row = |it: kashshaf::present::search::Completion| {
        let (of, id) = it.entity.map_or(("", ""), |(facet, at)| (parameter(facet), corpus.entity(at).id));
        [it.label.as_str(), it.kind, &it.count_words, of, id, &it.query].map(str::to_owned).to_vec()
    };
    Some(rows(completions(corpus, typed, MOST, lang).into_iter().map(row)))
}

/// What was found in other forms, then what else to try. Rows: a sentence; or a label, why, passages and where it leads.
#[wasm_bindgen]
pub fn tell(corpus: u32, address: &str, lang: &str, style: &str) -> Option<Array> {
    let (corpus, lang) = begin(corpus, lang, style)?;
    let state = decode(address);
    let (selection, _) = selection(corpus, &state);
    let found = found_words(corpus, &selection, lang).into_iter().map(|it| vec![it]);
    let hint = |it: kashshaf::present::search::Hint| vec![it.label, it.why, it.count_words, it.state.encode()];
    Some(rows(found.chain(hints(corpus, &state, &selection, lang).into_iter().map(hint))))
}

/// Why a passage stands where it does. Rows: the sum; then what each part is and brings.
#[wasm_bindgen]
pub fn explain(corpus: u32, address: &str, passage: u32, lang: &str, style: &str) -> Option<Array> {
    let (corpus, lang) = begin(corpus, lang, style)?;
    let (selection, _) = selection(corpus, &decode(address));
    let found = explanation(corpus, &selection, PassageIx(passage), lang)?;
    let parts = found.parts.into_iter().map(|(what, brings)| vec![what, brings]);
    Some(rows(std::iter::once(vec![found.total]).chain(parts)))
}

fn begin(corpus: u32, lang: &str, style: &str) -> Option<(&'static Corpus, Lang)> {
    use_style(Style::parse(style));
    let corpus = OPEN.with_borrow(|open| open.get(corpus as usize).copied())?;
    Some((corpus, Lang::ALL.into_iter().find(|it| it.tag() == lang)?))
}

fn decode(address: &str) -> ViewState {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    ViewState::decode(path, query).0
}

fn parameter(facet: Facet) -> &'static str {
    match facet {
        Facet::Persons => "person",
        Facet::Places => "place",
        Facet::Orgs => "org",
    }
}

fn rows(rows: impl Iterator<Item = Vec<String>>) -> Array {
    rows.map(|row| row.iter().map(|cell| JsValue::from_str(cell)).collect::<Array>()).collect()
}
