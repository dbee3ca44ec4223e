//! Which words of a corpus a typed word means.
//!
//! A word means every form of it that the corpus has (see [`super::clitics`]), whichever spelling the loose folding
//! joins. Typed with the article it means the word without it too; typed with a glued و ف ب ك ل it means the bare
//! word too, where the corpus speaks for that. A word that the corpus does not have is taken as the beginning of one.
//!
//! The letters that are glued also begin words of their own: وزير is no و + زير, and كمال is no form of مال. A word
//! counts as one of its own where `whole_words.tsv` lists it, where the corpus has it with the article or with such a letter before
//! it, or where it stands in a name that the corpus knows while the rest does not.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::clitics::{forms, remainders, without_article};
use super::query::End;
use crate::corpus::{Corpus, words};
use crate::text::words::WordSet;

/// Shortest beginning of a word, in letters, that is searched for.
const SHORTEST_BEGINNING: usize = 2;

/// How many times more often than the typed word the corpus must have the bare one, for the first letter of the typed one
/// to be taken as glued on. Names and nouns that begin with such a letter (وزير، كريم) are three times as common
/// as glued ones, so even odds would be wrong too often.
const MORE_OFTEN: usize = 2;

/// Letters that can be glued before a word.
const GLUED: [char; 5] = ['و', 'ف', 'ب', 'ك', 'ل'];

/// Words that begin with such a letter and would be another word without it; by key.
static WHOLE: LazyLock<WordSet> = LazyLock::new(|| {
    crate::knowledge::rows(include_str!("../knowledge/whole_words.tsv"))
        .flatten()
        .flat_map(|cell| cell.split_whitespace())
        .map(|word| words::key(word).into())
        .collect()
});

/// The words of a corpus, asked for what a query means.
pub(super) struct Lexicon<'c> {
    corpus: &'c Corpus,
}

/// The words of a corpus that a typed word means.
#[derive(Clone, Debug, Default)]
pub(super) struct Meaning {
    /// Keys of the word index.
    pub keys: Vec<String>,
    /// They only begin as typed: the corpus does not have the word itself.
    pub beginning: bool,
}

impl<'c> Lexicon<'c> {
    pub fn new(corpus: &'c Corpus) -> Lexicon<'c> {
        Lexicon { corpus }
    }

    pub fn meaning(&self, typed: &str, end: End) -> Meaning {
        let key = words::key(typed);
        if key.is_empty() {
            return Meaning::default();
        }
        let stems = self.stems(&key);
        let mut found: HashSet<String> = HashSet::new();
        for stem in &stems {
            for form in forms(stem) {
                if self.has(&form) && !self.is_other(&form, stem) {
                    found.insert(form);
                }
            }
        }
        let beginning = found.is_empty() && end == End::Open && key.chars().count() >= SHORTEST_BEGINNING;
        if beginning {
            for form in stems.iter().flat_map(|stem| forms(stem)) {
                self.corpus.words().with_prefix(&form, |word, _| {
                    found.insert(word.to_owned());
                });
            }
        }
        Meaning { keys: found.into_iter().collect(), beginning }
    }

    /// The typed key, and what it is without the article and glued letters.
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
        while !self.is_whole(&key) {
            let own = self.count(&key);
            let bare = remainders(&key).into_iter().find(|rest| self.is_bare(rest, &key, own));
            let Some(bare) = bare.or_else(|| self.present_of(&key)) else { break };
            stems.extend(without_article(&bare).map(str::to_owned));
            stems.push(bare.clone());
            key = bare;
        }
        stems
    }

    /// Whether the first letter of a key is its own, whatever the rest is.
    fn is_whole(&self, key: &str) -> bool {
        // Nothing is glued between the article and its word.
        if WHOLE.contains(key) || self.has(&format!("ال{key}")) {
            return true;
        }
        let Some(first) = key.chars().next().filter(|first| GLUED.contains(first)) else { return false };
        let conjunction = matches!(first, 'و' | 'ف');
        let before = |letter: &char| conjunction || !matches!(letter, 'و' | 'ف');
        GLUED.iter().filter(|letter| before(letter)).any(|letter| self.has(&format!("{letter}{key}")))
    }

    /// Whether `rest` is the word and what stands before it in `key` is glued on.
    fn is_bare(&self, rest: &str, key: &str, own: usize) -> bool {
        let often: usize = forms(rest).iter().filter(|form| *form != key).map(|form| self.count(form)).sum();
        if often == 0 {
            return false;
        }
        let glued = key.strip_suffix(rest).unwrap_or("");
        // With an article inside there is no doubt.
        if glued.ends_with("ال") || glued.ends_with("لل") {
            return true;
        }
        if self.is_named(key) {
            return false;
        }
        // What looks like a verb has to be a noun or a name for sure: فيصل is no ف + يصل.
        let verbal = rest.starts_with(['ي', 'ت', 'ن']) && !glued.ends_with(['ب', 'ك']);
        (often >= own * MORE_OFTEN && !verbal) || self.is_named(rest) || self.has(&format!("ال{rest}"))
    }

    /// What a verb in the future is without its س, where the corpus has that: سيكتب is س + يكتب.
    fn present_of(&self, key: &str) -> Option<String> {
        let joined = key.strip_prefix(['و', 'ف']).unwrap_or(key);
        let rest = joined.strip_prefix('س').filter(|rest| rest.starts_with(['ي', 'ت', 'ن', 'ا']))?;
        (rest.chars().count() > SHORTEST_BEGINNING && !self.is_whole(joined) && self.has(rest)).then(|| rest.to_owned())
    }

    /// Whether a form of a stem that the corpus has is another word: with one letter before it, or with و or ف before that.
    fn is_other(&self, form: &str, stem: &str) -> bool {
        let glued = form.strip_suffix(stem).unwrap_or("");
        let other = |word: &str| WHOLE.contains(word) || (self.is_named(word) && !self.is_named(stem));
        match glued.chars().count() {
            1 if form.starts_with(GLUED) => other(form),
            2 if form.starts_with(['و', 'ف']) => form.chars().next().is_some_and(|c| other(&form[c.len_utf8()..])),
            _ => false,
        }
    }

    /// Whether a key is a word of a name that the corpus knows.
    fn is_named(&self, key: &str) -> bool {
        self.corpus.is_in_a_name(&key.replace('أ', "ا"))
    }

    fn has(&self, key: &str) -> bool {
        self.corpus.words().find(key).is_some()
    }

    /// Passages that have the word.
    fn count(&self, key: &str) -> usize {
        self.corpus.words().find(key).map_or(0, Iterator::count)
    }
}
