//! Places of words within articles, for phrases.
//!
//! ```text
//! part   = head blocks start*blocks block*blocks        blocks, start: u32; as many blocks as the part of the dictionary has
//! block  = bytes place* list*                           those of all short lists, end to end, then each of the others
//! list   = bytes place*                                 members in the order of the dictionary; bytes: LEB128
//! place  = beyond places        how many more than the least of the class that the dictionary has, in unary, if that can be
//! ```
//!
//! Short lists ([`super::list::FEW`]) have no classes. Places are gaps: as Rice codes while three or more are to come, the
//! last two each in as few bits as the article's length leaves. A place counts the words of title and paragraphs; between
//! paragraphs one is left out, so that no phrase goes across.

use super::bits::{Reader, Writer, rice_parameter};
use super::bytes::{Bytes, put_string, put_u32, u32_at};
use super::docs;
use super::list::{self, FEW};
use super::part::{self, Kind, PartError, PartId};

/// So many places still to come are Rice-coded.
const MANY: u32 = 3;

/// Writes the lists of one part of the dictionary.
#[derive(Default)]
pub struct Positions {
    starts: Vec<u8>,
    blocks: Vec<u8>,
    few: Writer,
    lists: Vec<u8>,
}

impl Positions {
    pub fn begin_block(&mut self) {
        self.end_block();
        put_u32(self.blocks.len() as u32, &mut self.starts);
    }

    fn end_block(&mut self) {
        if !self.starts.is_empty() {
            put_string(&std::mem::take(&mut self.few).finish(), &mut self.blocks);
            self.blocks.append(&mut self.lists);
        }
    }

    /// The places of one member: article's level of length and places, ascending.
    pub fn member<'p>(&mut self, length: u32, articles: impl Iterator<Item = (u8, &'p [u32])>) {
        if length <= FEW {
            articles.for_each(|(level, places)| put_places(false, level, places, &mut self.few));
            return;
        }
        let mut bits = Writer::default();
        articles.for_each(|(level, places)| put_places(true, level, places, &mut bits));
        put_string(&bits.finish(), &mut self.lists);
    }

    pub fn finish(mut self) -> Vec<u8> {
        self.end_block();
        let mut out = part::head(Kind::Positions);
        put_u32((self.starts.len() / 4) as u32, &mut out);
        out.append(&mut self.starts);
        out.append(&mut self.blocks);
        out
    }
}

fn put_places(classed: bool, level: u8, places: &[u32], bits: &mut Writer) {
    let often = places.len() as u32;
    let class = if classed { list::class(often) } else { 0 };
    match (classed, class) {
        (true, 0) => {}
        (true, 1) => bits.put(often - list::AT_LEAST[1], 1),
        _ => bits.rice(often - list::AT_LEAST[class], 0),
    }
    let mut next = 0;
    for (place, left) in places.iter().zip((1..=often).rev()) {
        let limit = docs::bound(level).saturating_sub(next);
        match left {
            MANY.. => bits.rice(place - next, rice_parameter(limit, left)),
            _ => put_below(place - next, limit, bits),
        }
        next = place + 1;
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

/// The lists of one block.
pub struct Block<'c> {
    id: PartId,
    few: &'c [u8],
    lists: Bytes<'c>,
}

/// An article of a list, its level of length and its weight in the list.
pub type Entry = (u32, u8, u8);

impl<'c> Block<'c> {
    pub fn open(bytes: &'c [u8], id: PartId, block: u32) -> Result<Block<'c>, PartError> {
        let body = part::body(bytes, id)?;
        let find = || {
            let mut body = Bytes::new(body);
            let blocks = body.u32()? as usize;
            let starts = body.take(blocks.checked_mul(4)?)?;
            let mut lists = Bytes::new(body.rest().get(u32_at(starts, block as usize)? as usize..)?);
            let few = lists.string()?;
            Some(Block { id, few, lists })
        };
        find().ok_or(PartError::Damaged(id))
    }

    /// Tells `each` the places of the long list that stands after `before` others.
    pub fn list(
        mut self,
        before: usize,
        entries: impl Iterator<Item = Entry>,
        each: impl FnMut(u32, u32),
    ) -> Result<(), PartError> {
        let find = || {
            for _ in 0..before {
                self.lists.string()?;
            }
            get_places(true, entries, &mut Reader::new(self.lists.string()?), each)
        };
        find().ok_or(PartError::Damaged(self.id))
    }

    /// Tells `each` the places of the short lists, whose entries come end to end.
    pub fn few(&self, entries: impl Iterator<Item = Entry>, each: impl FnMut(u32, u32)) -> Result<(), PartError> {
        get_places(false, entries, &mut Reader::new(self.few), each).ok_or(PartError::Damaged(self.id))
    }
}

fn get_places(
    classed: bool,
    entries: impl Iterator<Item = Entry>,
    bits: &mut Reader,
    mut each: impl FnMut(u32, u32),
) -> Option<()> {
    for (doc, level, weight) in entries {
        let class = list::WEIGHTS.iter().position(|it| classed && *it == weight).unwrap_or(0);
        let beyond = match (classed, class) {
            (true, 0) => 0,
            (true, 1) => bits.get(1)?,
            _ => bits.rice(0)?,
        };
        let mut next = 0u32;
        for left in (1..=list::AT_LEAST[class].checked_add(beyond)?).rev() {
            let limit = docs::bound(level).saturating_sub(next);
            let gap = match left {
                MANY.. => bits.rice(rice_parameter(limit, left))?,
                _ => get_below(limit, bits)?,
            };
            let place = next.checked_add(gap)?;
            each(doc, place);
            next = place.checked_add(1)?;
        }
    }
    Some(())
}
