//! Who is who over several short articles, as tables.

use super::corrections::{Corrections, NotPerson, PersonCorrection};
use super::identities::{ArticleNames, Identities, resolve};
use crate::annotate::{Reading, names};
use crate::line::LineKind;
use crate::source::{Line, Page};
use crate::span::{Extent, SpanKind};

fn read(texts: &[&str]) -> Vec<ArticleNames> {
    texts
        .iter()
        .enumerate()
        .map(|(n, text)| {
            let extent = Extent::new(0, text.chars().count() as u32);
            let page = Page {
                text: (*text).to_owned(),
                lines: vec![Line { extent, kind: LineKind::Body, reason: Default::default() }],
                encoding: "UTF-8",
                notes: Vec::new(),
                title: None,
                subtitle: None,
                author: None,
                publisher: None,
                meta: Default::default(),
            };
            let reading = Reading::new(&page);
            let found = names::find(&reading);
            ArticleNames::new(&format!("{n}"), &reading, &found)
        })
        .collect()
}

/// Persons as "spelling×count …" by id, for reading.
fn persons(identities: &Identities) -> Vec<(String, String)> {
    identities
        .entities
        .iter()
        .filter(|e| e.kind == Some(SpanKind::Person))
        .map(|e| {
            let mut spellings: Vec<String> = e.variants.iter().map(|v| format!("{}×{}", v.text, v.count)).collect();
            spellings.sort();
            (e.id.clone(), spellings.join("، "))
        })
        .collect()
}

#[test]
fn who_is_who() {
    let cases: &[(&[&str], &[&str])] = &[
        // One article: a surname takes its bearer.
        (&["قال وزير الدفاع يوآف جالانت إن الزيارة مهمة. وأضاف جالانت أنها أولى."], &["جالانت×1، يوآف جالانت×1"]),
        // Two articles, two spellings.
        (
            &["التقى وزير الدفاع ذاكر حسنوف ضيفه.", "وصل وزير الدفاع زاكير حسنوف إلى أنقرة."],
            &["ذاكر حسنوف×1، زاكير حسنوف×1"],
        ),
        // One surname, two persons.
        (&["خلف الرئيس إلهام علييف والده الرئيس حيدر علييف."], &["حيدر علييف×1", "إلهام علييف×1"]),
        (&["التقى الرئيس جوزيف عون الرئيس السابق ميشال عون."], &["جوزيف عون×1", "ميشال عون×1"]),
        // Native names are one only letter by letter.
        (&["قال الوزير حسن الخطيب للصحفيين.", "قال الوزير حسين الخطيب للصحفيين."], &["حسن الخطيب×1", "حسين الخطيب×1"]),
        // The longer and the shorter form.
        (
            &["استقبل ولي العهد الأمير محمد بن سلمان بن عبد العزيز آل سعود الوفد.", "هنأ الأمير محمد بن سلمان الرئيس."],
            &["محمد بن سلمان بن عبد العزيز آل سعود×1، محمد بن سلمان×1"],
        ),
        (
            &["قال رئيس الوزراء محمد شياع السوداني.", "زار محمد السوداني عمان."],
            &["محمد السوداني×1، محمد شياع السوداني×1"],
        ),
        // Written together or apart.
        (
            &["قال عبد الفتاح البرهان إن الجيش باق.", "وصل عبدالفتاح البرهان إلى جوبا."],
            &["عبد الفتاح البرهان×1، عبدالفتاح البرهان×1"],
        ),
        // Latin and Arabic.
        (&["President Isaac Herzog in Kyiv", "يزور الرئيس إسحاق هرتسوغ باكو."], &["Isaac Herzog×1، إسحاق هرتسوغ×1"]),
        // A bare surname in another article, with a person in common.
        (
            &[
                "التقى وزير الاقتصاد أورهان كاراتاش الرئيس إلهام علييف.",
                "شكر الرئيس إلهام علييف ضيوفه. وقال كاراتاش إن العقد وقع.",
            ],
            &["إلهام علييف×2", "أورهان كاراتاش×1، كاراتاش×1"],
        ),
        // A name in brackets.
        (
            &["قال قائد الدعم السريع محمد حمدان دقلو (حميدتي) إنه ملتزم.", "ظهر حميدتي في تسجيل."],
            &["حميدتي×2، محمد حمدان دقلو×1"],
        ),
        // A given name after a royal title.
        (&["استقبل الملك سلمان بن عبد العزيز الوفد. وشدد الملك سلمان على السلام."], &["سلمان بن عبد العزيز×1، سلمان×1"]),
    ];
    let mut wrong = Vec::new();
    for (texts, expected) in cases {
        let got = persons(&resolve(&read(texts), &Corrections::default()));
        let mut got: Vec<String> = got.into_iter().map(|p| p.1).collect();
        let mut expected: Vec<String> = expected.iter().map(|e| (*e).to_owned()).collect();
        got.sort();
        expected.sort();
        if got != expected {
            wrong.push(format!("{texts:?}\n  expected {expected:?}\n  found    {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn ids_are_readable_and_one_each() {
    let got = persons(&resolve(
        &read(&["قال الرئيس إيمانويل ماكرون لوزيرة الخارجية أنالينا بيربوك.", "زار نتنياهو واشنطن."]),
        &Corrections::default(),
    ));
    let ids: Vec<&str> = got.iter().map(|p| p.0.as_str()).collect();
    assert_eq!(ids, ["annalena-baerbock", "benjamin-netanyahu", "emmanuel-macron"]);
}

#[test]
fn the_editor_has_the_last_word() {
    let texts = ["قال الرئيس إلهام علييف.", "قال الرئيس إلهام عالييف.", "تحدث الوزير أمير حسان طويلا."];
    let stated = Corrections {
        persons: vec![PersonCorrection {
            id: "president-aliyev".to_owned(),
            name_ar: Some("إلهام حيدر أوغلو علييف".to_owned()),
            wikidata: Some("Q57337".to_owned()),
            spellings: vec!["إلهام علييف".to_owned()],
            ..PersonCorrection::default()
        }],
        not_persons: vec![NotPerson { text: "أمير حسان".to_owned(), articles: Vec::new() }],
        apart: Vec::new(),
    };
    let all = resolve(&read(&texts), &stated);
    assert_eq!(persons(&all), [("president-aliyev".to_owned(), "إلهام عالييف×1، إلهام علييف×1".to_owned())]);
    let apart = Corrections {
        apart: vec![vec!["إلهام علييف".to_owned(), "إلهام عالييف".to_owned()]],
        ..Corrections::default()
    };
    assert_eq!(persons(&resolve(&read(&texts[..2]), &apart)).len(), 2);
}

#[test]
fn doubtful_joins_are_reported_most_doubtful_first() {
    let texts = [
        "التقى وزير الاقتصاد أورهان كاراتاش الرئيس إلهام علييف ووزير الدفاع ذاكر حسنوف.",
        "شكر الرئيس إلهام عالييف ضيوفه. وقال كاراتاش إن العقد وقع. وحضر زاكير حسنوف.",
    ];
    let all = resolve(&read(&texts), &Corrections::default());
    assert!(all.doubts.len() >= 2, "{:?}", all.doubts);
    assert!(all.doubts.windows(2).all(|d| d[0].confidence <= d[1].confidence));
    let rules: Vec<&str> =
        include_str!("../knowledge/merge_rules.tsv").lines().filter_map(|l| l.split('\t').next()).collect();
    assert!(all.doubts.iter().all(|d| rules.contains(&d.rule)), "{:?}", all.doubts);
}
