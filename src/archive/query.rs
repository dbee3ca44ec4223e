//! What is asked of an archive.

use super::part::Kind;
use crate::explore::Days;

/// Everything that decides which articles are found; all of it holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    pub terms: Vec<Term>,
    /// None of these.
    pub without: Vec<Term>,
    pub filters: Vec<Filter>,
    pub published: Option<Days>,
    /// Days that the article speaks of; any that overlaps.
    pub mentioned: Option<Days>,
    pub sort: Sort,
}

/// Words to be found, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// Any form of the word.
    Word(String),
    /// Any form of the word; the beginning of a longer one where the archive has none.
    Open(String),
    /// Any word that begins so, with or without what is glued before it.
    Beginning(String),
    /// This form alone; what folding joins is one form.
    Exact(String),
    /// These words one after the other, any form of each.
    Phrase(Vec<String>),
}

/// The facets of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Facet {
    Persons,
    Places,
    Organisations,
    Sources,
}

impl Facet {
    pub const ALL: [Facet; 4] = [Facet::Persons, Facet::Places, Facet::Organisations, Facet::Sources];

    /// Its column.
    pub fn column(self) -> Kind {
        match self {
            Facet::Persons => Kind::Persons,
            Facet::Places => Kind::Places,
            Facet::Organisations => Kind::Organisations,
            Facet::Sources => Kind::Sources,
        }
    }

    /// The names of its values.
    pub fn names(self) -> Kind {
        match self {
            Facet::Persons => Kind::PersonNames,
            Facet::Places => Kind::PlaceNames,
            Facet::Organisations => Kind::OrganisationNames,
            Facet::Sources => Kind::SourceNames,
        }
    }
}

/// Values of one facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    pub facet: Facet,
    pub how: How,
    pub values: Vec<u32>,
}

/// How the values of a filter are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum How {
    Any,
    All,
    None,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// By BM25; the newest first where nothing is searched for.
    #[default]
    Rank,
    Newest,
    Oldest,
}
