//! Scrolling and focus: where the reader is on the page, and how to stay there.

use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::address;
use crate::link::address::{PageRef, ViewState};

/// A passage and how far below the window's top edge it stands, in CSS pixels.
struct Anchor {
    id: String,
    top: f64,
}

/// Pixels from the top of the page.
pub fn scrolled() -> f64 {
    window().scroll_y().unwrap_or(0.0)
}

/// Builds the application beside the page that is there, then lets it take the page's place.
pub fn take_over(build: impl FnOnce(HtmlElement)) {
    let document = document();
    let Some(old) = document.get_element_by_id("app") else { return };
    let Ok(new) = document.create_element("div") else { return };
    let Ok(new) = new.dyn_into::<HtmlElement>() else { return };
    let anchor = (scrolled() > 0.0).then(anchor).flatten();
    build(new.clone());
    new.set_id("app");
    // For whoever waits for it: from here on clicks and keys are answered.
    let _ = new.set_attribute("data-app", "ready");
    let _ = old.replace_with_with_node_1(&new);
    match (address::remembered_place(), anchor) {
        (Some(y), _) => restore(y),
        (None, Some(anchor)) => after_drawing(move || return_to(&anchor)),
        (None, None) => after_drawing(|| to_passage(&address::read().0)),
    }
}

/// Whether the page that is there says that its passage was changed and nobody has confirmed it.
pub fn says_changed() -> bool {
    document().query_selector("main[data-state=changed]").is_ok_and(|it| it.is_some())
}

/// Runs `then` when the present changes stand on the page.
pub fn after_drawing(then: impl FnOnce() + 'static) {
    request_animation_frame(move || request_animation_frame(then));
}

/// Back to where a history entry was left.
pub fn restore(y: f64) {
    after_drawing(move || window().scroll_to_with_x_and_y(0.0, y));
}

/// Keeps the passage under the reader's eyes in its place while the page is built anew.
pub fn hold() {
    if let Some(anchor) = anchor() {
        after_drawing(move || return_to(&anchor));
    }
}

fn anchor() -> Option<Anchor> {
    let passages = document().query_selector_all(".passage[id]").ok()?;
    (0..passages.length()).find_map(|i| {
        let element: Element = passages.get(i)?.dyn_into().ok()?;
        let rect = element.get_bounding_client_rect();
        (rect.bottom() > 0.0).then(|| Anchor { id: element.id(), top: rect.top() })
    })
}

fn return_to(anchor: &Anchor) {
    if let Some(element) = document().get_element_by_id(&anchor.id) {
        let moved = element.get_bounding_client_rect().top() - anchor.top;
        window().scroll_by_with_x_and_y(0.0, moved);
    }
}

/// Gives the focus back to the element that has it, if drawing takes it away.
pub fn keep_focus() {
    thread_local! {
        static FOCUSED: RefCell<String> = const { RefCell::new(String::new()) };
    }
    let id = document().active_element().map(|element| element.id()).unwrap_or_default();
    if id.is_empty() {
        return;
    }
    FOCUSED.set(id);
    after_drawing(|| {
        let lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
        if lost {
            FOCUSED.with_borrow(|id| focus(id));
        }
    });
}

/// Moves the focus without moving the page.
pub fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// The same, with what stands in the field selected.
pub fn select(id: &str) {
    focus(id);
    if let Some(field) = document().get_element_by_id(id).and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
        field.select();
    }
}

/// Selects what an element holds, for the reader to copy.
pub fn select_all(id: &str) {
    let Some(element) = document().get_element_by_id(id) else { return };
    if let Some(field) = element.dyn_ref::<HtmlInputElement>() {
        field.select();
    } else if let Ok(Some(selection)) = window().get_selection() {
        let _ = selection.select_all_children(&element);
        focus(id);
    }
}

/// After a decision: the top of another page, its passage, or the top of the list.
pub fn arrive(before: &ViewState, now: &ViewState) {
    if before.lang != now.lang {
        return;
    }
    let (turned, now) = (before.page != now.page, now.clone());
    after_drawing(move || match (&now.page, turned) {
        (PageRef::Passage { .. }, true) => to_passage(&now),
        (PageRef::Article { .. }, true) if to_hit() => {}
        (_, true) => to_top(),
        (_, false) => to_results(),
    });
}

/// The top of another corpus.
pub fn arrive_at_top() {
    after_drawing(to_top);
}

fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
    focus("main");
}

/// The first of the words searched for, in an article that is opened from the list; whether there is one.
fn to_hit() -> bool {
    let Ok(Some(hit)) = document().query_selector("main mark[data-hit]") else { return false };
    show(&hit);
    if let Ok(Some(passage)) = hit.closest(".passage") {
        focus(&passage.id());
    }
    true
}

/// Brings an element to the middle of the window.
pub fn show(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The passage that the address names: in the middle of the window, with the focus.
fn to_passage(state: &ViewState) {
    let Some(pid) = address::opened_passage(&state.page) else { return };
    let id = format!("p-{pid}");
    if let Some(element) = document().get_element_by_id(&id) {
        // The words that the link points to, where it points to any.
        let words = document().query_selector("mark.linked").ok().flatten();
        show(&words.unwrap_or(element));
        focus(&id);
    } else {
        to_top();
    }
}

/// The top of the list, where it has gone out of sight above.
fn to_results() {
    if let Some(head) = document().get_element_by_id("results")
        && head.get_bounding_client_rect().top() < 0.0
    {
        head.scroll_into_view();
    }
}
