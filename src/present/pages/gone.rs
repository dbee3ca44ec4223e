//! Pages for links whose passage has moved or is gone: they say so and show the words.

use super::frame::{self, View, text_link};
use super::head::{Head, first_words};
use super::html::Html;
use super::text::{self, Place};
use super::{App, BELOW, Site, article_path};
use crate::explore::Query;
use crate::link::history::{End, end};
use crate::link::landing::{Landing, landing};
use crate::link::registry::PassageId;
use crate::present::{self, Ended, Lang, Word, say};

/// In both languages, because whoever follows an old link has chosen none.
const LANGS: [Lang; 2] = [Lang::Ar, Lang::En];

pub fn passage(site: &Site<'_>, id: &PassageId) -> String {
    let ended = ended(site, id);
    let [title, _] = present::ended_words(Lang::Ar, &ended);
    let article = site.corpus.find_article(&id.aid).map(|at| site.corpus.article(at));
    let head = Head {
        title: &title,
        description: first_words(&ended.text, 160),
        // Its address stays, but nobody should find it by searching.
        path: None,
        ..Head::default()
    };
    let state = if ended.now.is_empty() { "gone" } else { "moved" };
    let view = View { name: "passage", state: Some(state), app: site.app };
    frame::page(site, BELOW, view, &head, |html| {
        html.element("div", &[("class", "missing")], |html| {
            for (n, lang) in LANGS.into_iter().enumerate() {
                let [title, why] = present::ended_words(lang, &ended);
                html.element("section", &[("lang", lang.tag()), ("dir", lang.dir())], |html| {
                    html.leaf(if n == 0 { "h1" } else { "h2" }, &[], &title);
                    if !why.is_empty() {
                        html.leaf("p", &[], &why);
                    }
                    if let Some(article) = &article {
                        html.element("p", &[], |html| {
                            text_link(html, BELOW, &article_path(article.aid), "quiet", say(lang, Word::TryArticle));
                        });
                    }
                });
                if n == 0 {
                    words(html, site, &ended);
                }
            }
        });
    })
}

fn ended(site: &Site<'_>, id: &PassageId) -> Ended {
    let (to, before, why) = match landing(site.registry, id, None) {
        Some(Landing::Moved { to, before }) => (to, before, ""),
        Some(Landing::Gone { before, why }) => (Vec::new(), before, why),
        _ => (Vec::new(), "", ""),
    };
    Ended {
        how: site.registry.passage(id).and_then(|it| end(&it.fate)).unwrap_or(End::Gone),
        text: before.to_owned(),
        now: to.iter().filter_map(|to| site.corpus.find_passage(&to.aid, &to.pid)).collect(),
        why: why.to_owned(),
    }
}

/// What it read, and the passages that hold its words now.
fn words(html: &mut Html, site: &Site<'_>, ended: &Ended) {
    html.element("section", &[], |html| {
        html.leaf("h2", &[], say(Lang::Ar, Word::ItRead));
        archived(html, &ended.text);
    });
    if ended.now.is_empty() {
        return;
    }
    html.element("section", &[], |html| {
        html.leaf("h2", &[], say(Lang::Ar, Word::NowStandsIn));
        html.element("div", &[("class", "passages")], |html| {
            for at in &ended.now {
                let view = present::passage_view(site.corpus, *at, &Query::default(), None, Lang::Ar);
                text::passage(html, BELOW, &view, Place::List);
            }
        });
    });
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
