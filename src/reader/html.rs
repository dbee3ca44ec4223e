//! HTML files: the browser parses, the product's own walker makes blocks of the tree. Scripts of the file do not
//! run and nothing that it names is loaded: such a document has no window.

use js_sys::Uint8Array;
use kashshaf::source::html::{Document, Walker};
use kashshaf::source::{Decoded, Hint, decode_with};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DomParser, Element, Node, SupportedType};

use crate::work::code_page;

/// An HTML file decoded and cut into blocks; `None` for any other file, and for one that is no text.
pub async fn read(name: &str, file: &Blob) -> Option<(Decoded, Document)> {
    if Hint::of(name) != Hint::Html {
        return None;
    }
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    let decoded = decode_with(&Uint8Array::new(&buffer).to_vec(), code_page);
    if decoded.fault.is_some() {
        return None;
    }
    let tree = DomParser::new().ok()?.parse_from_string(&decoded.text, SupportedType::TextHtml).ok()?;
    let mut walker = Walker::default();
    walk(&tree.document_element()?, &mut walker);
    Some((decoded, walker.finish()))
}

/// Tells the walker every tag and text in order. A loop, because files nest as deep as they like.
fn walk(root: &Element, walker: &mut Walker) {
    let root: &Node = root;
    let mut at = Some(root.clone());
    while let Some(node) = at {
        enter(&node, walker);
        at = node.first_child().or_else(|| {
            let mut node = node;
            loop {
                leave(&node, walker);
                if node.is_same_node(Some(root)) {
                    return None;
                }
                if let Some(next) = node.next_sibling() {
                    return Some(next);
                }
                node = node.parent_node()?;
            }
        });
    }
}

fn enter(node: &Node, walker: &mut Walker) {
    let Some(element) = node.dyn_ref::<Element>() else {
        if node.node_type() == Node::TEXT_NODE {
            walker.text(&node.node_value().unwrap_or_default());
        }
        return;
    };
    let name = element.local_name();
    let attribute = |key: &str| element.get_attribute(key);
    let inside = || element.text_content().unwrap_or_default();
    match name.as_str() {
        "meta" => {
            let key = attribute("property").or_else(|| attribute("name"));
            if let (Some(key), Some(content)) = (key, attribute("content")) {
                walker.meta().tag(&key, &content);
            }
        }
        "title" => walker.meta().window_title(&inside()),
        "script" if attribute("type").is_some_and(|kind| kind.trim() == "application/ld+json") => {
            walker.meta().json_ld(&inside());
        }
        _ => {}
    }
    walker.start(&name, attribute);
}

fn leave(node: &Node, walker: &mut Walker) {
    if let Some(element) = node.dyn_ref::<Element>() {
        walker.end(&element.local_name());
    }
}

/// Both as one text for the worker.
pub fn packed((decoded, document): &(Decoded, Document)) -> JsValue {
    let packed = serde_json::to_string(&(&decoded.text, decoded.encoding, &decoded.notes, document));
    packed.map_or(JsValue::UNDEFINED, JsValue::from)
}

pub fn unpacked(packed: &str) -> Option<(Decoded, Document)> {
    let (text, encoding, notes, document): (String, String, Vec<String>, Document) =
        serde_json::from_str(packed).ok()?;
    // The name of one of a handful of encodings.
    let encoding =
        ["UTF-8", "UTF-16LE", "UTF-16BE", "windows-1256", "ISO-8859-6"].into_iter().find(|it| *it == encoding)?;
    Some((Decoded { text, encoding, notes, fault: None }, document))
}
