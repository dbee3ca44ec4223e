//! Elements, made directly: this dialog is too small for a framework.

use js_sys::Function;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, HtmlElement, Window};

pub fn window() -> Window {
    web_sys::window().expect("the dialog runs in a page")
}

pub fn document() -> Document {
    window().document().expect("a page has a document")
}

/// An element from `tag.class.class name=value name=value`; a name alone is an attribute without value.
pub fn el(spec: &str) -> El {
    let mut words = spec.split(' ');
    let mut names = words.next().unwrap_or_default().split('.');
    let tag = names.next().unwrap_or_default();
    let element = document().create_element(tag).expect("a tag's name");
    let class = names.collect::<Vec<_>>().join(" ");
    let made = El(element);
    let made = if class.is_empty() { made } else { made.attr("class", &class) };
    words.fold(made, |made, word| {
        let (name, value) = word.split_once('=').unwrap_or((word, ""));
        made.attr(name, value)
    })
}

pub struct El(pub Element);

impl El {
    pub fn attr(self, name: &str, value: &str) -> El {
        let _ = self.0.set_attribute(name, value);
        self
    }

    pub fn text(self, text: &str) -> El {
        let _ = self.0.append_with_str_1(text);
        self
    }

    pub fn child(self, child: El) -> El {
        let _ = self.0.append_with_node_1(&child.0);
        self
    }

    pub fn children(self, children: impl IntoIterator<Item = El>) -> El {
        children.into_iter().fold(self, El::child)
    }

    /// The listener stays for as long as the page does: the dialog is made a few times, not thousands.
    pub fn on(self, event: &str, then: impl FnMut(Event) + 'static) -> El {
        let _ = self.0.add_event_listener_with_callback(event, &listener(then));
        self
    }
}

pub fn listener(then: impl FnMut(Event) + 'static) -> Function {
    Closure::<dyn FnMut(Event)>::new(then).into_js_value().unchecked_into()
}

pub fn by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

pub fn focus(id: &str) {
    if let Some(element) = by_id(id).and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Shows or hides an element.
pub fn set_hidden(id: &str, hidden: Hidden) {
    let Some(element) = by_id(id) else { return };
    let _ = match hidden {
        Hidden::Yes => element.set_attribute("hidden", ""),
        Hidden::No => element.remove_attribute("hidden"),
    };
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Hidden {
    Yes,
    No,
}

pub fn get(of: &JsValue, key: &str) -> JsValue {
    js_sys::Reflect::get(of, &key.into()).unwrap_or_default()
}

/// What stands in a field.
pub fn value_of(element: &Element) -> String {
    get(element, "value").as_string().unwrap_or_default()
}
