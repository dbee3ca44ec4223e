//! The day of an article without one, from the days of those beside it.

use super::{Pointer, clue, point, words_of};
use crate::annotate::dates::DateExpression;
use crate::annotate::dates::expression::Point;
use crate::annotate::{Found, Reading};
use crate::corpus::draft::{Basis, Published};
use crate::day::{Day, Weekday};

/// Days by which an article of a folder may precede or follow all others.
const SLACK: i32 = 3;
/// The same where the day and month are known, and only the year is open.
const SLACK_OF_YEAR: i32 = 150;

/// What an article without a day of publication says of it, and in which words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenClue {
    pub says: Clue,
    pub words: String,
}

/// What is known of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clue {
    Weekday(Weekday),
    /// A day of some year with its weekday; publication was `offset` days before it.
    Named {
        month: u8,
        day: u8,
        weekday: Weekday,
        offset: i32,
    },
    /// Day and month alone at the head of the text.
    Bare {
        month: u8,
        day: u8,
    },
}

/// What the text says of its day of publication without naming it.
pub fn clues(reading: &Reading, found: &[Found<DateExpression>]) -> Vec<OpenClue> {
    let open = found.iter().enumerate().filter_map(|(i, f)| {
        let point = point(f)?;
        let says = match clue(point) {
            Some(Pointer::Weekday(weekday)) => Clue::Weekday(weekday),
            Some(Pointer::DayOfSomeYear { month, day, weekday }) => {
                Clue::Named { month, day, weekday, offset: offset(point) }
            }
            Some(Pointer::Day(_)) => return None,
            None => bare(point, i, found).map(|(month, day)| Clue::Bare { month, day })?,
        };
        Some(OpenClue { says, words: words_of(reading, found, i).to_owned() })
    });
    open.collect()
}

/// The day of publication that fits an article's own clues and lies in a window, the first and the last day of the others.
/// `None` where several fit: a folder of more than a week leaves a bare weekday open.
pub fn among(clues: &[OpenClue], (first, last): (Day, Day)) -> Option<Published> {
    let mut fitting: Option<(Day, &OpenClue)> = None;
    for open in clues {
        let candidates = match open.says {
            Clue::Weekday(weekday) => {
                let all = (first.0 - SLACK..=last.0 + SLACK).map(Day).filter(|day| day.weekday() == weekday);
                all.take(2).collect()
            }
            Clue::Named { month, day, weekday, offset } => {
                let mut all = of_years(first, last, month, day, offset);
                all.retain(|day| day.plus(offset).weekday() == weekday);
                all
            }
            Clue::Bare { month, day } => of_years(first, last, month, day, 0),
        };
        let [day] = candidates[..] else { continue };
        if fitting.is_some_and(|(other, _)| other != day) {
            return None;
        }
        fitting = fitting.or(Some((day, open)));
    }
    let (day, open) = fitting?;
    Some(Published { day, basis: Basis::Corpus, evidence: format!("corpus-window: {}", open.words) })
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
