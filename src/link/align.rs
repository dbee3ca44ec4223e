//! Carrying passages over from one state of an article to the next.
//!
//! Three steps, surest first: the same folded words; a passage that fell into parts or grew together
//! from them; similar words. No score alone is safe (a sentence with "killed" changed to "wounded"
//! scores higher than one whose neighbours moved), so a similar passage is taken without a question
//! only when its numbers, dates, negations and names are the same and no word stands in another's
//! place (`guards.rs`); otherwise the editor is asked, or the passage counts as gone.

mod guards;
mod parts;
mod similar;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use super::words;
use crate::text::fold::{Folding, fold};

/// What became of an old passage.
#[derive(Clone, Debug, PartialEq)]
pub enum Carried {
    /// The same folded words.
    Same {
        new: usize,
    },
    /// The same passage in other words. `doubt`: what the editor should look at.
    Edited {
        new: usize,
        doubt: Option<Doubt>,
    },
    /// Its words are now these, in order; the id stays with `keep`.
    Split {
        into: Vec<usize>,
        keep: usize,
        doubt: Option<Doubt>,
    },
    /// It is now part of a longer passage, whose id is that of old passage `keeper` (maybe itself).
    Merged {
        new: usize,
        keeper: usize,
        doubt: Option<Doubt>,
    },
    Gone,
}

/// Why an edit may have changed what a passage says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// Figures or number words.
    Numbers,
    Negations,
    /// Words of dates: months, days of the week, "yesterday".
    Dates,
    Names,
    /// A word went, stands where another stood, or came in and turns what follows.
    Words,
    /// Nothing but letters within words: a slip mended, or another word.
    Spelling,
    /// Much of it is new.
    Similarity,
}

impl Doubt {
    pub const ALL: [Doubt; 7] = [
        Doubt::Numbers,
        Doubt::Negations,
        Doubt::Dates,
        Doubt::Names,
        Doubt::Words,
        Doubt::Spelling,
        Doubt::Similarity,
    ];

    /// The word for it in the registry.
    pub fn name(self) -> &'static str {
        match self {
            Doubt::Numbers => "numbers",
            Doubt::Negations => "negations",
            Doubt::Dates => "dates",
            Doubt::Names => "names",
            Doubt::Words => "words",
            Doubt::Spelling => "spelling",
            Doubt::Similarity => "similarity",
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    /// One for every old passage.
    pub carried: Vec<Carried>,
    /// New passages that are nobody's successor, in order.
    pub fresh: Vec<usize>,
}

/// Tells which names a text holds (ids or folded words), in any order; texts are compared by it.
pub type Names<'n> = &'n dyn Fn(&str) -> Vec<String>;

/// Aligns the passages of an article as it was with those of the article as it is.
pub fn align(old: &[&str], new: &[&str], names: Names<'_>) -> Alignment {
    let mut work = Work::new(old, new);
    work.exact();
    parts::find(&mut work, names);
    similar::find(&mut work, names);
    work.finish()
}

/// How much of two texts is the same words in the same order, 0 to 1.
pub fn likeness(old: &str, new: &str) -> f32 {
    similar::score(&Passage::new(old).words, &Passage::new(new).words)
}

/// A passage with its words.
struct Passage<'t> {
    text: &'t str,
    /// Folded loosely: hamzas, final ya and ta marbuta make no difference here.
    words: Vec<String>,
    /// What "the same folded words" means: [`words::folded`], or the text of a passage without words ("* * *").
    key: String,
}

impl<'t> Passage<'t> {
    fn new(text: &'t str) -> Passage<'t> {
        let words = words::words(text);
        let key = if words.is_empty() { text.to_owned() } else { words.join(" ") };
        Passage { text, words: words.iter().map(|word| fold(word, Folding::Loose)).collect(), key }
    }
}

/// An alignment in the making.
struct Work<'t> {
    old: Vec<Passage<'t>>,
    new: Vec<Passage<'t>>,
    carried: Vec<Option<Carried>>,
    /// Which old passage a new one continues.
    origin: Vec<Option<usize>>,
}

impl<'t> Work<'t> {
    fn new(old: &[&'t str], new: &[&'t str]) -> Work<'t> {
        let passages =
            |texts: &[&'t str]| -> Vec<Passage<'t>> { texts.iter().map(|text| Passage::new(text)).collect() };
        let (carried, origin) = (vec![None; old.len()], vec![None; new.len()]);
        Work { old: passages(old), new: passages(new), carried, origin }
    }

    fn set(&mut self, old: usize, new: usize, carried: Carried) {
        self.carried[old] = Some(carried);
        self.origin[new] = Some(old);
    }

    fn is_open(&self, old: usize) -> bool {
        self.carried[old].is_none()
    }

    fn is_free(&self, new: usize) -> bool {
        self.origin[new].is_none()
    }

    fn open(&self) -> Vec<usize> {
        (0..self.old.len()).filter(|i| self.is_open(*i)).collect()
    }

    fn free(&self) -> Vec<usize> {
        (0..self.new.len()).filter(|j| self.is_free(*j)).collect()
    }

    /// How well the neighbours of `old` and `new` agree, 0 to 4: two for every neighbour that is carried
    /// to the neighbour on the same side, one where both stand at that end of the article.
    fn neighbours(&self, old: usize, new: usize) -> usize {
        let before = match (old.checked_sub(1), new.checked_sub(1)) {
            (None, None) => 1,
            (Some(i), Some(j)) if self.origin[j] == Some(i) => 2,
            _ => 0,
        };
        let after = match (self.carried.get(old + 1), self.origin.get(new + 1)) {
            (None, None) => 1,
            (Some(_), Some(origin)) if *origin == Some(old + 1) => 2,
            _ => 0,
        };
        before + after
    }

    /// Passages of the same words: unique ones first, then repeated ones by their neighbours, then the
    /// rest of the repeated ones in order.
    fn exact(&mut self) {
        let mut groups: HashMap<&str, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for (i, passage) in self.old.iter().enumerate() {
            groups.entry(&passage.key).or_default().0.push(i);
        }
        for (j, passage) in self.new.iter().enumerate() {
            groups.entry(&passage.key).or_default().1.push(j);
        }
        let groups: Vec<_> = groups.into_values().collect();
        let mut repeated = Vec::new();
        for (olds, news) in groups {
            match (olds.as_slice(), news.as_slice()) {
                ([i], [j]) => self.set(*i, *j, Carried::Same { new: *j }),
                ([], _) | (_, []) => {}
                _ => repeated.push((olds, news)),
            }
        }
        repeated.sort();
        for least in [4, 3, 2, 1, 0] {
            for (olds, news) in &repeated {
                for &i in olds {
                    let fits = |j: &&usize| self.is_free(**j) && self.neighbours(i, **j) >= least;
                    if self.is_open(i)
                        && let Some(&j) = news.iter().find(fits)
                    {
                        self.set(i, j, Carried::Same { new: j });
                    }
                }
            }
        }
    }

    fn finish(self) -> Alignment {
        let fresh = self.free();
        let carried = self.carried.into_iter().map(|it| it.unwrap_or(Carried::Gone)).collect();
        Alignment { carried, fresh }
    }
}
