//! Counts of every value under the rest of the selection.
//!
//! The count beside a value is the number of passages with it that the list shows once it is chosen.

use super::{DateKind, Facet, Filter, Selection, Sieve, select};
use crate::corpus::Corpus;
use crate::day::{Day, Interval};

/// How wide a bar of the histogram is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grain {
    Year,
    Month,
}

impl Grain {
    /// The year or month of a day.
    pub fn of(self, day: Day) -> Interval {
        let (year, month, _) = day.civil();
        let found = match self {
            Grain::Year => Interval::year(year),
            Grain::Month => Interval::month(year, month),
        };
        found.unwrap_or(Interval::day(day))
    }
}

/// Passages by bar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bars {
    pub bars: Vec<(Interval, u32)>,
    /// Passages under the rest of the selection that have no such date.
    pub undated: u32,
}

/// Years or months without gaps that cover a span; at most `most`, the last ones.
pub fn grid(span: Interval, grain: Grain, most: usize) -> Vec<Interval> {
    let mut bars = Vec::new();
    let mut day = span.to();
    while day >= span.from() && bars.len() < most {
        let bar = grain.of(day);
        bars.push(bar);
        let before = bar.from().plus(-1);
        if before >= bar.from() {
            break;
        }
        day = before;
    }
    bars.reverse();
    bars
}

/// See [`Sieve::entity_counts`].
pub fn entity_counts(corpus: &Corpus, selection: &Selection, facet: Facet) -> Vec<u32> {
    Sieve::new(corpus, selection).entity_counts(facet)
}

/// See [`Sieve::source_counts`].
pub fn source_counts(corpus: &Corpus, selection: &Selection) -> Vec<u32> {
    Sieve::new(corpus, selection).source_counts()
}

/// See [`Sieve::date_bars`].
pub fn date_bars(corpus: &Corpus, selection: &Selection, on: DateKind, bars: &[Interval]) -> Bars {
    Sieve::new(corpus, selection).date_bars(on, bars)
}

/// How many passages there are without each single filter, in the order of [`Selection::filters`].
pub fn removals(corpus: &Corpus, selection: &Selection) -> Vec<(Filter, u32)> {
    let count = |filter| select(corpus, &selection.without(filter)).passages.len() as u32;
    selection.filters().into_iter().map(|filter| (filter, count(filter))).collect()
}
