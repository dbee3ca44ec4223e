//! Institutions that every state has, ministries and embassies.

use super::{Scope, scopes};
use crate::annotate::gazetteer::{Cue, Entry, Form, Hit, Role, gazetteer};
use crate::annotate::{Candidate, Reading};
use crate::span::SpanKind;

/// Institutions of states, each with its state's adjective where it has one.
pub fn find(reading: &Reading, found: &mut Vec<Candidate>) {
    for scope in scopes(reading) {
        // The token behind the last institution, for lists.
        let mut behind = usize::MAX;
        for at in scope.start..scope.end {
            let Some(word) = scope.lookup().word(at) else { continue };
            if word.has(Cue::Embassy) {
                embassy(scope, at, found);
            } else if word.has(Cue::Ministry) {
                let candidate = ministry(scope, at, found);
                found.extend(candidate);
            } else if let Some(candidate) = institution(scope, at, behind) {
                behind = candidate.tokens.end;
                found.push(candidate);
            }
        }
    }
}

fn institution(scope: Scope, at: usize, behind: usize) -> Option<Candidate> {
    let hits = scope.lookup().longest(at, scope.end);
    let (hit, entry) = hits.iter().find_map(of_institution)?;
    let single = hit.last == hit.first;
    let end = adjective(scope, hit.last + 1);
    // "الدفاع" alone is the ministry only in the feminine: "الدفاع الروسية", not "الدفاع الروسي".
    if let Some((last, form)) = end
        && (entry.role == Role::Institution || !is_short(entry) || form == Form::Feminine && !governs_short(scope, at))
    {
        let score = if single { 0.88 } else { 0.93 };
        return scope.candidate(at, last, score, None, "institution-with-adjective");
    }
    match entry.role {
        Role::Institution => scope.candidate(at, hit.last, 0.9, None, "institution"),
        _ if is_short(entry) && single && stands_alone(scope, at) => {
            scope.candidate(at, at, 0.8, None, "short-for-ministry")
        }
        // "قوات الأمن العام", "الجيش والأمن العام".
        _ if !single
            && !is_short(entry)
            && (says(scope, at) || of_forces(scope, at) || behind == at && scope.lookup().tag(at).joined) =>
        {
            scope.candidate(at, hit.last, 0.85, None, "institution-behind-class-word")
        }
        _ => None,
    }
}

/// "بحسب الأمن العام", "أعلن الأمن الوطني".
fn says(scope: Scope, at: usize) -> bool {
    let tag = scope.lookup().tag(at);
    let lookup = scope.lookup();
    let before = scope.before(at).filter(|_| tag.outside == 0 && !tag.swallowed);
    before.is_some_and(|it| lookup.has(it, Cue::Speech) || lookup.has(it, Cue::Saying))
}

/// Behind "قوات", "عناصر".
fn of_forces(scope: Scope, at: usize) -> bool {
    let tag = scope.lookup().tag(at);
    let bare = tag.outside == 0 && !tag.swallowed;
    bare && scope
        .before(at)
        .is_some_and(|it| matches!(scope.lookup().bare(it), "قوات" | "عناصر" | "ضباط" | "جهاز" | "افراد"))
}

fn of_institution(hit: &Hit) -> Option<(Hit, &'static Entry)> {
    let entry = gazetteer().entries.get(hit.phrase.entry as usize)?;
    matches!(entry.role, Role::Institution | Role::InstitutionOf).then_some((*hit, entry))
}

/// A word that is short for "وزارة" and itself.
fn is_short(entry: &Entry) -> bool {
    entry.role == Role::InstitutionOf && entry.en.starts_with("Ministry")
}

/// "وزيرة الخارجية", "السياسة الخارجية": the word is no ministry there.
fn governs_short(scope: Scope, at: usize) -> bool {
    let Some(before) = scope.before(at) else { return false };
    scope.lookup().has(before, Cue::Minister) || scope.is_definite(before) || scope.lookup().has(before, Cue::Topic)
}

/// "قالت الخارجية", "المتحدث باسم الداخلية", "مصدر في الدفاع", "الخارجية:".
fn stands_alone(scope: Scope, at: usize) -> bool {
    let lookup = scope.lookup();
    if scope.is_definite(at + 1) || lookup.tag(at).governed {
        return false;
    }
    let Some(before) = scope.before(at) else { return scope.key(at + 1) == ":" };
    if lookup.has(before, Cue::Speech) {
        return true;
    }
    scope.key(before) == "في" && scope.before(before).is_some_and(|it| lookup.has(it, Cue::Source))
}

/// The adjective of a state behind an institution, other adjectives allowed before it. Gives its token.
fn adjective(scope: Scope, from: usize) -> Option<(usize, Form)> {
    let lookup = scope.lookup();
    let mut at = from;
    while at < from + 2 && at < scope.end && lookup.has(at, Cue::Quality) && lookup.tag(at).outside == 0 {
        at += 1;
    }
    let nisba = lookup.nisba(at).filter(|it| at < scope.end && it.definite && lookup.tag(at).outside == 0)?;
    if lookup.tag(at).swallowed {
        return None;
    }
    // "الكورية الجنوبية".
    let second = matches!(scope.key(at + 1), "الشماليه" | "الجنوبيه" | "الشمالي" | "الجنوبي");
    Some((at + usize::from(second), nisba.form))
}

/// "وزارة الشؤون الخارجية والهجرة المصرية".
fn ministry(scope: Scope, at: usize, found: &mut Vec<Candidate>) -> Option<Candidate> {
    let lookup = scope.lookup();
    let mut last = at;
    while last + 1 < scope.end && lookup.has(last + 1, Cue::Topic) {
        let tag = lookup.tag(last + 1);
        if tag.governed && !tag.swallowed || last == at && tag.outside > 0 {
            break;
        }
        last += 1;
    }
    if last == at {
        return unknown_ministry(scope, at);
    }
    // "وزارة خارجية أذربيجان".
    let indefinite = last == at + 1 && !scope.is_definite(last);
    if indefinite {
        let (place, to) = state(scope, at + 2).or_else(|| state(scope, at + 1))?;
        found
            .push(Candidate { nested: true, ..scope.of_kind(SpanKind::Place, place, to, 0.9, None, "state-in-name")? });
        return scope.candidate(at, to, 0.9, None, "ministry");
    }
    if let Some((to, _)) = adjective(scope, last + 1) {
        last = to;
    }
    scope.candidate(at, last, 0.95, None, "ministry")
}

/// A ministry of something that no list has: one definite word, or more joined with و.
fn unknown_ministry(scope: Scope, at: usize) -> Option<Candidate> {
    let lookup = scope.lookup();
    let next = at + 1;
    if !scope.is_definite(next) || lookup.has(next, Cue::Time) || lookup.nisba(next).is_some() {
        return None;
    }
    let last = adjective(scope, next + 1).map_or(next, |(to, _)| to);
    scope.candidate(at, last, 0.7, None, "ministry-of-unknown")
}

/// "السفارة الأذرية", "سفارة أذربيجان"; never "سفارة لها", "سفارة أجنبية".
fn embassy(scope: Scope, at: usize, found: &mut Vec<Candidate>) {
    let lookup = scope.lookup();
    let definite = scope.key(at).starts_with("ال") || lookup.tag(at).swallowed || scope.key(at).contains("السفار");
    if let Some((last, form)) = adjective(scope, at + 1) {
        if form == Form::Feminine {
            found.extend(scope.candidate(at, last, 0.95, None, "embassy"));
        }
        return;
    }
    let from = at + 1 + usize::from(matches!(scope.key(at + 1), "دوله" | "جمهوريه" | "مملكه"));
    if let (false, Some((first, last))) = (definite, state(scope, from)) {
        found.extend(scope.candidate(at, last, 0.95, None, "embassy"));
        let nested = scope.of_kind(SpanKind::Place, first, last, 0.95, state_id(scope, first), "state-in-name");
        found.extend(nested.map(|it| Candidate { nested: true, ..it }));
    }
}

/// A state named at `at`, without clitics: its first and last token.
fn state(scope: Scope, at: usize) -> Option<(usize, usize)> {
    let tag = scope.lookup().tag(at);
    if at >= scope.end || tag.outside > 0 || tag.swallowed {
        return None;
    }
    let hits = scope.lookup().longest(at, scope.end);
    let hit = hits.iter().find(|hit| {
        gazetteer().entries.get(hit.phrase.entry as usize).is_some_and(|entry| entry.role == Role::State)
    })?;
    Some((at, hit.last))
}

fn state_id(scope: Scope, at: usize) -> Option<&'static str> {
    let hits = scope.lookup().longest(at, scope.end);
    let entries = hits.iter().filter_map(|hit| gazetteer().entries.get(hit.phrase.entry as usize));
    entries.filter(|entry| entry.role == Role::State).map(|entry| entry.slug.as_str()).next()
}
