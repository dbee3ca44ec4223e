//! No third party: every page has a strict policy, and no request goes to anybody else.

use std::fs;

use crate::layout::views;
use crate::reader::Reader;
use crate::site::{SITE, dist};

/// Every page of the site: its path and its HTML.
fn pages() -> Vec<(String, String)> {
    let (mut pages, mut folders) = (Vec::new(), vec![dist()]);
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).expect("a folder").flatten().map(|it| it.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "html") {
                let html = fs::read_to_string(&path).expect("a page in UTF-8");
                pages.push((path.display().to_string(), html));
            }
        }
    }
    assert!(pages.len() > 50, "a page for every passage");
    pages
}

#[test]
fn every_page_has_a_strict_policy() {
    for (path, html) in pages() {
        let policy =
            html.split("http-equiv=\"Content-Security-Policy\" content=\"").nth(1).and_then(|it| it.split('"').next());
        let policy = policy.unwrap_or_else(|| panic!("{path} has no policy"));
        let directives: Vec<&str> = policy.split(';').map(str::trim).collect();
        for needed in ["default-src 'none'", "base-uri 'none'", "form-action 'none'"] {
            assert!(directives.contains(&needed), "{path}: {needed} is not in {policy}");
        }
        for word in policy.split([' ', ';']) {
            let own = word.is_empty()
                || word.ends_with("-src")
                || ["base-uri", "form-action", "'none'", "'self'", "'wasm-unsafe-eval'", "data:"].contains(&word)
                || word.starts_with("'sha256-");
            assert!(own, "{path}: the policy lets in {word}");
        }
    }
}

#[test]
fn no_page_asks_anybody_else_for_anything() {
    for (path, html) in pages() {
        for attribute in ["src=\"", "srcset=\"", "action=\"", "ping=\""] {
            for value in html.split(attribute).skip(1).filter_map(|it| it.split('"').next()) {
                assert!(!value.contains("//"), "{path}: {attribute}{value}");
            }
        }
        for link in html.split("<link ").skip(1).filter_map(|it| it.split('>').next()) {
            let foreign = link.contains("//") && !link.contains("rel=\"canonical\"");
            assert!(!foreign, "{path}: <link {link}>");
        }
        for handler in [" onclick=", " onload=", " onerror=", "javascript:"] {
            assert!(!html.contains(handler), "{path}: {handler}");
        }
    }
}

#[test]
fn no_request_leaves_the_origin() {
    let reader = Reader::new();
    reader.expect_console("404");
    for (name, address) in views() {
        reader.visit(&address);
        reader.script("document.querySelectorAll('.passage [data-entity]')[0]?.click()");
        reader.wait_drawn();
        let asked = reader.list_of("performance.getEntriesByType('resource').map(it => it.name)");
        assert!(asked.iter().any(|it| it.ends_with(".wasm")), "{name}: {asked:?}");
        for url in asked {
            assert!(url.starts_with(&SITE.origin) || url.starts_with("data:"), "{name} asks for {url}");
        }
    }
}
