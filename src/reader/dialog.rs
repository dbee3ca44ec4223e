//! The dialog: opening files, progress, and what came of them.

use std::cell::RefCell;

use js_sys::Array;
use kashshaf::link::address::Lang;
use kashshaf::present::own::{BYTES_MAX, FILES_MAX, OwnWord, Report, fill, limits, say};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{CssStyleSheet, CustomEvent, CustomEventInit, Event, File, FileList, HtmlDialogElement, HtmlElement};

use crate::gather::Gathered;
use crate::results;
use crate::run::{Entry, News, Reader, job};
use kashshaf::dom::{El, Hidden, by_id, document, el, focus, get, set_hidden, value_of, window};

/// Where the application waits for a corpus.
const EVENT: &str = "kashshaf:own";
const ID: &str = "own";
const STATUS: &str = "own-status";
pub const RESULTS: &str = "own-results";

#[derive(Default)]
struct State {
    setup: JsValue,
    /// The files that were read last, and those that are being read.
    read: Vec<Entry>,
    reading: Vec<Entry>,
    /// There from the first opening on, so that reading itself loads nothing.
    reader: Option<Reader>,
    /// Counts the readings, so that one that was stopped is not begun.
    round: u32,
    report: Report,
    /// What the application has not been handed yet.
    corpus: Option<Array>,
    skipped: usize,
    pasted: usize,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

/// The language of the page.
pub fn lang() -> Lang {
    let tag = document().document_element().and_then(|it| it.get_attribute("lang"));
    Lang::ALL.into_iter().find(|lang| tag.as_deref() == Some(lang.tag())).unwrap_or_default()
}

pub fn open(setup: &JsValue) {
    STATE.with_borrow_mut(|state| state.setup = setup.clone());
    start();
    let dialog = by_id(ID).and_then(|it| it.dyn_into::<HtmlDialogElement>().ok());
    if !dialog.is_some_and(|dialog| dialog.open()) {
        show();
    }
    let given = Array::from(&get(setup, "given"));
    if given.length() > 0 {
        spawn_local(async move {
            let mut gathered = Gathered::default();
            gathered.add_dropped(given).await;
            add(gathered);
        });
    }
}

/// A worker stands ready.
fn start() {
    let setup = STATE.with_borrow(|state| state.reader.is_none().then(|| state.setup.clone()));
    if let Some(setup) = setup {
        match Reader::start(&setup, hear) {
            Ok(reader) => STATE.with_borrow_mut(|state| state.reader = Some(reader)),
            Err(error) => hear(News::Fault(error.as_string().unwrap_or_default())),
        }
    }
}

/// Builds the dialog in the page's language and shows it.
fn show() {
    match by_id(ID) {
        Some(old) => old.remove(),
        None => dress(),
    }
    let lang = lang();
    let close = el("button.quiet.close type=button")
        .attr("aria-label", say(lang, OwnWord::Close))
        .on("click", |_| shut())
        .child(el("span aria-hidden=true").text("×"));
    let status = el("p.own-status role=status").attr("id", STATUS);
    let progress = el("div.own-progress id=own-progress hidden")
        .child(el("progress id=own-bar-done").attr("aria-label", say(lang, OwnWord::Title)))
        .child(el("button.button type=button id=own-stop").text(say(lang, OwnWord::Stop)).on("click", |_| stop()));
    let dialog = el("dialog.own aria-labelledby=own-title")
        .attr("id", ID)
        .attr("lang", lang.tag())
        .attr("dir", lang.dir())
        .child(el("h2 id=own-title").text(say(lang, OwnWord::Title)))
        .child(close)
        .child(el("p").text(say(lang, OwnWord::Promise)))
        .child(zone(lang))
        .child(status)
        .child(progress)
        .child(el("div").attr("id", RESULTS));
    let Some(body) = document().body() else { return };
    let _ = body.append_with_node_1(&dialog.0);
    if let Ok(dialog) = dialog.0.dyn_into::<HtmlDialogElement>() {
        let _ = dialog.show_modal();
    }
    STATE.with_borrow(|state| {
        let idle = state.reading.is_empty();
        if !state.read.is_empty() && idle {
            tell(&state.report.summary(lang));
            results::show(lang, &state.report, &state.read, state.skipped);
        }
        set_hidden("own-progress", if idle { Hidden::Yes } else { Hidden::No });
    });
}

/// The style of the dialog, which comes with this program.
fn dress() {
    let Ok(sheet) = CssStyleSheet::new() else { return };
    let _ = sheet.replace_sync(include_str!("../../style/own.css"));
    if let Ok(adopted) = get(&document(), "adoptedStyleSheets").dyn_into::<Array>() {
        adopted.push(&sheet);
    }
}

fn shut() {
    if let Some(dialog) = by_id(ID).and_then(|it| it.dyn_into::<HtmlDialogElement>().ok()) {
        dialog.close();
    }
}

/// Where files are dropped, picked, pasted.
fn zone(lang: Lang) -> El {
    let over = |on: bool| {
        move |event: Event| {
            if let Some(zone) = event.current_target().and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
                let _ = zone.toggle_attribute_with_force("data-over", on);
            }
        }
    };
    let button = |id: &str, word| el("button.button type=button").attr("id", id).text(say(lang, word));
    let field = |id: &str| el("input type=file multiple hidden").attr("id", id).on("change", picked);
    let press = |id: &'static str| {
        move |_| {
            if let Some(field) = by_id(id).and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
                field.click();
            }
        }
    };
    let ways = el("div.own-ways")
        .child(button("own-pick", OwnWord::PickFiles).on("click", press("own-file")))
        .child(button("own-pick-folder", OwnWord::PickFolder).on("click", press("own-folder")))
        .child(button("own-paste", OwnWord::Paste).attr("aria-expanded", "false").on("click", |_| toggle_paste()));
    let accept = ".txt,.text,.html,.htm,.xhtml,text/plain,text/html";
    el("div.own-zone")
        .on("dragover", over(true))
        .on("dragleave", over(false))
        .on("drop", over(false))
        .child(el("p").text(say(lang, OwnWord::Drop)))
        .child(ways)
        .child(field("own-file").attr("accept", accept))
        .child(field("own-folder").attr("webkitdirectory", ""))
        .child(paste(lang))
        .child(el("p.hint").text(&limits(lang, OwnWord::Limits)))
}

fn paste(lang: Lang) -> El {
    el("div.own-paste id=own-paste-box hidden")
        .child(el("label for=own-text").text(say(lang, OwnWord::PasteLabel)))
        .child(el("textarea.input id=own-text rows=6 dir=auto spellcheck=false"))
        .child(
            el("button.button type=button id=own-read")
                .text(say(lang, OwnWord::ReadPasted))
                .on("click", |_| take_pasted()),
        )
}

fn toggle_paste() {
    let (Some(button), Some(field)) = (by_id("own-paste"), by_id("own-paste-box")) else { return };
    let hidden = field.has_attribute("hidden");
    let _ = button.set_attribute("aria-expanded", if hidden { "true" } else { "false" });
    set_hidden("own-paste-box", if hidden { Hidden::No } else { Hidden::Yes });
    if hidden {
        focus("own-text");
    }
}

fn take_pasted() {
    let Some(field) = by_id("own-text") else { return };
    let text = value_of(&field);
    if text.trim().is_empty() {
        return;
    }
    let _ = js_sys::Reflect::set(&field, &"value".into(), &"".into());
    let n = STATE.with_borrow_mut(|state| {
        state.pasted += 1;
        state.pasted
    });
    let name = fill(lang(), OwnWord::PastedName, &[("n", &n.to_string())]);
    if let Ok(file) = File::new_with_str_sequence(&Array::of1(&text.into()), &name) {
        add(Gathered { files: vec![(name, file)], skipped: 0 });
    }
}

fn picked(event: Event) {
    let Some(field) = event.target() else { return };
    let mut gathered = Gathered::default();
    if let Ok(list) = get(&field, "files").dyn_into::<FileList>() {
        (0..list.length()).filter_map(|at| list.get(at)).for_each(|file| gathered.add_file(file));
    }
    // The same files can be picked again.
    let _ = js_sys::Reflect::set(&field, &"value".into(), &"".into());
    add(gathered);
}

/// Reads what is open together with what came; a file of the same name takes the other's place.
fn add(gathered: Gathered) {
    let skipped = gathered.skipped;
    let mut entries = STATE.with_borrow(|state| match state.reading.is_empty() {
        true => state.read.clone(),
        false => state.reading.clone(),
    });
    for (name, file) in gathered.files {
        entries.retain(|it| it.name != name);
        entries.push(Entry { name, file, title: String::new(), day: None });
    }
    STATE.with_borrow_mut(|state| state.skipped = skipped);
    let bytes: f64 = entries.iter().map(|it| it.file.size()).sum();
    if entries.len() > FILES_MAX || bytes > BYTES_MAX as f64 {
        return tell(&limits(lang(), OwnWord::TooMuch));
    }
    if entries.is_empty() {
        return tell(&fill(lang(), OwnWord::Skipped, &[("n", &skipped.to_string())]));
    }
    read(entries);
}

/// Reads these files from the beginning.
pub fn read(entries: Vec<Entry>) {
    if let Some(results) = by_id(RESULTS) {
        results.replace_children_with_node_0();
    }
    if entries.is_empty() {
        STATE.with_borrow_mut(|state| (state.read.clear(), state.corpus.take()));
        return tell(say(lang(), OwnWord::NothingRead));
    }
    set_hidden("own-progress", Hidden::No);
    say_read(0, entries.len() as u32);
    focus("own-stop");
    if STATE.with_borrow(|state| !state.reading.is_empty()) {
        // One reading at a time: what is begun anew holds what was under way.
        STATE.with_borrow_mut(|state| state.reader = None);
    }
    start();
    let round = STATE.with_borrow_mut(|state| {
        state.reading.clone_from(&entries);
        state.round += 1;
        state.round
    });
    spawn_local(async move {
        let job = job(&entries).await;
        // Stopped, or begun anew, in the meantime.
        if STATE.with_borrow(|state| state.round != round) {
            return;
        }
        let begun = STATE.with_borrow(|state| state.reader.as_ref().map(|reader| reader.read(job)));
        if let Some(Err(error)) = begun {
            hear(News::Fault(error.as_string().unwrap_or_default()));
        }
    });
}

fn hear(news: News) {
    let lang = lang();
    match news {
        News::Read { done, all } => say_read(done, all),
        News::Joining => tell(say(lang, OwnWord::Joining)),
        News::Done { report, corpus, times } => {
            // For whoever measures: see tests/browser/own.rs.
            if let Some(dialog) = by_id(ID) {
                let _ = dialog.set_attribute("data-times", &times);
            }
            done(report, corpus);
        }
        News::Ready => {
            if let Some(dialog) = by_id(ID) {
                let _ = dialog.set_attribute("data-ready", "");
            }
        }
        News::Fault(why) => {
            STATE.with_borrow_mut(|state| state.reader = None);
            end();
            tell(&fill(lang, OwnWord::Fault, &[("why", &why)]));
        }
    }
}

fn done(report: Report, corpus: Array) {
    let lang = lang();
    let read = STATE.with_borrow_mut(|state| std::mem::take(&mut state.reading));
    end();
    STATE.with_borrow_mut(|state| {
        let any = report.articles > 0;
        state.read = read;
        let unread: Vec<&str> =
            report.files.iter().filter(|it| it.unread_words(lang).is_some()).map(|it| it.name.as_str()).collect();
        state.read.retain(|it| !unread.contains(&it.name.as_str()));
        state.corpus = any.then_some(corpus);
        tell(&report.summary(lang));
        results::show(lang, &report, &state.read, state.skipped);
        state.report = report;
    });
    focus(results::SHOW);
}

fn stop() {
    STATE.with_borrow_mut(|state| state.reader = None);
    end();
    start();
    tell(say(lang(), OwnWord::Stopped));
    focus("own-pick");
}

/// Nothing is being read any more.
fn end() {
    STATE.with_borrow_mut(|state| {
        state.reading.clear();
        state.round += 1;
    });
    set_hidden("own-progress", Hidden::Yes);
}

fn say_read(done: u32, all: u32) {
    if let Some(bar) = by_id("own-bar-done") {
        let _ = bar.set_attribute("max", &all.max(1).to_string());
        let _ = bar.set_attribute("value", &done.to_string());
    }
    let gaps = [("done", done.to_string()), ("all", all.to_string())];
    tell(&fill(lang(), OwnWord::Reading, &gaps.each_ref().map(|(name, value)| (*name, value.as_str()))));
}

fn tell(words: &str) {
    if let Some(status) = by_id(STATUS) {
        status.set_text_content(Some(words));
    }
}

/// Hands the corpus to the application, once, and shows it.
pub fn hand_over() {
    shut();
    let init = CustomEventInit::new();
    if let Some(corpus) = STATE.with_borrow_mut(|state| state.corpus.take()) {
        init.set_detail(&corpus);
    }
    if let Ok(event) = CustomEvent::new_with_event_init_dict(EVENT, &init) {
        let _ = window().dispatch_event(&event);
    }
}

/// The files that are open, as they were read last.
pub fn entries() -> Vec<Entry> {
    STATE.with_borrow(|state| state.read.clone())
}
