//! The names that the reader knows, and where a page has them.
//!
//! [`Lookup`] looks every word of a page up once; the finders of places, organisations, groups and events
//! share what it found.

pub mod load;
pub mod nisba;
pub mod spelling;

pub use load::{Country, Cue, Entry, Gazetteer, Grade, Phrase, Role, Word, gazetteer};
pub use nisba::{Form, Nisba};

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::reading::Paragraph;
use super::vocabulary::Known;
use crate::span::Extent;
use crate::text::fold::{Folded, fold_char, push_folded};
use crate::text::words::WordHash;
use crate::text::{Folding, TokenKind, Tokens};

/// What is known of one word of a page.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tag {
    pub word: Option<&'static Word>,
    /// How many letters of it are clitics outside the name.
    pub outside: u8,
    /// Whether ل has swallowed the article; the whole word is then the name's first.
    pub swallowed: bool,
    /// The clitic is a preposition (ب ل ك).
    pub governed: bool,
    /// و or ف stands before it.
    pub joined: bool,
}

impl Tag {
    /// Of a folded Arabic word.
    pub fn of(folded: &str) -> Tag {
        let mut key = String::with_capacity(folded.len());
        push_folded(folded, Folding::Loose, &mut key);
        look_up(&key, gazetteer(), &mut String::new())
    }
}

/// A known name in a page.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    pub phrase: &'static Phrase,
    /// Tokens from `first` on, `last` included.
    pub first: usize,
    pub last: usize,
}

/// All words of a page looked up.
#[derive(Debug, Default)]
pub struct Lookup {
    keys: String,
    ends: Vec<u32>,
    tags: Vec<Tag>,
    /// The longest known names that begin at each token of a paragraph, and where those of each token end here.
    hits: Vec<Hit>,
    hits_until: Vec<u32>,
    /// How often each state is named, by name, city or adjective.
    weight: HashMap<Country, u32, WordHash>,
    /// How many words speak of matches and leagues.
    sport: u32,
}

impl Lookup {
    /// Looks up the words of `paragraphs`; `words` is what is known of each token.
    pub fn new(tokens: &Tokens, paragraphs: &[Paragraph], words: &[Known]) -> Lookup {
        let known = gazetteer();
        let mut it = Lookup {
            keys: String::with_capacity(tokens.text.len()),
            ends: Vec::with_capacity(tokens.len()),
            tags: vec![Tag::default(); tokens.len()],
            hits: Vec::new(),
            hits_until: Vec::with_capacity(tokens.len()),
            weight: HashMap::default(),
            sport: 0,
        };
        for at in 0..tokens.len() {
            push_folded(tokens.fold(at), Folding::Loose, &mut it.keys);
            it.ends.push(it.keys.len() as u32);
        }
        for at in paragraphs.iter().flat_map(|paragraph| paragraph.tokens.clone()) {
            let tag = match tokens.get(at).map(|token| token.kind) {
                Some(TokenKind::Arabic) => words.get(at).map_or_else(Tag::default, |word| word.tag),
                Some(TokenKind::Foreign | TokenKind::Digits) => {
                    Tag { word: known.words.get(it.key(at)), ..Tag::default() }
                }
                _ => Tag::default(),
            };
            if let Some(slot) = it.tags.get_mut(at) {
                *slot = tag;
            }
        }
        it.weigh(known);
        it.find_names(paragraphs);
        it
    }

    fn find_names(&mut self, paragraphs: &[Paragraph]) {
        let mut hits = Vec::new();
        for paragraph in paragraphs {
            self.hits_until.resize(paragraph.tokens.start, hits.len() as u32);
            for at in paragraph.tokens.clone() {
                self.search(at, paragraph.tokens.end, &mut hits);
                self.hits_until.push(hits.len() as u32);
            }
        }
        self.hits = hits;
    }

    fn weigh(&mut self, known: &Gazetteer) {
        for tag in &self.tags {
            let Some(word) = tag.word else { continue };
            self.sport += u32::from(word.has(Cue::Sport));
            // "طرابلس" lies in two states, and says nothing of which the page means.
            let mut single = word
                .phrases
                .iter()
                .filter(|it| it.rest.is_empty() && it.grade == Grade::Sure)
                .filter_map(|it| known.entries.get(it.entry as usize).and_then(|it| it.country));
            let first = single.next();
            let place = first.filter(|it| single.all(|other| other == *it));
            for country in place.into_iter().chain(word.nisba.map(|it| it.country)) {
                *self.weight.entry(country).or_default() += 1;
            }
        }
    }

    /// The loose folding of token `at`; empty beyond the end.
    pub fn key(&self, at: usize) -> &str {
        let Some(&end) = self.ends.get(at) else { return "" };
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        &self.keys[start as usize..end as usize]
    }

    /// The same without the clitics that stand outside.
    pub fn bare(&self, at: usize) -> &str {
        let key = self.key(at);
        let from = key.char_indices().nth(usize::from(self.tag(at).outside)).map_or(key.len(), |(byte, _)| byte);
        &key[from..]
    }

    pub fn tag(&self, at: usize) -> Tag {
        self.tags.get(at).copied().unwrap_or_default()
    }

    pub fn word(&self, at: usize) -> Option<&'static Word> {
        self.tag(at).word
    }

    pub fn has(&self, at: usize, cue: Cue) -> bool {
        self.word(at).is_some_and(|word| word.has(cue))
    }

    pub fn nisba(&self, at: usize) -> Option<Nisba> {
        self.word(at).and_then(|word| word.nisba)
    }

    /// How many words of the page speak of matches and leagues.
    pub fn sport(&self) -> u32 {
        self.sport
    }

    /// How often the page names a state.
    pub fn weight(&self, country: Country) -> u32 {
        self.weight.get(&country).copied().unwrap_or(0)
    }

    /// The state that the page names most.
    pub fn main_country(&self) -> Option<Country> {
        self.weight.iter().max_by_key(|(country, count)| (**count, std::cmp::Reverse(**country))).map(|(it, _)| *it)
    }

    /// The known names that begin at token `at` and end before `end`, only those of the greatest length. `end` lies in the
    /// paragraph of `at` or at its end.
    pub fn longest(&self, at: usize, end: usize) -> Cow<'_, [Hit]> {
        let until = |at: usize| self.hits_until.get(at).map_or(0, |it| *it as usize);
        let hits = self.hits.get(at.checked_sub(1).map_or(0, until)..until(at)).unwrap_or(&[]);
        if hits.iter().all(|hit| hit.last < end) {
            return Cow::Borrowed(hits);
        }
        let mut shorter = Vec::new();
        self.search(at, end, &mut shorter);
        Cow::Owned(shorter)
    }

    fn search(&self, at: usize, end: usize, hits: &mut Vec<Hit>) {
        let Some(word) = self.word(at) else { return };
        let mut longest = 0;
        for phrase in &word.phrases {
            if longest > phrase.rest.len() {
                break;
            }
            if let Some(last) = self.matches(phrase, at, end) {
                longest = phrase.rest.len();
                hits.push(Hit { phrase, first: at, last });
            }
        }
    }

    fn matches(&self, phrase: &Phrase, at: usize, end: usize) -> Option<usize> {
        let mut next = at;
        for expected in &phrase.rest {
            next += 1;
            let mark = self.key(next);
            // "تل-أبيب", "أ.ف.ب".
            if mark == "-" && expected.len() > 2 || mark == "." && expected.len() == 2 {
                next += 1;
            }
            if next >= end || self.key(next) != &**expected && !self.undoubled(next, expected) {
                return None;
            }
        }
        Some(next)
    }

    fn undoubled(&self, at: usize, expected: &str) -> bool {
        let key = self.key(at);
        if key.len() <= expected.len() || key.chars().next() != expected.chars().next() || !spelling::is_doubled(key) {
            return false;
        }
        let mut single = key.to_owned();
        spelling::undouble(&mut single, 0);
        single == expected
    }
}

/// What is known of a word: as it stands, else without its clitics.
fn look_up(key: &str, known: &'static Gazetteer, buffer: &mut String) -> Tag {
    let find = |word: &str, buffer: &mut String| -> Option<&'static Word> {
        if let Some(found) = known.words.get(word) {
            return Some(found);
        }
        if !spelling::is_doubled(word) {
            return None;
        }
        buffer.clear();
        buffer.push_str(word);
        spelling::undouble(buffer, 0);
        if buffer.len() < word.len() { known.words.get(buffer.as_str()) } else { None }
    };
    if let Some(word) = find(key, buffer) {
        return Tag { word: Some(word), ..Tag::default() };
    }
    let (joined, rest) = match key.strip_prefix(['و', 'ف']) {
        Some(rest) => (true, rest),
        None => (false, key),
    };
    let outside = u8::from(joined);
    if joined && let Some(word) = find(rest, buffer) {
        return Tag { word: Some(word), outside, joined, ..Tag::default() };
    }
    if let Some(tag) = governed(rest, outside, &find, buffer) {
        return Tag { joined, ..tag };
    }
    // "فلسطيني" begins with ف, "ولاية" with و: what looked like a clitic may be a letter.
    if joined && let Some(tag) = governed(key, 0, &find, buffer) {
        return tag;
    }
    Tag { joined, ..Tag::default() }
}

fn governed(
    rest: &str,
    outside: u8,
    find: &impl Fn(&str, &mut String) -> Option<&'static Word>,
    buffer: &mut String,
) -> Option<Tag> {
    let bare = rest.strip_prefix(['ب', 'ل', 'ك'])?;
    if bare.chars().count() >= 2
        && let Some(word) = find(bare, buffer)
    {
        return Some(Tag { word: Some(word), outside: outside + 1, governed: true, ..Tag::default() });
    }
    let swallowed = rest.strip_prefix("لل")?;
    let restored = format!("ال{swallowed}");
    let word = find(&restored, buffer)?;
    Some(Tag { word: Some(word), outside, swallowed: true, governed: true, ..Tag::default() })
}

/// From the first letter that is no clitic of token `first` to the end of token `last`.
pub fn extent(tokens: &Tokens, tag: Tag, first: usize, last: usize) -> Option<Extent> {
    let start = tokens.get(first)?.extent.start + clitic_length(tokens.source(first), tag.outside);
    let end = tokens.get(last)?.extent.end;
    (start < end).then(|| Extent::new(start, end))
}

/// How many code points of a word its first `letters` letters take, the signs on them included.
fn clitic_length(word: &str, letters: u8) -> u32 {
    let mut left = letters;
    let mut length = 0;
    for c in word.chars() {
        let sign = matches!(fold_char(c), Folded::Gone);
        if left == 0 && !sign || letters == 0 {
            break;
        }
        left -= u8::from(!sign);
        length += 1;
    }
    length
}

/// The tokens of a hit as a range.
impl Hit {
    pub fn tokens(&self) -> Range<usize> {
        self.first..self.last + 1
    }
}

#[cfg(test)]
mod tests;
