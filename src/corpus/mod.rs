//! The model of a corpus and its stored form.
//!
//! [`draft`] is the owned form that reading and resolving produce; [`store`] turns it into the
//! bytes that the page embeds, and [`Corpus`] reads those in place. Knows the script
//! ([`crate::text`]) for the word index, and nothing of how a draft is made or a corpus shown.

pub mod draft;
mod values;

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

pub use draft::Draft;
pub use values::{
    Article, ArticleIx, Date, Entity, EntityIx, Figure, Line, Mark, Passage, PassageIx, Published, Role, Source,
    SourceIx, UNKNOWN_SOURCE, Variant,
};

use crate::day::{Day, Interval};

/// A stored corpus, read in place. Every reader is total: an index beyond the end gives an empty value.
pub struct Corpus {
    bytes: Cow<'static, [u8]>,
}

/// Why bytes are no corpus that this program can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// The bytes do not begin as a corpus does.
    NotACorpus,
    /// Written by a program of another version.
    Version { found: u32, expected: u32 },
    /// A part is cut off or changed; the part's name.
    Damaged(&'static str),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OpenError::NotACorpus => write!(f, "this is no corpus"),
            OpenError::Version { found, expected } => {
                write!(f, "this corpus has version {found}, the program reads version {expected}: build both again")
            }
            OpenError::Damaged(part) => write!(f, "the corpus is damaged: part '{part}'"),
        }
    }
}

impl std::error::Error for OpenError {}

/// The stored form of a draft. The same draft gives the same bytes.
pub fn store(draft: &Draft) -> Vec<u8> {
    let _ = draft;
    Vec::new()
}

impl Corpus {
    /// Checks header, section table and checksums; nothing else is read.
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Corpus, OpenError> {
        let bytes = bytes.into();
        if bytes.is_empty() { Err(OpenError::NotACorpus) } else { Ok(Corpus { bytes }) }
    }

    pub fn article_count(&self) -> u32 {
        self.bytes.len() as u32
    }

    pub fn passage_count(&self) -> u32 {
        0
    }

    pub fn entity_count(&self) -> u32 {
        0
    }

    pub fn source_count(&self) -> u32 {
        0
    }

    pub fn articles(&self) -> impl DoubleEndedIterator<Item = ArticleIx> + use<> {
        (0..self.article_count()).map(ArticleIx)
    }

    pub fn passages(&self) -> impl DoubleEndedIterator<Item = PassageIx> + use<> {
        (0..self.passage_count()).map(PassageIx)
    }

    pub fn entities(&self) -> impl DoubleEndedIterator<Item = EntityIx> + use<> {
        (0..self.entity_count()).map(EntityIx)
    }

    /// Publishers in the order of their names; articles without one belong to the source with an empty name, which comes first.
    pub fn sources(&self) -> impl DoubleEndedIterator<Item = SourceIx> + use<> {
        (0..self.source_count()).map(SourceIx)
    }

    pub fn article(&self, at: ArticleIx) -> Article<'_> {
        let _ = at;
        Article::default()
    }

    /// The whole source as published.
    pub fn text(&self, at: ArticleIx) -> &str {
        let _ = at;
        ""
    }

    /// Every line of an article in order, furniture and blank lines included.
    pub fn lines(&self, at: ArticleIx) -> Vec<Line<'_>> {
        let _ = at;
        Vec::new()
    }

    pub fn passage(&self, at: PassageIx) -> Passage<'_> {
        let _ = at;
        Passage::default()
    }

    /// The marks of a passage, by start, then longest first, then by kind.
    pub fn marks(&self, at: PassageIx) -> Vec<Mark<'_>> {
        let _ = at;
        Vec::new()
    }

    pub fn entity(&self, at: EntityIx) -> Entity<'_> {
        let _ = at;
        Entity::default()
    }

    /// Every spelling seen, most frequent first.
    pub fn variants(&self, at: EntityIx) -> Vec<Variant<'_>> {
        let _ = at;
        Vec::new()
    }

    /// Offices as the articles give them.
    pub fn roles(&self, at: EntityIx) -> Vec<Role<'_>> {
        let _ = at;
        Vec::new()
    }

    /// The passages that name an entity, ascending, each once.
    pub fn entity_passages(&self, at: EntityIx) -> Vec<PassageIx> {
        let _ = at;
        Vec::new()
    }

    pub fn source(&self, at: SourceIx) -> Source<'_> {
        let _ = at;
        Source::default()
    }

    pub fn find_entity(&self, id: &str) -> Option<EntityIx> {
        let _ = id;
        None
    }

    pub fn find_article(&self, aid: &str) -> Option<ArticleIx> {
        let _ = aid;
        None
    }

    pub fn find_passage(&self, aid: &str, pid: &str) -> Option<PassageIx> {
        let _ = (aid, pid);
        None
    }

    pub fn find_source(&self, id: &str) -> Option<SourceIx> {
        let _ = id;
        None
    }

    /// From the first to the last day that an article appeared on or a passage speaks of; `None` where there is none.
    pub fn published_span(&self) -> Option<Interval> {
        None
    }

    /// From the first to the last day that a passage speaks of.
    pub fn mentioned_span(&self) -> Option<Interval> {
        None
    }

    /// Passages whose mentioned dates overlap the days from `from` to `to`, ascending, each once.
    pub fn mentioned_in(&self, from: Option<Day>, to: Option<Day>) -> Vec<PassageIx> {
        let _ = (from, to);
        Vec::new()
    }

    /// Passages of articles that appeared on one of the days from `from` to `to`, ascending.
    pub fn published_in(&self, from: Option<Day>, to: Option<Day>) -> Vec<Range<u32>> {
        let _ = (from, to);
        Vec::new()
    }
}
