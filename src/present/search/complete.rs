//! What a word that is being typed may become: entities, and words of the corpus.

use super::SearchWord;
use crate::corpus::{Corpus, EntityIx, PassageIx, words};
use crate::explore::{Facet, letters};
use crate::order;
use crate::present::finder::{Closeness, Finder};
use crate::present::{Counted, Lang, count_words, name, say};
use crate::text::Tokens;

/// Something that the typed beginning can become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What to show.
    pub label: String,
    /// "شخص", "مكان", "كلمة".
    pub kind: &'static str,
    /// Passages of the corpus that have it, and the same in words.
    pub count: u32,
    pub count_words: String,
    /// To be chosen as a filter, the typed word taken away; `None`: the label goes in place of the typed word.
    pub entity: Option<(Facet, EntityIx)>,
    /// The search box once it is picked.
    pub query: String,
}

/// Letters from which on words are offered.
const SHORTEST: usize = 2;
/// Words of the corpus that are looked at.
const MOST_LOOKED_AT: usize = 4000;

/// At most `most` completions of the word that the search box ends with: entities that it begins or names first, then words,
/// each by their passages. None where the box ends with a space or inside quotation marks.
pub fn completions(corpus: &Corpus, typed: &str, most: usize, lang: Lang) -> Vec<Completion> {
    let start =
        typed.rfind(char::is_whitespace).map_or(0, |at| at + typed[at..].chars().next().map_or(1, char::len_utf8));
    let (before, word) = typed.split_at(start);
    if word.chars().count() < SHORTEST || typed.matches('«').count() > typed.matches('»').count() {
        return Vec::new();
    }
    let mut found = entities(corpus, word, most.div_ceil(2), lang);
    for it in &mut found {
        it.query = before.trim_end().to_owned();
    }
    let left = most.saturating_sub(found.len());
    found.extend(
        completed(corpus, word, left, lang)
            .into_iter()
            .map(|it| Completion { query: format!("{before}{}", it.label), ..it }),
    );
    found
}

fn entities(corpus: &Corpus, word: &str, most: usize, lang: Lang) -> Vec<Completion> {
    let finder = Finder::by_letters(word);
    let mut found: Vec<(Closeness, u32, Facet, EntityIx)> = Vec::new();
    for at in corpus.entities() {
        let facet = Facet::ALL.into_iter().find(|it| it.lists(corpus.kind(at)));
        let (Some(facet), Some((closeness, _))) = (facet, finder.find(corpus, at)) else { continue };
        // Pieces inside words and mere sounds are help, not completion.
        if closeness <= Closeness::Beginnings {
            found.push((closeness, corpus.entity(at).passages, facet, at));
        }
    }
    order::sort_by_key(&mut found, |it| (it.0.min(Closeness::Words), std::cmp::Reverse(it.1), it.3));
    let one = |(_, count, facet, at): (Closeness, u32, Facet, EntityIx)| Completion {
        label: name(corpus, at, lang).to_owned(),
        kind: say(lang, crate::present::chips::facet_word(facet)),
        count,
        count_words: count_words(lang, Counted::Passages, count),
        entity: Some((facet, at)),
        query: String::new(),
    };
    found.into_iter().take(most).map(one).collect()
}

/// Words that begin as typed, with or without the article.
fn completed(corpus: &Corpus, word: &str, most: usize, lang: Lang) -> Vec<Completion> {
    let key = words::key(word);
    let mut found: Vec<(u32, String)> = Vec::new();
    let mut looked = 0;
    for beginning in [key.clone(), format!("ال{key}")] {
        corpus.words().with_prefix(&beginning, |it, list| {
            looked += 1;
            if looked <= MOST_LOOKED_AT && it != key {
                found.push((list.count() as u32, it.to_owned()));
            }
        });
    }
    order::sort_by(&mut found, |a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let one = |(count, key): (u32, String)| {
        let at = corpus.words().find(&key)?.next().map(PassageIx)?;
        let tokens = Tokens::new(corpus.passage(at).text);
        let (token, _) = words::keys(&tokens).find(|(_, it)| *it == key)?;
        Some(Completion {
            label: letters(tokens.source(token)),
            kind: SearchWord::OneWord.say(lang),
            count,
            count_words: count_words(lang, Counted::Passages, count),
            entity: None,
            query: String::new(),
        })
    };
    found.into_iter().take(most).filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{samples, store};

    #[test]
    fn what_is_being_typed() {
        let corpus = Corpus::open(store(&samples::small())).unwrap();
        let told = |typed: &str| {
            let one = |it: Completion| format!("{} {} {} [{}]", it.kind, it.label, it.count, it.query);
            completions(&corpus, typed, 6, Lang::Ar).into_iter().map(one).collect::<Vec<_>>()
        };
        assert_eq!(told("زيارة غال"), ["شخص يوآف غالانت 2 [زيارة]", "كلمة غالانت 1 [زيارة غالانت]"]);
        assert_eq!(told("gal"), ["شخص يوآف غالانت 2 []"]);
        assert_eq!(told("زي"), ["كلمة الزيارة 1 [الزيارة]", "كلمة زيارة 1 [زيارة]"]);
        assert_eq!((told("غ"), told("غال "), told("«غال")), (vec![], vec![], vec![]));
    }
}
