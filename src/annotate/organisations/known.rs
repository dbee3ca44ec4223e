//! Organisations that the gazetteer knows.

use super::{Scope, scopes};
use crate::annotate::gazetteer::{Cue, Entry, Form, Grade, Hit, Role, gazetteer};
use crate::annotate::{Candidate, Reading};
use crate::line::LineKind;
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
        // "إيني وشل", "إيني، شل"; behind a comma a company only.
        let comma = matches!(scope.key(after), "+" | "/") || scope.key(after) == "،" && entry.role == Role::Plain;
        let listed = joined || after + 1 == start && comma;
        let Some(score) = score(scope, hit, entry, listed, accepted) else { continue };
        let first = party(scope, hit.first);
        if let Some(candidate) = scope.candidate(first, hit.last, score, Some(&entry.slug), "known-organisation") {
            found.push(candidate);
            after_last = last + 1;
            at = last + 1;
        }
    }
}

/// "حزب الليكود": the class word belongs to a party's name. Gives the first token of the name.
fn party(scope: Scope, at: usize) -> usize {
    let tag = scope.lookup().tag(at);
    let bare = tag.outside == 0 && !tag.swallowed;
    let before = scope.before(at).filter(|it| bare && scope.lookup().bare(*it) == "حزب");
    before.unwrap_or(at)
}

fn of_organisation(hit: &Hit) -> Option<(Hit, &'static Entry)> {
    let entry = gazetteer().entries.get(hit.phrase.entry as usize)?;
    let institution = matches!(entry.role, Role::Institution | Role::InstitutionOf);
    (entry.kind == SpanKind::Organisation && !institution).then_some((*hit, entry))
}

fn score(scope: Scope, hit: Hit, entry: &Entry, listed: bool, accepted: &mut Vec<u32>) -> Option<f32> {
    // "أشعة إكس".
    let trapped = scope.lookup().word(hit.first).is_some_and(|word| {
        let behind = scope.key(hit.last + 1);
        let before = scope.before(hit.first).map_or("", |it| scope.key(it));
        // What makes a place something else may make it this ("قناة الجزيرة").
        let medium = scope.before(hit.first).is_some_and(|it| scope.lookup().has(it, Cue::Outside));
        !medium
            && (word.traps_behind.iter().any(|it| **it == *behind)
                || word.traps_before.iter().any(|it| **it == *before))
    });
    if trapped {
        return None;
    }
    // "فوام" is no ف and an agency's three letters.
    let word = scope.reading.tokens.fold(hit.first);
    let short = hit.first == hit.last && word.chars().count() <= 4 && scope.lookup().tag(hit.first).outside > 0;
    if short && word.starts_with(['ف', 'ك']) {
        return None;
    }
    if hit.phrase.grade == Grade::Sure {
        return Some(0.95);
    }
    let lookup = scope.lookup();
    let mut before = scope.before(hit.first);
    let quoted = before.is_some_and(|it| scope.is_quote(it)) && scope.is_quote(hit.last + 1);
    if quoted {
        before = before.and_then(|it| scope.before(it));
    }
    let class = before.is_some_and(|it| lookup.has(it, Cue::Outside)) && !lookup.tag(hit.first).governed;
    if class || listed || entry.role == Role::Media && is_credit(scope, hit, before) {
        accepted.push(hit.phrase.entry);
        return Some(0.97);
    }
    // «قال لـ"الشرق الأوسط"»: places do not stand in quotation marks.
    if quoted && entry.role == Role::Media && (hit.last > hit.first || is_told(scope, before)) {
        return Some(0.97);
    }
    let fair = hit.phrase.grade == Grade::Fair;
    if entry.role == Role::Club && (fair && plays(scope, hit) || has_adjective(scope, hit, entry)) {
        return Some(0.96);
    }
    let known = accepted.contains(&hit.phrase.entry);
    match hit.phrase.grade {
        _ if quoted && known => Some(0.85),
        Grade::Fair if known && !(entry.role == Role::Club && is_place(scope, hit.first)) => Some(0.8),
        // A common word: once the page has it as a name it may be meant again, but need not.
        Grade::Weak if known && !matches!(entry.role, Role::Media | Role::Club) => Some(0.6),
        _ => None,
    }
}

/// «قال لـ"الحياة"», «بحسب "الأخبار"»: who speaks stands before, or whom one speaks to.
fn is_told(scope: Scope, before: Option<usize>) -> bool {
    let Some(before) = before else { return true };
    let lookup = scope.lookup();
    let cue = [Cue::Speech, Cue::Saying, Cue::Source, Cue::MediaClass].into_iter().any(|it| lookup.has(before, it));
    cue || !scope.is_arabic(before) || scope.key(before).chars().count() == 1
}

/// The slot of a source: alone in brackets, or between the marks of a byline or a caption.
fn is_credit(scope: Scope, hit: Hit, before: Option<usize>) -> bool {
    let (lookup, behind) = (scope.lookup(), hit.last + 1);
    let opening = before.map_or("", |it| scope.key(it));
    let closing = scope.key(behind);
    // "المصدر : رويترز".
    if lookup.has(hit.first, Cue::NoDesk) {
        return false;
    }
    let part =
        |mark: &str| matches!(mark, "" | ":" | "-" | "–" | "—" | "/" | "|" | "،" | "," | "+" | "(" | ")" | "." | "و");
    let line = matches!(scope.kind, LineKind::Byline | LineKind::Caption);
    // "صنعاء – سبأ".
    let dateline = matches!(opening, "-" | "–" | "—" | "/")
        && hit.first <= scope.start + DATELINE
        && is_place(scope, scope.start)
        && !scope.is_arabic(behind);
    opening == "(" && closing == ")"
        || dateline
        || line && part(opening) && part(closing) && !(opening.is_empty() && closing.is_empty())
}

/// A dateline has its source within so many tokens.
const DATELINE: usize = 5;

/// Words of matches that a page has at least, before the ambiguous name of a club means the club.
const MATCHES: u32 = 2;

/// The same where the name is also a city's.
const MANY_MATCHES: u32 = 4;

/// "الهلال السعودي": a club with its state's adjective in the masculine, on a page that speaks of a match.
fn has_adjective(scope: Scope, hit: Hit, entry: &Entry) -> bool {
    let nisba = scope.lookup().nisba(hit.last + 1);
    let own = nisba.is_some_and(|it| it.definite && it.form == Form::Masculine && Some(it.country) == entry.country);
    own && scope.lookup().sport() > 0
}

/// Whether the page is about matches, and the name does not stand where a city would.
fn plays(scope: Scope, hit: Hit) -> bool {
    let lookup = scope.lookup();
    let city = is_place(scope, hit.first);
    let least = if city { MANY_MATCHES } else { MATCHES };
    let before = scope.before(hit.first);
    let placed = before.is_some_and(|it| lookup.has(it, Cue::PlaceClass) || lookup.bare(it) == "في")
        || city && lookup.tag(hit.first).governed;
    // A city's name is the club's only beside a word of matches: "أمام ليفربول".
    let beside = !city || before.is_some_and(|it| lookup.has(it, Cue::ClubBefore));
    lookup.sport() >= least && !placed && beside
}

/// Whether a place has the same name.
fn is_place(scope: Scope, at: usize) -> bool {
    let hits = scope.lookup().longest(at, scope.end);
    hits.iter().any(|hit| {
        let entry = gazetteer().entries.get(hit.phrase.entry as usize);
        hit.phrase.grade != Grade::Weak && entry.is_some_and(|it| it.kind == SpanKind::Place)
    })
}
