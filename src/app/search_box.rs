//! The box for words of the text.

use leptos::prelude::*;

use super::Page;
use super::html::{El, el, typed};
use crate::link::address::ViewState;
use crate::present::Word;

pub fn search_box(page: Page) -> El {
    let input = el("input id=q type=search dir=auto autocomplete=off spellcheck=false")
        .attr("placeholder", page.say(Word::SearchHint))
        .live_value(move || page.now().q)
        .on("input", move |event| page.state.set(ViewState { q: typed(&event), ..page.peek() }));
    el("div.field.search").child(el("label for=q").child(page.say(Word::Search))).child(input)
}
