//! What a place, organisation, group or event found in an article is: a slug that holds across articles, and its names.

use std::collections::{BTreeMap, HashMap};

use super::identities::ArticleNames;
use super::{organisations, places, transliterate};
use crate::annotate::names::Name;
use crate::annotate::{Found, Reading};
use crate::corpus::draft::{EntityDraft, VariantDraft};
use crate::span::{Extent, SpanKind};
use crate::text::{Folding, fold};

/// What a name is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Identity {
    /// A readable id, the same for the same thing in all articles.
    pub slug: String,
    /// Empty where the mentions themselves are the best name.
    pub name_ar: String,
    pub name_en: String,
    /// Id of the rule, `kebab-case`, see `knowledge/merge_rules.tsv`.
    pub rule: &'static str,
    pub evidence: String,
}

/// What every name of one article is; `None` for persons, who are told apart elsewhere.
pub fn identify(reading: &Reading, names: &[Found<Name>]) -> Vec<Option<Identity>> {
    let organisations = organisations::identify(reading, names);
    let others = names.iter().zip(organisations).map(|(name, organisation)| match name.kind {
        SpanKind::Organisation => organisation,
        SpanKind::Place | SpanKind::Group | SpanKind::Event => Some(places::identify(reading, name)),
        _ => None,
    });
    others.collect()
}

/// The words of an extent, as published.
pub fn words<'r>(reading: &Reading<'r>, extent: Extent) -> &'r str {
    let first = token_at(reading, extent.start);
    let mut last = first;
    while reading.tokens.get(last + 1).is_some_and(|it| it.extent.start < extent.end) {
        last += 1;
    }
    let (Some(from), Some(to)) = (reading.tokens.get(first), reading.tokens.get(last)) else { return "" };
    let text = reading.tokens.text.get(from.bytes.0 as usize..to.bytes.1 as usize).unwrap_or("");
    // A clitic lies in the first token, outside the name.
    let outside = extent.start.saturating_sub(from.extent.start) as usize;
    text.char_indices().nth(outside).map_or("", |(byte, _)| &text[byte..])
}

/// The token that holds code point `at`.
pub fn token_at(reading: &Reading, at: u32) -> usize {
    let (mut low, mut high) = (0, reading.tokens.len());
    while low < high {
        let middle = (low + high) / 2;
        if reading.tokens.get(middle).is_some_and(|it| it.extent.end <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// Of a name that no knowledge has: by its words, folded, without the article that ل has swallowed.
pub fn by_words(text: &str) -> Identity {
    let plain = text.strip_prefix("لل").filter(|it| it.chars().count() > 3);
    let name = plain.map_or_else(|| text.to_owned(), |rest| format!("ال{rest}"));
    let english = transliterate::name(&name);
    let slug = transliterate::slug(&transliterate::name(&fold(&name, Folding::Loose)));
    Identity { slug, name_ar: String::new(), name_en: english, rule: "same-name", evidence: String::new() }
}

/// Groups all names but persons into entities. `of` gets the index of each name's entity.
pub fn group(articles: &[ArticleNames], entities: &mut Vec<EntityDraft>, of: &mut [Vec<Option<u32>>]) {
    let mut by_slug: HashMap<(SpanKind, &str), u32> = HashMap::new();
    let mut spelt: BTreeMap<(u32, &str), (u32, &Identity)> = BTreeMap::new();
    for (article, slots) in articles.iter().zip(of.iter_mut()) {
        for (name, slot) in article.names.iter().zip(slots.iter_mut()) {
            let Some(identity) = &name.identity else { continue };
            let index = *by_slug.entry((name.kind, &identity.slug)).or_insert_with(|| {
                let entity = EntityDraft {
                    id: identity.slug.clone(),
                    kind: Some(name.kind),
                    name_ar: identity.name_ar.clone(),
                    name_en: identity.name_en.clone(),
                    ..EntityDraft::default()
                };
                entities.push(entity);
                entities.len() as u32 - 1
            });
            *slot = Some(index);
            spelt.entry((index, &name.text)).or_insert((0, identity)).0 += 1;
        }
    }
    for ((index, text), (count, identity)) in spelt {
        let variant = VariantDraft {
            text: text.to_owned(),
            count,
            rule: identity.rule.to_owned(),
            evidence: identity.evidence.clone(),
        };
        entities[index as usize].variants.push(variant);
    }
    for index in by_slug.into_values() {
        let entity = &mut entities[index as usize];
        crate::order::sort_by(&mut entity.variants, |a, b| b.count.cmp(&a.count).then(a.text.cmp(&b.text)));
        if entity.name_ar.is_empty()
            && let Some(first) = entity.variants.first()
        {
            let swallowed = first.text.strip_prefix("لل");
            entity.name_ar = swallowed.map_or_else(|| first.text.clone(), |rest| format!("ال{rest}"));
        }
    }
}

#[cfg(test)]
mod tests;
