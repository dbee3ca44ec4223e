//! Index, query, selection, facet counts: pure functions over a corpus.
//!
//! Everything on the page that counts or lists passages comes from one [`Selection`], through one [`Sieve`].

pub(crate) mod clitics;
mod facets;
mod found;
pub mod help;
mod lexicon;
mod matcher;
mod naming;
mod operators;
mod query;
mod rank;
mod selection;
mod set;
mod sieve;
mod spellings;
#[cfg(test)]
mod tests;
mod typed;

pub use clitics::remainders;
pub use facets::{Bars, Grain, date_bars, entity_counts, grid, removals, source_counts};
pub use found::{Form, Found, found_as};
pub use matcher::Matcher;
pub use naming::{Named, entity_named, name_words, source_named};
pub use operators::{Doubt, Op, Why, apply, value_of, written};
pub use query::{Mode, Operator, Query, Sense};
pub use rank::{Boost, Ranking, Score, WordScore, ordered};
pub use selection::{Days, Facet, Filter, Hits, Selection, Split, Value, select};
pub use set::Set;
pub use sieve::Sieve;
pub use spellings::letters;
pub use typed::{Typed, typed_date};

/// Which dates an interval asks about, how several values of one facet combine, and the order of the list: the address's own words.
pub use crate::link::address::{DateKind, Matching as Match, Sort};
