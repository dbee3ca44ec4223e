//! What is told in two ways, as an Arabic reader would say, and what is not.

use crate::corpus::draft::{Basis, Published};
use crate::day::Day;
use crate::facts;
use crate::prepare::{Input, Metadata, prepare};
use crate::resolve::corrections::Corrections;

const END: &str =
    "وجاء ذلك في ختام اجتماع طويل عقده المسؤولون لبحث عدد من القضايا التي تهم الجمهور، بحسب ما ذكرته الصحف.";

/// The rules of the conflicts between two texts of one day.
fn rules(a: &str, b: &str) -> Vec<String> {
    let input = |(at, text): (usize, &str)| Input {
        file: format!("{at}.txt"),
        bytes: format!("المسؤولون يعرضون آخر الأخبار\n\n{text}\n\n{END}\n").into_bytes(),
        metadata: Metadata {
            key: Some(at.to_string()),
            published: Day::parse("2024-05-15").map(|day| Published {
                day,
                basis: Basis::Stated,
                evidence: String::new(),
            }),
            ..Metadata::default()
        },
    };
    let inputs: Vec<Input> = [a, b].into_iter().enumerate().map(input).collect();
    let draft = prepare(&inputs, &Corrections::default()).expect("texts").draft;
    facts::find(&draft, &facts::Corrections::default()).conflicts.into_iter().map(|it| it.rule).collect()
}

#[test]
fn told_in_two_ways() {
    for (a, b, expected) in [
        (
            "قام وزير الخارجية التركي هاكان فيدان بزيارة سرية إلى بغداد أمس الثلاثاء.",
            "وكان وزير الخارجية التركي هاكان فيدان قد قام أمس الثلاثاء بزيارة رسمية إلى بغداد.",
            Some("character"),
        ),
        (
            "تعد فرنسا واحدة من كبار موردي القمح إلى الجزائر منذ عقود.",
            "وتصدرت فرنسا قائمة موردي القمح إلى الجزائر هذا العام.",
            Some("one-of-or-first"),
        ),
        (
            "قام وزير الخارجية التركي هاكان فيدان بزيارة رسمية إلى بغداد أمس الثلاثاء.",
            "وكان وزير الخارجية التركي هاكان فيدان قد قام أمس الثلاثاء بزيارة رسمية إلى بغداد.",
            None,
        ),
        (
            "تعد فرنسا واحدة من كبار موردي القمح إلى الجزائر منذ عقود.",
            "وتصدرت روسيا قائمة موردي القمح إلى مصر هذا العام.",
            None,
        ),
    ] {
        assert_eq!(rules(a, b), expected.into_iter().collect::<Vec<_>>(), "{a} / {b}");
    }
}
