//! Which article of the registry an article is.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::ArticleText;
use crate::link::registry::{ArticleState, Fate, Registry};
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
    let living = registry.articles().iter().filter(|it| it.alive);
    let index = Index::new(living.map(|it| (it.aid.as_str(), it.living().map(|p| p.text.as_str()).collect())));
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
        return with_returned(registry, articles, by_key);
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
    with_returned(registry, articles, out)
}

/// Articles that nobody knows may be ones whose paragraphs were cut otherwise while their keys changed, or ones that were
/// taken out and are back.
fn with_returned(registry: &Registry, articles: &[ArticleText<'_>], found: Vec<Option<&str>>) -> Vec<Option<String>> {
    let mut out: Vec<Option<String>> = found.into_iter().map(|aid| aid.map(str::to_owned)).collect();
    if out.iter().any(Option::is_none) {
        by_runs(registry, articles, &mut out);
    }
    if out.iter().all(Option::is_some) {
        return out;
    }
    let gone = registry.articles().iter().filter(|it| !it.alive);
    let index = Index::new(gone.map(|it| (it.aid.as_str(), gone_texts(it))));
    let mut taken: HashSet<String> = HashSet::new();
    for (article, aid) in articles.iter().zip(&mut out).filter(|(_, aid)| aid.is_none()) {
        let shares = index.shares(article);
        let enough = shares.into_iter().filter(|(aid, share)| *share >= MOVED_SHARE && !taken.contains(*aid));
        let best = enough.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(a.0)));
        *aid = best.map(|(aid, _)| aid.to_owned());
        taken.extend(aid.clone());
    }
    out
}

/// Pairs what is left over on both sides by the runs of words that they share, wherever paragraphs begin and end.
fn by_runs(registry: &Registry, articles: &[ArticleText<'_>], out: &mut [Option<String>]) {
    let claimed: HashSet<&str> = out.iter().flatten().map(String::as_str).collect();
    let left: Vec<&ArticleState> =
        registry.articles().iter().filter(|it| it.alive && !claimed.contains(it.aid.as_str())).collect();
    let old: Vec<HashSet<u64>> = left.iter().map(|it| runs(it.living().map(|p| p.text.as_str()))).collect();
    let mut claims: Vec<(f32, usize, usize)> = Vec::new();
    for (at, article) in articles.iter().enumerate().filter(|(at, _)| out[*at].is_none()) {
        let new = runs(article.passages.iter().copied());
        for (n, old) in old.iter().enumerate() {
            let share = old.intersection(&new).count() as f32 / old.len().max(1) as f32;
            if share >= MOVED_SHARE {
                claims.push((share, at, n));
            }
        }
    }
    claims.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut taken = HashSet::new();
    for (_, at, n) in claims {
        if out[at].is_none() && taken.insert(n) {
            out[at] = Some(left[n].aid.clone());
        }
    }
}

/// Hashes of all runs of words of a text.
fn runs<'t>(texts: impl Iterator<Item = &'t str>) -> HashSet<u64> {
    const RUN_WORDS: usize = 4;
    let words: Vec<String> = texts.flat_map(words::words).collect();
    let hash = |run: &[String]| {
        let mut hasher = DefaultHasher::new();
        run.hash(&mut hasher);
        hasher.finish()
    };
    words.windows(RUN_WORDS).map(hash).collect()
}

fn gone_texts(article: &ArticleState) -> Vec<&str> {
    let gone = article.passages().iter().filter(|it| matches!(it.fate, Fate::Gone { .. }));
    gone.map(|it| it.text.as_str()).collect()
}

/// Long passages of articles by their words.
struct Index<'r> {
    holders: HashMap<String, Vec<&'r str>>,
    /// Words in long passages, by article.
    totals: HashMap<&'r str, usize>,
}

impl<'r> Index<'r> {
    fn new(articles: impl Iterator<Item = (&'r str, Vec<&'r str>)>) -> Index<'r> {
        let mut index = Index { holders: HashMap::new(), totals: HashMap::new() };
        for (aid, texts) in articles {
            for text in texts {
                let words = words::words(text);
                if words.len() >= WORDS_MIN {
                    *index.totals.entry(aid).or_default() += words.len();
                    index.holders.entry(words.join(" ")).or_default().push(aid);
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
