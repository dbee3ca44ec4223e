//! Index, query, selection, facet counts: pure functions over a corpus.
//!
//! Everything on the page that counts or lists passages comes from one [`Selection`], through one [`Sieve`].

mod clitics;
mod facets;
mod matcher;
mod query;
mod selection;
mod set;
mod sieve;
#[cfg(test)]
mod tests;

pub use clitics::remainders;
pub use facets::{Bars, Grain, date_bars, entity_counts, grid, removals, source_counts};
pub use matcher::Matcher;
pub use query::Query;
pub use selection::{Days, Facet, Filter, Hits, Selection, select};
pub use set::Set;
pub use sieve::Sieve;

/// Which dates an interval asks about, and how several values of one facet combine: the address's own words.
pub use crate::link::address::{DateKind, Matching as Match};
