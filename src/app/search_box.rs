//! The box for words of the text: what it can become while one types, and what is said about what was found.

use std::cell::Cell;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use super::html::{El, View, beside, el, follow, live, typed};
use super::kit::{self, Rows};
use super::{Page, address, place};
use crate::explore::Facet;
use crate::link::address::ViewState;
use crate::present::{self, Word};

const BOX: &str = "q";
const LIST: &str = "q-options";
/// Typing rests so long before anything is offered, in milliseconds; and before help is looked for.
const OFFER_MS: u32 = 150;
const TELL_MS: u32 = 350;

/// What is offered under the box.
#[derive(Clone, Copy)]
struct Offers {
    page: Page,
    rows: RwSignal<Rows>,
    /// The one that the arrows have come to.
    active: RwSignal<Option<usize>>,
}

pub fn search_box(page: Page) -> El {
    let offers = Offers { page, rows: RwSignal::new(Vec::new()), active: RwSignal::new(None) };
    let input =
        el("input id=q type=text inputmode=search enterkeyhint=search dir=auto autocomplete=off spellcheck=false")
            .attr("role", "combobox")
            .attr("aria-autocomplete", "list")
            .attr("aria-controls", LIST)
            .attr("placeholder", page.say(Word::SearchHint))
            .live_flag("aria-expanded", move || !offers.rows.get().is_empty())
            .live("aria-activedescendant", move || offers.active.get().map(option_id))
            .live_value(move || page.now().q)
            .on("input", move |event| {
                page.state.set(ViewState { q: typed(&event), ..page.peek() });
                offers.look(typed(&event));
            })
            .on("keydown", move |event| offers.key(&event))
            .on("blur", move |_| offers.close())
            .on("change", move |_| lift(page));
    el("div.field.search")
        .child(el("label for=q").child(page.say(Word::Search)))
        .child(el("div.search-box").child(input).child(live(move || offers.list())))
        .child(live(move || exact(page)))
        .child(told(page))
}

fn option_id(at: usize) -> String {
    format!("q-option-{at}")
}

impl Offers {
    /// Looks for completions once typing rests.
    fn look(self, typed: String) {
        thread_local! {
            static RESTING: Cell<Option<Timeout>> = const { Cell::new(None) };
        }
        let look = move || {
            beside(async move {
                let rows = kit::complete(self.page, &typed).await.unwrap_or_default();
                // The reader may have gone on typing, or away.
                let here = document().active_element().is_some_and(|it| it.id() == BOX);
                if here && self.page.peek().q == typed {
                    let _ = self.active.try_set(None);
                    let _ = self.rows.try_set(rows);
                }
            });
        };
        self.close();
        RESTING.set(Some(Timeout::new(OFFER_MS, look)));
    }

    fn close(self) {
        if !self.rows.get_untracked().is_empty() {
            self.active.set(None);
            self.rows.set(Vec::new());
        }
    }

    fn key(self, event: &Event) {
        let count = self.rows.get_untracked().len();
        let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|_| count > 0) else { return };
        let active = self.active.get_untracked();
        let to = match (key.key().as_str(), active) {
            ("ArrowDown", at) => at.map_or(Some(0), |at| Some(at + 1).filter(|it| *it < count)),
            ("ArrowUp", at) => at.map_or(Some(count - 1), |at| at.checked_sub(1)),
            ("Escape", _) => {
                event.prevent_default();
                return self.close();
            }
            ("Enter", Some(at)) => {
                event.prevent_default();
                return self.pick(at);
            }
            _ => return,
        };
        event.prevent_default();
        self.active.set(to);
    }

    fn pick(self, at: usize) {
        let rows = self.rows.get_untracked();
        self.close();
        let Some([_, _, _, of, id, query]) = rows.get(at).and_then(|row| row.first_chunk()) else { return };
        self.page.decide(&mut |state| {
            state.q.clone_from(query);
            let facet = match of.as_str() {
                "person" => Facet::Persons,
                "place" => Facet::Places,
                "org" => Facet::Orgs,
                _ => return,
            };
            let list = present::entity_list(state, facet);
            if !list.contains(id) {
                list.push(id.clone());
            }
        });
        place::focus(BOX);
    }

    fn list(self) -> Option<View> {
        let rows = self.rows.get();
        if rows.is_empty() {
            return None;
        }
        let option = |(at, row): (usize, Vec<String>)| {
            let [label, kind, count] = [0, 1, 2].map(|cell| row.get(cell).cloned().unwrap_or_default());
            el("li role=option")
                .attr("id", &option_id(at))
                .live_flag("aria-selected", move || self.active.get() == Some(at))
                .on("click", move |_| self.pick(at))
                .child(el("bdi").child(label))
                .child(" ")
                .child(el("small").child(format!("{kind} · {count}")))
        };
        let list = el("ul.offers role=listbox")
            .attr("id", LIST)
            .attr("aria-label", self.page.say(Word::Offers))
            // A press must not take the focus out of the box.
            .on("mousedown", |event| event.prevent_default())
            .child(rows.into_iter().enumerate().map(option).collect::<Vec<_>>());
        Some(list.view())
    }
}

/// Operators that were typed become what they are the writing of: chips. The words stay in the box.
fn lift(page: Page) {
    let (typed, lifted) = (page.peek(), present::lifted(page.corpus, &page.peek()));
    if lifted != typed {
        page.decide(&mut |state| state.clone_from(&lifted));
    }
}

/// As written, or in all forms.
fn exact(page: Page) -> Option<View> {
    let exact = page.now().exact;
    if !exact && !page.chosen.get().selection.text.asks() {
        return None;
    }
    let input = el("input type=checkbox id=exact")
        .checked(exact)
        .on("change", move |_| page.decide(&mut |state| state.exact = !state.exact));
    let label = el("label.choice").attr("title", page.say(Word::ExactHint)).child(input);
    Some(label.child(el("span").child(page.say(Word::ExactLetters))).view())
}

/// In which forms the words were found, and what else to try.
fn told(page: Page) -> El {
    thread_local! {
        static RESTING: Cell<Option<Timeout>> = const { Cell::new(None) };
    }
    let rows = RwSignal::new(Rows::new());
    follow(Box::new(move || {
        let (state, asks) = (page.now(), page.chosen.get().selection.text.asks());
        RESTING.set(None);
        if !asks {
            return rows.set(Rows::new());
        }
        let look = move || {
            beside(async move {
                let told = kit::tell(page, &state).await.unwrap_or_default();
                if page.peek() == state {
                    let _ = rows.try_set(told);
                }
            });
        };
        RESTING.set(Some(Timeout::new(TELL_MS, look)));
    }));
    let lines = live(move || {
        let line = |row: Vec<String>| match row.as_slice() {
            [label, why, count, to] => {
                let (path, query) = to.split_once('?').unwrap_or((to, ""));
                let href = address::link(page, &ViewState::decode(path, query).0);
                el("p.hint")
                    .child(el("small").child(why.as_str()))
                    .child(" ")
                    .child(el("a.try").attr("href", &href).child(el("bdi").child(label.as_str())))
                    .child(" ")
                    .child(el("small").child(count.as_str()))
            }
            _ => el("p.hint").child(row.concat()),
        };
        let lines: Vec<El> = rows.get().into_iter().map(line).collect();
        (!lines.is_empty()).then(|| el("div").child(lines).view())
    });
    el("div.told role=status id=told").child(lines)
}
