//! The histogram: one tab stop, arrows inside, Enter or a tap to pick, Shift or a drag for a stretch.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent};

use super::html::{El, View, el, live};
use super::{Page, place};
use crate::link::address::PartialDate;
use crate::present::{self, Bar, Word};

/// Labels that stand under the bars at most.
const LABELS: usize = 8;

#[derive(Clone)]
struct Picking {
    page: Page,
    /// What each bar stands for in the address.
    values: Arc<[Option<PartialDate>]>,
    /// The bar that holds the tab stop.
    active: RwSignal<usize>,
    /// Where a stretch made with Shift begins.
    anchor: RwSignal<usize>,
    /// While a pointer is down: from which bar to which.
    drag: RwSignal<Option<(usize, usize)>>,
}

pub fn bars(page: Page) -> View {
    let (active, anchor) = (RwSignal::new(0), RwSignal::new(0));
    live(move || {
        let histogram = present::histogram(page.corpus, &page.chosen.get().selection, None, page.lang);
        let values = histogram.bars.iter().map(|bar| PartialDate::parse(&bar.value)).collect();
        let picking = Picking { page, values, active, anchor, drag: RwSignal::new(None) };
        let step = histogram.bars.len().div_ceil(LABELS).max(1);
        let state = page.peek();
        let limited = state.from.is_some() || state.to.is_some();
        let bars: Vec<El> = histogram
            .bars
            .into_iter()
            .enumerate()
            .map(|(at, bar)| bar_view(&picking, at, Bar { chosen: bar.chosen && limited, ..bar }, at % step == 0))
            .collect();
        let [down, moved, up, click, key] = [(); 5].map(|()| picking.clone());
        let group = el("div.bars role=group")
            .attr("aria-label", page.say(Word::Histogram))
            .on("pointerdown", move |event| down.down(&event))
            .on("pointermove", move |event| moved.moved(&event))
            .on("pointerup", move |_| up.up())
            .on("pointercancel", move |_| picking.drag.set(None))
            .on("click", move |event| click.click(&event))
            .on("keydown", move |event| key.key(&event))
            .child(bars);
        Some(el("div").child(group).child(el("p.hint").child(histogram.undated_words)).view())
    })
}

fn bar_view(picking: &Picking, at: usize, bar: Bar, labelled: bool) -> El {
    let Picking { active, drag, .. } = *picking;
    let chosen = bar.chosen;
    let pressed = move || match drag.get() {
        Some((a, b)) => (a.min(b)..=a.max(b)).contains(&at),
        None => chosen,
    };
    let label = el("span.bar-label aria-hidden=true").child(bar.label);
    el("button.bar type=button")
        .attr("id", &format!("bar-{at}"))
        .attr("data-bar", &at.to_string())
        .attr("data-value", &bar.value)
        .attr("aria-label", bar.description.as_str())
        .attr("title", &bar.description)
        .live("tabindex", move || Some(if active.get() == at { "0" } else { "-1" }.to_owned()))
        .live_flag("aria-pressed", pressed)
        .child(el("span.bar-fill").style("block-size", format!("{}%", (bar.share * 100.0).ceil() as u32)))
        .child(labelled.then_some(label))
}

impl Picking {
    fn last(&self) -> usize {
        self.values.len().saturating_sub(1)
    }

    fn down(&self, event: &Event) {
        let Some(mouse) = event.dyn_ref::<MouseEvent>().filter(|it| it.button() == 0) else { return };
        if let Some(at) = bar_under(mouse) {
            let from = if mouse.shift_key() { self.anchor.get_untracked() } else { at };
            self.drag.set(Some((from, at)));
        }
    }

    fn moved(&self, event: &Event) {
        let under = event.dyn_ref::<MouseEvent>().and_then(bar_under);
        if let (Some((from, to)), Some(at)) = (self.drag.get_untracked(), under)
            && to != at
        {
            self.drag.set(Some((from, at)));
        }
    }

    fn up(&self) {
        if let Some((from, to)) = self.drag.get_untracked() {
            self.drag.set(None);
            self.pick(from, to);
        }
    }

    /// A click without a pointer comes from a key or a screen reader.
    fn click(&self, event: &Event) {
        let by_key = event.dyn_ref::<MouseEvent>().is_some_and(|it| it.detail() == 0);
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        if let Some(at) = target.filter(|_| by_key).and_then(bar_of) {
            self.pick(at, at);
        }
    }

    fn key(&self, event: &Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let here = self.active.get_untracked().min(self.last());
        let rtl = self.page.lang.dir() == "rtl";
        let to = match (key.key().as_str(), rtl) {
            ("ArrowRight", false) | ("ArrowLeft", true) | ("ArrowDown", _) => (here + 1).min(self.last()),
            ("ArrowLeft", false) | ("ArrowRight", true) | ("ArrowUp", _) => here.saturating_sub(1),
            ("Home", _) => 0,
            ("End", _) => self.last(),
            _ => return,
        };
        event.prevent_default();
        self.active.set(to);
        place::focus(&format!("bar-{to}"));
        if key.shift_key() {
            self.set(self.anchor.get_untracked(), to);
        } else {
            self.anchor.set(to);
        }
    }

    /// Picking what is chosen already lets it go.
    fn pick(&self, from: usize, to: usize) {
        self.anchor.set(from);
        self.active.set(to);
        let (first, last) = self.dates(from, to);
        let state = self.page.peek();
        if state.from == first && state.to == last {
            self.page.decide(&mut |state| (state.from, state.to) = (None, None));
        } else {
            self.set(from, to);
        }
    }

    fn set(&self, from: usize, to: usize) {
        let dates = self.dates(from, to);
        self.page.decide(&mut |state| (state.from, state.to) = dates);
    }

    fn dates(&self, from: usize, to: usize) -> (Option<PartialDate>, Option<PartialDate>) {
        let date = |at: usize| self.values.get(at).copied().flatten();
        (date(from.min(to)), date(from.max(to).min(self.last())))
    }
}

/// The bar under the pointer, wherever a touch began.
fn bar_under(event: &MouseEvent) -> Option<usize> {
    bar_of(document().element_from_point(event.client_x() as f32, event.client_y() as f32)?)
}

fn bar_of(element: Element) -> Option<usize> {
    element.closest("[data-bar]").ok()??.get_attribute("data-bar")?.parse().ok()
}
