//! The page by single keys: by their place on an Arabic keyboard, and never against somebody who types.

use kashshaf::corpus::ArticleIx;
use serde_json::json;

use crate::reader::{ENTER, ESCAPE, Reader, TAB};
use crate::sharing::{grant, pasted};
use crate::site::{CORPUS, SITE};

/// A key by its place, with what an Arabic layout writes there. `modifiers`: 2 is Ctrl, 8 is Shift.
pub fn arabic_key(reader: &Reader, code: &str, letter: &str, modifiers: u32) {
    for kind in ["keyDown", "keyUp"] {
        let key = json!({ "type": kind, "code": code, "key": letter, "modifiers": modifiers });
        reader.devtools("Input.dispatchKeyEvent", key);
    }
}

/// The passage that a key led to, as `aid-pid`.
const CURRENT: &str = "document.querySelector('[data-current]')?.closest('[data-passage]')?.dataset.passage";
const FOCUSED: &str = "document.activeElement.dataset.passage";

fn id(n: usize) -> String {
    let at = CORPUS.passages().nth(n).expect("passages");
    crate::past::id(at)
}

#[test]
fn keys_lead_from_passage_to_passage_on_an_arabic_keyboard() {
    let reader = Reader::new();
    reader.visit("");
    for (code, letter, expected) in [("KeyJ", "ت", 0), ("KeyJ", "ت", 1), ("KeyJ", "ت", 2), ("KeyK", "ن", 1)] {
        arabic_key(&reader, code, letter, 0);
        reader.wait_until(&id(expected), || (reader.text_of(CURRENT) == id(expected)).then_some(()));
        assert_eq!(reader.text_of(FOCUSED), id(expected), "the passage has the focus");
    }
    // The place of the slash writes a letter there.
    arabic_key(&reader, "Slash", "ظ", 0);
    assert_eq!(reader.text_of("document.activeElement.id"), "q");
    reader.press("jk?c");
    reader.wait_drawn();
    assert_eq!(reader.text_of("document.getElementById('q').value"), "jk?c", "what is typed in a field stays there");
    assert!(reader.find("dialog[open]").is_none());
    // And with another key held down the browser's own shortcuts are left alone.
    reader.script("document.activeElement.blur()");
    for modifiers in [1, 2, 4, 8] {
        arabic_key(&reader, "KeyN", "ى", modifiers);
        arabic_key(&reader, "Slash", "/", if modifiers == 8 { 1 } else { modifiers });
    }
    reader.wait_drawn();
    assert_eq!(reader.text_of("document.activeElement.tagName"), "BODY");
}

#[test]
fn keys_lead_from_hit_to_hit_and_from_mention_to_mention() {
    let reader = Reader::new();
    reader.visit("?q=أذربيجان");
    let hit = "document.querySelector('mark[data-current]')";
    for at in ["1", "2", "3"] {
        reader.press("j");
        reader.wait_true(&format!("document.querySelector('[data-hits]').textContent.startsWith('{at} ')"));
        reader.wait_true(&format!("document.activeElement === {hit}.closest('.passage')"));
    }
    reader.press("k");
    reader.wait_true("document.querySelector('[data-hits]').textContent.startsWith('2 ')");
    reader.visit("");
    reader.press("n");
    reader.wait_true("document.getElementById('comfort-said')?.textContent");
    assert!(reader.find("[data-current]").is_none(), "nobody is chosen");
    let person = reader.text_of("document.querySelector('.passage [data-kind=person][data-entity]').dataset.entity");
    reader.visit(&format!("?person={person}"));
    reader.press("nn");
    let mentions = format!("[...document.querySelectorAll(`.passage [data-entity='{person}']`)]");
    reader.wait_true(&format!("{mentions}.findIndex(it => it.hasAttribute('data-current')) === 1"));
    reader.press("p");
    reader.wait_true(&format!("{mentions}.findIndex(it => it.hasAttribute('data-current')) === 0"));
}

#[test]
fn keys_turn_articles_copy_links_and_find_the_search_box() {
    let reader = Reader::new();
    grant(&reader);
    let aid = |n: u32| CORPUS.article(ArticleIx(n)).aid;
    reader.visit(&format!("a/{}/", aid(1)));
    arabic_key(&reader, "BracketRight", "د", 0);
    reader.wait_true(&format!("location.pathname.includes('{}')", aid(2)));
    arabic_key(&reader, "BracketLeft", "ج", 0);
    reader.wait_true(&format!("location.pathname.includes('{}')", aid(1)));
    reader.press("j");
    reader.wait_true(CURRENT);
    let passage = reader.text_of(CURRENT);
    reader.press("c");
    reader.wait_true("document.getElementById('comfort-said')?.textContent.includes('نُسخ')");
    let link = pasted(&reader);
    assert!(link.starts_with(&format!("{}p/{passage}?c=", SITE.origin)), "{link} of {passage}");
    reader.press("/");
    reader.wait_true("document.activeElement.id === 'q'");
    assert_eq!(reader.text_of("document.querySelector('main').dataset.view"), "explorer");
}

#[test]
fn the_list_of_keys_opens_and_closes_and_keys_can_be_switched_off() {
    let reader = Reader::new();
    reader.visit("?lang=en");
    reader.tab_to("#lang-switch");
    // Shift and the slash's place, where an Arabic layout writes its own question mark.
    arabic_key(&reader, "Slash", "؟", 8);
    reader.wait_for("dialog#keys[open]");
    let rows = reader.list_of("[...document.querySelectorAll('#keys dt')].map(it => it.textContent)");
    for key in ["/", "j", "k", "n", "p", "[", "]", "c", "?"] {
        assert!(rows.contains(&key.to_owned()), "{key} is not in {rows:?}");
    }
    reader.press(ESCAPE);
    reader.wait_true("!document.querySelector('dialog')");
    assert_eq!(reader.text_of("document.activeElement.id"), "lang-switch", "the focus is back");
    reader.script("document.querySelector('[data-comfort=settings]').click()");
    reader.wait_for("#settings-keys-off").click();
    reader.press(ESCAPE);
    reader.wait_true("!document.querySelector('dialog')");
    for visit in ["now", "after a reload"] {
        reader.script("document.activeElement.blur()");
        reader.press("j/?");
        reader.wait_drawn();
        let nothing = "!document.querySelector('[data-current], dialog') && document.activeElement.tagName === 'BODY'";
        assert_eq!(reader.script(&format!("return {nothing}")), true, "{visit}");
        reader.visit("");
    }
    arabic_key(&reader, "KeyK", "ن", 2);
    reader.wait_for("dialog#palette[open]");
}

#[test]
fn a_mark_within_a_mark_has_its_card_by_keyboard() {
    let reader = Reader::new();
    reader.visit("");
    // Wherever one name stands in another.
    let inner = ".passage a[data-mark] [data-mark]:not([data-kind=quote])";
    let outer = reader.script(&format!(
        "const outer = document.querySelector(`{inner}`).parentElement.closest('a[data-mark]'); outer.id = 'outer'; outer.focus(); return outer.querySelectorAll('[data-mark]').length"
    ));
    assert!(outer.as_u64() > Some(0));
    reader.press(ENTER);
    reader.wait_true("document.activeElement.id === 'card'");
    let before = reader.text_of("document.getElementById('card-title').textContent");
    for _ in 0..12 {
        reader.press(TAB);
        if reader.script("return document.activeElement.matches('.card-inside button')") == true {
            break;
        }
    }
    let label = reader.text_of("document.activeElement.textContent");
    reader.press(ENTER);
    reader.wait_until("the other card", || {
        let title = reader.text_of("document.getElementById('card-title')?.textContent");
        (!title.is_empty() && title != before).then_some(())
    });
    assert!(!label.is_empty());
    reader.wait_true("document.activeElement.id === 'card'");
    reader.press(ESCAPE);
    reader.wait_true("!document.getElementById('card')");
    assert_eq!(reader.text_of("document.activeElement.id"), "outer", "back in the text");
}
