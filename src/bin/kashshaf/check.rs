//! `check`: articles, corrections and permalinks agree, and so does what was published before.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};

use kashshaf::link::registry::{PassageId, Registry};

use crate::args::Check;
use crate::build::Folder;
use crate::outcome::{self, Failure};
use crate::progress::Progress;
use crate::readings::{self, How};
use crate::{build, files, folder, links, releases};

pub fn run(args: &Check) -> Result<(), Failure> {
    let path = args.seeds.join(folder::REGISTRY);
    let registry = links::read(&path)?;
    let how = How { jobs: 0, cache: readings::usual_cache(&build::project()) };
    let progress = Progress::new();
    let found = Folder::read(&args.seeds, &how, &progress)?.registered(&registry, &progress)?;
    drop(progress);
    let mut wrong: Vec<String> = Vec::new();
    let known = registry.events().len();
    let pending = found.events().len() - known;
    if pending > 0 {
        let build = format!("run `kashshaf build --seeds {}` and commit it", args.seeds.display());
        wrong.push(format!("{}: does not know {pending} changes of the articles; {build}:", path.display()));
        wrong.extend(found.lines_from(known).lines().map(str::to_owned));
    }
    let name = path.display().to_string();
    for id in vanished(&published(&args.out), &registry) {
        let says = "is published but was never minted; restore the registry from its history";
        wrong.push(format!("{name}: {id} {says}"));
    }
    for (release, id) in releases::unknown(&args.seeds, &registry)? {
        let says = format!(
            "is published in the release {release} but was never minted; restore the registry from its history"
        );
        wrong.push(format!("{name}: {id} {says}"));
    }
    wrong.extend(releases::faults(&args.seeds)?);
    if let Some(before) = before(args, &path)? {
        wrong.extend(registry.broken_promises(&before).iter().map(|it| format!("{name}: {it}")));
    }
    if !wrong.is_empty() {
        return Err(Failure::Input(wrong));
    }
    outcome::print(&summary(&registry))
}

/// The registry as it was: the file that is named, or what git has of it, where that can be told.
fn before(args: &Check, path: &Path) -> Result<Option<Registry>, Failure> {
    if let Some(path) = &args.against {
        files::read(path)?;
        return links::read(path).map(Some);
    }
    let (Some(folder), Some(file)) = (path.parent(), path.file_name()) else { return Ok(None) };
    let spec = format!("HEAD:./{}", file.to_string_lossy());
    let shown = Command::new("git")
        .current_dir(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
        .args(["show", &spec])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output();
    let text = shown.ok().filter(|it| it.status.success()).and_then(|it| String::from_utf8(it.stdout).ok());
    // One that was damaged when it was committed says nothing.
    Ok(text.and_then(|text| Registry::parse("HEAD", &text).ok()))
}

/// The passages of the site that was written last.
fn published(out: &Path) -> BTreeSet<PassageId> {
    let Ok(entries) = std::fs::read_dir(out.join("p")) else { return BTreeSet::new() };
    entries.filter_map(|entry| PassageId::parse(entry.ok()?.file_name().to_str()?)).collect()
}

/// Published ids that the registry does not know. A site of which it knows nothing at all was written
/// from another folder.
fn vanished(published: &BTreeSet<PassageId>, registry: &Registry) -> Vec<PassageId> {
    let known = published.iter().any(|id| registry.passage(id).is_some());
    published.iter().filter(|id| known && registry.passage(id).is_none()).cloned().collect()
}

fn summary(registry: &Registry) -> String {
    let mut out = String::new();
    let living = registry.articles().iter().filter(|it| it.alive);
    let (mut articles, mut passages) = (0, 0);
    for article in living {
        articles += 1;
        for passage in article.living() {
            passages += 1;
            if let Some(doubt) = &passage.doubt {
                let id = format!("{}-{}", article.aid, passage.pid);
                out.push_str(&format!("to confirm: {id} ({doubt}); see kashshaf links {id}\n"));
            }
        }
    }
    out.push_str(&format!("{articles} articles and {passages} passages agree with their permalinks\n"));
    out
}
