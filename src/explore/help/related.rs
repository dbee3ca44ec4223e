//! Other forms of a word by its end: feminine, dual, plural, relation, pronouns. Ends are too weak a sign to search for them
//! unasked (وزارة is no form of وزار, كتابين none of كتابي), so they are shown beside what was found.

use super::written;
use crate::corpus::{Corpus, words};
use crate::explore::clitics::without_article;

/// What can stand at the end in place of nothing, or of ه for ة.
const ENDS: [&str; 9] = ["ه", "ات", "ين", "ان", "ون", "ي", "يه", "يين", "ها"];
/// After a ه for ة that has become ت.
const AFTER_T: [&str; 5] = ["ه", "ها", "هم", "ين", "ان"];

/// Shortest stem, in letters.
const SHORTEST: usize = 3;

/// Other forms of a typed word that the corpus has, as articles write them.
pub fn forms(corpus: &Corpus, typed: &str) -> Vec<String> {
    let key = words::key(typed);
    let bare = without_article(&key).unwrap_or(&key);
    if !bare.chars().all(|c| ('\u{620}'..='\u{6ff}').contains(&c)) {
        return Vec::new();
    }
    let stem = bare.strip_suffix('ه').unwrap_or(bare);
    if stem.chars().count() < SHORTEST {
        return Vec::new();
    }
    let ends = ENDS.iter().map(|end| format!("{stem}{end}"));
    let joined = AFTER_T.iter().map(|end| format!("{stem}ت{end}"));
    let joined = joined.filter(|_| bare.ends_with('ه'));
    let mut keys: Vec<String> = ends.chain(joined).chain([stem.to_owned()]).filter(|it| it != bare).collect();
    keys.dedup();
    let found = keys.iter().filter_map(|it| written(corpus, it).or_else(|| written(corpus, &format!("ال{it}"))));
    found.collect()
}
