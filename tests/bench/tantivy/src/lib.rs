//! tantivy with its default tokenizer: titles and text indexed with positions, persons and days as fast fields.

use std::io::Write;
use std::path::Path;

use tantivy::aggregation::AggregationCollector;
use tantivy::aggregation::agg_req::Aggregations;
use tantivy::collector::{Count, DocSetCollector, TopDocs};
use tantivy::directory::{Directory, RamDirectory, TerminatingWrite};
use tantivy::query::{BooleanQuery, Occur, Query, QueryParser, RangeQuery, RegexQuery, TermQuery};
use tantivy::schema::{FAST, INDEXED, IndexRecordOption, STORED, STRING, Schema, TEXT, Value};
use tantivy::{Index, IndexReader, ReloadPolicy, TantivyDocument, Term};
use wasm_bindgen::prelude::*;

pub fn schema() -> Schema {
    let mut schema = Schema::builder();
    schema.add_text_field("title", TEXT | STORED);
    schema.add_text_field("text", TEXT);
    schema.add_text_field("person", STRING | FAST);
    schema.add_u64_field("published", INDEXED | FAST);
    schema.add_u64_field("id", FAST);
    schema.build()
}

const TOP: usize = 20;

#[wasm_bindgen]
pub struct Engine {
    index: Index,
    reader: IndexReader,
}

#[wasm_bindgen]
impl Engine {
    /// From the files that `index` packs: (length, name, length, bytes)*, lengths as 32-bit little endian.
    #[wasm_bindgen(constructor)]
    pub fn new(pack: &[u8]) -> Engine {
        let directory = RamDirectory::create();
        let mut rest = pack;
        while !rest.is_empty() {
            let name = std::str::from_utf8(take(&mut rest)).expect("a file's name");
            let bytes = take(&mut rest);
            let path = Path::new(name);
            if name == "meta.json" || name.starts_with('.') {
                directory.atomic_write(path, bytes).expect("written to memory");
            } else {
                let mut file = directory.open_write(path).expect("a new file");
                file.write_all(bytes).expect("written to memory");
                file.terminate().expect("written to memory");
            }
        }
        let index = Index::open(directory).expect("an index");
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().expect("a reader");
        Engine { index, reader }
    }

    /// How many articles have all words, and the titles of the best, a line each.
    pub fn search(&self, words: &str) -> String {
        self.told(&*self.words(words))
    }

    /// The same of words that begin so.
    pub fn prefix(&self, letters: &str) -> String {
        let of = |name: &str| {
            let field = self.index.schema().get_field(name).expect("a field");
            let query = RegexQuery::from_pattern(&format!("{letters}.*"), field).expect("letters alone");
            (Occur::Should, Box::new(query) as Box<dyn Query>)
        };
        self.told(&BooleanQuery::new(vec![of("title"), of("text")]))
    }

    pub fn ids(&self, words: &str) -> Vec<u32> {
        let searcher = self.reader.searcher();
        let found = searcher.search(&*self.words(words), &DocSetCollector).expect("a search");
        let id = |at: tantivy::DocAddress| {
            let fields = searcher.segment_reader(at.segment_ord).fast_fields();
            fields.u64("id").expect("a column").first(at.doc_id).expect("an id") as u32
        };
        found.into_iter().map(id).collect()
    }

    /// Articles within the days, with the person and the words where they are not empty; and how many persons they name.
    pub fn facet(&self, words: &str, person: &str, from: u32, to: u32) -> Vec<u32> {
        let schema = self.index.schema();
        let field = |name: &str| schema.get_field(name).expect("a field");
        let day = |day: u32| std::ops::Bound::Included(Term::from_field_u64(field("published"), u64::from(day)));
        let mut all: Vec<(Occur, Box<dyn Query>)> = vec![(Occur::Must, Box::new(RangeQuery::new(day(from), day(to))))];
        if !person.is_empty() {
            let term = Term::from_field_text(field("person"), person);
            all.push((Occur::Must, Box::new(TermQuery::new(term, IndexRecordOption::Basic))));
        }
        if !words.is_empty() {
            all.push((Occur::Must, self.words(words)));
        }
        let counts: Aggregations =
            serde_json::from_str(r#"{"persons":{"terms":{"field":"person","size":65000}}}"#).expect("an aggregation");
        let collectors = (Count, AggregationCollector::from_aggs(counts, Default::default()));
        let (n, counted) = self.reader.searcher().search(&BooleanQuery::new(all), &collectors).expect("a search");
        let counted = serde_json::to_value(counted).expect("JSON");
        vec![n as u32, counted["persons"]["buckets"].as_array().map_or(0, Vec::len) as u32]
    }
}

impl Engine {
    fn words(&self, words: &str) -> Box<dyn Query> {
        let schema = self.index.schema();
        let fields = ["title", "text"].map(|name| schema.get_field(name).expect("a field"));
        let mut parser = QueryParser::for_index(&self.index, fields.to_vec());
        parser.set_conjunction_by_default();
        parser.parse_query(words).expect("words alone")
    }

    fn told(&self, query: &dyn Query) -> String {
        let searcher = self.reader.searcher();
        let (top, n) = searcher.search(query, &(TopDocs::with_limit(TOP), Count)).expect("a search");
        let title = self.index.schema().get_field("title").expect("a field");
        let mut told = n.to_string();
        for (_, at) in top {
            let row: TantivyDocument = searcher.doc(at).expect("a stored row");
            told.push('\n');
            told.push_str(row.get_first(title).and_then(|value| value.as_str()).unwrap_or_default());
        }
        told
    }
}

fn take<'p>(rest: &mut &'p [u8]) -> &'p [u8] {
    let (length, after) = rest.split_first_chunk::<4>().expect("a length");
    let (bytes, after) = after.split_at(u32::from_le_bytes(*length) as usize);
    *rest = after;
    bytes
}

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn memory() -> JsValue {
    wasm_bindgen::memory()
}
