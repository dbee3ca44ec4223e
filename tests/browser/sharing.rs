//! Links, quotations, codes and files that a reader takes along.

use std::fs;
use std::path::PathBuf;

use kashshaf::corpus::PassageIx;
use kashshaf::link::checksum::checksum;
use kashshaf::link::words;
use serde_json::json;

use crate::gold;
use crate::past::id;
use crate::reader::{ENTER, ESCAPE, Reader, TAB, quoted};
use crate::site::{CORPUS, SITE};

const SAID: &str = "document.querySelector('#share .said').textContent";

fn text(at: PassageIx) -> &'static str {
    CORPUS.passage(at).text
}

pub fn grant(reader: &Reader) {
    let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    reader.devtools("Browser.grantPermissions", permissions);
}

pub fn pasted(reader: &Reader) -> String {
    let read = "navigator.clipboard.readText().then(done, error => done(String(error)))";
    reader.script_async(read).as_str().unwrap_or_default().to_owned()
}

fn refuse(reader: &Reader) {
    reader.script("navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))");
}

/// Opens the dialog of the passage that the page is about.
fn open(reader: &Reader) {
    reader.wait_for("[data-here] .share-button").click();
    reader.wait_true("document.querySelector('dialog#share[open]')");
}

/// Selects from a character of one passage to a character of another.
fn select(reader: &Reader, from: (PassageIx, u32), to: (PassageIx, u32)) {
    reader.script(&format!(
        "const point = (passage, at) => {{
            const walker = document.createTreeWalker(document.querySelector(`[data-passage='${{passage}}'] .passage-text`), NodeFilter.SHOW_TEXT);
            for (let node; node = walker.nextNode(); at -= node.length) if (at <= node.length) return [node, at];
        }};
        getSelection().setBaseAndExtent(...point({}, {}), ...point({}, {}))",
        quoted(&id(from.0)),
        from.1,
        quoted(&id(to.0)),
        to.1
    ));
    reader.wait_for("#share-words");
}

#[test]
fn a_passage_is_shared_as_a_short_link_with_its_checksum() {
    let reader = Reader::new();
    let at = PassageIx(2);
    grant(&reader);
    reader.visit(&format!("p/{}/?lang=en&person=nobody", id(at)));
    open(&reader);
    assert!(reader.script("return document.activeElement.matches('#share .copy')") == true, "one key copies the link");
    reader.press(ENTER);
    reader.wait_true(SAID);
    let link = pasted(&reader);
    assert_eq!(link, format!("{}p/{}?c={}", SITE.origin, id(at), checksum(text(at))));
    assert!(link.is_ascii() && link.len() < 80, "{link}");
    for (lang, source) in [("ar", "، "), ("en", ", ")] {
        reader.wait_for(&format!("#share [data-quotation={lang}]")).click();
        reader.wait_until("a quotation", || pasted(&reader).contains(text(at)).then_some(()));
        reader.wait_until("its language", || {
            let quotation = pasted(&reader);
            let last = quotation.lines().last().unwrap_or_default().to_owned();
            (last == link && quotation.lines().nth(1).is_some_and(|it| it.contains(source))).then_some(())
        });
    }
    reader.press(ESCAPE);
    reader.wait_true("!document.querySelector('#share')");
    assert!(
        reader.script("return document.activeElement.matches('[data-here] .share-button')") == true,
        "the focus is back on the button"
    );
    reader.devtools("Browser.resetPermissions", json!({}));
}

#[test]
fn with_the_clipboard_refused_links_and_words_stand_selected() {
    let reader = Reader::new();
    let at = PassageIx(2);
    reader.visit(&format!("p/{}/", id(at)));
    refuse(&reader);
    open(&reader);
    reader.wait_for("#share .copy").click();
    reader.wait_true(SAID);
    reader.wait_drawn();
    let selected = "(document.activeElement.value ?? '').slice(document.activeElement.selectionStart, document.activeElement.selectionEnd) || getSelection().toString()";
    assert!(reader.text_of(selected).starts_with(&format!("{}p/{}", SITE.origin, id(at))));
    reader.wait_for("#share [data-quotation=ar]").click();
    reader.wait_for("#share-text");
    reader.wait_drawn();
    assert!(reader.text_of("getSelection().toString()").contains(text(at)));
}

#[test]
fn selected_words_are_shared_with_mouse_and_keyboard() {
    let reader = Reader::new();
    let article = CORPUS.article(CORPUS.article_of(PassageIx(9)));
    let (a, b) = (PassageIx(article.passages.start + 2), PassageIx(article.passages.start + 3));
    let extents = words::extents(text(a));
    reader.visit(&format!("a/{}/", article.aid));
    let link = "document.getElementById('share-link').value";
    // From the middle of the second word to the middle of the third: both, whole.
    select(&reader, (a, extents[1].start + 1), (a, extents[2].end - 1));
    let near = "(() => { const button = document.getElementById('share-words').getBoundingClientRect(), words = getSelection().getRangeAt(0).getBoundingClientRect();
        return Math.abs(button.top - words.bottom) < 60 && button.left >= 0 && button.right <= innerWidth })()";
    reader.wait_true(near);
    reader.wait_for("#share-words").click();
    reader.wait_true("document.querySelector('dialog#share[open]')");
    let shared = reader.text_of(link);
    assert!(shared.ends_with(&format!("p/{}?c={}&w=2-3", id(a), checksum(text(a)))), "{shared}");
    let shown = reader.text_of("document.querySelector('.share-words').textContent");
    assert_eq!(words::words(&shown), words::words(text(a))[1..3]);
    reader.press(ESCAPE);
    // Over two passages, and the keyboard reaches the button next.
    select(&reader, (a, extents[1].start), (b, words::extents(text(b))[0].end));
    reader.press(TAB);
    assert_eq!(reader.text_of("document.activeElement.id"), "share-words");
    reader.press(ENTER);
    reader.wait_true("document.querySelector('dialog#share[open]')");
    let shared = reader.text_of(link);
    assert!(
        shared.contains(&format!("p/{}..{}", id(a), CORPUS.passage(b).pid)) && shared.ends_with("w=2-1"),
        "{shared}"
    );
    // The link opens what was selected.
    reader.expect_console("404");
    reader.visit(shared.strip_prefix(&SITE.origin).expect("a link of this site"));
    assert_eq!(reader.text_of("document.querySelector('main').dataset.state"), "here");
    let lit = reader.text_of("[...document.querySelectorAll('mark.linked')].map(it => it.textContent).join(' ')");
    let all = words::words(&lit);
    assert_eq!(all[..], [&words::words(text(a))[1..], &words::words(text(b))[..1]].concat()[..]);
    // The button goes with the selection.
    select(&reader, (a, extents[1].start), (a, extents[2].end));
    reader.script("getSelection().removeAllRanges()");
    reader.wait_true("!document.querySelector('#share-words')");
}

#[test]
fn a_file_of_one_passage_and_of_the_list() {
    let folder = std::env::temp_dir().join(format!("kashshaf-downloads-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let reader = Reader::new();
    reader.spoil("Browser.setDownloadBehavior", json!({ "behavior": "allow", "downloadPath": folder }));
    let file = |name: &str| -> PathBuf { folder.join(name) };
    let download = |format: &str, name: &str| -> String {
        reader.script(&format!(
            "const list = document.getElementById('share-format');
            list.value = list.querySelector('[data-format={format}]').value;
            list.dispatchEvent(new Event('change'))"
        ));
        reader.wait_for("#share .download").click();
        reader.wait_until(name, || fs::read_to_string(file(name)).ok().filter(|it| !it.is_empty()))
    };
    let at = PassageIx(2);
    reader.visit(&format!("p/{}/", id(at)));
    open(&reader);
    reader.script("document.querySelectorAll('#share details').forEach(it => it.open = true)");
    let name = |extension: &str| format!("kashshaf-{}.{extension}", id(at));
    let bibliography = biblatex::Bibliography::parse(&download("bibtex", &name("bib"))).expect("BibTeX");
    assert_eq!(bibliography.len(), 1);
    let link = format!("{}p/{}?c={}", SITE.origin, id(at), checksum(text(at)));
    let tei = download("tei", &name("xml"));
    roxmltree::Document::parse(&tei).expect("XML");
    let csl: serde_json::Value = serde_json::from_str(&download("csl", &name("csl.json"))).expect("JSON");
    assert_eq!(csl[0]["URL"], link);
    assert!(download("ris", &name("ris")).contains("TY  - "));
    let annotations: serde_json::Value = serde_json::from_str(&download("annotation", &name("jsonld"))).expect("JSON");
    assert_eq!(annotations["type"], "AnnotationPage");
    assert!(download("text-ar", &name("txt")).contains(&link));
    // A code that leads to the same place.
    reader.wait_true("document.querySelector('#share svg.qr path')?.getAttribute('d').length > 100");

    // The list: exactly what the filters show.
    reader.visit("?from=2022-10&to=2022-10");
    let count = reader.count();
    assert!(0 < count && count < gold::PASSAGES.len());
    reader.wait_for("#export-list").click();
    reader.wait_true("document.querySelector('dialog#share[open]')");
    assert!(reader.text_of("document.querySelector('#share h2').textContent").contains(&count.to_string()));
    let table = download("csv", &format!("kashshaf-{count}.csv"));
    let mut rows = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().map(|row| row.expect("a row")).collect();
    let shown = reader.list_of("[...document.querySelectorAll('main [data-passage]')].map(it => it.dataset.passage)");
    let mut listed: Vec<String> = Vec::new();
    for row in &rows {
        let id = row.iter().find(|cell| shown.iter().any(|it| it == cell)).expect("an id of the list").to_owned();
        if listed.last() != Some(&id) {
            listed.push(id);
        }
    }
    assert_eq!(listed, shown);
    let json: serde_json::Value =
        serde_json::from_str(&download("json", &format!("kashshaf-{count}.json"))).expect("JSON");
    assert!(json.to_string().contains(&shown[0]));
    let _ = fs::remove_dir_all(&folder);
}

#[test]
fn the_view_is_the_second_choice() {
    let reader = Reader::new();
    grant(&reader);
    reader.visit("?from=2022-10&to=2022-10&lang=en");
    reader.wait_for(".passage .share-button").click();
    reader.wait_for("#share .copy-view").click();
    reader.wait_true(SAID);
    assert_eq!(pasted(&reader), format!("{}?from=2022-10&to=2022-10", SITE.origin));
    reader.devtools("Browser.resetPermissions", json!({}));
}

#[test]
fn the_systems_sheet_is_offered_where_there_is_one() {
    let reader = Reader::new();
    reader.spoil(
        "Page.addScriptToEvaluateOnNewDocument",
        json!({ "source": "navigator.share = data => { globalThis.shared = data; return Promise.resolve() }" }),
    );
    let at = PassageIx(2);
    reader.visit(&format!("p/{}/", id(at)));
    open(&reader);
    reader.script("document.querySelectorAll('#share .row')[0].querySelectorAll('button')[1].click()");
    reader.wait_true("globalThis.shared");
    assert!(reader.text_of("shared.url").contains(&format!("p/{}?c=", id(at))));
}

#[test]
fn a_printed_passage_has_its_link_and_the_code_that_was_drawn() {
    let reader = Reader::new();
    let at = PassageIx(2);
    reader.visit(&format!("p/{}/", id(at)));
    open(&reader);
    reader.script("document.querySelectorAll('#share details').forEach(it => it.open = true)");
    reader.wait_for("#share svg.qr");
    reader.press(ESCAPE);
    reader.wait_true("!document.querySelector('#share')");
    reader.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    reader.wait_drawn();
    let shown = "[...document.querySelectorAll('.on-paper, .on-paper svg.qr, [data-here] .passage-text, .facts, .passage-tools, .neighbours, .legend, .switches')]
        .filter(it => it.getClientRects().length).map(it => it.getAttribute('class'))";
    let mut seen = reader.list_of(shown);
    seen.dedup();
    let paper = reader.text_of("document.querySelector('.on-paper').innerText");
    reader.devtools("Emulation.setEmulatedMedia", json!({ "media": "" }));
    assert_eq!(seen, ["facts", "passage-text", "on-paper", "qr"]);
    assert!(paper.contains(&format!("{}p/{}?c={}", SITE.origin, id(at), checksum(text(at)))), "{paper}");
}
