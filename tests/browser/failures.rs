//! When the application cannot run, the text stays and the page says so in both languages.

use std::fs;

use serde_json::json;

use crate::reader::{PASSAGE_TEXTS, Reader};
use crate::site::{CORPUS, Copy, Site, corpus_bytes};

/// The message stands in both languages and gives this reason; the first page's text is still there.
#[track_caller]
fn assert_text_and_message(reader: &Reader, reason: &str) {
    reader.wait_for("#failure[role=alert]");
    assert_eq!(reader.text_of("document.getElementById('failure').dataset.reason"), reason);
    for lang in ["ar", "en"] {
        let message = reader.text_of(&format!("document.querySelector('#failure p[lang={lang}]').innerText"));
        assert!(message.chars().count() > 40, "{lang}: {message:?}");
    }
    let shown = reader.list_of(PASSAGE_TEXTS);
    assert!(shown.len() > 10, "{} passages are left", shown.len());
    assert_eq!(shown[0], CORPUS.passage(kashshaf::corpus::PassageIx(0)).text);
}

#[test]
fn a_browser_without_webassembly_shows_the_text_and_a_message() {
    let reader = Reader::new();
    reader.spoil("Page.addScriptToEvaluateOnNewDocument", json!({ "source": "delete globalThis.WebAssembly" }));
    reader.visit_static("");
    assert_text_and_message(&reader, "wasm");
}

#[test]
fn when_the_webassembly_does_not_arrive_the_text_stays_with_a_message() {
    let reader = Reader::new();
    reader.expect_console(".wasm");
    reader.spoil("Network.enable", json!({}));
    reader.spoil("Network.setBlockedURLs", json!({ "urls": ["*.wasm"] }));
    reader.visit_static("");
    assert_text_and_message(&reader, "load");
}

#[test]
fn a_damaged_corpus_leaves_the_text_with_a_message() {
    let copy = Copy::of_site("damaged", "");
    let wasm = fs::read_dir(&copy.0).expect("a site").flatten().map(|it| it.path());
    let is_app = |name: &str| name.starts_with("app-") && name.ends_with(".wasm");
    let wasm = wasm.into_iter().find(|it| it.file_name().and_then(|it| it.to_str()).is_some_and(is_app));
    let wasm = wasm.expect("an application");
    let mut bytes = fs::read(&wasm).expect("it is read");
    let corpus = corpus_bytes();
    // The corpus lies in the application's data in one piece.
    let head = &corpus[..64];
    let at = bytes.windows(head.len()).position(|it| it == head).expect("the corpus is embedded");
    for byte in &mut bytes[at + 64..at + 4096] {
        *byte ^= 0x5a;
    }
    fs::write(&wasm, bytes).expect("it is written");
    let server = Site::serve(&copy.0);
    let reader = Reader::at(&server.origin);
    reader.expect_console("corpus:");
    reader.visit_static("");
    assert_text_and_message(&reader, "data");
}

#[test]
fn a_reader_who_is_first_to_click_is_answered_by_the_static_page() {
    let reader = Reader::new();
    reader.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    reader.visit_static("");
    reader.wait_for(".to-article").click();
    let text = reader.wait_for("[data-here] .passage-text").text();
    reader.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": false }));
    assert_eq!(text, CORPUS.passage(kashshaf::corpus::PassageIx(0)).text);
}
