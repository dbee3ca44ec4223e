//! What changed between two wordings of a passage, word by word, for the notice that shows it.
//!
//! Words are what stands between spaces, clitics and punctuation included; they are the same where their folding
//! is ([`super::words`]), so that a corrected hamza is no change, as it is none for the checksum of a link.

use super::words;

/// A run of words of one fate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'t> {
    pub change: Change,
    /// As it stands in the new text; of what was removed, in the old. Without the space around it.
    pub text: &'t str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    Kept,
    Removed,
    Added,
}

/// Longer changes (in pairs of words that differ) are shown as one removal and one addition.
const PAIRS_MAX: usize = 1 << 20;

/// The pieces in the order in which they are read; where words gave way to others, the old ones stand first.
/// Bounded by the product of the lengths that differ, and that by a million.
pub fn difference<'t>(old: &'t str, new: &'t str) -> Vec<Piece<'t>> {
    let (a, b) = (tokens(old), tokens(new));
    let front = a.iter().zip(&b).take_while(|(a, b)| a.key == b.key).count();
    let back = a[front..].iter().rev().zip(b[front..].iter().rev()).take_while(|(a, b)| a.key == b.key).count();
    let mut changes: Vec<[usize; 4]> = Vec::new();
    inner(&a[front..a.len() - back], &b[front..b.len() - back], &mut |[i, k, j, l]| {
        changes.push([i + front, k + front, j + front, l + front]);
    });
    let changes = joined(changes, &b);
    let mut pieces = Vec::new();
    let mut kept = 0;
    let mut push = |change, text: &'t str, tokens: &[Token]| {
        if let (Some(first), Some(last)) = (tokens.first(), tokens.last()) {
            pieces.push(Piece { change, text: text.get(first.start..last.end).unwrap_or_default() });
        }
    };
    for [i, k, j, l] in changes {
        push(Change::Kept, new, &b[kept..j]);
        push(Change::Removed, old, &a[i..k]);
        push(Change::Added, new, &b[j..l]);
        kept = l;
    }
    push(Change::Kept, new, &b[kept..]);
    pieces
}

struct Token {
    start: usize,
    end: usize,
    key: String,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut list = Vec::new();
    for word in text.split_whitespace() {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let folded = words::folded(word);
        let key = if folded.is_empty() { word.to_owned() } else { folded };
        list.push(Token { start, end: start + word.len(), key });
    }
    list
}

/// The changes between two lists by their longest common subsequence: `[i, k, j, l]` says that `a[i..k]` gave way to
/// `b[j..l]`.
fn inner(a: &[Token], b: &[Token], change: &mut dyn FnMut([usize; 4])) {
    if a.is_empty() && b.is_empty() {
        return;
    }
    if a.is_empty() || b.is_empty() || a.len().saturating_mul(b.len()) > PAIRS_MAX {
        return change([0, a.len(), 0, b.len()]);
    }
    let width = b.len() + 1;
    let mut table = vec![0u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            table[i * width + j] = if a[i].key == b[j].key {
                table[(i + 1) * width + j + 1] + 1
            } else {
                table[(i + 1) * width + j].max(table[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let (mut from_i, mut from_j) = (0, 0);
    while i < a.len() && j < b.len() {
        if a[i].key == b[j].key {
            if i > from_i || j > from_j {
                change([from_i, i, from_j, j]);
            }
            (i, j) = (i + 1, j + 1);
            (from_i, from_j) = (i, j);
        } else if table[(i + 1) * width + j] >= table[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    if from_i < a.len() || from_j < b.len() {
        change([from_i, a.len(), from_j, b.len()]);
    }
}

/// Replacements with one short word between them («في») are one: scattered particles tell a reader nothing.
fn joined(changes: Vec<[usize; 4]>, new: &[Token]) -> Vec<[usize; 4]> {
    const SHORT_CHARS: usize = 3;
    let mut out: Vec<[usize; 4]> = Vec::new();
    for it in changes {
        let replaces = |[i, k, j, l]: [usize; 4]| k > i && l > j;
        if let Some(last) = out.last_mut()
            && it[2] == last[3] + 1
            && new.get(last[3]).is_some_and(|between| between.key.chars().count() <= SHORT_CHARS)
            && replaces(*last)
            && replaces(it)
        {
            (last[1], last[3]) = (it[1], it[3]);
        } else {
            out.push(it);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `-removed-`, `+added+`, the rest as it is.
    fn shown(old: &str, new: &str) -> String {
        let piece = |it: &Piece<'_>| match it.change {
            Change::Kept => it.text.to_owned(),
            Change::Removed => format!("-{}-", it.text),
            Change::Added => format!("+{}+", it.text),
        };
        difference(old, new).iter().map(piece).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_changed() {
        for (old, new, expected) in [
            ("أعلن مقتل 45 شخصا", "أعلن مقتل 54 شخصا", "أعلن مقتل -45- +54+ شخصا"),
            ("أعلن مقتل 45 شخصا", "أعلن إصابة 45 شخصا", "أعلن -مقتل- +إصابة+ 45 شخصا"),
            ("اعلن الوزير", "أعلن الوزير،", "أعلن الوزير،"),
            ("وصل الوزير", "لم يصل الوزير", "-وصل- +لم يصل+ الوزير"),
            ("قال الوزير", "قال الوزير أمس «نعم»", "قال الوزير +أمس «نعم»+"),
            ("قال الوزير أمس", "قال أمس", "قال -الوزير- أمس"),
            ("سافر وزير في بغداد", "عاد رئيس في عمان", "-سافر وزير في بغداد- +عاد رئيس في عمان+"),
            ("", "نعم", "+نعم+"),
            ("نعم", "", "-نعم-"),
            ("", "", ""),
            ("وبالعراق", "بالعراق", "-وبالعراق- +بالعراق+"),
        ] {
            assert_eq!(shown(old, new), expected);
        }
    }

    #[test]
    fn long_texts_that_share_nothing_stay_bounded() {
        let (old, new) = ("أ ".repeat(5000), "ب ".repeat(5000));
        assert_eq!(difference(&old, &new).len(), 2);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_from_it(old in "[أبتa .]{0,24}", new in "[أبتa .]{0,24}") {
            let pieces = difference(&old, &new);
            let side = |skip: Change| -> Vec<String> {
                let kept = pieces.iter().filter(|it| it.change != skip);
                kept.flat_map(|it| it.text.split_whitespace()).map(words::folded).collect()
            };
            let all = |text: &str| text.split_whitespace().map(words::folded).collect::<Vec<_>>();
            prop_assert_eq!(side(Change::Removed), all(&new));
            prop_assert_eq!(side(Change::Added), all(&old));
            prop_assert!(pieces.windows(2).all(|it| it[0].change != it[1].change));
        }
    }
}
