//! Elements, made directly: for programs that are too small for a framework (`src/reader`, `src/views`).

use js_sys::Function;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, FocusOptions, HtmlElement, Node, Window};

pub fn window() -> Window {
    web_sys::window().expect("the dialog runs in a page")
}

pub fn document() -> Document {
    window().document().expect("a page has a document")
}

/// An element from `tag.class.class name=value name=value`; a name alone is an attribute without value.
pub fn el(spec: &str) -> El {
    made(spec, &|tag| document().create_element(tag))
}

/// The same of a drawing: `svg`, and all that stands in one.
pub fn svg(spec: &str) -> El {
    made(spec, &|tag| document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag))
}

fn made(spec: &str, make: &dyn Fn(&str) -> Result<Element, JsValue>) -> El {
    let mut words = spec.split(' ');
    let mut names = words.next().unwrap_or_default().split('.');
    let tag = names.next().unwrap_or_default();
    let element = make(tag).expect("a tag's name");
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

    /// An attribute that may be absent.
    pub fn maybe(self, name: &str, value: Option<&str>) -> El {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
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

    /// The listener goes with its element, where the browser collects garbage across languages.
    pub fn on(self, event: &str, then: impl FnMut(Event) + 'static) -> El {
        let _ = self.0.add_event_listener_with_callback(event, &listener(then));
        self
    }

    /// A property of its style; an attribute would need a looser security policy.
    pub fn style(self, name: &str, value: &str) -> El {
        let style = get(&self.0, "style");
        if let Some(style) = style.dyn_ref::<web_sys::CssStyleDeclaration>() {
            let _ = style.set_property(name, value);
        }
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

/// Puts new content into a container in one step. What the reader was at stays where the new content has it under the same
/// id: the focus, and how far an element with an id was scrolled.
pub fn redraw(container: &Element, content: impl IntoIterator<Item = El>) {
    let inside = |it: &Element| container.contains(Some(it.unchecked_ref::<Node>()));
    let focused = document().active_element().filter(|it| inside(it)).map(|it| it.id());
    let mut scrolled = Vec::new();
    if let Ok(list) = container.query_selector_all("[data-scrolls][id]") {
        for at in 0..list.length() {
            if let Some(element) = list.get(at).and_then(|it| it.dyn_into::<Element>().ok()) {
                scrolled.push((element.id(), element.scroll_left(), element.scroll_top()));
            }
        }
    }
    let fresh = document().create_document_fragment();
    for element in content {
        let _ = fresh.append_child(&element.0);
    }
    container.set_text_content(None);
    let _ = container.append_child(&fresh);
    for (id, left, top) in scrolled {
        if let Some(element) = by_id(&id) {
            element.set_scroll_left(left);
            element.set_scroll_top(top);
        }
    }
    if let Some(element) = focused.filter(|id| !id.is_empty()).and_then(|id| by_id(&id)) {
        focus_quietly(&element);
    }
}

/// Moves the focus without moving the page; also to what stands in a drawing.
pub fn focus_quietly(element: &Element) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let focus = get(element, "focus").dyn_into::<Function>();
    let _ = focus.map(|focus| focus.call1(element, &options));
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
