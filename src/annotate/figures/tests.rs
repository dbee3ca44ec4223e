//! The table of phrases beside this file.

use super::find;
use crate::annotate::{Reading, dates};
use crate::line::LineKind;
use crate::source::{Line, Page, line::Reason};
use crate::span::Extent;
use proptest::prelude::*;

fn page(text: &str) -> Page {
    let extent = Extent::new(0, text.chars().count() as u32);
    let line = Line { extent, kind: LineKind::Body, reason: Reason::default() };
    Page { text: text.to_owned(), lines: vec![line], ..Page::default() }
}

/// The text with every figure in brackets, and what each says.
fn shown(text: &str) -> (String, String) {
    let page = page(text);
    let reading = Reading::new(&page);
    let found = find(&reading, &dates::find(&reading));
    let mut out = String::new();
    for (i, c) in text.chars().chain(['\n']).enumerate() {
        if found.iter().any(|f| f.extent.end as usize == i) {
            out.push(']');
        }
        if found.iter().any(|f| f.extent.start as usize == i) {
            out.push('[');
        }
        out.push(c);
    }
    let said = found.iter().map(|f| {
        let d = &f.detail;
        let max = d.max.map(|max| format!("-{max}")).unwrap_or_default();
        format!("{}{}{max} {}{}", d.comparator.sign(), d.number, d.unit, if f.nested { " *" } else { "" })
    });
    (out.trim_end().to_owned(), said.collect::<Vec<_>>().join(" ; "))
}

#[test]
fn figures_of_newspapers() {
    let mut wrong = Vec::new();
    let mut rows = 0;
    let files = [include_str!("cases.tsv"), include_str!("countries.tsv")];
    for row in files.into_iter().flat_map(str::lines).filter(|row| !row.starts_with('#') && !row.trim().is_empty()) {
        let (words, expected) = row.split_once('\t').unwrap_or((row, ""));
        let text: String = words.chars().filter(|c| !matches!(c, '[' | ']')).collect();
        let (brackets, said) = shown(&text);
        rows += 1;
        if brackets != words || said != expected.trim() {
            wrong.push(format!("  {words}\n  {brackets}\n  {expected} | {said}"));
        }
    }
    assert!(rows >= 250, "only {rows} cases were read");
    assert!(wrong.is_empty(), "{} of {rows}:\n{}", wrong.len(), wrong.join("\n"));
}

proptest! {
    #[test]
    fn figures_lie_on_the_text(text in "(\\PC|[0-9٠-٩ ,.%]|ألف |مليون |و|ثلاثة |وعشرين |عاما |دولار |بين |إلى |-){0,40}") {
        let page = page(&text);
        let reading = Reading::new(&page);
        let mut last = 0;
        for figure in find(&reading, &dates::find(&reading)) {
            prop_assert!(figure.extent.start >= last && figure.extent.start < figure.extent.end);
            prop_assert!(figure.extent.end as usize <= text.chars().count());
            prop_assert!(figure.detail.number >= 0.0 && !figure.detail.number.is_nan());
            last = figure.extent.end;
        }
    }
}
