//! What a person is called: an Arabic name, a Latin one, an id.

use std::collections::BTreeMap;

use super::people::{PersonGroup, PersonMention};
use super::person_name::units;
use super::transliterate;
use crate::annotate::words::{joined, words};

/// Names a person: in Arabic the fullest of the most frequent forms, in Latin as attested.
pub fn call(person: &mut PersonGroup, mentions: &[PersonMention]) {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for text in texts(person, mentions) {
        *counts.entry(text).or_default() += 1;
    }
    let is_latin = |text: &str| text.chars().any(|c| c.is_ascii_alphabetic());
    let best = |latin: bool| {
        counts
            .iter()
            .filter(|(text, _)| is_latin(text) == latin)
            .max_by_key(|(text, count)| {
                (units(text).len().min(2), **count, text.chars().count(), std::cmp::Reverse(**text))
            })
            .map(|(text, _)| (*text).to_owned())
    };
    let (arabic, latin) = (best(false), best(true));
    let full = counts.keys().find_map(|text| words().figure(&joined(text)));
    let bare = || counts.keys().find_map(|text| words().alone(&joined(text)));
    let only_bare = counts.keys().all(|text| units(text).len() < 2);
    let figure = full.or_else(|| if only_bare { bare() } else { None });
    person.name_ar = match figure.and_then(|f| words().figure_in_arabic(f)) {
        // A bare surname is completed for the reader.
        Some(name) if only_bare => name.to_owned(),
        _ => arabic.clone().or_else(|| latin.clone()).unwrap_or_default(),
    };
    person.name_en = figure
        .map(str::to_owned)
        .or(latin.filter(|l| units(l).len() >= 2))
        .or_else(|| arabic.as_deref().map(transliterate::name))
        .or_else(|| best(true))
        .unwrap_or_default();
    person.id = transliterate::slug(&person.name_en);
}

/// The words of all mentions of a person.
pub fn texts<'m>(person: &PersonGroup, mentions: &[PersonMention<'m>]) -> Vec<&'m str> {
    person.members.iter().filter_map(|m| find(mentions, m.article, m.name)).map(|m| m.mention.text.as_str()).collect()
}

/// A mention by its place; mentions are in the order of articles and names.
pub fn find<'a, 'm>(mentions: &'a [PersonMention<'m>], article: usize, name: usize) -> Option<&'a PersonMention<'m>> {
    let at = mentions.binary_search_by(|m| (m.article, m.name).cmp(&(article, name))).ok()?;
    mentions.get(at)
}
