//! An article: every passage, furniture folded away, the way to its neighbours.

use serde_json::json;

use super::frame::{self, LANG, Root, View, text_link};
use super::head::{self, Head};
use super::html::Html;
use super::text::{self, Place};
use super::{BELOW, Site, article_path};
use crate::corpus::ArticleIx;
use crate::explore::Query;
use crate::present::{self, Counted, Fold, LineView, Word, count_words, say};

pub fn page(site: &Site<'_>, at: ArticleIx) -> String {
    let article = site.corpus.article(at);
    let view = present::article_view(site.corpus, at, &Query::default(), &[], LANG);
    let (path, neighbours) = (article_path(article.aid), neighbours(site, at));
    let mut data = head::news_article(site, &article);
    if let Some(members) = data.as_object_mut() {
        members.insert("@context".to_owned(), json!("https://schema.org"));
    }
    let first = view.lines.iter().find_map(|line| match line {
        LineView::Passage(it) if text::is_body(it.kind) => Some(site.corpus.passage(it.passage).text),
        _ => None,
    });
    let aid_path = |at: ArticleIx| article_path(site.corpus.article(at).aid);
    let head = Head {
        title: article.title,
        description: head::described(&article, &view.head.published_words, first.unwrap_or(article.title)),
        path: Some(&path),
        prev: neighbours.0.map(aid_path),
        next: neighbours.1.map(aid_path),
        article: Some(article.clone()),
        data: Some(data),
    };
    frame::page(site, BELOW, View { name: "article", state: None, app: site.app }, &head, |html| {
        html.element("article", &[("class", "reading")], |html| {
            trail(html, BELOW);
            text::story(html, BELOW, &view.head, Place::Article);
            text::legend(html);
            html.element("div", &[("class", "passages")], |html| {
                for line in &view.lines {
                    match line {
                        LineView::Passage(it) => text::passage(html, BELOW, it, Place::Article),
                        LineView::Furniture(folds) => furniture(html, folds),
                    }
                }
            });
            html.element("nav", &[("class", "neighbours"), ("aria-label", say(LANG, Word::NextArticles))], |html| {
                let sides = [(neighbours.0, Word::PreviousArticle, "prev"), (neighbours.1, Word::NextArticle, "next")];
                for (at, label, rel) in sides {
                    if let Some(at) = at {
                        neighbour(html, site, at, label, rel);
                    }
                }
            });
        });
    })
}

/// The articles before and after, in the order of the corpus.
fn neighbours(site: &Site<'_>, at: ArticleIx) -> (Option<ArticleIx>, Option<ArticleIx>) {
    let after = Some(ArticleIx(at.0 + 1)).filter(|it| it.0 < site.corpus.article_count());
    (at.0.checked_sub(1).map(ArticleIx), after)
}

fn neighbour(html: &mut Html, site: &Site<'_>, at: ArticleIx, label: Word, rel: &'static str) {
    let head = present::article_head(site.corpus, at, LANG);
    frame::link(html, BELOW, &article_path(head.aid), &[("class", "neighbour"), ("rel", rel)], |html| {
        html.leaf("small", &[], &format!("{} · {}", say(LANG, label), head.published_words));
        html.text(" ");
        html.leaf("span", &[("lang", "ar"), ("dir", "rtl")], head.title);
    });
}

/// The way back to all passages.
pub fn trail(html: &mut Html, root: Root<'_>) {
    html.element("nav", &[("class", "trail"), ("aria-label", say(LANG, Word::StartPage))], |html| {
        text_link(html, root, "", "back", say(LANG, Word::StartPage));
    });
}

/// What was judged furniture, with the reason, on request.
fn furniture(html: &mut Html, folds: &[Fold<'_>]) {
    html.element("details", &[("class", "furniture")], |html| {
        let mut kinds: Vec<&str> = folds.iter().map(|fold| fold.kind_words).collect();
        kinds.dedup();
        html.element("summary", &[], |html| {
            html.text(&count_words(LANG, Counted::Lines, folds.len() as u32));
            html.text(" ");
            html.leaf("small", &[], &kinds.join(" · "));
        });
        html.element("ul", &[], |html| {
            for fold in folds {
                html.element("li", &[], |html| {
                    html.leaf("p", &[("lang", "ar"), ("dir", "auto")], fold.text);
                    html.element("p", &[("class", "reason")], |html| {
                        html.leaf("span", &[], fold.kind_words);
                        html.text(" ");
                        html.leaf("span", &[], &fold.reason);
                    });
                });
            }
        });
    });
    html.line();
}
