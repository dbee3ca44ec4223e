//! What articles tell together: events, figures of one subject, conflicts, passages that share words.
//!
//! Works on a [`Draft`] in which everything is resolved; knows the model and the script, and neither files nor the browser.

pub mod conflicts;
pub mod events;
pub mod reuse;
pub mod subjects;
pub mod terms;

use terms::Context;

use crate::corpus::Draft;
use crate::corpus::facts::Facts;

/// What the editor states about facts. Everything in it overrides what the program infers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrections {
    pub subjects: Vec<subjects::Correction>,
}

/// Everything that the articles of a draft tell together. The same draft gives the same facts.
pub fn find(draft: &Draft, corrections: &Corrections) -> Facts {
    let mut context = Context::new(draft);
    let mut facts = Facts {
        events: events::find(draft),
        subjects: subjects::find(&mut context, &corrections.subjects),
        ..Facts::default()
    };
    facts.conflicts = conflicts::find(&context, &facts);
    facts.pairs = reuse::find(&context, &facts);
    facts
}
