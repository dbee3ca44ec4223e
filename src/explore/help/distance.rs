//! How far a typed word is from a word of the corpus: Damerau and Levenshtein's distance (insertions, deletions,
//! substitutions, neighbours exchanged), weighted by what Arabs confuse.

use std::sync::LazyLock;

/// A whole mistake, in tenths.
pub const WHOLE: u32 = 10;
/// Letters that sound or look alike.
const CONFUSED: u32 = 5;
/// A long vowel more or less, which names of other languages have at will.
const VOWEL: u32 = 7;
/// Two neighbours exchanged.
const EXCHANGED: u32 = 7;

/// Longest word that is compared, in letters.
const LONGEST: usize = 24;

/// For each letter from ء on, the letters that it is confused with: one bit each.
static PAIRS: LazyLock<[u64; LETTERS]> = LazyLock::new(|| {
    let mut pairs = [0; LETTERS];
    for row in crate::knowledge::rows(include_str!("../../knowledge/confused_letters.tsv")) {
        let letters: Vec<usize> = row.iter().filter_map(|cell| number(cell.chars().next()?)).collect();
        let all = letters.iter().fold(0, |all, letter| all | 1 << letter);
        for letter in &letters {
            if let Some(pairs) = pairs.get_mut(*letter) {
                *pairs |= all & !(1 << letter);
            }
        }
    }
    pairs
});

/// From ء to ي.
const LETTERS: usize = 42;

fn number(letter: char) -> Option<usize> {
    (letter as usize).checked_sub(0x621).filter(|at| *at < LETTERS)
}

/// The most that a word of so many letters may be off.
pub fn allowance(letters: usize) -> u32 {
    match letters {
        0..=2 => 0,
        3..=4 => WHOLE,
        5..=7 => WHOLE + CONFUSED,
        _ => 2 * WHOLE,
    }
}

/// The distance of two folded words in tenths of a mistake; `None` where it is more than `most`.
pub fn distance(a: &[char], b: &[char], most: u32) -> Option<u32> {
    let gap = a.len().abs_diff(b.len()) as u32;
    if a.len() > LONGEST || b.len() > LONGEST || gap * VOWEL > most {
        return None;
    }
    let mut before = [0u32; LONGEST + 1];
    let mut last = [0u32; LONGEST + 1];
    for (at, letter) in b.iter().enumerate() {
        last[at + 1] = last[at] + missing(*letter);
    }
    for (i, x) in a.iter().enumerate() {
        let mut row = [0u32; LONGEST + 1];
        row[0] = last[0] + missing(*x);
        let mut least = row[0];
        for (j, y) in b.iter().enumerate() {
            let mut cost = (last[j] + replaced(*x, *y)).min(last[j + 1] + missing(*x)).min(row[j] + missing(*y));
            if i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x) && x != y {
                cost = cost.min(before[j - 1] + EXCHANGED);
            }
            row[j + 1] = cost;
            least = least.min(cost);
        }
        if least > most {
            return None;
        }
        (before, last) = (last, row);
    }
    let found = last[b.len()];
    (found <= most).then_some(found)
}

fn missing(letter: char) -> u32 {
    if matches!(letter, 'ا' | 'و' | 'ي') { VOWEL } else { WHOLE }
}

fn replaced(a: char, b: char) -> u32 {
    if a == b {
        return 0;
    }
    let confused = number(a).zip(number(b)).is_some_and(|(a, b)| PAIRS.get(a).is_some_and(|it| it >> b & 1 == 1));
    if confused { CONFUSED } else { WHOLE }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (a, b, expected) in [
            ("حكومه", "حكومه", Some(0)),
            ("حكومه", "حومكه", None),
            ("حكومه", "حكمه", Some(7)),
            ("حكومه", "حكوممه", Some(10)),
            ("حكومه", "حوكمه", Some(7)),
            ("نضام", "نظام", Some(5)),
            ("جالانت", "غالانت", Some(5)),
            ("قطر", "مصر", None),
        ] {
            let letters = |word: &str| word.chars().collect::<Vec<_>>();
            assert_eq!(distance(&letters(a), &letters(b), 15), expected, "{a} {b}");
        }
    }
}
