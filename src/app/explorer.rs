//! The explorer: filters beside the passages that they leave.

use leptos::prelude::*;

use super::{
    Page,
    chips::Chips,
    facet::FacetPanel,
    legend::Legend,
    list::{self, Count, PassageList},
    search_box::SearchBox,
    sources::SourcePanel,
    timeline::Timeline,
};
use crate::explore::Facet;
use crate::present::Word;

#[component]
pub fn Explorer(page: Page) -> impl IntoView {
    let open = RwSignal::new(false);
    let pages = RwSignal::new(1);
    let list = list::shown(page, pages);
    view! {
        <h1 class="unseen">{page.say(Word::StartPage)}</h1>
        <div class="explorer">
            <search class="filters" aria-label=page.say(Word::Filters)>
                <SearchBox page />
                <button
                    type="button"
                    id="show-filters"
                    class="button show-filters"
                    aria-controls="panels"
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {page.say(Word::Filters)}
                </button>
                <div class="panels" id="panels" data-open=move || open.get().to_string()>
                    <FacetPanel page facet=Facet::Persons />
                    <FacetPanel page facet=Facet::Places />
                    <FacetPanel page facet=Facet::Orgs />
                    <SourcePanel page />
                </div>
            </search>
            <div class="results">
                <Timeline page />
                <div class="results-head" id="results">
                    <Count list />
                    <Chips page />
                    <Legend page />
                </div>
                <PassageList page list pages />
            </div>
        </div>
    }
}
