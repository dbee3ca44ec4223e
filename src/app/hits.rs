//! From hit to hit of the words searched for, in the list and in an article.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::html::{View, el, live};
use super::{Page, place};
use crate::present::{self, Word};

/// One hit: its pieces, where marks cut it.
type Hit = Vec<Element>;

/// What shows which hit the reader is at.
const CURRENT: &str = "data-current";

#[derive(Clone, Copy)]
enum Step {
    Back,
    On,
}

/// How many hits stand on the page, and the way from one to the next; nothing where no words are searched for.
pub fn bar(page: Page) -> View {
    live(move || {
        let chosen = page.chosen.get();
        if chosen.selection.text.is_empty() {
            return None;
        }
        // Counted from 1, and how many there are.
        let at = RwSignal::new((0usize, 0usize));
        place::after_drawing(move || {
            let _ = at.try_set((0, all().len()));
        });
        let words = move || {
            let (place, count) = at.get();
            let [n, all] = [place, count].map(|n| present::number(page.lang, n as u32));
            match place {
                0 => present::fill(page.lang, Word::HitsCount, &[("count", &all)]),
                _ => present::fill(page.lang, Word::PlaceOf, &[("place", &n), ("count", &all)]),
            }
        };
        let button = |step: Step, word: Word, act: &'static str, sign: &'static str| {
            el("button.button.step type=button")
                .attr("data-act", act)
                .attr("id", act)
                .attr("aria-label", page.say(word))
                .attr("title", page.say(word))
                .on("click", move |_| at.set(go(at.get_untracked().0, step)))
                .child(el("span aria-hidden=true").child(sign))
        };
        let bar = el("div.hits role=group")
            .live("data-none", move || (at.get().1 == 0).then(String::new))
            .attr("aria-label", page.say(Word::Hits))
            .child(el("p role=status").live("data-hits", move || Some(at.get().1.to_string())).live_text(words))
            .child(button(Step::Back, Word::PreviousHit, "previous-hit", "↑"))
            .child(button(Step::On, Word::NextHit, "next-hit", "↓"));
        Some(bar.view())
    })
}

/// Goes on from the hit with this number; from none, to the first that the window shows or that comes after.
fn go(from: usize, step: Step) -> (usize, usize) {
    let hits = all();
    let count = hits.len();
    if count == 0 {
        return (0, 0);
    }
    let from = if from > count { 0 } else { from };
    let to = match (from, step) {
        (0, Step::On) => hits.iter().position(in_sight).map_or(1, |at| at + 1),
        (0 | 1, Step::Back) => count,
        (from, Step::Back) => from - 1,
        (from, Step::On) => from % count + 1,
    };
    for (n, pieces) in (1..).zip(&hits) {
        for piece in pieces {
            let _ = if n == to { piece.set_attribute(CURRENT, "") } else { piece.remove_attribute(CURRENT) };
        }
    }
    if let Some(first) = hits.get(to - 1).and_then(|pieces| pieces.first()) {
        place::show(first);
    }
    (to, count)
}

fn in_sight(hit: &Hit) -> bool {
    hit.first().is_some_and(|it| it.get_bounding_client_rect().top() >= 0.0)
}

/// Every hit on the page, in order.
fn all() -> Vec<Hit> {
    let Ok(marks) = document().query_selector_all("main mark[data-hit]") else { return Vec::new() };
    let mut hits: Vec<Hit> = Vec::new();
    let mut last = None;
    for mark in (0..marks.length()).filter_map(|at| marks.get(at)?.dyn_into::<Element>().ok()) {
        let passage = mark.closest(".passage").ok().flatten().map(|it| it.id());
        let this = Some((passage, mark.get_attribute("data-hit")));
        match hits.last_mut().filter(|_| this == last) {
            Some(pieces) => pieces.push(mark),
            None => hits.push(vec![mark]),
        }
        last = this;
    }
    hits
}
