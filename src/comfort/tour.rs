//! The tour: four steps beside what they speak of, which stays usable all the while.

use std::cell::RefCell;

use js_sys::Function;
use kashshaf::dom::{by_id, document, el, focus, listener, window};
use kashshaf::link::address::{PageRef, ViewState};
use kashshaf::present::comfort::tour::STEPS;
use kashshaf::present::comfort::{ComfortWord, fill, say};
use kashshaf::present::{self, Word, number};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::shell::{after, all, first, go, lang, state, store};

const ID: &str = "tour";
const NEXT: &str = "tour-next";
/// What is pointed at.
const POINTED: &str = "data-toured";
/// How long the page takes to turn, in milliseconds, at most.
const TURN_MS: i32 = 300;

thread_local! {
    /// What had the focus, and the listener for Esc.
    static BEFORE: RefCell<Option<(Option<Element>, Function)>> = const { RefCell::new(None) };
}

pub fn start() {
    store("tour", Some("taken"));
    end();
    let escape = listener(|event| {
        let escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|it| it.key() == "Escape");
        if escape && first("dialog[open]").is_none() {
            end();
        }
    });
    let _ = window().add_event_listener_with_callback("keydown", &escape);
    BEFORE.set(Some((document().active_element(), escape)));
    if state().page == PageRef::Explorer && first("#q").is_some() {
        return step(0);
    }
    go(&ViewState { lang: Some(lang()), ..ViewState::default() });
    after(TURN_MS, || step(0));
}

fn step(at: usize) {
    let Some((targets, words)) = STEPS.get(at) else { return end() };
    let (lang, last) = (lang(), at + 1 == STEPS.len());
    point(targets);
    if let Some(old) = by_id(ID) {
        old.remove();
    }
    let place = [("step", number(lang, at as u32 + 1)), ("steps", number(lang, STEPS.len() as u32))];
    let place = fill(lang, ComfortWord::TourStep, &place.each_ref().map(|(name, value)| (*name, value.as_str())));
    let back = (at > 0).then(|| {
        el("button.button type=button id=tour-back")
            .text(say(lang, ComfortWord::TourBack))
            .on("click", move |_| step(at - 1))
    });
    let on = if last { ComfortWord::TourEnd } else { ComfortWord::TourNext };
    let next = el("button.button type=button").attr("id", NEXT).text(say(lang, on)).on("click", move |_| step(at + 1));
    let skip = (!last).then(|| {
        el("button.quiet type=button id=tour-skip").text(say(lang, ComfortWord::TourSkip)).on("click", |_| end())
    });
    let panel = el("section role=dialog aria-describedby=tour-words")
        .attr("id", ID)
        .attr("lang", lang.tag())
        .attr("dir", lang.dir())
        .attr("aria-label", &format!("{} · {place}", present::say(lang, Word::Tour)))
        .child(el("p id=tour-words").child(el("small").text(&place)).text(say(lang, *words)))
        .child(el("p.row").children(back).child(next).children(skip));
    if let Some(body) = document().body() {
        let _ = body.append_child(&panel.0);
    }
    focus(NEXT);
}

/// Shows what a step speaks of in the upper part of the window.
fn point(targets: &[&str]) {
    unpoint();
    let visible = |it: &Element| it.get_bounding_client_rect().height() > 0.0;
    let Some(target) = targets.iter().find_map(|css| all(css).into_iter().find(visible)) else { return };
    let _ = target.set_attribute(POINTED, "");
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Start);
    target.scroll_into_view_with_scroll_into_view_options(&options);
}

fn unpoint() {
    for old in all(&format!("[{POINTED}]")) {
        let _ = old.remove_attribute(POINTED);
    }
}

/// Everything is as before.
fn end() {
    unpoint();
    let open = by_id(ID);
    let inside = open.as_ref().is_some_and(|it| it.contains(document().active_element().as_deref()));
    if let Some(panel) = open {
        panel.remove();
    }
    let Some((focused, escape)) = BEFORE.take() else { return };
    let _ = window().remove_event_listener_with_callback("keydown", &escape);
    if let Some(focused) = focused.filter(|_| inside) {
        kashshaf::dom::focus_quietly(&focused);
    }
}
