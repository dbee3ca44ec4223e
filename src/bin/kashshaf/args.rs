//! The command line, read.

use std::ffi::OsString;
use std::path::PathBuf;

use kashshaf::prepare::manifest::Pages;

use crate::readings::{self, How};
use crate::{build, releases};

pub const HELP: &str = "\
kashshaf: a static site for exploring a folder of Arabic news articles

usage: kashshaf COMMAND [OPTIONS]

commands
  build      articles to everything the page embeds and the static pages
               --seeds DIR       the articles (default: seeds)
               --out DIR         where the site is written (default: dist)
               --public-url URL  where it will stand, for canonical links and previews
               --release-name N  also freeze a copy under r/N/, whose links never change again
               --jobs N          threads (default: one a core)
               --cache DIR       where readings are kept for the next build (default: target/readings; --no-cache: nowhere)
               --archive yes|no  the corpus in parts beside the page (default: when it is large)
               --pages WHICH     of an archive, which pages are files: all, articles (default) or none
               --stage corpus    only what the page embeds, target/generated/corpus.kshf
               --stage pages     only the static pages, from that corpus
  annotate   DIR or FILEs to annotation as JSON, one file an article
               --out DIR         where it is written
  evaluate   precision, recall and F1 against annotated articles
               --gold DIR        the annotation (default: tests/gold)
               --seeds DIR       the articles (default: beside the annotation)
               --errors          list every miss
  check      whether articles, corrections and permalinks agree, and no id was lost or given a new meaning
               --seeds DIR, --out DIR
               --against FILE    the registry as it was (default: as git has it committed, where it does)
  links      ID: what became of a permalink; `pending`: every edit that waits to be confirmed
               --seeds DIR
               --confirm         say that the last edit of this id, or of all that wait, is right
  subjects   what several articles measure: every proposal with its readings and verdict
               --seeds DIR       the articles, with subjects.toml beside them (default: seeds)
  serve      DIR (default: dist) on a loopback address
               --port N          (default: the first free one from 8080)

Exit status: 0; 1 where the input is wrong; 2 where the command line is.
KASHSHAF_SEEDS, KASHSHAF_PUBLIC_URL and KASHSHAF_RELEASE stand in for options that are not given.
";

#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    Build(Build),
    Annotate(Annotate),
    Evaluate(Evaluate),
    Check(Check),
    Links(Links),
    Serve(Serve),
    Subjects(Subjects),
    Help,
    Version,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Build {
    pub seeds: PathBuf,
    /// `None`: the staging folder of the page's builder, or `dist`.
    pub out: Option<PathBuf>,
    pub public_url: Option<String>,
    pub stage: Stage,
    /// The name of a release to freeze.
    pub release: Option<String>,
    pub how: How,
    /// Whether the corpus lies in parts beside the page; `None`: as `articles.toml` says, or when it is large.
    pub archive: Option<bool>,
    pub pages: Option<Pages>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    All,
    Corpus,
    Pages,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Annotate {
    pub inputs: Vec<PathBuf>,
    pub out: PathBuf,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Evaluate {
    pub gold: PathBuf,
    pub seeds: Option<PathBuf>,
    pub errors: bool,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Check {
    pub seeds: PathBuf,
    pub out: PathBuf,
    pub against: Option<PathBuf>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Links {
    pub id: String,
    pub seeds: PathBuf,
    pub confirm: bool,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Subjects {
    pub seeds: PathBuf,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Serve {
    pub dir: PathBuf,
    pub port: Option<u16>,
}

/// Reads the arguments behind the program's name. The error says what is wrong with them.
pub fn parse(args: impl Iterator<Item = OsString>) -> Result<Command, String> {
    let mut words = Words::read(args)?;
    let Some(command) = words.free.first().cloned() else {
        return match (words.flag("help"), words.flag("version")) {
            (true, _) => Ok(Command::Help),
            (_, true) => Ok(Command::Version),
            _ => Err("which command? build, annotate, evaluate, check, links, subjects or serve".to_owned()),
        };
    };
    words.free.remove(0);
    if words.flag("help") || command == "help" {
        return Ok(Command::Help);
    }
    let command = match command.to_str() {
        Some("build") => build(&mut words)?,
        Some("annotate") => {
            let inputs = std::mem::take(&mut words.free).into_iter().map(PathBuf::from).collect::<Vec<_>>();
            if inputs.is_empty() {
                return Err("annotate what? name a folder or files".to_owned());
            }
            let out = words.path("out")?.ok_or("annotate needs --out DIR")?;
            Command::Annotate(Annotate { inputs, out })
        }
        Some("evaluate") => Command::Evaluate(Evaluate {
            gold: words.path("gold")?.unwrap_or_else(|| "tests/gold".into()),
            seeds: words.path("seeds")?,
            errors: words.flag("errors"),
        }),
        Some("check") => Command::Check(Check {
            seeds: words.seeds()?,
            out: words.path("out")?.unwrap_or_else(|| "dist".into()),
            against: words.path("against")?,
        }),
        Some("links") => Command::Links(Links {
            id: words.one()?.ok_or("links of which id? for example: kashshaf links ab3f9-x7k")?,
            seeds: words.seeds()?,
            confirm: words.flag("confirm"),
        }),
        Some("subjects") => Command::Subjects(Subjects { seeds: words.seeds()? }),
        Some("serve") => Command::Serve(Serve {
            dir: words.one()?.map_or_else(|| "dist".into(), PathBuf::from),
            port: words.text("port")?.map(|port| port.parse().map_err(|_| format!("{port} is no port"))).transpose()?,
        }),
        _ => return Err(format!("there is no command \"{}\"", command.display())),
    };
    words.nothing_left()?;
    Ok(command)
}

fn build(words: &mut Words) -> Result<Command, String> {
    let stage = match words.text("stage")?.as_deref() {
        None => Stage::All,
        Some("corpus") => Stage::Corpus,
        Some("pages") => Stage::Pages,
        Some(other) => return Err(format!("there is no stage \"{other}\"; corpus or pages")),
    };
    let public_url = match words.text("public-url")?.or_else(|| variable("KASHSHAF_PUBLIC_URL")) {
        Some(url) if !(url.starts_with("https://") || url.starts_with("http://")) => {
            return Err(format!("{url} is no public address; write it with https://"));
        }
        Some(url) => Some(format!("{}/", url.trim_end_matches('/'))),
        None => None,
    };
    let release = words.text("release-name")?.or_else(|| variable("KASHSHAF_RELEASE"));
    if let Some(name) = release.as_deref().filter(|it| !releases::is_name(it)) {
        return Err(format!(
            "{name} can be no release's name; letters a to z, digits, `-` and `.`, for example 2023-07"
        ));
    }
    let archive = match words.text("archive")?.as_deref() {
        None => None,
        Some("yes") => Some(true),
        Some("no") => Some(false),
        Some(other) => return Err(format!("--archive {other}; yes or no")),
    };
    let pages = match words.text("pages")? {
        None => None,
        Some(name) => Some(Pages::parse(&name).ok_or_else(|| format!("--pages {name}; all, articles or none"))?),
    };
    let how = how(words)?;
    let (seeds, out) = (words.seeds()?, words.path("out")?);
    Ok(Command::Build(Build { seeds, out, public_url, stage, release, how, archive, pages }))
}

/// How articles are read.
fn how(words: &mut Words) -> Result<How, String> {
    let jobs = match words.text("jobs")? {
        None => 0,
        Some(jobs) => {
            jobs.parse().ok().filter(|it| *it > 0).ok_or_else(|| format!("{jobs} is no number of threads"))?
        }
    };
    let (cache, without) = (words.path("cache")?, words.flag("no-cache"));
    let usual = || readings::usual_cache(&build::project());
    Ok(How { jobs, cache: if without { None } else { cache.or_else(usual) } })
}

/// An environment variable that says something.
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The arguments, parted into options and the rest.
struct Words {
    free: Vec<OsString>,
    options: Vec<(String, Option<OsString>)>,
}

impl Words {
    fn read(args: impl Iterator<Item = OsString>) -> Result<Words, String> {
        const FLAGS: [&str; 5] = ["help", "version", "errors", "confirm", "no-cache"];
        let mut words = Words { free: Vec::new(), options: Vec::new() };
        let mut args = args.peekable();
        while let Some(arg) = args.next() {
            let text = arg.to_str().unwrap_or_default();
            let name = match text {
                "-h" => "help",
                "-V" => "version",
                "--" => {
                    words.free.extend(args);
                    break;
                }
                _ => match text.strip_prefix("--") {
                    Some(name) => name,
                    None if text.starts_with('-') && text.len() > 1 => return Err(format!("unknown option {text}")),
                    None => {
                        words.free.push(arg);
                        continue;
                    }
                },
            };
            let (name, mut value) = match name.split_once('=') {
                Some((name, value)) => (name, Some(OsString::from(value))),
                None => (name, None),
            };
            if value.is_none() && !FLAGS.contains(&name) {
                value = Some(args.next().ok_or_else(|| format!("--{name} needs a value"))?);
            }
            words.options.push((name.to_owned(), value));
        }
        Ok(words)
    }

    fn flag(&mut self, name: &str) -> bool {
        let before = self.options.len();
        self.options.retain(|(it, _)| it != name);
        self.options.len() < before
    }

    fn value(&mut self, name: &str) -> Result<Option<OsString>, String> {
        let mut values = self.options.extract_if(.., |(it, _)| it == name).filter_map(|(_, value)| value);
        let value = values.next();
        match values.next() {
            Some(_) => Err(format!("--{name} is given twice")),
            None => Ok(value),
        }
    }

    fn path(&mut self, name: &str) -> Result<Option<PathBuf>, String> {
        Ok(self.value(name)?.map(PathBuf::from))
    }

    fn text(&mut self, name: &str) -> Result<Option<String>, String> {
        let value = self.value(name)?;
        value.map(|it| it.into_string().map_err(|_| format!("--{name} is not text"))).transpose()
    }

    fn seeds(&mut self) -> Result<PathBuf, String> {
        let given = self.path("seeds")?;
        Ok(given.or_else(|| variable("KASHSHAF_SEEDS").map(PathBuf::from)).unwrap_or_else(|| "seeds".into()))
    }

    /// The one argument that is no option.
    fn one(&mut self) -> Result<Option<String>, String> {
        if self.free.is_empty() {
            return Ok(None);
        }
        self.free.remove(0).into_string().map(Some).map_err(|it| format!("{} is not text", it.display()))
    }

    fn nothing_left(&self) -> Result<(), String> {
        if let Some((name, _)) = self.options.first() {
            return Err(format!("this command has no option --{name}"));
        }
        match self.free.first() {
            Some(word) => Err(format!("what is \"{}\" for?", word.display())),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn commands() {
        assert_eq!(
            parsed("build --seeds in --out=site --public-url https://example.org/a/ --jobs 3 --cache c --pages none"),
            Ok(Command::Build(Build {
                seeds: "in".into(),
                out: Some("site".into()),
                public_url: Some("https://example.org/a/".into()),
                stage: Stage::All,
                release: None,
                how: How { jobs: 3, cache: Some("c".into()) },
                archive: None,
                pages: Some(Pages::None),
            }))
        );
        assert_eq!(
            parsed("annotate a.txt --out o b.txt"),
            Ok(Command::Annotate(Annotate { inputs: vec!["a.txt".into(), "b.txt".into()], out: "o".into() }))
        );
        assert_eq!(
            parsed("evaluate --errors --gold g"),
            Ok(Command::Evaluate(Evaluate { gold: "g".into(), seeds: None, errors: true }))
        );
        assert_eq!(parsed("serve --port 0"), Ok(Command::Serve(Serve { dir: "dist".into(), port: Some(0) })));
        assert_eq!(parsed("--help"), Ok(Command::Help));
        assert_eq!(parsed("build -h"), Ok(Command::Help));
        assert_eq!(parsed("--version"), Ok(Command::Version));
    }

    #[test]
    fn usage_errors() {
        for line in [
            "",
            "biuld",
            "build --sedes x",
            "build extra",
            "build --seeds",
            "build --seeds a --seeds b",
            "build --stage x",
            "build --public-url example.org",
            "build --release-name a/b",
            "build --release-name ..",
            "build --jobs 0",
            "build --pages some",
            "build --archive",
            "annotate --out x",
            "annotate x",
            "serve --port abc",
            "links",
            "check -x",
        ] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }
}
