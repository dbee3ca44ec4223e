//! What the events of a registry add up to.

use std::collections::HashMap;

use super::{Event, PassageId, Problem, Registry, What};
use crate::link::checksum::checksum;

/// An article that was minted.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleState {
    pub aid: String,
    pub key: String,
    /// Whether it is still in the corpus.
    pub alive: bool,
    /// Every passage ever minted, by id; in no order.
    passages: Vec<PassageState>,
    by_pid: HashMap<String, usize>,
    /// Living passages as they follow each other: indices into `passages`.
    order: Vec<usize>,
    line: u32,
}

/// A passage that was minted.
#[derive(Clone, Debug, PartialEq)]
pub struct PassageState {
    pub pid: String,
    /// As it last stood in the article.
    pub text: String,
    pub fate: Fate,
    /// Why the editor should look at its last edit, until he confirms it.
    pub doubt: Option<String>,
    /// What it said before its last edit, or before the first that nobody has confirmed.
    pub before: Option<String>,
    /// The passages that it fell into, itself among them, where it did.
    pub parts: Vec<PassageId>,
    /// Every wording that it had before, oldest first, each once; its own not among them.
    pub earlier: Vec<String>,
    line: u32,
}

/// What became of an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    Alive,
    /// Its words are now spread over these, none of which is itself.
    Split(Vec<PassageId>),
    Merged(PassageId),
    Moved(PassageId),
    Gone {
        why: String,
    },
}

impl ArticleState {
    pub fn passage(&self, pid: &str) -> Option<&PassageState> {
        self.passages.get(*self.by_pid.get(pid)?)
    }

    /// Living passages in the order of the text.
    pub fn living(&self) -> impl Iterator<Item = &PassageState> {
        self.order.iter().filter_map(|at| self.passages.get(*at))
    }

    /// Every passage ever minted.
    pub fn passages(&self) -> &[PassageState] {
        &self.passages
    }

    /// Passage number `at` is no longer one of the living.
    pub(super) fn finish(&mut self, at: usize, fate: Fate) {
        if let Some(passage) = self.passages.get_mut(at) {
            passage.fate = fate;
        }
        self.order.retain(|it| *it != at);
    }

    /// Notes a wording that passage number `at` had on another branch.
    pub(super) fn remember(&mut self, at: usize, text: &str) {
        if let Some(passage) = self.passages.get_mut(at)
            && passage.text != text
            && !passage.earlier.iter().any(|it| it == text)
        {
            passage.earlier.push(text.to_owned());
        }
    }

    fn place(&mut self, at: usize, after: Option<&str>) -> Result<(), Problem> {
        let place = match after {
            None => self.order.len(),
            Some("") => 0,
            Some(pid) => {
                let id = || format!("{}-{pid}", self.aid);
                let before = self.by_pid.get(pid).ok_or_else(|| Problem::NotMinted { id: id() })?;
                // What stood before it may have gone on another branch; the next build puts things in order.
                self.order.iter().position(|it| it == before).map_or(self.order.len(), |n| n + 1)
            }
        };
        self.order.insert(place, at);
        Ok(())
    }
}

impl PassageState {
    /// From now on it says `text`; an edit that changes nothing confirms the one before. A doubt that nobody has
    /// settled outlives the edits that follow.
    fn reword(&mut self, old: &str, text: &str, doubt: Option<&String>) {
        let confirms = doubt.is_none() && self.text == text;
        let was = std::mem::replace(&mut self.text, text.to_owned());
        if confirms {
            self.doubt = None;
        } else if self.doubt.is_none() {
            self.before = Some(old.to_owned());
            self.doubt = doubt.cloned();
        }
        for wording in [was, old.to_owned()] {
            if !wording.is_empty() && !self.earlier.contains(&wording) {
                self.earlier.push(wording);
            }
        }
        self.earlier.retain(|it| it != text);
    }

    /// Whether it ever had words with this checksum.
    pub fn ever_had(&self, sum: &str) -> bool {
        self.earlier.iter().chain([&self.text]).any(|text| checksum(text) == sum)
    }
}

impl Registry {
    /// What an event does to the state; it is not noted among the events.
    pub(super) fn apply_at(&mut self, event: &Event, line: u32) -> Result<(), Problem> {
        match &event.what {
            What::MintArticle { aid, key } => self.mint_article(aid, key, line)?,
            What::Mint { id, after, text } => self.mint(id, after.as_deref(), text, line)?,
            What::Edit { id, old, text, doubt } => self.edit(id, old, text, doubt.as_ref())?,
            What::Split { id, into, text, doubt } => self.split(id, into, text, doubt.as_ref())?,
            What::Merge { id, into } => {
                self.living(into)?;
                self.end(id, Fate::Merged(into.clone()))?;
            }
            What::Move { id, to } => {
                self.living(to)?;
                self.end(id, Fate::Moved(to.clone()))?;
            }
            What::Reorder { id, after } => self.reorder(id, after)?,
            What::MoveArticle { aid, key } => {
                self.key_is_free(key)?;
                let article = self.article_mut(aid)?;
                let was_alive = std::mem::replace(&mut article.alive, true);
                let old = std::mem::replace(&mut article.key, key.clone());
                if was_alive {
                    self.by_key.remove(&old);
                }
                if let Some(at) = self.by_aid.get(aid) {
                    self.by_key.insert(key.clone(), *at);
                }
            }
            What::Tombstone { id, why } => self.end(id, Fate::Gone { why: why.clone() })?,
            What::TombstoneArticle { aid, .. } => {
                let article = self.article_mut(aid)?;
                article.alive = false;
                let key = article.key.clone();
                self.by_key.remove(&key);
            }
        }
        Ok(())
    }

    fn key_is_free(&self, key: &str) -> Result<(), Problem> {
        match self.by_key(key) {
            Some(other) => Err(Problem::KeyTwice { key: key.to_owned(), aid: other.aid.clone() }),
            None => Ok(()),
        }
    }

    fn mint_article(&mut self, aid: &str, key: &str, line: u32) -> Result<(), Problem> {
        if let Some(first) = self.article(aid) {
            return Err(Problem::MintedTwice { id: aid.to_owned(), first_line: first.line });
        }
        self.key_is_free(key)?;
        self.by_aid.insert(aid.to_owned(), self.articles.len());
        self.by_key.insert(key.to_owned(), self.articles.len());
        self.articles.push(ArticleState {
            aid: aid.to_owned(),
            key: key.to_owned(),
            alive: true,
            passages: Vec::new(),
            by_pid: HashMap::new(),
            order: Vec::new(),
            line,
        });
        Ok(())
    }

    fn mint(&mut self, id: &PassageId, after: Option<&str>, text: &str, line: u32) -> Result<(), Problem> {
        let article = self.article_mut(&id.aid)?;
        if let Some(first) = article.passage(&id.pid) {
            return Err(Problem::MintedTwice { id: id.to_string(), first_line: first.line });
        }
        let at = article.passages.len();
        article.place(at, after)?;
        article.by_pid.insert(id.pid.clone(), at);
        article.passages.push(PassageState {
            pid: id.pid.clone(),
            text: text.to_owned(),
            fate: Fate::Alive,
            doubt: None,
            before: None,
            earlier: Vec::new(),
            parts: Vec::new(),
            line,
        });
        Ok(())
    }

    fn edit(&mut self, id: &PassageId, old: &str, text: &str, doubt: Option<&String>) -> Result<(), Problem> {
        let (article, at) = self.find(id)?;
        match article.passages[at].fate {
            Fate::Alive => {}
            Fate::Gone { .. } => article.place(at, None)?,
            _ => return Err(Problem::NotAlive { id: id.to_string() }),
        }
        let passage = &mut article.passages[at];
        passage.fate = Fate::Alive;
        passage.reword(old, text, doubt);
        Ok(())
    }

    fn split(&mut self, id: &PassageId, into: &[PassageId], text: &str, doubt: Option<&String>) -> Result<(), Problem> {
        for part in into {
            self.living(part)?;
        }
        if !into.contains(id) {
            return self.end(id, Fate::Split(into.to_vec()));
        }
        self.living(id)?;
        let (article, at) = self.find(id)?;
        let passage = &mut article.passages[at];
        let old = passage.text.clone();
        passage.reword(&old, text, doubt);
        passage.parts = into.to_vec();
        Ok(())
    }

    fn reorder(&mut self, id: &PassageId, after: &str) -> Result<(), Problem> {
        self.living(id)?;
        if after == id.pid {
            return Err(Problem::BadId { given: after.to_owned() });
        }
        let (article, at) = self.find(id)?;
        let was = article.order.clone();
        article.order.retain(|it| *it != at);
        if let Err(problem) = article.place(at, Some(after)) {
            article.order = was;
            return Err(problem);
        }
        Ok(())
    }

    /// A living id becomes an alias or a tombstone.
    fn end(&mut self, id: &PassageId, fate: Fate) -> Result<(), Problem> {
        self.living(id)?;
        if fate == Fate::Merged(id.clone()) || fate == Fate::Moved(id.clone()) {
            return Err(Problem::BadId { given: id.to_string() });
        }
        let (article, at) = self.find(id)?;
        article.finish(at, fate);
        Ok(())
    }

    fn living(&self, id: &PassageId) -> Result<(), Problem> {
        match self.passage(id).map(|it| &it.fate) {
            None => Err(Problem::NotMinted { id: id.to_string() }),
            Some(Fate::Alive) => Ok(()),
            Some(_) => Err(Problem::NotAlive { id: id.to_string() }),
        }
    }

    fn article_mut(&mut self, aid: &str) -> Result<&mut ArticleState, Problem> {
        let at = self.by_aid.get(aid).copied();
        at.and_then(|at| self.articles.get_mut(at)).ok_or_else(|| Problem::NotMinted { id: aid.to_owned() })
    }

    /// The article of a minted passage and the passage's place in it.
    pub(super) fn find(&mut self, id: &PassageId) -> Result<(&mut ArticleState, usize), Problem> {
        let not_minted = || Problem::NotMinted { id: id.to_string() };
        let article = self.article_mut(&id.aid).map_err(|_| not_minted())?;
        let at = article.by_pid.get(&id.pid).copied().ok_or_else(not_minted)?;
        Ok((article, at))
    }
}
