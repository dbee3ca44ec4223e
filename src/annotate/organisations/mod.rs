//! Organisations: states' bodies, parties, armed groups, companies, media, clubs.
//!
//! Five sources: names that the gazetteer knows ([`known`]), institutions that every state has, with their adjective
//! ([`institutions`], ministries and embassies among them), names built from a class word and a description
//! ([`compound`]: "مركز X للدراسات", "حزب X", «صحيفة "X"»), names that nobody knows behind "شركة" ([`companies`]), and
//! news desks between the marks of a byline ([`desks`]).

mod companies;
mod compound;
mod desks;
mod institutions;
mod known;

use super::gazetteer::{self, Lookup};
use super::words::{Flags, words};
use super::{Candidate, Reading};
use crate::line::LineKind;
use crate::span::SpanKind;
use crate::text::TokenKind;

/// What may be one, in the order of the text.
pub fn candidates(reading: &Reading) -> Vec<Candidate> {
    let mut found = known::find(reading);
    institutions::find(reading, &mut found);
    compound::find(reading, &mut found);
    companies::find(reading, &mut found);
    desks::find(reading, &mut found);
    crate::order::sort_by_key(&mut found, |it| (it.tokens.start, std::cmp::Reverse(it.tokens.end)));
    found
}

/// One paragraph of a page under the eyes of a finder.
#[derive(Clone, Copy)]
struct Scope<'r, 'p> {
    reading: &'r Reading<'p>,
    start: usize,
    end: usize,
    kind: LineKind,
}

impl<'r> Scope<'r, '_> {
    fn lookup(&self) -> &'r Lookup {
        self.reading.lookup()
    }

    /// The folded word at `at`, clitics included; empty outside the paragraph.
    fn key(&self, at: usize) -> &'r str {
        if self.start <= at && at < self.end { self.reading.lookup().key(at) } else { "" }
    }

    fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|it| *it >= self.start)
    }

    fn is_arabic(&self, at: usize) -> bool {
        at < self.end && self.reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Arabic)
    }

    fn is_foreign(&self, at: usize) -> bool {
        at < self.end && self.reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Foreign)
    }

    fn is_quote(&self, at: usize) -> bool {
        matches!(self.reading.tokens.source(at), "«" | "»" | "\"" | "“" | "”" | "„" | "‟" | "'" | "‘" | "’")
    }

    fn is_digits(&self, at: usize) -> bool {
        at < self.end && self.reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Digits)
    }

    /// What is known of the word at `at` as it stands.
    fn flags(&self, at: usize) -> Flags {
        if at < self.end { words().of(self.reading.tokens.fold(at)) } else { Flags::NONE }
    }

    /// A word with the article.
    fn is_definite(&self, at: usize) -> bool {
        self.is_arabic(at)
            && (self.key(at).starts_with("ال") || self.lookup().tag(at).swallowed)
            && self.key(at).len() > 6
    }

    fn candidate(
        &self,
        first: usize,
        last: usize,
        score: f32,
        id: Option<&'static str>,
        rule: &'static str,
    ) -> Option<Candidate> {
        self.of_kind(SpanKind::Organisation, first, last, score, id, rule)
    }

    fn of_kind(
        &self,
        kind: SpanKind,
        first: usize,
        last: usize,
        score: f32,
        id: Option<&'static str>,
        rule: &'static str,
    ) -> Option<Candidate> {
        let tag = self.lookup().tag(first);
        let extent = gazetteer::extent(&self.reading.tokens, tag, first, last)?;
        Some(Candidate { tokens: first..last + 1, extent, kind, nested: false, score, id, rule })
    }
}

fn scopes<'r, 'p>(reading: &'r Reading<'p>) -> impl Iterator<Item = Scope<'r, 'p>> {
    reading.paragraphs.iter().map(move |it| Scope {
        reading,
        start: it.tokens.start,
        end: it.tokens.end,
        kind: it.kind,
    })
}

#[cfg(test)]
mod tests;
