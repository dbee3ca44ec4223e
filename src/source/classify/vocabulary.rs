//! The words of the article's sentences, by which other lines are told to belong to it or not.

use super::super::words::{Stems, Words};
use super::sheet::{Sheet, Unit};

impl Sheet<'_> {
    /// The stems that say what a unit is about.
    pub fn stems(&self, unit: &Unit) -> impl Iterator<Item = u64> {
        self.words_of(unit).iter().map(|word| word.stem).filter(|stem| *stem != 0)
    }

    /// Takes the words of a unit into the vocabulary.
    pub fn learn(&mut self, at: usize) {
        let Some(unit) = self.units.get(at).filter(|unit| !unit.learnt) else { return };
        let stems: Stems = self.stems(unit).collect();
        for stem in stems {
            *self.vocabulary.entry(stem).or_default() += 1;
        }
        self.units[at].learnt = true;
    }

    /// Share of a unit's content words that other sentences of the article use too; nothing where it has none.
    pub fn overlap(&self, unit: &Unit) -> Option<f32> {
        let (mut all, mut shared) = (0usize, 0usize);
        for stem in self.stems(unit) {
            all += 1;
            shared += usize::from(self.vocabulary.get(&stem).is_some_and(|n| *n > u32::from(unit.learnt)));
        }
        (all > 0).then(|| shared as f32 / all as f32)
    }

    /// Share of the content words that two units have in common.
    pub fn likeness(&self, a: &Unit, b: &Unit) -> f32 {
        let first: Stems = self.stems(a).collect();
        let second: Stems = self.stems(b).collect();
        let shared = first.intersection(&second).count();
        let all = first.len() + second.len() - shared;
        if all == 0 { 0.0 } else { shared as f32 / all as f32 }
    }

    /// Share of a unit's content words that the head of the page has in its title.
    pub fn said_in_title(&self, unit: &Unit) -> f32 {
        let stems: Stems = self.stems(unit).collect();
        let shared = stems.iter().filter(|stem| self.title.contains(*stem)).count();
        if stems.is_empty() { 0.0 } else { shared as f32 / stems.len() as f32 }
    }
}

/// The content words of a line.
pub(super) fn stems_of(text: &str) -> Stems {
    let mut words = Words::default();
    let range = words.read(text, 0);
    words.get(&range).iter().map(|word| word.stem).filter(|stem| *stem != 0).collect()
}
