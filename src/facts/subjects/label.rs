//! How a subject is called: an id, a label in the source's own words, the words that tie its readings.

use super::measures::{Measured, Nature, is_money, measure};
use super::profile::{CAPITALS, NAMES, Profile};
use crate::annotate::gazetteer::gazetteer;
use crate::corpus::Draft;
use crate::corpus::facts::Subject;
use crate::facts::terms::Lexicon;
use crate::resolve::transliterate;
use crate::span::Positions;

/// Words of a label at most.
const WORDS_MAX: usize = 12;

/// A readable id: what is measured, of what, of whom.
pub fn id(members: &[&Profile], draft: &Draft, lexicon: &Lexicon, measured: &Measured) -> String {
    let Some(first) = plainest(members) else { return String::new() };
    let mut parts: Vec<String> = vec![head(first).to_owned()];
    let known = |stem: u32| measured.of(stem).next().and_then(measure).map(|it| it.id.to_owned());
    let spelt = |stem: u32| transliterate::slug(&transliterate::name(lexicon.word(stem)));
    parts.extend(first.whole.iter().take(3).map(|stem| known(*stem).unwrap_or_else(|| spelt(*stem))));
    let mut named = shared(members, |it| &it.scope);
    named.extend(first.points.iter().copied());
    if named.is_empty() {
        named = shared(members, |it| &it.around);
    }
    named.truncate(3);
    parts.extend(named.iter().map(|it| name(*it, draft).1));
    if let Some(period) = first.period.filter(|period| members.iter().all(|it| it.period == Some(*period))) {
        let (from, to) = (period.from().civil().0, period.to().civil().0);
        parts.push(if from == to { from.to_string() } else { format!("{from}-{to}") });
    }
    parts.retain(|it| !it.is_empty());
    parts.dedup();
    parts.join("-")
}

/// One id for one subject: those that share it are numbered in their order.
pub fn part(subjects: &mut [Subject]) {
    let mut seen: std::collections::HashMap<String, u32> = std::collections::HashMap::new();
    for subject in subjects {
        let count = seen.entry(subject.id.clone()).or_insert(0);
        *count += 1;
        if *count > 1 {
            subject.id = format!("{}-{count}", subject.id);
        }
    }
}

fn head(profile: &Profile) -> &'static str {
    let share = profile.part && matches!(profile.dimension.as_str(), "%" | "pp");
    match profile.measure.and_then(measure) {
        Some(it) if share && matches!(it.nature, Nature::Rate) => it.id,
        _ if share => "share",
        Some(it) => it.id,
        None if is_money(&profile.dimension) => "money",
        None if profile.dimension == "%" => "percentage",
        None => "count",
    }
}

/// The label in Arabic: the measure, then the source's own words for what is measured.
pub fn arabic(members: &[&Profile], draft: &Draft) -> String {
    let Some(first) = plainest(members) else { return String::new() };
    let article = draft.articles.get(first.spot.article as usize);
    let words = article.zip(first.words).map(|(it, extent)| Positions::new(&it.text).slice(extent).trim().to_owned());
    let words = words.map(|it| it.split_whitespace().take(WORDS_MAX).collect::<Vec<_>>().join(" "));
    let words = words.filter(|it| !it.is_empty());
    let head = head(first);
    let label = measure_label(first);
    match (head, words) {
        ("share", Some(words)) => format!("نسبة من {words}"),
        ("distance", words) => {
            let points: Vec<String> = first.points.iter().map(|it| name(*it, draft).0).collect();
            let from = words.map(|it| format!(" عن {it}")).unwrap_or_default();
            format!("{label}: {}{from}", points.join("، "))
        }
        (_, words) => {
            let mut named = shared(members, |it| &it.scope);
            named.extend(shared(members, |it| &it.around));
            named.truncate(3);
            let named: Vec<String> = named.iter().map(|it| name(*it, draft).0).filter(|it| !it.is_empty()).collect();
            let causes = first.causes.iter().filter(|at| members.iter().all(|it| it.causes.contains(at)));
            let causes: Vec<&str> = causes.filter_map(|at| measure(*at)).map(|it| it.label).take(2).collect();
            let told = match words.filter(|_| label.is_empty() || named.is_empty()) {
                Some(words) => vec![words],
                None => causes.iter().map(|it| (*it).to_owned()).chain(named).collect(),
            };
            [label.to_owned(), told.join("، ")].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(": ")
        }
    }
}

fn measure_label(profile: &Profile) -> &'static str {
    profile.measure.and_then(measure).map_or("", |it| it.label)
}

/// The words that the readings share: what speaks for their being one subject.
pub fn evidence(members: &[&Profile], draft: &Draft, lexicon: &Lexicon) -> String {
    let words = |list: Vec<u32>| list.into_iter().map(|it| lexicon.word(it).to_owned()).collect::<Vec<_>>();
    let mut parts = words(shared(members, |it| &it.whole));
    parts.extend(words(shared(members, |it| &it.near)).into_iter().take(3));
    let mut named = shared(members, |it| &it.scope);
    named.extend(shared(members, |it| &it.points));
    named.extend(shared(members, |it| &it.wide));
    named.dedup();
    parts.extend(named.into_iter().take(4).map(|it| name(it, draft).0));
    let mut out: Vec<String> = Vec::new();
    for part in parts {
        if !part.is_empty() && !out.contains(&part) {
            out.push(part);
        }
    }
    out.join(" · ")
}

/// The member that says what is measured in the fewest words, and says it itself.
fn plainest<'a>(members: &[&'a Profile]) -> Option<&'a Profile> {
    let told = |it: &&&Profile| !it.restates;
    members.iter().filter(told).min_by_key(|it| (it.owned, it.whole.is_empty(), it.whole.len())).copied()
}

fn shared(members: &[&Profile], of: impl Fn(&Profile) -> &Vec<u32>) -> Vec<u32> {
    let mut members = members.iter().filter(|it| !it.restates);
    let Some(first) = members.next() else { return Vec::new() };
    let rest: Vec<&&Profile> = members.collect();
    of(first).iter().copied().filter(|it| rest.iter().all(|other| of(other).contains(it))).collect()
}

/// A state's or entity's name in Arabic, and its id.
fn name(key: u32, draft: &Draft) -> (String, String) {
    if key >= NAMES {
        let entity = draft.entities.get(if key >= CAPITALS { key - CAPITALS } else { key - NAMES } as usize);
        return entity.map(|it| (it.name_ar.clone(), it.id.clone())).unwrap_or_default();
    }
    gazetteer().country(key as u16).map(|it| (it.ar.clone(), it.slug.clone())).unwrap_or_default()
}
