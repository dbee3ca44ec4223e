//! The Leptos views: values of `present` become elements, events become changes of the view state.
//!
//! Nothing is computed here. There is one [`ViewState`], in [`Page`]; what stands on the screen and in
//! the address follows from it. `address` alone touches location and history, `prefs` alone the
//! browser's storage, `place` alone scrolling and focus, `html` alone the making of elements.
//!
//! A view is built once for a language and what is opened, and again when either changes; within it
//! only what depends on the filters is a closure. Every choice is a real link where it can be.
//! Static pages have the same elements and classes, so that the application takes them over in place.

mod address;
mod article;
mod bars;
mod card;
mod card_body;
mod chips;
mod copy;
mod empty;
mod explorer;
mod facet;
mod frame;
mod html;
mod legend;
mod list;
mod masthead;
mod missing;
mod notices;
mod passage;
mod place;
mod prefs;
mod search_box;
mod sources;
mod text;
mod timeline;

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::UnwrapThrowExt;

use crate::corpus::Corpus;
use crate::explore::{Hits, Selection, select};
use crate::link::address::{Lang, Notice, ViewState};
use crate::present::{self, Unknown, Word};
use crate::span::SpanKind;

/// What every component needs to know: the corpus, the one view state, and what follows from it.
#[derive(Clone, Copy)]
struct Page {
    corpus: &'static Corpus,
    state: RwSignal<ViewState>,
    chosen: Memo<Arc<Chosen>>,
    /// What could not be read of the address that was opened.
    notices: RwSignal<Vec<Notice>>,
    card: RwSignal<Option<card::Open>>,
    /// Kinds of marks that are switched off.
    hidden: RwSignal<Vec<SpanKind>>,
    /// The language that this view is being built for.
    lang: Lang,
}

/// What the view state selects.
#[derive(PartialEq)]
struct Chosen {
    selection: Selection,
    /// Chosen values that the corpus does not know.
    unknown: Vec<Unknown>,
    hits: Hits,
}

impl Chosen {
    fn of(corpus: &Corpus, state: &ViewState) -> Chosen {
        let (selection, unknown) = present::selection(corpus, state);
        let hits = select(corpus, &selection);
        Chosen { selection, unknown, hits }
    }
}

impl Page {
    fn new(corpus: &'static Corpus) -> Page {
        let (state, notices) = address::read();
        let state = RwSignal::new(state);
        let chosen = Memo::new(move |_| Arc::new(state.with(|state| Chosen::of(corpus, state))));
        Page {
            corpus,
            state,
            chosen,
            notices: RwSignal::new(notices),
            card: RwSignal::new(None),
            hidden: RwSignal::new(prefs::hidden_marks()),
            lang: Lang::default(),
        }
    }

    fn say(&self, word: Word) -> &'static str {
        present::say(self.lang, word)
    }

    /// The address of the present view with one thing changed, for a link.
    fn href(&self, change: impl FnOnce(&mut ViewState)) -> String {
        self.state.with(|now| {
            let mut state = ViewState { check: None, words: None, ..now.clone() };
            change(&mut state);
            address::href(&state)
        })
    }

    /// The address of the list with nothing chosen but what `choose` sets.
    fn fresh_href(&self, choose: impl FnOnce(&mut ViewState)) -> String {
        let lang = self.state.with_untracked(|state| state.lang);
        let mut state = ViewState { lang, ..ViewState::default() };
        choose(&mut state);
        address::href(&state)
    }

    /// A decision of the reader.
    fn decide(&self, change: impl FnOnce(&mut ViewState)) {
        place::keep_focus();
        self.state.update(change);
    }
}

/// Reads the embedded corpus and takes the page over.
///
/// Throws, for the boot script to tell the reader, where the corpus is damaged; the text that is
/// already on the page then stays.
pub fn start(corpus: &'static [u8]) {
    std::panic::set_hook(Box::new(|info| prefs::tell_panic(&info.to_string())));
    let corpus = Corpus::open(corpus).map_err(|error| format!("corpus: {error}")).unwrap_throw();
    let corpus: &'static Corpus = Box::leak(Box::new(corpus));
    place::take_over(|root| leptos::mount::mount_to(root, move || app(corpus)).forget());
}

fn app(corpus: &'static Corpus) -> html::View {
    let page = Page::new(corpus);
    address::sync(page);
    let opened = Memo::new(move |_| page.state.with(|state| (state.lang.unwrap_or_default(), state.page.clone())));
    html::live(move || {
        let (lang, opened) = opened.get();
        Some(frame::frame(Page { lang, ..page }, opened))
    })
}
