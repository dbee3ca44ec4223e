//! The legend of the marks, which switches each kind on and off.

use leptos::prelude::*;

use super::{Page, frame::HiddenMarks, prefs};
use crate::present::Word;
use crate::span::SpanKind;

#[component]
pub fn Legend(page: Page) -> impl IntoView {
    let hidden = use_context::<HiddenMarks>();
    view! {
        <ul class="legend" aria-label=page.say(Word::Legend)>
            {hidden.map(|hidden| SpanKind::ALL.into_iter().map(|kind| view! { <li>{switch(page, hidden, kind)}</li> }).collect_view())}
        </ul>
    }
}

fn switch(page: Page, HiddenMarks(hidden): HiddenMarks, kind: SpanKind) -> impl IntoView {
    let shown = move || hidden.with(|hidden| !hidden.contains(&kind));
    let toggle = move |_| {
        hidden.update(|hidden| match hidden.iter().position(|it| *it == kind) {
            Some(at) => drop(hidden.remove(at)),
            None => hidden.push(kind),
        });
        hidden.with_untracked(|hidden| prefs::set_hidden_marks(hidden));
    };
    view! {
        <button type="button" class="legend-key" aria-pressed=move || shown().to_string() on:click=toggle>
            <span data-kind=kind.name()>{page.say(word(kind))}</span>
        </button>
    }
}

fn word(kind: SpanKind) -> Word {
    match kind {
        SpanKind::Person => Word::KindPerson,
        SpanKind::Place => Word::KindPlace,
        SpanKind::Organisation => Word::KindOrganisation,
        SpanKind::Group => Word::KindGroup,
        SpanKind::Event => Word::KindEvent,
        SpanKind::Date => Word::KindDate,
        SpanKind::Figure => Word::KindFigure,
        SpanKind::Quote => Word::KindQuote,
    }
}
