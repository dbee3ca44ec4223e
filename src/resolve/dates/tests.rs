//! The table of phrases beside this file, and the laws that hold for any text.

use proptest::prelude::*;

use super::resolve;
use crate::annotate::{Reading, dates};
use crate::corpus::draft::DateDraft;
use crate::day::{Day, Interval};
use crate::line::LineKind;
use crate::source::{Line, Page, line::Reason};
use crate::span::Extent;

/// A page whose lines are all body text.
fn page(text: &str) -> Page {
    let mut at = 0;
    let lines = text
        .split('\n')
        .map(|line| {
            let extent = Extent::new(at, at + line.chars().count() as u32);
            at = extent.end + 1;
            Line { extent, kind: LineKind::Body, reason: Reason::default() }
        })
        .collect();
    Page { text: text.to_owned(), lines, ..Page::default() }
}

fn read(text: &str, published: Option<Day>) -> Vec<(Extent, DateDraft)> {
    let page = page(text);
    let reading = Reading::new(&page);
    let found = dates::find(&reading);
    let drafts = resolve(&reading, &found, published);
    found.iter().map(|f| f.extent).zip(drafts).collect()
}

/// The text with every expression found in brackets, and what each means.
fn shown(text: &str, read: &[(Extent, DateDraft)]) -> (String, String) {
    let mut out = String::new();
    let mut meanings = Vec::new();
    for (i, c) in text.chars().enumerate() {
        if read.iter().any(|(e, _)| e.end as usize == i) {
            out.push(']');
        }
        if read.iter().any(|(e, _)| e.start as usize == i) {
            out.push('[');
        }
        out.push(c);
    }
    if read.iter().any(|(e, _)| e.end as usize == text.chars().count()) {
        out.push(']');
    }
    for (_, draft) in read {
        let days = match draft.interval {
            None => "-".to_owned(),
            Some(it) if it.days() == 1 => it.from().to_string(),
            Some(it) => format!("{}..{}", it.from(), it.to()),
        };
        meanings.push(if draft.conflict.is_empty() { days } else { format!("{days}!") });
    }
    (out, meanings.join(" ; "))
}

/// The rows of the tables of phrases.
fn cases() -> impl Iterator<Item = &'static str> {
    let files = [include_str!("cases.tsv"), include_str!("countries.tsv")];
    files.into_iter().flat_map(str::lines).filter(|row| !row.starts_with('#') && !row.trim().is_empty())
}

#[test]
fn phrases_of_newspapers() {
    let mut wrong = Vec::new();
    let mut rows = 0;
    for row in cases() {
        let mut columns = row.split('\t');
        let (published, words) = (columns.next().unwrap_or(""), columns.next().unwrap_or(""));
        let expected = columns.next().unwrap_or("").trim();
        let text: String = words.chars().filter(|c| !matches!(c, '[' | ']')).collect();
        let (brackets, meanings) = shown(&text, &read(&text, Day::parse(published)));
        rows += 1;
        if brackets != words || meanings != expected {
            wrong.push(format!("{published}\n  {words}\n  {brackets}\n  {expected} | {meanings}"));
        }
    }
    assert!(rows >= 500, "only {rows} cases were read");
    assert!(wrong.is_empty(), "{} of {rows}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn without_a_day_of_publication_dates_stay_open() {
    for text in ["زار باكو أمس", "زار باكو مارس الماضي", "زار باكو الأربعاء", "قبل عامين", "الأسبوع الماضي", "في 12 مايو"]
    {
        for (_, draft) in read(text, None) {
            assert_eq!((draft.interval, draft.anchor.name()), (None, "none"), "{text}");
        }
        assert!(!read(text, None).is_empty(), "{text}");
    }
    assert!(read("في 13 يوليو 2023", None)[0].1.interval.is_some());
}

proptest! {
    #[test]
    fn resolving_is_total(text in "(\\PC|\n){0,80}", day in -720_000i32..2_940_000) {
        for (extent, draft) in read(&text, Some(Day(day))) {
            prop_assert!(extent.start < extent.end && extent.end as usize <= text.chars().count());
            prop_assert!(draft.interval.is_none_or(|it: Interval| it.from() <= it.to()));
        }
    }

    #[test]
    fn resolving_words_of_dates_is_total(
        words in proptest::collection::vec(proptest::sample::select(WORDS), 1..14),
        day in proptest::option::of(-720_000i32..2_940_000),
    ) {
        let text = words.join(" ");
        let mut last = 0;
        for (extent, draft) in read(&text, day.map(Day)) {
            prop_assert!(extent.start >= last && extent.start < extent.end);
            last = extent.end;
            prop_assert!(extent.end as usize <= text.chars().count());
            prop_assert!(draft.interval.is_none_or(|it: Interval| it.from() <= it.to()));
            prop_assert!(draft.interval.is_some() == (draft.anchor.name() != "none"));
        }
    }
}

const WORDS: &[&str] = &[
    "في",
    "من",
    "إلى",
    "بين",
    "و",
    "حتى",
    "منذ",
    "قبل",
    "بعد",
    "خلال",
    "يوم",
    "يومي",
    "عام",
    "عامي",
    "شهر",
    "الشهر",
    "العام",
    "القرن",
    "العقد",
    "الأسبوع",
    "الماضي",
    "المقبل",
    "الجاري",
    "نفسه",
    "التالي",
    "السابق",
    "أمس",
    "اليوم",
    "غدا",
    "الأول",
    "مطلع",
    "نهاية",
    "أوائل",
    "مارس",
    "آذار",
    "/",
    "-",
    "(",
    ")",
    "،",
    "2023",
    "2020",
    "31",
    "3",
    "12",
    "0",
    "1444",
    "هـ",
    "رمضان",
    "الأحد",
    "الاثنين",
    "ليل",
    "مساء",
    "صيف",
    "تسعينات",
    "الربع",
    "النصف",
    "ثلاثة",
    "أيام",
    "عامين",
    "سنوات",
    "مليار",
    "قرون",
    "999999",
    "الأيام",
    "الثلاثة",
    "ذلك",
    "الوقت",
    "آنذاك",
    "الآن",
    "بيومين",
    "فبراير",
    "29",
    "30",
    "October",
    "5",
    ",",
    ".",
    "الموافق",
    "قبل الميلاد",
    "القرن التاسع عشر",
    "قال",
    "سيعقد",
    "ما",
    "نحو",
    "أكثر من",
    "الـ24",
    "ساعة",
];

/// Whatever resolves a phrase of the table, or disagrees within it, has words for the reader.
#[test]
fn every_rule_has_words() {
    let file = include_str!("../../knowledge/date_rules.tsv");
    let known: std::collections::HashSet<&str> =
        crate::knowledge::rows(file).filter_map(|row| row.first().copied()).collect();
    for row in cases() {
        let (published, words) = row.split_once('\t').unwrap_or_default();
        let text: String = words.chars().filter(|c| !matches!(c, '[' | ']')).collect();
        for (_, draft) in read(&text, Day::parse(published)) {
            let conflicts = draft.conflict.split("; ").filter_map(|conflict| conflict.split(' ').next());
            for id in conflicts.chain([draft.rule.as_str()]).filter(|id| !id.is_empty()) {
                assert!(known.contains(id), "{id}: {text}");
            }
        }
    }
}
