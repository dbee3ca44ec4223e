//! What stands around the content of every page.

use super::head::{self, Head};
use super::html::Html;
use super::shell::First;
use super::{App, Site};
use crate::present::{Counted, Lang, Word, count_words, fill, interval_words, say};

/// The static pages are in Arabic; the application speaks both languages.
pub const LANG: Lang = Lang::Ar;

/// How a page reaches the root of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Root<'r> {
    /// A relative path, so that the site works under any path.
    Above(&'r str),
    /// An absolute path.
    At(&'r str),
    /// Known only in the browser: the page is served for any address ([`FINDER`] fills it in).
    Unknown,
}

/// Fills in the addresses of a page that is served for any address: what stands before `/p/` or `/a/` is
/// the root, or else the folder of the address.
pub const FINDER: &str = "(()=>{const p=location.pathname,m=/^(.*?\\/)(?:p|a|people|places|organisations|about)(?:\\/|$)/i.exec(p),b=m?m[1]:p.replace(/[^/]*$/,\"\");\
for(const n of[\"href\",\"src\",\"rel\"])for(const e of document.querySelectorAll(\"[data-\"+n+\"]\"))\
if(e.localName==\"script\"){const s=document.createElement(\"script\");s.src=b+e.dataset.src;document.head.append(s)}\
else e.setAttribute(n,(n==\"rel\"?\"\":b)+e.dataset[n])})()";

impl Root<'_> {
    /// The attribute and its value for the address `path` below the root.
    pub fn attribute(self, path: &str) -> (&'static str, String) {
        match self {
            Root::Above("") if path.is_empty() => ("", "./".to_owned()),
            Root::Above(prefix) | Root::At(prefix) => ("", format!("{prefix}{path}")),
            Root::Unknown => ("data-", path.to_owned()),
        }
    }

    /// The address of `path` below the root; for an unknown root, `path` itself.
    pub fn href(self, path: &str) -> String {
        self.attribute(path).1
    }
}

/// What a page is to the application and to those who style it.
#[derive(Clone, Copy, Debug)]
pub struct View<'v> {
    /// `explorer`, `article`, `passage`.
    pub name: &'static str,
    /// For passages: `here`, `changed`, `moved`, `gone`.
    pub state: Option<&'v str>,
    /// Whether the application takes this page over.
    pub app: App,
}

/// A whole page around `content`.
pub fn page(
    site: &Site<'_>,
    root: Root<'_>,
    view: View<'_>,
    head: &Head<'_>,
    content: impl FnOnce(&mut Html),
) -> String {
    /// A page over this links to its style: 15 kB at most are promised of a passage of usual length.
    const INLINE_MAX: usize = 13_500;
    let body = body(site, root, view, content);
    let style = site.shell.style_for(body.written());
    let html = around(site, root, view, head, body.clone(), Some(&style));
    // An archive has so many pages that each takes its style from one file.
    let linked = site.config.archive.as_ref().is_some_and(|it| it.block.is_some());
    if !linked && (html.len() <= INLINE_MAX || view.name != "passage") {
        return html;
    }
    around(site, root, view, head, body, None)
}

/// What stands around a body; without a style of its own the page links to one.
fn around(site: &Site<'_>, root: Root<'_>, view: View<'_>, head: &Head<'_>, body: Html, style: Option<&str>) -> String {
    let mut html = Html::new();
    html.doctype();
    let mut attributes = vec![("lang", LANG.tag()), ("dir", "rtl")];
    // The shell is read again from the first view; without an application nothing is said of the one
    // that may come.
    if site.app == App::Same && view.name == "explorer" {
        attributes.push(("data-corpus", site.config.corpus_mark.as_str()));
    }
    let reader = site.config.reader_mark.as_deref().filter(|_| view.app == App::Same);
    attributes.extend(reader.map(|mark| ("data-reader", mark)));
    attributes.extend(site.config.release.as_deref().map(|name| ("data-release", name)));
    if let Some(archive) = &site.config.archive {
        attributes.push(("data-archive", archive.root.as_str()));
        attributes.extend(archive.block.as_deref().map(|block| ("data-block", block)));
    }
    html.element("html", &attributes, |html| {
        html.line();
        html.element("head", &[], |html| head::write(html, site, root, head, style));
        html.line();
        html.element("body", &[], |html| {
            html.append(body);
            site.shell.write_foot(html, &|file| root.attribute(file), view.app, first(site, view));
            if root == Root::Unknown {
                html.script(FINDER);
            }
        });
    });
    html.line();
    html.finish()
}

/// What starts the page: an archive is searched by a program of its own.
fn first<'s>(site: &'s Site<'_>, view: View<'_>) -> First<'s> {
    match (&site.config.archive, &site.config.reader_mark) {
        (Some(_), Some(mark)) if view.name == "explorer" && view.app == App::Same => First::Archive { mark },
        _ => First::App,
    }
}

fn body(site: &Site<'_>, root: Root<'_>, view: View<'_>, content: impl FnOnce(&mut Html)) -> Html {
    let mut html = Html::new();
    html.leaf("a", &[("class", "skip"), ("href", "#main")], say(LANG, Word::SkipToText));
    if let Some(name) = &site.config.release {
        frozen(&mut html, root, name);
    }
    html.element("div", &[("id", "app")], |html| {
        masthead(html, site, root);
        let mut attributes = vec![("class", "page"), ("id", "main"), ("tabindex", "-1"), ("data-view", view.name)];
        attributes.extend(view.state.map(|state| ("data-state", state)));
        html.element("main", &attributes, content);
        html.element("footer", &[("class", "colophon")], |html| {
            html.leaf("p", &[], say(LANG, Word::Colophon));
            if site.config.archive.is_none() {
                html.element("p", &[], |html| {
                    text_link(html, root, super::about::PATH, "", say(LANG, Word::AboutPage))
                });
            }
            if view.name == "explorer" && !site.config.releases.is_empty() {
                html.element("p", &[], |html| text_link(html, root, "r/", "", say(LANG, Word::Releases)));
            }
            html.element("noscript", &[], |html| html.leaf("p", &[], say(LANG, Word::NoJavaScript)));
        });
    });
    html.line();
    html
}

/// Which release this is, and the way to the living site. Stands outside of what the application takes over.
fn frozen(html: &mut Html, root: Root<'_>, name: &str) {
    html.element("p", &[("class", "colophon release")], |html| {
        html.text(&fill(LANG, Word::FrozenRelease, &[("name", name)]));
        html.text(" ");
        text_link(html, root, "../../", "", say(LANG, Word::LivingSite));
    });
    html.line();
}

fn masthead(html: &mut Html, site: &Site<'_>, root: Root<'_>) {
    html.element("header", &[("class", "masthead")], |html| {
        link(html, root, "", &[("class", "wordmark")], |html| {
            html.leaf("span", &[("lang", "ar")], say(Lang::Ar, Word::Title));
            html.leaf("small", &[("lang", "en")], say(Lang::En, Word::Title));
        });
        html.leaf("p", &[("class", "tagline")], &extent(site));
    });
}

/// "5 articles · 120 passages · October 2022 to July 2023".
fn extent(site: &Site<'_>) -> String {
    let corpus = site.corpus;
    let (articles, passages, span) = match &site.config.archive {
        Some(archive) => (archive.articles, archive.passages, archive.span),
        None => (corpus.article_count(), corpus.passage_count(), corpus.published_span()),
    };
    let counts = [(Counted::Articles, articles), (Counted::Passages, passages)];
    let mut parts: Vec<String> = counts.into_iter().map(|(what, n)| count_words(LANG, what, n)).collect();
    parts.extend(span.map(|span| interval_words(LANG, span)));
    parts.join(" · ")
}

/// A link to `path` below the root.
pub fn link(
    html: &mut Html,
    root: Root<'_>,
    path: &str,
    attributes: &[super::html::Attribute<'_>],
    inside: impl FnOnce(&mut Html),
) {
    let (prefix, href) = root.attribute(path);
    let mut all = attributes.to_vec();
    all.push((if prefix.is_empty() { "href" } else { "data-href" }, href.as_str()));
    html.element("a", &all, inside);
}

/// A link that holds text.
pub fn text_link(html: &mut Html, root: Root<'_>, path: &str, class: &str, text: &str) {
    link(html, root, path, &[("class", class)], |html| html.text(text));
}
