//! Counts of every value under the rest of the selection.
//!
//! The count beside a value is the number of passages with it that the list shows once it is chosen.

use crate::corpus::Corpus;
use crate::day::Interval;

use super::{DateKind, Facet, Filter, Selection};

/// How wide a bar of the histogram is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grain {
    Year,
    Month,
}

/// Passages by year or month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bars {
    /// Without gaps, from the first to the last that holds a passage of the corpus.
    pub bars: Vec<(Interval, u32)>,
    /// Passages under the rest of the selection that have no such date.
    pub undated: u32,
}

/// For every entity of the corpus (by number): passages that name it under the selection.
pub fn entity_counts(corpus: &Corpus, selection: &Selection, facet: Facet) -> Vec<u32> {
    let _ = (selection, facet);
    vec![0; corpus.entity_count() as usize]
}

/// For every source of the corpus (by number): its passages under the rest of the selection.
pub fn source_counts(corpus: &Corpus, selection: &Selection) -> Vec<u32> {
    let _ = selection;
    vec![0; corpus.source_count() as usize]
}

/// Bars of one kind of date under the selection without its interval.
pub fn date_bars(corpus: &Corpus, selection: &Selection, on: DateKind, grain: Grain) -> Bars {
    let _ = (corpus, selection, on, grain);
    Bars::default()
}

/// What taking each single filter away would show, in the order of [`Selection::filters`].
pub fn removals(corpus: &Corpus, selection: &Selection) -> Vec<(Filter, u32)> {
    let _ = corpus;
    selection.filters().into_iter().map(|filter| (filter, 0)).collect()
}
