//! What is known of each word of a page, whatever stands around it: one look-up a word for all finders.

use std::cell::RefCell;

use super::cells::Form;
use super::gazetteer::Tag;
use super::memo::Memo;
use super::openings::Openings;
use crate::text::{TokenKind, Tokens};

/// One word to all finders.
#[derive(Clone, Copy, Default)]
pub struct Known {
    /// To the finders of places, organisations, groups and events.
    pub tag: Tag,
    /// To the finder of persons.
    pub form: Form,
    /// To the finders of dates and figures.
    pub opening: Openings,
}

thread_local! {
    static MEMO: RefCell<Memo<Known>> = const { RefCell::new(Memo::new()) };
}

impl Known {
    /// Of a folded Arabic word.
    fn of(folded: &str) -> Known {
        Known { tag: Tag::of(folded), form: Form::of(folded), opening: Openings::of(folded, TokenKind::Arabic) }
    }
}

/// What is known of the Arabic words of a page, by token; nothing of other tokens.
pub fn known(tokens: &Tokens) -> Vec<Known> {
    MEMO.with_borrow_mut(|memo| {
        let of = |(at, kind)| match kind {
            TokenKind::Arabic => memo.get(tokens.fold(at), Known::of),
            _ => Known::default(),
        };
        tokens.iter().map(|token| token.kind).enumerate().map(of).collect()
    })
}
