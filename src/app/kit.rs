//! The kit: exports and codes, a program of its own (`src/kit.rs`) that is loaded when it is first asked for.

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

async fn call(name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let get = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &JsValue::from_str(name)).ok();
    let load: js_sys::Function = get(&js_sys::global(), "kashshafProgram")?.dyn_into().ok()?;
    let loading: js_sys::Promise = load.call1(&JsValue::UNDEFINED, &"kit".into()).ok()?.dyn_into().ok()?;
    let kit = JsFuture::from(loading).await.ok()?;
    let function: js_sys::Function = get(&kit, name)?.dyn_into().ok()?;
    function.apply(&JsValue::UNDEFINED, &arguments.iter().collect()).ok()
}
