//! The count, and the active filters to take away one by one.

use leptos::prelude::*;

use super::{Page, facet};
use crate::explore::Filter;
use crate::link::address::ViewState;
use crate::present::{self, Chip, Word};

#[component]
pub fn Chips(page: Page) -> impl IntoView {
    let chips = move || page.selection.with(|(selection, _)| present::chips(page.corpus, selection, page.lang));
    view! {
        {move || {
            let chips = chips();
            (!chips.is_empty()).then(|| view! {
                <ul class="chips" aria-label=page.say(Word::ActiveFilters)>
                    {chips.into_iter().map(|it| view! { <li>{chip(page, it)}</li> }).collect_view()}
                    <li><a class="quiet" id="clear-all" href=page.href(clear)>{page.say(Word::ClearAll)}</a></li>
                </ul>
            })
        }}
    }
}

fn chip(page: Page, chip: Chip) -> impl IntoView {
    let href = page.href(|state| without(page, state, chip.filter));
    view! {
        <a class="chip" href=href aria-label=chip.remove>
            <small>{chip.kind}</small>
            <bdi>{chip.label}</bdi>
            <span class="cross" aria-hidden="true">"×"</span>
        </a>
    }
}

/// The view state with one filter taken away.
pub fn without(page: Page, state: &mut ViewState, filter: Filter) {
    match filter {
        Filter::Text => state.q.clear(),
        Filter::Entity(which, entity) => {
            let id = facet::slug(page, entity);
            facet::chosen(state, which).retain(|it| it != id);
        }
        Filter::Source(source) => {
            let id = page.corpus.source(source).id;
            state.sources.retain(|it| it != id);
        }
        Filter::Interval => {
            state.from = None;
            state.to = None;
        }
    }
}

/// Takes every filter away, and keeps what is no filter.
pub fn clear(state: &mut ViewState) {
    *state = ViewState {
        page: state.page.clone(),
        on: state.on,
        view: state.view.clone(),
        lang: state.lang,
        ..ViewState::default()
    };
}
