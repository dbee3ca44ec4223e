//! Finding names, dates, figures and quotations in one page. One file a kind of span.
//!
//! Knows the script and the page, not other articles: who a name is and which day a date
//! means is decided in [`crate::resolve`].

pub mod bearers;
pub mod bylines;
pub mod candidate;
pub mod cells;
pub mod dates;
pub mod events;
pub mod figures;
pub mod gazetteer;
pub mod groups;
mod memo;
pub mod model;
pub mod names;
#[cfg(test)]
mod names_cases;
#[cfg(test)]
mod names_tests;
pub mod namesake;
pub mod openings;
pub mod organisations;
pub mod people;
pub mod places;
pub mod quotations;
pub mod reading;
pub mod runs;
pub mod shape;
pub mod titles;
pub mod units;
pub mod vocabulary;
pub mod words;

#[cfg(test)]
pub(crate) mod table;

pub use candidate::Candidate;
pub use reading::{Paragraph, Reading};

use crate::span::{Extent, SpanKind};

/// One span found in a page, before it is resolved.
#[derive(Clone, Debug, PartialEq)]
pub struct Found<D> {
    pub extent: Extent,
    pub kind: SpanKind,
    /// Lies inside another span of the page.
    pub nested: bool,
    /// What the finder of this kind read.
    pub detail: D,
}
