//! Passages that repeat or reword others, beside each other with what differs, one group at a time.

use super::{Scene, words};
use crate::corpus::facts::{Degree, Pair, Spot};
use crate::link::address::Lang;
use crate::link::difference::{Change, difference};
use crate::present::{Counted, article_head, count_words_after, digits, named_controls, source_name};

words! { SameWord in "same.tsv": Title Lead None All Verbatim Paraphrase SameFact Shared Group Only More }

/// Groups shown at first.
pub const PAGE: usize = 20;
/// Copies of one text shown beside it; the rest are counted.
const COPIES: usize = 12;

/// What stands on the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Same {
    pub groups: Vec<Group>,
    /// Groups that are not shown yet.
    pub more: usize,
    /// How many pairs of each degree there are in the selection.
    pub sums: Vec<(Degree, u32)>,
    pub all_href: Option<String>,
}

/// A passage and those that say the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub number: u32,
    /// "3 passages".
    pub size: String,
    pub pairs: Vec<Side>,
}

/// Two passages beside each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    pub degree: Degree,
    pub degree_words: &'static str,
    pub shared: String,
    pub first: Text,
    pub second: Text,
}

/// One of the two: where it stands, and its words; `true` where the other has others.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    pub href: String,
    pub source: String,
    pub title: String,
    pub day: String,
    pub pieces: Vec<(String, bool)>,
    pub selected: bool,
}

/// `shown`: how many groups.
pub fn same(scene: &Scene<'_>, shown: usize) -> Same {
    let chosen = |it: &&Pair| scene.is_selected(it.first) || scene.is_selected(it.second);
    let pairs: Vec<&Pair> = scene.facts.pairs.iter().filter(chosen).collect();
    let mut numbers: Vec<(u8, u32)> = Vec::new();
    for pair in &pairs {
        let key = (pair.degree as u8, pair.group);
        match numbers.iter_mut().find(|it| it.1 == pair.group) {
            Some(known) => known.0 = known.0.min(key.0),
            None => numbers.push(key),
        }
    }
    // What is repeated word for word comes first, in the order of the articles.
    crate::order::sort_by_key(&mut numbers, |it| it.0);
    let sums = Degree::ALL.map(|it| (it, pairs.iter().filter(|pair| pair.degree == it).count() as u32));
    let groups = numbers.iter().take(shown).map(|(_, number)| group(scene, &pairs, *number)).collect();
    let nothing = pairs.is_empty() && !scene.facts.pairs.is_empty();
    Same {
        groups,
        more: numbers.len().saturating_sub(shown),
        sums: sums.into_iter().filter(|it| it.1 > 0).collect(),
        all_href: nothing.then(|| scene.fresh_href(|state| state.view = Some(super::Shown::Same.name().to_owned()))),
    }
}

pub fn degree_words(lang: Lang, degree: Degree) -> &'static str {
    match degree {
        Degree::Verbatim => SameWord::Verbatim,
        Degree::Paraphrase => SameWord::Paraphrase,
        Degree::SameFact => SameWord::SameFact,
    }
    .say(lang)
}

fn group(scene: &Scene<'_>, pairs: &[&Pair], number: u32) -> Group {
    let own: Vec<&&Pair> = pairs.iter().filter(|it| it.group == number).collect();
    let mut spots: Vec<Spot> = own.iter().flat_map(|it| [it.first, it.second]).collect();
    spots.sort_unstable();
    spots.dedup();
    let count = count_words_after(scene.lang, Counted::Passages, spots.len() as u32);
    Group {
        number,
        size: SameWord::Group.fill(scene.lang, &[("count", &count)]),
        pairs: own.into_iter().take(COPIES).filter_map(|it| side(scene, it)).collect(),
    }
}

fn side(scene: &Scene<'_>, pair: &Pair) -> Option<Side> {
    let share = (pair.shared.clamp(0.0, 1.0) * 100.0).round() as u32;
    let share = digits(scene.lang, share.to_string());
    let words = |spot: Spot| scene.passage(spot).map(|at| scene.corpus.passage(at).text);
    let (a, b) = (words(pair.first)?, words(pair.second)?);
    // The same fact in other words differs everywhere: nothing is marked.
    let (first, second) = match pair.degree {
        Degree::SameFact => (vec![(a.to_owned(), false)], vec![(b.to_owned(), false)]),
        _ => (against(b, a), against(a, b)),
    };
    Some(Side {
        degree: pair.degree,
        degree_words: degree_words(scene.lang, pair.degree),
        shared: SameWord::Shared.fill(scene.lang, &[("share", &share)]),
        first: text(scene, pair.first, first)?,
        second: text(scene, pair.second, second)?,
    })
}

/// The words of a text, and which of them the other lacks.
fn against(other: &str, own: &str) -> Vec<(String, bool)> {
    let pieces = difference(other, own).into_iter().filter(|it| it.change != Change::Removed);
    let mut out: Vec<(String, bool)> =
        pieces.map(|it| (format!("{} ", named_controls(it.text)), it.change == Change::Added)).collect();
    if let Some(last) = out.last_mut() {
        last.0.pop();
    }
    out
}

fn text(scene: &Scene<'_>, spot: Spot, pieces: Vec<(String, bool)>) -> Option<Text> {
    let at = scene.passage(spot)?;
    let article = scene.corpus.passage(at).article;
    let head = article_head(scene.corpus, article, scene.lang);
    Some(Text {
        href: scene.passage_href(at),
        source: source_name(scene.corpus, scene.corpus.article(article).source, scene.lang).to_owned(),
        title: head.title.to_owned(),
        day: head.published_words,
        pieces,
        selected: scene.is_selected(spot),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::facts::Facts;
    use crate::corpus::{Corpus, samples, store};
    use crate::link::address::ViewState;

    fn shown(query: &str) -> Same {
        let corpus = Corpus::open(store(&samples::small())).unwrap();
        let pair = |a: (u32, u32), b: (u32, u32), degree, group| Pair {
            first: Spot { article: a.0, passage: a.1 },
            second: Spot { article: b.0, passage: b.1 },
            degree,
            shared: 0.5,
            group,
        };
        let pairs = vec![
            pair((0, 0), (0, 1), Degree::SameFact, 1),
            pair((0, 0), (1, 0), Degree::Verbatim, 0),
            pair((0, 1), (1, 0), Degree::Paraphrase, 0),
        ];
        let facts = Facts { pairs, ..Facts::default() };
        let (state, _) = ViewState::decode("", query);
        same(&Scene::new(&corpus, &facts, state, "/"), PAGE)
    }

    #[test]
    fn groups_with_the_closest_first() {
        for (query, words, shared) in [
            ("view=same", "نقل حرفي", "مشترك: 50٪ من الأقصر"),
            ("view=same&lang=en", "verbatim", "shared: 50% of the shorter"),
        ] {
            let it = shown(query);
            assert_eq!(it.groups.iter().map(|it| it.pairs.len()).collect::<Vec<_>>(), [2, 1]);
            let first = &it.groups[0].pairs[0];
            assert_eq!((first.degree_words, first.shared.as_str()), (words, shared));
            // All of a text is shown, whatever differs.
            let whole: String = first.first.pieces.iter().map(|it| it.0.as_str()).collect();
            assert_eq!(whole, "غالانت يصل إلى باكو");
            assert_eq!(it.sums.len(), 3);
        }
    }

    #[test]
    fn what_follows_the_selection() {
        let none = shown("view=same&q=كلمةغائبة");
        assert!(none.groups.is_empty());
        assert_eq!(none.all_href.as_deref(), Some("/?view=same"));
    }
}
