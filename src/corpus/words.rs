//! The word index: every folded word of the passages and where it stands.
//!
//! Words are kept in the loose folding, clitics and all, sorted by their bytes. One distinction survives folding:
//! a hamza on the alef of what looks like the article (إلهام, ألمانيا) is kept as أ, so that
//! a search for هام need not find إلهام. Blocks of 16 words; in each word but the first of a block the
//! letters shared with the word before are left out:
//!
//! ```text
//! word = shared length letters list       (shared, length, list: LEB128; list = bytes of its list of passages)
//! ```

use std::collections::BTreeMap;

use super::pack::{self, Ascending};
use crate::text::fold::push_folded;
use crate::text::token::TokenKind;
use crate::text::{Folding, Tokens};

/// Words in a block.
pub const BLOCK: usize = 16;

/// Longest word that is kept, in bytes of its key; what is longer is cut.
const LONGEST: usize = 96;

/// The key of a word: its loose folding, with the hamza of a seeming article kept. Empty for what is no word.
pub fn key(word: &str) -> String {
    let mut key = String::new();
    key_into(word, &mut key);
    key
}

/// The same in the place of what `key` holds.
pub fn key_into(word: &str, key: &mut String) {
    key.clear();
    push_folded(word, Folding::Loose, key);
    if word.contains(['أ', 'إ']) {
        mark_hamza(word, key);
    }
    let mut end = key.len().min(LONGEST);
    while !key.is_char_boundary(end) {
        end -= 1;
    }
    key.truncate(end);
}

/// Puts أ for the alef in `key` where `word` has أل or إل at its beginning or after letters that can be glued before it.
fn mark_hamza(word: &str, key: &mut String) {
    let Some(alef) = key.find('ا') else { return };
    let glued = key[..alef].chars().all(|c| matches!(c, 'و' | 'ف' | 'ب' | 'ك'));
    if !glued || !key[alef..].starts_with("ال") {
        return;
    }
    // The first alef of the word as written.
    if word.chars().find(|c| matches!(c, 'ا' | 'أ' | 'إ' | 'آ' | 'ٱ')).is_some_and(|c| matches!(c, 'أ' | 'إ')) {
        key.replace_range(alef..alef + 'ا'.len_utf8(), "أ");
    }
}

/// The keys of the words of a text, in order, with their places among its tokens.
pub fn keys<'t>(tokens: &'t Tokens<'_>) -> impl Iterator<Item = (usize, String)> + use<'t> {
    tokens.iter().enumerate().filter(|(_, token)| is_word(token.kind)).map(|(at, _)| (at, key(tokens.source(at))))
}

/// Whether a token is a word of the index.
pub fn is_word(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Arabic | TokenKind::Foreign | TokenKind::Digits)
}

/// The word index while it is built: passages come in ascending order.
#[derive(Default)]
pub struct Builder {
    lists: BTreeMap<String, Vec<u32>>,
}

impl Builder {
    pub fn add(&mut self, passage: u32, text: &str) {
        for (_, key) in keys(&Tokens::new(text)) {
            let list = self.lists.entry(key).or_default();
            if list.last() != Some(&passage) {
                list.push(passage);
            }
        }
    }

    pub fn finish(self) -> Index {
        let mut index = Index::default();
        let mut before = String::new();
        for (word, list) in self.lists.iter().filter(|(word, _)| !word.is_empty()) {
            index.add(word, list, &mut before);
        }
        index.close()
    }
}

#[derive(Default)]
pub struct Index {
    pub words: Vec<u8>,
    pub blocks: Vec<u64>,
    pub list_blocks: Vec<u64>,
    pub lists: Vec<u8>,
    count: usize,
}

impl Index {
    /// Words come in the order of their bytes; `before` is the one that came last.
    fn add(&mut self, word: &str, list: &[u32], before: &mut String) {
        if self.count.is_multiple_of(BLOCK) {
            self.blocks.push(self.words.len() as u64);
            self.list_blocks.push(self.lists.len() as u64);
            before.clear();
        }
        self.count += 1;
        let shared = word.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count();
        let start = self.lists.len();
        pack::put_ascending(list, &mut self.lists);
        pack::put_varint(shared as u32, &mut self.words);
        pack::put_varint((word.len() - shared) as u32, &mut self.words);
        self.words.extend_from_slice(&word.as_bytes()[shared..]);
        pack::put_varint((self.lists.len() - start) as u32, &mut self.words);
        word.clone_into(before);
    }

    fn close(mut self) -> Index {
        self.blocks.push(self.words.len() as u64);
        self.list_blocks.push(self.lists.len() as u64);
        self
    }
}

/// The word index of a corpus that is stored without one, made when it is opened: a third of the bytes of a small corpus
/// is its word index, and making it takes some milliseconds.
pub struct Made {
    words: Vec<u8>,
    lists: Vec<u8>,
    blocks: Vec<u8>,
    list_blocks: Vec<u8>,
}

/// Bytes of a number in the columns of [`Made`].
const MADE_WIDTH: usize = 4;

impl Made {
    /// Of texts in the order of their passages.
    pub fn of<'t>(passages: impl Iterator<Item = &'t str>) -> Made {
        let mut all: Vec<(String, u32)> = Vec::new();
        for (at, text) in (0..).zip(passages) {
            all.extend(keys(&Tokens::new(text)).filter(|(_, key)| !key.is_empty()).map(|(_, key)| (key, at)));
        }
        crate::order::sort_by(&mut all, Ord::cmp);
        let mut index = Index::default();
        let (mut before, mut list) = (String::new(), Vec::new());
        for (n, (word, at)) in all.iter().enumerate() {
            if list.last() != Some(at) {
                list.push(*at);
            }
            if all.get(n + 1).is_none_or(|(next, _)| next != word) {
                index.add(word, &list, &mut before);
                list.clear();
            }
        }
        let index = index.close();
        let column = |numbers: &[u64]| {
            let mut out = Vec::new();
            pack::put_column(numbers, MADE_WIDTH, &mut out);
            out
        };
        Made {
            blocks: column(&index.blocks),
            list_blocks: column(&index.list_blocks),
            words: index.words,
            lists: index.lists,
        }
    }

    pub(super) fn words(&self, passages: u32) -> Words<'_> {
        Words {
            words: &self.words,
            lists: &self.lists,
            blocks: &self.blocks,
            blocks_width: MADE_WIDTH,
            list_blocks: &self.list_blocks,
            list_blocks_width: MADE_WIDTH,
            passages,
        }
    }
}

/// The stored word index, read in place.
#[derive(Clone, Copy)]
pub struct Words<'c> {
    pub(super) words: &'c [u8],
    pub(super) lists: &'c [u8],
    pub(super) blocks: &'c [u8],
    pub(super) blocks_width: usize,
    pub(super) list_blocks: &'c [u8],
    pub(super) list_blocks_width: usize,
    /// Passages of the corpus.
    pub(super) passages: u32,
}

impl<'c> Words<'c> {
    fn block_count(&self) -> usize {
        self.blocks.len().checked_div(self.blocks_width).unwrap_or(0).saturating_sub(1)
    }

    fn block(&self, at: usize) -> Walk<'c> {
        let part = |column: &[u8], width: usize, of: &'c [u8]| {
            let start = pack::column(column, width, at) as usize;
            let end = pack::column(column, width, at + 1) as usize;
            of.get(start..end).unwrap_or(&[])
        };
        Walk {
            words: part(self.blocks, self.blocks_width, self.words),
            lists: part(self.list_blocks, self.list_blocks_width, self.lists),
            word: Vec::new(),
        }
    }

    /// Words from the first that is not before `key`, in order, until `each` says to stop.
    fn walk(&self, key: &str, mut each: impl FnMut(&[u8], Ascending<'c>) -> Go) {
        let (mut low, mut high) = (0, self.block_count());
        // The last block whose first word is not after the key.
        while high - low > 1 {
            let middle = usize::midpoint(low, high);
            let mut block = self.block(middle);
            if block.next(self.passages).is_some() && block.word.as_slice() <= key.as_bytes() {
                low = middle;
            } else {
                high = middle;
            }
        }
        for at in low..self.block_count() {
            let mut block = self.block(at);
            while let Some(list) = block.next(self.passages) {
                if block.word.as_slice() >= key.as_bytes() && matches!(each(&block.word, list), Go::Stop) {
                    return;
                }
            }
        }
    }

    /// The passages that hold the word with this key.
    pub fn find(&self, key: &str) -> Option<Ascending<'c>> {
        let mut found = None;
        self.walk(key, |word, list| {
            if word == key.as_bytes() {
                found = Some(list);
            }
            Go::Stop
        });
        found
    }

    /// Every word that begins with `prefix`: its key and passages.
    pub fn with_prefix(&self, prefix: &str, mut each: impl FnMut(&str, Ascending<'c>)) {
        self.walk(prefix, |word, list| {
            if !word.starts_with(prefix.as_bytes()) {
                return Go::Stop;
            }
            each(std::str::from_utf8(word).unwrap_or(""), list);
            Go::On
        });
    }
}

enum Go {
    On,
    Stop,
}

/// A walk through one block.
struct Walk<'c> {
    words: &'c [u8],
    lists: &'c [u8],
    word: Vec<u8>,
}

impl<'c> Walk<'c> {
    fn next(&mut self, passages: u32) -> Option<Ascending<'c>> {
        let shared = pack::varint(&mut self.words)? as usize;
        let length = pack::varint(&mut self.words)? as usize;
        let letters = self.words.get(..length)?;
        self.words = self.words.get(length..)?;
        self.word.truncate(shared);
        self.word.extend_from_slice(letters);
        let bytes = pack::varint(&mut self.words)? as usize;
        let list = self.lists.get(..bytes)?;
        self.lists = self.lists.get(bytes..)?;
        Some(Ascending::new(list, passages))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_words() {
        for (word, expected) in [
            ("الحكومة", "الحكومه"),
            ("إلهام", "ألهام"),
            ("وألمانيا", "وألمانيا"),
            ("الهام", "الهام"),
            ("أذربيجان", "اذربيجان"),
            ("٢٠٢٣", "2023"),
            ("Aliyev", "aliyev"),
        ] {
            assert_eq!(key(word), expected);
        }
    }
}
