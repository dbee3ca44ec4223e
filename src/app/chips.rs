//! The active filters, to take away one by one.

use leptos::prelude::*;

use super::Page;
use super::html::{El, View, el, live};
use crate::explore::Filter;
use crate::link::address::ViewState;
use crate::present::{self, Chip, Word};

pub fn chips(page: Page) -> View {
    live(move || {
        let chips = present::chips(page.corpus, &page.chosen.get().selection, page.lang);
        if chips.is_empty() {
            return None;
        }
        let all = el("a.quiet id=clear-all").attr("href", &page.href(&mut clear));
        let list = el("ul.chips")
            .attr("aria-label", page.say(Word::ActiveFilters))
            .child(chips.into_iter().map(|it| el("li").child(chip(page, it))).collect::<Vec<_>>())
            .child(el("li").child(all.child(page.say(Word::ClearAll))));
        Some(list.view())
    })
}

fn chip(page: Page, chip: Chip) -> El {
    el("a.chip")
        .attr("href", &page.href(&mut |state| without(page, state, chip.filter)))
        .attr("aria-label", &chip.remove)
        .child(el("small").child(chip.kind))
        .child(" ")
        .child(el("bdi").child(chip.label))
        .child(el("span.cross aria-hidden=true").child("×"))
}

/// The view state with one filter taken away.
pub fn without(page: Page, state: &mut ViewState, filter: Filter) {
    *state = present::without(page.corpus, state, filter);
}

/// Takes every filter away, and keeps what is no filter.
pub fn clear(state: &mut ViewState) {
    *state = ViewState {
        page: state.page.clone(),
        on: state.on,
        exact: state.exact,
        sort: state.sort,
        view: state.view.clone(),
        lang: state.lang,
        ..ViewState::default()
    };
}
