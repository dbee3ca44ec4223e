//! The articles of a term.

use super::engine::Archive;
use std::cell::Cell;

use super::glued;
use super::letters::{ALEF, Key, LAM};
use super::list::{Decoded, FEW, List};
use super::part::{Kind, Need, PartError, PartId};
use super::phrase::Block;
use super::plan::{self, Range};
use super::query::Term;
use super::set::Docs;
use super::shard::{Member, Shard};

/// What searching keeps to be used again.
#[derive(Default)]
pub struct Scratch {
    pub decoded: Decoded,
    pub docs: Vec<u32>,
    /// By article; 0 everywhere between uses.
    pub weights: Vec<u16>,
}

/// The articles of one term.
#[derive(Debug, Default)]
pub struct Found {
    pub docs: Docs,
    /// How many.
    pub length: u32,
    /// Articles and their weights, one list after the other for each form; empty where the term does not rank.
    pub hits: Vec<u32>,
    pub weights: Vec<u8>,
}

/// A form of a searched word.
#[derive(Clone, Copy, Debug)]
struct Form<'c> {
    /// The part that has it.
    shard: u32,
    member: Member<'c>,
    /// Whether it is the word as typed.
    exact: bool,
}

impl Archive {
    /// Appends the parts that a term needs.
    pub(super) fn parts_of(&self, term: &Term, parts: &mut Vec<PartId>) {
        match term {
            Term::Word(word) | Term::Exact(word) => self.parts_of_word(&Key::of(word), Kind::Words, parts),
            Term::Beginning(word) => self.parts_of_beginning(&Key::of(word), parts),
            Term::Open(word) => {
                let key = Key::of(word);
                self.parts_of_word(&key, Kind::Words, parts);
                self.parts_of_beginning(&key, parts);
            }
            Term::Phrase(words) => {
                for key in words.iter().map(|word| Key::of(word)) {
                    self.parts_of_word(&key, Kind::Words, parts);
                    self.parts_of_word(&key, Kind::Positions, parts);
                }
            }
        }
    }

    fn parts_of_word(&self, key: &Key, kind: Kind, parts: &mut Vec<PartId>) {
        if !key.is_empty() {
            let shards = plan::shards(&self.root, &plan::stems(key));
            parts.extend(shards.into_iter().map(|at| PartId::new(kind, at)));
        }
    }

    fn parts_of_beginning(&self, key: &Key, parts: &mut Vec<PartId>) {
        if key.is_empty() {
            return;
        }
        if let Some(union) = self.root.union(&key.letters, true) {
            parts.push(union.part());
            return;
        }
        for range in plan::ranges(key) {
            match self.union_of(&range) {
                Some(union) => parts.push(union.part()),
                None => {
                    let shards = self.root.shards_of(range.beginning());
                    parts.extend(shards.map(|at| PartId::new(Kind::Words, at)));
                }
            }
        }
    }

    fn union_of(&self, range: &Range) -> Option<&super::unions::Union> {
        match range {
            Range::Stems(beginning) => self.root.union(beginning, false),
            Range::Form(..) => None,
        }
    }

    /// The articles of a term; all its parts are there.
    pub(super) fn find(&self, term: &Term, ranked: bool, scratch: &mut Scratch) -> Result<Found, Need> {
        match term {
            Term::Word(word) => self.of_forms(&self.forms(&Key::of(word))?, ranked, scratch),
            Term::Exact(word) => {
                let mut forms = self.forms(&Key::of(word))?;
                forms.retain(|form| form.exact);
                self.of_forms(&forms, ranked, scratch)
            }
            Term::Beginning(word) => self.of_beginning(&Key::of(word), scratch),
            Term::Open(word) => {
                let key = Key::of(word);
                let forms = self.forms(&key)?;
                if forms.is_empty() { self.of_beginning(&key, scratch) } else { self.of_forms(&forms, ranked, scratch) }
            }
            Term::Phrase(words) => self.of_phrase(words, ranked, scratch),
        }
    }

    fn shard(&self, at: u32) -> Result<Shard<'_>, Need> {
        let id = PartId::new(Kind::Words, at);
        Ok(Shard::open(self.bytes(id)?, id, self.root.docs)?)
    }

    /// Every form of a word: the family that the archive has it in. A word that it does not have is one of the largest family that
    /// it may be of.
    fn forms(&self, key: &Key) -> Result<Vec<Form<'_>>, Need> {
        if key.is_empty() {
            return Ok(Vec::new());
        }
        let mut families = Vec::new();
        for stem in plan::stems(key) {
            let Some(shard) = self.root.shard(&stem) else { continue };
            let form = |member: Member| -> bool {
                member.hamza == key.hamza && key.letters.strip_suffix(&stem[..]) == Some(member.glued.letters())
            };
            let members = self.shard(shard)?.family(&stem)?;
            let forms: Vec<Form> =
                members.into_iter().map(|member| Form { shard, member, exact: form(member) }).collect();
            if !forms.is_empty() {
                families.push((stem, forms));
            }
        }
        let has = |forms: &[Form]| forms.iter().any(|form| form.exact);
        let size = |forms: &[Form]| forms.iter().map(|form| u64::from(form.member.list.length)).sum::<u64>();
        // Where the archive does not have the word: the family of the word itself, unless only hamzas that it lacks made it.
        let own = |forms: &[Form]| forms.iter().any(|form| key.hamza || !form.member.hamza);
        let itself = families.first().is_some_and(|(stem, forms)| *stem == key.letters && own(forms));
        let able = |at: &usize| glued::decompose(key).any(|(_, rest)| rest == families[*at].0);
        let home = families.iter().position(|(_, forms)| has(forms)).or(itself.then_some(0));
        let home = home.or_else(|| (0..families.len()).filter(able).max_by_key(|at| size(&families[*at].1)));
        let Some(home) = home.or((!families.is_empty()).then_some(0)) else { return Ok(Vec::new()) };
        let mut forms = families[home].1.clone();
        let bare = plan::without_article(&families[home].0).map(<[u8]>::to_vec);
        for (_, (stem, others)) in families.iter().enumerate().filter(|(at, _)| *at != home) {
            let hamza = !key.hamza && stem.starts_with(&[ALEF, LAM]);
            if hamza && others.iter().any(|form| form.member.hamza) {
                // Typed without the hamza that others write.
                forms.extend_from_slice(others);
            } else if key.hamza && bare.as_ref() == Some(stem) {
                // Written without the hamza that was typed.
                forms.extend(others.iter().filter(|form| form.member.glued.has_article()));
            }
        }
        Ok(forms)
    }

    fn damaged(shard: u32) -> Need {
        PartError::Damaged(PartId::new(Kind::Words, shard)).into()
    }

    fn of_forms(&self, forms: &[Form], ranked: bool, scratch: &mut Scratch) -> Result<Found, Need> {
        let all = self.root.docs;
        let mut found = Found { docs: Docs::empty(all), ..Found::default() };
        for form in forms {
            let list = form.member.list;
            if ranked {
                list.decode(all, &mut scratch.decoded).ok_or_else(|| Archive::damaged(form.shard))?;
                let (docs, weights) = (&scratch.decoded.docs, &scratch.decoded.weights);
                docs.iter().for_each(|doc| found.docs.insert(*doc));
                found.hits.extend_from_slice(docs);
                found.weights.extend_from_slice(weights);
            } else {
                self.join(list, form.shard, &mut found.docs, scratch)?;
            }
        }
        found.length = found.docs.len();
        Ok(found)
    }

    fn join(&self, list: List, shard: u32, docs: &mut Docs, scratch: &mut Scratch) -> Result<(), Need> {
        list.union(self.root.docs, docs, &mut scratch.docs).ok_or_else(|| Archive::damaged(shard))
    }

    fn of_beginning(&self, key: &Key, scratch: &mut Scratch) -> Result<Found, Need> {
        let mut docs = Docs::empty(self.root.docs);
        if key.is_empty() {
            return Ok(Found { docs, ..Found::default() });
        }
        let mut unions = Vec::new();
        match self.root.union(&key.letters, true) {
            Some(union) => unions.push(union),
            None => {
                for range in plan::ranges(key) {
                    match self.union_of(&range) {
                        Some(union) => unions.push(union),
                        None => self.of_range(&range, &mut docs, scratch)?,
                    }
                }
            }
        }
        for union in unions {
            let list = union.list(self.bytes(union.part())?)?;
            let read = list.union(self.root.docs, &mut docs, &mut scratch.docs);
            read.ok_or(PartError::Damaged(union.part()))?;
        }
        Ok(Found { length: docs.len(), docs, ..Found::default() })
    }

    fn of_range(&self, range: &Range, docs: &mut Docs, scratch: &mut Scratch) -> Result<(), Need> {
        let beginning = range.beginning();
        for shard in self.root.shards_of(beginning) {
            let mut whole = true;
            self.shard(shard)?.walk(beginning, |stem, members| {
                if !stem.starts_with(beginning) {
                    return false;
                }
                for member in members {
                    let wanted = match range {
                        Range::Stems(_) => true,
                        Range::Form(glued, _) => member.glued == *glued,
                    };
                    whole &= !wanted || self.join(member.list, shard, docs, scratch).is_ok();
                }
                whole
            })?;
            if !whole {
                return Err(Archive::damaged(shard));
            }
        }
        Ok(())
    }

    fn of_phrase(&self, words: &[String], ranked: bool, scratch: &mut Scratch) -> Result<Found, Need> {
        let all = self.root.docs;
        let mut forms = Vec::new();
        let mut found = Found { docs: Docs::full(all), ..Found::default() };
        for key in words.iter().map(|word| Key::of(word)).filter(|key| !key.is_empty()) {
            let of_word = self.forms(&key)?;
            let one = self.of_forms(&of_word, ranked, scratch)?;
            found.docs.and(&one.docs);
            found.hits.extend(one.hits);
            found.weights.extend(one.weights);
            forms.push(of_word);
        }
        let mut going: Option<Vec<(u32, u32)>> = None;
        for (of_word, distance) in forms.iter().zip(0u32..) {
            // Where the phrase would begin for each place of the word.
            let mut begins = Vec::new();
            for form in of_word {
                self.places(form, &found.docs, scratch, |doc, place| {
                    begins.extend(place.checked_sub(distance).map(|begin| (doc, begin)));
                })?;
            }
            begins.sort_unstable();
            going = Some(match going {
                Some(mut before) => {
                    before.retain(|begin| begins.binary_search(begin).is_ok());
                    before
                }
                None => begins,
            });
        }
        if let Some(begins) = going {
            found.docs = Docs::empty(all);
            begins.iter().for_each(|(doc, _)| found.docs.insert(*doc));
        }
        found.length = found.docs.len();
        Ok(found)
    }

    /// Tells `each` the places of a form in the articles of `docs`.
    fn places(
        &self,
        form: &Form,
        docs: &Docs,
        scratch: &mut Scratch,
        mut each: impl FnMut(u32, u32),
    ) -> Result<(), Need> {
        let id = PartId::new(Kind::Positions, form.shard);
        let member = form.member;
        let block = Block::open(self.bytes(id)?, id, member.block)?;
        let others = self.shard(form.shard)?.members(member.block)?;
        let before = others.iter().take(member.at as usize);
        let levels = &self.dates()?.levels;
        let level = |doc: u32| levels.get(doc as usize).copied().unwrap_or(0);
        let damaged = || Archive::damaged(form.shard);
        if member.list.length > FEW {
            let before = before.filter(|other| other.list.length > FEW).count();
            member.list.decode(self.root.docs, &mut scratch.decoded).ok_or_else(damaged)?;
            let decoded = scratch.decoded.docs.iter().zip(&scratch.decoded.weights);
            let entries = decoded.map(|(doc, weight)| (*doc, level(*doc), *weight));
            block.list(before, entries, |doc, place| {
                if docs.contains(doc) {
                    each(doc, place);
                }
            })?;
            return Ok(());
        }
        // Short lists stand end to end, so those before are read too.
        let mut entries: Vec<u32> = Vec::new();
        for list in before.map(|other| other.list).filter(|list| list.length <= FEW) {
            list.docs(self.root.docs, &mut scratch.docs).ok_or_else(damaged)?;
            entries.append(&mut scratch.docs);
        }
        let first = entries.len();
        member.list.docs(self.root.docs, &mut scratch.docs).ok_or_else(damaged)?;
        entries.append(&mut scratch.docs);
        let own = Cell::new(0);
        let counted = entries.iter().inspect(|_| own.set(own.get() + 1));
        block.few(counted.map(|doc| (*doc, level(*doc), 0)), |doc, place| {
            if own.get() > first && docs.contains(doc) {
                each(doc, place);
            }
        })?;
        Ok(())
    }
}
