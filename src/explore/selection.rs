//! The reader's selection and the passages that it holds.

use crate::corpus::{Corpus, EntityIx, PassageIx, SourceIx};
use crate::day::{Day, Interval};
use crate::line::LineKind;

use super::query::Mode;
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
    /// A passage has one kind, so several mean any of them.
    pub kinds: Vec<LineKind>,
    /// Passages with any of these are left out.
    pub excluded: Vec<Value>,
    pub interval: Option<Days>,
    /// Passages without a date of the kind that `on` names; beside an interval these too.
    pub undated: bool,
    pub on: DateKind,
    /// Within persons, within places, within organisations.
    pub matching: Match,
    /// Spellings that do not count for their entity.
    pub apart: Vec<Split>,
}

/// One value of a facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    Entity(Facet, EntityIx),
    Source(SourceIx),
    Kind(LineKind),
}

/// A spelling that a reader has split off an entity: what names it in this spelling alone does not name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    pub entity: EntityIx,
    /// As [`crate::corpus::Variant`] has it.
    pub spelling: String,
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
    /// That the words match letter for letter.
    Exact,
    Entity(Facet, EntityIx),
    Source(SourceIx),
    Kind(LineKind),
    /// A value that is left out.
    Not(Value),
    Interval,
    Undated,
    /// The spelling at this place of [`Selection::apart`].
    Apart(u32),
}

/// The passages of a selection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// As [`select`] gives them, ascending; as [`super::ordered`] does, in the order of the list.
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
        let exact = text.filter(|_| self.text.mode() == Mode::Letters).map(|_| Filter::Exact);
        let entities = Facet::ALL
            .into_iter()
            .flat_map(|facet| self.entities(facet).iter().map(move |entity| Filter::Entity(facet, *entity)));
        let sources = self.sources.iter().copied().map(Filter::Source);
        let kinds = self.kinds.iter().copied().map(Filter::Kind);
        let excluded = self.excluded.iter().copied().map(Filter::Not);
        let interval = self.interval.map(|_| Filter::Interval);
        let undated = self.undated.then_some(Filter::Undated);
        let apart = (0..self.apart.len() as u32).map(Filter::Apart);
        let chosen = text.into_iter().chain(exact).chain(entities).chain(sources).chain(kinds).chain(excluded);
        chosen.chain(interval).chain(undated).chain(apart).collect()
    }

    /// The selection without one filter.
    pub fn without(&self, filter: Filter) -> Selection {
        let mut rest = self.clone();
        match filter {
            Filter::Text => rest.text = Query::default(),
            Filter::Exact => rest.text = Query::parse(self.text.source()),
            Filter::Entity(facet, entity) => rest.entities_mut(facet).retain(|it| *it != entity),
            Filter::Source(source) => rest.sources.retain(|it| *it != source),
            Filter::Kind(kind) => rest.kinds.retain(|it| *it != kind),
            Filter::Not(value) => rest.excluded.retain(|it| *it != value),
            Filter::Interval => rest.interval = None,
            Filter::Undated => rest.undated = false,
            Filter::Apart(nth) => {
                if (nth as usize) < rest.apart.len() {
                    rest.apart.remove(nth as usize);
                }
            }
        }
        rest
    }

    /// Whether a value is chosen.
    pub fn has(&self, value: Value) -> bool {
        match value {
            Value::Entity(facet, entity) => self.entities(facet).contains(&entity),
            Value::Source(source) => self.sources.contains(&source),
            Value::Kind(kind) => self.kinds.contains(&kind),
        }
    }

    /// Chooses a value, and leaves it out no more.
    pub fn add(&mut self, value: Value) {
        self.excluded.retain(|it| *it != value);
        if self.has(value) {
            return;
        }
        match value {
            Value::Entity(facet, entity) => self.entities_mut(facet).push(entity),
            Value::Source(source) => self.sources.push(source),
            Value::Kind(kind) => self.kinds.push(kind),
        }
    }

    /// Leaves a value out, and chooses it no more.
    pub fn add_excluded(&mut self, value: Value) {
        match value {
            Value::Entity(facet, entity) => self.entities_mut(facet).retain(|it| *it != entity),
            Value::Source(source) => self.sources.retain(|it| *it != source),
            Value::Kind(kind) => self.kinds.retain(|it| *it != kind),
        }
        if !self.excluded.contains(&value) {
            self.excluded.push(value);
        }
    }

    /// The selection with an entity chosen, or not chosen any more if it was.
    pub fn toggled(&self, facet: Facet, entity: EntityIx) -> Selection {
        if self.entities(facet).contains(&entity) {
            return self.without(Filter::Entity(facet, entity));
        }
        let mut more = self.clone();
        more.add(Value::Entity(facet, entity));
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
