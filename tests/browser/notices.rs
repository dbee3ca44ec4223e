//! What a link says that is no longer so is told, with the words of then.

use kashshaf::corpus::PassageIx;
use kashshaf::link::checksum::checksum;
use kashshaf::link::words;
use kashshaf::span::Positions;
use serde_json::json;

use crate::past::{GONE_WORDS, PAST, id, reader};
use crate::reader::{Reader, quoted};
use crate::site::CORPUS;

const STATE: &str = "document.querySelector('main').dataset.state";
const HEARD: &str = "document.getElementById('heard')?.textContent";

fn text(at: PassageIx) -> &'static str {
    CORPUS.passage(at).text
}

fn main_text(reader: &Reader) -> String {
    reader.text_of("document.querySelector('main').innerText")
}

#[track_caller]
fn assert_focus(reader: &Reader, at: PassageIx) {
    let wanted = format!("document.activeElement.dataset.passage === {}", quoted(&id(at)));
    reader.wait_true(&wanted);
    let seen = "(() => { const box = document.activeElement.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight })()";
    reader.wait_true(seen);
}

#[test]
fn a_changed_text_is_told_with_old_beside_new() {
    let reader = reader();
    let (at, old) = &PAST.edited;
    let sum = checksum(old);
    for (lang, notice) in [("ar", "تغيّر النص منذ إنشاء هذا الرابط"), ("en", "The text has changed since")]
    {
        reader.visit(&format!("p/{}/?c={sum}&w=3-4&lang={lang}", id(*at)));
        assert_eq!(reader.text_of(STATE), "changed");
        assert_focus(&reader, *at);
        assert!(main_text(&reader).contains(notice), "{lang}");
        assert_eq!(
            reader.list_of("[...document.querySelectorAll('.change del')].map(it => it.textContent)"),
            ["وأضاف", "أمس"]
        );
        assert_eq!(reader.text_of("document.querySelector('.beside blockquote').textContent"), *old);
        reader.wait_true(&format!("{HEARD}?.includes({})", quoted(notice)));
        // The words of then stand one place earlier now.
        let words = words::cover(text(*at), 2, 3).expect("words");
        let lit = reader.text_of("[...document.querySelectorAll('mark.linked')].map(it => it.textContent).join('')");
        assert_eq!(lit, Positions::new(text(*at)).slice(words));
    }
    // A link to the present words, and one that says nothing of words, are told nothing.
    for query in [format!("?c={}", checksum(text(*at))), String::new()] {
        reader.visit(&format!("p/{}/{query}", id(*at)));
        assert_eq!(reader.text_of(STATE), "here", "{query}");
        assert!(reader.find(".change").is_none());
    }
    // What it said then is not known: no difference is made up.
    reader.visit(&format!("p/{}/?c=zzzz&w=1-2", id(*at)));
    assert_eq!(reader.text_of(STATE), "changed");
    assert!(main_text(&reader).contains("لا يُعرف هنا"));
    assert!(reader.find("del").is_none() && reader.find("mark.linked").is_none());
}

#[test]
fn an_edit_that_nobody_confirmed_is_told_to_everybody() {
    let reader = reader();
    let (at, old) = &PAST.doubted;
    reader.visit(&format!("p/{}/", id(*at)));
    assert_eq!(reader.text_of(STATE), "changed");
    assert_eq!(reader.text_of("document.querySelector('.beside blockquote').textContent"), *old);
    assert_focus(&reader, *at);
}

#[test]
fn what_became_of_a_passage_is_told_with_its_words_and_their_new_place() {
    let reader = reader();
    let cases = [
        (&PAST.split.0, "moved", "قُسِّم هذا المقطع", "was divided", PAST.split.1.to_vec()),
        (&PAST.merged.0, "moved", "ضُمّ هذا المقطع", "joined to another", vec![PAST.merged.1]),
        (&PAST.moved.0, "moved", "انتقل هذا النص", "stands in another", vec![PAST.moved.1]),
        (&PAST.gone, "gone", "لم يعد هذا المقطع", "no longer in the article", vec![]),
        (&PAST.gone_with_all, "gone", "أُزيل المقال كله", "whole article was taken out", vec![]),
    ];
    for (old, state, ar, en, now) in cases {
        // The static page, then the application over it: the same words in the same order.
        reader.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
        reader.visit_static(&format!("p/{old}/"));
        reader.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": false }));
        let plain = main_text(&reader);
        reader.visit(&format!("p/{old}/"));
        let words = main_text(&reader);
        for said in [&plain, &words] {
            assert!(said.contains(ar) && said.contains(en), "{old}: {said}");
        }
        assert_eq!(reader.text_of(STATE), state, "{old}");
        assert_eq!(reader.address(), format!("p/{old}/"), "no jump");
        let shown =
            reader.list_of("[...document.querySelectorAll('main [data-passage]')].map(it => it.dataset.passage)");
        assert_eq!(shown, now.iter().map(|at| id(*at)).collect::<Vec<_>>(), "{old}");
        assert!(!reader.text_of("document.querySelector('.archived').textContent").is_empty());
        if now.is_empty() {
            assert!(plain.contains(GONE_WORDS) && words.contains(GONE_WORDS), "{old}");
        }
        reader.wait_true(HEARD);
        assert_eq!(reader.text_of("document.activeElement.id"), "main", "the focus is where the news begins");
    }
}

#[test]
fn without_webassembly_the_notices_stay_on_the_page() {
    let reader = reader();
    reader.spoil("Page.addScriptToEvaluateOnNewDocument", json!({ "source": "delete globalThis.WebAssembly" }));
    for (old, state) in [(&PAST.split.0, "moved"), (&PAST.gone, "gone"), (&id(PAST.doubted.0), "changed")] {
        reader.visit_static(&format!("p/{old}/"));
        reader.wait_for("#failure");
        assert_eq!(reader.text_of(STATE), state);
    }
    assert!(main_text(&reader).contains(&PAST.doubted.1));
}

#[test]
fn words_and_ranges_are_lit_and_scrolled_to() {
    let reader = Reader::new();
    let article = CORPUS.article(CORPUS.article_of(PassageIx(9)));
    let [first, last] = [PassageIx(article.passages.end - 3), PassageIx(article.passages.end - 2)];
    let lit = "[...document.querySelectorAll('mark.linked')].map(it => it.textContent).join('')";
    let slice = |at: PassageIx, from, to| {
        let extent = words::cover(text(at), from, to).expect("words");
        Positions::new(text(at)).slice(extent)
    };
    reader.visit(&format!("p/{}/?w=2-3&c={}", id(last), checksum(text(last))));
    assert_eq!(reader.text_of(lit), slice(last, 2, 3));
    reader.wait_true("(() => { const box = document.querySelector('mark.linked').getBoundingClientRect(); return box.top > 0 && box.bottom < innerHeight })()");
    assert_focus(&reader, last);
    reader.wait_true(&format!("{HEARD}?.includes({})", quoted(slice(last, 2, 3))));
    // In a range: from a word of the first passage to a word of the last.
    let count = words::words(text(first)).len() as u32;
    reader.expect_console("404");
    reader.visit(&format!("p/{}..{}?w={count}-1", id(first), CORPUS.passage(last).pid));
    assert_eq!(reader.text_of(lit), format!("{}{}", slice(first, count, count), slice(last, 1, 1)));
    assert_focus(&reader, first);
    // Words that are not there are not guessed.
    reader.visit(&format!("p/{}/?w=1-999", id(last)));
    assert!(main_text(&reader).contains("ليست هنا كما كانت"));
    assert!(reader.find("mark.linked").is_none());
    reader.visit(&format!("p/{}..zzz", id(first)));
    assert!(main_text(&reader).contains("نهاية المدى"));
}

#[test]
fn damaged_links_open() {
    let reader = Reader::new();
    reader.expect_console("404");
    let at = PassageIx(4);
    let whole = id(at);
    let encoded: String = whole.bytes().map(|b| format!("%25{b:02X}")).collect();
    let swapped = whole.replace('0', "O").replace('1', "l");
    for damaged in [
        format!("{whole}."),
        format!("{whole}%EF%BF%BD"),
        format!("{whole})%D8%8C"),
        whole.to_uppercase(),
        swapped,
        format!("%E2%80%8F{whole}%E2%80%8E"),
        encoded,
        format!("{whole}/index.html"),
        format!("{whole}%3Fc%3D{}", checksum(text(at))),
    ] {
        reader.visit(&format!("p/{damaged}"));
        assert_eq!(reader.text_of(STATE), "here", "{damaged}");
        assert_focus(&reader, at);
    }
}

#[test]
fn an_id_beyond_repair_gets_candidates_and_no_jump() {
    let reader = Reader::new();
    reader.expect_console("404");
    let whole = id(PassageIx(4));
    // A character lost: no id. A character that is another: an id that was never given.
    let other = if whole.ends_with('z') { "y" } else { "z" };
    for damaged in [whole[..whole.len() - 1].to_owned(), format!("{}{other}", &whole[..whole.len() - 1])] {
        reader.visit(&format!("p/{damaged}"));
        let offered = reader.list_of("[...document.querySelectorAll('.near a')].map(it => new URL(it.href).pathname)");
        assert!(offered.iter().any(|it| it.contains(&whole)), "{damaged}: {offered:?}");
        assert!(reader.address().contains(&damaged), "no jump");
        assert!(main_text(&reader).contains("لعلك أردت"), "{damaged}");
    }
    reader.script(&format!("document.querySelector('.near a[href*={}]').click()", quoted(&whole)));
    reader.wait_true(&format!("{STATE} === 'here'"));
    assert_focus(&reader, PassageIx(4));
}
