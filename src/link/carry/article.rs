//! An article that was there before.

use std::collections::{HashMap, HashSet};

use super::{ArticleText, CarryError, Ids, Work};
use crate::link::align::{Carried, Doubt, align};
use crate::link::id;
use crate::link::registry::{Fate, PassageId, What};
use crate::link::words;

impl Work<'_, '_> {
    pub(super) fn known(&mut self, article: &ArticleText<'_>, aid: String) -> Result<Ids, CarryError> {
        let (old, mut taken, buried) = self.before(&aid);
        let texts: Vec<&str> = old.iter().map(|(_, text)| text.as_str()).collect();
        let alignment = align(&texts, &article.passages, self.outside.names);
        let mut pids: Vec<Option<String>> = vec![None; article.passages.len()];
        for (old_at, carried) in alignment.carried.iter().enumerate() {
            let pid = &old[old_at].0;
            match carried {
                Carried::Same { new } | Carried::Edited { new, .. } | Carried::Split { keep: new, .. } => {
                    pids[*new] = Some(pid.clone());
                }
                Carried::Merged { new, keeper, .. } if *keeper == old_at => pids[*new] = Some(pid.clone()),
                Carried::Merged { .. } | Carried::Gone => {}
            }
        }
        let mut before = String::new();
        for (text, pid) in article.passages.iter().zip(&mut pids) {
            if pid.is_none() {
                *pid = Some(self.found_or_minted(&aid, article.key, &before, text, &buried, &mut taken)?);
            }
            before = pid.clone().unwrap_or_default();
        }
        let pids: Vec<String> = pids.into_iter().flatten().collect();
        for (old_at, carried) in alignment.carried.iter().enumerate() {
            self.record(&aid, &old, old_at, carried, article, &pids)?;
        }
        self.reorder(&aid, &pids)?;
        Ok(Ids { aid, pids })
    }

    /// Living passages with their texts, all ids ever minted in the article, and the ids of those that
    /// are gone by their words.
    #[allow(clippy::type_complexity)]
    fn before(&self, aid: &str) -> (Vec<(String, String)>, HashSet<String>, HashMap<String, String>) {
        let Some(known) = self.registry.article(aid) else { return Default::default() };
        let living = known.living().map(|it| (it.pid.clone(), it.text.clone())).collect();
        let taken = known.passages().iter().map(|it| it.pid.clone()).collect();
        let gone = known.passages().iter().filter(|it| matches!(it.fate, Fate::Gone { .. }));
        (living, taken, gone.map(|it| (words::folded(&it.text), it.pid.clone())).collect())
    }

    /// A passage that nobody continues: one that was gone and is back, or a new one.
    fn found_or_minted(
        &mut self,
        aid: &str,
        key: &str,
        before: &str,
        text: &str,
        buried: &HashMap<String, String>,
        taken: &mut HashSet<String>,
    ) -> Result<String, CarryError> {
        if let Some(pid) = buried.get(&words::folded(text)) {
            let id = PassageId::new(aid, pid);
            if !self.is_alive(&id) {
                self.happen(What::Edit { id, old: text.to_owned(), text: text.to_owned(), doubt: None })?;
                return Ok(pid.clone());
            }
        }
        let minted = id::mint(id::PID_LEN, taken, self.outside.random);
        let pid = minted.ok_or_else(|| CarryError::NoId { key: key.to_owned() })?;
        let last = self.registry.article(aid).and_then(|it| it.living().last()).map(|it| it.pid.as_str());
        let after = (last.unwrap_or("") != before).then(|| before.to_owned());
        self.mint(PassageId::new(aid, &pid), after, text)?;
        Ok(pid)
    }

    fn record(
        &mut self,
        aid: &str,
        old: &[(String, String)],
        old_at: usize,
        carried: &Carried,
        article: &ArticleText<'_>,
        pids: &[String],
    ) -> Result<(), CarryError> {
        let (pid, text) = &old[old_at];
        let id = PassageId::new(aid, pid);
        let now = |new: usize| article.passages[new].to_owned();
        let doubt = |doubt: &Option<Doubt>| doubt.map(|it| it.name().to_owned());
        match carried {
            Carried::Same { .. } => Ok(()),
            Carried::Edited { new, doubt: why } => {
                self.happen(What::Edit { id, old: text.clone(), text: now(*new), doubt: doubt(why) })
            }
            Carried::Split { into, keep, doubt: why } => {
                let into = into.iter().map(|new| PassageId::new(aid, &pids[*new])).collect();
                self.happen(What::Split { id, into, text: now(*keep), doubt: doubt(why) })
            }
            Carried::Merged { new, keeper, doubt: why } if *keeper == old_at => {
                self.happen(What::Edit { id, old: text.clone(), text: now(*new), doubt: doubt(why) })
            }
            Carried::Merged { new, .. } => self.happen(What::Merge { id, into: PassageId::new(aid, &pids[*new]) }),
            Carried::Gone => {
                // Of several passages with the same words one was taken out: the words are still here.
                let folded = words::folded(text);
                let twin = article.passages.iter().position(|it| words::folded(it) == folded);
                match twin {
                    Some(new) => self.happen(What::Merge { id, into: PassageId::new(aid, &pids[new]) }),
                    None => {
                        self.gone.push(id);
                        Ok(())
                    }
                }
            }
        }
    }

    /// Brings the order of the living passages in line with that of the text, moving as few as can be.
    fn reorder(&mut self, aid: &str, pids: &[String]) -> Result<(), CarryError> {
        let place: HashMap<&str, usize> = pids.iter().enumerate().map(|(at, pid)| (pid.as_str(), at)).collect();
        let Some(known) = self.registry.article(aid) else { return Ok(()) };
        let now: Vec<usize> = known.living().filter_map(|it| place.get(it.pid.as_str()).copied()).collect();
        let stays: HashSet<usize> = longest_rising(&now).into_iter().collect();
        for (at, pid) in pids.iter().enumerate() {
            if !stays.contains(&at) {
                let after = at.checked_sub(1).map(|before| pids[before].clone()).unwrap_or_default();
                self.happen(What::Reorder { id: PassageId::new(aid, pid), after })?;
            }
        }
        Ok(())
    }
}

/// The longest rising subsequence of distinct numbers (patience sorting).
fn longest_rising(list: &[usize]) -> Vec<usize> {
    // Ends of the best runs of each length, as positions in the list; and who came before whom.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(list.len());
    for (at, value) in list.iter().enumerate() {
        let length = ends.partition_point(|end| list[*end] < *value);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut run = Vec::new();
    let mut at = ends.last().copied();
    while let Some(here) = at {
        run.push(list[here]);
        at = before[here];
    }
    run.reverse();
    run
}
