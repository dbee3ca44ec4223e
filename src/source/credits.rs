//! Who wrote the piece and who publishes it, where the page names them.

use super::classify::sheet::{Sheet, Unit};
use super::labels::{self, Class};
use super::names;
use super::words::Word;
use crate::line::LineKind;

/// Most words of a name that a byline is trusted with.
const LONGEST: usize = 5;

/// The author as the first byline that names a person gives them.
pub(super) fn author(sheet: &Sheet) -> Option<String> {
    bylines(sheet).find_map(|unit| {
        let words = sheet.words_of(unit);
        if let Some(label) = unit.label.filter(|label| label.class == Class::Byline && label.before == 0) {
            let phrase = sheet.words.key(&words[..label.words.min(words.len())]);
            if phrase.starts_with("ترجم") || phrase == "role" {
                return None;
            }
            let rest = words.get(label.words..).unwrap_or(&[]);
            return segments(sheet, rest).find(|part| is_name(part)).map(|part| source(sheet, part));
        }
        segments(sheet, words).find(|part| is_name(part) && is_person(sheet, part)).map(|part| source(sheet, part))
    })
}

/// The publisher as a line of rights, a line about the site or a byline gives it.
pub(super) fn publisher(sheet: &Sheet) -> Option<String> {
    let rights =
        sheet.units.iter().filter(|unit| unit.class() == Some(Class::Legal)).find_map(|unit| owner(sheet, unit));
    rights.or_else(|| sheet.units.iter().find_map(|unit| about(sheet, unit))).or_else(|| signed(sheet))
}

fn bylines<'s>(sheet: &'s Sheet) -> impl Iterator<Item = &'s Unit> {
    sheet.units.iter().filter(|unit| unit.verdict.as_ref().is_some_and(|v| v.kind == LineKind::Byline))
}

/// The runs of words between marks and numbers.
fn segments<'s>(sheet: &'s Sheet, words: &'s [Word]) -> impl Iterator<Item = &'s [Word]> {
    words
        .chunk_by(|a, b| {
            let between = sheet.text.get(a.source.1 as usize..b.source.0 as usize).unwrap_or("");
            let parts =
                between.contains([':', '/', '|', '–', '—', '-', '،', ',', '؛', '(', ')', '•', '»', '«', '\n', '©']);
            !a.is_number() && !b.is_number() && !parts && !between.contains("..")
        })
        .filter(|part| part.iter().all(|word| !word.is_number()))
}

fn is_name(part: &[Word]) -> bool {
    (2..=LONGEST).contains(&part.len())
}

/// Begins with a given name, or follows a colon that follows a place.
fn is_person(sheet: &Sheet, part: &[Word]) -> bool {
    let before = sheet.text.get(..part[0].source.0 as usize).unwrap_or("").trim_end();
    names::is_given(sheet.words.fold(&part[0])) || before.ends_with(':')
}

fn source(sheet: &Sheet, part: &[Word]) -> String {
    match (part.first(), part.last()) {
        (Some(first), Some(last)) => {
            sheet.text.get(first.source.0 as usize..last.source.1 as usize).unwrap_or("").to_owned()
        }
        _ => String::new(),
    }
}

/// «جميع الحقوق محفوظة لصحيفة ...», «© 2023 شبكة ...».
fn owner(sheet: &Sheet, unit: &Unit) -> Option<String> {
    let text = sheet.text.get(unit.bytes.clone())?;
    let label = unit.label?;
    let owned = text.contains('©') || text.contains("محفوظ");
    if !owned || !unit.shape.is_arabic() {
        return None;
    }
    let words = sheet.words_of(unit);
    let (before, rest) = words.split_at(label.before.min(words.len()));
    let after = rest.get(label.words..).unwrap_or(&[]);
    let kept = |word: &Word| sheet.words.fold(word).starts_with("محفوظ");
    let behind = &after[after.iter().take_while(|word| kept(word)).count()..];
    let short = |part: &&[Word]| (1..=LONGEST + 1).contains(&part.len());
    if let Some(part) = segments(sheet, behind).find(short) {
        let name = source(sheet, part);
        // «محفوظة لصحيفة ...»: the preposition is no part of the name.
        let bare = name.strip_prefix('ل').unwrap_or(&name).trim_start_matches(['ـ', ' ', '"', '“', '«']);
        return Some(bare.to_owned()).filter(|bare| !bare.is_empty());
    }
    segments(sheet, before).find(short).map(|part| source(sheet, part))
}

/// «قناة ...، قناة ... منذ عشرين عاما»: an outlet that speaks of itself among the furniture.
fn about(sheet: &Sheet, unit: &Unit) -> Option<String> {
    if !unit.verdict.as_ref().is_some_and(|v| v.kind.is_furniture()) || unit.label.is_some() {
        return None;
    }
    let words = sheet.words_of(unit);
    let first = segments(sheet, words).next()?;
    let word = sheet.words.fold(first.first()?);
    let again = words.iter().skip(first.len()).any(|other| sheet.words.fold(other) == word);
    (names::is_outlet_word(word) && again && is_name(first)).then(|| source(sheet, first))
}

/// «بغداد - وكالة ...»: what in a byline is neither person, place nor agency.
fn signed(sheet: &Sheet) -> Option<String> {
    bylines(sheet).find_map(|unit| {
        let words = sheet.words_of(unit);
        if matches!(unit.class(), Some(Class::Byline | Class::Published | Class::Source)) || unit.shape.dated {
            return None;
        }
        let parts: Vec<&[Word]> = segments(sheet, words).collect();
        let unknown = |part: &&&[Word]| {
            let key = sheet.words.key(part);
            part.len() <= 3
                && !names::is_place(key)
                && !is_person(sheet, part)
                && labels::whole(&sheet.words, part).is_none()
        };
        let known = parts.iter().any(|part| !unknown(&part));
        parts.iter().find(unknown).filter(|_| known && parts.len() >= 2).map(|part| source(sheet, part))
    })
}
