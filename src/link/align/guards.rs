//! What an edit may have changed in the meaning.
//!
//! No score tells: one word decides. An edit passes without a question only where the old words stand on unchanged,
//! with nothing added among them that turns a statement, or with whole sentences added around them. One letter
//! is a question too: يونيو and يوليو, مقتل and مقاتل, احتلال and احتفال are a letter apart.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::similar::is_same;
use super::{Doubt, Names, Passage};
use crate::knowledge;
use crate::text::fold::{Folding, fold};
use crate::text::words::strip_clitics;

/// Why the editor should look at an edit; `None`: it says what it said.
pub(super) fn doubt(old: &Passage<'_>, new: &Passage<'_>, names: Names<'_>) -> Option<Doubt> {
    if old.words == new.words {
        return None;
    }
    let around = stands_whole(&old.words, &new.words);
    let differs = |list: fn(&[String]) -> Vec<String>| {
        let (old, new) = (list(&old.words), list(&new.words));
        if around { !is_within(old, new) } else { old != new }
    };
    if differs(numbers) {
        return Some(Doubt::Numbers);
    }
    // One added "not" turns the sentence around, wherever it was added.
    if negations(&old.words) != negations(&new.words) {
        return Some(Doubt::Negations);
    }
    if differs(dates) {
        return Some(Doubt::Dates);
    }
    let sorted = |text: &str| {
        let mut list = names(text);
        list.sort();
        list
    };
    let (old_names, new_names) = (sorted(old.text), sorted(new.text));
    if if around { !is_within(old_names, new_names) } else { old_names != new_names } {
        return Some(Doubt::Names);
    }
    if around { None } else { between(&old.words, &new.words) }
}

/// Whether the old words stand in the new ones without a gap.
pub(super) fn stands_whole(old: &[String], new: &[String]) -> bool {
    let same = |window: &[String]| window.iter().zip(old).all(|(a, b)| a == b);
    !old.is_empty() && new.windows(old.len()).any(same)
}

/// Words that gave way to others, that went, or that came between and turn what they stand before.
fn between(old: &[String], new: &[String]) -> Option<Doubt> {
    let (gone, came) = changed(old, new);
    if gone.is_empty() {
        return came.iter().any(|word| is_listed(word, &TURNING)).then_some(Doubt::Words);
    }
    if gone.len() == came.len() && gone.iter().zip(&came).all(|(a, b)| is_same(a, b)) {
        return Some(Doubt::Spelling);
    }
    Some(Doubt::Words)
}

/// The words of each side that the longest common subsequence leaves, as it stands after loose folding.
fn changed<'w>(old: &'w [String], new: &'w [String]) -> (Vec<&'w String>, Vec<&'w String>) {
    let width = new.len() + 1;
    let mut table = vec![0u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            table[i * width + j] = if old[i] == new[j] {
                table[(i + 1) * width + j + 1] + 1
            } else {
                table[(i + 1) * width + j].max(table[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let (mut gone, mut came) = (Vec::new(), Vec::new());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            (i, j) = (i + 1, j + 1);
        } else if j >= new.len() || i < old.len() && table[(i + 1) * width + j] >= table[i * width + j + 1] {
            gone.push(&old[i]);
            i += 1;
        } else {
            came.push(&new[j]);
            j += 1;
        }
    }
    (gone, came)
}

/// Whether every member of the sorted list `old` is in the sorted list `new`, as often.
fn is_within(old: Vec<String>, new: Vec<String>) -> bool {
    let mut rest = new.into_iter();
    old.into_iter().all(|it| rest.any(|other| other == it))
}

type Set = LazyLock<HashSet<String>>;

/// The single words of a column, folded.
fn single_words(file: &'static str, column: usize) -> HashSet<String> {
    knowledge::rows(file)
        .flat_map(|row| row.get(column).copied().map(knowledge::alternatives).into_iter().flatten())
        .filter(|it| !it.contains(char::is_whitespace))
        .map(|word| fold(word, Folding::Loose))
        .collect()
}

static NEGATIONS: Set = Set::new(|| single_words(include_str!("../../knowledge/negations.tsv"), 0));
static NUMBERS: Set = Set::new(|| single_words(include_str!("../../knowledge/number_words.tsv"), 2));
static DATES: Set = Set::new(|| single_words(include_str!("../../knowledge/date_words.tsv"), 2));
/// Words that turn what they stand before, without being a negation.
static TURNING: Set = Set::new(|| single_words(include_str!("../../knowledge/turning_words.tsv"), 0));

fn is_listed(word: &str, set: &Set) -> bool {
    set.contains(word) || strip_clitics(word).any(|(rest, _)| set.contains(rest))
}

fn listed(words: &[String], is: impl Fn(&str) -> bool) -> Vec<String> {
    let mut list: Vec<String> = words.iter().filter(|word| is(word)).cloned().collect();
    list.sort();
    list
}

/// Words with digits and number words, sorted.
fn numbers(words: &[String]) -> Vec<String> {
    listed(words, |word| word.bytes().any(|b| b.is_ascii_digit()) || is_listed(word, &NUMBERS))
}

/// Words of dates, sorted.
fn dates(words: &[String]) -> Vec<String> {
    listed(words, |word| is_listed(word, &DATES))
}

/// Words that negate, sorted.
fn negations(words: &[String]) -> Vec<String> {
    listed(words, |word| {
        NEGATIONS.contains(word) || word.strip_prefix(['و', 'ف']).is_some_and(|it| NEGATIONS.contains(it))
    })
}
