//! Measures the date resolver on expressions that check themselves.
//!
//! `cargo run --release --example anchors -- anchors.jsonl [tune|held] [--errors]`: each row has the day an article
//! appeared (`pub`), the words around an expression (`ctx`) and the expression (`expr`): an offset from that day with a weekday
//! ("أمس الأحد"), or a weekday with a full or partial date. A row whose weekday does not fit is a true conflict: it must be
//! flagged. Rows are halved by the hash of their document: `tune` to work on, `held` to look at once.

use kashshaf::annotate::{Reading, dates};
use kashshaf::day::{Day, Weekday};
use kashshaf::line::LineKind;
use kashshaf::resolve;
use kashshaf::source::{Line, Page, line::Reason};
use kashshaf::span::Extent;
use serde_json::Value;

#[derive(Default)]
struct Tally {
    rows: usize,
    right: usize,
    /// Rows whose clues disagree, and those of them that are flagged.
    conflicts: usize,
    flagged: usize,
    /// Rows that agree and are flagged nevertheless.
    false_alarms: usize,
}

fn main() {
    let mut args = std::env::args().skip(1);
    let Some(path) = args.next() else {
        eprintln!("usage: anchors FILE [tune|held] [--errors]");
        std::process::exit(2);
    };
    let rest: Vec<String> = args.collect();
    let half = rest.iter().find(|arg| matches!(arg.as_str(), "tune" | "held")).cloned();
    let errors = rest.iter().any(|arg| arg == "--errors");
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("{path}: {error}");
            std::process::exit(1);
        }
    };
    let (mut relative, mut absolute) = (Tally::default(), Tally::default());
    for row in text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        let word = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let held = word("doc").bytes().fold(0u32, |h, b| h.wrapping_mul(31).wrapping_add(u32::from(b))) % 2 == 1;
        if half.as_deref().is_some_and(|half| (half == "held") != held) {
            continue;
        }
        let is_absolute = row["kind"].is_string();
        let tally = if is_absolute { &mut absolute } else { &mut relative };
        let line = check(&row, tally);
        if let Some(line) = line.filter(|_| errors) {
            println!("{line}");
        }
    }
    print("relative", &relative);
    print("absolute", &absolute);
}

fn print(name: &str, tally: &Tally) {
    let share = |a: usize, b: usize| if b == 0 { 1.0 } else { a as f64 / b as f64 };
    println!(
        "{name}: {} of {} right ({:.4}); conflicts flagged {} of {}; flagged without one {}",
        tally.right,
        tally.rows,
        share(tally.right, tally.rows),
        tally.flagged,
        tally.conflicts,
        tally.false_alarms
    );
}

/// Resolves the row's words; a line that says what went wrong, where something did.
fn check(row: &Value, tally: &mut Tally) -> Option<String> {
    let context = row["ctx"].as_str().unwrap_or_default();
    let words = row["expr"].as_str().unwrap_or_default();
    let published = Day::parse(row["pub"].as_str().unwrap_or_default())?;
    let expected = row["resolved"].as_str().and_then(Day::parse);
    let sound = row["weekday_ok"].as_bool().unwrap_or(true);
    let start = context.find(words)?;
    let from = context[..start].chars().count() as u32;
    let to = from + words.chars().count() as u32;
    let page = page(context);
    let reading = Reading::new(&page);
    let found = dates::find(&reading);
    let drafts = resolve::dates::resolve(&reading, &found, Some(published));
    tally.rows += 1;
    let hit =
        found.iter().position(|f| f.extent.start < to && from < f.extent.end && f.extent.end >= to.min(f.extent.end));
    let draft = hit.and_then(|i| drafts.get(i));
    let got = draft.and_then(|d| d.interval);
    let flagged = draft.is_some_and(|d| !d.conflict.is_empty());
    let right = match (sound, expected) {
        // In a range or a night between two days, the day is one of the ends.
        (true, Some(day)) => got.is_some_and(|it| it.from() == day || it.to() == day),
        // Clues that disagree have no right day: what counts is that it is said.
        _ => flagged || resolve::publication::conflict(&reading, &found, published).is_some(),
    };
    tally.right += usize::from(right);
    if !sound {
        tally.conflicts += 1;
        tally.flagged += usize::from(right);
    }
    // A misprint elsewhere in the same expression ("اليوم الأربعاء 5 ماي" in April) is a conflict, too.
    tally.false_alarms += usize::from(sound && flagged);
    let wrong = !right || (sound && flagged);
    wrong.then(|| {
        let words = hit.and_then(|i| found.get(i)).map(|f| cut(context, f.extent)).unwrap_or_default();
        let got = got.map(|it| format!("{}..{}", it.from(), it.to())).unwrap_or_default();
        let conflict = draft.map(|d| format!("{} {}", d.rule, d.conflict)).unwrap_or_default();
        let weekday = published.weekday() as Weekday;
        format!("{published} {weekday:?} [{words}] {got} {conflict} expected {} | {context}", row["resolved"])
    })
}

fn cut(text: &str, extent: Extent) -> String {
    text.chars().skip(extent.start as usize).take(extent.len() as usize).collect()
}

fn page(text: &str) -> Page {
    let line =
        Line { extent: Extent::new(0, text.chars().count() as u32), kind: LineKind::Body, reason: Reason::default() };
    Page { text: text.to_owned(), lines: vec![line], ..Page::default() }
}
