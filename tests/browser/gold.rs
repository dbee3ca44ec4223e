//! The hand-made truth for the five articles, as far as the page can be held to it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

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
pub fn passages() -> Vec<GoldPassage> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    ["000", "001", "002", "003", "004"].iter().flat_map(|id| of_article(root, id)).collect()
}

fn of_article(root: &Path, id: &str) -> Vec<GoldPassage> {
    let gold: Value = read(&root.join(format!("tests/gold/{id}.json")));
    let file = gold["source"]["file"].as_str().expect("a file name");
    let text = fs::read_to_string(root.join("seeds").join(file)).expect("a seed");
    let lines: Vec<&str> = text.split('\n').collect();
    let is_article = |line: &&Value| !matches!(line["kind"].as_str(), Some("related" | "boilerplate" | "blank"));
    let numbers = gold["lines"].as_array().expect("lines").iter().filter(is_article).filter_map(|l| l["line"].as_u64());
    numbers
        .map(|number| {
            let spans = || gold["spans"].as_array().expect("spans").iter().filter(move |s| s["line"] == number);
            let word = |value: &Value| value.as_str().map(str::to_owned);
            GoldPassage {
                text: lines[number as usize - 1].trim_end_matches('\r').to_owned(),
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

/// The gold's Arabic name of an entity.
pub fn name_ar(entity: &str) -> String {
    let entities = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold/entities.json"));
    entities[entity]["name_ar"].as_str().expect("a name").to_owned()
}

fn read(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}
