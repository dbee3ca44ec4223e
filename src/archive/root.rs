//! The root: what parts there are, and what the engine must know before any of them.
//!
//! ```text
//! part    = head docs average values*4 shards first*shards unions union*unions kind*17 sum
//! first   = code of the shard's first stem, with its length before it
//! union   = beginning glued part start size length
//! kind    = parts hash*parts                 (hash: u64, XXH64 of the part's bytes)
//! ```
//!
//! Other numbers in LEB128. `sum` is the XXH64 of all before it. The hashes of rows and texts, of which there are many, stand in
//! [`Kind::Table`], which is fetched with the words.

use super::bytes::{Bytes, put_string, put_varint};
use super::hash::hash;
use super::part::{self, Kind, PartError, PartId};
use super::query::Facet;
use super::unions::Union;

/// Most articles of an archive.
pub const MOST: u32 = 1 << 24;

/// What the root says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Root {
    /// Articles.
    pub docs: u32,
    /// Places of words in an article, on average.
    pub average: u32,
    /// Values of each facet, in the order of [`Facet::ALL`].
    pub values: [u32; 4],
    /// The first stem of each part of the dictionary.
    pub shards: Vec<Vec<u8>>,
    /// In the order of [`Union::key`].
    pub unions: Vec<Union>,
    /// By kind and number; those of the table are missing until it is read.
    pub hashes: Vec<Vec<u64>>,
}

/// The kinds whose hashes are in the table.
pub const TABLED: [Kind; 2] = [Kind::Rows, Kind::Text];
pub const TABLE: PartId = PartId { kind: Kind::Table, at: 0 };

impl Root {
    pub fn write(&self) -> Vec<u8> {
        let mut out = part::head(Kind::Root);
        put_varint(self.docs, &mut out);
        put_varint(self.average, &mut out);
        self.values.iter().for_each(|count| put_varint(*count, &mut out));
        put_varint(self.shards.len() as u32, &mut out);
        self.shards.iter().for_each(|first| put_string(first, &mut out));
        put_varint(self.unions.len() as u32, &mut out);
        for union in &self.unions {
            put_string(&union.beginning, &mut out);
            for number in [u32::from(union.glued), union.part, union.start, union.size, union.length] {
                put_varint(number, &mut out);
            }
        }
        for kind in Kind::ALL {
            put_hashes(if TABLED.contains(&kind) { &[] } else { self.of(kind) }, &mut out);
        }
        let sum = hash(&out);
        out.extend_from_slice(&sum.to_le_bytes());
        out
    }

    /// The part with the hashes of [`TABLED`].
    pub fn write_table(&self) -> Vec<u8> {
        let mut out = part::head(Kind::Table);
        TABLED.iter().for_each(|kind| put_hashes(self.of(*kind), &mut out));
        out
    }

    pub fn open(bytes: &[u8]) -> Result<Root, PartError> {
        let body = part::body(bytes, PartId::ROOT)?;
        let damaged = || PartError::Damaged(PartId::ROOT);
        let (body, sum) = body.split_last_chunk::<8>().ok_or_else(damaged)?;
        let summed = bytes.get(..bytes.len() - 8).unwrap_or(&[]);
        if hash(summed) != u64::from_le_bytes(*sum) {
            return Err(damaged());
        }
        Root::read(Bytes::new(body)).ok_or_else(damaged)
    }

    fn read(mut body: Bytes) -> Option<Root> {
        let docs = body.varint().filter(|docs| *docs <= MOST)?;
        let mut root = Root { docs, average: body.varint()?, ..Root::default() };
        for count in &mut root.values {
            *count = body.varint()?;
        }
        for _ in 0..body.varint()? {
            root.shards.push(body.string()?.to_vec());
        }
        for _ in 0..body.varint()? {
            root.unions.push(Union {
                beginning: body.string()?.to_vec(),
                glued: body.varint()? != 0,
                part: body.varint()?,
                start: body.varint()?,
                size: body.varint()?,
                length: body.varint()?,
            });
        }
        for _ in Kind::ALL {
            root.hashes.push(hashes(&mut body)?);
        }
        let sorted = root.shards.is_sorted() && root.unions.is_sorted_by(|a, b| a.key() < b.key());
        (sorted && body.is_empty() && root.of(Kind::Words).len() == root.shards.len()).then_some(root)
    }

    /// Takes the hashes of the table.
    pub fn add_table(&mut self, bytes: &[u8]) -> Result<(), PartError> {
        let mut body = Bytes::new(part::body(bytes, TABLE)?);
        for kind in TABLED {
            let found = hashes(&mut body).ok_or(PartError::Damaged(TABLE))?;
            if let Some(of) = self.hashes.get_mut(kind as usize) {
                *of = found;
            }
        }
        if body.is_empty() { Ok(()) } else { Err(PartError::Damaged(TABLE)) }
    }

    /// The hashes of all parts of a kind.
    pub fn of(&self, kind: Kind) -> &[u64] {
        self.hashes.get(kind as usize).map_or(&[], Vec::as_slice)
    }

    /// The hash that a part must have.
    pub fn hash(&self, id: PartId) -> Option<u64> {
        self.of(id.kind).get(id.at as usize).copied()
    }

    /// The part of the dictionary that has a stem, if any has.
    pub fn shard(&self, stem: &[u8]) -> Option<u32> {
        let after = self.shards.partition_point(|first| first.as_slice() <= stem);
        // What is before the first stem of all could only stand in the first part.
        (!self.shards.is_empty()).then(|| after.saturating_sub(1) as u32)
    }

    /// The parts of the dictionary that have stems with a beginning.
    pub fn shards_of(&self, beginning: &[u8]) -> std::ops::Range<u32> {
        let Some(first) = self.shard(beginning) else { return 0..0 };
        let is_beyond = |stem: &Vec<u8>| stem.as_slice() > beginning && !stem.starts_with(beginning);
        first..self.shards.partition_point(|stem| !is_beyond(stem)).max(first as usize + 1) as u32
    }

    pub fn union(&self, beginning: &[u8], glued: bool) -> Option<&Union> {
        let at = self.unions.binary_search_by(|union| union.key().cmp(&(beginning, glued))).ok()?;
        self.unions.get(at)
    }

    /// Values of a facet.
    pub fn values(&self, facet: Facet) -> u32 {
        self.values.get(facet as usize).copied().unwrap_or(0)
    }
}

fn put_hashes(hashes: &[u64], out: &mut Vec<u8>) {
    put_varint(hashes.len() as u32, out);
    hashes.iter().for_each(|hash| out.extend_from_slice(&hash.to_le_bytes()));
}

fn hashes(body: &mut Bytes) -> Option<Vec<u64>> {
    let count = body.varint()? as usize;
    let (eights, _) = body.take(count.checked_mul(8)?)?.as_chunks();
    Some(eights.iter().map(|eight| u64::from_le_bytes(*eight)).collect())
}
