//! The archive as its parts come in, and answers from it.

use super::columns::{self, Column, Mentioned};
use super::docs::{self, Dates};
use super::hash::hash;
use super::names::{self, Name};
use super::part::{self, Kind, Need, PartError, PartId};
use super::query::{Facet, Filter, How, Query, Sort};
use super::rank::{self, Lengths};
use super::root::{Root, TABLE};
use super::rows::{self, Row};
use super::search::{Found, Scratch};
use super::set::Docs;
use crate::day::Day;
use crate::explore::Days;

/// An archive: the root and what parts of it are there.
pub struct Archive {
    pub(super) root: Root,
    table: bool,
    parts: Vec<Vec<Option<Box<[u8]>>>>,
    dates: Option<Dates>,
    columns: [Option<Column>; 4],
    mentioned: Option<Mentioned>,
    lengths: Lengths,
    pub(super) scratch: Scratch,
    counts: Vec<u32>,
}

/// The articles of a query.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    pub docs: Docs,
    pub total: u32,
    sort: Sort,
    /// In the order of the articles; empty where nothing ranks them.
    scores: Vec<f32>,
}

impl Archive {
    /// Opens the root.
    pub fn open(root: &[u8]) -> Result<Archive, PartError> {
        let root = Root::open(root)?;
        let lengths = Lengths::new(root.average);
        Ok(Archive {
            table: false,
            parts: Kind::ALL.map(|_| Vec::new()).into(),
            dates: None,
            columns: [const { None }; 4],
            mentioned: None,
            lengths,
            scratch: Scratch::default(),
            counts: Vec::new(),
            root,
        })
    }

    pub fn root(&self) -> &Root {
        &self.root
    }

    /// The name of a part's file: its hash, so that what is cached is never another.
    pub fn file(&self, id: PartId) -> Option<String> {
        Some(format!("{:016x}", self.root.hash(id)?))
    }

    /// Takes a part, once its bytes are what the root says they are.
    pub fn add(&mut self, id: PartId, bytes: Vec<u8>) -> Result<(), PartError> {
        part::body(&bytes, id)?;
        let expected = self.root.hash(id).ok_or(PartError::Unknown(id))?;
        if hash(&bytes) != expected {
            return Err(PartError::Damaged(id));
        }
        let docs = self.root.docs;
        match id.kind {
            Kind::Docs => self.dates = Some(Dates::open(&bytes, docs)?),
            Kind::Mentioned => self.mentioned = Some(Mentioned::open(&bytes, docs)?),
            Kind::Table => {
                self.root.add_table(&bytes)?;
                self.table = true;
            }
            kind => match Facet::ALL.into_iter().find(|facet| facet.column() == kind) {
                Some(facet) => {
                    let column = Column::open(&bytes, id, docs, self.root.values(facet))?;
                    self.columns[facet as usize] = Some(column);
                }
                None => self.keep(id, bytes),
            },
        }
        Ok(())
    }

    fn keep(&mut self, id: PartId, bytes: Vec<u8>) {
        let Some(parts) = self.parts.get_mut(id.kind as usize) else { return };
        let at = id.at as usize;
        if parts.len() <= at {
            parts.resize_with(at + 1, || None);
        }
        parts[at] = Some(bytes.into());
    }

    /// Forgets a part, to make room.
    pub fn forget(&mut self, id: PartId) {
        if let Some(part) = self.parts.get_mut(id.kind as usize).and_then(|parts| parts.get_mut(id.at as usize)) {
            *part = None;
        }
    }

    /// A part's bytes.
    pub fn part(&self, id: PartId) -> Option<&[u8]> {
        self.parts.get(id.kind as usize)?.get(id.at as usize)?.as_deref()
    }

    pub(super) fn bytes(&self, id: PartId) -> Result<&[u8], Need> {
        self.part(id).ok_or_else(|| Need::Parts(vec![id]))
    }

    pub(super) fn dates(&self) -> Result<&Dates, Need> {
        self.dates.as_ref().ok_or_else(|| Need::Parts(vec![docs::PART]))
    }

    fn column(&self, facet: Facet) -> Result<&Column, Need> {
        self.columns[facet as usize].as_ref().ok_or_else(|| Need::Parts(vec![PartId::new(facet.column(), 0)]))
    }

    /// Whether a part is there.
    pub fn has(&self, id: PartId) -> bool {
        let column = Facet::ALL.into_iter().find(|facet| facet.column() == id.kind);
        match (id.kind, column) {
            (Kind::Root, _) => true,
            (Kind::Table, _) => self.table,
            (Kind::Docs, _) => self.dates.is_some(),
            (Kind::Mentioned, _) => self.mentioned.is_some(),
            (_, Some(facet)) => self.columns[facet as usize].is_some(),
            _ => self.part(id).is_some(),
        }
    }

    /// The parts that a query needs and that are not there.
    pub fn lacks(&self, query: &Query) -> Vec<PartId> {
        // The table leads to the rows of whatever is found.
        let mut wanted = vec![TABLE, docs::PART];
        for term in query.terms.iter().chain(&query.without) {
            self.parts_of(term, &mut wanted);
        }
        wanted.extend(query.filters.iter().map(|filter| PartId::new(filter.facet.column(), 0)));
        wanted.extend(query.mentioned.map(|_| columns::MENTIONED));
        self.missing(wanted)
    }

    fn missing(&self, mut wanted: Vec<PartId>) -> Vec<PartId> {
        wanted.retain(|id| !self.has(*id));
        wanted.sort_unstable();
        wanted.dedup();
        wanted
    }

    /// The articles of a query.
    pub fn select(&mut self, query: &Query) -> Result<Selection, Need> {
        let lacks = self.lacks(query);
        if !lacks.is_empty() {
            return Err(Need::Parts(lacks));
        }
        let mut scratch = std::mem::take(&mut self.scratch);
        let selection = self.search(query, &mut scratch);
        self.scratch = scratch;
        selection
    }

    fn search(&self, query: &Query, scratch: &mut Scratch) -> Result<Selection, Need> {
        let mut sets: Vec<Docs> = Vec::new();
        let mut words: Vec<Found> = Vec::new();
        for term in &query.terms {
            let mut found = self.find(term, query.sort == Sort::Rank, scratch)?;
            sets.push(std::mem::take(&mut found.docs));
            words.push(found);
        }
        for filter in &query.filters {
            sets.push(self.filtered(filter)?);
        }
        if let Some(days) = query.mentioned {
            sets.push(self.speaking_of(days)?);
        }
        let mut sets = sets.into_iter();
        let mut docs = sets.next().unwrap_or_else(|| Docs::full(self.root.docs));
        sets.for_each(|set| docs.and(&set));
        if let Some(days) = query.published {
            let range = self.dates()?.between(days.from, days.to);
            docs.keep_range(range.start, range.end);
        }
        for term in &query.without {
            docs.and_not(&self.find(term, false, scratch)?.docs);
        }
        let scores = self.scores(&docs, &words, scratch)?;
        Ok(Selection { total: docs.len(), docs, sort: query.sort, scores })
    }

    fn scores(&self, docs: &Docs, words: &[Found], scratch: &mut Scratch) -> Result<Vec<f32>, Need> {
        if words.iter().all(|word| word.hits.is_empty()) {
            return Ok(Vec::new());
        }
        let mut scores = vec![0.0; docs.len() as usize];
        scratch.weights.resize(self.root.docs as usize, 0);
        for word in words {
            for (doc, weight) in word.hits.iter().zip(&word.weights) {
                if docs.contains(*doc)
                    && let Some(sum) = scratch.weights.get_mut(*doc as usize)
                {
                    *sum = sum.saturating_add(u16::from(*weight));
                }
            }
            let weights = &mut scratch.weights;
            self.lengths.score(docs, self.dates()?, weights, word.length, self.root.docs, &mut scores);
        }
        Ok(scores)
    }

    fn filtered(&self, filter: &Filter) -> Result<Docs, Need> {
        let column = self.column(filter.facet)?;
        let having = |value: &u32| {
            let mut docs = Docs::empty(self.root.docs);
            column.docs(*value).iter().for_each(|doc| docs.insert(*doc));
            docs
        };
        let mut sets = filter.values.iter().map(having);
        Ok(match filter.how {
            How::All => {
                let first = sets.next().unwrap_or_else(|| Docs::full(self.root.docs));
                sets.fold(first, |mut docs, set| {
                    docs.and(&set);
                    docs
                })
            }
            How::Any => sets.fold(Docs::empty(self.root.docs), |mut docs, set| {
                docs.or(&set);
                docs
            }),
            How::None => sets.fold(Docs::full(self.root.docs), |mut docs, set| {
                docs.and_not(&set);
                docs
            }),
        })
    }

    fn speaking_of(&self, days: Days) -> Result<Docs, Need> {
        let mentioned = self.mentioned.as_ref().ok_or_else(|| Need::Parts(vec![columns::MENTIONED]))?;
        let from = days.from.map_or(i32::MIN, |day| day.0);
        let to = days.to.map_or(i32::MAX, |day| day.0);
        Ok(mentioned.overlapping(from, to, self.root.docs))
    }

    /// The articles `skip` to `skip + take` of a selection, in its order.
    pub fn page(&self, selection: &Selection, skip: usize, take: usize) -> Vec<u32> {
        match selection.sort {
            Sort::Oldest => selection.docs.iter().skip(skip).take(take).collect(),
            Sort::Rank if !selection.scores.is_empty() => {
                let mut best = rank::best(&selection.docs, &selection.scores, skip.saturating_add(take));
                best.drain(..skip.min(best.len()));
                best
            }
            _ => self.newest(selection, skip, take),
        }
    }

    /// The undated come last.
    fn newest(&self, selection: &Selection, skip: usize, take: usize) -> Vec<u32> {
        let dated = self.dates.as_ref().map_or(0, Dates::dated);
        let newest = selection.docs.iter_back().skip_while(|doc| *doc >= dated);
        let undated = selection.docs.iter().skip_while(|doc| *doc < dated);
        newest.chain(undated).skip(skip).take(take).collect()
    }

    /// What a list shows of articles.
    pub fn rows(&self, docs: &[u32]) -> Result<Vec<Row>, Need> {
        let mut found = Vec::with_capacity(docs.len());
        self.each_row(docs, |doc, (title, key, source), published| {
            found.push(Row { doc, title: title.to_owned(), key: key.to_owned(), source, published });
        })?;
        Ok(found)
    }

    /// Tells `each` the row of each article: title, key and source, and the day.
    pub fn each_row(
        &self,
        docs: &[u32],
        mut each: impl FnMut(u32, (&str, &str, u32), Option<Day>),
    ) -> Result<(), Need> {
        let rows = docs.iter().map(|doc| rows::part_of(*doc));
        let lacks = self.missing(rows.chain([TABLE, docs::PART]).collect());
        if !lacks.is_empty() {
            return Err(Need::Parts(lacks));
        }
        let mut title = String::new();
        for doc in docs {
            let bytes = self.bytes(rows::part_of(*doc))?;
            let (key, source) = rows::read(bytes, *doc, self.root.docs, &mut title)?;
            each(*doc, (&title, key, source), self.dates()?.day(*doc));
        }
        Ok(())
    }

    /// For every value of a facet: how many articles of the selection have it.
    pub fn counts(&mut self, selection: &Selection, facet: Facet) -> Result<&[u32], Need> {
        let mut counts = std::mem::take(&mut self.counts);
        self.column(facet)?.counts(&selection.docs, &mut counts);
        self.counts = counts;
        Ok(&self.counts)
    }

    /// Articles of the selection in each stretch of days.
    pub fn bars(&self, selection: &Selection, bars: &[crate::day::Interval]) -> Result<Vec<u32>, Need> {
        let dates = self.dates()?;
        let count = |bar: &crate::day::Interval| {
            let range = dates.between(Some(bar.from()), Some(bar.to()));
            let mut docs = selection.docs.clone();
            docs.keep_range(range.start, range.end);
            docs.len()
        };
        Ok(bars.iter().map(count).collect())
    }

    /// The names of all values of a facet that stand in one part with `value`.
    pub fn names(&self, facet: Facet, value: u32) -> Result<Vec<Name>, Need> {
        let id = names::part_of(facet, value);
        Ok(names::read(self.bytes(id)?, id)?)
    }
}
