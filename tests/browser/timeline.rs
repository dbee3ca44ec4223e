//! The timeline and the list of events: one truth with the list, brushed by mouse and by keys, in both languages.

use crate::reader::{ENTER, Reader};

const RIGHT: &str = "\u{e014}";
const LEFT: &str = "\u{e012}";

fn open(reader: &Reader, address: &str, view: &str) {
    reader.visit(address);
    reader.wait_true(&format!("document.querySelector('#view[data-drawn={view}]')"));
}

/// Where the items of a lane stand, from the left, in the order of time.
fn places(reader: &Reader, lane: &str) -> Vec<f64> {
    let marks = format!(
        "[...document.querySelectorAll('[data-lane={lane}] a.item .hit')].map(it => String(it.getBoundingClientRect().x))"
    );
    reader.list_of(&marks).iter().filter_map(|it| it.parse().ok()).collect()
}

#[test]
fn time_runs_with_the_reading() {
    let reader = Reader::new();
    for (lang, rtl) in [("ar", true), ("en", false)] {
        open(&reader, &format!("?view=timeline&lang={lang}"), "timeline");
        let found = places(&reader, "published");
        assert!(found.len() >= 4, "{found:?}");
        assert!(found.windows(2).all(|pair| (pair[0] > pair[1]) == rtl), "{lang}: {found:?}");
        // The picture and its table say the same.
        let rows =
            reader.list_of("[...document.querySelectorAll('#timeline-table tbody tr')].map(it => it.textContent)");
        let drawn =
            reader.list_of("[...document.querySelectorAll('#timeline-drawing a.item')].map(it => it.textContent)");
        assert_eq!(rows.len(), drawn.len());
    }
}

#[test]
fn a_drag_and_keys_choose_a_stretch() {
    let reader = Reader::new();
    reader.resize(1280, 900);
    open(&reader, "?view=timeline&lang=en", "timeline");
    reader.script(
        "const svg = document.getElementById('timeline-drawing'), box = svg.getBoundingClientRect(); \
         const send = (type, share) => svg.dispatchEvent(new PointerEvent(type, \
           { bubbles: true, button: 0, clientX: box.left + box.width * share, clientY: box.top + 10 })); \
         send('pointerdown', .5); send('pointermove', .7); send('pointerup', .7)",
    );
    reader.wait_true("location.search.includes('from=') && location.search.includes('to=')");
    assert!(reader.address().contains("view=timeline"), "{}", reader.address());
    reader.wait_true("document.querySelector('#timeline-drawing .chosen')");

    open(&reader, "?view=timeline&lang=en", "timeline");
    reader.tab_to("[data-lane=axis] a");
    let first = reader.text_of("document.activeElement.getAttribute('aria-label')");
    reader.press(RIGHT);
    let second = reader.text_of("document.activeElement.getAttribute('aria-label')");
    assert_ne!(first, second);
    reader.press(LEFT);
    reader.press(ENTER);
    reader.wait_true("location.search.includes('from=')");
}

#[test]
fn events_follow_the_selection_and_lead_to_their_passages() {
    let reader = Reader::new();
    open(&reader, "?view=events", "events");
    let all = reader.list_of("[...document.querySelectorAll('.event')].map(it => it.dataset.event)");
    assert!(all.iter().any(|id| id.starts_with("visit-")), "{all:?}");
    reader.script("document.getElementById('kind-visit').click()");
    let visits = reader.list_of("[...document.querySelectorAll('.event')].map(it => it.dataset.kind)");
    assert!(!visits.is_empty() && visits.iter().all(|kind| kind == "visit"), "{visits:?}");
    let person = reader.text_of(
        "[...document.querySelectorAll('.event-line a')].map(it => it.href).find(it => it.includes('people/')).split('people/')[1]",
    );
    let person = person.split(['?', '/']).next().unwrap_or_default().to_owned();
    open(&reader, &format!("?view=events&person={person}"), "events");
    let fewer = reader.list_of("[...document.querySelectorAll('.event')].map(it => it.dataset.event)");
    assert!(fewer.len() < all.len(), "{fewer:?}");
    reader.script("document.querySelector('.tellings a').click()");
    reader.wait_true("document.querySelector('[data-state=here]')");
}
