//! `r/index.html`: the frozen releases of the site.

use super::Site;
use super::frame::{self, LANG, Root, View, link};
use super::head::Head;
use super::{App, article};
use crate::present::{Counted, Lang, Word, count_words, day_words, say};

pub fn page(site: &Site<'_>) -> String {
    let root = Root::Above("../");
    let head = Head {
        title: say(LANG, Word::Releases),
        description: say(LANG, Word::ReleasesWhy).to_owned(),
        path: Some("r/"),
        ..Head::default()
    };
    frame::page(site, root, View { name: "releases", state: None, app: App::None }, &head, |html| {
        html.element("div", &[("class", "missing")], |html| {
            article::trail(html, root);
            html.leaf("h1", &[], say(LANG, Word::Releases));
            html.leaf("p", &[], say(LANG, Word::ReleasesWhy));
            html.leaf("p", &[("lang", "en"), ("dir", "ltr")], say(Lang::En, Word::ReleasesWhy));
            html.element("ul", &[("class", "ways")], |html| {
                for release in &site.config.releases {
                    html.element("li", &[], |html| {
                        link(html, root, &format!("r/{}/", release.name), &[], |html| {
                            html.leaf("bdi", &[], &release.name)
                        });
                        html.text(" ");
                        let mut words = vec![
                            count_words(LANG, Counted::Articles, release.articles),
                            count_words(LANG, Counted::Passages, release.passages),
                        ];
                        words.extend(release.day.map(|day| day_words(LANG, day)));
                        html.leaf("small", &[], &words.join(" · "));
                    });
                }
            });
        });
    })
}
