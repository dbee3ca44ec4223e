//! Cards: what is known of an entity, what a date means and why.

use crate::corpus::{Corpus, EntityIx, PassageIx};
use crate::span::SpanKind;

use super::{Lang, Spelling};

/// An entity's card.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityCard<'c> {
    pub entity: EntityIx,
    pub id: &'c str,
    pub kind: Option<SpanKind>,
    /// "شخص".
    pub kind_words: &'static str,
    pub name_ar: &'c str,
    pub name_en: &'c str,
    pub wikidata: Option<&'c str>,
    pub spellings: Vec<Spelling>,
    pub roles: Vec<RoleLine<'c>>,
    /// Passages that name it in the whole corpus, and the same in words.
    pub passages: Vec<PassageIx>,
    pub passages_words: String,
}

/// An office and where it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleLine<'c> {
    pub role: &'c str,
    pub aid: &'c str,
    pub title: &'c str,
    pub published_words: String,
}

/// A date's card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateCard<'c> {
    /// The words of the text.
    pub words: &'c str,
    /// The interval in words, or that there is none.
    pub meaning: String,
    /// `YYYY-MM-DD`, both ends; for a filter by this date.
    pub from: Option<String>,
    pub to: Option<String>,
    /// How it was resolved: "«مارس الماضي» → مارس 2023، لأن المقال نُشر في 19 أبريل 2023".
    pub rule: String,
    /// What the clues disagree about; empty when they agree.
    pub conflict: String,
    /// How the day of publication is known, where the rule needs it; else empty.
    pub certainty: String,
}

pub fn entity_card<'c>(corpus: &'c Corpus, at: EntityIx, lang: Lang) -> EntityCard<'c> {
    let entity = corpus.entity(at);
    let _ = lang;
    EntityCard {
        entity: at,
        id: entity.id,
        kind: entity.kind,
        kind_words: "",
        name_ar: entity.name_ar,
        name_en: entity.name_en,
        wikidata: entity.wikidata,
        spellings: Vec::new(),
        roles: Vec::new(),
        passages: corpus.entity_passages(at).collect(),
        passages_words: String::new(),
    }
}

/// The card of mark number `mark` of a passage; `None` where that is no date.
pub fn date_card<'c>(corpus: &'c Corpus, passage: PassageIx, mark: usize, lang: Lang) -> Option<DateCard<'c>> {
    let _ = (corpus, passage, mark, lang);
    None
}
