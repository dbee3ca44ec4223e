//! Measures dates and numbers on phrases and sentences that others have annotated.
//!
//! `cargo run --release --example phrases -- KIND FILE… [--errors]`. Kinds:
//!
//! | kind | file | right is |
//! |---|---|---|
//! | `duckling` | phrases with a moment and a grain (Duckling, JSON lines) | the first day of the grain |
//! | `numbers` | phrases with a number (Duckling, JSON lines; Recognizers-Text, JSON) | the number, over the whole phrase |
//! | `spans` | sentences with spans (Recognizers-Text, JSON) | a date that shares a character; exact ones apart |
//! | `labels` | tokens with B-DATE and I-DATE (Wojood, columns) | likewise |
//! | `hijri` | "Hijri = Gregorian" statements (JSON) | one expression that means the day stated |
//!
//! What the others call a date is not always what our guideline does: they take في or بتاريخ in, mark clock times and feasts.

use std::fs;

use kashshaf::annotate::{Reading, dates};
use kashshaf::day::{Day, Interval};
use kashshaf::line::LineKind;
use kashshaf::resolve;
use kashshaf::source::{Line, Page, line::Reason};
use kashshaf::span::Extent;
use kashshaf::text::{Tokens, number_words};
use serde_json::Value;

type Answer = Result<(), Box<dyn std::error::Error>>;

fn main() -> Answer {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let errors = args.iter().any(|arg| arg == "--errors");
    let files: Vec<&String> = args.iter().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let kind = args.first().map_or("", String::as_str);
    if files.is_empty() {
        eprintln!("usage: phrases duckling|numbers|spans|labels|hijri FILE… [--errors]");
        std::process::exit(2);
    }
    for file in files {
        let text = fs::read_to_string(file)?;
        let mut tally = Tally { errors, ..Tally::default() };
        match kind {
            "duckling" => duckling(&text, &mut tally),
            "numbers" => numbers(&text, &mut tally),
            "hijri" => hijri(&text, &mut tally),
            "spans" => spans(&text, &mut tally),
            _ => labels(&text, &mut tally),
        }
        let name = file.rsplit('/').next().unwrap_or(file);
        println!("{name}: {}", tally.said());
    }
    Ok(())
}

#[derive(Default)]
struct Tally {
    errors: bool,
    rows: usize,
    right: usize,
    gold: usize,
    found: usize,
    exact: usize,
    overlap: usize,
}

impl Tally {
    fn row(&mut self, right: bool, line: impl FnOnce() -> String) {
        self.rows += 1;
        self.right += usize::from(right);
        if !right && self.errors {
            println!("{}", line());
        }
    }

    fn sentence(&mut self, text: &str, gold: &[Extent]) {
        let found: Vec<Extent> = read(text, None).into_iter().map(|(extent, _)| extent).collect();
        let touch = |a: &Extent, b: &Extent| a.start < b.end && b.start < a.end;
        self.gold += gold.len();
        self.found += found.len();
        self.exact += gold.iter().filter(|it| found.contains(it)).count();
        self.overlap += gold.iter().filter(|it| found.iter().any(|f| touch(it, f))).count();
        if !self.errors {
            return;
        }
        let cut = |e: &Extent| text.chars().skip(e.start as usize).take(e.len() as usize).collect::<String>();
        for it in gold.iter().filter(|it| !found.iter().any(|f| touch(it, f))) {
            println!("missed [{}] | {text}", cut(it));
        }
        for it in found.iter().filter(|it| !gold.iter().any(|g| touch(it, g))) {
            println!("extra [{}] | {text}", cut(it));
        }
    }

    fn said(&self) -> String {
        let share = |a: usize, b: usize| a as f64 / b.max(1) as f64;
        if self.rows > 0 {
            return format!("{} of {} right ({:.3})", self.right, self.rows, share(self.right, self.rows));
        }
        let line = |name: &str, hits: usize| {
            let (p, r) = (share(hits, self.found), share(hits, self.gold));
            format!("{name} P {p:.3} R {r:.3} F1 {:.3}", 2.0 * p * r / (p + r).max(f64::MIN_POSITIVE))
        };
        format!(
            "{} spans, {} found; {}; {}",
            self.gold,
            self.found,
            line("exact", self.exact),
            line("overlap", self.overlap)
        )
    }
}

fn read(text: &str, published: Option<Day>) -> Vec<(Extent, Option<Interval>)> {
    let line =
        Line { extent: Extent::new(0, text.chars().count() as u32), kind: LineKind::Body, reason: Reason::default() };
    let page = Page { text: text.to_owned(), lines: vec![line], ..Page::default() };
    let reading = Reading::new(&page);
    let found = dates::find(&reading);
    let drafts = resolve::dates::resolve(&reading, &found, published);
    found.iter().map(|f| f.extent).zip(drafts.into_iter().map(|d| d.interval)).collect()
}

/// Rows of a day or more: the first day of the moment.
fn duckling(text: &str, tally: &mut Tally) {
    for row in text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        let word = |key: &str| row[key].as_str().unwrap_or_default();
        if !matches!(word("grain"), "Day" | "Week" | "Month" | "Quarter" | "Year") || word("kind") != "datetime" {
            continue;
        }
        let day = |text: &str| Day::parse(text.get(..10)?);
        let expected = row["values"][0].as_str().and_then(day);
        let got = read(word("text"), day(word("ref")));
        let first = got.first().and_then(|(_, it)| *it).map(|it| it.from());
        let line = || format!("[{}] {first:?} expected {}", word("text"), row["values"]);
        tally.row(expected.is_some() && first == expected, line);
    }
}

fn numbers(text: &str, tally: &mut Tally) {
    let mut check = |phrase: &str, expected: f64| {
        let tokens = Tokens::new(phrase);
        let got = (0..tokens.len()).find_map(|at| number_words::read(&tokens, at));
        let same = |n: f64| (n - expected).abs() <= expected.abs() * 1e-9;
        tally.row(got.is_some_and(|n| same(n.value)), || format!("[{phrase}] {got:?} expected {expected}"));
    };
    if let Ok(Value::Array(all)) = serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}')) {
        for it in all.iter().flat_map(|row| row["Results"].as_array().cloned().unwrap_or_default()) {
            let value = it["Resolution"]["value"].as_str().unwrap_or_default().trim_end_matches('%');
            if let (Some(phrase), Ok(value)) = (it["Text"].as_str(), value.parse()) {
                check(phrase, value);
            }
        }
        return;
    }
    for row in text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        if let (Some(phrase), Some(value)) = (row["text"].as_str(), row["value"].as_f64()) {
            check(phrase, value);
        }
    }
}

fn hijri(text: &str, tally: &mut Tally) {
    let Ok(Value::Array(all)) = serde_json::from_str::<Value>(text) else { return };
    for row in &all {
        let Some(phrase) = row["text"].as_str() else { continue };
        let stated = row["stated"].as_str().and_then(Day::parse);
        let got = read(phrase, None);
        let one = matches!(&got[..], [(_, Some(it))] if Some(it.from()) == stated && it.days() == 1);
        let times = row["n"].as_u64().unwrap_or(1);
        for n in 0..times {
            tally.row(one, || if n == 0 { format!("[{phrase}] {got:?}") } else { String::new() });
        }
    }
}

fn spans(text: &str, tally: &mut Tally) {
    let Ok(Value::Array(all)) = serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}')) else { return };
    for row in &all {
        let Some(sentence) = row["Input"].as_str() else { continue };
        let results = row["Results"].as_array().cloned().unwrap_or_default();
        let gold: Vec<Extent> = results
            .iter()
            .filter_map(|it| {
                let (words, start) = (it["Text"].as_str()?, it["Start"].as_u64()?);
                let start = u32::try_from(start).ok()?;
                Some(Extent::new(start, start + words.chars().count() as u32))
            })
            .collect();
        tally.sentence(sentence, &gold);
    }
}

fn labels(text: &str, tally: &mut Tally) {
    let mut sentence = String::new();
    let mut at = 0;
    let mut gold: Vec<Extent> = Vec::new();
    for row in text.lines().chain([""]) {
        let mut columns = row.split_whitespace();
        let Some(word) = columns.next() else {
            tally.sentence(&sentence, &gold);
            (sentence, at, gold) = (String::new(), 0, Vec::new());
            continue;
        };
        if at > 0 {
            sentence.push(' ');
            at += 1;
        }
        sentence.push_str(word);
        let extent = Extent::new(at, at + word.chars().count() as u32);
        at = extent.end;
        for label in columns {
            match (label, gold.last_mut()) {
                ("B-DATE", _) => gold.push(extent),
                ("I-DATE", Some(last)) => last.end = extent.end,
                _ => {}
            }
        }
    }
}
