//! `links`: what became of an id.

use std::fmt::Write;
use std::path::Path;

use kashshaf::link::address::{PageRef, ViewState};
use kashshaf::link::registry::{Event, Fate, PassageId, Registry, What};

use crate::args::Links;
use crate::outcome::{self, Failure};
use crate::{build, files, folder, history};

pub fn run(args: &Links) -> Result<(), Failure> {
    let path = args.seeds.join(folder::REGISTRY);
    let registry = read(&path)?;
    if args.id == "pending" {
        return if args.confirm {
            confirm(&path, registry.clone(), &pending(&registry))
        } else {
            show_pending(&registry)
        };
    }
    let no_id = || {
        Failure::input(format!(
            "\"{}\" is no id; write it as in the link, ab3f9-x7k, or `pending` for all that waits to be confirmed",
            args.id
        ))
    };
    // Whatever a reader may have pasted: an id, a link, a damaged one.
    let at = args.id.find("/p/").or_else(|| args.id.find("/a/")).map_or(0, |at| at + 1);
    let pasted = &args.id[at..];
    let room = if pasted.starts_with("p/") || pasted.starts_with("a/") { "" } else { "p/" };
    match ViewState::decode(&format!("{room}{pasted}"), "").0.page {
        PageRef::Passage { aid, pid, .. } => {
            let id = PassageId { aid, pid };
            if args.confirm {
                return confirm(&path, registry, &[id]);
            }
            passage(&registry, &id)
        }
        PageRef::Article { aid } => article(&registry, &aid),
        PageRef::Explorer | PageRef::Entity { .. } | PageRef::About => {
            match ViewState::decode(&format!("a/{pasted}"), "").0.page {
                PageRef::Article { aid } => article(&registry, &aid),
                _ => Err(no_id()),
            }
        }
    }
}

/// The registry of a folder of articles; an empty one where there is none yet.
pub fn read(path: &Path) -> Result<Registry, Failure> {
    let text = files::read_if_there(path)?.unwrap_or_default();
    Ok(Registry::parse(&path.display().to_string(), &text)?)
}

fn passage(registry: &Registry, id: &PassageId) -> Result<(), Failure> {
    let Some((standing, state)) = registry.standing(id) else {
        return Err(Failure::input(format!("{id} was never minted here")));
    };
    let now = match &state.fate {
        Fate::Gone { why } => format!("gone ({why})"),
        _ if standing != *id => format!("stands for {standing}"),
        _ => match &state.doubt {
            Some(doubt) => format!("here, to be confirmed ({doubt}): kashshaf links {id} --confirm"),
            None => "here".to_owned(),
        },
    };
    let mut out = format!("{id}: {now}\n{}\n\n", state.text);
    // What happened to the ids that it became belongs to its history too.
    let mut line = vec![id.clone()];
    let mut text = String::new();
    for event in registry.events() {
        if let Some(says) = history::line(&event.what, &line, &mut text) {
            let _ = writeln!(out, "{}  {says}", event.at);
        }
        if let What::Merge { id, into: to } | What::Move { id, to } = &event.what
            && line.contains(id)
        {
            line.push(to.clone());
            text = registry.passage(to).map_or(String::new(), |it| it.text.clone());
        }
    }
    outcome::print(&out)
}

/// Every edit that waits for the editor's word.
fn pending(registry: &Registry) -> Vec<PassageId> {
    let living = registry.articles().iter().filter(|it| it.alive);
    living
        .flat_map(|article| {
            let doubtful = article.living().filter(|it| it.doubt.is_some());
            doubtful.map(|it| PassageId::new(&article.aid, &it.pid)).collect::<Vec<_>>()
        })
        .collect()
}

fn show_pending(registry: &Registry) -> Result<(), Failure> {
    let mut out = String::new();
    for id in pending(registry) {
        if let Some(state) = registry.passage(&id) {
            let before = state.before.as_deref().unwrap_or_default();
            let doubt = state.doubt.as_deref().unwrap_or_default();
            let _ = writeln!(out, "{id} ({doubt}): {}", history::changes(before, &state.text));
        }
    }
    if out.is_empty() {
        out.push_str("nothing waits to be confirmed\n");
    }
    outcome::print(&out)
}

fn article(registry: &Registry, aid: &str) -> Result<(), Failure> {
    let Some(article) = registry.article(aid) else {
        return Err(Failure::input(format!("{aid} was never minted here")));
    };
    let state = if article.alive { "here" } else { "gone" };
    let mut out = format!("{aid}: {state}, key \"{}\"\n", article.key);
    for passage in article.passages() {
        let fate = match &passage.fate {
            Fate::Alive => "here".to_owned(),
            Fate::Gone { why } => format!("gone ({why})"),
            Fate::Merged(to) | Fate::Moved(to) => format!("stands for {to}"),
            Fate::Split(into) => {
                format!("split into {}", into.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
            }
        };
        let _ = writeln!(out, "{aid}-{}\t{fate}\t{}", passage.pid, passage.text.chars().take(60).collect::<String>());
    }
    outcome::print(&out)
}

fn confirm(path: &Path, mut registry: Registry, ids: &[PassageId]) -> Result<(), Failure> {
    let mut out = String::new();
    for id in ids {
        let Some(state) = registry.passage(id).filter(|it| it.doubt.is_some()).cloned() else {
            return Err(Failure::input(format!("{id} has nothing to confirm")));
        };
        let what = What::Edit { id: id.clone(), old: state.before.unwrap_or_default(), text: state.text, doubt: None };
        let event = Event { at: build::today(), what };
        registry.apply(event).map_err(|problem| Failure::input(format!("{id}: {problem}")))?;
        let _ = writeln!(out, "{id}: confirmed");
    }
    files::write(path, registry.to_jsonl().as_bytes())?;
    outcome::print(&out)
}
