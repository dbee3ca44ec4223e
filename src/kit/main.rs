//! What the page loads when it is first asked for a file, a code, or help with a search: see `src/app/kit.rs`.

#[cfg(target_arch = "wasm32")]
mod search;

#[cfg(target_arch = "wasm32")]
mod kit {
    use js_sys::Array;
    use kashshaf::corpus::{Corpus, PassageIx};
    use kashshaf::export::{self, Format};
    use kashshaf::link::address::Lang;
    use kashshaf::link::qr;
    use wasm_bindgen::prelude::*;

    /// Name, media type and text of a file; `undefined` for a corpus or a format that cannot be read.
    #[wasm_bindgen]
    pub fn write(
        corpus: Vec<u8>,
        format: &str,
        lang: &str,
        passages: Vec<u32>,
        base_url: &str,
        release: Option<String>,
    ) -> Option<Array> {
        let (corpus, format) = (Corpus::open(corpus).ok()?, Format::parse(format)?);
        let lang = Lang::ALL.into_iter().find(|it| it.tag() == lang)?;
        let passages: Vec<PassageIx> = passages.into_iter().map(PassageIx).collect();
        let text = export::write(format, &corpus, &passages, lang, base_url, release.as_deref());
        let name = export::file_name(format, &corpus, &passages);
        Some([name.as_str(), format.media_type(), &text].into_iter().map(JsValue::from_str).collect())
    }

    /// Squares on a side, and the dark ones as the data of an SVG path; `undefined` for a text that is too long.
    #[wasm_bindgen]
    pub fn qr(text: &str) -> Option<Array> {
        let code = qr::code(text)?;
        Some([&code.size.to_string(), &code.path].into_iter().map(|it| JsValue::from_str(it)).collect())
    }
}

fn main() {}
