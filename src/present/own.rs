//! What stands around a reader's own files: the report of reading them, in words. These words are no part of the
//! first view; they come with the program that reads the files.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::strings::fill_gaps;
use super::{Counted, Lang, Rules, basis_word, conflict_words, count_words, day_words, evidence_words, reason};
use crate::corpus::draft::{ArticleDraft, Basis};
use crate::day::Day;
use crate::order;
use crate::prepare::own::{Opened, Unread};
use crate::span::SpanKind;

/// Files and bytes that are read at a time at most.
pub const FILES_MAX: usize = 5000;
pub const BYTES_MAX: usize = 64_000_000;
/// Doubtful merges that are shown; more would not be read.
const DOUBTS_MAX: usize = 100;

macro_rules! words {
    ($($word:ident)*) => {
        /// A word or sentence: each is a row of `own.tsv` under the same name, in the same order.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum OwnWord { $($word),* }

        impl OwnWord {
            const ALL: &'static [OwnWord] = &[$(OwnWord::$word),*];

            fn key(self) -> &'static str {
                match self { $(OwnWord::$word => stringify!($word)),* }
            }
        }
    };
}

words! {
    Title Promise Drop Limits PickFiles PickFolder Paste PasteLabel ReadPasted PastedName Reading Joining Stop Stopped
    Done NothingRead Show Problems Files TitleField PublishedField Apply Remove RemoveFile Inferred Doubt InferredNone
    ReadAs Broken NoDay BadDay Skipped TooMuch Fault UnreadEmpty UnreadNoArticle UnreadClosed UnreadPdf UnreadOffice
    UnreadPicture UnreadPacked UnreadBinary Close
}

pub fn say(lang: Lang, word: OwnWord) -> &'static str {
    static ROWS: LazyLock<Vec<Vec<&'static str>>> =
        LazyLock::new(|| crate::knowledge::rows(include_str!("own.tsv")).collect());
    let column = if lang == Lang::Ar { 1 } else { 2 };
    ROWS.get(word as usize).and_then(|row| row.get(column)).copied().unwrap_or_else(|| word.key())
}

/// The same with its gaps filled.
pub fn fill(lang: Lang, word: OwnWord, gaps: &[(&str, &str)]) -> String {
    fill_gaps(say(lang, word), gaps)
}

/// The sentence that names the limits.
pub fn limits(lang: Lang, word: OwnWord) -> String {
    let size = (BYTES_MAX / 1_000_000).to_string();
    fill(lang, word, &[("files", &FILES_MAX.to_string()), ("size", &size)])
}

/// What came of a reader's files, without a language yet: the worker makes it, the page shows it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    pub files: Vec<FileReport>,
    pub doubts: Vec<DoubtReport>,
    pub articles: u32,
    pub passages: u32,
    pub persons: u32,
}

/// One file, in the order opened.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FileReport {
    pub name: String,
    /// Why it gives no article: the key of the sentence; empty where it does.
    pub unread: String,
    pub encoding: String,
    pub broken: bool,
    /// Of the article, as shown.
    pub title: String,
    /// `YYYY-MM-DD`; empty where it is unknown.
    pub published: String,
    /// [`Basis`] by name, and the evidence as resolving writes it.
    pub basis: String,
    pub evidence: String,
    pub conflict: String,
    pub passages: u32,
    /// Lines that are no part of the article.
    pub folded: u32,
}

/// A merge that was inferred.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DoubtReport {
    pub text: String,
    pub name_ar: String,
    pub name_en: String,
    pub rule: String,
    pub evidence: String,
    pub percent: u8,
}

/// Gathers what is told of the files.
pub fn report(opened: &Opened) -> Report {
    let draft = &opened.prepared.draft;
    let files = opened.seen.iter().map(|seen| {
        let article = draft.articles.iter().find(|it| it.file == seen.name);
        let report = FileReport {
            name: seen.name.clone(),
            unread: seen.unread.map_or("", |it| unread_word(it).key()).to_owned(),
            encoding: seen.encoding.to_owned(),
            broken: seen.broken > 0,
            conflict: seen.conflict.clone().unwrap_or_default(),
            ..FileReport::default()
        };
        match article {
            Some(article) => of_article(article, report),
            None => report,
        }
    });
    let doubts = opened.prepared.doubts.iter().take(DOUBTS_MAX).filter_map(|doubt| {
        let entity = draft.entities.get(doubt.entity as usize)?;
        Some(DoubtReport {
            text: doubt.text.clone(),
            name_ar: entity.name_ar.clone(),
            name_en: entity.name_en.clone(),
            rule: doubt.rule.to_owned(),
            evidence: doubt.evidence.clone(),
            percent: (doubt.confidence * 100.0).round() as u8,
        })
    });
    Report {
        files: files.collect(),
        doubts: doubts.collect(),
        articles: draft.articles.len() as u32,
        passages: draft.articles.iter().map(|it| it.passages.len() as u32).sum(),
        persons: draft.entities.iter().filter(|it| it.kind == Some(SpanKind::Person)).count() as u32,
    }
}

fn of_article(article: &ArticleDraft, report: FileReport) -> FileReport {
    let published = article.published.as_ref();
    let folded = article.lines.iter().filter(|line| line.kind.is_furniture()).count();
    FileReport {
        title: article.title.clone(),
        published: published.map(|it| it.day.to_string()).unwrap_or_default(),
        basis: published.map_or("", |it| it.basis.name()).to_owned(),
        evidence: published.map(|it| it.evidence.clone()).unwrap_or_default(),
        passages: article.passages.len() as u32,
        folded: folded as u32,
        ..report
    }
}

fn unread_word(unread: Unread) -> OwnWord {
    match unread {
        Unread::Empty => OwnWord::UnreadEmpty,
        Unread::NoArticle => OwnWord::UnreadNoArticle,
        Unread::NotText("a PDF document") => OwnWord::UnreadPdf,
        Unread::NotText("a picture") => OwnWord::UnreadPicture,
        Unread::NotText("a compressed file") => OwnWord::UnreadPacked,
        Unread::NotText("binary data") => OwnWord::UnreadBinary,
        Unread::NotText(_) => OwnWord::UnreadOffice,
    }
}

impl FileReport {
    /// A file that the browser did not hand over.
    pub fn closed(name: &str) -> FileReport {
        FileReport { name: name.to_owned(), unread: OwnWord::UnreadClosed.key().to_owned(), ..FileReport::default() }
    }

    /// Why it was not read, in words; `None` where it was.
    pub fn unread_words(&self, lang: Lang) -> Option<&'static str> {
        let word = OwnWord::ALL.iter().find(|word| word.key() == self.unread)?;
        Some(say(lang, *word))
    }

    /// What there is to know of a file that was read, a sentence each: how long, how the day of publication is known and
    /// what speaks against it, how its bytes were read.
    pub fn facts(&self, lang: Lang) -> Vec<String> {
        let mut facts = vec![count_words(lang, Counted::Passages, self.passages)];
        match Day::parse(&self.published) {
            Some(day) => facts.push(self.day_fact(lang, day)),
            None => facts.push(say(lang, OwnWord::NoDay).to_owned()),
        }
        if !self.conflict.is_empty() {
            facts.push(conflict_words(lang, &self.conflict));
        }
        if self.encoding != "UTF-8" {
            facts.push(fill(lang, OwnWord::ReadAs, &[("encoding", &format!("\u{2066}{}\u{2069}", self.encoding))]));
        }
        if self.broken {
            facts.push(say(lang, OwnWord::Broken).to_owned());
        }
        facts
    }

    fn day_fact(&self, lang: Lang, day: Day) -> String {
        let basis = Basis::parse(&self.basis).filter(|basis| *basis != Basis::Stated);
        let Some(basis) = basis else { return day_words(lang, day) };
        let basis = super::say(lang, basis_word(basis));
        let comma = if lang == Lang::Ar { "، " } else { ", " };
        [day_words(lang, day), basis.to_owned(), evidence_words(lang, &self.evidence)].join(comma)
    }
}

impl DoubtReport {
    pub fn words(&self, lang: Lang) -> String {
        let entity = match lang {
            Lang::En if !self.name_en.is_empty() => &self.name_en,
            _ if self.name_ar.is_empty() => &self.name_en,
            _ => &self.name_ar,
        };
        let why = reason(lang, Rules::Merges, &self.rule, &self.evidence);
        let isolated = |text: &str| format!("\u{2068}{text}\u{2069}");
        let gaps = [
            ("text", isolated(&self.text)),
            ("entity", isolated(entity)),
            ("percent", self.percent.to_string()),
            ("reason", why),
        ];
        fill(lang, OwnWord::Doubt, &gaps.each_ref().map(|(name, value)| (*name, value.as_str())))
    }
}

impl Report {
    /// The files that were read, those first whose day of publication is doubtful.
    pub fn by_doubt(&self) -> Vec<&FileReport> {
        let read = |it: &&FileReport| OwnWord::ALL.iter().all(|word| word.key() != it.unread);
        let mut files: Vec<&FileReport> = self.files.iter().filter(read).collect();
        order::sort_by_key(&mut files, |it| match (it.conflict.is_empty(), Basis::parse(&it.basis)) {
            (false, _) => 0u8,
            (_, None) => 1,
            (_, Some(Basis::Stated)) => 3,
            _ => 2,
        });
        files
    }

    /// What was read altogether.
    pub fn summary(&self, lang: Lang) -> String {
        if self.articles == 0 {
            return say(lang, OwnWord::NothingRead).to_owned();
        }
        let count = |what, n| count_words(lang, what, n);
        let gaps = [
            ("articles", count(Counted::Articles, self.articles)),
            ("passages", count(Counted::Passages, self.passages)),
            ("persons", count(Counted::Persons, self.persons)),
        ];
        fill(lang, OwnWord::Done, &gaps.each_ref().map(|(name, value)| (*name, value.as_str())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prepare::own::{File, open};
    use crate::source;

    #[test]
    fn every_word_stands_in_both_languages_in_its_place() {
        let rows: Vec<Vec<&str>> = crate::knowledge::rows(include_str!("own.tsv")).collect();
        let keys: Vec<&str> = rows.iter().map(|row| row[0]).collect();
        assert_eq!(keys, OwnWord::ALL.iter().map(|word| word.key()).collect::<Vec<_>>());
        for row in rows {
            let gaps = |text: &str| text.matches('{').count();
            assert!(row.len() == 3 && !row[1].is_empty() && !row[2].is_empty(), "{row:?}");
            assert_eq!(gaps(row[1]), gaps(row[2]), "{row:?}: the same gaps in both languages");
        }
    }

    fn told(name: &str, bytes: &[u8]) -> FileReport {
        let file = File { name: name.to_owned(), decoded: source::decode(bytes), ..File::default() };
        report(&open(vec![file], &mut |_| ())).files.remove(0)
    }

    #[test]
    fn files_that_are_not_read_say_why() {
        for (bytes, en) in [
            (&b""[..], "is empty"),
            (b"%PDF-1.4", "is a PDF document; copy its text and paste it here"),
            (b"PK\x03\x04", "is an office document or an archive; save it as text first"),
            (b"\x89PNG", "is a picture, no text"),
            (b"\x1f\x8b", "is compressed; unpack it first"),
            (b"a\0b\x01", "is no text"),
        ] {
            let told = told("a.txt", bytes);
            assert_eq!(told.unread_words(Lang::En), Some(en));
            assert!(told.unread_words(Lang::Ar).is_some_and(|it| it != told.unread));
        }
        assert_eq!(FileReport::closed("a").unread_words(Lang::En), Some("the browser could not open it"));
    }

    #[test]
    fn what_is_told_of_a_file_that_is_read() {
        let text = "وزير الخارجية يصل إلى بغداد\n\nقال الوزير أيمن الصفدي اليوم السبت 15 يوليو 2023 إن بلاده مستعدة.\n";
        let dated = told("a.txt", text.as_bytes());
        assert_eq!(dated.unread_words(Lang::Ar), None);
        assert_eq!((dated.title.as_str(), dated.published.as_str()), ("وزير الخارجية يصل إلى بغداد", "2023-07-15"));
        assert_eq!(
            dated.facts(Lang::En),
            [
                "2 passages",
                "15 July 2023, inferred from the article's text, words that count from publication and name a day: “\u{2068}اليوم السبت 15 يوليو 2023\u{2069}”"
            ]
        );
        let (windows, _, _) =
            encoding_rs::WINDOWS_1256.encode("عنوان الخبر هنا\n\nقال الوزير أمس إن بلاده مستعدة لذلك.\n");
        let undated = told("b.txt", &windows);
        assert_eq!(
            undated.facts(Lang::Ar)[1..],
            [say(Lang::Ar, OwnWord::NoDay).to_owned(), "الترميز \u{2066}windows-1256\u{2069}".to_owned()]
        );
    }

    #[test]
    fn the_report_survives_the_way_to_the_page() {
        let text = "لقاء في باكو\n\nقال وزير الخارجية الأذربيجاني جيحون بيراموف إن بلاده مستعدة. وأضاف بيراموف أن المحادثات مستمرة.\n";
        let file = File { name: "a.txt".to_owned(), decoded: source::decode(text.as_bytes()), ..File::default() };
        let report = report(&open(vec![file], &mut |_| ()));
        assert_eq!((report.articles, report.passages, report.persons), (1, 2, 1));
        assert_eq!(report.summary(Lang::En), "Your files are read: 1 article, 2 passages, 1 person");
        let json = serde_json::to_string(&report).expect("plain values");
        assert_eq!(serde_json::from_str::<Report>(&json).expect("the same"), report);
        assert_eq!(Report::default().summary(Lang::Ar), "لم يُقرأ مقال من هذه الملفات");
    }

    #[test]
    fn the_doubtful_stand_first() {
        let file = |name: &str, basis: &str, conflict: &str| FileReport {
            name: name.to_owned(),
            basis: basis.to_owned(),
            conflict: conflict.to_owned(),
            ..FileReport::default()
        };
        let closed = FileReport::closed("e");
        let files =
            [file("a", "stated", ""), file("b", "text", ""), file("c", "", ""), closed, file("d", "stated", "x")];
        let report = Report { files: files.into(), ..Report::default() };
        let names: Vec<&str> = report.by_doubt().iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["d", "c", "b", "a"]);
    }

    #[test]
    fn a_doubt_in_words() {
        let doubt = DoubtReport {
            text: "جالانت".to_owned(),
            name_ar: "يوآف غالانت".to_owned(),
            name_en: "Yoav Gallant".to_owned(),
            rule: "same-sound".to_owned(),
            evidence: String::new(),
            percent: 80,
        };
        assert_eq!(
            doubt.words(Lang::En),
            "“\u{2068}جالانت\u{2069}” is \u{2068}Yoav Gallant\u{2069} (80 %); another transliteration of the same name"
        );
    }
}
