//! Going through the page from one passage, hit or mention to the next.

use kashshaf::dom::{document, focus_quietly, window};
use kashshaf::present::comfort::{ComfortWord, fill};
use kashshaf::present::number;
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::shell::{all, first, lang, tell};

/// What stands out as the one that was gone to.
const CURRENT: &str = "data-current";

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Way {
    On,
    Back,
}

/// Goes to the next of these elements from where the reader is. Whether there is one.
pub fn step(items: &[Element], way: Way) -> bool {
    let next = match (here(items), way) {
        (Here::At(at), Way::On) => Some(at + 1),
        (Here::At(at) | Here::Before(at), Way::Back) => at.checked_sub(1),
        (Here::Before(at), Way::On) => Some(at),
    };
    let Some((at, item)) = next.and_then(|at| Some((at, items.get(at)?))) else { return false };
    arrive(item);
    let place = [("at", number(lang(), at as u32 + 1)), ("all", number(lang(), items.len() as u32))];
    tell(&fill(lang(), ComfortWord::Place, &place.each_ref().map(|(name, value)| (*name, value.as_str()))));
    true
}

enum Here {
    At(usize),
    /// Between items: before this one.
    Before(usize),
}

/// Where the reader is: at what was gone to, else at what has the focus, else at the top of the window.
fn here(items: &[Element]) -> Here {
    let in_sight = |it: &Element| {
        let rect = it.get_bounding_client_rect();
        rect.bottom() > 0.0 && rect.top() < window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or(0.0)
    };
    let active = document().active_element();
    let holds = |it: &Element| active.as_ref().is_some_and(|active| it.contains(Some(active)));
    let current = items.iter().position(|it| it.has_attribute(CURRENT) && in_sight(it));
    if let Some(at) = current.or_else(|| items.iter().position(|it| holds(it) && in_sight(it))) {
        return Here::At(at);
    }
    let top = f64::from(document().document_element().map_or(0, |it| it.client_height())) / 3.0;
    // What stands where one begins to read counts as not yet gone to.
    let before = items.iter().position(|it| it.get_bounding_client_rect().bottom() > top.min(160.0));
    Here::Before(before.unwrap_or(items.len()))
}

/// Shows an element in the middle of the window; its passage takes the focus, which screen readers follow.
fn arrive(item: &Element) {
    for old in all(&format!("[{CURRENT}]")) {
        let _ = old.remove_attribute(CURRENT);
    }
    let _ = item.set_attribute(CURRENT, "");
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    item.scroll_into_view_with_scroll_into_view_options(&options);
    if let Some(passage) = item.closest(".passage").ok().flatten() {
        focus_quietly(&passage);
    }
}

/// The focus goes to the passage of the hit that the page has gone to.
pub fn follow_hit() {
    if let Some(passage) = first("mark[data-current]").and_then(|it| it.closest(".passage").ok().flatten()) {
        focus_quietly(&passage);
    }
}

/// The passage where the reader is.
pub fn passage() -> Option<Element> {
    let passages = all("main .passage");
    let named = passages.iter().position(|it| it.has_attribute("data-here"));
    match (here(&passages), named) {
        (Here::At(at), _) | (Here::Before(_), Some(at)) => passages.into_iter().nth(at),
        (Here::Before(at), None) => {
            let at = at.min(passages.len().saturating_sub(1));
            passages.into_iter().nth(at)
        }
    }
}
