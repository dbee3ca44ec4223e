//! What the articles of a corpus tell together: events, figures of one subject, conflicts, passages that share words.
//!
//! The owned form, found by [`crate::facts`] from a [`Draft`](super::Draft) and shown by views of their own. Articles
//! and passages are numbers within the draft; entities index [`Draft::entities`](super::Draft::entities).

mod stored;

pub use stored::{open_facts, store_facts};

use super::draft::Comparator;
use crate::day::Interval;
use crate::span::Extent;

/// Everything that is told together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// By first day (undated last), then by id.
    pub events: Vec<Event>,
    /// Measured at least twice; by id.
    pub subjects: Vec<Subject>,
    pub conflicts: Vec<Conflict>,
    /// By the first passage, then the second.
    pub pairs: Vec<Pair>,
}

/// A passage of an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    pub article: u32,
    /// Within the article, counted from 0.
    pub passage: u32,
}

/// One event over all articles that tell it.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// A readable slug.
    pub id: String,
    pub kind: EventKind,
    /// The narrowest that the articles support together; `None`: no text dates it.
    pub interval: Option<Interval>,
    pub place: Option<u32>,
    pub participants: Vec<u32>,
    /// In the order of articles and passages.
    pub tellings: Vec<Telling>,
}

/// One passage that tells an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Telling {
    pub spot: Spot,
    pub status: Status,
    /// The words that make it this event: code points of the article's text.
    pub extent: Extent,
    /// Id of the rule that recognised it, `kebab-case`.
    pub rule: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum EventKind {
    Visit,
    Meeting,
    Agreement,
    Opening,
    Appointment,
    Statement,
    Trade,
    Arrest,
    Attack,
    War,
}

impl EventKind {
    pub const ALL: [EventKind; 10] = [
        EventKind::Visit,
        EventKind::Meeting,
        EventKind::Agreement,
        EventKind::Opening,
        EventKind::Appointment,
        EventKind::Statement,
        EventKind::Trade,
        EventKind::Arrest,
        EventKind::Attack,
        EventKind::War,
    ];

    pub fn name(self) -> &'static str {
        match self {
            EventKind::Visit => "visit",
            EventKind::Meeting => "meeting",
            EventKind::Agreement => "agreement",
            EventKind::Opening => "opening",
            EventKind::Appointment => "appointment",
            EventKind::Statement => "statement",
            EventKind::Trade => "trade",
            EventKind::Arrest => "arrest",
            EventKind::Attack => "attack",
            EventKind::War => "war",
        }
    }
}

/// What an article says of an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Status {
    #[default]
    Happened,
    Planned,
    Alleged,
}

impl Status {
    pub const ALL: [Status; 3] = [Status::Happened, Status::Planned, Status::Alleged];

    pub fn name(self) -> &'static str {
        match self {
            Status::Happened => "happened",
            Status::Planned => "planned",
            Status::Alleged => "alleged",
        }
    }
}

/// Something that several passages measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    pub id: String,
    pub label_ar: String,
    /// Empty where nobody wrote one.
    pub label_en: String,
    /// Whether an editor stated or confirmed it.
    pub confirmed: bool,
    pub readings: Vec<Reading>,
    pub verdict: Verdict,
    /// Why the readings were put together, and why they agree or not: a rule id and its evidence.
    pub rule: String,
    pub evidence: String,
}

/// One passage's figure for a subject.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub spot: Spot,
    /// The figure's words: code points of the article's text.
    pub extent: Extent,
    pub number: f64,
    /// The upper end of a range.
    pub max: Option<f64>,
    pub unit: String,
    pub comparator: Comparator,
    pub approximate: bool,
    /// The days that the figure speaks of, where its passage says so.
    pub period: Option<Interval>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Verdict {
    #[default]
    Agree,
    /// Both can be true, or the wording is vague.
    Differ,
    /// Both cannot be true.
    Contradict,
}

impl Verdict {
    pub const ALL: [Verdict; 3] = [Verdict::Agree, Verdict::Differ, Verdict::Contradict];

    pub fn name(self) -> &'static str {
        match self {
            Verdict::Agree => "agree",
            Verdict::Differ => "differ",
            Verdict::Contradict => "contradict",
        }
    }
}

/// A fact that is told in different ways.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    pub id: String,
    pub verdict: Verdict,
    pub versions: Vec<Version>,
    /// Id of the rule that found it, `kebab-case`.
    pub rule: String,
    /// The event that it is about, as an index of [`Facts::events`].
    pub event: Option<u32>,
}

/// How one passage tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    pub spot: Spot,
    /// The words that matter: code points of the article's text.
    pub extent: Extent,
}

/// Two passages that share wording.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    pub first: Spot,
    pub second: Spot,
    pub degree: Degree,
    /// How much of the shorter passage the longer one repeats, 0 to 1, over folded words.
    pub shared: f32,
    /// Passages that repeat each other, directly or in a chain, have one number.
    pub group: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Degree {
    /// At least 30 characters in common, spaces aside.
    #[default]
    Verbatim,
    /// One statement reworded.
    Paraphrase,
    /// The same fact in other words.
    SameFact,
}

impl Degree {
    pub const ALL: [Degree; 3] = [Degree::Verbatim, Degree::Paraphrase, Degree::SameFact];

    pub fn name(self) -> &'static str {
        match self {
            Degree::Verbatim => "verbatim",
            Degree::Paraphrase => "paraphrase",
            Degree::SameFact => "same-fact",
        }
    }
}
