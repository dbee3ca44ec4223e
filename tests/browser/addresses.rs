//! Addresses that were mistyped, cut or made up, and what the page says of them.

use crate::gold;
use crate::reader::{Reader, quoted};

#[test]
fn what_an_address_says_wrongly_is_left_out_with_a_notice() {
    // The address, what of it counts, words that the notice holds.
    let cases = [
        ("?colour=blue", "", "colour"),
        ("?from=yesterday", "", "yesterday"),
        ("?from=2023-02-30", "", "2023-02-30"),
        ("?person=nobody-at-all", "", "nobody-at-all"),
        ("?on=sometimes&from=2022-10&to=2022-10", "?from=2022-10&to=2022-10", "sometimes"),
        ("?from=2022-10&to=2022-10&from=1999", "?from=2022-10&to=2022-10", "from"),
        ("?lang=xx", "", "xx"),
        ("?q=%FF%FE", "", ""),
        ("?=&&&", "", ""),
    ];
    let reader = Reader::new();
    for (address, sound, words) in cases {
        reader.visit(sound);
        let expected = reader.passages();
        reader.visit(address);
        let notice = reader.text_of("document.querySelector('.notices').innerText");
        assert!(notice.contains(words), "{address}: {notice:?} says nothing of {words}");
        if !words.is_empty() {
            assert_eq!(reader.passages(), expected, "{address} shows what {sound:?} shows");
            reader.wait_for(".notices button").click();
            reader.wait_true("!document.querySelector('.notices').innerText.trim()");
        }
        assert!(
            !reader.text_of("document.querySelector('main').innerText").trim().is_empty(),
            "{address}: a blank page"
        );
    }
}

#[test]
fn markup_in_an_address_is_shown_as_text() {
    let reader = Reader::new();
    let attack = "<img src=x onerror=document.title='owned'>";
    for name in ["q", "person", "from", "view", "zzz"] {
        let value: String = attack.bytes().map(|b| format!("%{b:02X}")).collect();
        reader.visit(&format!("?{name}={value}"));
        assert!(reader.find("main img").is_none(), "{name}");
        assert_ne!(reader.text_of("document.title"), "owned", "{name}");
    }
}

#[test]
fn an_empty_list_names_the_filter_that_emptied_it_and_the_way_back() {
    let reader = Reader::new();
    reader.visit(&format!("?from=2022-10&to=2022-10&q={}", "%D8%B2%D9%84%D8%B2%D8%A7%D9%84"));
    reader.assert_passages(vec![], "none");
    let says = reader.text_of("document.querySelector('.empty').innerText");
    assert!(says.contains("زلزال"), "{says}");
    reader.wait_for(".empty a").click();
    reader.wait_true("!location.search.includes('q=')");
    assert!(reader.count() > 0, "taking that filter away brings passages back");

    reader.visit("?from=1850&to=1851&lang=en");
    let says = reader.text_of("document.querySelector('.empty').innerText");
    assert!(says.contains("1850"), "{says}");
}

#[test]
fn searching_finds_a_word_in_any_spelling_and_marks_it() {
    let reader = Reader::new();
    for (typed, stem) in [("اذربيجان", "أذربيجان"), ("أذربيجان", "أذربيجان"), ("الاربعاء", "الأربعاء")]
    {
        reader.visit("");
        reader.wait_for("#q").type_in(typed);
        reader.wait_true("location.search.includes('q=')");
        let hits = reader.list_of("[...document.querySelectorAll('.passage-text mark')].map(it => it.textContent)");
        assert!(hits.iter().any(|it| it.contains(stem)), "{typed}: {hits:?}");
        let letters = |text: &str| text.split(|c: char| !c.is_alphabetic()).any(|word| word == stem);
        let expected = gold::texts(|it| letters(&it.text));
        let shown = reader.passages();
        let lost: Vec<&String> = expected.iter().filter(|it| !shown.contains(it)).collect();
        assert!(lost.is_empty(), "{typed} does not find {lost:#?}");
    }
}

#[test]
fn a_source_is_a_filter_like_any_other() {
    let reader = Reader::new();
    reader.visit("");
    reader.script("document.querySelector('[data-facet=source]').open = true");
    reader.wait_for("[data-facet=source] input").click();
    reader.wait_true("location.search.includes('source=')");
    let count = reader.count();
    assert!(0 < count && count < gold::PASSAGES.len(), "{count}");
    let address = reader.address();
    reader.visit(&address);
    assert_eq!(reader.count(), count, "{} again", quoted(&address));
}
