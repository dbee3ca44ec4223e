//! Names of persons, places, organisations and sources.
//!
//! ```text
//! part  = head name*          the block's names, in order
//! name  = id arabic english   strings with their length before them; an Arabic name that is the id is left out
//! ```
//!
//! The values of a facet are numbered by how many articles have them, most first: what a list shows first is in its first
//! part.

use super::bytes::{Bytes, put_string};
use super::part::{self, PartError, PartId};
use super::query::Facet;

/// Names in a part.
pub const BLOCK: u32 = 1024;

/// A value of a facet.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// A readable slug.
    pub id: String,
    pub arabic: String,
    pub english: String,
}

pub fn part_of(facet: Facet, value: u32) -> PartId {
    PartId::new(facet.names(), value / BLOCK)
}

pub fn write<'n>(facet: Facet, names: impl Iterator<Item = &'n Name>) -> Vec<u8> {
    let mut out = part::head(facet.names());
    for name in names {
        let arabic = if name.arabic == name.id { "" } else { &name.arabic };
        [&name.id, arabic, &name.english].into_iter().for_each(|text| put_string(text.as_bytes(), &mut out));
    }
    out
}

/// All names of a part.
pub fn read(bytes: &[u8], id: PartId) -> Result<Vec<Name>, PartError> {
    let mut body = Bytes::new(part::body(bytes, id)?);
    let mut names = Vec::new();
    while !body.is_empty() {
        names.push(name(&mut body).ok_or(PartError::Damaged(id))?);
    }
    Ok(names)
}

fn name(body: &mut Bytes) -> Option<Name> {
    let mut text = || Some(std::str::from_utf8(body.string()?).ok()?.to_owned());
    let (id, arabic, english) = (text()?, text()?, text()?);
    Some(Name { arabic: if arabic.is_empty() { id.clone() } else { arabic }, id, english })
}
