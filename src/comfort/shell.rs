//! What all parts share: where the page is, ways to go elsewhere, storage, dialogs, what is said.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Object, Reflect, Uint8Array};
use kashshaf::corpus::Corpus;
use kashshaf::dom::{El, by_id, document, el, get, window};
use kashshaf::link::address::{Lang, ViewState};
use kashshaf::present::Style;
use kashshaf::present::comfort::{ComfortWord, say};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    CssStyleSheet, CustomEvent, CustomEventInit, Element, HtmlDialogElement, HtmlElement, HtmlLinkElement, Storage, Url,
};

/// How long what was said stands, in milliseconds.
const SAID_MS: i32 = 5000;
const SAID: &str = "comfort-said";

/// The language of the page.
pub fn lang() -> Lang {
    let tag = document().document_element().and_then(|it| it.get_attribute("lang"));
    Lang::ALL.into_iter().find(|lang| tag.as_deref() == Some(lang.tag())).unwrap_or_default()
}

/// Our own numbers as the reader wants them, from here on.
pub fn take_style() {
    let keys = document().document_element().and_then(|it| it.get_attribute("data-style")).unwrap_or_default();
    kashshaf::present::use_style(Style::parse(&keys));
}

/// The folder that holds the site, as a path.
fn base() -> String {
    let link = document().query_selector("link[rel=modulepreload]").ok().flatten();
    let url = link.and_then(|it| it.dyn_into::<HtmlLinkElement>().ok()).and_then(|it| Url::new(&it.href()).ok());
    let path = url.map(|it| it.pathname()).unwrap_or_default();
    path[..path.rfind('/').map_or(0, |at| at + 1)].to_owned()
}

/// Whether the page shows the reader's own files: nothing of them has an address.
pub fn is_own() -> bool {
    window().location().hash().is_ok_and(|hash| hash.starts_with("#own-"))
}

/// The view that the address bar names.
pub fn state() -> ViewState {
    let location = window().location();
    let (path, query) = (location.pathname().unwrap_or_default(), location.search().unwrap_or_default());
    if is_own() {
        return ViewState { lang: Some(lang()), ..ViewState::default() };
    }
    ViewState::decode(path.strip_prefix(&base()).unwrap_or_default(), &query).0
}

/// Address of a view for another page or program.
pub fn absolute(state: &ViewState) -> String {
    format!("{}{}{}", window().location().origin().unwrap_or_default(), base(), state.encode())
}

/// Goes to a view as by a link.
pub fn go(state: &ViewState) {
    let href = if is_own() { format!("#own/{}", state.encode()) } else { format!("{}{}", base(), state.encode()) };
    let link = el("a hidden").attr("href", &href);
    let Some(body) = document().body() else { return };
    let _ = body.append_child(&link.0);
    if let Some(link) = link.0.dyn_ref::<HtmlElement>() {
        link.click();
    }
    link.0.remove();
}

/// The corpus that stands on the page, where it holds one.
pub fn corpus() -> Option<Corpus> {
    let detail = Object::new();
    dispatch("kashshaf:ask", &detail);
    let bytes: Uint8Array = get(&detail, "corpus").dyn_into().ok()?;
    Corpus::open(bytes.to_vec()).ok()
}

/// Tells the page something, by an event on the window.
pub fn dispatch(name: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = window().dispatch_event(&event);
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

pub fn stored(key: &str) -> Option<String> {
    storage()?.get_item(&format!("kashshaf.{key}")).ok().flatten()
}

/// Whether the browser keeps it. `None` forgets.
pub fn store(key: &str, value: Option<&str>) -> bool {
    let (Some(storage), key) = (storage(), format!("kashshaf.{key}")) else { return false };
    match value {
        Some(value) => storage.set_item(&key, value).is_ok(),
        None => storage.remove_item(&key).is_ok(),
    }
}

/// The style that comes with this program.
pub fn dress() {
    thread_local! {
        static DRESSED: Cell<bool> = const { Cell::new(false) };
    }
    take_style();
    if DRESSED.replace(true) {
        return;
    }
    adopt(include_str!("../../style/comfort.css"));
}

/// Adds a style sheet to the page.
pub fn adopt(css: &str) -> Option<CssStyleSheet> {
    let sheet = CssStyleSheet::new().ok()?;
    let _ = sheet.replace_sync(css);
    get(&document(), "adoptedStyleSheets").dyn_into::<Array>().ok()?.push(&sheet);
    Some(sheet)
}

/// A modal dialog with a heading and a button that closes it; it goes when it is closed.
pub fn dialog(id: &str, title: &str) -> El {
    if let Some(old) = by_id(id) {
        old.remove();
    }
    let lang = lang();
    let heading = format!("{id}-title");
    let close = el("button.quiet.close type=button")
        .attr("aria-label", say(lang, ComfortWord::Close))
        .on("click", |event| {
            let dialog =
                event.target().and_then(|it| it.dyn_into::<Element>().ok()).and_then(|it| it.closest("dialog").ok()?);
            shut(dialog);
        })
        .child(el("span aria-hidden=true").text("×"));
    el("dialog.share.comfort")
        .attr("id", id)
        .attr("lang", lang.tag())
        .attr("dir", lang.dir())
        .attr("aria-labelledby", &heading)
        .on("close", |event| {
            if let Some(dialog) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) {
                dialog.remove();
            }
        })
        .on("click", |event| {
            // Beside the dialog is the dialog's backdrop.
            let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            shut(target.filter(|it| it.tag_name() == "DIALOG"));
        })
        .child(el("h2").attr("id", &heading).text(title))
        .child(close)
}

pub fn show(dialog: El) {
    let Some(body) = document().body() else { return };
    let _ = body.append_child(&dialog.0);
    if let Ok(dialog) = dialog.0.dyn_into::<HtmlDialogElement>() {
        let _ = dialog.show_modal();
    }
}

/// Closing gives the focus back to what opened it.
fn shut(dialog: Option<Element>) {
    if let Some(dialog) = dialog.and_then(|it| it.dyn_into::<HtmlDialogElement>().ok()) {
        dialog.close();
    }
}

pub fn close(id: &str) {
    shut(by_id(id));
}

/// Says something at the foot of the window, to be seen and heard.
pub fn tell(words: &str) {
    tell_with(words, None);
}

/// The same with something to act on.
pub fn tell_with(words: &str, more: Option<El>) {
    let box_ = match by_id(SAID) {
        Some(there) => there,
        None => {
            let fresh = el("p role=status").attr("id", SAID);
            if let Some(body) = document().body() {
                let _ = body.append_child(&fresh.0);
            }
            fresh.0
        }
    };
    let (words, lang, keep) = (words.to_owned(), lang(), more.is_some());
    let more = RefCell::new(more);
    // A region that is there before its words is read out.
    after(50, move || {
        let _ = box_.set_attribute("lang", lang.tag());
        let _ = box_.set_attribute("dir", lang.dir());
        box_.set_text_content(Some(&words));
        if let Some(more) = more.take() {
            let _ = box_.append_child(&more.0);
        }
    });
    if !keep {
        thread_local! {
            static ROUND: Cell<u32> = const { Cell::new(0) };
        }
        let round = ROUND.get() + 1;
        ROUND.set(round);
        after(SAID_MS, move || {
            if let Some(said) = by_id(SAID).filter(|_| ROUND.get() == round) {
                said.set_text_content(None);
            }
        });
    }
}

/// Runs `then` after so many milliseconds.
pub fn after(ms: i32, then: impl FnOnce() + 'static) {
    let then = Closure::once_into_js(then);
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(then.unchecked_ref(), ms);
}

/// Calls a function that the boot script offers.
pub fn call(name: &str, arguments: &[JsValue]) {
    if let Ok(function) = get(&window(), name).dyn_into::<js_sys::Function>() {
        let _ = Reflect::apply(&function, &JsValue::UNDEFINED, &arguments.iter().collect());
    }
}

/// Elements of the page in order.
pub fn all(css: &str) -> Vec<Element> {
    let Ok(list) = document().query_selector_all(css) else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok()).collect()
}

pub fn first(css: &str) -> Option<Element> {
    document().query_selector(css).ok().flatten()
}

pub fn press_button(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element.click();
    }
}

/// Absent where the page is not served securely.
pub fn has_clipboard() -> bool {
    !get(&window().navigator(), "clipboard").is_undefined()
}
