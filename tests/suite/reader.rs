//! The reader on the five annotated articles, through the command line.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::scratch::{Scratch, with_the_five_articles};

fn gold() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold").display().to_string()
}

/// What `evaluate` prints: for every section of its table, kind and last figure of the row.
fn evaluated() -> HashMap<(String, String), f64> {
    let scratch = with_the_five_articles();
    let outcome = scratch.kashshaf(&["evaluate", "--gold", &gold(), "--seeds", "seeds"]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    let mut figures = HashMap::new();
    let mut section = String::new();
    for line in outcome.out.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let numbers: Vec<f64> = words.iter().filter_map(|word| word.parse().ok()).collect();
        match (words.first(), line.starts_with("lines ("), numbers.len()) {
            (_, true, _) => {
                for (name, value) in ["kind", "article"].into_iter().zip(numbers) {
                    figures.insert(("lines".to_owned(), name.to_owned()), value);
                }
            }
            // A heading: its first word names what follows.
            (Some(first), _, 0) => section = (*first).to_owned(),
            (Some(first), _, _) => {
                // Spans have eight figures, of which the fifth is the exact F1.
                let figure = if section == "spans" { numbers[4] } else { numbers[numbers.len() - 1] };
                figures.insert((section.clone(), (*first).to_owned()), figure);
            }
            (None, _, _) => {}
        }
    }
    figures
}

#[test]
fn the_reader_keeps_what_it_has_reached() {
    // Section, row, the least that is accepted. Raise a floor when the reader gets better.
    let floors = [
        ("lines", "kind", 1.0),
        ("lines", "article", 1.0),
        ("spans", "person", 0.97),
        ("spans", "place", 0.99),
        ("spans", "organisation", 0.96),
        ("spans", "date", 0.98),
        ("spans", "figure", 0.98),
        ("identity", "person", 0.97),
        ("identity", "place", 0.99),
        ("identity", "organisation", 0.92),
        ("values", "date", 0.98),
        ("values", "figure", 0.98),
    ];
    let figures = evaluated();
    let below: Vec<String> = floors
        .into_iter()
        .filter_map(|(section, row, floor)| {
            let figure = figures.get(&(section.to_owned(), row.to_owned())).copied();
            let reached = figure.is_some_and(|it| it >= floor);
            (!reached).then(|| format!("{section} {row}: {figure:?}, not {floor}; see `kashshaf evaluate --errors`"))
        })
        .collect();
    assert_eq!(below, [""; 0]);
}

#[test]
fn annotation_is_valid_by_the_schema_of_the_gold() {
    let scratch = with_the_five_articles();
    let outcome = scratch.kashshaf(&["annotate", "seeds", "--out", "out"]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    let files = scratch.files("out");
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["000.json", "001.json", "002.json", "003.json", "004.json"]);
    for (name, bytes) in &files {
        let json: Value = serde_json::from_slice(bytes).expect("JSON");
        let file = json["source"]["file"].as_str().expect("a file name");
        let text = fs::read_to_string(scratch.path("seeds").join(file)).expect("the article");
        let problems = problems(&json, &text.chars().collect::<Vec<_>>());
        assert_eq!(problems, [""; 0], "{name}");
    }
}

/// Everything in an annotation that breaks the schema.
fn problems(json: &Value, text: &[char]) -> Vec<String> {
    const KINDS: [&str; 8] = ["person", "place", "organisation", "group", "event", "date", "figure", "quote"];
    const LINES: [&str; 9] =
        ["title", "subtitle", "byline", "body", "heading", "caption", "related", "boilerplate", "blank"];
    let mut problems = Vec::new();
    let mut claim = |holds: bool, what: String| {
        if !holds {
            problems.push(what);
        }
    };
    claim(json["source"]["chars"].as_u64() == Some(text.len() as u64), "chars".to_owned());
    let lines: Vec<&str> =
        json["lines"].as_array().into_iter().flatten().filter_map(|it| it["kind"].as_str()).collect();
    let count = text.split(|c| *c == '\n').count();
    claim(lines.len() == count, format!("{} of {count} lines", lines.len()));
    claim(lines.iter().all(|kind| LINES.contains(kind)), "kinds of lines".to_owned());
    for span in json["spans"].as_array().into_iter().flatten() {
        let at = |name: &str| span[name].as_u64().map_or(usize::MAX, |it| it as usize);
        let (start, end, kind) = (at("start"), at("end"), span["kind"].as_str().unwrap_or_default());
        let shown = text.get(start..end).map(|it| it.iter().collect::<String>());
        claim(start < end && shown.as_deref() == span["text"].as_str(), format!("extent of {span}"));
        claim(KINDS.contains(&kind), format!("kind of {span}"));
        let line = text.iter().take(start).filter(|c| **c == '\n').count();
        claim(at("line") == line + 1, format!("line of {span}"));
        let furniture = lines.get(line).is_none_or(|kind| matches!(*kind, "related" | "boilerplate" | "blank"));
        claim(!furniture, format!("furniture carries {span}"));
        let day = |name: &str| span[name].as_str().map(kashshaf::day::Day::parse);
        let right = match kind {
            "date" => match (day("from"), day("to")) {
                (None, None) => span["from"].is_null() && span["to"].is_null(),
                (Some(Some(from)), Some(Some(to))) => from <= to,
                _ => false,
            },
            "figure" => span["number"].is_number() && span["unit"].is_string() && span["comparator"].is_string(),
            "quote" => span.get("speaker").is_some(),
            _ => span["entity"].as_str().is_some_and(|id| !id.is_empty()),
        };
        claim(right, format!("value of {span}"));
    }
    problems
}

#[test]
fn one_person_has_one_id_in_all_files_of_a_run() {
    let scratch = Scratch::new();
    let article = |opening: &str| {
        format!(
            "{opening} يزور المعرض\n\nافتتح الوزير {opening} المعرض يوم الأحد.\n\nوقال {opening} إن الزيارة ناجحة.\n"
        )
    };
    let (one, other) = (article("إلهام علييف"), article("إلهام عالييف"));
    scratch.seeds(&[("a.txt", one.as_bytes()), ("b.txt", other.as_bytes())]);
    assert_eq!(scratch.kashshaf(&["annotate", "seeds", "--out", "out"]).status, Some(0));
    let mut ids: Vec<String> = Vec::new();
    for (name, bytes) in scratch.files("out") {
        let json: Value = serde_json::from_slice(&bytes).expect("JSON");
        let persons = json["spans"].as_array().into_iter().flatten().filter(|it| it["kind"] == "person");
        let found: Vec<String> = persons.filter_map(|it| it["entity"].as_str().map(str::to_owned)).collect();
        assert!(!found.is_empty(), "{name} names a person");
        ids.extend(found);
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 1, "{ids:?}");
}
