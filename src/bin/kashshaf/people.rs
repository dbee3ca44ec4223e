//! `people.toml`: the editor's corrections of persons.

use std::path::Path;

use kashshaf::prepare::{Fault, InputError};
use kashshaf::resolve::corrections::{Corrections, NotPerson, PersonCorrection};
use serde::Deserialize;
use toml::Spanned;

use crate::files;
use crate::outcome::Failure;

/// The name of the file, beside the articles.
pub const FILE: &str = "people.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(default)]
    person: Vec<RawPerson>,
    #[serde(default)]
    apart: Vec<RawApart>,
    #[serde(default)]
    not_a_person: Vec<RawNot>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawApart {
    names: Spanned<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPerson {
    id: Spanned<String>,
    name_ar: Option<String>,
    name_en: Option<String>,
    wikidata: Option<Spanned<String>>,
    #[serde(default)]
    spellings: Vec<String>,
    #[serde(default)]
    articles: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawNot {
    text: Spanned<String>,
    #[serde(default)]
    articles: Vec<String>,
}

/// The corrections of a folder of articles; none where the file is not there.
pub fn read(folder: &Path) -> Result<Corrections, Failure> {
    let path = folder.join(FILE);
    match files::read_if_there(&path)? {
        Some(text) => Ok(parse(&path.display().to_string(), text.strip_prefix('\u{feff}').unwrap_or(&text))?),
        None => Ok(Corrections::default()),
    }
}

fn parse(name: &str, text: &str) -> Result<Corrections, Vec<InputError>> {
    let line_of = |at: usize| 1 + text.as_bytes()[..at.min(text.len())].iter().filter(|b| **b == b'\n').count() as u32;
    let error = |at: usize, says: String| {
        vec![InputError { file: name.to_owned(), line: Some(line_of(at)), fault: Fault::Syntax { says } }]
    };
    let raw: Raw = toml::from_str(text).map_err(|e| {
        let says = e.message().trim_end().replace('\n', ", ");
        error(e.span().map_or(0, |it| it.start), format!("{says}; see the README for the keys of {FILE}"))
    })?;
    let mut out = Corrections::default();
    for it in raw.person {
        let slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let (at, id) = (it.id.span().start, it.id.into_inner());
        if id.is_empty() || !id.chars().all(slug) {
            let says =
                format!("the id \"{id}\" cannot stand in an address; use lower-case Latin letters, digits and `-`");
            return Err(error(at, says));
        }
        if out.persons.iter().any(|known| known.id == id && known.articles == it.articles) {
            return Err(error(at, format!("the person \"{id}\" stands here a second time; join the two entries")));
        }
        if let Some(given) = it.wikidata.as_ref().filter(|it| !is_wikidata(it.get_ref())) {
            let says = format!("\"{}\" is no Wikidata id; write it as Q12345", given.get_ref());
            return Err(error(given.span().start, says));
        }
        let wikidata = it.wikidata.map(Spanned::into_inner);
        let (name_ar, name_en) = (it.name_ar, it.name_en);
        let (spellings, articles) = (it.spellings, it.articles);
        out.persons.push(PersonCorrection { id, name_ar, name_en, wikidata, spellings, articles });
    }
    for it in raw.apart {
        if it.names.get_ref().len() < 2 {
            let says = "`names` needs at least two names that are not one person".to_owned();
            return Err(error(it.names.span().start, says));
        }
        out.apart.push(it.names.into_inner());
    }
    for it in raw.not_a_person {
        if it.text.get_ref().trim().is_empty() {
            return Err(error(it.text.span().start, "`text` is empty; give the words that are no person".to_owned()));
        }
        out.not_persons.push(NotPerson { text: it.text.into_inner(), articles: it.articles });
    }
    Ok(out)
}

fn is_wikidata(id: &str) -> bool {
    id.strip_prefix('Q').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries() {
        let text = "[[person]]\nid = \"samir-q\"\nname_ar = \"سمير\"\nspellings = [\"سمير\"]\n[[not_a_person]]\ntext = \"أمير\"\narticles = [\"1\"]\n";
        let it = parse("p", text).unwrap();
        assert_eq!((it.persons[0].id.as_str(), it.persons[0].spellings.len()), ("samir-q", 1));
        assert_eq!(it.not_persons[0].articles, ["1"]);
        assert_eq!(parse("p", "").unwrap(), Corrections::default());
    }

    #[test]
    fn faults_name_their_line() {
        for (text, expected) in [
            ("[[person]]\nid = \"Samir Q\"\n", "people.toml:2: the id \"Samir Q\" cannot stand in an address"),
            (
                "[[person]]\nid = \"a\"\n[[person]]\nid = \"a\"\n",
                "people.toml:4: the person \"a\" stands here a second time",
            ),
            ("[[person]]\nid = \"a\"\nwikidata = \"12\"\n", "people.toml:3: \"12\" is no Wikidata id"),
            ("[[persons]]\nid = \"a\"\n", "people.toml:1: unknown field `persons`"),
            ("[[apart]]\nnames = [\"a\"]\n", "people.toml:2: `names` needs at least two names"),
            ("[[not_a_person]]\ntext = \" \"\n", "people.toml:2: `text` is empty"),
        ] {
            let says = parse("people.toml", text).unwrap_err()[0].to_string();
            assert!(says.starts_with(expected), "{says}");
        }
    }
}
