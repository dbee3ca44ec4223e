//! A selection worked out against a corpus: one set of passages a facet.

use super::set::Set;
use super::{Bars, DateKind, Days, Facet, Hits, Match, Matcher, Selection};
use crate::corpus::{Corpus, EntityIx, PassageIx};
use crate::day::Interval;
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
    interval: Option<Set>,
}

/// What a count leaves out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Except {
    Nothing,
    Entities(Facet),
    Sources,
    Interval,
}

impl<'c> Sieve<'c> {
    pub fn new(corpus: &'c Corpus, selection: &Selection) -> Sieve<'c> {
        let count = corpus.passage_count();
        let matcher = Matcher::new(corpus, &selection.text);
        let entities = |list: &[EntityIx]| {
            let mut sets = list.iter().map(|at| Set::of(count, corpus.entity_passages(*at)));
            let first = sets.next()?;
            Some(sets.fold(first, |mut all, set| {
                match selection.matching {
                    Match::All => all.and(&set),
                    Match::Any => all.or(&set),
                }
                all
            }))
        };
        let sources = (!selection.sources.is_empty()).then(|| {
            let chosen = |at: &PassageIx| selection.sources.contains(&corpus.source_of(*at));
            Set::of(count, corpus.passages().filter(chosen))
        });
        Sieve {
            corpus,
            matching: selection.matching,
            on: selection.on,
            text: (!matcher.is_empty()).then(|| matcher.passages(corpus)),
            persons: entities(&selection.persons),
            places: entities(&selection.places),
            orgs: entities(&selection.orgs),
            sources,
            interval: selection.interval.map(|days| within(corpus, selection.on, days)),
        }
    }

    /// The passages of the selection.
    pub fn hits(&self) -> Hits {
        Hits { passages: self.rest(Except::Nothing).iter().collect() }
    }

    fn rest(&self, except: Except) -> Set {
        let sets = [
            (&self.persons, Except::Entities(Facet::Persons)),
            (&self.places, Except::Entities(Facet::Places)),
            (&self.orgs, Except::Entities(Facet::Orgs)),
            (&self.sources, Except::Sources),
            (&self.interval, Except::Interval),
        ];
        let mut rest = self.text.clone().unwrap_or_else(|| Set::full(self.corpus.passage_count()));
        let others = sets.into_iter().filter(|(_, own)| *own != except);
        others.filter_map(|(set, _)| set.as_ref()).for_each(|set| rest.and(set));
        rest
    }

    /// For every entity of the corpus (by number): passages with it that the list shows once it is chosen.
    /// Entities that this facet does not list are 0.
    pub fn entity_counts(&self, facet: Facet) -> Vec<u32> {
        let rest = match self.matching {
            // One more has to be in the same passage as those chosen.
            Match::All => self.rest(Except::Nothing),
            Match::Any => self.rest(Except::Entities(facet)),
        };
        let count = |at: EntityIx| {
            if !facet.lists(self.corpus.kind(at)) {
                return 0;
            }
            self.corpus.entity_passages(at).filter(|passage| rest.contains(*passage)).count() as u32
        };
        self.corpus.entities().map(count).collect()
    }

    /// For every source of the corpus (by number): its passages under the rest of the selection.
    pub fn source_counts(&self) -> Vec<u32> {
        let mut counts = vec![0; self.corpus.source_count() as usize];
        for at in self.rest(Except::Sources).iter() {
            if let Some(count) = counts.get_mut(self.corpus.source_of(at).0 as usize) {
                *count += 1;
            }
        }
        counts
    }

    /// Passages that fall into each of `bars` (ascending, apart) under the selection without its interval.
    pub fn date_bars(&self, on: DateKind, bars: &[Interval]) -> Bars {
        let rest = self.rest(Except::Interval);
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
