//! The reader's own files: the way to them and back, and where the program that reads them hands over.
//!
//! That program is a module of its own, which the boot script loads when it is asked for: nothing of it
//! weighs on the first view. It hands over a stored corpus by an event; from there on the page is the same.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, Event};

use super::html::{El, el, on_window};
use super::{Page, Shown, address, views};
use crate::corpus::Corpus;
use crate::link::address::ViewState;
use crate::present::Word;

/// What the other program dispatches on the window. Its detail: the bytes of a corpus and of its facts, or nothing to
/// show the one that is there.
const EVENT: &str = "kashshaf:own";
/// What the boot script offers to open that program.
const OPEN: &str = "kashshafOwn";

/// The corpus that stands on the page.
pub fn shown(published: &'static Corpus, own: Option<&'static Corpus>, shown: Shown) -> &'static Corpus {
    own.filter(|_| shown == Shown::Own).unwrap_or(published)
}

/// Waits for own files as long as the page lives.
pub fn listen(page: Page) {
    let take = move |event: Event| {
        let detail = event.dyn_ref::<CustomEvent>().map(|it| it.detail()).unwrap_or_default();
        if let Some(both) = detail.dyn_ref::<js_sys::Array>() {
            // A corpus lives as long as the tab; the reader who wants the memory back reloads it.
            let bytes = js_sys::Uint8Array::new(&both.get(0)).to_vec();
            let Ok(corpus) = Corpus::open(bytes) else { return };
            views::keep_own_facts(both.get(1));
            page.own.set(Some(Box::leak(Box::new(corpus))));
        }
        change(page, Shown::Own);
    };
    on_window(EVENT, Box::new(take));
}

/// Puts the corpus on the page; the view state is the caller's business.
pub fn show(page: Page, shown: Shown) {
    if page.shown.get_untracked() != shown {
        page.shown.set(shown);
    }
}

/// To the other corpus, with nothing chosen: ids of one mean nothing in the other.
fn change(page: Page, shown: Shown) {
    page.card.set(None);
    page.notices.set(Vec::new());
    page.state.set(ViewState { lang: page.peek().lang, ..ViewState::default() });
    show(page, shown);
}

/// Opens the other program.
pub fn button(page: Page) -> El {
    el("button.quiet type=button id=own-files aria-haspopup=dialog")
        .on("click", |_| open())
        .child(page.say(Word::OwnFiles))
}

fn open() {
    let open = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str(OPEN));
    if let Some(open) = open.ok().as_ref().and_then(|it| it.dyn_ref::<js_sys::Function>()) {
        let _ = open.call0(&JsValue::NULL);
    }
}

/// What stands above every view of own files: that they are, why they have no links, the way back.
pub fn bar(page: Page) -> Option<El> {
    let back = move |_| change(page, Shown::Published);
    page.is_own().then(|| {
        el("section.notice.own-bar id=own-bar")
            .attr("aria-label", page.say(Word::OwnFiles))
            .child(el("p").child(page.say(Word::OwnShown)))
            .child(el("button.button type=button id=own-back").on("click", back).child(page.say(Word::OwnBack)))
    })
}

/// What is said of an address of own files that this tab does not hold.
pub fn forgotten(page: Page) -> Option<String> {
    address::has_forgotten().then(|| page.say(Word::OwnForgotten).to_owned())
}
