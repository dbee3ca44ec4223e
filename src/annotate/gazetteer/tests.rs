use std::collections::{HashMap, HashSet};

use proptest::prelude::*;

use super::{Role, gazetteer};
use crate::annotate::table::page;
use crate::annotate::{Reading, events, groups, names, organisations, places, quotations};
use crate::span::SpanKind;

#[test]
fn every_state_with_a_code_has_one_capital_at_most() {
    let known = gazetteer();
    let mut capitals: HashMap<u16, &str> = HashMap::new();
    for entry in known.entries.iter().filter(|it| it.role == Role::Capital) {
        let country = entry.country.expect("a capital lies in a state");
        if let Some(other) = capitals.insert(country, entry.en) {
            panic!("{other} and {} are capitals of one state", entry.en);
        }
    }
    assert!(capitals.len() > 150);
}

#[test]
fn every_entry_has_a_name_and_an_id() {
    for entry in &gazetteer().entries {
        assert!(!entry.slug.is_empty() && !entry.ar.is_empty(), "{entry:?}");
        assert!(!entry.ar.contains(['[', '~', '?', '|']), "{entry:?}");
    }
}

#[test]
fn it_names_the_world() {
    let known = gazetteer();
    let places: HashSet<&str> =
        known.entries.iter().filter(|it| it.kind == SpanKind::Place).map(|it| it.slug.as_str()).collect();
    let organisations = known.entries.iter().filter(|it| it.kind == SpanKind::Organisation).count();
    assert!(places.len() > 1900, "{}", places.len());
    assert!(organisations > 700, "{organisations}");
}

#[test]
fn a_name_stands_once_under_one_kind_and_state() {
    let mut seen = HashSet::new();
    for word in gazetteer().words.values() {
        for phrase in &word.phrases {
            assert!(seen.insert((phrase.entry, std::ptr::from_ref(word), &phrase.rest)));
        }
    }
}

/// Words that the finders know, glued and mixed with what they do not.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("في"),
        Just("وزارة"),
        Just("الخارجية"),
        Just("سفارة"),
        Just("مدينة"),
        Just("القاهرة"),
        Just("للقدس"),
        Just("ولبنان"),
        Just("مطار"),
        Just("الدولي"),
        Just("«"),
        Just("»"),
        Just("\""),
        Just("("),
        Just(")"),
        Just("قال"),
        Just(":"),
        Just("."),
        Just("\n"),
        Just("بلدات"),
        Just("أم"),
        Just("المركز"),
        Just("الوطني"),
        Just("لحقوق"),
        Just("الإنسان"),
        Just("حزب"),
        Just("‘"),
        Just("و"),
        Just("َ"),
        Just("ـ"),
        Just("ﻻ"),
        Just("معرض"),
        Just("كأس"),
        Just("الفلسطينيين"),
        Just("الجيش"),
        Just("USA"),
        Just("7"),
    ];
    let glue = prop_oneof![Just(" "), Just(""), Just("\u{200f}"), Just("-")];
    prop::collection::vec((prop_oneof![8 => word.prop_map(str::to_owned), 1 => "\\PC{1,4}"], glue), 0..40)
        .prop_map(|parts| parts.into_iter().flat_map(|(word, glue)| [word, glue.to_owned()]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn finders_take_any_text(text in text()) {
        let page = page(&text);
        let reading = Reading::new(&page);
        let length = text.chars().count() as u32;
        let candidates = [
            places::candidates(&reading),
            organisations::candidates(&reading),
            groups::candidates(&reading),
            events::candidates(&reading),
        ];
        for candidate in candidates.iter().flatten() {
            prop_assert!(candidate.extent.start < candidate.extent.end && candidate.extent.end <= length);
            prop_assert!(candidate.tokens.start < candidate.tokens.end && candidate.tokens.end <= reading.tokens.len());
            prop_assert!((0.0..=1.0).contains(&candidate.score));
        }
        let names = names::find(&reading);
        for quotation in quotations::find(&reading, &names) {
            prop_assert!(quotation.extent.end <= length);
            prop_assert!(quotation.detail.speaker.is_none_or(|it| it < names.len()));
        }
    }
}
