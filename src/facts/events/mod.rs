//! Events, found by rule from verbs and verbal nouns, and merged over articles.

use crate::corpus::Draft;
use crate::corpus::facts::Event;

/// All events that the articles tell, one an event.
pub fn find(_draft: &Draft) -> Vec<Event> {
    Vec::new()
}
