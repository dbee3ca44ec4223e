//! The page's entry point.

#[cfg(target_arch = "wasm32")]
fn main() {
    /// Written by `kashshaf build` before the page is compiled.
    static CORPUS: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/target/generated/corpus.kshf"));
    kashshaf::app::start(CORPUS);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this binary runs in a browser: make serve");
    std::process::exit(2);
}
