//! `index CORPUS.jsonl INDEX.pack`: indexes with one thread and prints the seconds that it took, reading left out.

use std::io::Write;
use std::path::Path;
use std::time::Instant;

use serde_json::Value;
use tantivy::directory::{Directory, RamDirectory};
use tantivy::{Index, TantivyDocument};

const MEMORY: usize = 1_000_000_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(corpus), Some(pack)) = (arguments.next(), arguments.next()) else {
        return Err("index CORPUS.jsonl INDEX.pack".into());
    };
    let articles: Vec<Value> =
        std::fs::read_to_string(corpus)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let schema = tantivy_peer::schema();
    let directory = RamDirectory::create();
    let index = Index::create(directory.clone(), schema.clone(), Default::default())?;
    let start = Instant::now();
    let mut writer = index.writer_with_num_threads(1, MEMORY)?;
    for article in &articles {
        let list = |name: &str| -> Vec<&str> {
            article[name].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
        };
        let mut row = TantivyDocument::new();
        row.add_text(schema.get_field("title")?, article["title"].as_str().unwrap_or_default());
        row.add_text(schema.get_field("text")?, list("paragraphs").join("\n"));
        for person in list("persons") {
            row.add_text(schema.get_field("person")?, person);
        }
        let day = article["published"].as_str().unwrap_or_default().replace('-', "").parse()?;
        row.add_u64(schema.get_field("published")?, day);
        row.add_u64(schema.get_field("id")?, article["id"].as_u64().unwrap_or_default());
        writer.add_document(row)?;
    }
    writer.commit()?;
    let segments = index.searchable_segment_ids()?;
    if segments.len() > 1 {
        writer.merge(&segments).wait()?;
    }
    writer.garbage_collect_files().wait()?;
    writer.wait_merging_threads()?;
    println!(r#"{{"seconds": {}}}"#, start.elapsed().as_secs_f64());
    let mut out = std::fs::File::create(pack)?;
    let mut put = |name: &str, bytes: &[u8]| -> std::io::Result<()> {
        for part in [name.as_bytes(), bytes] {
            out.write_all(&(part.len() as u32).to_le_bytes())?;
            out.write_all(part)?;
        }
        Ok(())
    };
    for segment in &index.load_metas()?.segments {
        for path in segment.list_files() {
            if directory.exists(&path)? {
                put(&path.to_string_lossy(), &directory.open_read(&path)?.read_bytes()?)?;
            }
        }
    }
    for name in ["meta.json", ".managed.json"] {
        if let Ok(bytes) = directory.atomic_read(Path::new(name)) {
            put(name, &bytes)?;
        }
    }
    Ok(())
}
