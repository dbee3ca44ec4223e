//! Organisations that the gazetteer knows.

use super::{Scope, scopes};
use crate::annotate::gazetteer::{Cue, Entry, Grade, Hit, Role, gazetteer};
use crate::annotate::{Candidate, Reading};
use crate::span::SpanKind;

/// Known names, the ambiguous ones where the words around speak for them.
pub fn find(reading: &Reading) -> Vec<Candidate> {
    let mut accepted: Vec<u32> = Vec::new();
    let mut found = Vec::new();
    // The first pass learns which ambiguous names the page has with a class word.
    for _ in 0..2 {
        found.clear();
        for scope in scopes(reading) {
            read(scope, &mut accepted, &mut found);
        }
    }
    found
}

fn read(scope: Scope, accepted: &mut Vec<u32>, found: &mut Vec<Candidate>) {
    let mut at = scope.start;
    let mut after_last = usize::MAX - 1;
    while at < scope.end {
        let hits = scope.lookup().longest(at, scope.end);
        let Some(last) = hits.first().map(|hit| hit.last) else {
            at += 1;
            continue;
        };
        let (start, after) = (at, after_last);
        at += 1;
        let Some((hit, entry)) = hits.iter().find_map(of_organisation) else {
            if last > start {
                at = last + 1;
            }
            continue;
        };
        let joined = after == start && scope.lookup().tag(start).joined;
        let listed = joined || after + 1 == start && matches!(scope.key(after), "+" | "/");
        let Some(score) = score(scope, hit, entry, listed, accepted) else { continue };
        if let Some(candidate) = scope.candidate(hit.first, hit.last, score, Some(&entry.slug), "known-organisation") {
            found.push(candidate);
            after_last = last + 1;
            at = last + 1;
        }
    }
}

fn of_organisation(hit: &Hit) -> Option<(Hit, &'static Entry)> {
    let entry = gazetteer().entries.get(hit.phrase.entry as usize)?;
    let institution = matches!(entry.role, Role::Institution | Role::InstitutionOf);
    (entry.kind == SpanKind::Organisation && !institution).then_some((*hit, entry))
}

fn score(scope: Scope, hit: Hit, entry: &Entry, listed: bool, accepted: &mut Vec<u32>) -> Option<f32> {
    if hit.phrase.grade == Grade::Sure {
        return Some(0.95);
    }
    let lookup = scope.lookup();
    let mut before = scope.before(hit.first);
    let quoted = before.is_some_and(|it| scope.is_quote(it)) && scope.is_quote(hit.last + 1);
    if quoted {
        before = before.and_then(|it| scope.before(it));
    }
    let bracketed = before.is_some_and(|it| scope.key(it) == "(") && scope.key(hit.last + 1) == ")";
    let class = before.is_some_and(|it| lookup.has(it, Cue::Outside)) && !lookup.tag(hit.first).governed;
    if class || listed || bracketed && entry.role == Role::Media {
        accepted.push(hit.phrase.entry);
        return Some(0.97);
    }
    // «قال لـ"الشرق الأوسط"»: places do not stand in quotation marks.
    if quoted && entry.role == Role::Media {
        return Some(0.97);
    }
    let known = accepted.contains(&hit.phrase.entry);
    match hit.phrase.grade {
        _ if quoted && known => Some(0.85),
        Grade::Fair if known => Some(0.8),
        // A common word: once the page has it as a name it may be meant again, but need not.
        Grade::Weak if known && entry.role != Role::Media => Some(0.6),
        _ => None,
    }
}
