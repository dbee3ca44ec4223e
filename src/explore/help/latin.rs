//! Names typed in Latin letters: entities by their English name, and Arabic words that sound like them.

use super::written;
use crate::corpus::{Corpus, EntityIx};
use crate::explore::clitics::without_article;
use crate::explore::name_words;
use crate::order;
use crate::text::skeleton;
use crate::text::{Folding, fold};

/// Fewest sounds that are compared: with fewer, everything sounds like something.
const FEWEST_SOUNDS: usize = 3;

/// Entities with a word of that English name, else of that sound; those with most passages first.
pub fn named(corpus: &Corpus, typed: &str) -> Vec<EntityIx> {
    let typed = fold(typed, Folding::Loose);
    if !typed.is_ascii() || typed.chars().count() < 3 {
        return Vec::new();
    }
    let english = |at: EntityIx| {
        let entity = corpus.entity(at);
        name_words(entity.name_en).contains(&typed) || entity.id.split('-').any(|part| part == typed)
    };
    let sound = skeleton::latin(&typed);
    let sounds = |at: EntityIx| {
        let arabic = || name_words(corpus.entity(at).name_ar).into_iter();
        let english = || name_words(corpus.entity(at).name_en).into_iter();
        let enough = sound.chars().count() >= FEWEST_SOUNDS;
        enough
            && (arabic().any(|word| skeleton::arabic(stem(&word)) == sound)
                || english().any(|word| skeleton::latin(&word) == sound))
    };
    let mut found: Vec<EntityIx> = corpus.entities().filter(|at| english(*at)).collect();
    if found.is_empty() {
        found = corpus.entities().filter(|at| sounds(*at)).collect();
    }
    order::sort_by_key(&mut found, |at| std::cmp::Reverse(corpus.entity(*at).passages));
    found
}

/// Arabic words of the corpus that sound like a Latin one, most frequent first, as articles write them.
pub fn sounding(corpus: &Corpus, typed: &str) -> Vec<String> {
    let sound = skeleton::latin(&fold(typed, Folding::Loose));
    if sound.chars().count() < FEWEST_SOUNDS {
        return Vec::new();
    }
    let mut found: Vec<(usize, String)> = Vec::new();
    corpus.words().with_prefix("", |word, list| {
        if !word.is_ascii() && skeleton::arabic(stem(word)) == sound {
            found.push((list.count(), word.to_owned()));
        }
    });
    order::sort_by(&mut found, |a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let mut written: Vec<String> = found.iter().filter_map(|(_, key)| written(corpus, key)).take(super::MOST).collect();
    written.dedup();
    written
}

fn stem(word: &str) -> &str {
    without_article(word).unwrap_or(word)
}
