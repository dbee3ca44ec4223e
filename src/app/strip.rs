//! Where in an article somebody is named: ticks beside the scroll bar, for the chosen people, places and organisations and for
//! the one whose card stands open. What the ticks show is also said in words, for whoever does not see them.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

use super::html::{El, View, el, live};
use super::{Page, place};
use crate::corpus::{ArticleIx, EntityIx};
use crate::present::{self, Spread};

const STRIP: &str = "strip";

pub fn strip(page: Page, article: ArticleIx) -> View {
    live(move || {
        let spreads: Vec<Spread> =
            entities(page).into_iter().filter_map(|it| present::spread(page.corpus, article, it, page.lang)).collect();
        if spreads.is_empty() {
            return None;
        }
        place::after_drawing(measure);
        let said = spreads.iter().map(|it| el("p").child(it.words.as_str())).collect::<Vec<_>>();
        let ticks = spreads.iter().enumerate().flat_map(|(n, spread)| {
            spread.ticks.iter().map(move |(at, share)| {
                el("i")
                    .attr("data-of", &(n % 3).to_string())
                    .attr("data-to", page.corpus.passage(*at).pid)
                    .style("--share", format!("{}", (share * 10_000.0) as u32))
            })
        });
        let strip = el("div.strip aria-hidden=true")
            .attr("id", STRIP)
            .on("click", |event| go(&event))
            .child(ticks.collect::<Vec<El>>());
        Some(el("div").child(el("div.unseen id=spread").child(said)).child(strip).view())
    })
}

/// Whose mentions are shown.
fn entities(page: Page) -> Vec<EntityIx> {
    let chosen = page.chosen.get();
    let selection = &chosen.selection;
    let mut all: Vec<EntityIx> =
        [&selection.persons, &selection.places, &selection.orgs].into_iter().flatten().copied().collect();
    let open = page.card.get().and_then(|card| page.corpus.marks(card.passage).get(card.mark)?.entity);
    all.extend(open.filter(|it| !all.contains(it)));
    all
}

/// Tells the style sheet which part of the page the article's text takes.
fn measure() {
    let (Some(strip), Some(root)) = (document().get_element_by_id(STRIP), document().document_element()) else {
        return;
    };
    let Ok(Some(text)) = document().query_selector(".reading .passages") else { return };
    let rect = text.get_bounding_client_rect();
    let whole = f64::from(root.scroll_height()).max(1.0);
    let set = |name: &str, part: f64| {
        if let Some(strip) = strip.dyn_ref::<web_sys::HtmlElement>() {
            let _ = strip.style().set_property(name, &((part * 10_000.0) as u32).to_string());
        }
    };
    set("--from", (rect.top() + place::scrolled()) / whole);
    set("--part", rect.height() / whole);
}

/// To the passage of the tick that is nearest to the pointer.
fn go(event: &Event) {
    let Some(mouse) = event.dyn_ref::<MouseEvent>() else { return };
    let Ok(ticks) = document().query_selector_all("#strip i") else { return };
    let distance = |tick: &Element| (tick.get_bounding_client_rect().top() as i32 - mouse.client_y()).abs();
    let ticks = (0..ticks.length()).filter_map(|at| ticks.get(at)?.dyn_into::<Element>().ok());
    let nearest = ticks.min_by_key(distance).and_then(|it| it.get_attribute("data-to"));
    if let Some(id) = nearest.map(|pid| format!("p-{pid}"))
        && let Some(passage) = document().get_element_by_id(&id)
    {
        place::show(&passage);
        place::focus(&id);
    }
}
