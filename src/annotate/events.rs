//! Events: named treaties, wars, summits.

use super::{Candidate, Reading};

/// What may be one, in the order of the text.
pub fn candidates(_reading: &Reading) -> Vec<Candidate> {
    Vec::new()
}
