//! The clipboard, and files handed to the reader.

use super::html::beside;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

/// Whether the browser let the text be copied.
pub async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    // Absent where the page is not served securely.
    has(&navigator, "clipboard") && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// Gives a text to the reader as a file.
pub fn download(name: &str, media_type: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) else { return };
    let Ok(url) = Url::create_object_url_with_blob(&blob) else { return };
    let Ok(link) = document().create_element("a") else { return };
    let _ = link.set_attribute("href", &url);
    let _ = link.set_attribute("download", name);
    if let Some(link) = link.dyn_ref::<HtmlElement>() {
        link.click();
    }
    // The browser has taken what it needs when it next has time.
    gloo::timers::callback::Timeout::new(10_000, move || drop(Url::revoke_object_url(&url))).forget();
}

/// Whether the browser can hand things to other programs.
pub fn can_share() -> bool {
    has(&window().navigator(), "share")
}

/// Opens the system's sheet for sharing. A reader who closes it has changed their mind: nothing to say.
pub fn share(title: &str, url: &str) {
    let data = js_sys::Object::new();
    for (name, value) in [("title", title), ("url", url)] {
        let _ = js_sys::Reflect::set(&data, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    let navigator = window().navigator();
    let share = js_sys::Reflect::get(&navigator, &"share".into()).ok();
    if let Some(share) = share.as_ref().and_then(|it| it.dyn_ref::<js_sys::Function>())
        && let Ok(promise) = share.call1(&navigator, &data)
        && let Ok(promise) = promise.dyn_into::<js_sys::Promise>()
    {
        beside(async move { drop(JsFuture::from(promise).await) });
    }
}

fn has(object: &JsValue, name: &str) -> bool {
    js_sys::Reflect::get(object, &JsValue::from_str(name)).is_ok_and(|it| !it.is_undefined())
}
