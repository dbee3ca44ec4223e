//! Words that the reader has selected, and the button beside them.

use std::cell::Cell;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, Node, Range};

use super::html::{View, el, live};
use super::share::Target;
use super::{Page, html, place};
use crate::corpus::PassageIx;
use crate::link::address::Lang;
use crate::link::words;
use crate::present::Word;
use crate::span::Extent;

/// How long a selection rests before the button comes, in milliseconds.
const REST_MS: u32 = 250;
/// CSS pixels: the button's width at most, its height, its distance from the words and from the window's edge.
const WIDTH: f64 = 200.0;
const HEIGHT: f64 = 36.0;
const GAP: f64 = 10.0;
const EDGE: f64 = 16.0;
const BUTTON: &str = "share-words";

/// What is selected and where its button stands on the page, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Selected {
    target: Target,
    /// From the edges on the left and the right.
    sides: [f64; 2],
    block: f64,
}

/// Follows what the reader selects, for as long as the page lives.
pub fn watch(page: Page) {
    thread_local! {
        static RESTING: Cell<Option<Timeout>> = const { Cell::new(None) };
    }
    html::on_target(
        &document(),
        "selectionchange",
        Box::new(move |_| {
            let look = move || {
                let now = selected(page);
                if page.selected.get_untracked() != now {
                    page.selected.set(now);
                }
            };
            RESTING.set(Some(Timeout::new(REST_MS, look)));
        }),
    );
    // The button is the next thing that the keyboard reaches after a selection.
    html::on_target(
        &document(),
        "keydown",
        Box::new(move |event| {
            let forward = event.dyn_ref::<KeyboardEvent>().is_some_and(|it| it.key() == "Tab" && !it.shift_key());
            let there = document().active_element().is_some_and(|it| it.id() == BUTTON);
            if forward && !there && page.selected.get_untracked().is_some() && page.share.get_untracked().is_none() {
                event.prevent_default();
                place::focus(BUTTON);
            }
        }),
    );
}

/// The button beside the selection.
pub fn button(page: Page) -> View {
    live(move || {
        let selected = page.selected.get()?;
        let open = move |_| {
            page.selected.set(None);
            page.share.set(Some(selected.target));
        };
        let inline = selected.sides[usize::from(page.lang == Lang::Ar)];
        let button = el("button.button.floating type=button")
            .attr("id", BUTTON)
            .style("inset-inline-start", format!("{}px", inline as i32))
            .style("inset-block-start", format!("{}px", selected.block as i32))
            // A press must not undo the selection that it is about.
            .on("mousedown", |event| event.prevent_default())
            .on("click", open)
            .child(page.say(Word::ShareWords));
        Some(button.view())
    })
}

fn selected(page: Page) -> Option<Selected> {
    let selection = window().get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let target = target(page, &range)?;
    let rects = range.get_client_rects()?;
    let last = rects.get(rects.length().checked_sub(1)?)?;
    let width = f64::from(document().document_element()?.client_width());
    let height = window().inner_height().ok()?.as_f64()?;
    // A line ends on the left.
    let left = last.left().min(width - WIDTH - EDGE).max(EDGE);
    let below = last.bottom() + GAP;
    let above = range.get_bounding_client_rect().top() - GAP - HEIGHT;
    let top = if below + HEIGHT > height && above > 0.0 { above } else { below };
    Some(Selected { target, sides: [left, width - left - WIDTH], block: top + place::scrolled() })
}

/// A passage with selected words in it.
struct Part {
    at: PassageIx,
    first: u32,
    last: u32,
    count: u32,
}

/// The passages and words of a range; of one article, and without a gap between them.
fn target(page: Page, range: &Range) -> Option<Target> {
    let texts = document().query_selector_all("main .passage-text").ok()?;
    let mut parts: Vec<Part> = Vec::new();
    for n in 0..texts.length() {
        let Some(text) = texts.get(n).filter(|it| range.intersects_node(it).unwrap_or(false)) else { continue };
        let Some(part) = part(page, range, &text) else { continue };
        if let Some(before) = parts.last() {
            let follows = part.at.0 == before.at.0 + 1;
            if !follows || page.corpus.article_of(part.at) != page.corpus.article_of(before.at) {
                break;
            }
        }
        parts.push(part);
    }
    let (first, last) = (parts.first()?, parts.last()?);
    let whole = first.first == 1 && last.last == last.count;
    Some(Target::Passages { first: first.at, last: last.at, words: (!whole).then_some((first.first, last.last)) })
}

fn part(page: Page, range: &Range, text: &Node) -> Option<Part> {
    let element: &Element = text.dyn_ref()?;
    let address = element.closest("[data-passage]").ok()??.get_attribute("data-passage")?;
    let (aid, pid) = address.split_once('-')?;
    let at = page.corpus.find_passage(aid, pid)?;
    let words = page.corpus.passage(at).text;
    // How many characters of the passage stand before a point of the page.
    let before = |node: &Node, offset: u32| {
        if !text.contains(Some(node)) {
            return None;
        }
        let measure = document().create_range().ok()?;
        measure.set_start(text, 0).ok()?;
        measure.set_end(node, offset).ok()?;
        Some(String::from(measure.to_string()).chars().count() as u32)
    };
    let start = before(&range.start_container().ok()?, range.start_offset().ok()?).unwrap_or(0);
    let end = before(&range.end_container().ok()?, range.end_offset().ok()?);
    let end = end.unwrap_or_else(|| words.chars().count() as u32);
    let (first, last) = words::touched(words, Extent::new(start, end.max(start)))?;
    Some(Part { at, first, last, count: words::extents(words).len() as u32 })
}
