//! A large corpus: written in parts beside the pages, a block of articles at a time.
//!
//! Of all articles together no more is held than their texts and names; marks come from the readings that are kept, one
//! block after the other, on all cores.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use kashshaf::archive::build::{self, Article, Entity, Extra, Run};
use kashshaf::archive::{self, Kind, Name, PartId};
use kashshaf::corpus::draft::{ArticleDraft, EntityDraft, MarkDraft};
use kashshaf::corpus::{self, Corpus, Draft, UNKNOWN_SOURCE};
use kashshaf::day::{Day, Interval};
use kashshaf::link::registry::Registry;
use kashshaf::prepare::assemble::{self, names_of};
use kashshaf::prepare::manifest::Pages;
use kashshaf::prepare::{Input, InputError, Note};
use kashshaf::present::large::BLOCK_ARTICLES;
use kashshaf::present::pages::{self, Config, Passages, Shell};
use kashshaf::resolve::corrections::Corrections;
use kashshaf::resolve::identities;
use kashshaf::span::{Extent, Positions, SpanKind};
use serde::{Deserialize, Serialize};

use crate::files;
use crate::outcome::Failure;
use crate::progress::Progress;
use crate::readings::{Readings, parallel};

/// From so many articles on, or so many bytes of files, a corpus is an archive.
pub const ARTICLES_MIN: usize = 500;
pub const BYTES_MIN: usize = 3_000_000;

/// Articles that the first page shows before its program runs.
const NEWEST: usize = 20;
/// Spellings and offices of an entity that are told in every block that names it.
const TOLD_MAX: usize = 12;

/// The folder of the parts within a site, and what is told of them for the next step of a build.
const PARTS: &str = "parts";
const ABOUT: &str = "archive.json";

/// What of an archive its pages need to know.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct About {
    pub root: String,
    /// Names of the parts that hold the articles, in order.
    pub texts: Vec<String>,
    pub articles: u32,
    pub passages: u32,
    /// First and last day of publication, as numbers.
    pub span: Option<(i32, i32)>,
    /// Bytes of all parts, and how many there are.
    pub bytes: u64,
    pub parts: u32,
    /// Whether every article is a page of its own, and every passage.
    pub article_pages: bool,
    pub passage_pages: bool,
}

/// Everything that came of a folder, but its marks.
pub struct Skeleton {
    /// In the order of their numbers, without marks.
    pub draft: Draft,
    pub notes: Vec<Note>,
    /// For every article of the draft: which input it is, and the entity of each of its names.
    of: Vec<(usize, Vec<Option<u32>>)>,
}

/// Resolves all names together.
pub fn skeleton(
    inputs: &[&Input],
    readings: &Readings,
    corrections: &Corrections,
    jobs: usize,
    progress: &Progress,
) -> Result<Skeleton, InputError> {
    let told = |done: usize| progress.count("putting articles together", done, inputs.len());
    let read = parallel(inputs.len(), jobs, &told, |at| {
        let mut single = readings.get(at, inputs[at])?;
        let names = names_of(inputs[at], &mut single);
        Ok((single.bare(inputs[at]), names, std::mem::take(&mut single.notes)))
    });
    let read = read.into_iter().collect::<Result<Vec<_>, InputError>>()?;
    let days: Vec<Option<Day>> = read.iter().map(|it| it.0.published.as_ref().map(|it| it.day)).collect();
    let order = assemble::order(&days, inputs);
    let mut read: Vec<_> = read.into_iter().map(Some).collect();
    let (mut articles, mut names, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    for at in &order {
        if let Some((article, of, told)) = read[*at].take() {
            articles.push(article);
            names.push(of);
            notes.extend(told);
        }
    }
    progress.say("joining names");
    let found = identities::resolve(&names, corrections);
    drop(names);
    notes.extend(found.doubts.iter().map(|doubt| assemble::doubtful(doubt, &found.entities)));
    let of = order.into_iter().zip(found.of).collect();
    Ok(Skeleton { draft: Draft { articles, entities: found.entities }, notes, of })
}

impl Skeleton {
    /// Puts the articles into the order of the archive, once they have their ids.
    pub fn sort(&mut self) {
        let articles = std::mem::take(&mut self.draft.articles);
        let mut all: Vec<_> = articles.into_iter().zip(std::mem::take(&mut self.of)).collect();
        let day = |it: &ArticleDraft| it.published.as_ref().map(|it| it.day);
        all.sort_by(|(a, _), (b, _)| (day(a).is_none(), day(a), &a.aid).cmp(&(day(b).is_none(), day(b), &b.aid)));
        (self.draft.articles, self.of) = all.into_iter().unzip();
    }

    /// Writes all parts into `folder`, and what the pages need to know.
    pub fn write(
        &self,
        folder: &Path,
        inputs: &[&Input],
        readings: &Readings,
        jobs: usize,
        progress: &Progress,
    ) -> Result<About, Failure> {
        let parts = folder.join(PARTS);
        let _ = std::fs::remove_dir_all(&parts);
        std::fs::create_dir_all(&parts).map_err(|e| files::failed(&parts, &e))?;
        let blocks: Vec<_> = (0..self.draft.articles.len()).step_by(BLOCK_ARTICLES as usize).collect();
        // Each thread has its run of articles one after the other.
        let share = blocks.len().div_ceil(jobs.max(1)).max(1);
        let shares: Vec<&[usize]> = blocks.chunks(share).collect();
        let done = std::sync::atomic::AtomicUsize::new(0);
        let written = parallel(shares.len(), jobs, &|_| (), |n| {
            let mut run = Run::new();
            let mut hashes = Vec::new();
            for first in shares[n] {
                hashes.push(self.block(*first, inputs, readings, &mut run, &parts)?);
                let done = done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1;
                progress.count("writing blocks of articles", done, blocks.len());
            }
            Ok((run, hashes))
        });
        let written = written.into_iter().collect::<Result<Vec<_>, Failure>>()?;
        let (runs, texts): (Vec<Run>, Vec<Vec<(u64, u64)>>) = written.into_iter().unzip();
        let texts: Vec<(u64, u64)> = texts.into_iter().flatten().collect();
        progress.say("writing the index");
        self.index(runs, &texts, &parts)
    }

    fn index(&self, runs: Vec<Run>, texts: &[(u64, u64)], parts: &Path) -> Result<About, Failure> {
        let extra = Extra { texts: texts.iter().map(|(hash, _)| *hash).collect() };
        let mut about = About {
            texts: extra.texts.iter().map(|hash| name(*hash)).collect(),
            articles: self.draft.articles.len() as u32,
            passages: self.draft.articles.iter().map(|it| it.passages.len() as u32).sum(),
            bytes: texts.iter().map(|(_, bytes)| bytes).sum(),
            parts: texts.len() as u32,
            ..About::default()
        };
        let days = self.draft.articles.iter().filter_map(|it| it.published.as_ref()).map(|it| it.day);
        about.span = kashshaf::prepare::window(days).map(|(first, last)| (first.0, last.0));
        let mut failed = None;
        build::finish(runs, &entities(&self.draft.entities), &extra, |id, bytes| {
            let file = name(build::hash(&bytes));
            about.bytes += bytes.len() as u64;
            about.parts += 1;
            if id == PartId::ROOT {
                about.root.clone_from(&file);
            }
            if let Err(failure) = put(parts, &file, &bytes) {
                failed = Some(failure);
            }
        });
        failed.map_or(Ok(about), Err)
    }

    /// Writes one block of articles; gives its hash and size.
    fn block(
        &self,
        first: usize,
        inputs: &[&Input],
        readings: &Readings,
        run: &mut Run,
        parts: &Path,
    ) -> Result<(u64, u64), Failure> {
        let end = (first + BLOCK_ARTICLES as usize).min(self.draft.articles.len());
        let mut articles = Vec::with_capacity(end - first);
        for at in first..end {
            let mut article = self.draft.articles[at].clone();
            let (input, of) = &self.of[at];
            let single = readings.get(*input, inputs[*input]).map_err(|error| Failure::from(vec![error]))?;
            article.marks = single.resolved(of);
            self.search(&article, run);
            articles.push(article);
        }
        let mut bytes = archive::head(Kind::Text);
        bytes.extend(corpus::store_for_page(&self.excerpt(articles, first)));
        let hash = build::hash(&bytes);
        put(parts, &name(hash), &bytes)?;
        Ok((hash, bytes.len() as u64))
    }

    /// Hands an article to the index.
    fn search(&self, article: &ArticleDraft, run: &mut Run) {
        let positions = Positions::new(&article.text);
        let paragraphs: Vec<&str> = article.passages.iter().map(|it| positions.slice(it.extent)).collect();
        let inside = |mark: &&MarkDraft| in_passages(article, mark.extent);
        let marks: Vec<&MarkDraft> = article.marks.iter().filter(inside).collect();
        let entities: Vec<u32> = marks.iter().filter_map(|it| it.entity).collect();
        let mentioned: Vec<Interval> = marks.iter().filter_map(|it| it.date.as_ref()?.interval).collect();
        // The headline is a passage too; the index weighs it as a title.
        let skip = usize::from(paragraphs.first().is_some_and(|first| *first == article.title));
        run.add(&Article {
            key: &article.aid,
            title: &article.title,
            paragraphs: &paragraphs[skip..],
            published: article.published.as_ref().map(|it| it.day),
            source: article.publisher.as_deref().map(str::trim).filter(|it| !it.is_empty()).unwrap_or(UNKNOWN_SOURCE),
            entities: &entities,
            mentioned: &mentioned,
        });
    }

    /// Some articles as a corpus of their own, with those entities that they name.
    fn excerpt(&self, mut articles: Vec<ArticleDraft>, first: usize) -> Draft {
        let mut numbers: Vec<u32> =
            articles.iter().flat_map(|it| &it.marks).flat_map(|it| [it.entity, it.speaker]).flatten().collect();
        numbers.sort_unstable();
        numbers.dedup();
        let places: HashMap<u32, u32> = numbers.iter().copied().zip(0..).collect();
        for mark in articles.iter_mut().flat_map(|it| &mut it.marks) {
            mark.entity = mark.entity.and_then(|it| places.get(&it).copied());
            mark.speaker = mark.speaker.and_then(|it| places.get(&it).copied());
        }
        let here = first as u32..(first + articles.len()) as u32;
        let entities = numbers.iter().filter_map(|it| self.draft.entities.get(*it as usize));
        let entities = entities.map(|it| {
            let (id, name_ar, name_en) = (it.id.clone(), it.name_ar.clone(), it.name_en.clone());
            let roles = it.roles.iter().filter(|(_, article)| here.contains(article));
            let roles = roles.map(|(role, article)| (role.clone(), article - here.start)).take(TOLD_MAX).collect();
            let variants = it.variants.iter().take(TOLD_MAX).cloned().collect();
            EntityDraft { id, kind: it.kind, name_ar, name_en, variants, roles, wikidata: it.wikidata.clone() }
        });
        Draft { entities: entities.collect(), articles }
    }
}

fn in_passages(article: &ArticleDraft, extent: Extent) -> bool {
    let at = article.passages.partition_point(|it| it.extent.end <= extent.start);
    article.passages.get(at).is_some_and(|it| it.extent.start <= extent.start)
}

/// The entities that an archive is filtered by; others keep their numbers and are none.
fn entities(all: &[EntityDraft]) -> Vec<Entity> {
    let entity = |it: &EntityDraft| {
        let facet = match it.kind {
            Some(SpanKind::Person) => archive::Facet::Persons,
            Some(SpanKind::Place) => archive::Facet::Places,
            Some(SpanKind::Organisation) => archive::Facet::Organisations,
            // Not asked for among the other three: sources are given by name.
            _ => archive::Facet::Sources,
        };
        Entity { facet, name: Name { id: it.id.clone(), arabic: it.name_ar.clone(), english: it.name_en.clone() } }
    };
    all.iter().map(entity).collect()
}

fn name(hash: u64) -> String {
    format!("{hash:016x}")
}

fn put(parts: &Path, file: &str, bytes: &[u8]) -> Result<(), Failure> {
    let path = parts.join(format!("{file}.bin"));
    std::fs::write(&path, bytes).map_err(|e| files::failed(&path, &e))
}

/// Keeps what the pages need to know beside the parts.
pub fn keep(folder: &Path, about: &About) -> Result<(), Failure> {
    let json = serde_json::to_vec(about).map_err(|e| Failure::input(e.to_string()))?;
    files::write(&folder.join(ABOUT), &json)
}

/// The archive of an earlier step; `None`: the corpus is embedded.
pub fn kept(folder: &Path) -> Result<Option<About>, Failure> {
    let path = folder.join(ABOUT);
    let Some(text) = files::read_if_there(&path)? else { return Ok(None) };
    let damaged = |e| Failure::input(format!("{}: {e}; build again", path.display()));
    serde_json::from_str(&text).map(Some).map_err(damaged)
}

/// Forgets an archive that is none any more.
pub fn forget(folder: &Path) {
    let _ = std::fs::remove_dir_all(folder);
}

/// Which pages are files: what is asked for, or every article.
pub fn choose_pages(about: &mut About, pages: Option<Pages>) {
    about.article_pages = pages != Some(Pages::None);
    about.passage_pages = pages == Some(Pages::All);
}

/// Everything that the pages of an archive are written with.
pub struct Site<'s> {
    pub about: &'s About,
    /// Where the parts are.
    pub folder: &'s Path,
    pub registry: &'s Registry,
    pub shell: &'s Shell,
    pub config: &'s Config,
}

/// What was written.
#[derive(Debug, Default)]
pub struct Written {
    pub files: u64,
    pub bytes: u64,
}

impl Site<'_> {
    /// Writes the parts, the pages, and where each article is, into a site.
    pub fn write(&self, out: &Path, jobs: usize, progress: &Progress) -> Result<Written, Failure> {
        let to = out.join(PARTS);
        let _ = std::fs::remove_dir_all(&to);
        link_folder(&self.folder.join(PARTS), &to)?;
        let told = |done: usize| progress.count("writing pages", done, self.about.texts.len());
        let blocks = parallel(self.about.texts.len(), jobs, &told, |n| self.block(n, out));
        let mut written = Written { files: u64::from(self.about.parts), bytes: self.about.bytes };
        let mut aids: Vec<(String, usize)> = Vec::new();
        for (n, block) in blocks.into_iter().enumerate() {
            let (files, bytes, of) = block?;
            written.files += files;
            written.bytes += bytes;
            aids.extend(of.into_iter().map(|aid| (aid, n)));
        }
        self.frame(out, &aids, &mut written)?;
        self.ids(out, &mut aids, &mut written)?;
        Ok(written)
    }

    /// What there is now, and how much of it.
    pub fn summary(&self, written: &Written) -> String {
        let pages = match (self.about.article_pages, self.about.passage_pages) {
            (false, _) => "no pages of articles (--pages none)",
            (true, false) => "a page an article; passages are shown by the application (--pages articles)",
            (true, true) => "a page an article and a passage (--pages all)",
        };
        let megabytes = |bytes: u64| bytes as f64 / 1e6;
        format!(
            "an archive: {} articles, {} passages; {} parts of {:.1} MB; {pages}; {} files of {:.1} MB in all",
            self.about.articles,
            self.about.passages,
            self.about.parts,
            megabytes(self.about.bytes),
            written.files,
            megabytes(written.bytes)
        )
    }

    fn config(&self, block: Option<&str>) -> Config {
        let span = self.about.span.map(|(first, last)| Interval::between(Day(first), Day(last)));
        let (root, block) = (self.about.root.clone(), block.map(str::to_owned));
        let (articles, passages) = (self.about.articles, self.about.passages);
        let archive = pages::Archive { root, block, articles, passages, span };
        Config { archive: Some(archive), ..self.config.clone() }
    }

    fn open(&self, n: usize) -> Result<Corpus, Failure> {
        let path = self.folder.join(PARTS).join(format!("{}.bin", self.about.texts[n]));
        let damaged = || Failure::input(format!("{}: is damaged; build again", path.display()));
        kashshaf::present::large::open_block(files::read(&path)?).ok_or_else(damaged)
    }

    /// The pages of one block: files, bytes, and the ids of its articles.
    fn block(&self, n: usize, out: &Path) -> Result<(u64, u64, Vec<String>), Failure> {
        let corpus = self.open(n)?;
        let (mut count, mut bytes) = (0, 0);
        if self.about.article_pages {
            let config = self.config(Some(&self.about.texts[n]));
            let passages = if self.about.passage_pages { Passages::Pages } else { Passages::Shown };
            for (path, page) in pages::archive_block(&corpus, self.registry, self.shell, &config, passages) {
                write_page(out, &path, &page)?;
                count += 1;
                bytes += page.len() as u64;
            }
        }
        let aids = corpus.articles().map(|at| corpus.article(at).aid.to_owned()).collect();
        Ok((count, bytes, aids))
    }

    /// The first page and those that are no article's.
    fn frame(&self, out: &Path, aids: &[(String, usize)], written: &mut Written) -> Result<(), Failure> {
        // The newest stand before the undated ones, which come last.
        let undated = |n: usize| -> Result<bool, Failure> {
            let corpus = self.open(n)?;
            Ok(corpus.articles().next().is_none_or(|at| corpus.article(at).published.is_none()))
        };
        let mut last = self.about.texts.len().saturating_sub(1);
        while last > 0 && undated(last)? {
            last -= 1;
        }
        let corpus = self.open(last)?;
        let listed: Vec<String> = match self.about.article_pages {
            true => aids.iter().map(|(aid, _)| aid.clone()).collect(),
            false => Vec::new(),
        };
        let config = self.config(None);
        for (path, page) in pages::archive_frame(&corpus, NEWEST, &listed, self.registry, self.shell, &config) {
            write_page(out, &path, &page)?;
            written.files += 1;
            written.bytes += page.len() as u64;
        }
        Ok(())
    }

    /// Small files by the first letters of an article's id that say which part holds it: for addresses that have no page.
    fn ids(&self, out: &Path, aids: &mut [(String, usize)], written: &mut Written) -> Result<(), Failure> {
        aids.sort();
        let first = |it: &(String, usize)| it.0.get(..2).unwrap_or_default().to_owned();
        for some in aids.chunk_by(|a, b| first(a) == first(b)) {
            let text: String = some.iter().map(|(aid, n)| format!("{aid} {}\n", self.about.texts[*n])).collect();
            write_page(out, &format!("ids/{}.txt", first(&some[0])), text.as_bytes())?;
            written.files += 1;
            written.bytes += text.len() as u64;
        }
        Ok(())
    }
}

fn write_page(out: &Path, path: &str, bytes: &[u8]) -> Result<(), Failure> {
    let path: PathBuf = out.join(path);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|e| files::failed(folder, &e))?;
    }
    std::fs::write(&path, bytes).map_err(|e| files::failed(&path, &e))
}

/// A folder of files under another path, without a second copy where the system allows.
fn link_folder(from: &Path, to: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(to).map_err(|e| files::failed(to, &e))?;
    for file in files::below(from)? {
        let (source, target) = (from.join(&file), to.join(&file));
        if std::fs::hard_link(&source, &target).is_err() {
            std::fs::copy(&source, &target).map_err(|e| files::failed(&source, &e))?;
        }
    }
    Ok(())
}
