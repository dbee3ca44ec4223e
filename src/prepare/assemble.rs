//! All articles together: identities, then the draft.

use super::single::Single;
use super::{Input, Note, Prepared};
use crate::corpus::draft::{Draft, EntityDraft};
use crate::day::Day;
use crate::resolve::corrections::Corrections;
use crate::resolve::identities::{self, ArticleNames, Doubt};

/// The order of articles: by published day, undated last, then by key.
pub fn order(published: &[Option<Day>], inputs: &[&Input]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..inputs.len()).collect();
    crate::order::sort_by_key(&mut order, |&i| {
        let day = published.get(i).copied().flatten();
        (day.map_or(i32::MAX, |it| it.0), inputs[i].metadata.key.as_deref())
    });
    order
}

/// The names of one article, for [`identities::resolve`].
pub fn names_of(input: &Input, single: &mut Single) -> ArticleNames {
    let key = input.metadata.key.clone().unwrap_or_default();
    ArticleNames { key, names: std::mem::take(&mut single.names) }
}

/// Puts what was read of each article together, in the order of their published days.
pub fn assemble(inputs: &[&Input], mut read: Vec<Single>, corrections: &Corrections) -> Prepared {
    let days: Vec<Option<Day>> = read.iter().map(|it| it.published.as_ref().map(|it| it.day)).collect();
    let order = order(&days, inputs);
    let names: Vec<ArticleNames> = order.iter().map(|&i| names_of(inputs[i], &mut read[i])).collect();
    let identities = identities::resolve(&names, corrections);
    drop(names);
    let mut notes: Vec<Note> = order.iter().flat_map(|&i| read[i].notes.iter().cloned()).collect();
    notes.extend(identities.doubts.iter().map(|doubt| doubtful(doubt, &identities.entities)));
    let mut read: Vec<Option<Single>> = read.into_iter().map(Some).collect();
    let articles = order.iter().zip(&identities.of).filter_map(|(&i, of)| {
        let mut single = read[i].take()?;
        let mut article = single.bare(inputs[i]);
        article.marks = single.resolved(of);
        Some(article)
    });
    let articles = articles.collect();
    Prepared { draft: Draft { articles, entities: identities.entities }, notes, doubts: identities.doubts }
}

/// A merge that the editor may want to look at.
pub fn doubtful(doubt: &Doubt, entities: &[EntityDraft]) -> Note {
    let id = entities.get(doubt.entity as usize).map_or("", |it| it.id.as_str());
    let percent = (doubt.confidence * 100.0).round();
    let says = format!("{percent} % sure that «{}» is {id} ({}: {})", doubt.text, doubt.rule, doubt.evidence);
    Note { file: "people.toml".to_owned(), line: None, says }
}
