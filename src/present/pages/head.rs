//! The head of a page: policy, first style, what others show of it when it is linked.

use serde_json::{Value, json};

use super::Site;
use super::frame::{FINDER, LANG, Root};
use super::html::Html;
use crate::corpus::Article;
use crate::present::{Word, say};
use crate::text::controls::legible;

/// What a page says of itself.
#[derive(Clone, Debug, Default)]
pub struct Head<'h> {
    pub title: &'h str,
    pub description: String,
    /// Its own path below the root; `None`: it has none and wants not to be listed.
    pub path: Option<&'h str>,
    /// Paths of its neighbours.
    pub prev: Option<String>,
    pub next: Option<String>,
    /// For articles and passages.
    pub article: Option<Article<'h>>,
    pub data: Option<Value>,
}

/// `style`: what stands in the page itself; `None`: it links to the whole.
pub fn write(html: &mut Html, site: &Site<'_>, root: Root<'_>, head: &Head<'_>, style: Option<&str>) {
    let scripts: &[&str] = if root == Root::Unknown { &[FINDER] } else { &[] };
    let site_name = say(LANG, Word::Title);
    let title = if head.title.is_empty() { site_name.to_owned() } else { format!("{} · {site_name}", head.title) };
    html.line();
    html.void("meta", &[("charset", "utf-8")]);
    html.leaf("title", &[], &title);
    html.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    html.void("meta", &[("name", "color-scheme"), ("content", "light dark")]);
    let policy = site.shell.policy(style, scripts);
    html.void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", &policy)]);
    match style {
        Some(style) => html.style(style),
        None => site.shell.write_style_links(html, &|file| root.attribute(file)),
    }
    html.line();
    preview(html, site, head);
    if let Some(path) = head.path {
        let canonical = match &site.config.public_url {
            Some(url) => format!("{url}{path}"),
            // Itself without what a reader's address may have behind it.
            None => "./".to_owned(),
        };
        html.void("link", &[("rel", "canonical"), ("href", &canonical)]);
    } else {
        html.void("meta", &[("name", "robots"), ("content", "noindex")]);
    }
    for (rel, path) in [("prev", &head.prev), ("next", &head.next)] {
        if let Some(path) = path {
            html.void("link", &[("rel", rel), ("href", &root.href(path))]);
        }
    }
    html.line();
    site.shell.write_head(html, &|file| root.attribute(file));
    if let Some(data) = &head.data {
        html.json_ld(data);
        html.line();
    }
}

/// OpenGraph and Twitter: what a messenger shows under the link.
fn preview(html: &mut Html, site: &Site<'_>, head: &Head<'_>) {
    let title = if head.title.is_empty() { say(LANG, Word::Title) } else { head.title };
    let property = |html: &mut Html, name: &str, content: &str| {
        html.void("meta", &[("property", name), ("content", content)]);
    };
    property(html, "og:type", if head.article.is_some() { "article" } else { "website" });
    property(html, "og:site_name", say(LANG, Word::Title));
    property(html, "og:locale", "ar_AR");
    // One element can answer to several names, which keeps small pages small.
    for (property, name, content) in
        [("og:title", "twitter:title", title), ("og:description", "description", head.description.as_str())]
    {
        html.void("meta", &[("property", property), ("name", name), ("content", content)]);
    }
    html.void("meta", &[("name", "twitter:card"), ("content", "summary")]);
    if let (Some(url), Some(path)) = (&site.config.public_url, head.path) {
        property(html, "og:url", &format!("{url}{path}"));
    }
    if let Some(article) = &head.article {
        if let Some(published) = article.published {
            property(html, "article:published_time", &published.day.to_string());
        }
        if let Some(author) = article.author {
            html.void("meta", &[("name", "author"), ("content", author)]);
        }
    }
    html.line();
}

/// The first words of a text, at most `chars` characters, cut between words.
pub fn first_words(text: &str, chars: usize) -> String {
    let text = text.trim();
    let Some((limit, _)) = text.char_indices().nth(chars) else { return text.to_owned() };
    let cut = text[..limit].rfind(char::is_whitespace).unwrap_or(limit);
    format!("{}…", text[..cut].trim_end())
}

/// Source and day before the first words, as a preview shows them.
pub fn described(article: &Article<'_>, published: &str, text: &str) -> String {
    /// As much as messengers show.
    const CHARS_MAX: usize = 160;
    let parts = [article.publisher, article.published.map(|_| published)];
    let source: Vec<&str> = parts.into_iter().flatten().collect();
    let words = first_words(&legible(text), CHARS_MAX);
    if source.is_empty() { words } else { format!("{}: {words}", source.join("، ")) }
}

/// An article for machines (schema.org).
pub fn news_article(site: &Site<'_>, article: &Article<'_>) -> Value {
    let mut data = json!({"@type": "NewsArticle", "headline": article.title, "inLanguage": "ar"});
    let mut put = |name: &str, value: Value| {
        if let Some(members) = data.as_object_mut() {
            members.insert(name.to_owned(), value);
        }
    };
    if let Some(published) = article.published {
        put("datePublished", json!(published.day.to_string()));
    }
    if let Some(author) = article.author {
        put("author", json!({"@type": "Person", "name": author}));
    }
    if let Some(publisher) = article.publisher {
        put("publisher", json!({"@type": "Organization", "name": publisher}));
    }
    if let Some(url) = article.url {
        put("isBasedOn", json!(url));
    }
    if let Some(url) = &site.config.public_url {
        put("url", json!(format!("{url}{}", super::article_path(article.aid))));
    }
    data
}
