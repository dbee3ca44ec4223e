//! The page of a person, place or organisation.

use serde_json::json;

use super::article::trail;
use super::frame::{self, LANG, View, link};
use super::head::Head;
use super::html::Html;
use super::{BELOW, Site};
use crate::corpus::{Corpus, EntityIx};
use crate::link::address::{EntityKind, PageRef, ViewState};
use crate::present::views::Scene;
use crate::present::views::entity::{Companion, EntityPage, EntityWord, RoleRow, SpellingRow, entity_page};
use crate::span::SpanKind;

/// Passages that the page itself shows; the application shows all.
const PASSAGES: usize = 100;

/// The folder of its page.
pub fn path(corpus: &Corpus, kind: EntityKind, at: EntityIx) -> String {
    let page = PageRef::Entity { kind, id: corpus.entity(at).id.to_owned() };
    format!("{}/", ViewState { page, ..ViewState::default() }.encode())
}

pub fn page(site: &Site<'_>, kind: EntityKind, at: EntityIx) -> String {
    let id = site.corpus.entity(at).id.to_owned();
    let state = ViewState { page: PageRef::Entity { kind, id }, lang: Some(LANG), ..ViewState::default() };
    let scene = Scene::new(site.corpus, &site.config.facts, state, "").in_default_language();
    let page = entity_page(&scene, at, PASSAGES);
    let path = path(site.corpus, kind, at);
    let head = Head {
        title: &page.name,
        description: format!("{}. {}", page.name, page.named_in),
        path: Some(&path),
        data: Some(json!({
            "@context": "https://schema.org",
            "@type": match kind.span() { SpanKind::Person => "Person", SpanKind::Place => "Place", _ => "Organization" },
            "name": page.name,
            "alternateName": page.spellings.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(),
        })),
        ..Head::default()
    };
    frame::page(site, BELOW, View { name: "entity", state: None, app: site.app }, &head, |html| {
        trail(html, BELOW);
        html.element("div", &[("class", "view"), ("id", "view"), ("data-static", "")], |html| body(html, &page));
    })
}

fn body(html: &mut Html, page: &EntityPage) {
    html.leaf("p", &[("class", "card-kind")], page.kind);
    html.element("h1", &[("class", "story-title")], |html| html.leaf("bdi", &[], &page.name));
    if !page.other_name.is_empty() {
        html.element("p", &[("class", "card-other"), ("lang", "en")], |html| html.leaf("bdi", &[], &page.other_name));
    }
    html.leaf("p", &[], &page.named_in);
    for mention in &page.mentions {
        html.element("p", &[], |html| {
            html.text(mention.label);
            html.text(": ");
            to(html, &mention.href, &mention.day);
            html.text(" ");
            html.leaf("bdi", &[], &mention.title);
        });
    }
    html.element("p", &[], |html| to(html, &page.list_href, EntityWord::ShowPassages.say(LANG)));
    section(html, EntityWord::Spellings, page.spellings.iter(), spelling);
    section(html, EntityWord::Roles, page.roles.iter(), role);
    section(html, EntityWord::WithPeople, page.people.iter(), companion);
    section(html, EntityWord::Places, page.places.iter(), companion);
    section(html, EntityWord::Organisations, page.organisations.iter(), companion);
    if !page.events.is_empty() {
        html.leaf("h2", &[], page.events_title);
        html.element("ul", &[("class", "ways")], |html| {
            for event in &page.events {
                html.element("li", &[], |html| {
                    to(html, &event.href, &event.what);
                    html.text(&format!(" · {} · {} · {}", event.when, event.status, event.told));
                });
            }
        });
    }
    html.leaf("h2", &[], EntityWord::Passages.say(LANG));
    for row in &page.passages {
        if let Some((title, published, href)) = &row.article {
            html.element("h3", &[("class", "story-title"), ("lang", "ar")], |html| to(html, href, title));
            html.leaf("p", &[("class", "facts")], published);
        }
        html.element("p", &[("class", "passage-text"), ("lang", "ar"), ("dir", "auto")], |html| {
            for (text, is_name) in &row.pieces {
                if *is_name { html.leaf("mark", &[], text) } else { html.text(text) }
            }
        });
        html.element("p", &[("class", "passage-tools")], |html| {
            to(html, &row.href, crate::present::say(LANG, crate::present::Word::Permalink));
        });
    }
    if page.more > 0 {
        let more = EntityWord::More.fill(LANG, &[("count", &page.more.to_string())]);
        html.element("p", &[], |html| to(html, &page.list_href, &more));
    }
}

fn section<T>(html: &mut Html, title: EntityWord, rows: impl ExactSizeIterator<Item = T>, write: fn(&mut Html, T)) {
    if rows.len() == 0 {
        return;
    }
    html.leaf("h2", &[], title.say(LANG));
    html.element("ul", &[("class", "ways")], |html| {
        for row in rows {
            html.element("li", &[], |html| write(html, row));
        }
    });
    html.line();
}

fn spelling(html: &mut Html, row: &SpellingRow) {
    html.leaf("bdi", &[("lang", "ar")], &row.text);
    html.text(&format!(" · {} · {}", row.count, row.why));
}

fn role(html: &mut Html, row: &RoleRow) {
    html.leaf("bdi", &[("lang", "ar")], &row.role);
    for (day, _, href) in &row.articles {
        html.text(" · ");
        to(html, href, day);
    }
}

fn companion(html: &mut Html, row: &Companion) {
    to(html, &row.href, &row.name);
    html.text(" · ");
    to(html, &row.together_href, &row.together);
}

/// A link to what stands below the root; pages are folders.
fn to(html: &mut Html, href: &str, text: &str) {
    let folder = if href.is_empty() || href.contains('?') { href.to_owned() } else { format!("{href}/") };
    link(html, BELOW, &folder, &[], |html| html.leaf("bdi", &[], text));
}
