//! The address bar: the one place that touches location and history.
//!
//! Addresses stand below a base that is found at run time, so that the page works under any path.
//!
//! While the reader's own files are shown the address is `#own-N`: the N-th view of this tab, which remembers it. Nothing
//! of the files reaches the address, and elsewhere, or after a reload, the page says that they are not there. Links
//! between their views are `#own/…`, which no server sees.

use std::cell::{Cell, RefCell};
use std::thread::LocalKey;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, History, HtmlLinkElement, MouseEvent, Url};

use super::{Page, Shown, html, own, place};
use crate::link::address::{Notice, PageRef, Reason, ViewState, is_decision};

/// Typing reaches the address when the reader pauses; browsers refuse a change at every key.
const TYPING_MS: u32 = 400;
/// The scroll position reaches the history entry when scrolling rests.
const SCROLL_MS: u32 = 150;

thread_local! {
    static BASE: String = find_base().unwrap_or_else(|| "/".to_owned());
    /// What stands in the address bar.
    static WRITTEN: RefCell<(Shown, ViewState)> = RefCell::default();
    /// The views of the reader's own files that the history knows by number.
    static OWN: RefCell<Vec<ViewState>> = RefCell::default();
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

/// The address of a view of the published corpus.
pub fn href(state: &ViewState) -> String {
    BASE.with(|base| format!("{base}{}", state.encode()))
}

const OWN_VIEW: &str = "#own-";
const OWN_LINK: &str = "#own/";

/// The address of a view of this page's corpus, for a link on it.
pub fn link(page: Page, state: &ViewState) -> String {
    if page.is_own() { format!("{OWN_LINK}{}", state.encode()) } else { href(state) }
}

/// The view of the reader's own files that the address bar names, where this tab knows it.
fn own_view() -> Option<ViewState> {
    OWN.with_borrow(|views| views.get(own_number()?).cloned())
}

fn own_number() -> Option<usize> {
    window().location().hash().ok()?.strip_prefix(OWN_VIEW)?.parse().ok()
}

/// Whether the address speaks of own files that this tab does not hold.
pub fn has_forgotten() -> bool {
    let own = window().location().hash().is_ok_and(|hash| hash.starts_with(OWN_VIEW) || hash.starts_with(OWN_LINK));
    own && own_view().is_none()
}

/// The same with scheme and host, for another page.
pub fn absolute(state: &ViewState) -> String {
    let origin = window().location().origin().unwrap_or_default();
    format!("{origin}{}", href(state))
}

/// The view that the address bar asks for, of the published corpus.
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
    WRITTEN.set((Shown::Published, page.state.get_untracked()));
    let before = RefCell::new(None::<(Shown, ViewState)>);
    html::follow(Box::new(move || {
        let now = (page.shown.get(), page.state.get());
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
fn write(before: &(Shown, ViewState), now: &(Shown, ViewState)) {
    if WRITTEN.with_borrow(|written| written == now) {
        return;
    }
    if before.0 != now.0 || is_decision(&before.1, &now.1) {
        flush(before);
        remember_place();
        put(now, Put::Push);
        match before.0 == now.0 {
            true => place::arrive(&before.1, &now.1),
            false => place::arrive_at_top(),
        }
    } else {
        let now = now.clone();
        later(&TYPING, TYPING_MS, Box::new(move || put(&now, Put::Replace)));
    }
}

/// Words that were typed but have not reached the address yet belong to the entry that is left.
fn flush(before: &(Shown, ViewState)) {
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

fn put(view: &(Shown, ViewState), how: Put) {
    WRITTEN.set(view.clone());
    let Some(history) = history() else { return };
    let href = match view {
        (Shown::Published, state) => href(state),
        (Shown::Own, state) => own_href(state, how),
    };
    // Refused where a page is opened from disk; the view is right all the same.
    let _ = match how {
        Put::Push => history.push_state_with_url(&JsValue::from_f64(0.0), "", Some(&href)),
        Put::Replace => history.replace_state_with_url(&JsValue::from_f64(place::scrolled()), "", Some(&href)),
    };
}

/// Remembers a view of own files and gives the address that stands for it.
fn own_href(state: &ViewState, how: Put) -> String {
    let here = own_number();
    let number = OWN.with_borrow_mut(|views| {
        if let Some((at, view)) = here.and_then(|at| Some((at, views.get_mut(at)?)))
            && how == Put::Replace
        {
            view.clone_from(state);
            return at;
        }
        views.push(state.clone());
        views.len() - 1
    });
    BASE.with(|base| format!("{base}{OWN_VIEW}{number}"))
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
    let (shown, (state, notices)) = match own_view().filter(|_| page.own.get_untracked().is_some()) {
        Some(state) => (Shown::Own, (state, Vec::new())),
        None => (Shown::Published, read()),
    };
    WRITTEN.set((shown, state.clone()));
    page.card.set(None);
    page.notices.set(notices);
    own::show(page, shown);
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
    if is_elsewhere(page, &state) {
        return;
    }
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

/// Whether a page is not this tab's to show: in an archive it holds the articles of one part.
fn is_elsewhere(page: Page, state: &ViewState) -> bool {
    let root = document().document_element();
    let archive = root.is_some_and(|it| it.has_attribute("data-archive")) && page.own.get_untracked().is_none();
    archive
        && match &state.page {
            PageRef::Article { aid } | PageRef::Passage { aid, .. } => page.published.find_article(aid).is_none(),
            _ => true,
        }
}

fn link_under(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()?
}

fn leads_to(link: &Element) -> Option<ViewState> {
    if link.has_attribute("target") || link.has_attribute("download") {
        return None;
    }
    let href = link.get_attribute("href")?;
    if let Some(own) = href.strip_prefix(OWN_LINK) {
        let (path, query) = own.split_once('?').unwrap_or((own, ""));
        return Some(ViewState::decode(path, query).0);
    }
    if href.starts_with('#') {
        return None;
    }
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
