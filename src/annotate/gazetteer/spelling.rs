//! How the knowledge files abbreviate spellings, and the key under which a spelling is looked up.

use crate::text::Folding;
use crate::text::fold::{Folded, fold_char, push_folded};

/// Words this long lose one of two equal letters in a row ("إسرائيل" and "إسرائل" meet, "كييف" and "كيف" do not).
const LONG: usize = 7;

/// The look-up key of one word: loosely folded, doubled letters of long words taken as one.
pub fn key(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    push_key(word, &mut out);
    out
}

fn push_key(word: &str, out: &mut String) {
    let from = out.len();
    push_folded(word, Folding::Loose, out);
    undouble(out, from);
}

/// Takes two equal letters in a row as one in what stands from byte `from` on, where that is a long word.
pub fn undouble(out: &mut String, from: usize) {
    let tail = &out[from..];
    if !is_doubled(tail) {
        return;
    }
    let mut single = String::with_capacity(tail.len());
    for c in tail.chars() {
        // Not at the beginning: "وواشنطن" is و + واشنطن.
        let doubled = matches!(c, 'ي' | 'ا' | 'و') && single.ends_with(c) && single.len() > c.len_utf8();
        if !doubled {
            single.push(c);
        }
    }
    out.truncate(from);
    out.push_str(&single);
}

/// All spellings that one name of a knowledge file stands for: `[غج]` is one of these letters, `[و-]` a letter that
/// may be missing; where `foreign`, غ also stands for ج.
pub fn spellings(name: &str, origin: Origin) -> Vec<String> {
    let mut all = vec![String::with_capacity(name.len())];
    let mut rest = name.chars();
    while let Some(c) = rest.next() {
        if c != '[' {
            all.iter_mut().for_each(|it| it.push(c));
            continue;
        }
        let choices: Vec<char> = rest.by_ref().take_while(|&c| c != ']').collect();
        all = all
            .iter()
            .flat_map(|it| {
                choices.iter().map(move |&choice| {
                    let mut longer = it.clone();
                    if choice != '-' {
                        longer.push(choice);
                    }
                    longer
                })
            })
            .collect();
    }
    if origin == Origin::Foreign && name.contains('غ') {
        let with_jim: Vec<String> = all.iter().map(|it| it.replace('غ', "ج")).collect();
        all.extend(with_jim);
    }
    all
}

/// Whether [`undouble`] could change a word.
pub fn is_doubled(word: &str) -> bool {
    const DOUBLED: [&str; 3] = ["يي", "اا", "وو"];
    // Each of these letters is two bytes, of which the first is never the second of another.
    let pairs = |four: &[u8]| DOUBLED.iter().any(|it| it.as_bytes() == four);
    word.len() >= LONG && word.as_bytes().windows(4).any(pairs) && word.chars().count() >= LONG
}

/// Whether a name comes from Arabic, where غ is only غ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Arabic,
    Foreign,
}

/// A readable id from an English name: `Tel Aviv` → `tel-aviv`.
pub fn slug(english: &str) -> String {
    let mut out = String::with_capacity(english.len());
    for c in english.chars() {
        match fold_char(c) {
            Folded::One(c) if c.is_ascii_alphanumeric() => out.push(c),
            Folded::One('\'') | Folded::Gone => {}
            _ if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            _ => {}
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name() {
        assert_eq!(spellings("مراكش", Origin::Arabic), ["مراكش"]);
        assert_eq!(spellings("هامبورغ", Origin::Foreign), ["هامبورغ", "هامبورج"]);
        assert_eq!(spellings("غزة", Origin::Arabic), ["غزة"]);
        assert_eq!(spellings("ناغورن[وي]", Origin::Arabic), ["ناغورنو", "ناغورني"]);
        assert_eq!(spellings("سوف[ي-]اتي", Origin::Arabic), ["سوفياتي", "سوفاتي"]);
        assert_eq!(spellings("[غ", Origin::Arabic), ["غ"]);
        assert_eq!(spellings("]", Origin::Arabic), ["]"]);
    }

    #[test]
    fn keys_of_spellings_that_meet() {
        for (one, other) in [("إسرائيل", "إسرائل"), ("صنعاء", "صنعا"), ("الحديدة", "الحديده"), ("ڤيينا", "فيينا")]
        {
            assert_eq!(key(one), key(other));
        }
        assert_ne!(key("كييف"), key("كيف"));
        assert_ne!(key("وواشنطن"), key("واشنطن"));
    }

    #[test]
    fn slugs() {
        for (english, expected) in [
            ("Tel Aviv", "tel-aviv"),
            ("Tripoli (Lebanon)", "tripoli-lebanon"),
            ("Ra'anana", "raanana"),
            ("São Paulo", "sao-paulo"),
            ("", ""),
        ] {
            assert_eq!(slug(english), expected);
        }
    }
}
