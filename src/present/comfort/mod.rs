//! What makes the page comfortable and is not needed at first sight: keys, commands, settings, saved views, the tour.
//! These words and decisions come with a program of their own, see `src/comfort/`.

pub mod keys;
pub mod palette;
pub mod saved;
pub mod settings;
pub mod tour;

use std::sync::LazyLock;

use super::Lang;
use super::strings::fill_gaps;

macro_rules! words {
    ($($word:ident)*) => {
        /// A word or sentence: each is a row of `comfort.tsv` under the same name, in the same order.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ComfortWord { $($word),* }

        impl ComfortWord {
            #[cfg(test)]
            const ALL: &'static [ComfortWord] = &[$(ComfortWord::$word),*];

            fn key(self) -> &'static str {
                match self { $(ComfortWord::$word => stringify!($word)),* }
            }
        }
    };
}

words! {
    Close Palette PaletteHint PaletteNone PaletteFound Command Article SavedOne
    OpenOwn Print ClearFilters ThemeDark ThemeLight ThemeSystem
    SettingsWhy Size Leading LeadingTight LeadingUsual LeadingWide Digits DigitsWestern DigitsArabic
    Months MonthsCommon MonthsLevant MonthsAlgeria MonthsMorocco Theme Keys KeysOn KeysOff Announce AnnounceOff
    AnnounceOn AnnounceWhy Marks Reset StorageRefused
    SavedWhy SavedNone SavedName Save Saved SavedTwice Delete Deleted Undo Export Import Imported ImportBad SavedOwn
    SavedRefused
    KeysWhy KeysAreOff KeySearch KeyNext KeyPrevious KeyMention KeyMentionBack KeyArticle KeyArticleBack KeyCopy
    KeyHelp KeyPalette KeyEscape KeyTab KeyCard
    TourStep TourBack TourNext TourSkip TourEnd TourSearch TourPeople TourWhen TourShare
    Copied CopyRefused NoLinkOwn NoMore NoPerson Place
}

pub fn say(lang: Lang, word: ComfortWord) -> &'static str {
    static ROWS: LazyLock<Vec<Vec<&'static str>>> =
        LazyLock::new(|| crate::knowledge::rows(include_str!("comfort.tsv")).collect());
    let column = if lang == Lang::Ar { 1 } else { 2 };
    ROWS.get(word as usize).and_then(|row| row.get(column)).copied().unwrap_or_else(|| word.key())
}

/// The same with its gaps filled.
pub fn fill(lang: Lang, word: ComfortWord, gaps: &[(&str, &str)]) -> String {
    fill_gaps(say(lang, word), gaps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_in_both_languages_in_its_place() {
        let rows: Vec<Vec<&str>> = crate::knowledge::rows(include_str!("comfort.tsv")).collect();
        let keys: Vec<&str> = rows.iter().map(|row| row[0]).collect();
        assert_eq!(keys, ComfortWord::ALL.iter().map(|word| word.key()).collect::<Vec<_>>());
        for row in rows {
            assert_eq!(row.len(), 3, "{}", row[0]);
            assert!(row.iter().all(|text| !text.is_empty() && text.trim() == *text), "{}", row[0]);
            let gaps = |text: &str| text.matches('{').count();
            assert_eq!(gaps(row[1]), gaps(row[2]), "{}: the same gaps in both languages", row[0]);
        }
    }
}
