//! Who and what each article names, and the days it speaks of.
//!
//! ```text
//! column     = head count*docs value*         values of each article, ascending: first, then distances less one
//! mentioned  = head row*                      row = distance of the first day, days beyond it, article
//! ```
//!
//! All numbers in LEB128, which is what compresses best; they are laid out as plain columns when a part is opened, since counting
//! goes through them at memory speed.

use super::bytes::{Bytes, put_varint};
use super::part::{self, Kind, PartError, PartId};
use super::set::Docs;

/// Writes the column of one facet: the values of each article, ascending.
pub fn write(kind: Kind, values: &[Vec<u32>]) -> Vec<u8> {
    let mut out = part::head(kind);
    values.iter().for_each(|list| put_varint(list.len() as u32, &mut out));
    for list in values {
        let mut next = 0;
        for value in list {
            put_varint(value - next, &mut out);
            next = value + 1;
        }
    }
    out
}

/// The column of a facet, laid out both ways.
#[derive(Debug, Default)]
pub struct Column {
    /// Values by article.
    starts: Vec<u32>,
    values: Vec<u32>,
    /// Articles by value.
    value_starts: Vec<u32>,
    docs: Vec<u32>,
}

impl Column {
    pub fn open(bytes: &[u8], id: PartId, docs: u32, values: u32) -> Result<Column, PartError> {
        let body = part::body(bytes, id)?;
        Column::read(Bytes::new(body), docs, values).ok_or(PartError::Damaged(id))
    }

    fn read(mut body: Bytes, docs: u32, limit: u32) -> Option<Column> {
        if docs as usize > body.rest().len() || limit as usize > body.rest().len() {
            // Each article has a byte, and each value is somewhere.
            return (docs == 0).then(Column::default);
        }
        let mut column = Column { starts: vec![0], ..Column::default() };
        let mut total = 0u32;
        for _ in 0..docs {
            total = total.checked_add(body.varint()?)?;
            column.starts.push(total);
        }
        if total as usize > body.rest().len() {
            return None;
        }
        column.values.reserve(total as usize);
        column.value_starts = vec![0; limit as usize + 1];
        for pair in column.starts.windows(2) {
            let mut next = 0u32;
            for _ in pair[0]..pair[1] {
                let value = next.checked_add(body.varint()?)?;
                *column.value_starts.get_mut(value as usize + 1)? += 1;
                column.values.push(value);
                next = value + 1;
            }
        }
        column.turn();
        body.is_empty().then_some(column)
    }

    /// Lays the articles out by value, from the counts in `value_starts`.
    fn turn(&mut self) {
        let mut total = 0;
        for start in &mut self.value_starts {
            total += *start;
            *start = total;
        }
        let mut next = self.value_starts.clone();
        self.docs = vec![0; self.values.len()];
        for (pair, doc) in self.starts.windows(2).zip(0u32..) {
            for value in &self.values[pair[0] as usize..pair[1] as usize] {
                let at = &mut next[*value as usize];
                self.docs[*at as usize] = doc;
                *at += 1;
            }
        }
    }

    /// The articles that have a value, ascending.
    pub fn docs(&self, value: u32) -> &[u32] {
        slice(&self.value_starts, &self.docs, value)
    }

    /// The values of an article, ascending.
    pub fn values(&self, doc: u32) -> &[u32] {
        slice(&self.starts, &self.values, doc)
    }

    /// For every value: how many of the articles have it.
    pub fn counts(&self, docs: &Docs, into: &mut Vec<u32>) {
        into.clear();
        into.resize(self.value_starts.len().saturating_sub(1), 0);
        docs.each(|doc| {
            for value in self.values(doc) {
                if let Some(count) = into.get_mut(*value as usize) {
                    *count += 1;
                }
            }
        });
    }
}

#[inline]
fn slice<'c>(starts: &[u32], of: &'c [u32], at: u32) -> &'c [u32] {
    match starts.get(at as usize..).and_then(|starts| starts.first_chunk::<2>()) {
        Some([start, end]) => of.get(*start as usize..*end as usize).unwrap_or(&[]),
        None => &[],
    }
}

/// A stretch of days that an article speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// Days, as numbers of [`crate::day::Day`].
    pub from: i32,
    pub to: i32,
    pub doc: u32,
}

pub const MENTIONED: PartId = PartId { kind: Kind::Mentioned, at: 0 };

/// Writes the stretches, in order.
pub fn write_mentioned(stretches: &[Stretch]) -> Vec<u8> {
    let mut out = part::head(Kind::Mentioned);
    let mut before = i32::MIN;
    for stretch in stretches {
        put_varint(stretch.from.abs_diff(before), &mut out);
        put_varint(stretch.to.abs_diff(stretch.from), &mut out);
        put_varint(stretch.doc, &mut out);
        before = stretch.from;
    }
    out
}

/// Stretches that share an entry of `latest`.
const BLOCK: usize = 64;

/// The stretches by first day, with the latest last day of each block.
#[derive(Debug, Default)]
pub struct Mentioned {
    stretches: Vec<Stretch>,
    latest: Vec<i32>,
}

impl Mentioned {
    pub fn open(bytes: &[u8], docs: u32) -> Result<Mentioned, PartError> {
        let body = part::body(bytes, MENTIONED)?;
        Mentioned::read(Bytes::new(body), docs).ok_or(PartError::Damaged(MENTIONED))
    }

    fn read(mut body: Bytes, docs: u32) -> Option<Mentioned> {
        let mut stretches = Vec::new();
        let mut from = i32::MIN;
        while !body.is_empty() {
            from = from.checked_add_unsigned(body.varint()?)?;
            let to = from.checked_add_unsigned(body.varint()?)?;
            let doc = body.varint().filter(|doc| *doc < docs)?;
            stretches.push(Stretch { from, to, doc });
        }
        let latest = stretches.chunks(BLOCK).map(|block| block.iter().map(|row| row.to).max().unwrap_or(0)).collect();
        Some(Mentioned { stretches, latest })
    }

    /// The articles that speak of any of the days from `from` to `to`.
    pub fn overlapping(&self, from: i32, to: i32, docs: u32) -> Docs {
        let mut found = Docs::empty(docs);
        let end = self.stretches.partition_point(|row| row.from <= to);
        for (block, latest) in self.stretches[..end].chunks(BLOCK).zip(&self.latest) {
            if *latest >= from {
                block.iter().filter(|row| row.to >= from).for_each(|row| found.insert(row.doc));
            }
        }
        found
    }
}
