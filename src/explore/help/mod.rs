//! Help where a query finds little: misspelt words, names typed in Latin letters, the keyboard in the other layout, and
//! other forms of a word. What is suggested never joins the hits by itself; each suggestion says why and what it would find.

mod distance;
mod latin;
mod layout;
mod misspelt;
mod related;

pub use layout::other_layout;

use super::query::{Part, Sense};
use super::{Facet, Query, Selection, Value, select};
use crate::corpus::{Corpus, EntityIx, PassageIx, words};
use crate::order;
use crate::text::Tokens;

/// A query that the reader may have meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What was typed, of which this is about.
    pub typed: String,
    pub instead: Instead,
    pub cause: Cause,
    /// Passages that the selection would hold with it.
    pub passages: u32,
    /// The words of the whole query with it, operators and all.
    pub query: String,
}

/// What may stand in place of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Instead {
    /// Words, as articles write them.
    Words(String),
    /// An entity, chosen; the word goes.
    Entity(Facet, EntityIx),
}

/// Why something is suggested, in the order in which suggestions stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// The same keys in the other layout of the keyboard.
    Layout,
    /// A name in Latin letters.
    Latin,
    /// Close to a word of the corpus.
    Misspelt,
    /// The same word in another form: feminine, dual, plural, with a pronoun.
    Related,
}

/// With so many passages or fewer, words that are close and much more frequent are suggested.
const FEW: usize = 3;
/// Suggestions for one word and cause.
const MOST: usize = 4;

/// What may help a selection's words to find more. Empty where the words find enough and have no other forms.
pub fn help(corpus: &Corpus, selection: &Selection) -> Vec<Suggestion> {
    let query = &selection.text;
    let mut found: Vec<Suggestion> = Vec::new();
    if let Some(text) = layout_of(corpus, query) {
        let words = query.words();
        found.extend(suggestion(corpus, selection, &words, Instead::Words(text.clone()), Cause::Layout, text));
    }
    if found.is_empty() {
        for part in query.parts.iter().filter(|part| part.sense == Sense::With) {
            for word in &part.words {
                found.extend(for_word(corpus, selection, part, word));
            }
        }
    }
    order::sort_by(&mut found, |a, b| a.cause.cmp(&b.cause).then(b.passages.cmp(&a.passages)));
    found
}

/// The words in the other layout, where the corpus knows all of those and not those that were typed.
fn layout_of(corpus: &Corpus, query: &Query) -> Option<String> {
    let typed = query.words();
    let other = other_layout(&typed)?;
    let known = |text: &str| {
        let words = super::query::words(text);
        !words.is_empty() && words.iter().all(|word| is_known(corpus, word))
    };
    (!known(&typed) && known(&other)).then_some(other)
}

/// Whether the corpus has a word in any form, or an entity with it in its name.
fn is_known(corpus: &Corpus, word: &str) -> bool {
    let selection = Selection { text: Query::parse(&format!("\"{word}\"")), ..Selection::default() };
    !select(corpus, &selection).passages.is_empty() || !latin::named(corpus, word).is_empty()
}

fn for_word(corpus: &Corpus, selection: &Selection, part: &Part, word: &str) -> Vec<Suggestion> {
    let whole = Selection { text: Query::parse(&format!("\"{word}\"")), ..Selection::default() };
    let own = select(corpus, &whole).passages.len();
    let with = |words: String| {
        let query = replaced(&selection.text, part, word, &words);
        (Instead::Words(words), query)
    };
    let mut found = Vec::new();
    if own == 0 && word.is_ascii() {
        for entity in latin::named(corpus, word).into_iter().take(MOST) {
            let Some(facet) = Facet::ALL.into_iter().find(|it| it.lists(corpus.kind(entity))) else { continue };
            let query = replaced(&selection.text, part, word, "");
            found.push((Instead::Entity(facet, entity), query, Cause::Latin));
        }
        let sounds = if found.is_empty() { latin::sounding(corpus, word) } else { Vec::new() };
        let words = sounds.into_iter().take(MOST).map(with);
        found.extend(words.map(|(instead, query)| (instead, query, Cause::Latin)));
    }
    if found.is_empty() && own <= FEW {
        let close = misspelt::close(corpus, word, own).into_iter().take(MOST).map(with);
        found.extend(close.map(|(instead, query)| (instead, query, Cause::Misspelt)));
    }
    if own > 0 {
        let forms = related::forms(corpus, word).into_iter().take(MOST).map(with);
        found.extend(forms.map(|(instead, query)| (instead, query, Cause::Related)));
    }
    let told = |(instead, query, cause)| suggestion(corpus, selection, word, instead, cause, query);
    found.into_iter().filter_map(told).collect()
}

/// The query as typed with one word of a part replaced.
fn replaced(query: &Query, part: &Part, word: &str, words: &str) -> String {
    let source = query.source();
    let (Some(before), Some(typed), Some(after)) =
        (source.get(..part.bytes.start), source.get(part.bytes.clone()), source.get(part.bytes.end..))
    else {
        return source.to_owned();
    };
    format!("{before}{}{after}", typed.replacen(word, words, 1)).trim().to_owned()
}

/// `None` where it would find nothing.
fn suggestion(
    corpus: &Corpus,
    selection: &Selection,
    typed: &str,
    instead: Instead,
    cause: Cause,
    query: String,
) -> Option<Suggestion> {
    let mut with = Selection { text: Query::parse(&query), ..selection.clone() };
    if let Instead::Entity(facet, entity) = instead {
        with.add(Value::Entity(facet, entity));
    }
    let passages = select(corpus, &with).passages.len() as u32;
    let query = match (cause, selection.text.operators_only()) {
        (Cause::Layout, operators) if !operators.is_empty() => format!("{operators} {query}"),
        _ => query,
    };
    (passages > 0).then(|| Suggestion { typed: typed.to_owned(), instead, cause, passages, query })
}

/// The word with this key as the first passage that has it writes it.
pub(super) fn written(corpus: &Corpus, key: &str) -> Option<String> {
    let at = corpus.words().find(key)?.next().map(PassageIx)?;
    let tokens = Tokens::new(corpus.passage(at).text);
    let (token, _) = words::keys(&tokens).find(|(_, it)| it == key)?;
    Some(super::letters(tokens.source(token)))
}
