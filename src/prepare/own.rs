//! A reader's own files, in the tab: what cannot be read is left out and told, and there is progress to show.

use super::{Input, Metadata, Prepared, Single, assemble, read};
use crate::corpus::draft::{Basis, Published};
use crate::day::Day;
use crate::resolve::corrections::Corrections;
use crate::source::{self, Decoded, Document, Hint, Page, Repeats};

/// One file as decoded, and what the reader corrected of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct File {
    /// Its name, with the folders above it where a whole folder was opened. No two files of a call have one name.
    pub name: String,
    pub decoded: Decoded,
    /// Of an HTML file: its blocks as the browser's own parser found them. Without them it is parsed here.
    pub document: Option<Document>,
    pub title: Option<String>,
    pub published: Option<Day>,
}

/// Why a file gives no article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// No text, what it looks like, as [`source::NotText::what`].
    NotText(&'static str),
    /// No characters, or blank lines only.
    Empty,
    /// Text, but none that would be an article's: menus, related pieces.
    NoArticle,
}

/// What came of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub name: String,
    pub encoding: &'static str,
    /// Places that are no characters of the encoding.
    pub broken: usize,
    pub unread: Option<Unread>,
    /// Where the text says another day of publication than the one stated or inferred: see [`crate::resolve::publication::conflict`].
    pub conflict: Option<String>,
}

/// What came of all files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    /// Of the files that are articles.
    pub prepared: Prepared,
    /// Every file, in the order given.
    pub seen: Vec<Seen>,
}

/// How far the reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// So many files are cut into lines.
    Cut(usize),
    /// So many files are read.
    Read(usize),
    /// All are; their names are joined now.
    Join,
}

/// Reads, annotates and resolves files together, and tells `step` after each file.
pub fn open(files: Vec<File>, step: &mut dyn FnMut(Step)) -> Opened {
    let mut repeats = Repeats::default();
    for file in &files {
        repeats.add(&file.decoded.text);
    }
    let mut seen = Vec::with_capacity(files.len());
    let mut read = Vec::with_capacity(files.len());
    for file in files {
        let (input, page, of) = page(file, &repeats);
        seen.push(of);
        read.extend(page.map(|page| (seen.len() - 1, input, page)));
        step(Step::Cut(seen.len()));
    }
    let mut articles: Vec<Single> = Vec::with_capacity(read.len());
    for (at, input, page) in &read {
        articles.push(Single::new(&read::article(input, page, None)));
        step(Step::Read(at + 1));
    }
    step(Step::Join);
    let inputs: Vec<&Input> = read.iter().map(|(_, input, _)| input).collect();
    let mut again = |at: usize, day| Single::new(&read::article(inputs[at], &read[at].2, Some(day)));
    read::date_by_neighbours(&inputs, &mut articles, &mut again);
    for ((at, _, _), article) in read.iter().zip(&articles) {
        seen[*at].conflict.clone_from(&article.conflict);
    }
    Opened { prepared: assemble::assemble(&inputs, articles, &Corrections::default()), seen }
}

fn page(file: File, repeats: &Repeats) -> (Input, Option<Page>, Seen) {
    let File { name, decoded, document, title, published } = file;
    let encoding = decoded.encoding;
    let broken = decoded.text.matches('\u{fffd}').count();
    let published = published.map(|day| Published { day, basis: Basis::Stated, evidence: String::new() });
    let metadata = Metadata { key: Some(name.clone()), title, published, ..Metadata::default() };
    let input = Input { file: name.clone(), bytes: Vec::new(), metadata };
    let (page, unread) = match decoded.fault {
        Some(fault) => (None, Some(Unread::NotText(fault.what))),
        None if decoded.text.trim().is_empty() => (None, Some(Unread::Empty)),
        None => {
            let page = match document {
                Some(document) => source::read_document(document, encoding, decoded.notes, repeats),
                None => source::read(decoded, Hint::of(&name), repeats),
            };
            let any = page.lines.iter().any(|line| line.kind.is_article());
            if any { (Some(page), None) } else { (None, Some(Unread::NoArticle)) }
        }
    };
    (input, page, Seen { name, encoding, broken, unread, conflict: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, bytes: &[u8]) -> File {
        File { name: name.to_owned(), decoded: source::decode(bytes), ..File::default() }
    }

    #[test]
    fn what_cannot_be_read_does_not_keep_the_rest() {
        let text = "وزير الخارجية يصل إلى بغداد\n\nقال الوزير أيمن الصفدي، أمس الثلاثاء، إن بلاده ستقدم 30 مليون دولار.\n";
        let good = File { published: Day::parse("2024-05-15"), ..file("b/a.txt", text.as_bytes()) };
        let files = vec![file("a.txt", b""), good, file("c.txt", b"\x89PNG\r\n"), file("d.html", b"<p>")];
        let mut steps = Vec::new();
        let opened = open(files, &mut |step| steps.push(step));
        let unread: Vec<Option<Unread>> = opened.seen.iter().map(|it| it.unread).collect();
        assert_eq!(unread[..3], [Some(Unread::Empty), None, Some(Unread::NotText("a picture"))]);
        assert!(unread[3].is_some());
        assert_eq!(steps[3..], [Step::Cut(4), Step::Read(2), Step::Join]);
        let [article] = &opened.prepared.draft.articles[..] else { panic!("one article") };
        assert_eq!((article.file.as_str(), article.title.as_str()), ("b/a.txt", "وزير الخارجية يصل إلى بغداد"));
        let date = article.marks.iter().find_map(|mark| mark.date.as_ref()).and_then(|date| date.interval);
        assert_eq!(date.map(|it| it.from().to_string()).as_deref(), Some("2024-05-14"));
    }

    #[test]
    fn what_the_reader_says_counts_and_what_speaks_against_it_is_told() {
        let text = "وصول الوزير\n\nقال الوزير أيمن الصفدي، أمس الجمعة، إن بلاده ستقدم 30 مليون دولار.\n";
        let given = Day::parse("2023-07-16");
        let title = Some("عنوان آخر".to_owned());
        let opened = open(vec![File { published: given, title, ..file("a.txt", text.as_bytes()) }], &mut |_| ());
        let article = &opened.prepared.draft.articles[0];
        assert_eq!((article.title.as_str(), article.published.as_ref().map(|it| it.day)), ("عنوان آخر", given));
        assert_eq!(opened.seen[0].conflict.as_deref(), Some("conflict-publication 2023-07-15 أمس الجمعة"));
    }

    #[test]
    fn nothing_opened_is_an_empty_corpus() {
        assert_eq!(open(Vec::new(), &mut |_| ()), Opened::default());
    }
}
