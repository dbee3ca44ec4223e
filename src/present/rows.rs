//! The rows of the filters: one a person, place, organisation or source.

use crate::corpus::{Corpus, EntityIx, SourceIx};
use crate::explore::{Facet, Selection};

use super::Lang;

/// One entity in a filter's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub entity: EntityIx,
    /// Its slug, for the address.
    pub id: String,
    /// In the page's language, or in the other where it has none.
    pub name: String,
    /// In the other language; empty where there is none.
    pub other_name: String,
    /// Passages with it that the list shows once it is chosen.
    pub count: u32,
    /// The same in words.
    pub count_words: String,
    pub chosen: bool,
    /// Most frequent first.
    pub spellings: Vec<Spelling>,
    /// The spelling by which typing found it, where that is not a name shown anyway.
    pub found_by: Option<String>,
}

/// A spelling found in the articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    pub text: String,
    /// Mentions in the whole corpus.
    pub count: u32,
    /// Why it was merged, in words; empty where it is the name itself.
    pub why: String,
}

/// One publisher in the list of sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRow {
    pub source: SourceIx,
    pub id: String,
    pub name: String,
    pub count: u32,
    pub count_words: String,
    pub chosen: bool,
}

/// The rows of a facet: chosen ones first, then by count, then by name. With something `typed`, those that it finds,
/// best match first; it may be any spelling, part of a name, the Latin name or the slug.
pub fn rows(corpus: &Corpus, selection: &Selection, facet: Facet, lang: Lang, typed: &str) -> Vec<Row> {
    let _ = (corpus, selection, facet, lang, typed);
    Vec::new()
}

/// The rows of the source facet.
pub fn source_rows(corpus: &Corpus, selection: &Selection, lang: Lang) -> Vec<SourceRow> {
    let _ = (corpus, selection, lang);
    Vec::new()
}
