//! One filter by people, places or organisations: type-ahead and a row for each.

use leptos::prelude::*;

use super::html::{El, View, el, live, typed};
use super::{Page, place};
use crate::explore::{Facet, Match};
use crate::link::address::{Lang, ViewState};
use crate::present::{self, Row, Spelling, Word};

/// Rows that are shown before the reader asks for all.
pub const ROWS_FIRST: usize = 8;
/// Spellings that are shown under a name.
const SPELLINGS: usize = 4;

pub fn panel(page: Page, facet: Facet) -> El {
    let names = Names::of(facet);
    let words = RwSignal::new(String::new());
    let all = RwSignal::new(false);
    let input_id = format!("find-{}", names.id);
    let input = el("input.input")
        .attr("id", input_id.as_str())
        .attr("type", "search")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("placeholder", page.say(names.find))
        .on("input", move |event| words.set(typed(&event)));
    let list = move || Some(list(page, facet, &words.get(), all));
    el("details.panel")
        .attr("data-facet", names.id)
        .maybe("open", (facet == Facet::Persons).then_some(""))
        .child(el("summary").child(el("h2").child(page.say(names.title))))
        .child(el("label.unseen").attr("for", &input_id).child(page.say(names.find)))
        .child(input)
        .child((facet == Facet::Persons).then(|| live(move || matching(page))))
        .child(live(list))
}

fn list(page: Page, facet: Facet, words: &str, all: RwSignal<bool>) -> View {
    let rows = present::rows(page.corpus, &page.chosen.get().selection, facet, page.lang, words.trim());
    let count = rows.len();
    let limit = if all.get() { count } else { ROWS_FIRST };
    let shown: Vec<El> = rows.into_iter().take(limit).map(|it| row(page, facet, it)).collect();
    let none = (count == 0 && !words.trim().is_empty()).then(|| page.say(Word::NoneFound));
    el("div")
        .child(el("ul.facets").child(shown))
        .child(el("p.hint role=status").child(none))
        .child((count > ROWS_FIRST).then(|| more(page, Names::of(facet).id, count, all)))
        .view()
}

fn row(page: Page, facet: Facet, row: Row) -> El {
    let id = row.id.clone();
    let toggle = move |_| page.decide(&mut |state| toggle(chosen(state, facet), &id));
    let name = el("span.facet-name")
        .child(el("bdi").child(row.name))
        .child(el("small").attr("lang", page.lang.other().tag()).child(el("bdi").child(row.other_name)));
    let label = el("label.facet")
        .child(
            el("input type=checkbox")
                .attr("id", &format!("{}-{}", Names::of(facet).id, row.id))
                .attr("data-entity", &row.id)
                .checked(row.chosen)
                .on("change", toggle),
        )
        .child(name)
        .child(count(page.lang, row.count, row.count_words));
    el("li").child(label).child(spellings(page.lang, &row.spellings, row.found_by.as_deref()))
}

/// The number to see, the words to hear.
pub fn count(lang: Lang, count: u32, words: String) -> [El; 2] {
    [el("span.facet-count aria-hidden=true").child(present::number(lang, count)), el("span.unseen").child(words)]
}

/// The spellings found, where there is more than one; the one that typing found comes first.
fn spellings(lang: Lang, spellings: &[Spelling], found_by: Option<&str>) -> Option<El> {
    if spellings.len() < 2 {
        return None;
    }
    let first = spellings.iter().filter(|it| Some(it.text.as_str()) == found_by);
    let others = spellings.iter().filter(|it| Some(it.text.as_str()) != found_by);
    let shown = first.chain(others).take(SPELLINGS).map(|it| {
        let count = el("small").child(present::number(lang, it.count));
        el("li").child(el("bdi").child(it.text.as_str())).child(" ").child(count)
    });
    let rest = spellings.len().saturating_sub(SPELLINGS);
    let rest = (rest > 0).then(|| el("li").child(format!("+{}", present::number(lang, rest as u32))));
    Some(el("ul.spellings lang=ar").child(shown.collect::<Vec<_>>()).child(rest))
}

/// How several chosen people combine.
fn matching(page: Page) -> Option<View> {
    let state = page.now();
    let (several, now) = (state.persons.len() > 1, state.matching);
    let choice = |value: Match, label: Word| {
        let input = el("input type=radio name=match")
            .attr("id", &format!("match-{}", label.key()))
            .checked(now == value)
            .on("change", move |_| page.decide(&mut |state| state.matching = value));
        el("label.choice").child(input).child(el("span").child(page.say(label)))
    };
    several.then(|| {
        el("fieldset.choices")
            .child(el("legend.unseen").child(page.say(Word::Matching)))
            .child([choice(Match::All, Word::MatchAll), choice(Match::Any, Word::MatchAny)])
            .view()
    })
}

fn more(page: Page, id: &str, count: usize, all: RwSignal<bool>) -> El {
    let label = if all.get_untracked() {
        page.say(Word::ShowFewer).to_owned()
    } else {
        present::fill(page.lang, Word::ShowAll, &[("count", &present::number(page.lang, count as u32))])
    };
    let toggle = move |_| {
        place::keep_focus();
        all.set(!all.get_untracked());
    };
    el("button.quiet.more type=button").attr("id", &format!("more-{id}")).on("click", toggle).child(label)
}

/// The list of the view state that a facet fills.
pub fn chosen(state: &mut ViewState, facet: Facet) -> &mut Vec<String> {
    present::entity_list(state, facet)
}

pub fn toggle(list: &mut Vec<String>, id: &str) {
    let before = list.len();
    list.retain(|it| it != id);
    if list.len() == before {
        list.push(id.to_owned());
    }
}

struct Names {
    id: &'static str,
    title: Word,
    find: Word,
}

impl Names {
    fn of(facet: Facet) -> Names {
        match facet {
            Facet::Persons => Names { id: "person", title: Word::People, find: Word::FindPerson },
            Facet::Places => Names { id: "place", title: Word::Places, find: Word::FindPlace },
            Facet::Orgs => Names { id: "org", title: Word::Organisations, find: Word::FindOrganisation },
        }
    }
}
