//! The order of the list where words are searched for: BM25 over passages, with boosts that can be told in words.
//!
//! ```text
//! score = ( sum over parts of idf · tf · (k1 + 1) / (tf + k1 · (1 - b + b · length / average)) )
//!         · (1 + place + phrase + near) · (1 + fresh)
//! idf   = ln(1 + (N - n + ½) / (n + ½))
//! ```
//!
//! A part is a word or a quoted phrase (whose idf is the sum of its words'), N counts passages, n those with the word in any
//! form, lengths are code points. k1 and b are the usual ones: S. Robertson and H. Zaragoza, *The Probabilistic Relevance
//! Framework: BM25 and Beyond*, Foundations and Trends in Information Retrieval 3 (2009), section 3.5. Scores are
//! compared in thousandths, so that two machines cannot differ; equals stay in the order of the corpus.

use super::matcher::{Filled, Matcher, Ready, bit, places};
use super::query::Sense;
use super::{Hits, Selection, Sieve, Sort};
use crate::corpus::{Corpus, PassageIx};
use crate::day::{Day, Interval};
use crate::line::LineKind;
use crate::order;

const K1: f64 = 1.2;
const B: f64 = 0.75;
/// For all words one after the other as typed.
const PHRASE: f64 = 0.5;
/// For words side by side; less in proportion as more stands between them.
const NEAR: f64 = 0.5;
/// For the newest article of the corpus; less in proportion to age, none for the oldest.
const FRESH: f64 = 0.1;

/// Of more hits, those that seem best by length, place and age are weighed by their text, and the others follow them: nobody
/// pages through more, and reading them all would take longer than a keystroke may.
const MOST_WEIGHED: usize = 400;

/// For what a passage is.
fn place_boost(kind: LineKind) -> f64 {
    match kind {
        LineKind::Title => 0.5,
        LineKind::Subtitle | LineKind::Heading => 0.25,
        _ => 0.0,
    }
}

/// Thousandths.
type Points = u32;

fn points(score: f64) -> Points {
    (score * 1000.0 + 0.5) as Points
}

/// Why a passage stands where it does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// All in all, in thousandths.
    pub points: u32,
    /// What each word or phrase brings.
    pub words: Vec<WordScore>,
    /// What the words are raised by, in percent of their sum.
    pub boosts: Vec<(Boost, u32)>,
}

/// What one word or phrase brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordScore {
    /// As typed.
    pub typed: String,
    /// How often it stands in the passage.
    pub times: u32,
    /// Passages of the corpus that have it.
    pub passages: u32,
    /// In thousandths.
    pub points: u32,
}

/// What raises a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Boost {
    /// It is a title, subtitle or heading.
    Place(LineKind),
    Phrase,
    Near,
    Fresh,
}

/// A query made ready to weigh passages.
pub struct Ranking<'c> {
    corpus: &'c Corpus,
    matcher: Matcher,
    /// Parts that are asked for, each with its idf and the passages that have it.
    parts: Vec<(Ready, f64, u32)>,
    average: f64,
    span: Option<Interval>,
}

impl<'c> Ranking<'c> {
    pub fn new(corpus: &'c Corpus, selection: &Selection) -> Ranking<'c> {
        let matcher = Matcher::new(corpus, &selection.text);
        let all = f64::from(corpus.passage_count());
        let idf = |n: u32| (1.0 + (all - f64::from(n) + 0.5) / (f64::from(n) + 0.5)).ln();
        let part = |part: &Ready| {
            let slots = matcher.slots.get(part.first..part.first + part.len).unwrap_or(&[]);
            let counts: Vec<u32> = slots.iter().map(|slot| slot.passages(corpus).len()).collect();
            let sum = counts.iter().map(|n| idf(*n)).sum();
            (part.clone(), sum, counts.into_iter().min().unwrap_or(0))
        };
        let parts = matcher.parts.iter().filter(|it| it.sense == Sense::With).map(part).collect();
        let length: u64 = corpus.passages().map(|at| u64::from(corpus.length_of(at))).sum();
        let average = (length as f64 / all.max(1.0)).max(1.0);
        Ranking { corpus, matcher, parts, average, span: corpus.published_span() }
    }

    /// Puts passages in order, best first.
    pub fn order(&self, hits: &mut Vec<PassageIx>) {
        if self.parts.is_empty() {
            return;
        }
        let sorted = |list: Vec<PassageIx>, score: &dyn Fn(PassageIx) -> Points| {
            let mut scored: Vec<(Points, PassageIx)> = list.into_iter().map(|at| (score(at), at)).collect();
            order::sort_by(&mut scored, |a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
            scored.into_iter().map(|(_, at)| at).collect::<Vec<_>>()
        };
        let mut list = std::mem::take(hits);
        let mut rest = Vec::new();
        if list.len() > MOST_WEIGHED {
            list = sorted(list, &|at| self.at_first_sight(at));
            rest = list.split_off(MOST_WEIGHED);
        }
        *hits = sorted(list, &|at| self.score(at).points);
        hits.append(&mut rest);
    }

    /// As if each part stood there once.
    fn at_first_sight(&self, at: PassageIx) -> Points {
        let words: f64 = self.parts.iter().map(|(_, idf, _)| idf * self.saturated(at, 1)).sum();
        points(words * (1.0 + place_boost(self.corpus.kind_of(at))) * (1.0 + self.fresh(at)))
    }

    /// tf, held down by its own size and the passage's length.
    fn saturated(&self, at: PassageIx, times: u32) -> f64 {
        let (times, length) = (f64::from(times), f64::from(self.corpus.length_of(at)));
        times * (K1 + 1.0) / (times + K1 * (1.0 - B + B * length / self.average))
    }

    /// What a passage's score is made of.
    pub fn score(&self, at: PassageIx) -> Score {
        let filled = self.matcher.filled(self.corpus.passage(at).text);
        let word = |(part, idf, passages): &(Ready, f64, u32)| {
            let times = places(part, &filled).len() as u32;
            let slots = self.matcher.slots.get(part.first..part.first + part.len).unwrap_or(&[]);
            let typed: Vec<&str> = slots.iter().map(|slot| slot.typed.as_str()).collect();
            let points = points(idf * self.saturated(at, times));
            WordScore { typed: typed.join(" "), times, passages: *passages, points }
        };
        let words: Vec<WordScore> = self.parts.iter().map(word).collect();
        let kind = self.corpus.kind_of(at);
        let (phrase, near) = self.together(&filled);
        let (place, fresh) = (place_boost(kind), self.fresh(at));
        let sum: u32 = words.iter().map(|it| it.points).sum();
        let total = f64::from(sum) / 1000.0 * (1.0 + place + phrase + near) * (1.0 + fresh);
        let boosts = [(Boost::Place(kind), place), (Boost::Phrase, phrase), (Boost::Near, near), (Boost::Fresh, fresh)];
        let percent = |(boost, share): (Boost, f64)| (boost, (share * 100.0 + 0.5) as u32);
        let boosts = boosts.into_iter().map(percent).filter(|(_, percent)| *percent > 0).collect();
        Score { points: points(total), words, boosts }
    }

    /// The boosts for words that stand as typed, and for words that stand close.
    fn together(&self, filled: &[Filled]) -> (f64, f64) {
        if self.parts.len() < 2 {
            return (0.0, 0.0);
        }
        let slots: Vec<usize> = self.parts.iter().flat_map(|(part, ..)| part.first..part.first + part.len).collect();
        let as_typed = filled.windows(slots.len()).any(|window| {
            let follows = window.windows(2).all(|pair| pair[0].word + 1 == pair[1].word);
            follows && window.iter().zip(&slots).all(|(word, slot)| word.slots & bit(*slot) != 0)
        });
        let wanted = slots.iter().fold(0, |all, slot| all | bit(*slot));
        let narrowest = narrowest(filled, wanted).map_or(0.0, |words| slots.len() as f64 / f64::from(words));
        (if as_typed { PHRASE } else { 0.0 }, NEAR * narrowest.min(1.0))
    }

    fn fresh(&self, at: PassageIx) -> f64 {
        let day = |day: Day| f64::from(day.0);
        let published = self.corpus.published_day(self.corpus.article_of(at));
        let (Some(span), Some(published)) = (self.span, published) else { return 0.0 };
        let whole = day(span.to()) - day(span.from());
        if whole <= 0.0 { 0.0 } else { FRESH * (day(published) - day(span.from())) / whole }
    }
}

/// The fewest words in a row that fill all wanted slots.
fn narrowest(filled: &[Filled], wanted: u32) -> Option<u32> {
    let mut best: Option<u32> = None;
    for (at, first) in filled.iter().enumerate() {
        let mut missing = wanted;
        for last in filled.get(at..).unwrap_or(&[]) {
            let words = last.word - first.word + 1;
            if best.is_some_and(|best| words >= best) {
                break;
            }
            missing &= !last.slots;
            if missing == 0 {
                best = Some(words);
                break;
            }
        }
    }
    best
}

/// The passages of a selection in the order of the list.
pub fn ordered(corpus: &Corpus, selection: &Selection, sort: Sort) -> Hits {
    let mut hits = Sieve::new(corpus, selection).hits();
    if sort == Sort::Rank {
        Ranking::new(corpus, selection).order(&mut hits.passages);
    }
    hits
}
