//! A corpus as plain owned values: what preparation hands over to be stored.

use crate::day::{Day, Interval};
use crate::line::LineKind;
use crate::span::{Extent, SpanKind};

/// Everything that the page shows, in the order of its articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// By published day (undated last), then by key.
    pub articles: Vec<ArticleDraft>,
    /// By id. [`MarkDraft::entity`] indexes this list.
    pub entities: Vec<EntityDraft>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ArticleDraft {
    /// Five characters of Crockford base32, minted once.
    pub aid: String,
    /// The editor's key, by default the file's stem.
    pub key: String,
    pub file: String,
    /// Where `articles.toml` or the text gives them.
    pub title: String,
    pub subtitle: Option<String>,
    pub author: Option<String>,
    pub publisher: Option<String>,
    pub url: Option<String>,
    pub published: Option<Published>,
    /// The whole source as published.
    pub text: String,
    pub lines: Vec<LineDraft>,
    /// In order; each is one line of article text.
    pub passages: Vec<PassageDraft>,
    /// By start, then longest first, then by kind. Only within passages.
    pub marks: Vec<MarkDraft>,
}

/// The day an article appeared and how we know.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    pub day: Day,
    pub basis: Basis,
    /// In the editor's or the rule's words.
    pub evidence: String,
}

/// How the day of publication is known, surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Basis {
    /// The editor states it from the publisher's page.
    Stated,
    /// The article's own text fixes it.
    Text,
    /// Other articles of the corpus fix it.
    Corpus,
    /// Known from outside; the texts leave several days open.
    Outside,
}

impl Basis {
    pub const ALL: [Basis; 4] = [Basis::Stated, Basis::Text, Basis::Corpus, Basis::Outside];

    /// The word for it in `articles.toml` and exports.
    pub fn name(self) -> &'static str {
        match self {
            Basis::Stated => "stated",
            Basis::Text => "text",
            Basis::Corpus => "corpus",
            Basis::Outside => "outside",
        }
    }

    pub fn parse(name: &str) -> Option<Basis> {
        Basis::ALL.into_iter().find(|basis| basis.name() == name)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct LineDraft {
    pub extent: Extent,
    pub kind: LineKind,
    /// Rule id and evidence, see [`crate::source::line::Reason`].
    pub rule: String,
    pub evidence: String,
}

/// A passage: one paragraph of article text, the unit that is filtered, linked and quoted.
#[derive(Clone, Debug, PartialEq)]
pub struct PassageDraft {
    /// Three characters of Crockford base32, unique within the article.
    pub pid: String,
    pub extent: Extent,
    pub kind: LineKind,
}

/// A span of an article, resolved.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkDraft {
    /// Code points of the article's text.
    pub extent: Extent,
    pub kind: SpanKind,
    pub nested: bool,
    /// For names: index into [`Draft::entities`].
    pub entity: Option<u32>,
    /// For persons: the office that this mention gives, without clitics.
    pub role: Option<String>,
    pub date: Option<DateDraft>,
    pub figure: Option<FigureDraft>,
    /// For quotations: who speaks, index into [`Draft::entities`].
    pub speaker: Option<u32>,
}

/// What a date expression means and why.
#[derive(Clone, Debug, PartialEq)]
pub struct DateDraft {
    /// `None`: vague, a bare duration, or nothing to anchor it to.
    pub interval: Option<Interval>,
    /// In the manner of TIMEX3: `2023-07-13`, `2023-03`, `P2D`, `199X`.
    pub value: String,
    pub class: DateClass,
    pub anchor: Anchor,
    /// Id of the rule that resolved it, `kebab-case`.
    pub rule: String,
    /// What clues inside the expression disagree about, as a sentence fragment; empty when they agree.
    pub conflict: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum DateClass {
    /// Complete in itself.
    Explicit,
    /// Needs the day of publication or another expression.
    Relative,
    Weekday,
    Duration,
    Vague,
}

impl DateClass {
    pub const ALL: [DateClass; 5] =
        [DateClass::Explicit, DateClass::Relative, DateClass::Weekday, DateClass::Duration, DateClass::Vague];

    pub fn name(self) -> &'static str {
        match self {
            DateClass::Explicit => "explicit",
            DateClass::Relative => "relative",
            DateClass::Weekday => "weekday",
            DateClass::Duration => "duration",
            DateClass::Vague => "vague",
        }
    }
}

/// What an interval was resolved from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Anchor {
    /// The expression alone, or another expression of the text.
    Text,
    /// The day of publication.
    Published,
    /// There is no interval.
    None,
}

impl Anchor {
    pub const ALL: [Anchor; 3] = [Anchor::Text, Anchor::Published, Anchor::None];

    pub fn name(self) -> &'static str {
        match self {
            Anchor::Text => "text",
            Anchor::Published => "published",
            Anchor::None => "none",
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct FigureDraft {
    pub number: f64,
    /// The upper end of a range.
    pub max: Option<f64>,
    /// `%`, `km`, `USD`, `EUR`, `days`, `people`, `items`, …: the gold's words, ISO 4217 for money.
    pub unit: String,
    pub comparator: Comparator,
    pub approximate: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Comparator {
    Equal,
    Less,
    Greater,
    About,
}

impl Comparator {
    pub const ALL: [Comparator; 4] = [Comparator::Equal, Comparator::Less, Comparator::Greater, Comparator::About];

    pub fn sign(self) -> &'static str {
        match self {
            Comparator::Equal => "=",
            Comparator::Less => "<",
            Comparator::Greater => ">",
            Comparator::About => "~",
        }
    }
}

/// One person, place, organisation, group or event, over all articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EntityDraft {
    /// A readable slug, `yoav-gallant`.
    pub id: String,
    pub kind: Option<SpanKind>,
    pub name_ar: String,
    pub name_en: String,
    /// Every spelling seen, most frequent first.
    pub variants: Vec<VariantDraft>,
    /// Offices as the articles give them: words and index of the article.
    pub roles: Vec<(String, u32)>,
    pub wikidata: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct VariantDraft {
    pub text: String,
    /// Mentions spelt so, over all articles.
    pub count: u32,
    /// Rule id of why this spelling was merged into the entity, `kebab-case`.
    pub rule: String,
    /// Evidence in words ("same office: وزير الدفاع الإسرائيلي").
    pub evidence: String,
}
