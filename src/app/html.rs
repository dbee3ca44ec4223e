//! Elements in Leptos' builder style, with their types erased.
//!
//! `view!` gives every element of every component a type of its own; for this page that made 200 kB
//! (brotli) of WebAssembly where this makes less than half. One element type, one kind of child, one
//! keyed list: the compiler sees each once. Attributes are set as attributes, text as text nodes.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::html::element::custom;
use send_wrapper::SendWrapper;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement};

use super::Page;
use crate::link::address::ViewState;

/// Anything that can stand on the page.
pub type View = AnyView;

/// What changes by itself: run again whenever a signal that it read changes.
type Live = Box<dyn Fn() -> Option<String>>;

enum Part {
    Attribute(&'static str, String),
    LiveAttribute(&'static str, Live),
    LiveHref(Page, Box<dyn Fn(&mut ViewState)>),
    LiveFlag(&'static str, Box<dyn Fn() -> bool>),
    Checked(bool),
    LiveValue(Box<dyn Fn() -> String>),
    /// A property of its style; an attribute would need a looser security policy.
    Style(&'static str, String),
    On(&'static str, Box<dyn FnMut(Event)>),
}

/// An element being put together. Boxed, because it is handed on by value all the time.
pub struct El(Box<Draft>);

struct Draft {
    tag: &'static str,
    parts: Vec<Part>,
    children: Vec<View>,
}

/// An element from `tag.class.class name=value name=value`; what varies comes in by the methods.
/// A name alone is an attribute without value.
#[inline(never)]
pub fn el(spec: &'static str) -> El {
    let mut words = spec.split(' ');
    let mut names = words.next().unwrap_or_default().split('.');
    let tag = names.next().unwrap_or_default();
    let class = names.collect::<Vec<_>>().join(" ");
    let mut parts = Vec::new();
    if !class.is_empty() {
        parts.push(Part::Attribute("class", class));
    }
    for word in words {
        let (name, value) = word.split_once('=').unwrap_or((word, ""));
        parts.push(Part::Attribute(name, value.to_owned()));
    }
    El(Box::new(Draft { tag, parts, children: Vec::new() }))
}

impl El {
    #[inline(never)]
    fn part(mut self, part: Part) -> El {
        self.0.parts.push(part);
        self
    }

    #[inline(never)]
    pub fn attr(self, name: &'static str, value: &str) -> El {
        self.part(Part::Attribute(name, value.to_owned()))
    }

    /// An attribute that may be absent.
    #[inline(never)]
    pub fn maybe(self, name: &'static str, value: Option<&str>) -> El {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// An attribute that follows signals; absent while `None`.
    pub fn live(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> El {
        self.part(Part::LiveAttribute(name, Box::new(value)))
    }

    /// A link to the present view with something changed, whatever the present view is.
    pub fn live_href(self, page: Page, change: impl Fn(&mut ViewState) + 'static) -> El {
        self.part(Part::LiveHref(page, Box::new(change)))
    }

    /// An attribute that follows signals and is `true` or `false`.
    pub fn live_flag(self, name: &'static str, value: impl Fn() -> bool + 'static) -> El {
        self.part(Part::LiveFlag(name, Box::new(value)))
    }

    #[inline(never)]
    pub fn checked(self, checked: bool) -> El {
        self.part(Part::Checked(checked))
    }

    /// What stands in a field.
    pub fn live_value(self, value: impl Fn() -> String + 'static) -> El {
        self.part(Part::LiveValue(Box::new(value)))
    }

    #[inline(never)]
    pub fn style(self, name: &'static str, value: String) -> El {
        self.part(Part::Style(name, value))
    }

    pub fn on(self, event: &'static str, then: impl FnMut(Event) + 'static) -> El {
        self.part(Part::On(event, Box::new(then)))
    }

    pub fn child(mut self, child: impl Child) -> El {
        child.add_to(&mut self.0.children);
        self
    }

    /// Text that follows signals.
    pub fn live_text(self, text: impl Fn() -> String + Send + 'static) -> El {
        let text: Box<dyn Fn() -> String + Send> = Box::new(text);
        self.child(text.into_any())
    }

    #[inline(never)]
    pub fn view(self) -> View {
        let Draft { tag, parts, children } = *self.0;
        let parts: Parts = Rc::new(RefCell::new(parts));
        let apply: fn(Element, Parts) = apply;
        custom(tag).directive(apply, parts).child(children).into_any()
    }
}

type Parts = Rc<RefCell<Vec<Part>>>;

fn apply(element: Element, parts: Parts) {
    for part in parts.take() {
        match part {
            Part::Attribute(name, value) => set(&element, name, Some(&value)),
            Part::Checked(checked) => set_property(&element, "checked", &checked.into()),
            Part::LiveAttribute(name, value) => {
                let element = element.clone();
                follow(Box::new(move || set(&element, name, value().as_deref())));
            }
            Part::LiveHref(page, change) => {
                let element = element.clone();
                follow(Box::new(move || set(&element, "href", Some(&page.href(&mut |state| change(state))))));
            }
            Part::LiveFlag(name, value) => {
                let element = element.clone();
                follow(Box::new(move || set(&element, name, Some(if value() { "true" } else { "false" }))));
            }
            Part::LiveValue(value) => {
                let element = element.clone();
                follow(Box::new(move || set_property(&element, "value", &value().into())));
            }
            Part::Style(name, value) => {
                if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
                    let _ = element.style().set_property(name, &value);
                }
            }
            Part::On(event, then) => listen(&element, event, then),
        }
    }
}

fn set(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

fn set_property(element: &Element, name: &str, value: &JsValue) {
    let _ = js_sys::Reflect::set(element, &JsValue::from_str(name), value);
}

/// Runs `then` now and whenever a signal that it read changes, as long as its owner lives.
#[inline(never)]
pub fn follow(mut then: Box<dyn FnMut()>) {
    let effect = SendWrapper::new(RenderEffect::new(move |_| then()));
    on_cleanup(move || drop(effect));
}

/// The listener lives as long as its owner.
fn listen(element: &Element, event: &'static str, mut then: Box<dyn FnMut(Event)>) {
    let owner = Owner::current();
    let run = move |event: Event| match &owner {
        Some(owner) => owner.with(|| then(event)),
        None => then(event),
    };
    let closure = Closure::wrap(Box::new(run) as Box<dyn FnMut(Event)>);
    let _ = element.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    let kept = SendWrapper::new((closure, element.clone()));
    on_cleanup(move || {
        let (closure, element) = kept.take();
        let _ = element.remove_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    });
}

/// A listener for as long as the page lives.
pub fn on_window(event: &str, then: Box<dyn FnMut(Event)>) {
    let closure = Closure::wrap(then);
    let _ = window().add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// What may stand in an element.
pub trait Child {
    fn add_to(self, children: &mut Vec<View>);
}

impl Child for View {
    #[inline(never)]
    fn add_to(self, children: &mut Vec<View>) {
        children.push(self);
    }
}

impl Child for El {
    #[inline(never)]
    fn add_to(self, children: &mut Vec<View>) {
        children.push(self.view());
    }
}

impl Child for String {
    #[inline(never)]
    fn add_to(self, children: &mut Vec<View>) {
        children.push(self.into_any());
    }
}

impl Child for &str {
    #[inline(never)]
    fn add_to(self, children: &mut Vec<View>) {
        children.push(self.to_owned().into_any());
    }
}

impl<T: Child> Child for Option<T> {
    fn add_to(self, children: &mut Vec<View>) {
        if let Some(child) = self {
            child.add_to(children);
        }
    }
}

impl<T: Child> Child for Vec<T> {
    fn add_to(self, children: &mut Vec<View>) {
        self.into_iter().for_each(|child| child.add_to(children));
    }
}

impl<T: Child, const N: usize> Child for [T; N] {
    fn add_to(self, children: &mut Vec<View>) {
        self.into_iter().for_each(|child| child.add_to(children));
    }
}

/// One member of a keyed list, built when its key is new.
pub struct Item {
    key: String,
    build: Box<dyn FnOnce() -> View + Send>,
}

impl Item {
    pub fn new(key: String, build: impl FnOnce() -> View + Send + 'static) -> Item {
        Item { key, build: Box::new(build) }
    }
}

/// A list that follows signals and keeps the elements of keys that stay.
pub fn each(items: impl Fn() -> Vec<Item> + Send + 'static) -> View {
    let items: Box<dyn Fn() -> Vec<Item> + Send> = Box::new(items);
    let key: fn(&Item) -> String = |item| item.key.clone();
    let build: fn(Item) -> View = |item| (item.build)();
    For(ForProps { each: items, key, children: build }).into_any()
}

/// A part that is built anew whenever a signal that it read changes; nothing while `None`.
pub fn live(build: impl Fn() -> Option<View> + Send + Sync + 'static) -> View {
    let round = std::sync::atomic::AtomicU32::new(0);
    each(move || {
        let round = round.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        build().map(|view| Item::new(round.to_string(), move || view)).into_iter().collect()
    })
}

/// What stands in the field that an event comes from.
pub fn typed(event: &Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(other) => other.dyn_into::<HtmlSelectElement>().map(|it| it.value()).unwrap_or_default(),
    }
}
