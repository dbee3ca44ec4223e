//! The list: as high as all results, with as many elements as a window has room for.
//!
//! Rows have one height. The one that holds the focus is never taken away; assistive technology is told the place of each
//! row and how many there are. Arrow keys, Page Up and Down, Home and End go from row to row.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use js_sys::Array;
use kashshaf::dom::{El, by_id, document, el, listener, window};
use kashshaf::link::address::Lang;
use kashshaf::present::large::{self, LargeWord, fill};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, FocusOptions, HtmlElement, KeyboardEvent};

use crate::page::{self, PAGE};
use crate::wire::{cell, object};

/// What a row is high until one is measured, in pixels.
const ROW: f64 = 152.0;
/// Rows whose data are kept.
const KEPT: usize = 4000;

#[derive(Default)]
struct List {
    total: usize,
    rows: HashMap<usize, JsValue>,
    words: HashMap<u32, (Option<String>, Array)>,
    /// Elements by row.
    drawn: BTreeMap<usize, Element>,
    /// Rows and words that were asked for.
    asked: HashSet<usize>,
    shown: HashSet<u32>,
    height: f64,
}

/// Words under titles are asked for when the list has stood still so long.
const PAUSE_MS: i32 = 120;

thread_local! {
    static LIST: RefCell<List> = RefCell::default();
    static PAUSE: Cell<Option<i32>> = const { Cell::new(None) };
}

/// The empty list.
pub fn frame(lang: Lang) -> El {
    LIST.with_borrow_mut(|list| list.drawn.clear());
    el("ol.large-rows id=rows")
        .attr("aria-label", &fill(lang, LargeWord::Results, &[("total", "")]))
        .on("keydown", |event| key(&event))
}

/// Follows scrolling and resizing.
pub fn watch() {
    for name in ["scroll", "resize"] {
        let _ = window().add_event_listener_with_callback(name, &listener(|_| draw()));
    }
}

/// The results of another question.
pub fn fresh(total: usize, rows: &Array) {
    LIST.with_borrow_mut(|list| {
        let height = list.height;
        for element in std::mem::take(&mut list.drawn).into_values() {
            element.remove();
        }
        *list = List { total, height, ..List::default() };
        list.rows.extend(rows.iter().enumerate());
        list.asked.extend(0..rows.length() as usize);
    });
    if let Some(place) = by_id("rows") {
        let _ = place.remove_attribute("data-stale");
    }
    stretch();
    draw();
    // Now a row can be measured.
    let measured = LIST.with_borrow(|list| list.drawn.values().next().map(|it| it.get_bounding_client_rect().height()));
    let changed = LIST.with_borrow_mut(|list| match measured {
        Some(height) if height >= 1.0 && (height - list.height).abs() > 0.5 => {
            list.height = height;
            true
        }
        _ => false,
    });
    if changed {
        stretch();
        place_all();
        draw();
    }
}

/// The list is of an earlier question: shown, but said to be.
pub fn stale() {
    if let Some(place) = by_id("rows") {
        let _ = place.set_attribute("data-stale", "");
    }
}

/// More rows of the present question.
pub fn rows(from: usize, rows: &Array) {
    let held = focused().filter(|at| (from..from + rows.length() as usize).contains(at));
    LIST.with_borrow_mut(|list| {
        if list.rows.len() > KEPT {
            list.rows.clear();
            list.asked.clear();
        }
        for (n, row) in rows.iter().enumerate() {
            list.asked.insert(from + n);
            list.rows.insert(from + n, row);
            if let Some(old) = list.drawn.remove(&(from + n)) {
                old.remove();
            }
        }
    });
    draw();
    // The row that was waited for has its words now.
    if let Some(at) = held {
        focus(at);
    }
}

/// The words under one title.
pub fn snippet(doc: u32, pid: Option<&str>, pieces: &Array) {
    let element = LIST.with_borrow_mut(|list| {
        list.words.insert(doc, (pid.map(str::to_owned), pieces.clone()));
        list.drawn.iter().find(|(at, _)| list.rows.get(at).is_some_and(|row| doc_of(row) == doc)).map(|it| it.1.clone())
    });
    if let Some(element) = element {
        put_words(&element, pid, pieces);
    }
}

fn doc_of(row: &JsValue) -> u32 {
    row.dyn_ref::<Array>().and_then(|row| row.get(0).as_f64()).unwrap_or(0.0) as u32
}

fn height() -> f64 {
    LIST.with_borrow(|list| if list.height >= 1.0 { list.height } else { ROW })
}

fn style(element: &Element, name: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.style().set_property(name, value);
    }
}

/// As high as all rows.
fn stretch() {
    let (total, height) = (LIST.with_borrow(|list| list.total), height());
    if let Some(place) = by_id("rows") {
        style(&place, "block-size", &format!("{}px", total as f64 * height));
    }
}

fn place_all() {
    let height = height();
    LIST.with_borrow(|list| {
        for (at, element) in &list.drawn {
            style(element, "inset-block-start", &format!("{}px", *at as f64 * height));
        }
    });
}

/// Draws the rows in sight and takes the others away.
fn draw() {
    let Some(place) = by_id("rows") else { return };
    let (total, height) = (LIST.with_borrow(|list| list.total), height());
    let above = -place.get_bounding_client_rect().top();
    let sight = window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or(800.0);
    let wanted = large::drawn(total, above, sight, height);
    let focused = focused();
    LIST.with_borrow_mut(|list| {
        list.drawn.retain(|at, element| {
            let stays = wanted.contains(at) || focused == Some(*at);
            if !stays {
                element.remove();
            }
            stays
        });
        for at in wanted.clone() {
            if list.drawn.contains_key(&at) {
                continue;
            }
            let element = one(at, total, list.rows.get(&at), &list.words).0;
            style(&element, "inset-block-start", &format!("{}px", at as f64 * height));
            // In the order of the rows, for whoever reads without seeing.
            let next = list.drawn.range(at..).next().map(|it| it.1.clone());
            let _ = place.insert_before(&element, next.as_ref().map(|it| it.as_ref()));
            list.drawn.insert(at, element);
        }
    });
    ask(wanted);
}

fn one(at: usize, total: usize, row: Option<&JsValue>, words: &HashMap<u32, (Option<String>, Array)>) -> El {
    let item = el("li.large-row tabindex=-1")
        .attr("data-row", &at.to_string())
        .attr("aria-posinset", &(at + 1).to_string())
        .attr("aria-setsize", &total.to_string());
    let Some(row) = row else { return item.attr("aria-busy", "true").child(el("p.large-title").text("…")) };
    let [source, day] = page::facts(row);
    let aid = cell(row, 1);
    let title = el("a").attr("href", &page::link(&aid, None)).text(&cell(row, 2));
    let item = item
        .attr("data-aid", &aid)
        .child(el("h2.large-title lang=ar dir=rtl").child(title))
        .child(el("p.facts").child(el("span").child(el("bdi").text(&source))).child(el("span").text(&day)))
        .child(el("p.large-words lang=ar dir=rtl"));
    if let Some((pid, pieces)) = words.get(&doc_of(row)) {
        put_words(&item.0, pid.as_deref(), pieces);
    }
    item
}

fn put_words(item: &Element, pid: Option<&str>, pieces: &Array) {
    let Ok(Some(place)) = item.query_selector(".large-words") else { return };
    let aid = item.get_attribute("data-aid").unwrap_or_default();
    place.set_text_content(None);
    let mut link = el("a")
        .attr("href", &page::link(&aid, pid))
        .maybe("data-passage", pid.map(|it| format!("{aid}-{it}")).as_deref());
    for piece in pieces.iter() {
        let words = cell(&piece, 0);
        let hit = piece.dyn_ref::<Array>().is_some_and(|it| it.get(1).is_truthy());
        link = if hit { link.child(el("mark").text(&words)) } else { link.text(&words) };
    }
    let _ = place.append_child(&link.0);
}

/// Asks for what the drawn rows lack: their titles now, the words under them when the reader pauses. Each of those is a
/// block of articles to fetch.
fn ask(wanted: Range<usize>) {
    let n = PAGE.with_borrow(|page| page.answered);
    let (from, to) = LIST.with_borrow_mut(|list| {
        let lacks: Vec<usize> = wanted.filter(|at| !list.asked.contains(at)).collect();
        list.asked.extend(&lacks);
        (lacks.first().copied().unwrap_or(0), lacks.last().map_or(0, |it| it + 1))
    });
    if to > from {
        page::post(&object(&[("more", n.into()), ("from", (from as u32).into()), ("to", (to as u32).into())]));
    }
    if let Some(waiting) = PAUSE.take() {
        window().clear_timeout_with_handle(waiting);
    }
    let pause = window().set_timeout_with_callback_and_timeout_and_arguments_0(&listener(|_| show()), PAUSE_MS);
    PAUSE.set(pause.ok());
}

/// Asks for the words of the rows that are drawn.
fn show() {
    PAUSE.set(None);
    let n = PAGE.with_borrow(|page| page.answered);
    let docs: Vec<JsValue> = LIST.with_borrow_mut(|list| {
        let List { drawn, rows, shown, .. } = list;
        let rows = drawn.keys().filter_map(|at| rows.get(at)).filter(|row| shown.insert(doc_of(row)));
        rows.map(|row| object(&[("doc", doc_of(row).into()), ("aid", cell(row, 1).into())])).collect()
    });
    if !docs.is_empty() {
        page::post(&object(&[("show", n.into()), ("docs", docs.iter().collect::<Array>().into())]));
    }
}

/// The row that holds the focus.
fn focused() -> Option<usize> {
    let row = document().active_element()?.closest(".large-row").ok()??;
    row.get_attribute("data-row")?.parse().ok()
}

fn key(event: &Event) {
    let (Some(event), Some(here)) = (event.dyn_ref::<KeyboardEvent>(), focused()) else { return };
    let total = LIST.with_borrow(|list| list.total);
    let sight = window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or(800.0);
    let page = ((sight / height()) as usize).max(1);
    let to = match event.key().as_str() {
        "ArrowDown" => here + 1,
        "ArrowUp" => here.saturating_sub(1),
        "PageDown" => here + page,
        "PageUp" => here.saturating_sub(page),
        "Home" => 0,
        "End" => total,
        _ => return,
    };
    event.prevent_default();
    go(to.min(total.saturating_sub(1)));
}

/// Brings a row into sight and gives it the focus.
fn go(to: usize) {
    let Some(place) = by_id("rows") else { return };
    let height = height();
    let sight = window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or(800.0);
    let scrolled = window().scroll_y().unwrap_or(0.0);
    let top = scrolled + place.get_bounding_client_rect().top() + to as f64 * height;
    if top < scrolled {
        window().scroll_to_with_x_and_y(0.0, top);
    } else if top + height > scrolled + sight {
        window().scroll_to_with_x_and_y(0.0, top + height - sight);
    }
    draw();
    focus(to);
}

/// Gives the focus to a row's link, or to the row while it has none.
fn focus(at: usize) {
    let Some(row) = LIST.with_borrow(|list| list.drawn.get(&at).cloned()) else { return };
    let link = row.query_selector("a").ok().flatten().unwrap_or(row);
    if let Ok(link) = link.dyn_into::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = link.focus_with_options(&options);
    }
}
