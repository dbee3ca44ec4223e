//! Adjectives of states ("إسرائيلي") in all their forms.

use super::load::Country;

/// One form of an adjective of a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nisba {
    pub country: Country,
    pub form: Form,
    pub definite: bool,
}

/// Gender and number, as far as the letters show them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Masculine,
    Feminine,
    /// Sound masculine plural, and the dual that is written alike.
    Plural,
    FemininePlural,
    FeminineDual,
}

const ENDINGS: [(&str, Form); 8] = [
    ("", Form::Masculine),
    ("ة", Form::Feminine),
    ("ون", Form::Plural),
    ("ين", Form::Plural),
    ("ان", Form::Plural),
    ("ات", Form::FemininePlural),
    ("تين", Form::FeminineDual),
    ("تان", Form::FeminineDual),
];

/// All forms of a stem ("فرنسي"), with and without the article.
///
/// Of two words ("كوري شمالي") the forms of the first are given: the second follows by agreement.
pub fn forms(stem: &str, country: Country) -> impl Iterator<Item = (String, Nisba)> {
    let stem = stem.split(' ').next().unwrap_or(stem).to_owned();
    ENDINGS.iter().flat_map(move |(ending, form)| {
        let word = format!("{stem}{ending}");
        let article = format!("ال{word}");
        [
            (word, Nisba { country, form: *form, definite: false }),
            (article, Nisba { country, form: *form, definite: true }),
        ]
    })
}
