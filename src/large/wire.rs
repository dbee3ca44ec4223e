//! What page and worker say to each other: plain objects.
//!
//! ```text
//! page → worker   { open: base, root }                        once
//!                 { ask: n, query, sort, rows, facets }       query: an address's query; rows: how many at first
//!                 { more: n, from, to }                       rows of the last question
//!                 { show: n, docs }                           snippets of these
//! worker → page   { n, total, rows, trips, bytes }            rows: [doc, aid, title, source, day, words]*
//!                 { n, from, rows }
//!                 { n, facet, values, all }                   values: [id, name, other, count]*
//!                 { n, doc, pid, pieces }                     pieces: [text, hit]*
//!                 { n, part, why }                            a part is not there
//!                 { n, unknown }                              chosen values that the archive does not have
//! ```

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

pub fn object(values: &[(&str, JsValue)]) -> JsValue {
    let made = Object::new();
    for (key, value) in values {
        let _ = Reflect::set(&made, &(*key).into(), value);
    }
    made.into()
}

pub fn get(of: &JsValue, key: &str) -> JsValue {
    Reflect::get(of, &key.into()).unwrap_or_default()
}

pub fn text(of: &JsValue, key: &str) -> Option<String> {
    get(of, key).as_string()
}

pub fn number(of: &JsValue, key: &str) -> Option<u32> {
    get(of, key).as_f64().map(|it| it as u32)
}

pub fn list(of: &JsValue, key: &str) -> Array {
    get(of, key).dyn_into().unwrap_or_default()
}

/// The text in one place of a row.
pub fn cell(row: &JsValue, at: u32) -> String {
    row.dyn_ref::<Array>().and_then(|row| row.get(at).as_string()).unwrap_or_default()
}

pub fn row(cells: &[JsValue]) -> JsValue {
    cells.iter().collect::<Array>().into()
}
