//! `subjects.toml`, the editor's words on what is measured, and `subjects`: what the program proposes.

use std::fmt::Write;
use std::path::Path;

use kashshaf::corpus::Draft;
use kashshaf::corpus::facts::{Subject, Verdict};
use kashshaf::facts::subjects::{Correction, Place, Unknown, corrections};
use kashshaf::facts::{self, Corrections};
use kashshaf::prepare::{Fault, InputError};
use kashshaf::span::Positions;
use serde::Deserialize;
use toml::Spanned;

use crate::args::Subjects;
use crate::outcome::{self, Failure};
use crate::{files, folder, people};

/// The name of the file, beside the articles.
pub const FILE: &str = "subjects.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(default)]
    subject: Vec<RawSubject>,
    #[serde(default)]
    not_a_subject: Vec<RawNot>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSubject {
    id: Spanned<String>,
    label_ar: Option<String>,
    label_en: Option<String>,
    verdict: Option<Spanned<String>>,
    #[serde(default)]
    readings: Vec<RawPlace>,
    #[serde(default)]
    without: Vec<RawPlace>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPlace {
    article: String,
    figure: String,
    line: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawNot {
    id: Spanned<String>,
}

/// The corrections of a folder of articles; none where the file is not there.
pub fn read(folder: &Path) -> Result<Corrections, Failure> {
    let path = folder.join(FILE);
    match files::read_if_there(&path)? {
        Some(text) => {
            let subjects = parse(&path.display().to_string(), text.strip_prefix('\u{feff}').unwrap_or(&text))?;
            Ok(Corrections { subjects })
        }
        None => Ok(Corrections::default()),
    }
}

fn parse(name: &str, text: &str) -> Result<Vec<Correction>, Vec<InputError>> {
    let line_of = |at: usize| 1 + text.as_bytes()[..at.min(text.len())].iter().filter(|b| **b == b'\n').count() as u32;
    let error = |at: usize, says: String| {
        vec![InputError { file: name.to_owned(), line: Some(line_of(at)), fault: Fault::Syntax { says } }]
    };
    let raw: Raw = toml::from_str(text).map_err(|e| {
        let says = e.message().trim_end().replace('\n', ", ");
        error(e.span().map_or(0, |it| it.start), format!("{says}; see the README for the keys of {FILE}"))
    })?;
    let mut out: Vec<Correction> = Vec::new();
    let known = |out: &[Correction], id: &Spanned<String>| {
        let (at, id) = (id.span().start, id.get_ref());
        let slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || !id.chars().all(slug) {
            let says = format!(
                "the id \"{id}\" cannot stand in a file of facts; use lower-case Latin letters, digits and `-`"
            );
            return Err(error(at, says));
        }
        if out.iter().any(|it| it.id == *id) {
            return Err(error(at, format!("the subject \"{id}\" stands here a second time; join the two entries")));
        }
        Ok(line_of(at))
    };
    let place = |it: RawPlace| Place { article: it.article, words: it.figure, at: it.line };
    for it in raw.subject {
        let line = known(&out, &it.id)?;
        let verdict = match &it.verdict {
            None => None,
            Some(given) => {
                Some(Verdict::ALL.into_iter().find(|verdict| verdict.name() == given.get_ref()).ok_or_else(|| {
                    let says = format!("\"{}\" is no verdict; write agree, differ or contradict", given.get_ref());
                    error(given.span().start, says)
                })?)
            }
        };
        out.push(Correction {
            id: it.id.into_inner(),
            label_ar: it.label_ar,
            label_en: it.label_en,
            verdict,
            readings: it.readings.into_iter().map(place).collect(),
            without: it.without.into_iter().map(place).collect(),
            rejected: false,
            line,
        });
    }
    for it in raw.not_a_subject {
        let line = known(&out, &it.id)?;
        out.push(Correction { id: it.id.into_inner(), rejected: true, line, ..Correction::default() });
    }
    Ok(out)
}

/// Everything in the file must be about something that the articles have.
pub fn agree(folder: &Path, draft: &Draft, given: &Corrections) -> Result<(), Vec<InputError>> {
    if given.subjects.is_empty() {
        return Ok(());
    }
    let proposed = facts::find(draft, &Corrections::default()).subjects;
    let file = folder.join(FILE).display().to_string();
    let wrong = corrections::unknown(draft, &proposed, &given.subjects);
    let errors: Vec<InputError> = wrong.iter().map(|it| fault(&file, it)).collect();
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

fn fault(file: &str, unknown: &Unknown) -> InputError {
    let (line, says) = match unknown {
        Unknown::Subject { id, line } => {
            (*line, format!("no subject \"{id}\" is proposed; `kashshaf subjects` lists them, or give its `readings`"))
        }
        Unknown::Figure { place, line } => {
            let Place { article, words, .. } = place;
            (
                *line,
                format!("article \"{article}\" has no figure «{words}»; write it as it stands there, with its unit"),
            )
        }
        Unknown::Alone { id, line } => (*line, format!("the subject \"{id}\" has one reading; it needs two")),
    };
    InputError { file: file.to_owned(), line: Some(line), fault: Fault::Syntax { says } }
}

/// Prints every subject with its readings, the doubtful first.
pub fn run(args: &Subjects) -> Result<(), Failure> {
    let inputs = folder::read(&args.seeds)?;
    let persons = people::read(&args.seeds)?;
    let given = read(&args.seeds)?;
    let prepared =
        kashshaf::prepare::prepare(&inputs, &persons).map_err(|errors| folder::located(&args.seeds, errors))?;
    agree(&args.seeds, &prepared.draft, &given)?;
    let mut subjects = facts::find(&prepared.draft, &given).subjects;
    subjects.sort_by_key(|it| (it.confirmed, std::cmp::Reverse(it.verdict.name().len()), it.id.clone()));
    let mut out = String::new();
    subjects.iter().for_each(|it| listed(&prepared.draft, it, &mut out));
    let open = subjects.iter().filter(|it| !it.confirmed).count();
    let _ = writeln!(out, "{} subjects, {open} of them proposed and not confirmed in {FILE}", subjects.len());
    outcome::print(&out)
}

fn listed(draft: &Draft, subject: &Subject, out: &mut String) {
    let state = if subject.confirmed { "confirmed" } else { "proposed" };
    let _ =
        writeln!(out, "{}  {}  {state} ({}: {})", subject.id, subject.verdict.name(), subject.rule, subject.evidence);
    let _ = writeln!(out, "    {} {}", subject.label_ar, subject.label_en);
    for reading in &subject.readings {
        let Some(article) = draft.articles.get(reading.spot.article as usize) else { continue };
        let line = article.lines.iter().position(|it| it.extent.holds(reading.extent)).map_or(0, |it| it + 1);
        let words = Positions::new(&article.text).slice(reading.extent);
        let _ = writeln!(out, "    {}:{line}  {} {words}", article.key, reading.comparator.sign());
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries() {
        let text = "[[subject]]\nid = \"loan-egypt\"\nlabel_en = \"Loan\"\nverdict = \"differ\"\nreadings = [{ article = \"1\", figure = \"3 مليارات دولار\" }]\n[[not_a_subject]]\nid = \"x\"\n";
        let it = parse("p", text).unwrap();
        assert_eq!((it[0].id.as_str(), it[0].verdict, it[0].line), ("loan-egypt", Some(Verdict::Differ), 2));
        assert_eq!((it[1].rejected, it[1].line), (true, 7));
        assert!(parse("p", "").unwrap().is_empty());
    }

    #[test]
    fn faults_name_their_line() {
        for (text, expected) in [
            ("[[subject]]\nid = \"Loan\"\n", "s:2: the id \"Loan\" cannot stand"),
            (
                "[[subject]]\nid = \"a\"\n[[not_a_subject]]\nid = \"a\"\n",
                "s:4: the subject \"a\" stands here a second time",
            ),
            ("[[subject]]\nid = \"a\"\nverdict = \"same\"\n", "s:3: \"same\" is no verdict"),
            ("[[subjects]]\nid = \"a\"\n", "s:1: unknown field `subjects`"),
        ] {
            let says = parse("s", text).unwrap_err()[0].to_string();
            assert!(says.starts_with(expected), "{says}");
        }
    }
}
