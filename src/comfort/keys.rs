//! What the keys do. Which there are: `present::comfort::keys`.

use kashshaf::dom::{document, el, focus, window};
use kashshaf::link::address::{PageRef, ViewState};
use kashshaf::present::comfort::{ComfortWord, say};
use kashshaf::present::range_checksum;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlInputElement;

use crate::shell::{absolute, after, all, corpus, first, go, is_own, lang, press_button, state, tell, tell_with};
use crate::walk::{self, Way};
use crate::{help, shell};

/// How often, and how many milliseconds apart, a page that was turned to is asked for its search box.
const LOOKS: u32 = 40;
const LOOK_MS: i32 = 50;

pub fn press(sign: &str) {
    match sign {
        "/" => search(),
        "j" => through(Way::On),
        "k" => through(Way::Back),
        "n" => mention(Way::On),
        "p" => mention(Way::Back),
        "]" => article(Way::On),
        "[" => article(Way::Back),
        "c" => copy(),
        "?" => help::open(),
        _ => {}
    }
}

/// To the search box, on the page that has one.
fn search() {
    if first("#q").is_none() {
        go(&ViewState { page: PageRef::Explorer, check: None, words: None, ..state() });
    }
    look_for_box(LOOKS);
}

fn look_for_box(looks: u32) {
    match first("#q").and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
        Some(field) => {
            focus("q");
            field.select();
        }
        None if looks > 0 => after(LOOK_MS, move || look_for_box(looks - 1)),
        None => {}
    }
}

/// Through the hits of a search, which the page itself steps through, else through the passages.
fn through(way: Way) {
    let step = if way == Way::On { "[data-act=next-hit]" } else { "[data-act=previous-hit]" };
    if let Some(button) = first(step) {
        press_button(&button);
        return walk::follow_hit();
    }
    if walk::step(&all("main .passage"), way) {
        return;
    }
    // The list shows its passages in portions.
    match first("#more").filter(|_| way == Way::On) {
        Some(more) => {
            press_button(&more);
            after(LOOK_MS, move || no_more_unless(walk::step(&all("main .passage"), way)));
        }
        None => no_more_unless(false),
    }
}

fn no_more_unless(found: bool) {
    if !found {
        tell(say(lang(), ComfortWord::NoMore));
    }
}

/// Through the mentions of whom the reader chose: by the filters, or by opening a card or page.
fn mention(way: Way) {
    let view = state();
    let mut ids: Vec<String> = view.persons.clone();
    if let (true, PageRef::Entity { id, .. }) = (ids.is_empty(), &view.page) {
        ids.push(id.clone());
    }
    if ids.is_empty() {
        let focused = document().active_element().and_then(|it| it.get_attribute("data-entity"));
        let current = first("[data-current][data-entity]").and_then(|it| it.get_attribute("data-entity"));
        ids.extend(focused.or(current));
    }
    if ids.is_empty() && view.places.is_empty() && view.orgs.is_empty() {
        return tell(say(lang(), ComfortWord::NoPerson));
    }
    if ids.is_empty() {
        ids = [view.places, view.orgs].concat();
    }
    let mut items = all("main .passage [data-entity]");
    items.retain(|it| it.get_attribute("data-entity").is_some_and(|id| ids.contains(&id)));
    if walk::step(&items, way) {
        return;
    }
    let (beyond, rel) = match way {
        Way::On => ("#mention-next", "next"),
        Way::Back => ("#mention-prev", "prev"),
    };
    // In another article.
    match first(beyond).or_else(|| first(&format!(".mentions a[rel={rel}]"))) {
        Some(link) => press_button(&link),
        None => no_more_unless(false),
    }
}

/// To the next article; in a list, to the next article's heading.
fn article(way: Way) {
    let rel = if way == Way::On { "next" } else { "prev" };
    if let Some(link) = first(&format!(".neighbours a[rel={rel}]")) {
        return press_button(&link);
    }
    no_more_unless(first(".neighbours").is_none() && walk::step(&all("main .story"), way));
}

/// Copies the link of the passage where the reader is, or of the view.
fn copy() {
    if is_own() {
        return tell(say(lang(), ComfortWord::NoLinkOwn));
    }
    let link = absolute(&passage_link().unwrap_or_else(|| ViewState { lang: None, ..state() }));
    let clipboard = shell::has_clipboard().then(|| window().navigator().clipboard());
    spawn_local(async move {
        let done = match clipboard {
            Some(clipboard) => JsFuture::from(clipboard.write_text(&link)).await.is_ok(),
            None => false,
        };
        if done {
            return tell(say(lang(), ComfortWord::Copied));
        }
        let field = el("input.input id=comfort-link readonly dir=ltr")
            .attr("aria-label", say(lang(), ComfortWord::CopyRefused))
            .attr("value", &link);
        tell_with(say(lang(), ComfortWord::CopyRefused), Some(field));
        after(100, || {
            focus("comfort-link");
            if let Some(field) = first("#comfort-link").and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
                field.select();
            }
        });
    });
}

fn passage_link() -> Option<ViewState> {
    let address = walk::passage()?.get_attribute("data-passage")?;
    let (aid, pid) = address.split_once('-')?;
    let check = corpus().and_then(|corpus| {
        let at = corpus.find_passage(aid, pid)?;
        Some(range_checksum(&corpus, at, at))
    });
    Some(ViewState { check, ..ViewState::passage(aid, pid) })
}
