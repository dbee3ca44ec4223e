//! Names that nobody knows behind "شركة": "شركة أوكيو", "شركة حسن علام". The class word stays outside.

use super::{Scope, scopes};
use crate::annotate::gazetteer::{Cue, gazetteer};
use crate::annotate::shape;
use crate::annotate::words::Flags;
use crate::annotate::{Candidate, Reading};
use crate::span::SpanKind;

/// A company's name has at most so many words.
const LONGEST: usize = 3;

/// Companies by their class word alone.
pub fn find(reading: &Reading, found: &mut Vec<Candidate>) {
    for scope in scopes(reading) {
        for at in scope.start..scope.end {
            if scope.lookup().has(at, Cue::Company) {
                found.extend(company(scope, at));
            }
        }
    }
}

fn company(scope: Scope, at: usize) -> Option<Candidate> {
    let first = at + 1;
    // "الشركة" has an adjective behind it, or nothing.
    if scope.lookup().bare(at).starts_with("ال") || !is_part(scope, first) {
        return None;
    }
    let last = (first + 1..scope.end.min(first + LONGEST)).take_while(|it| is_part(scope, *it)).last().unwrap_or(first);
    // "مجموعة", "مؤسسة" stand before people and things of all kinds.
    let firm = scope.lookup().has(at, Cue::Outside) && !scope.lookup().has(at, Cue::Honorific);
    let unknown = scope.flags(first).is_empty() && shape::foreign(scope.reading.tokens.fold(first)) > 0;
    let person = scope.flags(first).any(Flags::GIVEN) && last > first;
    if !unknown && !person || person && !firm {
        return None;
    }
    scope.candidate(first, last, 0.8, None, "name-behind-company")
}

/// A word that may be a part of a company's name: no common word, no adjective of a state, no place.
fn is_part(scope: Scope, at: usize) -> bool {
    let lookup = scope.lookup();
    let tag = lookup.tag(at);
    let flags = scope.flags(at);
    let common = flags.any(Flags::COMMON) && !flags.any(Flags::NAME);
    let known = lookup.longest(at, scope.end).iter().any(|hit| {
        let entry = gazetteer().entries.get(hit.phrase.entry as usize);
        entry.is_some_and(|it| matches!(it.kind, SpanKind::Place | SpanKind::Organisation))
    });
    let cued = tag.word.is_some_and(|it| it.cues != 0);
    scope.is_arabic(at)
        && tag.outside == 0
        && !tag.swallowed
        && !common
        && !known
        && !cued
        && lookup.nisba(at).is_none()
        && lookup.key(at).chars().count() > 2
}
