//! Writes every export of a corpus into a folder, to be opened in other programs and held against schemas.
//!
//! `cargo run --example exports -- [CORPUS [FOLDER]]`; default `target/generated/corpus.kshf` and `target/exports`.
//! For example `xmllint --noout --relaxng tei_all.rng target/exports/all-ar.xml`, with the schema of the TEI Consortium.

use std::path::PathBuf;

use kashshaf::corpus::{Corpus, PassageIx};
use kashshaf::export::{Format, write};
use kashshaf::link::address::Lang;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let corpus = arguments.next().unwrap_or_else(|| "target/generated/corpus.kshf".into());
    let folder = arguments.next().unwrap_or_else(|| "target/exports".into());
    std::fs::create_dir_all(&folder)?;
    let corpus = Corpus::open(std::fs::read(corpus)?)?;
    let all: Vec<PassageIx> = corpus.passages().collect();
    let sets = [("all", &all[..]), ("one", all.get(..1).unwrap_or_default()), ("none", &[])];
    for (name, passages) in sets {
        for lang in Lang::ALL {
            for format in Format::ALL {
                let text = write(format, &corpus, passages, lang, "https://example.org/news/", Some("2023-07"));
                std::fs::write(folder.join(format!("{name}-{}.{}", lang.tag(), format.file_extension())), text)?;
            }
        }
    }
    Ok(())
}
