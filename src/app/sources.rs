//! The filters by publisher and by kind of passage.

use leptos::prelude::*;

use super::Page;
use super::facet::{self, Narrowing, Without};
use super::html::{El, View, el, live};
use crate::explore::Value;
use crate::present::{self, KindRow, SourceRow, Wanted, Word};

pub fn panel(page: Page) -> El {
    let narrowing = Narrowing::new();
    let many = page.corpus.source_count() > facet::ROWS_FIRST as u32;
    el("details.panel data-facet=source")
        .child(el("summary").child(el("h2").child(page.say(Word::Sources))))
        .child(many.then(|| narrowing.field(page, "source", Word::FindSource)))
        .child(live(move || Some(list(page, narrowing))))
}

fn list(page: Page, narrowing: Narrowing) -> View {
    let (typed, chosen) = (narrowing.words(), page.chosen.get());
    let wanted = Wanted { typed: &typed, order: narrowing.order(), most: narrowing.most() };
    let rows = present::source_rows_by(page.corpus, &chosen.selection, page.lang, &wanted);
    let count = rows.len();
    let shown = rows.into_iter().take(wanted.most).map(|it| row(page, it)).collect();
    narrowing.rows(page, "source", shown, count)
}

fn row(page: Page, row: SourceRow) -> El {
    let id = row.id.clone();
    let input = el("input type=checkbox")
        .attr("id", &format!("source-{}", row.source.0))
        .checked(row.chosen)
        .on("change", move |_| page.decide(&mut |state| facet::toggle(&mut state.sources, &id)));
    let label = el("label.facet")
        .child(input)
        .child(el("span.facet-name").child(el("bdi").child(row.name.as_str())))
        .child(facet::count(page.lang, row.count, row.count_words));
    let (value, id) = (Value::Source(row.source), format!("source-{}", row.source.0));
    facet::line(label, Without { value, name: &row.name, id: &id, pressed: row.excluded }.button(page))
}

/// What a passage is: title, text, caption.
pub fn kinds(page: Page) -> El {
    let list = move || {
        let rows = present::kind_rows(page.corpus, &page.chosen.get().selection, page.lang);
        Some(el("ul.facets").child(rows.into_iter().map(|it| kind(page, it)).collect::<Vec<_>>()).view())
    };
    el("details.panel data-facet=kind")
        .child(el("summary").child(el("h2").child(page.say(Word::PassageKinds))))
        .child(live(list))
}

fn kind(page: Page, row: KindRow) -> El {
    let kind = row.kind;
    let toggle = move |_| {
        page.decide(&mut |state| {
            let before = state.kinds.len();
            state.kinds.retain(|it| *it != kind);
            if state.kinds.len() == before {
                state.kinds.push(kind);
            }
        });
    };
    let id = format!("kind-{}", kind.name());
    let input = el("input type=checkbox").attr("id", &id).checked(row.chosen).on("change", toggle);
    let label = el("label.facet").child(input).child(el("span.facet-name").child(row.name)).child(facet::count(
        page.lang,
        row.count,
        row.count_words,
    ));
    facet::line(
        label,
        Without { value: Value::Kind(kind), name: row.name, id: &id, pressed: row.excluded }.button(page),
    )
}
