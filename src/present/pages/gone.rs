//! Pages for links whose passage has moved or is gone: they say so and show the words.

use super::frame::{self, View, text_link};
use super::head::{Head, first_words};
use super::html::Html;
use super::{App, BELOW, Site, article_path, passage_path};
use crate::link::registry::{Fate, PassageId};
use crate::present::{Lang, Word, say};

/// In both languages, because whoever follows an old link has chosen none.
const LANGS: [Lang; 2] = [Lang::Ar, Lang::En];

pub fn passage(site: &Site<'_>, id: &PassageId) -> String {
    let text = site.registry.passage(id).map_or("", |it| it.text.as_str());
    let standing = site.registry.standing(id).filter(|(_, state)| state.fate == Fate::Alive).map(|(id, _)| id);
    let (state, word) = match standing {
        Some(_) => ("moved", Word::PassageMoved),
        None => ("gone", Word::PassageGone),
    };
    let parts = match site.registry.passage(id).map(|it| &it.fate) {
        Some(Fate::Split(into)) => into.clone(),
        _ => standing.into_iter().collect(),
    };
    let article = site.corpus.find_article(&id.aid).map(|at| site.corpus.article(at));
    let head = Head {
        title: say(Lang::Ar, word),
        description: first_words(text, 160),
        // Its address stays, but nobody should find it by searching.
        path: None,
        ..Head::default()
    };
    // The application knows only passages that are here.
    let view = View { name: "passage", state: Some(state), app: App::None };
    frame::page(site, BELOW, view, &head, |html| {
        html.element("div", &[("class", "missing")], |html| {
            for (n, lang) in LANGS.into_iter().enumerate() {
                html.element("section", &[("lang", lang.tag()), ("dir", lang.dir())], |html| {
                    html.leaf(if n == 0 { "h1" } else { "h2" }, &[], say(lang, word));
                    for to in &parts {
                        html.element("p", &[], |html| {
                            text_link(html, BELOW, &passage_path(to), "button", say(lang, Word::PassageMovedTo));
                        });
                    }
                    if let Some(article) = &article {
                        html.element("p", &[], |html| {
                            text_link(html, BELOW, &article_path(article.aid), "quiet", say(lang, Word::TryArticle));
                        });
                    }
                    html.leaf("p", &[], say(lang, Word::PassageGoneText));
                    if n == 0 {
                        archived(html, text);
                    }
                });
            }
        });
    })
}

/// An article that was taken out: the words of all its passages.
pub fn article(site: &Site<'_>, aid: &str) -> String {
    let head = Head { title: say(Lang::Ar, Word::ArticleGone), ..Head::default() };
    let view = View { name: "article", state: Some("gone"), app: App::None };
    frame::page(site, BELOW, view, &head, |html| {
        html.element("div", &[("class", "missing")], |html| {
            html.leaf("h1", &[], say(Lang::Ar, Word::ArticleGone));
            html.leaf("h2", &[("lang", "en"), ("dir", "ltr")], say(Lang::En, Word::ArticleGone));
            html.leaf("p", &[], say(Lang::Ar, Word::PassageGoneText));
            for passage in site.registry.article(aid).map(|it| it.passages()).unwrap_or_default() {
                archived(html, &passage.text);
            }
        });
    })
}

fn archived(html: &mut Html, text: &str) {
    html.element("blockquote", &[("class", "passage-text archived"), ("lang", "ar"), ("dir", "rtl")], |html| {
        html.leaf("p", &[], text);
    });
}
