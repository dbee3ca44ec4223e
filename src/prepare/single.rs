//! One article read alone, as owned values: what a build keeps of it until all are read.

use super::read::Article;
use super::{Input, Note};
use crate::annotate::Found;
use crate::corpus::draft::{ArticleDraft, LineDraft, MarkDraft, PassageDraft, Published};
use crate::resolve::identities::{ArticleNames, Mention};
use crate::resolve::publication::{self, OpenClue};
use crate::span::{Extent, Positions, SpanKind};
use crate::text::controls::legible;

/// Everything that one article gives without looking at others.
#[derive(Clone, Debug, PartialEq)]
pub struct Single {
    pub text: String,
    pub lines: Vec<LineDraft>,
    /// Without ids.
    pub passages: Vec<PassageDraft>,
    /// The headline's words, where one was found.
    pub title: Option<String>,
    pub subtitle: Option<String>,
    pub author: Option<String>,
    pub publisher: Option<String>,
    pub published: Option<Published>,
    /// What the text says against the day that was stated or inferred.
    pub conflict: Option<String>,
    pub notes: Vec<Note>,
    /// By start, then longest first, then by kind. Entities and speakers are places in `names`.
    pub marks: Vec<MarkDraft>,
    pub names: Vec<Mention>,
    /// Of an article without a day of publication: what the days of others may settle.
    pub clues: Vec<OpenClue>,
}

impl Single {
    /// Of what the finders gave.
    pub(super) fn new(read: &Article) -> Single {
        let page = read.reading.page;
        let positions = Positions::new(&page.text);
        let words = |line: usize| page.lines.get(line).map(|it| positions.slice(it.extent).trim().to_owned());
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
        let clues = match read.published {
            Some(_) => Vec::new(),
            None => publication::clues(&read.reading, &read.expressions),
        };
        Single {
            lines: lines.collect(),
            passages: passages.collect(),
            title: page.title.and_then(words),
            subtitle: page.subtitle.and_then(words),
            author: page.author.clone(),
            publisher: page.publisher.clone(),
            published: read.published.clone(),
            conflict: read.conflict.clone(),
            notes: read.notes.clone(),
            marks: marks(read),
            names: ArticleNames::new("", &read.reading, &read.names).names,
            clues,
            text: page.text.clone(),
        }
    }

    /// The article without its marks, with what the editor knows of it.
    pub fn bare(&mut self, input: &Input) -> ArticleDraft {
        let metadata = &input.metadata;
        let key = metadata.key.clone().unwrap_or_default();
        let title = metadata.title.clone().or_else(|| self.title.take()).unwrap_or_else(|| key.clone());
        ArticleDraft {
            aid: String::new(),
            // A label; the line itself, which is a passage, keeps every character.
            title: legible(&title),
            key,
            file: input.file.clone(),
            subtitle: self.subtitle.take(),
            author: metadata.author.clone().or_else(|| self.author.take()),
            publisher: metadata.publisher.clone().or_else(|| self.publisher.take()),
            url: metadata.url.clone(),
            published: self.published.take(),
            lines: std::mem::take(&mut self.lines),
            passages: std::mem::take(&mut self.passages),
            marks: Vec::new(),
            text: std::mem::take(&mut self.text),
        }
    }

    /// The marks, resolved: `of` gives the entity of every name.
    pub fn resolved(self, of: &[Option<u32>]) -> Vec<MarkDraft> {
        let entity = |name: Option<u32>| of.get(name? as usize).copied().flatten();
        let mut marks = self.marks;
        for mark in &mut marks {
            (mark.entity, mark.speaker) = (entity(mark.entity), entity(mark.speaker));
        }
        // What the editor says is no name stays unmarked.
        marks.retain(|it| !it.kind.is_name() || it.entity.is_some());
        nest(&mut marks);
        marks
    }
}

fn trimmed(words: &str, extent: Extent) -> Extent {
    let chars = |text: &str| text.chars().count() as u32;
    let start = extent.start + chars(words) - chars(words.trim_start());
    Extent::new(start, start + chars(words.trim()))
}

/// All spans of an article: by start, then longest first, then by kind.
fn marks(read: &Article) -> Vec<MarkDraft> {
    let names = (0..).zip(&read.names).map(|(at, found)| MarkDraft {
        entity: Some(at),
        role: found.detail.role.clone(),
        ..bare(found)
    });
    let dates = read
        .expressions
        .iter()
        .zip(&read.dates)
        .map(|(found, date)| MarkDraft { date: Some(date.clone()), ..bare(found) });
    let figures = read.figures.iter().map(|found| MarkDraft { figure: Some(found.detail.clone()), ..bare(found) });
    let speaker = |name: Option<usize>| u32::try_from(name?).ok();
    let quotes =
        read.quotations.iter().map(|found| MarkDraft { speaker: speaker(found.detail.speaker), ..bare(found) });
    let mut marks: Vec<MarkDraft> = names.chain(dates).chain(figures).chain(quotes).collect();
    crate::order::sort_by_key(&mut marks, |it| (it.extent.start, std::cmp::Reverse(it.extent.end), it.kind));
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
