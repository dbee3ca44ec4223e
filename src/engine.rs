//! The engine of large corpora alone, for measuring: see `tests/bench`. The page has it in a program of its own.
//!
//! Answers are lines of text; one that begins with `?` lists the parts to be fetched first, as name and file.

#[cfg(target_arch = "wasm32")]
mod engine {
    use std::collections::HashMap;

    use kashshaf::archive::{Archive, Facet, Filter, How, Kind, Need, PartId, Query, Sort, Term};
    use kashshaf::day::Day;
    use kashshaf::explore::Days;
    use wasm_bindgen::prelude::*;

    /// Titles of an answer.
    const TOP: usize = 20;

    #[wasm_bindgen]
    pub struct Engine {
        archive: Archive,
        persons: HashMap<String, u32>,
    }

    fn error(error: impl std::fmt::Display) -> JsError {
        JsError::new(&error.to_string())
    }

    fn words(terms: Vec<Term>) -> Query {
        Query { terms, ..Query::default() }
    }

    /// From a number like 20230715.
    fn day(number: i32) -> Option<Day> {
        Day::new(number / 10_000, (number / 100 % 100) as u8, (number % 100) as u8)
    }

    #[wasm_bindgen]
    impl Engine {
        #[wasm_bindgen(constructor)]
        pub fn new(root: &[u8]) -> Result<Engine, JsError> {
            Ok(Engine { archive: Archive::open(root).map_err(error)?, persons: HashMap::new() })
        }

        /// Takes a part by its name.
        pub fn add(&mut self, name: &str, bytes: Vec<u8>) -> Result<(), JsError> {
            let part = name.rsplit_once('-').and_then(|(kind, at)| {
                let kind = Kind::ALL.into_iter().find(|it| it.name() == kind)?;
                Some(PartId::new(kind, at.parse().ok()?))
            });
            self.archive.add(part.ok_or_else(|| error("no part has that name"))?, bytes).map_err(error)
        }

        pub fn word(&mut self, word: &str) -> Result<String, JsError> {
            self.titles(&words(vec![Term::Word(word.to_owned())]))
        }

        pub fn and(&mut self, a: &str, b: &str) -> Result<String, JsError> {
            self.titles(&words(vec![Term::Word(a.to_owned()), Term::Word(b.to_owned())]))
        }

        pub fn prefix(&mut self, beginning: &str) -> Result<String, JsError> {
            self.titles(&words(vec![Term::Beginning(beginning.to_owned())]))
        }

        pub fn phrase(&mut self, phrase: &str) -> Result<String, JsError> {
            self.titles(&words(vec![Term::Phrase(phrase.split(' ').map(str::to_owned).collect())]))
        }

        /// How many articles, and how many persons they name: with a person and days of publication.
        pub fn facet(&mut self, person: &str, from: i32, to: i32) -> Result<String, JsError> {
            if let Err(need) = self.name_persons() {
                return self.needs(need);
            }
            let values = self.persons.get(person).copied().into_iter().collect();
            let filters = vec![Filter { facet: Facet::Persons, how: How::Any, values }];
            self.counts(Query { filters, ..Query::default() }, from, to)
        }

        /// The same with a word.
        pub fn facetq(&mut self, word: &str, from: i32, to: i32) -> Result<String, JsError> {
            self.counts(words(vec![Term::Word(word.to_owned())]), from, to)
        }

        /// Keys of all articles that have a word.
        pub fn ids(&mut self, word: &str) -> Result<String, JsError> {
            let query = Query { sort: Sort::Oldest, ..words(vec![Term::Word(word.to_owned())]) };
            let mut keys = String::new();
            let told = self.archive.select(&query).and_then(|selection| {
                let docs: Vec<u32> = selection.docs.iter().collect();
                self.archive.each_row(&docs, |_, (_, key, _), _| {
                    keys.push_str(key);
                    keys.push('\n');
                })
            });
            if let Err(need) = told { self.needs(need) } else { Ok(keys) }
        }

        /// Every part but the places of words, in the form of an answer; those of the table only once that is there.
        pub fn all(&self) -> String {
            let kinds = Kind::ALL.into_iter().filter(|kind| !matches!(kind, Kind::Root | Kind::Positions));
            let parts = kinds
                .flat_map(|kind| (0..self.archive.root().of(kind).len() as u32).map(move |at| PartId::new(kind, at)));
            self.list(parts.filter(|part| !self.archive.has(*part)))
        }

        fn titles(&mut self, query: &Query) -> Result<String, JsError> {
            let mut out = String::new();
            let told = self.archive.select(query).and_then(|selection| {
                let page = self.archive.page(&selection, 0, TOP);
                out.push_str(&selection.total.to_string());
                self.archive.each_row(&page, |_, (title, ..), _| {
                    out.push('\n');
                    out.push_str(title);
                })
            });
            if let Err(need) = told { self.needs(need) } else { Ok(out) }
        }

        fn counts(&mut self, query: Query, from: i32, to: i32) -> Result<String, JsError> {
            let published = Some(Days { from: day(from), to: day(to) });
            let query = Query { published, sort: Sort::Newest, ..query };
            let told = self.archive.select(&query).and_then(|selection| {
                let counts = self.archive.counts(&selection, Facet::Persons)?;
                let named = counts.iter().filter(|count| **count > 0).count();
                Ok(format!("{}\n{named}", selection.total))
            });
            match told {
                Ok(told) => Ok(told),
                Err(need) => self.needs(need),
            }
        }

        fn name_persons(&mut self) -> Result<(), Need> {
            while self.persons.len() < self.archive.root().values(Facet::Persons) as usize {
                let next = self.persons.len() as u32;
                let names = self.archive.names(Facet::Persons, next)?;
                if names.is_empty() {
                    break;
                }
                self.persons.extend(names.into_iter().zip(next..).map(|(name, at)| (name.id, at)));
            }
            Ok(())
        }

        fn needs(&self, need: Need) -> Result<String, JsError> {
            match need {
                Need::Parts(parts) => Ok(self.list(parts.into_iter())),
                Need::Damaged(damaged) => Err(error(damaged)),
            }
        }

        fn list(&self, parts: impl Iterator<Item = PartId>) -> String {
            parts.fold("?".to_owned(), |list, part| {
                let file = self.archive.file(part).unwrap_or_default();
                format!("{list}\n{part} {file}")
            })
        }
    }

    /// Bytes of memory that the module has.
    #[wasm_bindgen]
    pub fn memory_bytes() -> f64 {
        core::arch::wasm32::memory_size(0) as f64 * 65_536.0
    }
}

fn main() {}
