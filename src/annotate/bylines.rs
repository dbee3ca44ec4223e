//! Who wrote it: bylines are names between marks, with a place, an agency or a label beside them.

use std::ops::Range;

use super::Reading;
use super::cells::{Cell, Strength};
use super::people::{Person, person};
use super::runs::{Run, run};
use super::words::Flags;
use crate::text::TokenKind;

/// The persons of one byline.
pub fn find(reading: &Reading, cells: &[Cell], range: &Range<usize>) -> Vec<Person> {
    let mut found = Vec::new();
    let mut first = range.start;
    for at in range.start..=range.end {
        let parts = at == range.end || cells.get(at).is_none_or(|c| !c.is_word() && c.kind != Some(TokenKind::Foreign));
        if !parts {
            continue;
        }
        if at > first {
            found.extend(segment(reading, cells, first..at));
        }
        first = at + 1;
    }
    found
}

/// Who took the picture: the last words of a caption, behind a colon ("جانب من التوقيع - تصوير: سمير عابد").
pub fn credit(reading: &Reading, cells: &[Cell], range: &Range<usize>) -> Option<Person> {
    let mark = |at: usize| cells.get(at).and_then(|c| c.mark);
    let colon = range.clone().rev().find(|at| mark(*at) == Some(':'))?;
    let last = (colon + 1..range.end).rev().find(|at| !matches!(mark(*at), Some(')' | '.' | ']')))?;
    let (first, end) = (colon + 1, last + 1);
    let words = (first..end).all(|at| cells.get(at).is_some_and(Cell::is_word));
    if !words || !(2..=3).contains(&(end - first)) || name_end(cells, first, end) != Some(end) {
        return None;
    }
    Some(person(reading, cells, Run { first, end, sure: 1, ..Run::default() }, None, "byline", 0.95))
}

/// One stretch of words between marks.
fn segment(reading: &Reading, cells: &[Cell], range: Range<usize>) -> Vec<Person> {
    let mut first = range.start;
    // Labels and offices before the name: "كتبت", "من مراسلنا في بغداد".
    let label = |i: usize| {
        cells.get(i).is_some_and(|c| {
            c.taken || c.heads_title() || c.flags.any(Flags::SAY.with(Flags::JOINT)) || c.is_common() && !c.definite
        })
    };
    while first < range.end && label(first) && !opens(cells, first) {
        first += 1;
    }
    let mut out = Vec::new();
    while first < range.end {
        let Some(end) = name_end(cells, first, range.end) else { break };
        let part = Run { first, end, sure: 1, ..Run::default() };
        out.push(person(reading, cells, part, None, "byline", 0.85));
        first = end;
    }
    out
}

/// Whether a title word is a name here: "رائد صالح".
fn opens(cells: &[Cell], at: usize) -> bool {
    cells.get(at).is_some_and(|c| c.strength() >= Strength::Doubtful && c.flags.any(Flags::GIVEN))
        && cells.get(at + 1).is_some_and(|c| c.strength() >= Strength::Doubtful)
}

/// The end of a name of two to four words that begins at `first`.
fn name_end(cells: &[Cell], first: usize, end: usize) -> Option<usize> {
    let read = run(cells, first, end);
    let known = read.map_or(0, |r| r.sure + r.doubtful);
    let length = read.map_or(0, |r| r.end - first);
    if length >= 2 && known > 0 {
        // The last word of a byline belongs to the name even if it is a common one.
        let reached = read.map_or(first, |r| r.end);
        let rest = end - reached;
        return Some(if rest == 1 && plain_word(cells, reached) { end } else { reached });
    }
    let words = end - first;
    let whole = (2..=3).contains(&words) && (first..end).all(|i| plain_word(cells, i));
    let begins = cells.get(first).is_some_and(|c| !c.is_common() && !c.definite);
    let family = cells.get(end - 1).is_some_and(|c| c.definite || c.strength() >= Strength::Unknown);
    (whole && begins && (known > 0 || family)).then_some(end)
}

fn plain_word(cells: &[Cell], at: usize) -> bool {
    cells.get(at).is_some_and(|c| {
        c.is_word()
            && c.letters > 1
            && c.outside == 0
            && !c.taken
            && !c.flags.any(Flags::SAY.with(Flags::JOINT).with(Flags::OF))
    })
}
