//! Clitics: the particles written as part of the next word, offered as splits.
//!
//! و "and", ف "so", ب "in", ل "to", ك "like", س "will" stand before a word; ل swallows the alef of the
//! article ("للرياض" is ل + الرياض). Whether a word is split depends on what the rest is: "وزير" is no و + زير.
//! Of proper nouns that begin with one of these letters only 27 % carry a clitic (UD Arabic PUD), so nothing
//! is split without a reason: [`decide`] asks the caller how well a word is attested.

use std::borrow::Cow;

use super::fold::{Folded, fold_char};

/// One way to part a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split<'w> {
    /// How many letters of the folded word stay outside the name. Where ل has swallowed the article,
    /// only what stands before that ل: the whole of "للرياض" is the span.
    pub outside: usize,
    /// The word without clitics, its article restored.
    pub rest: Cow<'w, str>,
    /// Whether ل has swallowed the article.
    pub swallowed: bool,
}

/// The letters that a split must leave.
const LEAST: usize = 2;

/// All splits of a folded word, the one with the fewest clitics first; the unsplit word is not among them.
pub fn splits(word: &str) -> impl Iterator<Item = Split<'_>> {
    let joined = word.strip_prefix(['و', 'ف']);
    let single = joined.map(|rest| plain(1, rest));
    let below = governed(word, 0);
    let stacked = joined.into_iter().flat_map(|rest| governed(rest, 1));
    single.into_iter().chain(below).chain(stacked).filter(|split| split.rest.chars().count() >= LEAST)
}

fn plain(outside: usize, rest: &str) -> Split<'_> {
    Split { outside, rest: Cow::Borrowed(rest), swallowed: false }
}

/// Splits off one of ب ل ك س, after `outside` letters that are off already.
fn governed(word: &str, outside: usize) -> impl Iterator<Item = Split<'_>> {
    let swallowed = word.strip_prefix("لل").map(|rest| {
        // "للبنان" is ل + لبنان, "للرياض" ل + الرياض: both are offered.
        Split { outside, rest: Cow::Owned(format!("ال{rest}")), swallowed: true }
    });
    let one = word.strip_prefix(['ب', 'ل', 'ك', 'س']).map(|rest| plain(outside + 1, rest));
    swallowed.into_iter().chain(one)
}

/// The split that `attested` speaks for, or `None` to leave the word whole.
///
/// `attested` says how well a word is known as what the caller looks for: 0 not at all. A known whole
/// is parted only for a rest that is at least three times as well known, an unknown whole for any known rest.
pub fn decide(word: &str, attested: impl Fn(&str) -> u32) -> Option<Split<'_>> {
    let whole = attested(word);
    let mut best: Option<(u32, Split)> = None;
    for split in splits(word) {
        let known = attested(&split.rest);
        if known == 0 || known < whole.saturating_mul(3) {
            continue;
        }
        if best.as_ref().is_none_or(|(most, _)| known > *most) {
            best = Some((known, split));
        }
    }
    best.map(|(_, split)| split)
}

/// A folded word without its first `outside` letters.
pub fn rest_of(word: &str, outside: usize) -> &str {
    word.char_indices().nth(outside).map_or("", |(at, _)| &word[at..])
}

/// Where in the source a name begins of which `outside` folded letters stand outside, in code points from the start
/// of the word. Signs on the last of these letters belong to it.
pub fn source_offset(source: &str, outside: usize) -> u32 {
    if outside == 0 {
        return 0;
    }
    let mut letters = 0;
    for (at, c) in source.chars().enumerate() {
        if matches!(fold_char(c), Folded::Gone) {
            continue;
        }
        if letters == outside {
            return at as u32;
        }
        letters += 1;
    }
    source.chars().count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn attested(word: &str) -> u32 {
        const KNOWN: [(&str, u32); 12] = [
            ("حسنوف", 1),
            ("غانتس", 1),
            ("الرياض", 5),
            ("لبنان", 9),
            ("واشنطن", 9),
            ("السعودية", 5),
            ("فرنسا", 9),
            ("كوهين", 3),
            ("باكو", 5),
            ("الاردن", 5),
            ("وزير", 20),
            ("البنان", 0),
        ];
        KNOWN.iter().find(|(w, _)| *w == word).map_or(0, |(_, n)| *n)
    }

    #[test]
    fn what_is_split() {
        for (word, expected) in [
            ("وحسنوف", Some((1, "حسنوف"))),
            ("بغانتس", Some((1, "غانتس"))),
            ("للرياض", Some((0, "الرياض"))),
            ("للبنان", Some((1, "لبنان"))),
            ("لبنان", None),
            ("ولبنان", Some((1, "لبنان"))),
            ("وواشنطن", Some((1, "واشنطن"))),
            ("واشنطن", None),
            ("وللسعودية", Some((1, "السعودية"))),
            ("ففرنسا", Some((1, "فرنسا"))),
            ("كوهين", None),
            ("بباكو", Some((1, "باكو"))),
            ("بالاردن", Some((1, "الاردن"))),
            ("وبباكو", Some((2, "باكو"))),
            ("وزير", None),
            ("ووزير", Some((1, "وزير"))),
            ("شولتس", None),
        ] {
            let got = decide(word, attested);
            assert_eq!(got.as_ref().map(|s| (s.outside, s.rest.as_ref())), expected, "{word}");
        }
    }

    #[test]
    fn signs_stay_with_their_letter() {
        assert_eq!(source_offset("وَحسنوف", 1), 2);
        assert_eq!(source_offset("وحسنوف", 1), 1);
        assert_eq!(source_offset("حسنوف", 0), 0);
    }

    proptest! {
        #[test]
        fn a_split_leaves_an_end_of_the_word(word in "[وفبلكساحمن]{0,8}") {
            for split in splits(&word) {
                prop_assert!(split.outside <= 2);
                let left: String = word.chars().skip(split.outside).collect();
                prop_assert!(split.swallowed || left == split.rest);
            }
        }
    }
}
