//! Names built from a class word and a description: "مركز الأهرام للدراسات", "المركز الفلسطيني لحقوق الإنسان",
//! "حزب العمال الكردستاني", «صحيفة "التايمز"», and the abbreviation in brackets behind them.

use super::{Scope, scopes};
use crate::annotate::gazetteer::{Cue, Form, Grade, Role, gazetteer};
use crate::annotate::words::{Flags, words};
use crate::annotate::{Candidate, Reading, namesake};
use crate::span::SpanKind;

/// The words that a name in quotation marks may have.
const QUOTED: usize = 5;

/// A description goes on for at most so many words.
const LONGEST: usize = 7;

/// Names of a class word and a description.
pub fn find(reading: &Reading, found: &mut Vec<Candidate>) {
    for scope in scopes(reading) {
        let mut at = scope.start;
        while at < scope.end {
            let Some(candidate) = quoted(scope, at)
                .or_else(|| built(scope, at))
                .or_else(|| branded(scope, at))
                .or_else(|| medium(scope, at))
            else {
                at += 1;
                continue;
            };
            at = candidate.tokens.end;
            found.push(candidate);
        }
    }
    abbreviations(reading, found);
}

/// «صحيفة "يسرائيل هيوم"»: the class word outside, and the marks.
fn quoted(scope: Scope, at: usize) -> Option<Candidate> {
    let lookup = scope.lookup();
    let class = [Cue::MediaClass, Cue::Company, Cue::Outside].into_iter().any(|cue| lookup.has(at, cue));
    if !class || !scope.is_quote(at + 1) {
        return None;
    }
    let first = at + 2;
    let close = (first..scope.end.min(first + QUOTED + 1)).find(|it| scope.is_quote(*it))?;
    let last = close.checked_sub(1).filter(|it| *it >= first)?;
    let words = scope.is_arabic(first) || scope.is_foreign(first);
    // «تطبيق "إملاءات خطيرة"»: class words that are also verbal nouns want a name.
    let medium = lookup.has(at, Cue::MediaClass) || lookup.has(at, Cue::Company);
    if !medium && is_common(scope, first) && !scope.is_definite(first) {
        return None;
    }
    if words { scope.candidate(first, last, 0.9, None, "quoted-behind-class-word") } else { None }
}

/// "الرافدين برس", "النيل الإخبارية": a name that its second word makes a medium's.
fn medium(scope: Scope, at: usize) -> Option<Candidate> {
    let lookup = scope.lookup();
    let tag = lookup.tag(at);
    let class =
        tag.word.is_some_and(|it| [Cue::MediaClass, Cue::DefiniteHead, Cue::Head].into_iter().any(|cue| it.has(cue)));
    if class || !lookup.has(at + 1, Cue::MediaSuffix) || at + 1 >= scope.end || lookup.tag(at + 1).outside > 0 {
        return None;
    }
    let place = name(scope, at) == Some(at);
    // "القنوات الفضائية" describes, "الرافدين برس" names.
    let describes = scope.key(at + 1).starts_with("ال");
    if place || scope.is_definite(at) && !describes {
        scope.candidate(at, at + 1, 0.8, None, "medium-by-second-word")
    } else {
        None
    }
}

/// A name in Latin letters behind a class word: "شركة SpaceX".
fn branded(scope: Scope, at: usize) -> Option<Candidate> {
    let lookup = scope.lookup();
    let class = lookup.has(at, Cue::Company) || lookup.has(at, Cue::MediaClass);
    if !class || !scope.is_foreign(at + 1) {
        return None;
    }
    let last = (at + 1..scope.end).take_while(|it| scope.is_foreign(*it)).last()?;
    scope.candidate(at + 1, last, 0.85, None, "latin-name-behind-class-word")
}

/// A class word of an institution and what it is of or for.
fn built(scope: Scope, at: usize) -> Option<Candidate> {
    let (definite, head) = head(scope, at)?;
    // A known name says all, but for what goes on: "الوكالة الوطنية لمكافحة الجريمة".
    if let Some(last) = known_end(scope, at) {
        // Not "مجلس الأمن للحصول على": two words at least.
        let to = purpose(scope, last + 1).filter(|to| last > at && *to > last + 1).map(|to| tail(scope, to))?;
        return scope.candidate(at, to, 0.72, None, "class-word-with-description");
    }
    // "نادي الزمالك": the class word of a club stays outside.
    if !definite && lookup_club(scope, at + 1) {
        return None;
    }
    // "مكتب الرابطة الوطنية": the name is the rest.
    if head == Class::Weak && !definite && scope.lookup().has(at + 1, Cue::DefiniteHead) {
        return None;
    }
    let last = if definite { definite_complement(scope, at)? } else { construct_complement(scope, at)? };
    if !is_enough(scope, at, last, definite, head) {
        return None;
    }
    let chained = scope.lookup().has(at + 1, Cue::Chain) && !scope.is_definite(at + 1);
    if chained && scope.lookup().has(at, Cue::Company) && scope.lookup().has(at, Cue::Outside) {
        return scope.candidate(at + 1, last, 0.75, None, "description-behind-class-word");
    }
    let score = if head == Class::Weak { 0.55 } else { 0.72 };
    scope.candidate(at, last, score, None, "class-word-with-description")
}

/// Whether the words make a name: "منتدى الأعمال", "البرنامج النووي", "مجلس الإدارة" only describe; "جامعة الزيتونة",
/// "الاتحاد الجزائري", "مركز الدراسات الاستراتيجية" name.
fn is_enough(scope: Scope, at: usize, last: usize, definite: bool, head: Class) -> bool {
    let lookup = scope.lookup();
    let state = (at + 1..=last).any(|it| lookup.nisba(it).is_some());
    match last - at {
        0 => false,
        // "المؤسسة الفرنسية" points back, "الاتحاد الجزائري" names.
        1 if definite => state && lookup.has(at, Cue::NationalHead),
        // "مديرية حيس" is a district.
        1 if lookup.has(at, Cue::PlaceClass) => false,
        1 if lookup.has(at, Cue::TopicHead) && lookup.has(last, Cue::Topic) && !lookup.has(last, Cue::Quality) => {
            scope.key(last) != "الدوله"
        }
        1 => lookup.has(at, Cue::ProperHead) || head == Class::Strong && name(scope, last) == Some(last),
        // "حركة الطيران الحربي", "دائرة الالتفاف الشعبي": what it is of must be what offices are for.
        _ if !definite && head == Class::Weak && !is_subject(scope, at + 1, last) => false,
        // "المجلس العسكري المشترك": adjectives of quality alone.
        2 if definite && head == Class::Weak => false,
        2 if definite && purpose(scope, last).is_some() => true,
        // "الجمعية العمومية العادية", "الحركة السياسية الشيعية" describe.
        _ if definite && !state && !(at + 1..=last).any(|it| purpose(scope, it).is_some()) => {
            let quality = |it: usize| lookup.has(it, Cue::Quality);
            let highest = matches!(scope.key(last), "الاعلي" | "العليا");
            (quality(at + 1) || highest) && !(at + 1..=last).all(quality)
        }
        _ => true,
    }
}

/// "دائرة الشؤون السياسية", "مكتب تنسيق الإغاثة", "مجموعة الملك"; "إدارة السجون للإصلاح".
fn is_subject(scope: Scope, first: usize, last: usize) -> bool {
    let lookup = scope.lookup();
    let cue = [Cue::Topic, Cue::Chain, Cue::Honorific, Cue::Quality].into_iter().any(|it| lookup.has(first, it));
    cue || (first..=last).any(|it| purpose(scope, it).is_some() || lookup.has(it, Cue::Quality) && it > first)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Strong,
    /// Also common nouns: "إدارة", "دار", "مجموعة".
    Weak,
}

fn head(scope: Scope, at: usize) -> Option<(bool, Class)> {
    let lookup = scope.lookup();
    let word = lookup.word(at)?;
    if ![Cue::Head, Cue::WeakHead, Cue::DefiniteHead].into_iter().any(|cue| word.has(cue)) {
        return None;
    }
    let class = if word.has(Cue::WeakHead) { Class::Weak } else { Class::Strong };
    Some((word.has(Cue::DefiniteHead), class))
}

/// "الدراسات الاستراتيجية", "حقوق الإنسان", "القاهرة": gives the last token.
fn construct_complement(scope: Scope, at: usize) -> Option<usize> {
    let lookup = scope.lookup();
    let first = at + 1;
    if first >= scope.end || lookup.tag(first).outside > 0 || lookup.has(first, Cue::Time) {
        return None;
    }
    if lookup.has(first, Cue::Chain) && !scope.is_definite(first) {
        return chained(scope, at, first);
    }
    // "جامعة الملك فيصل", "مؤسسة محمد بن راشد للمعرفة".
    if let Some(last) = namesake::last(scope.reading, first, scope.end) {
        let to = tail(scope, last);
        if lookup.has(at, Cue::WeakHead) {
            return purpose(scope, last + 1).map(|_| to);
        }
        let proper = lookup.has(at, Cue::ProperHead) || lookup.has(first, Cue::Honorific);
        return (to > last || proper).then_some(to);
    }
    // "بعثة الأمم المتحدة": the name is the rest, but "بعثة الأمم المتحدة للدعم في ليبيا".
    if let Some(last) = known_end(scope, first) {
        let to = purpose(scope, last + 1).map(|to| tail(scope, to))?;
        return Some(site(scope, to));
    }
    if let Some(last) = name(scope, first) {
        return Some(tail(scope, last));
    }
    // "جامعة ألمانية".
    let indefinite = lookup.nisba(first).is_some_and(|it| !it.definite);
    if !scope.is_definite(first) || lookup.tag(first).swallowed || indefinite {
        return None;
    }
    Some(tail(scope, first))
}

/// "شؤون الأسرى", "إعادة إعمار درنة", "جنايات القاهرة": one or two nouns without the article, then what they are of.
fn chained(scope: Scope, head: usize, first: usize) -> Option<usize> {
    let lookup = scope.lookup();
    // "مجلس إدارة البنك" is the bank's.
    if scope.key(first) == "اداره" && matches!(lookup.bare(head), "مجلس" | "لجنه") {
        return None;
    }
    let mut next = first + 1;
    if lookup.has(next, Cue::Chain) && !scope.is_definite(next) && lookup.tag(next).outside == 0 {
        next += 1;
    }
    if let Some(last) = name(scope, next).filter(|_| lookup.tag(next).outside == 0) {
        return Some(tail(scope, last));
    }
    (scope.is_definite(next) && !lookup.has(next, Cue::Time)).then(|| tail(scope, next))
}

/// "للدعم في ليبيا", "لتقديم المساعدة إلى العراق": where a mission is. Gives the last token of the name.
fn site(scope: Scope, last: usize) -> usize {
    if !matches!(scope.key(last + 1), "في" | "الي") {
        return last;
    }
    name(scope, last + 2).filter(|_| scope.lookup().tag(last + 2).outside == 0).unwrap_or(last)
}

/// Whether some organisation has this name, be it ambiguous.
fn is_organisation(scope: Scope, at: usize) -> bool {
    let hits = scope.lookup().longest(at, scope.end);
    let entries = hits.iter().filter_map(|hit| gazetteer().entries.get(hit.phrase.entry as usize));
    entries.into_iter().any(|it| it.kind == SpanKind::Organisation)
}

fn lookup_club(scope: Scope, at: usize) -> bool {
    let hits = scope.lookup().longest(at, scope.end);
    hits.iter().any(|hit| gazetteer().entries.get(hit.phrase.entry as usize).is_some_and(|it| it.role == Role::Club))
}

/// The last token of the known name that begins here.
fn known_end(scope: Scope, at: usize) -> Option<usize> {
    let hits = scope.lookup().longest(at, scope.end);
    let hit = hits.iter().find(|hit| {
        let entry = gazetteer().entries.get(hit.phrase.entry as usize);
        hit.phrase.grade == Grade::Sure && entry.is_some_and(|it| it.kind == SpanKind::Organisation)
    })?;
    Some(hit.last)
}

/// A known place or other name without clitics.
fn name(scope: Scope, at: usize) -> Option<usize> {
    let hits = scope.lookup().longest(at, scope.end);
    let hit = hits.iter().find(|hit| {
        let entry = gazetteer().entries.get(hit.phrase.entry as usize);
        hit.phrase.grade == Grade::Sure && entry.is_some_and(|it| it.kind == SpanKind::Place)
    })?;
    Some(hit.last)
}

/// "الفلسطيني لحقوق الإنسان", "العامة للاستعلامات".
fn definite_complement(scope: Scope, at: usize) -> Option<usize> {
    let first = at + 1;
    // "الحزب الباكستانيين" is no phrase.
    let plural = scope.lookup().nisba(first).is_some_and(|it| it.form == Form::Plural);
    if plural || !is_adjective(scope, first) || !agree(scope.key(at), scope.key(first)) {
        return None;
    }
    Some(tail(scope, first))
}

/// Whether an adjective has the gender of its noun, as far as the letters show: "البنك المركزي", "الهيئة العامة".
fn agree(noun: &str, adjective: &str) -> bool {
    let feminine = noun.ends_with('ه') || noun.ends_with("ات");
    // "العليا", "الكبرى".
    let broken = adjective.ends_with('ا') || adjective.ends_with("ري");
    broken || adjective.ends_with('ه') == feminine || noun.ends_with('ي')
}

/// From the last word that surely belongs to the name on: adjectives, what is joined with و, what it is for.
fn tail(scope: Scope, from: usize) -> usize {
    let lookup = scope.lookup();
    let mut last = from;
    let mut joined = 0;
    let mut purposes = 0;
    loop {
        let next = last + 1;
        if next - from > LONGEST {
            return last;
        }
        if is_adjective(scope, next) {
            last = next;
        } else if joined < 2 && is_joined(scope, next) {
            joined += 1;
            last = next;
        } else if let Some(to) = joined_purpose(scope, next).filter(|_| joined < 2 && purposes > 0) {
            joined += 1;
            last = to;
        } else if let Some(to) = purpose(scope, next).filter(|_| purposes == 0) {
            purposes += 1;
            last = to;
        } else {
            return last;
        }
        if lookup.nisba(last).is_some() && purpose(scope, last + 1).is_none() {
            return last;
        }
    }
}

/// A definite adjective: of a state, of quality, or in ي / ية.
fn is_adjective(scope: Scope, at: usize) -> bool {
    let lookup = scope.lookup();
    if at >= scope.end || lookup.tag(at).outside > 0 || lookup.tag(at).swallowed || lookup.has(at, Cue::Time) {
        return false;
    }
    let key = scope.key(at);
    lookup.nisba(at).is_some_and(|it| it.definite)
        || lookup.has(at, Cue::Quality)
        || scope.is_definite(at)
            && (key.ends_with("يه") || key.ends_with('ي'))
            && key.chars().count() > 4
            && !scope.flags(at).any(Flags::GIVEN)
}

/// "والتعليم", "والغاز": the article behind و.
fn is_joined(scope: Scope, at: usize) -> bool {
    let lookup = scope.lookup();
    let key = scope.key(at);
    let abstracts = lookup.has(at, Cue::Topic) || key.ends_with("يه") || key.ends_with("ات");
    // "الاتحاد السوفياتي والولايات المتحدة".
    let place = lookup.longest(at, scope.end).first().is_some_and(|hit| hit.phrase.grade == Grade::Sure);
    at < scope.end && key.starts_with("وال") && abstracts && lookup.nisba(at).is_none() && !place
}

/// "للأبحاث ودراسة السياسات", "للتعبئة العامة والإحصاء": what an institution is for goes on with verbal nouns.
fn joined_purpose(scope: Scope, at: usize) -> Option<usize> {
    let key = scope.key(at);
    if let Some(noun) = key.strip_prefix("وال") {
        // "والحيطة الاجتماعية": a noun and its adjective.
        if is_adjective(scope, at + 1) && !is_adjective(scope, at) && agree(noun, scope.key(at + 1)) {
            return Some(at + 1);
        }
        return is_verbal_noun(noun).then_some(at);
    }
    let tag = scope.lookup().tag(at);
    let chain = tag.joined && tag.outside == 1 && scope.lookup().has(at, Cue::Chain);
    (chain && scope.is_definite(at + 1)).then_some(at + 1)
}

/// The shapes of verbal nouns: "تعليم", "إحصاء", "ابتكار", "استثمار".
fn is_verbal_noun(noun: &str) -> bool {
    let letters: Vec<char> = noun.chars().collect();
    matches!(
        letters.as_slice(),
        ['ت', _, _, 'ي', _]
            | ['ت', _, _, 'ي', _, 'ه']
            | ['ا', _, _, 'ا']
            | ['ا', _, _, 'ا', _]
            | ['ا', _, _, _, 'ا', _]
            | ['ا', 'س', 'ت', .., 'ا', _]
            | ['ت', _, _, _]
            | ['ت', _, 'ا', _, _]
    )
}

/// "للدراسات", "لحقوق الإنسان", "لأبحاث السلام".
fn purpose(scope: Scope, at: usize) -> Option<usize> {
    let lookup = scope.lookup();
    if at >= scope.end || !scope.is_arabic(at) {
        return None;
    }
    let tag = lookup.tag(at);
    let key = scope.key(at);
    if tag.governed && tag.outside == 1 && key.starts_with('ل') && lookup.has(at, Cue::Chain) {
        return scope.is_definite(at + 1).then_some(at + 1);
    }
    let place =
        tag.word.is_some_and(|word| !word.phrases.is_empty() || word.nisba.is_some()) && !lookup.has(at, Cue::Topic);
    (key.starts_with("لل") && !place && key.chars().count() > 4).then_some(at)
}

fn is_common(scope: Scope, at: usize) -> bool {
    words().of(scope.reading.tokens.fold(at)).any(Flags::COMMON)
}

/// "معهد ستوكهولم الدولي لأبحاث السلام (سيبري)": one word in brackets or quotation marks right behind an organisation.
fn abbreviations(reading: &Reading, found: &mut Vec<Candidate>) {
    let mut more = Vec::new();
    for scope in scopes(reading) {
        for candidate in found.iter().filter(|it| scope.start <= it.tokens.start && it.tokens.end <= scope.end) {
            let open = candidate.tokens.end;
            let inside = open + 1;
            let brackets = scope.key(open) == "(" && scope.key(inside + 1) == ")";
            // "«حصاد» وشركة «أم كي»": what stands behind a closing mark is not inside.
            let closed = matches!(scope.reading.tokens.source(open), "»" | "”") || scope.lookup().tag(inside).joined;
            let single = brackets || !closed && scope.is_quote(open) && scope.is_quote(inside + 1);
            let long = candidate.tokens.len() > 1;
            let word = (scope.is_arabic(inside) && !scope.key(inside).starts_with("ال")) || scope.is_foreign(inside);
            let named = (!is_common(scope, inside) || is_organisation(scope, inside))
                && scope.key(inside).len() > 2
                && scope.lookup().nisba(inside).is_none()
                && !scope.lookup().has(inside, Cue::Time);
            if single && long && word && named {
                more.extend(scope.candidate(inside, inside, 0.75, candidate.id, "abbreviation-in-brackets"));
            }
        }
    }
    found.extend(more);
}
