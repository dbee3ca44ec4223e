//! Frozen releases: what was published under a name never changes, whatever is built later.

use std::fs;

use crate::scratch::Scratch;

const ARTICLE: &str = "ميناء صور يستأنف العمل بعد إغلاق طويل\n\n\
    أعلن مدير الميناء سامي حداد يوم الاثنين 3 أبريل 2023 أن العمل استؤنف في الميناء بعد إغلاق دام أربعة أشهر بسبب أعمال التوسعة.\n\n\
    وقال حداد إن أكثر من 120 عاملا عادوا إلى أعمالهم، وإن السفن ستدخل الميناء تباعا خلال الأيام المقبلة.\n";

fn released() -> Scratch {
    let scratch = Scratch::new();
    scratch.seeds(&[("a.txt", ARTICLE.as_bytes())]);
    let url = "https://example.org/news/";
    let build = scratch.kashshaf(&["build", "--out", "site", "--release-name", "2023-07", "--public-url", url]);
    assert_eq!(build.status, Some(0), "{}", build.err);
    scratch
}

fn text(files: &[(String, Vec<u8>)], name: impl Fn(&str) -> bool) -> String {
    let (_, bytes) = files.iter().find(|(it, _)| name(it)).expect("a file of this name");
    String::from_utf8(bytes.clone()).expect("UTF-8")
}

#[test]
fn a_release_is_a_whole_site_and_survives_every_build() {
    let scratch = released();
    let frozen = scratch.files("site/r/2023-07");
    assert_eq!(frozen, scratch.files("seeds/releases/2023-07"), "kept beside the articles, byte for byte");
    let passage = text(&frozen, |name| name.starts_with("p/"));
    assert!(passage.contains("data-release=\"2023-07\"") && passage.contains("href=\"../../../../\""), "{passage}");
    let canonical = "<link rel=\"canonical\" href=\"https://example.org/news/r/2023-07/p/";
    assert!(passage.contains(canonical), "its links are its own");
    let sums = text(&frozen, |name| name == "SHA256SUMS");
    assert_eq!(sums.lines().count(), frozen.len() - 1);

    // Somebody else's machine, later: other words, no site yet.
    fs::remove_dir_all(scratch.path("site")).expect("the site");
    scratch.seeds(&[("a.txt", ARTICLE.replace("120", "210").as_bytes())]);
    assert_eq!(scratch.kashshaf(&["build", "--out", "again"]).status, Some(0));
    assert_eq!(scratch.files("again/r/2023-07"), frozen);
    let living = scratch.files("again");
    assert!(text(&living, |name| name == "index.html").contains("href=\"r/\""));
    assert!(text(&living, |name| name == "r/index.html").contains("href=\"../r/2023-07/\""));
    let names = |files: &[(String, Vec<u8>)], below: &str| -> Vec<String> {
        let names = files.iter().filter_map(|(name, _)| name.strip_prefix(below).filter(|it| it.starts_with("p/")));
        names.map(str::to_owned).collect()
    };
    assert_eq!(names(&living, ""), names(&frozen, ""), "the same links lead to the living words");
    let check = scratch.kashshaf(&["check", "--out", "again"]);
    assert_eq!(check.status, Some(0), "{}", check.err);
}

#[test]
fn a_name_is_given_once() {
    let scratch = released();
    let before = scratch.files(".");
    scratch.seeds(&[("a.txt", ARTICLE.replace("120", "210").as_bytes())]);
    let again = scratch.kashshaf(&["build", "--out", "site", "--release-name", "2023-07"]);
    assert_eq!(again.status, Some(1));
    assert!(again.err.contains("seeds/releases/2023-07: is a release already"), "{}", again.err);
    scratch.seeds(&[("a.txt", ARTICLE.as_bytes())]);
    assert_eq!(scratch.files("."), before, "and nothing is written");
    let second = scratch.kashshaf(&["build", "--out", "site", "--release-name", "2023-08"]);
    assert_eq!(second.status, Some(0), "{}", second.err);
    let releases: Vec<String> =
        scratch.files("site/r").into_iter().map(|(name, _)| name).filter(|it| it.ends_with("release.json")).collect();
    assert_eq!(releases, ["2023-07/release.json", "2023-08/release.json"]);
    assert!(!scratch.path("site/r/2023-08/r").exists(), "a release holds no releases");
}

#[test]
fn check_guards_what_was_released() {
    let scratch = released();
    let page = scratch.path("seeds/releases/2023-07/index.html");
    let html = fs::read_to_string(&page).expect("a page");
    fs::write(&page, html.replace("صور", "صيدا")).expect("written");
    let check = scratch.kashshaf(&["check", "--out", "none"]);
    assert_eq!(check.status, Some(1));
    assert!(
        check.err.contains("seeds/releases/2023-07/index.html: has changed since the release was frozen"),
        "{}",
        check.err
    );
    fs::write(&page, html).expect("written");

    // An id that the registry forgot.
    let path = scratch.path("seeds/permalinks.jsonl");
    let registry = fs::read_to_string(&path).expect("a registry");
    let (kept, lost) = registry.trim_end().rsplit_once('\n').expect("lines");
    let id = lost.split("\"id\":\"").nth(1).and_then(|it| it.get(..9)).expect("an id");
    fs::write(&path, format!("{kept}\n")).expect("written");
    let check = scratch.kashshaf(&["check", "--out", "none"]);
    assert_eq!(check.status, Some(1));
    assert!(
        check.err.contains(&format!("{id} is published in the release 2023-07 but was never minted")),
        "{}",
        check.err
    );
    fs::write(scratch.path("before.jsonl"), &registry).expect("written");
    let check = scratch.kashshaf(&["check", "--out", "none", "--against", "before.jsonl"]);
    assert!(check.err.contains(&format!("the id {id} vanished")), "{}", check.err);
}
