//! The same fact in other words: passages of different articles that tell one event, measure one subject, or speak of the
//! same names at the same time.

use std::collections::HashMap;

use crate::corpus::facts::{Facts, Reading, Spot};
use crate::day::Interval;
use crate::facts::terms::{Context, Term, What};
use crate::line::LineKind;

/// Facts told in more passages than these pair each with the first alone.
const ALL_MAX: usize = 6;

/// A number of the fact, and the two passages.
pub fn find(context: &Context, facts: &Facts) -> Vec<(u32, (Spot, Spot))> {
    let mut out = Vec::new();
    let events = facts.events.iter().map(|it| it.tellings.iter().map(|it| it.spot).collect::<Vec<_>>());
    let subjects = facts.subjects.iter().map(|it| it.readings.iter().map(|it| it.spot).collect::<Vec<_>>());
    let mut fact = 0;
    for mut spots in events.chain(subjects) {
        // One passage of each article: headlines and captions only announce what the body tells.
        spots.retain(|it| is_body(context, *it));
        spots.sort_unstable();
        spots.dedup_by_key(|it| it.article);
        let firsts = if spots.len() <= ALL_MAX { ALL_MAX } else { 1 };
        for (at, a) in spots.iter().enumerate().take(firsts) {
            let others = spots.iter().skip(at + 1).filter(|b| b.article != a.article);
            out.extend(others.map(|b| (fact, (*a, *b))));
        }
        fact += 1;
    }
    for pair in dated(context).into_iter().chain(gathered(context)) {
        out.push((fact, pair));
        fact += 1;
    }
    out
}

fn is_body(context: &Context, spot: Spot) -> bool {
    let article = context.draft.articles.get(spot.article as usize);
    let kind = article.and_then(|it| it.passages.get(spot.passage as usize)).map(|it| it.kind);
    !matches!(kind, None | Some(LineKind::Title | LineKind::Heading | LineKind::Caption | LineKind::Byline))
}

/// Passages that give the same number for one subject: one statement, reworded.
pub fn figures(facts: &Facts) -> Vec<(Spot, Spot)> {
    let same = |a: &Reading, b: &Reading| a.number == b.number && a.unit == b.unit && a.comparator == b.comparator;
    let mut out = Vec::new();
    for subject in &facts.subjects {
        for (at, b) in subject.readings.iter().enumerate() {
            let before = subject.readings.iter().take(at).find(|a| same(a, b) && a.spot != b.spot);
            out.extend(before.map(|a| (a.spot, b.spot)));
        }
    }
    out
}

/// A sentence that says when.
struct Dated {
    spot: Spot,
    date: Interval,
    /// States by their number, other names above them.
    names: Vec<u32>,
    words: Vec<u32>,
}

const NAMES: u32 = 1 << 16;
/// Longer times date nothing.
const DAYS_MAX: i32 = 4 * 366;
/// A name and a month in more sentences than these are no candidates.
const RARE: usize = 16;
/// Terms before and after a date that it is taken to speak of.
const BEFORE: usize = 16;
const AFTER: usize = 10;

/// Passages of two articles whose sentences name the same and speak of the same time.
fn dated(context: &Context) -> Vec<(Spot, Spot)> {
    let sentences = sentences(context);
    let mut by_key: HashMap<(i32, u32), Vec<u32>> = HashMap::new();
    let mut out = Vec::new();
    for (number, sentence) in sentences.iter().enumerate() {
        let mut near: Vec<u32> = Vec::new();
        for key in keys(sentence) {
            let list = by_key.entry(key).or_default();
            near.extend(list.iter().rev().take(RARE));
            list.push(number as u32);
        }
        near.sort_unstable();
        near.dedup();
        for other in near.into_iter().filter_map(|at| sentences.get(at as usize)) {
            if other.spot.article != sentence.spot.article && same(other, sentence) {
                out.push((other.spot, sentence.spot));
            }
        }
    }
    out
}

fn same(a: &Dated, b: &Dated) -> bool {
    let held = |x: Interval, y: Interval| x.from() <= y.from() && y.to() <= x.to();
    let one_time = held(a.date, b.date) || held(b.date, a.date);
    let names = common(&a.names, &b.names);
    let narrow = a.names.iter().any(|it| *it >= NAMES && b.names.contains(it));
    let words = common(&a.words, &b.words);
    one_time && names >= 2 && (narrow || words >= 2)
}

fn common(a: &[u32], b: &[u32]) -> usize {
    a.iter().filter(|it| b.binary_search(it).is_ok()).count()
}

/// The months, or of longer times the years, with each name.
fn keys(it: &Dated) -> Vec<(i32, u32)> {
    let (from, to) = (it.date.from().civil(), it.date.to().civil());
    let times: Vec<i32> = if it.date.days() <= 31 {
        vec![from.0 * 12 + i32::from(from.1)]
    } else {
        (from.0..=to.0).map(|year| -year).collect()
    };
    times.iter().flat_map(|time| it.names.iter().map(move |name| (*time, *name))).collect()
}

fn sentences(context: &Context) -> Vec<Dated> {
    let mut out = Vec::new();
    for (number, (article, terms)) in context.draft.articles.iter().zip(&context.terms).enumerate() {
        for passage in 0..article.passages.len() {
            let spot = Spot { article: number as u32, passage: passage as u32 };
            for list in terms.of(passage).split(|it| it.what == What::Stop) {
                for (at, term) in list.iter().enumerate().filter(|(_, it)| it.what == What::Date) {
                    let date = article.marks.get(term.key as usize).and_then(|it| it.date.as_ref()?.interval);
                    let Some(date) = date.filter(|it| it.days() <= DAYS_MAX) else { continue };
                    let near = list.get(at.saturating_sub(BEFORE)..(at + AFTER).min(list.len())).unwrap_or(list);
                    let names = sorted(near.iter().filter_map(|it| name(context, it)));
                    let words = near.iter().filter(|it| it.what == What::Word && !context.lexicon.is_title(it.key));
                    let words = sorted(words.map(|it| it.key));
                    out.push(Dated { spot, date, names, words });
                }
            }
        }
    }
    out
}

/// Where two names stand side by side: the passage, all names of the sentence, the day of publication.
type Named = Vec<(Spot, Vec<u32>, i32)>;

/// Sentences that name the same three people, bodies or towns within some days of each other.
fn gathered(context: &Context) -> Vec<(Spot, Spot)> {
    const LEAST: usize = 3;
    const DAYS: i32 = 10;
    let mut by_names: HashMap<(u32, u32), Named> = HashMap::new();
    let mut out = Vec::new();
    for (number, (article, terms)) in context.draft.articles.iter().zip(&context.terms).enumerate() {
        let Some(day) = article.published.as_ref().map(|it| it.day.0) else { continue };
        for passage in 0..article.passages.len() {
            let spot = Spot { article: number as u32, passage: passage as u32 };
            for list in terms.of(passage).split(|it| it.what == What::Stop) {
                let names = sorted(list.iter().filter_map(|it| name(context, it)).filter(|it| *it >= NAMES));
                if names.len() < LEAST {
                    continue;
                }
                for key in names.windows(2).filter_map(|it| Some((*it.first()?, *it.get(1)?))) {
                    let list = by_names.entry(key).or_default();
                    let near = list.iter().rev().take(RARE).filter(|it| it.0.article != spot.article);
                    let near = near.filter(|it| (it.2 - day).abs() <= DAYS && common(&it.1, &names) >= LEAST);
                    out.extend(near.map(|it| (it.0, spot)));
                    list.push((spot, names.clone(), day));
                }
            }
        }
    }
    out
}

fn name(context: &Context, term: &Term) -> Option<u32> {
    let home = context.atlas.home(term.key);
    match term.what {
        What::Adjective => Some(term.key),
        What::Name if home.state => home.country.map(u32::from),
        What::Name => Some(NAMES + term.key),
        _ => None,
    }
}

fn sorted(list: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut list: Vec<u32> = list.collect();
    list.sort_unstable();
    list.dedup();
    list
}
