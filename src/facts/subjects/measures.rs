//! What can be measured, from `knowledge/measures.tsv`, and how units of one dimension compare.

use std::sync::LazyLock;

use crate::facts::terms::Lexicon;
use crate::knowledge::{alternatives, rows};

/// How a measure behaves over time, which decides whether two numbers for it can speak against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// Does not change from day to day: distances, lengths, areas.
    Fixed,
    /// Counts of one happening; they rise.
    Toll,
    /// Holds for a period.
    Rate,
    /// Of one deal, loan, budget.
    Amount,
    /// What is measured; no measure by itself.
    Thing,
    Import,
    Export,
    Supply,
    Change,
    /// Nouns that only say that people are counted.
    General,
}

/// One measure.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    pub id: &'static str,
    pub nature: Nature,
    pub dimension: &'static str,
    pub label: &'static str,
    words: &'static str,
}

/// All measures; they are known by their place here.
pub static MEASURES: LazyLock<Vec<Measure>> = LazyLock::new(|| {
    let nature = |name: &str| match name {
        "fixed" => Nature::Fixed,
        "toll" => Nature::Toll,
        "rate" => Nature::Rate,
        "thing" => Nature::Thing,
        "import" => Nature::Import,
        "export" => Nature::Export,
        "supply" => Nature::Supply,
        "change" => Nature::Change,
        "general" => Nature::General,
        _ => Nature::Amount,
    };
    rows(include_str!("../../knowledge/measures.tsv"))
        .filter_map(|row| match row[..] {
            [id, of, dimension, label, words] => Some(Measure { id, nature: nature(of), dimension, label, words }),
            _ => None,
        })
        .collect()
});

/// Which measures a corpus' stems speak of.
pub struct Measured {
    /// By stem: places in [`MEASURES`].
    of: Vec<Vec<u16>>,
}

impl Measured {
    /// Numbers the stems of all measures in a lexicon.
    pub fn new(lexicon: &mut Lexicon) -> Measured {
        let mut of: Vec<Vec<u16>> = Vec::new();
        for (at, measure) in MEASURES.iter().enumerate() {
            // Of several words the first says it.
            for word in alternatives(measure.words).filter_map(|it| it.split(' ').next()) {
                let stem = lexicon.of_word(word) as usize;
                if of.len() <= stem {
                    of.resize(stem + 1, Vec::new());
                }
                if let Some(list) = of.get_mut(stem).filter(|list| !list.contains(&(at as u16))) {
                    list.push(at as u16);
                }
            }
        }
        Measured { of }
    }

    /// The measures that a stem speaks of.
    pub fn of(&self, stem: u32) -> impl Iterator<Item = u16> + '_ {
        self.of.get(stem as usize).into_iter().flatten().copied()
    }

    /// The measure of one of these natures that a stem speaks of.
    pub fn natured(&self, stem: u32, natures: &[Nature]) -> Option<u16> {
        self.of(stem).find(|at| measure(*at).is_some_and(|it| natures.contains(&it.nature)))
    }

    /// Whether a counted noun says no more than that people are counted.
    pub fn is_general(&self, stem: u32) -> bool {
        self.natured(stem, &[Nature::General]).is_some()
    }
}

/// The measure at a place of [`MEASURES`].
pub fn measure(at: u16) -> Option<&'static Measure> {
    MEASURES.get(at as usize)
}

/// The dimension of a unit, and how many of its base unit make one. Money and counts are dimensions by themselves.
pub fn scale(unit: &str) -> (&str, f64) {
    SCALES
        .iter()
        .find(|(known, _, _)| *known == unit)
        .map_or((unit, 1.0), |(_, dimension, factor)| (dimension, *factor))
}

static SCALES: LazyLock<Vec<(&'static str, &'static str, f64)>> = LazyLock::new(|| {
    rows(include_str!("../../knowledge/unit_scales.tsv"))
        .filter_map(|row| match row[..] {
            [dimension, unit, factor] => Some((unit, dimension, factor.parse().ok()?)),
            _ => None,
        })
        .collect()
});

/// Whether a unit is a currency: ISO 4217 codes are the only ones of three capitals.
pub fn is_money(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase()) && unit != "TWh"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let lines = include_str!("../../knowledge/measures.tsv").lines().filter(|it| !it.starts_with('#')).count();
        assert_eq!(MEASURES.len(), lines);
        assert_eq!(scale("km"), ("length", 1000.0));
        assert_eq!(scale("USD"), ("USD", 1.0));
        assert!(is_money("EUR") && !is_money("km") && !is_money("items"));
    }
}
