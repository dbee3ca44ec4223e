//! `check`: articles, corrections and permalinks agree, and so does what was published.

use std::collections::BTreeSet;

use kashshaf::link::registry::{PassageId, Registry, lines};

use crate::args::Check;
use crate::outcome::{self, Failure};
use crate::{build, folder, links};

pub fn run(args: &Check) -> Result<(), Failure> {
    let path = args.seeds.join(folder::REGISTRY);
    let registry = links::read(&path)?;
    let work = build::read(&args.seeds, &registry)?;
    let mut wrong: Vec<String> = Vec::new();
    let pending = &work.registry.events()[registry.events().len()..];
    if !pending.is_empty() {
        let build = format!("run `kashshaf build --seeds {}` and commit it", args.seeds.display());
        wrong.push(format!("{}: does not know {} changes of the articles; {build}:", path.display(), pending.len()));
        wrong.extend(lines(pending).lines().map(str::to_owned));
    }
    for id in vanished(&published(args), &registry) {
        let says = "is published but was never minted; restore the registry from its history";
        wrong.push(format!("{}: {id} {says}", path.display()));
    }
    if !wrong.is_empty() {
        return Err(Failure::Input(wrong));
    }
    outcome::print(&summary(&registry))
}

/// The passages of the site that was written last.
fn published(args: &Check) -> BTreeSet<PassageId> {
    let Ok(entries) = std::fs::read_dir(args.out.join("p")) else { return BTreeSet::new() };
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
