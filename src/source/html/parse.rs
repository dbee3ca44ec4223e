//! HTML read without a browser.
//!
//! A tokenizer that follows the standard (html5gum, no dependencies) feeds the [`Walker`]; a
//! tree is not needed for blocks. It stays out of the page, where it would weigh 50 kB.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

use super::{Document, Walker};

/// Reads a page of HTML. Any text is read; what is no markup is text.
pub fn parse(html: &str) -> Document {
    let mut emitter = DefaultEmitter::<()>::default();
    // Scripts, styles and titles hold no tags.
    emitter.naively_switch_states(true);
    let mut walker = Walker::default();
    let mut raw = Raw::None;
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name);
                let attribute = |key: &str| {
                    tag.attributes.get(key.as_bytes()).map(|value| String::from_utf8_lossy(&value.value).into_owned())
                };
                raw = match &*name {
                    "title" => Raw::Title,
                    "script" if attribute("type").is_some_and(|kind| kind.trim() == "application/ld+json") => {
                        Raw::JsonLd
                    }
                    _ => Raw::None,
                };
                if name == "meta"
                    && let (Some(key), Some(content)) =
                        (attribute("property").or(attribute("name")), attribute("content"))
                {
                    walker.meta().tag(&key, &content);
                }
                walker.start(&name, attribute);
            }
            Token::EndTag(tag) => {
                raw = Raw::None;
                walker.end(&String::from_utf8_lossy(&tag.name));
            }
            Token::String(text) => {
                let text = String::from_utf8_lossy(&text);
                match raw {
                    Raw::Title => walker.meta().window_title(&text),
                    Raw::JsonLd => walker.meta().json_ld(&text),
                    Raw::None => walker.text(&text),
                }
            }
            _ => {}
        }
    }
    walker.finish()
}

/// What the text of the element that is open means.
#[derive(Clone, Copy)]
enum Raw {
    None,
    Title,
    JsonLd,
}
