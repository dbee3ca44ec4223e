//! News desks that no list has, between the marks of a byline: "طرابلس - بوابة أويا", "ديربورن (مهجر نيوز) - خاص".

use super::{Scope, scopes};
use crate::annotate::gazetteer::{Cue, gazetteer};
use crate::annotate::words::Flags;
use crate::annotate::{Candidate, Reading};
use crate::line::LineKind;
use crate::span::SpanKind;

/// The words that the name of a desk may have.
const LONGEST: usize = 3;

/// Desks of all bylines.
pub fn find(reading: &Reading, found: &mut Vec<Candidate>) {
    for scope in scopes(reading).filter(|it| it.kind == LineKind::Byline) {
        let segments = segments(scope);
        if segments.len() < 2 {
            continue;
        }
        for (first, last) in &segments {
            if is_desk(scope, *first, *last) {
                found.extend(scope.candidate(*first, *last, 0.7, None, "desk-in-byline"));
            }
        }
    }
}

/// The stretches of words between marks and figures: first and last token.
fn segments(scope: Scope) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize)> = Vec::new();
    for at in scope.start..scope.end {
        if !scope.is_arabic(at) {
            continue;
        }
        match all.last_mut() {
            Some(segment) if segment.1 + 1 == at => segment.1 = at,
            _ => all.push((at, at)),
        }
    }
    all
}

fn is_desk(scope: Scope, first: usize, last: usize) -> bool {
    let lookup = scope.lookup();
    let words = last - first + 1;
    let named = (first..=last).all(|it| {
        let time = lookup.has(it, Cue::Time) && !lookup.has(it, Cue::DeskSecond);
        !lookup.has(it, Cue::NoDesk) && !time && lookup.tag(it).outside == 0
            || it > first && lookup.has(it, Cue::DeskSecond)
    });
    // A date's words have figures beside them.
    let dated = scope.is_digits(last + 1) || scope.before(first).is_some_and(|it| scope.is_digits(it));
    if words > LONGEST || !named || dated {
        return false;
    }
    if words > 1 {
        return lookup.has(first, Cue::Desk) || lookup.has(last, Cue::DeskSecond) && !is_person(scope, first);
    }
    let brackets = scope.before(first).is_some_and(|it| scope.key(it) == "(") && scope.key(last + 1) == ")";
    let begins = first == scope.start && scope.is_definite(first);
    let common = scope.flags(first).any(Flags::COMMON) && !scope.is_definite(first);
    !is_place(scope, first) && !is_person(scope, first) && !common && (brackets || begins || is_unknown(scope, first))
}

fn is_person(scope: Scope, at: usize) -> bool {
    let flags = scope.flags(at);
    flags.any(Flags::GIVEN) && !flags.any(Flags::COMMON)
}

/// A word that is nothing else, alone between marks.
fn is_unknown(scope: Scope, at: usize) -> bool {
    scope.flags(at).is_empty() && scope.lookup().word(at).is_none() && scope.key(at).chars().count() > 3
}

fn is_place(scope: Scope, at: usize) -> bool {
    let hits = scope.lookup().longest(at, scope.end);
    hits.iter().any(|hit| {
        let entry = gazetteer().entries.get(hit.phrase.entry as usize);
        entry.is_some_and(|it| it.kind == SpanKind::Place)
    })
}
