//! One passage: what a link to it opens, and what others show of it.

use serde_json::json;

use super::frame::{self, LANG, View, text_link};
use super::head::{self, Head};
use super::html::Html;
use super::text::{self, Place};
use super::{BELOW, Site, article, passage_path};
use crate::corpus::PassageIx;
use crate::explore::Query;
use crate::link::fragment;
use crate::link::registry::PassageState;
use crate::present::{self, PassageView, Word, say};

/// A longer passage is quoted to machines by its first words: the whole of it stands on the page.
const QUOTED_CHARS_MAX: usize = 200;

pub fn page(site: &Site<'_>, at: PassageIx) -> String {
    let view = present::passage_view(site.corpus, at, &Query::default(), None, LANG);
    let passage = site.corpus.passage(at);
    let article = site.corpus.article(passage.article);
    let id = site.id(at);
    // An edit that the editor has not confirmed may have changed what the link was made for.
    let doubtful = site.registry.passage(&id).filter(|it| it.doubt.is_some() && it.before.is_some());
    let path = passage_path(&id);
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "Quotation",
        "text": head::first_words(passage.text, QUOTED_CHARS_MAX),
        "inLanguage": "ar",
        "isPartOf": head::news_article(site, &article),
    });
    if let (Some(url), Some(members)) = (article.url, data.as_object_mut()) {
        members.insert("isBasedOn".to_owned(), json!(fragment::to_text(url, passage.text)));
    }
    let neighbour =
        |at: Option<u32>| at.filter(|at| article.passages.contains(at)).map(|at| passage_path(&site.id(PassageIx(at))));
    let head = Head {
        title: article.title,
        description: head::described(&article, &view.article.published_words, passage.text),
        path: Some(&path),
        prev: neighbour(at.0.checked_sub(1)),
        next: neighbour(at.0.checked_add(1)),
        article: Some(article.clone()),
        data: Some(data),
    };
    let state = if doubtful.is_some() { "changed" } else { "here" };
    let around = View { name: "passage", state: Some(state), app: site.app };
    frame::page(site, BELOW, around, &head, |html| {
        html.element("article", &[("class", "reading")], |html| {
            article::trail(html, BELOW);
            text::story(html, BELOW, &view.article, Place::Here);
            html.element("div", &[("class", "passages")], |html| {
                if let Some(state) = doubtful {
                    changed(html, state);
                }
                text::passage(html, BELOW, &view, Place::Here);
            });
            ways(html, &view, &head);
        });
    })
}

/// The words that stood here, before those that stand here now.
fn changed(html: &mut Html, state: &PassageState) {
    html.element("section", &[("class", "notice"), ("role", "status")], |html| {
        html.element("div", &[], |html| {
            html.leaf("p", &[], say(LANG, Word::PassageChanged));
            html.leaf("p", &[], say(LANG, Word::TextBefore));
            let before = state.before.as_deref().unwrap_or_default();
            html.element("blockquote", &[("class", "passage-text"), ("lang", "ar"), ("dir", "rtl")], |html| {
                html.leaf("del", &[], before);
            });
            html.leaf("p", &[], say(LANG, Word::TextNow));
        });
    });
}

/// To the neighbours and to the whole article.
fn ways(html: &mut Html, view: &PassageView<'_>, head: &Head<'_>) {
    html.element("div", &[("class", "trail")], |html| {
        let sides = [(&head.prev, Word::PreviousPassage), (&head.next, Word::NextPassage)];
        for (path, label) in sides {
            if let Some(path) = path {
                text_link(html, BELOW, path, "quiet", say(LANG, label));
                html.text(" ");
            }
        }
        let whole = format!("{}#{}", super::article_path(view.article.aid), view.element_id);
        text_link(html, BELOW, &whole, "quiet", say(LANG, Word::WholeArticle));
    });
}
