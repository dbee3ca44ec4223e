//! A corpus of a file with one article a line: `{"title": …, "published": "2023-07-15", "source": …, "paragraphs": […]}`.
//!
//! The title and every paragraph are a passage, so that what is searched is exactly what the file holds; names are found and
//! identified as a build does it.

use kashshaf::corpus::draft::{ArticleDraft, Basis, Draft, LineDraft, PassageDraft, Published};
use kashshaf::corpus::{Corpus, store};
use kashshaf::day::Day;
use kashshaf::line::LineKind;
use kashshaf::prepare::{Input, Metadata, prepare};
use kashshaf::resolve::corrections::Corrections;
use kashshaf::span::Extent;

/// One line of the file.
#[derive(serde::Deserialize)]
pub struct Item {
    pub title: String,
    published: String,
    source: String,
    pub paragraphs: Vec<String>,
}

/// Reads a file; at most `most` articles of it.
pub fn items(path: &str, most: usize) -> Vec<Item> {
    let text = std::fs::read_to_string(path).expect("the corpus can be read");
    text.lines().take(most).map(|line| serde_json::from_str(line).expect("a line is an article")).collect()
}

/// The stored corpus of them, articles in their order.
pub fn corpus(items: &[Item]) -> Corpus {
    let prepared = prepare(&items.iter().enumerate().map(input).collect::<Vec<_>>(), &Corrections::default());
    let names = prepared.map(|it| it.draft).unwrap_or_default();
    let articles = items.iter().enumerate().map(|(n, item)| article(n, item, &names)).collect();
    Corpus::open(store(&Draft { articles, entities: names.entities })).expect("what was stored can be opened")
}

fn input((n, item): (usize, &Item)) -> Input {
    let text = format!("{}\n\n{}\n", item.title, item.paragraphs.join("\n\n"));
    Input { file: format!("{n:05}.txt"), bytes: text.into_bytes(), metadata: metadata(n, item) }
}

fn metadata(n: usize, item: &Item) -> Metadata {
    Metadata {
        key: Some(format!("{n:05}")),
        published: published(item),
        publisher: Some(item.source.clone()),
        ..Metadata::default()
    }
}

fn published(item: &Item) -> Option<Published> {
    Some(Published { day: Day::parse(&item.published)?, basis: Basis::Stated, evidence: String::new() })
}

/// The article as the file has it, with the marks that a build found in passages of the same words.
fn article(n: usize, item: &Item, names: &Draft) -> ArticleDraft {
    let key = format!("{n:05}");
    let mut out = ArticleDraft {
        aid: key.clone(),
        key: key.clone(),
        file: format!("{key}.txt"),
        title: item.title.clone(),
        publisher: Some(item.source.clone()),
        published: published(item),
        ..ArticleDraft::default()
    };
    let found = names.articles.iter().find(|it| it.key == key);
    let kinds = std::iter::once(LineKind::Title).chain(std::iter::repeat(LineKind::Body));
    let mut start = 0;
    for ((nth, line), kind) in std::iter::once(&item.title).chain(&item.paragraphs).enumerate().zip(kinds) {
        let line = line.replace('\n', " ");
        let extent = Extent::new(start, start + line.chars().count() as u32);
        if let Some(found) = found {
            out.marks.extend(marks(found, &line, extent));
        }
        out.text.push_str(&line);
        out.text.push('\n');
        start = extent.end + 1;
        out.lines.push(LineDraft { extent, kind, rule: String::new(), evidence: String::new() });
        out.passages.push(PassageDraft { pid: format!("{nth:03}"), extent, kind });
    }
    out
}

fn marks(found: &ArticleDraft, line: &str, extent: Extent) -> Vec<kashshaf::corpus::draft::MarkDraft> {
    let letters: Vec<char> = found.text.chars().collect();
    let words = |it: Extent| letters.get(it.start as usize..it.end as usize).map(String::from_iter);
    let Some(passage) = found.passages.iter().find(|it| words(it.extent).as_deref() == Some(line)) else {
        return Vec::new();
    };
    let inside = found.marks.iter().filter(|mark| passage.extent.holds(mark.extent));
    let moved = |at: u32| at - passage.extent.start + extent.start;
    let mark = |mark: &kashshaf::corpus::draft::MarkDraft| {
        let mut mark = mark.clone();
        mark.extent = Extent::new(moved(mark.extent.start), moved(mark.extent.end));
        mark
    };
    inside.map(mark).collect()
}
