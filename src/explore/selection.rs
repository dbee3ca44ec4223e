//! The reader's selection and the passages that it holds.

use crate::corpus::{Corpus, EntityIx, PassageIx, SourceIx};
use crate::day::{Day, Interval};

use super::{DateKind, Match, Query};

/// Everything that decides which passages are shown. Facets are joined by "and".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    pub text: Query,
    pub persons: Vec<EntityIx>,
    pub places: Vec<EntityIx>,
    pub orgs: Vec<EntityIx>,
    /// A passage has one source, so several mean any of them.
    pub sources: Vec<SourceIx>,
    pub interval: Option<Days>,
    pub on: DateKind,
    /// Within persons, within places, within organisations.
    pub matching: Match,
}

/// Days from `from` to `to`, both included, each end open where it is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Days {
    pub from: Option<Day>,
    pub to: Option<Day>,
}

impl Days {
    pub fn overlaps(self, interval: Interval) -> bool {
        self.from.is_none_or(|from| from <= interval.to()) && self.to.is_none_or(|to| interval.from() <= to)
    }
}

impl From<Interval> for Days {
    fn from(interval: Interval) -> Days {
        Days { from: Some(interval.from()), to: Some(interval.to()) }
    }
}

/// The facets that hold entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Facet {
    Persons,
    Places,
    Orgs,
}

/// One thing of a selection that can be taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Filter {
    Text,
    Entity(Facet, EntityIx),
    Source(SourceIx),
    Interval,
}

/// The passages of a selection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Ascending.
    pub passages: Vec<PassageIx>,
}

impl Selection {
    /// Whether every passage of the corpus is selected because nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.filters().is_empty()
    }

    /// Every single thing that can be taken away, in the order of the page.
    pub fn filters(&self) -> Vec<Filter> {
        Vec::new()
    }

    /// The selection without one filter.
    pub fn without(&self, filter: Filter) -> Selection {
        let _ = filter;
        self.clone()
    }

    pub fn entities(&self, facet: Facet) -> &[EntityIx] {
        match facet {
            Facet::Persons => &self.persons,
            Facet::Places => &self.places,
            Facet::Orgs => &self.orgs,
        }
    }
}

/// The passages that a selection holds.
pub fn select(corpus: &Corpus, selection: &Selection) -> Hits {
    let _ = (corpus, selection);
    Hits::default()
}
