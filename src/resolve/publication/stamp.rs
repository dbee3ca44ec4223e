//! Lines that say when a page was published, and dates in the names of files and pages.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::{full_date, point};
use crate::annotate::dates::{self, DateExpression};
use crate::annotate::{Found, Reading};
use crate::day::Day;
use crate::knowledge::{alternatives, rows};
use crate::line::LineKind;
use crate::span::Extent;
use crate::text::words::strip_clitics;
use crate::text::{Folding, fold};

/// Longer lines of the body are prose, in which "نشر" is a verb like others; and longer lines of any sort hold more than a stamp.
const LONGEST_OF_BODY: usize = 12;
const LONGEST: usize = 60;

/// The words of a stamp: "نشر في", "تاريخ النشر", "Published"; and those of a later change.
static PUBLISHED: LazyLock<HashSet<String>> = LazyLock::new(|| words("published"));
static CHANGED: LazyLock<HashSet<String>> = LazyLock::new(|| words("changed"));

fn words(sort: &str) -> HashSet<String> {
    rows(include_str!("../../knowledge/publication_words.tsv"))
        .filter(|row| row.first() == Some(&sort))
        .flat_map(|row| row.get(1).into_iter().flat_map(|words| alternatives(words)).collect::<Vec<_>>())
        .map(|word| fold(word, Folding::Strong))
        .collect()
}

/// The day of a line that says when it was published, and the words of the day. "آخر تحديث" counts where nothing else does.
pub fn stamp(reading: &Reading, found: &[Found<DateExpression>]) -> Option<(Day, String)> {
    let mut changed = None;
    for line in &reading.page.lines {
        // What stands beside a teaser dates the teaser.
        if matches!(line.kind, LineKind::Related | LineKind::Blank | LineKind::Caption) {
            continue;
        }
        let tokens = tokens_of(reading, line.extent);
        let prose = matches!(line.kind, LineKind::Body | LineKind::Subtitle | LineKind::Title);
        let longest = if prose { LONGEST_OF_BODY } else { LONGEST };
        if tokens.is_empty() || tokens.len() > longest {
            continue;
        }
        let listed = |list: &HashSet<String>, at: usize| {
            let word = reading.tokens.fold(at);
            list.contains(word) || strip_clitics(word).any(|(rest, _)| list.contains(rest))
        };
        let Some(at) = tokens.clone().find(|at| listed(&PUBLISHED, *at) || listed(&CHANGED, *at)) else { continue };
        // "نشرت الصحيفة في 12 مارس 2023": the date follows the word at once, past في, a colon or a weekday.
        let near = at + 1..(at + 6).min(tokens.end);
        let here;
        let dates = if line.kind.is_article() {
            found
        } else {
            here = dates::find_within(reading, tokens.clone());
            &here
        };
        let date = dates.iter().find(|f| near.contains(&f.detail.tokens.start));
        let Some((day, date)) = date.and_then(|f| Some((full_date(point(f)?)?, f))) else { continue };
        let words = cut(reading, date.extent);
        if listed(&PUBLISHED, at) {
            return Some((day, words));
        }
        changed = changed.or(Some((day, words)));
    }
    changed
}

fn tokens_of(reading: &Reading, line: Extent) -> std::ops::Range<usize> {
    let tokens = &reading.tokens;
    let before = |limit: u32| {
        let (mut low, mut high) = (0, tokens.len());
        while low < high {
            let middle = (low + high) / 2;
            if tokens.get(middle).is_some_and(|t| t.extent.start < limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    };
    before(line.start)..before(line.end)
}

fn cut(reading: &Reading, extent: Extent) -> String {
    crate::span::Positions::new(&reading.page.text).slice(extent).to_owned()
}

/// A date in the name of a file or page: "2023-07-15", "/2023/07/15/", "20230715".
pub fn in_name(name: &str) -> Option<Day> {
    let bytes = name.as_bytes();
    let digits = |from: usize, len: usize| -> Option<i32> {
        let part = bytes.get(from..from + len)?;
        part.iter().all(u8::is_ascii_digit).then(|| part.iter().fold(0, |n, b| n * 10 + i32::from(b - b'0')))
    };
    let no_digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_none_or(|b| !b.is_ascii_digit());
    let sane = |year: i32, month: i32, day: i32| {
        let known = (1990..=2100).contains(&year);
        if known { Day::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?) } else { None }
    };
    (0..bytes.len()).find_map(|at| {
        if !no_digit(at.checked_sub(1)) {
            return None;
        }
        let year = digits(at, 4)?;
        if let (Some(month), Some(day), true) = (digits(at + 4, 2), digits(at + 6, 2), no_digit(Some(at + 8))) {
            return sane(year, month, day);
        }
        let mark = bytes.get(at + 4).filter(|b| matches!(b, b'-' | b'/' | b'_' | b'.'))?;
        let (month, len) = match digits(at + 5, 2) {
            Some(month) => (month, 2),
            None => (digits(at + 5, 1)?, 1),
        };
        let next = at + 5 + len;
        if bytes.get(next) != Some(mark) {
            return None;
        }
        let (day, len) = match digits(next + 1, 2) {
            Some(day) => (day, 2),
            None => (digits(next + 1, 1)?, 1),
        };
        if no_digit(Some(next + 1 + len)) { sane(year, month, day) } else { None }
    })
}
