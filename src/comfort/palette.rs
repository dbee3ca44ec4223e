//! The command palette: a field, and what it finds below it (the pattern of a combobox with a list box).

use std::cell::RefCell;

use kashshaf::corpus::Corpus;
use kashshaf::dom::{El, by_id, el, redraw, value_of};
use kashshaf::link::address::ViewState;
use kashshaf::present::comfort::palette::{Asked, Does, Entry};
use kashshaf::present::comfort::saved::View;
use kashshaf::present::comfort::{ComfortWord, fill, say};
use kashshaf::present::{Lang, number};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::shell::{after, call, close, corpus, dialog, lang, show, state};
use crate::{help, keys, saved, settings, shell, tour};

const ID: &str = "palette";
const FIELD: &str = "palette-field";
const LIST: &str = "palette-list";
const STATUS: &str = "palette-status";

/// What stands open.
struct Open {
    corpus: Option<Corpus>,
    lang: Lang,
    state: ViewState,
    saved: Vec<View>,
    entries: Vec<Entry>,
    active: usize,
}

thread_local! {
    static OPEN: RefCell<Option<Open>> = const { RefCell::new(None) };
}

pub fn open() {
    if by_id(ID).is_some() {
        return close(ID);
    }
    let lang = lang();
    let open = Open { corpus: corpus(), lang, state: state(), saved: saved::views(), entries: Vec::new(), active: 0 };
    OPEN.set(Some(open));
    let field = el("input.input type=text role=combobox autocomplete=off spellcheck=false dir=auto aria-expanded=true")
        .attr("id", FIELD)
        .attr("aria-controls", LIST)
        .attr("aria-autocomplete", "list")
        .attr("aria-label", say(lang, ComfortWord::Palette))
        .attr("placeholder", say(lang, ComfortWord::PaletteHint))
        .on("input", |_| find())
        .on("keydown", |event| key(&event));
    let list = el("ul role=listbox")
        .attr("id", LIST)
        .attr("aria-label", say(lang, ComfortWord::Palette))
        // A press must leave the focus in the field.
        .on("mousedown", |event| event.prevent_default())
        .on("click", |event| {
            if let Some(at) = entry_of(&event) {
                choose(at);
            }
        });
    let dialog = dialog(ID, say(lang, ComfortWord::Palette))
        .child(field)
        .child(el("p.hint role=status").attr("id", STATUS))
        .child(list);
    show(dialog);
    find();
    kashshaf::dom::focus(FIELD);
}

fn entry_of(event: &Event) -> Option<usize> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("[data-entry]").ok()??.get_attribute("data-entry")?.parse().ok()
}

/// Looks for what is typed.
fn find() {
    let typed = by_id(FIELD).map(|it| value_of(&it)).unwrap_or_default();
    OPEN.with_borrow_mut(|open| {
        let Some(open) = open else { return };
        let asked = Asked { corpus: open.corpus.as_ref(), lang: open.lang, state: &open.state, saved: &open.saved };
        open.entries = asked.entries(&typed);
        open.active = 0;
    });
    draw();
    OPEN.with_borrow(|open| {
        let (Some(open), Some(status)) = (open, by_id(STATUS)) else { return };
        let words = match open.entries.len() {
            0 => say(open.lang, ComfortWord::PaletteNone).to_owned(),
            n => fill(open.lang, ComfortWord::PaletteFound, &[("count", &number(open.lang, n as u32))]),
        };
        status.set_text_content(Some(&words));
    });
}

fn draw() {
    OPEN.with_borrow(|open| {
        let (Some(open), Some(list)) = (open, by_id(LIST)) else { return };
        redraw(&list, open.entries.iter().enumerate().map(|(at, entry)| row(entry, at, at == open.active)));
        let Some(field) = by_id(FIELD) else { return };
        let _ = match open.entries.is_empty() {
            true => field.remove_attribute("aria-activedescendant"),
            false => field.set_attribute("aria-activedescendant", &format!("entry-{}", open.active)),
        };
        if let Some(active) = by_id(&format!("entry-{}", open.active)) {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            active.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

fn row(entry: &Entry, at: usize, active: bool) -> El {
    el("li role=option")
        .attr("id", &format!("entry-{at}"))
        .attr("data-entry", &at.to_string())
        .attr("aria-selected", if active { "true" } else { "false" })
        .child(el("small").text(&entry.kind))
        .child(el("bdi").text(&entry.label))
        .child(el("small.hint").child(el("bdi").text(&entry.hint)))
}

fn key(event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|it| !it.is_composing()) else { return };
    let moved = OPEN.with_borrow_mut(|open| {
        let open = open.as_mut()?;
        let last = open.entries.len().checked_sub(1)?;
        open.active = match key.key().as_str() {
            "ArrowDown" => {
                if open.active == last {
                    0
                } else {
                    open.active + 1
                }
            }
            "ArrowUp" => open.active.checked_sub(1).unwrap_or(last),
            "PageDown" => (open.active + 8).min(last),
            "PageUp" => open.active.saturating_sub(8),
            "Enter" => return Some(true),
            _ => return None,
        };
        Some(false)
    });
    match moved {
        Some(true) => {
            event.prevent_default();
            choose(OPEN.with_borrow(|open| open.as_ref().map_or(0, |it| it.active)));
        }
        Some(false) => {
            event.prevent_default();
            draw();
        }
        None => {}
    }
}

fn choose(at: usize) {
    let does = OPEN.with_borrow(|open| open.as_ref().and_then(|it| it.entries.get(at)).map(|it| it.does.clone()));
    close(ID);
    OPEN.set(None);
    match does {
        Some(Does::Go(state)) => shell::go(&state),
        Some(Does::Open("settings")) => settings::open(),
        Some(Does::Open("saved")) => saved::open(),
        Some(Does::Open("keys")) => help::open(),
        Some(Does::Open(_)) => tour::start(),
        Some(Does::Press(sign)) => keys::press(sign),
        Some(Does::Theme(theme)) => settings::set_theme(theme),
        Some(Does::OwnFiles) => call("kashshafOwn", &[]),
        // When the dialog has gone from the picture.
        Some(Does::Print) => after(50, || drop(kashshaf::dom::window().print())),
        None => {}
    }
}
