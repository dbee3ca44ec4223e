//! Frozen releases: complete copies of the site that never change again.
//!
//! An editor keeps them beside the articles, `releases/NAME/` in the folder of seeds, as plain files with the list of their
//! checksums, and commits them: whoever builds the site from there publishes them again, byte for byte, under `r/NAME/`.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use kashshaf::corpus::Corpus;
use kashshaf::day::Day;
use kashshaf::link::registry::{PassageId, Registry};
use kashshaf::present::pages::sha256::{hex, sha256};
use kashshaf::present::pages::{self, Config, Release, Shell};

use crate::files;
use crate::outcome::Failure;

/// The folder beside the articles.
const FOLDER: &str = "releases";
/// In each release: a line a file, checksum and path, as `sha256sum` writes and checks it.
const SUMS: &str = "SHA256SUMS";
/// In each release: what it is.
const ABOUT: &str = "release.json";

/// Whether a name can be a folder and a part of an address anywhere.
pub fn is_name(name: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.');
    (1..=40).contains(&name.len()) && name.bytes().all(allowed) && !name.starts_with(['.', '-']) && !name.ends_with('.')
}

fn folder(seeds: &Path, name: &str) -> PathBuf {
    seeds.join(FOLDER).join(name)
}

/// What a release is made from: the site that was just written, and what it was written from.
pub struct Freeze<'f> {
    pub seeds: &'f Path,
    pub name: &'f str,
    pub day: Day,
    /// The site without pages: the application's files.
    pub out: &'f Path,
    pub corpus: &'f Corpus,
    pub registry: &'f Registry,
    pub shell: &'f Shell,
    pub config: &'f Config,
}

/// Names that are taken.
///
/// # Errors
/// Where there is a release of this name: it never changes.
pub fn is_free(seeds: &Path, name: &str) -> Result<(), Failure> {
    let path = folder(seeds, name);
    if path.exists() {
        let says = "is a release already, and a release never changes; give this one another name";
        return Err(Failure::input(format!("{}: {says}", path.display())));
    }
    Ok(())
}

/// Writes a release beside the articles, whole or not at all.
pub fn freeze(of: &Freeze<'_>, ours: &[&str]) -> Result<(), Failure> {
    is_free(of.seeds, of.name)?;
    let path = folder(of.seeds, of.name);
    let fresh = files::sibling(&path, "new");
    let made =
        write(of, &fresh, ours).and_then(|()| std::fs::rename(&fresh, &path).map_err(|e| files::failed(&path, &e)));
    if made.is_err() {
        let _ = std::fs::remove_dir_all(&fresh);
    }
    made
}

fn write(of: &Freeze<'_>, fresh: &Path, ours: &[&str]) -> Result<(), Failure> {
    files::copy_folder(of.out, fresh, &|name| ours.contains(&name) || name == "index.html")?;
    let config = Config {
        public_url: of.config.public_url.as_ref().map(|url| format!("{url}r/{}/", of.name)),
        release: Some(of.name.to_owned()),
        releases: Vec::new(),
        ..of.config.clone()
    };
    for (name, bytes) in pages::site(of.corpus, of.registry, of.shell, &config) {
        // The living site is what search engines should find, and what answers for addresses without a file.
        if name != "404.html" && !name.starts_with("sitemap") {
            files::write(&fresh.join(name), &bytes)?;
        }
    }
    let about = serde_json::json!({
        "name": of.name,
        "day": of.day.to_string(),
        "articles": of.corpus.article_count(),
        "passages": of.corpus.passage_count(),
        "corpus": of.config.corpus_mark,
    });
    files::write(&fresh.join(ABOUT), format!("{about}\n").as_bytes())?;
    let sums = sums(fresh)?;
    files::write(&fresh.join(SUMS), sums.as_bytes())
}

/// The checksums of all files below a folder, by path.
fn sums(folder: &Path) -> Result<String, Failure> {
    let mut out = String::new();
    for name in files::below(folder)? {
        if name != SUMS {
            let _ = writeln!(out, "{}  {name}", hex(&sha256(&files::read(&folder.join(&name))?)));
        }
    }
    Ok(out)
}

/// The releases beside the articles, newest first.
pub fn list(seeds: &Path) -> Result<Vec<Release>, Failure> {
    let folder = seeds.join(FOLDER);
    let entries = match std::fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(files::failed(&folder, &e)),
    };
    let mut list = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|e| files::failed(&folder, &e))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() && is_name(&name) {
            list.push(about(&entry.path(), name)?);
        }
    }
    list.sort_by(|a, b| (b.day, &b.name).cmp(&(a.day, &a.name)));
    Ok(list)
}

fn about(folder: &Path, name: String) -> Result<Release, Failure> {
    let path = folder.join(ABOUT);
    let bytes = files::read(&path)?;
    let says = || Failure::input(format!("{}: is damaged; restore the release from its history", path.display()));
    let value: serde_json::Value = serde_json::from_slice(&bytes).map_err(|_| says())?;
    let number = |key: &str| value[key].as_u64().and_then(|it| u32::try_from(it).ok()).ok_or_else(says);
    let day = value["day"].as_str().and_then(Day::parse);
    Ok(Release { day, articles: number("articles")?, passages: number("passages")?, name })
}

/// Copies every release to the site. The copies are those of the releases, whatever was there.
pub fn publish(seeds: &Path, out: &Path, releases: &[Release]) -> Result<(), Failure> {
    for release in releases {
        let target = out.join("r").join(&release.name);
        if target.exists() {
            std::fs::remove_dir_all(&target).map_err(|e| files::failed(&target, &e))?;
        }
        files::copy_folder(&folder(seeds, &release.name), &target, &|_| false)?;
    }
    Ok(())
}

/// What is wrong with the releases: files that changed, came or went since.
pub fn faults(seeds: &Path) -> Result<Vec<String>, Failure> {
    let mut wrong = Vec::new();
    for release in list(seeds)? {
        let path = folder(seeds, &release.name);
        let expected = files::read_if_there(&path.join(SUMS))?.unwrap_or_default();
        let found = sums(&path)?;
        let name = |line: &str| line.split_once("  ").map_or(String::new(), |(_, name)| name.to_owned());
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
        let (expected, found) = (lines(&expected), lines(&found));
        let differ: std::collections::BTreeSet<String> =
            expected.symmetric_difference(&found).map(|it| name(it)).collect();
        for name in differ {
            let says = "has changed since the release was frozen; restore it from its history";
            wrong.push(format!("{}: {says}", path.join(name).display()));
        }
    }
    Ok(wrong)
}

/// Passages of releases that the registry does not know.
pub fn unknown(seeds: &Path, registry: &Registry) -> Result<Vec<(String, PassageId)>, Failure> {
    let mut missing = Vec::new();
    for release in list(seeds)? {
        let Ok(entries) = std::fs::read_dir(folder(seeds, &release.name).join("p")) else { continue };
        let mut ids: Vec<PassageId> =
            entries.filter_map(|entry| PassageId::parse(entry.ok()?.file_name().to_str()?)).collect();
        ids.sort();
        ids.retain(|id| registry.passage(id).is_none());
        missing.extend(ids.into_iter().map(|id| (release.name.clone(), id)));
    }
    Ok(missing)
}
