//! Passages that say the same, as an Arabic reader would say.

use proptest::prelude::*;

use crate::corpus::Draft;
use crate::corpus::draft::{ArticleDraft, Basis, PassageDraft, Published};
use crate::corpus::facts::{Degree, Pair};
use crate::day::Day;
use crate::facts;
use crate::line::LineKind;
use crate::prepare::{Input, Metadata, prepare};
use crate::resolve::corrections::Corrections;
use crate::span::Extent;

const END: &str = "وتحدثت الصحف المحلية عن أجواء هادئة سادت الشوارع بعد ظهر اليوم، بينما عاد التلاميذ إلى مدارسهم.";

/// Pairs of articles of one paragraph each.
fn pairs(texts: &[&str]) -> Vec<Pair> {
    let input = |(at, text): (usize, &&str)| {
        let published = Day::parse("2024-05-15");
        Input {
            file: format!("{at}.txt"),
            bytes: format!("{}\n\n{text}\n", ["عنوان أول قصير", "خبر ثان موجز", "كلام ثالث"][at % 3]).into_bytes(),
            metadata: Metadata {
                key: Some(at.to_string()),
                published: published.map(|day| Published { day, basis: Basis::Stated, evidence: String::new() }),
                ..Metadata::default()
            },
        }
    };
    let inputs: Vec<Input> = texts.iter().enumerate().map(input).collect();
    let draft = prepare(&inputs, &Corrections::default()).expect("texts").draft;
    facts::find(&draft, &facts::Corrections::default()).pairs
}

#[test]
fn what_repeats_and_what_does_not() {
    use Degree::{Paraphrase, Verbatim};
    for (a, b, expected) in [
        (
            "أعلنت وزارة الزراعة الموريتانية إطلاق حملة وطنية لتلقيح الماشية في الولايات الشرقية.",
            "وفي نواكشوط، أعلنت وزارة الزراعة الموريتانيّة اطلاق حملةٍ وطنية لتلقيح الماشية، بحسب الوكالة الرسمية.",
            Some(Verbatim),
        ),
        (
            "تهدف الزيارة إلى توسيع التعاون الزراعي وتعزيز تبادل الخبرات بين الجامعات في البلدين.",
            "وقال البيان إن التعاون في الزراعة سيتوسع خلال الزيارة مع تعزيز الخبرات المتبادلة للجامعات.",
            Some(Paraphrase),
        ),
        // The same office and name, another statement.
        (
            "قال وزير الخارجية الأردني أيمن الصفدي إن بلاده ترفض أي تهجير.",
            "وشارك وزير الخارجية الأردني أيمن الصفدي في حفل افتتاح المعرض.",
            None,
        ),
        (
            "هطلت أمطار غزيرة على الساحل وأغلقت الطرق الجبلية أمام حركة السير.",
            "فاز الفريق بالمباراة النهائية بعد ركلات الترجيح أمام جمهور كبير.",
            None,
        ),
        (
            "قتل 12 شخصا في انفجار هز مدينة البصرة العراقية صباحا، وفق الشرطة.",
            "وفي البصرة العراقية أوقع انفجار وقع قرب السوق 12 قتيلا.",
            Some(Paraphrase),
        ),
    ] {
        let found = pairs(&[a, b, END]);
        assert_eq!(found.first().map(|it| it.degree), expected, "{a} / {b}");
        assert!(found.len() <= 1, "{found:?}");
    }
}

/// A wire text in many papers: each copy once, all in one group.
#[test]
fn copies_are_one_group() {
    let wire = "أفادت هيئة الأرصاد الجوية بأن موجة الحر ستبلغ ذروتها نهاية الأسبوع مع رياح محملة بالغبار.";
    let other = "ورجحت الهيئة أن تنحسر الموجة مطلع الأسبوع المقبل وتعود الحرارة إلى معدلاتها المعتادة في الشمال.";
    let copies: Vec<String> = (0..6).map(|at| format!("{wire} {}", if at % 2 == 0 { other } else { "" })).collect();
    let found = pairs(&copies.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(found.len() <= 10, "{} pairs", found.len());
    assert!(found.iter().all(|it| it.degree == Degree::Verbatim && it.group == 0 && it.shared > 0.9));
    let reached: std::collections::BTreeSet<u32> =
        found.iter().flat_map(|it| [it.first.article, it.second.article]).collect();
    assert_eq!(reached.len(), 6);
}

/// Articles without marks, one passage each.
fn plain(texts: &[String]) -> Draft {
    let article = |(at, text): (usize, &String)| ArticleDraft {
        key: at.to_string(),
        text: text.clone(),
        passages: vec![PassageDraft {
            pid: String::new(),
            extent: Extent::new(0, text.chars().count() as u32),
            kind: LineKind::Body,
        }],
        ..ArticleDraft::default()
    };
    Draft { articles: texts.iter().enumerate().map(article).collect(), entities: Vec::new() }
}

proptest! {
    #[test]
    fn a_common_run_is_found_wherever_it_stands(
        before in "[ابتثجحخد ]{0,40}", after in "[ذرزسشصضط ]{0,40}",
        run in proptest::collection::vec("[ظعغفقكلمنهوي]{4,7}", 9..14),
    ) {
        let run = run.join(" ");
        let texts = [format!("{before} {run}"), format!("{run} {after}")];
        let found = facts::find(&plain(&texts), &facts::Corrections::default()).pairs;
        prop_assert!(found.iter().any(|it| it.degree == Degree::Verbatim));
    }

    #[test]
    fn any_text_is_read(texts in proptest::collection::vec("\\PC{0,80}|[\u{600}-\u{6ff} .،]{0,80}", 0..5)) {
        let draft = plain(&texts);
        let facts = facts::find(&draft, &facts::Corrections::default());
        prop_assert!(facts.pairs.iter().all(|it| it.first < it.second && (0.0..=1.0).contains(&it.shared)));
    }
}
