//! Which places of the dictionary a word or a beginning means.

use super::glued::{self, Glued};
use super::letters::{self, ALEF, Key, LAM};
use super::root::Root;

/// Fewest letters of a stem behind an article, or behind anything else while it is typed.
const SHORTEST: usize = 3;

/// The stems among whose families all forms of a word are, itself first.
pub fn stems(key: &Key) -> Vec<Vec<u8>> {
    let mut stems = vec![key.letters.clone()];
    stems.extend(glued::decompose(key).map(|(_, stem)| stem.to_vec()));
    // Many write no hamza: then it looks like the article.
    let bare: Vec<Vec<u8>> = stems.iter().filter_map(|stem| without_article(stem)).map(<[u8]>::to_vec).collect();
    for stem in bare {
        if !stems.contains(&stem) {
            stems.push(stem);
        }
    }
    stems
}

/// The stem behind a seeming article, where enough is left.
pub fn without_article(stem: &[u8]) -> Option<&[u8]> {
    stem.strip_prefix(&[ALEF, LAM]).filter(|rest| letters::count(rest) >= SHORTEST)
}

/// What the beginning of a word may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Range {
    /// All words whose stems begin so.
    Stems(Vec<u8>),
    /// Only those with this before the stem.
    Form(Glued, Vec<u8>),
}

impl Range {
    pub fn beginning(&self) -> &[u8] {
        match self {
            Range::Stems(beginning) | Range::Form(_, beginning) => beginning,
        }
    }
}

/// The ranges of the dictionary that the beginning of a word means.
///
/// With the article it means the stems behind it too. Other letters may be glued on or not, which three letters of a stem decide.
pub fn ranges(key: &Key) -> Vec<Range> {
    let mut ranges = vec![Range::Stems(key.letters.clone())];
    let behind = |glued: &Glued| key.letters.strip_prefix(glued.letters()).filter(|rest| !rest.is_empty());
    if !letters::is_arabic(&key.letters) {
        return ranges;
    }
    let article = Glued::all().filter(|glued| glued.has_article()).find_map(|glued| behind(&glued));
    if let Some(rest) = article.filter(|_| !key.hamza) {
        ranges.push(Range::Stems(rest.to_vec()));
        return ranges;
    }
    for glued in Glued::all().skip(1).filter(|glued| !glued.has_article()) {
        if let Some(rest) = behind(&glued).filter(|rest| letters::count(rest) >= SHORTEST) {
            ranges.push(Range::Form(glued, rest.to_vec()));
        }
    }
    ranges
}

/// The parts of the dictionary that have any of these stems.
pub fn shards(root: &Root, stems: &[Vec<u8>]) -> Vec<u32> {
    let mut shards: Vec<u32> = stems.iter().filter_map(|stem| root.shard(stem)).collect();
    shards.sort_unstable();
    shards.dedup();
    shards
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_beginnings_mean() {
        let show = |word: &str| -> Vec<String> {
            ranges(&Key::of(word)).iter().map(|range| letters::decode(range.beginning())).collect()
        };
        assert_eq!(show("الحك"), ["الحك", "حك"]);
        assert_eq!(show("وبالحك"), ["وبالحك", "حك"]);
        assert_eq!(show("بريا"), ["بريا", "ريا"]);
        assert_eq!(show("بر"), ["بر"]);
        assert_eq!(show("إله"), ["اله"]);
        assert_eq!(show("ali"), ["ali"]);
    }
}
