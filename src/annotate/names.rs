//! Names of all kinds in one page: the finders' candidates, arbitrated into final spans.

use super::candidate::Candidate;
use super::cells::{Cell, cells};
use super::people::{self, Person};
use super::titles::Title;
use super::words::Flags;
use super::{Found, Reading, events, groups, organisations, places};
use crate::span::{Extent, SpanKind};
use crate::text::clitic;

/// What a finder knows of a name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Name {
    /// For persons: the office that this mention gives, without clitics.
    pub role: Option<String>,
    /// The slug of the entity, where the knowledge has it (places, organisations, groups, events).
    pub id: Option<&'static str>,
    /// For persons: the mention has a title after which a given name alone is usual.
    pub royal: bool,
    /// Which rule found it, `kebab-case`.
    pub rule: &'static str,
    /// 0 a guess, 1 certain.
    pub score: f32,
}

/// The cells of a page, with what other kinds of names claim.
pub fn cells_of(reading: &Reading) -> Vec<Cell> {
    cells(reading, &other_kinds(reading))
}

fn other_kinds(reading: &Reading) -> Vec<Candidate> {
    let mut others = places::candidates(reading);
    others.extend(organisations::candidates(reading));
    others.extend(groups::candidates(reading));
    others.extend(events::candidates(reading));
    best_of(others)
}

/// The names of a page: by start, then longest first, then by kind.
pub fn find(reading: &Reading) -> Vec<Found<Name>> {
    let others = other_kinds(reading);
    let cells = cells(reading, &others);
    let persons = people::find(reading, &cells);
    let mut all = settle(reading, &cells, others, persons);
    crate::order::sort_by(&mut all, |a, b| {
        (a.extent.start, std::cmp::Reverse(a.extent.end), a.kind).cmp(&(
            b.extent.start,
            std::cmp::Reverse(b.extent.end),
            b.kind,
        ))
    });
    all
}

/// Of candidates that exclude each other the longer, then the better, then the earlier: what is part of a longer name
/// ("القدس" of "فيلق القدس") is no name of its own.
fn best_of(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    crate::order::sort_by(&mut candidates, |a, b| {
        (b.extent.len().cmp(&a.extent.len()))
            .then(b.score.total_cmp(&a.score))
            .then(a.extent.start.cmp(&b.extent.start))
            .then(a.kind.cmp(&b.kind))
    });
    let mut kept: Vec<Candidate> = Vec::new();
    let mut nested: Vec<Candidate> = Vec::new();
    let mut spans: std::collections::BTreeMap<u32, u32> = std::collections::BTreeMap::new();
    for candidate in candidates {
        if candidate.nested {
            nested.push(candidate);
            continue;
        }
        let before = spans.range(..candidate.extent.end).next_back();
        if before.is_some_and(|(_, end)| *end > candidate.extent.start) {
            continue;
        }
        spans.insert(candidate.extent.start, candidate.extent.end);
        kept.push(candidate);
    }
    // A nested candidate lives with the longer one that holds it.
    for candidate in nested {
        let holder = spans.range(..=candidate.extent.start).next_back();
        if holder.is_some_and(|(start, end)| Extent::new(*start, *end).holds(candidate.extent)) {
            kept.push(candidate);
        }
    }
    kept
}

fn settle(reading: &Reading, cells: &[Cell], others: Vec<Candidate>, persons: Vec<Person>) -> Vec<Found<Name>> {
    let mut out: Vec<Found<Name>> = Vec::with_capacity(others.len() + persons.len());
    // Persons are in order and do not overlap one another.
    let overlapped = |extent: Extent| {
        let next = persons.partition_point(|p| p.extent.end <= extent.start);
        persons.get(next).is_some_and(|p| p.extent.overlaps(extent))
    };
    for other in others {
        if overlapped(other.extent) {
            continue;
        }
        let detail = Name { id: other.id, rule: other.rule, score: other.score, ..Name::default() };
        out.push(Found { extent: other.extent, kind: other.kind, nested: other.nested, detail });
    }
    for person in persons {
        let role = person.title.filter(|t| !t.plain).map(|t| role(reading, cells, t));
        let royal = person.title.is_some_and(|t| t.royal);
        let detail = Name { role, royal, rule: person.rule, score: person.score, id: None };
        out.push(Found { extent: person.extent, kind: SpanKind::Person, nested: false, detail });
    }
    out
}

/// The words of a title as the mention gives them, without clitics, the article that ل swallowed restored.
fn role(reading: &Reading, cells: &[Cell], title: Title) -> String {
    let cell = cells.get(title.first).copied().unwrap_or_default();
    let whole = reading.tokens.extent(title.first, title.last);
    let source = reading.tokens.source(title.first);
    let words = |from: u32| -> String {
        let skip = from.saturating_sub(whole.start) as usize;
        reading.tokens.text_of(title.first, title.last).chars().skip(skip).collect()
    };
    if cell.swallowed && !cell.flags.any(Flags::LINK) {
        // "للمراسل": two letters of the source stand for the article.
        let skip = clitic::source_offset(source, usize::from(cell.outside) + 2);
        return format!("ال{}", words(whole.start + skip));
    }
    words(whole.start + clitic::source_offset(source, usize::from(cell.outside)))
}
