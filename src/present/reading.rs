//! An article as it is read: every line, furniture folded away.

use crate::corpus::{ArticleIx, Corpus, EntityIx, PassageIx};
use crate::explore::Query;
use crate::line::LineKind;
use crate::span::Extent;

use super::{Lang, PassageView};

/// Where a passage comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleHead<'c> {
    pub article: ArticleIx,
    pub aid: &'c str,
    pub title: &'c str,
    /// The publisher, or the file where none is known.
    pub source: &'c str,
    pub author: Option<&'c str>,
    pub url: Option<&'c str>,
    /// `YYYY-MM-DD` for `datetime`, `None` where unknown.
    pub published: Option<String>,
    /// "15 يوليو 2023", or that it is unknown.
    pub published_words: String,
    /// How sure that is, in words ("من نص المقال").
    pub certainty: String,
    /// The evidence, as the editor or the rule gave it; empty where there is none.
    pub evidence: &'c str,
}

/// A whole article.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleView<'c> {
    pub head: ArticleHead<'c>,
    pub subtitle: Option<&'c str>,
    pub lines: Vec<LineView<'c>>,
    /// "9 أسطر مطوية".
    pub folded_words: String,
}

/// What stands between the top and the end of an article, in order. Blank lines are left out.
#[derive(Clone, Debug, PartialEq)]
pub enum LineView<'c> {
    Passage(Box<PassageView<'c>>),
    /// Neighbouring lines of furniture, folded into one.
    Furniture(Vec<Fold<'c>>),
}

/// One line that was judged furniture.
#[derive(Clone, Debug, PartialEq)]
pub struct Fold<'c> {
    pub text: &'c str,
    pub kind: LineKind,
    /// "رابط إلى مقال آخر".
    pub kind_words: &'static str,
    /// Why, in words; with the evidence where there is any.
    pub reason: String,
}

/// The head of an article.
pub fn article_head<'c>(corpus: &'c Corpus, at: ArticleIx, lang: Lang) -> ArticleHead<'c> {
    let article = corpus.article(at);
    let _ = lang;
    ArticleHead {
        article: at,
        aid: article.aid,
        title: article.title,
        source: article.file,
        author: article.author,
        url: article.url,
        published: None,
        published_words: String::new(),
        certainty: String::new(),
        evidence: "",
    }
}

/// A whole article. `words`: in one passage, the stretch that a link points to.
pub fn article_view<'c>(
    corpus: &'c Corpus,
    at: ArticleIx,
    text: &Query,
    words: Option<(PassageIx, Extent)>,
    lang: Lang,
) -> ArticleView<'c> {
    let _ = (text, words);
    ArticleView { head: article_head(corpus, at, lang), subtitle: None, lines: Vec::new(), folded_words: String::new() }
}

/// The next passage after `from` (or the first, with `None`) that names one of `persons`, over the whole corpus; and which mention.
pub fn next_mention(corpus: &Corpus, persons: &[EntityIx], from: Option<PassageIx>) -> Option<PassageIx> {
    let _ = (corpus, persons, from);
    None
}

/// The passage before `from` that names one of `persons`.
pub fn previous_mention(corpus: &Corpus, persons: &[EntityIx], from: Option<PassageIx>) -> Option<PassageIx> {
    let _ = (corpus, persons, from);
    None
}
