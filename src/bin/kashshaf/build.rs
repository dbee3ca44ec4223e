//! `build`: articles to everything the page embeds and the static pages.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use kashshaf::corpus::{self, Corpus, Draft, OpenError};
use kashshaf::day::Day;
use kashshaf::facts;
use kashshaf::link::carry::{self, Outside};
use kashshaf::link::id::Scatter;
use kashshaf::link::registry::Registry;
use kashshaf::prepare::assemble::assemble;
use kashshaf::prepare::{Input, Note, names};
use kashshaf::present::pages::{self, App, Config, Shell};

use crate::args::{Build, Stage};
use crate::outcome::Failure;
use crate::progress::Progress;
use crate::readings::{self, How};
use crate::{files, folder, links, people, releases, subjects};

/// Where the page's program finds the corpus that it embeds, below the project's folder.
const GENERATED: &str = "target/generated/corpus.kshf";
/// The same of what the articles tell together.
const GENERATED_FACTS: &str = "target/generated/facts.kshf";

/// What this program writes at the top of a site; the rest is the application's.
const OURS: [&str; 10] =
    ["a", "p", "r", "people", "places", "organisations", "about", "404.html", "sitemap.xml", "pages.css"];

pub fn run(args: &Build) -> Result<(), Failure> {
    let progress = Progress::new();
    if args.stage == Stage::Pages {
        let [corpus, facts] = [GENERATED, GENERATED_FACTS].map(|path| files::read(&project().join(path)));
        let made = Made { corpus: &corpus?, facts: &facts? };
        let registry = links::read(&args.seeds.join(folder::REGISTRY))?;
        let out = args.out.clone().or_else(staging).unwrap_or_else(|| "dist".into());
        return write_into(&out, made, &registry, args, &progress);
    }
    if let Some(name) = &args.release {
        releases::is_free(&args.seeds, name)?;
    }
    let path = args.seeds.join(folder::REGISTRY);
    let before = links::read(&path)?;
    let work = read(&args.seeds, &before, &args.how, &progress)?;
    // Ids first: a page that was published with an id that nobody remembers would be a lie later.
    if work.registry.events().len() > before.events().len() {
        files::write(&path, work.registry.to_jsonl().as_bytes()).map_err(|failure| unwritable(&path, failure))?;
    }
    // A site that is written elsewhere is not the project's own.
    let own = args.out.is_none() && project().join("Trunk.toml").is_file();
    if args.stage == Stage::Corpus || own {
        files::write_if_changed(&project().join(GENERATED), &work.corpus)?;
        files::write_if_changed(&project().join(GENERATED_FACTS), &work.facts)?;
    }
    report(&args.seeds, &work.notes);
    if args.stage == Stage::Corpus {
        return Ok(());
    }
    let out = args.out.clone().unwrap_or_else(|| "dist".into());
    let made = Made { corpus: &work.corpus, facts: &work.facts };
    replace(&out, made, &work.registry, args, &progress)
}

/// Everything that came of a folder of articles.
pub struct Work {
    pub registry: Registry,
    pub corpus: Vec<u8>,
    /// What the articles tell together.
    pub facts: Vec<u8>,
    pub notes: Vec<Note>,
}

/// What a site is made from, as stored.
#[derive(Clone, Copy)]
struct Made<'m> {
    corpus: &'m [u8],
    facts: &'m [u8],
}

/// Reads a folder and gives everything its id, in memory.
pub fn read(seeds: &Path, registry: &Registry, how: &How, progress: &Progress) -> Result<Work, Failure> {
    let inputs = folder::read(seeds)?;
    let corrections = people::read(seeds)?;
    let stated = subjects::read(seeds)?;
    let located = |errors| folder::located(seeds, errors);
    let readings = readings::read(&inputs, how, progress).map_err(located)?;
    let inputs: Vec<&Input> = inputs.iter().collect();
    let alone = inputs.iter().enumerate().map(|(at, input)| readings.get(at, input));
    let alone = alone.collect::<Result<Vec<_>, _>>().map_err(|error| located(vec![error]))?;
    let mut prepared = assemble(&inputs, alone, &corrections);
    readings.tidy();
    let known = readings.known();
    eprintln!("{} articles, {known} of them as an earlier build had read them", inputs.len());
    let registry = carried(seeds, registry, &mut prepared.draft)?;
    subjects::agree(seeds, &prepared.draft, &stated)?;
    let facts = corpus::facts::store_facts(&facts::find(&prepared.draft, &stated));
    Ok(Work { registry, corpus: corpus::store_for_page(&prepared.draft), facts, notes: prepared.notes })
}

/// Gives everything its id.
fn carried(seeds: &Path, registry: &Registry, draft: &mut Draft) -> Result<Registry, Failure> {
    let mut random = random();
    let mut outside = Outside { today: today(), random: &mut random, names: &names::of };
    let wrong = |e| Failure::input(format!("{}: {e}", seeds.join(folder::REGISTRY).display()));
    carry::carry_draft(registry, draft, &mut outside).map_err(wrong)
}

fn unwritable(path: &Path, failure: Failure) -> Failure {
    match failure {
        Failure::Input(says) => {
            let why = "permalinks are kept there; make the folder writable or copy it to one that is";
            Failure::Input(says.into_iter().map(|it| format!("{it} ({}: {why})", path.display())).collect())
        }
        other => other,
    }
}

/// Writes the pages into a folder that nobody looks at yet.
fn write_into(
    out: &Path,
    made: Made<'_>,
    registry: &Registry,
    args: &Build,
    progress: &Progress,
) -> Result<(), Failure> {
    let unread = |path: &str, e: OpenError| Failure::input(format!("{path}: {e}; build again"));
    let corpus = Corpus::open(made.corpus.to_vec()).map_err(|e| unread(GENERATED, e))?;
    let facts = corpus::facts::open_facts(made.facts).map_err(|e| unread(GENERATED_FACTS, e))?;
    let mark = pages::sha256::hex(&pages::sha256::sha256(made.corpus));
    let shell = match files::read_if_there(&out.join("index.html"))? {
        Some(html) => Shell::parse(&html, &|name| std::fs::read_to_string(out.join(name)).ok()),
        None => Shell::plain(),
    };
    std::fs::create_dir_all(out).map_err(|e| files::failed(out, &e))?;
    if let App::Other = shell.app_for(&mark) {
        let says = "holds an application with other articles; `make build` makes one with these. The static pages are complete.";
        eprintln!("note: {} {says}", out.display());
    }
    let (public_url, reader_mark) = (args.public_url.clone(), reader_mark(out));
    let mut config = Config { public_url, corpus_mark: mark, reader_mark, facts, ..Config::default() };
    if let Some(name) = &args.release {
        progress.say(&format!("freezing the release {name}"));
        let (seeds, day) = (&args.seeds, today());
        let of = releases::Freeze { seeds, name, day, out, corpus: &corpus, registry, shell: &shell, config: &config };
        releases::freeze(&of, &OURS)?;
    }
    config.releases = releases::list(&args.seeds)?;
    releases::publish(&args.seeds, out, &config.releases)?;
    let mut written = 0u32;
    for (path, bytes) in pages::site(&corpus, registry, &shell, &config) {
        let path = out.join(path);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|e| files::failed(folder, &e))?;
        }
        std::fs::write(&path, bytes).map_err(|e| files::failed(&path, &e))?;
        written += 1;
        if written.is_multiple_of(1000) {
            progress.say(&format!("{written} pages"));
        }
    }
    Ok(())
}

/// The first digits of a hash of the programs that are loaded when they are asked for.
fn reader_mark(out: &Path) -> Option<String> {
    // Names of files that the first view loads carry a hash of their own behind a dash.
    let is_theirs = |name: &String| (name.ends_with("_bg.wasm") || name.ends_with(".js")) && !name.contains('-');
    let names = std::fs::read_dir(out).ok()?.flatten().filter_map(|it| it.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(is_theirs).collect();
    names.sort();
    let mut bytes = Vec::new();
    for name in &names {
        bytes.extend(std::fs::read(out.join(name)).ok()?);
    }
    if names.is_empty() {
        return None;
    }
    Some(pages::sha256::hex(&pages::sha256::sha256(&bytes)).chars().take(10).collect())
}

/// Writes the site beside the old one and then puts it in its place.
fn replace(out: &Path, made: Made<'_>, registry: &Registry, args: &Build, progress: &Progress) -> Result<(), Failure> {
    let fresh = files::sibling(out, "new");
    let written = (|| {
        if out.is_dir() {
            files::copy_folder(out, &fresh, &|name| OURS.contains(&name))?;
        }
        write_into(&fresh, made, registry, args, progress)
    })();
    if written.is_err() {
        let _ = std::fs::remove_dir_all(&fresh);
        return written;
    }
    files::replace_folder(out, &fresh)
}

/// What the editor should know, on standard error.
fn report(seeds: &Path, notes: &[Note]) {
    /// More would not be read.
    const SHOWN_MAX: usize = 20;
    for note in notes.iter().take(SHOWN_MAX) {
        let line = note.line.map_or(String::new(), |line| format!(":{line}"));
        eprintln!("note: {}/{}{line}: {}", seeds.display(), note.file, note.says);
    }
    if notes.len() > SHOWN_MAX {
        eprintln!("note: and {} more", notes.len() - SHOWN_MAX);
    }
}

/// The folder of the project: where the page's builder says, or here.
pub fn project() -> PathBuf {
    std::env::var_os("TRUNK_SOURCE_DIR").map_or_else(PathBuf::new, PathBuf::from)
}

/// Where the page's builder collects the site before it puts it in its place.
fn staging() -> Option<PathBuf> {
    std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from)
}

pub fn today() -> Day {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs());
    Day(0).plus((seconds / 86_400) as i32)
}

/// Random numbers that no other run will see again: the standard library keys its hash maps from
/// the operating system's source.
fn random() -> Scatter {
    let mut hasher = RandomState::new().build_hasher();
    hasher.write_u32(std::process::id());
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_nanos());
    hasher.write_u128(now);
    Scatter::new(hasher.finish())
}
