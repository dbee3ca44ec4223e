//! The box for words of the text.

use leptos::prelude::*;

use super::Page;
use super::html::{El, View, el, live, typed};
use crate::link::address::ViewState;
use crate::present::{self, Word};

pub fn search_box(page: Page) -> El {
    let input = el("input id=q type=search dir=auto autocomplete=off spellcheck=false")
        .attr("placeholder", page.say(Word::SearchHint))
        .live_value(move || page.now().q)
        .on("input", move |event| page.state.set(ViewState { q: typed(&event), ..page.peek() }))
        .on("change", move |_| lift(page));
    el("div.field.search")
        .child(el("label for=q").child(page.say(Word::Search)))
        .child(input)
        .child(live(move || exact(page)))
}

/// Operators that were typed become what they are the writing of: chips. The words stay in the box.
fn lift(page: Page) {
    let (typed, lifted) = (page.peek(), present::lifted(page.corpus, &page.peek()));
    if lifted != typed {
        page.decide(&mut |state| state.clone_from(&lifted));
    }
}

/// As written, or in all forms.
fn exact(page: Page) -> Option<View> {
    let exact = page.now().exact;
    if !exact && !page.chosen.get().selection.text.asks() {
        return None;
    }
    let input = el("input type=checkbox id=exact")
        .checked(exact)
        .on("change", move |_| page.decide(&mut |state| state.exact = !state.exact));
    let label = el("label.choice").attr("title", page.say(Word::ExactHint)).child(input);
    Some(label.child(el("span").child(page.say(Word::ExactLetters))).view())
}
