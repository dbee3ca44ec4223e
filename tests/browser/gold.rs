//! The hand-made truth for the five articles, as far as the page can be held to it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use serde_json::Value;

use crate::site::root;

/// One line of article text of the gold: a passage of the product.
pub struct GoldPassage {
    pub text: String,
    pub published: String,
    /// Entity ids of the gold.
    pub persons: BTreeSet<String>,
    /// Closed intervals, ISO days.
    pub dates: Vec<(String, String)>,
}

/// All passages of the five articles, in the order of the files.
pub static PASSAGES: LazyLock<Vec<GoldPassage>> =
    LazyLock::new(|| ["000", "001", "002", "003", "004"].iter().flat_map(|id| of_article(id)).collect());

fn of_article(id: &str) -> Vec<GoldPassage> {
    let gold: Value = read(&format!("{id}.json"));
    let file = gold["source"]["file"].as_str().expect("a file name");
    let text = fs::read_to_string(root().join("seeds").join(file)).expect("a seed");
    let lines: Vec<&str> = text.split('\n').collect();
    let is_article = |line: &&Value| !matches!(line["kind"].as_str(), Some("related" | "boilerplate" | "blank"));
    let numbers = gold["lines"].as_array().expect("lines").iter().filter(is_article).filter_map(|l| l["line"].as_u64());
    numbers
        .map(|number| {
            let spans = || gold["spans"].as_array().expect("spans").iter().filter(move |s| s["line"] == number);
            let word = |value: &Value| value.as_str().map(str::to_owned);
            GoldPassage {
                text: lines[number as usize - 1].trim().to_owned(),
                published: word(&gold["published"]["value"]).expect("a day"),
                persons: spans().filter(|s| s["kind"] == "person").filter_map(|s| word(&s["entity"])).collect(),
                dates: spans()
                    .filter(|s| s["kind"] == "date")
                    .filter_map(|s| Some((word(&s["from"])?, word(&s["to"])?)))
                    .collect(),
            }
        })
        .collect()
}

/// The texts of the passages of which `holds` is true.
pub fn texts(holds: impl Fn(&GoldPassage) -> bool) -> Vec<String> {
    PASSAGES.iter().filter(|it| holds(it)).map(|it| it.text.clone()).collect()
}

/// The forms in which the articles name an entity.
pub fn variants(entity: &str) -> Vec<String> {
    let entities = read("entities.json");
    let forms = entities[entity]["variants"].as_array().expect("an entity of the gold");
    forms.iter().filter_map(|it| it.as_str().map(str::to_owned)).collect()
}

fn read(name: &str) -> Value {
    let path = root().join(Path::new("tests/gold")).join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}
