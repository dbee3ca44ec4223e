//! Builds an archive from articles in JSON lines: `archive_index ARTICLES.jsonl FOLDER`.
//!
//! A line has `id`, `title`, `paragraphs`, and as they apply `published` (`YYYY-MM-DD`), `source`, `persons`. Writes the parts
//! under the names that the page asks for, the root as `index.root`, and prints what was built as one line of JSON. The time is that of
//! building: reading the lines is not in it.

use std::collections::HashMap;
use std::time::{Duration, Instant};
use std::{env, fs, path::Path, process};

use kashshaf::archive::build::{self, Article, Entity, Extra, Run};
use kashshaf::archive::{Facet, Kind, Name, PartId};
use kashshaf::day::Day;
use serde::Deserialize;

#[derive(Deserialize)]
struct Line {
    id: serde_json::Value,
    title: String,
    paragraphs: Vec<String>,
    published: Option<String>,
    #[serde(default)]
    source: String,
    #[serde(default)]
    persons: Vec<String>,
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [articles, folder] = arguments.as_slice() else {
        eprintln!("usage: archive_index ARTICLES.jsonl FOLDER");
        process::exit(2);
    };
    if let Err(error) = write(articles, Path::new(folder)) {
        eprintln!("{error}");
        process::exit(1);
    }
}

fn write(articles: &str, folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    fs::create_dir_all(folder)?;
    let mut run = Run::new();
    let mut persons: HashMap<String, u32> = HashMap::new();
    let mut spent = Duration::ZERO;
    let reader = std::io::BufReader::new(fs::File::open(articles)?);
    for (at, line) in std::io::BufRead::lines(reader).enumerate() {
        let line: Line = serde_json::from_str(&line?).map_err(|error| format!("{articles}:{}: {error}", at + 1))?;
        let entities: Vec<u32> = line
            .persons
            .iter()
            .map(|name| {
                let next = persons.len() as u32;
                *persons.entry(name.clone()).or_insert(next)
            })
            .collect();
        let key = line.id.as_str().map_or_else(|| line.id.to_string(), str::to_owned);
        let paragraphs: Vec<&str> = line.paragraphs.iter().map(String::as_str).collect();
        let article = Article {
            key: &key,
            title: &line.title,
            paragraphs: &paragraphs,
            published: line.published.as_deref().and_then(Day::parse),
            source: &line.source,
            entities: &entities,
            mentioned: &[],
        };
        let start = Instant::now();
        run.add(&article);
        spent += start.elapsed();
    }
    let mut entities: Vec<(String, u32)> = persons.into_iter().collect();
    entities.sort_unstable_by_key(|(_, at)| *at);
    let entity = |(name, _): (String, u32)| Entity {
        facet: Facet::Persons,
        name: Name { id: name.clone(), arabic: name, english: String::new() },
    };
    let entities: Vec<Entity> = entities.into_iter().map(entity).collect();
    let mut parts: Vec<(PartId, Vec<u8>)> = Vec::new();
    let added = spent;
    let start = Instant::now();
    let summary = build::finish(vec![run], &entities, &Extra::default(), |id, bytes| parts.push((id, bytes)));
    spent += start.elapsed();
    let mut sizes: Vec<(Kind, usize, usize)> = Vec::new();
    for (id, bytes) in &parts {
        let name = match id.kind {
            Kind::Root => "index.root".to_owned(),
            _ => format!("{:016x}", build::hash(bytes)),
        };
        fs::write(folder.join(name), bytes)?;
        match sizes.iter_mut().find(|(kind, ..)| *kind == id.kind) {
            Some((_, count, size)) => {
                *count += 1;
                *size += bytes.len();
            }
            None => sizes.push((id.kind, 1, bytes.len())),
        }
    }
    // Which file is which part, for measuring.
    let list: String = parts.iter().map(|(id, bytes)| format!("{id}\t{:016x}\n", build::hash(bytes))).collect();
    fs::write(folder.join("parts.tsv"), list)?;
    for (kind, count, size) in sizes {
        eprintln!("{:20} {count:6} {size:10}", kind.name());
    }
    eprintln!("{summary:?}, {:.3} s adding", added.as_secs_f64());
    println!(
        "{{\"seconds\": {:.4}, \"mbPerSecond\": {:.1}, \"peakMb\": {:.1}}}",
        spent.as_secs_f64(),
        summary.bytes as f64 / 1e6 / spent.as_secs_f64(),
        peak()
    );
    Ok(())
}

/// Most memory used so far, in megabytes; 0 where the system does not say.
fn peak() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().split(' ').next()?.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}
