//! One article on its own: its page, what is found in it, and when it appeared.

use super::{Fault, Input, InputError, Note};
use crate::annotate::names::Name;
use crate::annotate::{Found, Reading, names};
use crate::corpus::draft::Published;
use crate::source::{self, Hint, Page, Repeats};

/// Everything that one article gives without looking at others.
pub(super) struct Article<'p> {
    pub reading: Reading<'p>,
    pub names: Vec<Found<Name>>,
    pub published: Option<Published>,
    pub notes: Vec<Note>,
}

/// Decodes all files, then reads each knowing what repeats over the whole folder.
pub(super) fn pages(inputs: &[Input]) -> Result<Vec<Page>, Vec<InputError>> {
    let mut errors = Vec::new();
    let mut decoded = Vec::with_capacity(inputs.len());
    let mut repeats = Repeats::default();
    for input in inputs {
        let it = source::decode(&input.bytes);
        let fault = match it.fault {
            Some(fault) => Some(Fault::NotText { why: format!("{} at byte {}", fault.what, fault.at) }),
            None if it.text.trim().is_empty() => Some(Fault::Empty),
            None => None,
        };
        if let Some(fault) = fault {
            errors.push(InputError { file: input.file.clone(), line: None, fault });
        }
        repeats.add(&it.text);
        decoded.push(it);
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let read = |(input, it): (&Input, _)| source::read(it, Hint::of(&input.file), &repeats);
    Ok(inputs.iter().zip(decoded).map(read).collect())
}

/// Annotates one page and resolves its dates.
pub(super) fn article<'p>(input: &Input, page: &'p Page) -> Article<'p> {
    let reading = Reading::new(page);
    let names = names::find(&reading);
    let note = |says| Note { file: input.file.clone(), line: None, says };
    let notes: Vec<Note> = page.notes.iter().cloned().map(note).collect();
    Article { reading, names, published: input.metadata.published.clone(), notes }
}
