//! An article as it is read: every line, furniture folded away.

use crate::corpus::draft::Basis;
use crate::corpus::{ArticleIx, Corpus, EntityIx, Line, PassageIx};
use crate::explore::{Matcher, Query};
use crate::line::LineKind;
use crate::span::Extent;

use super::reasons::{Rules, evidence_words, reason};
use super::{Counted, Lang, PassageView, Word, count_words, day_words, fill, say};

/// Where a passage comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleHead<'c> {
    pub article: ArticleIx,
    pub aid: &'c str,
    pub title: &'c str,
    /// The publisher, or that none is known.
    pub source: &'c str,
    /// The file, where no publisher is known.
    pub file: Option<&'c str>,
    pub author: Option<&'c str>,
    pub url: Option<&'c str>,
    /// `YYYY-MM-DD` for `datetime`, `None` where unknown.
    pub published: Option<String>,
    /// "15 يوليو 2023", or that it is unknown.
    pub published_words: String,
    /// How sure that is, in words ("من نص المقال").
    pub certainty: String,
    /// The evidence, as the editor gave it or the rule says it; empty where there is none.
    pub evidence: String,
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
    let published = article.published;
    ArticleHead {
        article: at,
        aid: article.aid,
        title: article.title,
        source: article.publisher.unwrap_or(say(lang, Word::UnknownSource)),
        file: article.publisher.is_none().then_some(article.file),
        author: article.author,
        url: article.url,
        published: published.map(|it| it.day.to_string()),
        published_words: match published {
            Some(it) => day_words(lang, it.day),
            None => say(lang, Word::PublishedUnknown).to_owned(),
        },
        certainty: published.map(|it| say(lang, basis_word(it.basis)).to_owned()).unwrap_or_default(),
        evidence: published.map(|it| evidence_words(lang, it.evidence)).unwrap_or_default(),
    }
}

/// How sure a day of publication is, in words.
pub fn basis_word(basis: Basis) -> Word {
    match basis {
        Basis::Stated => Word::BasisStated,
        Basis::Text => Word::BasisText,
        Basis::Corpus => Word::BasisCorpus,
        Basis::Outside => Word::BasisOutside,
    }
}

/// A whole article. `words`: the stretches that a link points to.
pub fn article_view<'c>(
    corpus: &'c Corpus,
    at: ArticleIx,
    text: &Query,
    words: &[(PassageIx, Extent)],
    lang: Lang,
) -> ArticleView<'c> {
    let matcher = Matcher::new(corpus, text);
    let mut lines: Vec<LineView<'c>> = Vec::new();
    let mut folded = 0;
    for line in corpus.lines(at) {
        match line.passage {
            Some(passage) => {
                let words = words.iter().find(|(named, _)| *named == passage).map(|(_, words)| *words);
                let view = super::list::view(corpus, passage, &matcher, words, lang);
                lines.push(LineView::Passage(Box::new(view)));
            }
            None if line.text.trim().is_empty() => {}
            None => {
                folded += 1;
                let fold = fold(&line, lang);
                match lines.last_mut() {
                    Some(LineView::Furniture(folds)) => folds.push(fold),
                    _ => lines.push(LineView::Furniture(vec![fold])),
                }
            }
        }
    }
    let count = count_words(lang, Counted::Lines, folded);
    let folded_words = if folded == 0 { String::new() } else { fill(lang, Word::FoldedLines, &[("lines", &count)]) };
    ArticleView { head: article_head(corpus, at, lang), subtitle: corpus.article(at).subtitle, lines, folded_words }
}

fn fold<'c>(line: &Line<'c>, lang: Lang) -> Fold<'c> {
    let kind = match line.kind {
        LineKind::Related => Word::LineRelated,
        LineKind::Boilerplate => Word::LineBoilerplate,
        _ => Word::LineOther,
    };
    Fold {
        text: line.text,
        kind: line.kind,
        kind_words: say(lang, kind),
        reason: reason(lang, Rules::Lines, line.rule, line.evidence),
    }
}

/// The next passage after `from` (or the first, with `None`) that names one of `persons`, over the whole corpus.
pub fn next_mention(corpus: &Corpus, persons: &[EntityIx], from: Option<PassageIx>) -> Option<PassageIx> {
    let after = |at: &PassageIx| from.is_none_or(|from| *at > from);
    persons.iter().filter_map(|person| corpus.entity_passages(*person).find(after)).min()
}

/// The passage before `from` (or the last, with `None`) that names one of `persons`.
pub fn previous_mention(corpus: &Corpus, persons: &[EntityIx], from: Option<PassageIx>) -> Option<PassageIx> {
    let before = |at: &PassageIx| from.is_none_or(|from| *at < from);
    persons.iter().filter_map(|person| corpus.entity_passages(*person).take_while(before).last()).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{samples, store};

    #[test]
    fn an_article_is_read_with_its_furniture_folded() {
        let corpus = Corpus::open(store(&samples::small())).unwrap();
        let view = article_view(&corpus, ArticleIx(0), &Query::default(), &[], Lang::Ar);
        let shape: Vec<String> = view
            .lines
            .iter()
            .map(|line| match line {
                LineView::Passage(view) => view.element_id.clone(),
                LineView::Furniture(folds) => folds.iter().map(|fold| fold.text).collect(),
            })
            .collect();
        assert_eq!(shape, ["p-000", "اقرأ أيضا: خبر آخر", "p-001", "p-002"]);
        assert_eq!(view.folded_words, "طُوي لأنه ليس من نص المقال: سطر واحد");
        assert_eq!(view.head.source, "صحيفة النهار");
        assert_eq!(
            (view.head.published.as_deref(), view.head.published_words.as_str()),
            (Some("2023-04-19"), "19 أبريل 2023")
        );
        assert_eq!(view.head.certainty, "كما ذكره الناشر");
        let other = article_head(&corpus, ArticleIx(1), Lang::En);
        assert_eq!(
            (other.published_words.as_str(), other.source, other.file),
            ("Day of publication unknown", "Source not given", Some("bbbbb.txt"))
        );
    }

    #[test]
    fn from_mention_to_mention() {
        let corpus = Corpus::open(store(&samples::small())).unwrap();
        let persons = [corpus.find_entity("aliyev").unwrap(), corpus.find_entity("gallant").unwrap()];
        let next = |from: Option<u32>| next_mention(&corpus, &persons, from.map(PassageIx)).map(|at| at.0);
        let previous = |from: Option<u32>| previous_mention(&corpus, &persons, from.map(PassageIx)).map(|at| at.0);
        assert_eq!([next(None), next(Some(0)), next(Some(1)), next(Some(2))], [Some(0), Some(1), Some(2), None]);
        assert_eq!([previous(None), previous(Some(2)), previous(Some(0))], [Some(2), Some(1), None]);
        assert_eq!(next_mention(&corpus, &[], None), None);
    }
}
