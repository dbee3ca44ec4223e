//! What stands beside an article that is read: its outline, its neighbours in time, where somebody is named in it.

use crate::corpus::{ArticleIx, Corpus, EntityIx, PassageIx};
use crate::line::LineKind;
use crate::order;

use super::{Counted, Lang, Word, count_words, fill, first_words, name, number};

/// One line of an outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineLine {
    pub passage: PassageIx,
    pub words: String,
}

/// Characters of a passage that stand for it in an outline.
const OUTLINE_CHARS: usize = 56;
/// Passages from which an article without headings gets an outline.
const OUTLINED_FROM: usize = 4;

/// The headings of an article; where it has fewer than two, the first words of its passages. Empty for a short one.
pub fn outline(corpus: &Corpus, at: ArticleIx) -> Vec<OutlineLine> {
    let passages: Vec<PassageIx> = corpus.article(at).passages().collect();
    let of = |is: fn(LineKind) -> bool| {
        let lines = passages.iter().map(|at| (*at, corpus.passage(*at))).filter(|(_, it)| is(it.kind));
        let line = |(passage, it): (PassageIx, crate::corpus::Passage<'_>)| OutlineLine {
            passage,
            words: first_words(it.text, OUTLINE_CHARS),
        };
        lines.map(line).collect::<Vec<_>>()
    };
    let headings = of(|kind| kind == LineKind::Heading);
    if headings.len() > 1 {
        return headings;
    }
    let lines = of(|kind| matches!(kind, LineKind::Body | LineKind::Heading));
    if lines.len() < OUTLINED_FROM { Vec::new() } else { lines }
}

/// The articles before and after in order of publication; those without a day stand last.
pub fn neighbours(corpus: &Corpus, at: ArticleIx) -> [Option<ArticleIx>; 2] {
    let key = |at: ArticleIx| {
        let day = corpus.article(at).published.map(|it| it.day);
        (day.is_none(), day, at)
    };
    let own = key(at);
    let before = corpus.articles().map(key).filter(|it| *it < own).max();
    let after = corpus.articles().map(key).filter(|it| *it > own).min();
    [before, after].map(|found| found.map(|(.., at)| at))
}

/// "3 of 17": which of the passages that name one of `entities` a passage is, or the last before it; how many there are where
/// there is none.
pub fn place_words(corpus: &Corpus, entities: &[EntityIx], at: Option<PassageIx>, lang: Lang) -> String {
    let mut all: Vec<PassageIx> = entities.iter().flat_map(|it| corpus.entity_passages(*it)).collect();
    order::sort_by(&mut all, Ord::cmp);
    all.dedup();
    let place = all.iter().filter(|it| at.is_some_and(|at| **it <= at)).count();
    if place == 0 {
        return count_words(lang, Counted::Passages, all.len() as u32);
    }
    fill(lang, Word::PlaceOf, &[("place", &number(lang, place as u32)), ("count", &number(lang, all.len() as u32))])
}

/// How the mentions of an entity are spread over an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// Where each stands: the passage, and how far down the article's text, from 0 to 1.
    pub ticks: Vec<(PassageIx, f32)>,
    /// The same in words: which passages.
    pub words: String,
}

/// The mentions of an entity in an article; `None` where there are none.
pub fn spread(corpus: &Corpus, article: ArticleIx, entity: EntityIx, lang: Lang) -> Option<Spread> {
    let (mut ticks, mut places) = (Vec::new(), Vec::new());
    let mut before = 0u32;
    let mut count = 0u32;
    for (n, at) in (1u32..).zip(corpus.article(article).passages()) {
        for mark in corpus.marks(at).iter().filter(|mark| mark.entity == Some(entity)) {
            ticks.push((at, before.saturating_add(mark.extent.start)));
            if places.last() != Some(&n) {
                places.push(n);
            }
        }
        before = before.saturating_add(corpus.passage(at).text.chars().count() as u32);
        count = n;
    }
    if ticks.is_empty() {
        return None;
    }
    let share = |chars: u32| chars as f32 / before.max(1) as f32;
    let comma = if lang == Lang::Ar { "، " } else { ", " };
    let places = places.into_iter().map(|n| number(lang, n)).collect::<Vec<_>>().join(comma);
    let gaps = [("name", name(corpus, entity, lang)), ("places", &places), ("count", &number(lang, count))];
    Some(Spread {
        words: fill(lang, Word::MentionsIn, &gaps),
        ticks: ticks.into_iter().map(|(at, chars)| (at, share(chars))).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{samples, store};

    fn corpus() -> Corpus {
        Corpus::open(store(&samples::small())).unwrap()
    }

    #[test]
    fn an_outline_of_a_short_article_is_none() {
        assert_eq!(outline(&corpus(), ArticleIx(0)), []);
    }

    #[test]
    fn headings_are_the_outline_and_first_words_where_there_are_none() {
        let mut draft = samples::small();
        for (n, passage) in draft.articles[0].passages.iter_mut().enumerate() {
            passage.kind = if n < 2 { LineKind::Heading } else { LineKind::Body };
        }
        let corpus = Corpus::open(store(&draft)).unwrap();
        let lines = outline(&corpus, ArticleIx(0));
        assert_eq!(lines.iter().map(|it| it.passage).collect::<Vec<_>>(), [PassageIx(0), PassageIx(1)]);
        assert!(lines.iter().all(|it| !it.words.is_empty()));
    }

    #[test]
    fn articles_in_time_and_those_without_a_day_last() {
        let corpus = corpus();
        // The second has no day.
        assert_eq!(neighbours(&corpus, ArticleIx(0)), [None, Some(ArticleIx(1))]);
        assert_eq!(neighbours(&corpus, ArticleIx(1)), [Some(ArticleIx(0)), None]);
    }

    #[test]
    fn where_somebody_is_named() {
        let corpus = corpus();
        let gallant = corpus.find_entity("gallant").unwrap();
        let at: Vec<PassageIx> = corpus.entity_passages(gallant).collect();
        assert_eq!(place_words(&corpus, &[gallant], Some(at[0]), Lang::Ar), "1 من 2");
        assert_eq!(place_words(&corpus, &[gallant], None, Lang::En), "2 passages");
        let spread = spread(&corpus, corpus.article_of(at[0]), gallant, Lang::En).unwrap();
        assert!(spread.ticks.iter().all(|(_, share)| (0.0..=1.0).contains(share)));
        assert!(spread.words.starts_with("Yoav Gallant: passages "), "{}", spread.words);
    }
}
