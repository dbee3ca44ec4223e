//! What an editor states about subjects: names them, confirms them, adds readings, takes some out, rejects them.

use super::verdict::{Firm, between};
use crate::corpus::Draft;
use crate::corpus::facts::{Reading, Spot, Subject, Verdict};
use crate::span::{Extent, Positions};
use crate::text::{Folding, fold};

/// What the editor states about one subject.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Correction {
    /// The subject's id, as proposed or chosen.
    pub id: String,
    pub label_ar: Option<String>,
    pub label_en: Option<String>,
    pub verdict: Option<Verdict>,
    /// Readings that belong to it, whatever was proposed.
    pub readings: Vec<Place>,
    /// Readings that do not.
    pub without: Vec<Place>,
    /// It is no subject at all.
    pub rejected: bool,
    /// Where the editor wrote it, counted from 1.
    pub line: u32,
}

/// A figure of an article, by its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Key of the article.
    pub article: String,
    /// The figure as it stands there ("40 في المئة").
    pub words: String,
    /// The line where the words stand more than once; counted from 1.
    pub at: Option<u32>,
}

/// Something in the corrections that the articles do not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// No subject of this id is proposed and no readings are given.
    Subject {
        id: String,
        line: u32,
    },
    Figure {
        place: Place,
        line: u32,
    },
    /// A subject needs two readings.
    Alone {
        id: String,
        line: u32,
    },
}

/// Puts the editor's words over the proposals.
pub fn apply(draft: &Draft, subjects: &mut Vec<Subject>, corrections: &[Correction]) {
    for correction in corrections {
        let added: Vec<Reading> = correction.readings.iter().filter_map(|it| reading(draft, it)).collect();
        let place = index(subjects, correction, &added);
        if correction.rejected {
            if let Some(at) = place {
                subjects.remove(at);
            }
            continue;
        }
        for reading in &added {
            let own = place.map(|at| at as i64).unwrap_or(-1);
            for (at, subject) in subjects.iter_mut().enumerate().filter(|(at, _)| *at as i64 != own) {
                let _ = at;
                subject.readings.retain(|it| !is(it, reading));
            }
        }
        let at = place.unwrap_or_else(|| {
            subjects.push(Subject {
                id: correction.id.clone(),
                label_ar: String::new(),
                label_en: String::new(),
                confirmed: true,
                readings: Vec::new(),
                verdict: Verdict::Agree,
                rule: "stated".to_owned(),
                evidence: String::new(),
            });
            subjects.len() - 1
        });
        if let Some(subject) = subjects.get_mut(at) {
            stated(draft, subject, correction, added);
        }
    }
    subjects.retain(|it| it.readings.len() > 1);
}

fn stated(draft: &Draft, subject: &mut Subject, correction: &Correction, added: Vec<Reading>) {
    subject.confirmed = true;
    subject.id.clone_from(&correction.id);
    if let Some(label) = &correction.label_ar {
        subject.label_ar.clone_from(label);
    }
    if let Some(label) = &correction.label_en {
        subject.label_en.clone_from(label);
    }
    let out: Vec<Reading> = correction.without.iter().filter_map(|it| reading(draft, it)).collect();
    let before = subject.readings.len();
    subject.readings.retain(|it| !out.iter().any(|other| is(it, other)));
    let mut changed = subject.readings.len() != before;
    for reading in added {
        if !subject.readings.iter().any(|it| is(it, &reading)) {
            subject.readings.push(reading);
            changed = true;
        }
    }
    crate::order::sort_by_key(&mut subject.readings, |it| (it.spot, it.extent));
    subject.verdict = match correction.verdict {
        Some(verdict) => verdict,
        None if changed => worst(&subject.readings),
        None => subject.verdict,
    };
}

/// Without rules that say what is fixed, numbers that miss each other only differ.
fn worst(readings: &[Reading]) -> Verdict {
    let pairs = readings.iter().enumerate().flat_map(|(at, a)| readings.iter().skip(at + 1).map(move |b| (a, b)));
    let differ = pairs.into_iter().any(|(a, b)| between(a, b, Firm { fixed: false }) != Verdict::Agree);
    if differ { Verdict::Differ } else { Verdict::Agree }
}

/// The proposal that a correction is about: by its id, else the one that holds most of its readings.
fn index(subjects: &[Subject], correction: &Correction, added: &[Reading]) -> Option<usize> {
    let held = |subject: &Subject| added.iter().filter(|it| subject.readings.iter().any(|own| is(own, it))).count();
    let by_id = subjects.iter().position(|it| it.id == correction.id);
    let best = || subjects.iter().enumerate().map(|(at, it)| (held(it), std::cmp::Reverse(at))).max();
    by_id.or_else(|| best().filter(|(held, _)| *held > 0).map(|(_, at)| at.0))
}

fn is(a: &Reading, b: &Reading) -> bool {
    a.spot == b.spot && a.extent == b.extent
}

/// What the corrections speak of and the articles do not have.
pub fn unknown(draft: &Draft, proposed: &[Subject], corrections: &[Correction]) -> Vec<Unknown> {
    let mut out = Vec::new();
    for it in corrections {
        let line = it.line;
        let places = it.readings.iter().chain(&it.without);
        let missing = places.filter(|place| reading(draft, place).is_none());
        out.extend(missing.map(|place| Unknown::Figure { place: place.clone(), line }));
        let known = proposed.iter().any(|subject| subject.id == it.id);
        if it.readings.is_empty() && !known {
            out.push(Unknown::Subject { id: it.id.clone(), line });
        } else if it.readings.len() == 1 && !known {
            let added: Vec<Reading> = it.readings.iter().filter_map(|place| reading(draft, place)).collect();
            if index(proposed, it, &added).is_none() {
                out.push(Unknown::Alone { id: it.id.clone(), line });
            }
        }
    }
    out
}

/// The reading that a place names.
fn reading(draft: &Draft, place: &Place) -> Option<Reading> {
    let article = draft.articles.iter().position(|it| it.key == place.article)?;
    let it = draft.articles.get(article)?;
    let positions = Positions::new(&it.text);
    let wanted = fold(place.words.trim(), Folding::Strong);
    let line = |start: u32| it.lines.iter().position(|line| line.extent.holds(Extent::new(start, start)));
    let found = it.marks.iter().find(|mark| {
        mark.figure.is_some()
            && fold(positions.slice(mark.extent), Folding::Strong) == wanted
            && place.at.is_none_or(|at| line(mark.extent.start).is_some_and(|line| line + 1 == at as usize))
    })?;
    let figure = found.figure.as_ref()?;
    let passage = it.passages.iter().position(|passage| passage.extent.holds(found.extent))?;
    Some(Reading {
        spot: Spot { article: article as u32, passage: passage as u32 },
        extent: found.extent,
        number: figure.number,
        max: figure.max,
        unit: figure.unit.clone(),
        comparator: figure.comparator,
        approximate: figure.approximate,
        period: None,
    })
}
