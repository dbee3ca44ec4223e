//! Learns name tokens from news that nobody has marked: words that stand, most times they occur, inside a person that
//! the rules find by a title, a link or a known name beside them.
//!
//!     cargo run --release --example mine_names -- NEWS.jsonl OUT.txt
//!
//! NEWS.jsonl: articles with a `text` member (antcorpus/antcorpus.data, Apache-2.0, unpacked); only single words leave it.
//! The same input gives the same bytes.

use std::collections::BTreeMap;

use kashshaf::annotate::people::find_by_rule;
use kashshaf::annotate::words::{Flags, words};
use kashshaf::annotate::{Reading, names};
use kashshaf::line::LineKind;
use kashshaf::source::{Line, Page};
use kashshaf::span::Extent;
use kashshaf::text::{TokenKind, clitic};

/// A word seen less often says nothing.
const LEAST: u32 = 3;
/// Of so many hundredths of its occurrences a word must stand in a name.
const SHARE: u32 = 60;

const KNOWN: Flags =
    Flags::NAME.with(Flags::LINK).with(Flags::SAY).with(Flags::DOES).with(Flags::TAIL).with(Flags::COMMON);

#[derive(Default)]
struct Use {
    all: u32,
    inside: u32,
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [news, out] = args.as_slice() else {
        eprintln!("usage: mine_names NEWS.jsonl OUT.txt");
        std::process::exit(2);
    };
    let news = std::fs::read_to_string(news).expect("the news can be read");
    let mut uses: BTreeMap<String, Use> = BTreeMap::new();
    for line in news.lines() {
        let Ok(article) = serde_json::from_str::<serde_json::Value>(line) else { continue };
        if let Some(text) = article["text"].as_str() {
            count(text, &mut uses);
        }
    }
    let known = |word: &str| words().of(word).any(KNOWN);
    let learnt: Vec<&str> = uses
        .iter()
        .filter(|(word, it)| it.all >= LEAST && it.inside * 100 >= it.all * SHARE && !known(word))
        .filter(|(word, _)| word.chars().count() >= 3)
        .map(|(word, _)| word.as_str())
        .collect();
    let mut text = String::from(
        "# Name tokens learnt from the news, folded: words that stand inside a person's name most times they occur.\n\
         # Compiled by tests/workbench/mine_names.rs from word counts of antcorpus/antcorpus.data (Apache-2.0).\n",
    );
    for word in &learnt {
        text.push_str(word);
        text.push('\n');
    }
    std::fs::write(out, text).expect("the list can be written");
    eprintln!("{} of {} words are names", learnt.len(), uses.len());
}

fn count(text: &str, uses: &mut BTreeMap<String, Use>) {
    let page = page(text);
    let reading = Reading::new(&page);
    let cells = names::cells_of(&reading);
    let mut inside = vec![false; reading.tokens.len()];
    for person in find_by_rule(&reading, &cells) {
        if person.tokens.len() > 1 || person.title.is_some() {
            inside[person.tokens].fill(true);
        }
    }
    for at in 0..reading.tokens.len() {
        if reading.tokens.get(at).is_none_or(|t| t.kind != TokenKind::Arabic) {
            continue;
        }
        let outside = cells.get(at).map_or(0, |c| usize::from(c.outside));
        let word = clitic::rest_of(reading.tokens.fold(at), outside);
        let entry = uses.entry(word.to_owned()).or_default();
        entry.all += 1;
        // What follows a name is often a part of it that nobody knows yet.
        let follows =
            at > 0 && inside[at - 1] && outside == 0 && cells.get(at).is_some_and(|c| !c.heads_title() && !c.taken);
        entry.inside += u32::from(inside[at] || follows);
    }
}

fn page(text: &str) -> Page {
    let mut lines = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let length = line.chars().count() as u32;
        let kind = if line.trim().is_empty() { LineKind::Blank } else { LineKind::Body };
        lines.push(Line { extent: Extent::new(at, at + length), kind, reason: Default::default() });
        at += length + 1;
    }
    Page { text: text.to_owned(), lines, ..Page::default() }
}
