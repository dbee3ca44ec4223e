//! Words of the corpus that are close to a typed one.

use super::distance::{allowance, distance};
use super::written;
use crate::corpus::{Corpus, words};
use crate::explore::clitics::without_article;
use crate::order;

/// A word that was found is taken for a slip only where the other is so many times more frequent.
const MUCH_MORE: usize = 20;

/// Words close to a typed one that stands in `own` passages, closest and most frequent first, as articles write them.
pub fn close(corpus: &Corpus, typed: &str, own: usize) -> Vec<String> {
    let key = words::key(typed);
    let bare = without_article(&key).unwrap_or(&key);
    let letters: Vec<char> = bare.chars().collect();
    let most = allowance(letters.len());
    if most == 0 {
        return Vec::new();
    }
    // Each word without its article: cost, passages with any of its forms here, and the form that most of them have.
    let mut found: Vec<(u32, usize, String, String, usize)> = Vec::new();
    let mut other: Vec<char> = Vec::new();
    corpus.words().with_prefix("", |word, list| {
        let stem = without_article(word).unwrap_or(word);
        other.clear();
        other.extend(stem.chars());
        let Some(cost) = distance(&letters, &other, most).filter(|cost| *cost > 0) else { return };
        let passages = list.count();
        match found.iter_mut().find(|it| it.2 == stem) {
            Some(known) => {
                known.1 += passages;
                if passages > known.4 {
                    known.3 = word.to_owned();
                    known.4 = passages;
                }
            }
            None => found.push((cost, passages, stem.to_owned(), word.to_owned(), passages)),
        }
    });
    found.retain(|(_, passages, ..)| *passages >= own * MUCH_MORE);
    order::sort_by(&mut found, |a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)).then_with(|| a.2.cmp(&b.2)));
    found.into_iter().take(super::MOST).filter_map(|it| written(corpus, &it.3)).collect()
}
