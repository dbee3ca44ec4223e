//! One page made ready for the finders: its tokens, and which of them are article text.

use std::cell::OnceCell;
use std::ops::Range;

use super::gazetteer::Lookup;
use super::openings::Openings;
use super::vocabulary::{self, Known};
use crate::line::LineKind;
use crate::source::Page;
use crate::text::{TokenKind, Tokens};

/// The tokens of a page and its paragraphs. Made once a page, shared by all finders.
pub struct Reading<'p> {
    pub page: &'p Page,
    pub tokens: Tokens<'p>,
    /// Article lines only, in order: finders look nowhere else.
    pub paragraphs: Vec<Paragraph>,
    lookup: OnceCell<Lookup>,
    known: OnceCell<Vec<Known>>,
}

/// One line of article text.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// Index into the page's lines.
    pub line: usize,
    pub kind: LineKind,
    /// Token indices, line end excluded.
    pub tokens: Range<usize>,
}

impl<'p> Reading<'p> {
    pub fn new(page: &'p Page) -> Reading<'p> {
        let tokens = Tokens::new(&page.text);
        let mut paragraphs = Vec::new();
        let mut at = 0;
        for (index, line) in page.lines.iter().enumerate() {
            while tokens.get(at).is_some_and(|t| t.extent.start < line.extent.start) {
                at += 1;
            }
            let first = at;
            while tokens.get(at).is_some_and(|t| t.extent.end <= line.extent.end) {
                at += 1;
            }
            if line.kind.is_article() && at > first {
                paragraphs.push(Paragraph { line: index, kind: line.kind, tokens: first..at });
            }
        }
        Reading { page, tokens, paragraphs, lookup: OnceCell::new(), known: OnceCell::new() }
    }

    /// What is known of each Arabic word, by token.
    pub fn known(&self) -> &[Known] {
        self.known.get_or_init(|| vocabulary::known(&self.tokens))
    }

    /// What token `at` may begin; nothing beyond the end.
    pub fn opening(&self, at: usize) -> Openings {
        match self.tokens.get(at).map(|token| token.kind) {
            Some(TokenKind::Arabic) => self.known().get(at).map_or_else(Openings::default, |known| known.opening),
            Some(kind) => Openings::of(self.tokens.fold(at), kind),
            None => Openings::default(),
        }
    }

    /// Every word looked up among the known names; made when first asked for.
    pub fn lookup(&self) -> &Lookup {
        self.lookup.get_or_init(|| Lookup::new(&self.tokens, &self.paragraphs, self.known()))
    }
}
