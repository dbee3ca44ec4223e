//! What a finder of names proposes, before arbitration between the kinds.

use std::ops::Range;

use crate::span::{Extent, SpanKind};

/// A stretch of a page that may be a name.
///
/// Finders propose freely, and proposals may overlap; arbitration keeps the best of those that exclude each
/// other. A nested candidate lies inside another candidate of the same list and lives or dies with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The tokens that it touches. A clitic lies in the first of them, but outside the extent.
    pub tokens: Range<usize>,
    /// The name itself, in code points of the page's text.
    pub extent: Extent,
    pub kind: SpanKind,
    /// Lies inside a longer candidate and is to be shown with it, not instead of it.
    pub nested: bool,
    /// How sure the finder is: 0 a guess, 1 certain.
    ///
    /// About 0.9 and more: a known name that is nothing else, or a pattern with its class word. About 0.6: a known
    /// name that is also a common word or a person's name, with words around it that speak for the name. Below 0.5:
    /// only if nobody else claims the words.
    pub score: f32,
    /// The slug of the entity, where the finder's knowledge has it.
    pub id: Option<&'static str>,
    /// Which rule proposed it, `kebab-case`.
    pub rule: &'static str,
}
