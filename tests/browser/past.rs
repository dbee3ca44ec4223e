//! The site with a past: the same articles, whose registry says that passages were edited, divided, joined, moved
//! and taken out before they became what they are.

use std::fs;
use std::process::Command;
use std::sync::LazyLock;

use kashshaf::corpus::PassageIx;
use kashshaf::day::Day;
use kashshaf::link::registry::{Event, PassageId, Registry, What};

use crate::reader::Reader;
use crate::site::{CORPUS, Site, copy, dist, root};

/// The site, served, and what became of which id.
pub struct Past {
    pub site: Site,
    /// Edited by an editor who confirmed it, and what it said before.
    pub edited: (PassageIx, String),
    /// Edited, and nobody has confirmed it.
    pub doubted: (PassageIx, String),
    /// Became the two passages that follow.
    pub split: (String, [PassageIx; 2]),
    pub merged: (String, PassageIx),
    pub moved: (String, PassageIx),
    pub gone: String,
    /// In an article that is no longer there.
    pub gone_with_all: String,
}

/// What stood in passages that are no more.
pub const GONE_WORDS: &str = "قال الوزير إن 45 شخصا قتلوا في الحادث";

pub static PAST: LazyLock<Past> = LazyLock::new(|| {
    let at = |n: usize| CORPUS.passages().nth(n).expect("a passage");
    let text = |n: usize| CORPUS.passage(at(n)).text.to_owned();
    let aid = CORPUS.article(CORPUS.article_of(at(9))).aid;
    assert_eq!(CORPUS.article(CORPUS.article_of(at(16))).aid, aid, "the passages of one article");
    let id = |n: usize| PassageId::new(aid, CORPUS.passage(at(n)).pid);
    let old = |n: usize| format!("وأضاف {} أمس", text(n));
    let dead = |n: usize| PassageId::new(aid, &format!("zz{n}"));
    let both = format!("{} {}", text(11), text(12));
    let before = fs::read_to_string(root().join("seeds/permalinks.jsonl")).expect("a registry");
    let before = Registry::parse("permalinks.jsonl", &before).expect("a sound registry");
    let day = Day::parse("2023-07-15").expect("a day");
    let mut past = Registry::default();
    let mut happen = |what: What| past.apply(Event { at: day, what }).expect("no contradiction");
    let mint = |id: PassageId, text: &str| What::Mint { id, after: None, text: text.to_owned() };
    for event in before.events() {
        match &event.what {
            What::Mint { id: it, .. } if *it == id(9) || *it == id(10) => {
                let n = if *it == id(9) { 9 } else { 10 };
                happen(mint(it.clone(), &old(n)));
                let doubt = (n == 10).then(|| "similar".to_owned());
                happen(What::Edit { id: it.clone(), old: old(n), text: text(n), doubt });
            }
            what => happen(what.clone()),
        }
    }
    for (n, words) in [(1, both.as_str()), (2, &old(13)), (3, &old(14)), (4, GONE_WORDS)] {
        happen(mint(dead(n), words));
    }
    happen(What::Split { id: dead(1), into: vec![id(11), id(12)], text: both, doubt: None });
    happen(What::Merge { id: dead(2), into: id(13) });
    happen(What::Move { id: dead(3), to: id(14) });
    happen(What::Tombstone { id: dead(4), why: "deleted".into() });
    let other = PassageId::new("zzzz1", "001");
    happen(What::MintArticle { aid: other.aid.clone(), key: "gone".into() });
    happen(mint(other.clone(), GONE_WORDS));
    happen(What::Tombstone { id: other.clone(), why: "article-removed".into() });
    happen(What::TombstoneArticle { aid: other.aid.clone(), why: "article-removed".into() });

    let folder = root().join("target/past");
    let _ = fs::remove_dir_all(&folder);
    copy(&dist(), &folder.join("dist"));
    fs::create_dir_all(folder.join("seeds")).expect("a folder");
    fs::write(folder.join("seeds/permalinks.jsonl"), past.to_jsonl()).expect("it is written");
    let made = Command::new(env!("CARGO_BIN_EXE_kashshaf"))
        .args(["build", "--stage", "pages", "--seeds"])
        .arg(folder.join("seeds"))
        .arg("--out")
        .arg(folder.join("dist"))
        .output()
        .expect("kashshaf runs");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    Past {
        site: Site::serve(&folder.join("dist")),
        edited: (at(9), old(9)),
        doubted: (at(10), old(10)),
        split: (dead(1).to_string(), [at(11), at(12)]),
        merged: (dead(2).to_string(), at(13)),
        moved: (dead(3).to_string(), at(14)),
        gone: dead(4).to_string(),
        gone_with_all: other.to_string(),
    }
});

/// `ab3f9-x7k`.
pub fn id(at: PassageIx) -> String {
    let passage = CORPUS.passage(at);
    format!("{}-{}", CORPUS.article(passage.article).aid, passage.pid)
}

/// Somebody on that site.
pub fn reader() -> Reader {
    Reader::at(&PAST.site.origin)
}
