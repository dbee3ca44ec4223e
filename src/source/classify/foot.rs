//! What stands under the last sentence: a short ending, signatures, the headline of pages that
//! print it last, lists without a label, furniture.

use super::super::labels::Class;
use super::super::rules;
use super::super::shape::{End, Start};
use super::Zone;
use super::head::{has_caption_words, is_credit};
use super::sheet::Sheet;
use crate::line::LineKind;

/// Settles the rest of the page; gives the headline, found over the text or here.
pub(super) fn settle(sheet: &mut Sheet, zone: Zone, title: Option<usize>) -> Option<usize> {
    let title = match title {
        Some(at) => Some(at),
        None => headline(sheet, zone),
    };
    let mut state = State { furniture: None, title };
    for at in zone.end..sheet.units.len() {
        if let Some(kind) = sheet.units[at].verdict.as_ref().map(|v| v.kind) {
            let lasting = sheet.units[at]
                .class()
                .is_some_and(|class| !matches!(class, Class::Ad | Class::Share | Class::Stats | Class::Section));
            if kind.is_furniture() && lasting {
                state.furniture = Some(kind);
            }
            continue;
        }
        let (kind, rule) = under(sheet, at, zone, &state);
        sheet.settle(at, kind, rule, String::new());
    }
    title
}

struct State {
    /// The kind of the last furniture seen, once any has been seen.
    furniture: Option<LineKind>,
    title: Option<usize>,
}

/// The headline under the text, and the deck under it.
fn headline(sheet: &mut Sheet, zone: Zone) -> Option<usize> {
    let at = (zone.end..sheet.units.len()).find(|at| sheet.is_open(*at) || sheet.units[*at].is_furniture())?;
    let unit = &sheet.units[at];
    let fits = unit.verdict.is_none() && unit.is_headline_shaped() && unit.len() >= 3 && unit.shape.end != End::Full;
    let share = sheet.overlap(unit).unwrap_or(0.0);
    if !fits || unit.class().is_some() || share < 0.45 || zone.first == zone.end {
        return None;
    }
    sheet.settle(at, LineKind::Title, rules::HEADLINE_BELOW, format!("{:.0}%", share * 100.0));
    let deck = at + 1;
    if let Some(unit) = sheet.units.get(deck) {
        let akin = sheet.overlap(unit).unwrap_or(0.0) >= 0.15 && sheet.likeness(unit, &sheet.units[at]) < 0.6;
        if akin && unit.is_headline_shaped() && unit.class().is_none() && unit.len() >= 4 {
            sheet.settle(deck, LineKind::Subtitle, rules::DECK, String::new());
        }
    }
    Some(at)
}

fn under(sheet: &Sheet, at: usize, zone: Zone, state: &State) -> (LineKind, &'static str) {
    let unit = &sheet.units[at];
    let shape = &unit.shape;
    let share = sheet.overlap(unit).unwrap_or(0.0);
    let titled =
        state.title.is_some_and(|t| t != at && unit.len() >= 3 && sheet.likeness(unit, &sheet.units[t]) >= 0.75);
    if titled && state.furniture.is_none_or(|kind| kind == LineKind::Boilerplate) {
        return (LineKind::Caption, rules::REPEATS_HEADLINE);
    }
    if let Some(kind) = state.furniture {
        return behind_furniture(sheet, at, kind);
    }
    match unit.class() {
        Some(Class::Byline | Class::Source) => return (LineKind::Byline, rules::BYLINE_LABEL),
        Some(Class::Agency) => return (LineKind::Byline, rules::AGENCY),
        Some(Class::Heading) => return (LineKind::Heading, rules::HEADING),
        Some(Class::Published) => return (LineKind::Byline, rules::PUBLISHED),
        _ if sheet.names_agency(unit) && unit.len() <= 5 => return (LineKind::Byline, rules::AGENCY),
        _ if is_credit(sheet, unit) => return (LineKind::Caption, rules::PICTURE_CREDIT),
        _ => {}
    }
    if has_caption_words(sheet, unit) && sheet.is_parted(unit) {
        return (LineKind::Caption, rules::PICTURE_TEXT);
    }
    // A name that nobody knows: words that the article has nowhere, alone before the furniture.
    let closes = sheet.units.get(at + 1).is_none_or(|next| next.label.is_some() || next.is_furniture());
    let stranger = (2..=3).contains(&unit.len())
        && shape.numbers == 0
        && shape.is_arabic()
        && shape.end == End::Open
        && unit.gap > 0
        && share == 0.0
        && sheet.is_unglued(unit)
        && !sheet.is_parted(unit)
        && closes
        && !matches!(shape.start, Start::Opener | Start::Linked | Start::Bullet);
    let signed = unit.len() <= 8 && sheet.names_person(unit) && !shape.is_sentence() || stranger;
    // "(إعداد ... للنشرة العربية - تحرير ...)".
    let made = sheet.is_bracketed(unit) && sheet.is_parted(unit) && unit.len() <= 14 && unit.shape.numbers == 0;
    if at == zone.end && (signed || made) {
        return (LineKind::Byline, rules::BYLINE_NAME);
    }
    if is_signature(sheet, at) || shape.stamp && at == zone.end {
        return (LineKind::Byline, rules::AGENCY);
    }
    if shape.stamp {
        return (LineKind::Boilerplate, rules::PAGE_CLOCK);
    }
    if !shape.is_arabic() {
        return (LineKind::Boilerplate, rules::OTHER_LANGUAGE);
    }
    let announced =
        at > zone.first && sheet.units[at - 1].shape.end == End::Colon && !sheet.units[at - 1].is_furniture();
    let listed = at > 0 && sheet.units[at - 1].verdict.as_ref().is_some_and(|v| v.rule == rules::LIST);
    let figures = at == zone.end && unit.shape.numbers >= 3 && unit.len() >= 6;
    if is_entry(sheet, at) && [at.wrapping_sub(1), at + 1].iter().any(|i| is_entry(sheet, *i)) {
        return (LineKind::Body, rules::LIST);
    }
    if unit.len() <= 5 && is_entry(sheet, at + 1) && is_entry(sheet, at + 2) && unit.class().is_none() {
        return (LineKind::Heading, rules::HEADING);
    }
    let row = figures || unit.shape.numbers > 0 && [at.wrapping_sub(1), at + 1].iter().any(|i| is_like(sheet, at, *i));
    if row
        || matches!(shape.start, Start::Bullet | Start::Turn) && unit.len() >= 2
        || announced
        || listed && unit.len() <= 16
    {
        return (LineKind::Body, rules::LIST);
    }
    if sheet.is_keywords(unit) {
        return (LineKind::Boilerplate, rules::PAGE_FOOT);
    }
    match shape.end {
        End::Question if unit.len() > 6 && share < 0.25 => (LineKind::Boilerplate, rules::PAGE_FOOT),
        End::Full | End::Question if unit.shape.words >= 2 => (LineKind::Body, rules::AMONG_PROSE),
        End::Quote if unit.shape.words >= 9 || share >= 0.3 => (LineKind::Body, rules::AMONG_PROSE),
        End::Colon if unit.len() >= 4 => (LineKind::Body, rules::AMONG_PROSE),
        End::Broken => (LineKind::Related, rules::TEASER),
        _ if matches!(shape.start, Start::Opener | Start::Linked) && (share >= 0.25 || unit.len() >= 6) => {
            (LineKind::Body, rules::AMONG_PROSE)
        }
        _ if has_caption_words(sheet, unit) => (LineKind::Caption, rules::PICTURE_TEXT),
        _ if at == zone.end && zone.punctual && unit.is_headline_shaped() && unit.len() >= 5 && share >= 0.45 => {
            (LineKind::Subtitle, rules::DECK)
        }
        _ if unit.len() >= 5 && share >= 0.6 => (LineKind::Body, rules::AMONG_PROSE),
        _ if unit.len() >= 5 => (LineKind::Related, rules::OTHER_HEADLINE),
        _ => (LineKind::Boilerplate, rules::PAGE_FOOT),
    }
}

/// Under furniture a line is furniture: of the kind above it, unless its own shape says more.
fn behind_furniture(sheet: &Sheet, at: usize, kind: LineKind) -> (LineKind, &'static str) {
    let unit = &sheet.units[at];
    let shape = &unit.shape;
    if kind == LineKind::Related {
        return (LineKind::Related, rules::RELATED_BLOCK);
    }
    match shape.end {
        End::Broken if unit.len() >= 8 => (LineKind::Related, rules::TEASER),
        End::Open | End::Bracket | End::Quote if unit.is_headline_shaped() && unit.len() >= 6 => {
            (LineKind::Related, rules::OTHER_HEADLINE)
        }
        _ => (LineKind::Boilerplate, rules::PAGE_FOOT),
    }
}

/// Initials («ع.م/ر.س»), or an agency in brackets, of those who wrote the piece.
fn is_signature(sheet: &Sheet, at: usize) -> bool {
    let unit = &sheet.units[at];
    let words = sheet.words_of(unit);
    let initials = words.iter().filter(|w| sheet.words.fold(w).chars().count() <= 2).count();
    unit.shape.words >= 1
        && unit.len() <= 8
        && initials == words.len()
        && unit.shape.numbers == 0
        && unit.shape.is_arabic()
}

/// «حراسة المرمى: أنس الزنيتي»: a word or two, a colon, and what belongs to them.
fn is_entry(sheet: &Sheet, at: usize) -> bool {
    let Some(unit) = sheet.units.get(at).filter(|unit| unit.label.is_none() && !unit.is_furniture()) else {
        return false;
    };
    let text = sheet.text.get(unit.bytes.clone()).unwrap_or("");
    let Some(colon) = text.find(':') else { return false };
    let byte = (unit.bytes.start + colon) as u32;
    let before = sheet.words_of(unit).iter().take_while(|word| word.source.1 <= byte).count();
    (1..=3).contains(&before) && unit.len() > before && unit.shape.numbers == 0 && !text.contains("://")
}

/// Two lines of figures that begin with one word: rows of one list.
fn is_like(sheet: &Sheet, at: usize, other: usize) -> bool {
    let first = |i: usize| {
        let unit = sheet.units.get(i).filter(|unit| unit.shape.numbers > 0)?;
        sheet.words_of(unit).first().map(|word| sheet.words.fold(word))
    };
    first(at).is_some_and(|word| !word.is_empty() && first(other) == Some(word))
}
