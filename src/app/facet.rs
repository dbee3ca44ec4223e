//! One filter by people, places or organisations: type-ahead and a row for each.

use leptos::prelude::*;

use super::Page;
use crate::corpus::EntityIx;
use crate::explore::{Facet, Match};
use crate::link::address::ViewState;
use crate::present::{self, Row, Spelling, Word};

/// Rows that are shown before the reader asks for all.
const ROWS_FIRST: usize = 8;
/// Spellings that are shown under a name.
const SPELLINGS: usize = 4;

#[component]
pub fn FacetPanel(page: Page, facet: Facet) -> impl IntoView {
    let names = Names::of(facet);
    let typed = RwSignal::new(String::new());
    let all = RwSignal::new(false);
    let rows = Memo::new(move |_| {
        page.selection.with(|(selection, _)| {
            typed.with(|typed| present::rows(page.corpus, selection, facet, page.lang, typed.trim()))
        })
    });
    let shown = move || {
        let limit = if all.get() { usize::MAX } else { ROWS_FIRST };
        rows.with(|rows| rows.iter().take(limit).cloned().collect::<Vec<_>>())
    };
    let none = move || rows.with(Vec::is_empty) && !typed.with(String::is_empty);
    let input_id = format!("find-{}", names.id);
    view! {
        <details class="panel" open=facet == Facet::Persons data-facet=names.id>
            <summary><h2>{page.say(names.title)}</h2></summary>
            <label class="unseen" for=input_id.clone()>{page.say(names.find)}</label>
            <input
                class="input"
                id=input_id
                type="search"
                dir="auto"
                autocomplete="off"
                spellcheck="false"
                placeholder=page.say(names.find)
                on:input:target=move |event| typed.set(event.target().value())
            />
            {move || (facet == Facet::Persons).then(|| matching(page))}
            <ul class="facets">
                <For each=shown key=|row| (row.entity, row.found_by.clone()) let:row>
                    <FacetRow page facet rows row />
                </For>
            </ul>
            <p class="hint" role="status">{move || none().then(|| page.say(Word::NoneFound))}</p>
            {move || more(page, rows.with(Vec::len), all)}
        </details>
    }
}

#[component]
fn FacetRow(page: Page, facet: Facet, rows: Memo<Vec<Row>>, row: Row) -> impl IntoView {
    let entity = row.entity;
    let names = Names::of(facet);
    let now = move || rows.with(|rows| rows.iter().find(|it| it.entity == entity).map(|it| (it.count, it.chosen)));
    let count_words =
        move || rows.with(|rows| rows.iter().find(|it| it.entity == entity).map(|it| it.count_words.clone()));
    let id = row.id.clone();
    let toggle = move |_| {
        let id = id.clone();
        page.decide(move |state| toggle(chosen(state, facet), &id));
    };
    view! {
        <li>
            <label class="facet">
                <input
                    type="checkbox"
                    id=format!("{}-{}", names.id, row.id)
                    attr:data-entity=row.id.clone()
                    prop:checked=move || now().is_some_and(|(_, chosen)| chosen)
                    on:change=toggle
                />
                <span class="facet-name">
                    <bdi>{row.name}</bdi>
                    <small lang=page.lang.other().tag()><bdi>{row.other_name}</bdi></small>
                </span>
                <span class="facet-count" aria-hidden="true">{move || now().map(|(count, _)| count)}</span>
                <span class="unseen">{count_words}</span>
            </label>
            {spellings(&row.spellings, row.found_by.as_deref())}
        </li>
    }
}

/// The spellings found, where there is more than one; the one that typing found comes first.
fn spellings(spellings: &[Spelling], found_by: Option<&str>) -> Option<impl IntoView + use<>> {
    let mut shown: Vec<&Spelling> = spellings.iter().collect();
    shown.sort_by_key(|it| Some(it.text.as_str()) != found_by);
    let shown: Vec<(String, u32)> = shown.into_iter().take(SPELLINGS).map(|it| (it.text.clone(), it.count)).collect();
    let rest = spellings.len() - shown.len();
    (spellings.len() > 1).then(|| view! {
        <ul class="spellings" lang="ar">
            {shown.into_iter().map(|(text, count)| view! { <li><bdi>{text}</bdi>" "<small>{count}</small></li> }).collect_view()}
            {(rest > 0).then(|| view! { <li>{format!("+{rest}")}</li> })}
        </ul>
    })
}

/// How several chosen people combine.
fn matching(page: Page) -> Option<impl IntoView> {
    let several = page.state.with(|state| state.persons.len() > 1);
    several.then(|| {
        let choice = move |value: Match, label: Word| {
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        name="match"
                        id=format!("match-{}", label.key())
                        prop:checked=page.state.with(|state| state.matching == value)
                        on:change=move |_| page.decide(|state| state.matching = value)
                    />
                    <span>{page.say(label)}</span>
                </label>
            }
        };
        view! {
            <fieldset class="choices">
                <legend class="unseen">{page.say(Word::Matching)}</legend>
                {choice(Match::All, Word::MatchAll)}
                {choice(Match::Any, Word::MatchAny)}
            </fieldset>
        }
    })
}

fn more(page: Page, count: usize, all: RwSignal<bool>) -> Option<impl IntoView> {
    (count > ROWS_FIRST).then(|| {
        let label = move || {
            if all.get() {
                return page.say(Word::ShowFewer).to_owned();
            }
            present::fill(page.lang, Word::ShowAll, &[("count", &count.to_string())])
        };
        view! {
            <button type="button" class="quiet more" on:click=move |_| all.update(|all| *all = !*all)>{label}</button>
        }
    })
}

/// The list of the view state that a facet fills.
pub fn chosen(state: &mut ViewState, facet: Facet) -> &mut Vec<String> {
    match facet {
        Facet::Persons => &mut state.persons,
        Facet::Places => &mut state.places,
        Facet::Orgs => &mut state.orgs,
    }
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

/// The slug of an entity.
pub fn slug(page: Page, entity: EntityIx) -> &'static str {
    page.corpus.entity(entity).id
}
