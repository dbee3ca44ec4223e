//! What a list shows of an article: title, key, source; and what names entities.
//!
//! ```text
//! part  = head row*            rows of the block's articles, in order
//! row   = title key source     strings with their length before them, source in LEB128
//! ```

use super::bytes::{Bytes, put_string, put_varint};
use super::part::{self, Kind, PartError, PartId};
use crate::day::Day;

/// Articles in a block: their rows weigh about 2 kB.
pub const BLOCK: u32 = 64;

/// One article in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    pub doc: u32,
    pub title: String,
    /// As the builder was given it: the article's id.
    pub key: String,
    /// Number of its source.
    pub source: u32,
    pub published: Option<Day>,
}

pub fn part_of(doc: u32) -> PartId {
    PartId::new(Kind::Rows, doc / BLOCK)
}

/// Writes one block.
pub fn write<'r>(rows: impl Iterator<Item = (&'r str, &'r str, u32)>) -> Vec<u8> {
    let mut out = part::head(Kind::Rows);
    for (title, key, source) in rows {
        put_string(title.as_bytes(), &mut out);
        put_string(key.as_bytes(), &mut out);
        put_varint(source, &mut out);
    }
    out
}

/// Title, key and source of an article, read in place.
pub fn read(bytes: &[u8], doc: u32) -> Result<(&str, &str, u32), PartError> {
    let id = part_of(doc);
    let mut body = Bytes::new(part::body(bytes, id)?);
    let mut find = || {
        for _ in 0..doc % BLOCK {
            body.string()?;
            body.string()?;
            body.varint()?;
        }
        let (title, key) = (body.string()?, body.string()?);
        Some((std::str::from_utf8(title).ok()?, std::str::from_utf8(key).ok()?, body.varint()?))
    };
    find().ok_or(PartError::Damaged(id))
}
