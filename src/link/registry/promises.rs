//! What a registry owes to the one that it was before.

use std::collections::HashMap;
use std::fmt;

use super::{Fate, PassageId, PassageState, Registry, What};
use crate::link::checksum::checksum;

/// A promise that was not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// The id was known before and is not any more.
    Vanished { id: PassageId },
    /// The id stands for other words than before, and no event says how that came.
    Meant { id: PassageId, before: String, now: String },
    /// The id led somewhere and is free again.
    Reused { id: PassageId },
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let short = |text: &str| text.chars().take(40).collect::<String>();
        match self {
            Broken::Vanished { id } => {
                write!(
                    f,
                    "the id {id} vanished: it was minted and no line says what became of it; restore its lines from the history of the file"
                )
            }
            Broken::Meant { id, before, now } => write!(
                f,
                "the id {id} was given another meaning: it stood for «{}…» and stands for «{}…» without an edit; restore its lines from the history of the file",
                short(before),
                short(now)
            ),
            Broken::Reused { id } => {
                write!(
                    f,
                    "the id {id} had become an alias and is used again; restore its lines from the history of the file"
                )
            }
        }
    }
}

impl Registry {
    /// Which promises of `before`, an earlier state of the same file, this one breaks, in the order of their minting.
    pub fn broken_promises(&self, before: &Registry) -> Vec<Broken> {
        let minted = self.minted_texts();
        let mut list = Vec::new();
        for (id, old) in before.passages() {
            let broken = match self.passage(&id) {
                None => Some(Broken::Vanished { id }),
                Some(now) => broken(id, old, now, &minted),
            };
            list.extend(broken);
        }
        list
    }

    fn passages(&self) -> impl Iterator<Item = (PassageId, &PassageState)> {
        let articles = self.articles().iter();
        articles.flat_map(|article| article.passages().iter().map(|it| (PassageId::new(&article.aid, &it.pid), it)))
    }

    fn minted_texts(&self) -> HashMap<PassageId, &str> {
        let mints = self.events().iter().filter_map(|event| match &event.what {
            What::Mint { id, text, .. } => Some((id.clone(), text.as_str())),
            _ => None,
        });
        mints.collect()
    }
}

fn broken(id: PassageId, old: &PassageState, now: &PassageState, minted: &HashMap<PassageId, &str>) -> Option<Broken> {
    let is_alias = |state: &PassageState| matches!(state.fate, Fate::Merged(_) | Fate::Moved(_) | Fate::Split(_));
    // Whatever it said then, it said at some time, as far as this file knows.
    if !now.ever_had(&checksum(&old.text)) {
        let now = minted.get(&id).copied().unwrap_or(&now.text);
        return Some(Broken::Meant { id, before: old.text.clone(), now: now.to_owned() });
    }
    (is_alias(old) && !is_alias(now)).then_some(Broken::Reused { id })
}
