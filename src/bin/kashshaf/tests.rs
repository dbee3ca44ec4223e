//! The commands on real folders.

use std::fs;
use std::path::{Path, PathBuf};

use crate::args;
use crate::outcome::Failure;

/// A folder of its own for one test, gone when the test is over.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Scratch {
        let path = std::env::temp_dir().join(format!("kashshaf-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("seeds")).unwrap();
        Scratch(path)
    }

    fn with(name: &str, files: &[(&str, &[u8])]) -> Scratch {
        let scratch = Scratch::new(name);
        for (file, bytes) in files {
            fs::write(scratch.0.join("seeds").join(file), bytes).unwrap();
        }
        scratch
    }

    fn run(&self, line: &str) -> Result<(), Failure> {
        let words = line.split_whitespace().map(|word| word.replace('@', &self.0.display().to_string()).into());
        crate::run(args::parse(words).map_err(Failure::Usage)?)
    }

    fn says(&self, line: &str) -> String {
        match self.run(line) {
            Ok(()) => String::new(),
            Err(failure) => failure.to_string().replace(&self.0.display().to_string(), "@"),
        }
    }

    fn files(&self, folder: &str) -> Vec<(String, Vec<u8>)> {
        let mut list = Vec::new();
        walk(&self.0.join(folder), &mut list);
        list.sort();
        list
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn walk(folder: &Path, list: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            walk(&entry.path(), list);
        } else {
            list.push((entry.path().display().to_string(), fs::read(entry.path()).unwrap()));
        }
    }
}

const ARTICLE: &str = "زيارة رسمية إلى القاهرة\n\nوصل الوزير سمير قنطار إلى القاهرة يوم الأحد 3 مارس 2024 في زيارة تستمر يومين.\n\nوقال الوزير إن التعاون بين البلدين يشمل النقل والصحة والتعليم العالي والطاقة.\n";

#[test]
fn bad_input_is_named_and_leaves_nothing_behind() {
    let a = ARTICLE.as_bytes();
    for (name, files, expected) in [
        ("none", vec![], "error: @/seeds: no articles here"),
        (
            "missing",
            vec![("a.txt", a), ("articles.toml", b"[[article]]\nfile = \"b.txt\"\n")],
            "error: @/seeds/articles.toml:2: names the file \"b.txt\"",
        ),
        (
            "unknown",
            vec![("a.txt", a), ("articles.toml", b"[[article]]\nfile = \"a.txt\"\nfoo = 1\n")],
            "error: @/seeds/articles.toml:3: unknown field `foo`",
        ),
        (
            "day",
            vec![("a.txt", a), ("articles.toml", b"[[article]]\nfile = \"a.txt\"\npublished = \"2023-02-30\"\n")],
            "error: @/seeds/articles.toml:3: \"2023-02-30\" is no day",
        ),
        ("key", vec![("a.txt", a), ("a.html", a)], "error: @/seeds/a.txt: the key \"a\" already belongs to a.html"),
        ("empty", vec![("a.txt", b"\n \n")], "error: "),
        ("binary", vec![("a.txt", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0")], "error: "),
        (
            "registry",
            vec![("a.txt", a), ("permalinks.jsonl", b"<<<<<<< HEAD\n")],
            "error: @/seeds/permalinks.jsonl:1: marks of an unfinished merge",
        ),
        (
            "people",
            vec![("a.txt", a), ("people.toml", b"[[person]]\nid = \"A\"\n")],
            "error: @/seeds/people.toml:2: the id \"A\"",
        ),
    ] {
        let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (*name, &bytes[..])).collect();
        let scratch = Scratch::with(name, &files);
        let before = scratch.files(".");
        let says = scratch.says("build --seeds @/seeds --out @/out");
        assert!(says.starts_with(expected), "{name}: {says}");
        assert_eq!(scratch.files("."), before, "{name}");
    }
}

#[test]
fn building_again_changes_nothing_and_editing_keeps_links() {
    let scratch = Scratch::with("again", &[("a.txt", ARTICLE.as_bytes())]);
    let build = "build --seeds @/seeds --out @/out";
    scratch.run(build).unwrap();
    let (seeds, site) = (scratch.files("seeds"), scratch.files("out"));
    assert!(site.len() > 5 && seeds.len() == 2);
    scratch.run(build).unwrap();
    assert_eq!((scratch.files("seeds"), scratch.files("out")), (seeds, site.clone()));
    scratch.run("check --seeds @/seeds --out @/out").unwrap();
    let edited =
        ARTICLE.replace("تستمر يومين", "تستمر ثلاثة أيام").replace("القاهرة\n", "القاهرة\n\nمقدمة قصيرة للخبر.\n");
    fs::write(scratch.0.join("seeds/a.txt"), edited).unwrap();
    let says = scratch.says("check --seeds @/seeds --out @/out");
    assert!(says.contains("changes of the articles"), "{says}");
    scratch.run(build).unwrap();
    let now: Vec<String> = scratch.files("out").into_iter().map(|(path, _)| path).collect();
    assert!(site.iter().all(|(path, _)| now.contains(path)), "every page that was there is still there");
    scratch.run("check --seeds @/seeds --out @/out").unwrap();
}

/// Three articles share a line, one has no day of its own.
const FOLDER: [(&str, &[u8]); 4] = [
    ("a.txt", ARTICLE.as_bytes()),
    ("b.txt", "وزير الخارجية في بغداد\n\nقال الوزير أيمن الصفدي، أمس الثلاثاء، إن بلاده ستقدم 30 مليون دولار.\n\nتابعنا على المنصة\n".as_bytes()),
    ("c.txt", "اجتماع في عمّان\n\nقال الصفدي في 12 مارس 2024 إن الاجتماع كان مثمرا، وفق بيان رسمي صدر مساء.\n\nتابعنا على المنصة\n".as_bytes()),
    ("d.txt", "بيان مشترك\n\nاتفق الجانبان، أمس الأحد 10 مارس 2024، على فتح المعبر أمام حركة البضائع.\n\nتابعنا على المنصة\n".as_bytes()),
];

#[test]
fn the_same_bytes_on_any_number_of_cores_with_and_without_readings_that_were_kept() {
    let scratch = Scratch::with("cores", &FOLDER);
    scratch.run("build --seeds @/seeds --out @/out --jobs 1 --no-cache").unwrap();
    let expected = scratch.files("out");
    let cached = "build --seeds @/seeds --out @/out --cache @/cache --jobs";
    let same = |what: &str| assert_eq!(scratch.files("out"), expected, "{what}");
    for (what, jobs) in [("first", 3), ("kept", 2), ("kept, one thread", 1)] {
        scratch.run(&format!("{cached} {jobs}")).unwrap();
        same(what);
    }
    let kept = scratch.files("cache");
    assert!(kept.len() >= FOLDER.len());
    // Cut off as by a build that was killed, changed as by a bad disk, another article's.
    let damage: [&dyn Fn(usize) -> Vec<u8>; 3] = [
        &|at| kept[at].1[..kept[at].1.len() / 2].to_vec(),
        &|at| kept[at].1.iter().enumerate().map(|(n, b)| if n == kept[at].1.len() - 9 { b ^ 4 } else { *b }).collect(),
        &|_| Vec::new(),
    ];
    for (n, damage) in damage.iter().enumerate() {
        for (at, (path, _)) in kept.iter().enumerate() {
            fs::write(path, damage(at)).unwrap();
        }
        scratch.run(&format!("{cached} 2")).unwrap();
        same(&format!("damage {n}"));
        assert_eq!(scratch.files("cache"), kept, "what was damaged is kept anew");
    }
}

#[test]
fn an_archive_is_the_same_on_any_number_of_cores_and_holds_every_article() {
    let scratch = Scratch::with("archive", &FOLDER);
    let build = "build --seeds @/seeds --out @/out --archive yes --no-cache --jobs";
    scratch.run(&format!("{build} 1")).unwrap();
    let expected = scratch.files("out");
    scratch.run(&format!("{build} 3")).unwrap();
    assert_eq!(scratch.files("out"), expected);
    scratch.run("check --seeds @/seeds --out @/out").unwrap();
    let names: Vec<&str> = expected.iter().filter_map(|(path, _)| path.split("/out/").nth(1)).collect();
    let count = |folder: &str| names.iter().filter(|it| it.starts_with(folder)).count();
    assert_eq!((count("p/"), names.iter().filter(|it| it.ends_with("/index.html")).count()), (0, FOLDER.len()));
    assert!(count("parts/") > 5 && count("ids/") > 0);
    let (_, page) = expected.iter().find(|(path, _)| path.contains("/a/") && path.ends_with("index.html")).unwrap();
    let page = String::from_utf8_lossy(page);
    let block = page.split("data-block=\"").nth(1).and_then(|it| it.split('"').next()).unwrap();
    let part = format!("parts/{block}.bin");
    let (_, bytes) = expected.iter().find(|(path, _)| path.ends_with(&part)).unwrap();
    let corpus = kashshaf::present::large::open_block(bytes.clone()).unwrap();
    assert_eq!(corpus.article_count() as usize, FOLDER.len());
    // A corpus that is small again is embedded, and nothing of the archive stays.
    scratch.run("build --seeds @/seeds --out @/out --pages all --archive yes --no-cache").unwrap();
    assert!(scratch.files("out").iter().any(|(path, _)| path.contains("/p/")));
    scratch.run("build --seeds @/seeds --out @/out --no-cache").unwrap();
    assert!(!scratch.files("out").iter().any(|(path, _)| path.contains("/parts/")));
}

#[test]
fn annotation_has_the_schema_of_the_gold() {
    let scratch = Scratch::with("annotate", &[("a.txt", ARTICLE.as_bytes())]);
    scratch.run("annotate @/seeds/a.txt --out @/json").unwrap();
    let files = scratch.files("json");
    let json: serde_json::Value = serde_json::from_slice(&files[0].1).unwrap();
    assert!(files[0].0.ends_with("a.json") && json["id"] == "a");
    let text: Vec<char> = ARTICLE.chars().collect();
    assert_eq!(json["source"]["chars"], text.len());
    assert_eq!(json["lines"].as_array().unwrap().len(), ARTICLE.lines().count() + usize::from(ARTICLE.ends_with('\n')));
    for span in json["spans"].as_array().unwrap() {
        let at = |name: &str| span[name].as_u64().unwrap() as usize;
        let words: String = text[at("start")..at("end")].iter().collect();
        assert_eq!(span["text"], words);
        assert_eq!(ARTICLE.lines().nth(at("line") - 1).map(|line| line.contains(&words)), Some(true));
    }
}
