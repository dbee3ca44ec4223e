//! From files to a corpus: the one path that the command line and the page share.
//!
//! Puts the rooms together: source, annotate, resolve. Pure: bytes in, a draft out. The draft has
//! no ids yet; [`crate::link`] gives them.

pub mod assemble;
pub mod codec;
pub mod error;
#[cfg(not(target_arch = "wasm32"))]
pub mod manifest;
pub mod names;
pub mod own;
mod read;
mod single;
#[cfg(test)]
mod tests;

pub use error::{Fault, InputError};
pub use read::{decode, read_alone, undated, window};
pub use single::Single;

use crate::corpus::draft::{Draft, Published};
use crate::resolve::corrections::Corrections;
pub use crate::resolve::identities::Doubt;
use crate::source::{self, Repeats};

/// What the editor knows of an article; everything is optional.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metadata {
    /// Names the article in reports and exports; the file's stem where nothing is said.
    pub key: Option<String>,
    pub published: Option<Published>,
    pub title: Option<String>,
    pub author: Option<String>,
    pub publisher: Option<String>,
    pub url: Option<String>,
}

/// One file to be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// Its name within the folder.
    pub file: String,
    pub bytes: Vec<u8>,
    pub metadata: Metadata,
}

/// What came of the files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prepared {
    /// Everything but the ids of articles and passages.
    pub draft: Draft,
    /// What was inferred or odd, for the editor, most doubtful first.
    pub notes: Vec<Note>,
    /// Merges that nobody has confirmed, the most doubtful first; they index the draft's entities.
    pub doubts: Vec<Doubt>,
}

/// Something an editor should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub file: String,
    /// Counted from 1, where a line is meant.
    pub line: Option<u32>,
    pub says: String,
}

/// Reads, annotates and resolves all files of a corpus together.
///
/// # Errors
/// All files that are empty or not text. Nothing else stops it.
pub fn prepare(inputs: &[Input], corrections: &Corrections) -> Result<Prepared, Vec<InputError>> {
    let mut errors = Vec::new();
    let mut repeats = Repeats::default();
    let mut decoded = Vec::with_capacity(inputs.len());
    for input in inputs {
        match decode(input) {
            Ok(it) => {
                repeats.add(&it.text);
                decoded.push(it);
            }
            Err(error) => errors.push(error),
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let alone = inputs.iter().zip(decoded).map(|(input, it)| read_alone(input, it, &repeats, None));
    let mut read: Vec<Single> = alone.collect();
    let inputs: Vec<&Input> = inputs.iter().collect();
    let mut again = |at: usize, day| read_alone(inputs[at], source::decode(&inputs[at].bytes), &repeats, Some(day));
    read::date_by_neighbours(&inputs, &mut read, &mut again);
    Ok(assemble::assemble(&inputs, read, corrections))
}
