//! The words of a view in both languages: a table beside the view, see [`words`].

use crate::present::Lang;

/// Declares the words of a view. Each variant is a row of a table beside the view (key, Arabic, English), under the same
/// name, in the same order; to add a word, write it in both. A test that they agree comes along.
///
/// ```text
/// words! { PeopleWord in "people.tsv": Title Together }
/// PeopleWord::Title.say(lang)     PeopleWord::Together.fill(lang, &[("count", "3")])
/// ```
macro_rules! words {
    ($name:ident in $file:literal: $($word:ident)*) => {
        /// A word, phrase or sentence of this view.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($word),* }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$word),*];

            /// The first column of its row.
            pub fn key(self) -> &'static str {
                match self { $($name::$word => stringify!($word)),* }
            }

            pub fn say(self, lang: $crate::present::Lang) -> &'static str {
                static ROWS: std::sync::LazyLock<Vec<[&'static str; 2]>> =
                    std::sync::LazyLock::new(|| $crate::present::views::words::rows(include_str!($file)));
                let words = ROWS.get(self as usize).copied().unwrap_or([self.key(); 2]);
                $crate::present::views::words::pick(words, lang)
            }

            /// With its `{gaps}` filled.
            pub fn fill(self, lang: $crate::present::Lang, gaps: &[(&str, &str)]) -> String {
                $crate::present::fill_gaps(self.say(lang), gaps)
            }
        }

        #[cfg(test)]
        #[test]
        fn every_word_of_this_view_stands_in_both_languages() {
            let keys: Vec<&str> = $name::ALL.iter().map(|it| it.key()).collect();
            $crate::present::views::words::check(include_str!($file), &keys);
        }
    };
}

pub(crate) use words;

/// The words of a table, in Arabic and English.
pub fn rows(table: &'static str) -> Vec<[&'static str; 2]> {
    let cell = |row: &[&'static str], at: usize| row.get(at).copied().unwrap_or_default();
    crate::knowledge::rows(table).map(|row| [cell(&row, 1), cell(&row, 2)]).collect()
}

pub fn pick(words: [&'static str; 2], lang: Lang) -> &'static str {
    match lang {
        Lang::Ar => words[0],
        Lang::En => words[1],
    }
}

/// That a table says what the code asks for, in both languages with the same gaps.
#[cfg(test)]
pub fn check(table: &'static str, keys: &[&str]) {
    let found: Vec<&str> = crate::knowledge::rows(table).map(|row| row[0]).collect();
    assert_eq!(found, keys);
    for ([ar, en], key) in rows(table).into_iter().zip(keys) {
        assert!([ar, en].iter().all(|text| !text.is_empty() && text.trim() == *text), "{key}");
        assert_eq!(ar.matches('{').count(), en.matches('{').count(), "{key}: the same gaps in both languages");
    }
}
