//! The page about the corpus.

use super::Site;
use super::article::trail;
use super::frame::{self, LANG, Root, View, link};
use super::head::Head;
use super::html::Html;
use crate::link::address::{PageRef, ViewState};
use crate::present::views::Scene;
use crate::present::views::about::{Section, about};

/// One folder below the root.
const BELOW: Root<'static> = Root::Above("../");
pub const PATH: &str = "about/";

pub fn page(site: &Site<'_>) -> String {
    let state = ViewState { page: PageRef::About, lang: Some(LANG), ..ViewState::default() };
    let about = about(&Scene::new(site.corpus, &site.config.facts, state, "").in_default_language());
    let said = about.sections.first().map(|it| it.paragraphs.join(" ")).unwrap_or_default();
    let head = Head { title: about.title, description: said, path: Some(PATH), ..Head::default() };
    frame::page(site, BELOW, View { name: "about", state: None, app: site.app }, &head, |html| {
        trail(html, BELOW);
        html.element("div", &[("class", "view"), ("id", "view"), ("data-static", "")], |html| {
            html.leaf("h1", &[("class", "story-title")], about.title);
            about.sections.iter().for_each(|it| section(html, it));
        });
    })
}

fn section(html: &mut Html, section: &Section) {
    if !section.title.is_empty() {
        html.leaf("h2", &[], section.title);
    }
    for words in &section.paragraphs {
        html.leaf("p", &[], words);
    }
    if section.rows.is_empty() {
        return;
    }
    html.element("ul", &[("class", "ways")], |html| {
        for row in &section.rows {
            html.element("li", &[], |html| {
                match row.href.as_deref() {
                    Some(href) => {
                        let folder = if href.contains('?') { href.to_owned() } else { format!("{href}/") };
                        link(html, BELOW, &folder, &[], |html| html.leaf("bdi", &[], &row.what));
                    }
                    None => html.text(&row.what),
                }
                html.text(": ");
                html.leaf("bdi", &[], &row.value);
            });
        }
    });
    html.line();
}
