//! How well events are recognised, against annotated ones.
//!
//!     cargo run --example events -- [SEEDS [GOLD]] [--list] [--errors]
//!
//! SEEDS: a folder of articles with `articles.toml` (default `seeds`); GOLD: a folder with `events.json` and the articles'
//! annotation (default `tests/gold`). `--list` prints what was found, which needs no GOLD. One found event matches one of the
//! gold's where both are of one kind and share a line that tells them; each further row of the table asks for more.
//! Statements are scored with the rest and apart: which of the many sayings of an article is an event is a matter of taste.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use kashshaf::corpus::Draft;
use kashshaf::corpus::facts::{Event, Status};
use kashshaf::facts;
use kashshaf::prepare::{manifest, prepare};
use kashshaf::resolve::corrections::Corrections;
use kashshaf::span::{Extent, Positions};
use serde_json::Value;

type Answer<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Answer<()> {
    let (flags, paths): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|it| it.starts_with("--"));
    let seeds = paths.first().map_or("seeds", String::as_str);
    let gold = paths.get(1).map_or("tests/gold", String::as_str);
    let draft = read(Path::new(seeds))?;
    let events = facts::find(&draft, &facts::Corrections::default()).events;
    if flags.iter().any(|it| it == "--list") {
        events.iter().for_each(|event| list(&draft, event));
        return Ok(());
    }
    let names = named(Path::new(gold))?;
    let found: Vec<Told> = events.iter().map(|it| Told::found(&draft, &names, it)).collect();
    let truth = annotated(Path::new(gold))?;
    for (name, keep) in [("all", None), ("without statements", Some(false)), ("statements", Some(true))] {
        let only = |list: &[Told]| -> Vec<Told> {
            list.iter().filter(|it| keep.is_none_or(|keep| (it.kind == "statement") == keep)).cloned().collect()
        };
        table(name, &only(&truth), &only(&found));
    }
    if flags.iter().any(|it| it == "--errors") {
        errors(&truth, &found);
    }
    Ok(())
}

fn read(folder: &Path) -> Answer<Draft> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".txt") || name.ends_with(".html") {
            files.push((name, std::fs::read(entry.path())?));
        }
    }
    files.sort();
    let toml = std::fs::read_to_string(folder.join(manifest::FILE)).unwrap_or_default();
    let says = |errors: Vec<kashshaf::prepare::InputError>| format!("{errors:?}");
    let manifest = manifest::parse(manifest::FILE, &toml).map_err(says)?;
    let inputs = manifest::pair("", files, manifest.entries).map_err(says)?;
    Ok(prepare(&inputs, &Corrections::default()).map_err(says)?.draft)
}

/// An event as both sides have it.
#[derive(Clone, Debug)]
struct Told {
    id: String,
    kind: String,
    days: Option<(String, String)>,
    place: Option<String>,
    parties: BTreeSet<String>,
    /// Key of the article and line, counted from 1.
    lines: BTreeSet<(String, u64)>,
    /// Key of the article and what it says.
    status: Vec<(String, String)>,
}

impl Told {
    fn found(draft: &Draft, names: &HashMap<String, String>, event: &Event) -> Told {
        let name = |at: &u32| {
            let entity = &draft.entities[*at as usize];
            let known = entity.variants.iter().find_map(|it| names.get(&it.text));
            known.unwrap_or(&entity.id).clone()
        };
        let mut status: Vec<(String, String)> = Vec::new();
        let mut lines = BTreeSet::new();
        for telling in &event.tellings {
            let article = &draft.articles[telling.spot.article as usize];
            let passage = &article.passages[telling.spot.passage as usize];
            let line = article.lines.iter().position(|it| it.extent.holds(passage.extent)).map_or(0, |it| it + 1);
            lines.insert((article.key.clone(), line as u64));
            match status.iter_mut().find(|(key, _)| *key == article.key) {
                Some((_, said)) if telling.status == Status::Happened => *said = telling.status.name().to_owned(),
                Some(_) => {}
                None => status.push((article.key.clone(), telling.status.name().to_owned())),
            }
        }
        Told {
            id: event.id.clone(),
            kind: event.kind.name().to_owned(),
            days: event.interval.map(|it| (it.from().to_string(), it.to().to_string())),
            place: event.place.as_ref().map(name),
            parties: event.participants.iter().map(name).collect(),
            lines,
            status,
        }
    }

    fn gold(json: &Value) -> Option<Told> {
        let text = |key: &str| json[key].as_str().map(str::to_owned);
        let mut lines = BTreeSet::new();
        for mention in json["mentions"].as_array()? {
            let key = mention["doc"].as_str()?;
            lines.extend(mention["lines"].as_array()?.iter().filter_map(|it| Some((key.to_owned(), it.as_u64()?))));
        }
        let status = json["status"].as_object()?;
        Some(Told {
            id: text("slug")?,
            kind: text("type")?,
            days: text("from").zip(text("to")),
            place: text("place"),
            parties: json["participants"].as_array()?.iter().filter_map(|it| it.as_str().map(str::to_owned)).collect(),
            lines,
            status: status.iter().filter_map(|(key, it)| Some((key.clone(), it.as_str()?.to_owned()))).collect(),
        })
    }

    /// How many of the participants of either stand in both.
    fn shared(&self, other: &Told) -> f64 {
        let all = self.parties.union(&other.parties).count();
        if all == 0 { 1.0 } else { self.parties.intersection(&other.parties).count() as f64 / all as f64 }
    }

    fn meets(&self, other: &Told) -> bool {
        match (&self.days, &other.days) {
            (Some(a), Some(b)) => a.0 <= b.1 && b.0 <= a.1,
            (None, None) => true,
            _ => false,
        }
    }
}

fn annotated(folder: &Path) -> Answer<Vec<Told>> {
    let json: Value = serde_json::from_slice(&std::fs::read(folder.join("events.json"))?)?;
    Ok(json.as_array().into_iter().flatten().filter_map(Told::gold).collect())
}

/// The gold's names of everything that is called one thing there, by its spellings.
fn named(folder: &Path) -> Answer<HashMap<String, String>> {
    let json: Value = serde_json::from_slice(&std::fs::read(folder.join("entities.json"))?)?;
    let mut names: HashMap<String, String> = HashMap::new();
    for (slug, entity) in json.as_object().into_iter().flatten() {
        for text in entity["variants"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            names.insert(text.to_owned(), slug.clone());
        }
    }
    Ok(names)
}

type Level = (&'static str, fn(&Told, &Told) -> bool);

const LEVELS: [Level; 5] = [
    ("kind and line", |_, _| true),
    ("and half the participants", |a, b| a.shared(b) >= 0.5),
    ("and days that overlap or neither dated", Told::meets),
    ("both of these", |a, b| a.shared(b) >= 0.5 && a.meets(b)),
    ("all participants and days exact", |a, b| a.parties == b.parties && a.days == b.days),
];

/// Pairs of gold and found, the best first, each once.
fn pairs(gold: &[Told], found: &[Told], more: fn(&Told, &Told) -> bool) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize, usize)> = Vec::new();
    for (g, a) in gold.iter().enumerate() {
        for (f, b) in found.iter().enumerate() {
            let lines = a.lines.intersection(&b.lines).count();
            if a.kind == b.kind && lines > 0 && more(a, b) {
                let weight = lines * 10 + (a.shared(b) * 100.0) as usize + if a.days == b.days { 60 } else { 0 };
                all.push((weight, g, f));
            }
        }
    }
    all.sort_by_key(|it| (std::cmp::Reverse(it.0), it.1, it.2));
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for (_, g, f) in all {
        if taken.iter().all(|it| it.0 != g && it.1 != f) {
            taken.push((g, f));
        }
    }
    taken
}

fn table(name: &str, gold: &[Told], found: &[Told]) {
    println!("{name}: {} annotated, {} found", gold.len(), found.len());
    println!("  {:40} {:>7} {:>9} {:>7} {:>6}", "asked for", "matches", "precision", "recall", "F1");
    for (asked, more) in LEVELS {
        let n = pairs(gold, found, more).len() as f64;
        let (p, r) = (n / found.len().max(1) as f64, n / gold.len().max(1) as f64);
        let f = if n == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) };
        println!("  {asked:40} {n:>7} {p:>9.3} {r:>7.3} {f:>6.3}");
    }
    let matched = pairs(gold, found, LEVELS[0].1);
    let share = |of: &dyn Fn(&Told, &Told) -> bool| {
        let right = matched.iter().filter(|(g, f)| of(&gold[*g], &found[*f])).count();
        format!("{right} of {}", matched.len())
    };
    println!(
        "  of the first row: days exact {}, place {}",
        share(&|a, b| a.days == b.days),
        share(&|a, b| a.place == b.place)
    );
    let (mut right, mut all) = (0, 0);
    for (g, f) in &matched {
        for (key, said) in &gold[*g].status {
            if let Some((_, found)) = found[*f].status.iter().find(|it| it.0 == *key) {
                all += 1;
                right += usize::from(found == said);
            }
        }
    }
    println!("  status by article {right} of {all}");
}

fn show(mark: &str, it: &Told) {
    let lines: Vec<String> = it.lines.iter().map(|(key, line)| format!("{key}:{line}")).collect();
    let parties: Vec<&str> = it.parties.iter().map(String::as_str).collect();
    println!(
        "{mark} {} {:?} at {:?} [{}] {:?} {}",
        it.id,
        it.days,
        it.place,
        parties.join(" "),
        it.status,
        lines.join(" ")
    );
}

fn errors(gold: &[Told], found: &[Told]) {
    let matched = pairs(gold, found, LEVELS[0].1);
    for (g, a) in gold.iter().enumerate() {
        match matched.iter().find(|it| it.0 == g) {
            Some((_, f)) => {
                let b = &found[*f];
                let mark = if a.shared(b) >= 0.5 && a.meets(b) { "=" } else { "~" };
                show(mark, a);
                show("   ", b);
            }
            None => show("MISSED", a),
        }
    }
    for (f, b) in found.iter().enumerate() {
        if matched.iter().all(|it| it.1 != f) {
            show("EXTRA", b);
        }
    }
}

fn list(draft: &Draft, event: &Event) {
    show("*", &Told::found(draft, &HashMap::new(), event));
    for telling in &event.tellings {
        let article = &draft.articles[telling.spot.article as usize];
        let positions = Positions::new(&article.text);
        let around = Extent::new(telling.extent.start.saturating_sub(25), telling.extent.end + 10);
        let words = positions.slice(around).replace('\n', " ");
        println!("      {} {} {}: …{words}…", article.key, telling.status.name(), telling.rule);
    }
}
