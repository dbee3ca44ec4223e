//! What a list shows of an article: title, key, source; and what names entities.
//!
//! ```text
//! part  = head title*rows key*rows source*rows letters keys     rows of the block's articles, in order
//! ```
//!
//! `title` and `key` are bytes of theirs in `letters` (the code of [`super::letters`]) and in `keys`; numbers in LEB128. Like beside
//! like compresses a tenth better than row by row, and one byte a letter another tenth better than two.

use super::bytes::{Bytes, put_varint};
use super::letters;
use super::part::{self, Kind, PartError, PartId};
use crate::day::Day;

/// Articles in a block: their rows weigh about 1 kB.
pub const BLOCK: u32 = 32;

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

/// Writes one block: title, key and source of each article.
pub fn write(rows: &[(&str, &str, u32)]) -> Vec<u8> {
    let mut out = part::head(Kind::Rows);
    let mut titles = Vec::new();
    for (title, ..) in rows {
        let start = titles.len();
        letters::encode(title, &mut titles);
        put_varint((titles.len() - start) as u32, &mut out);
    }
    rows.iter().for_each(|(_, key, _)| put_varint(key.len() as u32, &mut out));
    rows.iter().for_each(|(.., source)| put_varint(*source, &mut out));
    out.append(&mut titles);
    rows.iter().for_each(|(_, key, _)| out.extend_from_slice(key.as_bytes()));
    out
}

/// Reads title, key and source of an article of an archive of `docs`; the title goes to `title`.
pub fn read<'c>(bytes: &'c [u8], doc: u32, docs: u32, title: &mut String) -> Result<(&'c str, u32), PartError> {
    let id = part_of(doc);
    let mut body = Bytes::new(part::body(bytes, id)?);
    let rows = docs.saturating_sub(doc / BLOCK * BLOCK).min(BLOCK);
    let at = doc % BLOCK;
    let mut find = || {
        let mut column = || {
            let (mut before, mut own, mut all) = (0u32, 0, 0u32);
            for row in 0..rows {
                let size = body.varint()?;
                if row < at {
                    before = before.checked_add(size)?;
                } else if row == at {
                    own = size;
                }
                all = all.checked_add(size)?;
            }
            Some((before as usize, own as usize, all as usize))
        };
        let (titles, keys) = (column()?, column()?);
        let mut source = None;
        for row in 0..rows {
            let number = body.varint()?;
            source = if row == at { Some(number) } else { source };
        }
        let part = |all: &'c [u8], (before, own, _): (usize, usize, usize)| all.get(before..)?.get(..own);
        title.clear();
        letters::decode_into(part(body.take(titles.2)?, titles)?, title);
        let key = part(body.take(keys.2)?, keys)?;
        Some((std::str::from_utf8(key).ok()?, source?))
    };
    find().ok_or(PartError::Damaged(id))
}
