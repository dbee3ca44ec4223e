//! Spellings as written, and those that a reader has split off an entity.

use super::Split;
use super::set::Set;
use crate::corpus::{Corpus, EntityIx, PassageIx};
use crate::order;
use crate::span::Extent;
use crate::text::fold::{Folded, fold_char};

/// A word letter for letter: without vowel signs, tatweel and invisible controls, which nobody reads as letters, and with
/// presentation forms as the letters that they show.
pub fn letters(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match fold_char(c) {
            Folded::Gone => {}
            Folded::Many(letters) => out.push_str(letters),
            Folded::One(letter) if is_form(c) => out.push(letter),
            Folded::One(_) => out.push(c),
        }
    }
    out
}

/// A presentation form.
fn is_form(c: char) -> bool {
    matches!(c, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// For each entity of which spellings are split off: the passages that name it in another one.
pub(super) fn answering(corpus: &Corpus, apart: &[Split]) -> Vec<(EntityIx, Set)> {
    let mut entities: Vec<EntityIx> = apart.iter().map(|it| it.entity).collect();
    order::sort_by(&mut entities, Ord::cmp);
    entities.dedup();
    let count = corpus.passage_count();
    let of = |entity: EntityIx| {
        let off: Vec<String> =
            apart.iter().filter(|it| it.entity == entity).map(|it| letters(it.spelling.trim())).collect();
        let still = |at: &PassageIx| names_otherwise(corpus, *at, entity, &off);
        (entity, Set::of(count, corpus.entity_passages(entity).filter(still)))
    };
    entities.into_iter().map(of).collect()
}

/// Whether a passage names an entity in a spelling that is not among those split off.
fn names_otherwise(corpus: &Corpus, at: PassageIx, entity: EntityIx, off: &[String]) -> bool {
    let passage = corpus.passage(at);
    let named = corpus.marks(at).into_iter().filter(|mark| mark.entity == Some(entity));
    named.map(|mark| letters(cut(passage.text, mark.extent).trim())).any(|it| !off.iter().any(|off| same(&it, off)))
}

/// Whether the words of a mention are this spelling; ل swallows the alef of the article, which the spelling has.
fn same(words: &str, spelling: &str) -> bool {
    words == spelling || words.strip_prefix("لل").is_some_and(|rest| spelling.strip_prefix("ال") == Some(rest))
}

/// A stretch of a text, in code points.
fn cut(text: &str, extent: Extent) -> &str {
    let byte = |at: u32| text.char_indices().nth(at as usize).map_or(text.len(), |(byte, _)| byte);
    text.get(byte(extent.start)..byte(extent.end)).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_letter_for_letter() {
        for (word, expected) in [
            ("السعـــودية", "السعودية"),
            ("السُّعُودِيَّة", "السعودية"),
            ("إلهام", "إلهام"),
            ("الحكومه", "الحكومه"),
            ("ﺍﻟﺮﻳﺎﺽ", "الرياض"),
            ("Aliyev", "Aliyev"),
        ] {
            assert_eq!(letters(word), expected);
        }
        assert!(same("للرياض", "الرياض") && !same("لرياض", "الرياض"));
    }
}
