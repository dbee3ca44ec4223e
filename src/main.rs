//! The page's entry point.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this binary runs in a browser: make serve");
    std::process::exit(2);
}
