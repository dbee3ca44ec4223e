//! The views beside the list: a program of its own, which the page loads when the first of them is asked for (see
//! `src/app/views.rs`). Draws into an element of the page what `present::views` decides.
//!
//! Links are plain `<a href>`, which the page follows; only sorting, brushing, dragging have listeners here.

#[cfg(target_arch = "wasm32")]
mod about;
#[cfg(target_arch = "wasm32")]
mod entity;
#[cfg(target_arch = "wasm32")]
mod events;
#[cfg(target_arch = "wasm32")]
mod figures;
#[cfg(target_arch = "wasm32")]
mod people;
#[cfg(target_arch = "wasm32")]
mod same;
#[cfg(target_arch = "wasm32")]
mod stage;
#[cfg(target_arch = "wasm32")]
mod timeline;

#[cfg(target_arch = "wasm32")]
mod exports {
    use wasm_bindgen::prelude::wasm_bindgen;
    use web_sys::Element;

    use crate::stage;

    /// Takes a stored corpus and what its articles tell together; without that, it is the published one. A number for
    /// [`draw`]; `undefined` for bytes that cannot be read.
    #[wasm_bindgen]
    pub fn open(corpus: Vec<u8>, facts: Option<Vec<u8>>) -> Option<u32> {
        stage::open(corpus, facts)
    }

    /// Draws the view that an address asks for. `address`: below the page's base, path and query; `base`: what stands before
    /// addresses in links. What the reader is at keeps the focus where it is still there.
    #[wasm_bindgen]
    pub fn draw(container: Element, corpus: u32, address: &str, base: &str) {
        stage::draw(container, corpus, address, base);
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    std::panic::set_hook(Box::new(|info| web_sys::console::error_1(&info.to_string().into())));
    stage::dress();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this binary runs in a browser: make serve");
    std::process::exit(2);
}
