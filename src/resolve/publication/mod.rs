//! The day of publication from what the page says, from the article's own words, or from the other articles; and whether its
//! words agree with the day that is given.
//!
//! An expression that counts from the day of publication and also names a day fixes it: "أمس الأول الخميس 13 يوليو 2023" is two
//! days before. "أمس الأحد" fixes only the weekday of publication: enough to contradict a day, not to name one.
//!
//! Every day that is inferred says how: its evidence begins with the id of the method, surest first (see [`infer`]).

mod neighbours;
mod stamp;

use std::collections::{BTreeMap, BTreeSet};

pub use self::neighbours::{Clue, OpenClue, among, clues};
use crate::annotate::dates::DateExpression;
use crate::annotate::dates::expression::{Core, Point};
use crate::annotate::{Found, Reading};
use crate::corpus::draft::{Basis, Published};
use crate::day::{Day, Weekday};
use crate::line::LineKind;
use crate::span::Positions;

/// What one expression says of the day of publication.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Pointer {
    /// The day itself.
    Day(Day),
    /// Day, month and weekday, without the year.
    DayOfSomeYear { month: u8, day: u8, weekday: Weekday },
    /// Its weekday.
    Weekday(Weekday),
}

/// What is known of an article besides its text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hints<'a> {
    pub file: &'a str,
    pub url: Option<&'a str>,
}

/// Infers the day of publication. `None` where page and text leave several days open.
///
/// The evidence begins with the id of the method, here in their order:
///
/// - `page-head`: what the head of an HTML page states;
/// - `stamp`: a line that says when it was published;
/// - `offset-and-date`: words that count from publication and name a day (right for 507 of 510 articles that it decides of 5 107);
/// - `dateline`: a full date in the byline or a short line at the head;
/// - `offset-and-weekday`: "اليوم السبت 15 يوليو", where one year near those that the text names has that weekday;
/// - `address`, `file-name`: a date in them.
///
/// A bare weekday with the latest date of the text was right for a third and is not used.
pub fn infer(reading: &Reading, found: &[Found<DateExpression>], hints: Hints) -> Option<Published> {
    let made = |basis, day, method: &str, words: &str| Published { day, basis, evidence: format!("{method}: {words}") };
    let meta = &reading.page.meta;
    if let Some(stated) = &meta.published
        && let Some(day) = stated.get(..10).and_then(Day::parse)
    {
        return Some(made(Basis::Stated, day, "page-head", stated));
    }
    if let Some((day, words)) = stamp::stamp(reading, found) {
        return Some(made(Basis::Text, day, "stamp", &words));
    }
    let clues: Vec<(Pointer, usize)> =
        found.iter().enumerate().filter_map(|(i, f)| Some((clue(point(f)?)?, i))).collect();
    let mut votes: BTreeMap<Day, (usize, usize)> = BTreeMap::new();
    for (clue, i) in &clues {
        if let Pointer::Day(day) = clue {
            let vote = votes.entry(*day).or_insert((0, *i));
            vote.0 += 1;
        }
    }
    let text = |day, method: &str, i: usize| Some(made(Basis::Text, day, method, words_of(reading, found, i)));
    if let Some((day, (_, i))) = votes.iter().max_by_key(|(_, (count, i))| (*count, std::cmp::Reverse(*i))) {
        return text(*day, "offset-and-date", *i);
    }
    if let Some((day, i)) = dateline(reading, found) {
        return text(day, "dateline", i);
    }
    if let Some((day, i)) = by_weekday(found, &clues) {
        return text(day, "offset-and-weekday", i);
    }
    let written = [("address", hints.url.or(meta.url.as_deref()).unwrap_or("")), ("file-name", hints.file)];
    written.into_iter().find_map(|(method, words)| Some(made(Basis::Outside, stamp::in_name(words)?, method, words)))
}

/// "اليوم السبت 15 يوليو": the one year, next to those that the text names, in which the day has that weekday.
fn by_weekday(found: &[Found<DateExpression>], clues: &[(Pointer, usize)]) -> Option<(Day, usize)> {
    let named = found.iter().filter_map(|f| point(f)?.year).filter(|year| (1900..=2100).contains(year));
    let years: BTreeSet<i32> = named.flat_map(|year| year - 1..=year + 1).collect();
    let mut days = BTreeMap::new();
    for (clue, i) in clues {
        let Pointer::DayOfSomeYear { month, day, weekday } = *clue else { continue };
        let fitting = years.iter().filter_map(|year| Day::new(*year, month, day)).filter(|d| d.weekday() == weekday);
        let offset = found.get(*i).and_then(point).and_then(|p| p.today).unwrap_or(0);
        days.extend(fitting.map(|d| (d.plus(-i32::from(offset)), *i)));
    }
    let (day, i) = days.pop_first()?;
    days.is_empty().then_some((day, i))
}

/// Where the article's own words say another day than `published`: the id `conflict-publication`, the day that they
/// say, and the words, for the wording table; `None` where they agree or say nothing.
pub fn conflict(reading: &Reading, found: &[Found<DateExpression>], published: Day) -> Option<String> {
    let mut votes: BTreeMap<Day, (usize, usize)> = BTreeMap::new();
    for (i, f) in found.iter().enumerate() {
        let Some(clue) = point(f).and_then(clue) else { continue };
        let day = match clue {
            Pointer::Day(day) => day,
            Pointer::Weekday(weekday) => nearest(published, weekday),
            Pointer::DayOfSomeYear { month, day, .. } => {
                let offset = point(f).and_then(|p| p.today).unwrap_or(0);
                let (year, _, _) = published.civil();
                let days = (year - 1..=year + 1).filter_map(|year| Day::new(year, month, day));
                let near = days.min_by_key(|day| (day.0 - published.0).abs());
                near.map_or(published, |day| day.plus(-i32::from(offset)))
            }
        };
        let vote = votes.entry(day).or_insert((0, i));
        vote.0 += 1;
    }
    let (day, (count, i)) = votes.iter().max_by_key(|(_, (count, i))| (*count, std::cmp::Reverse(*i)))?;
    let agreeing = votes.get(&published).map_or(0, |(count, _)| *count);
    (*day != published && *count > agreeing)
        .then(|| format!("conflict-publication {day} {}", words_of(reading, found, *i)))
}

fn point(found: &Found<DateExpression>) -> Option<&Point> {
    match &found.detail.core {
        Core::Point(point) => Some(point),
        _ => None,
    }
}

fn clue(point: &Point) -> Option<Pointer> {
    let offset = i32::from(point.today?);
    if let Some(day) = full_date(point) {
        // A weekday that disagrees makes the date doubtful.
        let sound = point.weekday.is_none_or(|weekday| weekday == day.weekday());
        return sound.then(|| Pointer::Day(day.plus(-offset)));
    }
    let weekday = point.weekday?;
    if let (Some(month), Some(day), None, None) = (point.month, point.day, point.year, point.year_relation) {
        return Some(Pointer::DayOfSomeYear { month, day, weekday });
    }
    Weekday::ALL.get((weekday.index() - offset).rem_euclid(7) as usize).copied().map(Pointer::Weekday)
}

fn full_date(point: &Point) -> Option<Day> {
    if let (Some(year), Some(month), Some(day)) = (point.year, point.month, point.day) {
        return Day::new(year, month, day);
    }
    let hijri = point.hijri?;
    super::hijri::day(hijri.year?, hijri.month?, hijri.day?)
}

/// A full date in the byline, or that makes up most of a short line by itself.
fn dateline(reading: &Reading, found: &[Found<DateExpression>]) -> Option<(Day, usize)> {
    reading.paragraphs.iter().take(4).find_map(|paragraph| {
        let inside = |f: &Found<DateExpression>| {
            f.detail.tokens.start >= paragraph.tokens.start && f.detail.tokens.end <= paragraph.tokens.end
        };
        let byline = paragraph.kind == LineKind::Byline;
        let short = paragraph.tokens.len() <= 12 && paragraph.kind != LineKind::Caption;
        if !byline && !short {
            return None;
        }
        found.iter().enumerate().filter(|(_, f)| inside(f)).find_map(|(i, f)| {
            let share = f.detail.tokens.len() * 2 >= paragraph.tokens.len();
            let point = point(f)?;
            let day = full_date(point)?;
            let sound = point.weekday.is_none_or(|weekday| weekday == day.weekday());
            (sound && (byline || share)).then_some((day, i))
        })
    })
}

/// The day with that weekday that is nearest to `day`.
fn nearest(day: Day, weekday: Weekday) -> Day {
    let ahead = (weekday.index() - day.weekday().index()).rem_euclid(7);
    day.plus(if ahead > 3 { ahead - 7 } else { ahead })
}

fn words_of<'p>(reading: &Reading<'p>, found: &[Found<DateExpression>], i: usize) -> &'p str {
    let positions = Positions::new(&reading.page.text);
    found.get(i).map_or("", |f| positions.slice(f.extent))
}

#[cfg(test)]
mod tests;
