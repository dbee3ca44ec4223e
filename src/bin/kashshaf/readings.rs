//! Every article of a folder read alone: by all cores, and kept for the next build.
//!
//! What is kept of an article lies in a file of its own, under a name made of all that its reading depends on: its bytes,
//! its name, what the editor states of it, which of its lines many files share, and this very program. A file that is
//! cut off or changed is no file; the article is read again. So a build that was stopped goes on where it was.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use kashshaf::corpus::draft::Published;
use kashshaf::day::Day;
use kashshaf::prepare::{self, Input, InputError, Single, codec};
use kashshaf::present::pages::sha256::{hex, sha256};
use kashshaf::resolve::publication::{self, OpenClue};
use kashshaf::source::{self, Hint, Repeats};

use crate::files;
use crate::progress::Progress;

/// How to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct How {
    /// Threads; 0: as many as there are cores.
    pub jobs: usize,
    /// Where readings are kept; `None`: nowhere.
    pub cache: Option<PathBuf>,
}

impl How {
    /// Threads.
    pub fn jobs(&self) -> usize {
        match self.jobs {
            0 => std::thread::available_parallelism().map_or(1, usize::from),
            jobs => jobs,
        }
    }
}

/// What was read of each article, in the order of the inputs.
pub struct Readings {
    kept: Vec<Kept>,
    shelf: Shelf,
}

/// One article's reading, wherever it is.
struct Kept {
    name: String,
    /// `None`: it lies in the cache.
    bytes: Option<Vec<u8>>,
    published: Option<Day>,
    clues: Vec<OpenClue>,
    known: bool,
}

/// Reads all articles.
pub fn read(inputs: &[Input], how: &How, progress: &Progress) -> Result<Readings, Vec<InputError>> {
    let jobs = how.jobs();
    let repeats = repeats(inputs, jobs, progress)?;
    let shelf = Shelf { folder: how.cache.clone(), program: program() };
    let read = |at: usize| shelf.read(&inputs[at], &repeats, None);
    let mut kept =
        parallel(inputs.len(), jobs, &|done| progress.count("reading the articles", done, inputs.len()), read);
    let window = prepare::window(kept.iter().filter_map(|it| it.published));
    let undated: Vec<(usize, Published)> = kept
        .iter()
        .enumerate()
        .filter(|(_, it)| it.published.is_none())
        .filter_map(|(at, it)| Some((at, publication::among(&it.clues, window?)?)))
        .collect();
    let again = |n: usize| shelf.read(&inputs[undated[n].0], &repeats, Some(&undated[n].1));
    let told = |done: usize| progress.count("dating articles by the others", done, undated.len());
    let dated = parallel(undated.len(), jobs, &told, again);
    for ((at, _), dated) in undated.iter().zip(dated) {
        kept[*at] = dated;
    }
    Ok(Readings { kept, shelf })
}

impl Readings {
    /// How many an earlier build had read.
    pub fn known(&self) -> usize {
        self.kept.iter().filter(|it| it.known).count()
    }

    /// One article as it was read. What can no longer be fetched from the cache is read again by `input`.
    pub fn get(&self, at: usize, input: &Input) -> Result<Single, InputError> {
        let kept = &self.kept[at];
        let single = match &kept.bytes {
            Some(bytes) => codec::decode(bytes),
            None => self.shelf.find(&kept.name),
        };
        let Some(mut single) = single else {
            let says = "the readings that this build keeps were changed while it ran; build again".to_owned();
            let fault = prepare::Fault::Io { says };
            return Err(InputError { file: input.file.clone(), line: None, fault });
        };
        if single.published.is_none() {
            single.notes.push(prepare::undated(&input.file));
        }
        Ok(single)
    }

    /// Takes out of the cache what this build did not use, once that is the greater part.
    pub fn tidy(&self) {
        let Some(folder) = &self.shelf.folder else { return };
        let used: std::collections::HashSet<&str> = self.kept.iter().map(|it| it.name.as_str()).collect();
        let all = files::below(folder).unwrap_or_default();
        if all.len() < 2 * used.len() + 1000 {
            return;
        }
        for path in all.iter().filter(|path| !used.contains(path.replace('/', "").as_str())) {
            let _ = std::fs::remove_file(folder.join(path));
        }
    }
}

/// Decodes all files and counts the lines that they share.
fn repeats(inputs: &[Input], jobs: usize, progress: &Progress) -> Result<Repeats, Vec<InputError>> {
    let part = inputs.len().div_ceil(jobs).max(1);
    let parts: Vec<&[Input]> = inputs.chunks(part).collect();
    progress.say("looking for what the files share");
    let counted = parallel(parts.len(), jobs, &|_| (), |n| {
        let (mut repeats, mut errors) = (Repeats::default(), Vec::new());
        for input in parts[n] {
            match prepare::decode(input) {
                Ok(decoded) => repeats.add(&decoded.text),
                Err(error) => errors.push(error),
            }
        }
        (repeats, errors)
    });
    let mut all = Repeats::default();
    let mut errors = Vec::new();
    for (repeats, wrong) in counted {
        all.join(repeats);
        errors.extend(wrong);
    }
    if errors.is_empty() { Ok(all) } else { Err(errors) }
}

/// Does `count` pieces of work by several threads; the results in their order.
pub fn parallel<T: Send>(
    count: usize,
    jobs: usize,
    done: &(dyn Fn(usize) + Sync),
    work: impl Fn(usize) -> T + Sync,
) -> Vec<T> {
    let (next, finished) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let run = || {
        let mut mine = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= count {
                return mine;
            }
            mine.push((at, work(at)));
            done(finished.fetch_add(1, Ordering::Relaxed) + 1);
        }
    };
    let mut all: Vec<(usize, T)> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..jobs.clamp(1, count.max(1))).map(|_| scope.spawn(run)).collect();
        let finished = threads.into_iter().map(|thread| thread.join());
        // A thread that panicked takes the build with it, as it would alone.
        finished.flat_map(|it| it.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    });
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, it)| it).collect()
}

/// Where readings are kept.
struct Shelf {
    folder: Option<PathBuf>,
    /// Which program read them.
    program: String,
}

/// What a kept reading begins with; the rest is the hash of the reading and the reading.
const MARK: &[u8] = b"kashshaf reading 1\n";

impl Shelf {
    fn read(&self, input: &Input, repeats: &Repeats, among: Option<&Published>) -> Kept {
        let decoded = source::decode(&input.bytes);
        let name = self.name(input, &repeats.shared(&decoded.text, Hint::of(&input.file)), among);
        let found = self.find(&name);
        let known = found.is_some();
        let single = found.unwrap_or_else(|| prepare::read_alone(input, decoded, repeats, among.cloned()));
        let mut kept = Kept {
            published: single.published.as_ref().map(|it| it.day),
            clues: single.clues.clone(),
            bytes: None,
            known,
            name,
        };
        if !known {
            let bytes = codec::encode(&single);
            if self.keep(&kept.name, &bytes).is_none() {
                kept.bytes = Some(bytes);
            }
        }
        kept
    }

    /// All that a reading depends on.
    fn name(&self, input: &Input, shared: &str, among: Option<&Published>) -> String {
        let stated = input.metadata.published.as_ref().or(among);
        let stated = stated.map(|it| format!("{} {} {}", it.day, it.basis.name(), it.evidence)).unwrap_or_default();
        let url = input.metadata.url.as_deref().unwrap_or_default();
        let around =
            [self.program.as_str(), &input.file, url, &stated, if among.is_some() { "among" } else { "" }, shared];
        let mut all = around.join("\u{0}").into_bytes();
        all.push(0);
        all.extend_from_slice(&input.bytes);
        hex(&sha256(&all))
    }

    fn path(&self, name: &str) -> Option<PathBuf> {
        let (folder, file) = name.split_at_checked(2)?;
        Some(self.folder.as_ref()?.join(folder).join(file))
    }

    fn find(&self, name: &str) -> Option<Single> {
        let bytes = std::fs::read(self.path(name)?).ok()?;
        let (sum, reading) = bytes.strip_prefix(MARK)?.split_first_chunk::<32>()?;
        (sha256(reading) == *sum).then(|| codec::decode(reading))?
    }

    /// `None`: it could not be kept; the build goes on without.
    fn keep(&self, name: &str, reading: &[u8]) -> Option<()> {
        let bytes = [MARK, &sha256(reading), reading].concat();
        files::write(&self.path(name)?, &bytes).ok()
    }
}

/// Tells this program from any other that reads otherwise: its version and the file that it is.
fn program() -> String {
    let file = std::env::current_exe().ok().and_then(|path| std::fs::metadata(path).ok());
    let changed = file.as_ref().and_then(|it| it.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok());
    let size = file.map_or(0, |it| it.len());
    format!("{} {size} {}", env!("CARGO_PKG_VERSION"), changed.map_or(0, |it| it.as_nanos()))
}

/// The usual place: below the project's folder, where there is one.
pub fn usual_cache(project: &Path) -> Option<PathBuf> {
    project.join("Trunk.toml").is_file().then(|| project.join("target/readings"))
}
