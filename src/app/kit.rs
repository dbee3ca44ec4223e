//! The kit: exports, codes and what is said about a search, a program of its own (`src/kit/`) that is loaded when it is first
//! asked for.

use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{Page, address};
use crate::corpus::PassageIx;
use crate::export::Format;
use crate::link::address::{Lang, ViewState};

/// A file made of passages.
pub struct File {
    pub name: String,
    pub media_type: String,
    pub text: String,
}

/// `None`: the kit does not arrive.
pub async fn write(page: Page, format: Format, lang: Lang, passages: &[PassageIx]) -> Option<File> {
    let numbers: Vec<u32> = passages.iter().map(|at| at.0).collect();
    let root = document().document_element();
    let release = root.and_then(|it| it.get_attribute("data-release"));
    let arguments = [
        js_sys::Uint8Array::from(page.corpus.bytes()).into(),
        JsValue::from_str(format.name()),
        JsValue::from_str(lang.tag()),
        js_sys::Uint32Array::from(numbers.as_slice()).into(),
        JsValue::from_str(&address::absolute(&ViewState::default())),
        release.map_or(JsValue::UNDEFINED, |it| JsValue::from_str(&it)),
    ];
    let made: js_sys::Array = call("write", &arguments).await?.dyn_into().ok()?;
    let part = |at: u32| made.get(at).as_string();
    Some(File { name: part(0)?, media_type: part(1)?, text: part(2)? })
}

/// The squares on a side of a text's QR code, and the dark ones as the data of a path.
pub async fn qr(text: &str) -> Option<(String, String)> {
    let made: js_sys::Array = call("qr", &[JsValue::from_str(text)]).await?.dyn_into().ok()?;
    Some((made.get(0).as_string()?, made.get(1).as_string()?))
}

/// Rows of strings, as the kit gives them.
pub type Rows = Vec<Vec<String>>;

thread_local! {
    /// The kit's number for a corpus, and which corpus that is.
    static KEPT: Cell<Option<(usize, f64)>> = const { Cell::new(None) };
}

/// What the end of the search box can become: see `src/kit/search.rs`.
pub async fn complete(page: Page, typed: &str) -> Option<Rows> {
    ask(page, "complete", &[typed.into()]).await
}

/// What was found in other forms, and what else to try.
pub async fn tell(page: Page, state: &ViewState) -> Option<Rows> {
    ask(page, "tell", &[state.encode().into()]).await
}

/// Why a passage stands where it does.
pub async fn explain(page: Page, state: &ViewState, at: PassageIx) -> Option<Rows> {
    ask(page, "explain", &[state.encode().into(), at.0.into()]).await
}

async fn ask(page: Page, name: &str, what: &[JsValue]) -> Option<Rows> {
    let this = std::ptr::from_ref(page.corpus) as usize;
    let number = match KEPT.get().filter(|(corpus, _)| *corpus == this) {
        Some((_, number)) => number,
        None => {
            let number = call("keep", &[js_sys::Uint8Array::from(page.corpus.bytes()).into()]).await?.as_f64()?;
            KEPT.set(Some((this, number)));
            number
        }
    };
    let style = document().document_element().and_then(|it| it.get_attribute("data-style")).unwrap_or_default();
    let mut arguments = vec![number.into()];
    arguments.extend_from_slice(what);
    arguments.extend([JsValue::from_str(page.lang.tag()), JsValue::from_str(&style)]);
    let rows: js_sys::Array = call(name, &arguments).await?.dyn_into().ok()?;
    let row = |row: JsValue| js_sys::Array::from(&row).iter().filter_map(|cell| cell.as_string()).collect();
    Some(rows.iter().map(row).collect())
}

async fn call(name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let get = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &JsValue::from_str(name)).ok();
    let load: js_sys::Function = get(&js_sys::global(), "kashshafProgram")?.dyn_into().ok()?;
    let loading: js_sys::Promise = load.call1(&JsValue::UNDEFINED, &"kit".into()).ok()?.dyn_into().ok()?;
    let kit = JsFuture::from(loading).await.ok()?;
    let function: js_sys::Function = get(&kit, name)?.dyn_into().ok()?;
    function.apply(&JsValue::UNDEFINED, &arguments.iter().collect()).ok()
}
