//! The first page of an archive before its program runs: the newest articles, in the places that the program takes over.

use super::frame::{self, LANG, Root, View};
use super::head::Head;
use super::text::{self, Place};
use super::{Site, controls};
use crate::corpus::ArticleIx;
use crate::present::large::{LargeWord, say as large};
use crate::present::{Counted, Word, article_head, count_words, say};

/// `most`: how many articles it shows.
pub fn page(site: &Site<'_>, most: usize) -> String {
    let root = Root::Above("");
    let view = View { name: "explorer", state: None, app: site.app };
    let head = Head { description: say(LANG, Word::SiteAbout).to_owned(), path: Some(""), ..Head::default() };
    frame::page(site, root, view, &head, |html| {
        html.leaf("h1", &[("class", "unseen")], say(LANG, Word::StartPage));
        html.element("div", &[("class", "explorer large")], |html| {
            html.element("search", &[("class", "filters"), ("aria-label", say(LANG, Word::Filters))], |html| {
                controls::search_box(html);
            });
            html.element("div", &[("class", "results")], |html| {
                let total = site.config.archive.as_ref().map_or(0, |it| it.articles);
                let attributes = [("class", "count"), ("role", "status")];
                html.leaf("p", &attributes, &count_words(LANG, Counted::Articles, total));
                html.leaf("p", &[("class", "hint")], large(LANG, LargeWord::Newest));
                html.element("div", &[("class", "passages")], |html| {
                    let count = site.corpus.article_count();
                    for at in (0..count).rev().take(most).map(ArticleIx) {
                        text::story(html, root, &article_head(site.corpus, at, LANG), Place::List);
                    }
                });
            });
        });
    })
}
