//! All words of all runs, and the order in which the dictionary has them.

use super::Run;
use super::intern::Interner;
use crate::archive::family::{self, Counts, Split};
use crate::archive::glued::{self, Glued};
use crate::archive::letters::Key;

/// A word where it stands in the dictionary.
pub struct Word {
    pub glued: Glued,
    pub hamza: bool,
    pub stem: Box<[u8]>,
}

/// The words in the order of the dictionary.
#[derive(Default)]
pub struct Lexicon {
    pub words: Vec<Word>,
    /// By run: place in `words` of each of the run's words.
    pub places: Vec<Vec<u32>>,
}

/// Articles by word, and by stem.
struct Table {
    words: Interner,
    own: Vec<u32>,
    family: Vec<u32>,
}

fn code(key: &Key) -> Vec<u8> {
    let mut code = Vec::with_capacity(key.letters.len() + 1);
    code.push(u8::from(key.hamza));
    code.extend_from_slice(&key.letters);
    code
}

fn key(code: &[u8]) -> Key {
    let (hamza, letters) = code.split_first().unwrap_or((&0, &[]));
    Key { letters: letters.to_vec(), hamza: *hamza == 1 }
}

impl Counts for Table {
    fn own(&self, key: &Key) -> u32 {
        self.words.find(&code(key)).and_then(|at| self.own.get(at as usize)).copied().unwrap_or(0)
    }

    fn family(&self, stem: &Key) -> u32 {
        self.words.find(&code(stem)).and_then(|at| self.family.get(at as usize)).copied().unwrap_or(0)
    }
}

impl Lexicon {
    pub fn new(runs: &[Run]) -> Lexicon {
        let mut words = Interner::default();
        let mut own: Vec<u32> = Vec::new();
        let mut places = Vec::new();
        for run in runs {
            let place = |(word, (having, _)): (&[u8], &(u32, u32))| {
                let at = words.intern(word);
                own.resize(words.len(), 0);
                own[at as usize] += having;
                at
            };
            places.push(run.lexicon.iter().zip(&run.having).map(place).collect::<Vec<u32>>());
        }
        let (order, words) = order(words, own);
        let mut at = vec![0; order.len()];
        order.iter().zip(0..).for_each(|(word, place)| at[*word as usize] = place);
        places.iter_mut().flatten().for_each(|place| *place = at[*place as usize]);
        Lexicon { words, places }
    }
}

/// Puts the words into families; gives the old number of each word in the new order.
fn order(mut words: Interner, own: Vec<u32>) -> (Vec<u32>, Vec<Word>) {
    let count = words.len();
    let mut family = own.clone();
    let mut stem = Vec::new();
    for at in 0..count as u32 {
        let word = key(words.get(at));
        for (_, rest) in glued::decompose(&word) {
            stem.clear();
            stem.push(u8::from(word.hamza));
            stem.extend_from_slice(rest);
            let of = words.intern(&stem) as usize;
            family.resize(words.len(), 0);
            family[of] += own[at as usize];
        }
    }
    let table = Table { words, own, family };
    let mut sorted: Vec<(Word, u32)> = Vec::with_capacity(count);
    for at in 0..count as u32 {
        let word = key(table.words.get(at));
        let Split { glued, stem } = family::split(&word, &table);
        sorted.push((Word { glued, hamza: word.hamza, stem: stem.letters.into() }, at));
    }
    sorted.sort_unstable_by(|(a, _), (b, _)| (&a.stem, a.glued.code(a.hamza)).cmp(&(&b.stem, b.glued.code(b.hamza))));
    sorted.into_iter().map(|(word, at)| (at, word)).unzip()
}
