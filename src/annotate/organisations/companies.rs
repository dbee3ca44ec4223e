//! Names that nobody knows behind a class word that stays outside: "شركة أوكيو", "شركة حسن علام", "صحيفة لوكوتيديان",
//! "صحيفة المساء".

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
            let Some(word) = scope.lookup().word(at) else { continue };
            if word.has(Cue::CompanySuffix) {
                found.extend(suffixed(scope, at));
            } else if word.has(Cue::Company) {
                found.extend(company(scope, at));
            } else if word.has(Cue::BrandClass) {
                found.extend(press(scope, at).or_else(|| brand(scope, at)));
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

/// "نوبل إنرجي", "كازاق غاز": an unknown word before one that closes companies' names.
fn suffixed(scope: Scope, at: usize) -> Option<Candidate> {
    let first = scope.before(at)?;
    let folded = scope.reading.tokens.fold(first);
    let unknown = scope.flags(first).is_empty() || scope.flags(first).any(Flags::NAME);
    let named = unknown && !scope.flags(first).any(Flags::COMMON) && shape::foreign(folded) > 0;
    let bare = scope.lookup().tag(at).outside == 0 && scope.lookup().tag(first).outside == 0;
    (named && bare && scope.is_arabic(first) && scope.lookup().word(first).is_none_or(|it| it.cues == 0))
        .then(|| scope.candidate(first, at, 0.75, None, "company-by-last-word"))
        .flatten()
}

/// "ميليشيا فانو", "صحيفة لوكوتيديان".
fn brand(scope: Scope, at: usize) -> Option<Candidate> {
    let first = at + 1;
    let foreign = |it: usize| {
        let folded = scope.reading.tokens.fold(it);
        let owned = ["ها", "هم", "نا", "ه", "ي", "ية", "ك", "ين", "ون", "ات"].iter().any(|end| folded.ends_with(end));
        is_part(scope, it) && scope.flags(it).is_empty() && !owned && shape::foreign(folded) > 8
    };
    if scope.lookup().bare(at).starts_with("ال") || !foreign(first) {
        return None;
    }
    let last = (first + 1..scope.end.min(first + LONGEST)).take_while(|it| foreign(*it)).last().unwrap_or(first);
    // A party and a bank have their class word in the name.
    let proper = scope.lookup().has(at, Cue::ProperHead) && scope.lookup().bare(at) != "نادي";
    scope.candidate(if proper { at } else { first }, last, 0.6, None, "unknown-name-behind-class-word")
}

/// "صحيفة المساء المغربية", "لقناة المشهد": one word with the article.
fn press(scope: Scope, at: usize) -> Option<Candidate> {
    let lookup = scope.lookup();
    let first = at + 1;
    let told = lookup.tag(at).governed
        || scope.before(at).is_some_and(|it| lookup.has(it, Cue::Saying) || lookup.has(it, Cue::Speech));
    let press = lookup.has(at, Cue::Press) || lookup.has(at, Cue::MediaClass) && told && lookup.bare(at) == "قناه";
    let key = scope.key(first);
    let tag = lookup.tag(first);
    let described = lookup.nisba(first).is_some() || lookup.has(first, Cue::Quality) || lookup.has(first, Cue::Time);
    let name = scope.is_definite(first) && tag.outside == 0 && !tag.swallowed && !described && !key.ends_with("يه");
    (press && name && !lookup.bare(at).starts_with("ال"))
        .then(|| scope.candidate(first, first, 0.7, None, "word-behind-press"))
        .flatten()
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
