//! An archive built, stored and asked.

use super::build::{self, Article, Entity, Extra, Run};
use super::*;
use crate::day::{Day, Interval};
use crate::explore::Days;

fn day(text: &str) -> Option<Day> {
    Day::parse(text)
}

/// Five articles, in two runs.
fn parts(split: usize) -> Vec<(PartId, Vec<u8>)> {
    let interval = |a: &str, b: &str| Interval::between(Day::parse(a).unwrap(), Day::parse(b).unwrap());
    let (may, july) = ([interval("2023-05-01", "2023-05-31")], [interval("2023-07-13", "2023-07-13")]);
    let of = |key, title, paragraphs, published, source, entities, mentioned| Article {
        key,
        title,
        paragraphs,
        published: day(published),
        source,
        entities,
        mentioned,
    };
    let articles = [
        of(
            "c",
            "وزير الدفاع في باكو",
            &["قال وزير الدفاع الإسرائيلي", "الدفاع عن باكو"],
            "2023-07-15",
            "ب",
            &[0, 1],
            &july,
        ),
        of("a", "الحكومة تجتمع", &["اجتمعت الحكومة وبالحكومة ثقة"], "2023-05-30", "أ", &[1, 1], &may),
        of("b", "للحكومة رأي", &["قالت حكومة أذربيجان إن وغالانت زار"], "2023-05-30", "أ", &[0, 2], &[]),
        of("d", "بلا تاريخ", &["زيارة إلى الرياض وبالرياض"], "", "", &[], &[]),
        of("e", "إلهام علييف", &["الرئيس إلهام في الرياض، الهام جدا"], "2021-01-01", "ب", &[2, 3], &[]),
    ];
    let mut runs = vec![Run::new(), Run::new()];
    articles.iter().enumerate().for_each(|(at, article)| runs[usize::from(at >= split)].add(article));
    let entity = |facet, id: &str| Entity { facet, name: Name { id: id.into(), ..Name::default() } };
    let entities = [
        entity(Facet::Persons, "gallant"),
        entity(Facet::Persons, "hasanov"),
        entity(Facet::Persons, "aliyev"),
        entity(Facet::Places, "riyadh"),
    ];
    let mut parts = Vec::new();
    build::finish(runs, &entities, &Extra::default(), |id, bytes| parts.push((id, bytes)));
    parts
}

/// Fetches what is needed until there is an answer; the answer's keys, and the round trips after the root.
fn ask(archive: &mut Archive, parts: &[(PartId, Vec<u8>)], query: &Query) -> (Vec<String>, usize) {
    let mut trips = 0;
    loop {
        let answer = archive.select(query).and_then(|selection| {
            let page = archive.page(&selection, 0, 20);
            assert_eq!(selection.total as usize, page.len());
            archive.rows(&page)
        });
        match answer {
            Ok(rows) => return (rows.into_iter().map(|row| row.key).collect(), trips),
            Err(Need::Damaged(error)) => panic!("{error}"),
            Err(Need::Parts(needed)) => {
                assert!(!needed.is_empty());
                trips += 1;
                for id in needed {
                    let (_, bytes) = parts.iter().find(|(part, _)| *part == id).unwrap();
                    archive.add(id, bytes.clone()).unwrap();
                }
            }
        }
    }
}

fn open(parts: &[(PartId, Vec<u8>)]) -> Archive {
    let (last, root) = parts.last().unwrap();
    assert_eq!(*last, PartId::ROOT);
    Archive::open(root).unwrap()
}

fn sorted(mut keys: Vec<String>) -> String {
    keys.sort();
    keys.concat()
}

#[test]
fn questions_and_answers() {
    let parts = parts(2);
    let terms = |terms: &[Term]| Query { terms: terms.to_vec(), ..Query::default() };
    let word = |word: &str| Term::Word(word.into());
    let phrase = |words: &str| Term::Phrase(words.split(' ').map(str::to_owned).collect());
    let days = |from: &str, to: &str| Some(Days { from: day(from), to: day(to) });
    let filter = |how, values: &[u32]| Query {
        filters: vec![Filter { facet: Facet::Persons, how, values: values.to_vec() }],
        ..Query::default()
    };
    for (query, expected) in [
        (Query::default(), "abcde"),
        (terms(&[word("حكومه")]), "ab"),
        (terms(&[word("بالحكومة")]), "ab"),
        (terms(&[word("للرياض")]), "de"),
        (terms(&[Term::Exact("وبالرياض".into())]), "d"),
        (terms(&[word("غالانت")]), "b"),
        (terms(&[word("اذربيجان"), word("الحكومة")]), "b"),
        (terms(&[word("إلهام")]), "e"),
        (terms(&[word("الدفاع"), word("الحكومة")]), ""),
        (terms(&[word("غير"), word("الحكومة")]), ""),
        (terms(&[Term::Beginning("ال".into())]), "acde"),
        (terms(&[Term::Beginning("الحك".into())]), "ab"),
        (terms(&[Term::Beginning("اذر".into())]), "b"),
        (terms(&[Term::Beginning("ق".into())]), "bc"),
        (terms(&[Term::Open("الإسرا".into())]), "c"),
        (terms(&[phrase("وزير الدفاع")]), "c"),
        (terms(&[phrase("الدفاع وزير")]), ""),
        // From title to text, and from paragraph to paragraph, no phrase goes on.
        (terms(&[phrase("باكو قال")]), ""),
        (terms(&[phrase("الإسرائيلي الدفاع")]), ""),
        (terms(&[phrase("رئيس الهام")]), "e"),
        (Query { without: vec![word("الرياض")], ..Query::default() }, "abc"),
        (Query { published: days("2023-05-30", "2023-12-31"), ..Query::default() }, "abc"),
        (Query { published: days("", "2023-05-30"), ..Query::default() }, "abe"),
        (Query { mentioned: days("2023-05-31", "2023-07-01"), ..Query::default() }, "a"),
        (Query { mentioned: days("2023-05-31", ""), ..Query::default() }, "ac"),
        // Persons by how many articles name them, then by id: aliyev, gallant, hasanov.
        (filter(How::Any, &[0, 1]), "bce"),
        (filter(How::All, &[0, 1]), "b"),
        (filter(How::None, &[0, 1]), "ad"),
    ] {
        let (keys, trips) = ask(&mut open(&parts), &parts, &query);
        assert_eq!(sorted(keys), expected, "{query:?}");
        // With the root that is three.
        assert!(trips <= 2, "{query:?}");
    }
}

#[test]
fn orders_rows_and_counts() {
    let parts = parts(5);
    let mut archive = open(&parts);
    let sorted = |sort| Query { sort, ..Query::default() };
    assert_eq!(ask(&mut archive, &parts, &sorted(Sort::Newest)).0, ["c", "b", "a", "e", "d"]);
    assert_eq!(ask(&mut archive, &parts, &sorted(Sort::Oldest)).0, ["e", "a", "b", "c", "d"]);
    let best = Query { terms: vec![Term::Word("باكو".into())], ..Query::default() };
    assert_eq!(ask(&mut archive, &parts, &best).0, ["c"]);
    for facet in Facet::ALL {
        for kind in [facet.column(), facet.names()] {
            let of_kind = parts.iter().filter(|(id, _)| id.kind == kind);
            of_kind.for_each(|(id, bytes)| archive.add(*id, bytes.clone()).unwrap());
        }
    }
    let all = archive.select(&Query::default()).unwrap();
    assert_eq!(archive.counts(&all, Facet::Persons).unwrap(), [2, 2, 2]);
    assert_eq!(archive.counts(&all, Facet::Places).unwrap(), [1]);
    assert_eq!(archive.counts(&all, Facet::Sources).unwrap(), [2, 2, 1]);
    let names = archive.names(Facet::Persons, 1).unwrap();
    assert_eq!(names.iter().map(|name| name.id.as_str()).collect::<Vec<_>>(), ["aliyev", "gallant", "hasanov"]);
    let row = archive.rows(&[3]).unwrap().remove(0);
    assert_eq!((row.key.as_str(), row.title.as_str(), row.published), ("c", "وزير الدفاع في باكو", day("2023-07-15")));
    let bars = [Interval::year(2021).unwrap(), Interval::year(2023).unwrap()];
    assert_eq!(archive.bars(&all, &bars).unwrap(), [1, 3]);
}

#[test]
fn the_same_parts_however_shared_out() {
    assert!((1..5).all(|split| parts(split) == parts(0)));
}

/// All questions that need every kind of part.
fn questions() -> Vec<Query> {
    let all = Some(Days { from: day("2000-01-01"), to: None });
    let filters = Facet::ALL.map(|facet| Filter { facet, how: How::Any, values: vec![0, 1, 7] }).to_vec();
    let terms = [
        Term::Word("الحكومة".into()),
        Term::Open("الدف".into()),
        Term::Beginning("و".into()),
        Term::Beginning("الح".into()),
        Term::Exact("إلهام".into()),
        Term::Phrase(vec!["وزير".into(), "الدفاع".into()]),
    ];
    let ask = |term| Query { terms: vec![term], ..Query::default() };
    let mut questions: Vec<Query> = terms.into_iter().map(ask).collect();
    questions.push(Query { filters, published: all, mentioned: all, ..Query::default() });
    questions
}

mod damage {
    use super::*;
    use proptest::prelude::*;

    /// What is done to the bytes of a part.
    #[derive(Clone, Debug)]
    enum Damage {
        Flip(usize, u8),
        Cut(usize),
        Swap(usize, usize),
        Add(Vec<u8>),
    }

    fn damages() -> impl Strategy<Value = Vec<Damage>> {
        let one = prop_oneof![
            4 => (any::<usize>(), 1u8..).prop_map(|(at, by)| Damage::Flip(at, by)),
            1 => any::<usize>().prop_map(Damage::Cut),
            2 => (any::<usize>(), any::<usize>()).prop_map(|(a, b)| Damage::Swap(a, b)),
            1 => prop::collection::vec(any::<u8>(), 1..20).prop_map(Damage::Add),
        ];
        prop::collection::vec(one, 1..5)
    }

    fn damage(bytes: &mut Vec<u8>, damages: &[Damage]) {
        for damage in damages {
            let length = bytes.len().max(1);
            match damage {
                Damage::Flip(at, by) => bytes.iter_mut().skip(at % length).take(1).for_each(|byte| *byte ^= by),
                Damage::Cut(at) => bytes.truncate(at % length),
                Damage::Swap(a, b) if bytes.len() > 1 => bytes.swap(a % length, b % length),
                Damage::Swap(..) => {}
                Damage::Add(more) => bytes.extend_from_slice(more),
            }
        }
    }

    /// Asks everything of parts that may say anything; hashes are made to fit, so that the readers see it.
    fn ask_all(parts: &[(PartId, Vec<u8>)], mut root: Root) {
        for (id, bytes) in parts {
            if let Some(hash) = root.hashes.get_mut(id.kind as usize).and_then(|of| of.get_mut(id.at as usize)) {
                *hash = build::hash(bytes);
            }
        }
        let Ok(mut archive) = Archive::open(&root.write()) else { return };
        // The table first: it has the hashes of the rows.
        for table in [true, false] {
            for (id, bytes) in parts.iter().filter(|(id, _)| (id.kind == Kind::Table) == table) {
                let _ = archive.add(*id, bytes.clone());
            }
        }
        for query in questions() {
            let Ok(selection) = archive.select(&query) else { continue };
            assert!(selection.docs.iter().all(|doc| doc < archive.root().docs));
            let _ = archive.rows(&archive.page(&selection, 0, 20));
            for facet in Facet::ALL {
                let _ = archive.counts(&selection, facet).map(<[u32]>::len);
                let _ = archive.names(facet, 0);
            }
            let _ = archive.bars(&selection, &[Interval::year(2023).unwrap()]);
        }
    }

    proptest! {
        #[test]
        fn damaged_parts_are_refused_by_their_hash(at in any::<prop::sample::Index>(), how in damages()) {
            let parts = parts(2);
            let (id, whole) = &parts[at.index(parts.len() - 1)];
            let mut bytes = whole.clone();
            damage(&mut bytes, &how);
            let mut archive = open(&parts);
            for (table, bytes) in parts.iter().filter(|(id, _)| id.kind == Kind::Table) {
                archive.add(*table, bytes.clone()).unwrap();
            }
            let added = archive.add(*id, bytes.clone());
            prop_assert_eq!(added.is_ok(), bytes == *whole);
            if let Err(error) = added {
                prop_assert_eq!(error.part(), *id);
            }
        }

        #[test]
        fn a_damaged_root_is_refused(how in damages()) {
            let parts = parts(2);
            let (_, whole) = parts.last().unwrap();
            let mut bytes = whole.clone();
            damage(&mut bytes, &how);
            prop_assert_eq!(Archive::open(&bytes).is_ok(), bytes == *whole);
        }

        #[test]
        fn readers_take_any_bytes(at in any::<prop::sample::Index>(), how in damages()) {
            let mut parts = parts(2);
            let root = Root::open(&parts.pop().unwrap().1).unwrap();
            let at = at.index(parts.len());
            damage(&mut parts[at].1, &how);
            ask_all(&parts, root);
        }

        #[test]
        fn a_root_may_say_anything(how in damages()) {
            let mut parts = parts(2);
            let (_, mut bytes) = parts.pop().unwrap();
            // Its own sum is made to fit.
            bytes.truncate(bytes.len() - 8);
            damage(&mut bytes, &how);
            let sum = build::hash(&bytes);
            bytes.extend_from_slice(&sum.to_le_bytes());
            if let Ok(root) = Root::open(&bytes) {
                ask_all(&parts, root);
            }
        }
    }
}
