//! The Leptos views: values of `present` become elements, events become changes of the view state.
//!
//! Nothing is computed here. There is one [`ViewState`], in [`Page`]; what stands on the screen and in
//! the address follows from it. `address` alone touches location and history, `prefs` alone the
//! browser's storage, `place` alone scrolling and focus.
//!
//! The page is built once for a language and again when the reader switches; within one language
//! only what depends on the view state is a closure. Every choice is a real link where it can be.

mod address;
mod article;
mod card;
mod card_body;
mod chips;
mod copy;
mod empty;
mod explorer;
mod facet;
mod frame;
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

use leptos::prelude::*;
use wasm_bindgen::UnwrapThrowExt;

use crate::corpus::Corpus;
use crate::explore::{Hits, Selection, select};
use crate::link::address::{Lang, Notice, ViewState};
use crate::present::{self, Unknown};

/// What every component needs to know: the corpus, the one view state, and what follows from it.
#[derive(Clone, Copy)]
pub struct Page {
    corpus: &'static Corpus,
    state: RwSignal<ViewState>,
    /// What could not be read of the address that was opened.
    notices: RwSignal<Vec<Notice>>,
    selection: Memo<(Selection, Unknowns)>,
    hits: Memo<Hits>,
    card: RwSignal<Option<card::Open>>,
    /// The language that this page is being built for.
    lang: Lang,
}

/// Chosen values that the corpus does not know.
type Unknowns = Vec<Unknown>;

impl Page {
    fn new(corpus: &'static Corpus) -> Page {
        let (state, notices) = address::read();
        let state = RwSignal::new(state);
        let selection = Memo::new(move |_| state.with(|state| present::selection(corpus, state)));
        let hits = Memo::new(move |_| selection.with(|(selection, _)| select(corpus, selection)));
        Page {
            corpus,
            state,
            notices: RwSignal::new(notices),
            selection,
            hits,
            card: RwSignal::new(None),
            lang: Lang::default(),
        }
    }

    fn say(&self, word: present::Word) -> &'static str {
        present::say(self.lang, word)
    }

    /// The address of the present view with one thing changed, for a link.
    fn href(&self, change: impl FnOnce(&mut ViewState)) -> String {
        let mut state = self.state.get();
        state.check = None;
        state.words = None;
        change(&mut state);
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
    std::panic::set_hook(Box::new(|info| {
        let words = info.to_string();
        prefs::tell_panic(&words);
    }));
    let corpus = Corpus::open(corpus).map_err(|error| format!("corpus: {error}")).unwrap_throw();
    let corpus: &'static Corpus = Box::leak(Box::new(corpus));
    place::take_over(|root| {
        leptos::mount::mount_to(root, move || view! { <App corpus /> }).forget();
    });
}

#[component]
fn App(corpus: &'static Corpus) -> impl IntoView {
    let page = Page::new(corpus);
    address::sync(page);
    let lang = Memo::new(move |_| page.state.with(|state| state.lang).unwrap_or_default());
    let opened = Memo::new(move |_| page.state.with(|state| state.page.clone()));
    move || {
        let page = Page { lang: lang.get(), ..page };
        view! { <frame::Frame page opened /> }
    }
}
