//! The five articles are third-party text: kept byte for byte.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

#[test]
fn the_articles_are_untouched() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for id in ["000", "001", "002", "003", "004"] {
        let gold = fs::read_to_string(root.join(format!("tests/gold/{id}.json"))).expect("gold");
        let gold: serde_json::Value = serde_json::from_str(&gold).expect("JSON");
        let file = gold["source"]["file"].as_str().expect("a file");
        let bytes = fs::read(root.join("seeds").join(file)).expect("a seed");
        let hash: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(hash, gold["source"]["sha256"].as_str().expect("a hash"), "{file}");
    }
}
