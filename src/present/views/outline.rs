//! The outline: how much of each kind of fact the selection holds. Stands in the place of views that are not there yet, and
//! shows how a view is put together.

use super::{Scene, words};
use crate::present::{Counted, count_words};

words! { OutlineWord in "outline.tsv": Title Coming }

/// What stands on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    pub title: &'static str,
    pub passages_words: String,
    /// Said where there is nothing to see.
    pub none: Option<&'static str>,
}

pub fn outline(scene: &Scene<'_>) -> Outline {
    let count = scene.hits.passages.len() as u32;
    Outline {
        title: OutlineWord::Title.say(scene.lang),
        passages_words: count_words(scene.lang, Counted::Passages, count),
        none: (count == 0).then(|| OutlineWord::Coming.say(scene.lang)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::facts::Facts;
    use crate::corpus::{Corpus, samples, store};
    use crate::link::address::ViewState;

    #[test]
    fn it_follows_the_selection() {
        let corpus = Corpus::open(store(&samples::small())).unwrap();
        let facts = Facts::default();
        for (query, words, none) in [("person=gallant", "مقطعان", false), ("q=كلمةغائبة", "لا مقاطع", true)]
        {
            let (state, _) = ViewState::decode("", query);
            let outline = outline(&Scene::new(&corpus, &facts, state, "/"));
            assert_eq!((outline.passages_words.as_str(), outline.none.is_some()), (words, none), "{query}");
        }
    }
}
