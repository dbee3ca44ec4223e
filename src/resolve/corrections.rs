//! The editor's corrections of persons: the content of `people.toml`, as plain values.

/// What the editor states about persons. Overrides whatever is inferred.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrections {
    pub persons: Vec<PersonCorrection>,
    /// Words that look like a person and are none.
    pub not_persons: Vec<NotPerson>,
}

/// One `[[person]]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PersonCorrection {
    /// The id the person is to have: lower case Latin letters, digits and hyphens.
    pub id: String,
    pub name_ar: Option<String>,
    pub name_en: Option<String>,
    pub wikidata: Option<String>,
    /// Spellings that are this person wherever they stand (in `articles`, if any are named).
    pub spellings: Vec<String>,
    /// Keys of the articles that `spellings` is limited to; all, if none.
    pub articles: Vec<String>,
}

/// One `[[not_a_person]]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NotPerson {
    pub text: String,
    /// Keys of the articles that it is limited to; all, if none.
    pub articles: Vec<String>,
}

/// What is wrong with a corrections file.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Counts from 1.
    pub line: usize,
    pub what: String,
    /// What the editor can do about it.
    pub remedy: String,
}
