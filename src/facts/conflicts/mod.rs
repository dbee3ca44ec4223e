//! Facts that are told in different ways, as far as rules carry.
//!
//! What rules can see: opposite descriptions of one event ("سرية", "رسمية"), a length of time that its own dates belie, one
//! and the same number for two owners, "one of" against "first of all", a thing left open here and named there. What they
//! cannot: aims, causes, emphasis, what a text leaves out.

mod elapsed;
mod rank;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::corpus::facts::{Conflict, Facts, Spot, Verdict, Version};
use crate::facts::terms::{Context, Term, What};
use crate::knowledge::{alternatives, rows};
use crate::span::{Extent, Positions};
use crate::text::words::strip_clitics;
use crate::text::{Folding, fold};

/// Conflicts between passages, given the events and subjects that were found. By their first passage.
pub fn find(context: &Context, facts: &Facts) -> Vec<Conflict> {
    let mut out = Vec::new();
    for (number, event) in facts.events.iter().enumerate() {
        let tellings: Vec<(Spot, Extent)> = event.tellings.iter().map(|it| (it.spot, it.extent)).collect();
        out.extend(character(context, &tellings, &event.id, number as u32));
        out.extend(named(context, &tellings, &event.id, number as u32));
    }
    out.extend(elapsed::find(context, facts));
    out.extend(owners(facts));
    out.extend(rank::find(context));
    crate::order::sort_by_key(&mut out, |it| (it.versions.first().map(|it| (it.spot, it.extent)), it.id.clone()));
    // The same passages at odds over two words are one conflict.
    let spots = |it: &Conflict| it.versions.iter().map(|it| it.spot).collect::<Vec<_>>();
    out.dedup_by(|a, b| a.rule == b.rule && spots(a) == spots(b));
    out
}

/// A row of the knowledge file: id, one side, the other; folded.
struct Row {
    kind: &'static str,
    id: &'static str,
    sides: [Vec<String>; 2],
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let folded = |list: &'static str| alternatives(list).map(|it| fold(it, Folding::Strong)).collect();
    rows(include_str!("../../knowledge/opposites.tsv"))
        .filter_map(|row| {
            let (kind, id, one) = (*row.first()?, *row.get(1)?, *row.get(2)?);
            Some(Row { kind, id, sides: [folded(one), folded(row.get(3).copied().unwrap_or_default())] })
        })
        .collect()
});

fn listed(kind: &str) -> impl Iterator<Item = &'static Row> {
    ROWS.iter().filter(move |it| it.kind == kind)
}

/// A term as written, folded, without the article.
fn written(positions: &Positions, term: &Term) -> String {
    let folded = fold(positions.slice(term.extent), Folding::Strong);
    folded.strip_prefix("ال").unwrap_or(&folded).to_owned()
}

/// Whether a word is one of a list, clitics before it or not.
fn is(word: &str, list: &[String]) -> bool {
    let bare = |it: &str| list.iter().any(|known| known == it || known == it.strip_prefix("ال").unwrap_or(it));
    bare(word) || strip_clitics(word).any(|(rest, _)| bare(rest))
}

fn terms<'a>(context: &'a Context, spot: Spot) -> &'a [Term] {
    context.terms.get(spot.article as usize).map_or(&[], |it| it.of(spot.passage as usize))
}

/// The sentence of a passage that an extent stands in.
fn sentence(list: &[Term], extent: Extent) -> &[Term] {
    let at = list.partition_point(|it| it.extent.end <= extent.start);
    let stop = |it: &Term| it.what == What::Stop;
    let from = list.get(..at).and_then(|it| it.iter().rposition(stop)).map_or(0, |it| it + 1);
    let to = list.get(at..).and_then(|it| it.iter().position(stop)).map_or(list.len(), |it| at + it);
    list.get(from..to).unwrap_or(&[])
}

/// One event described in two ways that do not go together.
fn character(context: &Context, tellings: &[(Spot, Extent)], id: &str, event: u32) -> Option<Conflict> {
    /// Terms behind the words of an event in which its adjectives stand.
    const NEAR: usize = 4;
    let mut sides: HashMap<&str, [Vec<Version>; 2]> = HashMap::new();
    for (spot, extent) in tellings {
        let text = &context.draft.articles.get(spot.article as usize)?.text;
        let positions = Positions::new(text);
        let list = sentence(terms(context, *spot), *extent);
        let at = list.partition_point(|it| it.extent.end <= extent.start);
        let held = list.iter().skip(at).take_while(|it| it.extent.start < extent.end).count();
        for term in list.iter().skip(at).take(held.max(1) + NEAR) {
            let word = written(&positions, term);
            // "غير مباشرة" speaks for the other side.
            let negated = list.iter().rev().find(|it| it.extent.end <= term.extent.start);
            let negated = negated.is_some_and(|it| written(&positions, it) == "غير");
            for row in listed("character").filter(|_| !negated) {
                for (side, words) in row.sides.iter().enumerate() {
                    if is(&word, words)
                        && let Some(list) = sides.entry(row.id).or_default().get_mut(side)
                        && list.iter().all(|it| it.spot != *spot)
                    {
                        list.push(Version { spot: *spot, extent: term.extent });
                    }
                }
            }
        }
    }
    let rows = listed("character").filter_map(|row| sides.get(row.id));
    let [one, other] = rows.into_iter().find(|[one, other]| !one.is_empty() && !other.is_empty())?;
    let versions: Vec<Version> = one.iter().chain(other).cloned().collect();
    let id = format!("{id}-character");
    Some(Conflict { id, verdict: Verdict::Differ, versions, rule: "character".to_owned(), event: Some(event) })
}

/// "سفارة أجنبية" here, "السفارة الإسرائيلية" there: one text leaves open what another names.
fn named(context: &Context, tellings: &[(Spot, Extent)], id: &str, event: u32) -> Option<Conflict> {
    let vague = listed("vague").next()?;
    let mut open: Vec<(u32, Version)> = Vec::new();
    let mut told: Vec<(u32, Version)> = Vec::new();
    for (spot, extent) in tellings {
        let positions = Positions::new(&context.draft.articles.get(spot.article as usize)?.text);
        let list = sentence(terms(context, *spot), *extent);
        for pair in list.windows(2) {
            let [noun, adjective] = pair else { continue };
            if noun.what == What::Word && is(&written(&positions, adjective), &vague.sides[0]) {
                let extent = Extent::new(noun.extent.start, adjective.extent.end.max(noun.extent.end));
                open.push((noun.key, Version { spot: *spot, extent }));
            }
        }
        for name in list.iter().filter(|it| it.what == What::Name) {
            let words = fold(positions.slice(name.extent), Folding::Strong);
            let first = words.split_whitespace().next().unwrap_or_default();
            if words.contains(' ')
                && let Some(stem) = context.lexicon.known_stem(first)
            {
                told.push((stem, Version { spot: *spot, extent: name.extent }));
            }
        }
    }
    let (stem, version) = open.iter().find(|(stem, _)| told.iter().any(|it| it.0 == *stem))?;
    let other = told.iter().find(|it| it.0 == *stem && it.1.spot != version.spot)?;
    let versions = vec![version.clone(), other.1.clone()];
    let id = format!("{id}-named");
    Some(Conflict { id, verdict: Verdict::Differ, versions, rule: "open-or-named".to_owned(), event: Some(event) })
}

/// One number of one period that two texts give to different owners.
fn owners(facts: &Facts) -> Vec<Conflict> {
    let subjects = facts.subjects.iter().filter(|it| it.rule == "same-number" && it.readings.len() > 1);
    subjects
        .map(|it| Conflict {
            id: format!("{}-owner", it.id),
            verdict: Verdict::Differ,
            versions: it.readings.iter().map(|it| Version { spot: it.spot, extent: it.extent }).collect(),
            rule: "same-number-other-owner".to_owned(),
            event: None,
        })
        .collect()
}
