//! Whole pages: the five of `seeds/`, the layouts of `tests/layouts`, the corpora of
//! `tests/corpora`. `cargo test --lib source::tests -- --nocapture` prints the figures and
//! every line that is taken wrongly where it may be looked at.

use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::*;

/// Lines of one kind of side: right and all.
#[derive(Clone, Copy, Default)]
struct Share {
    right: usize,
    all: usize,
}

impl Share {
    fn count(&mut self, right: bool) {
        self.all += 1;
        self.right += usize::from(right);
    }

    fn ratio(self) -> f64 {
        if self.all == 0 { 1.0 } else { self.right as f64 / self.all as f64 }
    }
}

#[derive(Default)]
struct Score {
    article: Share,
    furniture: Share,
    kinds: Share,
}

impl Score {
    /// Mean of the shares of article lines and of furniture lines that are taken for what they are.
    fn macro_accuracy(&self) -> f64 {
        (self.article.ratio() + self.furniture.ratio()) / 2.0
    }

    fn add(&mut self, name: &str, text: &str, kinds: &[LineKind], show: Show) {
        let page = read(decode(text.as_bytes()), Hint::Text, &Repeats::default());
        assert_eq!(page.lines.len(), kinds.len(), "{name}");
        for (at, (line, kind)) in page.lines.iter().zip(kinds).enumerate() {
            if *kind == LineKind::Blank {
                assert_eq!(line.kind, LineKind::Blank, "{name}");
                continue;
            }
            let side = line.kind.is_article() == kind.is_article();
            let share = if kind.is_article() { &mut self.article } else { &mut self.furniture };
            share.count(side);
            self.kinds.count(line.kind == *kind);
            if show == Show::Errors && line.kind != *kind {
                let words: String = text.split('\n').nth(at).unwrap_or("").chars().take(90).collect();
                let mark = if side { " " } else { "!" };
                println!(
                    "{mark} {name}:{} {} taken as {} [{}] {words}",
                    at + 1,
                    kind.name(),
                    line.kind.name(),
                    line.reason.rule
                );
            }
        }
    }

    fn print(&self, what: &str) {
        let Score { article, furniture, kinds } = self;
        println!(
            "{what}: article or furniture {:.4} (article {}/{}, furniture {}/{}), kind {:.4}",
            self.macro_accuracy(),
            article.right,
            article.all,
            furniture.right,
            furniture.all,
            kinds.ratio(),
        );
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Show {
    Errors,
    Sums,
}

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == ending))
        .collect();
    files.sort();
    files
}

/// Pages whose every line begins with its kind.
fn layouts(folder: &str, show: Show) -> Score {
    let mut score = Score::default();
    for path in files(&format!("layouts/{folder}"), "txt") {
        let file = std::fs::read_to_string(&path).unwrap();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let (mut kinds, mut lines) = (Vec::new(), Vec::new());
        for row in file.trim_end_matches('\n').split('\n') {
            let (kind, line) = row.split_once(' ').unwrap_or(("blank", row));
            kinds.push(LineKind::parse(kind).unwrap_or_else(|| panic!("{name}: {row}")));
            lines.push(line);
        }
        score.add(name, &lines.join("\n"), &kinds, show);
    }
    score.print(&format!("layouts/{folder}"));
    score
}

/// Pages in the gold's schema; `text` finds the file of one.
fn annotated(folder: &str, text: impl Fn(&Path, &serde_json::Value) -> PathBuf, show: Show) -> Score {
    let (mut score, mut named) = (Score::default(), Share::default());
    for path in files(folder, "json") {
        let gold: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let Some(lines) = gold["lines"].as_array() else { continue };
        let kinds: Vec<LineKind> =
            lines.iter().map(|line| LineKind::parse(line["kind"].as_str().unwrap()).unwrap()).collect();
        let words = std::fs::read_to_string(text(&path, &gold)).unwrap();
        let name = path.file_stem().unwrap().to_str().unwrap();
        score.add(name, &words, &kinds, show);
        let page = page_of(&words);
        for (what, found) in [("author", page.author), ("publisher", page.publisher)] {
            let right = gold[what].as_str() == found.as_deref();
            named.count(right);
            if !right && show == Show::Errors {
                println!("  {name}: {what} {} taken as {found:?}", gold[what]);
            }
        }
    }
    println!("{folder}: author and publisher {}/{}", named.right, named.all);
    score.print(folder);
    score
}

fn beside(path: &Path, _: &serde_json::Value) -> PathBuf {
    path.with_extension("txt")
}

#[test]
fn the_five_articles() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let score = annotated("gold", |_, gold| seeds.join(gold["source"]["file"].as_str().unwrap()), Show::Errors);
    assert_eq!((score.macro_accuracy(), score.kinds.ratio()), (1.0, 1.0));
}

#[test]
fn author_and_publisher() {
    for (page, author, publisher) in [
        ("TITLE\nكتبت: منى السيوفي\nBODY", "منى السيوفي", ""),
        ("TITLE\nكتب أحمد علي\nBODY", "أحمد علي", ""),
        ("TITLE\nكتب - رامي سعفان:\nBODY", "رامي سعفان", ""),
        ("TITLE\nعمر رأفت\nBODY", "عمر رأفت", ""),
        ("TITLE\nالرياض: سارة الزهراني\nBODY", "سارة الزهراني", ""),
        ("TITLE\nإعداد: زهراء الكعبي / بغداد\nBODY", "زهراء الكعبي", ""),
        ("TITLE\nبغداد – الرافدين برس\nBODY", "", "الرافدين برس"),
        ("TITLE\nالخميس 22 فبراير 2024 - 17:05\nBODY", "", ""),
        ("TITLE\nإدارة التحرير\nBODY", "", ""),
        ("TITLE\nBODY\nجميع الحقوق محفوظة لصحيفة الأفق © 2023", "", "صحيفة الأفق"),
        ("TITLE\nBODY\n© 2022 شبكة الجسر الإخبارية", "", "شبكة الجسر الإخبارية"),
        ("TITLE\nBODY\nشاهد أيضا\nقناة المنارة، قناة كل العرب منذ عشرين عاما …", "", "قناة المنارة"),
    ] {
        let text = page.replace("TITLE", PIECES[5]).replace("BODY", &[PIECES[4], PIECES[3]].join("\n"));
        let page = page_of(&text);
        let found = (page.author.unwrap_or_default(), page.publisher.unwrap_or_default());
        assert_eq!(found, (author.to_owned(), publisher.to_owned()), "{text}");
    }
}

#[test]
fn layouts_tuned_on() {
    let score = layouts("tuned", Show::Errors);
    assert!(score.macro_accuracy() >= 0.99 && score.kinds.ratio() >= 0.95);
    let score = annotated("corpora/tune", beside, Show::Errors);
    assert!(score.macro_accuracy() >= 0.99 && score.kinds.ratio() >= 0.95);
}

#[test]
fn layouts_held_out() {
    let read = ["seen", "hard", "visits"].map(|it| annotated(&format!("corpora/{it}"), beside, Show::Errors));
    for score in read.into_iter().chain([layouts("held-out", Show::Sums)]) {
        assert!(score.macro_accuracy() >= 0.97 && score.kinds.ratio() >= 0.85);
    }
    // Six articles alone, with two pages full of furniture among them.
    let score = annotated("corpora/held-out", beside, Show::Sums);
    assert!(score.macro_accuracy() >= 0.94 && score.kinds.ratio() >= 0.85);
}

/// Lines that pages are made of, so that random pages are not mere noise.
const PIECES: [&str; 14] = [
    "اقرأ أيضا",
    "مقالات ذات صلة",
    "الرئيسية / سياسة",
    "وقال الوزير في بيان رسمي إن الاتفاق سيوقع يوم الأحد المقبل في العاصمة بحضور الرئيسين.",
    "التقى وزير الخارجية نظيره في العاصمة وبحث معه عددا من الملفات الاقتصادية والأمنية المشتركة بين البلدين.",
    "وزير الخارجية يلتقي نظيره في العاصمة",
    "(رويترز)",
    "12 مارس 2023",
    "رئيس التحرير",
    "",
    "—",
    "كلمات مفتاحية:",
    "التعليقات",
    "Read more",
];

fn page_of(text: &str) -> Page {
    read(decode(text.as_bytes()), Hint::Text, &Repeats::default())
}

proptest! {
    #[test]
    fn any_text_is_read(text in "[\\PC\r\n\u{2028}\u{200f}\u{660}]{0,200}") {
        let page = page_of(&text);
        prop_assert!(page.lines.iter().all(|line| rules::ALL.contains(&line.reason.rule)));
    }

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        for hint in [Hint::Text, Hint::Html] {
            read(decode(&bytes), hint, &Repeats::default());
        }
    }

    #[test]
    fn pages_of_known_pieces_are_read(picks in proptest::collection::vec(0..PIECES.len(), 0..24)) {
        let text = picks.iter().map(|pick| PIECES[*pick]).collect::<Vec<_>>().join("\n");
        let page = page_of(&text);
        prop_assert_eq!(page.lines.len(), picks.len().max(1));
        for (line, pick) in page.lines.iter().zip(&picks) {
            prop_assert_eq!(line.kind == LineKind::Blank, PIECES[*pick].is_empty());
        }
        if let Some(title) = page.title {
            prop_assert_eq!(page.lines[title].kind, LineKind::Title);
        }
        if let Some(subtitle) = page.subtitle {
            prop_assert_eq!(page.lines[subtitle].kind, LineKind::Subtitle);
        }
    }
}
