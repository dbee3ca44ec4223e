//! The filters: values of the facets with how many articles of the selection have each, and what is chosen.

use js_sys::Array;
use kashshaf::archive::Facet;
use kashshaf::dom::{El, by_id, el};
use kashshaf::link::address::{Lang, ViewState};
use kashshaf::present::large::{LargeWord, chosen, chosen_mut, say, toggle};
use kashshaf::present::{self, Word};

use crate::page::{self, PAGE};
use crate::wire::cell;

const NAMES: [(&str, Word); 4] =
    [("person", Word::People), ("place", Word::Places), ("org", Word::Organisations), ("source", Word::Sources)];

fn id(facet: Facet) -> String {
    format!("facet-{}", NAMES[facet as usize].0)
}

/// One panel a facet, empty until the worker has counted.
pub fn panels(lang: Lang) -> El {
    el("div.panels data-open=true id=panels").children(Facet::ALL.map(|facet| {
        let (name, title) = NAMES[facet as usize];
        el("details.panel")
            .attr("data-facet", name)
            .maybe("open", (facet == Facet::Persons).then_some(""))
            .child(el("summary").child(el("h2").text(present::say(lang, title))))
            .child(el("ul.facets").attr("id", &id(facet)))
    }))
}

/// The values of one facet.
pub fn show(facet: Facet, values: &Array, all: u32) {
    let Some(place) = by_id(&id(facet)) else { return };
    let lang = page::lang();
    let (state, base, most) =
        PAGE.with_borrow(|page| (page.state.clone(), page.base.clone(), page.values[facet as usize]));
    let focused = kashshaf::dom::document().active_element().and_then(|it| it.get_attribute("data-entity"));
    place.set_text_content(None);
    for value in values.iter().take(most as usize) {
        let (id, count) = (cell(&value, 0), count(&value));
        let mut after = state.clone();
        toggle(chosen_mut(&mut after, facet), &id);
        let on = chosen(&state)[facet as usize].1.contains(&id);
        let (name, other) = (named(lang, facet, &cell(&value, 1)), cell(&value, 2));
        let other = (facet != Facet::Sources && !other.is_empty() && other != name)
            .then(|| el("small").attr("lang", lang.other().tag()).child(el("bdi").text(&other)));
        let label = el("span.facet-name").child(el("bdi").text(&name)).text(" ").children(other);
        let link = el("a.facet")
            .attr("href", &page::address(&base, &after))
            .attr("data-entity", &id)
            .maybe("aria-current", on.then_some("true"))
            .child(label)
            .text(" ")
            .child(el("span.facet-count").text(&present::number(lang, count)));
        let _ = place.append_child(&el("li").child(link).0);
    }
    if all > most {
        let label = format!("{} ({})", say(lang, LargeWord::MoreValues), present::number(lang, all - most));
        let button = el("button.quiet.more type=button").text(&label).on("click", move |_| {
            PAGE.with_borrow_mut(|page| page.values[facet as usize] += 3 * page::VALUES);
            page::ask();
        });
        let _ = place.append_child(&el("li").child(button).0);
    }
    if let Some(id) = focused {
        let again = place.query_selector(&format!("[data-entity=\"{}\"]", id.replace(['"', '\\'], ""))).ok().flatten();
        if let Some(again) = again.and_then(|it| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(it).ok()) {
            let _ = again.focus();
        }
    }
}

fn named(lang: Lang, facet: Facet, name: &str) -> String {
    if facet == Facet::Sources && name == kashshaf::corpus::UNKNOWN_SOURCE {
        return present::say(lang, Word::UnknownSource).to_owned();
    }
    name.to_owned()
}

fn count(value: &wasm_bindgen::JsValue) -> u32 {
    wasm_bindgen::JsCast::dyn_ref::<Array>(value).and_then(|it| it.get(3).as_f64()).unwrap_or(0.0) as u32
}

/// What is chosen, each with the way to take it back.
pub fn chips() {
    let Some(place) = by_id("chips") else { return };
    place.set_text_content(None);
    let lang = page::lang();
    let (state, base) = PAGE.with_borrow(|page| (page.state.clone(), page.base.clone()));
    let mut all: Vec<(Word, String, ViewState)> = Vec::new();
    for (facet, ids) in chosen(&state) {
        for id in ids {
            let mut without = state.clone();
            toggle(chosen_mut(&mut without, facet), id);
            all.push((NAMES[facet as usize].1, label(facet, id), without));
        }
    }
    for (word, date) in [(Word::From, state.from), (Word::To, state.to)] {
        if let Some(date) = date {
            let mut without = state.clone();
            if word == Word::From {
                without.from = None
            } else {
                without.to = None
            }
            all.push((word, date.to_string(), without));
        }
    }
    let chips = all.iter().map(|(kind, label, without)| {
        let kind = present::say(lang, *kind);
        let says = present::fill(lang, Word::RemoveFilter, &[("kind", kind), ("label", label)]);
        el("li").child(
            el("a.chip")
                .attr("href", &page::address(&base, without))
                .attr("aria-label", &says)
                .child(el("bdi").text(label))
                .child(el("span aria-hidden=true").text(" ×")),
        )
    });
    if !all.is_empty() {
        let list = el("ul.chips").attr("aria-label", present::say(lang, Word::ActiveFilters)).children(chips);
        let _ = place.append_child(&list.0);
    }
}

/// The name of a chosen value, where its row is drawn; else its id.
fn label(facet: Facet, id: &str) -> String {
    let rows = by_id(&self::id(facet));
    let link = rows.and_then(|rows| {
        let all = rows.query_selector_all("[data-entity] ").ok()?;
        (0..all.length())
            .filter_map(|at| wasm_bindgen::JsCast::dyn_into::<web_sys::Element>(all.get(at)?).ok())
            .find(|it| it.get_attribute("data-entity").as_deref() == Some(id))
    });
    let name = link.and_then(|it| it.query_selector("bdi").ok().flatten()).and_then(|it| it.text_content());
    name.unwrap_or_else(|| id.to_owned())
}
