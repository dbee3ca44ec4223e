//! The views beside the list: their program, who stands with whom, pages of entities and of the corpus.

use kashshaf::corpus::EntityIx;
use kashshaf::span::SpanKind;
use serde_json::json;

use crate::reader::Reader;
use crate::site::{CORPUS, SITE};

/// The person whom most passages name.
fn hub() -> EntityIx {
    let people = CORPUS.entities().filter(|at| CORPUS.kind(*at) == Some(SpanKind::Person));
    people.max_by_key(|at| CORPUS.entity(*at).passages).expect("people")
}

/// A person with more than one spelling.
fn much_spelt() -> EntityIx {
    let mut people = CORPUS.entities().filter(|at| CORPUS.kind(*at) == Some(SpanKind::Person));
    people.find(|at| CORPUS.variants(*at).len() > 1).expect("a person with two spellings")
}

const DRAWN: &str = "document.querySelector('#view').dataset.drawn";

#[test]
fn every_tab_is_a_link_that_draws_its_view_and_keeps_the_selection() {
    let reader = Reader::new();
    let address = format!("?person={}", CORPUS.entity(hub()).id);
    reader.visit(&address);
    let count = reader.count();
    assert_eq!(
        reader.text_of("String(performance.getEntriesByType('resource').some(it => it.name.includes('views_bg')))"),
        "false"
    );
    for name in ["timeline", "people", "events", "figures", "same"] {
        reader.wait_for(&format!("#tab-{name}")).click();
        reader.wait_true(&format!("{DRAWN} === '{name}'"));
        assert_eq!(reader.address(), format!("{address}&view={name}"));
        assert_eq!(reader.text_of("document.querySelector('.tabs [aria-current=page]').id"), format!("tab-{name}"));
        assert_eq!(reader.count(), count, "{name}");
        assert!(reader.find(".chip").is_some(), "{name}");
        assert!(reader.find(".passages").is_none(), "{name}");
    }
    reader.back();
    reader.wait_true(&format!("{DRAWN} === 'figures'"));
    reader.wait_for("#tab-list").click();
    reader.wait_true("document.querySelector('.passages')");
    assert_eq!(reader.address(), address);
}

#[test]
fn a_view_that_does_not_arrive_says_so_and_comes_when_asked_again() {
    let reader = Reader::new();
    reader.expect_console("views");
    reader.spoil("Network.enable", json!({}));
    reader.spoil("Network.setBlockedURLs", json!({ "urls": ["*views_bg.wasm*"] }));
    reader.visit_static("?view=people");
    reader.wait_for("#view-failed[role=alert]");
    assert!(reader.count() > 0, "the filters still work");
    reader.spoil("Network.setBlockedURLs", json!({ "urls": [] }));
    reader.wait_for("#view-again").click();
    reader.wait_true(&format!("{DRAWN} === 'people'"));
    assert!(reader.find("#view-failed").is_none());
}

#[test]
fn what_a_row_of_pairs_counts_is_what_its_link_shows() {
    let reader = Reader::new();
    for row in [0, 3, 9] {
        reader.visit("?view=people");
        let link = format!("document.querySelectorAll('#people-table tbody td.number a')[{row}]");
        let count = reader.text_of(&format!("{link}?.textContent ?? ''"));
        if count.is_empty() {
            break;
        }
        reader.script(&format!("{link}.click()"));
        reader.wait_true("document.querySelector('.passages')");
        assert_eq!(reader.count().to_string(), count, "row {row}");
    }
}

#[test]
fn the_map_is_walked_with_arrows_and_stays_where_it_is() {
    let reader = Reader::new();
    reader.visit("?view=people");
    reader.script("document.querySelector('#graph [tabindex=\"0\"]').focus()");
    let focused = || reader.text_of("document.activeElement.id");
    let first = focused();
    assert!(first.starts_with("node-"), "{first}");
    let mut seen = vec![first.clone()];
    for arrow in ["\u{e012}", "\u{e013}", "\u{e014}", "\u{e015}"] {
        reader.press(arrow);
        reader.wait_drawn();
        seen.push(focused());
    }
    assert!(seen.iter().all(|id| id.starts_with("node-")), "{seen:?}");
    assert!(seen.iter().any(|id| *id != first), "{seen:?}");
    assert_eq!(reader.text_of("String(document.querySelectorAll('#graph [tabindex=\"0\"]').length)"), "1");
    assert!(reader.text_of("document.getElementById('graph-panel').innerText").chars().count() > 10);
    // Zoom keeps the focus; Enter opens the person's page.
    reader.press("+");
    reader.wait_drawn();
    assert_eq!(Some(&focused()), seen.last());
    reader.press("\u{e007}");
    reader.wait_true("document.querySelector('main').dataset.view === 'entity'");
    assert!(reader.address().starts_with("people/"), "{}", reader.address());
}

#[test]
fn a_table_is_sorted_by_its_heads() {
    let reader = Reader::new();
    reader.visit("?view=people");
    let passages = || {
        reader.list_of(
            "[...document.querySelectorAll('#people-table tbody td.number:nth-child(2)')].map(it => it.textContent)",
        )
    };
    let most: Vec<u32> = passages().iter().filter_map(|it| it.parse().ok()).collect();
    assert!(most.is_sorted_by(|a, b| a >= b) && most.len() > 1, "{most:?}");
    reader.wait_for("#sort-passages").click();
    reader.wait_drawn();
    assert_eq!(reader.text_of("document.querySelector('th[aria-sort]').getAttribute('aria-sort')"), "ascending");
    assert_eq!(reader.text_of("document.activeElement.id"), "sort-passages");
    let least: Vec<u32> = passages().iter().filter_map(|it| it.parse().ok()).collect();
    assert!(least.is_sorted(), "{least:?}");
}

#[test]
fn a_spelling_is_split_off_and_the_address_remembers() {
    let reader = Reader::new();
    let entity = CORPUS.entity(much_spelt());
    reader.visit(&format!("people/{}/", entity.id));
    assert_eq!(reader.text_of("document.querySelector('h1').innerText"), entity.name_ar);
    reader.wait_for("#spellings .split").click();
    reader.wait_true("document.querySelector('#spellings [data-apart]')");
    assert!(reader.address().contains("apart="), "{}", reader.address());
    reader.visit(&reader.address());
    reader.wait_true("document.querySelector('#spellings [data-apart]')");
    reader.wait_for("#spellings [data-apart] .split").click();
    reader.wait_true("!document.querySelector('#spellings [data-apart]')");
    assert!(!reader.address().contains("apart="), "{}", reader.address());
}

#[test]
fn the_list_of_an_entity_is_what_its_page_says() {
    let reader = Reader::new();
    let entity = CORPUS.entity(hub());
    reader.visit(&format!("people/{}/", entity.id));
    reader.wait_for("#entity-list").click();
    reader.wait_true("document.querySelector('main').dataset.view === 'explorer'");
    assert_eq!(reader.count(), entity.passages as usize);
    // And from a mark to the page.
    reader.wait_for(&format!(".passage [data-entity='{}']", entity.id)).click();
    reader.wait_for(".card-tools a + a").click();
    reader.wait_true("document.querySelector('main').dataset.view === 'entity'");
}

#[test]
fn pages_are_read_without_the_application() {
    let entity = CORPUS.entity(hub());
    let (status, html) = SITE.get(&format!("people/{}/", entity.id));
    assert_eq!(status, 200);
    for variant in CORPUS.variants(hub()) {
        assert!(html.contains(variant.text), "{}", variant.text);
    }
    let passage = CORPUS.entity_passages(hub()).next().expect("a passage");
    let words: Vec<&str> = CORPUS.passage(passage).text.split_whitespace().take(2).collect();
    assert!(html.contains(words[0]), "{words:?}");
    let (status, html) = SITE.get("about/");
    assert_eq!(status, 200);
    assert!(html.contains("SIL Open Font License") && html.contains("data-view=\"about\""));
}

#[test]
fn a_name_that_nobody_has_says_so() {
    let reader = Reader::new();
    reader.expect_console("404");
    reader.visit("people/nobody-at-all?lang=en");
    assert_eq!(reader.text_of("document.querySelector('main').dataset.state"), "unknown");
    assert!(reader.text_of("document.getElementById('view').innerText").contains("not in the corpus"));
}
