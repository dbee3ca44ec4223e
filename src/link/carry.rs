//! A build's work on the registry: every passage of the corpus gets its id, every id ever minted
//! keeps an answer.
//!
//! Articles are known again by their key, or by their words where the key changed; their passages
//! as [`super::align`] says. What changed is appended to the registry as events.

mod article;
mod kept;
mod pair;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use super::align::Names;
use super::id;
use super::registry::{Event, Fate, PassageId, Problem, Registry, What};
use super::words;
use crate::corpus::draft::{ArticleDraft, Draft};
use crate::day::Day;
use crate::span::Positions;

/// An article as it is now.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleText<'t> {
    pub key: &'t str,
    /// In order.
    pub passages: Vec<&'t str>,
}

/// The ids of an article and of its passages, in the order of the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ids {
    pub aid: String,
    pub pids: Vec<String>,
}

/// What the caller brings in from the world.
pub struct Outside<'o> {
    /// The day of the build, for the events.
    pub today: Day,
    pub random: &'o mut dyn Iterator<Item = u32>,
    /// Which names a text holds, see [`super::align::align`].
    pub names: Names<'o>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CarryError {
    /// No id could be minted: the article has too many passages, or randomness ran dry.
    NoId { key: String },
    /// An event contradicts the registry: a fault of this program.
    Contradiction(Problem),
}

impl std::fmt::Display for CarryError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            CarryError::NoId { key } => {
                write!(f, "no id is left for a passage of \"{key}\"; split the article into several files")
            }
            CarryError::Contradiction(problem) => write!(f, "the registry would contradict itself: {problem}"),
        }
    }
}

impl std::error::Error for CarryError {}

impl From<Problem> for CarryError {
    fn from(problem: Problem) -> CarryError {
        CarryError::Contradiction(problem)
    }
}

/// Brings the registry up to the articles as they are. The result has the new events at the end of
/// [`Registry::events`]; the ids are in the order of `articles`. Articles whose keys repeat are not
/// expected and give an error.
pub fn carry(
    registry: &Registry,
    articles: &[ArticleText<'_>],
    outside: &mut Outside<'_>,
) -> Result<(Registry, Vec<Ids>), CarryError> {
    let known = registry.articles();
    let mut work = Work {
        registry: registry.clone(),
        outside,
        aids: known.iter().map(|it| it.aid.clone()).collect(),
        gone: Vec::new(),
        here: HashMap::new(),
        fresh: HashSet::new(),
    };
    let aids = pair::pair(registry, articles);
    work.rename(articles, &aids)?;
    let mut ids = Vec::with_capacity(articles.len());
    for (article, aid) in articles.iter().zip(aids) {
        ids.push(match aid {
            Some(aid) => work.known(article, aid)?,
            None => work.unknown(article)?,
        });
    }
    for (article, ids) in articles.iter().zip(&ids) {
        for (text, pid) in article.passages.iter().zip(&ids.pids) {
            let id = PassageId::new(&ids.aid, pid);
            work.here.entry(words::folded(text)).and_modify(|it| *it = None).or_insert(Some(id));
        }
    }
    let here: HashSet<&str> = ids.iter().map(|it| it.aid.as_str()).collect();
    let vanished: Vec<String> =
        known.iter().filter(|it| it.alive && !here.contains(it.aid.as_str())).map(|it| it.aid.clone()).collect();
    for aid in &vanished {
        let living: Vec<String> =
            work.registry.article(aid).map_or(Vec::new(), |it| it.living().map(|p| p.pid.clone()).collect());
        work.gone.extend(living.iter().map(|pid| PassageId::new(aid, pid)));
    }
    work.bury(&vanished)?;
    Ok((work.registry, ids))
}

/// Gives a prepared corpus its ids. A line that was a passage stays one as long as it stands in the article, whatever
/// stands around it now: what a reader made a link to is article text.
pub fn carry_draft(registry: &Registry, draft: &mut Draft, outside: &mut Outside<'_>) -> Result<Registry, CarryError> {
    kept::keep(registry, draft);
    let (registry, ids) = { carry(registry, &texts(draft), outside)? };
    for (article, ids) in draft.articles.iter_mut().zip(ids) {
        article.aid = ids.aid;
        for (passage, pid) in article.passages.iter_mut().zip(ids.pids) {
            passage.pid = pid;
        }
    }
    Ok(registry)
}

/// The articles of a draft as this room sees them.
fn texts(draft: &Draft) -> Vec<ArticleText<'_>> {
    draft.articles.iter().map(text).collect()
}

fn text(article: &ArticleDraft) -> ArticleText<'_> {
    let positions = Positions::new(&article.text);
    ArticleText { key: &article.key, passages: article.passages.iter().map(|it| positions.slice(it.extent)).collect() }
}

/// A registry being brought up to date.
struct Work<'w, 'o> {
    registry: Registry,
    outside: &'w mut Outside<'o>,
    /// Every article id ever minted.
    aids: HashSet<String>,
    /// Ids whose passages are nowhere in their articles.
    gone: Vec<PassageId>,
    /// The passages of the articles as they are, by their folded words; `None` where several have the same.
    here: HashMap<String, Option<PassageId>>,
    /// Those that were minted in this build.
    fresh: HashSet<PassageId>,
}

impl Work<'_, '_> {
    fn happen(&mut self, what: What) -> Result<(), CarryError> {
        Ok(self.registry.apply(Event { at: self.outside.today, what })?)
    }

    /// Articles that are known by their words get their new keys. Keys may change places, so those
    /// that are in the way step aside first.
    fn rename(&mut self, articles: &[ArticleText<'_>], aids: &[Option<String>]) -> Result<(), CarryError> {
        let mut moves = Vec::new();
        for (article, aid) in articles.iter().zip(aids) {
            let Some(aid) = aid else { continue };
            if self.registry.article(aid).is_some_and(|it| it.key != article.key || !it.alive) {
                moves.push((aid.clone(), article.key.to_owned()));
            }
        }
        let taken: Vec<String> = articles
            .iter()
            .zip(aids)
            .filter_map(|(article, aid)| {
                let holder = self.registry.by_key(article.key)?;
                (aid.as_ref() != Some(&holder.aid)).then(|| holder.aid.clone())
            })
            .collect();
        for aid in taken {
            // A tilde stands in no editor's key.
            self.happen(What::MoveArticle { key: format!("~{aid}"), aid })?;
        }
        for (aid, key) in moves {
            self.happen(What::MoveArticle { aid, key })?;
        }
        Ok(())
    }

    fn unknown(&mut self, article: &ArticleText<'_>) -> Result<Ids, CarryError> {
        let no_id = || CarryError::NoId { key: article.key.to_owned() };
        let aid = id::mint(id::AID_LEN, &mut self.aids, self.outside.random).ok_or_else(no_id)?;
        self.happen(What::MintArticle { aid: aid.clone(), key: article.key.to_owned() })?;
        let mut taken = HashSet::new();
        let mut pids = Vec::with_capacity(article.passages.len());
        for text in &article.passages {
            let pid = id::mint(id::PID_LEN, &mut taken, self.outside.random).ok_or_else(no_id)?;
            self.mint(PassageId::new(&aid, &pid), None, text)?;
            pids.push(pid);
        }
        Ok(Ids { aid, pids })
    }

    fn mint(&mut self, id: PassageId, after: Option<String>, text: &str) -> Result<(), CarryError> {
        self.fresh.insert(id.clone());
        self.happen(What::Mint { id, after, text: text.to_owned() })
    }

    /// Passages that left their article lead to where their very words stand in another, or are gone.
    fn bury(&mut self, vanished: &[String]) -> Result<(), CarryError> {
        /// Shorter passages say the same by chance, unless they came when the others went.
        const SAME_WORDS_MIN: usize = 8;
        const MOVED_WORDS_MIN: usize = 2;
        for id in std::mem::take(&mut self.gone) {
            let Some(text) = self.registry.passage(&id).map(|it| it.text.clone()) else { continue };
            let length = words::extents(&text).len();
            let to = self.here.get(&words::folded(&text)).cloned().flatten().filter(|to| {
                let least = if self.fresh.contains(to) { MOVED_WORDS_MIN } else { SAME_WORDS_MIN };
                length >= least && to.aid != id.aid
            });
            let to = to.or_else(|| self.likely(&id, &text));
            let why = if vanished.contains(&id.aid) { "article-removed" } else { "deleted" };
            self.happen(match to {
                Some(to) => What::Move { id, to },
                None => What::Tombstone { id, why: why.to_owned() },
            })?;
        }
        for aid in vanished {
            self.happen(What::TombstoneArticle { aid: aid.clone(), why: "article-removed".to_owned() })?;
        }
        Ok(())
    }

    /// The one new passage of another article that says nearly the same: it was moved and touched at once. Whoever follows
    /// the link is told that it moved and sees the old words.
    fn likely(&self, id: &PassageId, text: &str) -> Option<PassageId> {
        const SURE: f32 = 0.85;
        const MARGIN: f32 = 0.1;
        const WORDS_MIN: usize = 8;
        if words::extents(text).len() < WORDS_MIN {
            return None;
        }
        let others = self.fresh.iter().filter(|it| it.aid != id.aid);
        let mut scored: Vec<(f32, &PassageId)> = others
            .filter_map(|it| Some((super::align::likeness(text, &self.registry.passage(it)?.text), it)))
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        match scored.as_slice() {
            [(best, _), (second, _), ..] if second + MARGIN > *best => None,
            [(best, to), ..] if *best >= SURE => Some((*to).clone()),
            _ => None,
        }
    }

    fn is_alive(&self, id: &PassageId) -> bool {
        self.registry.passage(id).is_some_and(|it| it.fate == Fate::Alive)
    }
}
