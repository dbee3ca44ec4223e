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
mod changed;
mod chips;
mod copy;
mod empty;
mod explorer;
mod facet;
mod fetch;
mod frame;
mod hits;
mod html;
mod kit;
mod legend;
mod list;
mod masthead;
mod missing;
mod notices;
mod own;
mod passage;
mod past;
mod place;
mod prefs;
mod search_box;
mod selection;
mod share;
mod sources;
mod strip;
mod text;
mod timeline;
mod views;

use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::corpus::Corpus;
use crate::explore::{Hits, Selection};
use crate::link::address::{Lang, Notice, PageRef, ViewState};
use crate::link::history::History;
use crate::present::{self, Style, Unknown, Word};
use crate::span::SpanKind;

/// What every component needs to know.
#[derive(Clone, Copy)]
struct Page {
    shared: &'static Shared,
    /// The corpus that this view is being built for.
    corpus: &'static Corpus,
    /// The language that this view is being built for.
    lang: Lang,
}

/// The corpora, the one view state, and what follows from it. Lives as long as the tab.
struct Shared {
    /// The one that the site publishes, and the reader's own files once they are opened.
    published: &'static Corpus,
    own: RwSignal<Option<&'static Corpus>>,
    shown: RwSignal<Shown>,
    state: RwSignal<ViewState>,
    chosen: Memo<Arc<Chosen>>,
    /// What could not be read of the address that was opened.
    notices: RwSignal<Vec<Notice>>,
    card: RwSignal<Option<card::Open>>,
    /// What became of the ids of one article, once a link has asked for it.
    history: RwSignal<Option<Arc<History>>>,
    /// The passage whose static page said that its last edit is not confirmed.
    doubted: Option<PageRef>,
    /// What the reader is about to share.
    share: RwSignal<Option<share::Target>>,
    /// The code that was drawn last, for print: of what, its squares on a side, and their path.
    code: RwSignal<Option<(share::Target, String, String)>>,
    /// Words of passages that are selected, with their button.
    selected: RwSignal<Option<selection::Selected>>,
    /// Kinds of marks that are switched off.
    hidden: RwSignal<Vec<SpanKind>>,
    /// Whether the page is dark.
    dark: RwSignal<bool>,
    /// How our own numbers and months are written.
    style: RwSignal<Style>,
}

impl Deref for Page {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        self.shared
    }
}

/// Which corpus stands on the page.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Shown {
    #[default]
    Published,
    Own,
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
        let hits = present::hits(corpus, state, &selection);
        Chosen { selection, unknown, hits }
    }
}

impl Page {
    fn new(published: &'static Corpus, past: KnownPast) -> Page {
        let (state, notices) = address::read();
        let state = RwSignal::new(state);
        let (own, shown) = (RwSignal::new(None), RwSignal::new(Shown::Published));
        let chosen =
            Memo::new(move |_| Arc::new(Chosen::of(own::shown(published, own.get(), shown.get()), &state.get())));
        let shared = Shared {
            published,
            own,
            shown,
            state,
            chosen,
            notices: RwSignal::new(notices),
            card: RwSignal::new(None),
            history: RwSignal::new(past.history.map(Arc::new)),
            doubted: past.doubted,
            share: RwSignal::new(None),
            code: RwSignal::new(None),
            selected: RwSignal::new(None),
            hidden: RwSignal::new(prefs::hidden_marks()),
            dark: RwSignal::new(prefs::is_dark()),
            style: RwSignal::new(prefs::style()),
        };
        Page { shared: Box::leak(Box::new(shared)), corpus: published, lang: Lang::default() }
    }

    /// Whether this view is of the reader's own files: nothing of it can be linked to from elsewhere.
    fn is_own(&self) -> bool {
        !std::ptr::eq(self.corpus, self.published)
    }

    fn say(&self, word: Word) -> &'static str {
        present::say(self.lang, word)
    }

    /// The view state, followed.
    #[inline(never)]
    fn now(&self) -> ViewState {
        self.state.get()
    }

    /// The view state as it is at this moment.
    #[inline(never)]
    fn peek(&self) -> ViewState {
        self.state.get_untracked()
    }

    /// The address of the present view with something changed, for a link.
    #[inline(never)]
    fn href(&self, change: &mut dyn FnMut(&mut ViewState)) -> String {
        let mut state = ViewState { check: None, words: None, ..self.now() };
        change(&mut state);
        address::link(*self, &state)
    }

    /// The address of the list with nothing chosen but what `choose` sets.
    #[inline(never)]
    fn fresh_href(&self, choose: &mut dyn FnMut(&mut ViewState)) -> String {
        let mut state = ViewState { lang: self.peek().lang, ..ViewState::default() };
        choose(&mut state);
        address::link(*self, &state)
    }

    /// A decision of the reader.
    #[inline(never)]
    fn decide(&self, change: &mut dyn FnMut(&mut ViewState)) {
        place::keep_focus();
        let mut state = self.peek();
        change(&mut state);
        self.state.set(state);
    }
}

/// Reads the embedded corpus and takes the page over.
///
/// Throws, for the boot script to tell the reader, where the corpus is damaged; the text that is
/// already on the page then stays.
pub fn start(corpus: &'static [u8]) {
    std::panic::set_hook(Box::new(|info| prefs::tell_panic(&info.to_string())));
    // In an archive the boot script has fetched the part that holds the article.
    let block = js_sys::Reflect::get(&js_sys::global(), &"kashshafBlock".into()).ok();
    let block = block.as_ref().and_then(|it| it.dyn_ref::<js_sys::Uint8Array>()).map(js_sys::Uint8Array::to_vec);
    let corpus = match block {
        Some(block) => Corpus::open(block),
        None => Corpus::open(corpus),
    };
    let corpus = corpus.unwrap_or_else(|error| wasm_bindgen::throw_str(&format!("corpus: {error}")));
    let corpus: &'static Corpus = Box::leak(Box::new(corpus));
    let state = address::read().0;
    let doubted = place::says_changed().then(|| state.page.clone());
    let Some(aid) = present::history_wanted(corpus, &state, doubted.is_some()).map(str::to_owned) else {
        return mount(corpus, KnownPast { history: None, doubted });
    };
    // The page that is there says the same: it stays until the application can say it too.
    html::beside(async move {
        let history = Some(past::load(&aid).await);
        mount(corpus, KnownPast { history, doubted });
    });
}

/// What is known of the past of ids when the application takes the page over.
struct KnownPast {
    history: Option<History>,
    doubted: Option<PageRef>,
}

fn mount(corpus: &'static Corpus, past: KnownPast) {
    place::take_over(|root| {
        let at = root.clone();
        leptos::mount::mount_to(root, move || app(corpus, past).into_element(&at)).forget();
    });
}

fn app(corpus: &'static Corpus, past: KnownPast) -> html::View {
    let page = Page::new(corpus, past);
    address::sync(page);
    own::listen(page);
    prefs::listen(page);
    present::use_style(prefs::style());
    selection::watch(page);
    prefs::on_scheme(Box::new(move |_| page.dark.set(prefs::is_dark())));
    let opened = Memo::new(move |_| {
        let ViewState { lang, page, check, words, .. } = page.now();
        ViewState { lang, page, check, words, ..ViewState::default() }
    });
    html::live(move || {
        page.style.track();
        let corpus = own::shown(page.published, page.own.get(), page.shown.get());
        let opened = opened.get();
        let page = Page { corpus, lang: opened.lang.unwrap_or_default(), ..page };
        Some(frame::frame(page, &opened))
    })
}
