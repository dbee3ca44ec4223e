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
