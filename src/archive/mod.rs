//! Large corpora: an index cut into parts that lie beside the page, and the engine that answers from them.
//!
//! ```text
//! articles ─▶ build ─▶ root + parts (words, rows, facets, …) ─▶ Archive::open, add ─▶ select ─▶ page, rows, counts
//! ```
//!
//! Articles are numbered by published day (undated last), then by key: a range of days is a range of numbers. Words are
//! kept in families ([`family`]): a stem with all forms that glued letters give it, so that a searched word is
//! one place of the dictionary and one part to fetch. Postings are Rice-coded, which for articles in no
//! particular order is within some per cent of what any code can reach.
//!
//! Nothing here touches the network: a call that lacks parts says which ([`Need`]), and is repeated when they are there. From a cold
//! start that is three round trips at most: the root; words, documents and columns; rows. Every part is checked against the
//! hash that the root has of it, so an answer is complete or there is none.

#[cfg(test)]
mod agreement;
mod bits;
pub mod build;
mod bytes;
mod columns;
mod docs;
mod engine;
pub mod family;
mod glued;
mod hash;
mod letters;
mod list;
mod names;
mod part;
mod phrase;
mod plan;
mod query;
mod rank;
mod root;
mod rows;
mod search;
mod set;
mod shard;
pub mod supply;
#[cfg(test)]
mod tests;
mod unions;

pub use engine::{Archive, Selection};
pub use names::{BLOCK as NAMES_BLOCK, Name};
pub use part::{HEAD, Kind, Need, PartError, PartId, head};
pub use query::{Facet, Filter, How, Query, Sort, Term};
pub use root::Root;
pub use rows::Row;
pub use set::Docs;
