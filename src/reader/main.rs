//! Reads a reader's own files, in the tab. The page loads this program when it is asked for, twice: beside
//! itself for the dialog ([`open`]), and in a worker for the reading ([`work`]), so that the tab stays free.
//!
//! Nothing leaves the tab: the worker gives up the network before it is handed a file, and hands back a stored
//! corpus and a report. The application is told by an event on the window and reads the corpus in place.

#[cfg(target_arch = "wasm32")]
mod dialog;
#[cfg(target_arch = "wasm32")]
mod gather;
#[cfg(target_arch = "wasm32")]
mod html;
#[cfg(target_arch = "wasm32")]
mod results;
#[cfg(target_arch = "wasm32")]
mod run;
#[cfg(target_arch = "wasm32")]
mod work;

#[cfg(target_arch = "wasm32")]
mod exports {
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Opens the dialog. `setup` holds what was `given` by dropping (files and folders), the compiled `module`, and the
    /// addresses of its `script` and of the `worker`.
    #[wasm_bindgen]
    pub fn open(setup: JsValue) {
        crate::dialog::open(&setup);
    }

    /// In the worker: reads the files of a `job`, a list of `{ name, file, html, title, day }`.
    #[wasm_bindgen]
    pub async fn work(job: js_sys::Array) -> Result<(), JsValue> {
        crate::work::work(job).await
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    std::panic::set_hook(Box::new(|info| web_sys::console::error_1(&info.to_string().into())));
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this binary runs in a browser: make serve");
    std::process::exit(2);
}
