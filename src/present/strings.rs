//! The words of the page in both languages. They stand in `strings.tsv`, nowhere else.

/// A language of the page. The articles stay Arabic in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    #[default]
    Ar,
    En,
}

impl Lang {
    pub const ALL: [Lang; 2] = [Lang::Ar, Lang::En];

    /// `ar` or `en`: for `lang` attributes and addresses.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Ar => "ar",
            Lang::En => "en",
        }
    }

    /// `rtl` or `ltr`.
    pub fn dir(self) -> &'static str {
        match self {
            Lang::Ar => "rtl",
            Lang::En => "ltr",
        }
    }

    pub fn parse(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }

    pub fn other(self) -> Lang {
        match self {
            Lang::Ar => Lang::En,
            Lang::En => Lang::Ar,
        }
    }
}

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
