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

/// Every query of `cases.tsv` against all words of the file at once: what belongs to another row must not be found.
#[test]
fn what_is_found_and_nothing_else() {
    let rows: Vec<Vec<&str>> = crate::knowledge::rows(include_str!("cases.tsv")).collect();
    let words: Vec<&str> = rows.iter().flat_map(|row| row[1].split(' ')).collect();
    let corpus = corpus_of(&words);
    let mut wrong = Vec::new();
    for row in &rows {
        for query in row[0].split('|') {
            let selection = Selection { text: Query::parse(query), ..Selection::default() };
            let found: Vec<&str> =
                select(&corpus, &selection).passages.iter().map(|at| corpus.passage(*at).text).collect();
            if found != row[1].split(' ').collect::<Vec<_>>() {
                wrong.push(format!("{query}: {found:?}"));
            }
        }
    }
    assert!(rows.len() > 60 && wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn exact_words_and_what_is_left_out() {
    let corpus = corpus_of(&[
        "الحكومة تنفي",     // 0
        "الحكومه تنفي",     // 1
        "الحُكُومـة الجديدة", // 2
        "حكومة ظل",         // 3
        "للحكومة",          // 4
        "إلهام في أمان",    // 5
        "الهام في امان",    // 6
    ]);
    let check = |query: &str, mode: Mode, expected: &[u32]| {
        let selection = Selection { text: Query::read(query, mode), ..Selection::default() };
        let found: Vec<u32> = select(&corpus, &selection).passages.iter().map(|at| at.0).collect();
        assert_eq!(found, expected, "{query} {mode:?}");
    };
    check("الحكومة", Mode::Forms, &[0, 1, 2, 3, 4]);
    check("الحكومة", Mode::Letters, &[0, 2]);
    check("الحكومه", Mode::Letters, &[1]);
    check("حكومة", Mode::Letters, &[3]);
    check("حكو", Mode::Letters, &[]);
    check("إلهام", Mode::Letters, &[5]);
    check("امان", Mode::Letters, &[6]);
    check("«الحكومة تنفي»", Mode::Letters, &[0]);
    check("«الحكومة تنفي»", Mode::Forms, &[0, 1]);
    check("حكومة -تنفي", Mode::Forms, &[2, 3, 4]);
    check("حكومة -«الحكومة تنفي»", Mode::Forms, &[2, 3, 4]);
    check("-حكومة", Mode::Forms, &[5, 6]);
    check("حكومة بدون:ظل", Mode::Forms, &[0, 1, 2, 4]);
    check("-الحكومة", Mode::Letters, &[1, 3, 4, 5, 6]);
}

/// What stands in a name begins with its own letters, where the bare word is in none.
#[test]
fn names_are_not_parted() {
    let mut writing = Writing::new("aaaaa");
    for sentence in ["بسام في العاصمة", "سام يصل غدا", "ثم سام وسام", "قال بسام"]
    {
        writing.line(LineKind::Body, sentence);
    }
    let of =
        |spellings| crate::corpus::samples::entity("x", crate::span::SpanKind::Person, "بسام", "Bassam", spellings);
    let corpus = open(&Draft { articles: vec![writing.article], entities: vec![of(&[("بسام", 2)])] });
    let found = |query: &str| {
        let selection = Selection { text: Query::parse(query), ..Selection::default() };
        select(&corpus, &selection).passages.iter().map(|at| at.0).collect::<Vec<_>>()
    };
    assert_eq!((found("بسام"), found("سام")), (vec![0, 3], vec![1, 2]));
}

#[test]
fn operators_are_followed_or_told() {
    let corpus = open(&small());
    let check = |query: &str, passages: &[u32], told: &[(&str, Why)]| {
        let query = Query::parse(query);
        let mut selection = Selection { text: query.clone(), ..Selection::default() };
        let doubts: Vec<_> = apply(&corpus, &query, &mut selection).into_iter().map(|it| (it.value, it.why)).collect();
        let found: Vec<u32> = select(&corpus, &selection).passages.iter().map(|at| at.0).collect();
        let told: Vec<_> = told.iter().map(|(value, why)| ((*value).to_owned(), why.clone())).collect();
        assert_eq!((found.as_slice(), doubts), (passages, told), "{query:?}");
    };
    check("شخص:غالانت", &[0, 1], &[]);
    check("شخص:جالانت", &[0, 1], &[]);
    check("person:\"Yoav Gallant\"", &[0, 1], &[]);
    check("person:gallant -شخص:علييف", &[0], &[]);
    check("مكان:باكو قبل:2023-07", &[], &[]);
    check("مكان:باكو بعد:2023-06", &[3 + 1], &[]);
    check("on:2023-07-13", &[4], &[]);
    check("في:١٣/٧/٢٠٢٣", &[4], &[]);
    check("من:2023-07", &[4], &[]);
    check("-من:2023-07", &[1], &[]);
    check("جهة:«وزارة الدفاع» زار", &[4], &[]);
    check("مصدر:النهار نوع:عنوان", &[0], &[]);
    check("نوع:عنوان -مصدر:«صحيفة النهار»", &[3], &[]);
    check("مؤرخ:لا نوع:title", &[0, 3], &[]);
    check("شخص:هتلر زيارة", &[3, 5], &[("هتلر", Why::Unknown)]);
    check("قبل:أمس زيارة", &[3, 5], &[("أمس", Why::Bad)]);
    check("-on:2023 زيارة", &[3, 5], &[("2023", Why::NoOpposite)]);
}

#[test]
fn the_best_comes_first() {
    let mut writing = Writing::new("aaaaa");
    for (kind, text) in [
        (LineKind::Body, "قال الوزير في كلمة طويلة عن أمور كثيرة ليس منها الاتفاق إلا قليلا"), // 0
        (LineKind::Body, "الاتفاق ثم الاتفاق"),                                               // 1
        (LineKind::Title, "الاتفاق يقترب"),                                                  // 2
        (LineKind::Body, "النووي شأن آخر تماما غير هذا الاتفاق"),                            // 3
        (LineKind::Body, "قيل إن الاتفاق النووي قريب جدا من هذا"),                           // 4
    ] {
        writing.line(kind, text);
    }
    let corpus = open(&Draft { articles: vec![writing.article], entities: Vec::new() });
    let order = |query: &str| {
        let selection = Selection { text: Query::parse(query), ..Selection::default() };
        ordered(&corpus, &selection, Sort::Rank).passages.iter().map(|at| at.0).collect::<Vec<_>>()
    };
    assert_eq!(order("الاتفاق")[..2], [2, 1]);
    assert_eq!(order("الاتفاق").last(), Some(&0));
    // As typed and side by side before apart.
    assert_eq!(order("الاتفاق النووي"), [4, 3]);
    assert_eq!(order("-قيل"), [0, 1, 2, 3]);
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

fn texts() -> impl Strategy<Value = Query> {
    let text = prop_oneof![
        Just(""),
        Just("حكومة"),
        Just("قال غالانت"),
        Just("«قال الحكومة»"),
        Just("هام"),
        Just("غال"),
        Just("حكومة -قال"),
        Just("-«قال الحكومة»"),
        Just("الحكومة")
    ];
    (text, any::<bool>()).prop_map(|(text, exact)| Query::read(text, if exact { Mode::Letters } else { Mode::Forms }))
}

fn values() -> impl Strategy<Value = Vec<Value>> {
    let value = prop_oneof![
        (0usize..3, 0u32..6).prop_map(|(facet, at)| Value::Entity(Facet::ALL[facet], EntityIx(at))),
        (0u32..3).prop_map(|at| Value::Source(SourceIx(at))),
        (0usize..6).prop_map(|at| Value::Kind(LineKind::ALL[at])),
    ];
    prop::collection::vec(value, 0..3).prop_map(|mut list| {
        let mut seen = Vec::new();
        list.retain(|it| {
            !seen.contains(it) && {
                seen.push(*it);
                true
            }
        });
        list
    })
}

fn splits() -> impl Strategy<Value = Vec<Split>> {
    let words = prop_oneof![Just("الحكومة"), Just("غالانت"), Just("قال"), Just("Baku")];
    let split = (0u32..6, words).prop_map(|(at, spelling)| Split { entity: EntityIx(at), spelling: spelling.into() });
    prop::collection::vec(split, 0..3)
}

/// All that can be chosen and left out.
fn selections() -> impl Strategy<Value = Selection> {
    let list = || prop::collection::vec((0u32..6).prop_map(EntityIx), 0..3);
    let days = prop::option::of((prop::option::of(19_300i32..19_600), prop::option::of(19_300i32..19_600)));
    let kinds = (any::<bool>(), any::<bool>(), prop::bool::weighted(0.2));
    let of_kind = prop::collection::vec((0usize..6).prop_map(|at| LineKind::ALL[at]), 0..2);
    let names = (list(), list(), list(), prop::collection::vec((0u32..3).prop_map(SourceIx), 0..2), of_kind);
    (texts(), names, values(), splits(), days, kinds).prop_map(
        |(text, (persons, places, orgs, sources, kinds), excluded, apart, days, (published, any, undated))| Selection {
            text,
            persons,
            places: places.into_iter().take(1).collect(),
            orgs: orgs.into_iter().take(1).collect(),
            sources,
            kinds,
            excluded,
            interval: days.map(|(from, to)| Days { from: from.map(Day), to: to.map(Day) }),
            undated,
            on: if published { DateKind::Published } else { DateKind::Mentioned },
            matching: if any { Match::Any } else { Match::All },
            apart,
        },
    )
}

/// The words of a passage that name an entity, spellings split off left out.
fn names(corpus: &Corpus, selection: &Selection, at: PassageIx, entity: EntityIx) -> bool {
    let text: Vec<char> = corpus.passage(at).text.chars().collect();
    corpus.marks(at).iter().filter(|mark| mark.entity == Some(entity)).any(|mark| {
        let words: String = text[mark.extent.start as usize..mark.extent.end as usize].iter().collect();
        !selection.apart.iter().any(|split| split.entity == entity && split.spelling == words)
    })
}

/// Whether a passage has a value.
fn has(corpus: &Corpus, selection: &Selection, at: PassageIx, value: Value) -> bool {
    match value {
        Value::Entity(_, entity) => names(corpus, selection, at, entity),
        Value::Source(source) => corpus.source_of(at) == source,
        Value::Kind(kind) => corpus.passage(at).kind == kind,
    }
}

/// What a selection means, said plainly for one passage.
fn holds(corpus: &Corpus, selection: &Selection, at: PassageIx) -> bool {
    let marks = corpus.marks(at);
    let article = corpus.article(corpus.passage(at).article);
    let named = |list: &[EntityIx]| {
        let named = |entity: &EntityIx| names(corpus, selection, at, *entity);
        list.is_empty()
            || match selection.matching {
                Match::All => list.iter().all(named),
                Match::Any => list.iter().any(named),
            }
    };
    let intervals: Vec<Interval> = match selection.on {
        DateKind::Mentioned => marks.iter().filter_map(|mark| mark.date?.interval).collect(),
        DateKind::Published => article.published.iter().map(|it| Interval::day(it.day)).collect(),
    };
    let within = selection.interval.is_some_and(|days| intervals.iter().any(|it| days.overlaps(*it)));
    let dated =
        (selection.interval.is_none() && !selection.undated) || within || (selection.undated && intervals.is_empty());
    let text = Matcher::new(corpus, &selection.text);
    named(&selection.persons)
        && named(&selection.places)
        && named(&selection.orgs)
        && (selection.sources.is_empty() || selection.sources.contains(&article.source))
        && (selection.kinds.is_empty() || selection.kinds.contains(&corpus.passage(at).kind))
        && !selection.excluded.iter().any(|value| has(corpus, selection, at, *value))
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
        let sieve = Sieve::new(&corpus, &selection);
        // What the list shows once a value is chosen, and how much of that has it.
        let shown = |value: Value| {
            let mut clicked = selection.clone();
            clicked.add(value);
            let shown = select(&corpus, &clicked).passages;
            shown.iter().filter(|at| has(&corpus, &selection, **at, value)).count() as u32
        };
        for facet in Facet::ALL {
            let counts = sieve.entity_counts(facet);
            for entity in corpus.entities() {
                let expected = if facet.lists(corpus.kind(entity)) { shown(Value::Entity(facet, entity)) } else { 0 };
                prop_assert_eq!(counts[entity.0 as usize], expected, "{:?} {:?}", facet, entity);
            }
        }
        for (source, count) in corpus.sources().zip(sieve.source_counts()) {
            prop_assert_eq!(count, shown(Value::Source(source)));
        }
        for (kind, count) in LineKind::ALL.into_iter().zip(sieve.kind_counts()) {
            prop_assert_eq!(count, shown(Value::Kind(kind)));
        }
        for (filter, count) in removals(&corpus, &selection) {
            prop_assert_eq!(count as usize, select(&corpus, &selection.without(filter)).passages.len());
        }
        let undated = Selection { interval: None, undated: true, ..selection.clone() };
        prop_assert_eq!(sieve.undated_count() as usize, select(&corpus, &undated).passages.len());
    }

    #[test]
    fn bars_are_what_a_click_shows(draft in drafts(), selection in selections(), month in any::<bool>()) {
        let corpus = open(&draft);
        let span = Interval::between(Day(19_280), Day(20_100));
        let grain = if month { Grain::Month } else { Grain::Year };
        for on in [DateKind::Mentioned, DateKind::Published] {
            let selection = Selection { on, ..selection.clone() };
            let found = date_bars(&corpus, &selection, on, &grid(span, grain, 100));
            for (bar, count) in found.bars {
                let clicked = Selection { interval: Some(bar.into()), undated: false, ..selection.clone() };
                prop_assert_eq!(count as usize, select(&corpus, &clicked).passages.len());
            }
            let clicked = Selection { interval: None, undated: true, ..selection.clone() };
            prop_assert_eq!(found.undated as usize, select(&corpus, &clicked).passages.len());
        }
    }

    #[test]
    fn an_order_loses_nothing(draft in drafts(), selection in selections()) {
        let corpus = open(&draft);
        let plain = select(&corpus, &selection).passages;
        prop_assert_eq!(&ordered(&corpus, &selection, Sort::Date).passages, &plain);
        let mut ranked = ordered(&corpus, &selection, Sort::Rank).passages;
        let ranking = Ranking::new(&corpus, &selection);
        prop_assert!(ranked.windows(2).all(|pair| ranking.score(pair[0]).points >= ranking.score(pair[1]).points));
        ranked.sort();
        prop_assert_eq!(ranked, plain);
    }

    #[test]
    fn operators_choose_what_parameters_choose(draft in drafts(), selection in selections()) {
        let corpus = open(&draft);
        let mut asked = Selection { apart: Vec::new(), text: Query::parse(selection.text.source()), ..selection };
        // What a reader cannot say twice, and values that are not there.
        let there = |value: &Value| match value {
            Value::Entity(_, at) => at.0 < corpus.entity_count(),
            Value::Source(at) => at.0 < corpus.source_count(),
            Value::Kind(_) => true,
        };
        let (persons, places, orgs) = (asked.persons, asked.places, asked.orgs);
        let (sources, kinds, excluded) = (asked.sources, asked.kinds, asked.excluded);
        asked = Selection { persons: vec![], places: vec![], orgs: vec![], sources: vec![], kinds: vec![], excluded: vec![], ..asked };
        let entities = |facet, list: Vec<EntityIx>| list.into_iter().map(move |at| Value::Entity(facet, at));
        let values = entities(Facet::Persons, persons)
            .chain(entities(Facet::Places, places))
            .chain(entities(Facet::Orgs, orgs))
            .chain(sources.into_iter().map(Value::Source))
            .chain(kinds.into_iter().map(Value::Kind));
        values.filter(there).for_each(|value| asked.add(value));
        excluded.into_iter().filter(there).for_each(|value| asked.add_excluded(value));
        asked.interval = asked.interval.filter(|days| *days != Days::default());
        let query = Query::parse(&written(&corpus, &asked));
        let mut back = Selection { text: query.clone(), ..Selection::default() };
        prop_assert_eq!(apply(&corpus, &query, &mut back), vec![]);
        prop_assert_eq!(query.words(), asked.text.words());
        back.text = asked.text.clone();
        prop_assert_eq!(back, asked);
    }

    #[test]
    fn any_query_is_answered(source in "[\\PC «\"ال\u{640}]{0,24}") {
        let corpus = corpus_of(&["قال «غالانت» إن 30٪ من السلاح", "Baku لا"]);
        let query = Query::parse(&source);
        let matcher = Matcher::new(&corpus, &query);
        for at in matcher.passages(&corpus).iter() {
            let text = corpus.passage(at).text;
            let hits = matcher.hits(text);
            prop_assert_eq!(!query.asks(), hits.is_empty());
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
