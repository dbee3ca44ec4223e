//! Where the sentences of the article lie.

use super::super::html::Tag;
use super::super::labels::Class;
use super::super::shape::{End, Start};
use super::Zone;
use super::sheet::{Sheet, Unit};

/// Share of known words from which a sentence behind furniture is taken for the article's.
const AKIN: f32 = 0.3;

/// Marks the sentences, gathers their words and finds the ends of the article.
pub(super) fn find(sheet: &mut Sheet) -> Zone {
    for unit in &mut sheet.units {
        unit.prose = is_prose(unit);
    }
    let all = sheet.units.len();
    let Some(first) = sheet.units.iter().position(|unit| unit.prose) else {
        return Zone { first: all, end: all, cut: all, punctual: false };
    };
    let cut = cut(sheet, first);
    let cut = resume(sheet, first, cut);
    let end = last(sheet, first, cut) + 1;
    let long = sheet.units[first..end].iter().filter(|u| u.prose && u.shape.words >= 15);
    let (all, marked) = long.fold((0, 0), |(all, n), u| (all + 1, n + usize::from(u.shape.end != End::Open)));
    Zone { first, end, cut, punctual: all >= 3 && marked * 10 >= all * 9 }
}

fn is_prose(unit: &Unit) -> bool {
    let shape = &unit.shape;
    let caption = unit.facts.is_some_and(|facts| matches!(facts.tag, Tag::Caption | Tag::Headline | Tag::Heading));
    if unit.label.is_some() || caption || unit.is_outside() || !shape.is_arabic() || shape.stamp {
        return false;
    }
    let opener = matches!(shape.start, Start::Opener | Start::Linked);
    match shape.end {
        End::Full => shape.words >= 9 || opener && shape.words >= 6,
        End::Question => shape.words >= 12 || opener && shape.words >= 7,
        End::Quote | End::Colon => shape.words >= 12 && (opener || shape.words >= 18),
        End::TwoDots => shape.words >= 16 && (opener || shape.words >= 24),
        End::Open | End::Bracket => {
            shape.words >= 28 || opener && shape.words >= 16 || shape.stops > 0 && shape.words >= 18
        }
        End::Broken => shape.words >= 45 || shape.stops >= 2 && shape.words >= 30,
    }
}

/// The first label behind sentences that heads what is not of the article any more.
fn cut(sheet: &Sheet, first: usize) -> usize {
    let opens = |class| matches!(class, Class::Tail | Class::Comment | Class::Latest);
    (first..sheet.units.len())
        .find(|at| sheet.units[*at].class().is_some_and(opens) && is_heading_label(&sheet.units[*at]))
        .unwrap_or(sheet.units.len())
}

/// The label is the line, or all that follows it on the line is a number or a name.
fn is_heading_label(unit: &Unit) -> bool {
    unit.label.is_some_and(|label| label.before == 0 && label.after <= 4 || unit.class() == Some(Class::Comment))
}

fn gather(sheet: &mut Sheet, from: usize, to: usize) -> usize {
    let mut words = 0;
    for at in from..to.min(sheet.units.len()) {
        if sheet.units[at].prose {
            words += sheet.units[at].shape.words;
            sheet.learn(at);
        }
    }
    words
}

/// A list of other pieces may stand in the middle of an article: where sentences on its subject
/// go on behind, the cut moves to the next label.
fn resume(sheet: &mut Sheet, first: usize, mut cut: usize) -> usize {
    let mut before = gather(sheet, first, cut);
    let mut behind: usize = sheet.units.iter().skip(cut).filter(|u| u.prose).map(|u| u.shape.words).sum();
    while cut < sheet.units.len() {
        let next = self::cut(sheet, cut + 1);
        let here: usize = (cut..next).map(|at| &sheet.units[at]).filter(|u| u.prose).map(|u| u.shape.words).sum();
        behind -= here;
        // Comments speak of the article's subject too.
        let goes_on = match sheet.units[cut].class() {
            Some(Class::Comment) => here > before,
            _ => (cut + 1..next).any(|at| is_akin(sheet, at)),
        };
        if goes_on {
            before += gather(sheet, cut, next);
        } else if before >= 40 || behind <= 4 * before.max(10) {
            return cut;
        }
        cut = next;
    }
    cut
}

/// A sentence that speaks of what the sentences read so far speak of.
fn is_akin(sheet: &Sheet, at: usize) -> bool {
    let unit = &sheet.units[at];
    let share = sheet.overlap(unit).unwrap_or(0.0);
    let least = if unit.shape.start == Start::Linked { AKIN / 3.0 } else { AKIN + 0.05 };
    unit.prose && share >= least
}

/// The last sentence of the article before the cut. Behind furniture only what speaks of the same
/// things counts.
fn last(sheet: &Sheet, first: usize, cut: usize) -> usize {
    let mut last = first;
    let mut needed = 0.0f32;
    for at in first..cut {
        let unit = &sheet.units[at];
        needed = needed.max(unit.class().map_or(0.0, share_behind));
        if unit.prose {
            let opener = if unit.shape.start == Start::Linked { 3.0 } else { 1.0 };
            if sheet.overlap(unit).unwrap_or(0.0) * opener >= needed {
                last = at;
                needed = 0.0;
            }
        }
    }
    last
}

/// How much of a sentence behind a label of this class must be of the article's words: a button
/// may stand anywhere, the rights of the site stand behind the article.
fn share_behind(class: Class) -> f32 {
    match class {
        Class::Credit | Class::Source | Class::Byline | Class::Published | Class::Agency | Class::EndMark => 0.0,
        Class::Bylike | Class::Ad | Class::More | Class::ListEnd | Class::Section | Class::Latest => 0.0,
        Class::Share | Class::Follow | Class::Stats | Class::Nav | Class::Masthead => 0.1,
        Class::Subscribe | Class::Form => 0.15,
        Class::Contents | Class::Heading => 0.0,
        Class::Legal | Class::Cookie | Class::Tags | Class::Comment | Class::Tail => AKIN,
    }
}
