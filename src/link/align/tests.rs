use super::*;

/// Names stand between asterisks in these tests.
fn starred(text: &str) -> Vec<String> {
    text.split('*').skip(1).step_by(2).map(str::to_owned).collect()
}

fn aligned(old: &[&str], new: &[&str]) -> Vec<Carried> {
    align(old, new, &starred).carried
}

const TITLE: &str = "زيارة رسمية إلى العاصمة";
const KILLED: &str = "أعلنت الوزارة مقتل 45 شخصا في غارة استهدفت سوقا شعبية شمال المدينة صباح الأحد";
const TALKS: &str = "والتقى *سامر* نظيره في القصر وبحثا التعاون في الطاقة والمياه وتبادل الخبرات بين البلدين";
const CLOSE: &str = "ومن المقرر أن يغادر الوفد مساء اليوم عائدا إلى بلاده بعد زيارة دامت ثلاثة أيام";

#[test]
fn one_passage_edited() {
    let edited = |doubt| Carried::Edited { new: 1, doubt };
    for (what, text, expected) in [
        ("nothing", KILLED.to_owned(), Carried::Same { new: 1 }),
        (
            "hamza and digits respelt",
            "اعلنت الوزارة مقتل ٤٥ شخصًا في غارة، استهدفت سوقا شعبية شمال المدينة صباح الاحد.".into(),
            Carried::Same { new: 1 },
        ),
        ("a typo", KILLED.replace("استهدفت", "استهدقت"), edited(Some(Doubt::Spelling))),
        ("a letter makes another word", KILLED.replace("مقتل", "مقاتل"), edited(Some(Doubt::Spelling))),
        ("a word left out", KILLED.replace("شعبية ", ""), edited(Some(Doubt::Words))),
        ("a word that turns the next", KILLED.replace("الوزارة", "نائب الوزارة"), edited(Some(Doubt::Words))),
        ("a number word", KILLED.replace("شمال", "خمسة شمال"), edited(Some(Doubt::Numbers))),
        ("a word added", KILLED.replace("سوقا", "سوقا كبيرة"), edited(None)),
        ("a sentence added", format!("{KILLED} وقال شهود إن الدخان غطى الحي ساعات طويلة"), edited(None)),
        ("a figure corrected", KILLED.replace("45", "54"), edited(Some(Doubt::Numbers))),
        ("killed became wounded", KILLED.replace("مقتل", "إصابة"), edited(Some(Doubt::Words))),
        ("a negation came in", KILLED.replace("أعلنت", "لم تعلن"), edited(Some(Doubt::Negations))),
        ("another day", KILLED.replace("الأحد", "الثلاثاء"), edited(Some(Doubt::Dates))),
        (
            "half reworded",
            "أعلنت الوزارة أن غارة استهدفت سوقا شعبية شمال المدينة صباح الأحد أوقعت ضحايا كثيرين".into(),
            edited(Some(Doubt::Numbers)),
        ),
        (
            "replaced by another",
            "وصل الوفد الاقتصادي إلى المطار وكان في استقباله عدد من المسؤولين".into(),
            Carried::Gone,
        ),
    ] {
        let carried = aligned(&[TITLE, KILLED, TALKS, CLOSE], &[TITLE, &text, TALKS, CLOSE]);
        assert_eq!(carried[1], expected, "{what}");
        assert_eq!(carried[2], Carried::Same { new: 2 }, "{what}");
    }
    let renamed = TALKS.replace("*سامر*", "*سامي*");
    let carried = aligned(&[TITLE, TALKS], &[TITLE, &renamed]);
    assert_eq!(carried[1], Carried::Edited { new: 1, doubt: Some(Doubt::Names) });
}

#[test]
fn passages_inserted_deleted_moved() {
    let same = |new| Carried::Same { new };
    let other = "جملة جديدة لا صلة لها بما قبلها ولا بما بعدها في هذا النص";
    assert_eq!(aligned(&[TITLE, KILLED, CLOSE], &[TITLE, other, KILLED, CLOSE]), [same(0), same(2), same(3)]);
    assert_eq!(aligned(&[TITLE, KILLED, CLOSE], &[TITLE, CLOSE]), [same(0), Carried::Gone, same(1)]);
    assert_eq!(aligned(&[TITLE, KILLED, CLOSE], &[TITLE, CLOSE, KILLED]), [same(0), same(2), same(1)]);
    let it = align(&[TITLE, KILLED], &[TITLE, other, KILLED], &starred);
    assert_eq!(it.fresh, [1]);
}

#[test]
fn split_and_merge() {
    let both = format!("{KILLED} {TALKS}");
    let (one, two) = (KILLED, TALKS);
    let carried = aligned(&[TITLE, &both, CLOSE], &[TITLE, one, two, CLOSE]);
    assert_eq!(carried[1], Carried::Split { into: vec![1, 2], keep: 1, doubt: None });
    let carried = aligned(&[TITLE, one, two, CLOSE], &[TITLE, &both, CLOSE]);
    assert_eq!(
        carried[1..3],
        [Carried::Merged { new: 1, keeper: 1, doubt: None }, Carried::Merged { new: 1, keeper: 1, doubt: None }]
    );
    let wrong = both.replace("45", "46");
    let carried = aligned(&[TITLE, &wrong, CLOSE], &[TITLE, one, two, CLOSE]);
    assert_eq!(
        carried[1],
        Carried::Split { into: vec![1, 2], keep: 1, doubt: Some(Doubt::Numbers) },
        "a part with another figure"
    );
}

#[test]
fn repeated_passages_go_by_their_neighbours() {
    let same = |new| Carried::Same { new };
    let label = "تفاصيل";
    let old = [label, KILLED, label, TALKS];
    assert_eq!(aligned(&old, &old), [same(0), same(1), same(2), same(3)]);
    assert_eq!(aligned(&old, &[label, TALKS]), [Carried::Gone, Carried::Gone, same(0), same(1)]);
    assert_eq!(aligned(&[], &[label]), []);
}

#[test]
fn a_lookalike_is_no_successor() {
    let twin = KILLED.replace("شمال", "جنوب");
    let carried = aligned(&[TITLE, KILLED, TALKS, &twin], &[TITLE, TALKS, &twin]);
    assert_eq!(carried, [Carried::Same { new: 0 }, Carried::Gone, Carried::Same { new: 1 }, Carried::Same { new: 2 }]);
}
