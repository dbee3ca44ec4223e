//! Where the passages are in time: bars to see and pick, and presets.

use crate::corpus::Corpus;
use crate::day::Interval;
use crate::explore::{Grain, Selection};

use super::Lang;

/// Bars of the kind of date that the selection asks about, under the rest of the selection.
#[derive(Clone, Debug, PartialEq)]
pub struct Histogram {
    pub grain: Grain,
    /// In time; in Arabic the view lays them from right to left.
    pub bars: Vec<Bar>,
    /// The highest count.
    pub most: u32,
    /// Passages without such a date, and the same as a sentence.
    pub undated: u32,
    pub undated_words: String,
}

/// One year or month.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub interval: Interval,
    /// For `from` and `to` of the address: `YYYY` or `YYYY-MM`.
    pub value: String,
    /// Under the bar: "2023", "يوليو".
    pub label: String,
    /// Read aloud: "يوليو 2023: 12 مقطعًا".
    pub description: String,
    pub count: u32,
    /// Of the highest bar, 0 to 1.
    pub share: f32,
    /// Overlaps the interval that is chosen.
    pub chosen: bool,
}

/// An interval to pick with one click.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preset {
    pub interval: Interval,
    pub value: String,
    pub label: String,
    pub count: u32,
    pub chosen: bool,
}

/// The histogram under a selection. `grain` `None`: months where they are few, else years.
pub fn histogram(corpus: &Corpus, selection: &Selection, grain: Option<Grain>, lang: Lang) -> Histogram {
    let _ = (corpus, selection, lang);
    Histogram {
        grain: grain.unwrap_or(Grain::Year),
        bars: Vec::new(),
        most: 0,
        undated: 0,
        undated_words: String::new(),
    }
}

/// Years that hold a passage under the rest of the selection, latest first.
pub fn year_presets(corpus: &Corpus, selection: &Selection, lang: Lang) -> Vec<Preset> {
    let _ = (corpus, selection, lang);
    Vec::new()
}

/// Months of one year that hold a passage, in order.
pub fn month_presets(corpus: &Corpus, selection: &Selection, year: i32, lang: Lang) -> Vec<Preset> {
    let _ = (corpus, selection, year, lang);
    Vec::new()
}
