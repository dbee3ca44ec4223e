//! Sentences in which places, organisations, groups and events stand in brackets, all four kinds at once.
//!
//! `tuned.txt` holds as it stands; `fresh.txt` is only measured. `cargo test --lib names_cases -- --nocapture` prints both
//! figures, and what is wrong in the tuned half.

use std::collections::BTreeMap;

use super::table::page;
use super::{Reading, names};
use crate::span::{Extent, SpanKind};

const BRACKETS: [(char, char, SpanKind); 4] = [
    ('[', ']', SpanKind::Place),
    ('{', '}', SpanKind::Organisation),
    ('<', '>', SpanKind::Group),
    ('‹', '›', SpanKind::Event),
];

type Spans = Vec<(Extent, SpanKind)>;

/// The sentence without brackets, and what stands in them.
fn read(marked: &str) -> (String, Spans) {
    let mut plain = String::new();
    let mut spans = Vec::new();
    let mut open: Vec<(u32, SpanKind)> = Vec::new();
    let mut at = 0;
    for c in marked.chars() {
        if let Some((_, _, kind)) = BRACKETS.iter().find(|it| it.0 == c) {
            open.push((at, *kind));
        } else if BRACKETS.iter().any(|it| it.1 == c) {
            let (start, kind) = open.pop().expect("a bracket closes what was opened");
            spans.push((Extent::new(start, at), kind));
        } else {
            plain.push(c);
            at += 1;
        }
    }
    assert!(open.is_empty(), "{marked}");
    spans.sort();
    (plain, spans)
}

fn found(plain: &str) -> Spans {
    let page = page(plain);
    let names = names::find(&Reading::new(&page));
    let kinds = BRACKETS.map(|it| it.2);
    let mut spans: Spans = names.iter().filter(|it| kinds.contains(&it.kind)).map(|it| (it.extent, it.kind)).collect();
    spans.sort();
    spans
}

/// The sentence with brackets round `spans`.
fn write(plain: &str, spans: &Spans) -> String {
    let mut out = String::new();
    let bracket = |kind: SpanKind| BRACKETS.iter().find(|it| it.2 == kind).expect("one of the four");
    for (at, c) in plain.chars().chain([' ']).enumerate() {
        let at = at as u32;
        out.extend(spans.iter().rev().filter(|(extent, _)| extent.end == at).map(|(_, kind)| bracket(*kind).1));
        out.extend(spans.iter().filter(|(extent, _)| extent.start == at).map(|(_, kind)| bracket(*kind).0));
        out.push(c);
    }
    out.pop();
    out
}

/// Gold, found and right of each kind, and the sentences that are read otherwise.
fn score(file: &str) -> (BTreeMap<SpanKind, [usize; 3]>, Vec<String>) {
    let mut counts: BTreeMap<SpanKind, [usize; 3]> = BTreeMap::new();
    let mut wrong = Vec::new();
    for sentence in file.lines().filter(|it| !it.is_empty() && !it.starts_with('#')) {
        let (plain, gold) = read(sentence);
        let found = found(&plain);
        for (_, kind) in &gold {
            counts.entry(*kind).or_default()[0] += 1;
        }
        for span in &found {
            let count = counts.entry(span.1).or_default();
            count[1] += 1;
            count[2] += usize::from(gold.contains(span));
        }
        if found != gold {
            wrong.push(format!("expected {sentence}\n   found {}", write(&plain, &found)));
        }
    }
    (counts, wrong)
}

fn report(name: &str, counts: &BTreeMap<SpanKind, [usize; 3]>) {
    for (kind, [gold, found, right]) in counts {
        let (precision, recall) = (*right as f32 / *found as f32, *right as f32 / *gold as f32);
        let f1 = 2.0 * *right as f32 / (*gold + *found) as f32;
        println!("{name:6} {kind:?}: {gold} {found}  P {precision:.3}  R {recall:.3}  F1 {f1:.3}");
    }
}

#[test]
fn tuned() {
    let (counts, wrong) = score(include_str!("tuned.txt"));
    report("tuned", &counts);
    for it in &wrong {
        println!("{it}");
    }
    // "ليفربول" in a sentence too short to speak of a match, "إيغاد" which is also "إيجاد".
    assert!(wrong.len() <= 2, "{} sentences read otherwise", wrong.len());
}

#[test]
fn fresh() {
    let (counts, wrong) = score(include_str!("fresh.txt"));
    report("fresh", &counts);
    println!("fresh: {} sentences read otherwise", wrong.len());
    if std::env::var_os("SHOW_FRESH").is_some() {
        for it in &wrong {
            println!("{it}");
        }
    }
}
