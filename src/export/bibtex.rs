//! BibTeX: `@misc` entries that biblatex understands too.
//!
//! Values stand in braces; names that must not be taken apart in two. A brace of the text is written as a
//! command, since BibTeX counts even escaped ones. Of spaces in a row, TeX keeps one.

use super::item::{Item, plain};

pub fn write(items: &[Item<'_>]) -> String {
    let entries: Vec<String> = items.iter().map(entry).collect();
    entries.join("\n")
}

fn entry(item: &Item<'_>) -> String {
    let mut out = format!("@misc{{kashshaf-{},\n", item.id);
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            out.push_str(&format!("  {name} = {value},\n"));
        }
    };
    let braced = |text: &str| format!("{{{}}}", escaped(&plain(text)));
    let whole = |text: &str| format!("{{{{{}}}}}", escaped(&plain(text)));
    let article = &item.article;
    field("author", &article.author.map(whole).unwrap_or_default());
    field("title", &whole(article.title));
    field("howpublished", &article.publisher.map(braced).unwrap_or_default());
    if let Some(published) = article.published {
        let (year, month, _) = published.day.civil();
        field("year", &format!("{{{year}}}"));
        field("month", MONTHS.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default());
        // A question mark is biblatex's (ISO 8601-2) for an uncertain day.
        let doubt = if item.is_day_sure() { "" } else { "?" };
        field("date", &format!("{{{}{doubt}}}", published.day));
    }
    field("url", &format!("{{{}}}", address(&item.link)));
    field("language", "{arabic}");
    field("langid", "{arabic}");
    field("note", &braced(&item.notes().join(". ")));
    field(
        "keywords",
        &format!("{{{}}}", item.names().iter().map(|it| escaped(&it.replace(',', "،"))).collect::<Vec<_>>().join(", ")),
    );
    field("abstract", &braced(item.passage.text));
    out.push_str("}\n");
    out
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// An address, which is not read as TeX: what would end the field is percent-encoded.
fn address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '\\' => out.push_str("%5C"),
            _ => out.push(c),
        }
    }
    out
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '%' | '&' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}
