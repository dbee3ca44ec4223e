//! What articles tell together: events, figures of one subject, conflicts, passages that share words.
//!
//! Works on a [`Draft`] in which everything is resolved; knows the model and the script, and neither files nor the browser.

use crate::corpus::Draft;
use crate::corpus::facts::Facts;

/// Everything that the articles of a draft tell together. The same draft gives the same facts.
pub fn find(_draft: &Draft) -> Facts {
    Facts::default()
}
