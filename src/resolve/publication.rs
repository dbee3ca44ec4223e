//! The day of publication from the article's own words, and whether they agree with the day that is given.
//!
//! An expression that counts from the day of publication and also names a day fixes it: "أمس الأول الخميس 13 يوليو 2023" is two
//! days before. "أمس الأحد" fixes the weekday of publication; with the latest full date of the text that is a day.

use std::collections::BTreeMap;

use crate::annotate::dates::DateExpression;
use crate::annotate::dates::expression::{Core, Point};
use crate::annotate::{Found, Reading};
use crate::corpus::draft::{Basis, Published};
use crate::day::{Day, Weekday};
use crate::line::LineKind;
use crate::span::Positions;

/// What one expression says of the day of publication.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Clue {
    /// The day itself.
    Day(Day),
    /// Its weekday.
    Weekday(Weekday),
}

/// Infers the day of publication. `None` where the text leaves several days open.
///
/// The evidence begins with the id of the method: `offset-and-date`, `dateline`, `weekday-and-date`.
pub fn infer(reading: &Reading, found: &[Found<DateExpression>]) -> Option<Published> {
    let clues: Vec<(Clue, usize)> = found.iter().enumerate().filter_map(|(i, f)| Some((clue(point(f)?)?, i))).collect();
    let words = |i: usize| words_of(reading, found, i);
    let mut votes: BTreeMap<Day, (usize, usize)> = BTreeMap::new();
    for (clue, i) in &clues {
        if let Clue::Day(day) = clue {
            let vote = votes.entry(*day).or_insert((0, *i));
            vote.0 += 1;
        }
    }
    let made = |day, method: &str, i: usize| {
        Some(Published { day, basis: Basis::Text, evidence: format!("{method}: {}", words(i)) })
    };
    if let Some((day, (_, i))) = votes.iter().max_by_key(|(_, (count, i))| (*count, std::cmp::Reverse(*i))) {
        return made(*day, "offset-and-date", *i);
    }
    if let Some((day, i)) = dateline(reading, found) {
        return made(day, "dateline", i);
    }
    let latest = found.iter().filter_map(|f| full_date(point(f)?)).max()?;
    let (weekday, i) = majority(&clues)?;
    // The first such weekday from the latest date that the text tells of as past.
    let day = super::dates::weekday_from(latest, weekday);
    let told = found.iter().any(|f| point(f).and_then(full_date) == Some(latest) && !ahead(&f.detail));
    if !told || day.0 - latest.0 > 3 {
        return None;
    }
    made(day, "weekday-and-date", i)
}

/// Where the article's own words say another day than `published`: the id `conflict-publication`, the day that they
/// say, and the words, for the wording table; `None` where they agree or say nothing.
pub fn conflict(reading: &Reading, found: &[Found<DateExpression>], published: Day) -> Option<String> {
    let mut votes: BTreeMap<Day, (usize, usize)> = BTreeMap::new();
    for (i, f) in found.iter().enumerate() {
        let Some(clue) = point(f).and_then(clue) else { continue };
        let day = match clue {
            Clue::Day(day) => day,
            Clue::Weekday(weekday) => nearest(published, weekday),
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

fn clue(point: &Point) -> Option<Clue> {
    let offset = i32::from(point.today?);
    if let Some(day) = full_date(point) {
        // A weekday that disagrees makes the date doubtful.
        let sound = point.weekday.is_none_or(|weekday| weekday == day.weekday());
        return sound.then(|| Clue::Day(day.plus(-offset)));
    }
    let weekday = point.weekday?;
    Weekday::ALL.get((weekday.index() - offset).rem_euclid(7) as usize).copied().map(Clue::Weekday)
}

fn full_date(point: &Point) -> Option<Day> {
    if let (Some(year), Some(month), Some(day)) = (point.year, point.month, point.day) {
        return Day::new(year, month, day);
    }
    let hijri = point.hijri?;
    super::hijri::day(hijri.year?, hijri.month?, hijri.day?)
}

fn ahead(expression: &DateExpression) -> bool {
    expression.tense == crate::annotate::dates::tense::Tense::Coming
}

/// A full date in the byline, or that makes up most of a short line by itself.
fn dateline(reading: &Reading, found: &[Found<DateExpression>]) -> Option<(Day, usize)> {
    reading.paragraphs.iter().take(8).find_map(|paragraph| {
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
            let day = full_date(point(f)?)?;
            (byline || share).then_some((day, i))
        })
    })
}

/// The weekday of publication that most clues say, and the first of them.
fn majority(clues: &[(Clue, usize)]) -> Option<(Weekday, usize)> {
    let mut counts: BTreeMap<Weekday, (usize, usize)> = BTreeMap::new();
    for (clue, i) in clues {
        if let Clue::Weekday(weekday) = clue {
            counts.entry(*weekday).or_insert((0, *i)).0 += 1;
        }
    }
    let best = counts.iter().max_by_key(|(_, (count, _))| *count)?;
    let tied = counts.iter().filter(|(_, (count, _))| *count == best.1.0).count() > 1;
    (!tied).then_some((*best.0, best.1.1))
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
