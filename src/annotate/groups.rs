//! Groups: peoples and communities, as nouns.
//!
//! "مع الفلسطينيين" is one, "الصحفيين الإسرائيليين" is a noun with its adjective and none.

use super::gazetteer::{self, Cue, Form, gazetteer};
use super::{Candidate, Reading};
use crate::span::SpanKind;
use crate::text::TokenKind;

/// What may be one, in the order of the text.
pub fn candidates(reading: &Reading) -> Vec<Candidate> {
    let lookup = reading.lookup();
    let mut found = Vec::new();
    for paragraph in &reading.paragraphs {
        for at in paragraph.tokens.clone() {
            let hits = lookup.longest(at, paragraph.tokens.end);
            let group = hits.iter().find_map(|hit| {
                let entry = gazetteer().entries.get(hit.phrase.entry as usize)?;
                (entry.kind == SpanKind::Group).then_some((hit, entry))
            });
            let Some((hit, entry)) = group else {
                found.extend(built(reading, paragraph.tokens.start, at, paragraph.tokens.end));
                continue;
            };
            if hit.phrase.rest.is_empty() && is_adjective(reading, paragraph.tokens.start, at) {
                continue;
            }
            if let Some(extent) = gazetteer::extent(&reading.tokens, lookup.tag(at), at, hit.last) {
                found.push(Candidate {
                    tokens: hit.tokens(),
                    extent,
                    kind: SpanKind::Group,
                    nested: false,
                    score: 0.85,
                    id: Some(&entry.slug),
                    rule: "known-group",
                });
            }
        }
    }
    found
}

/// "الفلبينيين": the people of any state; "الجالية المغربية": a community and its adjective.
fn built(reading: &Reading, start: usize, at: usize, end: usize) -> Option<Candidate> {
    let lookup = reading.lookup();
    let word = lookup.word(at)?;
    let last = match word.nisba {
        // "الأميركيان" are two men.
        Some(nisba) if nisba.definite && nisba.form == Form::Plural && !lookup.key(at).ends_with("ان") => at,
        _ if word.has(Cue::Community) => at + 1,
        _ => return None,
    };
    let community = last > at;
    let described = community && last < end && lookup.tag(last).outside == 0;
    let nisba = lookup.nisba(last).filter(|it| it.definite)?;
    if community && !(described && nisba.form == Form::Feminine) || !community && is_adjective(reading, start, at) {
        return None;
    }
    let extent = gazetteer::extent(&reading.tokens, lookup.tag(at), at, last)?;
    let rule = if community { "community-of-state" } else { "people-of-state" };
    Some(Candidate { tokens: at..last + 1, extent, kind: SpanKind::Group, nested: false, score: 0.8, id: None, rule })
}

/// Whether the word qualifies the definite noun before it ("المسؤولين الفلسطينيين").
fn is_adjective(reading: &Reading, start: usize, at: usize) -> bool {
    let lookup = reading.lookup();
    let tag = lookup.tag(at);
    if tag.outside > 0 || tag.swallowed {
        return false;
    }
    let Some(before) = at.checked_sub(1).filter(|it| *it >= start) else { return false };
    if reading.tokens.get(before).is_none_or(|token| token.kind != TokenKind::Arabic) {
        return false;
    }
    let key = lookup.key(before);
    let bare = key.trim_start_matches(['و', 'ف', 'ب', 'ك']);
    let definite = key.starts_with("ال") || bare.starts_with("ال") || key.contains("لل");
    // "مواطنيها العرب", "جنودنا الإسرائيليين".
    let owned = ["نا", "هم", "ها"].iter().any(|it| key.ends_with(it)) && key.chars().count() > 5;
    definite && key.chars().count() > 4 || owned
}

#[cfg(test)]
mod tests;
