//! The words of the page in both languages. They stand in `strings.tsv`, nowhere else.

pub use crate::link::address::Lang;

/// Declares the words: each variant is a row of `strings.tsv` under the same name, in the same order.
macro_rules! words {
    ($($word:ident)*) => {
        /// A word, phrase or sentence of the page. To add one: here and, in the same place, in `strings.tsv`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Word { $($word),* }

        impl Word {
            pub const ALL: &'static [Word] = &[$(Word::$word),*];

            /// The first column of its row.
            pub fn key(self) -> &'static str {
                match self { $(Word::$word => stringify!($word)),* }
            }
        }
    };
}

words! {
    Title
}

/// A word of the page in one language.
pub fn say(lang: Lang, word: Word) -> &'static str {
    let _ = lang;
    word.key()
}

/// A sentence of the page with its `{gaps}` filled: `fill(lang, Word::X, &[("name", name)])`.
pub fn fill(lang: Lang, word: Word, gaps: &[(&str, &str)]) -> String {
    gaps.iter().fold(say(lang, word).to_owned(), |text, (gap, value)| text.replace(&format!("{{{gap}}}"), value))
}
