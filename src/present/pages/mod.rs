//! The site as plain HTML files: the explorer's first view, every article, every passage that ever
//! had a link. Complete without script; the application takes the same pages over.
//!
//! Markup and class names are those of the application's views, so that taking over moves nothing.

mod about;
mod archive;
mod article;
mod controls;
mod css;
mod entity;
mod explorer;
mod frame;
mod gone;
mod head;
pub mod html;
mod missing;
mod passage;
mod releases;
pub mod sha256;
mod shell;
mod sitemap;
#[cfg(test)]
mod tests;
mod text;

pub use shell::{App, Shell};

use crate::corpus::facts::Facts;
use crate::corpus::{ArticleIx, Corpus, EntityIx, PassageIx};
use crate::day::{Day, Interval};
use crate::link::address::EntityKind;
use crate::link::history;
use crate::link::registry::{Fate, PassageId, Registry};
use crate::present::views::entity::with_pages;
use frame::Root;

/// Where the site will stand and what it embeds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// With scheme, host and a slash at the end; `None`: unknown, canonical links are relative.
    pub public_url: Option<String>,
    /// Tells this corpus from others, see [`Shell::app_for`].
    pub corpus_mark: String,
    /// Tells the programs that are loaded when they are asked for from earlier ones; their files have fixed names. `None`
    /// where they were not built.
    pub reader_mark: Option<String>,
    /// The name of the frozen release that these pages are, two folders below the living site.
    pub release: Option<String>,
    /// What the articles tell together.
    pub facts: Facts,
    /// The frozen releases beside which these pages stand, newest first.
    pub releases: Vec<Release>,
    /// Where the corpus lies in parts beside the pages.
    pub archive: Option<Archive>,
}

/// A corpus in parts beside the pages: see [`crate::archive`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Archive {
    /// The name of its root below `parts/`.
    pub root: String,
    /// Of the part that holds the articles of a page.
    pub block: Option<String>,
    /// Over all parts.
    pub articles: u32,
    pub passages: u32,
    pub span: Option<Interval>,
}

/// A frozen release of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Release {
    pub name: String,
    /// When it was frozen.
    pub day: Option<Day>,
    pub articles: u32,
    pub passages: u32,
}

/// What every page is made from.
struct Site<'s> {
    corpus: &'s Corpus,
    registry: &'s Registry,
    shell: &'s Shell,
    config: &'s Config,
    app: App,
}

/// All files of the site but those of the application: path below the root, and content. The same
/// input gives the same files in the same order; each is made when it is asked for.
pub fn site<'s>(
    corpus: &'s Corpus,
    registry: &'s Registry,
    shell: &'s Shell,
    config: &'s Config,
) -> impl Iterator<Item = (String, Vec<u8>)> + 's {
    let app = shell.app_for(&config.corpus_mark);
    let site = Site { corpus, registry, shell, config, app };
    let single = [("index.html".to_owned(), explorer::page(&site)), ("404.html".to_owned(), missing::page(&site))];
    let single = single.into_iter().map(|(path, page)| (path, page.into_bytes())).chain(sitemap::files(&site));
    let single = single.chain([(format!("{}index.html", about::PATH), about::page(&site).into_bytes())]);
    let list = (!config.releases.is_empty()).then(|| ("r/index.html".to_owned(), releases::page(&site).into_bytes()));
    let work: Vec<Work> = corpus
        .articles()
        .map(Work::Article)
        .chain(corpus.passages().map(Work::Passage))
        .chain(departed(corpus, registry))
        .chain(with_pages(corpus).map(|(at, kind)| Work::Entity(kind, at)))
        .collect();
    // What the application asks for when a link is older than the page.
    let past = history::files(registry).into_iter();
    let past = past.map(|(aid, text)| (format!("{}history.txt", article_path(&aid)), text.into_bytes()));
    let sheet = shell.own_sheet().map(|(name, css)| (name.to_owned(), css.as_bytes().to_vec()));
    single.chain(list).chain(sheet).chain(past).chain(work.into_iter().map(move |it| it.page(&site)))
}

/// The pages of an archive that are no article's: the first with `most` articles of `newest`, what no page is found for,
/// the style, what became of ids; `articles` are the ids of all articles that have pages, for the site map.
pub fn archive_frame<'s>(
    newest: &'s Corpus,
    most: usize,
    articles: &[String],
    registry: &'s Registry,
    shell: &'s Shell,
    config: &'s Config,
) -> impl Iterator<Item = (String, Vec<u8>)> + 's {
    let site = Site { corpus: newest, registry, shell, config, app: shell.app_for_archive() };
    let single = [("index.html".to_owned(), archive::page(&site, most)), ("404.html".to_owned(), missing::page(&site))];
    let single = single.into_iter().map(|(path, page)| (path, page.into_bytes()));
    let single = single.chain(sitemap::of(&site, articles));
    let list = (!config.releases.is_empty()).then(|| ("r/index.html".to_owned(), releases::page(&site).into_bytes()));
    let past = history::files(registry).into_iter();
    let past = past.map(|(aid, text)| (format!("{}history.txt", article_path(&aid)), text.into_bytes()));
    let sheet = shell.own_sheet().map(|(name, css)| (name.to_owned(), css.as_bytes().to_vec()));
    let gone = registry.articles().iter().flat_map(|article| {
        let passages = article.passages().iter().filter(|it| it.fate != Fate::Alive);
        let passages = passages.map(|it| Work::GonePassage(PassageId::new(&article.aid, &it.pid)));
        (!article.alive).then(|| Work::GoneArticle(article.aid.clone())).into_iter().chain(passages)
    });
    let gone: Vec<Work> = gone.collect();
    single.chain(list).chain(sheet).chain(past).chain(gone.into_iter().map(move |it| it.page(&site)))
}

/// The pages of one block of an archive: its articles and, if `passages` are asked for, theirs.
pub fn archive_block<'s>(
    block: &'s Corpus,
    registry: &'s Registry,
    shell: &'s Shell,
    config: &'s Config,
    passages: Passages,
) -> impl Iterator<Item = (String, Vec<u8>)> + 's {
    let site = Site { corpus: block, registry, shell, config, app: shell.app_for_archive() };
    let of = block.passages().filter(move |_| passages == Passages::Pages).map(Work::Passage);
    block.articles().map(Work::Article).chain(of).map(move |it| it.page(&site))
}

/// Whether passages of an archive have pages of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passages {
    Pages,
    /// The application shows them.
    Shown,
}

/// One page to make.
enum Work {
    Article(ArticleIx),
    Passage(PassageIx),
    GonePassage(PassageId),
    GoneArticle(String),
    Entity(EntityKind, EntityIx),
}

impl Work {
    fn page(self, site: &Site<'_>) -> (String, Vec<u8>) {
        let (folder, page) = match self {
            Work::Article(at) => (article_path(site.corpus.article(at).aid), article::page(site, at)),
            Work::Passage(at) => (passage_path(&site.id(at)), passage::page(site, at)),
            Work::GonePassage(id) => (passage_path(&id), gone::passage(site, &id)),
            Work::Entity(kind, at) => (entity::path(site.corpus, kind, at), entity::page(site, kind, at)),
            Work::GoneArticle(aid) => (article_path(&aid), gone::article(site, &aid)),
        };
        (format!("{folder}index.html"), page.into_bytes())
    }
}

/// Pages for ids that no passage and no article of the corpus has any more.
fn departed<'s>(corpus: &'s Corpus, registry: &'s Registry) -> impl Iterator<Item = Work> + 's {
    registry.articles().iter().flat_map(|article| {
        let gone = corpus.find_article(&article.aid).is_none();
        let passages = article.passages().iter().filter(|it| it.fate != Fate::Alive);
        let passages = passages.map(|it| Work::GonePassage(PassageId::new(&article.aid, &it.pid)));
        gone.then(|| Work::GoneArticle(article.aid.clone())).into_iter().chain(passages)
    })
}

impl Site<'_> {
    fn id(&self, at: PassageIx) -> PassageId {
        let passage = self.corpus.passage(at);
        PassageId::new(self.corpus.article(passage.article).aid, passage.pid)
    }
}

fn article_path(aid: &str) -> String {
    format!("a/{aid}/")
}

fn passage_path(id: &PassageId) -> String {
    format!("p/{id}/")
}

/// Pages of articles and passages lie two folders below the root.
const BELOW: Root<'static> = Root::Above("../../");
