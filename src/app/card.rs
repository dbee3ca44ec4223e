//! The card beside a mark: opened by pointer, focus or tap, closed by Esc, and it stays while the
//! pointer is on it (WCAG 2.2, 1.4.13).

use std::cell::{Cell, RefCell};

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent};

use super::html::{View, el, live};
use super::{Page, card_body, place};
use crate::corpus::PassageIx;
use crate::link::address::Lang;
use crate::present::Word;

/// How long the pointer rests on a mark before its card opens, and off it before the card closes.
const OPEN_MS: u32 = 250;
const CLOSE_MS: u32 = 300;
/// CSS pixels: the card's width, its distance from the window's edge and from the mark, and the room that it wants below.
const WIDTH: f64 = 352.0;
const EDGE: f64 = 16.0;
const GAP: f64 = 8.0;
const ROOM: f64 = 320.0;

const CARD_ID: &str = "card";

/// The card that stands open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Open {
    pub passage: PassageIx,
    /// Number of the mark in its passage.
    pub mark: usize,
    /// Opened by a click or a key: it stays until it is closed.
    pinned: bool,
    at: At,
}

/// Where the card stands on the page, in CSS pixels from its top and from the edge where lines begin.
#[derive(Clone, Copy, Debug, PartialEq)]
struct At {
    inline: f64,
    block: f64,
    above: bool,
}

thread_local! {
    static WAITING: Cell<Option<Timeout>> = const { Cell::new(None) };
    /// What the focus goes back to.
    static OPENER: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
    /// While the focus goes back to a mark, its card stays closed.
    static GOING_BACK: Cell<bool> = const { Cell::new(false) };
}

/// The handlers that the main element shares among all marks.
#[derive(Clone, Copy)]
pub struct Hovers {
    page: Page,
}

impl Hovers {
    pub fn new(page: Page) -> Hovers {
        Hovers { page }
    }

    pub fn over(self, event: &Event) {
        if !by_mouse(event) {
            return;
        }
        if let Some(mark) = mark_of(event) {
            wait(OPEN_MS, move || self.open(&mark, false));
        }
    }

    pub fn out(self, event: &Event) {
        if by_mouse(event) {
            self.leave();
        }
    }

    /// Closes the card soon, unless it is pinned or the pointer or the focus comes back.
    pub fn leave(self) {
        wait(CLOSE_MS, move || {
            let focused = document().active_element().is_some_and(|it| it.closest("#card").ok().flatten().is_some());
            if !focused && self.page.card.get_untracked().is_some_and(|card| !card.pinned) {
                self.page.card.set(None);
            }
        });
    }

    /// Only where the focus is shown: a click has its own way.
    pub fn focus(self, event: &Event) {
        if GOING_BACK.get() {
            return;
        }
        if let Some(mark) = mark_of(event).filter(|mark| mark.matches(":focus-visible").unwrap_or(false)) {
            stop_waiting();
            self.open(&mark, false);
        }
    }

    pub fn click(self, event: &Event) {
        let plain = event
            .dyn_ref::<MouseEvent>()
            .is_some_and(|it| !(it.meta_key() || it.ctrl_key() || it.shift_key() || it.alt_key()));
        if let Some(mark) = mark_of(event).filter(|_| plain) {
            event.prevent_default();
            self.pin(&mark);
        }
    }

    /// Keys anywhere in the frame.
    pub fn key(self, event: &Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        match key.key().as_str() {
            "Escape" => self.close(),
            "Enter" | " " => {
                let mark = mark_of(event).filter(|mark| mark.get_attribute("role").as_deref() == Some("button"));
                if let Some(mark) = mark {
                    event.prevent_default();
                    self.pin(&mark);
                }
            }
            _ => {}
        }
    }

    fn pin(self, mark: &Element) {
        stop_waiting();
        self.open(mark, true);
        place::after_drawing(|| place::focus(CARD_ID));
    }

    fn open(self, mark: &Element, pinned: bool) {
        let Some((passage, number)) = self.locate(mark) else { return };
        let Some(at) = position(mark, self.page.lang) else { return };
        OPENER.set(mark.clone().dyn_into().ok());
        self.page.card.set(Some(Open { passage, mark: number, pinned, at }));
    }

    fn locate(self, mark: &Element) -> Option<(PassageIx, usize)> {
        let kind = mark.get_attribute("data-kind")?;
        let hidden = mark.closest("main").ok()??.get_attribute("data-hidden-marks").unwrap_or_default();
        if hidden.split(' ').any(|it| it == kind) {
            return None;
        }
        let address = mark.closest("[data-passage]").ok()??.get_attribute("data-passage")?;
        let (aid, pid) = address.split_once('-')?;
        Some((self.page.corpus.find_passage(aid, pid)?, mark.get_attribute("data-mark")?.parse().ok()?))
    }

    fn close(self) {
        stop_waiting();
        if self.page.card.get_untracked().is_none() {
            return;
        }
        let inside = document().active_element().is_some_and(|it| it.closest("#card").ok().flatten().is_some());
        self.page.card.set(None);
        if let Some(opener) = OPENER.take().filter(|_| inside) {
            GOING_BACK.set(true);
            let _ = opener.focus();
            GOING_BACK.set(false);
        }
    }
}

/// The card of another mark of the same passage takes the open one's place.
pub fn turn(page: Page, mark: usize) {
    page.card.update(|open| {
        if let Some(open) = open {
            (open.mark, open.pinned) = (mark, true);
        }
    });
    place::after_drawing(|| place::focus(CARD_ID));
}

fn by_mouse(event: &Event) -> bool {
    event.dyn_ref::<PointerEvent>().is_some_and(|it| it.pointer_type() == "mouse")
}

fn wait(ms: u32, then: impl FnOnce() + 'static) {
    WAITING.set(Some(Timeout::new(ms, then)));
}

fn stop_waiting() {
    // A timer that is dropped does not ring.
    WAITING.set(None);
}

fn mark_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest("[data-mark]").ok()?
}

fn position(mark: &Element, lang: Lang) -> Option<At> {
    let rect = mark.get_client_rects().get(0)?;
    let width = f64::from(document().document_element()?.client_width());
    let height = window().inner_height().ok()?.as_f64()?;
    let card = WIDTH.min(width - 2.0 * EDGE);
    let near = (rect.left() + rect.width() / 2.0 - card / 2.0).min(width - card - EDGE).max(EDGE);
    let inline = if lang.dir() == "rtl" { width - near - card } else { near };
    let above = rect.bottom() + ROOM > height && rect.top() > ROOM;
    let edge = if above { rect.top() - GAP } else { rect.bottom() + GAP };
    Some(At { inline, block: edge + place::scrolled(), above })
}

pub fn card(page: Page, hovers: Hovers) -> View {
    let px = |n: f64| format!("{}px", n as i32);
    live(move || {
        let open = page.card.get()?;
        let close = el("button.quiet.close type=button")
            .attr("aria-label", page.say(Word::Close))
            .on("click", move |_| hovers.close())
            .child(el("span aria-hidden=true").child("×"));
        let card = el("div.card")
            .attr("id", CARD_ID)
            .attr("role", "dialog")
            .attr("aria-labelledby", "card-title")
            .attr("tabindex", "-1")
            .maybe("data-above", open.at.above.then_some(""))
            .style("inset-inline-start", px(open.at.inline))
            .style("inset-block-start", px(open.at.block))
            .on("pointerenter", move |_| stop_waiting())
            .on("pointerleave", move |_| hovers.leave())
            .on("focusout", move |_| hovers.leave())
            .child(card_body::body(page, open.passage, open.mark))
            .child(close);
        Some(card.view())
    })
}
