//! The reader's selection and the passages that it holds.

use crate::corpus::{Corpus, EntityIx, PassageIx, SourceIx};
use crate::day::{Day, Interval};

use super::{DateKind, Match, Query, Sieve};

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
        let text = (!self.text.is_empty()).then_some(Filter::Text);
        let entities = Facet::ALL
            .into_iter()
            .flat_map(|facet| self.entities(facet).iter().map(move |entity| Filter::Entity(facet, *entity)));
        let sources = self.sources.iter().copied().map(Filter::Source);
        let interval = self.interval.map(|_| Filter::Interval);
        text.into_iter().chain(entities).chain(sources).chain(interval).collect()
    }

    /// The selection without one filter.
    pub fn without(&self, filter: Filter) -> Selection {
        let mut rest = self.clone();
        match filter {
            Filter::Text => rest.text = Query::default(),
            Filter::Entity(facet, entity) => rest.entities_mut(facet).retain(|it| *it != entity),
            Filter::Source(source) => rest.sources.retain(|it| *it != source),
            Filter::Interval => rest.interval = None,
        }
        rest
    }

    /// The selection with an entity chosen, or not chosen any more if it was.
    pub fn toggled(&self, facet: Facet, entity: EntityIx) -> Selection {
        if self.entities(facet).contains(&entity) {
            return self.without(Filter::Entity(facet, entity));
        }
        let mut more = self.clone();
        more.entities_mut(facet).push(entity);
        more
    }

    pub fn entities(&self, facet: Facet) -> &[EntityIx] {
        match facet {
            Facet::Persons => &self.persons,
            Facet::Places => &self.places,
            Facet::Orgs => &self.orgs,
        }
    }

    fn entities_mut(&mut self, facet: Facet) -> &mut Vec<EntityIx> {
        match facet {
            Facet::Persons => &mut self.persons,
            Facet::Places => &mut self.places,
            Facet::Orgs => &mut self.orgs,
        }
    }
}

impl Facet {
    pub const ALL: [Facet; 3] = [Facet::Persons, Facet::Places, Facet::Orgs];
}

/// The passages that a selection holds.
pub fn select(corpus: &Corpus, selection: &Selection) -> Hits {
    Sieve::new(corpus, selection).hits()
}
