//! What stands in place of the list when the filters leave nothing.

use leptos::prelude::*;

use super::html::{El, View, el, live};
use super::{Page, chips};
use crate::present::{self, Word};

pub fn empty(page: Page) -> View {
    live(move || {
        let empty = present::empty_state(page.corpus, &page.chosen.get().selection, page.lang)?;
        let link = |href: String, label: &str| el("li").child(el("a.button").attr("href", &href).child(label));
        let ways = empty.ways.iter().map(|way| {
            let href = page.href(&mut |state| chips::without(page, state, way.filter));
            link(href, &way.label)
        });
        let ways: Vec<El> = ways.collect();
        let all = link(page.href(&mut chips::clear), page.say(Word::ClearAll));
        Some(el("section.empty").child(el("p").child(empty.message)).child(el("ul").child(ways).child(all)).view())
    })
}
