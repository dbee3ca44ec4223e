//! Who stands together: entities that one passage names, or that take part in one event.

use std::collections::{BTreeMap, HashMap};

use crate::corpus::facts::{Event, Facts};
use crate::corpus::{Corpus, EntityIx, PassageIx};
use crate::explore::{Facet, Selection, Split, Value, select};
use crate::span::SpanKind;

/// Two entities and where they stand together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Together {
    /// Passages that name both, ascending.
    pub passages: Vec<PassageIx>,
    /// Events that both take part in, as indices of [`Facts::events`]; ascending.
    pub events: Vec<u32>,
}

impl Together {
    /// How close two are: what a line between them weighs.
    pub fn weight(&self) -> u32 {
        (self.passages.len() + self.events.len()) as u32
    }
}

/// The passages that name an entity, ascending; not those that do so in spellings alone that are split off.
pub fn naming(corpus: &Corpus, entity: EntityIx, apart: &[Split]) -> Vec<PassageIx> {
    let facet = Facet::ALL.into_iter().find(|facet| facet.lists(corpus.kind(entity)));
    let (Some(facet), true) = (facet, apart.iter().any(|it| it.entity == entity)) else {
        return corpus.entity_passages(entity).collect();
    };
    let mut selection = Selection { apart: apart.to_vec(), ..Selection::default() };
    selection.add(Value::Entity(facet, entity));
    let mut passages = select(corpus, &selection).passages;
    passages.sort_unstable();
    passages
}

/// The entities of a kind that each of some ascending passages names, in their order; each once a passage.
pub fn named(corpus: &Corpus, passages: &[PassageIx], kind: SpanKind, apart: &[Split]) -> Vec<Vec<EntityIx>> {
    let mut lists = vec![Vec::new(); passages.len()];
    for entity in corpus.entities().filter(|at| corpus.kind(*at) == Some(kind)) {
        for passage in naming(corpus, entity, apart) {
            if let Ok(at) = passages.binary_search(&passage)
                && let Some(list) = lists.get_mut(at)
            {
                list.push(entity);
            }
        }
    }
    lists
}

/// All pairs of people, the one with the smaller number first. `told`: whether an event counts.
pub fn people(
    corpus: &Corpus,
    facts: &Facts,
    passages: &[PassageIx],
    apart: &[Split],
    told: &dyn Fn(&Event) -> bool,
) -> BTreeMap<(EntityIx, EntityIx), Together> {
    let mut pairs: BTreeMap<(EntityIx, EntityIx), Together> = BTreeMap::new();
    for (list, passage) in named(corpus, passages, SpanKind::Person, apart).iter().zip(passages) {
        each_pair(list, &mut |pair| pairs.entry(pair).or_default().passages.push(*passage));
    }
    for (at, event) in facts.events.iter().enumerate().filter(|(_, event)| told(event)) {
        let mut people: Vec<EntityIx> = event.participants.iter().map(|it| EntityIx(*it)).collect();
        people.retain(|it| corpus.kind(*it) == Some(SpanKind::Person));
        people.sort_unstable();
        people.dedup();
        each_pair(&people, &mut |pair| pairs.entry(pair).or_default().events.push(at as u32));
    }
    pairs
}

/// A passage that names more people is a list of names, which says little of who met whom; the first of them count.
const PEOPLE_MAX: usize = 40;

fn each_pair(list: &[EntityIx], then: &mut dyn FnMut((EntityIx, EntityIx))) {
    let list = list.get(..PEOPLE_MAX).unwrap_or(list);
    for (at, first) in list.iter().enumerate() {
        for second in list.iter().skip(at + 1) {
            then((*first, *second));
        }
    }
}

/// Who else of a kind stands in some ascending passages, and in how many: most often first, then by id.
pub fn companions(
    corpus: &Corpus,
    passages: &[PassageIx],
    kind: SpanKind,
    but: EntityIx,
    apart: &[Split],
) -> Vec<(EntityIx, u32)> {
    let mut counts: HashMap<EntityIx, u32> = HashMap::new();
    for entity in named(corpus, passages, kind, apart).into_iter().flatten().filter(|it| *it != but) {
        *counts.entry(entity).or_default() += 1;
    }
    let mut list: Vec<(EntityIx, u32)> = counts.into_iter().collect();
    list.sort_unstable_by_key(|(entity, count)| (u32::MAX - count, *entity));
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::facts::EventKind;
    use crate::corpus::{samples, store};

    #[test]
    fn together_in_passages_and_events() {
        let corpus = Corpus::open(store(&samples::small())).unwrap();
        let [gallant, aliyev] = ["gallant", "aliyev"].map(|id| corpus.find_entity(id).unwrap());
        let all: Vec<PassageIx> = corpus.passages().collect();
        let lists = named(&corpus, &all, SpanKind::Person, &[]);
        let both = lists.iter().filter(|it| it.contains(&gallant) && it.contains(&aliyev)).count();
        assert_eq!(both, 1);
        let event = |participants: Vec<u32>| Event {
            id: "meeting".into(),
            kind: EventKind::Meeting,
            interval: None,
            place: None,
            participants,
            tellings: Vec::new(),
        };
        let events = vec![event(vec![aliyev.0, gallant.0, gallant.0]), event(vec![gallant.0]), event(vec![u32::MAX])];
        let facts = Facts { events, ..Facts::default() };
        let pair = (gallant.min(aliyev), gallant.max(aliyev));
        let pairs = people(&corpus, &facts, &all, &[], &|_| true);
        assert_eq!(pairs.keys().copied().collect::<Vec<_>>(), [pair]);
        assert_eq!((pairs[&pair].passages.len(), pairs[&pair].events.as_slice()), (1, &[0][..]));
        assert_eq!(people(&corpus, &facts, &[], &[], &|_| false), BTreeMap::new());
        let with: Vec<PassageIx> = corpus.entity_passages(gallant).collect();
        assert_eq!(companions(&corpus, &with, SpanKind::Person, gallant, &[]), [(aliyev, 1)]);
    }
}
