//! The address: what a reader has chosen, as path and query, and back.
//!
//! The only place that knows the names of parameters. Grammar, below the page's base:
//!
//! ```text
//! path   = ""  |  "a/" aid  |  "p/" aid "-" pid [ ".." pid ]
//!        | "people/" id  |  "places/" id  |  "organisations/" id  |  "about"
//! query  = [ q ] person* place* org* source* no* kind* [ from ] [ to ] [ on ] [ dated ] [ match ] [ exact ] [ sort ]
//!          apart* [ view ] [ lang ] [ c ] [ w ]
//! from   = YYYY [ "-" MM [ "-" DD ] ]        w = number [ "-" number ]        c = four characters
//! no     = ( "person" | "place" | "org" | "source" | "kind" ) ":" value       apart = entity ":" spelling
//! kind   = title | subtitle | byline | body | heading | caption               dated = "no"        exact = "1"
//! ```
//!
//! Reading is total: what cannot be read is dropped with a [`Notice`], never more than that one
//! parameter. Damage done by people and messengers is mended: capitals, O for 0, I and l for 1,
//! punctuation glued to the end, invisible characters, `index.html`, double encoding.

mod read;
#[cfg(test)]
mod tests;
mod write;

use std::fmt;

use crate::day::{Day, Interval};
use crate::line::LineKind;
use crate::span::SpanKind;

/// Everything that decides what stands on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewState {
    pub page: PageRef,
    /// The words searched for, as typed.
    pub q: String,
    /// Entity ids.
    pub persons: Vec<String>,
    pub places: Vec<String>,
    pub orgs: Vec<String>,
    /// Publishers, as the articles give them.
    pub sources: Vec<String>,
    /// Values whose passages are left out.
    pub excluded: Vec<Exclusion>,
    /// Kinds of passage; several mean any of them.
    pub kinds: Vec<LineKind>,
    pub from: Option<PartialDate>,
    pub to: Option<PartialDate>,
    pub on: DateKind,
    /// Passages without a date of the kind that `on` names; beside `from` and `to` these too.
    pub undated: bool,
    pub matching: Matching,
    /// The words letter for letter instead of in all their forms.
    pub exact: bool,
    /// `None`: by rank where words are searched for, else by date.
    pub sort: Option<Sort>,
    /// Spellings that this reader has split off an entity.
    pub apart: Vec<Apart>,
    /// A named way to look at the selection; lower-case letters, digits and `-`.
    pub view: Option<String>,
    /// `None`: the reader has not chosen.
    pub lang: Option<Lang>,
    /// Checksum of the passage when the link was copied.
    pub check: Option<String>,
    /// First and last word inside the passage, counted from 1; in a range, a word of its first passage and a word
    /// of its last.
    pub words: Option<(u32, u32)>,
}

/// What is opened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum PageRef {
    #[default]
    Explorer,
    Article {
        aid: String,
    },
    /// A passage, or all from `pid` to `to`.
    Passage {
        aid: String,
        pid: String,
        to: Option<String>,
    },
    /// What is known of one person, place or organisation.
    Entity {
        kind: EntityKind,
        id: String,
    },
    /// What the corpus is and how it was made.
    About,
}

/// Entities that have pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntityKind {
    Person,
    Place,
    Organisation,
}

impl EntityKind {
    pub const ALL: [EntityKind; 3] = [EntityKind::Person, EntityKind::Place, EntityKind::Organisation];

    /// The first part of the path.
    pub fn folder(self) -> &'static str {
        match self {
            EntityKind::Person => "people",
            EntityKind::Place => "places",
            EntityKind::Organisation => "organisations",
        }
    }

    /// `None`: marks of that kind have no pages.
    pub fn of(kind: SpanKind) -> Option<EntityKind> {
        match kind {
            SpanKind::Person => Some(EntityKind::Person),
            SpanKind::Place => Some(EntityKind::Place),
            SpanKind::Organisation => Some(EntityKind::Organisation),
            _ => None,
        }
    }

    pub fn span(self) -> SpanKind {
        match self {
            EntityKind::Person => SpanKind::Person,
            EntityKind::Place => SpanKind::Place,
            EntityKind::Organisation => SpanKind::Organisation,
        }
    }
}

/// Which days the date filter looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DateKind {
    #[default]
    Mentioned,
    Published,
}

/// Whether a passage has to name all chosen persons or one of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Matching {
    #[default]
    All,
    Any,
}

/// A value whose passages are left out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exclusion {
    pub of: Choice,
    /// As the parameter of that name takes it: an id, a publisher, a kind.
    pub value: String,
}

/// What can be chosen and left out by value, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Choice {
    Person,
    Place,
    Org,
    Source,
    Kind,
}

impl Choice {
    pub const ALL: [Choice; 5] = [Choice::Person, Choice::Place, Choice::Org, Choice::Source, Choice::Kind];

    /// The name of its parameter.
    pub fn name(self) -> &'static str {
        match self {
            Choice::Person => "person",
            Choice::Place => "place",
            Choice::Org => "org",
            Choice::Source => "source",
            Choice::Kind => "kind",
        }
    }
}

/// A spelling that is not to count for an entity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Apart {
    /// The entity's id.
    pub entity: String,
    pub spelling: String,
}

/// The order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    /// What answers the words best comes first.
    Rank,
    /// As the corpus has it: by day of publication, then as the article goes.
    Date,
}

/// The language of the page around the articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    #[default]
    Ar,
    En,
}

impl Lang {
    pub const ALL: [Lang; 2] = [Lang::Ar, Lang::En];

    /// For `dir` attributes.
    pub fn dir(self) -> &'static str {
        match self {
            Lang::Ar => "rtl",
            Lang::En => "ltr",
        }
    }

    pub fn other(self) -> Lang {
        match self {
            Lang::Ar => Lang::En,
            Lang::En => Lang::Ar,
        }
    }

    /// The tag for `lang` attributes and the address.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Ar => "ar",
            Lang::En => "en",
        }
    }
}

/// A year, a month or a day, as precise as the reader gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartialDate {
    Year(i32),
    Month(i32, u8),
    Day(Day),
}

impl PartialDate {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` for a day that no calendar has.
    pub fn parse(text: &str) -> Option<PartialDate> {
        let interval = Interval::parse(text)?;
        let (year, month, _) = interval.from().civil();
        Some(match text.len() {
            4 => PartialDate::Year(year),
            7 => PartialDate::Month(year, month),
            _ => PartialDate::Day(interval.from()),
        })
    }

    /// The days that it means, both ends included.
    pub fn interval(self) -> Interval {
        let interval = match self {
            PartialDate::Year(year) => Interval::year(year),
            PartialDate::Month(year, month) => Interval::month(year, month),
            PartialDate::Day(day) => Some(Interval::day(day)),
        };
        // A value built by hand can hold a month that does not exist.
        interval.unwrap_or(Interval::day(Day(0)))
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PartialDate::Year(year) => write!(f, "{year:04}"),
            PartialDate::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            PartialDate::Day(day) => day.fmt(f),
        }
    }
}

/// Something in an address that could not be used, for the reader to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The name of the parameter; `path` for the path.
    pub name: String,
    /// As it stood in the address, decoded.
    pub value: String,
    pub reason: Reason,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// There is no such parameter.
    Unknown,
    /// The value is none that this parameter takes.
    Bad,
    /// Given more than once; the first counts.
    Repeated,
    /// The path leads to no article or passage, even when mended.
    NoSuchPage,
}

impl ViewState {
    /// The view of one passage and nothing else: what a copied link opens.
    pub fn passage(aid: &str, pid: &str) -> ViewState {
        let page = PageRef::Passage { aid: aid.to_owned(), pid: pid.to_owned(), to: None };
        ViewState { page, ..ViewState::default() }
    }

    /// The view of one article.
    pub fn article(aid: &str) -> ViewState {
        ViewState { page: PageRef::Article { aid: aid.to_owned() }, ..ViewState::default() }
    }

    /// The first and the last day that the date filter lets through; `None`: open on that side.
    pub fn days(&self) -> (Option<Day>, Option<Day>) {
        (self.from.map(|it| it.interval().from()), self.to.map(|it| it.interval().to()))
    }

    /// Whether any filter is set.
    pub fn is_filtered(&self) -> bool {
        let lists = [&self.persons, &self.places, &self.orgs, &self.sources];
        !self.q.is_empty()
            || lists.iter().any(|list| !list.is_empty())
            || !self.excluded.is_empty()
            || !self.kinds.is_empty()
            || self.from.is_some()
            || self.to.is_some()
            || self.undated
    }

    /// Reads an address. `path` is what stands below the page's base, with or without the first
    /// slash; `query` with or without the question mark.
    pub fn decode(path: &str, query: &str) -> (ViewState, Vec<Notice>) {
        read::decode(path, query)
    }

    /// The address below the page's base, without a first slash: path, and query where there is one.
    /// What has its default is left out; the order is always the same.
    pub fn encode(&self) -> String {
        write::encode(self)
    }
}

/// Whether going from `old` to `new` is a decision, which Back undoes, and not typing or
/// housekeeping, which replaces the entry in the history.
pub fn is_decision(old: &ViewState, new: &ViewState) -> bool {
    let housekept = ViewState { check: old.check.clone(), words: old.words, ..new.clone() };
    if housekept == *old {
        return false;
    }
    let retyped = ViewState { q: old.q.clone(), ..housekept };
    if retyped != *old {
        return true;
    }
    // Only the words differ. The first letter opens a search; letting a whole search go closes it.
    match (old.q.is_empty(), new.q.is_empty()) {
        (true, _) => true,
        (false, true) => old.q.chars().nth(1).is_some(),
        (false, false) => false,
    }
}
