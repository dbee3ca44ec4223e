//! The explorer of an archive: a corpus too large to be embedded. The first page of such a site starts this program in the
//! place of the application. It runs twice: beside the page, where it draws ([`page`]), and in a worker ([`work`]), which
//! fetches parts and asks the engine ([`kashshaf::archive`]), so that no question holds the page up.

#[cfg(target_arch = "wasm32")]
mod fetch;
#[cfg(target_arch = "wasm32")]
mod list;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod panels;
#[cfg(target_arch = "wasm32")]
mod wire;
#[cfg(target_arch = "wasm32")]
mod work;

#[cfg(target_arch = "wasm32")]
mod exports {
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// In the worker: what the page asks for, see [`crate::wire`].
    #[wasm_bindgen]
    pub fn hear(message: JsValue) {
        crate::work::hear(&message);
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    std::panic::set_hook(Box::new(|info| web_sys::console::error_1(&info.to_string().into())));
    // In a worker there is no page to take over.
    if web_sys::window().is_some() {
        page::start();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this binary runs in a browser: make serve");
    std::process::exit(2);
}
