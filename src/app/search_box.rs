//! The box for words of the text.

use leptos::prelude::*;

use super::Page;
use super::html::{El, el, typed};
use crate::present::Word;

pub fn search_box(page: Page) -> El {
    let input = el("input")
        .attr("id", "q")
        .attr("type", "search")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("placeholder", page.say(Word::SearchHint))
        .live_property("value", move || page.state.with(|state| state.q.as_str().into()))
        .on("input", move |event| page.state.update(|state| state.q = typed(&event)));
    el("div").class("field search").child(el("label").attr("for", "q").child(page.say(Word::Search))).child(input)
}
