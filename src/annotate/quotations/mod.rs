//! Quotations: what stands between quotation marks, with the speaker where the words around say who.
//!
//! Names and titles in quotation marks are none («صحيفة "التايمز"», «روايتها "ظل الرمان"»), nor is a word or two that
//! nobody is said to have spoken.

mod marks;
mod speaker;

use super::gazetteer::Cue;
use super::{Found, Reading};
use crate::line::LineKind;
use crate::span::{Extent, SpanKind};
use crate::text::TokenKind;
use marks::{Quoted, is_mark};

/// What is known of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Who speaks: index into the names that the finder was given.
    pub speaker: Option<usize>,
    /// No mark ends it; the paragraph does.
    pub open: bool,
}

/// This many words are a quotation without a verb of saying.
const SPEAKS_FOR_ITSELF: usize = 4;
/// So far before a word or two in quotation marks a verb of saying may stand, in words.
const SAID_WITHIN: usize = 28;
/// A name in quotation marks has at most so many words.
const LONGEST_NAME: usize = 6;

/// The quotations of a page, in order. `names` are the names of the page by start.
pub fn find<D>(reading: &Reading, names: &[Found<D>]) -> Vec<Found<Quotation>> {
    let mut quoted = marks::pairs(reading);
    quoted.sort_by_key(|it| (it.first, std::cmp::Reverse(it.last)));
    let mut titled_to = None;
    quoted.retain(|it| {
        // "شركتا «باور تشاينا» و«سينوتك»": what is joined to a title is one.
        let joined = it.mark.checked_sub(1).filter(|and| reading.tokens.fold(*and) == "و" && *and > 0);
        let listed = joined.is_some_and(|and| titled_to == Some(and)) && words_in(reading, it) <= LONGEST_NAME;
        let stands = !listed && is_quotation(reading, names, it);
        if !stands {
            titled_to = Some(it.last + 2);
        }
        stands
    });
    // A quotation inside another is the outer one's words.
    let mut end = 0;
    quoted.retain(|it| {
        let outer = it.first >= end;
        end = end.max(it.last + 1);
        outer
    });
    let speakers = speaker::of(reading, names, &quoted);
    let spans = quoted.iter().zip(speakers).filter_map(|(it, speaker)| {
        let extent = extent(reading, it)?;
        Some(Found { extent, kind: SpanKind::Quote, nested: false, detail: Quotation { speaker, open: it.open } })
    });
    spans.collect()
}

fn extent(reading: &Reading, quoted: &Quoted) -> Option<Extent> {
    let first = reading.tokens.get(quoted.first)?;
    let last = reading.tokens.get(quoted.last)?;
    Some(Extent::new(first.extent.start, last.extent.end))
}

fn is_quotation<D>(reading: &Reading, names: &[Found<D>], quoted: &Quoted) -> bool {
    let words = words_in(reading, quoted);
    if words == 0 || words <= LONGEST_NAME && (is_name(reading, names, quoted, words) || is_titled(reading, quoted)) {
        return false;
    }
    // An unclosed mark before a word or two is a slip.
    if quoted.open {
        return words >= SPEAKS_FOR_ITSELF;
    }
    words >= SPEAKS_FOR_ITSELF || is_said(reading, quoted)
}

fn words_in(reading: &Reading, quoted: &Quoted) -> usize {
    (quoted.first..=quoted.last).filter(|it| is_word(reading, *it)).count()
}

fn is_word(reading: &Reading, at: usize) -> bool {
    reading
        .tokens
        .get(at)
        .is_some_and(|it| matches!(it.kind, TokenKind::Arabic | TokenKind::Foreign | TokenKind::Digits))
}

/// Whether the marks hold a name and at most its class word.
fn is_name<D>(reading: &Reading, names: &[Found<D>], quoted: &Quoted, words: usize) -> bool {
    let Some(extent) = extent(reading, quoted) else { return false };
    let from = names.partition_point(|name| name.extent.end <= extent.start);
    let inside = names[from.min(names.len())..].iter().take_while(|name| name.extent.start < extent.end);
    inside.filter(|name| name.kind.is_name() && !name.nested).any(|name| {
        let covered = (quoted.first..=quoted.last)
            .filter(|it| is_word(reading, *it))
            .filter(|it| reading.tokens.get(*it).is_some_and(|token| name.extent.overlaps(token.extent)))
            .count();
        covered + usize::from(words > 2) >= words
    })
}

/// «كتاب "..."», «شركة "..."»: a class word within two words before the mark.
fn is_titled(reading: &Reading, quoted: &Quoted) -> bool {
    let lookup = reading.lookup();
    let start = reading.paragraphs.get(quoted.paragraph).map_or(0, |it| it.tokens.start);
    let mark = quoted.mark;
    let near = (start.max(mark.saturating_sub(2))..mark).rev();
    let mut words = near.take_while(|it| is_word(reading, *it));
    let Some(nearest) = words.next() else { return false };
    // "في تصريحات لـ«صوت المحروسة»": to whom it was said.
    if lookup.key(nearest) == "ل" && words_in(reading, quoted) <= 4 {
        return true;
    }
    // "روايتها الجديدة «...»": an adjective may stand between.
    let further = words.next().filter(|_| lookup.key(nearest).starts_with("ال"));
    lookup.has(nearest, Cue::Titled) || further.is_some_and(|it| lookup.has(it, Cue::Titled))
}

/// Whether words before the mark or behind it say that somebody speaks.
fn is_said(reading: &Reading, quoted: &Quoted) -> bool {
    let lookup = reading.lookup();
    let Some(paragraph) = reading.paragraphs.get(quoted.paragraph) else { return false };
    let mark = quoted.mark;
    if mark > paragraph.tokens.start && lookup.key(mark - 1) == ":" {
        return true;
    }
    let sentence = speaker::sentence_start(reading, paragraph.tokens.start, mark);
    let body = matches!(paragraph.kind, LineKind::Body | LineKind::Subtitle);
    if !body {
        // "جورجييفا: الإصلاح «مستمر»".
        return (sentence..mark).any(|it| lookup.key(it) == ":");
    }
    // "رئيس «سوفت بنك»".
    if lookup.has(mark.saturating_sub(1).max(sentence), Cue::Governing) {
        return false;
    }
    let near = mark.saturating_sub(SAID_WITHIN).max(sentence);
    let says = |it: usize| lookup.has(it, Cue::Saying) || lookup.has(it, Cue::SayingParticiple);
    // "رد بأن": the content of what is said.
    (near..mark).any(|it| says(it) || matches!(lookup.key(it), "بان" | "بانه" | "بانها" | "انه" | "انها" | "ان"))
}

#[cfg(test)]
mod tests;
