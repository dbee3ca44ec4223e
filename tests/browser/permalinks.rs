//! Links to passages: with the application, without it, and to what is not there.

use kashshaf::corpus::PassageIx;
use serde_json::json;

use crate::reader::{ESCAPE, PASSAGE_TEXTS, Reader, quoted};
use crate::site::{CORPUS, SITE};

/// `<aid>-<pid>` and the exact text of every passage.
fn all() -> Vec<(String, &'static str)> {
    CORPUS.passages().map(|at| (id(at), CORPUS.passage(at).text)).collect()
}

fn id(at: PassageIx) -> String {
    let passage = CORPUS.passage(at);
    format!("{}-{}", CORPUS.article(passage.article).aid, passage.pid)
}

/// What is wrong with the passage that a page opened at; empty when nothing is.
const OPENED: &str = "(id => {
    const main = document.querySelector('main'), it = document.querySelector(`[data-passage='${id}']`);
    if (!it) return 'the passage is not there';
    const box = it.getBoundingClientRect();
    if (it.id !== 'p-' + id.split('-')[1]) return 'its element has another id: ' + it.id;
    if (main.dataset.state !== 'here') return 'data-state is ' + main.dataset.state;
    if (box.bottom <= 0 || box.top >= innerHeight) return `it stands at ${box.top}, outside the window`;
    if (document.activeElement !== it) return 'the focus is on ' + document.activeElement.outerHTML.slice(0, 80);
    return 'opened ' + it.querySelector('.passage-text').textContent;
})";

#[test]
fn every_permalink_opens_its_passage() {
    let reader = Reader::new();
    for (id, text) in all() {
        reader.visit(&format!("p/{id}/"));
        let state = reader.text_of(&format!("{OPENED}({})", quoted(&id)));
        assert_eq!(state, format!("opened {text}"), "{id}");
    }
}

#[test]
fn every_permalink_opens_its_passage_from_within_the_page() {
    let reader = Reader::new();
    reader.visit("");
    for (id, text) in all().iter().step_by(7) {
        reader.script(&format!("document.querySelector(`[data-passage='{id}'] .permalink`).click()"));
        reader.wait_true(&format!("{OPENED}({}) === {}", quoted(id), quoted(&format!("opened {text}"))));
        reader.back();
        reader.wait_true("document.querySelector('main').dataset.view === 'explorer'");
    }
}

#[test]
fn every_permalink_is_a_page_of_its_own_without_scripts() {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    for at in CORPUS.passages() {
        let (id, passage) = (id(at), CORPUS.passage(at));
        let (status, html) = SITE.get(&format!("p/{id}/"));
        assert_eq!(status, 200, "{id}");
        let text = html.split("<p class=\"passage-text\"").nth(1).and_then(|it| it.split_once('>')).expect("a text").1;
        let text = text.split("</p>").next().expect("it ends");
        let words = text
            .split('<')
            .enumerate()
            .map(|(i, it)| if i == 0 { it } else { it.split_once('>').map_or("", |it| it.1) });
        assert_eq!(words.collect::<String>(), escaped(passage.text), "{id}");
        let marks = CORPUS.marks(at).len();
        assert_eq!(text.matches("data-kind=").count(), marks, "{id}: marks");
        for needed in
            ["rel=\"canonical\"", "property=\"og:title\"", "property=\"og:description\"", "data-state=\"here\""]
        {
            assert!(html.contains(needed), "{id} has no {needed}");
        }
        let published = CORPUS.article(passage.article).published.expect("a day").day.to_string();
        assert!(html.contains(&format!("<time datetime=\"{published}\"")), "{id}: published {published}");
    }
}

#[test]
fn with_scripts_switched_off_a_permalink_shows_its_passage_source_and_date() {
    let reader = Reader::new();
    let (id, text) = all().swap_remove(20);
    reader.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    reader.visit_static(&format!("p/{id}/"));
    let text_shown = reader.wait_for(&format!("[data-passage='{id}'] .passage-text")).text();
    let facts = reader.wait_for(".facts").text();
    let helped = reader.wait_for("noscript").text();
    reader.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": false }));
    assert_eq!(text_shown, text);
    assert!(facts.contains("2022") || facts.contains("2023"), "{facts}");
    assert!(helped.contains("JavaScript"), "{helped}");
}

#[test]
fn a_range_opens_all_its_passages_at_the_first() {
    let reader = Reader::new();
    let all = all();
    let (first, last) = (&all[3].0, &all[5].0);
    let article = first.split('-').next().expect("an article");
    assert!(last.starts_with(article), "one article");
    reader.expect_console("404");
    reader.visit(&format!("p/{first}..{}", last.rsplit('-').next().expect("a passage")));
    let here = reader.list_of("[...document.querySelectorAll('[data-here]')].map(it => it.dataset.passage)");
    assert_eq!(here, all[3..=5].iter().map(|it| it.0.clone()).collect::<Vec<_>>());
    assert!(reader.text_of(&format!("{OPENED}({})", quoted(first))).starts_with("opened"));
}

#[test]
fn an_id_that_was_never_given_gets_a_page_that_helps_in_both_languages() {
    let reader = Reader::new();
    reader.expect_console("404");
    let article = &id(PassageIx(0))[..5];
    for address in ["p/zzzzz-zzz", "a/zzzzz", &format!("p/{article}-000")] {
        reader.visit(address);
        let words = reader.text_of("document.querySelector('main').innerText");
        assert!(words.contains("لا مق") && words.contains("at this address"), "{address}: {words}");
        assert_eq!(reader.text_of("document.querySelector('main').dataset.state"), "unknown", "{address}");
        assert!(reader.find("main a[href]").is_some(), "{address}: a way on");
    }
    // The article of a lost passage is offered.
    assert!(reader.find(&format!("main a[href*='a/{article}']")).is_some());
}

#[test]
fn an_address_that_leads_nowhere_gets_the_404_page_with_a_way_home() {
    let (status, html) = SITE.get("nowhere/at/all");
    assert_eq!(status, 404);
    assert!(html.contains("<main"), "a page, not an error text");
    let reader = Reader::new();
    reader.expect_console("404");
    reader.visit_static("nowhere");
    reader.wait_true("document.querySelector('main').innerText.trim()");
    let home = reader.text_of("document.querySelector('.wordmark').href");
    assert_eq!(home, SITE.origin);
}

#[test]
fn a_mark_in_a_permalink_leads_to_its_card_and_escape_back() {
    let reader = Reader::new();
    let named = CORPUS.passages().find(|at| CORPUS.marks(*at).iter().any(|it| it.entity.is_some())).expect("a name");
    reader.visit(&format!("p/{}/", id(named)));
    reader.wait_for("[data-here] [data-entity]").click();
    reader.wait_for("#card");
    assert!(reader.list_of(PASSAGE_TEXTS).len() > 1, "the article is still there");
    reader.press(ESCAPE);
    reader.wait_true("!document.querySelector('#card')");
}
