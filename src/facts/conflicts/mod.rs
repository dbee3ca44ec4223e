//! Facts that are told in different ways, as far as rules carry.

use crate::corpus::Draft;
use crate::corpus::facts::{Conflict, Facts};

/// Conflicts between passages, given the events and subjects that were found.
pub fn find(_draft: &Draft, _facts: &Facts) -> Vec<Conflict> {
    Vec::new()
}
