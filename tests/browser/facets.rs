//! Leaving out, kinds of passage, what has no date, the order of rows.

use kashshaf::explore::{Facet, Selection};
use kashshaf::link::address::ViewState;
use kashshaf::present;

use crate::layout::in_language;
use crate::reader::Reader;
use crate::site::CORPUS;

/// How many passages an address selects.
fn selected(address: &str) -> usize {
    let (state, notices) = ViewState::decode("", address);
    assert!(notices.is_empty(), "{notices:?}");
    let (selection, _) = present::selection(&CORPUS, &state);
    present::hits(&CORPUS, &state, &selection).passages.len()
}

#[test]
fn a_value_is_left_out_and_taken_back() {
    for lang in ["ar", "en"] {
        let reader = Reader::new();
        reader.visit(&in_language("", lang));
        let all = reader.count();
        reader.wait_for("[data-facet=person] .without").click();
        reader.wait_true("location.search.includes('no=person')");
        reader.wait_drawn();
        let without = selected(&reader.text_of("location.search"));
        assert_eq!(reader.count(), without);
        assert!(without < all);
        assert_eq!(reader.text_of("document.querySelector('.without').getAttribute('aria-pressed')"), "true");
        reader.script("document.querySelector('.without').click()");
        reader.wait_true("!location.search.includes('no=')");
        reader.wait_drawn();
        assert_eq!(reader.count(), all);
    }
}

#[test]
fn counts_of_kinds_and_of_the_undated_are_what_a_click_shows() {
    let reader = Reader::new();
    reader.visit("");
    reader.script("document.querySelector('[data-facet=kind] summary').click()");
    let number = |row: &str| {
        reader.text_of(&format!(
            "document.querySelector('{row}').closest('label').querySelector('.facet-count').textContent"
        ))
    };
    for row in ["[data-facet=kind] input", "#undated"] {
        let count = number(row);
        reader.script(&format!("document.querySelector('{row}').click()"));
        reader.wait_true("location.search");
        reader.wait_drawn();
        assert_eq!(reader.count().to_string(), count, "{row}");
        assert_eq!(reader.count(), selected(&reader.text_of("location.search")));
        reader.script(&format!("document.querySelector('{row}').click()"));
        reader.wait_true("!location.search");
        reader.wait_drawn();
    }
}

#[test]
fn rows_by_the_alphabet() {
    let reader = Reader::new();
    reader.visit("");
    reader.wait_for("#sort-person").click();
    reader.wait_drawn();
    assert_eq!(reader.text_of("document.getElementById('sort-person').getAttribute('aria-pressed')"), "true");
    let wanted = present::Wanted { typed: "", order: present::RowOrder::Alphabet, most: 8 };
    let (rows, _) = present::first_rows(&CORPUS, &Selection::default(), Facet::Persons, present::Lang::Ar, &wanted);
    let shown = reader
        .list_of("[...document.querySelectorAll('[data-facet=person] .facet-name > bdi')].map(it => it.textContent)");
    assert_eq!(shown, rows.into_iter().map(|row| row.name).collect::<Vec<_>>());
}

#[test]
fn buttons_of_the_filters_are_large_enough() {
    let reader = Reader::new();
    reader.resize(320, 640);
    reader.visit("");
    reader.script("document.getElementById('show-filters').click(); document.querySelectorAll('details').forEach(it => it.open = true)");
    reader.wait_drawn();
    let small = "[...document.querySelectorAll('.without, .step, #sort-person')].filter(it => { const box = it.getBoundingClientRect(); return box.width < 24 || box.height < 24; }).map(it => it.outerHTML)";
    assert_eq!(reader.list_of(small), [""; 0]);
}
