//! Small and large corpora mean the same by a query.

use super::build::{self, Article, Extra, Run};
use super::{Archive, Kind, PartId, Query, Term};
use crate::corpus::draft::Draft;
use crate::corpus::samples::Writing;
use crate::corpus::{Corpus, store};
use crate::explore::{self, Selection};
use crate::line::LineKind;

const SENTENCES: [&str; 14] = [
    "الحكومة تنفي",
    "رحبت بالحكومة الجديدة",
    "نداء للحكومة، وحكومةُ الظل",
    "التقى إلهام علييف مسؤولا",
    "أمر هام",
    "سافر إلى أذربيجان",
    "الصلة بأذربيجان ولأذربيجان",
    "في اذربيجان",
    "وزير الدفاع يوآف غالانت",
    "قال الوزير إن الدفاع أولى",
    "الجمهوريه الاسلامية",
    "في ١٣ يوليو",
    "وصل وفد من ألمانيا",
    "الوفد في المانيا",
];

/// The sentences in which a small corpus finds a query.
fn small(corpus: &Corpus, query: &str) -> Vec<u32> {
    let selection = Selection { text: explore::Query::parse(query), ..Selection::default() };
    let mut found: Vec<u32> = explore::select(corpus, &selection).passages.iter().map(|at| at.0).collect();
    found.sort_unstable();
    found
}

/// An archive with an article a sentence, all parts there.
fn archive() -> Archive {
    let mut run = Run::new();
    for (at, sentence) in SENTENCES.iter().enumerate() {
        run.add(&Article { key: &format!("{at:02}"), paragraphs: &[sentence], ..Article::default() });
    }
    let mut parts: Vec<(PartId, Vec<u8>)> = Vec::new();
    build::finish(vec![run], &[], &Extra::default(), |id, bytes| parts.push((id, bytes)));
    let (_, root) = parts.pop().unwrap();
    let mut archive = Archive::open(&root).unwrap();
    parts.sort_by_key(|(id, _)| id.kind != Kind::Table);
    parts.into_iter().for_each(|(id, bytes)| archive.add(id, bytes).unwrap());
    archive
}

#[test]
fn small_and_large_agree() {
    let mut writing = Writing::new("aaaaa");
    for sentence in SENTENCES {
        writing.line(LineKind::Body, sentence);
    }
    let corpus = Corpus::open(store(&Draft { articles: vec![writing.article], entities: Vec::new() })).unwrap();
    let mut archive = archive();
    let words = SENTENCES.iter().flat_map(|sentence| sentence.split([' ', '،'])).filter(|word| !word.is_empty());
    let more = ["حكومة", "وبالحكومة", "اذربيجان", "الهام", "هام", "الوزير", "المانيا", "ألمانيا", "غال", "أذرب", "كذا"];
    for word in words.chain(more) {
        let query = Query { terms: vec![Term::Open(word.to_owned())], ..Query::default() };
        let large: Vec<u32> = archive.select(&query).unwrap().docs.iter().collect();
        assert_eq!(large, small(&corpus, word), "{word}");
    }
    let phrase = Term::Phrase(vec!["وزير".to_owned(), "الدفاع".to_owned()]);
    let large: Vec<u32> =
        archive.select(&Query { terms: vec![phrase], ..Query::default() }).unwrap().docs.iter().collect();
    assert_eq!(large, small(&corpus, "«وزير الدفاع»"));
}
