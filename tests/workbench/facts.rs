//! How well facts told together are found: subjects, conflicts and repeated words of the five articles against the gold.
//!
//! `cargo run --release --example facts [GOLD [SEEDS]] [--list]` prints precision and recall, and what was found and missed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use kashshaf::corpus::Draft;
use kashshaf::corpus::draft::{Basis, Published};
use kashshaf::corpus::facts::{Degree, Facts, Spot};
use kashshaf::day::Day;
use kashshaf::facts;
use kashshaf::prepare::{Input, Metadata, prepare};
use kashshaf::resolve::corrections::Corrections;
use kashshaf::span::Positions;
use serde_json::Value;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let list = args.iter().any(|it| it == "--list");
    let mut paths = args.iter().filter(|it| !it.starts_with("--")).map(PathBuf::from);
    let gold = paths.next().unwrap_or_else(|| "tests/gold".into());
    let seeds = paths.next().unwrap_or_else(|| "seeds".into());
    let draft = read(&gold, &seeds);
    let facts = facts::find(&draft, &facts::Corrections::default());
    let world = World { draft: &draft, facts: &facts, list };
    world.subjects(&json(&gold.join("claims.json")));
    world.conflicts(&json(&gold.join("claims.json")));
    world.pairs(&json(&gold.join("reuse.json")));
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).expect("the gold")).expect("JSON")
}

fn read(gold: &Path, seeds: &Path) -> Draft {
    let mut inputs = Vec::new();
    for entry in std::fs::read_dir(gold).expect("the gold").flatten() {
        let path = entry.path();
        let stem = path.file_stem().and_then(|it| it.to_str()).unwrap_or_default().to_owned();
        if path.extension().is_none_or(|it| it != "json") {
            continue;
        }
        let doc = json(&path);
        if doc["id"].as_str() != Some(&stem) {
            continue;
        }
        let file = doc["source"]["file"].as_str().unwrap_or_default().to_owned();
        let bytes = std::fs::read(seeds.join(&file)).expect("the article");
        let day = doc["published"]["value"].as_str().and_then(Day::parse);
        let published = day.map(|day| Published { day, basis: Basis::Stated, evidence: String::new() });
        inputs.push(Input { file, bytes, metadata: Metadata { key: Some(stem), published, ..Metadata::default() } });
    }
    inputs.sort_by(|a, b| a.file.cmp(&b.file));
    prepare(&inputs, &Corrections::default()).expect("articles").draft
}

struct World<'a> {
    draft: &'a Draft,
    facts: &'a Facts,
    list: bool,
}

/// An article's key and a line, counted from 1.
type Line = (String, u64);

impl World<'_> {
    fn line(&self, spot: Spot) -> Line {
        let article = &self.draft.articles[spot.article as usize];
        let start = article.passages[spot.passage as usize].extent.start;
        let line = article.lines.iter().position(|it| it.extent.start <= start && start <= it.extent.end);
        (article.key.clone(), line.map_or(0, |it| it as u64 + 1))
    }

    fn words(&self, spot: Spot, extent: kashshaf::span::Extent) -> String {
        Positions::new(&self.draft.articles[spot.article as usize].text).slice(extent).to_owned()
    }

    fn subjects(&self, gold: &Value) {
        let mut right = 0;
        let (mut verdicts, mut readings, mut told) = (0, 0, 0);
        for subject in gold["subjects"].as_array().into_iter().flatten() {
            let wanted: BTreeSet<(Line, u64)> = subject["readings"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|it| (line_of(it, "line"), it["number"].as_f64().unwrap_or(0.0).to_bits()))
                .collect();
            let found = self.facts.subjects.iter().map(|it| {
                let own: BTreeSet<(Line, u64)> =
                    it.readings.iter().map(|it| (self.line(it.spot), it.number.to_bits())).collect();
                (own.intersection(&wanted).count(), it)
            });
            let best = found.max_by_key(|(held, _)| *held).filter(|(held, _)| *held > 1);
            told += wanted.len();
            let verdict = subject["verdict"].as_str().unwrap_or_default();
            if let Some((held, it)) = best {
                right += 1;
                readings += held;
                verdicts += usize::from(it.verdict.name() == verdict);
            }
            let says = best.map_or("missed".to_owned(), |(held, it)| {
                format!("{held} of {} readings, {} for {verdict}", wanted.len(), it.verdict.name())
            });
            println!("  {:<52} {says}", subject["subject"].as_str().unwrap_or_default());
        }
        let all = gold["subjects"].as_array().map_or(0, Vec::len);
        let proposed = self.facts.subjects.len();
        println!(
            "subjects: {right} of {all} found, {proposed} proposed (precision {:.3}, recall {:.3}); readings {readings} of {told}; verdicts {verdicts} of {all}",
            ratio(right, proposed),
            ratio(right, all),
        );
        for it in self.facts.subjects.iter().filter(|_| self.list) {
            println!("    {} [{}] {} {}: {}", it.id, it.label_ar, it.verdict.name(), it.rule, it.evidence);
            for reading in &it.readings {
                let (key, line) = self.line(reading.spot);
                println!(
                    "      {key}:{line} {} {}",
                    reading.comparator.sign(),
                    self.words(reading.spot, reading.extent)
                );
            }
        }
    }

    fn conflicts(&self, gold: &Value) {
        let mut used = BTreeSet::new();
        let mut right = 0;
        let wanted = gold["conflicts"].as_array().map_or(&[][..], |it| it);
        for conflict in wanted {
            let versions: Vec<BTreeSet<Line>> = conflict["versions"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|it| {
                    let lines = it["lines"].as_array().into_iter().flatten().filter_map(Value::as_u64);
                    lines.map(|line| (it["doc"].as_str().unwrap_or_default().to_owned(), line)).collect()
                })
                .collect();
            let found = self.facts.conflicts.iter().position(|it| {
                let own: Vec<Line> = it.versions.iter().map(|it| self.line(it.spot)).collect();
                versions.iter().filter(|lines| own.iter().any(|line| lines.contains(line))).count() >= 2
            });
            used.extend(found);
            right += usize::from(found.is_some());
            let says = found.and_then(|at| self.facts.conflicts.get(at)).map_or("missed".to_owned(), |it| {
                format!("{} ({}) for {}", it.verdict.name(), it.rule, conflict["verdict"].as_str().unwrap_or_default())
            });
            println!("  {:<52} {says}", conflict["subject"].as_str().unwrap_or_default());
        }
        println!(
            "conflicts: {right} of {} found, {} proposed (precision {:.3})",
            wanted.len(),
            self.facts.conflicts.len(),
            ratio(used.len(), self.facts.conflicts.len()),
        );
        for it in self.facts.conflicts.iter().filter(|_| self.list) {
            println!("    {} {} {}", it.id, it.verdict.name(), it.rule);
            for version in &it.versions {
                let (key, line) = self.line(version.spot);
                println!("      {key}:{line} {}", self.words(version.spot, version.extent));
            }
        }
    }

    fn pairs(&self, gold: &Value) {
        let wanted: BTreeSet<(Line, Line, String)> = gold
            .as_array()
            .into_iter()
            .flatten()
            .map(|it| {
                let (a, b) = (line_of(&it["a"], "line"), line_of(&it["b"], "line"));
                let degree = it["degree"].as_str().unwrap_or_default().to_owned();
                if a < b { (a, b, degree) } else { (b, a, degree) }
            })
            .collect();
        let found: BTreeSet<(Line, Line, String)> = self
            .facts
            .pairs
            .iter()
            .map(|it| {
                let (a, b) = (self.line(it.first), self.line(it.second));
                let degree = it.degree.name().to_owned();
                if a < b { (a, b, degree) } else { (b, a, degree) }
            })
            .collect();
        for degree in Degree::ALL {
            let of = |set: &BTreeSet<(Line, Line, String)>| -> BTreeSet<(Line, Line, String)> {
                set.iter().filter(|it| it.2 == degree.name()).cloned().collect()
            };
            report(degree.name(), &of(&wanted), &of(&found), self.list);
        }
        let bare = |set: &BTreeSet<(Line, Line, String)>| -> BTreeSet<(Line, Line, String)> {
            set.iter().map(|(a, b, _)| (a.clone(), b.clone(), String::new())).collect()
        };
        report("pairs of any degree", &bare(&wanted), &bare(&found), false);
    }
}

fn report(name: &str, wanted: &BTreeSet<(Line, Line, String)>, found: &BTreeSet<(Line, Line, String)>, list: bool) {
    let right = wanted.intersection(found).count();
    println!(
        "{name}: {right} of {} found, {} proposed (precision {:.3}, recall {:.3})",
        wanted.len(),
        found.len(),
        ratio(right, found.len()),
        ratio(right, wanted.len())
    );
    if list {
        let shown = |(a, b, _): &(Line, Line, String)| format!("{}:{} {}:{}", a.0, a.1, b.0, b.1);
        wanted.difference(found).for_each(|it| println!("    missed {}", shown(it)));
        found.difference(wanted).for_each(|it| println!("    too many {}", shown(it)));
    }
}

fn line_of(it: &Value, key: &str) -> Line {
    (it["doc"].as_str().unwrap_or_default().to_owned(), it[key].as_u64().unwrap_or(0))
}

fn ratio(a: usize, b: usize) -> f64 {
    if b == 0 { 0.0 } else { a as f64 / b as f64 }
}
