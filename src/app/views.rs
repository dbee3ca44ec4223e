//! The views beside the list: a program of its own (`src/views/`) that is loaded when the first of them is asked for. Here
//! is only the way to them, and the element that they are drawn into.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

use super::html::{El, View, beside, el, follow, live};
use super::{Page, address, place};
use crate::link::address::{PageRef, ViewState};
use crate::present::Word;
use crate::present::views::Shown;

/// What the boot script offers to load a program by its name.
const LOAD: &str = "kashshafProgram";

thread_local! {
    static PROGRAM: RefCell<Option<JsValue>> = const { RefCell::new(None) };
    /// What the reader's own articles tell together.
    static OWN_FACTS: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
    /// The program's number for the published corpus, and for the own one.
    static NUMBERS: Cell<[Option<f64>; 2]> = const { Cell::new([None; 2]) };
}

/// How far the program has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Arrival {
    OnItsWay,
    Here,
    Failed,
}

/// What is told together by own files that were just opened.
pub fn keep_own_facts(facts: JsValue) {
    OWN_FACTS.set(facts);
    NUMBERS.set([NUMBERS.get()[0], None]);
}

/// The ways to look at the selection.
pub fn tabs(page: Page) -> El {
    let tab = |name: Option<&'static str>, label: Word| {
        let shown = move || Shown::of(&page.now()).map(Shown::name);
        let link = el("a.tab")
            .attr("id", &format!("tab-{}", name.unwrap_or("list")))
            .live_href(page, move |state| state.view = name.map(str::to_owned))
            .live("aria-current", move || (shown() == name).then(|| "page".to_owned()));
        el("li").child(link.child(page.say(label)))
    };
    let others = Shown::OF_EXPLORER.into_iter().filter_map(|it| Some(tab(Some(it.name()), it.tab()?)));
    let all: Vec<El> = std::iter::once(tab(None, Word::ViewList)).chain(others).collect();
    el("nav.tabs").attr("aria-label", page.say(Word::Views)).child(el("ul").child(all))
}

/// The view that the address names, else what `list` makes.
pub fn or(page: Page, list: impl Fn() -> El + 'static) -> View {
    let shown = Memo::new(move |_| Shown::of(&page.now()).is_some());
    live(move || Some(if shown.get() { stage(page) } else { list() }.view()))
}

/// A page that is a view as a whole.
pub fn whole(page: Page) -> Vec<El> {
    let back = el("a.back")
        .live_href(page, |state| (state.page, state.view) = (PageRef::Explorer, None))
        .child(page.say(if page.peek().is_filtered() { Word::BackToList } else { Word::StartPage }));
    vec![el("nav.trail").child(back), stage(page)]
}

/// Where a view is drawn, and what is said until it is.
fn stage(page: Page) -> El {
    let loaded = PROGRAM.with_borrow(Option::is_some);
    let arrival = RwSignal::new(if loaded { Arrival::Here } else { Arrival::OnItsWay });
    let container = el("div.view id=view");
    let element = container.element().clone();
    adopt(&element);
    follow(Box::new(move || {
        let state = page.now();
        if arrival.get() == Arrival::Here {
            draw(page, &element, &state);
        }
    }));
    let said = live(move || match arrival.get() {
        Arrival::Here => None,
        Arrival::OnItsWay => Some(el("p.hint.coming role=status").child(page.say(Word::ViewComing)).view()),
        Arrival::Failed => Some(failed(page, arrival).view()),
    });
    if !loaded {
        load(arrival);
    }
    el("div").child(said).child(container)
}

fn failed(page: Page, arrival: RwSignal<Arrival>) -> El {
    let again = move |_| {
        place::keep_focus();
        arrival.set(Arrival::OnItsWay);
        load(arrival);
    };
    el("section.notice role=alert id=view-failed")
        .child(el("p").child(page.say(Word::ViewFailed)))
        .child(el("button.button type=button id=view-again").on("click", again).child(page.say(Word::TryAgain)))
}

/// What the static page says stays until the view is drawn.
fn adopt(container: &Element) {
    let said = document().query_selector("#view[data-static]").ok().flatten();
    while let Some(node) = said.as_ref().and_then(|it| it.first_child()) {
        let _ = container.append_child(&node);
    }
}

fn load(arrival: RwSignal<Arrival>) {
    beside(async move {
        let program = program().await;
        let arrived = if program.is_some() { Arrival::Here } else { Arrival::Failed };
        PROGRAM.set(program);
        let _ = arrival.try_set(arrived);
    });
}

async fn program() -> Option<JsValue> {
    let load: js_sys::Function = get(&js_sys::global(), LOAD).dyn_into().ok()?;
    let loading: js_sys::Promise =
        load.call1(&JsValue::UNDEFINED, &JsValue::from_str("views")).ok()?.dyn_into().ok()?;
    JsFuture::from(loading).await.ok()
}

/// Has the program draw a state of this page's corpus.
fn draw(page: Page, container: &Element, state: &ViewState) {
    let Some(corpus) = number(page) else { return };
    let base = address::link(page, &ViewState::default());
    let _ = call("draw", &[container.into(), corpus.into(), state.encode().into(), base.into()]);
}

/// The program's number for this page's corpus, which is handed over once.
fn number(page: Page) -> Option<f64> {
    let own = usize::from(page.is_own());
    if let Some(number) = NUMBERS.get()[own] {
        return Some(number);
    }
    let facts = if page.is_own() { OWN_FACTS.with_borrow(Clone::clone) } else { JsValue::UNDEFINED };
    let number = call("open", &[js_sys::Uint8Array::from(page.corpus.bytes()).into(), facts])?.as_f64()?;
    let mut numbers = NUMBERS.get();
    numbers[own] = Some(number);
    NUMBERS.set(numbers);
    Some(number)
}

fn call(name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let program = PROGRAM.with_borrow(Clone::clone)?;
    let function: js_sys::Function = get(&program, name).dyn_into().ok()?;
    function.apply(&JsValue::UNDEFINED, &arguments.iter().collect()).ok()
}

fn get(of: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(of, &JsValue::from_str(name)).unwrap_or_default()
}
