//! The filter by publisher.

use leptos::prelude::*;

use super::{Page, facet::toggle};
use crate::present::{self, SourceRow, Word};

#[component]
pub fn SourcePanel(page: Page) -> impl IntoView {
    let rows = move || page.selection.with(|(selection, _)| present::source_rows(page.corpus, selection, page.lang));
    view! {
        <details class="panel" data-facet="source">
            <summary><h2>{page.say(Word::Sources)}</h2></summary>
            <ul class="facets">{move || rows().into_iter().map(|it| row(page, it)).collect_view()}</ul>
        </details>
    }
}

fn row(page: Page, row: SourceRow) -> impl IntoView {
    let id = row.id.clone();
    view! {
        <li>
            <label class="facet">
                <input
                    type="checkbox"
                    id=format!("source-{}", row.source.0)
                    prop:checked=row.chosen
                    on:change=move |_| page.decide(|state| toggle(&mut state.sources, &id))
                />
                <span class="facet-name"><bdi>{row.name}</bdi></span>
                <span class="facet-count" aria-hidden="true">{row.count}</span>
                <span class="unseen">{row.count_words}</span>
            </label>
        </li>
    }
}
