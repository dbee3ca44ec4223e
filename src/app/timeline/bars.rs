//! The histogram: one tab stop, arrows inside, Enter or a tap to pick, Shift or a drag for a stretch.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MouseEvent, PointerEvent};

use crate::app::{Page, place};
use crate::link::address::PartialDate;
use crate::present::{self, Bar, Word};

/// Labels that stand under the bars at most.
const LABELS: usize = 8;

/// Two bars, in the order in which they were picked.
type Stretch = (usize, usize);

#[derive(Clone, Copy)]
struct Picking {
    page: Page,
    histogram: Memo<present::Histogram>,
    /// The bar that holds the tab stop.
    active: RwSignal<usize>,
    /// While a pointer is down: from where to where.
    drag: RwSignal<Option<Stretch>>,
    /// Where a stretch made with Shift begins.
    anchor: RwSignal<usize>,
}

#[component]
pub fn Bars(page: Page) -> impl IntoView {
    let histogram = Memo::new(move |_| {
        page.selection.with(|(selection, _)| present::histogram(page.corpus, selection, None, page.lang))
    });
    let picking =
        Picking { page, histogram, active: RwSignal::new(0), drag: RwSignal::new(None), anchor: RwSignal::new(0) };
    let bars = move || histogram.with(|it| it.bars.iter().map(|bar| bar.value.clone()).enumerate().collect::<Vec<_>>());
    view! {
        <div
            class="bars"
            role="group"
            aria-label=page.say(Word::Histogram)
            on:pointerdown=move |event| picking.down(&event)
            on:pointermove=move |event| picking.moved(&event)
            on:pointerup=move |event| picking.up(&event)
            on:pointercancel=move |_| picking.drag.set(None)
            on:click=move |event| picking.click(&event)
            on:keydown=move |event| picking.key(&event)
        >
            <For each=bars key=Clone::clone let:bar>{bar_view(picking, bar.0)}</For>
        </div>
        <p class="hint">{move || histogram.with(|it| it.undated_words.clone())}</p>
    }
}

fn bar_view(picking: Picking, at: usize) -> impl IntoView {
    let of = move |part: fn(&Bar) -> String| picking.histogram.with(|it| it.bars.get(at).map(part)).unwrap_or_default();
    let labelled = move || {
        let step = picking.histogram.with(|it| it.bars.len().div_ceil(LABELS).max(1));
        at % step == 0
    };
    view! {
        <button
            type="button"
            class="bar"
            id=format!("bar-{at}")
            data-bar=at
            data-value=move || of(|bar| bar.value.clone())
            tabindex=move || if picking.active.get() == at { "0" } else { "-1" }
            aria-pressed=move || picking.chosen(at).to_string()
            aria-label=move || of(|bar| bar.description.clone())
            title=move || of(|bar| bar.description.clone())
        >
            <span class="bar-fill" style:block-size=move || of(|bar| format!("{:.1}%", bar.share * 100.0))></span>
            {move || labelled().then(|| view! { <span class="bar-label" aria-hidden="true">{of(|bar| bar.label.clone())}</span> })}
        </button>
    }
}

impl Picking {
    fn chosen(self, at: usize) -> bool {
        match self.drag.get() {
            Some((a, b)) => (a.min(b)..=a.max(b)).contains(&at),
            None => self.histogram.with(|it| it.bars.get(at).is_some_and(|bar| bar.chosen && self.limited())),
        }
    }

    fn limited(self) -> bool {
        self.page.state.with(|state| state.from.is_some() || state.to.is_some())
    }

    fn down(self, event: &PointerEvent) {
        if let Some(at) = bar_at(event).filter(|_| event.button() == 0) {
            let from = if event.shift_key() { self.anchor.get_untracked() } else { at };
            self.drag.set(Some((from, at)));
        }
    }

    fn moved(self, event: &PointerEvent) {
        if let (Some((from, to)), Some(at)) = (self.drag.get_untracked(), bar_at(event))
            && to != at
        {
            self.drag.set(Some((from, at)));
        }
    }

    fn up(self, _event: &PointerEvent) {
        if let Some((from, to)) = self.drag.get_untracked() {
            self.drag.set(None);
            self.pick(from, to);
        }
    }

    /// A click without a pointer comes from a key or a screen reader.
    fn click(self, event: &MouseEvent) {
        if let Some(at) = bar_at(event).filter(|_| event.detail() == 0) {
            self.pick(at, at);
        }
    }

    fn key(self, event: &KeyboardEvent) {
        let last = self.histogram.with_untracked(|it| it.bars.len().saturating_sub(1));
        let here = self.active.get_untracked().min(last);
        let rtl = self.page.lang.dir() == "rtl";
        let to = match (event.key().as_str(), rtl) {
            ("ArrowRight", false) | ("ArrowLeft", true) | ("ArrowDown", _) => (here + 1).min(last),
            ("ArrowLeft", false) | ("ArrowRight", true) | ("ArrowUp", _) => here.saturating_sub(1),
            ("Home", _) => 0,
            ("End", _) => last,
            _ => return,
        };
        event.prevent_default();
        self.active.set(to);
        place::focus(&format!("bar-{to}"));
        if event.shift_key() {
            self.set(self.anchor.get_untracked().min(last), to);
        } else {
            self.anchor.set(to);
        }
    }

    /// Picking what is chosen already lets it go.
    fn pick(self, from: usize, to: usize) {
        self.anchor.set(from);
        self.active.set(to);
        let (from_date, to_date) = self.dates(from, to);
        let again = self.page.state.with_untracked(|it| it.from == from_date && it.to == to_date);
        if again {
            self.page.decide(|state| (state.from, state.to) = (None, None));
        } else {
            self.set(from, to);
        }
    }

    fn set(self, from: usize, to: usize) {
        let dates = self.dates(from, to);
        self.page.decide(|state| (state.from, state.to) = dates);
    }

    fn dates(self, from: usize, to: usize) -> (Option<PartialDate>, Option<PartialDate>) {
        let date = |at: usize| {
            self.histogram.with_untracked(|it| it.bars.get(at).and_then(|bar| PartialDate::parse(&bar.value)))
        };
        (date(from.min(to)), date(from.max(to)))
    }
}

/// The bar under the pointer, wherever a touch began.
fn bar_at(event: &MouseEvent) -> Option<usize> {
    let under = document().element_from_point(event.client_x() as f32, event.client_y() as f32);
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let element = if event.detail() == 0 && event.type_() == "click" { target } else { under.or(target) };
    element?.closest("[data-bar]").ok()??.get_attribute("data-bar")?.parse().ok()
}
