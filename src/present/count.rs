//! Counts in words: Arabic has six plural forms.

use std::sync::LazyLock;

use super::Lang;
use super::style::number;

/// The plural categories of CLDR.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Plural {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counted {
    Passages,
    Articles,
    Mentions,
    Persons,
    Places,
    Organisations,
    Lines,
    Spellings,
    Words,
    Days,
}

impl Counted {
    /// In the order of `counts.tsv`.
    pub const ALL: [Counted; 10] = [
        Counted::Passages,
        Counted::Articles,
        Counted::Mentions,
        Counted::Persons,
        Counted::Places,
        Counted::Organisations,
        Counted::Lines,
        Counted::Spellings,
        Counted::Words,
        Counted::Days,
    ];
}

/// The category of a whole number (CLDR 46, `ar` and `en`; English has zero of its own here, for "no passages").
pub fn plural(lang: Lang, n: u32) -> Plural {
    match (lang, n, n % 100) {
        (_, 0, _) => Plural::Zero,
        (_, 1, _) => Plural::One,
        (Lang::En, _, _) => Plural::Other,
        (_, 2, _) => Plural::Two,
        (_, _, 3..=10) => Plural::Few,
        (_, _, 11..=99) => Plural::Many,
        _ => Plural::Other,
    }
}

/// «لا مقاطع»، «مقطع واحد»، «مقطعان»، «3 مقاطع»، «11 مقطعًا»، «100 مقطع»; "no passages", "1 passage", "2 passages".
pub fn count_words(lang: Lang, counted: Counted, n: u32) -> String {
    form(lang, counted, n, Case::Plain)
}

/// The same after a preposition: «مقطعين» in «من مقطعين».
pub fn count_words_after(lang: Lang, counted: Counted, n: u32) -> String {
    form(lang, counted, n, Case::AfterPreposition)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Plain,
    AfterPreposition,
}

fn form(lang: Lang, counted: Counted, n: u32, case: Case) -> String {
    let column = match (lang, plural(lang, n)) {
        (Lang::Ar, Plural::Zero) => 1,
        (Lang::Ar, Plural::One) => 2,
        (Lang::Ar, Plural::Two) if case == Case::Plain => 3,
        (Lang::Ar, Plural::Two) => 4,
        (Lang::Ar, Plural::Few) => 5,
        (Lang::Ar, Plural::Many) => 6,
        (Lang::Ar, Plural::Other) => 7,
        (Lang::En, Plural::Zero) => 8,
        (Lang::En, Plural::One) => 9,
        (Lang::En, _) => 10,
    };
    let words = ROWS.get(counted as usize).and_then(|row| row.get(column)).copied().unwrap_or("{n}");
    words.replace("{n}", &number(lang, n))
}

static ROWS: LazyLock<Vec<Vec<&'static str>>> =
    LazyLock::new(|| crate::knowledge::rows(include_str!("counts.tsv")).collect());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_in_words() {
        for (n, ar, en) in [
            (0, "لا مقاطع", "no passages"),
            (1, "مقطع واحد", "1 passage"),
            (2, "مقطعان", "2 passages"),
            (3, "3 مقاطع", "3 passages"),
            (10, "10 مقاطع", "10 passages"),
            (11, "11 مقطعًا", "11 passages"),
            (99, "99 مقطعًا", "99 passages"),
            (100, "100 مقطع", "100 passages"),
            (102, "102 مقطع", "102 passages"),
            (103, "103 مقاطع", "103 passages"),
            (1011, "1011 مقطعًا", "1011 passages"),
        ] {
            assert_eq!(count_words(Lang::Ar, Counted::Passages, n), ar);
            assert_eq!(count_words(Lang::En, Counted::Passages, n), en);
        }
        assert_eq!(count_words_after(Lang::Ar, Counted::Articles, 2), "مقالين");
    }

    /// The examples of CLDR 46 for Arabic cardinals, and that every whole number has the category of its rule.
    #[test]
    fn arabic_categories_are_those_of_cldr() {
        use Plural::{Few, Many, One, Other, Two, Zero};
        let examples: [(Plural, &[u32]); 6] = [
            (Zero, &[0]),
            (One, &[1]),
            (Two, &[2]),
            (Few, &[3, 4, 9, 10, 103, 110, 203, 1003, 1010, 1_000_003]),
            (Many, &[11, 12, 26, 99, 111, 199, 1011, 1099, 1_000_011]),
            (Other, &[100, 101, 102, 200, 201, 202, 302, 500, 1000, 1001, 1002, 10_000, 100_000, 1_000_000]),
        ];
        for (category, numbers) in examples {
            for &n in numbers {
                assert_eq!(plural(Lang::Ar, n), category, "{n}");
            }
        }
        for n in (0..=2000).chain(999_900..=1_000_200).chain([u32::MAX]) {
            let within = |from: u32, to: u32| (from..=to).contains(&(n % 100));
            // The rules as CLDR writes them: n = 0, n = 1, n = 2, n % 100 = 3..10, n % 100 = 11..99, else.
            let rules = [(Zero, n == 0), (One, n == 1), (Two, n == 2), (Few, within(3, 10)), (Many, within(11, 99))];
            let expected = rules.into_iter().find(|(_, holds)| *holds).map_or(Other, |(category, _)| category);
            assert_eq!(plural(Lang::Ar, n), expected, "{n}");
        }
    }

    #[test]
    fn every_noun_has_all_forms_in_its_place() {
        assert_eq!(ROWS.len(), Counted::ALL.len());
        for (row, counted) in ROWS.iter().zip(Counted::ALL) {
            assert_eq!(row[0], format!("{counted:?}"));
            assert_eq!(row.len(), 11, "{counted:?}");
            assert!(row[5..=7].iter().chain(&row[10..]).all(|form| form.contains("{n}")), "{counted:?}");
        }
    }
}
