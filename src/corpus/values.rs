//! What a reader of the stored form gets: small values that borrow from it.

use std::ops::Range;

use super::draft::{Anchor, Basis, Comparator, DateClass};
use crate::day::{Day, Interval};
use crate::line::LineKind;
use crate::span::{Extent, SpanKind};

/// An article of this corpus; counts from 0 in the order of [`super::Draft::articles`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleIx(pub u32);

/// A passage of this corpus; counts through all articles in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PassageIx(pub u32);

/// An entity of this corpus, in the order of their ids.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityIx(pub u32);

/// A publisher of this corpus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceIx(pub u32);

/// One source document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article<'c> {
    /// Five characters of Crockford base32.
    pub aid: &'c str,
    /// The editor's key, by default the file's stem.
    pub key: &'c str,
    pub file: &'c str,
    pub title: &'c str,
    pub subtitle: Option<&'c str>,
    pub author: Option<&'c str>,
    pub publisher: Option<&'c str>,
    pub url: Option<&'c str>,
    pub published: Option<Published<'c>>,
    pub source: SourceIx,
    /// Its passages, as numbers of [`PassageIx`].
    pub passages: Range<u32>,
}

impl Article<'_> {
    pub fn passages(&self) -> impl DoubleEndedIterator<Item = PassageIx> + use<> {
        self.passages.clone().map(PassageIx)
    }
}

/// The day an article appeared and how that is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Published<'c> {
    pub day: Day,
    pub basis: Basis,
    pub evidence: &'c str,
}

/// One line of an article's file.
#[derive(Clone, Debug, PartialEq)]
pub struct Line<'c> {
    /// Code points of the article's text.
    pub extent: Extent,
    pub kind: LineKind,
    pub text: &'c str,
    /// Id of the rule that gave it its kind, see [`crate::source::line::Reason`].
    pub rule: &'c str,
    pub evidence: &'c str,
    /// The passage that this line is, if it is one.
    pub passage: Option<PassageIx>,
}

/// One paragraph of article text.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage<'c> {
    pub article: ArticleIx,
    /// Three characters of Crockford base32, unique within the article.
    pub pid: &'c str,
    pub kind: LineKind,
    pub text: &'c str,
    /// Code points of the article's text.
    pub extent: Extent,
}

impl Default for Passage<'_> {
    fn default() -> Self {
        Passage {
            article: ArticleIx::default(),
            pid: "",
            kind: LineKind::Body,
            text: "",
            extent: Extent { start: 0, end: 0 },
        }
    }
}

/// A span of a passage, resolved.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark<'c> {
    /// Code points of the passage's text.
    pub extent: Extent,
    pub kind: SpanKind,
    /// Lies inside another span.
    pub nested: bool,
    pub entity: Option<EntityIx>,
    /// The office that this mention gives, without clitics.
    pub role: Option<&'c str>,
    pub date: Option<Date<'c>>,
    pub figure: Option<Figure<'c>>,
    /// For quotations: who speaks.
    pub speaker: Option<EntityIx>,
}

/// What a date expression means and why, see [`super::draft::DateDraft`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Date<'c> {
    pub interval: Option<Interval>,
    pub value: &'c str,
    pub class: DateClass,
    pub anchor: Anchor,
    pub rule: &'c str,
    pub conflict: &'c str,
}

/// A number with its unit, see [`super::draft::FigureDraft`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure<'c> {
    pub number: f64,
    pub max: Option<f64>,
    pub unit: &'c str,
    pub comparator: Comparator,
    pub approximate: bool,
}

/// One person, place, organisation, group or event, over all articles.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Entity<'c> {
    /// A readable slug.
    pub id: &'c str,
    pub kind: Option<SpanKind>,
    pub name_ar: &'c str,
    pub name_en: &'c str,
    pub wikidata: Option<&'c str>,
    /// How many passages name it.
    pub passages: u32,
}

/// One spelling of an entity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Variant<'c> {
    pub text: &'c str,
    /// Mentions spelt so, over all articles.
    pub count: u32,
    /// Id of the rule that merged it into the entity.
    pub rule: &'c str,
    pub evidence: &'c str,
}

/// An office, and the article that gives it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Role<'c> {
    pub text: &'c str,
    pub article: ArticleIx,
}

/// A publisher.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Source<'c> {
    /// For addresses: the name, or [`UNKNOWN_SOURCE`].
    pub id: &'c str,
    /// Empty for the articles that name none.
    pub name: &'c str,
    /// How many articles.
    pub articles: u32,
}

/// The id of the source of articles that name no publisher.
pub const UNKNOWN_SOURCE: &str = "unknown";
