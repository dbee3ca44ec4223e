//! Comfort: keys, the command palette, settings, saved views, the list of keys and the tour. A program of its own, which
//! the boot script loads when one of them is first asked for. It moves over the page as a reader does: by links, which
//! the page follows, and by the elements that are there. What it says is decided in `present::comfort`.

#[cfg(target_arch = "wasm32")]
mod announce;
#[cfg(target_arch = "wasm32")]
mod files;
#[cfg(target_arch = "wasm32")]
mod help;
#[cfg(target_arch = "wasm32")]
mod keys;
#[cfg(target_arch = "wasm32")]
mod palette;
#[cfg(target_arch = "wasm32")]
mod saved;
#[cfg(target_arch = "wasm32")]
mod settings;
#[cfg(target_arch = "wasm32")]
mod shell;
#[cfg(target_arch = "wasm32")]
mod tour;
#[cfg(target_arch = "wasm32")]
mod walk;

#[cfg(target_arch = "wasm32")]
mod exports {
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Opens `palette`, `settings`, `saved`, `keys` or `tour`.
    #[wasm_bindgen]
    pub fn open(what: &str) {
        crate::shell::dress();
        match what {
            "palette" => crate::palette::open(),
            "settings" => crate::settings::open(),
            "saved" => crate::saved::open(),
            "keys" => crate::help::open(),
            "tour" => crate::tour::start(),
            _ => {}
        }
    }

    /// A key of one character was pressed outside of fields.
    #[wasm_bindgen]
    pub fn press(sign: &str) {
        crate::shell::dress();
        crate::keys::press(sign);
    }

    /// Lets screen readers say what each mark is, as the settings ask for it.
    #[wasm_bindgen]
    pub fn announce() {
        crate::announce::start();
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
