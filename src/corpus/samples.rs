//! Corpora for tests: random drafts, and a small one to write tables against.

use proptest::prelude::*;

use super::draft::*;
use crate::day::{Day, Interval};
use crate::line::LineKind;
use crate::span::{Extent, SpanKind};

const WORDS: [&str; 14] = [
    "قال",
    "وقال",
    "الحكومة",
    "وبالحكومة",
    "حكومة",
    "غالانت",
    "أذربيجان",
    "بأذربيجان",
    "13",
    "يوليو",
    "إلهام",
    "هام",
    "Baku",
    "،",
];

/// One article in the making: lines are joined by line ends and become passages where they are article text.
#[derive(Default)]
pub struct Writing {
    pub article: ArticleDraft,
    chars: u32,
}

impl Writing {
    pub fn new(aid: &str) -> Writing {
        let article =
            ArticleDraft { aid: aid.into(), key: aid.into(), file: format!("{aid}.txt"), ..Default::default() };
        Writing { article, chars: 0 }
    }

    /// Adds a line; the start of it in code points.
    pub fn line(&mut self, kind: LineKind, text: &str) -> u32 {
        let start = self.chars;
        let extent = Extent::new(start, start + text.chars().count() as u32);
        self.chars = extent.end + 1;
        self.article.text.push_str(text);
        self.article.text.push('\n');
        if kind == LineKind::Title && self.article.title.is_empty() {
            self.article.title = text.into();
        }
        let (rule, evidence) = if kind.is_furniture() { ("related-label", "اقرأ أيضا") } else { ("", "") };
        self.article.lines.push(LineDraft { extent, kind, rule: rule.into(), evidence: evidence.into() });
        if kind.is_article() && !text.trim().is_empty() {
            const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
            let n = self.article.passages.len();
            let pid = [0, n / 32 % 32, n % 32].map(|d| char::from(DIGITS[d])).iter().collect();
            self.article.passages.push(PassageDraft { pid, extent, kind });
        }
        start
    }

    /// Marks the first place of `words` in the last line.
    pub fn mark(&mut self, words: &str, kind: SpanKind) -> &mut MarkDraft {
        let line = self.article.lines.last().unwrap().extent;
        let text: String = self.article.text.chars().skip(line.start as usize).take(line.len() as usize).collect();
        let at = text.find(words).unwrap_or_else(|| panic!("{words} is not in {text}"));
        let start = line.start + text[..at].chars().count() as u32;
        let extent = Extent::new(start, start + words.chars().count() as u32);
        self.article.marks.push(plain_mark(extent, kind));
        self.article.marks.last_mut().unwrap()
    }

    pub fn name(&mut self, words: &str, kind: SpanKind, entity: u32) {
        self.mark(words, kind).entity = Some(entity);
    }

    pub fn date(&mut self, words: &str, interval: &str, rule: &str, anchor: Anchor) {
        let interval = Interval::parse(interval);
        self.mark(words, SpanKind::Date).date = Some(DateDraft {
            interval,
            value: String::new(),
            class: DateClass::Relative,
            anchor,
            rule: rule.into(),
            conflict: String::new(),
        });
    }
}

pub fn plain_mark(extent: Extent, kind: SpanKind) -> MarkDraft {
    MarkDraft { extent, kind, nested: false, entity: None, role: None, date: None, figure: None, speaker: None }
}

pub fn entity(id: &str, kind: SpanKind, name_ar: &str, name_en: &str, spellings: &[(&str, u32)]) -> EntityDraft {
    let variant = |(text, count): &(&str, u32)| VariantDraft {
        text: (*text).into(),
        count: *count,
        rule: "same-name".into(),
        evidence: String::new(),
    };
    EntityDraft {
        id: id.into(),
        kind: Some(kind),
        name_ar: name_ar.into(),
        name_en: name_en.into(),
        variants: spellings.iter().map(variant).collect(),
        ..Default::default()
    }
}

/// Two articles, six passages, four entities: 0 علييف, 1 باكو, 2 غالانت, 3 وزارة الدفاع.
pub fn small() -> Draft {
    let mut first = Writing::new("aaaaa");
    first.line(LineKind::Title, "غالانت يصل إلى باكو");
    first.name("غالانت", SpanKind::Person, 2);
    first.name("باكو", SpanKind::Place, 1);
    first.line(LineKind::Related, "اقرأ أيضا: خبر آخر");
    first.line(LineKind::Blank, "");
    first.line(LineKind::Body, "التقى وزير الدفاع يوآف جالانت بالرئيس إلهام علييف في مارس الماضي");
    first.name("يوآف جالانت", SpanKind::Person, 2);
    first.name("إلهام علييف", SpanKind::Person, 0);
    first.date("مارس الماضي", "2023-03", "month-last", Anchor::Published);
    first.line(LineKind::Body, "وقال علييف إن بلاده تشتري 69٪ من سلاحها");
    first.name("علييف", SpanKind::Person, 0);
    first.mark("69٪", SpanKind::Figure).figure = Some(FigureDraft {
        number: 69.0,
        max: None,
        unit: "%".into(),
        comparator: Comparator::Equal,
        approximate: false,
    });
    first.article.publisher = Some("صحيفة النهار".into());
    first.article.published = published("2023-04-19", Basis::Stated);

    let mut second = Writing::new("bbbbb");
    second.line(LineKind::Title, "زيارة سرية");
    second.line(LineKind::Body, "زار مسؤول في وزارة الدفاع باكو أمس الخميس 13 يوليو 2023");
    second.name("وزارة الدفاع", SpanKind::Organisation, 3);
    second.name("باكو", SpanKind::Place, 1);
    second.date("أمس الخميس 13 يوليو 2023", "2023-07-13", "full-date", Anchor::Text);
    second.line(LineKind::Body, "ولم تعلق الحكومة على الزيارة");

    let mut ministry =
        entity("ministry-of-defence", SpanKind::Organisation, "وزارة الدفاع", "Ministry of Defence", &[]);
    ministry.wikidata = Some("Q1".into());
    let mut gallant =
        entity("gallant", SpanKind::Person, "يوآف غالانت", "Yoav Gallant", &[("غالانت", 1), ("يوآف جالانت", 1)]);
    gallant.roles.push(("وزير الدفاع".into(), 0));
    Draft {
        articles: vec![first.article, second.article],
        entities: vec![
            entity("aliyev", SpanKind::Person, "إلهام علييف", "Ilham Aliyev", &[("إلهام علييف", 1), ("علييف", 1)]),
            entity("baku", SpanKind::Place, "باكو", "Baku", &[("باكو", 2)]),
            gallant,
            ministry,
        ],
    }
}

fn published(day: &str, basis: Basis) -> Option<Published> {
    Some(Published { day: Day::parse(day)?, basis, evidence: "من الصفحة".into() })
}

fn interval() -> impl Strategy<Value = Interval> {
    (19_300i32..19_600, prop_oneof![Just(0), Just(6), 0..400])
        .prop_map(|(from, days)| Interval::between(Day(from), Day(from + days)))
}

fn mark(kind: usize, entities: u32, extent: Extent) -> impl Strategy<Value = MarkDraft> {
    let kind = SpanKind::ALL[kind];
    (any::<bool>(), prop::option::of(0..entities.max(1)), prop::option::of(interval()), 0u32..1000).prop_map(
        move |(nested, entity, interval, number)| {
            let mut mark = plain_mark(extent, kind);
            let entity = entity.filter(|it| *it < entities);
            mark.nested = nested;
            match kind {
                SpanKind::Date => {
                    mark.date = Some(DateDraft {
                        interval,
                        value: number.to_string(),
                        class: DateClass::ALL[number as usize % 5],
                        anchor: Anchor::ALL[number as usize % 3],
                        rule: "rule".into(),
                        conflict: if nested { "يوم".into() } else { String::new() },
                    });
                }
                SpanKind::Figure => {
                    mark.figure = Some(FigureDraft {
                        number: f64::from(number) / 8.0,
                        max: entity.map(f64::from),
                        unit: "km".into(),
                        comparator: Comparator::ALL[number as usize % 4],
                        approximate: nested,
                    });
                }
                SpanKind::Quote => mark.speaker = entity,
                _ => {
                    mark.entity = entity;
                    mark.role = nested.then(|| "وزير".into());
                }
            }
            mark
        },
    )
}

type LineParts = (usize, Vec<usize>, Vec<(usize, usize, usize)>);

fn article(at: usize, entities: u32) -> impl Strategy<Value = ArticleDraft> {
    let line = (
        0usize..9,
        prop::collection::vec(0..WORDS.len(), 0..8),
        prop::collection::vec((0usize..8, 0usize..8, 1usize..4), 0..4),
    );
    let head = (prop::option::of(19_300i32..19_600), 0usize..4, 0usize..3);
    (head, prop::collection::vec(line, 0..7)).prop_flat_map(move |((day, basis, publisher), lines)| {
        let mut writing = Writing::new(&format!("{at:05}"));
        let mut marks = Vec::new();
        for line in lines {
            add_line(&mut writing, line, &mut marks);
        }
        writing.article.published =
            day.map(|day| Published { day: Day(day), basis: Basis::ALL[basis], evidence: "دليل".into() });
        writing.article.publisher = [None, Some("رويترز".into()), Some("الأناضول".into())][publisher].clone();
        writing.article.author = (basis == 1).then(|| "كاتب".into());
        let marks: Vec<_> = marks.into_iter().map(|(kind, extent)| mark(kind, entities, extent)).collect();
        (Just(writing.article), marks).prop_map(|(mut article, mut marks)| {
            marks.sort_by_key(|m| (m.extent.start, u32::MAX - m.extent.end, m.kind));
            article.marks = marks;
            article
        })
    })
}

fn add_line(writing: &mut Writing, (kind, words, spans): LineParts, marks: &mut Vec<(usize, Extent)>) {
    let kind = LineKind::ALL[kind];
    let words: Vec<&str> = words.into_iter().map(|at| WORDS[at]).collect();
    let text = if kind == LineKind::Blank { String::new() } else { words.join(" ") };
    let start = writing.line(kind, &text);
    if !kind.is_article() || words.is_empty() {
        return;
    }
    let starts: Vec<u32> = (words.iter().scan(start, |at, word| {
        let this = *at;
        *at += word.chars().count() as u32 + 1;
        Some(this)
    }))
    .collect();
    for (kind, first, length) in spans {
        let first = first % words.len();
        let last = (first + length - 1).min(words.len() - 1);
        marks.push((kind, Extent::new(starts[first], starts[last] + words[last].chars().count() as u32)));
    }
}

/// Small random drafts in good order.
pub fn drafts() -> impl Strategy<Value = Draft> {
    (0usize..5, 0usize..6).prop_flat_map(|(articles, entities)| {
        let list: Vec<_> = (0..articles).map(|at| article(at, entities as u32)).collect();
        let kinds = prop::collection::vec(0usize..5, entities);
        (list, kinds).prop_map(|(articles, kinds)| {
            let entity = |(at, kind): (usize, usize)| {
                let mut it = entity(
                    &format!("e{at}"),
                    SpanKind::ALL[kind],
                    WORDS[at + 2],
                    "Name",
                    &[(WORDS[at + 2], at as u32)],
                );
                it.roles = articles.iter().enumerate().skip(at).map(|(n, _)| ("رئيس".into(), n as u32)).collect();
                it.wikidata = (kind == 1).then(|| format!("Q{at}"));
                it
            };
            let entities = kinds.into_iter().enumerate().map(entity).collect();
            Draft { articles, entities }
        })
    })
}
