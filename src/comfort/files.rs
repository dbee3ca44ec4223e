//! Files handed to the reader.

use js_sys::Array;
use kashshaf::dom::{document, el};
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, Url};

use crate::shell::{after, press_button};

/// Gives a text to the reader as a file.
pub fn download(name: &str, media_type: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&JsValue::from_str(text));
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) else { return };
    let Ok(url) = Url::create_object_url_with_blob(&blob) else { return };
    let link = el("a hidden").attr("href", &url).attr("download", name);
    if let Some(body) = document().body() {
        let _ = body.append_child(&link.0);
    }
    press_button(&link.0);
    link.0.remove();
    // The browser has taken what it needs by then.
    after(10_000, move || drop(Url::revoke_object_url(&url)));
}
