//! The list of passages.

use crate::corpus::{Corpus, PassageIx};
use crate::explore::{Hits, Matcher, Query};
use crate::line::LineKind;
use crate::span::Extent;

use super::{
    ArticleHead, Counted, Lang, MarkView, Run, Word, article_head, count_words, count_words_after, fill, mark_views,
    runs,
};

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
    let matcher = Matcher::new(corpus, text);
    let total = hits.passages.len();
    let shown = hits.passages.iter().take(window);
    let next = PAGE.min(total.saturating_sub(window));
    let more = (next > 0).then(|| {
        let passages = count_words(lang, Counted::Passages, next as u32);
        (next, fill(lang, Word::More, &[("passages", &passages)]))
    });
    PassageList {
        total: total as u32,
        total_words: total_words(corpus, hits, lang),
        shown: shown.map(|at| view(corpus, *at, &matcher, None, lang)).collect(),
        more,
    }
}

/// "12 مقطعًا من 3 مقالات".
fn total_words(corpus: &Corpus, hits: &Hits, lang: Lang) -> String {
    let total = hits.passages.len() as u32;
    let passages = count_words(lang, Counted::Passages, total);
    if total == 0 {
        return passages;
    }
    // The list may be in any order.
    let mut seen = vec![false; corpus.article_count() as usize];
    for article in hits.passages.iter().map(|at| corpus.article_of(*at)) {
        if let Some(seen) = seen.get_mut(article.0 as usize) {
            *seen = true;
        }
    }
    let articles = seen.into_iter().filter(|seen| *seen).count() as u32;
    let articles = count_words_after(lang, Counted::Articles, articles);
    fill(lang, Word::PassagesOf, &[("passages", &passages), ("articles", &articles)])
}

/// One passage. `words`: the stretch that a link points to, in code points of the passage.
pub fn passage_view<'c>(
    corpus: &'c Corpus,
    at: PassageIx,
    text: &Query,
    words: Option<Extent>,
    lang: Lang,
) -> PassageView<'c> {
    view(corpus, at, &Matcher::new(corpus, text), words, lang)
}

/// The same with the query made ready before.
pub(super) fn view<'c>(
    corpus: &'c Corpus,
    at: PassageIx,
    matcher: &Matcher,
    words: Option<Extent>,
    lang: Lang,
) -> PassageView<'c> {
    let passage = corpus.passage(at);
    let article = article_head(corpus, passage.article, lang);
    let extents: Vec<Extent> = corpus.marks(at).iter().map(|mark| mark.extent).collect();
    PassageView {
        passage: at,
        element_id: format!("p-{}", passage.pid),
        address: format!("{}-{}", article.aid, passage.pid),
        article,
        kind: passage.kind,
        marks: mark_views(corpus, at, lang),
        runs: runs(passage.text, &extents, &matcher.hits(passage.text), words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{samples, store};

    #[test]
    fn the_first_passages_and_the_rest() {
        let corpus = Corpus::open(store(&samples::small())).unwrap();
        let hits = Hits { passages: corpus.passages().collect() };
        let query = Query::parse("باكو");
        let found = list(&corpus, &hits, &query, 2, Lang::Ar);
        assert_eq!((found.total, found.total_words.as_str()), (6, "6 مقاطع من مقالين"));
        assert_eq!(found.more, Some((4, "المزيد: 4 مقاطع".to_owned())));
        let first = &found.shown[0];
        assert_eq!((first.element_id.as_str(), first.address.as_str()), ("p-000", "aaaaa-000"));
        let hit = first.runs.iter().find(|run| run.hit == Some(0)).unwrap();
        assert_eq!((hit.text, hit.marks.as_slice()), ("باكو", &[1][..]));
        assert_eq!(list(&corpus, &hits, &query, PAGE, Lang::En).more, None);
        let none = list(&corpus, &Hits::default(), &query, PAGE, Lang::Ar);
        assert_eq!((none.total, none.total_words.as_str()), (0, "لا مقاطع"));
    }
}
