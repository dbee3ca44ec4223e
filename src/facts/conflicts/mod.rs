//! Facts that are told in different ways, as far as rules carry.

use crate::corpus::facts::{Conflict, Facts};
use crate::facts::terms::Context;

/// Conflicts between passages, given the events and subjects that were found.
pub fn find(_context: &Context, _facts: &Facts) -> Vec<Conflict> {
    Vec::new()
}
