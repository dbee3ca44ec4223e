//! What stands between the sentences of the article: headings, pictures, lists, stray lines.

use super::super::labels::Class;
use super::super::rules;
use super::super::shape::{End, Start};
use super::Zone;
use super::head::{has_caption_words, is_credit};
use super::sheet::{Sheet, Unit};
use crate::line::LineKind;

/// Settles every line from the first sentence to the last.
pub(super) fn settle(sheet: &mut Sheet, zone: Zone, title: Option<usize>) {
    for at in zone.first..zone.end {
        if sheet.units[at].prose {
            sheet.settle(at, LineKind::Body, rules::PROSE, String::new());
        }
    }
    for at in zone.first..zone.end {
        if sheet.is_open(at) {
            let (kind, rule) = between(sheet, at, zone, title);
            sheet.settle(at, kind, rule, String::new());
        }
    }
}

fn between(sheet: &Sheet, at: usize, zone: Zone, title: Option<usize>) -> (LineKind, &'static str) {
    let unit = &sheet.units[at];
    let shape = &unit.shape;
    let share = sheet.overlap(unit).unwrap_or(0.0);
    let titled = title.is_some_and(|t| t != at && unit.len() >= 3 && sheet.likeness(unit, &sheet.units[t]) >= 0.6);
    match unit.class() {
        Some(Class::Byline | Class::Source) => return (LineKind::Byline, rules::BYLINE_LABEL),
        Some(Class::Agency) => return (LineKind::Byline, rules::AGENCY),
        Some(Class::Published) => return (LineKind::Byline, rules::PUBLISHED),
        Some(Class::Section | Class::Heading) => return (LineKind::Heading, rules::HEADING),
        _ if titled => return (LineKind::Caption, rules::REPEATS_HEADLINE),
        _ if is_credit(sheet, unit) => return (LineKind::Caption, rules::PICTURE_CREDIT),
        _ => {}
    }
    // The first of the two stands in a list of contents.
    let listed = |other: &Unit| {
        other.verdict.as_ref().is_some_and(|v| v.rule == rules::FURNITURE_BLOCK) && sheet.key(other) == sheet.key(unit)
    };
    if unit.repeats > 1 && sheet.units[..at].iter().any(listed) {
        return (LineKind::Heading, rules::HEADING);
    }
    if unit.repeats > 1 && unit.len() >= 2 && shape.end != End::Full && shape.start == Start::Other {
        return (LineKind::Caption, rules::REPEATED);
    }
    if shape.stamp {
        return (LineKind::Boilerplate, rules::PAGE_CLOCK);
    }
    if !shape.is_arabic() {
        return foreign(unit);
    }
    if shape.address && shape.dated {
        return (LineKind::Caption, rules::PICTURE_CREDIT);
    }
    // "** قلق مصري".
    let starred = sheet.text.get(unit.bytes.clone()).is_some_and(|text| text.trim_start().starts_with("**"));
    if starred && unit.len() <= 8 && shape.end == End::Open {
        return (LineKind::Heading, rules::HEADING);
    }
    if matches!(shape.start, Start::Bullet | Start::Turn) || in_row(sheet, at, zone) {
        return (LineKind::Body, rules::LIST);
    }
    let over_prose = (at + 1..zone.end).find(|i| !sheet.units[*i].is_furniture()).is_some_and(|i| {
        let next = &sheet.units[i];
        next.prose || next.shape.is_sentence() && next.len() >= 4
    });
    match shape.end {
        End::Question if unit.len() <= 12 && over_prose && shape.stops == 0 => (LineKind::Heading, rules::HEADING),
        End::Full | End::Question | End::TwoDots | End::Quote if unit.len() > 9 || shape.end == End::Full => {
            (LineKind::Body, rules::AMONG_PROSE)
        }
        End::Broken if share < 0.3 && unit.len() >= 10 => (LineKind::Related, rules::TEASER),
        End::Broken => (LineKind::Body, rules::AMONG_PROSE),
        End::Colon if unit.len() > 3 => (LineKind::Body, rules::AMONG_PROSE),
        _ if has_caption_words(sheet, unit) => (LineKind::Caption, rules::PICTURE_TEXT),
        _ if matches!(shape.start, Start::Opener | Start::Linked) && unit.len() >= 6 => {
            (LineKind::Body, rules::AMONG_PROSE)
        }
        _ if unit.len() <= 12 && over_prose => (LineKind::Heading, rules::HEADING),
        _ if zone.punctual && unit.len() >= 7 && share < 0.2 => (LineKind::Related, rules::OTHER_HEADLINE),
        _ => (LineKind::Body, rules::AMONG_PROSE),
    }
}

/// One of three or more short lines in a row, or a line of a list that a colon announced.
fn in_row(sheet: &Sheet, at: usize, zone: Zone) -> bool {
    let short = |i: usize| {
        let unit = &sheet.units[i];
        let row = unit.shape.end != End::Full && unit.shape.start != Start::Bullet;
        row && !unit.prose && unit.class().is_none() && !unit.is_furniture() && unit.len() <= 16 && unit.repeats == 1
    };
    let before = (zone.first..at).rev().take(12).take_while(|i| short(*i)).count();
    let after = (at + 1..zone.end).take(12).take_while(|i| short(*i)).count();
    let announced = at.checked_sub(before + 1).is_some_and(|i| sheet.units[i].shape.end == End::Colon);
    before + after >= 2 || announced && before + after >= 1
}

/// A line of another script inside the article: a sentence is quoted, anything else is stray.
fn foreign(unit: &Unit) -> (LineKind, &'static str) {
    match unit.shape.end {
        End::Full | End::Quote | End::Question if unit.shape.words >= 8 => (LineKind::Body, rules::AMONG_PROSE),
        _ if unit.shape.dated && unit.shape.address => (LineKind::Caption, rules::PICTURE_CREDIT),
        _ if unit.shape.words >= 6 && !unit.shape.address => (LineKind::Caption, rules::PICTURE_TEXT),
        _ => (LineKind::Boilerplate, rules::OTHER_LANGUAGE),
    }
}
