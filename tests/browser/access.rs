//! axe-core finds nothing: every view, both languages, both themes, wide and narrow.

use std::fs;

use kashshaf::link::checksum::checksum;

use crate::layout::{beside_the_list, in_language, views};
use crate::own;
use crate::past::{self, PAST};
use crate::reader::{ESCAPE, Reader, quoted};
use crate::site::root;

const WIDE: (u32, u32) = (1280, 900);
const NARROW: (u32, u32) = (360, 740);

/// Looks at the part of the page that matches `part`, in both themes on windows of these sizes.
fn assert_accessible(reader: &Reader, part: &str, sizes: &[(u32, u32)], what: &str) {
    // Lists what was found: rule, what it asks for, where.
    let run = format!(
        "axe.run({}, {{ resultTypes: ['violations'] }}).then(
            result => done(result.violations.map(it => `${{it.id}}: ${{it.help}}: ` +
                it.nodes.slice(0, 3).map(node => node.target.join(' ') + ' ' + node.html.slice(0, 120)).join(' | '))),
            error => done(['axe failed: ' + error]))",
        quoted(part)
    );
    if reader.text_of("typeof axe") != "object" {
        let axe = root().join(".tools/axe-core/package/axe.min.js");
        let axe = fs::read_to_string(axe).expect("axe-core: run `make test`, which fetches it, or .ci/tools.sh test");
        reader.script(&axe);
    }
    for &(width, height) in sizes {
        reader.resize(width, height);
        for scheme in ["light", "dark"] {
            reader.prefer(scheme);
            reader.wait_drawn();
            assert_eq!(reader.script_async(&run), serde_json::json!([]), "{what}, {width} wide, {scheme}");
        }
    }
}

fn check(view: &str) {
    let address = views().into_iter().find(|(name, _)| *name == view).expect("a view").1;
    let reader = Reader::new();
    reader.expect_console("404");
    for lang in ["ar", "en"] {
        reader.visit(&in_language(&address, lang));
        assert_accessible(&reader, "html", &[WIDE, NARROW], &format!("{view} in {lang}"));
    }
}

#[test]
fn the_explorer_is_accessible() {
    check("explorer");
}

#[test]
fn a_filtered_list_is_accessible() {
    check("filtered");
}

#[test]
fn an_empty_list_is_accessible() {
    check("empty");
}

#[test]
fn an_article_is_accessible() {
    check("article");
}

#[test]
fn a_passage_is_accessible() {
    check("passage");
}

#[test]
fn the_map_of_people_is_accessible() {
    check("people");
}

#[test]
fn pages_of_entities_and_of_the_corpus_are_accessible() {
    ["entity", "place", "about"].into_iter().for_each(check);
}

#[test]
fn the_page_for_an_unknown_id_is_accessible() {
    check("unknown");
}

#[test]
fn an_open_card_is_accessible() {
    let reader = Reader::new();
    let passage = views().into_iter().find(|(name, _)| *name == "passage").expect("a view").1;
    for lang in ["ar", "en"] {
        for kind in ["person", "date"] {
            reader.resize(WIDE.0, WIDE.1);
            reader.visit(&in_language(&passage, lang));
            reader.script(&format!("document.querySelector('.passage [data-kind={kind}]').click()"));
            reader.wait_for("#card");
            assert_accessible(&reader, "#card", &[WIDE, NARROW], &format!("the card of a {kind} in {lang}"));
        }
    }
}

#[test]
fn the_dialog_for_own_files_is_accessible() {
    let files = own::mixed("access");
    let reader = Reader::new();
    for lang in ["ar", "en"] {
        reader.resize(WIDE.0, WIDE.1);
        reader.visit(&in_language("", lang));
        own::open_dialog(&reader);
        own::pick(&reader, &files.paths());
        reader.script("document.querySelectorAll('#own details').forEach(it => it.open = true); document.getElementById('own-paste').click()");
        assert_accessible(&reader, "#own", &[WIDE, NARROW], &format!("the dialog in {lang}"));
        own::show(&reader);
        assert_accessible(&reader, "html", &[WIDE], &format!("own files in {lang}"));
    }
}

#[test]
fn what_became_of_a_link_is_accessible() {
    let reader = past::reader();
    let edited = format!("p/{}/?c={}&w=3-6", past::id(PAST.edited.0), checksum(&PAST.edited.1));
    for (address, lang) in [(edited, "ar"), (format!("p/{}/", PAST.split.0), "en"), (format!("p/{}/", PAST.gone), "ar")]
    {
        reader.visit(&in_language(&address, lang));
        assert_accessible(&reader, "html", &[WIDE, NARROW], &format!("{address} in {lang}"));
    }
}

#[test]
fn comfort_is_accessible() {
    let reader = Reader::new();
    for lang in ["ar", "en"] {
        reader.resize(WIDE.0, WIDE.1);
        reader.visit(&in_language("", lang));
        for what in ["settings", "saved", "keys", "tour", "palette"] {
            reader.resize(WIDE.0, WIDE.1);
            match what {
                "palette" => reader.script("document.getElementById('commands').click()"),
                _ => reader.script(&format!("document.querySelector('.helps [data-comfort={what}]').click()")),
            };
            reader.wait_for(&format!("#{what}"));
            if what == "saved" {
                reader.wait_for("#saved-save").click();
            }
            assert_accessible(&reader, &format!("#{what}"), &[WIDE, NARROW], &format!("{what} in {lang}"));
            reader.press(ESCAPE);
        }
    }
}

#[test]
fn the_views_beside_the_list_are_accessible() {
    let reader = Reader::new();
    for (name, address) in beside_the_list() {
        for lang in ["ar", "en"] {
            reader.resize(WIDE.0, WIDE.1);
            reader.visit(&in_language(&address, lang));
            reader.wait_true("document.querySelector('#view')?.childElementCount");
            assert_accessible(&reader, "html", &[WIDE, NARROW], &format!("{name} in {lang}"));
        }
    }
}

#[test]
fn sharing_is_accessible() {
    let reader = Reader::new();
    let passage = views().into_iter().find(|(name, _)| *name == "passage").expect("a view").1;
    for lang in ["ar", "en"] {
        reader.resize(WIDE.0, WIDE.1);
        reader.visit(&in_language(&passage, lang));
        reader.wait_for("[data-here] .share-button").click();
        reader.script("document.querySelectorAll('#share details').forEach(it => it.open = true)");
        reader.wait_for("#share svg.qr");
        assert_accessible(&reader, "#share", &[WIDE, NARROW], &format!("sharing in {lang}"));
    }
}

#[test]
fn the_static_pages_are_accessible() {
    let reader = Reader::new();
    // Nobody uses what the page preloads for its scripts.
    reader.expect_console("preloaded using link preload");
    reader.expect_console("404");
    for (name, address) in views() {
        if address.contains('?') {
            continue;
        }
        reader.resize(WIDE.0, WIDE.1);
        reader.devtools("Emulation.setScriptExecutionDisabled", serde_json::json!({ "value": true }));
        reader.visit_static(&address);
        reader.devtools("Emulation.setScriptExecutionDisabled", serde_json::json!({ "value": false }));
        assert_accessible(&reader, "html", &[WIDE], &format!("{name} without scripts"));
    }
}
