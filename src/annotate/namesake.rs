//! What is named after somebody: "جامعة الملك فيصل", "مؤسسة محمد بن راشد", "مطار محمد الخامس".

use super::Reading;
use super::gazetteer::Cue;
use super::words::{Flags, words};
use crate::text::TokenKind;

#[derive(Clone, Copy)]
struct Scope<'r, 'p> {
    reading: &'r Reading<'p>,
    end: usize,
}

impl<'r> Scope<'r, '_> {
    fn key(&self, at: usize) -> &'r str {
        if at < self.end { self.reading.lookup().key(at) } else { "" }
    }

    fn flags(&self, at: usize) -> Flags {
        if at < self.end { words().of(self.reading.tokens.fold(at)) } else { Flags::NONE }
    }

    fn is_arabic(&self, at: usize) -> bool {
        at < self.end && self.reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Arabic)
    }
}

/// The last token, before `end`, of a person's name that a thing bears, where one begins at `first`.
pub fn last(reading: &Reading, first: usize, end: usize) -> Option<usize> {
    let scope = Scope { reading, end };
    let titled = reading.lookup().has(first, Cue::Honorific);
    let mut last = first + usize::from(titled);
    let tag = reading.lookup().tag(last);
    if !scope.is_arabic(last) || tag.outside > 0 && tag.word.is_some() || !titled && !is_given(scope, last) {
        return None;
    }
    last = compound(scope, last);
    // "سلطان بن عبد العزيز آل سعود".
    while matches!(scope.key(last + 1), "بن" | "بنت" | "ال" | "ابن") && scope.is_arabic(last + 2) {
        last = compound(scope, last + 2);
    }
    let next = last + 1;
    let ordinal = scope.flags(next).any(Flags::ORDINAL);
    let family = !titled
        && scope.is_arabic(next)
        && scope.flags(next).any(Flags::NAME)
        && reading.lookup().nisba(next).is_none()
        && reading.lookup().tag(next).outside == 0;
    let last = if ordinal || family { compound(scope, next) } else { last };
    // One given name without a title names nothing: "مجموعة محمد".
    (titled || last > first).then_some(last)
}

/// "عبد العزيز", "أبو ظبي": two words for one.
fn compound(scope: Scope, at: usize) -> usize {
    at + usize::from(matches!(scope.key(at), "عبد" | "ابو" | "ابي" | "ام") && scope.is_arabic(at + 1))
}

fn is_given(scope: Scope, at: usize) -> bool {
    scope.key(at) == "عبد" || scope.flags(at).any(Flags::GIVEN) && scope.flags(at).any(Flags::NATIVE)
}
