//! Who stands with whom: a graph and the same as a table, of the people in the selection.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::{Point, layout};
use super::together::{Together, companions, naming, people};
use super::{Scene, Shown, words};
use crate::corpus::facts::{Event, Facts};
use crate::corpus::{Corpus, EntityIx, PassageIx};
use crate::day::Day;
use crate::explore::{Match, Selection, select};
use crate::link::address::{Lang, ViewState};
use crate::present::{Counted, Plural, count_words, count_words_after, day_words, number, plural};
use crate::span::SpanKind;

words! {
    PeopleWord in "people.tsv":
    Title Why Summary None Alone NotDrawn Graph Tools ZoomIn ZoomOut Fit MoveUp MoveDown MoveLeft MoveRight
    Node Line PassagesAndEvents NeighboursOf PickOne Table First Passages Events From To Where More SortedBy
    NoPairs OnePair TwoPairs FewPairs ManyPairs OtherPairs
    NoEvents OneEvent TwoEvents FewEvents ManyEvents OtherEvents
}

/// People that are drawn at most: the best connected of the whole corpus.
const DRAWN_MAX: usize = 600;
/// Places that are named beside a pair.
const PLACES: usize = 3;
/// Groups that have a colour of their own.
pub const GROUPS: usize = 6;

/// Where everybody stands: from the whole corpus, so that no filter moves anybody.
pub struct Map {
    people: Vec<EntityIx>,
    points: Vec<Point>,
    /// The group of each, the largest is 0; [`GROUPS`] for what is too small for a colour.
    groups: Vec<usize>,
}

impl Map {
    pub fn of(corpus: &Corpus, facts: &Facts) -> Map {
        let all: Vec<PassageIx> = corpus.passages().collect();
        let pairs = people(corpus, facts, &all, &[], &|_| true);
        let mut weights: BTreeMap<EntityIx, u32> = BTreeMap::new();
        for ((a, b), together) in &pairs {
            for person in [a, b] {
                *weights.entry(*person).or_default() += together.weight();
            }
        }
        let mut ranked: Vec<(EntityIx, u32)> = weights.into_iter().collect();
        crate::order::sort_by_key(&mut ranked, |(person, weight)| (u32::MAX - weight, *person));
        ranked.truncate(DRAWN_MAX);
        let mut people: Vec<EntityIx> = ranked.into_iter().map(|(person, _)| person).collect();
        people.sort_unstable();
        let place = |person: &EntityIx| people.binary_search(person).ok();
        let edges: Vec<(usize, usize, u32)> =
            pairs.iter().filter_map(|((a, b), it)| Some((place(a)?, place(b)?, it.weight()))).collect();
        let ids: Vec<&str> = people.iter().map(|it| corpus.entity(*it).id).collect();
        let ends: Vec<(usize, usize)> = edges.iter().map(|(a, b, _)| (*a, *b)).collect();
        let (points, groups) = (layout(&ids, &ends), groups(ids.len(), &edges));
        Map { people, points, groups }
    }

    fn place(&self, person: EntityIx) -> Option<usize> {
        self.people.binary_search(&person).ok()
    }
}

/// Who belongs together: everybody joins the group that most of their ties lead to (label propagation, U. N. Raghavan,
/// R. Albert, S. Kumara, 2007), in a fixed order.
fn groups(count: usize, edges: &[(usize, usize, u32)]) -> Vec<usize> {
    const ROUNDS: usize = 8;
    let mut ties: Vec<Vec<(usize, u32)>> = vec![Vec::new(); count];
    for (a, b, weight) in edges {
        ties[*a].push((*b, *weight));
        ties[*b].push((*a, *weight));
    }
    let mut labels: Vec<usize> = (0..count).collect();
    for _ in 0..ROUNDS {
        let before = labels.clone();
        for (node, ties) in ties.iter().enumerate() {
            let mut sums: BTreeMap<usize, u32> = BTreeMap::new();
            for (other, weight) in ties {
                *sums.entry(labels[*other]).or_default() += weight;
            }
            let own = sums.get(&labels[node]).copied().unwrap_or(0);
            if let Some((label, sum)) = sums.into_iter().max_by_key(|(label, sum)| (*sum, usize::MAX - label))
                && sum > own
            {
                labels[node] = label;
            }
        }
        if labels == before {
            break;
        }
    }
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    for label in &labels {
        *sizes.entry(*label).or_default() += 1;
    }
    let mut ranked: Vec<(usize, usize)> = sizes.into_iter().filter(|(_, size)| *size > 2).collect();
    crate::order::sort_by_key(&mut ranked, |(label, size)| (usize::MAX - size, *label));
    let rank = |label: &usize| ranked.iter().take(GROUPS).position(|(it, _)| it == label).unwrap_or(GROUPS);
    labels.iter().map(rank).collect()
}

/// What stands on the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct People {
    pub summary: String,
    /// Said where there is nobody to draw.
    pub none: Option<&'static str>,
    /// What is not drawn.
    pub notes: Vec<String>,
    pub nodes: Vec<Node>,
    pub lines: Vec<Line>,
    /// By passages together, most first.
    pub rows: Vec<PairRow>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub id: String,
    pub name: String,
    pub href: String,
    pub at: Point,
    pub group: usize,
    /// Passages of the selection that name the person.
    pub passages: u32,
    /// Indices of lines.
    pub lines: Vec<usize>,
    /// "Ilham Aliyev: with 3 people, 8 passages".
    pub label: String,
    pub is_chosen: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Indices of nodes.
    pub a: usize,
    pub b: usize,
    pub weight: u32,
    pub href: String,
    pub label: String,
    /// "3 passages".
    pub together: String,
}

/// Two people in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairRow {
    /// Names and their pages.
    pub people: [(String, String); 2],
    pub passages: u32,
    pub events: u32,
    pub together: String,
    /// The passages that name both.
    pub href: String,
    pub first: Option<Day>,
    pub last: Option<Day>,
    pub first_words: String,
    pub last_words: String,
    /// Names and pages.
    pub places: Vec<(String, String)>,
}

/// What a table of pairs is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    Passages,
    Events,
    Name,
    First,
    Last,
}

/// Sorts rows; most, latest and the beginning of the alphabet first, or the other way round.
pub fn sort(rows: &mut Vec<PairRow>, order: Order, turned: bool) {
    crate::order::sort_by(rows, |a, b| {
        let by = match order {
            Order::Passages => b.passages.cmp(&a.passages).then(b.events.cmp(&a.events)),
            Order::Events => b.events.cmp(&a.events).then(b.passages.cmp(&a.passages)),
            Order::Name => a.people.iter().map(|it| &it.0).cmp(b.people.iter().map(|it| &it.0)),
            Order::First => b.first.cmp(&a.first),
            Order::Last => b.last.cmp(&a.last),
        };
        if turned { by.reverse() } else { by }
    });
}

pub fn view(scene: &Scene<'_>, map: &Map) -> People {
    let lang = scene.lang;
    let pairs = pairs(scene);
    let in_pairs: BTreeSet<EntityIx> = pairs.keys().flat_map(|(a, b)| [*a, *b]).collect();
    let drawn: Vec<(EntityIx, usize)> = in_pairs.iter().filter_map(|it| Some((*it, map.place(*it)?))).collect();
    let nodes: Vec<Node> = drawn.iter().map(|(person, place)| node(scene, map, *person, *place)).collect();
    let mut people = People { nodes, ..People::default() };
    let index = |person: EntityIx| drawn.binary_search_by_key(&person, |it| it.0).ok();
    for ((a, b), together) in &pairs {
        let row = pair_row(scene, *a, *b, together);
        if let (Some(a), Some(b)) = (index(*a), index(*b)) {
            let at = people.lines.len();
            let names = [&row.people[0].0, &row.people[1].0];
            let gaps = [("a", names[0].as_str()), ("b", names[1].as_str()), ("together", row.together.as_str())];
            let label = PeopleWord::Line.fill(lang, &gaps);
            let weight = together.weight();
            people.lines.push(Line { a, b, weight, href: row.href.clone(), label, together: row.together.clone() });
            people.nodes[a].lines.push(at);
            people.nodes[b].lines.push(at);
        }
        people.rows.push(row);
    }
    for node in &mut people.nodes {
        let with = count_words_after(lang, Counted::Persons, node.lines.len() as u32);
        let passages = count_words(lang, Counted::Passages, node.passages);
        node.label = PeopleWord::Node.fill(lang, &[("name", &node.name), ("persons", &with), ("passages", &passages)]);
    }
    sort(&mut people.rows, Order::Passages, false);
    let persons = count_words(lang, Counted::Persons, in_pairs.len() as u32);
    let count = pair_words(lang, pairs.len() as u32);
    people.summary = PeopleWord::Summary.fill(lang, &[("persons", &persons), ("pairs", &count)]);
    people.none = pairs.is_empty().then(|| PeopleWord::None.say(lang));
    people.notes = notes(scene, &in_pairs, in_pairs.len() - drawn.len());
    people
}

fn notes(scene: &Scene<'_>, in_pairs: &BTreeSet<EntityIx>, not_drawn: usize) -> Vec<String> {
    let lang = scene.lang;
    let named = super::together::named(scene.corpus, &scene.hits.passages, SpanKind::Person, &scene.selection.apart);
    let all: BTreeSet<EntityIx> = named.into_iter().flatten().collect();
    let alone = all.difference(in_pairs).count();
    let note = |word: PeopleWord, count: usize| {
        (count > 0).then(|| word.fill(lang, &[("persons", &count_words(lang, Counted::Persons, count as u32))]))
    };
    note(PeopleWord::Alone, alone).into_iter().chain(note(PeopleWord::NotDrawn, not_drawn)).collect()
}

/// The pairs of the selection. Where any of the chosen people is enough, a pair counts the passages that its own link
/// shows: those of the rest of the selection that name both.
fn pairs(scene: &Scene<'_>) -> BTreeMap<(EntityIx, EntityIx), Together> {
    let told = |event: &Event| event.tellings.iter().any(|it| scene.is_selected(it.spot));
    let apart = &scene.selection.apart;
    let shown = people(scene.corpus, scene.facts, &scene.hits.passages, apart, &told);
    if scene.selection.matching == Match::All || scene.selection.persons.is_empty() {
        return shown;
    }
    let mut rest = select(scene.corpus, &Selection { persons: Vec::new(), ..scene.selection.clone() }).passages;
    rest.sort_unstable();
    let mut all = people(scene.corpus, scene.facts, &rest, apart, &told);
    all.retain(|pair, _| shown.contains_key(pair));
    all
}

fn node(scene: &Scene<'_>, map: &Map, person: EntityIx, place: usize) -> Node {
    let hits = &scene.hits.passages;
    let named = naming(scene.corpus, person, &scene.selection.apart);
    let passages = named.iter().filter(|at| hits.binary_search(at).is_ok()).count();
    Node {
        id: scene.corpus.entity(person).id.to_owned(),
        name: scene.name(person).to_owned(),
        href: scene.entity_href(person).unwrap_or_default(),
        at: map.points.get(place).copied().unwrap_or_default(),
        group: map.groups.get(place).copied().unwrap_or(GROUPS),
        passages: passages as u32,
        lines: Vec::new(),
        label: String::new(),
        is_chosen: scene.selection.persons.contains(&person),
    }
}

fn pair_row(scene: &Scene<'_>, a: EntityIx, b: EntityIx, together: &Together) -> PairRow {
    let lang = scene.lang;
    let person = |at: EntityIx| (scene.name(at).to_owned(), scene.entity_href(at).unwrap_or_default());
    let events = together.events.iter().filter_map(|at| scene.facts.events.get(*at as usize));
    let told = events.flat_map(|event| &event.tellings).filter_map(|it| scene.passage(it.spot));
    let from: Vec<PassageIx> = if together.passages.is_empty() { told.collect() } else { together.passages.clone() };
    let days = from.iter().filter_map(|at| {
        let article = scene.corpus.passage(*at).article;
        scene.corpus.article(article).published.map(|it| it.day)
    });
    let days: Vec<Day> = days.collect();
    let (first, last) = (days.iter().min().copied(), days.iter().max().copied());
    let words = |day: Option<Day>| day.map_or("—".to_owned(), |day| day_words(lang, day));
    let places = companions(scene.corpus, &together.passages, SpanKind::Place, a, &scene.selection.apart);
    let (passages, events) = (together.passages.len() as u32, together.events.len() as u32);
    PairRow {
        people: [person(a), person(b)],
        passages,
        events,
        together: together_words(lang, passages, events),
        href: scene.href(|state| choose(state, scene, [a, b], passages > 0)),
        first,
        last,
        first_words: words(first),
        last_words: words(last),
        places: places.into_iter().take(PLACES).map(|(at, _)| person(at)).collect(),
    }
}

/// The list of passages that name both; for two who share an event alone, the events of either.
fn choose(state: &mut ViewState, scene: &Scene<'_>, pair: [EntityIx; 2], any_passage: bool) {
    let ids = pair.map(|at| scene.corpus.entity(at).id.to_owned());
    if state.matching == Match::Any || !any_passage {
        state.persons.clear();
    }
    for id in ids {
        if !state.persons.contains(&id) {
            state.persons.push(id);
        }
    }
    state.matching = if any_passage { Match::All } else { Match::Any };
    state.view = (!any_passage).then(|| Shown::Events.name().to_owned());
}

fn together_words(lang: Lang, passages: u32, events: u32) -> String {
    let passage_words = count_words(lang, Counted::Passages, passages);
    match (passages, events) {
        (_, 0) => passage_words,
        (0, _) => event_words(lang, events),
        _ => PeopleWord::PassagesAndEvents
            .fill(lang, &[("passages", &passage_words), ("events", &event_words(lang, events))]),
    }
}

fn pair_words(lang: Lang, n: u32) -> String {
    use PeopleWord::{FewPairs, ManyPairs, NoPairs, OnePair, OtherPairs, TwoPairs};
    counted(lang, n, [NoPairs, OnePair, TwoPairs, FewPairs, ManyPairs, OtherPairs])
}

fn event_words(lang: Lang, n: u32) -> String {
    use PeopleWord::{FewEvents, ManyEvents, NoEvents, OneEvent, OtherEvents, TwoEvents};
    counted(lang, n, [NoEvents, OneEvent, TwoEvents, FewEvents, ManyEvents, OtherEvents])
}

fn counted(lang: Lang, n: u32, forms: [PeopleWord; 6]) -> String {
    let at = match plural(lang, n) {
        Plural::Zero => 0,
        Plural::One => 1,
        Plural::Two => 2,
        Plural::Few => 3,
        Plural::Many => 4,
        Plural::Other => 5,
    };
    forms[at].fill(lang, &[("n", &number(lang, n))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{samples, store};
    use proptest::prelude::*;

    fn seen(corpus: &Corpus, query: &str) -> People {
        let facts = Facts::default();
        let (state, _) = ViewState::decode("", query);
        view(&Scene::new(corpus, &facts, state, ""), &Map::of(corpus, &facts))
    }

    #[test]
    fn two_who_share_a_passage() {
        let corpus = Corpus::open(store(&samples::small())).unwrap();
        let people = seen(&corpus, "view=people");
        assert_eq!(people.summary, "شخصان، بينهم زوج واحد معًا.");
        let [line] = &people.lines[..] else { panic!("one line") };
        assert_eq!(line.href, "?person=aliyev&person=gallant");
        assert_eq!(people.rows[0].together, "مقطع واحد");
        assert_eq!(people.nodes[line.a].label, "إلهام علييف: مع شخص واحد، مقطعان");
        let people = seen(&corpus, "view=people&lang=en&q=كلمةغائبة");
        assert_eq!(people.none, Some("No passage of your selection names two people together."));
        assert!(people.nodes.is_empty());
    }

    #[test]
    fn a_filter_moves_nobody() {
        let corpus = Corpus::open(store(&samples::small())).unwrap();
        let [all, some] = ["", "person=gallant"].map(|query| seen(&corpus, query));
        for node in &some.nodes {
            assert_eq!(all.nodes.iter().find(|it| it.id == node.id).map(|it| it.at), Some(node.at));
        }
    }

    #[test]
    fn two_who_share_an_event_alone() {
        let corpus = Corpus::open(store(&samples::small())).unwrap();
        assert_eq!(event_words(Lang::Ar, 11), "11 حدثًا");
        let facts = Facts::default();
        let scene = Scene::new(&corpus, &facts, ViewState::decode("", "person=gallant&view=people").0, "");
        let [a, b] = ["aliyev", "gallant"].map(|id| corpus.find_entity(id).unwrap());
        let row = pair_row(&scene, a, b, &Together { passages: Vec::new(), events: vec![0] });
        assert_eq!(row.href, "?person=aliyev&person=gallant&match=any&view=events");
    }

    #[test]
    fn rows_in_order() {
        let row = |name: &str, passages: u32, events: u32| PairRow {
            people: [(name.to_owned(), String::new()), ("ي".to_owned(), String::new())],
            passages,
            events,
            together: String::new(),
            href: String::new(),
            first: None,
            last: None,
            first_words: String::new(),
            last_words: String::new(),
            places: Vec::new(),
        };
        let mut rows = vec![row("ب", 1, 3), row("ا", 2, 0), row("ج", 2, 1)];
        let order = |rows: &[PairRow]| rows.iter().map(|it| it.people[0].0.clone()).collect::<String>();
        for (by, turned, expected) in [
            (Order::Passages, false, "جاب"),
            (Order::Passages, true, "باج"),
            (Order::Events, false, "بجا"),
            (Order::Name, false, "ابج"),
        ] {
            sort(&mut rows, by, turned);
            assert_eq!(order(&rows), expected, "{by:?}");
        }
    }

    proptest! {
        /// What a line says is what its link shows.
        #[test]
        fn a_line_counts_what_its_link_shows(
            draft in samples::drafts(),
            persons in proptest::collection::vec(0usize..6, 0..3),
            any in any::<bool>(),
        ) {
            let corpus = Corpus::open(store(&draft)).unwrap();
            let ids = corpus.entities().filter(|at| corpus.kind(*at) == Some(SpanKind::Person));
            let ids: Vec<&str> = ids.map(|at| corpus.entity(at).id).collect();
            let mut state = ViewState::default();
            state.persons.extend(persons.iter().filter_map(|at| ids.get(*at)).map(|id| (*id).to_owned()));
            state.persons.dedup();
            state.matching = if any { Match::Any } else { Match::All };
            let facts = Facts::default();
            let people = view(&Scene::new(&corpus, &facts, state, ""), &Map::of(&corpus, &facts));
            for row in &people.rows {
                let (state, _) = ViewState::decode("", &row.href);
                let shown = Scene::new(&corpus, &facts, state, "").hits.passages.len() as u32;
                prop_assert_eq!(shown, row.passages, "{}", row.href);
            }
        }
    }
}
