//! From runs to parts.

use super::lexicon::Lexicon;
use super::occurrences::{self, Place};
use super::write::{self, Sink};
use super::{Entity, Run};
use crate::archive::columns::{self, Stretch};
use crate::archive::docs;
use crate::archive::names::{self, Name};
use crate::archive::part::{Kind, PartId};
use crate::archive::query::Facet;
use crate::archive::root::{Root, TABLE};
use crate::archive::rows;

/// Occurrences that are laid out at once, of eight bytes each.
pub const MOST: usize = 64 << 20;

/// What the caller puts beside the index: hashes of the texts, in the order of their numbers.
#[derive(Clone, Debug, Default)]
pub struct Extra {
    pub texts: Vec<u64>,
}

/// What was built.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub articles: u32,
    /// Bytes of titles and paragraphs.
    pub bytes: u64,
    /// Different words, and places of words.
    pub words: u32,
    pub places: u64,
    pub parts: u32,
}

/// The order of the articles: by published day, undated last, then by key.
pub fn order(runs: &[Run]) -> Vec<Place> {
    let mut order: Vec<Place> = Vec::new();
    for (run, at) in runs.iter().zip(0u32..) {
        order.extend((0..run.records.len() as u32).map(|record| (at, record)));
    }
    let record = |(run, at): &Place| &runs[*run as usize].records[*at as usize];
    order.sort_unstable_by(|a, b| {
        let rank = |place: &Place| {
            let record = record(place);
            (record.published.is_none(), record.published, &record.key, &record.title)
        };
        rank(a).cmp(&rank(b))
    });
    order
}

/// Writes all parts of an archive; `sink` is told each, the root last.
///
/// An article's entities are numbers of `entities`. The same articles give the same parts, in whatever runs they are.
pub fn finish(runs: Vec<Run>, entities: &[Entity], extra: &Extra, mut sink: impl FnMut(PartId, Vec<u8>)) -> Summary {
    let order = order(&runs);
    let lexicon = Lexicon::new(&runs);
    let totals = occurrences::totals(&runs, &lexicon.places, lexicon.words.len());
    let extents: Vec<u32> =
        order.iter().map(|(run, at)| occurrences::extent(&runs[*run as usize], *at as usize)).collect();
    let sum: u64 = extents.iter().map(|extent| u64::from(*extent)).sum();
    let mut root = Root {
        docs: order.len() as u32,
        average: (sum / extents.len().max(1) as u64) as u32,
        hashes: vec![Vec::new(); Kind::ALL.len()],
        ..Root::default()
    };
    let mut out = Sink { root: &mut root, sink: &mut sink, parts: 0 };
    let levels: Vec<u8> = extents.iter().map(|extent| docs::level(*extent)).collect();
    write::words(&runs, &lexicon, &order, &totals, &levels, &mut out);
    let summary = Summary {
        articles: order.len() as u32,
        bytes: runs.iter().map(|run| run.bytes).sum(),
        words: lexicon.words.len() as u32,
        places: totals.iter().map(|total| u64::from(*total)).sum(),
        parts: 0,
    };
    drop(lexicon);
    let records: Vec<&super::Record> =
        order.iter().map(|(run, at)| &runs[*run as usize].records[*at as usize]).collect();
    let days: Vec<_> = records.iter().map(|record| record.published).collect();
    out.put(Kind::Docs, docs::write(&days, &levels));
    let sources = facets(&records, entities, &mut out);
    let mut stretches: Vec<Stretch> = Vec::new();
    for (record, doc) in records.iter().zip(0u32..) {
        let of = |days: &crate::day::Interval| Stretch { from: days.from().0, to: days.to().0, doc };
        stretches.extend(record.mentioned.iter().map(of));
    }
    stretches.sort_unstable();
    out.put(Kind::Mentioned, columns::write_mentioned(&stretches));
    for (block, sources) in records.chunks(rows::BLOCK as usize).zip(sources.chunks(rows::BLOCK as usize)) {
        let block: Vec<(&str, &str, u32)> =
            block.iter().zip(sources).map(|(record, source)| (&*record.title, &*record.key, *source)).collect();
        out.put(Kind::Rows, rows::write(&block));
    }
    out.root.hashes[Kind::Text as usize].clone_from(&extra.texts);
    let table = out.root.write_table();
    out.put(TABLE.kind, table);
    let parts = out.parts + 1;
    sink(PartId::ROOT, root.write());
    Summary { parts, ..summary }
}

/// Writes columns and names; gives the source of each article.
fn facets(records: &[&super::Record], entities: &[Entity], out: &mut Sink) -> Vec<u32> {
    for facet in [Facet::Persons, Facet::Places, Facet::Organisations] {
        let of = |at: &u32| entities.get(*at as usize).is_some_and(|entity| entity.facet == facet);
        let values = records.iter().map(|record| record.entities.iter().copied().filter(of).collect()).collect();
        facet_parts(facet, values, |at| entities[at as usize].name.clone(), out);
    }
    let mut sources: Vec<&str> = records.iter().map(|record| &*record.source).collect();
    sources.sort_unstable();
    sources.dedup();
    let source = |record: &&super::Record| vec![sources.binary_search(&&*record.source).unwrap_or(0) as u32];
    let name = |at: u32| {
        let name = sources.get(at as usize).copied().unwrap_or("").to_owned();
        Name { id: name.clone(), arabic: name.clone(), english: name }
    };
    let values = facet_parts(Facet::Sources, records.iter().map(source).collect(), name, out);
    values.into_iter().map(|list| list.first().copied().unwrap_or(0)).collect()
}

/// Numbers the values of a facet by how many articles have them, most first; writes them. Gives them renumbered.
fn facet_parts(facet: Facet, mut values: Vec<Vec<u32>>, name: impl Fn(u32) -> Name, out: &mut Sink) -> Vec<Vec<u32>> {
    let size = values.iter().flatten().max().map_or(0, |most| *most as usize + 1);
    let mut having = vec![0u32; size];
    values.iter().flatten().for_each(|value| having[*value as usize] += 1);
    let mut named: Vec<(u32, Name)> =
        (0..size as u32).filter(|value| having[*value as usize] > 0).map(|value| (value, name(value))).collect();
    named.sort_by(|(a, x), (b, y)| having[*b as usize].cmp(&having[*a as usize]).then_with(|| x.cmp(y)));
    let mut number = vec![0; size];
    named.iter().zip(0u32..).for_each(|((value, _), at)| number[*value as usize] = at);
    for list in &mut values {
        list.iter_mut().for_each(|value| *value = number[*value as usize]);
        list.sort_unstable();
    }
    out.put(facet.column(), columns::write(facet.column(), &values));
    for block in named.chunks(names::BLOCK as usize) {
        out.put(facet.names(), names::write(facet, block.iter().map(|(_, name)| name)));
    }
    out.root.values[facet as usize] = named.len() as u32;
    values
}
