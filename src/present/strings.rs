//! The words of the page in both languages. They stand in `strings.tsv`, nowhere else.

use std::sync::LazyLock;

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
    SkipToText
    OtherLanguage
    ThemeDark
    ThemeLight
    Search
    SearchHint
    Filters
    People
    Places
    Organisations
    Sources
    FindPerson
    FindPlace
    FindOrganisation
    ShowAll
    ShowFewer
    NoneFound
    Matching
    MatchAll
    MatchAny
    When
    DateKind
    OnMentioned
    OnPublished
    From
    To
    DateHint
    BadDate
    Year
    Month
    AnyYear
    AnyMonth
    AllDates
    Histogram
    ActiveFilters
    ClearAll
    Legend
    KindPerson
    KindPlace
    KindOrganisation
    KindGroup
    KindEvent
    KindDate
    KindFigure
    KindQuote
    ShowInArticle
    Permalink
    CopyLink
    Copied
    CopyRefused
    Published
    HowKnown
    Original
    WholeArticle
    BackToList
    StartPage
    PreviousMention
    NextMention
    PreviousArticle
    NextArticle
    NextArticles
    Outline
    PlaceOf
    MentionsIn
    Hits
    HitsCount
    NextHit
    PreviousHit
    PassageKinds
    WithoutOne
    ByAlphabet
    FindSource
    SortOrder
    ByRank
    ByDate
    ExactHint
    Offers
    WhyHere
    Close
    Spellings
    Roles
    NamedIn
    Within
    FilterByEntity
    FilterByDate
    Conflict
    NoSuchPassage
    NoSuchPassageWhy
    NoSuchArticle
    NoSuchArticleWhy
    WhatToTry
    TryLink
    TrySearch
    TryArticle
    NoJavaScript
    SiteAbout
    NoSuchPage
    PassageGone
    ArticleGone
    PassageGoneText
    PassageMoved
    PassageChanged
    TextBefore
    TextNow
    PreviousPassage
    NextPassage
    NoticeUnknown
    NoticeBad
    NoticeRepeated
    NoticeNoSuchPage
    NoticeNotHere
    NoticeSeveral
    NoticeBadValue
    NoticeNoOpposite
    Or
    Dismiss
    Colophon
    FromTo
    Since
    Until
    UntilEnd
    OnePerson
    OnePlace
    OneOrganisation
    OneGroup
    OneEvent
    OneDate
    OneFigure
    OneQuote
    OneText
    OneSource
    OneEntity
    OneKind
    OneWay
    OneSplit
    NotOne
    ExactLetters
    NoDate
    PassageTitle
    PassageSubtitle
    PassageByline
    PassageBody
    PassageHeading
    PassageCaption
    MarkLabel
    NoInterval
    UnknownSource
    RemoveFilter
    InQuotes
    PassagesOf
    More
    BarWords
    UndatedMentioned
    UndatedPublished
    Earlier
    EmptyCorpus
    EmptyOne
    EmptyBecause
    EmptyTogether
    EmptyAlways
    Without
    FoldedLines
    WithEvidence
    LineRelated
    LineBoilerplate
    LineOther
    PublishedUnknown
    BasisStated
    BasisText
    BasisCorpus
    BasisOutside
    DateBecause
    AnchorText
    AnchorPublished
    AnchorNone
    AnchorMissing
    MoreThan
    LessThan
    About
    OwnFiles
    OwnShown
    OwnBack
    OwnForgotten
    Releases
    ReleasesWhy
    FrozenRelease
    LivingSite
    LinkChanged
    LinkChangedUnknown
    WordsLost
    RangeCut
    PointsTo
    PassageSplit
    PassageMerged
    NowStandsIn
    RestStandsIn
    ItRead
    WhyDeleted
    WhyArticleRemoved
    NearIds
    NearIdsWhy
    LookingUp
    Share
    ShareWords
    SharePassages
    ExportList
    ExportPassages
    Link
    QuotationIn
    CopyInArabic
    CopyInEnglish
    CopiedText
    CopyTextRefused
    ShareElsewhere
    QrCode
    Export
    ExportFormat
    ExportCount
    Download
    Copy
    CitationArabic
    CitationEnglish
    ShareView
    CopyViewLink
    KitFailed
    Views
    ViewList
    ViewTimeline
    ViewPeople
    ViewEvents
    ViewFigures
    ViewSame
    ViewComing
    ViewFailed
    TryAgain
    EntityPage
    AboutPage
    Commands
    Settings
    SavedViews
    KeyHelp
    Tour
}

/// A word of the page in one language.
pub fn say(lang: Lang, word: Word) -> &'static str {
    static ROWS: LazyLock<Vec<[&'static str; 2]>> = LazyLock::new(|| table().map(|(_, words)| words).collect());
    let words = ROWS.get(word as usize).copied().unwrap_or([word.key(); 2]);
    match lang {
        Lang::Ar => words[0],
        Lang::En => words[1],
    }
}

/// The rows: key, and the words in Arabic and English.
fn table() -> impl Iterator<Item = (&'static str, [&'static str; 2])> {
    crate::knowledge::rows(include_str!("strings.tsv")).map(|row| {
        let cell = |at: usize| row.get(at).copied().unwrap_or_default();
        (cell(0), [cell(1), cell(2)])
    })
}

/// A sentence of the page with its `{gaps}` filled: `fill(lang, Word::X, &[("name", name)])`.
pub fn fill(lang: Lang, word: Word, gaps: &[(&str, &str)]) -> String {
    fill_gaps(say(lang, word), gaps)
}

/// Fills each gap once; braces in the values stay as they are.
pub fn fill_gaps(sentence: &str, gaps: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let found = after.split_once('}').and_then(|(gap, after)| {
            let (_, value) = gaps.iter().find(|(name, _)| *name == gap)?;
            Some((value, after))
        });
        match found {
            Some((value, after)) => {
                out.push_str(value);
                rest = after;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_in_both_languages_in_its_place() {
        let rows: Vec<_> = table().collect();
        let keys: Vec<_> = rows.iter().map(|(key, _)| *key).collect();
        assert_eq!(keys, Word::ALL.iter().map(|word| word.key()).collect::<Vec<_>>());
        for (key, words) in rows {
            assert!(words.iter().all(|text| !text.is_empty() && text.trim() == *text), "{key}");
            let gaps = |text: &str| text.matches('{').count();
            assert_eq!(gaps(words[0]), gaps(words[1]), "{key}: the same gaps in both languages");
        }
    }

    #[test]
    fn gaps_are_filled_once() {
        let filled = fill_gaps("{a} و{b} {c} {", &[("a", "{b}"), ("b", "ب")]);
        assert_eq!(filled, "{b} وب {c} {");
    }
}
