//! Where words stand: from articles with their words to words with their articles.

use super::{BREAK, Run};

/// An article by run and number in the run.
pub type Place = (u32, u32);

/// Occurrences of a stretch of the dictionary: for each word its articles and places, ascending.
pub struct Occurrences {
    first: u32,
    starts: Vec<usize>,
    docs: Vec<u32>,
    places: Vec<u32>,
}

/// How often each word stands in all articles.
pub fn totals(runs: &[Run], lexicon: &[Vec<u32>], words: usize) -> Vec<u32> {
    let mut totals = vec![0; words];
    for (run, places) in runs.iter().zip(lexicon) {
        run.words.iter().filter(|word| **word != BREAK).for_each(|word| totals[places[*word as usize] as usize] += 1);
    }
    totals
}

/// The words of an article.
fn words_of(run: &Run, at: usize) -> &[u32] {
    let start = run.records[at].words;
    let end = run.records.get(at + 1).map_or(run.words.len(), |next| next.words);
    &run.words[start..end]
}

/// Places of words in an article: one more than the last.
pub fn extent(run: &Run, at: usize) -> u32 {
    words_of(run, at).len() as u32
}

impl Occurrences {
    /// Of the words `first..first + totals.len()`, articles numbered as `order` has them.
    pub fn new(runs: &[Run], lexicon: &[Vec<u32>], order: &[Place], first: u32, totals: &[u32]) -> Occurrences {
        let mut starts = Vec::with_capacity(totals.len() + 1);
        let mut sum = 0;
        starts.push(0);
        for total in totals {
            sum += *total as usize;
            starts.push(sum);
        }
        let mut next = starts.clone();
        let (mut docs, mut places) = (vec![0; sum], vec![0; sum]);
        for ((run, at), doc) in order.iter().zip(0u32..) {
            let (run, lexicon) = (&runs[*run as usize], &lexicon[*run as usize]);
            for (word, place) in words_of(run, *at as usize).iter().zip(0u32..) {
                if *word == BREAK {
                    continue;
                }
                let row = lexicon[*word as usize].wrapping_sub(first) as usize;
                if row >= totals.len() {
                    continue;
                }
                let to = next[row];
                next[row] = to + 1;
                docs[to] = doc;
                places[to] = place;
            }
        }
        Occurrences { first, starts, docs, places }
    }

    /// Articles of some words, as they stand: unordered from word to word, repeated.
    pub fn docs(&self, words: std::ops::Range<u32>) -> &[u32] {
        &self.docs[self.starts[(words.start - self.first) as usize]..self.starts[(words.end - self.first) as usize]]
    }

    /// Each article of a word with its places.
    pub fn articles(&self, word: u32) -> impl Iterator<Item = (u32, &[u32])> {
        let row = (word - self.first) as usize;
        let (mut from, end) = (self.starts[row], self.starts[row + 1]);
        std::iter::from_fn(move || {
            let doc = *self.docs[from..end].first()?;
            let to = from + self.docs[from..end].iter().take_while(|next| **next == doc).count();
            let places = &self.places[from..to];
            from = to;
            Some((doc, places))
        })
    }
}
