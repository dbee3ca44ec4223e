//! Parts: what they are, how they begin, and why one is refused.

use std::fmt;

/// Written at the head of every part; another meaning of any byte is another version.
pub const VERSION: u8 = 1;

/// Bytes at the head of every part: magic, version, kind, two of nothing.
pub const HEAD: usize = 8;
const MAGIC: &[u8; 4] = b"KASH";

/// What a part holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Kind {
    /// The table of all others; fetched first.
    Root,
    /// A stretch of the dictionary with its postings, see [`super::shard`].
    Words,
    /// Unions of postings for beginnings of words.
    Unions,
    /// Places of words within articles, for phrases; one beside each of [`Kind::Words`].
    Positions,
    /// Days and lengths of the articles.
    Docs,
    /// Who is named in which article, and the like: a column a facet.
    Persons,
    Places,
    Organisations,
    Sources,
    /// Days that articles speak of.
    Mentioned,
    /// Titles, keys and sources, a block of articles a part.
    Rows,
    /// Names of entities and sources, a block a part.
    PersonNames,
    PlaceNames,
    OrganisationNames,
    SourceNames,
    /// What the caller puts beside the index: the articles themselves.
    Text,
    /// Hashes of the kinds of which there are many parts, see [`super::root`].
    Table,
}

impl Kind {
    pub const ALL: [Kind; 17] = [
        Kind::Root,
        Kind::Words,
        Kind::Unions,
        Kind::Positions,
        Kind::Docs,
        Kind::Persons,
        Kind::Places,
        Kind::Organisations,
        Kind::Sources,
        Kind::Mentioned,
        Kind::Rows,
        Kind::PersonNames,
        Kind::PlaceNames,
        Kind::OrganisationNames,
        Kind::SourceNames,
        Kind::Text,
        Kind::Table,
    ];

    /// The name for messages.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Root => "root",
            Kind::Words => "words",
            Kind::Unions => "unions",
            Kind::Positions => "positions",
            Kind::Docs => "docs",
            Kind::Persons => "persons",
            Kind::Places => "places",
            Kind::Organisations => "organisations",
            Kind::Sources => "sources",
            Kind::Mentioned => "mentioned",
            Kind::Rows => "rows",
            Kind::PersonNames => "person-names",
            Kind::PlaceNames => "place-names",
            Kind::OrganisationNames => "organisation-names",
            Kind::SourceNames => "source-names",
            Kind::Text => "text",
            Kind::Table => "table",
        }
    }
}

/// One part of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartId {
    pub kind: Kind,
    /// Counts from 0 within its kind.
    pub at: u32,
}

impl PartId {
    pub const ROOT: PartId = PartId { kind: Kind::Root, at: 0 };

    pub fn new(kind: Kind, at: u32) -> PartId {
        PartId { kind, at }
    }
}

impl fmt::Display for PartId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.kind.name(), self.at)
    }
}

/// Why bytes are not the part that they should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartError {
    /// They do not begin as a part does, or as one of another kind.
    NotAPart(PartId),
    /// Written by a program of another version.
    Version { part: PartId, found: u8 },
    /// Cut off, changed or exchanged.
    Damaged(PartId),
    /// The root knows no such part.
    Unknown(PartId),
}

impl PartError {
    pub fn part(&self) -> PartId {
        match self {
            PartError::NotAPart(part) | PartError::Damaged(part) | PartError::Unknown(part) => *part,
            PartError::Version { part, .. } => *part,
        }
    }
}

impl fmt::Display for PartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PartError::NotAPart(part) => write!(f, "{part}: this is no such part of an archive"),
            PartError::Version { part, found } => {
                write!(f, "{part}: it has version {found}, the program reads version {VERSION}: build both again")
            }
            PartError::Damaged(part) => write!(f, "{part}: it is damaged"),
            PartError::Unknown(part) => write!(f, "{part}: the archive has no such part"),
        }
    }
}

impl std::error::Error for PartError {}

/// Why there is no answer yet, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// These parts are to be fetched and added first; never empty.
    Parts(Vec<PartId>),
    /// A part says what cannot be, though its hash is right.
    Damaged(PartError),
}

impl From<PartError> for Need {
    fn from(error: PartError) -> Need {
        Need::Damaged(error)
    }
}

/// The head of a part.
pub fn head(kind: Kind) -> Vec<u8> {
    let mut out = Vec::with_capacity(64);
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&[VERSION, kind as u8, 0, 0]);
    out
}

/// What follows the head.
pub fn body(bytes: &[u8], part: PartId) -> Result<&[u8], PartError> {
    match bytes.get(..HEAD) {
        Some(head) if head.starts_with(MAGIC) => {
            if head[4] != VERSION {
                return Err(PartError::Version { part, found: head[4] });
            }
            if head[5] != part.kind as u8 {
                return Err(PartError::NotAPart(part));
            }
            Ok(&bytes[HEAD..])
        }
        _ => Err(PartError::NotAPart(part)),
    }
}
