//! What the editor states about persons, applied to what was inferred.

use std::collections::HashSet;

use super::calling::find;
use super::corrections::{Corrections, PersonCorrection};
use super::people::{PersonGroup, PersonMention};
use crate::annotate::words::joined;

/// Moves the mentions that the editor gives to a person into one group.
///
/// A spelling that is not limited to some articles takes the whole inferred person with it, bare mentions included; one that
/// is takes only the mentions of those articles.
pub fn apply(groups: &mut Vec<PersonGroup>, mentions: &[PersonMention], corrections: &Corrections) {
    for stated in corrections.persons.iter().filter(|p| !p.spellings.is_empty()) {
        let spellings: HashSet<String> = stated.spellings.iter().map(|s| joined(s)).collect();
        let means = |article: usize, name: usize| {
            find(mentions, article, name).is_some_and(|m| {
                spellings.contains(&joined(&m.mention.text))
                    && (stated.articles.is_empty() || stated.articles.iter().any(|a| a == m.key))
            })
        };
        let mut taken = PersonGroup::default();
        for group in groups.iter_mut() {
            if !group.members.iter().any(|m| means(m.article, m.name)) {
                continue;
            }
            let whole = stated.articles.is_empty();
            let (moved, left) =
                std::mem::take(&mut group.members).into_iter().partition(|m| whole || means(m.article, m.name));
            group.members = left;
            taken.members.extend::<Vec<_>>(moved);
            if whole {
                taken.merges.append(&mut group.merges);
            }
        }
        // What the editor confirms is no longer in doubt.
        taken.merges.retain(|m| !spellings.contains(&joined(&m.text)));
        crate::order::sort_by_key(&mut taken.members, |m| (m.article, m.name));
        groups.push(taken);
    }
}

/// Gives persons the names and ids that the editor states.
pub fn name(groups: &mut [PersonGroup], mentions: &[PersonMention], corrections: &Corrections) {
    for stated in &corrections.persons {
        let spellings: HashSet<String> = stated.spellings.iter().map(|s| joined(s)).collect();
        let means = |group: &PersonGroup| {
            group.members.iter().any(|m| {
                find(mentions, m.article, m.name).is_some_and(|it| {
                    spellings.contains(&joined(&it.mention.text))
                        && (stated.articles.is_empty() || stated.articles.iter().any(|a| a == it.key))
                })
            })
        };
        let group = groups.iter_mut().find(|g| if spellings.is_empty() { g.id == stated.id } else { means(g) });
        if let Some(group) = group {
            set(group, stated);
        }
    }
}

fn set(group: &mut PersonGroup, stated: &PersonCorrection) {
    group.id.clone_from(&stated.id);
    if let Some(name) = &stated.name_ar {
        group.name_ar.clone_from(name);
    }
    if let Some(name) = &stated.name_en {
        group.name_en.clone_from(name);
    }
    group.wikidata.clone_from(&stated.wikidata);
}
