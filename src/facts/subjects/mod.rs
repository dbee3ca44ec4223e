//! Figures of one thing: what several passages measure, side by side.

use crate::corpus::Draft;
use crate::corpus::facts::Subject;

/// What the editor states about one subject.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Correction {
    /// The subject's id, as proposed or chosen.
    pub id: String,
    pub label_ar: Option<String>,
    pub label_en: Option<String>,
}

/// What is measured at least twice, by id.
pub fn find(_draft: &Draft, _corrections: &[Correction]) -> Vec<Subject> {
    Vec::new()
}
