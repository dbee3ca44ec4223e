//! Saved views: kept in the browser, handed on as a file.

use std::cell::RefCell;

use kashshaf::dom::{El, Hidden, by_id, el, focus, redraw, set_hidden, value_of};
use kashshaf::link::address::ViewState;
use kashshaf::present::comfort::saved::{self, View};
use kashshaf::present::comfort::{ComfortWord, fill, say};
use kashshaf::present::{self, Lang, Word, number};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, FileList};

use crate::files;
use crate::shell::{close, corpus, dialog, go, is_own, lang, show, state, store, stored};

const ID: &str = "saved";
const KEY: &str = "views";
const LIST: &str = "saved-list";
const NAME: &str = "saved-name";

thread_local! {
    /// Views that the browser refuses to keep, as long as the page lives.
    static UNKEPT: RefCell<Option<Vec<View>>> = const { RefCell::new(None) };
    /// The view that was deleted last, and where it stood.
    static DELETED: RefCell<Option<(usize, View)>> = const { RefCell::new(None) };
}

pub fn views() -> Vec<View> {
    let unkept = UNKEPT.with_borrow(Clone::clone);
    unkept.unwrap_or_else(|| saved::read(&stored(KEY).unwrap_or_default()))
}

fn keep(views: Vec<View>) {
    let kept = store(KEY, Some(&saved::write(&views)));
    UNKEPT.set((!kept).then_some(views));
    set_hidden("saved-refused", if kept { Hidden::Yes } else { Hidden::No });
    draw();
}

pub fn open() {
    let lang = lang();
    let refused = el("p.bad id=saved-refused hidden").text(say(lang, ComfortWord::SavedRefused));
    let import = el("input type=file hidden id=saved-file accept=.json,application/json").on("change", picked);
    let ways = el("p.row").child(button("saved-export", say(lang, ComfortWord::Export), export)).child(button(
        "saved-import",
        say(lang, ComfortWord::Import),
        || {
            if let Some(field) = by_id("saved-file") {
                crate::shell::press_button(&field);
            }
        },
    ));
    let dialog = dialog(ID, present::say(lang, Word::SavedViews))
        .child(el("p.hint").text(say(lang, ComfortWord::SavedWhy)))
        .child(refused)
        .child(form(lang))
        .child(el("p.said role=status id=saved-said"))
        .child(el("ul.saved").attr("id", LIST))
        .child(ways.child(import));
    show(dialog);
    draw();
}

fn button(id: &str, words: &str, mut then: impl FnMut() + 'static) -> El {
    el("button.button type=button").attr("id", id).text(words).on("click", move |_| then())
}

/// The field for the name of the present view; own files have none.
fn form(lang: Lang) -> El {
    if is_own() {
        return el("p").text(say(lang, ComfortWord::SavedOwn));
    }
    let name = corpus().map(|corpus| saved::suggested_name(&corpus, &state(), lang)).unwrap_or_default();
    let field =
        el("input.input type=text dir=auto maxlength=120 autocomplete=off").attr("id", NAME).attr("value", &name);
    let save_at_enter = |event: Event| {
        let enter =
            event.dyn_ref::<web_sys::KeyboardEvent>().is_some_and(|it| it.key() == "Enter" && !it.is_composing());
        if enter {
            event.prevent_default();
            save();
        }
    };
    el("div.share-part").child(el("label").attr("for", NAME).text(say(lang, ComfortWord::SavedName))).child(
        el("div.row").child(field.on("keydown", save_at_enter)).child(button(
            "saved-save",
            say(lang, ComfortWord::Save),
            save,
        )),
    )
}

fn tell(words: &str) {
    if let Some(said) = by_id("saved-said") {
        said.set_text_content(Some(words));
    }
}

fn save() {
    let name = by_id(NAME).map(|it| value_of(&it)).unwrap_or_default();
    let Some(view) = View::new(&name, &saved::saved_address(&state())) else { return focus(NAME) };
    let mut views = views();
    if let Some(known) = views.iter().find(|it| it.address == view.address) {
        return tell(&fill(lang(), ComfortWord::SavedTwice, &[("name", &known.name)]));
    }
    let words = fill(lang(), ComfortWord::Saved, &[("name", &view.name)]);
    views.push(view);
    keep(views);
    tell(&words);
}

fn draw() {
    let (lang, views) = (lang(), views());
    let Some(list) = by_id(LIST) else { return };
    if views.is_empty() {
        return redraw(&list, [el("li.hint").text(say(lang, ComfortWord::SavedNone))]);
    }
    let rows = views.into_iter().enumerate().map(|(at, view)| {
        let delete = el("button.quiet.delete type=button")
            .attr("aria-label", &fill(lang, ComfortWord::Delete, &[("name", &view.name)]))
            .on("click", move |_| delete(at))
            .child(el("span aria-hidden=true").text("×"));
        let address = view.address.clone();
        let reopen = el("button.quiet type=button").attr("data-address", &address).on("click", move |_| {
            close(ID);
            let (path, query) = address.split_once('?').unwrap_or((&address, ""));
            go(&ViewState { lang: Some(crate::shell::lang()), ..ViewState::decode(path, query).0 });
        });
        el("li").child(reopen.child(el("bdi").text(&view.name))).child(delete)
    });
    redraw(&list, rows.collect::<Vec<_>>());
}

fn delete(at: usize) {
    let mut views = views();
    if at >= views.len() {
        return;
    }
    let view = views.remove(at);
    let words = fill(lang(), ComfortWord::Deleted, &[("name", &view.name)]);
    DELETED.set(Some((at, view)));
    keep(views);
    tell(&words);
    let undo = button("saved-undo", say(lang(), ComfortWord::Undo), || {
        if let Some((at, view)) = DELETED.take() {
            let mut views = self::views();
            views.insert(at.min(views.len()), view);
            keep(views);
            tell("");
            focus("saved-save");
        }
    });
    if let Some(said) = by_id("saved-said") {
        let _ = said.append_with_str_1(" ");
        let _ = said.append_child(&undo.0);
    }
    focus("saved-undo");
}

fn export() {
    files::download("kashshaf-views.json", "application/json", &saved::export(&views()));
}

fn picked(event: Event) {
    let Some(field) = event.target() else { return };
    let list = kashshaf::dom::get(&field, "files").dyn_into::<FileList>().ok();
    let Some(file) = list.and_then(|list| list.get(0)) else { return };
    spawn_local(async move {
        let text = JsFuture::from(file.text()).await.ok().and_then(|it| it.as_string()).unwrap_or_default();
        // The same file can be picked again.
        let _ = js_sys::Reflect::set(&field, &"value".into(), &"".into());
        let mut views = views();
        let Some(came) = saved::import(&text, &mut views) else {
            return tell(say(lang(), ComfortWord::ImportBad));
        };
        keep(views);
        let counts = [("added", came.added), ("known", came.known), ("dropped", came.dropped)];
        let counts = counts.map(|(name, n)| (name, number(lang(), n)));
        tell(&fill(lang(), ComfortWord::Imported, &counts.each_ref().map(|(name, n)| (*name, n.as_str()))));
    });
}
