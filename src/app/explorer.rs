//! The explorer: filters beside the passages that they leave.

use leptos::prelude::*;

use super::html::{El, el};
use super::{Page, chips, empty, facet, hits, legend, list, search_box, sources, timeline, views};
use crate::explore::Facet;
use crate::present::Word;

pub fn explorer(page: Page) -> Vec<El> {
    let open = RwSignal::new(false);
    let toggle = el("button.button.show-filters type=button id=show-filters aria-controls=panels")
        .live_flag("aria-expanded", move || open.get())
        .on("click", move |_| open.set(!open.get_untracked()))
        .child(page.say(Word::Filters));
    let panels = el("div.panels id=panels")
        .live_flag("data-open", move || open.get())
        .child([Facet::Persons, Facet::Places, Facet::Orgs].map(|which| facet::panel(page, which)))
        .child(sources::panel(page))
        .child(sources::kinds(page));
    let filters = el("search.filters")
        .attr("aria-label", page.say(Word::Filters))
        .child(search_box::search_box(page))
        .child(toggle)
        .child(panels);
    let head = el("div.results-head id=results").child(list::count(page)).child(chips::chips(page));
    let results = el("div.results")
        .child(timeline::timeline(page))
        .child(head)
        .child(views::tabs(page))
        .child(empty::empty(page))
        .child(views::or(page, move || {
            el("div")
                .child(legend::legend(page))
                .child(el("div.walk").child(hits::bar(page)))
                .child(list::passages(page))
        }));
    vec![el("h1.unseen").child(page.say(Word::StartPage)), el("div.explorer").child(filters).child(results)]
}
