//! Across articles: one person per entity, dates on the calendar, same-fact groups.
//!
//! Knows what annotate found and the editor's corrections; no files, no browser.

pub mod calling;
pub mod corrections;
pub mod dates;
pub mod forms;
pub mod hijri;
pub mod identities;
#[cfg(test)]
mod identities_tests;
pub mod named;
pub mod organisations;
pub mod people;
pub mod person_name;
pub mod places;
pub mod publication;
pub mod stated;
pub mod transliterate;
