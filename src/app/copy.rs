//! The button that copies a passage's link and says what it did.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use super::html::{View, el, live};
use super::{Page, place};
use crate::present::Word;

/// How long "copied" stands, in milliseconds.
const SAID_MS: u32 = 4000;
const FIELD_ID: &str = "link-by-hand";

pub fn copy_link(page: Page, link: String) -> [View; 3] {
    copy(page, link, [Word::CopyLink, Word::Copied])
}

/// The words themselves, where there is no link to them.
pub fn copy_words(page: Page, words: String) -> [View; 3] {
    copy(page, words, [Word::CopyQuotation, Word::CopiedQuotation])
}

fn copy(page: Page, link: String, [label, done]: [Word; 2]) -> [View; 3] {
    let said = RwSignal::new(String::new());
    let refused = RwSignal::new(false);
    let copied = link.clone();
    let copy = move |_| {
        let link = copied.clone();
        spawn_local(async move {
            let copied = write(&link).await;
            refused.set(!copied);
            said.set(page.say(if copied { done } else { Word::CopyRefused }).to_owned());
            if copied {
                // The passage may be gone by then, and its signals with it.
                let hush = move || drop(said.try_set(String::new()));
                Timeout::new(SAID_MS, hush).forget();
            } else {
                place::after_drawing(|| place::select(FIELD_ID));
            }
        });
    };
    let by_hand = move || {
        let field = el("input.input.by-hand")
            .attr("id", FIELD_ID)
            .attr("type", "text")
            .attr("dir", "ltr")
            .attr("readonly", "")
            .attr("aria-label", page.say(Word::Permalink))
            .attr("value", link.as_str());
        refused.get().then(|| field.view())
    };
    [
        el("button.quiet.copy type=button").on("click", copy).child(page.say(label)).view(),
        el("span.said role=status").live_text(move || said.get()).view(),
        live(by_hand),
    ]
}

/// Whether the browser let the link be copied.
async fn write(link: &str) -> bool {
    let navigator = window().navigator();
    // Absent where the page is not served securely.
    let absent = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|it| it.is_undefined());
    !absent && JsFuture::from(navigator.clipboard().write_text(link)).await.is_ok()
}
