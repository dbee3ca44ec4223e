//! The command line as an editor meets it: what it writes, what it says, how it ends.

use std::fs;

use crate::scratch::{Outcome, Scratch, with_the_five_articles};

/// An article with a headline, a name, a date and a figure.
const ARTICLE: &str = "ميناء صور يستأنف العمل بعد إغلاق طويل\n\n\
    أعلن مدير الميناء سامي حداد يوم الاثنين 3 أبريل 2023 أن العمل استؤنف في الميناء بعد إغلاق دام أربعة أشهر بسبب أعمال التوسعة.\n\n\
    وقال حداد إن أكثر من 120 عاملا عادوا إلى أعمالهم، وإن السفن ستدخل الميناء تباعا خلال الأيام المقبلة.\n";

#[test]
fn bad_input_says_where_what_and_what_to_do_and_leaves_nothing_behind() {
    let manifest = |lines: &str| format!("[[article]]\nfile = \"a.txt\"\n{lines}\n").into_bytes();
    let article = ARTICLE.as_bytes().to_vec();
    // What is wrong, the files, how the message begins, what it tells the editor to do.
    type Case = (&'static str, Vec<(&'static str, Vec<u8>)>, &'static str, &'static str);
    let cases: Vec<Case> = vec![
        ("an empty folder", vec![], "error: seeds: no articles here", "put .txt or .html files in this folder"),
        (
            "a missing file",
            vec![("a.txt", article.clone()), ("articles.toml", b"[[article]]\nfile = \"b.txt\"\n".to_vec())],
            "error: seeds/articles.toml:2: names the file \"b.txt\"",
            "add the file or remove the entry",
        ),
        (
            "an unknown key",
            vec![("a.txt", article.clone()), ("articles.toml", manifest("publishd = \"2023-07-15\""))],
            "error: seeds/articles.toml:3: unknown field `publishd`",
            "`published`",
        ),
        (
            "an impossible date",
            vec![("a.txt", article.clone()), ("articles.toml", manifest("published = \"2023-02-30\""))],
            "error: seeds/articles.toml:3: \"2023-02-30\" is no day of the calendar",
            "write it as YYYY-MM-DD",
        ),
        (
            "not TOML",
            vec![("a.txt", article.clone()), ("articles.toml", b"[[article]]\nfile = \n".to_vec())],
            "error: seeds/articles.toml:2:",
            "README",
        ),
        (
            "a file that is not text",
            vec![("a.txt", article.clone()), ("b.txt", vec![0, 1, 2, 0xff, 0xfe, 0x80])],
            "error: seeds/b.txt: is not text",
            "save it as UTF-8",
        ),
        (
            "an empty file",
            vec![("a.txt", article.clone()), ("b.txt", vec![])],
            "error: seeds/b.txt: holds no text",
            "fill it or remove it",
        ),
        (
            "a file of blank lines",
            vec![("a.txt", article.clone()), ("b.txt", b" \n\n\t\n".to_vec())],
            "error: seeds/b.txt: holds no text",
            "fill it or remove it",
        ),
        (
            "two files with one key",
            vec![("a.html", article.clone()), ("a.txt", article.clone())],
            "error: seeds/a.txt: the key \"a\" already belongs to a.html",
            "give one of them another `key`",
        ),
        (
            "a person nobody names",
            vec![("a.txt", article.clone()), ("people.toml", b"[[persn]]\nname_ar = \"x\"\n".to_vec())],
            "error: seeds/people.toml:1:",
            "people.toml",
        ),
        (
            "a damaged registry",
            vec![("a.txt", article.clone()), ("permalinks.jsonl", b"{\"event\":\n".to_vec())],
            "error: seeds/permalinks.jsonl:1: the line breaks off",
            "restore",
        ),
    ];
    for (what, files, says, advice) in cases {
        let scratch = Scratch::new();
        let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
        scratch.seeds(&files);
        let before = scratch.files(".");
        let Outcome { status, out, err } = scratch.kashshaf(&["build", "--seeds", "seeds", "--out", "site"]);
        assert_eq!((status, out.as_str()), (Some(1), ""), "{what}: {err}");
        assert!(err.starts_with(says) && err.contains(advice), "{what}: {err}");
        assert_eq!(scratch.files("."), before, "{what}: the folder is as it was");
    }
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let Outcome { status, err, .. } = Scratch::new().kashshaf(&["build", "--seeds", "nowhere", "--out", "site"]);
    assert_eq!(status, Some(1));
    assert!(err.starts_with("error: nowhere: is not there; name an existing folder"), "{err}");
}

#[test]
fn a_failed_build_leaves_the_site_of_the_last_one() {
    let scratch = Scratch::new();
    scratch.seeds(&[("a.txt", ARTICLE.as_bytes())]);
    assert_eq!(scratch.kashshaf(&["build", "--out", "site"]).status, Some(0));
    let (site, registry) = (scratch.files("site"), scratch.files("seeds"));
    scratch.seeds(&[("b.txt", b"")]);
    assert_eq!(scratch.kashshaf(&["build", "--out", "site"]).status, Some(1));
    fs::remove_file(scratch.path("seeds/b.txt")).expect("it was written");
    assert_eq!((scratch.files("site"), scratch.files("seeds")), (site, registry));
}

#[test]
fn a_wrong_command_line_ends_with_status_2_and_names_the_help() {
    let wrong: [&[&str]; 8] = [
        &[],
        &["biuld"],
        &["build", "--sedes", "x"],
        &["build", "seeds"],
        &["annotate", "seeds"],
        &["evaluate", "--gold"],
        &["serve", "--port", "none"],
        &["build", "--public-url", "example.org"],
    ];
    let scratch = Scratch::new();
    for line in wrong {
        let Outcome { status, out, err } = scratch.kashshaf(line);
        assert_eq!((status, out.as_str()), (Some(2), ""), "{line:?}: {err}");
        assert!(err.contains("kashshaf --help"), "{line:?}: {err}");
    }
}

#[test]
fn help_and_version_go_to_standard_output() {
    let scratch = Scratch::new();
    for (line, expected) in [("--help", "usage: kashshaf COMMAND"), ("--version", "kashshaf 0.")] {
        let Outcome { status, out, err } = scratch.kashshaf(&[line]);
        assert_eq!((status, err.as_str()), (Some(0), ""));
        assert!(out.contains(expected), "{out}");
    }
}

#[test]
fn two_builds_write_the_same_bytes_and_mint_no_id_twice() {
    let scratch = with_the_five_articles();
    let build = |out: &str| {
        let outcome = scratch.kashshaf(&["build", "--seeds", "seeds", "--out", out]);
        assert_eq!(outcome.status, Some(0), "{outcome:?}");
        (scratch.files(out), fs::read(scratch.path("seeds/permalinks.jsonl")).expect("a registry"))
    };
    let (first, second) = (build("one"), build("two"));
    assert!(first.0.iter().any(|(name, _)| name.starts_with("p/")), "a page for every passage");
    let names = |files: &[(String, Vec<u8>)]| files.iter().map(|it| it.0.clone()).collect::<Vec<_>>();
    assert_eq!(names(&first.0), names(&second.0));
    let other = first.0.iter().zip(&second.0).find(|(a, b)| a != b).map(|(a, _)| &a.0);
    assert_eq!(other, None, "the first file that differs");
    assert_eq!(first.1, second.1, "the registry");
}

#[test]
fn the_ids_of_the_articles_are_minted_and_kept_with_them() {
    let scratch = with_the_five_articles();
    let outcome = scratch.kashshaf(&["check", "--seeds", "seeds"]);
    assert_eq!(outcome.status, Some(0), "run `make build` and commit seeds/permalinks.jsonl\n{}", outcome.err);
}

#[test]
fn direction_controls_of_an_article_are_shown_as_what_they_are() {
    let controls = [("RLO", '\u{202e}'), ("PDF", '\u{202c}'), ("RLI", '\u{2067}'), ("PDI", '\u{2069}')];
    let paragraph =
        "وقال حداد إن {RLO}الميناء{PDF} سيبقى مفتوحا أمام السفن، وإن {RLI}الرسوم{PDI} لن تتغير قبل نهاية العام.";
    let paragraph = controls
        .iter()
        .fold(paragraph.to_owned(), |text, (name, control)| text.replace(&format!("{{{name}}}"), &control.to_string()));
    let headed = ARTICLE.replacen("صور", "\u{202e}صور\u{202c}", 1);
    let scratch = Scratch::new();
    scratch.seeds(&[("a.txt", format!("{headed}\n{paragraph}\n").as_bytes())]);
    assert_eq!(scratch.kashshaf(&["build", "--out", "site"]).status, Some(0));
    let pages: Vec<(String, String)> = scratch
        .files("site")
        .into_iter()
        .filter(|(name, _)| name.ends_with(".html"))
        .map(|(name, bytes)| (name, String::from_utf8(bytes).expect("UTF-8")))
        .collect();
    for (name, html) in &pages {
        // What machines read keeps every character of the source.
        let html = html.split("<script type=\"application/ld+json\">").next().unwrap_or_default().to_owned()
            + html.rsplit("</script>").next().unwrap_or_default();
        let raw = controls.iter().find(|(_, control)| html.contains(*control));
        assert_eq!(raw, None, "{name} holds a raw control");
    }
    let article = pages.iter().find(|(name, _)| name.starts_with("a/")).expect("the article's page");
    for (name, _) in controls {
        let shown = format!("<span class=\"control\" dir=\"ltr\">{name}</span>");
        assert!(article.1.contains(&shown), "{name} in {}", article.1);
    }
}
