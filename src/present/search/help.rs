//! Help in words: what the reader may have meant, why, and how much it would find.

use super::SearchWord;
use crate::corpus::Corpus;
use crate::explore::Selection;
use crate::explore::help::{Cause, Instead, Suggestion, help};
use crate::link::address::ViewState;
use crate::present::{Counted, Lang, count_words, entity_list, fill, name, say};

/// Something to try, with one click.
#[derive(Clone, Debug, PartialEq)]
pub struct Hint {
    /// What it would search for: "«الحكومة»", "شخص: يوآف غالانت".
    pub label: String,
    /// "قريبة مما كتبت: «الحكومه»".
    pub why: String,
    /// Passages that it would show.
    pub count: u32,
    pub count_words: String,
    pub cause: Cause,
    /// The view that it leads to.
    pub state: ViewState,
}

/// What may help a view to find more; best first. Never part of the list itself.
pub fn hints(corpus: &Corpus, state: &ViewState, selection: &Selection, lang: Lang) -> Vec<Hint> {
    help(corpus, selection).into_iter().map(|it| hint(corpus, state, it, lang)).collect()
}

fn hint(corpus: &Corpus, state: &ViewState, found: Suggestion, lang: Lang) -> Hint {
    let mut to = ViewState { q: found.query, check: None, words: None, ..state.clone() };
    let label = match &found.instead {
        Instead::Words(words) => fill(lang, crate::present::Word::InQuotes, &[("text", words)]),
        Instead::Entity(facet, entity) => {
            let list = entity_list(&mut to, *facet);
            let id = corpus.entity(*entity).id;
            if !list.iter().any(|it| it == id) {
                list.push(id.to_owned());
            }
            let kind = say(lang, crate::present::chips::facet_word(*facet));
            fill(lang, crate::present::Word::MarkLabel, &[("kind", kind), ("what", name(corpus, *entity, lang))])
        }
    };
    let why = match found.cause {
        Cause::Layout => SearchWord::HelpLayout,
        Cause::Latin => SearchWord::HelpLatin,
        Cause::Misspelt => SearchWord::HelpMisspelt,
        Cause::Related => SearchWord::HelpRelated,
    };
    let typed = format!("\u{2068}{}\u{2069}", found.typed);
    Hint {
        label,
        why: why.fill(lang, &[("typed", &typed)]),
        count: found.passages,
        count_words: count_words(lang, Counted::Passages, found.passages),
        cause: found.cause,
        state: to,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{samples, store};

    #[test]
    fn what_is_suggested() {
        let corpus = Corpus::open(store(&samples::small())).unwrap();
        let told = |q: &str| {
            let state = ViewState { q: q.into(), ..ViewState::default() };
            let (selection, _) = crate::present::selection(&corpus, &state);
            let told = hints(&corpus, &state, &selection, Lang::Ar);
            let one = |it: &Hint| format!("{} {:?} {} {}", it.label, it.cause, it.count, it.state.encode());
            told.iter().map(one).collect::<Vec<_>>()
        };
        let q = |text: &str| ViewState { q: text.into(), ..ViewState::default() }.encode();
        assert_eq!(told("gallant"), ["شخص: يوآف غالانت Latin 2 ?person=gallant"]);
        assert_eq!(told("galant"), ["شخص: يوآف غالانت Latin 2 ?person=gallant"]);
        assert_eq!(told("baku"), ["مكان: باكو Latin 2 ?place=baku"]);
        assert_eq!(told("hgp;,lm"), [format!("«الحكومة» Layout 1 {}", q("الحكومة"))]);
        assert_eq!(told("الحكزمة"), [format!("«الحكومة» Misspelt 1 {}", q("الحكومة"))]);
        assert_eq!(told("زيارة"), Vec::<String>::new());
        assert_eq!(told("كذا"), Vec::<String>::new());
    }
}
