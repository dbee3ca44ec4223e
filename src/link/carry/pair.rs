//! Which article of the registry an article is.

use std::collections::{HashMap, HashSet};

use super::ArticleText;
use crate::link::registry::Registry;
use crate::link::words;

/// An article keeps the id of its key as long as this share of its old words is still there in
/// whole passages, or no other article claims it.
const KEPT_SHARE: f32 = 0.3;
/// An article under another key is the same only with this share.
const MOVED_SHARE: f32 = 0.5;
/// Shorter passages (labels, headings) stand in many articles.
const WORDS_MIN: usize = 5;

/// For every article its id in the registry; `None`: it is new.
pub(super) fn pair(registry: &Registry, articles: &[ArticleText<'_>]) -> Vec<Option<String>> {
    let by_key: Vec<Option<&str>> =
        articles.iter().map(|it| registry.by_key(it.key).map(|known| known.aid.as_str())).collect();
    let index = Index::new(registry);
    let shares: Vec<HashMap<&str, f32>> = articles.iter().map(|it| index.shares(it)).collect();
    let share = |at: usize, aid: &str| shares.get(at).and_then(|it| it.get(aid)).copied().unwrap_or(0.0);
    // Keys that hold what they held before are settled; so are all where nothing else fits better.
    let mut claims: Vec<(f32, usize, &str)> = Vec::new();
    for (at, own) in by_key.iter().enumerate() {
        if own.is_some_and(|aid| share(at, aid) >= KEPT_SHARE) {
            continue;
        }
        let better = shares[at].iter().filter(|(_, share)| **share >= MOVED_SHARE);
        claims.extend(better.map(|(aid, share)| (*share, at, *aid)));
    }
    if claims.is_empty() {
        return by_key.into_iter().map(|aid| aid.map(str::to_owned)).collect();
    }
    claims.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut settled: HashSet<&str> = HashSet::new();
    let mut out: Vec<Option<&str>> = vec![None; articles.len()];
    for (at, own) in by_key.iter().enumerate() {
        if let Some(aid) = own.filter(|aid| share(at, aid) >= KEPT_SHARE) {
            out[at] = Some(aid);
            settled.insert(aid);
        }
    }
    for (_, at, aid) in claims {
        if out[at].is_none() && settled.insert(aid) {
            out[at] = Some(aid);
        }
    }
    for (at, own) in by_key.into_iter().enumerate() {
        if let (None, Some(aid)) = (out[at], own)
            && settled.insert(aid)
        {
            out[at] = Some(aid);
        }
    }
    out.into_iter().map(|aid| aid.map(str::to_owned)).collect()
}

/// Long passages of living articles by their words.
struct Index<'r> {
    holders: HashMap<String, Vec<&'r str>>,
    /// Words in long passages, by article.
    totals: HashMap<&'r str, usize>,
}

impl<'r> Index<'r> {
    fn new(registry: &'r Registry) -> Index<'r> {
        let mut index = Index { holders: HashMap::new(), totals: HashMap::new() };
        for article in registry.articles().iter().filter(|it| it.alive) {
            for passage in article.living() {
                let words = words::words(&passage.text);
                if words.len() >= WORDS_MIN {
                    *index.totals.entry(&article.aid).or_default() += words.len();
                    index.holders.entry(words.join(" ")).or_default().push(&article.aid);
                }
            }
        }
        index
    }

    /// Which share of every known article's words stands in `article`, passage by passage.
    fn shares(&self, article: &ArticleText<'_>) -> HashMap<&'r str, f32> {
        let mut words_in: HashMap<&str, usize> = HashMap::new();
        for text in &article.passages {
            let words = words::words(text);
            for aid in self.holders.get(&words.join(" ")).into_iter().flatten() {
                *words_in.entry(aid).or_default() += words.len();
            }
        }
        let total = |aid: &str| self.totals.get(aid).copied().unwrap_or(0).max(1) as f32;
        words_in.into_iter().map(|(aid, words)| (aid, words as f32 / total(aid))).collect()
    }
}
