use proptest::prelude::*;

use super::*;
use crate::link::id::Scatter;

const A: &str = "أعلنت الوزارة مقتل 45 شخصا في غارة استهدفت سوقا شعبية شمال المدينة صباح الأحد";
const B: &str = "والتقى الوزير نظيره في القصر وبحثا التعاون في الطاقة والمياه وتبادل الخبرات بين البلدين";
const C: &str = "ومن المقرر أن يغادر الوفد مساء اليوم عائدا إلى بلاده بعد زيارة دامت ثلاثة أيام";
const D: &str = "وقال المتحدث إن الاتفاق يشمل خمسة مشروعات كبرى في مجالات النقل والصحة والتعليم العالي";

fn carried(registry: &Registry, articles: &[(&str, &[&str])]) -> (Registry, Vec<Ids>) {
    let today = Day::parse("2023-07-15").unwrap();
    let mut random = Scatter::new(registry.events().len() as u64 + 1);
    let mut outside = Outside { today, random: &mut random, names: &|_| Vec::new() };
    let articles: Vec<ArticleText<'_>> =
        articles.iter().map(|(key, passages)| ArticleText { key, passages: passages.to_vec() }).collect();
    let (after, ids) = carry(registry, &articles, &mut outside).unwrap();
    // Whatever happened can be read back.
    assert_eq!(Registry::parse("r", &after.to_jsonl()).unwrap().to_jsonl(), after.to_jsonl());
    for (article, ids) in articles.iter().zip(&ids) {
        let known = after.by_key(article.key).unwrap();
        let living: Vec<&str> = known.living().map(|it| it.pid.as_str()).collect();
        assert_eq!((&known.aid, living), (&ids.aid, ids.pids.iter().map(String::as_str).collect()));
    }
    (after, ids)
}

fn new_events(before: &Registry, after: &Registry) -> Vec<What> {
    after.events()[before.events().len()..].iter().map(|it| it.what.clone()).collect()
}

#[test]
fn nothing_changed_nothing_happens() {
    let (one, ids) = carried(&Registry::default(), &[("0", &[A, B, C]), ("1", &[D])]);
    assert_eq!(one.events().len(), 6);
    let (two, again) = carried(&one, &[("1", &[D]), ("0", &[A, B, C])]);
    assert_eq!(new_events(&one, &two), []);
    assert_eq!(again, [ids[1].clone(), ids[0].clone()]);
}

#[test]
fn what_happens_to_passages() {
    let (one, ids) = carried(&Registry::default(), &[("0", &[A, B, C])]);
    let [a, b, c] = &ids[0].pids[..] else { panic!("three passages") };
    let id = |pid: &String| PassageId::new(&ids[0].aid, pid);
    let figure = A.replace("45", "54");
    let (two, now) = carried(&one, &[("0", &[&figure, D, B, C])]);
    assert_eq!((&now[0].pids[0], &now[0].pids[2], &now[0].pids[3]), (a, b, c));
    assert_eq!(two.passage(&id(a)).unwrap().doubt.as_deref(), Some("numbers"));
    assert_eq!(two.passage(&id(a)).unwrap().before.as_deref(), Some(A));

    let (three, _) = carried(&two, &[("0", &[D, C])]);
    assert_eq!(three.passage(&id(a)).unwrap().fate, Fate::Gone { why: "deleted".into() });
    assert_eq!(three.passage(&id(a)).unwrap().text, figure);
    let (four, back) = carried(&three, &[("0", &[&figure, D, C])]);
    assert_eq!(&back[0].pids[0], a, "its words came back, and so did it");
    assert_eq!(four.passage(&id(a)).unwrap().fate, Fate::Alive);

    let (moved, _) = carried(&four, &[("0", &[D, C, &figure])]);
    assert_eq!(new_events(&four, &moved), [What::Reorder { id: id(a), after: c.clone() }]);
}

#[test]
fn split_and_merged_passages_keep_their_links() {
    let both = format!("{A} {B}");
    let (one, ids) = carried(&Registry::default(), &[("0", &[&both, C])]);
    let whole = PassageId::new(&ids[0].aid, &ids[0].pids[0]);
    let (two, parts) = carried(&one, &[("0", &[A, B, C])]);
    assert!(parts[0].pids.contains(&whole.pid));
    let (three, _) = carried(&two, &[("0", &[&both, C])]);
    for pid in &parts[0].pids[..2] {
        let (to, passage) = three.standing(&PassageId::new(&ids[0].aid, pid)).unwrap();
        assert_eq!((&passage.fate, passage.text.as_str()), (&Fate::Alive, both.as_str()), "{to}");
    }
}

#[test]
fn articles_that_change_their_keys_or_vanish() {
    let (one, ids) = carried(&Registry::default(), &[("0", &[A, B]), ("1", &[C, D])]);
    let (two, renamed) = carried(&one, &[("0", &[A, B]), ("2", &[C, D])]);
    assert_eq!(renamed, ids);
    let (_, swapped) = carried(&two, &[("0", &[C, D]), ("2", &[A, B])]);
    assert_eq!(swapped, [ids[1].clone(), ids[0].clone()]);
    let (three, _) = carried(&two, &[("0", &[A, B])]);
    assert!(!three.article(&ids[1].aid).unwrap().alive);
    assert!(three.article(&ids[1].aid).unwrap().passages().iter().all(|it| matches!(it.fate, Fate::Gone { .. })));
    let (back, again) = carried(&three, &[("0", &[A, B]), ("9", &[C, D])]);
    assert_eq!(again, ids, "taken out and put back, even under another key");
    assert!(back.article(&ids[1].aid).unwrap().alive);
    let (four, moved) = carried(&one, &[("0", &[A, B, C]), ("1", &[D])]);
    let c = PassageId::new(&ids[1].aid, &ids[1].pids[0]);
    assert_eq!(four.passage(&c).unwrap().fate, Fate::Moved(PassageId::new(&moved[0].aid, &moved[0].pids[2])));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever an editor does to the files: every id has an answer, and the book can be read.
    #[test]
    fn no_id_is_ever_without_an_answer(rounds in proptest::collection::vec(
        proptest::collection::vec(proptest::collection::vec(0usize..7, 0..5), 0..4), 1..5)
    ) {
        let both = format!("{A} {B}");
        let edited = C.replace("اليوم", "غد");
        let pool = [A, B, C, D, &both, &edited, "تفاصيل"];
        let mut registry = Registry::default();
        for round in rounds {
            let keys = ["0", "1", "2", "3"];
            let texts: Vec<Vec<&str>> = round.iter().map(|it| it.iter().map(|n| pool[*n]).collect()).collect();
            let articles: Vec<(&str, &[&str])> = keys.iter().copied().zip(texts.iter().map(Vec::as_slice)).collect();
            let (after, _) = carried(&registry, &articles);
            for article in after.articles() {
                for passage in article.passages() {
                    prop_assert!(after.standing(&PassageId::new(&article.aid, &passage.pid)).is_some());
                }
            }
            registry = after;
        }
    }
}
