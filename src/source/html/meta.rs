//! What a page says of itself for machines: meta tags and JSON-LD.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Statements of the head of a page. They are hints: the text of the page decides.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Meta {
    pub title: Option<String>,
    pub author: Option<String>,
    pub publisher: Option<String>,
    /// As written there, mostly ISO 8601 with a clock.
    pub published: Option<String>,
    pub url: Option<String>,
}

/// Levels of nesting of JSON-LD that are looked into.
const DEEPEST: usize = 6;

impl Meta {
    /// Takes one `<meta>` tag: its `name` or `property`, and its `content`.
    pub fn tag(&mut self, name: &str, content: &str) {
        let slot = match name.to_ascii_lowercase().as_str() {
            "og:title" | "twitter:title" | "dc.title" => &mut self.title,
            "author" | "article:author" | "dc.creator" | "twitter:creator" => &mut self.author,
            "og:site_name" | "publisher" | "article:publisher" | "dc.publisher" => &mut self.publisher,
            "article:published_time"
            | "date"
            | "pubdate"
            | "publishdate"
            | "dc.date"
            | "dc.date.issued"
            | "datepublished"
            | "parsely-pub-date" => &mut self.published,
            "og:url" => &mut self.url,
            _ => return,
        };
        fill(slot, content);
    }

    /// Takes the text of a `<title>` element; the tags above say it better.
    pub fn window_title(&mut self, title: &str) {
        fill(&mut self.title, title);
    }

    /// Takes a script of type `application/ld+json`.
    pub fn json_ld(&mut self, script: &str) {
        if let Ok(value) = serde_json::from_str::<Value>(script) {
            self.read(&value, 0);
        }
    }

    fn read(&mut self, value: &Value, depth: usize) {
        match value {
            _ if depth > DEEPEST => {}
            Value::Array(list) => list.iter().for_each(|item| self.read(item, depth + 1)),
            Value::Object(object) => {
                if let Some(graph) = object.get("@graph") {
                    self.read(graph, depth + 1);
                }
                let article =
                    names(object.get("@type")).is_some_and(|kind| kind.contains("Article") || kind.contains("Posting"));
                if article {
                    for (slot, key) in [
                        (&mut self.title, "headline"),
                        (&mut self.author, "author"),
                        (&mut self.publisher, "publisher"),
                        (&mut self.published, "datePublished"),
                        (&mut self.url, "url"),
                    ] {
                        if let Some(words) = names(object.get(key)) {
                            fill(slot, &words);
                        }
                    }
                }
            }
            _ => {}
        }
    }
}

/// A string, the name of an object, or those of a list.
fn names(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(words) => Some(words.clone()),
        Value::Object(object) => object.get("name").and_then(Value::as_str).map(str::to_owned),
        Value::Array(list) => {
            let each: Vec<String> =
                list.iter().filter(|item| !item.is_array()).filter_map(|item| names(Some(item))).collect();
            (!each.is_empty()).then(|| each.join("، "))
        }
        _ => None,
    }
}

/// The first statement counts; addresses and handles are no names.
fn fill(slot: &mut Option<String>, words: &str) {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if slot.is_none() && !words.is_empty() {
        *slot = Some(words);
    }
}
