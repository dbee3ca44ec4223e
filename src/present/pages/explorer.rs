//! The explorer before anything is chosen.

use serde_json::json;

use super::frame::{self, LANG, Root, View};
use super::head::Head;
use super::html::Html;
use super::text::{self, Place};
use super::{Site, controls};
use crate::explore::{Facet, Query, Selection, select};
use crate::link::address::ViewState;
use crate::present::views::Shown;
use crate::present::{self, PAGE, Row, Word, say};

/// Rows of a filter that are shown before the reader asks for all.
const ROWS_FIRST: usize = 8;

pub fn page(site: &Site<'_>) -> String {
    let root = Root::Above("");
    let view = View { name: "explorer", state: None, app: site.app };
    let mut data = json!({"@context": "https://schema.org", "@type": "WebSite", "name": say(LANG, Word::Title), "inLanguage": "ar"});
    if let (Some(url), Some(members)) = (&site.config.public_url, data.as_object_mut()) {
        members.insert("url".to_owned(), json!(url));
    }
    let head = Head {
        description: say(LANG, Word::SiteAbout).to_owned(),
        path: Some(""),
        data: Some(data),
        ..Head::default()
    };
    let selection = Selection::default();
    let list = present::list(site.corpus, &select(site.corpus, &selection), &Query::default(), PAGE, LANG);
    frame::page(site, root, view, &head, |html| {
        html.leaf("h1", &[("class", "unseen")], say(LANG, Word::StartPage));
        html.element("div", &[("class", "explorer")], |html| {
            html.element("search", &[("class", "filters"), ("aria-label", say(LANG, Word::Filters))], |html| {
                controls::search_box(html);
                html.element("noscript", &[], |html| {
                    html.leaf("p", &[("class", "hint")], say(LANG, Word::NoJavaScript));
                });
                html.element("div", &[("class", "panels"), ("id", "panels"), ("data-open", "false")], |html| {
                    filters(html, site, root, &selection);
                });
            });
            html.element("div", &[("class", "results")], |html| {
                controls::timeline(html, root, site.corpus, &selection);
                html.element("div", &[("class", "results-head"), ("id", "results")], |html| {
                    let total = list.total.to_string();
                    let count = [("class", "count"), ("role", "status"), ("data-count", total.as_str())];
                    html.leaf("p", &count, &list.total_words);
                });
                tabs(html, root);
                text::legend(html);
                passages(html, root, &list.shown);
            });
        });
    })
}

/// The ways to look at the selection. Those beside the list need the application.
fn tabs(html: &mut Html, root: Root<'_>) {
    html.element("nav", &[("class", "tabs"), ("aria-label", say(LANG, Word::Views))], |html| {
        html.element("ul", &[], |html| {
            html.element("li", &[], |html| {
                let attributes = [("class", "tab"), ("aria-current", "page")];
                frame::link(html, root, "", &attributes, |html| html.text(say(LANG, Word::ViewList)));
            });
            for shown in Shown::OF_EXPLORER {
                let view = Some(shown.name().to_owned());
                let href = ViewState { view, ..ViewState::default() }.encode();
                html.element("li", &[], |html| {
                    frame::link(html, root, &href, &[("class", "tab")], |html| {
                        html.text(shown.tab().map_or("", |word| say(LANG, word)));
                    });
                });
            }
        });
    });
}

fn passages(html: &mut Html, root: Root<'_>, shown: &[present::PassageView<'_>]) {
    html.element("div", &[("class", "passages")], |html| {
        let mut under = None;
        for view in shown {
            if under != Some(view.article.article) {
                under = Some(view.article.article);
                text::story(html, root, &view.article, Place::List);
            }
            text::passage(html, root, view, Place::List);
        }
    });
}

/// People, places, organisations and sources as links.
fn filters(html: &mut Html, site: &Site<'_>, root: Root<'_>, selection: &Selection) {
    let facets = [
        (Facet::Persons, Word::People, Word::FindPerson, "person"),
        (Facet::Places, Word::Places, Word::FindPlace, "place"),
        (Facet::Orgs, Word::Organisations, Word::FindOrganisation, "org"),
    ];
    for (facet, title, find, name) in facets {
        let rows = present::rows(site.corpus, selection, facet, LANG, "");
        panel(html, name, title, |html| {
            controls::finder(html, name, find);
            html.element("ul", &[("class", "facets")], |html| {
                for row in rows.iter().take(ROWS_FIRST) {
                    html.element("li", &[], |html| {
                        entity(html, root, facet, row);
                        controls::spellings(html, &row.spellings);
                    });
                }
            });
            if rows.len() > ROWS_FIRST {
                controls::more(html, rows.len());
            }
        });
    }
    let sources = present::source_rows(site.corpus, selection, LANG);
    panel(html, "source", Word::Sources, |html| {
        html.element("ul", &[("class", "facets")], |html| {
            for row in &sources {
                let state = ViewState { sources: vec![row.id.clone()], ..ViewState::default() };
                html.element("li", &[], |html| facet_link(html, root, &state, None, &row.name, "", row.count));
            }
        });
    });
}

fn panel(html: &mut Html, name: &'static str, title: Word, rows: impl FnOnce(&mut Html)) {
    let mut attributes = vec![("class", "panel"), ("data-facet", name)];
    if name == "person" {
        attributes.push(("open", ""));
    }
    html.element("details", &attributes, |html| {
        html.element("summary", &[], |html| html.leaf("h2", &[], say(LANG, title)));
        rows(html);
    });
    html.line();
}

fn entity(html: &mut Html, root: Root<'_>, facet: Facet, row: &Row) {
    let mut state = ViewState::default();
    let list = match facet {
        Facet::Persons => &mut state.persons,
        Facet::Places => &mut state.places,
        Facet::Orgs => &mut state.orgs,
    };
    list.push(row.id.clone());
    facet_link(html, root, &state, Some(&row.id), &row.name, &row.other_name, row.count);
}

fn facet_link(
    html: &mut Html,
    root: Root<'_>,
    state: &ViewState,
    entity: Option<&str>,
    name: &str,
    other: &str,
    count: u32,
) {
    let mut attributes = vec![("class", "facet")];
    attributes.extend(entity.map(|id| ("data-entity", id)));
    frame::link(html, root, &state.encode(), &attributes, |html| {
        html.element("span", &[("class", "facet-name")], |html| {
            html.leaf("bdi", &[], name);
            if !other.is_empty() {
                html.text(" ");
                html.element("small", &[("lang", "en")], |html| html.leaf("bdi", &[], other));
            }
        });
        html.text(" ");
        html.leaf("span", &[("class", "facet-count")], &count.to_string());
    });
}
