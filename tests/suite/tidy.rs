//! Rules of the house that a compiler does not know.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str, extension: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == extension) {
                let text = fs::read_to_string(&path).expect("UTF-8");
                found.push((path.strip_prefix(root()).expect("below the root").to_owned(), text));
            }
        }
    }
    assert!(!found.is_empty(), "no .{extension} below {folder}");
    found.sort();
    found
}

/// Every place where a line of a file breaks a rule.
fn breaches(files: &[(PathBuf, String)], broken: impl Fn(&Path, &str) -> bool) -> Vec<String> {
    let lines =
        files.iter().flat_map(|(path, text)| text.lines().enumerate().map(move |(n, line)| (path, n + 1, line)));
    lines
        .filter(|(path, _, line)| broken(path, line))
        .map(|(path, n, line)| format!("{}:{n}: {}", path.display(), line.trim()))
        .collect()
}

#[test]
fn nothing_is_set_as_html() {
    let doors = [
        "inner_html",
        "insert_adjacent_html",
        "outer_html",
        "innerHTML",
        "insertAdjacentHTML",
        "outerHTML",
        "document.write",
    ];
    let mut sources = files("src", "rs");
    sources.extend(files("src", "js"));
    assert_eq!(breaches(&sources, |_, line| doors.iter().any(|door| line.contains(door))), [""; 0]);
}

#[test]
fn styles_know_no_left_and_right() {
    let physical = [
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "border-left",
        "border-right",
        "text-align: left",
        "text-align: right",
        "float: left",
        "float: right",
    ];
    let sided = |line: &str| {
        let line = line.trim();
        physical.iter().any(|word| line.contains(word)) || line.starts_with("left:") || line.starts_with("right:")
    };
    assert_eq!(breaches(&files("style", "css"), |_, line| sided(line)), [""; 0]);
}

#[test]
fn the_core_knows_no_browser() {
    let browser = ["leptos", "web_sys", "wasm_bindgen", "gloo"];
    let edges = [
        "src/app",
        "src/comfort",
        "src/dom.rs",
        "src/engine.rs",
        "src/kit",
        "src/large",
        "src/main.rs",
        "src/reader",
        "src/views",
    ];
    let in_core = |path: &Path| edges.iter().all(|edge| !path.starts_with(edge));
    let named = |path: &Path, line: &str| {
        in_core(path) && !line.trim_start().starts_with("//") && browser.iter().any(|name| line.contains(name))
    };
    assert_eq!(breaches(&files("src", "rs"), named), [""; 0]);
}

#[test]
fn rooms_know_only_whom_they_may() {
    // Room, and the rooms that it must not name.
    let walls: [(&str, &[&str]); 8] = [
        ("src/text", &["source", "annotate", "resolve", "corpus", "explore", "link", "present", "prepare"]),
        ("src/source", &["annotate", "resolve", "corpus", "explore", "link", "present", "prepare"]),
        ("src/annotate", &["resolve", "explore", "link", "present", "prepare"]),
        ("src/resolve", &["explore", "link", "present", "prepare"]),
        ("src/corpus", &["source", "annotate", "resolve", "explore", "link", "present", "prepare"]),
        ("src/explore", &["source", "annotate", "resolve", "present", "prepare"]),
        ("src/facts", &["source", "explore", "link", "present", "prepare"]),
        ("src/link", &["source", "annotate", "resolve", "explore", "present", "prepare"]),
    ];
    for (room, forbidden) in walls {
        // A test may make its articles from sentences.
        let crosses = |path: &Path, line: &str| {
            !path.ends_with("tests.rs")
                && !line.trim_start().starts_with("//")
                && forbidden.iter().any(|other| line.contains(&format!("crate::{other}::")))
        };
        assert_eq!(breaches(&files(room, "rs"), crosses), [""; 0], "{room}");
    }
}

#[test]
fn files_are_one_thing_each() {
    let long: Vec<String> = files("src", "rs")
        .iter()
        .filter(|(_, text)| text.lines().count() > 500)
        .map(|(path, text)| format!("{}: {} lines", path.display(), text.lines().count()))
        .collect();
    assert_eq!(long, [""; 0]);
}

#[test]
fn no_invisible_direction_controls_in_the_code() {
    // Isolates around a value that is filled in are in order where the same line ends them.
    let hidden = |line: &str| {
        let count = |range: std::ops::RangeInclusive<char>| line.chars().filter(|c| range.contains(c)).count();
        count('\u{202a}'..='\u{202e}') > 0 || count('\u{2066}'..='\u{2068}') != count('\u{2069}'..='\u{2069}')
    };
    for (folder, extension) in [("src", "rs"), ("src", "tsv"), ("style", "css")] {
        assert_eq!(breaches(&files(folder, extension), |_, line| hidden(line)), [""; 0]);
    }
}

#[test]
fn knowledge_names_its_source_and_licence() {
    for (path, text) in files("src/knowledge", "tsv") {
        let head: String =
            text.lines().take_while(|line| line.starts_with('#')).collect::<Vec<_>>().join("\n").to_lowercase();
        let wanted: [(&str, &[&str]); 2] =
            [("source", &["source", "compiled", "written"]), ("licence", &["licen", "mit", "apache"])];
        for (what, words) in wanted {
            let said = words.iter().any(|word| head.contains(word));
            assert!(said, "{}: its head does not name its {what}", path.display());
        }
    }
}
