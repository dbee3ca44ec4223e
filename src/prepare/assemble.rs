//! All articles together: identities, then the draft.

use super::read::Article;
use super::{Input, Note, Prepared};
use crate::annotate::Found;
use crate::corpus::draft::{ArticleDraft, Draft, EntityDraft, LineDraft, MarkDraft, PassageDraft};
use crate::resolve::corrections::Corrections;
use crate::resolve::identities::{self, ArticleNames, Doubt};
use crate::span::{Extent, Positions, SpanKind};
use crate::text::controls::legible;

/// Puts what was read of each article together, in the order of their published days.
pub(super) fn assemble(inputs: &[&Input], read: &[Article], corrections: &Corrections) -> Prepared {
    let mut order: Vec<usize> = (0..inputs.len()).collect();
    crate::order::sort_by_key(&mut order, |&i| {
        (read[i].published.as_ref().map_or(i32::MAX, |it| it.day.0), inputs[i].metadata.key.clone())
    });
    let key = |i: usize| inputs[i].metadata.key.as_deref().unwrap_or_default();
    let names: Vec<ArticleNames> =
        order.iter().map(|&i| ArticleNames::new(key(i), &read[i].reading, &read[i].names)).collect();
    let identities = identities::resolve(&names, corrections);
    let mut notes: Vec<Note> = order.iter().flat_map(|&i| read[i].notes.iter().cloned()).collect();
    notes.extend(identities.doubts.iter().map(|doubt| doubtful(doubt, &identities.entities)));
    let articles = order.iter().zip(&identities.of).map(|(&i, of)| article(inputs[i], &read[i], of)).collect();
    Prepared { draft: Draft { articles, entities: identities.entities }, notes, doubts: identities.doubts }
}

/// A merge that the editor may want to look at.
fn doubtful(doubt: &Doubt, entities: &[EntityDraft]) -> Note {
    let id = entities.get(doubt.entity as usize).map_or("", |it| it.id.as_str());
    let percent = (doubt.confidence * 100.0).round();
    let says = format!("{percent} % sure that «{}» is {id} ({}: {})", doubt.text, doubt.rule, doubt.evidence);
    Note { file: "people.toml".to_owned(), line: None, says }
}

fn article(input: &Input, read: &Article, of: &[Option<u32>]) -> ArticleDraft {
    let page = read.reading.page;
    let positions = Positions::new(&page.text);
    let words = |line: usize| page.lines.get(line).map(|it| positions.slice(it.extent).trim().to_owned());
    let metadata = &input.metadata;
    let key = metadata.key.clone().unwrap_or_default();
    let lines = page.lines.iter().map(|line| LineDraft {
        extent: line.extent,
        kind: line.kind,
        rule: line.reason.rule.to_owned(),
        evidence: line.reason.evidence.clone(),
    });
    // A line's own space is not part of the passage that is quoted.
    let passages = page.lines.iter().filter(|line| line.kind.is_article()).map(|line| PassageDraft {
        pid: String::new(),
        extent: trimmed(positions.slice(line.extent), line.extent),
        kind: line.kind,
    });
    let title = metadata.title.clone().or_else(|| words(page.title?)).unwrap_or_else(|| key.clone());
    ArticleDraft {
        aid: String::new(),
        // A label; the line itself, which is a passage, keeps every character.
        title: legible(&title),
        key,
        file: input.file.clone(),
        subtitle: page.subtitle.and_then(words),
        author: metadata.author.clone().or_else(|| page.author.clone()),
        publisher: metadata.publisher.clone().or_else(|| page.publisher.clone()),
        url: metadata.url.clone(),
        published: read.published.clone(),
        lines: lines.collect(),
        passages: passages.collect(),
        marks: marks(read, of),
        text: page.text.clone(),
    }
}

fn trimmed(words: &str, extent: Extent) -> Extent {
    let chars = |text: &str| text.chars().count() as u32;
    let start = extent.start + chars(words) - chars(words.trim_start());
    Extent::new(start, start + chars(words.trim()))
}

/// All spans of an article as resolved marks: by start, then longest first, then by kind.
fn marks(read: &Article, of: &[Option<u32>]) -> Vec<MarkDraft> {
    let names = read.names.iter().zip(of).map(|(found, entity)| MarkDraft {
        entity: *entity,
        role: found.detail.role.clone(),
        ..bare(found)
    });
    let dates = read
        .expressions
        .iter()
        .zip(&read.dates)
        .map(|(found, date)| MarkDraft { date: Some(date.clone()), ..bare(found) });
    let figures = read.figures.iter().map(|found| MarkDraft { figure: Some(found.detail.clone()), ..bare(found) });
    let speaker = |name: Option<usize>| of.get(name?).copied().flatten();
    let quotes =
        read.quotations.iter().map(|found| MarkDraft { speaker: speaker(found.detail.speaker), ..bare(found) });
    let mut marks: Vec<MarkDraft> = names.chain(dates).chain(figures).chain(quotes).collect();
    crate::order::sort_by_key(&mut marks, |it| (it.extent.start, std::cmp::Reverse(it.extent.end), it.kind));
    // What the editor says is no name stays unmarked.
    marks.retain(|it| !it.kind.is_name() || it.entity.is_some());
    nest(&mut marks);
    marks
}

fn bare<D>(found: &Found<D>) -> MarkDraft {
    MarkDraft {
        extent: found.extent,
        kind: found.kind,
        nested: found.nested,
        entity: None,
        role: None,
        date: None,
        figure: None,
        speaker: None,
    }
}

/// A mark inside another is nested, across kinds too; names inside quotations are not.
fn nest(marks: &mut [MarkDraft]) {
    let mut holders: Vec<(Extent, SpanKind)> = Vec::new();
    for mark in marks.iter_mut() {
        holders.retain(|(extent, _)| extent.end > mark.extent.start);
        let held = holders.iter().any(|(extent, _)| extent.holds(mark.extent));
        mark.nested |= held && mark.kind != SpanKind::Quote;
        if mark.kind != SpanKind::Quote {
            holders.push((mark.extent, mark.kind));
        }
    }
}
