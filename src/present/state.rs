//! From the address to the selection that it asks for.

use crate::corpus::Corpus;
use crate::explore::Selection;
use crate::link::address::ViewState;

/// A chosen value that this corpus does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// The parameter: `person`, `place`, `org`, `source`.
    pub name: &'static str,
    pub value: String,
}

/// What a view state selects. Ids that the corpus does not know are left out and told.
pub fn selection(corpus: &Corpus, state: &ViewState) -> (Selection, Vec<Unknown>) {
    let _ = (corpus, state);
    (Selection::default(), Vec::new())
}
