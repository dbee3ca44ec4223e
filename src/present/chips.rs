//! The active filters, and what to say when together they leave nothing.

use crate::corpus::Corpus;
use crate::explore::{Filter, Selection};

use super::Lang;

/// One active filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    pub filter: Filter,
    /// "شخص", "نص".
    pub kind: String,
    /// What is chosen: a name, the words, the interval in words.
    pub label: String,
    /// For the button: "أزِل المرشّح: شخص يوآف غالانت".
    pub remove: String,
}

/// What stands in place of the list when no passage is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Empty {
    /// Which filter removed everything, as a sentence.
    pub message: String,
    /// What taking one filter away would bring, most first; only those that bring something.
    pub ways: Vec<Way>,
}

/// A way out of an empty selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    pub filter: Filter,
    /// Passages that come back.
    pub count: u32,
    /// "بلا «يوآف غالانت»: 12 مقطعًا".
    pub label: String,
}

/// The chips in the order of the page.
pub fn chips(corpus: &Corpus, selection: &Selection, lang: Lang) -> Vec<Chip> {
    let _ = (corpus, selection, lang);
    Vec::new()
}

/// `None` while the selection holds a passage.
pub fn empty_state(corpus: &Corpus, selection: &Selection, lang: Lang) -> Option<Empty> {
    let _ = (corpus, selection, lang);
    None
}
