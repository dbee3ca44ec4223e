//! What the reader set up for their own eyes. It stays in this browser and never enters an address.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, Event, Storage};

use super::{Page, html, own};
use crate::present::{self, Style};
use crate::span::SpanKind;

const THEME: &str = "kashshaf.theme";
const HIDDEN_MARKS: &str = "kashshaf.hidden-marks";

/// `None` where the browser refuses it.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// Whether the page is dark now: the reader's choice, else the system's.
pub fn is_dark() -> bool {
    let chosen = document().document_element().and_then(|root| root.get_attribute("data-theme"));
    match chosen {
        Some(theme) => theme == "dark",
        None => window().match_media("(prefers-color-scheme: dark)").ok().flatten().is_some_and(|it| it.matches()),
    }
}

/// Whenever the system turns light or dark.
pub fn on_scheme(then: Box<dyn FnMut(web_sys::Event)>) {
    if let Ok(Some(system)) = window().match_media("(prefers-color-scheme: dark)") {
        super::html::on_target(&system, "change", then);
    }
}

/// The style of our own numbers and months, as the boot script has set it.
pub fn style() -> Style {
    let keys = document().document_element().and_then(|root| root.get_attribute("data-style"));
    Style::parse(&keys.unwrap_or_default())
}

/// Programs beside the page change settings and ask for the corpus, by events on the window.
pub fn listen(page: Page) {
    let take = move |_| {
        page.dark.set(is_dark());
        page.hidden.set(hidden_marks());
        if page.style.get_untracked() != style() {
            present::use_style(style());
            page.style.set(style());
        }
    };
    html::on_window("kashshaf:settings", Box::new(take));
    let give = move |event: Event| {
        let corpus = own::shown(page.published, page.own.get_untracked(), page.shown.get_untracked());
        let detail = event.dyn_ref::<CustomEvent>().map(|it| it.detail()).unwrap_or_default();
        let _ = js_sys::Reflect::set(&detail, &"corpus".into(), &js_sys::Uint8Array::from(corpus.bytes()));
    };
    html::on_window("kashshaf:ask", Box::new(give));
}

pub fn set_dark(dark: bool) {
    let theme = if dark { "dark" } else { "light" };
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-theme", theme);
    }
    if let Some(storage) = storage() {
        let _ = storage.set_item(THEME, theme);
    }
}

/// Kinds of marks that are switched off.
pub fn hidden_marks() -> Vec<SpanKind> {
    let stored = storage().and_then(|storage| storage.get_item(HIDDEN_MARKS).ok().flatten()).unwrap_or_default();
    stored.split(' ').filter_map(SpanKind::parse).collect()
}

pub fn set_hidden_marks(hidden: &[SpanKind]) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(HIDDEN_MARKS, &mark_names(hidden));
    }
}

/// The kinds as one attribute value.
pub fn mark_names(kinds: &[SpanKind]) -> String {
    kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(" ")
}

/// Leaves a panic's words where the boot script finds them when the trap reaches it.
pub fn tell_panic(words: &str) {
    web_sys::console::error_1(&words.into());
    let _ = js_sys::Reflect::set(&js_sys::global(), &JsValue::from_str("kashshafPanic"), &JsValue::from_str(words));
}
