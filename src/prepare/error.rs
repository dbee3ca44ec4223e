//! What can be wrong with a folder of articles, and the way out.

use std::fmt;

/// One thing that stops a build: where it is, what is wrong, what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputError {
    /// The file it is about, as the editor knows it.
    pub file: String,
    /// Counted from 1, where a line is to blame.
    pub line: Option<u32>,
    pub fault: Fault,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The folder holds no article at all.
    NoArticles,
    /// `articles.toml` names a file that is not there.
    Missing {
        named: String,
    },
    /// Two entries, or an entry and a file name, give one key.
    KeyTwice {
        key: String,
        first: String,
    },
    /// Two entries describe one file.
    FileTwice {
        named: String,
        first_line: u32,
    },
    /// A key that would not do in a file name or an address.
    BadKey {
        key: String,
    },
    /// Not a day of the calendar, or not `YYYY-MM-DD`.
    BadDay {
        given: String,
    },
    UnknownBasis {
        given: String,
    },
    /// Not one of the words for which pages are written.
    UnknownPages {
        given: String,
    },
    /// An address that is not http or https.
    BadUrl {
        given: String,
    },
    /// Not TOML, an unknown key, a value of the wrong type: the parser's own words.
    Syntax {
        says: String,
    },
    /// A file of no characters or of blank lines only.
    Empty,
    /// Bytes that are not text of a known encoding.
    NotText {
        why: String,
    },
    /// The system refused to read or write it.
    Io {
        says: String,
    },
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.fault)
    }
}

impl std::error::Error for InputError {}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::NoArticles => write!(f, "no articles here; put .txt or .html files in this folder"),
            Fault::Missing { named } => {
                write!(f, "names the file \"{named}\", which is not in this folder; add the file or remove the entry")
            }
            Fault::KeyTwice { key, first } => {
                write!(
                    f,
                    "the key \"{key}\" already belongs to {first}; give one of them another `key` in articles.toml"
                )
            }
            Fault::FileTwice { named, first_line } => {
                write!(f, "describes \"{named}\" again (first on line {first_line}); keep one of the two entries")
            }
            Fault::BadKey { key } => write!(
                f,
                "the key \"{key}\" cannot be a file name; use letters, digits, `-`, `_` and `.` (no `.` at its start)"
            ),
            Fault::BadDay { given } => {
                write!(f, "\"{given}\" is no day of the calendar; write it as YYYY-MM-DD, for example 2023-07-15")
            }
            Fault::UnknownBasis { given } => {
                write!(f, "unknown basis \"{given}\"; write \"stated\", \"text\", \"corpus\" or \"outside\"")
            }
            Fault::UnknownPages { given } => {
                write!(f, "unknown pages \"{given}\"; write \"all\", \"articles\" or \"none\"")
            }
            Fault::BadUrl { given } => {
                write!(f, "\"{given}\" is no web address; write it with http:// or https://")
            }
            Fault::Syntax { says } => write!(f, "{says}"),
            Fault::Empty => write!(f, "holds no text; fill it or remove it"),
            Fault::NotText { why } => write!(f, "is not text ({why}); save it as UTF-8 plain text or HTML"),
            Fault::Io { says } => write!(f, "{says}"),
        }
    }
}
