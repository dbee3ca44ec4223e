//! Views that the reader saved: a name and an address, kept in their own browser, handed on as a file.

use serde::{Deserialize, Serialize};

use crate::corpus::Corpus;
use crate::link::address::{PageRef, ViewState};
use crate::present::{Lang, Word, article_head, chips, say, selection};
use crate::text::controls::effect;

/// More is not kept: the list would not be read.
const VIEWS_MAX: usize = 500;
/// Longest name, in characters.
const NAME_MAX: usize = 120;

/// A saved view. The address is one of this site, below its root, without a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    pub name: String,
    pub address: String,
}

/// The file that is handed on.
#[derive(Serialize, Deserialize)]
struct File {
    kashshaf: String,
    views: Vec<serde_json::Value>,
}

const FILE_KIND: &str = "saved views";

/// What came of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    pub added: u32,
    /// Addresses that were saved already.
    pub known: u32,
    /// What is no view of ours.
    pub dropped: u32,
}

/// From what is stored; what cannot be read is left out.
pub fn read(stored: &str) -> Vec<View> {
    let views: Vec<serde_json::Value> = serde_json::from_str(stored).unwrap_or_default();
    views.iter().filter_map(view).take(VIEWS_MAX).collect()
}

pub fn write(views: &[View]) -> String {
    serde_json::to_string(views).unwrap_or_default()
}

/// The file of all views.
pub fn export(views: &[View]) -> String {
    let views = views.iter().filter_map(|it| serde_json::to_value(it).ok()).collect();
    serde_json::to_string_pretty(&File { kashshaf: FILE_KIND.to_owned(), views }).unwrap_or_default()
}

/// Adds what a file holds; `None` where it is no such file.
pub fn import(file: &str, views: &mut Vec<View>) -> Option<Imported> {
    let file: File = serde_json::from_str(file.trim_start_matches('\u{feff}')).ok()?;
    if file.kashshaf != FILE_KIND {
        return None;
    }
    let mut imported = Imported::default();
    for value in &file.views {
        match view(value) {
            Some(view) if views.iter().any(|it| it.address == view.address) => imported.known += 1,
            Some(view) if views.len() < VIEWS_MAX => {
                views.push(view);
                imported.added += 1;
            }
            _ => imported.dropped += 1,
        }
    }
    Some(imported)
}

fn view(value: &serde_json::Value) -> Option<View> {
    let View { name, address } = serde_json::from_value(value.clone()).ok()?;
    View::new(&name, &address)
}

impl View {
    /// `None` without a name, or where the address is none of this site.
    pub fn new(name: &str, address: &str) -> Option<View> {
        let name: String = name.chars().filter(|c| !c.is_control() && effect(*c).is_none()).take(NAME_MAX).collect();
        let name = name.trim().to_owned();
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let (state, notices) = ViewState::decode(path, query);
        (!name.is_empty() && notices.is_empty()).then(|| View { name, address: saved_address(&state) })
    }
}

/// The address under which a view is saved.
pub fn saved_address(state: &ViewState) -> String {
    ViewState { lang: None, ..state.clone() }.encode()
}

/// What a view might be called: what is chosen, or the article's title.
pub fn suggested_name(corpus: &Corpus, state: &ViewState, lang: Lang) -> String {
    let title = match &state.page {
        PageRef::Article { aid } | PageRef::Passage { aid, .. } => corpus.find_article(aid),
        _ => None,
    };
    let title = title.map(|at| article_head(corpus, at, lang).title.to_owned());
    let chosen = chips(corpus, &selection(corpus, state).0, lang).into_iter().map(|chip| chip.label);
    let parts: Vec<String> = title.into_iter().chain(chosen).collect();
    let name = if parts.is_empty() { say(lang, Word::StartPage).to_owned() } else { parts.join(" · ") };
    name.chars().take(NAME_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{samples, store};

    #[test]
    fn views_come_back_from_storage_and_from_a_file() {
        let views = vec![
            View::new("رئيس الوزراء في آذار", "?person=gallant&from=2023-03&lang=en").unwrap(),
            View::new(" All ", "").unwrap(),
        ];
        assert_eq!((views[0].address.as_str(), views[1].name.as_str()), ("?person=gallant&from=2023-03", "All"));
        assert_eq!(read(&write(&views)), views);
        let mut others = vec![views[1].clone()];
        assert_eq!(import(&export(&views), &mut others), Some(Imported { added: 1, known: 1, dropped: 0 }));
        assert_eq!(others, [views[1].clone(), views[0].clone()]);
    }

    #[test]
    fn what_is_none_of_ours_is_refused() {
        for file in ["", "[]", "{\"views\":[]}", "{\"kashshaf\":\"other\",\"views\":[]}", "زيارة"] {
            assert_eq!(import(file, &mut Vec::new()), None, "{file}");
        }
        for (name, address) in
            [("", "?q=a"), ("x", "javascript:alert(1)"), ("x", "https://example.org/"), ("x", "?bad=1")]
        {
            assert_eq!(View::new(name, address), None, "{address}");
        }
        let file = r#"{"kashshaf":"saved views","views":[1,{"name":"x"},{"name":"x","address":"a/../..//"}]}"#;
        assert_eq!(import(file, &mut Vec::new()), Some(Imported { added: 0, known: 0, dropped: 3 }));
        for stored in ["", "null", "{}", "[1, {}]"] {
            assert_eq!(read(stored), [], "{stored}");
        }
    }

    #[test]
    fn names_hold_nothing_that_turns_a_line_round() {
        assert_eq!(View::new("a\u{202e}b\nc", "").unwrap().name, "abc");
        assert_eq!(View::new(&"ا".repeat(500), "").unwrap().name.chars().count(), NAME_MAX);
    }

    #[test]
    fn a_view_is_called_after_what_is_chosen() {
        let corpus = Corpus::open(store(&samples::small())).unwrap();
        let name = |query: &str| suggested_name(&corpus, &ViewState::decode("", query).0, Lang::Ar);
        assert_eq!(name(""), "كل المقاطع");
        assert_eq!(name("?person=gallant&from=2023&to=2023"), "يوآف غالانت · 2023");
    }
}
