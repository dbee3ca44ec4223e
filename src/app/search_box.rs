//! The box for words of the text.

use leptos::prelude::*;

use super::Page;
use crate::present::Word;

#[component]
pub fn SearchBox(page: Page) -> impl IntoView {
    let words = move || page.state.with(|state| state.q.clone());
    view! {
        <div class="field search">
            <label for="q">{page.say(Word::Search)}</label>
            <input
                id="q"
                type="search"
                dir="auto"
                autocomplete="off"
                spellcheck="false"
                placeholder=page.say(Word::SearchHint)
                prop:value=words
                on:input:target=move |event| {
                    let typed = event.target().value();
                    page.state.update(|state| state.q = typed);
                }
            />
        </div>
    }
}
