//! Building an archive from articles.
//!
//! ```text
//! articles ─▶ Run (one a thread: words numbered, in order) ─▶ finish: families, order, postings, parts
//! ```
//!
//! A run holds four bytes a word of text, and postings are laid out for a part of the dictionary at a time
//! ([`finish::MOST`]), so memory stays bounded. The parts depend on the articles alone, not on how they were shared out.

mod finish;
mod intern;
mod lexicon;
mod occurrences;
mod scan;
mod write;

use super::names::Name;
use super::query::Facet;
use crate::day::{Day, Interval};
use intern::Interner;
use scan::Scanner;

pub use super::hash::hash;
pub use finish::{Extra, Summary, finish};

/// An article, as far as it is searched, filtered and listed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Article<'a> {
    /// What tells it apart and orders those of one day: its id.
    pub key: &'a str,
    pub title: &'a str,
    /// Phrases do not go across paragraphs.
    pub paragraphs: &'a [&'a str],
    pub published: Option<Day>,
    pub source: &'a str,
    /// Places in the list of [`Entity`] given to [`finish`]; repeats count once.
    pub entities: &'a [u32],
    pub mentioned: &'a [Interval],
}

/// A person, place or organisation.
#[derive(Clone, Debug)]
pub struct Entity {
    pub facet: Facet,
    pub name: Name,
}

/// What is kept of an article.
#[derive(Debug, Default)]
struct Record {
    key: Box<str>,
    title: Box<str>,
    source: Box<str>,
    published: Option<Day>,
    entities: Box<[u32]>,
    mentioned: Box<[Interval]>,
    /// First of its words.
    words: usize,
}

/// Marks the end of a paragraph among the words.
const BREAK: u32 = u32::MAX;

/// Some of the articles: what one thread has read.
pub struct Run {
    scanner: Scanner,
    lexicon: Interner,
    /// By word: articles that have it, and the last of them + 1.
    having: Vec<(u32, u32)>,
    /// All words of all articles, by number.
    words: Vec<u32>,
    records: Vec<Record>,
    bytes: u64,
}

impl Default for Run {
    fn default() -> Run {
        Run::new()
    }
}

impl Run {
    pub fn new() -> Run {
        Run {
            scanner: Scanner::new(),
            lexicon: Interner::default(),
            having: Vec::new(),
            words: Vec::new(),
            records: Vec::new(),
            bytes: 0,
        }
    }

    /// Articles so far.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    pub fn add(&mut self, article: &Article) {
        let words = self.words.len();
        self.text(article.title);
        for paragraph in article.paragraphs {
            self.words.push(BREAK);
            self.text(paragraph);
        }
        let mut entities = article.entities.to_vec();
        entities.sort_unstable();
        entities.dedup();
        let mut mentioned = article.mentioned.to_vec();
        mentioned.sort_unstable_by_key(|interval| (interval.from(), interval.to()));
        mentioned.dedup();
        self.records.push(Record {
            key: article.key.into(),
            title: article.title.into(),
            source: article.source.into(),
            published: article.published,
            entities: entities.into(),
            mentioned: mentioned.into(),
            words,
        });
    }

    fn text(&mut self, text: &str) {
        self.bytes += text.len() as u64;
        let doc = self.records.len() as u32 + 1;
        let Run { scanner, lexicon, having, words, .. } = self;
        scanner.words(text, |code| {
            let word = lexicon.intern(code) as usize;
            match having.get_mut(word) {
                Some((count, last)) => {
                    *count += u32::from(*last != doc);
                    *last = doc;
                }
                None => having.push((1, doc)),
            }
            words.push(word as u32);
        });
    }
}
