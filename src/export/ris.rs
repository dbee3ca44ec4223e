//! RIS: a line a field, `XX  - value`, ended by CR and LF; a record from `TY` to `ER`.

use super::item::{Item, plain};

pub fn write(items: &[Item<'_>]) -> String {
    items.iter().map(record).collect()
}

fn record(item: &Item<'_>) -> String {
    let mut out = String::new();
    // No value holds a line end, so nothing in it can be taken for a field.
    let mut line = |tag: &str, value: &str| {
        let value = plain(value);
        if !value.is_empty() || tag == "ER" {
            out.push_str(&format!("{tag}  - {value}\r\n"));
        }
    };
    let article = &item.article;
    line("TY", "NEWS");
    line("ID", &item.id);
    line("AU", article.author.unwrap_or_default());
    line("TI", article.title);
    line("T2", article.publisher.unwrap_or_default());
    if let Some(published) = article.published {
        let (year, month, day) = published.day.civil();
        line("PY", &year.to_string());
        line("DA", &format!("{year:04}/{month:02}/{day:02}/"));
    }
    line("LA", "ar");
    line("AB", item.passage.text);
    item.names().iter().for_each(|name| line("KW", name));
    line("UR", &item.link);
    item.notes().iter().for_each(|note| line("N1", note));
    line("ER", "");
    out
}
