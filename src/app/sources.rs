//! The filter by publisher.

use leptos::prelude::*;

use super::html::{El, View, el, live};
use super::{Page, facet};
use crate::present::{self, SourceRow, Word};

pub fn panel(page: Page) -> El {
    el("details.panel data-facet=source")
        .child(el("summary").child(el("h2").child(page.say(Word::Sources))))
        .child(live(move || Some(list(page))))
}

fn list(page: Page) -> View {
    let rows = present::source_rows(page.corpus, &page.chosen.get().selection, page.lang);
    el("ul.facets").child(rows.into_iter().map(|it| row(page, it)).collect::<Vec<_>>()).view()
}

fn row(page: Page, row: SourceRow) -> El {
    let input = el("input type=checkbox")
        .attr("id", &format!("source-{}", row.source.0))
        .checked(row.chosen)
        .on("change", move |_| page.decide(&mut |state| facet::toggle(&mut state.sources, &row.id)));
    let label = el("label.facet")
        .child(input)
        .child(el("span.facet-name").child(el("bdi").child(row.name)))
        .child(facet::count(page.lang, row.count, row.count_words));
    el("li").child(label)
}
