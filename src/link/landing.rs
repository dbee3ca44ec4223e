//! Where a link lands: on its words, on what became of them, or on the words alone.

use super::checksum::checksum;
use super::registry::{Fate, PassageId, PassageState, Registry};

/// What somebody who follows a link is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Landing<'r> {
    /// The passage with the words that the link was made for, as far as the link says what these were.
    Here { text: &'r str },
    /// The passage in other words than then.
    Changed {
        text: &'r str,
        /// The words then: those with the link's checksum, or those before the last edit; empty where nobody knows.
        before: &'r str,
        /// Why an editor should look at the change, where none has yet.
        doubt: Option<&'r str>,
        /// The passages that it fell into, itself among them, where it did.
        parts: &'r [PassageId],
    },
    /// The words are in other passages now, in this order.
    Moved { to: Vec<PassageId>, before: &'r str },
    /// The words are in no passage any more.
    Gone { before: &'r str, why: &'r str },
}

/// Follows a link to `id` with the checksum `check`, where it has one. `None`: never minted.
pub fn landing<'r>(registry: &'r Registry, id: &PassageId, check: Option<&str>) -> Option<Landing<'r>> {
    let state = registry.passage(id)?;
    Some(match &state.fate {
        Fate::Alive => here(state, check),
        Fate::Gone { why } => Landing::Gone { before: wording(state, check), why },
        Fate::Merged(_) | Fate::Moved(_) | Fate::Split(_) => {
            let before = wording(state, check);
            let mut to = Vec::new();
            let mut why = "deleted";
            follow(registry, id, &mut to, &mut why, 0);
            if to.is_empty() { Landing::Gone { before, why } } else { Landing::Moved { to, before } }
        }
    })
}

fn here<'r>(state: &'r PassageState, check: Option<&str>) -> Landing<'r> {
    let same = match check {
        Some(check) => checksum(&state.text) == check,
        // A link without a checksum says nothing of its words; that a part is missing, or a change that nobody has looked
        // at, is told to everybody.
        None => state.doubt.is_none() && state.parts.is_empty(),
    };
    if same {
        return Landing::Here { text: &state.text };
    }
    Landing::Changed {
        text: &state.text,
        before: wording(state, check),
        doubt: state.doubt.as_deref(),
        parts: &state.parts,
    }
}

/// The words that the link was made for.
fn wording<'r>(state: &'r PassageState, check: Option<&str>) -> &'r str {
    let alive = state.fate == Fate::Alive;
    match check {
        Some(check) => {
            let all = state.earlier.iter().rev().map(String::as_str);
            let last = Some(state.text.as_str()).filter(|_| !alive);
            last.into_iter().chain(all).find(|text| checksum(text) == check).unwrap_or(if alive {
                ""
            } else {
                &state.text
            })
        }
        None if alive => state.before.as_deref().unwrap_or_default(),
        None => &state.text,
    }
}

/// The living passages that an id leads to.
fn follow<'r>(registry: &'r Registry, id: &PassageId, to: &mut Vec<PassageId>, why: &mut &'r str, depth: usize) {
    /// Longer chains of aliases are no work of editors.
    const DEPTH_MAX: usize = 1000;
    let Some(state) = registry.passage(id).filter(|_| depth < DEPTH_MAX) else { return };
    match &state.fate {
        Fate::Alive if !to.contains(id) => to.push(id.clone()),
        Fate::Alive => {}
        Fate::Gone { why: says } => *why = says,
        Fate::Merged(next) | Fate::Moved(next) => follow(registry, next, to, why, depth + 1),
        Fate::Split(parts) => parts.iter().for_each(|next| follow(registry, next, to, why, depth + 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Day;
    use crate::link::registry::{Event, What};

    #[test]
    fn what_a_reader_is_told() {
        let id = |pid: &str| PassageId::new("ab3f9", pid);
        let mut registry = Registry::default();
        let mut happen = |what| {
            registry.apply(Event { at: Day::parse("2023-07-15").unwrap(), what }).unwrap();
            registry.clone()
        };
        happen(What::MintArticle { aid: "ab3f9".into(), key: "000".into() });
        for (pid, text) in [("x7k", "مقتل 45"), ("x9m", "ثم خرج"), ("1aa", "واحد اثنان"), ("2bb", "اثنان")]
        {
            happen(What::Mint { id: id(pid), after: None, text: text.into() });
        }
        let old = checksum("مقتل 45");
        let now = happen(What::Edit {
            id: id("x7k"),
            old: "مقتل 45".into(),
            text: "مقتل 54".into(),
            doubt: Some("numbers".into()),
        });
        let changed =
            Landing::Changed { text: "مقتل 54", before: "مقتل 45", doubt: Some("numbers"), parts: &[] };
        assert_eq!(landing(&now, &id("x7k"), Some(&old)), Some(changed.clone()));
        assert_eq!(landing(&now, &id("x7k"), None), Some(changed), "and without a checksum, until it is confirmed");
        assert_eq!(landing(&now, &id("x7k"), Some(&checksum("مقتل 54"))), Some(Landing::Here { text: "مقتل 54" }));
        let unknown = Landing::Changed { text: "مقتل 54", before: "", doubt: Some("numbers"), parts: &[] };
        assert_eq!(landing(&now, &id("x7k"), Some("0000")), Some(unknown), "a checksum of words that nobody knows");

        let now =
            happen(What::Split {
                id: id("1aa"), into: vec![id("1aa"), id("2bb")], text: "واحد".into(), doubt: None
            });
        let parts = [id("1aa"), id("2bb")];
        let split = Landing::Changed { text: "واحد", before: "واحد اثنان", doubt: None, parts: &parts };
        assert_eq!(landing(&now, &id("1aa"), Some(&checksum("واحد اثنان"))), Some(split));
        happen(What::Merge { id: id("2bb"), into: id("x9m") });
        let now = happen(What::Merge { id: id("x9m"), into: id("x7k") });
        assert_eq!(landing(&now, &id("2bb"), None), Some(Landing::Moved { to: vec![id("x7k")], before: "اثنان" }));
        let now = happen(What::Tombstone { id: id("x7k"), why: "deleted".into() });
        assert_eq!(landing(&now, &id("2bb"), None), Some(Landing::Gone { before: "اثنان", why: "deleted" }));
        assert_eq!(landing(&now, &id("x7k"), Some(&old)), Some(Landing::Gone { before: "مقتل 45", why: "deleted" }));
        assert_eq!(landing(&now, &id("zzz"), None), None);
    }
}
