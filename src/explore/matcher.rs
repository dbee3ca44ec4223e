//! A query made ready for one corpus: which of its words it means.
//!
//! A word means every form of it that the corpus has (see [`super::clitics`]), whichever spelling the loose folding
//! joins. Typed with the article it means the word without it too; typed with a glued و ف ب ك ل it means the bare
//! word too, where the corpus speaks for that. A word that the corpus does not have is taken as the beginning of one.

use std::collections::HashSet;

use super::clitics::{forms, remainders, without_article};
use super::query::{Part, Query};
use super::set::Set;
use crate::corpus::{Corpus, PassageIx, words};
use crate::order;
use crate::span::Extent;
use crate::text::Tokens;

/// Shortest beginning of a word, in letters, that is searched for.
const SHORTEST_BEGINNING: usize = 2;

/// How many times more often than the typed word the corpus must have the bare one, for the first letter of the typed one
/// to be taken as glued on. Names and nouns that begin with such a letter (وزير، كريم) are three times as common
/// as glued ones, so even odds would be wrong too often.
const MORE_OFTEN: usize = 2;

/// A query made ready for one corpus.
pub struct Matcher {
    /// Each is one or more words that follow each other.
    parts: Vec<Vec<HashSet<String>>>,
}

impl Matcher {
    pub fn new(corpus: &Corpus, query: &Query) -> Matcher {
        let words = Dictionary { corpus };
        let part = |part: &Part| match part {
            Part::Word(word) => vec![words.keys(word, End::Open)],
            Part::Whole(word) => vec![words.keys(word, End::Closed)],
            Part::Phrase(list) => list.iter().map(|word| words.keys(word, End::Closed)).collect(),
        };
        Matcher { parts: query.parts.iter().map(part).collect() }
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The passages that have all of it.
    pub fn passages(&self, corpus: &Corpus) -> Set {
        let count = corpus.passage_count();
        let mut found = Set::full(count);
        for part in &self.parts {
            for keys in part {
                let mut with = Set::empty(count);
                for list in keys.iter().filter_map(|key| corpus.words().find(key)) {
                    list.for_each(|at| with.insert(PassageIx(at)));
                }
                found.and(&with);
            }
        }
        if self.parts.iter().all(|part| part.len() < 2) {
            return found;
        }
        let holds = |at: &PassageIx| {
            let keys = Keys::new(corpus.passage(*at).text);
            self.parts.iter().all(|part| !keys.places(part).is_empty())
        };
        Set::of(count, found.iter().filter(holds))
    }

    /// Where it matches in a passage's text: code points of that text, ascending, apart from each other.
    pub fn hits(&self, text: &str) -> Vec<Extent> {
        if self.is_empty() {
            return Vec::new();
        }
        let keys = Keys::new(text);
        let mut found: Vec<Extent> = self.parts.iter().flat_map(|part| keys.places(part)).collect();
        order::sort_by(&mut found, Ord::cmp);
        let mut apart: Vec<Extent> = Vec::with_capacity(found.len());
        for extent in found {
            match apart.last_mut() {
                Some(last) if extent.start < last.end => last.end = last.end.max(extent.end),
                _ => apart.push(extent),
            }
        }
        apart
    }
}

/// The words of a text: key and place.
struct Keys {
    list: Vec<(String, Extent)>,
}

impl Keys {
    fn new(text: &str) -> Keys {
        let tokens = Tokens::new(text);
        let list = words::keys(&tokens).filter_map(|(at, key)| Some((key, tokens.get(at)?.extent))).collect();
        Keys { list }
    }

    fn places(&self, part: &[HashSet<String>]) -> Vec<Extent> {
        let fits = |window: &&[(String, Extent)]| window.iter().zip(part).all(|((key, _), keys)| keys.contains(key));
        let extent = |window: &[(String, Extent)]| match window {
            [(_, first), .., (_, last)] => Extent::new(first.start, last.end),
            [(_, only)] => *only,
            [] => Extent::new(0, 0),
        };
        self.list.windows(part.len().max(1)).filter(fits).map(extent).collect()
    }
}

/// Whether a word may go on where the query ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Open,
    Closed,
}

struct Dictionary<'c> {
    corpus: &'c Corpus,
}

impl Dictionary<'_> {
    /// The words of the corpus that a typed word means, by their keys.
    fn keys(&self, typed: &str, end: End) -> HashSet<String> {
        let key = words::key(typed);
        if key.is_empty() {
            return HashSet::new();
        }
        let stems = self.stems(&key);
        let mut found: HashSet<String> =
            stems.iter().flat_map(|stem| forms(stem)).filter(|form| self.has(form)).collect();
        if found.is_empty() && end == End::Open && key.chars().count() >= SHORTEST_BEGINNING {
            for form in stems.iter().flat_map(|stem| forms(stem)) {
                self.corpus.words().with_prefix(&form, |word, _| {
                    found.insert(word.to_owned());
                });
            }
        }
        found
    }

    fn stems(&self, key: &str) -> Vec<String> {
        let mut stems = vec![key.to_owned()];
        // With and without the hamza: many write neither.
        if key.contains('أ') {
            stems.push(key.replacen('أ', "ا", 1));
        } else if key.starts_with("ال") {
            stems.push(key.replacen('ا', "أ", 1));
        }
        stems.extend(without_article(key).map(str::to_owned));
        let mut key = key.to_owned();
        // Nothing is glued between the article and its word.
        while !self.has(&format!("ال{key}")) {
            let own = self.count(&key);
            let Some(bare) = remainders(&key).into_iter().find(|rest| self.is_bare(rest, &key, own)) else { break };
            stems.push(bare.clone());
            key = bare;
        }
        stems
    }

    /// Whether `rest` is the word and what stands before it in `key` is glued on.
    fn is_bare(&self, rest: &str, key: &str, own: usize) -> bool {
        let often: usize = forms(rest).iter().filter(|form| *form != key).map(|form| self.count(form)).sum();
        let glued = key.strip_suffix(rest).unwrap_or("");
        // With an article inside there is no doubt.
        let sure = glued.ends_with("ال") || glued.ends_with("لل");
        often > 0 && (sure || often >= own * MORE_OFTEN)
    }

    fn has(&self, key: &str) -> bool {
        self.corpus.words().find(key).is_some()
    }

    /// Passages that have the word.
    fn count(&self, key: &str) -> usize {
        self.corpus.words().find(key).map_or(0, Iterator::count)
    }
}
