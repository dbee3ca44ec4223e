//! From the address to the selection that it asks for, and back where a choice is taken away.

use crate::corpus::{Corpus, EntityIx};
use crate::explore::{
    self, Days, Facet, Filter, Hits, Mode, Op, Query, Selection, Sense, Sort, Split, Value, Why, value_of,
};
use crate::line::LineKind;
use crate::link::address::{Apart, Choice, Exclusion, PartialDate, ViewState};

use super::{Lang, Word, fill, name, say};

/// A chosen value that could not be followed in this corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// The parameter or operator: `person`, `place`, `org`, `source`, `before`, …
    pub name: &'static str,
    pub value: String,
    pub why: Why,
}

/// What a view state selects, by its parameters and by the operators in its words. What the corpus does not know is left
/// out and told. Ends in the wrong order are turned round.
pub fn selection(corpus: &Corpus, state: &ViewState) -> (Selection, Vec<Unknown>) {
    let mut unknown = Vec::new();
    let mut told = |name: &'static str, value: &str| {
        unknown.push(Unknown { name, value: value.to_owned(), why: Why::Unknown });
    };
    let mode = if state.exact { Mode::Letters } else { Mode::Forms };
    let mut selection = Selection {
        text: Query::read(&state.q, mode),
        kinds: state.kinds.clone(),
        interval: days(state.from, state.to),
        undated: state.undated,
        on: state.on,
        matching: state.matching,
        ..Selection::default()
    };
    let entities = [(Choice::Person, &state.persons), (Choice::Place, &state.places), (Choice::Org, &state.orgs)];
    let entities = entities.into_iter().flat_map(|(of, ids)| ids.iter().map(move |id| (of, id)));
    for (of, id) in entities.chain(state.sources.iter().map(|id| (Choice::Source, id))) {
        match known(corpus, of, id) {
            Some(value) => selection.add(value),
            None => told(of.name(), id),
        }
    }
    for Exclusion { of, value } in &state.excluded {
        match known(corpus, *of, value) {
            Some(value) if !selection.excluded.contains(&value) => selection.excluded.push(value),
            Some(_) => {}
            None => told("no", &format!("{}:{value}", of.name())),
        }
    }
    for Apart { entity: id, spelling } in &state.apart {
        match corpus.find_entity(id) {
            Some(entity) => selection.apart.push(Split { entity, spelling: spelling.clone() }),
            None => told("apart", id),
        }
    }
    let query = selection.text.clone();
    for doubt in explore::apply(corpus, &query, &mut selection) {
        unknown.push(Unknown { name: doubt.op.name(), value: doubt.value, why: doubt.why });
    }
    (selection, unknown)
}

fn known(corpus: &Corpus, of: Choice, value: &str) -> Option<Value> {
    let entity = |facet| corpus.find_entity(value).map(|at| Value::Entity(facet, at));
    match of {
        Choice::Person => entity(Facet::Persons),
        Choice::Place => entity(Facet::Places),
        Choice::Org => entity(Facet::Orgs),
        Choice::Source => corpus.find_source(value).map(Value::Source),
        Choice::Kind => LineKind::parse(value).map(Value::Kind),
    }
}

/// Why a choice could not be followed, as a sentence.
pub fn unknown_words(corpus: &Corpus, unknown: &Unknown, lang: Lang) -> String {
    let isolated = |text: &str| format!("\u{2068}{text}\u{2069}");
    let word = match unknown.why {
        Why::Unknown => Word::NoticeNotHere,
        Why::Several(_) => Word::NoticeSeveral,
        Why::Bad => Word::NoticeBadValue,
        Why::NoOpposite => Word::NoticeNoOpposite,
    };
    let names = match &unknown.why {
        Why::Several(list) => several(corpus, list, lang),
        _ => String::new(),
    };
    let (id, value) = (isolated(unknown.name), isolated(&unknown.value));
    fill(lang, word, &[("name", &id), ("value", &value), ("names", &names)])
}

/// How many of several are named.
const MOST_NAMED: usize = 5;

fn several(corpus: &Corpus, list: &[EntityIx], lang: Lang) -> String {
    let names: Vec<&str> = list.iter().take(MOST_NAMED).map(|at| name(corpus, *at, lang)).collect();
    names.join(&format!(" {} ", say(lang, Word::Or)))
}

/// The passages of a view state in the order of the list: by rank where words are asked for and nothing else is chosen.
pub fn hits(corpus: &Corpus, state: &ViewState, selection: &Selection) -> Hits {
    explore::ordered(corpus, selection, sort(state, selection))
}

/// The order that the list has.
pub fn sort(state: &ViewState, selection: &Selection) -> Sort {
    state.sort.unwrap_or(if selection.text.asks() { Sort::Rank } else { Sort::Date })
}

/// The view state with one filter taken away, whether a parameter or an operator in the words asks for it.
pub fn without(corpus: &Corpus, state: &ViewState, filter: Filter) -> ViewState {
    let mut rest = state.clone();
    let query = Query::parse(&state.q);
    let drop =
        |value: Value, sense: Sense| query.without(|it| it.sense == sense && value_of(corpus, it) == Some(Ok(value)));
    match filter {
        Filter::Text => rest.q = query.operators_only(),
        Filter::Exact => rest.exact = false,
        Filter::Entity(facet, entity) => {
            let id = corpus.entity(entity).id;
            entity_list(&mut rest, facet).retain(|it| it != id);
            rest.q = drop(Value::Entity(facet, entity), Sense::With);
        }
        Filter::Source(source) => {
            rest.sources.retain(|it| it != corpus.source(source).id);
            rest.q = drop(Value::Source(source), Sense::With);
        }
        Filter::Kind(kind) => {
            rest.kinds.retain(|it| *it != kind);
            rest.q = drop(Value::Kind(kind), Sense::With);
        }
        Filter::Not(value) => {
            rest.excluded.retain(|it| known(corpus, it.of, &it.value) != Some(value));
            rest.q = drop(value, Sense::Without);
        }
        Filter::Interval => {
            rest.from = None;
            rest.to = None;
            let dates = [Op::Before, Op::After, Op::From, Op::To, Op::On];
            rest.q = query.without(|it| dates.contains(&it.op));
        }
        Filter::Undated => {
            rest.undated = false;
            rest.q = query.without(|it| it.op == Op::Dated);
        }
        Filter::Apart(nth) => {
            let split = selection(corpus, state).0.apart.into_iter().nth(nth as usize);
            rest.apart.retain(|it| {
                split.as_ref().is_none_or(|split| {
                    corpus.find_entity(&it.entity) != Some(split.entity) || it.spelling != split.spelling
                })
            });
        }
    }
    rest
}

/// The list of a view state that a facet fills.
pub fn entity_list(state: &mut ViewState, facet: Facet) -> &mut Vec<String> {
    match facet {
        Facet::Persons => &mut state.persons,
        Facet::Places => &mut state.places,
        Facet::Orgs => &mut state.orgs,
    }
}

/// The parameter's form of a value.
pub fn exclusion(corpus: &Corpus, value: Value) -> Exclusion {
    let entity = |of, at| Exclusion { of, value: corpus.entity(at).id.to_owned() };
    match value {
        Value::Entity(Facet::Persons, at) => entity(Choice::Person, at),
        Value::Entity(Facet::Places, at) => entity(Choice::Place, at),
        Value::Entity(Facet::Orgs, at) => entity(Choice::Org, at),
        Value::Source(at) => Exclusion { of: Choice::Source, value: corpus.source(at).id.to_owned() },
        Value::Kind(kind) => Exclusion { of: Choice::Kind, value: kind.name().to_owned() },
    }
}

/// The view state with a value left out; with it left out no more where it was.
pub fn exclude(corpus: &Corpus, state: &ViewState, value: Value) -> ViewState {
    let (selection, _) = selection(corpus, state);
    if selection.excluded.contains(&value) {
        return without(corpus, state, Filter::Not(value));
    }
    let chosen = match value {
        Value::Entity(facet, at) => Filter::Entity(facet, at),
        Value::Source(at) => Filter::Source(at),
        Value::Kind(kind) => Filter::Kind(kind),
    };
    let mut rest = without(corpus, state, chosen);
    rest.excluded.push(exclusion(corpus, value));
    rest
}

/// The same selection with every operator that can be followed as a parameter, and nothing but words and what was told in
/// the search box.
pub fn lifted(corpus: &Corpus, state: &ViewState) -> ViewState {
    let (selection, unknown) = selection(corpus, state);
    let query = &selection.text;
    if query.operators().is_empty() {
        return state.clone();
    }
    let told = |op: Op, value: &str| unknown.iter().any(|it| it.name == op.name() && it.value == value);
    let entities = |list: &[EntityIx]| list.iter().map(|at| corpus.entity(*at).id.to_owned()).collect();
    let day = |day: Option<crate::day::Day>| day.map(PartialDate::Day);
    let given = days(state.from, state.to);
    let (from, to) = match selection.interval {
        days if days == given => (state.from, state.to),
        days => days.map_or((None, None), |days| (day(days.from), day(days.to))),
    };
    ViewState {
        q: query.without(|it| !told(it.op, &it.value)),
        persons: entities(&selection.persons),
        places: entities(&selection.places),
        orgs: entities(&selection.orgs),
        sources: selection.sources.iter().map(|at| corpus.source(*at).id.to_owned()).collect(),
        kinds: selection.kinds.clone(),
        excluded: selection.excluded.iter().map(|it| exclusion(corpus, *it)).collect(),
        from,
        to,
        on: selection.on,
        undated: selection.undated,
        matching: selection.matching,
        ..state.clone()
    }
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
        assert_eq!(unknown, [Unknown { name: "person", value: "nobody".into(), why: Why::Unknown }]);
    }
}
