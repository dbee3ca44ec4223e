use proptest::prelude::*;

use super::*;
use crate::corpus::draft::Draft;
use crate::corpus::samples::{Writing, drafts, small};
use crate::corpus::{Corpus, EntityIx, PassageIx, SourceIx, store};
use crate::day::{Day, Interval};
use crate::line::LineKind;

fn open(draft: &Draft) -> Corpus {
    Corpus::open(store(draft)).unwrap()
}

/// A passage a sentence.
fn corpus_of(sentences: &[&str]) -> Corpus {
    let mut writing = Writing::new("aaaaa");
    for sentence in sentences {
        writing.line(LineKind::Body, sentence);
    }
    open(&Draft { articles: vec![writing.article], entities: Vec::new() })
}

#[test]
fn words_that_a_query_finds() {
    let corpus = corpus_of(&[
        "الحكومة تنفي",              // 0
        "رحبت بالحكومة الجديدة",     // 1
        "نداء للحكومة، وحكومةُ الظل", // 2
        "التقى إلهام علييف مسؤولا",   // 3
        "أمر هام",                   // 4
        "سافر إلى أذربيجان",         // 5
        "الصلة بأذربيجان ولأذربيجان", // 6
        "في اذربيجان",               // 7
        "وزير الدفاع يوآف غالانت",    // 8
        "قال الوزير إن الدفاع أولى", // 9
        "الجمهوريه الاسلامية",         // 10
        "في ١٣ يوليو",               // 11
    ]);
    for (query, expected) in [
        ("حكومة", &[0, 1, 2][..]),
        ("الحكومة", &[0, 1, 2]),
        ("للحكومة", &[0, 1, 2]),
        ("وبالحكومة", &[0, 1, 2]),
        ("بأذربيجان", &[5, 6, 7]),
        ("اذربيجان", &[5, 6, 7]),
        ("هام", &[4]),
        ("إلهام", &[3]),
        ("الهام", &[3, 4]),
        ("وزير", &[8, 9]),
        ("الوزير دفاع", &[8, 9]),
        ("«وزير الدفاع»", &[8]),
        ("«الدفاع وزير»", &[]),
        ("الجمهورية الإسلامية", &[10]),
        ("13 يوليو", &[11]),
        // Beginnings, where no whole word is meant.
        ("غال", &[8]),
        ("أذرب", &[5, 6, 7]),
        ("«أذرب»", &[]),
        ("كذا", &[]),
        ("", &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
    ] {
        let selection = Selection { text: Query::parse(query), ..Selection::default() };
        let found: Vec<u32> = select(&corpus, &selection).passages.iter().map(|at| at.0).collect();
        assert_eq!(found, expected, "{query}");
    }
}

#[test]
fn hits_lie_on_the_words() {
    let text = "نداء للحكومة، وحكومةُ الظل";
    let corpus = corpus_of(&[text]);
    let words = |query: &str| {
        let hits = Matcher::new(&corpus, &Query::parse(query)).hits(text);
        let cut =
            |it: crate::span::Extent| text.chars().skip(it.start as usize).take(it.len() as usize).collect::<String>();
        hits.into_iter().map(cut).collect::<Vec<String>>()
    };
    assert_eq!(words("حكومة"), ["للحكومة", "وحكومةُ"]);
    assert_eq!(words("«حكومة الظل» نداء"), ["نداء", "وحكومةُ الظل"]);
    assert_eq!(words("نداء حكومة «للحكومة»"), ["نداء", "للحكومة", "وحكومةُ"]);
}

#[test]
fn filters_together() {
    let corpus = open(&small());
    let entity = |id: &str| corpus.find_entity(id).unwrap();
    let days = |text: &str| Interval::parse(text).map(Days::from);
    let check = |selection: Selection, expected: &[u32]| {
        let found: Vec<u32> = select(&corpus, &selection).passages.iter().map(|at| at.0).collect();
        assert_eq!(found, expected, "{selection:?}");
    };
    let persons = vec![entity("aliyev"), entity("gallant")];
    check(Selection { persons: persons.clone(), ..Default::default() }, &[1]);
    check(Selection { persons: persons.clone(), matching: Match::Any, ..Default::default() }, &[0, 1, 2]);
    check(Selection { persons, places: vec![entity("baku")], matching: Match::Any, ..Default::default() }, &[0]);
    check(Selection { interval: days("2023-03-31"), ..Default::default() }, &[1]);
    check(Selection { interval: days("2023"), ..Default::default() }, &[1, 4]);
    check(Selection { interval: days("2022"), ..Default::default() }, &[]);
    check(Selection { interval: days("2023-04-19"), on: DateKind::Published, ..Default::default() }, &[0, 1, 2]);
    let since = Days { from: Day::parse("2023-07-01"), to: None };
    check(Selection { interval: Some(since), ..Default::default() }, &[4]);
    let source = corpus.find_source("صحيفة النهار").unwrap();
    check(Selection { sources: vec![source], places: vec![entity("baku")], ..Default::default() }, &[0]);
}

#[test]
fn bars_are_counted_once() {
    let corpus = open(&small());
    let span = corpus.mentioned_span().unwrap();
    let found = date_bars(&corpus, &Selection::default(), DateKind::Mentioned, &grid(span, Grain::Month, 100));
    let counts: Vec<u32> = found.bars.iter().map(|(_, count)| *count).collect();
    assert_eq!((counts, found.undated), (vec![1, 0, 0, 0, 1], 4));
    let found = date_bars(&corpus, &Selection::default(), DateKind::Published, &grid(span, Grain::Year, 100));
    assert_eq!((found.bars[0].1, found.undated), (3, 3));
}

fn selections() -> impl Strategy<Value = Selection> {
    let list = || prop::collection::vec((0u32..6).prop_map(EntityIx), 0..3);
    let text = prop_oneof![Just(""), Just("حكومة"), Just("قال غالانت"), Just("«قال الحكومة»"), Just("هام"), Just("غال")];
    let days = prop::option::of((prop::option::of(19_300i32..19_600), prop::option::of(19_300i32..19_600)));
    let kinds = (any::<bool>(), any::<bool>());
    (text, list(), list(), list(), prop::collection::vec((0u32..3).prop_map(SourceIx), 0..2), days, kinds).prop_map(
        |(text, persons, places, orgs, sources, days, (published, any))| Selection {
            text: Query::parse(text),
            persons,
            places: places.into_iter().take(1).collect(),
            orgs: orgs.into_iter().take(1).collect(),
            sources,
            interval: days.map(|(from, to)| Days { from: from.map(Day), to: to.map(Day) }),
            on: if published { DateKind::Published } else { DateKind::Mentioned },
            matching: if any { Match::Any } else { Match::All },
        },
    )
}

/// What a selection means, said plainly for one passage.
fn holds(corpus: &Corpus, selection: &Selection, at: PassageIx) -> bool {
    let marks = corpus.marks(at);
    let article = corpus.article(corpus.passage(at).article);
    let names = |list: &[EntityIx]| {
        let named = |entity: &EntityIx| marks.iter().any(|mark| mark.entity == Some(*entity));
        list.is_empty()
            || match selection.matching {
                Match::All => list.iter().all(named),
                Match::Any => list.iter().any(named),
            }
    };
    let dated = selection.interval.is_none_or(|days| match selection.on {
        DateKind::Mentioned => {
            marks.iter().any(|mark| mark.date.and_then(|it| it.interval).is_some_and(|it| days.overlaps(it)))
        }
        DateKind::Published => article.published.is_some_and(|it| days.overlaps(Interval::day(it.day))),
    });
    let text = Matcher::new(corpus, &selection.text);
    names(&selection.persons)
        && names(&selection.places)
        && names(&selection.orgs)
        && (selection.sources.is_empty() || selection.sources.contains(&article.source))
        && dated
        && (text.is_empty() || text.passages(corpus).contains(at))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn a_selection_means_what_it_says(draft in drafts(), selection in selections()) {
        let corpus = open(&draft);
        let expected: Vec<PassageIx> = corpus.passages().filter(|at| holds(&corpus, &selection, *at)).collect();
        prop_assert_eq!(select(&corpus, &selection).passages, expected);
    }

    #[test]
    fn counts_are_what_a_click_shows(draft in drafts(), selection in selections()) {
        let corpus = open(&draft);
        for facet in Facet::ALL {
            let counts = entity_counts(&corpus, &selection, facet);
            for entity in corpus.entities().filter(|at| facet.lists(corpus.kind(*at))) {
                let chosen = selection.entities(facet).contains(&entity);
                let clicked = if chosen { selection.clone() } else { selection.toggled(facet, entity) };
                let shown = select(&corpus, &clicked).passages;
                let with = shown.iter().filter(|at| corpus.entity_passages(entity).any(|it| it == **at)).count();
                prop_assert_eq!(counts[entity.0 as usize] as usize, with);
            }
        }
        for (source, count) in corpus.sources().zip(source_counts(&corpus, &selection)) {
            let clicked = Selection { sources: vec![source], ..selection.clone() };
            prop_assert_eq!(count as usize, select(&corpus, &clicked).passages.len());
        }
        for (filter, count) in removals(&corpus, &selection) {
            prop_assert_eq!(count as usize, select(&corpus, &selection.without(filter)).passages.len());
        }
    }

    #[test]
    fn bars_are_what_a_click_shows(draft in drafts(), selection in selections(), month in any::<bool>()) {
        let corpus = open(&draft);
        let span = Interval::between(Day(19_280), Day(20_100));
        let grain = if month { Grain::Month } else { Grain::Year };
        for on in [DateKind::Mentioned, DateKind::Published] {
            let found = date_bars(&corpus, &selection, on, &grid(span, grain, 100));
            for (bar, count) in found.bars {
                let clicked = Selection { interval: Some(bar.into()), on, ..selection.clone() };
                prop_assert_eq!(count as usize, select(&corpus, &clicked).passages.len());
            }
            let open = Days::default();
            let all = Selection { interval: None, on, ..selection.clone() };
            let dated = Selection { interval: Some(open), ..all.clone() };
            let rest = select(&corpus, &all).passages.len() - select(&corpus, &dated).passages.len();
            prop_assert_eq!(found.undated as usize, rest);
        }
    }

    #[test]
    fn any_query_is_answered(source in "[\\PC «\"ال\u{640}]{0,24}") {
        let corpus = corpus_of(&["قال «غالانت» إن 30٪ من السلاح", "Baku لا"]);
        let query = Query::parse(&source);
        let matcher = Matcher::new(&corpus, &query);
        for at in matcher.passages(&corpus).iter() {
            let text = corpus.passage(at).text;
            let hits = matcher.hits(text);
            prop_assert_eq!(query.is_empty(), hits.is_empty());
            prop_assert!(hits.iter().all(|it| it.end <= text.chars().count() as u32 && !it.is_empty()));
            prop_assert!(hits.windows(2).all(|w| w[0].end <= w[1].start));
        }
    }

    #[test]
    fn a_grid_has_no_gaps(from in -700_000i32..2_900_000, days in 0i32..3000, month in any::<bool>()) {
        let span = Interval::between(Day(from), Day(from).plus(days));
        let bars = grid(span, if month { Grain::Month } else { Grain::Year }, 200);
        prop_assert!(bars.windows(2).all(|w| w[0].to().plus(1) == w[1].from()));
        prop_assert!(bars.first().unwrap().contains(span.from()) && bars.last().unwrap().contains(span.to()));
    }
}
