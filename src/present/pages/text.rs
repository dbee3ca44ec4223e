//! A passage with its marks, and the facts of its article.

use super::frame::{LANG, Root, link, text_link};
use super::html::Html;
use crate::day::{Day, Interval};
use crate::line::LineKind;
use crate::link::address::{PartialDate, ViewState};
use crate::present::{ArticleHead, MarkView, Node, PassageView, Run, Word, kind_plural, lang_and_dir, nest, say};
use crate::span::SpanKind;

/// Where a passage stands, which decides what else is said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the list of the explorer: with the way to its article.
    List,
    Article,
    /// The passage that its own page is about.
    Here,
}

pub fn passage(html: &mut Html, root: Root<'_>, view: &PassageView<'_>, place: Place) {
    let mut attributes = vec![
        ("class", "passage"),
        ("id", view.element_id.as_str()),
        ("tabindex", "-1"),
        ("data-passage", view.address.as_str()),
        ("data-line", view.kind.name()),
    ];
    if place == Place::Here {
        attributes.push(("data-here", ""));
    }
    html.element("article", &attributes, |html| {
        let (lang, dir) = lang_and_dir(&view.runs);
        html.element("p", &[("class", "passage-text"), ("lang", lang), ("dir", dir)], |html| {
            for node in nest(&view.runs) {
                piece(html, root, view, &node, Around::Text);
            }
        });
        html.element("div", &[("class", "passage-tools")], |html| {
            let path = format!("p/{}/", view.address);
            if place == Place::List {
                text_link(html, root, &path, "to-article", say(LANG, Word::ShowInArticle));
            }
            text_link(html, root, &path, "permalink", say(LANG, Word::Permalink));
        });
    });
    html.line();
}

/// What a piece stands in: a link must not hold another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Text,
    Link,
}

fn piece(html: &mut Html, root: Root<'_>, view: &PassageView<'_>, node: &Node<'_, '_>, around: Around) {
    match node {
        Node::Text(run) => letters(html, run),
        Node::Mark { mark, nodes } => {
            let Some(of) = view.marks.get(*mark) else { return };
            let target = if around == Around::Text { target(of) } else { None };
            let within = if target.is_some() { Around::Link } else { around };
            let mut attributes = vec![("data-kind", of.kind.name())];
            attributes.extend(of.entity_id.map(|id| ("data-entity", id)));
            attributes.extend(of.from.as_deref().map(|day| ("data-from", day)));
            attributes.extend(of.to.as_deref().map(|day| ("data-to", day)));
            let inside = |html: &mut Html| {
                let inner = |html: &mut Html| nodes.iter().for_each(|node| piece(html, root, view, node, within));
                match datetime(of) {
                    Some(value) => html.element("time", &[("datetime", value.as_str())], inner),
                    None => inner(html),
                }
            };
            match target {
                Some(path) => link(html, root, &path, &attributes, inside),
                None => html.element("span", &attributes, inside),
            }
        }
    }
}

fn letters(html: &mut Html, run: &Run<'_>) {
    match run.control {
        Some(name) => html.leaf("span", &[("class", "control"), ("dir", "ltr")], name),
        None => html.text(run.text),
    }
}

/// The view that a mark leads to: the explorer with this one filter.
fn target(of: &MarkView<'_>) -> Option<String> {
    let mut state = ViewState::default();
    let list = match of.kind {
        SpanKind::Person => &mut state.persons,
        SpanKind::Place => &mut state.places,
        SpanKind::Organisation => &mut state.orgs,
        SpanKind::Date => {
            state.from = PartialDate::parse(of.from.as_deref()?);
            state.to = PartialDate::parse(of.to.as_deref()?);
            return Some(state.encode());
        }
        _ => return None,
    };
    list.push(of.entity_id?.to_owned());
    Some(state.encode())
}

/// What `<time>` can say of a date: a day, a whole month or a whole year.
fn datetime(of: &MarkView<'_>) -> Option<String> {
    if of.kind != SpanKind::Date {
        return None;
    }
    let (from, to) = (Day::parse(of.from.as_deref()?)?, Day::parse(of.to.as_deref()?)?);
    let interval = Interval::between(from, to);
    let (year, month, _) = from.civil();
    [PartialDate::Day(from), PartialDate::Month(year, month), PartialDate::Year(year)]
        .into_iter()
        .find(|it| it.interval() == interval)
        .map(|it| it.to_string())
}

/// Source, author, day of publication and how sure that is.
pub fn facts(html: &mut Html, head: &ArticleHead<'_>) {
    html.element("p", &[("class", "facts")], |html| {
        html.element("span", &[], |html| {
            html.leaf("bdi", &[], head.source);
            if let Some(file) = head.file {
                html.text(" ");
                html.leaf("small", &[("class", "file"), ("dir", "ltr")], file);
            }
        });
        if let Some(author) = head.author {
            html.element("span", &[], |html| html.leaf("bdi", &[("lang", "ar")], author));
        }
        html.element("span", &[("class", "published")], |html| {
            match &head.published {
                Some(day) => html.leaf("time", &[("datetime", day)], &head.published_words),
                None => html.leaf("time", &[], &head.published_words),
            }
            html.text(" ");
            html.leaf("small", &[("class", "certainty")], &head.certainty);
        });
        if let Some(url) = head.url {
            html.element("span", &[], |html| {
                html.leaf("a", &[("href", url), ("rel", "external noopener")], say(LANG, Word::Original));
            });
        }
    });
}

/// The head of an article's own page, or of a passage's, where the title leads to the article.
pub fn story(html: &mut Html, root: Root<'_>, head: &ArticleHead<'_>, place: Place) {
    html.element("header", &[("class", "story"), ("data-article", head.aid)], |html| {
        let name = if place == Place::List { "h2" } else { "h1" };
        html.element(name, &[("class", "story-title"), ("lang", "ar"), ("dir", "rtl")], |html| {
            if place == Place::Article {
                html.text(head.title);
            } else {
                link(html, root, &super::article_path(head.aid), &[], |html| html.text(head.title));
            }
        });
        facts(html, head);
        if place != Place::List && !head.evidence.is_empty() {
            html.element("details", &[("class", "evidence")], |html| {
                html.leaf("summary", &[], say(LANG, Word::HowKnown));
                html.leaf("p", &[("dir", "auto")], &head.evidence);
            });
        }
    });
    html.line();
}

/// What each mark means.
pub fn legend(html: &mut Html) {
    html.element("ul", &[("class", "legend"), ("aria-label", say(LANG, Word::Legend))], |html| {
        for kind in SpanKind::ALL {
            html.element("li", &[], |html| {
                html.element("span", &[("class", "legend-key")], |html| {
                    html.leaf("span", &[("data-kind", kind.name())], say(LANG, kind_plural(kind)));
                });
            });
        }
    });
}

/// Whether a passage says something worth showing first: titles and bylines do not.
pub fn is_body(kind: LineKind) -> bool {
    matches!(kind, LineKind::Body | LineKind::Subtitle)
}
