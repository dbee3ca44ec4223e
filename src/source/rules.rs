//! The ids of the rules that give a line its kind.
//!
//! What each says to a reader stands in `knowledge/line_rules.tsv`, in Arabic and English.

use crate::knowledge::rows;

macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $name:ident = $id:literal;)+) => {
        $($(#[doc = $doc])+ pub const $name: &str = $id;)+
        /// Every rule.
        pub const ALL: &[&str] = &[$($id),+];
    };
}

rules! {
    /// Nothing but space.
    BLANK = "blank";
    /// Sentences of an article.
    PROSE = "prose";
    /// A short or unfinished paragraph among the sentences of the article.
    AMONG_PROSE = "among-prose";
    /// One of a row of short lines inside the article: a list, a poem, questions and answers.
    LIST = "list";
    /// Shares the words of the body and stands over it.
    HEADLINE = "headline";
    /// Shares the words of the body and stands under it, where no headline stands over it.
    HEADLINE_BELOW = "headline-below";
    /// A line under the headline, before the text.
    DECK = "deck";
    /// One sentence that stands alone before the text.
    LEAD = "lead";
    /// Begins as a byline does («بقلم», «كتبت», «المصدر:»).
    BYLINE_LABEL = "byline-label";
    /// A name between headline and text that the text does not speak of.
    BYLINE_NAME = "byline-name";
    /// A place and an agency, or initials of those who wrote and edited.
    AGENCY = "agency";
    /// The day or hour of publication, beside the headline.
    PUBLISHED = "published";
    /// A short line over paragraphs.
    HEADING = "heading";
    /// Says the headline once more, away from its place.
    REPEATS_HEADLINE = "repeats-headline";
    /// Stands in the page more than once, as the text of pictures does.
    REPEATED = "repeated";
    /// Names a photographer, an agency or a picture.
    PICTURE_CREDIT = "picture-credit";
    /// The wording or place of a picture's text.
    PICTURE_TEXT = "picture-text";
    /// A phrase that offers another piece («اقرأ أيضا», «مقالات ذات صلة»).
    RELATED_LABEL = "related-label";
    /// Stands in the block under such a phrase.
    RELATED_BLOCK = "related-block";
    /// Broken off with dots and not of this article.
    TEASER = "teaser";
    /// A headline of another piece.
    OTHER_HEADLINE = "other-headline";
    /// A phrase of the site's furniture (menu, sharing, forms, subscription, rights).
    FURNITURE_LABEL = "furniture-label";
    /// Stands in the block under such a phrase.
    FURNITURE_BLOCK = "furniture-block";
    /// Stands over the headline and is not of the article.
    PAGE_HEAD = "page-head";
    /// Stands under the article and is not of it.
    PAGE_FOOT = "page-foot";
    /// The path from the front page to the article.
    BREADCRUMB = "breadcrumb";
    /// A date or clock of the page, not of the article.
    PAGE_CLOCK = "page-clock";
    /// Digits, single letters or marks of the page's tools.
    SCRAP = "scrap";
    /// Words of another language that are no picture's text.
    OTHER_LANGUAGE = "other-language";
    /// The same line stands in many files of the folder.
    MANY_FILES = "many-files";
    /// What the markup of the page says it is.
    MARKUP = "markup";
    /// Mostly links.
    LINKS = "links";
}

/// The words of a rule for readers, from `knowledge/line_rules.tsv`: Arabic and English, with
/// `{}` where the evidence goes.
pub fn words(rule: &str) -> Option<(&'static str, &'static str)> {
    rows(include_str!("../knowledge/line_rules.tsv")).find_map(|row| match row[..] {
        [id, arabic, english] if id == rule => Some((arabic, english)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_its_words_and_no_words_stand_alone() {
        for rule in ALL {
            let (arabic, english) = words(rule).unwrap_or_else(|| panic!("{rule} has no words"));
            assert_eq!(arabic.contains("{}"), english.contains("{}"), "{rule}");
        }
        assert_eq!(rows(include_str!("../knowledge/line_rules.tsv")).count(), ALL.len());
    }
}
