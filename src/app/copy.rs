//! The button that copies a passage's link and says what it did.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use super::Page;
use crate::present::Word;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    None,
    Copied,
    Refused,
}

/// How long "copied" stands, in milliseconds.
const SAID_MS: u64 = 4000;

#[component]
pub fn CopyLink(page: Page, link: String) -> impl IntoView {
    let outcome = RwSignal::new(Outcome::None);
    let copied = link.clone();
    let copy = move |_| {
        let link = copied.clone();
        spawn_local(async move {
            let done = write(&link).await;
            outcome.set(if done { Outcome::Copied } else { Outcome::Refused });
            if done {
                set_timeout(move || outcome.set(Outcome::None), std::time::Duration::from_millis(SAID_MS));
            }
        });
    };
    let said = move || match outcome.get() {
        Outcome::None => "",
        Outcome::Copied => page.say(Word::Copied),
        Outcome::Refused => page.say(Word::CopyRefused),
    };
    view! {
        <button type="button" class="quiet copy" on:click=copy>{page.say(Word::CopyLink)}</button>
        <span class="said" role="status">{said}</span>
        {move || (outcome.get() == Outcome::Refused).then(|| by_hand(page, link.clone()))}
    }
}

/// Whether the browser let the link be copied.
async fn write(link: &str) -> bool {
    let navigator = window().navigator();
    // Absent where the page is not served securely.
    let absent = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|it| it.is_undefined());
    !absent && JsFuture::from(navigator.clipboard().write_text(link)).await.is_ok()
}

/// The link itself, selected, for the reader to copy.
fn by_hand(page: Page, link: String) -> impl IntoView {
    let field = NodeRef::<leptos::html::Input>::new();
    field.on_load(|field| {
        let _ = field.focus();
        field.select();
    });
    view! { <input class="input by-hand" type="text" dir="ltr" readonly aria-label=page.say(Word::Permalink) prop:value=link node_ref=field /> }
}
