//! `404.html`: what a server gives for an address that has no file. The application, which it
//! starts, may know better.

use super::Site;
use super::frame::{self, Root, View, text_link};
use super::head::Head;
use crate::present::{Lang, Word, say};

pub fn page(site: &Site<'_>) -> String {
    let base = site.config.public_url.as_deref().map(path_of);
    let root = base.map_or(Root::Unknown, Root::At);
    let head = Head { title: say(Lang::Ar, Word::NoSuchPage), ..Head::default() };
    let view = View { name: "missing", state: Some("unknown"), app: site.app };
    frame::page(site, root, view, &head, |html| {
        html.element("div", &[("class", "missing")], |html| {
            for (lang, [first, second]) in [(Lang::Ar, ["h1", "h2"]), (Lang::En, ["h2", "h3"])] {
                html.element("section", &[("lang", lang.tag()), ("dir", lang.dir())], |html| {
                    html.leaf(first, &[], say(lang, Word::NoSuchPage));
                    html.leaf(second, &[], say(lang, Word::WhatToTry));
                    html.element("ul", &[("class", "ways")], |html| {
                        html.leaf("li", &[], say(lang, Word::TryLink));
                        html.element("li", &[], |html| text_link(html, root, "", "", say(lang, Word::StartPage)));
                    });
                });
            }
        });
    })
}

/// The path of an address with scheme and host.
fn path_of(url: &str) -> &str {
    let host = url.find("://").map_or(0, |at| at + 3);
    url[host..].find('/').map_or("/", |at| &url[host + at..])
}
