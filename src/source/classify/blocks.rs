//! What labels say of their own line and of the lines under them.

use super::super::labels::Class;
use super::super::repeats::may_be_the_sites;
use super::super::rules;
use super::super::shape::{End, Start};
use super::Zone;
use super::sheet::{Sheet, Unit};
use crate::line::LineKind;

/// Settles every furniture label and the blocks that labels head.
pub(super) fn settle_labels(sheet: &mut Sheet, zone: Zone) {
    for at in 0..sheet.units.len() {
        if !sheet.is_open(at) {
            continue;
        }
        let Some(class) = sheet.units[at].class() else {
            scrap(sheet, at);
            crumbs(sheet, at);
            continue;
        };
        let inside = zone.first < at && at < zone.end;
        match class {
            _ if class.is_article() => {}
            Class::Section if inside && is_over_prose(sheet, at) => {}
            Class::More => more(sheet, at, zone),
            Class::ListEnd => sheet.settle_label(at, LineKind::Related, rules::RELATED_LABEL),
            Class::Tail => tail(sheet, at, zone),
            Class::Latest => latest(sheet, at, zone),
            Class::Tags => tags(sheet, at, zone),
            Class::Contents => contents(sheet, at, zone),
            Class::Masthead => masthead(sheet, at, zone),
            Class::Comment if at >= zone.cut => comments(sheet, at),
            _ => sheet.settle_label(at, LineKind::Boilerplate, rules::FURNITURE_LABEL),
        }
    }
}

/// What many files of a folder share is the site's, unless it is a byline or the article's text.
pub(super) fn settle_many_files(sheet: &mut Sheet) {
    for at in 0..sheet.units.len() {
        let unit = &sheet.units[at];
        let (count, files) = unit.files;
        let often = may_be_the_sites(count, files) && (!unit.prose || count >= 4 && count * 4 >= files);
        let article = unit.class().is_some_and(Class::is_article);
        if often && !article && unit.verdict.is_none() && unit.shape.start != Start::Bullet {
            sheet.settle(at, LineKind::Boilerplate, rules::MANY_FILES, format!("{count} / {files}"));
        }
    }
}

/// Digits, single letters, marks: page numbers, counts, text-size buttons.
fn scrap(sheet: &mut Sheet, at: usize) {
    let shape = &sheet.units[at].shape;
    let bare =
        shape.words == 0 && !shape.stamp || shape.words <= 2 && shape.arabic + shape.latin <= 2 && shape.numbers == 0;
    if bare && shape.chars <= 24 {
        sheet.settle(at, LineKind::Boilerplate, rules::SCRAP, String::new());
    }
}

/// «الرئيسية / سياسة / خبر»: parts of a path of which the first is the site's.
fn crumbs(sheet: &mut Sheet, at: usize) {
    let unit = &sheet.units[at];
    if sheet.is_path(unit) {
        sheet.settle(at, LineKind::Boilerplate, rules::BREADCRUMB, String::new());
    }
}

/// Prose on both sides: a heading that happens to be the name of a section.
fn is_over_prose(sheet: &Sheet, at: usize) -> bool {
    let near = |at: Option<usize>| at.and_then(|at| sheet.units.get(at)).is_some_and(|unit| unit.prose);
    near(at.checked_sub(1)) && near(Some(at + 1))
}

/// «اقرأ أيضا»: the label, and under a bare label the headlines up to the next sentence of the article.
fn more(sheet: &mut Sheet, at: usize, zone: Zone) {
    sheet.settle_label(at, LineKind::Related, rules::RELATED_LABEL);
    let Some(label) = sheet.units[at].label else { return };
    if label.before > 0 || label.after > 2 || at < zone.first {
        return;
    }
    let words = sheet.label_words(&sheet.units[at]);
    for next in at + 1..sheet.units.len() {
        let taken = next - at - 1;
        let unit = &sheet.units[next];
        let ends = unit.prose && (taken > 0 || belongs(sheet, unit));
        // Nearer to the list than to the sentence behind it: no heading of that.
        let listed = |below: &Unit| unit.gap < below.gap;
        let heading = taken > 0
            && unit.len() <= 6
            && next + 1 < zone.end
            && sheet.units.get(next + 1).is_some_and(|below| below.prose && !listed(below));
        let list = unit.class().is_none_or(|class| matches!(class, Class::Section | Class::Latest));
        let apart = taken > 0 && unit.gap > 0 && sheet.units[at + 1].gap == 0;
        if ends || heading || !list || apart && !unit.shape.stamp || taken >= 12 {
            break;
        }
        sheet.settle(next, LineKind::Related, rules::RELATED_BLOCK, words.clone());
    }
}

/// A sentence under a bare label that goes on with the article.
fn belongs(sheet: &Sheet, unit: &Unit) -> bool {
    unit.shape.start == Start::Linked || sheet.overlap(unit).unwrap_or(0.0) >= 0.35
}

/// «مقالات ذات صلة»: to the end of the page, or to where the article goes on.
fn tail(sheet: &mut Sheet, at: usize, zone: Zone) {
    let words = sheet.label_words(&sheet.units[at]);
    sheet.settle_label(at, LineKind::Related, rules::RELATED_LABEL);
    if at < zone.first {
        return;
    }
    for next in at + 1..sheet.units.len() {
        let unit = &sheet.units[next];
        let goes_on = next < zone.end && (unit.prose && belongs(sheet, unit) || is_heading_of_prose(sheet, next, zone));
        let list =
            |class| matches!(class, Class::Section | Class::Latest | Class::Byline | Class::Published | Class::Agency);
        if goes_on || unit.class().is_some_and(|class| !list(class)) {
            break;
        }
        sheet.settle(next, LineKind::Related, rules::RELATED_BLOCK, words.clone());
    }
}

fn is_heading_of_prose(sheet: &Sheet, at: usize, zone: Zone) -> bool {
    let next = sheet.units.get(at + 1).filter(|_| at + 1 < zone.end);
    sheet.units[at].len() <= 6 && next.is_some_and(|unit| unit.prose && belongs(sheet, unit))
}

/// «آخر الأخبار»: a list of other pieces under the text, a part of the site over it.
fn latest(sheet: &mut Sheet, at: usize, zone: Zone) {
    let bare = sheet.units[at].label.is_some_and(|label| label.is_whole());
    if at >= zone.end && bare && sheet.units[at + 1..].iter().any(|u| u.len() >= 5 && u.label.is_none()) {
        tail(sheet, at, zone);
        return;
    }
    // Over the headline: the headlines right under it, up to the next blank line.
    let listed = |sheet: &Sheet, next: usize| {
        let unit = &sheet.units[next];
        let headline = unit.is_headline_shaped() && unit.len() >= 4 && unit.class().is_none() && !unit.prose;
        headline && unit.gap == 0 && unit.verdict.is_none()
    };
    let end = (at + 1..zone.first).find(|next| !listed(sheet, *next)).unwrap_or(zone.first.max(at + 1));
    // One line may be the headline itself.
    if at < zone.first && bare && end > at + 2 && sheet.units.get(end).is_some_and(|unit| unit.gap > 0) {
        let words = sheet.label_words(&sheet.units[at]);
        sheet.settle_label(at, LineKind::Related, rules::RELATED_LABEL);
        for next in at + 1..end {
            sheet.settle(next, LineKind::Related, rules::RELATED_BLOCK, words.clone());
        }
        return;
    }
    sheet.settle_label(at, LineKind::Boilerplate, rules::FURNITURE_LABEL);
}

/// «كلمات مفتاحية»: the label and the short lines under it.
fn tags(sheet: &mut Sheet, at: usize, zone: Zone) {
    let words = sheet.label_words(&sheet.units[at]);
    sheet.settle_label(at, LineKind::Boilerplate, rules::FURNITURE_LABEL);
    let bare = sheet.units[at].label.is_some_and(|label| label.after == 0);
    for next in at + 1..sheet.units.len() {
        let unit = &sheet.units[next];
        if !bare || unit.label.is_some() || unit.len() > 5 || unit.prose || next > zone.first && next < zone.end {
            break;
        }
        sheet.settle(next, LineKind::Boilerplate, rules::FURNITURE_BLOCK, words.clone());
    }
}

/// «محتويات المقال»: the label and the headings that it lists, which stand once more in the text.
fn contents(sheet: &mut Sheet, at: usize, zone: Zone) {
    let words = sheet.label_words(&sheet.units[at]);
    sheet.settle_label(at, LineKind::Boilerplate, rules::FURNITURE_LABEL);
    for next in at + 1..zone.end.min(at + 16) {
        let unit = &sheet.units[next];
        if unit.label.is_some() || unit.prose || unit.len() > 14 || next > zone.first && unit.repeats < 2 {
            break;
        }
        sheet.settle(next, LineKind::Boilerplate, rules::FURNITURE_BLOCK, words.clone());
    }
}

/// «رئيس التحرير»: the name may stand on the next line.
fn masthead(sheet: &mut Sheet, at: usize, zone: Zone) {
    let words = sheet.label_words(&sheet.units[at]);
    let bare = sheet.units[at].label.is_some_and(|label| label.after == 0);
    sheet.settle_label(at, LineKind::Boilerplate, rules::FURNITURE_LABEL);
    let outside = at + 1 < zone.first || at + 1 >= zone.end;
    if bare && outside && sheet.units.get(at + 1).is_some_and(|u| (2..=5).contains(&u.len()) && u.label.is_none()) {
        sheet.settle(at + 1, LineKind::Boilerplate, rules::FURNITURE_BLOCK, words);
    }
}

/// What readers wrote, up to the next list of pieces.
fn comments(sheet: &mut Sheet, at: usize) {
    let words = sheet.label_words(&sheet.units[at]);
    sheet.settle_label(at, LineKind::Boilerplate, rules::FURNITURE_LABEL);
    for next in at + 1..sheet.units.len() {
        let unit = &sheet.units[next];
        if unit.class().is_some() {
            break;
        }
        // A list of headlines without a label of its own is no conversation.
        if unit.is_headline_shaped() && unit.shape.end == End::Open && unit.len() >= 6 && !says_something(sheet, next) {
            break;
        }
        sheet.settle(next, LineKind::Boilerplate, rules::FURNITURE_BLOCK, words.clone());
    }
}

/// Under a commenter's name or date a line is a comment.
fn says_something(sheet: &Sheet, at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|before| sheet.units.get(before))
        .is_some_and(|unit| unit.shape.stamp || unit.shape.dated || unit.len() <= 4)
}
