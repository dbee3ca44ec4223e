//! Events, found by rule from verbs and verbal nouns, and merged over articles.
//!
//! [`lexicon`] knows the words (files in `src/knowledge/events/`), [`scene`] cuts an article into clauses and says what governs
//! each name, [`find`] goes from trigger to trigger ([`parties`]: who and where, [`when`]: which days, [`standing`]: happened,
//! planned, alleged or none), [`merge`] puts the tellings of one event together.

mod find;
mod lexicon;
mod merge;
mod parties;
mod scene;
mod slug;
mod standing;
#[cfg(test)]
mod tests;
mod when;

use crate::corpus::Draft;
use crate::corpus::facts::Event;

/// All events that the articles tell, one an event; by first day (undated last), then by id.
pub fn find(draft: &Draft) -> Vec<Event> {
    let mut finds = Vec::new();
    for (number, article) in draft.articles.iter().enumerate() {
        finds.extend(find::find(&scene::Scene::new(article), number as u32));
    }
    merge::merge(draft, finds)
}
