//! Back, the language switch, and doing everything with the keyboard alone.

use crate::gold;
use crate::reader::{ENTER, ESCAPE, Reader, SPACE};
use crate::site::CORPUS;

/// How far the page is scrolled, in whole pixels.
fn scrolled(reader: &Reader) -> i64 {
    reader.script("return Math.round(scrollY)").as_i64().unwrap_or(-1)
}

#[test]
fn back_undoes_one_decision_at_a_time() {
    let reader = Reader::new();
    reader.visit("");
    reader.wait_for("[data-facet=person] .facets input[type=checkbox]").click();
    reader.wait_true("location.search.includes('person=')");
    let person = reader.address();
    reader.wait_for("#on-OnPublished").click();
    reader.wait_true("location.search.includes('on=published')");
    reader.wait_for("#lang-switch").click();
    reader.wait_true("document.documentElement.lang === 'en'");
    reader.back();
    reader.wait_true("document.documentElement.lang === 'ar'");
    assert_eq!(reader.address(), format!("{person}&on=published"));
    reader.back();
    reader.wait_true("!location.search.includes('on=published')");
    assert_eq!(reader.address(), person);
    reader.back();
    reader.wait_true("location.search === ''");
    reader.assert_passages(gold::texts(|_| true), "all");
}

#[test]
fn typing_a_search_is_one_decision() {
    let reader = Reader::new();
    reader.visit("");
    reader.wait_for("#q").type_in("باكو");
    reader.wait_true("location.search.includes('q=')");
    reader.wait_true("decodeURIComponent(location.search) === '?q=باكو'");
    assert!(reader.passages().iter().all(|text| text.contains("باكو")));
    reader.back();
    reader.wait_true("location.search === ''");
    assert_eq!(reader.text_of("document.getElementById('q').value"), "");
}

#[test]
fn back_returns_to_the_place_that_was_left() {
    let reader = Reader::new();
    reader.visit("");
    reader.script("scrollTo(0, 4000)");
    reader.wait_until("the scroll position is remembered", || {
        (reader.script("return history.state") == 4000).then_some(())
    });
    reader.script(
        "[...document.querySelectorAll('.to-article')].find(it => it.getBoundingClientRect().top > 100).click()",
    );
    reader.wait_true("document.querySelector('main').dataset.view === 'passage'");
    reader.wait_drawn();
    reader.back();
    reader.wait_true("document.querySelector('main').dataset.view === 'explorer'");
    reader.wait_until("the place is found again", || ((scrolled(&reader) - 4000).abs() < 3).then_some(()));
}

#[test]
fn switching_the_language_turns_the_page_and_keeps_the_place() {
    let reader = Reader::new();
    for address in ["?from=2023", &format!("a/{}/", CORPUS.article(kashshaf::corpus::ArticleIx(1)).aid)] {
        reader.visit(address);
        reader.script("scrollTo(0, 1500)");
        reader.wait_drawn();
        let first = "(() => { const it = [...document.querySelectorAll('.passage')].find(it => it.getBoundingClientRect().bottom > 0); \
                     return it.dataset.passage + ' ' + Math.round(it.getBoundingClientRect().top / 8) })()";
        let before = (reader.text_of(first), reader.text_of("document.documentElement.dir"));
        reader
            .script("const it = document.getElementById('lang-switch'); it.focus({ preventScroll: true }); it.click()");
        reader.wait_true("document.documentElement.lang === 'en'");
        reader.wait_drawn();
        let after = (reader.text_of(first), reader.text_of("document.documentElement.dir"));
        assert_eq!((before.1.as_str(), after.1.as_str()), ("rtl", "ltr"));
        assert_eq!(before.0, after.0, "{address}: the passage under the reader's eyes stays there");
        assert_eq!(reader.text_of("document.querySelector('.passage-text').dir"), "rtl", "the articles stay Arabic");
        assert_eq!(reader.text_of("document.activeElement.id"), "lang-switch");
    }
}

#[test]
fn the_theme_switch_is_remembered() {
    let reader = Reader::new();
    reader.visit("");
    let paper = "getComputedStyle(document.body).backgroundColor";
    let light = reader.text_of(paper);
    reader.wait_for("#theme-switch").click();
    reader.wait_until("a dark page", || (reader.text_of(paper) != light).then_some(()));
    let dark = reader.text_of(paper);
    reader.visit("");
    assert_eq!(reader.text_of(paper), dark);
}

#[test]
fn everything_is_reached_without_a_mouse() {
    let reader = Reader::new();
    reader.visit("");
    reader.tab_to(".skip");
    reader.tab_to("#q");
    reader.tab_to("#find-person");
    reader.press("غالانت");
    reader.wait_drawn();
    reader.tab_to("[data-facet=person] input[type=checkbox]");
    reader.press(SPACE);
    reader.wait_true("location.search.includes('person=')");
    reader.assert_passages(gold::texts(|it| it.persons.contains("yoav-gallant")), "the person");
    let kept = reader.text_of("document.activeElement.id");
    assert!(kept.starts_with("person-"), "the focus stays on the row, not on {kept}");

    reader.tab_to(".passage .to-article");
    reader.press(ENTER);
    reader.wait_true("document.querySelector('main').dataset.view === 'passage'");
    reader.wait_true("document.activeElement.matches('[data-here]')");

    reader.tab_to("[data-entity]");
    reader.wait_for("#card");
    reader.press(ESCAPE);
    reader.wait_true("!document.querySelector('#card')");
    assert_eq!(
        reader.script("return document.activeElement.matches('[data-entity]')"),
        true,
        "the focus is still on the name"
    );

    reader.tab_to(".share-button");
    reader.press(ENTER);
    reader.wait_true("document.activeElement.matches('#share .copy')");
    reader.press(ENTER);
    reader.wait_true("document.querySelector('#share .said:not(:empty)')");
}

#[test]
fn the_skip_link_leads_to_the_text() {
    let reader = Reader::new();
    reader.visit("");
    reader.tab_to(".skip");
    reader.press(ENTER);
    reader.wait_true("document.activeElement.id === 'main'");
}
