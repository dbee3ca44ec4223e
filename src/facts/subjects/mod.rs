//! Figures of one thing: what several passages measure, side by side.
//!
//! Every figure gets a profile of what stands around it ([`profile`]); two profiles are one subject by a rule ([`same`]) and
//! agree, differ or contradict by their numbers ([`verdict`]). Everything here is a proposal until an editor confirms it.

pub mod corrections;
mod label;
pub mod measures;
mod profile;
mod same;
#[cfg(test)]
mod tests;
pub mod verdict;

use std::collections::HashMap;

use super::terms::Context;
use crate::corpus::facts::Subject;
pub use corrections::{Correction, Place, Unknown};
use measures::{Measured, Nature};
use profile::{NAMES, Profile, World};

/// What is measured at least twice, by id.
pub fn find(context: &mut Context, corrections: &[Correction]) -> Vec<Subject> {
    let measured = Measured::new(&mut context.lexicon);
    let Context { draft, lexicon, terms, atlas } = &*context;
    let world = World { atlas, measured: &measured };
    let mut profiles = Vec::new();
    for (index, (article, terms)) in draft.articles.iter().zip(terms).enumerate() {
        profiles.extend(profile::of(article, index as u32, terms, &world));
    }
    let mut groups = grouped(&profiles, &measured);
    let mut subjects: Vec<Subject> = Vec::new();
    crate::order::sort_by_key(&mut groups, |group| group.members.clone());
    for group in &groups {
        let members: Vec<&Profile> = group.members.iter().filter_map(|at| profiles.get(*at)).collect();
        subjects.push(Subject {
            id: label::id(&members, draft, lexicon, &measured),
            label_ar: label::arabic(&members, draft),
            label_en: String::new(),
            confirmed: false,
            readings: members.iter().map(|it| verdict::reading(it)).collect(),
            verdict: verdict::of(&members),
            rule: group.rule.to_owned(),
            evidence: label::evidence(&members, draft, lexicon),
        });
    }
    label::part(&mut subjects);
    corrections::apply(draft, &mut subjects, corrections);
    crate::order::sort_by_key(&mut subjects, |it| it.id.clone());
    subjects
}

/// Figures of one subject, and the rule that brought the second to the first.
struct Group {
    members: Vec<usize>,
    rule: &'static str,
}

/// No more groups than these are compared with a figure for each word that they share: the latest ones.
const LATEST: usize = 24;
/// A figure must fit the latest members of a group, each of which fitted those before.
const MEMBERS: usize = 8;

/// Puts figures together, in the order of their articles.
fn grouped(profiles: &[Profile], measured: &Measured) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut by_key: HashMap<(u32, u32), Vec<u32>> = HashMap::new();
    let mut last_money: Option<(usize, usize)> = None;
    for (at, profile) in profiles.iter().enumerate() {
        if profile.restates
            && let Some((before, group)) = last_money.filter(|(before, _)| before + 1 == at)
            && profiles.get(before).is_some_and(|it| it.spot == profile.spot)
        {
            if let Some(group) = groups.get_mut(group) {
                group.members.push(at);
                group.rule = if group.members.len() == 2 { "two-units" } else { group.rule };
            }
            continue;
        }
        let keys = keys(profile, measured);
        let mut near: Vec<u32> = Vec::new();
        for key in &keys {
            near.extend(by_key.get(key).into_iter().flat_map(|list| list.iter().rev().take(LATEST)).copied());
        }
        near.sort_unstable();
        near.dedup();
        let fits = |group: &Group| {
            let mut latest = group.members.iter().rev().take(MEMBERS).filter_map(|it| profiles.get(*it));
            let first = same::same(latest.next()?, profile, measured)?;
            latest.all(|it| it.restates || same::same(it, profile, measured).is_some()).then_some(first)
        };
        let found = near.iter().rev().find_map(|it| Some((*it as usize, fits(groups.get(*it as usize)?)?)));
        let group = match found {
            Some((group, rule)) => {
                if let Some(group) = groups.get_mut(group) {
                    group.rule = if group.members.len() == 1 { rule } else { group.rule };
                    group.members.push(at);
                }
                group
            }
            None => {
                groups.push(Group { members: vec![at], rule: "" });
                groups.len() - 1
            }
        };
        last_money = Some((at, group));
        for key in keys {
            let list = by_key.entry(key).or_default();
            if list.last() != Some(&(group as u32)) {
                list.push(group as u32);
            }
        }
    }
    groups.retain(|it| it.members.len() > 1);
    groups
}

/// What figures of one subject must share at least one of: a word or measure, with a state or a place.
fn keys(profile: &Profile, measured: &Measured) -> Vec<(u32, u32)> {
    let words = profile.whole.iter().chain(&profile.nouns).take(5).copied();
    let things = profile.causes.iter().chain(&profile.measure).map(|at| NAMES + u32::from(*at));
    let words: Vec<u32> = words
        .filter(|stem| measured.natured(*stem, &[Nature::General]).is_none())
        .chain(things)
        .chain(profile.near.iter().rev().take(3).copied())
        .collect();
    let places = profile.scope.iter().chain(&profile.points).chain(&profile.around);
    let places: Vec<u32> = places.take(6).copied().collect();
    words.iter().flat_map(|word| places.iter().map(move |place| (*word, *place))).collect()
}
