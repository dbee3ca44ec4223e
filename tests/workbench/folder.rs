//! Writes a folder of articles for measuring: `cargo run --release --example folder -- CORPUS.jsonl FOLDER ARTICLES [SEED]`.
//!
//! `CORPUS.jsonl` holds an article a line: `{"title", "published", "source", "paragraphs"}`. The first articles of the folder
//! are those of the file; what is asked for beyond them is put together from paragraphs of all, by the seed. Nothing of it is
//! committed.

use std::fmt::Write;
use std::path::Path;

use kashshaf::link::id::Scatter;
use serde::Deserialize;

#[derive(Deserialize)]
struct Article {
    title: String,
    #[serde(default)]
    published: String,
    #[serde(default)]
    source: String,
    paragraphs: Vec<String>,
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [corpus, folder, count, rest @ ..] = args.as_slice() else {
        eprintln!("usage: folder CORPUS.jsonl FOLDER ARTICLES [SEED]");
        std::process::exit(2);
    };
    let count: usize = count.parse().expect("a number of articles");
    let seed = rest.first().map_or(1, |it| it.parse().expect("a seed"));
    let text = std::fs::read_to_string(corpus).expect("the corpus");
    let known: Vec<Article> = text.lines().map(|line| serde_json::from_str(line).expect("an article a line")).collect();
    let folder = Path::new(folder);
    std::fs::create_dir_all(folder).expect("the folder");
    let mut random = Scatter::new(seed);
    let mut toml = String::new();
    for n in 0..count {
        let made;
        let article = match known.get(n) {
            Some(article) => article,
            None => {
                made = mixed(&known, &mut random);
                &made
            }
        };
        let file = format!("{n:06}.txt");
        let first = article.paragraphs.first() == Some(&article.title);
        let title = (!first).then_some(&article.title);
        let paragraphs: Vec<&str> = title.into_iter().chain(&article.paragraphs).map(String::as_str).collect();
        std::fs::write(folder.join(&file), paragraphs.join("\n\n") + "\n").expect("an article");
        let _ = writeln!(toml, "[[article]]\nfile = \"{file}\"");
        for (key, value) in [("published", &article.published), ("publisher", &article.source)] {
            if !value.is_empty() {
                let _ = writeln!(toml, "{key} = {value:?}");
            }
        }
    }
    std::fs::write(folder.join("articles.toml"), toml).expect("articles.toml");
}

/// An article of paragraphs of others, as long as one of them.
fn mixed(known: &[Article], random: &mut Scatter) -> Article {
    let mut pick = |from: usize| random.next().unwrap_or(0) as usize % from.max(1);
    let model = &known[pick(known.len())];
    let paragraphs = model.paragraphs.iter().map(|_| {
        let of = &known[pick(known.len())].paragraphs;
        of.get(pick(of.len())).cloned().unwrap_or_default()
    });
    let paragraphs: Vec<String> = paragraphs.collect();
    Article {
        title: model.title.clone(),
        published: known[pick(known.len())].published.clone(),
        source: model.source.clone(),
        paragraphs,
    }
}
