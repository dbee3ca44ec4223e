//! The words of a passage as links count and compare them.
//!
//! A word is a maximal run of letters and digits of the strong folding, with `%` and currency signs, and
//! with a full stop or comma between two digits. Everything else parts words and counts for
//! nothing: a comma that the editor corrects changes no link. `w=` counts these words from 1.

use crate::span::Extent;
use crate::text::fold::{Folded, fold_char};

/// The folded words of a text, in order.
pub fn words(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    scan(text, |word, _| out.push(word.to_owned()));
    out
}

/// Where each word lies, in code points of `text`.
pub fn extents(text: &str) -> Vec<Extent> {
    let mut out = Vec::new();
    scan(text, |_, extent| out.push(extent));
    out
}

/// The words joined by single spaces: what checksums are made of and what "the same text" means.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    scan(text, |word, _| {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    });
    out
}

/// What the words `first` to `last` (from 1) cover, in code points of `text`; `None` where it has
/// fewer words.
pub fn cover(text: &str, first: u32, last: u32) -> Option<Extent> {
    let extents = extents(text);
    let first = extents.get((first as usize).checked_sub(1)?)?;
    let last = extents.get((last as usize).checked_sub(1)?)?;
    (first.start <= last.start).then(|| Extent::new(first.start, last.end))
}

/// Which words (from 1) the code points of `extent` touch.
pub fn touched(text: &str, extent: Extent) -> Option<(u32, u32)> {
    let extents = extents(text);
    let mut hits = (1u32..).zip(&extents).filter(|(_, word)| word.overlaps(extent)).map(|(n, _)| n);
    let first = hits.next()?;
    Some((first, hits.last().unwrap_or(first)))
}

fn scan(text: &str, mut each: impl FnMut(&str, Extent)) {
    let mut word = String::new();
    let (mut start, mut end) = (0u32, 0u32);
    // A point between digits belongs to the number; whether digits follow is not known yet.
    let mut point: Option<char> = None;
    for (here, c) in (0u32..).zip(text.chars()) {
        let mut add = |letter: char| {
            let inside = letter.is_alphanumeric() || is_sign(letter);
            if inside && point.is_some() && !letter.is_ascii_digit() {
                each(&word, Extent::new(start, end));
                word.clear();
            }
            match (inside, point.take()) {
                (true, held) => {
                    if word.is_empty() {
                        start = here;
                    } else if let Some(held) = held {
                        word.push(held);
                    }
                    word.push(letter);
                    end = here + 1;
                }
                (false, None) if matches!(letter, '.' | ',') && word.ends_with(|c: char| c.is_ascii_digit()) => {
                    point = Some(letter);
                }
                (false, _) if !word.is_empty() => {
                    each(&word, Extent::new(start, end));
                    word.clear();
                }
                (false, _) => {}
            }
        };
        match fold_char(c) {
            Folded::Gone => {}
            Folded::One(letter) => add(letter),
            Folded::Many(letters) => letters.chars().for_each(add),
        }
    }
    if !word.is_empty() {
        each(&word, Extent::new(start, end));
    }
}

fn is_sign(c: char) -> bool {
    matches!(c, '%' | '$' | '€' | '£' | '¥')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_counts_as_a_word() {
        for (text, expected) in [
            ("قال «غالانت»: نعم.", "قال غالانت نعم"),
            ("أُعلن عن ٤٥٪ و2.5 مليون،", "اعلن عن 45% و2.5 مليون"),
            ("عام 2023. ثم 3.كلمة", "عام 2023 ثم 3 كلمة"),
            ("1,200 و 1, 200", "1,200 و 1 200"),
            ("", ""),
            ("— … !", ""),
        ] {
            assert_eq!(folded(text), expected, "{text}");
        }
    }

    #[test]
    fn words_and_extents_meet() {
        let text = "قال «غالانت»: إن 2.5٪ كافية";
        assert_eq!(cover(text, 2, 4), Some(Extent::new(5, 21)));
        assert_eq!(touched(text, Extent::new(5, 21)), Some((2, 4)));
        assert_eq!(touched(text, Extent::new(6, 7)), Some((2, 2)));
        assert_eq!(cover(text, 5, 6), None);
        assert_eq!(cover(text, 0, 1), None);
    }

    proptest! {
        #[test]
        fn words_lie_on_the_text(text in "\\PC{0,80}") {
            let chars = text.chars().count() as u32;
            let extents = extents(&text);
            prop_assert_eq!(extents.len(), words(&text).len());
            prop_assert!(extents.windows(2).all(|w| w[0].start <= w[1].start));
            prop_assert!(extents.iter().all(|e| e.start < e.end && e.end <= chars));
        }

        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,80}") {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once);
        }
    }
}
