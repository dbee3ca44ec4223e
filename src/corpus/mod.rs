//! The model of a corpus and its stored form.
//!
//! [`draft`] is the owned form that reading and resolving produce; [`store`] turns it into the
//! bytes that the page embeds, and [`Corpus`] reads those in place. Knows the script
//! ([`crate::text`]) for the word index, and nothing of how a draft is made or a corpus shown.

mod access;
pub mod draft;
pub mod facts;
mod pack;
mod reader;
#[cfg(test)]
pub(crate) mod samples;
mod section;
mod store;
#[cfg(test)]
mod tests;
mod values;
pub mod words;

use std::fmt;

pub use draft::Draft;
pub use pack::Ascending;
pub use reader::Corpus;
pub use store::{store, store_for_page};
pub use values::{
    Article, ArticleIx, Date, Entity, EntityIx, Figure, Line, Mark, Passage, PassageIx, Published, Role, Source,
    SourceIx, UNKNOWN_SOURCE, Variant,
};

/// Why bytes are no corpus that this program can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// The bytes do not begin as a corpus does.
    NotACorpus,
    /// Written by a program of another version.
    Version { found: u32, expected: u32 },
    /// A part is cut off or changed; the part's name.
    Damaged(&'static str),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OpenError::NotACorpus => write!(f, "this is no corpus"),
            OpenError::Version { found, expected } => {
                write!(f, "this corpus has version {found}, the program reads version {expected}: build both again")
            }
            OpenError::Damaged(part) => write!(f, "the corpus is damaged: part '{part}'"),
        }
    }
}

impl std::error::Error for OpenError {}
