//! Places of words within articles, for phrases.
//!
//! ```text
//! part   = head blocks block start*blocks lists         blocks, start: u32; as many blocks as the part of the dictionary has
//! list   = bytes place*                                 a list a member, in the order of the dictionary; bytes: LEB128
//! place  = beyond places        how many more than the least of the class that the dictionary has, in unary, if that can be
//! ```
//!
//! Lists without classes (see [`super::list::FEW`]) are all of one. Places are gaps: as Rice codes while three or more are to come, the
//! last two each in as few bits as the article's length leaves. A place counts the words of title and paragraphs; between
//! paragraphs one is left out, so that no phrase goes across.

use super::bits::{Reader, Writer, rice_parameter};
use super::bytes::{Bytes, put_u32, put_varint, u32_at};
use super::docs;
use super::list::{self, FEW};
use super::part::{self, Kind, PartError, PartId};

/// So many places still to come are Rice-coded.
const MANY: u32 = 3;

/// Writes the lists of one part of the dictionary.
#[derive(Default)]
pub struct Positions {
    starts: Vec<u8>,
    lists: Vec<u8>,
}

impl Positions {
    pub fn begin_block(&mut self) {
        put_u32(self.lists.len() as u32, &mut self.starts);
    }

    /// The places of one member: article's level of length and places, ascending.
    pub fn member<'p>(&mut self, length: u32, articles: impl Iterator<Item = (u8, &'p [u32])>) {
        let mut bits = Writer::default();
        for (level, places) in articles {
            let often = places.len() as u32;
            let class = if length > FEW { list::class(often) } else { 0 };
            match (length > FEW, class) {
                (true, 0) => {}
                (true, 1) => bits.put(often - list::AT_LEAST[1], 1),
                _ => bits.rice(often - list::AT_LEAST[class], 0),
            }
            let mut next = 0;
            for (place, left) in places.iter().zip((1..=often).rev()) {
                let limit = docs::bound(level).saturating_sub(next);
                match left {
                    MANY.. => bits.rice(place - next, rice_parameter(limit, left)),
                    _ => put_below(place - next, limit, &mut bits),
                }
                next = place + 1;
            }
        }
        let bytes = bits.finish();
        put_varint(bytes.len() as u32, &mut self.lists);
        self.lists.extend_from_slice(&bytes);
    }

    pub fn finish(self) -> Vec<u8> {
        let mut out = part::head(Kind::Positions);
        put_u32((self.starts.len() / 4) as u32, &mut out);
        out.extend_from_slice(&self.starts);
        out.extend_from_slice(&self.lists);
        out
    }
}

/// Truncated binary code of a number below `limit`.
fn put_below(number: u32, limit: u32, bits: &mut Writer) {
    let whole = limit.max(1).ilog2();
    let short = (2u64 << whole) - u64::from(limit.max(1));
    if u64::from(number) < short {
        bits.put(number, whole);
    } else {
        let long = u64::from(number) + short;
        bits.put((long >> 1) as u32, whole);
        bits.put((long & 1) as u32, 1);
    }
}

#[inline]
fn get_below(limit: u32, bits: &mut Reader) -> Option<u32> {
    let whole = limit.max(1).ilog2();
    let short = (2u64 << whole) - u64::from(limit.max(1));
    let high = u64::from(bits.get(whole)?);
    if high < short {
        return Some(high as u32);
    }
    u32::try_from((high << 1 | u64::from(bits.get(1)?)) - short).ok()
}

/// Tells `each` the articles of a member's list with each place. `articles`: article, level of length, weight in the list.
pub fn read(
    bytes: &[u8],
    id: PartId,
    (block, at): (u32, u32),
    length: u32,
    articles: impl Iterator<Item = (u32, u8, u8)>,
    mut each: impl FnMut(u32, u32),
) -> Result<(), PartError> {
    let body = part::body(bytes, id)?;
    let find = || {
        let mut body = Bytes::new(body);
        let blocks = body.u32()? as usize;
        let starts = body.take(blocks.checked_mul(4)?)?;
        let mut lists = Bytes::new(body.rest().get(u32_at(starts, block as usize)? as usize..)?);
        for _ in 0..at {
            lists.string()?;
        }
        let mut bits = Reader::new(lists.string()?);
        for (doc, level, weight) in articles {
            let class = list::WEIGHTS.iter().position(|it| *it == weight).unwrap_or(0);
            let beyond = match (length > FEW, class) {
                (true, 0) => 0,
                (true, 1) => bits.get(1)?,
                _ => bits.rice(0)?,
            };
            let mut next = 0u32;
            for left in (1..=list::AT_LEAST[class].checked_add(beyond)?).rev() {
                let limit = docs::bound(level).saturating_sub(next);
                let gap = match left {
                    MANY.. => bits.rice(rice_parameter(limit, left))?,
                    _ => get_below(limit, &mut bits)?,
                };
                let place = next.checked_add(gap)?;
                each(doc, place);
                next = place.checked_add(1)?;
            }
        }
        Some(())
    };
    find().ok_or(PartError::Damaged(id))
}
