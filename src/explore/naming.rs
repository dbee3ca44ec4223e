//! Which entity or source a reader means by a name.

use super::Facet;
use crate::corpus::{Corpus, EntityIx, SourceIx};
use crate::text::{Folding, TokenKind, Tokens, fold};

/// What a name leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    One(EntityIx),
    Several(Vec<EntityIx>),
    None,
}

/// The entity of a facet that a name means: its id, else any of its names and spellings in any folding, else words that
/// stand together in the names of one alone. Among several, the one of which it is the first name goes before those of
/// which it is a spelling.
pub fn entity_named(corpus: &Corpus, facet: Facet, name: &str) -> Named {
    if let Some(at) = corpus.find_entity(name) {
        return Named::One(at);
    }
    let typed = name_words(name);
    if typed.is_empty() {
        return Named::None;
    }
    let mut best: (Reach, Vec<EntityIx>) = (Reach::Part, Vec::new());
    for at in corpus.entities().filter(|at| facet.lists(corpus.kind(*at))) {
        let Some(reach) = reach(corpus, at, &typed) else { continue };
        if reach < best.0 {
            best = (reach, Vec::new());
        }
        if reach == best.0 {
            best.1.push(at);
        }
    }
    match best.1.as_slice() {
        [] => Named::None,
        [only] => Named::One(*only),
        _ => Named::Several(best.1),
    }
}

/// How a name is reached, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    Name,
    Spelling,
    Part,
}

fn reach(corpus: &Corpus, at: EntityIx, typed: &[String]) -> Option<Reach> {
    let entity = corpus.entity(at);
    let names = [entity.name_ar, entity.name_en];
    let variants = corpus.variants(at);
    let spellings = || variants.iter().map(|it| it.text);
    if names.iter().any(|it| name_words(it) == typed) {
        Some(Reach::Name)
    } else if spellings().any(|it| name_words(it) == typed) {
        Some(Reach::Spelling)
    } else if names.into_iter().chain(spellings()).any(|it| holds(&name_words(it), typed)) {
        Some(Reach::Part)
    } else {
        None
    }
}

fn holds(words: &[String], typed: &[String]) -> bool {
    typed.iter().all(|it| words.contains(it))
}

/// The source that a name means: its name, or words of its name where only one has them.
pub fn source_named(corpus: &Corpus, name: &str) -> Option<SourceIx> {
    if let Some(at) = corpus.find_source(name) {
        return Some(at);
    }
    let typed = name_words(name);
    let whole = |at: &SourceIx| name_words(corpus.source(*at).id) == typed;
    let part = |at: &SourceIx| holds(&name_words(corpus.source(*at).name), &typed);
    let only = |mut list: Vec<SourceIx>| if list.len() == 1 { list.pop() } else { None };
    if typed.is_empty() {
        return None;
    }
    only(corpus.sources().filter(whole).collect()).or_else(|| only(corpus.sources().filter(part).collect()))
}

/// The words of a name in the loose folding.
pub fn name_words(text: &str) -> Vec<String> {
    let tokens = Tokens::new(text);
    let is_word = |kind| matches!(kind, TokenKind::Arabic | TokenKind::Foreign | TokenKind::Digits);
    let word = |at: usize| fold(tokens.source(at), Folding::Loose);
    (0..tokens.len()).filter(|at| tokens.get(*at).is_some_and(|it| is_word(it.kind))).map(word).collect()
}
