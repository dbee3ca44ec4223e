//! CSV after RFC 4180: a passage a row, UTF-8 with its mark so that spreadsheets read Arabic.
//!
//! A cell that a spreadsheet would compute is written behind an apostrophe (OWASP, CSV injection).

use super::item::{Item, plain};
use crate::span::SpanKind;

const HEAD: [&str; 21] = [
    "id",
    "link",
    "checksum",
    "release",
    "article",
    "title",
    "author",
    "publisher",
    "published",
    "published_basis",
    "original",
    "kind",
    "text",
    "persons",
    "places",
    "organisations",
    "groups",
    "events",
    "dates",
    "figures",
    "quotes",
];

pub fn write(items: &[Item<'_>]) -> String {
    let mut out = String::from("\u{feff}");
    row(&mut out, &HEAD.map(str::to_owned));
    for item in items {
        row(&mut out, &cells(item));
    }
    out
}

fn cells(item: &Item<'_>) -> [String; 21] {
    let article = &item.article;
    let owned = |text: Option<&str>| text.map(plain).unwrap_or_default();
    let names = |kind| item.entities(kind).into_iter().map(|at| plain(item.name(at))).collect::<Vec<_>>().join("; ");
    let quotes = item.marks.iter().filter(|it| it.kind == SpanKind::Quote);
    let quotes: Vec<String> = quotes
        .map(|mark| match mark.speaker {
            Some(speaker) => format!("{}: {}", plain(item.name(speaker)), plain(item.words(mark))),
            None => plain(item.words(mark)),
        })
        .collect();
    [
        item.id.clone(),
        item.link.clone(),
        item.checksum.clone(),
        owned(item.setting.release),
        article.aid.to_owned(),
        plain(article.title),
        owned(article.author),
        owned(article.publisher),
        item.published().unwrap_or_default(),
        owned(article.published.map(|it| it.basis.name())),
        owned(article.url),
        item.passage.kind.name().to_owned(),
        item.plain_text(),
        names(SpanKind::Person),
        names(SpanKind::Place),
        names(SpanKind::Organisation),
        names(SpanKind::Group),
        names(SpanKind::Event),
        item.dates().join("; "),
        item.figures().join("; "),
        quotes.join(" | "),
    ]
}

fn row(out: &mut String, cells: &[String]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        let guarded = if is_formula(cell) { format!("'{cell}") } else { cell.clone() };
        if guarded.contains(['"', ',', '\n', '\r', '\'']) || guarded.starts_with(' ') || guarded.ends_with(' ') {
            out.push('"');
            out.push_str(&guarded.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&guarded);
        }
    }
    out.push_str("\r\n");
}

/// Whether a spreadsheet would compute what stands there: invisible characters and spaces hide nothing from it.
fn is_formula(cell: &str) -> bool {
    let seen = |c: &char| !c.is_whitespace() && crate::text::controls::effect(*c).is_none();
    cell.chars().find(seen).is_some_and(|c| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'))
}
