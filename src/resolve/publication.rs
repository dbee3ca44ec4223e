//! The day of publication from the article's own words, and whether they agree with the day that is given.
//!
//! An expression that counts from the day of publication and also names a day fixes it: "أمس الأول الخميس 13 يوليو 2023" is two
//! days before. "أمس الأحد" fixes only the weekday of publication: enough to contradict a day, not to name one.

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
/// The evidence begins with the id of the method: `offset-and-date`, `dateline`. On 5 107 dated articles
/// the first is right for 507 of the 510 that it decides. A bare weekday with the latest date of the text was right for a third and
/// is not used.
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
    let (day, i) = dateline(reading, found)?;
    made(day, "dateline", i)
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
            let day = full_date(point(f)?)?;
            (byline || share).then_some((day, i))
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
mod tests {
    use super::*;
    use crate::annotate::dates;
    use crate::source::{Line, Page, line::Reason};
    use crate::span::Extent;

    /// Every line is body text, but for a first line that begins with `#`: the byline.
    fn page(text: &str) -> Page {
        let mut at = 0;
        let lines = text
            .split('\n')
            .map(|line| {
                let extent = Extent::new(at, at + line.chars().count() as u32);
                at = extent.end + 1;
                let kind = if line.starts_with('#') { LineKind::Byline } else { LineKind::Body };
                Line { extent, kind, reason: Reason::default() }
            })
            .collect();
        Page { text: text.to_owned(), lines, ..Page::default() }
    }

    #[test]
    fn the_day_from_the_words() {
        for (text, expected) in [
            ("أمس الأول الخميس 13 يوليو 2023، قال الوزير إن", Some("2023-07-15")),
            ("قال الوزير اليوم السبت 15 يوليو 2023 إن الحكومة ستجتمع غدا الأحد 16 يوليو 2023", Some("2023-07-15")),
            ("# أحمد علي - 15 يوليو 2023\nقال الوزير إن", Some("2023-07-15")),
            ("السبت 15 يوليو 2023\nقال الوزير إن", Some("2023-07-15")),
            ("قال الوزير اليوم السبت 15 يوليو إن خطة 2023 جاهزة", None),
            ("وقع الانفجار في 13 يوليو 2023. وقال الوزير أمس الجمعة إن التحقيق مستمر", None),
            ("قال الوزير الثلاثاء إن الزيارة تمت الاثنين", None),
            ("", None),
        ] {
            let page = page(text);
            let reading = Reading::new(&page);
            let found = infer(&reading, &dates::find(&reading));
            assert_eq!(found.map(|p| p.day.to_string()), expected.map(str::to_owned), "{text}");
        }
    }

    #[test]
    fn words_against_the_day_given() {
        for (text, published, expected) in [
            ("قال أمس الجمعة إن", "2023-07-15", None),
            ("قال أمس الجمعة إن", "2023-07-16", Some("conflict-publication 2023-07-15 أمس الجمعة")),
            (
                "قال اليوم السبت إن الوزير وصل أمس الجمعة",
                "2023-07-17",
                Some("conflict-publication 2023-07-15 اليوم السبت"),
            ),
            ("قال الوزير إن الوضع هادئ", "2023-07-17", None),
        ] {
            let page = page(text);
            let reading = Reading::new(&page);
            let day = Day::parse(published).unwrap();
            let found = conflict(&reading, &dates::find(&reading), day);
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
