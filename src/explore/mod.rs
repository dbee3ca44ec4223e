//! Index, query, selection, facet counts: pure functions over a corpus.
//!
//! Everything on the page that counts or lists passages comes from one [`Selection`].

mod facets;
mod query;
mod selection;

pub use facets::{Bars, Grain, date_bars, entity_counts, removals, source_counts};
pub use query::Query;
pub use selection::{Days, Facet, Filter, Hits, Selection, select};

/// Which dates an interval asks about, and how several values of one facet combine: the address's own words.
pub use crate::link::address::{DateKind, Matching as Match};
