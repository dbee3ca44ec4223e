//! How the page writes its own numbers and months: a reader's setting, which never touches what articles say.
//!
//! It is the one thing that a reader sets up which decides words, and it is asked for in a hundred places, so it is kept
//! beside them, one for a thread, instead of being handed through all of them. Static pages never set it.

use std::cell::Cell;

use super::Lang;

thread_local! {
    static STYLE: Cell<Style> = const { Cell::new(Style { digits: Digits::Western, months: Months::Common }) };
}

/// Applies to Arabic pages; English ones have one style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    pub digits: Digits,
    pub months: Months,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Digits {
    /// 123.
    #[default]
    Western,
    /// ١٢٣.
    Arabic,
}

/// Whose names of the months.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Months {
    /// «يناير»: Egypt, the Gulf, Sudan, Libya; what most papers write.
    #[default]
    Common,
    /// «كانون الثاني»: Syria, Lebanon, Palestine, Jordan, Iraq.
    Levant,
    /// «جانفي»: Algeria and Tunisia.
    Algeria,
    /// «يناير» with «غشت» and «دجنبر»: Morocco.
    Morocco,
}

impl Digits {
    /// What the setting is called where it is stored.
    pub const fn key(self) -> &'static str {
        match self {
            Digits::Western => "latn",
            Digits::Arabic => "arab",
        }
    }

    pub const ALL: [Digits; 2] = [Digits::Western, Digits::Arabic];
}

impl Months {
    /// What the setting is called where it is stored.
    pub const fn key(self) -> &'static str {
        match self {
            Months::Common => "common",
            Months::Levant => "levant",
            Months::Algeria => "algeria",
            Months::Morocco => "morocco",
        }
    }

    pub const ALL: [Months; 4] = [Months::Common, Months::Levant, Months::Algeria, Months::Morocco];
}

impl Style {
    /// From the keys of digits and months in any order; what is unknown or missing stays as it is by default.
    pub fn parse(keys: &str) -> Style {
        let has = |key: &str| keys.split(' ').any(|it| it == key);
        Style {
            digits: Digits::ALL.into_iter().find(|it| has(it.key())).unwrap_or_default(),
            months: Months::ALL.into_iter().find(|it| has(it.key())).unwrap_or_default(),
        }
    }
}

/// From now on, on this thread.
pub fn use_style(style: Style) {
    STYLE.set(style);
}

pub fn months() -> Months {
    STYLE.get().months
}

/// A number of ours.
pub fn number(lang: Lang, number: u32) -> String {
    digits(lang, number.to_string())
}

/// Words of ours in which every digit is ours, too. Never for what an article says.
pub fn digits(lang: Lang, words: String) -> String {
    written(lang, words, |c| c)
}

/// The same for an amount with commas between thousands and a decimal point: «١٢٠٬٠٠٠٬٠٠٠».
pub fn amount(lang: Lang, words: String) -> String {
    written(lang, words, |c| match c {
        ',' => '٬',
        '.' => '٫',
        _ => c,
    })
}

fn written(lang: Lang, words: String, other: fn(char) -> char) -> String {
    if lang != Lang::Ar || STYLE.get().digits == Digits::Western {
        return words;
    }
    let arabic = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(0x660 + digit)).unwrap_or_else(|| other(c));
    words.chars().map(arabic).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::{Day, Interval};
    use crate::present::{Counted, count_words, day_words, interval_words, month_name};

    #[test]
    fn numbers_and_dates_in_the_readers_style() {
        let day = Day::parse("2023-01-13").unwrap();
        let summer = Interval::between(Day::parse("2022-07-01").unwrap(), Day::parse("2023-08-31").unwrap());
        for (keys, count, date, span) in [
            ("", "103 مقاطع", "13 يناير 2023", "من يوليو 2022 إلى أغسطس 2023"),
            ("arab", "١٠٣ مقاطع", "١٣ يناير ٢٠٢٣", "من يوليو ٢٠٢٢ إلى أغسطس ٢٠٢٣"),
            ("latn levant", "103 مقاطع", "13 كانون الثاني 2023", "من تموز 2022 إلى آب 2023"),
            ("algeria arab", "١٠٣ مقاطع", "١٣ جانفي ٢٠٢٣", "من جويلية ٢٠٢٢ إلى أوت ٢٠٢٣"),
            ("morocco nonsense", "103 مقاطع", "13 يناير 2023", "من يوليوز 2022 إلى غشت 2023"),
        ] {
            use_style(Style::parse(keys));
            assert_eq!(count_words(Lang::Ar, Counted::Passages, 103), count, "{keys}");
            assert_eq!(day_words(Lang::Ar, day), date, "{keys}");
            assert_eq!(interval_words(Lang::Ar, summer), span, "{keys}");
            assert_eq!(day_words(Lang::En, day), "13 January 2023", "English has one style");
        }
    }

    #[test]
    fn amounts_have_separators_of_their_digits() {
        let written = |lang| amount(lang, "1,234,567.8".to_owned());
        assert_eq!(written(Lang::Ar), "1,234,567.8");
        use_style(Style::parse("arab"));
        assert_eq!((written(Lang::Ar), written(Lang::En)), ("١٬٢٣٤٬٥٦٧٫٨".to_owned(), "1,234,567.8".to_owned()));
    }

    #[test]
    fn every_month_has_its_name_in_every_style() {
        for months in Months::ALL {
            use_style(Style { months, ..Style::default() });
            let names: Vec<&str> = (1..=12).map(|month| month_name(Lang::Ar, month)).collect();
            assert!(names.iter().all(|name| !name.is_empty()), "{months:?}");
            assert!((1..12).all(|at| names[at] != names[at - 1]), "{months:?}");
        }
    }
}
