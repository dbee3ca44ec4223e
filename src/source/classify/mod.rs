//! Which line of a page is what.
//!
//! The order of the rules: what labels say in themselves; where the article's sentences lie and
//! where it ends; blocks under labels; the head; what stands between the sentences; the foot.
//! A rule settles a line only where none before it has.

mod blocks;
mod columns;
mod core;
mod foot;
mod head;
mod inside;
mod markup;
pub(super) mod sheet;
mod signs;
mod vocabulary;

use std::ops::Range;

use self::sheet::{Sheet, Verdict};
use super::html::Facts;
use super::rules;
use super::{Repeats, credits};
use crate::line::LineKind;
use crate::span::Extent;

/// What the markup of a page told; nothing for plain text.
#[derive(Default)]
pub(super) struct Markup {
    /// One a line.
    pub facts: Vec<Facts>,
    /// The headline as the head of the page gives it.
    pub title: Option<String>,
}

/// The verdict on every line, in order, and the lines of headline and deck.
pub(super) struct Outcome {
    pub verdicts: Vec<Verdict>,
    pub title: Option<usize>,
    pub subtitle: Option<usize>,
    pub author: Option<String>,
    pub publisher: Option<String>,
}

/// Where the article's sentences lie, as indices of units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Zone {
    /// The first of its sentences.
    first: usize,
    /// One behind the last of them.
    end: usize,
    /// Where the furniture of the foot begins, at a label.
    cut: usize,
    /// Nearly every long paragraph of the article ends with a mark.
    punctual: bool,
}

pub(super) fn classify(text: &str, lines: &[(Extent, Range<usize>)], markup: &Markup, repeats: &Repeats) -> Outcome {
    let mut sheet = Sheet::new(text, lines, markup);
    for unit in &mut sheet.units {
        let line = text.get(unit.bytes.clone()).unwrap_or("");
        unit.files = (repeats.count(line), repeats.files());
    }
    let zone = core::find(&mut sheet);
    markup::settle(&mut sheet, zone);
    blocks::settle_labels(&mut sheet, zone);
    blocks::settle_many_files(&mut sheet);
    let title = head::settle(&mut sheet, zone);
    inside::settle(&mut sheet, zone, title);
    let title = foot::settle(&mut sheet, zone, title);
    finish(sheet, lines.len(), title)
}

fn finish(sheet: Sheet<'_>, lines: usize, title: Option<usize>) -> Outcome {
    let blank = Verdict { kind: LineKind::Blank, rule: rules::BLANK, evidence: String::new() };
    let mut verdicts = vec![blank; lines];
    let mut subtitle = None;
    for unit in &sheet.units {
        let verdict = unit.verdict.clone().unwrap_or(Verdict {
            kind: LineKind::Body,
            rule: rules::AMONG_PROSE,
            evidence: String::new(),
        });
        if verdict.kind == LineKind::Subtitle && subtitle.is_none() {
            subtitle = Some(unit.lines.start);
        }
        for line in unit.lines.clone() {
            if let Some(slot) = verdicts.get_mut(line) {
                *slot = verdict.clone();
            }
        }
    }
    let title = title.and_then(|at| sheet.units.get(at)).map(|unit| unit.lines.start);
    let (author, publisher) = (credits::author(&sheet), credits::publisher(&sheet));
    Outcome { verdicts, title, subtitle, author, publisher }
}
