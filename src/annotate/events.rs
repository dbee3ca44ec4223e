//! Events: named treaties, wars, revolts, operations, summits.
//!
//! A place in the name is marked of its own, nested.

use super::gazetteer::{self, Cue, Grade, Hit, Role, gazetteer};
use super::{Candidate, Reading};
use crate::span::SpanKind;

/// What may be one, in the order of the text; nested places stand behind their event.
pub fn candidates(reading: &Reading) -> Vec<Candidate> {
    let mut found = Vec::new();
    for paragraph in &reading.paragraphs {
        let end = paragraph.tokens.end;
        let mut at = paragraph.tokens.start;
        while at < end {
            let event = known(reading, at, end).or_else(|| built(reading, at, end));
            let Some(event) = event else {
                at += 1;
                continue;
            };
            at = event.tokens.end;
            let inside = places(reading, &event);
            found.push(event);
            found.extend(inside);
        }
    }
    found
}

fn known(reading: &Reading, at: usize, end: usize) -> Option<Candidate> {
    let lookup = reading.lookup();
    let hits = lookup.longest(at, end);
    let (hit, entry) = hits.iter().find_map(|hit| {
        let entry = gazetteer().entries.get(hit.phrase.entry as usize)?;
        (entry.kind == SpanKind::Event).then_some((hit, entry))
    })?;
    candidate(reading, at, hit.last, 0.92, Some(&entry.slug), "known-event")
}

/// "معركة الموصل", "قمة جدة", "منتدى الرياض الدولي للمعادن": a class word and a place.
fn built(reading: &Reading, at: usize, end: usize) -> Option<Candidate> {
    let lookup = reading.lookup();
    // "حرب السودان" is a name, "إعلان أذربيجان" is none.
    let of_cities = lookup.has(at, Cue::EventCityClass);
    if !of_cities && !lookup.has(at, Cue::EventClass) || lookup.key(at).starts_with("ال") {
        return None;
    }
    let place = place_at(&lookup.longest(at + 1, end), reading, at + 1)?;
    let role = gazetteer().entries.get(place.phrase.entry as usize).map(|it| it.role);
    if of_cities && role == Some(Role::State) {
        return None;
    }
    let mut last = place.last;
    while last + 1 < end && lookup.has(last + 1, Cue::Quality) && lookup.tag(last + 1).outside == 0 {
        last += 1;
    }
    // "معرض القاهرة الدولي للكتاب", but "كأس تونس للمرة الأولى".
    if last + 1 < end && lookup.has(at, Cue::EventThemeClass) && lookup.key(last + 1).starts_with("لل") {
        last += 1;
    }
    candidate(reading, at, last, 0.7, None, "event-class-word-with-place")
}

fn candidate(
    reading: &Reading,
    first: usize,
    last: usize,
    score: f32,
    id: Option<&'static str>,
    rule: &'static str,
) -> Option<Candidate> {
    let extent = gazetteer::extent(&reading.tokens, reading.lookup().tag(first), first, last)?;
    Some(Candidate { tokens: first..last + 1, extent, kind: SpanKind::Event, nested: false, score, id, rule })
}

fn place_at(hits: &[Hit], reading: &Reading, at: usize) -> Option<Hit> {
    let tag = reading.lookup().tag(at);
    hits.iter().copied().find(|hit| {
        let entry = gazetteer().entries.get(hit.phrase.entry as usize);
        let place = entry.is_some_and(|it| it.kind == SpanKind::Place);
        place && hit.phrase.grade != Grade::Weak && tag.outside == 0
    })
}

/// The places inside an event's name.
fn places(reading: &Reading, event: &Candidate) -> Vec<Candidate> {
    let lookup = reading.lookup();
    let mut found = Vec::new();
    let mut at = event.tokens.start + 1;
    while at < event.tokens.end {
        let hits = lookup.longest(at, event.tokens.end);
        let place = hits.iter().find_map(|hit| {
            let entry = gazetteer().entries.get(hit.phrase.entry as usize)?;
            (entry.kind == SpanKind::Place && hit.phrase.grade != Grade::Weak).then_some((hit, entry))
        });
        let Some((hit, entry)) = place else {
            at += 1;
            continue;
        };
        if let Some(extent) = gazetteer::extent(&reading.tokens, lookup.tag(at), at, hit.last) {
            found.push(Candidate {
                tokens: hit.tokens(),
                extent,
                kind: SpanKind::Place,
                nested: true,
                score: 0.9,
                id: Some(&entry.slug),
                rule: "place-in-event",
            });
        }
        at = hit.last + 1;
    }
    found
}

#[cfg(test)]
mod tests;
