//! The registry: every id ever minted and what became of it (`seeds/permalinks.jsonl`).
//!
//! Append-only, one JSON object a line, in the order in which things happened:
//!
//! ```text
//! {"event":"mint","at":"2023-07-15","aid":"ab3f9","key":"000"}
//! {"event":"mint","at":…,"id":"ab3f9-x7k","sum":"k3v9","text":…}     after the last passage, or after "after":"x9m" ("": first)
//! {"event":"edit","at":…,"id":…,"sum":…,"old":…,"text":…}            the text changed; with "doubt": the editor should look
//! {"event":"split","at":…,"id":…,"into":["ab3f9-x7k","ab3f9-q2z"],"sum":…,"text":…}
//! {"event":"merge","at":…,"id":…,"into":"ab3f9-x7k","sum":…}         the id is now another's alias
//! {"event":"move","at":…,"id":…,"after":"x9m","sum":…}               within its article
//! {"event":"move","at":…,"id":…,"to":"c4d21-7hh","sum":…}            to another article
//! {"event":"move","at":…,"aid":…,"key":"001"}                        a whole article, to another key or back
//! {"event":"tombstone","at":…,"id":…,"why":…,"sum":…}                or "aid": a whole article
//! ```
//!
//! `sum` is the [`super::checksum`] of `text`, or where there is none of the words that the passage had. A tombstoned
//! id may come back by an `edit` when its words come back. An `edit` that leaves the text as it is confirms the one before.
//!
//! Lines are never changed, so a merge of two branches in git is their union. Where that union is out of order it is read by
//! its days; where both branches did something to one passage, what leaves it reachable counts (`concurrent.rs`).

mod concurrent;
mod line;
mod promises;
mod state;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::fmt;

pub use promises::Broken;
pub use state::{ArticleState, Fate, PassageState};

use crate::day::Day;

/// A passage's whole id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PassageId {
    pub aid: String,
    pub pid: String,
}

impl PassageId {
    pub fn new(aid: &str, pid: &str) -> PassageId {
        PassageId { aid: aid.to_owned(), pid: pid.to_owned() }
    }

    /// Reads `aid-pid` as minted.
    pub fn parse(text: &str) -> Option<PassageId> {
        let (aid, pid) = text.split_once('-')?;
        (super::id::is_aid(aid) && super::id::is_pid(pid)).then(|| PassageId::new(aid, pid))
    }
}

impl fmt::Display for PassageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.aid, self.pid)
    }
}

/// One line of the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub at: Day,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    MintArticle {
        aid: String,
        key: String,
    },
    /// `after`: the passage before it when it was inserted, empty for the first; `None`: the last.
    Mint {
        id: PassageId,
        after: Option<String>,
        text: String,
    },
    Edit {
        id: PassageId,
        old: String,
        text: String,
        doubt: Option<String>,
    },
    /// `text` is what stays with `id`, where `id` is one of `into`.
    Split {
        id: PassageId,
        into: Vec<PassageId>,
        text: String,
        doubt: Option<String>,
    },
    Merge {
        id: PassageId,
        into: PassageId,
    },
    Reorder {
        id: PassageId,
        after: String,
    },
    Move {
        id: PassageId,
        to: PassageId,
    },
    MoveArticle {
        aid: String,
        key: String,
    },
    Tombstone {
        id: PassageId,
        why: String,
    },
    TombstoneArticle {
        aid: String,
        why: String,
    },
}

impl What {
    /// The article that it is about.
    pub fn aid(&self) -> &str {
        match self {
            What::MintArticle { aid, .. } | What::MoveArticle { aid, .. } | What::TombstoneArticle { aid, .. } => aid,
            What::Mint { id, .. }
            | What::Edit { id, .. }
            | What::Split { id, .. }
            | What::Merge { id, .. }
            | What::Reorder { id, .. }
            | What::Move { id, .. }
            | What::Tombstone { id, .. } => &id.aid,
        }
    }

    /// The passage that it is about; `None`: a whole article.
    pub fn id(&self) -> Option<&PassageId> {
        match self {
            What::MintArticle { .. } | What::MoveArticle { .. } | What::TombstoneArticle { .. } => None,
            What::Mint { id, .. }
            | What::Edit { id, .. }
            | What::Split { id, .. }
            | What::Merge { id, .. }
            | What::Reorder { id, .. }
            | What::Move { id, .. }
            | What::Tombstone { id, .. } => Some(id),
        }
    }
}

/// What is wrong with a registry file and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistryError {
    pub file: String,
    /// Counted from 1.
    pub line: u32,
    pub problem: Problem,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The line ends in the middle of an object.
    Truncated,
    /// Marks of an unfinished merge (`<<<<<<<`).
    Conflict,
    /// Not a JSON object.
    NotJson {
        says: String,
    },
    UnknownEvent {
        name: String,
    },
    /// A member that this event needs is missing or of the wrong type.
    Member {
        name: &'static str,
    },
    /// A member that no event has.
    UnknownMember {
        name: String,
    },
    BadId {
        given: String,
    },
    BadDay {
        given: String,
    },
    /// The id was minted before.
    MintedTwice {
        id: String,
        first_line: u32,
    },
    /// Two living articles have one key.
    KeyTwice {
        key: String,
        aid: String,
    },
    /// The id would lead to itself.
    Circle {
        id: String,
    },
    /// Something happens to an id that was never minted.
    NotMinted {
        id: String,
    },
    /// Something happens to an id that is an alias or gone.
    NotAlive {
        id: String,
    },
    /// The checksum is not that of the text.
    Sum {
        expected: String,
    },
}

impl fmt::Display for RegistryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.problem)
    }
}

impl std::error::Error for RegistryError {}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const BACK: &str = "restore the line from the history of the file";
        match self {
            Problem::Truncated => write!(f, "the line breaks off; {BACK}"),
            Problem::Conflict => {
                write!(f, "marks of an unfinished merge; keep the lines of both sides and remove the marks")
            }
            Problem::NotJson { says } => write!(f, "is no JSON object ({says}); {BACK}"),
            Problem::UnknownEvent { name } => {
                write!(f, "unknown event \"{name}\"; known are mint, edit, split, merge, move, tombstone")
            }
            Problem::Member { name } => write!(f, "\"{name}\" is missing or not what it should be; {BACK}"),
            Problem::UnknownMember { name } => write!(f, "unknown member \"{name}\"; {BACK}"),
            Problem::BadId { given } => write!(f, "\"{given}\" is no id; {BACK}"),
            Problem::BadDay { given } => write!(f, "\"{given}\" is no day of the calendar; {BACK}"),
            Problem::MintedTwice { id, first_line } => {
                write!(
                    f,
                    "the id {id} was minted on line {first_line} already; ids are never reused, remove this line and build again"
                )
            }
            Problem::KeyTwice { key, aid } => {
                write!(
                    f,
                    "the key \"{key}\" already belongs to the article {aid}, as when two branches add one article; \
                     write another key on this line (\"{key}-2\") and build again: its links will lead to the first"
                )
            }
            Problem::Circle { id } => write!(f, "the id {id} would lead to itself; remove this line and build again"),
            Problem::NotMinted { id } => write!(f, "the id {id} was never minted; {BACK}"),
            Problem::NotAlive { id } => write!(f, "the id {id} has become an alias or is gone; {BACK}"),
            Problem::Sum { expected } => {
                write!(f, "the text does not fit its checksum, which would be {expected}; {BACK}")
            }
        }
    }
}

/// All events of a registry and what they add up to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Registry {
    events: Vec<Event>,
    /// For each event that has no text of its own, the checksum of the words that it found.
    sums: Vec<Option<String>>,
    articles: Vec<ArticleState>,
    by_aid: HashMap<String, usize>,
    /// Living articles.
    by_key: HashMap<String, usize>,
}

impl Registry {
    /// Reads a registry file; `file` is what errors call it. All bad lines are reported, but no lines that only suffer from
    /// those: marks of an unfinished merge come before all else, lines that cannot be read before contradictions.
    pub fn parse(file: &str, text: &str) -> Result<Registry, Vec<RegistryError>> {
        let (mut lines, mut errors) = (Vec::new(), Vec::new());
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for (line, it) in (1u32..).zip(text.lines()) {
            if it.trim().is_empty() {
                continue;
            }
            match line::parse(it) {
                Ok((event, sum)) => lines.push((line, event, sum)),
                Err(problem) => errors.push(RegistryError { file: file.to_owned(), line, problem }),
            }
        }
        if errors.iter().any(|it| it.problem == Problem::Conflict) {
            errors.retain(|it| it.problem == Problem::Conflict);
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        if !lines.is_sorted_by_key(|(_, event, _)| event.at) {
            let mut by_day = lines.clone();
            by_day.sort_by_key(|(_, event, _)| event.at);
            // A clock that went wrong puts effects before causes; then the order of the lines is the better one.
            if let Ok(registry) = Registry::replay(file, by_day) {
                return Ok(registry);
            }
        }
        Registry::replay(file, lines)
    }

    fn replay(file: &str, lines: Vec<(u32, Event, Option<String>)>) -> Result<Registry, Vec<RegistryError>> {
        let mut registry = Registry::default();
        let mut errors = Vec::new();
        for (line, event, sum) in lines {
            if let Err(problem) = registry.read(event, sum, line) {
                errors.push(RegistryError { file: file.to_owned(), line, problem });
            }
        }
        if errors.is_empty() { Ok(registry) } else { Err(errors) }
    }

    /// Appends an event.
    ///
    /// # Errors
    /// When it contradicts what has happened; nothing is changed then.
    pub fn apply(&mut self, event: Event) -> Result<(), Problem> {
        let line = self.events.len() as u32 + 1;
        let sum = self.sum_found(&event.what);
        self.apply_at(&event, line)?;
        self.events.push(event);
        self.sums.push(sum);
        Ok(())
    }

    /// Everything that happened, in order.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// Every article ever minted, in that order.
    pub fn articles(&self) -> &[ArticleState] {
        &self.articles
    }

    pub fn article(&self, aid: &str) -> Option<&ArticleState> {
        self.articles.get(*self.by_aid.get(aid)?)
    }

    /// The living article with this key.
    pub fn by_key(&self, key: &str) -> Option<&ArticleState> {
        self.articles.get(*self.by_key.get(key)?)
    }

    pub fn passage(&self, id: &PassageId) -> Option<&PassageState> {
        self.article(&id.aid)?.passage(&id.pid)
    }

    /// Follows aliases to the id that stands for `id` today, living or gone.
    pub fn standing(&self, id: &PassageId) -> Option<(PassageId, &PassageState)> {
        let mut at = id.clone();
        // Aliases cannot run in a circle: none is made that would close one. The bound holds all the same.
        for _ in 0..=self.events.len() {
            let passage = self.passage(&at)?;
            match &passage.fate {
                Fate::Merged(to) | Fate::Moved(to) => at = to.clone(),
                Fate::Split(into) => at = into.first()?.clone(),
                Fate::Alive | Fate::Gone { .. } => return Some((at, passage)),
            }
        }
        None
    }

    /// The file's text.
    pub fn to_jsonl(&self) -> String {
        self.lines_from(0)
    }

    /// The lines of the events from this one on.
    pub fn lines_from(&self, first: usize) -> String {
        let mut out = String::new();
        for (event, sum) in self.events.iter().zip(&self.sums).skip(first) {
            out.push_str(&line::write(event, sum.as_deref()));
            out.push('\n');
        }
        out
    }
}
