//! The list of passages.

use crate::corpus::{Corpus, PassageIx};
use crate::explore::{Hits, Query};
use crate::line::LineKind;
use crate::span::Extent;

use super::{ArticleHead, Lang, MarkView, Run};

/// How many passages are shown at first and added by each "more".
pub const PAGE: usize = 100;

/// The part of a selection that is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct PassageList<'c> {
    /// Passages in the selection, for `data-count`.
    pub total: u32,
    /// "12 مقطعًا من 3 مقالات".
    pub total_words: String,
    pub shown: Vec<PassageView<'c>>,
    /// How many "more" would add, and its label; `None` when all are shown.
    pub more: Option<(usize, String)>,
}

/// One passage, ready to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct PassageView<'c> {
    pub passage: PassageIx,
    /// `p-<pid>`, for `id`.
    pub element_id: String,
    /// `<aid>-<pid>`, for `data-passage` and the permalink.
    pub address: String,
    pub article: ArticleHead<'c>,
    pub kind: LineKind,
    pub marks: Vec<MarkView<'c>>,
    pub runs: Vec<Run<'c>>,
}

/// The first `window` passages of a selection (see [`PAGE`]), with hits of `text` marked.
pub fn list<'c>(corpus: &'c Corpus, hits: &Hits, text: &Query, window: usize, lang: Lang) -> PassageList<'c> {
    let _ = (corpus, hits, text, window, lang);
    PassageList { total: 0, total_words: String::new(), shown: Vec::new(), more: None }
}

/// One passage. `words`: the stretch that a link points to, in code points of the passage.
pub fn passage_view<'c>(
    corpus: &'c Corpus,
    at: PassageIx,
    text: &Query,
    words: Option<Extent>,
    lang: Lang,
) -> PassageView<'c> {
    let passage = corpus.passage(at);
    PassageView {
        passage: at,
        element_id: format!("p-{}", passage.pid),
        address: String::new(),
        article: super::article_head(corpus, passage.article, lang),
        kind: passage.kind,
        marks: super::mark_views(corpus, at, lang),
        runs: super::runs(passage.text, &[], &crate::explore::Matcher::new(corpus, text).hits(passage.text), words),
    }
}
