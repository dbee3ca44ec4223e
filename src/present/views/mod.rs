//! What the views beside the list show: people together, events, figures, repeated words, one entity, the corpus itself.
//!
//! Each view is a file here, which decides everything as plain values in both languages, and a file in `src/views/`, which
//! draws them. None knows another; what they share is the [`Scene`]. Each has its words in a table of its own, so that the
//! first view of the page carries none of them.

pub mod about;
pub mod camera;
pub mod entity;
pub mod events;
pub mod figures;
pub mod lanes;
pub mod layout;
pub mod people;
pub mod same;
pub mod timeline;
pub mod together;
pub mod told;
pub(crate) mod words;

use crate::corpus::facts::{Facts, Spot};
use crate::corpus::{ArticleIx, Corpus, EntityIx, PassageIx};
use crate::explore::{Hits, Selection, select};
use crate::link::address::{EntityKind, Lang, PageRef, ViewState};
use crate::present::Word;

pub(crate) use words::words;

/// A view that the views program draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shown {
    Timeline,
    People,
    Events,
    Figures,
    Same,
    /// The page of one person, place or organisation.
    Entity,
    About,
}

impl Shown {
    /// Those of the explorer, in the order of their tabs.
    pub const OF_EXPLORER: [Shown; 5] = [Shown::Timeline, Shown::People, Shown::Events, Shown::Figures, Shown::Same];

    /// What `view=` says; for the pages, `data-view` of the main element.
    pub fn name(self) -> &'static str {
        match self {
            Shown::Timeline => "timeline",
            Shown::People => "people",
            Shown::Events => "events",
            Shown::Figures => "figures",
            Shown::Same => "same",
            Shown::Entity => "entity",
            Shown::About => "about",
        }
    }

    /// What its tab says; pages have none.
    pub fn tab(self) -> Option<Word> {
        match self {
            Shown::Timeline => Some(Word::ViewTimeline),
            Shown::People => Some(Word::ViewPeople),
            Shown::Events => Some(Word::ViewEvents),
            Shown::Figures => Some(Word::ViewFigures),
            Shown::Same => Some(Word::ViewSame),
            Shown::Entity | Shown::About => None,
        }
    }

    /// `None`: the application draws this state itself.
    pub fn of(state: &ViewState) -> Option<Shown> {
        match &state.page {
            PageRef::Explorer => {
                let name = state.view.as_deref()?;
                Shown::OF_EXPLORER.into_iter().find(|it| it.name() == name)
            }
            PageRef::Entity { .. } => Some(Shown::Entity),
            PageRef::About => Some(Shown::About),
            PageRef::Article { .. } | PageRef::Passage { .. } => None,
        }
    }
}

/// What every view is made from.
#[derive(Clone)]
pub struct Scene<'s> {
    pub corpus: &'s Corpus,
    pub facts: &'s Facts,
    pub state: ViewState,
    pub lang: Lang,
    pub selection: Selection,
    /// The passages of the selection, ascending.
    pub hits: Hits,
    /// What stands before the address of a view in a link.
    base: String,
}

impl<'s> Scene<'s> {
    /// `base`: what stands before the address of a view in a link, as the page says it.
    pub fn new(corpus: &'s Corpus, facts: &'s Facts, state: ViewState, base: &str) -> Scene<'s> {
        let (selection, _) = super::selection(corpus, &state);
        let mut hits = select(corpus, &selection);
        hits.passages.sort_unstable();
        let lang = state.lang.unwrap_or_default();
        Scene { corpus, facts, state, lang, selection, hits, base: base.to_owned() }
    }

    /// The same, with links that leave the language to the page that they lead to.
    pub fn in_default_language(mut self) -> Scene<'s> {
        self.state.lang = None;
        self
    }

    /// The address of this view with something changed.
    pub fn href(&self, change: impl FnOnce(&mut ViewState)) -> String {
        let mut state = ViewState { check: None, words: None, ..self.state.clone() };
        change(&mut state);
        self.link(&state)
    }

    /// The address of the explorer's list with nothing chosen but what `choose` sets.
    pub fn fresh_href(&self, choose: impl FnOnce(&mut ViewState)) -> String {
        // What a reader has split stays split.
        let (lang, apart) = (self.state.lang, self.state.apart.clone());
        let mut state = ViewState { lang, apart, ..ViewState::default() };
        choose(&mut state);
        self.link(&state)
    }

    /// The address of a page of its own, with nothing chosen.
    pub fn page_href(&self, page: PageRef) -> String {
        self.fresh_href(|state| state.page = page)
    }

    pub fn passage_href(&self, at: PassageIx) -> String {
        let passage = self.corpus.passage(at);
        let aid = self.corpus.article(passage.article).aid.to_owned();
        self.page_href(PageRef::Passage { aid, pid: passage.pid.to_owned(), to: None })
    }

    pub fn article_href(&self, at: ArticleIx) -> String {
        self.page_href(PageRef::Article { aid: self.corpus.article(at).aid.to_owned() })
    }

    /// The entity's own page; `None` for what has none.
    pub fn entity_href(&self, at: EntityIx) -> Option<String> {
        let entity = self.corpus.entity(at);
        let kind = EntityKind::of(entity.kind?)?;
        Some(self.page_href(PageRef::Entity { kind, id: entity.id.to_owned() }))
    }

    fn link(&self, state: &ViewState) -> String {
        format!("{}{}", self.base, state.encode())
    }

    /// The passage of a spot; `None` where the facts are of another corpus.
    pub fn passage(&self, spot: Spot) -> Option<PassageIx> {
        if spot.article >= self.corpus.article_count() {
            return None;
        }
        let passages = self.corpus.article(ArticleIx(spot.article)).passages;
        let at = passages.start.checked_add(spot.passage)?;
        passages.contains(&at).then_some(PassageIx(at))
    }

    /// Whether a spot lies in the selection.
    pub fn is_selected(&self, spot: Spot) -> bool {
        self.passage(spot).is_some_and(|at| self.hits.passages.binary_search(&at).is_ok())
    }

    /// The name of an entity in the language of the page.
    pub fn name(&self, at: EntityIx) -> &'s str {
        super::name(self.corpus, at, self.lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{samples, store};

    #[test]
    fn which_view_a_state_shows() {
        for (path, query, shown) in [
            ("", "", None),
            ("", "view=people", Some(Shown::People)),
            ("", "view=same&person=x", Some(Shown::Same)),
            ("", "view=unheard-of", None),
            ("a/ab3f9", "view=people", None),
            ("people/x", "view=people", Some(Shown::Entity)),
            ("about", "", Some(Shown::About)),
        ] {
            let (state, _) = ViewState::decode(path, query);
            assert_eq!(Shown::of(&state), shown, "{path}?{query}");
        }
    }

    #[test]
    fn links_and_spots() {
        let corpus = Corpus::open(store(&samples::small())).unwrap();
        let facts = Facts::default();
        let (state, _) = ViewState::decode("", "q=باكو&lang=en&view=people&c=k3v9");
        let scene = Scene::new(&corpus, &facts, state, "/base/");
        assert_eq!(scene.href(|state| state.q.clear()), "/base/?view=people&lang=en");
        let gallant = corpus.find_entity("gallant").unwrap();
        assert_eq!(scene.entity_href(gallant).as_deref(), Some("/base/people/gallant?lang=en"));
        assert_eq!(scene.name(gallant), "Yoav Gallant");
        let last = corpus.article_count() - 1;
        let spot = |article, passage| Spot { article, passage };
        assert_eq!(scene.passage(spot(0, 1)), Some(PassageIx(1)));
        assert_eq!(scene.passage(spot(last, 99)), None);
        assert_eq!(scene.passage(spot(last + 1, 0)), None);
        assert_eq!(scene.passage(spot(u32::MAX, u32::MAX)), None);
        let selected: Vec<bool> = (0..3).map(|passage| scene.is_selected(spot(0, passage))).collect();
        let hits: Vec<bool> = (0..3).map(|at| scene.hits.passages.contains(&PassageIx(at))).collect();
        assert_eq!(selected, hits);
    }
}
