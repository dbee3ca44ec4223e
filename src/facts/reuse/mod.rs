//! Passages that repeat or reword another's, within an article and across.

use crate::corpus::Draft;
use crate::corpus::facts::{Facts, Pair};

/// Pairs of passages that share wording or a fact, by the first passage, then the second.
pub fn find(_draft: &Draft, _facts: &Facts) -> Vec<Pair> {
    Vec::new()
}
