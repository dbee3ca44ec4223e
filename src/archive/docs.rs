//! Days and lengths of the articles.
//!
//! ```text
//! part   = head days day*days length*docs       days: LEB128
//! day    = distance first                        distance from the day before, articles of that day: LEB128
//! ```
//!
//! The first distance is from the first day there can be. Articles are in the order of their days; those after the last have
//! none. A length is a byte, see [`bound`].

use super::bytes::{Bytes, put_varint};
use super::part::{self, Kind, PartError, PartId};
use crate::day::Day;

pub const PART: PartId = PartId { kind: Kind::Docs, at: 0 };

/// Levels of length.
pub const LEVELS: usize = 64;

/// Places of words in an article of each level are below these; each a seventh more than the last.
static BOUNDS: [u32; LEVELS] = bounds();

const fn bounds() -> [u32; LEVELS] {
    let mut bounds = [16; LEVELS];
    let mut at = 1;
    while at < LEVELS {
        bounds[at] = bounds[at - 1] + bounds[at - 1] / 7;
        at += 1;
    }
    bounds[LEVELS - 1] = u32::MAX / 2;
    bounds
}

/// The level of an article that has this many places.
pub fn level(places: u32) -> u8 {
    BOUNDS.partition_point(|bound| *bound < places).min(LEVELS - 1) as u8
}

/// What all places of words in an article of this level are below.
pub fn bound(level: u8) -> u32 {
    BOUNDS[usize::from(level).min(LEVELS - 1)]
}

/// Days as numbers that are never negative, in the same order.
fn unsigned(day: Day) -> u32 {
    day.0 as u32 ^ 1 << 31
}

pub fn write(days: &[Option<Day>], levels: &[u8]) -> Vec<u8> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for day in days.iter().flatten() {
        let day = unsigned(*day);
        match runs.last_mut() {
            Some((last, count)) if *last == day => *count += 1,
            _ => runs.push((day, 1)),
        }
    }
    let mut out = part::head(Kind::Docs);
    put_varint(runs.len() as u32, &mut out);
    let mut before = 0;
    for (day, count) in runs {
        put_varint(day - before, &mut out);
        put_varint(count, &mut out);
        before = day;
    }
    out.extend_from_slice(levels);
    out
}

/// The part, opened.
#[derive(Debug, Default)]
pub struct Dates {
    /// Ascending, each once.
    days: Vec<Day>,
    /// The first article of each, and where the undated begin.
    starts: Vec<u32>,
    pub levels: Vec<u8>,
}

impl Dates {
    pub fn open(bytes: &[u8], docs: u32) -> Result<Dates, PartError> {
        let body = part::body(bytes, PART)?;
        Dates::read(Bytes::new(body), docs).ok_or(PartError::Damaged(PART))
    }

    fn read(mut body: Bytes, docs: u32) -> Option<Dates> {
        let runs = body.varint()?;
        let (mut days, mut starts) = (Vec::new(), vec![0]);
        let (mut day, mut first) = (0u32, 0u32);
        for at in 0..runs {
            let distance = body.varint()?;
            if at > 0 && distance == 0 {
                return None;
            }
            day = day.checked_add(distance)?;
            first = first.checked_add(body.varint()?)?;
            days.push(Day((day ^ 1 << 31) as i32));
            starts.push(first);
        }
        let levels = body.take(docs as usize)?.to_vec();
        (first <= docs && body.is_empty() && levels.iter().all(|level| usize::from(*level) < LEVELS)).then_some(Dates {
            days,
            starts,
            levels,
        })
    }

    /// The day an article was published.
    pub fn day(&self, doc: u32) -> Option<Day> {
        let at = self.starts.partition_point(|start| *start <= doc).checked_sub(1)?;
        self.days.get(at).copied()
    }

    /// The articles of the days from `from` to `to`, as a range; the undated are in none.
    pub fn between(&self, from: Option<Day>, to: Option<Day>) -> std::ops::Range<u32> {
        let first = from.map_or(0, |from| self.days.partition_point(|day| *day < from));
        let end = to.map_or(self.days.len(), |to| self.days.partition_point(|day| *day <= to));
        let at = |row: usize| self.starts.get(row).copied().unwrap_or(0);
        at(first)..at(end).max(at(first))
    }

    /// Where the undated begin.
    pub fn dated(&self) -> u32 {
        self.starts.last().copied().unwrap_or(0)
    }
}
