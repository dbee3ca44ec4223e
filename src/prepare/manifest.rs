//! `articles.toml`: what the editor knows of the articles that their files do not say.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Deserialize;
use toml::Spanned;

use super::error::{Fault, InputError};
use super::{Input, Metadata};
use crate::corpus::draft::{Basis, Published};
use crate::day::Day;

/// The name of the file, beside the articles.
pub const FILE: &str = "articles.toml";

/// One `[[article]]`, checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// The file's name within the folder.
    pub file: String,
    /// Where the entry's `file` stands, counted from 1.
    pub line: u32,
    pub metadata: Metadata,
}

/// The whole file, checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Manifest {
    pub entries: Vec<Entry>,
    pub site: Site,
}

/// `[site]`: what the editor wants of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// Whether the corpus lies in parts beside the page; `None`: when it is large.
    pub archive: Option<bool>,
    pub pages: Option<Pages>,
}

/// Which pages are written as files of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pages {
    /// Every article and every passage.
    All,
    /// Every article; passages are shown by the application.
    Articles,
    /// None but the first.
    None,
}

impl Pages {
    pub fn parse(name: &str) -> Option<Pages> {
        Some(match name {
            "all" => Pages::All,
            "articles" => Pages::Articles,
            "none" => Pages::None,
            _ => return None,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(default)]
    site: RawSite,
    #[serde(default)]
    article: Vec<RawEntry>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSite {
    archive: Option<bool>,
    pages: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEntry {
    file: Spanned<String>,
    key: Option<Spanned<String>>,
    published: Option<Spanned<String>>,
    basis: Option<Spanned<String>>,
    evidence: Option<String>,
    title: Option<String>,
    author: Option<String>,
    publisher: Option<String>,
    url: Option<Spanned<String>>,
}

/// Reads the text of an `articles.toml` called `name`. All faults are reported, in order.
pub fn parse(name: &str, text: &str) -> Result<Manifest, Vec<InputError>> {
    let ends: Vec<usize> = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at).collect();
    let line_of = |at: usize| 1 + ends.partition_point(|end| *end < at) as u32;
    let error = |line: u32, fault| InputError { file: name.to_owned(), line: Some(line), fault };
    let raw: Raw = match toml::from_str(text) {
        Ok(raw) => raw,
        Err(e) => {
            let line = e.span().map_or(1, |span| line_of(span.start));
            let says =
                format!("{}; see the README for the keys of articles.toml", e.message().trim_end().replace('\n', ", "));
            return Err(vec![error(line, Fault::Syntax { says })]);
        }
    };
    let mut errors = Vec::new();
    let mut site = Site { archive: raw.site.archive, pages: None };
    if let Some(pages) = raw.site.pages {
        site.pages = Pages::parse(pages.get_ref());
        if site.pages.is_none() {
            let fault = Fault::UnknownPages { given: pages.get_ref().clone() };
            errors.push(error(line_of(pages.span().start), fault));
        }
    }
    let mut entries: Vec<Entry> = Vec::with_capacity(raw.article.len());
    let mut first_lines: HashMap<String, u32> = HashMap::new();
    for it in raw.article {
        let line = line_of(it.file.span().start);
        if let Some(first_line) = first_lines.insert(it.file.get_ref().clone(), line) {
            first_lines.insert(it.file.get_ref().clone(), first_line);
            let fault = Fault::FileTwice { named: it.file.get_ref().clone(), first_line };
            errors.push(error(line, fault));
            continue;
        }
        match check(it, line, &line_of) {
            Ok(entry) => entries.push(entry),
            Err((line, fault)) => errors.push(error(line, fault)),
        }
    }
    if errors.is_empty() { Ok(Manifest { entries, site }) } else { Err(errors) }
}

fn check(it: RawEntry, line: u32, line_of: &impl Fn(usize) -> u32) -> Result<Entry, (u32, Fault)> {
    let key = match it.key {
        Some(key) if !is_key(key.get_ref()) => {
            return Err((line_of(key.span().start), Fault::BadKey { key: key.into_inner() }));
        }
        other => other.map(Spanned::into_inner),
    };
    let basis = match it.basis {
        Some(basis) => match Basis::parse(basis.get_ref()) {
            Some(known) => known,
            None => return Err((line_of(basis.span().start), Fault::UnknownBasis { given: basis.into_inner() })),
        },
        None => Basis::Stated,
    };
    let published = match it.published {
        Some(day) => match Day::parse(day.get_ref()) {
            Some(day) => Some(Published { day, basis, evidence: it.evidence.unwrap_or_default() }),
            None => return Err((line_of(day.span().start), Fault::BadDay { given: day.into_inner() })),
        },
        None => None,
    };
    let url = match it.url {
        Some(url) if !is_web(url.get_ref()) => {
            return Err((line_of(url.span().start), Fault::BadUrl { given: url.into_inner() }));
        }
        other => other.map(Spanned::into_inner),
    };
    let metadata = Metadata { key, published, title: it.title, author: it.author, publisher: it.publisher, url };
    Ok(Entry { file: it.file.into_inner(), line, metadata })
}

/// Brings the files of a folder and the entries of its manifest together, in the order of their keys.
///
/// Files that no entry names are articles too, with nothing but their name known. `folder` is what
/// the errors call the place where the files are.
pub fn pair(folder: &str, files: Vec<(String, Vec<u8>)>, entries: Vec<Entry>) -> Result<Vec<Input>, Vec<InputError>> {
    let mut errors = Vec::new();
    let there: HashSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    for entry in &entries {
        if !there.contains(entry.file.as_str()) {
            let fault = Fault::Missing { named: entry.file.clone() };
            errors.push(InputError { file: format!("{folder}/{FILE}"), line: Some(entry.line), fault });
        }
    }
    if files.is_empty() {
        errors.push(InputError { file: folder.to_owned(), line: None, fault: Fault::NoArticles });
    }
    let mut entries: HashMap<String, Entry> = entries.into_iter().map(|e| (e.file.clone(), e)).collect();
    let mut inputs: BTreeMap<String, Input> = BTreeMap::new();
    for (file, bytes) in files {
        let (line, mut metadata) = entries.remove(&file).map(|e| (Some(e.line), e.metadata)).unwrap_or_default();
        let key = metadata.key.take().unwrap_or_else(|| stem(&file).to_owned());
        let at = |fault| match line {
            Some(line) => InputError { file: format!("{folder}/{FILE}"), line: Some(line), fault },
            None => InputError { file: format!("{folder}/{file}"), line: None, fault },
        };
        if !is_key(&key) {
            errors.push(at(Fault::BadKey { key }));
        } else if let Some(first) = inputs.get(&key) {
            errors.push(at(Fault::KeyTwice { key, first: first.file.clone() }));
        } else {
            metadata.key = Some(key.clone());
            inputs.insert(key, Input { file, bytes, metadata });
        }
    }
    if errors.is_empty() { Ok(inputs.into_values().collect()) } else { Err(errors) }
}

/// A file's name without its last extension.
fn stem(file: &str) -> &str {
    match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file,
    }
}

/// Whether a key can be a file name everywhere and stand in a report unquoted.
pub fn is_key(key: &str) -> bool {
    !key.is_empty()
        && !key.starts_with('.')
        && key.len() <= 200
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

fn is_web(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty()) && !url.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_entry() {
        let text = "# note\n[[article]]\nfile = \"a.txt\"\nkey = \"0\"\npublished = \"2023-07-15\"\nbasis = \"text\"\nevidence = \"سطر 9\"\ntitle = \"ت\"\nurl = \"https://example.org/a\"\n";
        let entries = parse("articles.toml", text).unwrap().entries;
        assert_eq!(entries.len(), 1);
        let e = &entries[0];
        assert_eq!((e.file.as_str(), e.metadata.key.as_deref(), e.line), ("a.txt", Some("0"), 3));
        let published = e.metadata.published.as_ref().unwrap();
        assert_eq!((published.day.to_string().as_str(), published.basis), ("2023-07-15", Basis::Text));
        assert_eq!(published.evidence, "سطر 9");
    }

    #[test]
    fn faults_name_their_line_and_the_way_out() {
        for (text, expected) in [
            (
                "[[article]]\nfile = \"a.txt\"\npublished = \"2023-02-30\"",
                "articles.toml:3: \"2023-02-30\" is no day of the calendar; write it as YYYY-MM-DD, for example 2023-07-15",
            ),
            (
                "[[article]]\nfile = \"a.txt\"\n\n[[article]]\nfile = \"a.txt\"",
                "articles.toml:5: describes \"a.txt\" again (first on line 2); keep one of the two entries",
            ),
            (
                "[[article]]\nfile = \"a.txt\"\nbasis = \"guess\"",
                "articles.toml:3: unknown basis \"guess\"; write \"stated\", \"text\", \"corpus\" or \"outside\"",
            ),
            (
                "[[article]]\nfile = \"a.txt\"\nkey = \"a/b\"",
                "articles.toml:3: the key \"a/b\" cannot be a file name; use letters, digits, `-`, `_` and `.` (no `.` at its start)",
            ),
            (
                "[[article]]\nfile = \"a.txt\"\nurl = \"javascript:1\"",
                "articles.toml:3: \"javascript:1\" is no web address; write it with http:// or https://",
            ),
        ] {
            let errors = parse("articles.toml", text).unwrap_err();
            assert_eq!(errors[0].to_string(), expected);
        }
    }

    fn pair_error(files: &[&str], entries: &str) -> String {
        let files = files.iter().map(|name| ((*name).to_owned(), vec![b'x'])).collect();
        pair("seeds", files, parse("articles.toml", entries).unwrap().entries).unwrap_err()[0].to_string()
    }

    #[test]
    fn files_and_entries_that_do_not_agree() {
        let missing = pair_error(&["a.txt"], "[[article]]\nfile = \"b.txt\"");
        assert!(missing.starts_with("seeds/articles.toml:2: names the file \"b.txt\""), "{missing}");
        let twice = pair_error(&["a.txt", "a.html"], "");
        assert!(twice.starts_with("seeds/a.html: the key \"a\" already belongs to a.txt"), "{twice}");
        let given = pair_error(&["a.txt", "b.txt"], "[[article]]\nfile = \"b.txt\"\nkey = \"a\"");
        assert!(given.starts_with("seeds/articles.toml:2: the key \"a\" already belongs to a.txt"), "{given}");
        assert!(pair_error(&[], "").starts_with("seeds: no articles here"));
    }

    #[test]
    fn what_is_not_toml_or_has_unknown_keys() {
        for (text, line, word) in [
            ("[[article]]\nfile = \"a.txt\"\npublishd = \"2023-07-15\"\n", 3, "publishd"),
            ("[[article]]\nfile = ", 2, "string"),
            ("[[article]]\nkey = \"a\"\n", 1, "file"),
            ("[[article]]\nfile = 7\n", 2, "string"),
        ] {
            let errors = parse("articles.toml", text).unwrap_err();
            assert_eq!(errors[0].line, Some(line), "{errors:?}");
            assert!(errors[0].to_string().contains(word), "{}", errors[0]);
        }
    }
}
