//! The command palette: what is typed finds people, places, organisations, articles, saved views and commands, in any
//! spelling that the filters would find them by.

use super::saved::View;
use super::{ComfortWord, say};
use crate::corpus::Corpus;
use crate::explore::Facet;
use crate::link::address::{PageRef, ViewState};
use crate::present::finder::{Closeness, Finder};
use crate::present::views::Shown;
use crate::present::{self, Counted, Lang, Word, article_head, count_words, kind_word};
use crate::span::SpanKind;

/// Entries that are shown at most; of each kind of name, and together.
const NAMES_MAX: usize = 6;
const ENTRIES_MAX: usize = 24;

/// One line of the palette.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// "شخص", "أمر".
    pub kind: String,
    pub label: String,
    /// A second name, a count, a date; may be empty.
    pub hint: String,
    pub does: Does,
}

/// What choosing an entry does.
#[derive(Clone, Debug, PartialEq)]
pub enum Does {
    Go(Box<ViewState>),
    /// Opens another part of this program: `settings`, `saved`, `keys`, `tour`.
    Open(&'static str),
    /// As if the key had been pressed.
    Press(&'static str),
    /// `dark`, `light`, or empty for the system's.
    Theme(&'static str),
    OwnFiles,
    Print,
}

fn go(state: ViewState) -> Does {
    Does::Go(Box::new(state))
}

/// What the entries depend on.
pub struct Asked<'a> {
    /// `None` where the page holds no corpus of its own.
    pub corpus: Option<&'a Corpus>,
    pub lang: Lang,
    pub state: &'a ViewState,
    pub saved: &'a [View],
}

impl Asked<'_> {
    /// The entries for what is typed, closest first; without anything typed, saved views and commands.
    pub fn entries(&self, typed: &str) -> Vec<Entry> {
        let finder = Finder::new(typed);
        if finder.is_empty() {
            return self.saved_views().into_iter().chain(self.commands()).map(|(entry, _)| entry).collect();
        }
        let mut found = Vec::new();
        for (entry, names) in self.saved_views().into_iter().chain(self.commands()) {
            let closest = names.iter().filter_map(|name| finder.closeness(name)).min();
            found.extend(closest.map(|closeness| (closeness, 0, entry)));
        }
        if let Some(corpus) = self.corpus {
            for facet in [Facet::Persons, Facet::Places, Facet::Orgs] {
                found.extend(self.names(corpus, &finder, facet));
            }
            let articles = corpus.articles().filter_map(|at| {
                let head = article_head(corpus, at, self.lang);
                let closeness = finder.closeness(head.title)?;
                let kind = say(self.lang, ComfortWord::Article).to_owned();
                let does = go(self.turned(PageRef::Article { aid: head.aid.to_owned() }));
                let entry = Entry { kind, label: head.title.to_owned(), hint: head.published_words.clone(), does };
                Some((closeness, 0, entry))
            });
            found.extend(articles.take(NAMES_MAX));
        }
        found.sort_by_key(|(closeness, count, _)| (*closeness, u32::MAX - count));
        found.into_iter().map(|(_, _, entry)| entry).take(ENTRIES_MAX).collect()
    }

    /// The entities of a facet that are found, closest and most often named first.
    fn names(&self, corpus: &Corpus, finder: &Finder, facet: Facet) -> Vec<(Closeness, u32, Entry)> {
        let kind = match facet {
            Facet::Persons => SpanKind::Person,
            Facet::Places => SpanKind::Place,
            Facet::Orgs => SpanKind::Organisation,
        };
        let of_kind = corpus.entities().filter(|at| corpus.entity(*at).kind == Some(kind));
        let found = of_kind.filter_map(|at| {
            let (closeness, _) = finder.find(corpus, at)?;
            let count = corpus.entity_passages(at).count() as u32;
            Some((closeness, count, at))
        });
        let mut found: Vec<_> = found.collect();
        found.sort_by_key(|(closeness, count, at)| (*closeness, u32::MAX - count, *at));
        let entry = |(closeness, count, at)| {
            let mut state = self.turned(PageRef::Explorer);
            let list = match facet {
                Facet::Persons => &mut state.persons,
                Facet::Places => &mut state.places,
                Facet::Orgs => &mut state.orgs,
            };
            list.push(corpus.entity(at).id.to_owned());
            let entry = Entry {
                kind: present::say(self.lang, kind_word(kind)).to_owned(),
                label: present::name(corpus, at, self.lang).to_owned(),
                hint: count_words(self.lang, Counted::Passages, count),
                does: go(state),
            };
            (closeness, count, entry)
        };
        found.into_iter().take(NAMES_MAX).map(entry).collect()
    }

    /// Nothing chosen but the page.
    fn turned(&self, page: PageRef) -> ViewState {
        ViewState { page, lang: self.state.lang, ..ViewState::default() }
    }

    fn saved_views(&self) -> Vec<(Entry, Vec<String>)> {
        let entry = |view: &View| {
            let (path, query) = view.address.split_once('?').unwrap_or((&view.address, ""));
            let state = ViewState { lang: self.state.lang, ..ViewState::decode(path, query).0 };
            let kind = say(self.lang, ComfortWord::SavedOne).to_owned();
            let entry = Entry { kind, label: view.name.clone(), hint: String::new(), does: go(state) };
            (entry, vec![view.name.clone()])
        };
        self.saved.iter().map(entry).collect()
    }

    /// Commands with their names in both languages: who reads the page in one may type the other.
    fn commands(&self) -> Vec<(Entry, Vec<String>)> {
        use ComfortWord as C;
        let other = self.lang.other();
        let site = |word: Word| Lang::ALL.map(|lang| present::say(lang, word));
        let ours = |word: C| Lang::ALL.map(|lang| say(lang, word));
        let all = self.turned(PageRef::Explorer);
        let language = ViewState { lang: Some(other), ..self.state.clone() };
        let view = |name: &str| {
            let view = Some(name.to_owned()).filter(|it| !it.is_empty());
            go(ViewState { page: PageRef::Explorer, view, check: None, words: None, ..self.state.clone() })
        };
        let commands = [
            (ours(C::ClearFilters), go(all), ""),
            (site(Word::ViewList), view(""), ""),
            (site(Word::ViewTimeline), view(Shown::Timeline.name()), ""),
            (site(Word::ViewPeople), view(Shown::People.name()), ""),
            (site(Word::ViewEvents), view(Shown::Events.name()), ""),
            (site(Word::ViewFigures), view(Shown::Figures.name()), ""),
            (site(Word::ViewSame), view(Shown::Same.name()), ""),
            (site(Word::AboutPage), go(self.turned(PageRef::About)), ""),
            (site(Word::Settings), Does::Open("settings"), ""),
            (site(Word::SavedViews), Does::Open("saved"), ""),
            (site(Word::KeyHelp), Does::Open("keys"), "?"),
            (site(Word::Tour), Does::Open("tour"), ""),
            (site(Word::Search), Does::Press("/"), "/"),
            (site(Word::CopyLink), Does::Press("c"), "c"),
            (ours(C::ThemeDark), Does::Theme("dark"), ""),
            (ours(C::ThemeLight), Does::Theme("light"), ""),
            ([present::say(self.lang, Word::OtherLanguage); 2], go(language), ""),
            (ours(C::OpenOwn), Does::OwnFiles, ""),
            (ours(C::Print), Does::Print, ""),
        ];
        let kind = say(self.lang, C::Command);
        let command = |(names, does, key): ([&'static str; 2], Does, &str)| {
            let label = names[usize::from(self.lang == Lang::En)].to_owned();
            let entry = Entry { kind: kind.to_owned(), label, hint: key.to_owned(), does };
            (entry, names.map(str::to_owned).to_vec())
        };
        commands.into_iter().map(command).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{samples, store};

    fn first(typed: &str) -> Option<(String, Does)> {
        let corpus = Corpus::open(store(&samples::small())).unwrap();
        let saved = [View::new("اجتماعات الربيع", "?from=2023-03&to=2023-05").unwrap()];
        let asked = Asked { corpus: Some(&corpus), lang: Lang::Ar, state: &ViewState::default(), saved: &saved };
        asked.entries(typed).into_iter().next().map(|it| (it.label, it.does))
    }

    #[test]
    fn what_is_typed_finds_names_views_and_commands_in_any_spelling() {
        let person = |id: &str| go(ViewState { persons: vec![id.to_owned()], ..ViewState::default() });
        for (typed, label, does) in [
            ("جالانت", "يوآف غالانت", person("gallant")),
            ("gallant", "يوآف غالانت", person("gallant")),
            ("اعدادات", "الإعدادات", Does::Open("settings")),
            ("settings", "الإعدادات", Does::Open("settings")),
            ("داكن", "مظهر داكن", Does::Theme("dark")),
            ("الربيع", "اجتماعات الربيع", go(ViewState::decode("", "?from=2023-03&to=2023-05").0)),
        ] {
            assert_eq!(first(typed), Some((label.to_owned(), does)), "{typed}");
        }
        assert_eq!(first("قسطنطينية"), None);
    }

    #[test]
    fn without_a_corpus_commands_remain() {
        let asked = Asked { corpus: None, lang: Lang::En, state: &ViewState::default(), saved: &[] };
        let labels: Vec<String> = asked.entries("").into_iter().map(|it| it.label).collect();
        assert!(labels.len() >= 12 && labels.contains(&"Settings".to_owned()), "{labels:?}");
        assert_eq!(asked.entries("dark")[0].does, Does::Theme("dark"));
    }
}
