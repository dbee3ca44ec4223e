//! Access to the parts of the stored form: numbers, strings, lists. Total, as [`Corpus`] promises.

use std::ops::Range;

use super::section::Part;
use super::store::get_day;
use super::{Corpus, pack};
use crate::day::Interval;
use crate::span::Extent;

/// Access to the parts.
impl Corpus {
    pub(super) fn rows(&self, part: Part) -> u32 {
        self.table[part as usize].rows() as u32
    }

    pub(super) fn all(&self, part: Part) -> &[u8] {
        let place = self.table[part as usize];
        self.bytes.get(place.start..place.end).unwrap_or(&[])
    }

    pub(super) fn slice(&self, part: Part, start: usize, end: usize) -> &[u8] {
        self.all(part).get(start..end).unwrap_or(&[])
    }

    pub(super) fn get(&self, part: Part, row: u32) -> u64 {
        pack::column(self.all(part), self.table[part as usize].width, row as usize)
    }

    /// A number that is too big for what it counts leads nowhere.
    pub(super) fn get32(&self, part: Part, row: u32) -> u32 {
        u32::try_from(self.get(part, row)).unwrap_or(u32::MAX)
    }

    /// From row to row + 1 of a column of starts, held below `limit`.
    pub(super) fn range(&self, part: Part, row: u32, limit: u32) -> Range<u32> {
        if row.saturating_add(1) >= self.rows(part) {
            return 0..0;
        }
        let end = self.get32(part, row + 1).min(limit);
        self.get32(part, row).min(end)..end
    }

    pub(super) fn extent(&self, start: Part, length: Part, row: u32) -> Extent {
        let start = self.get32(start, row);
        Extent::new(start, start.saturating_add(self.get32(length, row)))
    }

    pub(super) fn interval(&self, from: Part, days: Part, row: u32) -> Option<Interval> {
        let from = self.get(from, row);
        let to = from.checked_add(self.get(days, row))?;
        Some(Interval::between(get_day(from)?, get_day(to)?))
    }

    pub(super) fn words_of<'t>(&self, text: &'t str, start: Part, length: Part, row: u32) -> &'t str {
        let start = self.get32(start, row) as usize;
        text.get(start..start.saturating_add(self.get32(length, row) as usize)).unwrap_or("")
    }

    fn pooled(&self, number: u64) -> &str {
        let place = self.table[Part::Strings as usize];
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        let range = self.range(Part::StringStarts, number, (place.end - place.start) as u32);
        utf8(self.slice(Part::Strings, range.start as usize, range.end as usize))
    }

    pub(super) fn string(&self, part: Part, row: u32) -> &str {
        self.pooled(self.get(part, row))
    }

    pub(super) fn optional(&self, part: Part, row: u32) -> Option<&str> {
        self.get(part, row).checked_sub(1).map(|number| self.pooled(number))
    }

    /// The row of an ascending column that holds `number`.
    pub(super) fn find(&self, part: Part, number: u32) -> Option<u32> {
        let row = self.first_row(part, self.rows(part), |found| found >= u64::from(number));
        (row < self.rows(part) && self.get(part, row) == u64::from(number)).then_some(row)
    }

    pub(super) fn first_row(&self, part: Part, rows: u32, is: impl Fn(u64) -> bool) -> u32 {
        partition(rows, |at| is(self.get(part, at)))
    }

    pub(super) fn by_id(&self, order: Part, ids: Part, id: &str) -> Option<u32> {
        let rows = self.rows(order);
        let number = |at: u32| self.get32(order, at);
        let at = partition(rows, |at| self.string(ids, number(at)) >= id);
        (at < rows && number(at) < self.rows(ids) && self.string(ids, number(at)) == id).then(|| number(at))
    }
}

/// The first of `rows` rows for which `is` holds, given that it holds for all after; `rows` where there is none.
pub(super) fn partition(rows: u32, is: impl Fn(u32) -> bool) -> u32 {
    let (mut low, mut high) = (0, rows);
    while low < high {
        let middle = low.midpoint(high);
        if is(middle) { high = middle } else { low = middle + 1 }
    }
    low
}

pub(super) fn pick<T: Copy>(all: &[T], number: u64) -> Option<T> {
    all.get(usize::try_from(number).ok()?).copied()
}

/// Texts were written as UTF-8 under a checksum; what is not shows as nothing.
pub(super) fn utf8(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or("")
}
