//! The editor's corrections of persons: the content of `people.toml`, as plain values.

/// What the editor states about persons. Overrides whatever is inferred.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrections {
    pub persons: Vec<PersonCorrection>,
    /// Names that are never one person, however alike they look.
    pub apart: Vec<Vec<String>>,
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
    /// Spellings that are this person. Without any, the entry only names the person that was given this `id`.
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
