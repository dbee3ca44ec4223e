//! The dictionary with its postings, places and unions, part by part.

use super::Run;
use super::finish::MOST;
use super::lexicon::{Lexicon, Word};
use super::occurrences::{Occurrences, Place};
use crate::archive::glued::Glued;
use crate::archive::hash::hash;
use crate::archive::list;
use crate::archive::part::{self, Kind, PartId};
use crate::archive::phrase::Positions;
use crate::archive::root::Root;
use crate::archive::set::Docs;
use crate::archive::shard;
use crate::archive::unions::Union;

/// Takes finished parts.
pub struct Sink<'s> {
    pub root: &'s mut Root,
    pub sink: &'s mut dyn FnMut(PartId, Vec<u8>),
    pub parts: u32,
}

impl Sink<'_> {
    pub fn put(&mut self, kind: Kind, bytes: Vec<u8>) {
        let hashes = &mut self.root.hashes[kind as usize];
        let id = PartId::new(kind, hashes.len() as u32);
        hashes.push(hash(&bytes));
        self.parts += 1;
        (self.sink)(id, bytes);
    }
}

/// Bytes at which a part of the dictionary ends.
const SHARD: usize = 12 << 10;

/// Writes words, places and unions.
pub fn words(runs: &[Run], lexicon: &Lexicon, order: &[Place], totals: &[u32], levels: &[u8], out: &mut Sink) {
    let mut shards = Shards::new(levels);
    let mut unions = Unions::new(order.len() as u32);
    let mut first = 0;
    while first < totals.len() {
        let end = batch(&lexicon.words, totals, first);
        let found = Occurrences::new(runs, &lexicon.places, order, first as u32, &totals[first..end]);
        let mut from = first;
        for family in lexicon.words[first..end].chunk_by(|a, b| a.stem == b.stem) {
            unions.family(family, from as u32, &found);
            shards.family(family, from as u32, &found, out);
            from += family.len();
        }
        first = end;
    }
    shards.flush(out);
    unions.finish(out);
}

/// Where the words end whose occurrences are laid out together with those of `first`: with a family, or with what begins alike if
/// that is not too much.
fn batch(words: &[Word], totals: &[u32], first: usize) -> usize {
    let (mut end, mut sum) = (first, 0);
    while end < totals.len() {
        let family = words[end..].iter().take_while(|word| word.stem == words[end].stem).count();
        sum += totals[end..end + family].iter().map(|total| *total as usize).sum::<usize>();
        if sum > MOST && end > first {
            break;
        }
        end += family;
    }
    end
}

/// The part that is being written.
struct Shards<'l> {
    levels: &'l [u8],
    first: Vec<u8>,
    words: shard::Writer,
    places: Positions,
    list: Vec<(u32, u32)>,
    bytes: Vec<u8>,
}

impl<'l> Shards<'l> {
    fn new(levels: &'l [u8]) -> Shards<'l> {
        let words = shard::Writer::new(levels.len() as u32);
        Shards { levels, first: vec![], words, places: Positions::default(), list: vec![], bytes: vec![] }
    }

    fn family(&mut self, family: &[Word], from: u32, found: &Occurrences, out: &mut Sink) {
        let Some(word) = family.first() else { return };
        if self.words.at_block() {
            if self.words.size() >= SHARD {
                self.flush(out);
            }
            self.places.begin_block();
        }
        if self.words.is_empty() {
            self.first = word.stem.to_vec();
        }
        self.words.family(&word.stem, family.len());
        for (member, at) in family.iter().zip(from..) {
            self.list.clear();
            self.list.extend(found.articles(at).map(|(doc, places)| (doc, places.len() as u32)));
            self.bytes.clear();
            list::encode(&self.list, self.levels.len() as u32, &mut self.bytes);
            self.words.member(member.glued, member.hamza, self.list.len() as u32, &self.bytes);
            let length = self.list.len() as u32;
            self.places.member(length, found.articles(at).map(|(doc, places)| (self.levels[doc as usize], places)));
        }
    }

    fn flush(&mut self, out: &mut Sink) {
        if self.words.is_empty() {
            return;
        }
        let words = std::mem::replace(&mut self.words, shard::Writer::new(self.levels.len() as u32));
        out.root.shards.push(std::mem::take(&mut self.first));
        out.put(Kind::Words, words.finish());
        out.put(Kind::Positions, std::mem::take(&mut self.places).finish());
    }
}

/// A union of stems is stored where its lists hold this many times as many articles as there are.
const WORTH: usize = 2;

/// Longest beginning of a stem that a union is stored for, in bytes of its code.
const LONGEST: usize = 4;

/// Bytes at which a part of unions ends.
const UNIONS: usize = 16 << 10;

/// Gathers the articles of words with one beginning.
struct Unions {
    docs: u32,
    /// Of the stems that begin as the last one does: sum of the lists, and the articles.
    open: Vec<(Vec<u8>, usize, Docs)>,
    /// Of what can be glued before a stem, and all that begins so.
    glued: Vec<(Vec<u8>, Docs)>,
    found: Vec<(Vec<u8>, bool, Docs)>,
}

impl Unions {
    fn new(docs: u32) -> Unions {
        let mut beginnings: Vec<Vec<u8>> = Glued::all()
            .flat_map(|glued| (1..=glued.letters().len()).map(move |to| glued.letters()[..to].to_vec()))
            .collect();
        beginnings.sort_unstable();
        beginnings.dedup();
        let glued = beginnings.into_iter().map(|beginning| (beginning, Docs::empty(docs))).collect();
        Unions { docs, open: Vec::new(), glued, found: Vec::new() }
    }

    fn family(&mut self, family: &[Word], from: u32, found: &Occurrences) {
        let Some(stem) = family.first().map(|word| &*word.stem) else { return };
        while self.open.last().is_some_and(|(beginning, ..)| !stem.starts_with(beginning)) {
            self.close();
        }
        for length in self.open.len() + 1..=LONGEST.min(stem.len()) {
            self.open.push((stem[..length].to_vec(), 0, Docs::empty(self.docs)));
        }
        if let Some((_, sum, docs)) = self.open.last_mut() {
            let all = found.docs(from..from + family.len() as u32);
            *sum += all.len();
            all.iter().for_each(|doc| docs.insert(*doc));
        }
        for (beginning, docs) in &mut self.glued {
            let begins = |word: &Word| word.glued.letters().starts_with(beginning);
            let whole = stem.starts_with(beginning);
            for (word, at) in family.iter().zip(from..).filter(|(word, _)| whole || begins(word)) {
                debug_assert!(whole || word.glued != Glued::NOTHING);
                found.docs(at..at + 1).iter().for_each(|doc| docs.insert(*doc));
            }
        }
    }

    /// Ends the longest open beginning: what it has is in the shorter ones too.
    fn close(&mut self) {
        let Some((beginning, sum, docs)) = self.open.pop() else { return };
        if let Some((_, outer, all)) = self.open.last_mut() {
            *outer += sum;
            all.or(&docs);
        }
        if sum > WORTH * self.docs as usize {
            self.found.push((beginning, false, docs));
        }
    }

    fn finish(mut self, out: &mut Sink) {
        while !self.open.is_empty() {
            self.close();
        }
        let glued = self.glued.into_iter().filter(|(_, docs)| !docs.is_empty());
        self.found.extend(glued.map(|(beginning, docs)| (beginning, true, docs)));
        self.found.sort_unstable_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
        let mut body = Vec::new();
        let mut part = 0;
        for (beginning, glued, docs) in &self.found {
            let list: Vec<(u32, u32)> = docs.iter().map(|doc| (doc, 1)).collect();
            let start = body.len();
            list::encode(&list, self.docs, &mut body);
            out.root.unions.push(Union {
                beginning: beginning.clone(),
                glued: *glued,
                part,
                start: start as u32,
                size: (body.len() - start) as u32,
                length: list.len() as u32,
            });
            if body.len() >= UNIONS {
                put_unions(&mut body, out);
                part += 1;
            }
        }
        if !body.is_empty() {
            put_unions(&mut body, out);
        }
    }
}

fn put_unions(body: &mut Vec<u8>, out: &mut Sink) {
    let mut bytes = part::head(Kind::Unions);
    bytes.append(body);
    out.put(Kind::Unions, bytes);
}
