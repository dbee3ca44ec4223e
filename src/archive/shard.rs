//! A stretch of the dictionary with its postings.
//!
//! ```text
//! part    = head blocks wordsize entry*blocks words lists        (blocks, wordsize: u32)
//! entry   = where the block begins in words, in lists            (u32 each)
//! block   = family*16
//! family  = sizes letters members member*members                 members: LEB128
//! sizes   = letters shared with the family before << 4 | further letters; 15 in either says that it follows in LEB128
//! member  = form | few << 6 [length bytes]                       form: see glued; few: 0, 1, 2 say 1, 2, 3 articles
//! ```
//!
//! Families stand in the order of their stems' codes, members in that of their forms; their lists (see [`super::list`])
//! follow each other in the same order.

use super::bytes::{Bytes, put_u32, put_varint, u32_at};
use super::glued::Glued;
use super::list::{FEW, List, few_bytes};
use super::part::{self, Kind, PartError, PartId};

/// Families in a block.
const BLOCK: usize = 16;

/// Longest stem that is read, in bytes of its code; twice what the longest key needs.
const LONGEST: usize = 256;

/// Writes one part: families come in order.
pub struct Writer {
    docs: u32,
    entries: Vec<u8>,
    words: Vec<u8>,
    lists: Vec<u8>,
    families: usize,
    before: Vec<u8>,
}

impl Writer {
    pub fn new(docs: u32) -> Writer {
        Writer { docs, entries: vec![], words: vec![], lists: vec![], families: 0, before: vec![] }
    }

    pub fn is_empty(&self) -> bool {
        self.families == 0
    }

    /// Bytes so far.
    pub fn size(&self) -> usize {
        self.entries.len() + self.words.len() + self.lists.len()
    }

    /// Whether the next family begins a block.
    pub fn at_block(&self) -> bool {
        self.families.is_multiple_of(BLOCK)
    }

    pub fn family(&mut self, stem: &[u8], members: usize) {
        if self.at_block() {
            put_u32(self.words.len() as u32, &mut self.entries);
            put_u32(self.lists.len() as u32, &mut self.entries);
            self.before.clear();
        }
        let shared = stem.iter().zip(&self.before).take_while(|(a, b)| a == b).count();
        let further = stem.len() - shared;
        self.words.push((shared.min(15) << 4 | further.min(15)) as u8);
        for long in [shared, further].into_iter().filter(|long| *long >= 15) {
            put_varint(long as u32, &mut self.words);
        }
        self.words.extend_from_slice(&stem[shared..]);
        put_varint(members as u32, &mut self.words);
        self.before.clear();
        self.before.extend_from_slice(stem);
        self.families += 1;
    }

    /// A member of the family that was begun last; `list` is as [`super::list::encode`] writes it.
    pub fn member(&mut self, glued: Glued, hamza: bool, length: u32, list: &[u8]) {
        debug_assert!(length > FEW || list.len() == few_bytes(length, self.docs));
        let few = length.clamp(1, FEW + 1) - 1;
        self.words.push(glued.code(hamza) | (few as u8) << 6);
        if length > FEW {
            put_varint(length, &mut self.words);
            put_varint(list.len() as u32, &mut self.words);
        }
        self.lists.extend_from_slice(list);
    }

    pub fn finish(self) -> Vec<u8> {
        let mut out = part::head(Kind::Words);
        put_u32((self.entries.len() / 8) as u32, &mut out);
        put_u32(self.words.len() as u32, &mut out);
        out.extend_from_slice(&self.entries);
        out.extend_from_slice(&self.words);
        out.extend_from_slice(&self.lists);
        out
    }
}

/// A part read in place.
#[derive(Clone, Copy, Debug)]
pub struct Shard<'c> {
    id: PartId,
    docs: u32,
    entries: &'c [u8],
    words: &'c [u8],
    lists: &'c [u8],
}

/// One form of a stem.
#[derive(Clone, Copy, Debug)]
pub struct Member<'c> {
    pub glued: Glued,
    pub hamza: bool,
    pub list: List<'c>,
    /// Where it stands: block of the part, and number within the block.
    pub block: u32,
    pub at: u32,
}

impl<'c> Shard<'c> {
    pub fn open(bytes: &'c [u8], id: PartId, docs: u32) -> Result<Shard<'c>, PartError> {
        let mut body = Bytes::new(part::body(bytes, id)?);
        let mut parts = || {
            let blocks = body.u32()? as usize;
            let size = body.u32()? as usize;
            Some((body.take(blocks.checked_mul(8)?)?, body.take(size)?, body.rest()))
        };
        let (entries, words, lists) = parts().ok_or(PartError::Damaged(id))?;
        Ok(Shard { id, docs, entries, words, lists })
    }

    fn blocks(&self) -> usize {
        self.entries.len() / 8
    }

    /// The first stem of a block.
    fn first(&self, block: usize) -> Option<&'c [u8]> {
        let start = u32_at(self.entries, block * 2)? as usize;
        let mut words = Bytes::new(self.words.get(start..)?);
        let (_, further) = sizes(&mut words)?;
        words.take(further)
    }

    /// Goes through the families from the first that is not before `from`, until `each` gives false.
    ///
    /// `each` is told the stem and its members.
    pub fn walk(&self, from: &[u8], mut each: impl FnMut(&[u8], &[Member<'c>]) -> bool) -> Result<(), PartError> {
        let damaged = PartError::Damaged(self.id);
        let (mut low, mut high) = (0, self.blocks());
        while high - low > 1 {
            let middle = usize::midpoint(low, high);
            let first = self.first(middle).ok_or(damaged.clone())?;
            if first <= from { low = middle } else { high = middle }
        }
        let mut members = Vec::new();
        for block in low..self.blocks() {
            let mut walk = self.block(block).ok_or(damaged.clone())?;
            for _ in 0..BLOCK {
                if walk.words.is_empty() {
                    break;
                }
                let wanted = walk.family(from, &mut members).ok_or(damaged.clone())?;
                if wanted && !each(&walk.stem[..walk.length], &members) {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// The members of the family of a stem; none where there is no such family.
    pub fn family(&self, stem: &[u8]) -> Result<Vec<Member<'c>>, PartError> {
        let mut found = Vec::new();
        self.walk(stem, |at, members| {
            if at == stem {
                found.extend_from_slice(members);
            }
            false
        })?;
        Ok(found)
    }

    /// All members of a block, in order.
    pub fn members(&self, block: u32) -> Result<Vec<Member<'c>>, PartError> {
        let damaged = PartError::Damaged(self.id);
        let mut walk = self.block(block as usize).ok_or(damaged.clone())?;
        let (mut all, mut members) = (Vec::new(), Vec::new());
        while !walk.words.is_empty() {
            walk.family(&[], &mut members).ok_or(damaged.clone())?;
            all.append(&mut members);
        }
        Ok(all)
    }

    fn block(&self, block: usize) -> Option<Walk<'c>> {
        let start = u32_at(self.entries, block * 2)? as usize;
        let end = u32_at(self.entries, block * 2 + 2).map_or(self.words.len(), |end| end as usize);
        let lists = u32_at(self.entries, block * 2 + 1)? as usize;
        Some(Walk {
            docs: self.docs,
            words: Bytes::new(self.words.get(start..end)?),
            lists: Bytes::new(self.lists.get(lists..)?),
            stem: [0; LONGEST],
            length: 0,
            block: block as u32,
            at: 0,
        })
    }
}

#[inline]
fn sizes(words: &mut Bytes) -> Option<(usize, usize)> {
    let byte = words.u8()?;
    let (mut shared, mut further) = (usize::from(byte >> 4), usize::from(byte & 15));
    if shared == 15 {
        shared = words.varint()? as usize;
    }
    if further == 15 {
        further = words.varint()? as usize;
    }
    Some((shared, further))
}

/// A walk through one block.
struct Walk<'c> {
    docs: u32,
    words: Bytes<'c>,
    lists: Bytes<'c>,
    stem: [u8; LONGEST],
    length: usize,
    block: u32,
    at: u32,
}

impl<'c> Walk<'c> {
    /// Reads one family; whether its stem is not before `from`. Members are given only then.
    #[inline]
    fn family(&mut self, from: &[u8], members: &mut Vec<Member<'c>>) -> Option<bool> {
        let (shared, further) = sizes(&mut self.words)?;
        let letters = self.words.take(further)?;
        if shared > self.length {
            return None;
        }
        self.length = shared + further;
        self.stem.get_mut(shared..self.length)?.copy_from_slice(letters);
        let wanted = self.stem[..self.length] >= *from;
        members.clear();
        for _ in 0..self.words.varint()? {
            let byte = self.words.u8()?;
            let mut length = u32::from(byte >> 6) + 1;
            let bytes = if length > FEW {
                length = self.words.varint()?;
                self.words.varint()? as usize
            } else {
                few_bytes(length, self.docs)
            };
            let bytes = self.lists.take(bytes)?;
            if wanted {
                let (glued, hamza) = Glued::from_code(byte & 0x3f);
                members.push(Member { glued, hamza, list: List { bytes, length }, block: self.block, at: self.at });
            }
            self.at += 1;
        }
        Some(wanted)
    }
}
