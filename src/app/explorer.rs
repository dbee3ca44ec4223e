//! The explorer: filters beside the passages that they leave.

use leptos::prelude::*;

use super::html::{El, el};
use super::{Page, chips, empty, facet, legend, list, search_box, sources, timeline};
use crate::explore::Facet;
use crate::present::Word;

pub fn explorer(page: Page) -> Vec<El> {
    let open = RwSignal::new(false);
    let toggle = el("button")
        .attr("type", "button")
        .attr("id", "show-filters")
        .class("button show-filters")
        .attr("aria-controls", "panels")
        .live("aria-expanded", move || Some(open.get().to_string()))
        .on("click", move |_| open.update(|open| *open = !*open))
        .child(page.say(Word::Filters));
    let panels = el("div")
        .class("panels")
        .attr("id", "panels")
        .live("data-open", move || Some(open.get().to_string()))
        .child([Facet::Persons, Facet::Places, Facet::Orgs].map(|which| facet::panel(page, which)))
        .child(sources::panel(page));
    let filters = el("search")
        .class("filters")
        .attr("aria-label", page.say(Word::Filters))
        .child(search_box::search_box(page))
        .child(toggle)
        .child(panels);
    let head = el("div")
        .class("results-head")
        .attr("id", "results")
        .child(list::count(page))
        .child(chips::chips(page))
        .child(legend::legend(page));
    let results = el("div")
        .class("results")
        .child(timeline::timeline(page))
        .child(head)
        .child(empty::empty(page))
        .child(list::passages(page));
    vec![
        el("h1").class("unseen").child(page.say(Word::StartPage)),
        el("div").class("explorer").child(filters).child(results),
    ]
}
