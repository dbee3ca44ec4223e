//! Lines of two branches in one file: what each did without knowing of the other.
//!
//! What cannot be told from that is no fault: a passage that both took out is gone; one that was taken out here
//! and merged there leads to where it was merged; one that was edited here and merged there keeps the wording among its earlier
//! ones. The next build brings everything in line with the articles as they are.

use super::{Event, Fate, PassageId, Problem, Registry, What};
use crate::link::checksum::checksum;

impl Registry {
    /// An event as a file has it, with its checksum.
    pub(super) fn read(&mut self, event: Event, sum: Option<String>, line: u32) -> Result<(), Problem> {
        if let (Some(sum), Some(id)) = (&sum, event.what.id())
            && let Some(passage) = self.passage(id)
            && !passage.ever_had(sum)
        {
            return Err(Problem::Sum { expected: checksum(&passage.text) });
        }
        match self.apply_at(&event, line) {
            Ok(()) => {}
            Err(Problem::NotAlive { .. }) => self.settle(&event.what)?,
            Err(problem) => return Err(problem),
        }
        self.events.push(event);
        self.sums.push(sum);
        Ok(())
    }

    /// The checksum of the words that an event without a text of its own finds.
    pub(super) fn sum_found(&self, what: &What) -> Option<String> {
        match what {
            What::Merge { id, .. } | What::Move { id, .. } | What::Reorder { id, .. } | What::Tombstone { id, .. } => {
                self.passage(id).map(|it| checksum(&it.text))
            }
            _ => None,
        }
    }

    /// Something happens to, or leads to, an id that has become an alias or is gone.
    fn settle(&mut self, what: &What) -> Result<(), Problem> {
        match what {
            What::Merge { id, into } => self.lead(id, Fate::Merged(into.clone()), std::slice::from_ref(into)),
            What::Move { id, to } => self.lead(id, Fate::Moved(to.clone()), std::slice::from_ref(to)),
            What::Split { id, into, .. } => {
                let others: Vec<PassageId> = into.iter().filter(|it| *it != id).cloned().collect();
                if others.len() < into.len() && self.passage(id).is_some_and(|it| it.fate == Fate::Alive) {
                    return self.minted(&others);
                }
                self.lead(id, Fate::Split(others.clone()), &others)
            }
            What::Edit { id, text, .. } => {
                let (article, at) = self.find(id)?;
                article.remember(at, text);
                Ok(())
            }
            // Gone already, or an alias, which is better; a dead passage has no place.
            What::Tombstone { .. } | What::Reorder { .. } => Ok(()),
            _ => Err(Problem::NotMinted { id: what.aid().to_owned() }),
        }
    }

    /// Lets an id lead to others, gone ones too, unless it is an alias already.
    fn lead(&mut self, id: &PassageId, fate: Fate, to: &[PassageId]) -> Result<(), Problem> {
        self.minted(to)?;
        let state = self.passage(id).ok_or_else(|| Problem::NotMinted { id: id.to_string() })?;
        if !matches!(state.fate, Fate::Alive | Fate::Gone { .. }) {
            return Ok(());
        }
        let circle = to.iter().any(|it| it == id || self.standing(it).is_none_or(|(end, _)| end == *id));
        if circle {
            return Err(Problem::Circle { id: id.to_string() });
        }
        let (article, at) = self.find(id)?;
        article.finish(at, fate);
        Ok(())
    }

    fn minted(&self, ids: &[PassageId]) -> Result<(), Problem> {
        match ids.iter().find(|it| self.passage(it).is_none()) {
            Some(id) => Err(Problem::NotMinted { id: id.to_string() }),
            None => Ok(()),
        }
    }
}
