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
use kashshaf::prepare::manifest::{self, Pages};
use kashshaf::prepare::{Input, InputError, Note, names};
use kashshaf::present::pages::{self, App, Config, Shell};
use kashshaf::resolve::corrections::Corrections;

use crate::archive::{About, Skeleton};
use crate::args::{Build, Stage};
use crate::outcome::Failure;
use crate::progress::Progress;
use crate::readings::{self, How, Readings};
use crate::{archive, files, folder, links, people, releases, subjects};

/// Where the page's program finds the corpus that it embeds, below the project's folder.
const GENERATED: &str = "target/generated/corpus.kshf";
/// The same of what the articles tell together.
const GENERATED_FACTS: &str = "target/generated/facts.kshf";

/// Where the parts of an archive wait for the pages.
const GENERATED_ARCHIVE: &str = "target/generated/archive";

/// What this program writes at the top of a site; the rest is the application's.
const OURS: [&str; 12] = [
    "a",
    "p",
    "r",
    "parts",
    "ids",
    "people",
    "places",
    "organisations",
    "about",
    "404.html",
    "sitemap.xml",
    "pages.css",
];

pub fn run(args: &Build) -> Result<(), Failure> {
    let progress = Progress::new();
    if args.stage == Stage::Pages {
        let [corpus, facts] = [GENERATED, GENERATED_FACTS].map(|path| files::read(&project().join(path)));
        let folder = project().join(GENERATED_ARCHIVE);
        let about = archive::kept(&folder)?;
        let made = Made { corpus: &corpus?, facts: &facts?, archive: about.as_ref().map(|about| (about, &*folder)) };
        let registry = links::read(&args.seeds.join(folder::REGISTRY))?;
        let out = args.out.clone().or_else(staging).unwrap_or_else(|| "dist".into());
        return write_into(&out, made, &registry, args, &progress);
    }
    if let Some(name) = &args.release {
        releases::is_free(&args.seeds, name)?;
    }
    // A site that is written elsewhere is not the project's own.
    let own = args.out.is_none() && project().join("Trunk.toml").is_file();
    let keeps = args.stage == Stage::Corpus || own;
    let out = args.out.clone().unwrap_or_else(|| "dist".into());
    let parts = if keeps { project().join(GENERATED_ARCHIVE) } else { files::sibling(&out, "parts") };
    let work = prepared(args, &parts, &progress);
    let done = work.and_then(|work| {
        if keeps {
            files::write_if_changed(&project().join(GENERATED), &work.corpus)?;
            files::write_if_changed(&project().join(GENERATED_FACTS), &work.facts)?;
        }
        report(&args.seeds, &work.notes);
        if args.stage == Stage::Corpus {
            return Ok(());
        }
        let archive = work.archive.as_ref().map(|about| (about, &*parts));
        let made = Made { corpus: &work.corpus, facts: &work.facts, archive };
        replace(&out, made, &work.registry, args, &progress)
    });
    if !keeps {
        archive::forget(&parts);
    }
    done
}

/// Reads the articles and writes what must not be lost: the registry, and the parts of an archive into `parts`.
fn prepared(args: &Build, parts: &Path, progress: &Progress) -> Result<Work, Failure> {
    let path = args.seeds.join(folder::REGISTRY);
    let before = links::read(&path)?;
    let folder = Folder::read(&args.seeds, &args.how, progress)?;
    // Ids first: a page that was published with an id that nobody remembers would be a lie later.
    let keep = |registry: &Registry| {
        if registry.events().len() == before.events().len() {
            return Ok(());
        }
        files::write(&path, registry.to_jsonl().as_bytes()).map_err(|failure| unwritable(&path, failure))
    };
    let work = if folder.is_archive(args.archive) {
        if args.release.is_some() {
            return Err(Failure::input("an archive cannot be frozen: build it without --release-name".to_owned()));
        }
        folder.archive(&before, args.pages, parts, &keep, progress)?
    } else {
        archive::forget(parts);
        let work = folder.whole(&before)?;
        keep(&work.registry)?;
        work
    };
    folder.readings.tidy();
    let known = folder.readings.known();
    let count = folder.inputs.len();
    progress.done(&format!("{count} articles, {known} of them as an earlier build had read them"));
    Ok(work)
}

/// Everything that came of a folder of articles.
pub struct Work {
    pub registry: Registry,
    pub corpus: Vec<u8>,
    /// What the articles tell together.
    pub facts: Vec<u8>,
    pub notes: Vec<Note>,
    /// Where the corpus lies in parts; then the one above is empty.
    pub archive: Option<About>,
}

/// What a site is made from, as stored.
#[derive(Clone, Copy)]
struct Made<'m> {
    corpus: &'m [u8],
    facts: &'m [u8],
    /// An archive, and the folder that holds its parts.
    archive: Option<(&'m About, &'m Path)>,
}

/// A folder of articles, each read alone.
pub struct Folder<'f> {
    seeds: &'f Path,
    inputs: Vec<Input>,
    site: manifest::Site,
    corrections: Corrections,
    readings: Readings,
    jobs: usize,
}

impl<'f> Folder<'f> {
    pub fn read(seeds: &'f Path, how: &How, progress: &Progress) -> Result<Folder<'f>, Failure> {
        let (inputs, site) = folder::read_with_site(seeds)?;
        let corrections = people::read(seeds)?;
        let readings = readings::read(&inputs, how, progress).map_err(|errors| folder::located(seeds, errors))?;
        Ok(Folder { seeds, inputs, site, corrections, readings, jobs: how.jobs() })
    }

    /// Whether it is too large to be embedded, or the editor says so.
    fn is_archive(&self, asked: Option<bool>) -> bool {
        let bytes: usize = self.inputs.iter().map(|it| it.bytes.len()).sum();
        let large = self.inputs.len() >= archive::ARTICLES_MIN || bytes >= archive::BYTES_MIN;
        asked.or(self.site.archive).unwrap_or(large)
    }

    fn located(&self, error: InputError) -> Failure {
        folder::located(self.seeds, vec![error]).into()
    }

    /// Everything in one corpus.
    fn whole(&self, registry: &Registry) -> Result<Work, Failure> {
        let stated = subjects::read(self.seeds)?;
        let inputs: Vec<&Input> = self.inputs.iter().collect();
        let alone = inputs.iter().enumerate().map(|(at, input)| self.readings.get(at, input));
        let alone = alone.collect::<Result<Vec<_>, _>>().map_err(|error| self.located(error))?;
        let mut prepared = assemble(&inputs, alone, &self.corrections);
        let registry = carried(self.seeds, registry, &mut prepared.draft)?;
        subjects::agree(self.seeds, &prepared.draft, &stated)?;
        let facts = corpus::facts::store_facts(&facts::find(&prepared.draft, &stated));
        let corpus = corpus::store_for_page(&prepared.draft);
        Ok(Work { registry, corpus, facts, notes: prepared.notes, archive: None })
    }

    /// Everything in parts. `keep` is handed the registry before a part is written.
    fn archive(
        &self,
        registry: &Registry,
        pages: Option<Pages>,
        parts: &Path,
        keep: &dyn Fn(&Registry) -> Result<(), Failure>,
        progress: &Progress,
    ) -> Result<Work, Failure> {
        let inputs: Vec<&Input> = self.inputs.iter().collect();
        let mut skeleton = self.skeleton(&inputs, progress)?;
        progress.say("giving articles and passages their ids");
        let registry = carried(self.seeds, registry, &mut skeleton.draft)?;
        keep(&registry)?;
        skeleton.sort();
        let mut about = skeleton.write(parts, &inputs, &self.readings, self.jobs, progress)?;
        archive::choose_pages(&mut about, pages.or(self.site.pages));
        archive::keep(parts, &about)?;
        let facts = corpus::facts::store_facts(&Default::default());
        let corpus = corpus::store_for_page(&Draft::default());
        Ok(Work { registry, corpus, facts, notes: skeleton.notes, archive: Some(about) })
    }

    fn skeleton(&self, inputs: &[&Input], progress: &Progress) -> Result<Skeleton, Failure> {
        let skeleton = archive::skeleton(inputs, &self.readings, &self.corrections, self.jobs, progress);
        skeleton.map_err(|error| self.located(error))
    }

    /// What the registry would be after a build.
    pub fn registered(&self, registry: &Registry, progress: &Progress) -> Result<Registry, Failure> {
        let inputs: Vec<&Input> = self.inputs.iter().collect();
        carried(self.seeds, registry, &mut self.skeleton(&inputs, progress)?.draft)
    }
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
    if let (App::Other, None) = (shell.app_for(&mark), made.archive) {
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
    if let Some((about, folder)) = made.archive {
        let site = archive::Site { about, folder, registry, shell: &shell, config: &config };
        let written = site.write(out, args.how.jobs(), progress)?;
        progress.done(&site.summary(&written));
        return Ok(());
    }
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
