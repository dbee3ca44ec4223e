//! Tables of sentences in which the names to be found stand in brackets.

use super::names;
use super::{Reading, quotations};
use crate::line::LineKind;
use crate::source::{Line, Page};
use crate::span::{Extent, Positions, SpanKind};

/// A page of body lines, one a line of the text.
pub fn page(text: &str) -> Page {
    let mut lines = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let length = line.chars().count() as u32;
        let kind = if line.trim().is_empty() { LineKind::Blank } else { LineKind::Body };
        lines.push(Line { extent: Extent::new(at, at + length), kind, reason: Default::default() });
        at += length + 1;
    }
    Page { text: text.to_owned(), lines, ..Page::default() }
}

/// The sentence with brackets round what is found of a kind; nested names have braces.
pub fn marked(sentence: &str, kind: SpanKind) -> String {
    let plain: String = sentence.chars().filter(|c| !"[]{}".contains(*c)).collect();
    let page = page(&plain);
    let reading = Reading::new(&page);
    let names = names::find(&reading);
    let mut spans: Vec<(Extent, bool)> = match kind {
        SpanKind::Quote => quotations::find(&reading, &names).iter().map(|it| (it.extent, false)).collect(),
        _ => names.iter().filter(|it| it.kind == kind).map(|it| (it.extent, it.nested)).collect(),
    };
    spans.sort();
    let positions = Positions::new(&plain);
    let mut out = String::new();
    let mut at = 0;
    for (extent, nested) in spans {
        out.push_str(positions.slice(Extent::new(at, extent.start.max(at))));
        out.push(if nested { '{' } else { '[' });
        out.push_str(positions.slice(extent));
        out.push(if nested { '}' } else { ']' });
        at = extent.end;
    }
    out.push_str(positions.slice(Extent::new(at, positions.chars())));
    out
}

/// Fails with every sentence of a table in which something else is found than what stands in brackets.
pub fn check(kind: SpanKind, table: &[&str]) {
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|sentence| {
            let found = marked(sentence, kind);
            (found != *sentence).then(|| format!("expected {sentence}\n   found {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), table.len(), wrong.join("\n"));
}
