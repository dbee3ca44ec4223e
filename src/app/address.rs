//! The address bar: the one place that touches location and history.
//!
//! Addresses stand below a base that is found at run time, so that the page works under any path.

use std::cell::{Cell, RefCell};
use std::thread::LocalKey;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, History, HtmlLinkElement, MouseEvent, Url};

use super::{Page, html, place};
use crate::link::address::{Notice, PageRef, Reason, ViewState, is_decision};

/// Typing reaches the address when the reader pauses; browsers refuse a change at every key.
const TYPING_MS: u32 = 400;
/// The scroll position reaches the history entry when scrolling rests.
const SCROLL_MS: u32 = 150;

thread_local! {
    static BASE: String = find_base().unwrap_or_else(|| "/".to_owned());
    /// What stands in the address bar.
    static WRITTEN: RefCell<ViewState> = RefCell::default();
    static TYPING: Cell<Option<Timeout>> = const { Cell::new(None) };
    static SCROLLING: Cell<Option<Timeout>> = const { Cell::new(None) };
}

/// The folder that holds the application's own script.
fn find_base() -> Option<String> {
    let link = document().query_selector("link[rel=modulepreload]").ok()??;
    let url = Url::new(&link.dyn_ref::<HtmlLinkElement>()?.href()).ok()?;
    let path = url.pathname();
    Some(path[..=path.rfind('/')?].to_owned())
}

/// The icon's address is relative to the page's, which changes: browsers would look for it elsewhere.
fn keep_icon() {
    let icon = document().query_selector("link[rel=icon]").ok().flatten();
    if let Some(icon) = icon.as_ref().and_then(|it| it.dyn_ref::<HtmlLinkElement>()) {
        icon.set_href(&icon.href());
    }
}

/// The address of a view, for a link on this page.
pub fn href(state: &ViewState) -> String {
    BASE.with(|base| format!("{base}{}", state.encode()))
}

/// The same with scheme and host, for another page.
pub fn absolute(state: &ViewState) -> String {
    let origin = window().location().origin().unwrap_or_default();
    format!("{origin}{}", href(state))
}

/// The view that the address bar asks for.
pub fn read() -> (ViewState, Vec<Notice>) {
    let location = window().location();
    let (path, query) = (location.pathname().unwrap_or_default(), location.search().unwrap_or_default());
    decode(&path, &query).unwrap_or_default()
}

/// `None`: outside the base.
fn decode(path: &str, query: &str) -> Option<(ViewState, Vec<Notice>)> {
    BASE.with(|base| Some(ViewState::decode(path.strip_prefix(base.as_str())?, query)))
}

/// Keeps address and view state together for as long as the page lives.
pub fn sync(page: Page) {
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
    keep_icon();
    WRITTEN.set(page.state.get_untracked());
    let before = RefCell::new(None::<ViewState>);
    html::follow(Box::new(move || {
        let now = page.state.get();
        if let Some(before) = before.replace(Some(now.clone())) {
            write(&before, &now);
        }
    }));
    html::on_window("popstate", Box::new(move |_| back(page)));
    html::on_window("click", Box::new(move |event| follow(page, &event)));
    html::on_window("scroll", Box::new(|_| later(&SCROLLING, SCROLL_MS, Box::new(remember_place))));
}

fn history() -> Option<History> {
    window().history().ok()
}

/// Takes a change of the view state to the address.
fn write(before: &ViewState, now: &ViewState) {
    if WRITTEN.with_borrow(|written| written == now) {
        return;
    }
    if is_decision(before, now) {
        flush(before);
        remember_place();
        put(now, Put::Push);
        place::arrive(before, now);
    } else {
        let now = now.clone();
        later(&TYPING, TYPING_MS, Box::new(move || put(&now, Put::Replace)));
    }
}

/// Words that were typed but have not reached the address yet belong to the entry that is left.
fn flush(before: &ViewState) {
    // Where they have reached it, this says the same once more.
    if TYPING.take().is_some() {
        put(before, Put::Replace);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Put {
    Push,
    Replace,
}

fn put(state: &ViewState, how: Put) {
    WRITTEN.set(state.clone());
    let Some(history) = history() else { return };
    let href = href(state);
    // Refused where a page is opened from disk; the view is right all the same.
    let _ = match how {
        Put::Push => history.push_state_with_url(&JsValue::from_f64(0.0), "", Some(&href)),
        Put::Replace => history.replace_state_with_url(&JsValue::from_f64(place::scrolled()), "", Some(&href)),
    };
}

/// Where the reader is, for Back and for a reload.
fn remember_place() {
    if let Some(history) = history() {
        let _ = history.replace_state_with_url(&JsValue::from_f64(place::scrolled()), "", None);
    }
}

/// The place remembered in the present history entry.
pub fn remembered_place() -> Option<f64> {
    history()?.state().ok()?.as_f64()
}

fn back(page: Page) {
    TYPING.set(None);
    let (state, notices) = read();
    WRITTEN.set(state.clone());
    page.card.set(None);
    page.notices.set(notices);
    page.state.set(state);
    place::restore(remembered_place().unwrap_or(0.0));
}

/// A click on a link that leads within the page changes the view state; any other is the browser's.
fn follow(page: Page, event: &Event) {
    let plain = event
        .dyn_ref::<MouseEvent>()
        .is_some_and(|it| it.button() == 0 && !(it.meta_key() || it.ctrl_key() || it.shift_key() || it.alt_key()));
    if !plain || event.default_prevented() {
        return;
    }
    let Some(state) = link_under(event).and_then(|link| leads_to(&link)) else { return };
    event.prevent_default();
    let now = page.state.get_untracked();
    page.card.set(None);
    page.notices.set(Vec::new());
    // A permalink says no language: the reader keeps theirs.
    let state = ViewState { lang: state.lang.or(now.lang), ..state };
    if state.lang != now.lang {
        place::hold();
    }
    place::keep_focus();
    page.state.set(state);
}

fn link_under(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()?
}

fn leads_to(link: &Element) -> Option<ViewState> {
    if link.has_attribute("target") || link.has_attribute("download") {
        return None;
    }
    let href = link.get_attribute("href").filter(|href| !href.starts_with('#'))?;
    let url = Url::new_with_base(&href, &window().location().href().ok()?).ok()?;
    if url.origin() != window().location().origin().ok()? {
        return None;
    }
    let (state, notices) = decode(&url.pathname(), &url.search())?;
    let nowhere = notices.iter().any(|notice| notice.reason == Reason::NoSuchPage);
    (!nowhere).then_some(state)
}

/// Runs `then` after `ms` milliseconds unless it is asked for again before: a timer that is dropped does not ring.
fn later(slot: &'static LocalKey<Cell<Option<Timeout>>>, ms: u32, then: Box<dyn FnOnce()>) {
    slot.set(Some(Timeout::new(ms, then)));
}

/// The passage that an address opens.
pub fn opened_passage(page: &PageRef) -> Option<&str> {
    match page {
        PageRef::Passage { pid, .. } => Some(pid),
        _ => None,
    }
}
