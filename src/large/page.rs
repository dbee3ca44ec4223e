//! The page beside the worker: draws what it says, asks what the reader wants to know.
//!
//! The address is the one view state ([`ViewState`]); its parameters are those of a small corpus. Typing replaces the
//! address, every other choice is a step that Back undoes.

use std::cell::RefCell;

use js_sys::Array;
use kashshaf::archive::supply::Why;
use kashshaf::archive::{Facet, PartId};
use kashshaf::dom::{El, by_id, document, el, listener, value_of, window};
use kashshaf::link::address::{DateKind, Lang, PartialDate, ViewState};
use kashshaf::present;
use kashshaf::present::large::{self, LargeWord, fill, say};
use kashshaf::present::{Counted, Word, count_words};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Event, HtmlInputElement, MessageEvent, Url, Worker};

use crate::wire::{cell, get, list as items, number, object, text};
use crate::{list, panels};

/// Values of a facet that are shown at first, and added by each "more".
pub const VALUES: u32 = 8;
/// Rows that a question asks for with its answer.
const ROWS: u32 = 20;
/// Typing reaches the address when the reader pauses.
const TYPING_MS: i32 = 400;

#[derive(Default)]
pub struct Page {
    pub state: ViewState,
    pub sort: String,
    /// The folder of the site, with a slash at its end.
    pub base: String,
    /// The number of the last question.
    pub asked: u32,
    /// Of the question that the page shows.
    pub answered: u32,
    pub total: u32,
    /// Values that are shown of each facet.
    pub values: [u32; 4],
    worker: Option<Worker>,
    typing: Option<i32>,
    began: f64,
}

thread_local! {
    pub static PAGE: RefCell<Page> = RefCell::default();
}

pub fn lang() -> Lang {
    PAGE.with_borrow(|page| page.state.lang.unwrap_or_default())
}

/// Takes the first page over.
pub fn start() {
    let base = script().and_then(|it| Some(it[..=it.rfind('/')?].to_owned())).unwrap_or_default();
    PAGE.with_borrow_mut(|page| {
        page.base = base;
        page.values = [VALUES; 4];
        page.state = read();
    });
    dress();
    draw();
    begin();
    on_window("popstate", |_| {
        PAGE.with_borrow_mut(|page| page.state = read());
        draw();
        ask();
    });
    on_window("online", |_| retry());
    on_window("click", |event| follow(&event));
    list::watch();
    if let Some(app) = by_id("app") {
        let _ = app.set_attribute("data-app", "ready");
    }
}

/// The style of the list, which comes with this program.
fn dress() {
    let Ok(sheet) = CssStyleSheet::new() else { return };
    let _ = sheet.replace_sync(include_str!("../../style/large.css"));
    if let Ok(adopted) = get(&document(), "adoptedStyleSheets").dyn_into::<Array>() {
        adopted.push(&sheet);
    }
}

fn script() -> Option<String> {
    let link = document().query_selector("link[rel=modulepreload]").ok()??;
    get(&link, "href").as_string()
}

fn on_window(name: &str, then: impl FnMut(Event) + 'static) {
    let _ = window().add_event_listener_with_callback(name, &listener(then));
}

fn read() -> ViewState {
    let query = window().location().search().unwrap_or_default();
    large::understood(&ViewState::decode("", &query).0)
}

/// Starts the worker and hands it the program.
fn begin() {
    let Some(script) = script() else { return };
    let (file, query) = script.split_once('?').unwrap_or((&script, ""));
    let folder = file.rfind('/').map_or("", |at| &file[..=at]);
    let worker = match Worker::new(&format!("{folder}large-worker.js?{query}")) {
        Ok(worker) => worker,
        Err(_) => return tell(LargeWord::NoWorker, ""),
    };
    worker.set_onmessage(Some(&listener(|event: Event| {
        if let Ok(event) = event.dyn_into::<MessageEvent>() {
            hear(&event.data());
        }
    })));
    worker.set_onerror(Some(&listener(|event: Event| {
        event.prevent_default();
        tell(LargeWord::NoWorker, "");
    })));
    let root = document().document_element().and_then(|it| it.get_attribute("data-archive")).unwrap_or_default();
    let base = PAGE.with_borrow(|page| page.base.clone());
    let _ = worker.post_message(&object(&[("script", script.as_str().into()), ("module", wasm_bindgen::module())]));
    let _ = worker.post_message(&object(&[("open", base.into()), ("root", root.into())]));
    PAGE.with_borrow_mut(|page| page.worker = Some(worker));
    ask();
}

pub fn post(message: &JsValue) {
    PAGE.with_borrow(|page| {
        if let Some(worker) = &page.worker {
            let _ = worker.post_message(message);
        }
    });
}

/// Asks what the view state asks; whatever was asked before is given up.
pub fn ask() {
    let message = PAGE.with_borrow_mut(|page| {
        page.asked += 1;
        page.began = now();
        let query = page.state.encode();
        let query = query.split_once('?').map_or("", |(_, query)| query);
        object(&[
            ("ask", page.asked.into()),
            ("query", query.into()),
            ("sort", page.sort.as_str().into()),
            ("rows", ROWS.into()),
            ("facets", page.values.iter().copied().max().unwrap_or(VALUES).into()),
        ])
    });
    post(&message);
}

pub fn now() -> f64 {
    window().performance().map_or(0.0, |it| it.now())
}

fn hear(message: &JsValue) {
    let last = PAGE.with_borrow(|page| page.asked);
    let n = number(message, "n");
    if let Some(fault) = text(message, "fault") {
        return tell(LargeWord::NoWorker, &fault);
    }
    if n.is_some_and(|n| n != last) {
        return;
    }
    if let Some(part) = text(message, "part") {
        return lost(&part, text(message, "why").and_then(|it| Why::parse(&it)));
    }
    if let Some(total) = number(message, "total") {
        return answered(total, message);
    }
    if let Some(facet) = number(message, "facet").and_then(|at| Facet::ALL.get(at as usize).copied()) {
        return panels::show(facet, &items(message, "values"), number(message, "all").unwrap_or(0));
    }
    if let Some(from) = number(message, "from") {
        return list::rows(from as usize, &items(message, "rows"));
    }
    if let Some(doc) = number(message, "doc") {
        list::snippet(doc, text(message, "pid").as_deref(), &items(message, "pieces"));
    }
}

fn answered(total: u32, message: &JsValue) {
    let began = PAGE.with_borrow_mut(|page| {
        page.total = total;
        page.answered = page.asked;
        page.began
    });
    hush();
    if let Some(count) = by_id("count") {
        let words = if total == 0 { say(lang(), LargeWord::NoHits).to_owned() } else { articles(total) };
        count.set_text_content(Some(&words));
        for (name, value) in [
            ("data-count", f64::from(total)),
            ("data-ms", now() - began),
            ("data-trips", get(message, "trips").as_f64().unwrap_or(0.0)),
            ("data-bytes", get(message, "bytes").as_f64().unwrap_or(0.0)),
        ] {
            let _ = count.set_attribute(name, &value.to_string());
        }
    }
    list::fresh(total as usize, &items(message, "rows"));
    panels::chips();
    unknown(&items(message, "unknown"));
}

fn articles(total: u32) -> String {
    count_words(lang(), Counted::Articles, total)
}

/// What was chosen and is not in this archive.
fn unknown(values: &Array) {
    let Some(place) = by_id("unknown") else { return };
    let words: Vec<String> = values.iter().filter_map(|it| it.as_string()).collect();
    let words = words.join("، ");
    let says = present::fill(lang(), Word::NoticeNotHere, &[("name", ""), ("value", &words)]);
    place.set_text_content(Some(if words.is_empty() { "" } else { says.as_str() }));
}

/// A part is not there: which, why, and the way to try again. What is shown stays.
fn lost(part: &str, why: Option<Why>) {
    let word = match why {
        Some(Why::Damaged) => LargeWord::PartDamaged,
        Some(Why::OtherVersion) => LargeWord::OtherVersion,
        _ => LargeWord::PartLost,
    };
    if let Some(count) = by_id("count") {
        // The number of another question would be a wrong answer to this one.
        let _ = count.remove_attribute("data-count");
        count.set_text_content(Some(""));
    }
    list::stale();
    tell(word, part);
    if part == PartId::ROOT.to_string()
        && let Some(page) = by_id("failure")
    {
        let _ = page.set_attribute("data-root", "");
    }
}

/// Says what is wrong, where the results stand.
fn tell(word: LargeWord, part: &str) {
    let lang = lang();
    let Some(place) = by_id("failure") else { return };
    place.set_text_content(None);
    let offline = !window().navigator().on_line();
    let words = fill(lang, word, &[("part", part)]);
    let mut all = vec![el("p").text(&words)];
    if offline {
        all.push(el("p").text(say(lang, LargeWord::Offline)));
    }
    all.push(el("button.button type=button id=retry").text(say(lang, LargeWord::Retry)).on("click", |_| retry()));
    for it in all {
        let _ = place.append_child(&it.0);
    }
    let _ = place.set_attribute("data-part", part);
    let _ = place.remove_attribute("hidden");
}

fn hush() {
    if let Some(place) = by_id("failure") {
        let _ = place.set_attribute("hidden", "");
    }
}

fn retry() {
    let Some(place) = by_id("failure").filter(|it| !it.has_attribute("hidden")) else { return };
    if place.has_attribute("data-root") {
        // Without the root there is nothing to ask: all begins anew.
        let _ = place.remove_attribute("data-root");
        if let Some(worker) = PAGE.with_borrow_mut(|page| page.worker.take()) {
            worker.terminate();
        }
        return begin();
    }
    ask();
}

/// A choice of the reader: a step of the history.
pub fn decide(change: impl FnOnce(&mut ViewState)) {
    let href = PAGE.with_borrow_mut(|page| {
        change(&mut page.state);
        address(&page.base, &page.state)
    });
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&href));
    }
    ask();
}

pub fn address(base: &str, state: &ViewState) -> String {
    format!("{base}{}", state.encode())
}

/// What is typed is asked at once and reaches the address when the reader pauses.
fn typed(event: &Event) {
    let Some(field) = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) else { return };
    let waiting = PAGE.with_borrow_mut(|page| {
        page.state.q = field.value();
        page.typing.take()
    });
    if let Some(waiting) = waiting {
        window().clear_timeout_with_handle(waiting);
    }
    ask();
    let later = listener(|_: Event| {
        let href = PAGE.with_borrow(|page| address(&page.base, &page.state));
        if let Ok(history) = window().history() {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&href));
        }
    });
    let waiting = window().set_timeout_with_callback_and_timeout_and_arguments_0(&later, TYPING_MS);
    PAGE.with_borrow_mut(|page| page.typing = waiting.ok());
}

fn dated(name: &'static str) -> impl FnMut(Event) {
    move |_| {
        let Some(field) = by_id(name) else { return };
        let typed = value_of(&field);
        let date = PartialDate::parse(typed.trim());
        let wrong = date.is_none() && !typed.trim().is_empty();
        let _ = field.set_attribute("aria-invalid", if wrong { "true" } else { "false" });
        if let Some(hint) = by_id("date-hint") {
            hint.set_text_content(Some(present::say(lang(), if wrong { Word::BadDate } else { Word::DateHint })));
        }
        if !wrong {
            decide(|state| match name {
                "from" => state.from = date,
                _ => state.to = date,
            });
        }
    }
}

/// Links to this very page change the view state; articles are pages of their own.
fn follow(event: &Event) {
    let link = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
    let link = link.and_then(|it| it.closest("a[href]").ok().flatten());
    let Some(href) = link.and_then(|it| get(&it, "href").as_string()) else { return };
    let held = ["metaKey", "ctrlKey", "shiftKey", "altKey"].iter().any(|key| get(event, key).is_truthy());
    let (Ok(url), base) = (Url::new(&href), PAGE.with_borrow(|page| page.base.clone())) else { return };
    let here = format!("{}{}", url.origin(), url.pathname()) == base && url.hash().is_empty();
    if held || !here || event.default_prevented() {
        return;
    }
    event.prevent_default();
    let state = large::understood(&ViewState::decode("", &url.search()).0);
    let other = state.lang.unwrap_or_default() != lang();
    decide(|now| *now = state);
    if other {
        draw();
    }
}

/// Everything in the page's language; what the worker says is filled in.
fn draw() {
    let (lang, state, base) =
        PAGE.with_borrow(|page| (page.state.lang.unwrap_or_default(), page.state.clone(), page.base.clone()));
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", lang.tag());
        let _ = root.set_attribute("dir", lang.dir());
    }
    document().set_title(present::say(lang, Word::Title));
    let word = |word| present::say(lang, word);
    let field = el("input id=q type=search dir=auto autocomplete=off spellcheck=false")
        .attr("placeholder", word(Word::SearchHint))
        .attr("value", &state.q)
        .on("input", |event| typed(&event));
    let search = el("div.field.search").child(el("label for=q").text(word(Word::Search))).child(field);
    let filters = el("search.filters")
        .attr("aria-label", word(Word::Filters))
        .child(search)
        .child(days(lang, &state))
        .child(panels::panels(lang))
        .child(el("p.hint").text(say(lang, LargeWord::Absent)));
    let count = el("p.count role=status id=count").text(say(lang, LargeWord::Loading));
    let head = el("div.results-head id=results").child(count).child(sort(lang)).child(el("div id=chips"));
    let results = el("div.results")
        .child(head)
        .child(el("p.hint id=unknown role=status"))
        .child(el("section.notice role=alert id=failure hidden"))
        .child(list::frame(lang));
    let other = ViewState { lang: Some(lang.other()), ..state };
    let switch = el("a.quiet id=other-language")
        .attr("href", &address(&base, &other))
        .attr("lang", lang.other().tag())
        .text(word(Word::OtherLanguage));
    if let Ok(Some(head)) = document().query_selector(".masthead") {
        if let Some(old) = by_id("other-language") {
            old.remove();
        }
        let _ = head.append_child(&switch.0);
    }
    let Some(main) = by_id("main") else { return };
    main.set_text_content(None);
    let heading = el("h1.unseen").text(word(Word::StartPage));
    for part in [heading, el("div.explorer.large").child(filters).child(results)] {
        let _ = main.append_child(&part.0);
    }
}

fn days(lang: Lang, state: &ViewState) -> El {
    let field = |id: &'static str, label: Word, value: Option<PartialDate>| {
        let input = el("input.input.date type=text dir=ltr autocomplete=off aria-describedby=date-hint")
            .attr("id", id)
            .attr("value", &value.map(|it| it.to_string()).unwrap_or_default())
            .attr("placeholder", "2023-07")
            .on("change", dated(id));
        el("div.field").child(el("label").attr("for", id).text(present::say(lang, label))).child(input)
    };
    let choice = |word: Word, kind: DateKind| {
        let input = el("input type=radio name=on").maybe("checked", (state.on == kind).then_some(""));
        let input = input.on("change", move |_| decide(|state| state.on = kind));
        el("label.choice").child(input).child(el("span").text(present::say(lang, word)))
    };
    let kinds = el("fieldset.choices")
        .child(el("legend.unseen").text(present::say(lang, Word::DateKind)))
        .child(choice(Word::OnMentioned, DateKind::Mentioned))
        .child(choice(Word::OnPublished, DateKind::Published));
    el("section.large-days")
        .attr("aria-label", present::say(lang, Word::When))
        .child(kinds)
        .child(el("div.large-fields").child(field("from", Word::From, state.from)).child(field(
            "to",
            Word::To,
            state.to,
        )))
        .child(el("p.hint id=date-hint role=status").text(present::say(lang, Word::DateHint)))
}

fn sort(lang: Lang) -> El {
    let now = PAGE.with_borrow(|page| page.sort.clone());
    let option = |value: &str, word| {
        let chosen = (now == value).then_some("");
        el("option").attr("value", value).maybe("selected", chosen).text(say(lang, word))
    };
    let select = el("select.input id=sort")
        .child(option("", LargeWord::ByRank))
        .child(option("newest", LargeWord::ByNewest))
        .child(option("oldest", LargeWord::ByOldest))
        .on("change", |_| {
            let value = by_id("sort").map(|it| value_of(&it)).unwrap_or_default();
            PAGE.with_borrow_mut(|page| page.sort = value);
            ask();
        });
    el("div.field.large-sort").child(el("label for=sort").text(say(lang, LargeWord::Sort))).child(select)
}

/// A link to an article or one of its passages.
pub fn link(aid: &str, pid: Option<&str>) -> String {
    PAGE.with_borrow(|page| {
        let state = match pid {
            Some(pid) => ViewState::passage(aid, pid),
            None => ViewState::article(aid),
        };
        address(&page.base, &ViewState { lang: page.state.lang, ..state })
    })
}

/// Source and day of a row.
pub fn facts(row: &JsValue) -> [String; 2] {
    let lang = lang();
    let source = cell(row, 3);
    let source = if source == kashshaf::corpus::UNKNOWN_SOURCE {
        present::say(lang, Word::UnknownSource).to_owned()
    } else {
        source
    };
    let day = row.dyn_ref::<Array>().and_then(|row| row.get(4).as_f64()).map(|day| kashshaf::day::Day(day as i32));
    let day = day.map_or_else(|| say(lang, LargeWord::NoDay).to_owned(), |day| present::day_words(lang, day));
    [source, day]
}
