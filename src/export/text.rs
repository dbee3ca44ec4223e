//! Citations in words: the quotation, then who, what, where and when, the link alone on its line.

use super::item::{Item, plain};
use crate::link::address::Lang;
use crate::present::{Word, day_words, say};

pub fn write(items: &[Item<'_>]) -> String {
    let all: Vec<String> = items.iter().map(one).collect();
    all.join("\n")
}

fn one(item: &Item<'_>) -> String {
    let (open, close) = match item.lang() {
        Lang::Ar => ('«', '»'),
        Lang::En => ('“', '”'),
    };
    let inner = |text: &str| text.contains([open, close]);
    let text = item.plain_text();
    // Marks within marks take the other form.
    let (outer_open, outer_close) = match (item.lang(), inner(&text)) {
        (Lang::Ar, true) => ('“', '”'),
        (Lang::En, true) => ('‘', '’'),
        _ => (open, close),
    };
    let mut out = format!("{outer_open}{text}{outer_close}\n{}\n{}\n", citation(item), item.link);
    let dates = item.dates();
    for (label, list) in [(None, item.names()), (Some(Word::KindDate), dates)] {
        if !list.is_empty() {
            let comma = if item.lang() == Lang::Ar { "؛ " } else { "; " };
            let label = label.map_or(String::new(), |word| format!("{}: ", say(item.lang(), word)));
            out.push_str(&format!("{label}{}\n", list.join(comma)));
        }
    }
    out
}

/// After Chicago's bibliography entries for news: author, "title", publisher, day, what identifies the passage.
pub fn citation(item: &Item<'_>) -> String {
    let article = &item.article;
    let title = plain(article.title);
    let mut parts: Vec<String> = article.author.map(|it| format!("{}.", plain(it))).into_iter().collect();
    // The full stop stands within the marks in English, after them in Arabic.
    parts.push(match item.lang() {
        Lang::Ar => format!("«{title}»."),
        Lang::En => format!("“{title}.”"),
    });
    let source = article.publisher.map(plain).unwrap_or_else(|| say(item.lang(), Word::UnknownSource).to_owned());
    let day = match article.published {
        Some(published) => {
            let basis = say(item.lang(), crate::present::basis_word(published.basis));
            let day = match item.lang() {
                Lang::Ar => day_words(Lang::Ar, published.day),
                Lang::En => american(&day_words(Lang::En, published.day)),
            };
            if item.is_day_sure() && published.basis == crate::corpus::draft::Basis::Stated {
                day
            } else {
                format!("[{day}, {basis}]").replace(", ", if item.lang() == Lang::Ar { "، " } else { ", " })
            }
        }
        None => say(item.lang(), Word::PublishedUnknown).to_owned(),
    };
    let comma = if item.lang() == Lang::Ar { "، " } else { ", " };
    parts.push(format!("{source}{comma}{day}."));
    let mut place = item.place_words();
    if let Some(first) = place.get(..1).filter(|it| it.is_ascii()) {
        place = format!("{}{}", first.to_ascii_uppercase(), &place[1..]);
    }
    parts.push(format!("{place}."));
    parts.join(" ")
}

/// "15 July 2023" as "July 15, 2023".
fn american(words: &str) -> String {
    match words.split(' ').collect::<Vec<_>>().as_slice() {
        [day, month, year] => format!("{month} {day}, {year}"),
        _ => words.to_owned(),
    }
}
