//! The head of the page: headline, decks, byline, pictures, and what of the site stands over them.

use super::super::html::Tag;
use super::super::labels::Class;
use super::super::rules;
use super::super::shape::{End, Start};
use super::Zone;
use super::sheet::{Sheet, Unit};
use crate::line::LineKind;

/// Finds the headline and settles everything up to the first sentence of the text.
pub(super) fn settle(sheet: &mut Sheet, zone: Zone) -> Option<usize> {
    let title = headline(sheet, zone.first).or_else(|| sentence_headline(sheet, zone));
    let text = if title.is_some() && is_lead(sheet, zone, title) {
        next_prose(sheet, zone).unwrap_or(zone.first)
    } else {
        zone.first
    };
    if let Some(at) = title {
        let share = sheet.overlap(&sheet.units[at]).unwrap_or(0.0);
        sheet.settle(at, LineKind::Title, rules::HEADLINE, format!("{:.0}%", share * 100.0));
    }
    if text > zone.first && title != Some(zone.first) {
        sheet.settle(zone.first, LineKind::Subtitle, rules::LEAD, String::new());
    }
    let stamped = title.is_some_and(|at| {
        (at + 1..text).any(|i| {
            let unit = &sheet.units[i];
            !unit.prose && (unit.shape.dated || unit.class() == Some(Class::Published))
        })
    });
    for at in 0..title.unwrap_or(text) {
        above(sheet, at, title, stamped);
    }
    if let Some(title) = title {
        for at in title + 1..text {
            below(sheet, at, title);
        }
    }
    title
}

/// The first line of the page, where it is a short sentence over longer ones.
fn sentence_headline(sheet: &Sheet, zone: Zone) -> Option<usize> {
    let at = zone.first;
    let unit = sheet.units.get(at)?;
    let next = &sheet.units[next_prose(sheet, zone)?];
    let over = (0..at).all(|i| !sheet.is_open(i));
    let called = matches!(unit.shape.end, End::Question | End::Broken | End::TwoDots) || sheet.ends_in_call(unit);
    let short = unit.len() <= 16 && unit.shape.stops == 0 && next.len() > unit.len() + 4;
    let akin = sheet.overlap(unit).unwrap_or(0.0) >= 0.5 && next.gap > 0 && unit.shape.start != Start::Linked;
    (over && short && (called || akin)).then_some(at)
}

/// The line over the text that shares most with it.
fn headline(sheet: &Sheet, first: usize) -> Option<usize> {
    let open: Vec<usize> = (0..first).filter(|at| is_candidate(sheet, *at)).collect();
    let score = |place: usize, at: usize| {
        let unit = &sheet.units[at];
        let overlap = sheet.overlap(unit).unwrap_or(0.0);
        let length = match unit.len() {
            0..=3 => -1.2,
            4 => -0.2,
            5..=20 => 0.4,
            _ => 0.0,
        };
        let end = match unit.shape.end {
            _ if is_credit(sheet, unit) => -0.5,
            End::Full => -0.5,
            End::TwoDots => -0.1,
            _ => 0.0,
        };
        let again = match (unit.repeats, unit.len()) {
            (2, 5..) => 0.15,
            // Said again as the text of a picture: even two words can be a headline.
            (2.., 2..=3) if !sheet.is_person(unit) => 1.5,
            _ => 0.0,
        };
        // What stands under a byline, or tells what a picture shows, is seldom the headline.
        let signed = open.iter().take(place).any(|i| is_dateline(sheet, *i)) || (0..at).any(|i| is_dateline(sheet, i));
        let shown = has_caption_words(sheet, unit);
        let end = end - if signed { 0.5 } else { 0.0 } - if shown { 0.6 } else { 0.0 };
        let tag = unit.facts.map_or(0.0, |facts| match facts.tag {
            Tag::Headline => 1.0,
            Tag::Heading => 0.2,
            _ => 0.0,
        });
        tag + sheet.said_in_title(unit) + overlap * 2.0 + length + end + again
            - 0.04 * (open.len() - place).min(20) as f32
    };
    let scored: Vec<(f32, usize)> = open.iter().enumerate().map(|(place, at)| (score(place, *at), *at)).collect();
    let best = scored.iter().map(|(score, _)| *score).fold(f32::MIN, f32::max);
    // Of two that are about as good the upper one is the headline and the other a deck.
    let near = |at: usize| if sheet.units[at].len() >= 5 { 0.6 } else { 0.1 };
    let deck = scored.iter().find(|(score, _)| *score >= best).map_or(0, |(_, at)| *at);
    // What the page says twice is its headline, and what stands over it a kicker.
    let told = sheet.units.get(deck).is_some_and(|unit| unit.repeats >= 2 && unit.len() >= 5);
    let other = |at: usize| sheet.likeness(&sheet.units[at], &sheet.units[deck]) < 0.3;
    let near = |at: usize| if told && sheet.units[at].repeats < 2 && other(at) { 0.1 } else { near(at) };
    // A deck may share more with the text than the headline right over it.
    let near = |at: usize| if at + 1 == deck && is_over_deck(sheet, at) { 0.9 } else { near(at) };
    let fits = |score: f32, at: usize| score > 0.0 || is_alone(sheet, at, first);
    let (_, at) = scored.iter().find(|(score, at)| *score >= best - near(*at) && fits(*score, *at))?;
    // A headline with the site's name behind it is the window's title; the page's own comes later.
    let same = |other: &&(f32, usize)| other.1 > *at && is_without_site(sheet, *at, other.1);
    let own = scored.iter().find(same).map_or(*at, |(_, at)| *at);
    let key = |at: usize| sheet.key(&sheet.units[at]);
    // Of the same words again and again the first are the headline, the others pictures' texts.
    open.iter().copied().find(|first| key(*first) == key(own))
}

/// Place and agency, or a label of a byline.
fn is_dateline(sheet: &Sheet, at: usize) -> bool {
    let unit = &sheet.units[at];
    unit.class() == Some(Class::Byline) || unit.len() <= 8 && sheet.names_agency(unit) && sheet.is_parted(unit)
}

fn is_candidate(sheet: &Sheet, at: usize) -> bool {
    let unit = &sheet.units[at];
    // "الجريدة الاقتصادية | الأحد 6 أكتوبر 2024": the head of the page.
    let barred = unit.shape.dated && sheet.text.get(unit.bytes.clone()).is_some_and(|text| text.contains('|'));
    unit.verdict.is_none()
        && !barred
        && !unit.prose
        && unit.is_headline_shaped()
        && unit.class().is_none()
        && !(sheet.names_agency(unit) && (is_credit(sheet, unit) || unit.len() <= 6 && sheet.is_parted(unit)))
        && !sheet.is_outlet(unit)
}

/// A headline's length, with nothing between it and the line below.
fn is_over_deck(sheet: &Sheet, at: usize) -> bool {
    let (Some(unit), Some(deck)) = (sheet.units.get(at), sheet.units.get(at + 1)) else { return false };
    let first = at == 0 || sheet.units[at - 1].verdict.is_some() || unit.gap > deck.gap;
    (5..=20).contains(&unit.len()) && deck.len() > unit.len() && first && sheet.overlap(unit).unwrap_or(0.0) >= 0.15
}

/// The only line over the text, and no byline by its shape.
fn is_alone(sheet: &Sheet, at: usize, first: usize) -> bool {
    let unit = &sheet.units[at];
    let byline =
        sheet.is_person(unit) || sheet.names_agency(unit) || sheet.is_parted(unit) && unit.shape.end == End::Open;
    at + 1 == first && at < 4 && (0..at).all(|i| !sheet.is_open(i)) && unit.len() >= 2 && (unit.len() >= 4 || !byline)
}

/// `short` is `long` without what follows a bar or dash.
fn is_without_site(sheet: &Sheet, long: usize, short: usize) -> bool {
    let (a, b) = (sheet.key(&sheet.units[long]), sheet.key(&sheet.units[short]));
    a.len() > b.len() && !b.is_empty() && a.starts_with(b)
}

fn next_prose(sheet: &Sheet, zone: Zone) -> Option<usize> {
    (zone.first + 1..zone.end).find(|at| sheet.units[*at].prose)
}

/// Whether the first sentence stands alone over the text: one sentence, parted from the rest by
/// the byline or a picture, or by more blank lines than part the paragraphs.
fn is_lead(sheet: &Sheet, zone: Zone, title: Option<usize>) -> bool {
    let (Some(lead), Some(next)) = (sheet.units.get(zone.first), next_prose(sheet, zone)) else { return false };
    if lead.shape.stops > 0 || lead.len() > 45 {
        return false;
    }
    let parts = |at: usize| {
        let unit = &sheet.units[at];
        let byline = matches!(unit.class(), Some(Class::Byline | Class::Published | Class::Agency | Class::Credit));
        byline
            || unit.shape.dated && unit.len() <= 14
            || title.is_some_and(|t| sheet.likeness(unit, &sheet.units[t]) >= 0.6)
    };
    if (zone.first + 1..next).any(parts) {
        return true;
    }
    let gaps: Vec<usize> = (next + 1..zone.end)
        .filter(|at| sheet.units[*at].prose && sheet.units[*at - 1].prose)
        .map(|at| sheet.units[at].gap)
        .collect();
    let widest = gaps.iter().copied().max().unwrap_or(usize::MAX);
    next == zone.first + 1 && sheet.units[next].gap > widest.max(1)
}

/// A line over the headline.
fn above(sheet: &mut Sheet, at: usize, title: Option<usize>, stamped: bool) {
    let unit = &sheet.units[at];
    if unit.verdict.is_some() || unit.prose {
        return;
    }
    let beside = title == Some(at + 1) && sheet.units[at + 1].gap == 0;
    let (kind, rule) = match unit.class() {
        Some(Class::Byline) => (LineKind::Byline, rules::BYLINE_LABEL),
        Some(Class::Published) if beside && !stamped => (LineKind::Byline, rules::PUBLISHED),
        Some(Class::Agency) if beside => (LineKind::Byline, rules::AGENCY),
        _ if is_credit(sheet, unit) && unit.len() >= 4 => (LineKind::Caption, rules::PICTURE_CREDIT),
        _ if sheet.is_outlet(unit) => (LineKind::Boilerplate, rules::PAGE_HEAD),
        _ if unit.shape.stamp
            || unit.shape.dated && unit.shape.words <= 6
            || unit.class() == Some(Class::Published) =>
        {
            if title == Some(at + 1) && unit.shape.dated && !stamped {
                (LineKind::Byline, rules::PUBLISHED)
            } else {
                (LineKind::Boilerplate, rules::PAGE_CLOCK)
            }
        }
        _ if title.is_some_and(|t| unit.len() >= 4 && sheet.likeness(unit, &sheet.units[t]) >= 0.6) => {
            (LineKind::Caption, rules::REPEATS_HEADLINE)
        }
        _ if !unit.shape.is_arabic() => (LineKind::Boilerplate, rules::OTHER_LANGUAGE),
        _ if title == Some(at + 1) && !stamped && sheet.is_person(unit) => (LineKind::Byline, rules::BYLINE_NAME),
        _ if title.is_none() && unit.len() <= 5 && beside_text(sheet, at) => (LineKind::Byline, rules::BYLINE_NAME),
        _ if title == Some(at + 1) && is_kicker(sheet, at) => (LineKind::Subtitle, rules::DECK),
        _ if beside && unit.len() <= 9 && unit.shape.words >= 3 && sheet.overlap(unit).unwrap_or(0.0) >= 0.7 => {
            (LineKind::Subtitle, rules::DECK)
        }
        _ if unit.len() >= 5 => (LineKind::Related, rules::OTHER_HEADLINE),
        _ => (LineKind::Boilerplate, rules::PAGE_HEAD),
    };
    sheet.settle(at, kind, rule, String::new());
}

/// A line over the headline that speaks of what the article speaks of, and is none of a row of headlines.
fn is_kicker(sheet: &Sheet, at: usize) -> bool {
    let unit = &sheet.units[at];
    let row = at.checked_sub(1).is_some_and(|i| {
        let over = &sheet.units[i];
        !over.shape.dated
            && over.len() >= 4
            && over.is_headline_shaped()
            && over.class().is_none()
            && !sheet.is_path(over)
    });
    (3..=12).contains(&unit.len()) && unit.is_headline_shaped() && !row && sheet.overlap(unit).unwrap_or(0.0) >= 0.4
}

fn beside_text(sheet: &Sheet, at: usize) -> bool {
    sheet.units.get(at + 1).is_some_and(|unit| unit.prose)
}

/// A line between the headline and the text.
fn below(sheet: &mut Sheet, at: usize, title: usize) {
    let unit = &sheet.units[at];
    if unit.verdict.is_some() {
        return;
    }
    let share = sheet.overlap(unit).unwrap_or(0.0);
    let shape = &unit.shape;
    let bylined = (title + 1..at).rev().take(12).any(|i| sheet.kind(i) == Some(LineKind::Byline));
    let parted = sheet.is_parted(unit) && shape.end != End::Question;
    let (kind, rule) = match unit.class() {
        Some(Class::Byline | Class::Source) => (LineKind::Byline, rules::BYLINE_LABEL),
        Some(Class::Published) => (LineKind::Byline, rules::PUBLISHED),
        Some(Class::Agency) => (LineKind::Byline, rules::AGENCY),
        Some(Class::Heading) => (LineKind::Heading, rules::HEADING),
        _ if unit.facts.is_some_and(|facts| facts.tag == Tag::Deck) => (LineKind::Subtitle, rules::MARKUP),
        Some(Class::Credit) => (LineKind::Caption, rules::PICTURE_CREDIT),
        // "روما 08 مايو (نوفا)".
        _ if unit.len() <= 6
            && shape.end == End::Bracket
            && (1..=2).contains(&shape.numbers)
            && shape.words <= 4
            && sheet.bracket_is_source(unit) =>
        {
            (LineKind::Byline, rules::AGENCY)
        }
        _ if sheet.likeness(unit, &sheet.units[title]) >= 0.6 => (LineKind::Caption, rules::REPEATS_HEADLINE),
        _ if shape.dated && (shape.stamp || shape.words <= 10) => (LineKind::Byline, rules::PUBLISHED),
        _ if sheet.names_agency(unit) && unit.len() <= 5 => (LineKind::Byline, rules::AGENCY),
        _ if is_credit(sheet, unit) => (LineKind::Caption, rules::PICTURE_CREDIT),
        _ if shape.stamp => (LineKind::Boilerplate, rules::PAGE_CLOCK),
        _ if unit.repeats > 1 => (LineKind::Caption, rules::REPEATED),
        _ if !shape.is_arabic() && unit.len() <= 4 && !shape.address => (LineKind::Byline, rules::BYLINE_NAME),
        _ if !shape.is_arabic() && shape.words >= 5 && !shape.address => (LineKind::Caption, rules::PICTURE_TEXT),
        _ if !shape.is_arabic() => (LineKind::Boilerplate, rules::OTHER_LANGUAGE),
        _ if has_caption_words(sheet, unit) => (LineKind::Caption, rules::PICTURE_TEXT),
        _ if shape.start == Start::Bullet && shape.words >= 4 => (LineKind::Subtitle, rules::DECK),
        _ if unit.len() <= 2 && sheet.units.get(at + 1).is_some_and(|next| next.shape.start == Start::Bullet) => {
            (LineKind::Heading, rules::HEADING)
        }
        _ if unit.prose => (LineKind::Subtitle, rules::LEAD),
        _ if sheet.is_person(unit) && share <= 0.5 => (LineKind::Byline, rules::BYLINE_NAME),
        _ if unit.len() <= 6 && parted => (LineKind::Byline, rules::AGENCY),
        _ if shape.words == 1 => (LineKind::Byline, rules::AGENCY),
        _ if unit.len() <= 4 && share > 0.5 => (LineKind::Caption, rules::PICTURE_TEXT),
        _ if unit.len() <= 4 => (LineKind::Byline, rules::BYLINE_NAME),
        // A deck stands over the byline, a picture and its text mostly under it.
        _ if bylined && unit.len() <= 8 && !shape.is_sentence() => (LineKind::Caption, rules::PICTURE_TEXT),
        _ => (LineKind::Subtitle, rules::DECK),
    };
    let evidence = if kind == LineKind::Byline { sheet.label_words(unit) } else { String::new() };
    sheet.settle(at, kind, rule, evidence);
}

/// Names a photographer, an agency or a picture.
pub(super) fn is_credit(sheet: &Sheet, unit: &Unit) -> bool {
    if unit.class() == Some(Class::Credit) {
        return true;
    }
    if unit.shape.words >= 60 {
        return false;
    }
    if !unit.shape.is_arabic() {
        return unit.shape.words >= 5 && (unit.shape.dated || sheet.names_picture_source(unit));
    }
    if unit.len() >= 6 && !unit.shape.is_sentence() && sheet.ends_in_agency(unit) {
        return true;
    }
    unit.shape.end == End::Bracket && unit.shape.stops <= 1 && sheet.bracket_is_source(unit)
}

/// The wording of a picture's text («جانب من», «لدى استقباله»).
pub(super) fn has_caption_words(sheet: &Sheet, unit: &Unit) -> bool {
    !unit.shape.is_sentence() && unit.shape.words <= 30 && sheet.has_cue(unit)
}
