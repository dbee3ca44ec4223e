//! Passages as files that other programs read: citations, annotations, editions, tables.
//!
//! [`write()`] gives the passages it is given, in that order, and nothing else. Every format carries the
//! words as published, source, day of publication with how it is known, names, dates with their intervals,
//! the permalink with its checksum and the name of the release. Pure; no clock, so no "accessed on".
//!
//! Characters that turn the direction of what follows are escaped where the format has escapes (JSON, XML) and
//! left out where it has none, so that a quotation cannot rearrange the file around it.

mod annotation;
mod bibtex;
mod csl;
mod item;
mod json;
mod number;
mod passages;
mod ris;
mod table;
mod tei;
#[cfg(test)]
mod tests;
mod text;
mod xml;

use crate::corpus::{Corpus, PassageIx};
use crate::link::address::Lang;
use item::Item;

/// What a selection can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Citations in words, after the Chicago Manual of Style (17th edition, 14.191 and 14.205: news).
    Text,
    /// BibTeX and biblatex: one file for both.
    Bibtex,
    /// RIS, as reference managers import it (specification of 2011).
    Ris,
    /// Citation Style Language, schema 1.0.2.
    Csl,
    /// W3C Web Annotation Data Model (recommendation of 23 February 2017), JSON-LD.
    Annotation,
    /// Text Encoding Initiative P5, `tei_all`.
    Tei,
    /// A table after RFC 4180, opened by spreadsheets.
    Csv,
    /// The passages with their spans, as this program knows them.
    Json,
}

impl Format {
    pub const ALL: [Format; 8] = [
        Format::Text,
        Format::Bibtex,
        Format::Ris,
        Format::Csl,
        Format::Annotation,
        Format::Tei,
        Format::Csv,
        Format::Json,
    ];

    /// The id for addresses, options and attributes.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Bibtex => "bibtex",
            Format::Ris => "ris",
            Format::Csl => "csl",
            Format::Annotation => "annotation",
            Format::Tei => "tei",
            Format::Csv => "csv",
            Format::Json => "json",
        }
    }

    pub fn parse(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|it| it.name() == name)
    }

    /// What people call it, in any language; `None` for citations in words.
    pub fn label(self) -> Option<&'static str> {
        match self {
            Format::Text => None,
            Format::Bibtex => Some("BibTeX"),
            Format::Ris => Some("RIS"),
            Format::Csl => Some("CSL-JSON"),
            Format::Annotation => Some("Web Annotation"),
            Format::Tei => Some("TEI P5"),
            Format::Csv => Some("CSV"),
            Format::Json => Some("JSON"),
        }
    }

    /// Without a point.
    pub fn file_extension(self) -> &'static str {
        match self {
            Format::Text => "txt",
            Format::Bibtex => "bib",
            Format::Ris => "ris",
            Format::Csl => "csl.json",
            Format::Annotation => "jsonld",
            Format::Tei => "xml",
            Format::Csv => "csv",
            Format::Json => "json",
        }
    }

    pub fn media_type(self) -> &'static str {
        match self {
            Format::Text => "text/plain;charset=utf-8",
            Format::Bibtex => "application/x-bibtex;charset=utf-8",
            Format::Ris => "application/x-research-info-systems;charset=utf-8",
            Format::Csl => "application/vnd.citationstyles.csl+json",
            Format::Annotation => "application/ld+json;profile=\"http://www.w3.org/ns/anno.jsonld\"",
            Format::Tei => "application/tei+xml;charset=utf-8",
            Format::Csv => "text/csv;charset=utf-8;header=present",
            Format::Json => "application/json",
        }
    }
}

/// Where the passages are read and in which words the file speaks of them.
#[derive(Clone, Copy)]
struct Setting<'s> {
    corpus: &'s Corpus,
    /// The language of names, days and remarks; the passages stay as published.
    lang: Lang,
    /// The root of the site that the links lead to, with scheme and host; for a frozen release, that of the release.
    base_url: &'s str,
    /// The name of the frozen release, where the passages are read in one.
    release: Option<&'s str>,
}

/// The passages as a file of this format. Passages that the corpus does not have are left out.
pub fn write(
    format: Format,
    corpus: &Corpus,
    passages: &[PassageIx],
    lang: Lang,
    base_url: &str,
    release: Option<&str>,
) -> String {
    let setting = Setting { corpus, lang, base_url: base_url.trim_end_matches('/'), release };
    let items: Vec<Item<'_>> =
        passages.iter().filter(|at| at.0 < corpus.passage_count()).map(|at| Item::new(setting, *at)).collect();
    match format {
        Format::Text => text::write(&items),
        Format::Bibtex => bibtex::write(&items),
        Format::Ris => ris::write(&items),
        Format::Csl => csl::write(&items),
        Format::Annotation => annotation::write(setting, &items),
        Format::Tei => tei::write(setting, &items),
        Format::Csv => table::write(&items),
        Format::Json => passages::write(setting, &items),
    }
}

/// A file's name for an export: `kashshaf-ab3f9-x7k.bib`, `kashshaf-12.csv` for twelve passages.
pub fn file_name(format: Format, corpus: &Corpus, passages: &[PassageIx]) -> String {
    let what = match passages {
        [one] => {
            let passage = corpus.passage(*one);
            format!("{}-{}", corpus.article(passage.article).aid, passage.pid)
        }
        all => all.len().to_string(),
    };
    format!("kashshaf-{what}.{}", format.file_extension())
}
