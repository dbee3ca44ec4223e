//! Short articles of many countries and the events that they tell.

use crate::corpus::Draft;
use crate::corpus::draft::{Basis, Published};
use crate::corpus::facts::Event;
use crate::day::Day;
use crate::knowledge::rows;
use crate::prepare::{Input, Metadata, prepare};
use crate::resolve::corrections::Corrections;

fn read(articles: &[(&str, &str)]) -> Draft {
    let input = |(n, (day, text)): (usize, &(&str, &str))| Input {
        file: format!("{n}.txt"),
        bytes: text.replace('|', "\n\n").into_bytes(),
        metadata: Metadata {
            key: Some(format!("{n}")),
            published: Day::parse(day).map(|day| Published { day, basis: Basis::Stated, evidence: String::new() }),
            ..Metadata::default()
        },
    };
    let inputs: Vec<Input> = articles.iter().enumerate().map(input).collect();
    prepare(&inputs, &Corrections::default()).expect("text").draft
}

fn told(draft: &Draft, event: &Event) -> String {
    let name = |at: &u32| draft.entities[*at as usize].name_ar.clone();
    let parties: Vec<String> = event.participants.iter().map(name).collect();
    let place = event.place.as_ref().map_or_else(|| "-".to_owned(), name);
    let days = match event.interval {
        None => "-".to_owned(),
        Some(it) if it.days() == 1 => it.from().to_string(),
        Some(it) => format!("{}..{}", it.from(), it.to()),
    };
    let status = event.tellings.iter().map(|it| it.status).min().expect("told").name();
    format!("{}: {} @ {place} · {days} · {status}", event.kind.name(), parties.join("، "))
}

#[test]
fn what_articles_of_many_countries_tell() {
    let mut wrong = Vec::new();
    let mut cases = 0;
    for row in rows(include_str!("cases.tsv")) {
        let [day, text, expected] = row[..] else { panic!("three columns: {row:?}") };
        let draft = read(&[(day, text)]);
        let events: Vec<String> = super::find(&draft).iter().map(|it| told(&draft, it)).collect();
        let found = events.join("; ");
        cases += 1;
        if found != expected.trim_matches('-') {
            wrong.push(format!("{day}\t{text}\n   expected {expected}\n   found    {found}"));
        }
    }
    assert!(cases >= 30, "{cases} cases");
    assert!(wrong.is_empty(), "{} of {cases} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn one_event_over_articles() {
    let draft = read(&[
        ("2024-02-10", "من المقرر أن يزور الرئيس التركي رجب طيب أردوغان القاهرة الأربعاء المقبل."),
        (
            "2024-02-15",
            "زار الرئيس التركي رجب طيب أردوغان مصر أمس الأربعاء. والتقى أردوغان نظيره المصري عبد الفتاح السيسي.",
        ),
        (
            "2024-09-04",
            "كان أردوغان قد زار القاهرة في فبراير الماضي. ويصل الرئيس المصري عبد الفتاح السيسي إلى أنقرة اليوم الأربعاء.",
        ),
    ]);
    let events = super::find(&draft);
    let told: Vec<(String, usize)> = events.iter().map(|it| (told(&draft, it), it.tellings.len())).collect();
    let expected = [
        ("meeting: رجب طيب أردوغان، عبد الفتاح السيسي @ القاهرة · 2024-02-14 · happened", 1),
        ("visit: رجب طيب أردوغان @ القاهرة · 2024-02-14 · happened", 3),
        ("visit: عبد الفتاح السيسي @ أنقرة · 2024-09-04 · happened", 1),
    ];
    assert_eq!(told, expected.map(|(words, times)| (words.to_owned(), times)));
    let ids: Vec<&str> = events.iter().map(|it| it.id.as_str()).collect();
    assert!(ids.contains(&"visit-recep-tayyip-erdogan-cairo-2024-02"), "{ids:?}");
}

proptest::proptest! {
    #[test]
    fn any_text_gives_events_that_lie_on_it(words in proptest::collection::vec(0usize..WORDS.len(), 0..60)) {
        let text: String = words.iter().map(|at| WORDS[*at]).collect::<Vec<_>>().join(" ");
        let draft = read(&[("2024-05-15", &format!("خبر {text}"))]);
        let mut ids: Vec<String> = Vec::new();
        for event in super::find(&draft) {
            proptest::prop_assert!(!event.tellings.is_empty());
            for telling in &event.tellings {
                let article = &draft.articles[telling.spot.article as usize];
                let passage = &article.passages[telling.spot.passage as usize];
                proptest::prop_assert!(passage.extent.holds(telling.extent), "{event:?}");
            }
            ids.push(event.id);
        }
        let all = ids.len();
        ids.sort();
        ids.dedup();
        proptest::prop_assert_eq!(all, ids.len());
    }
}

/// What sentences of the news are made of.
const WORDS: [&str; 30] = [
    "زار",
    "الرئيس",
    "إيمانويل ماكرون",
    "إلى",
    "بيروت",
    "،",
    "والتقى",
    "نظيره",
    "وقع",
    "اتفاقية",
    "بين",
    "مصر",
    "وقبرص",
    "أمس",
    "الثلاثاء",
    "من المقرر أن",
    "في",
    "عام 2020",
    ".",
    "\n",
    "هجوم",
    "على",
    "قال",
    "إن",
    "الزيارة",
    "زيارته",
    "لم",
    "يشتبه",
    "افتتحت",
    "سفارتها",
];
