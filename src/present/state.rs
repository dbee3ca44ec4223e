//! From the address to the selection that it asks for.

use crate::corpus::{Corpus, EntityIx};
use crate::explore::{Days, Query, Selection};
use crate::link::address::{PartialDate, ViewState};

/// A chosen value that this corpus does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// The parameter: `person`, `place`, `org`, `source`.
    pub name: &'static str,
    pub value: String,
}

/// What a view state selects. Ids that the corpus does not know are left out and told. Ends in the wrong order are turned round.
pub fn selection(corpus: &Corpus, state: &ViewState) -> (Selection, Vec<Unknown>) {
    let mut unknown = Vec::new();
    let mut entities = |name: &'static str, ids: &[String]| -> Vec<EntityIx> {
        known(name, ids, &mut unknown, |id| corpus.find_entity(id))
    };
    let persons = entities("person", &state.persons);
    let places = entities("place", &state.places);
    let orgs = entities("org", &state.orgs);
    let sources = known("source", &state.sources, &mut unknown, |id| corpus.find_source(id));
    let selection = Selection {
        text: Query::parse(&state.q),
        persons,
        places,
        orgs,
        sources,
        interval: days(state.from, state.to),
        on: state.on,
        matching: state.matching,
    };
    (selection, unknown)
}

/// Each once, in the order given.
fn known<T: PartialEq>(
    name: &'static str,
    ids: &[String],
    unknown: &mut Vec<Unknown>,
    find: impl Fn(&str) -> Option<T>,
) -> Vec<T> {
    let mut found = Vec::new();
    for id in ids {
        match find(id) {
            Some(it) if !found.contains(&it) => found.push(it),
            Some(_) => {}
            None => unknown.push(Unknown { name, value: id.clone() }),
        }
    }
    found
}

fn days(from: Option<PartialDate>, to: Option<PartialDate>) -> Option<Days> {
    let (from, to) = (from.map(PartialDate::interval), to.map(PartialDate::interval));
    match (from, to) {
        (None, None) => None,
        (Some(from), Some(to)) if from.from() > to.to() => Some(Days { from: Some(to.from()), to: Some(from.to()) }),
        (from, to) => Some(Days { from: from.map(|it| it.from()), to: to.map(|it| it.to()) }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{samples, store};
    use crate::day::Day;

    #[test]
    fn what_an_address_selects() {
        let corpus = Corpus::open(store(&samples::small())).unwrap();
        let list = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        let state = ViewState {
            q: "«باكو»".into(),
            persons: list(&["gallant", "nobody", "gallant"]),
            sources: list(&["unknown"]),
            from: PartialDate::parse("2023"),
            to: PartialDate::parse("2022-03"),
            ..ViewState::default()
        };
        let (selection, unknown) = selection(&corpus, &state);
        assert_eq!(selection.text.source(), "«باكو»");
        assert_eq!(selection.persons, [corpus.find_entity("gallant").unwrap()]);
        assert_eq!(selection.sources.len(), 1);
        let days = Days { from: Day::parse("2022-03-01"), to: Day::parse("2023-12-31") };
        assert_eq!(selection.interval, Some(days));
        assert_eq!(unknown, [Unknown { name: "person", value: "nobody".into() }]);
    }
}
