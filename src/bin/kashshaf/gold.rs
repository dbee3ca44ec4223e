//! The gold's schema, written.

use kashshaf::corpus::draft::{ArticleDraft, Draft, MarkDraft};
use kashshaf::line::LineKind;
use kashshaf::present::pages::sha256;
use kashshaf::span::{Positions, SpanKind};
use serde_json::{Map, Value, json};

/// One article as `<key>.json` holds it.
pub fn json(draft: &Draft, article: &ArticleDraft, bytes: &[u8]) -> Value {
    let positions = Positions::new(&article.text);
    let lines: Vec<Value> = (1u32..)
        .zip(&article.lines)
        .map(|(line, it)| json!({"line": line, "kind": it.kind.name(), "rule": it.rule}))
        .collect();
    let spans: Vec<Value> = article.marks.iter().map(|mark| span(draft, article, &positions, mark)).collect();
    let headline = |kind: LineKind, text: &str| {
        let at =
            article.lines.iter().position(|it| it.kind == kind && positions.slice(it.extent).trim() == text.trim());
        json!({"line": at.map(|at| at + 1), "text": text})
    };
    json!({
        "id": article.key,
        "source": {
            "file": article.file,
            "chars": positions.chars(),
            "sha256": sha256::hex(&sha256::sha256(bytes)),
        },
        "title": headline(LineKind::Title, &article.title),
        "subtitle": article.subtitle.as_deref().map(|it| headline(LineKind::Subtitle, it)),
        "author": article.author,
        "publisher": article.publisher,
        "published": article.published.as_ref().map(|it| json!({
            "value": it.day.to_string(), "basis": it.basis.name(), "evidence": it.evidence,
        })),
        "lines": lines,
        "spans": spans,
    })
}

fn span(draft: &Draft, article: &ArticleDraft, positions: &Positions<'_>, mark: &MarkDraft) -> Value {
    let line = article.lines.partition_point(|it| it.extent.start <= mark.extent.start);
    let entity = |at: Option<u32>| at.and_then(|at| draft.entities.get(at as usize)).map(|it| it.id.as_str());
    let mut out = Map::new();
    let mut put = |name: &str, value: Value| out.insert(name.to_owned(), value);
    put("start", json!(mark.extent.start));
    put("end", json!(mark.extent.end));
    put("line", json!(line));
    put("text", json!(positions.slice(mark.extent)));
    put("kind", json!(mark.kind.name()));
    if mark.nested {
        put("nested", json!(true));
    }
    if mark.kind.is_name() {
        put("entity", json!(entity(mark.entity)));
    }
    if mark.kind == SpanKind::Person {
        put("role", json!(mark.role));
    }
    if mark.kind == SpanKind::Quote {
        put("speaker", json!(entity(mark.speaker)));
    }
    if let Some(date) = &mark.date {
        let conflict = if date.conflict.is_empty() { String::new() } else { format!("; {}", date.conflict) };
        put("value", json!(date.value));
        put("from", json!(date.interval.map(|it| it.from().to_string())));
        put("to", json!(date.interval.map(|it| it.to().to_string())));
        put("type", json!(date.class.name()));
        put("resolved_from", json!(date.anchor.name()));
        put("reason", json!(format!("{}{conflict}", date.rule)));
    }
    if let Some(figure) = &mark.figure {
        put("number", number(figure.number));
        put("max", figure.max.map_or(Value::Null, number));
        put("unit", json!(unit(&figure.unit)));
        put("measure", json!(figure.unit));
        put("comparator", json!(figure.comparator.sign()));
        put("approximate", json!(figure.approximate));
    }
    Value::Object(out)
}

/// The guidelines' word for a unit: what is measured in none of theirs is counted. `measure` keeps the unit itself.
fn unit(unit: &str) -> &str {
    const THEIRS: [&str; 10] = ["%", "km", "m", "hours", "days", "weeks", "months", "years", "people", "items"];
    let is_currency = unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase());
    if is_currency || THEIRS.contains(&unit) { unit } else { "items" }
}

/// Whole numbers without a fraction, as people write them.
fn number(n: f64) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if n.fract() == 0.0 && n.abs() < EXACT { json!(n as i64) } else { json!(n) }
}
