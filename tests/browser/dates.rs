//! The date filter, held to the gold.

use kashshaf::day::Interval;

use crate::gold::{self, GoldPassage};
use crate::reader::{ENTER, Reader};

/// From and to as an address says them; an empty one is open. They stay clear of the three expressions for which the
/// gold accepts more than one answer.
const INTERVALS: [(&str, &str); 6] = [
    ("2022-10", "2022-10"),
    ("2022-12", "2023-03"),
    ("2020", "2020"),
    ("1990", "1992"),
    ("2023-07-14", ""),
    ("", "2021-04"),
];

/// Whether closed intervals of ISO days overlap with what `from` and `to` mean.
fn overlap(days: (&str, &str), from: &str, to: &str) -> bool {
    let interval = |text: &str| Interval::parse(text).expect("an interval");
    let first = (!from.is_empty()).then(|| interval(from).from().to_string());
    let last = (!to.is_empty()).then(|| interval(to).to().to_string());
    first.is_none_or(|first| first.as_str() <= days.1) && last.is_none_or(|last| days.0 <= last.as_str())
}

fn mentioning(from: &str, to: &str) -> Vec<String> {
    gold::texts(|it: &GoldPassage| it.dates.iter().any(|(first, last)| overlap((first, last), from, to)))
}

fn published(from: &str, to: &str) -> Vec<String> {
    gold::texts(|it| overlap((&it.published, &it.published), from, to))
}

fn address(from: &str, to: &str, on: &str) -> String {
    let parts = [("from", from), ("to", to), ("on", on)];
    let parts: Vec<String> =
        parts.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}={value}")).collect();
    format!("?{}", parts.join("&"))
}

#[test]
fn an_address_with_days_shows_exactly_the_passages_that_mention_them() {
    let reader = Reader::new();
    for (from, to) in INTERVALS {
        reader.visit(&address(from, to, ""));
        reader.assert_passages(mentioning(from, to), &format!("mentioned from {from} to {to}"));
    }
}

#[test]
fn an_address_with_days_shows_exactly_the_passages_published_on_them() {
    let reader = Reader::new();
    for (from, to) in [
        ("2022-10", "2022-10"),
        ("2023-07-13", "2023-07-15"),
        ("2023", "2023"),
        ("", "2022"),
        ("2023-05-30", ""),
        ("2023-05", "2023-06"),
    ] {
        reader.visit(&address(from, to, "published"));
        reader.assert_passages(published(from, to), &format!("published from {from} to {to}"));
    }
}

#[test]
fn typing_days_into_the_fields_filters_and_writes_the_address() {
    for (from, to) in INTERVALS {
        let reader = Reader::new();
        reader.visit("");
        for (id, value) in [("from", from), ("to", to)] {
            if !value.is_empty() {
                reader.wait_for(&format!("#{id}")).type_in(&format!("{value}{ENTER}"));
                reader.wait_true(&format!("location.search.includes('{id}={value}')"));
            }
        }
        assert_eq!(reader.address(), address(from, to, ""));
        reader.assert_passages(mentioning(from, to), &format!("typed from {from} to {to}"));
    }
}

#[test]
fn the_switch_to_the_day_of_publication_keeps_the_days() {
    let reader = Reader::new();
    reader.visit("?from=2022-10&to=2022-10");
    reader.wait_for("#on-OnPublished").click();
    reader.wait_true("location.search.includes('on=published')");
    assert_eq!(reader.address(), "?from=2022-10&to=2022-10&on=published");
    reader.assert_passages(published("2022-10", "2022-10"), "published in October 2022");
}

#[test]
fn arabic_digits_are_digits_and_nonsense_is_refused_in_words() {
    let reader = Reader::new();
    reader.visit("");
    reader.wait_for("#from").type_in(&format!("٢٠٢٣-٠٧{ENTER}"));
    reader.wait_true("location.search === '?from=2023-07'");
    reader.visit("");
    reader.wait_for("#from").type_in(&format!("غدا{ENTER}"));
    reader.wait_true("document.querySelector('#from-said').textContent");
    assert_eq!(reader.wait_for("#from").attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!(reader.address(), "", "nothing is filtered");
}

#[test]
fn a_year_and_then_a_month_are_chosen_from_lists() {
    let reader = Reader::new();
    reader.visit("");
    let pick = |id: &str, value: &str| {
        reader.script(&format!(
            "const list = document.getElementById('{id}'); list.value = '{value}'; list.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        ));
        reader.wait_drawn();
    };
    pick("year", "2022");
    reader.assert_passages(mentioning("2022", "2022"), "the year");
    reader.wait_for("#month");
    pick("month", "2022-10");
    reader.assert_passages(mentioning("2022-10", "2022-10"), "the month");
    assert_eq!(reader.address(), "?from=2022-10&to=2022-10");
}

/// The bar that stands for `value`.
fn bar(value: &str) -> String {
    format!("[data-bar][data-value='{value}']")
}

#[test]
fn a_bar_of_the_histogram_is_picked_with_the_mouse_and_let_go_with_a_second_click() {
    let reader = Reader::new();
    reader.visit("?from=2022&to=2023");
    reader.wait_for(&bar("2022")).click();
    reader.wait_true("location.search === '?from=2022&to=2022'");
    reader.assert_passages(mentioning("2022", "2022"), "2022");
    assert_eq!(reader.wait_for(&bar("2022")).attribute("aria-pressed").as_deref(), Some("true"));
    reader.wait_for(&bar("2022")).click();
    reader.wait_true("location.search === ''");
}

#[test]
fn a_stretch_of_the_histogram_is_picked_with_the_keyboard() {
    let reader = Reader::new();
    reader.visit("");
    reader.tab_to("[data-bar]");
    const END: &str = "\u{e010}";
    reader.press(END);
    let last = reader.text_of("document.activeElement.dataset.value");
    // Time runs as the script does: in the Arabic page the bar before is on the right.
    const RIGHT: &str = "\u{e014}";
    reader.press(RIGHT);
    let before = reader.text_of("document.activeElement.dataset.value");
    assert!(before < last, "{before} is before {last}");
    reader.press(ENTER);
    reader.wait_true(&format!("location.search === '?from={before}&to={before}'"));
    reader.assert_passages(mentioning(&before, &before), "the bar");
    assert_eq!(reader.text_of("document.activeElement.dataset.value"), before, "the focus stays on the bar");
}
