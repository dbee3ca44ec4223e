//! Elements, made as they are named, with Leptos' signals behind what changes.
//!
//! `view!` gives every element of every component a type of its own; for this page that made 200 kB
//! (brotli) of WebAssembly where this makes less than half. Here an element is an element of the
//! browser from the start: attributes are set as attributes, text becomes text nodes, nothing is HTML.

use std::collections::HashMap;
use std::pin::Pin;

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget, HtmlElement, HtmlInputElement, HtmlSelectElement, Node};

use super::Page;
use crate::link::address::ViewState;

/// Anything that can stand on the page: an element, text, or a fragment that holds what changes.
pub struct View(Node);

impl View {
    /// Puts it at the end of an element.
    pub fn into_element(self, element: &Element) {
        let _ = element.append_child(&self.0);
    }
}

/// An element being put together.
pub struct El(Element);

/// An element from `tag.class.class name=value name=value`; what varies comes in by the methods.
/// A name alone is an attribute without value.
#[inline(never)]
pub fn el(spec: &'static str) -> El {
    let mut words = spec.split(' ');
    let mut names = words.next().unwrap_or_default().split('.');
    let tag = names.next().unwrap_or_default();
    let class = names.collect::<Vec<_>>().join(" ");
    let element = match tag {
        "svg" | "path" => document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag),
        _ => document().create_element(tag),
    };
    // The names are ours: the browser knows them all.
    let element = element.unwrap_or_else(|error| wasm_bindgen::throw_val(error));
    if !class.is_empty() {
        set(&element, "class", Some(&class));
    }
    for word in words {
        let (name, value) = word.split_once('=').unwrap_or((word, ""));
        set(&element, name, Some(value));
    }
    El(element)
}

impl El {
    #[inline(never)]
    pub fn attr(self, name: &'static str, value: &str) -> El {
        set(&self.0, name, Some(value));
        self
    }

    /// An attribute that may be absent.
    pub fn maybe(self, name: &'static str, value: Option<&str>) -> El {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// An attribute that follows signals; absent while `None`.
    pub fn live(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> El {
        self.following(Box::new(move |element| set(element, name, value().as_deref())))
    }

    /// A link to the present view with something changed, whatever the present view is.
    pub fn live_href(self, page: Page, change: impl Fn(&mut ViewState) + 'static) -> El {
        self.following(Box::new(move |element| {
            set(element, "href", Some(&page.href(&mut |state| change(state))));
        }))
    }

    /// An attribute that follows signals and is `true` or `false`.
    pub fn live_flag(self, name: &'static str, value: impl Fn() -> bool + 'static) -> El {
        self.following(Box::new(move |element| set(element, name, Some(if value() { "true" } else { "false" }))))
    }

    pub fn checked(self, checked: bool) -> El {
        set_property(&self.0, "checked", &checked.into());
        self
    }

    /// What stands in a field.
    pub fn live_value(self, value: impl Fn() -> String + 'static) -> El {
        self.following(Box::new(move |element| set_property(element, "value", &value().into())))
    }

    /// A property of its style; an attribute would need a looser security policy.
    pub fn style(self, name: &'static str, value: String) -> El {
        if let Some(element) = self.0.dyn_ref::<HtmlElement>() {
            let _ = element.style().set_property(name, &value);
        }
        self
    }

    pub fn on(self, event: &'static str, then: impl FnMut(Event) + 'static) -> El {
        listen(&self.0, event, Box::new(then));
        self
    }

    pub fn child(self, child: impl Child) -> El {
        child.add_to(&self.0);
        self
    }

    /// Text that follows signals.
    pub fn live_text(self, text: impl Fn() -> String + 'static) -> El {
        let node = document().create_text_node("");
        let _ = self.0.append_child(&node);
        follow(Box::new(move || node.set_node_value(Some(&text()))));
        self
    }

    pub fn view(self) -> View {
        View(self.0.unchecked_into())
    }

    /// The element itself, for what another program draws into it.
    pub fn element(&self) -> &Element {
        &self.0
    }

    #[inline(never)]
    fn following(self, then: Box<dyn Fn(&Element)>) -> El {
        let element = self.0.clone();
        follow(Box::new(move || then(&element)));
        self
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

/// Lets work go on beside the page. Boxed: what runs a future is large, and there is one of it this way.
pub fn beside(work: impl Future<Output = ()> + 'static) {
    let work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    wasm_bindgen_futures::spawn_local(work);
}

/// A listener for as long as the page lives.
pub fn on_window(event: &str, then: Box<dyn FnMut(Event)>) {
    on_target(&window(), event, then);
}

/// The same for what happens to something else, and goes no further.
pub fn on_target(target: &EventTarget, event: &str, then: Box<dyn FnMut(Event)>) {
    let closure = Closure::wrap(then);
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// What may stand in an element.
pub trait Child {
    fn add_to(self, element: &Element);
}

impl Child for View {
    fn add_to(self, element: &Element) {
        self.into_element(element);
    }
}

impl Child for El {
    #[inline(never)]
    fn add_to(self, element: &Element) {
        let _ = element.append_child(&self.0);
    }
}

impl Child for String {
    fn add_to(self, element: &Element) {
        self.as_str().add_to(element);
    }
}

impl Child for &str {
    #[inline(never)]
    fn add_to(self, element: &Element) {
        let _ = element.append_child(&document().create_text_node(self));
    }
}

impl<T: Child> Child for Option<T> {
    fn add_to(self, element: &Element) {
        if let Some(child) = self {
            child.add_to(element);
        }
    }
}

impl<T: Child> Child for Vec<T> {
    fn add_to(self, element: &Element) {
        self.into_iter().for_each(|child| child.add_to(element));
    }
}

impl<T: Child, const N: usize> Child for [T; N] {
    fn add_to(self, element: &Element) {
        self.into_iter().for_each(|child| child.add_to(element));
    }
}

/// A place among an element's children: what stands between two empty texts.
struct Slot {
    start: Node,
    end: Node,
}

impl Slot {
    /// A new place, and the fragment that holds it until it is put somewhere.
    fn new() -> (Slot, View) {
        let document = document();
        let fragment: Node = document.create_document_fragment().unchecked_into();
        let empty = || {
            let text: Node = document.create_text_node("").unchecked_into();
            let _ = fragment.append_child(&text);
            text
        };
        let slot = Slot { start: empty(), end: empty() };
        (slot, View(fragment))
    }

    /// Puts a node before `next`, which stands in this place or is its end.
    fn put(&self, node: &Node, next: &Node) {
        if let Some(parent) = self.end.parent_node() {
            let _ = parent.insert_before(node, Some(next));
        }
    }

    fn clear(&self) {
        while let Some(node) = self.start.next_sibling().filter(|it| *it != self.end) {
            take_away(&node);
        }
    }
}

fn take_away(node: &Node) {
    if let Some(parent) = node.parent_node() {
        let _ = parent.remove_child(node);
    }
}

/// One member of a keyed list, built when its key is new.
pub struct Item {
    key: String,
    build: Box<dyn FnOnce() -> El>,
}

impl Item {
    pub fn new(key: String, build: impl FnOnce() -> El + 'static) -> Item {
        Item { key, build: Box::new(build) }
    }
}

/// A list that follows signals and keeps the elements of keys that stay.
pub fn each(items: impl Fn() -> Vec<Item> + 'static) -> View {
    let (slot, view) = Slot::new();
    let lasting = Owner::current().unwrap_or_default();
    let mut shown: HashMap<String, (Owner, Element)> = HashMap::new();
    follow(Box::new(move || {
        let mut before = std::mem::take(&mut shown);
        let mut places = Vec::new();
        for Item { key, build } in items() {
            let kept = before.remove(&key).unwrap_or_else(|| {
                let owner = lasting.child();
                let element = owner.with(|| build().0);
                (owner, element)
            });
            places.push(kept.1.clone());
            shown.insert(key, kept);
        }
        for (owner, element) in before.into_values() {
            take_away(&element);
            owner.cleanup();
        }
        let mut next = slot.start.next_sibling();
        for element in places {
            match &next {
                Some(there) if there.is_same_node(Some(&element)) => next = there.next_sibling(),
                Some(there) => slot.put(&element, there),
                None => {}
            }
        }
    }));
    view
}

/// A part that is built anew whenever a signal that it read changes; nothing while `None`.
#[inline(never)]
pub fn live(build: impl Fn() -> Option<View> + 'static) -> View {
    let (slot, view) = Slot::new();
    follow(Box::new(move || {
        let new = build();
        slot.clear();
        if let Some(View(node)) = new {
            slot.put(&node, &slot.end);
        }
    }));
    view
}

/// What stands in the field that an event comes from.
pub fn typed(event: &Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(other) => other.dyn_into::<HtmlSelectElement>().map(|it| it.value()).unwrap_or_default(),
    }
}
