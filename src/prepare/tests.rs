//! What holds for any folder of files: reading is total, spans lie on the text, nothing is lost.

use proptest::prelude::*;

use super::{Fault, Input, Metadata, Prepared, prepare};
use crate::corpus::draft::{Basis, Published};
use crate::day::Day;
use crate::resolve::corrections::Corrections;
use crate::span::{Positions, SpanKind};

fn input(key: &str, bytes: &[u8], published: Option<&str>) -> Input {
    let day = published.and_then(Day::parse);
    let metadata = Metadata {
        key: Some(key.to_owned()),
        published: day.map(|day| Published { day, basis: Basis::Stated, evidence: String::new() }),
        ..Metadata::default()
    };
    Input { file: format!("{key}.txt"), bytes: bytes.to_vec(), metadata }
}

fn read(text: &str) -> Prepared {
    prepare(&[input("a", text.as_bytes(), Some("2024-05-15"))], &Corrections::default()).expect("text")
}

#[test]
fn a_short_article_from_bytes_to_marks() {
    let text = "وزير خارجية الأردن يلتقي نظيره العراقي في بغداد\n\nقال وزير الخارجية الأردني أيمن الصفدي، أمس الثلاثاء، إن بلاده ستقدم 30 مليون دولار.\n\nوأضاف الصفدي: «نعمل معا».\n";
    let prepared = read(text);
    let article = &prepared.draft.articles[0];
    let positions = Positions::new(&article.text);
    let marks: Vec<(SpanKind, &str)> = article.marks.iter().map(|m| (m.kind, positions.slice(m.extent))).collect();
    for expected in [
        (SpanKind::Place, "بغداد"),
        (SpanKind::Person, "أيمن الصفدي"),
        (SpanKind::Date, "أمس الثلاثاء"),
        (SpanKind::Figure, "30 مليون دولار"),
        (SpanKind::Person, "الصفدي"),
    ] {
        assert!(marks.contains(&expected), "{expected:?} in {marks:?}");
    }
    let persons: Vec<_> = article.marks.iter().filter(|m| m.kind == SpanKind::Person).map(|m| m.entity).collect();
    assert_eq!(persons[0], persons[1], "a bare surname is its bearer");
    let date = article.marks.iter().find_map(|m| m.date.as_ref()).expect("a date");
    assert_eq!(date.interval.map(|it| it.from().to_string()).as_deref(), Some("2024-05-14"));
    assert_eq!(article.passages.len(), 3);
}

#[test]
fn files_that_are_no_text_are_all_named() {
    let inputs = [
        input("a", b"", None),
        input("b", b" \n\t\n", None),
        input("c", b"%PDF-1.7 x", None),
        input("d", "خبر".as_bytes(), None),
    ];
    let errors = prepare(&inputs, &Corrections::default()).expect_err("three are no articles");
    let faults: Vec<(&str, &Fault)> = errors.iter().map(|e| (e.file.as_str(), &e.fault)).collect();
    assert!(
        matches!(faults[..], [("a.txt", Fault::Empty), ("b.txt", Fault::Empty), ("c.txt", Fault::NotText { .. })]),
        "{faults:?}"
    );
}

#[test]
fn articles_stand_in_the_order_of_their_days() {
    let inputs = [
        input("late", "خبر متأخر".as_bytes(), Some("2024-01-02")),
        input("undated", "خبر بلا تاريخ".as_bytes(), None),
        input("early", "خبر مبكر".as_bytes(), Some("2023-01-02")),
    ];
    let prepared = prepare(&inputs, &Corrections::default()).expect("text");
    let keys: Vec<&str> = prepared.draft.articles.iter().map(|a| a.key.as_str()).collect();
    assert_eq!(keys, ["early", "late", "undated"]);
}

/// Pieces that finders react to, so that random texts reach their corners.
const PIECES: [&str; 48] = [
    "قال",
    "وقال",
    "وزير",
    "الخارجية",
    "الرئيس",
    "محمد",
    "بن",
    "سلمان",
    "أبو",
    "عبد",
    "الله",
    "إلى",
    "في",
    "باكو",
    "وباكو",
    "للعراق",
    "أمس",
    "الأول",
    "الأحد",
    "قبل",
    "نحو",
    "عامين",
    "مارس",
    "/",
    "آذار",
    "(",
    ")",
    "2023",
    "13",
    "٣٠",
    "٪",
    "مليون",
    "دولار",
    "-",
    "،",
    ".",
    ":",
    "«",
    "»",
    "“",
    "\"",
    "\n",
    "\n\n",
    "اقرأ أيضا",
    "…",
    "\u{200f}",
    "ـ",
    "لل",
];

fn anything() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
        1 => "[\u{600}-\u{6ff}]{1,8}",
        1 => any::<char>().prop_map(String::from),
    ];
    let glue = prop::sample::select(vec![" ", " ", " ", ""]);
    prop::collection::vec((piece, glue), 0..60).prop_map(|all| all.into_iter().map(|(p, g)| p + g).collect())
}

proptest! {
    #[test]
    fn reading_is_total_and_spans_lie_on_passages(text in anything(), dated in any::<bool>()) {
        let input = input("a", text.as_bytes(), dated.then_some("2023-07-15"));
        let Ok(prepared) = prepare(&[input], &Corrections::default()) else { return Ok(()) };
        let article = &prepared.draft.articles[0];
        let chars = article.text.chars().count() as u32;
        for mark in &article.marks {
            prop_assert!(mark.extent.start < mark.extent.end && mark.extent.end <= chars, "{mark:?}");
            prop_assert!(article.passages.iter().any(|p| p.extent.holds(mark.extent)), "outside passages: {mark:?}");
            if let Some(entity) = mark.entity {
                prop_assert!((entity as usize) < prepared.draft.entities.len());
            }
        }
        for pair in article.passages.windows(2) {
            prop_assert!(pair[0].extent.end <= pair[1].extent.start);
        }
    }

    #[test]
    fn any_bytes_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = prepare(&[input("a", &bytes, None)], &Corrections::default());
    }
}
