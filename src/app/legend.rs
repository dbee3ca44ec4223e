//! The legend of the marks, which switches each kind on and off.

use leptos::prelude::*;

use super::html::{El, el};
use super::{Page, prefs};
use crate::present::{Word, kind_plural};
use crate::span::SpanKind;

pub fn legend(page: Page) -> El {
    el("ul.legend")
        .attr("aria-label", page.say(Word::Legend))
        .child(SpanKind::ALL.map(|kind| el("li").child(switch(page, kind))))
}

fn switch(page: Page, kind: SpanKind) -> El {
    let shown = move || !page.hidden.get().contains(&kind);
    let toggle = move |_| {
        let mut hidden = page.hidden.get_untracked();
        match hidden.iter().position(|it| *it == kind) {
            Some(at) => drop(hidden.remove(at)),
            None => hidden.push(kind),
        }
        prefs::set_hidden_marks(&hidden);
        page.hidden.set(hidden);
    };
    el("button.legend-key type=button")
        .live_flag("aria-pressed", shown)
        .on("click", toggle)
        .child(el("span").attr("data-kind", kind.name()).child(page.say(kind_plural(kind))))
}
