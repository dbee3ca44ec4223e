//! A selection worked out against a corpus: one set of passages a facet.

use super::set::Set;
use super::spellings::answering;
use super::{Bars, DateKind, Days, Facet, Hits, Match, Matcher, Selection, Value};
use crate::corpus::{Corpus, EntityIx, PassageIx};
use crate::day::Interval;
use crate::line::LineKind;
use crate::order;
use crate::span::SpanKind;

/// The sets behind a selection, made once for list, counts and bars. `None` where a facet asks for nothing.
pub struct Sieve<'c> {
    corpus: &'c Corpus,
    matching: Match,
    on: DateKind,
    text: Option<Set>,
    persons: Option<Set>,
    places: Option<Set>,
    orgs: Option<Set>,
    sources: Option<Set>,
    kinds: Option<Set>,
    /// The interval, and what has no date where that is chosen.
    dates: Option<Set>,
    excluded: Vec<(Value, Set)>,
    /// The passages that still name an entity of which a spelling was split off.
    apart: Vec<(EntityIx, Set)>,
}

/// What a count leaves out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Except {
    Nothing,
    Entities(Facet),
    Sources,
    Kinds,
    Dates,
}

impl<'c> Sieve<'c> {
    pub fn new(corpus: &'c Corpus, selection: &Selection) -> Sieve<'c> {
        let matcher = Matcher::new(corpus, &selection.text);
        let mut sieve = Sieve {
            corpus,
            matching: selection.matching,
            on: selection.on,
            text: (!matcher.is_empty()).then(|| matcher.passages(corpus)),
            persons: None,
            places: None,
            orgs: None,
            sources: None,
            kinds: None,
            dates: None,
            excluded: Vec::new(),
            apart: answering(corpus, &selection.apart),
        };
        sieve.persons = sieve.naming(&selection.persons);
        sieve.places = sieve.naming(&selection.places);
        sieve.orgs = sieve.naming(&selection.orgs);
        sieve.sources = sieve.any_of(selection.sources.iter().map(|it| Value::Source(*it)));
        sieve.kinds = sieve.any_of(selection.kinds.iter().map(|it| Value::Kind(*it)));
        sieve.excluded = selection.excluded.iter().map(|it| (*it, sieve.with(*it))).collect();
        sieve.dates = selection.interval.map(|days| within(corpus, selection.on, days));
        if selection.undated {
            let undated = sieve.without_dates();
            sieve.dates.get_or_insert_with(|| Set::empty(corpus.passage_count())).or(&undated);
        }
        sieve
    }

    /// The passages of the selection.
    pub fn hits(&self) -> Hits {
        Hits { passages: self.passages().iter().collect() }
    }

    /// The same as a set.
    pub fn passages(&self) -> Set {
        self.rest(Except::Nothing, None)
    }

    /// The passages that have a value, whatever is selected.
    pub fn with(&self, value: Value) -> Set {
        let count = self.corpus.passage_count();
        match value {
            Value::Entity(_, entity) => match self.apart.iter().find(|(it, _)| *it == entity) {
                Some((_, set)) => set.clone(),
                None => Set::of(count, self.corpus.entity_passages(entity)),
            },
            Value::Source(source) => {
                Set::of(count, self.corpus.passages().filter(|at| self.corpus.source_of(*at) == source))
            }
            Value::Kind(kind) => Set::of(count, self.corpus.passages().filter(|at| self.corpus.kind_of(*at) == kind)),
        }
    }

    fn naming(&self, entities: &[EntityIx]) -> Option<Set> {
        let mut sets = entities.iter().map(|at| self.with(Value::Entity(Facet::Persons, *at)));
        let mut all = sets.next()?;
        for set in sets {
            match self.matching {
                Match::All => all.and(&set),
                Match::Any => all.or(&set),
            }
        }
        Some(all)
    }

    fn any_of(&self, values: impl Iterator<Item = Value>) -> Option<Set> {
        let mut sets = values.map(|value| self.with(value));
        let mut all = sets.next()?;
        sets.for_each(|set| all.or(&set));
        Some(all)
    }

    /// Passages without a date of the kind that is asked about.
    fn without_dates(&self) -> Set {
        let mut undated = Set::full(self.corpus.passage_count());
        undated.minus(&within(self.corpus, self.on, Days::default()));
        undated
    }

    /// The selection without one facet, and with one value not left out.
    fn rest(&self, except: Except, lifted: Option<Value>) -> Set {
        let sets = [
            (&self.persons, Except::Entities(Facet::Persons)),
            (&self.places, Except::Entities(Facet::Places)),
            (&self.orgs, Except::Entities(Facet::Orgs)),
            (&self.sources, Except::Sources),
            (&self.kinds, Except::Kinds),
            (&self.dates, Except::Dates),
        ];
        let mut rest = self.text.clone().unwrap_or_else(|| Set::full(self.corpus.passage_count()));
        let others = sets.into_iter().filter(|(_, own)| *own != except);
        others.filter_map(|(set, _)| set.as_ref()).for_each(|set| rest.and(set));
        let excluded = self.excluded.iter().filter(|(value, _)| Some(*value) != lifted);
        excluded.for_each(|(_, set)| rest.minus(set));
        rest
    }

    fn except(&self, facet: Facet) -> Except {
        match self.matching {
            // One more has to be in the same passage as those chosen.
            Match::All => Except::Nothing,
            Match::Any => Except::Entities(facet),
        }
    }

    /// For every entity of the corpus (by number): passages with it that the list shows once it is chosen.
    /// Entities that this facet does not list are 0.
    pub fn entity_counts(&self, facet: Facet) -> Vec<u32> {
        let rest = self.rest(self.except(facet), None);
        let count = |at: EntityIx| {
            if !facet.lists(self.corpus.kind(at)) {
                return 0;
            }
            self.corpus.entity_passages(at).filter(|passage| rest.contains(*passage)).count() as u32
        };
        let mut counts: Vec<u32> = self.corpus.entities().map(count).collect();
        let special = self.apart.iter().map(|(at, _)| *at).filter(|at| facet.lists(self.corpus.kind(*at)));
        let excluded = self.excluded.iter().filter_map(|(value, _)| match value {
            Value::Entity(of, at) if *of == facet && facet.lists(self.corpus.kind(*at)) => Some(*at),
            _ => None,
        });
        for at in special.chain(excluded) {
            if let Some(count) = counts.get_mut(at.0 as usize) {
                *count = self.count(Value::Entity(facet, at));
            }
        }
        counts
    }

    /// For every source of the corpus (by number): its passages under the rest of the selection.
    pub fn source_counts(&self) -> Vec<u32> {
        let mut counts = vec![0; self.corpus.source_count() as usize];
        for at in self.rest(Except::Sources, None).iter() {
            if let Some(count) = counts.get_mut(self.corpus.source_of(at).0 as usize) {
                *count += 1;
            }
        }
        for (value, _) in &self.excluded {
            if let Value::Source(source) = value
                && let Some(count) = counts.get_mut(source.0 as usize)
            {
                *count = self.count(*value);
            }
        }
        counts
    }

    /// For every kind of passage in the order of [`LineKind::ALL`]: its passages under the rest of the selection.
    pub fn kind_counts(&self) -> [u32; LineKind::ALL.len()] {
        let mut counts = [0; LineKind::ALL.len()];
        for at in self.rest(Except::Kinds, None).iter() {
            if let Some(count) = counts.get_mut(self.corpus.kind_of(at) as usize) {
                *count += 1;
            }
        }
        for (value, _) in &self.excluded {
            if let Value::Kind(kind) = value
                && let Some(count) = counts.get_mut(*kind as usize)
            {
                *count = self.count(*value);
            }
        }
        counts
    }

    /// Passages with a value that the list shows once it is chosen, which lifts its exclusion.
    pub fn count(&self, value: Value) -> u32 {
        let except = match value {
            Value::Entity(facet, _) => self.except(facet),
            Value::Source(_) => Except::Sources,
            Value::Kind(_) => Except::Kinds,
        };
        let mut rest = self.rest(except, Some(value));
        rest.and(&self.with(value));
        rest.len()
    }

    /// Passages without a date of the kind that is asked about, under the selection without its dates.
    pub fn undated_count(&self) -> u32 {
        let mut rest = self.rest(Except::Dates, None);
        rest.and(&self.without_dates());
        rest.len()
    }

    /// Passages that fall into each of `bars` (ascending, apart) under the selection without its dates.
    pub fn date_bars(&self, on: DateKind, bars: &[Interval]) -> Bars {
        let rest = self.rest(Except::Dates, None);
        let mut dated = Set::empty(self.corpus.passage_count());
        let mut rows: Vec<(PassageIx, usize, usize)> = Vec::new();
        let mut add = |at: PassageIx, interval: Interval| {
            if rest.contains(at) {
                dated.insert(at);
                let first = bars.partition_point(|bar| bar.to() < interval.from());
                let end = bars.partition_point(|bar| bar.from() <= interval.to());
                rows.extend((first < end).then_some((at, first, end)));
            }
        };
        match on {
            DateKind::Mentioned => self.corpus.mentioned_in(None, None).for_each(|(at, interval)| add(at, interval)),
            DateKind::Published => {
                for article in self.corpus.published_in(None, None).map(|at| self.corpus.article(at)) {
                    let Some(published) = article.published else { continue };
                    article.passages().for_each(|at| add(at, Interval::day(published.day)));
                }
            }
        }
        order::sort_by(&mut rows, Ord::cmp);
        let mut counts = vec![0; bars.len()];
        let mut counted = (None, 0);
        for (at, first, end) in rows {
            // A passage counts once a bar, however many of its dates fall there.
            let from = if counted.0 == Some(at) { first.max(counted.1) } else { first };
            counts[from.min(end)..end].iter_mut().for_each(|count| *count += 1);
            counted = (Some(at), if counted.0 == Some(at) { end.max(counted.1) } else { end });
        }
        let undated = rest.len() - dated.len();
        Bars { bars: bars.iter().copied().zip(counts).collect(), undated }
    }

    /// The kind of date that the selection asks about.
    pub fn on(&self) -> DateKind {
        self.on
    }
}

impl Facet {
    /// Whether entities of this kind stand in the facet's list.
    pub fn lists(self, kind: Option<SpanKind>) -> bool {
        match self {
            Facet::Persons => kind == Some(SpanKind::Person),
            Facet::Places => kind == Some(SpanKind::Place),
            Facet::Orgs => matches!(kind, Some(SpanKind::Organisation | SpanKind::Group)),
        }
    }
}

fn within(corpus: &Corpus, on: DateKind, days: Days) -> Set {
    let count = corpus.passage_count();
    match on {
        DateKind::Mentioned => Set::of(count, corpus.mentioned_in(days.from, days.to).map(|(at, _)| at)),
        DateKind::Published => {
            Set::of(count, corpus.published_in(days.from, days.to).flat_map(|at| corpus.article(at).passages()))
        }
    }
}
