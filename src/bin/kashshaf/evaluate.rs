//! `evaluate`: how well the reader reads annotated articles.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use kashshaf::corpus::draft::{Basis, Published};
use kashshaf::day::Day;
use kashshaf::prepare::{Input, Metadata, prepare};
use kashshaf::present::pages::sha256;
use kashshaf::resolve::corrections::Corrections;
use serde_json::Value;

use crate::args::Evaluate;
use crate::outcome::{self, Failure};
use crate::score::{self, Doc, Miss, Score};
use crate::{files, gold};

pub fn run(args: &Evaluate) -> Result<(), Failure> {
    let annotated = annotated(&args.gold)?;
    let inputs = annotated.iter().map(|it| input(it, args)).collect::<Result<Vec<Input>, Failure>>()?;
    let prepared = prepare(&inputs, &Corrections::default())?;
    let predicted: Vec<Doc> = prepared
        .draft
        .articles
        .iter()
        .filter_map(|article| Doc::read(&gold::json(&prepared.draft, article, &[])))
        .collect();
    let docs: Vec<Doc> = annotated.iter().filter_map(Doc::read).collect();
    let score = score::score(&docs, &predicted);
    let mut out = table(&score);
    if args.errors {
        out.push('\n');
        score.misses.iter().for_each(|it| listed(it, &mut out));
    }
    outcome::print(&out)
}

/// The articles of a gold folder: JSON files that are named as their `id`.
fn annotated(folder: &Path) -> Result<Vec<Value>, Failure> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .map_err(|e| files::failed(folder, &e))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|it| it == "json"))
        .collect();
    paths.sort();
    let mut docs = Vec::new();
    for path in paths {
        let json: Value = serde_json::from_slice(&files::read(&path)?)
            .map_err(|e| Failure::input(format!("{}:{}: is no JSON ({e})", path.display(), e.line())))?;
        let named = json.get("id").and_then(Value::as_str);
        if named.is_some() && named == path.file_stem().and_then(|it| it.to_str()) && Doc::read(&json).is_some() {
            docs.push(json);
        }
    }
    if docs.is_empty() {
        return Err(Failure::input(format!("{}: holds no annotated article (<id>.json)", folder.display())));
    }
    Ok(docs)
}

/// The text that was annotated, with its day of publication, which the reader is given.
fn input(doc: &Value, args: &Evaluate) -> Result<Input, Failure> {
    let text = |pointer: &str| doc.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
    let (id, file, sum) = (text("/id"), text("/source/file"), text("/source/sha256"));
    let beside = ["source", ".", "../seeds", "../../seeds"].map(|it| args.gold.join(it));
    let folders = args.seeds.iter().cloned().chain(beside);
    for path in folders.map(|it| it.join(file)).filter(|it| it.is_file()) {
        let bytes = files::read(&path)?;
        if sum.is_empty() || sha256::hex(&sha256::sha256(&bytes)) == sum {
            let published = Day::parse(text("/published/value")).map(|day| Published {
                day,
                basis: Basis::parse(text("/published/basis")).unwrap_or(Basis::Stated),
                evidence: text("/published/evidence").to_owned(),
            });
            let metadata = Metadata { key: Some(id.to_owned()), published, ..Metadata::default() };
            return Ok(Input { file: file.to_owned(), bytes, metadata });
        }
    }
    let says = format!("the text of {id}, \"{file}\" as it was annotated, is nowhere; name its folder with --seeds");
    Err(Failure::input(format!("{}: {says}", args.gold.display())))
}

fn table(score: &Score) -> String {
    let mut out = format!(
        "lines ({} not blank)   kind accuracy {:6.3}   article or furniture, macro accuracy {:6.3}\n\n",
        score.lines, score.line_accuracy, score.line_article_macro
    );
    out.push_str("spans           gold  pred    exact P      R     F1    overlap P      R     F1\n");
    for it in &score.kinds {
        let cells =
            [it.exact, it.overlap].map(|prf| format!("{:6.3} {:6.3} {:6.3}", prf.precision, prf.recall, prf.f1()));
        let _ = writeln!(out, "{:<14}{:6}{:6}     {}       {}", it.kind, it.gold, it.predicted, cells[0], cells[1]);
    }
    out.push_str("\nidentity (B-cubed over overlap matches, unmatched = error)    P      R     F1\n");
    for it in &score.kinds {
        if let Some(prf) = it.identity {
            let _ = writeln!(out, "{:<58}{:6.3} {:6.3} {:6.3}", it.kind, prf.precision, prf.recall, prf.f1());
        }
    }
    out.push_str("\nvalues                           accuracy on matches     F1\n");
    for it in &score.kinds {
        if let Some((right, f1)) = it.values {
            let accuracy =
                if it.matched == 0 { f64::from(u8::from(it.gold == 0)) } else { right as f64 / it.matched as f64 };
            let accuracy = format!("{accuracy:6.3}");
            let _ = writeln!(out, "{:<14}{right:4} of {:<4}{accuracy:>28} {f1:6.3}", it.kind, it.matched);
        }
    }
    out
}

fn listed(miss: &Miss, out: &mut String) {
    let Miss { kind, doc, line, text, what } = miss;
    let place = if *line == 0 { doc.clone() } else { format!("{doc}:{line}") };
    let quoted = if text.is_empty() { String::new() } else { format!("«{text}» ") };
    let _ = writeln!(out, "{kind:<13}{place:<10}{quoted}{what}");
}
