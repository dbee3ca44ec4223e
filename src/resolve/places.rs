//! Which place (or group, or event) a name is: the gazetteer's slug, else its words. Metonyms stay the city.

use super::named::{Identity, by_words, words};
use crate::annotate::gazetteer::gazetteer;
use crate::annotate::names::Name;
use crate::annotate::{Found, Reading};

/// What a name of a place, group or event is.
pub fn identify(reading: &Reading, name: &Found<Name>) -> Identity {
    let text = words(reading, name.extent);
    match name.detail.id.and_then(|id| gazetteer().by_slug(name.kind, id)) {
        Some(entry) => Identity {
            slug: entry.slug.clone(),
            name_ar: entry.ar.to_owned(),
            name_en: entry.en.to_owned(),
            rule: "known-name",
            evidence: String::new(),
        },
        None => by_words(text),
    }
}
