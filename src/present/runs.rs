//! A passage's text cut into flat runs at every boundary of marks, search hits and linked words.

use crate::corpus::{Corpus, EntityIx, PassageIx};
use crate::span::{Extent, SpanKind};

use super::Lang;

/// A stretch of a passage over which nothing changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<'t> {
    /// As published; never empty. Never part of a number or of a letter with its signs.
    pub text: &'t str,
    /// Code points of the passage.
    pub extent: Extent,
    /// The marks around it, innermost first: places in the list of marks that [`runs`] was given.
    pub marks: Vec<usize>,
    /// The search hit around it, counted from 0 in the passage.
    pub hit: Option<usize>,
    /// Within the words that a link points to.
    pub linked: bool,
    /// For a direction control, which the text holds invisibly: its name to show, "RLO".
    pub control: Option<&'static str>,
}

/// What a view needs of a mark: `data-*` values and a label.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkView<'c> {
    pub kind: SpanKind,
    pub nested: bool,
    pub entity: Option<EntityIx>,
    /// For `data-entity`.
    pub entity_id: Option<&'c str>,
    /// For `data-from` and `data-to`, `YYYY-MM-DD`.
    pub from: Option<String>,
    pub to: Option<String>,
    /// What the mark is, in words: "شخص: يوآف غالانت", "تاريخ: 13 يوليو 2023".
    pub label: String,
}

/// The marks of a passage as views need them, in the order of [`Corpus::marks`].
pub fn mark_views<'c>(corpus: &'c Corpus, passage: PassageIx, lang: Lang) -> Vec<MarkView<'c>> {
    let _ = (corpus, passage, lang);
    Vec::new()
}

/// Cuts `text`. Extents are code points of `text`; together the runs give it back letter for letter.
pub fn runs<'t>(text: &'t str, marks: &[Extent], hits: &[Extent], words: Option<Extent>) -> Vec<Run<'t>> {
    let _ = (marks, hits, words);
    let extent = Extent { start: 0, end: text.chars().count() as u32 };
    vec![Run { text, extent, marks: Vec::new(), hit: None, linked: false, control: None }]
}
