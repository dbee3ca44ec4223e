//! Narrow windows, large text, and a site below a folder.

use kashshaf::span::SpanKind;

use crate::reader::Reader;
use crate::site::{CORPUS, Copy, SITE, Site};

/// The views that differ in layout.
pub fn views() -> Vec<(&'static str, String)> {
    let passage = CORPUS.passages().nth(8).expect("passages");
    let aid = CORPUS.article(CORPUS.article_of(passage)).aid;
    vec![
        ("explorer", String::new()),
        ("filtered", "?from=2022-10&to=2023-04".to_owned()),
        ("empty", "?from=1850&to=1851".to_owned()),
        ("article", format!("a/{aid}/")),
        ("passage", format!("p/{aid}-{}/", CORPUS.passage(passage).pid)),
        ("unknown", "p/zzzzz-zzz".to_owned()),
        ("people", "?view=people".to_owned()),
        ("timeline", "?view=timeline".to_owned()),
        ("events", "?view=events".to_owned()),
        ("figures", "?view=figures".to_owned()),
        ("same", "?view=same".to_owned()),
        ("entity", format!("people/{}/", named(SpanKind::Person))),
        ("place", format!("places/{}/", named(SpanKind::Place))),
        ("about", "about/".to_owned()),
    ]
}

/// The id of the entity of a kind that most passages name.
fn named(kind: SpanKind) -> &'static str {
    let of_kind = CORPUS.entities().filter(|at| CORPUS.kind(*at) == Some(kind));
    CORPUS.entity(of_kind.max_by_key(|at| CORPUS.entity(*at).passages).expect("entities of every kind")).id
}

/// Those of the views that another program draws.
pub fn beside_the_list() -> Vec<(&'static str, String)> {
    let theirs = ["people", "timeline", "events", "figures", "same", "entity", "place", "about"];
    views().into_iter().filter(|(name, _)| theirs.contains(name)).collect()
}

/// The address of a view in a language.
pub fn in_language(address: &str, lang: &str) -> String {
    format!("{address}{}lang={lang}", if address.contains('?') { "&" } else { "?" })
}

/// Elements that stick out of the window to either side, if the page can be moved sideways at all.
const SIDEWAYS: &str = "(() => {
    const page = document.documentElement;
    if (page.scrollWidth <= page.clientWidth) return [];
    const out = [...document.querySelectorAll('body *')].filter(it => {
        const box = it.getBoundingClientRect();
        return box.width > 1 && (box.left < -1 || box.right > page.clientWidth + 1);
    });
    return [`${page.scrollWidth} of ${page.clientWidth}`, ...out.map(it => it.outerHTML.slice(0, 100)).slice(-3)];
})()";

#[test]
fn the_order_of_the_style_layers_is_said_before_any_layer() {
    for (name, address) in views() {
        let html = SITE.get(&address).1;
        let first = html.split("@layer").nth(1).unwrap_or_default().trim_start();
        assert!(
            first.starts_with("reset,"),
            "{name}: the first layer of the page is {}",
            first.get(..40).unwrap_or(first)
        );
    }
}

#[test]
fn nothing_scrolls_sideways_on_a_window_of_320_pixels() {
    let reader = Reader::new();
    reader.expect_console("404");
    reader.resize(320, 640);
    for (name, address) in views() {
        for lang in ["ar", "en"] {
            reader.visit(&in_language(&address, lang));
            reader.script("document.querySelectorAll('details').forEach(it => it.open = true); document.getElementById('show-filters')?.click()");
            reader.wait_drawn();
            assert_eq!(reader.list_of(SIDEWAYS), [""; 0], "{name} in {lang}");
        }
    }
}

#[test]
fn nothing_scrolls_sideways_with_text_twice_as_large() {
    let reader = Reader::new();
    reader.expect_console("404");
    for (width, height) in [(1280, 900), (640, 900)] {
        reader.resize(width, height);
        for (name, address) in views() {
            reader.visit(&address);
            reader.script("document.documentElement.style.fontSize = '200%'");
            reader.wait_drawn();
            assert_eq!(reader.list_of(SIDEWAYS), [""; 0], "{name}, {width} wide");
        }
    }
}

#[test]
fn a_card_stays_inside_a_narrow_window() {
    let reader = Reader::new();
    reader.resize(320, 640);
    reader.visit("");
    for at in 0..6 {
        reader.script(&format!("const it = document.querySelectorAll('.passage [data-entity]')[{}]; it.scrollIntoView({{ block: 'center' }}); it.click()", at * 9));
        reader.wait_drawn();
        let card = "document.getElementById('card').getBoundingClientRect()";
        let inside = reader.script(&format!("const box = {card}; return box.left >= 0 && box.right <= innerWidth"));
        assert_eq!(inside, true, "card {at}");
        assert_eq!(reader.list_of(SIDEWAYS), [""; 0], "card {at}");
    }
}

#[test]
fn what_is_touched_is_at_least_24_pixels_large_on_a_phone() {
    let reader = Reader::new();
    reader.resize(360, 740);
    reader.visit("");
    reader.wait_for("#show-filters").click();
    reader.wait_drawn();
    // Links in running text and bars, which have other ways to the same choice, are free (WCAG 2.2, 2.5.8).
    let small = "[...document.querySelectorAll('button, select, input, summary, .facet, .passage-tools a')].filter(it => {
        const box = (it.closest('label') ?? it).getBoundingClientRect();
        return box.width > 0 && !it.matches('.bar, .unseen') && !it.closest('.unseen') && (box.height < 23.5 || box.width < 23.5);
    }).map(it => it.outerHTML.slice(0, 100))";
    assert_eq!(reader.list_of(small), [""; 0]);
}

#[test]
fn the_site_works_below_a_folder() {
    let copy = Copy::of_site("below", "some/folder");
    std::fs::write(copy.0.join("index.html"), "another page").expect("a page");
    let server = Site::serve(&copy.0);
    let reader = Reader::at(&format!("{}some/folder/", server.origin));
    reader.expect_console("404");
    reader.visit("?from=2022-10&to=2022-10");
    let count = reader.count();
    assert!(count > 0);
    reader.wait_for(".to-article").click();
    reader.wait_true("document.querySelector('main').dataset.state === 'here'");
    let address = reader.address();
    assert!(address.starts_with("p/") && address.ends_with("?from=2022-10&to=2022-10"), "{address}");
    // The address that the application wrote is one that a plain file server answers.
    reader.visit(&address);
    assert_eq!(reader.text_of("document.querySelector('main').dataset.state"), "here");
    reader.wait_for(".back").click();
    reader.wait_true("document.querySelector('main').dataset.view === 'explorer'");
    assert_eq!(reader.count(), count);
    // Unknown ids reach the 404 page of the host, which finds its way to the root.
    std::fs::copy(copy.0.join("some/folder/404.html"), copy.0.join("404.html")).expect("a copy");
    reader.visit("p/zzzzz-zzz");
    assert_eq!(reader.text_of("document.querySelector('main').dataset.state"), "unknown");
}
