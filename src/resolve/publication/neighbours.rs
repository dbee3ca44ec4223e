//! The day of an article without one, from the days of those beside it.

use super::{Clue, clue, point, words_of};
use crate::annotate::dates::DateExpression;
use crate::annotate::dates::expression::Point;
use crate::annotate::{Found, Reading};
use crate::corpus::draft::{Basis, Published};
use crate::day::Day;

/// Days by which an article of a folder may precede or follow all others.
const SLACK: i32 = 3;
/// The same where the day and month are known, and only the year is open.
const SLACK_OF_YEAR: i32 = 150;

/// The day of publication that fits the article's own clues and lies among `days`, those of the other articles. `None` where several
/// fit: a folder of more than a week leaves a bare weekday open.
pub fn among(reading: &Reading, found: &[Found<DateExpression>], days: &[Day]) -> Option<Published> {
    let (first, last) = (*days.iter().min()?, *days.iter().max()?);
    let mut fitting: Option<(Day, usize)> = None;
    for (i, f) in found.iter().enumerate() {
        let Some(point) = point(f) else { continue };
        let candidates = match clue(point) {
            Some(Clue::Weekday(weekday)) => {
                let all = (first.0 - SLACK..=last.0 + SLACK).map(Day).filter(|day| day.weekday() == weekday);
                all.take(2).collect()
            }
            Some(Clue::DayOfSomeYear { month, day, weekday }) => {
                let mut all = of_years(first, last, month, day, offset(point));
                all.retain(|day| day.plus(offset(point)).weekday() == weekday);
                all
            }
            Some(Clue::Day(_)) => continue,
            None => bare(point, i, found).map_or_else(Vec::new, |(month, day)| of_years(first, last, month, day, 0)),
        };
        let [day] = candidates[..] else { continue };
        if fitting.is_some_and(|(other, _)| other != day) {
            return None;
        }
        fitting = fitting.or(Some((day, i)));
    }
    let (day, i) = fitting?;
    let evidence = format!("corpus-window: {}", words_of(reading, found, i));
    Some(Published { day, basis: Basis::Corpus, evidence })
}

fn offset(point: &Point) -> i32 {
    i32::from(point.today.unwrap_or(0))
}

/// The days of that name near those of the others, counted back by the offset.
fn of_years(first: Day, last: Day, month: u8, day: u8, offset: i32) -> Vec<Day> {
    let years = first.civil().0 - 1..=last.civil().0 + 1;
    let days = years.filter_map(|year| Day::new(year, month, day)).map(|day| day.plus(-offset));
    days.filter(|day| (first.0 - SLACK_OF_YEAR..=last.0 + SLACK_OF_YEAR).contains(&day.0)).collect()
}

/// "القاهرة في 12 مارس /أ ش أ/": the first expression of a text, a day and month alone within its first words.
fn bare(point: &Point, index: usize, found: &[Found<DateExpression>]) -> Option<(u8, u8)> {
    let alone = Point { day: point.day, month: point.month, ..Point::default() } == *point;
    let head = index == 0 && found.first().is_some_and(|f| f.detail.tokens.end <= 8);
    if alone && head { Some((point.month?, point.day?)) } else { None }
}
