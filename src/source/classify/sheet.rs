//! The page as the rules see it: its units with their measures, and the verdicts on them.

use std::collections::HashMap;
use std::ops::Range;

use super::super::html::{Facts, Region};
use super::super::labels::{self, Class, Context, Label};
use super::super::shape::{self, End, Shape, Start};
use super::super::words::{StemCounts, Stems, Word, Words};
use super::Markup;
use super::vocabulary::stems_of;
use crate::line::LineKind;
use crate::span::Extent;

/// What has been decided about a unit, and why.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Verdict {
    pub kind: LineKind,
    pub rule: &'static str,
    pub evidence: String,
}

/// One line that is not blank, or the lines of one paragraph that was broken to a column's width.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    /// Indices of the page's lines.
    pub lines: Range<usize>,
    pub words: Range<usize>,
    /// Bytes of the text, from the first to the last line.
    pub bytes: Range<usize>,
    pub shape: Shape,
    pub label: Option<Label>,
    /// Blank lines before it.
    pub gap: usize,
    /// Sentences that could be an article's.
    pub prose: bool,
    /// Its words are part of the vocabulary.
    pub learnt: bool,
    /// How many units of the page have the same words.
    pub repeats: usize,
    /// In how many files of the folder the line stands, of how many.
    pub files: (u32, u32),
    /// What the markup says of it.
    pub facts: Option<Facts>,
    pub verdict: Option<Verdict>,
}

impl Unit {
    pub fn class(&self) -> Option<Class> {
        self.label.map(|label| label.class)
    }

    pub fn is_furniture(&self) -> bool {
        self.verdict.as_ref().is_some_and(|v| v.kind.is_furniture())
    }

    /// The markup puts it outside the article, or into a row of links.
    pub fn is_outside(&self) -> bool {
        self.facts.is_some_and(|facts| facts.region != Region::Text || facts.links >= 0.7)
    }

    /// Words and numbers.
    pub fn len(&self) -> usize {
        self.shape.words + self.shape.numbers
    }

    /// Could be a headline: Arabic, not a sentence's length, no date alone.
    pub fn is_headline_shaped(&self) -> bool {
        let s = &self.shape;
        s.is_arabic()
            && (2..=30).contains(&s.words)
            && !s.stamp
            && !s.address
            && !matches!(s.start, Start::Bullet | Start::Turn)
            && !matches!(s.end, End::Colon | End::Broken)
    }
}

pub(crate) struct Sheet<'t> {
    pub text: &'t str,
    pub words: Words,
    pub units: Vec<Unit>,
    /// Stems of the article's sentences, and in how many of them each stands.
    pub(super) vocabulary: StemCounts,
    /// Stems of the headline as the head of the page gives it.
    pub(super) title: Stems,
}

impl<'t> Sheet<'t> {
    pub fn new(text: &'t str, lines: &[(Extent, Range<usize>)], markup: &Markup) -> Sheet<'t> {
        let mut sheet = Sheet {
            text,
            words: Words::default(),
            units: Vec::new(),
            vocabulary: StemCounts::default(),
            title: Stems::default(),
        };
        if let Some(title) = &markup.title {
            sheet.title = stems_of(title);
        }
        let mut gap = 0;
        for (index, (_, bytes)) in lines.iter().enumerate() {
            let line = text.get(bytes.clone()).unwrap_or("");
            if line.trim_matches(shape::is_space).is_empty() {
                gap += 1;
                continue;
            }
            let words = sheet.words.read(line, bytes.start);
            let shape = shape::measure(line, &sheet.words, sheet.words.get(&words));
            sheet.units.push(Unit {
                lines: index..index + 1,
                words,
                bytes: bytes.clone(),
                shape,
                label: None,
                gap,
                prose: false,
                learnt: false,
                repeats: 1,
                files: (0, 0),
                facts: markup.facts.get(index).copied(),
                verdict: None,
            });
            gap = 0;
        }
        if markup.facts.is_empty() {
            sheet.unwrap_columns();
        }
        sheet.find_labels();
        sheet.count_repeats();
        sheet
    }

    fn find_labels(&mut self) {
        for at in 0..self.units.len() {
            let unit = &self.units[at];
            let context = Context { text: self.text, sentence: unit.shape.is_sentence() };
            let words = self.words.get(&unit.words);
            let label = labels::find(&self.words, words, &context).or_else(|| self.copyright(unit));
            self.units[at].label = label;
        }
    }

    /// The sign of copyright: before an agency it is a picture's, otherwise the site's.
    fn copyright(&self, unit: &Unit) -> Option<Label> {
        if unit.len() > 16 || !self.text.get(unit.bytes.clone()).is_some_and(|text| text.contains('©')) {
            return None;
        }
        let class = if self.names_agency(unit) { Class::Credit } else { Class::Legal };
        Some(Label { class, before: 0, words: 0, after: unit.len() })
    }

    fn count_repeats(&mut self) {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for unit in &self.units {
            *seen.entry(self.words.key(self.words.get(&unit.words))).or_default() += 1;
        }
        let counts: Vec<usize> = self
            .units
            .iter()
            .map(|unit| seen.get(self.words.key(self.words.get(&unit.words))).copied().unwrap_or(1))
            .collect();
        for (unit, count) in self.units.iter_mut().zip(counts) {
            unit.repeats = if unit.shape.words == 0 { 1 } else { count };
        }
    }

    pub fn words_of(&self, unit: &Unit) -> &[Word] {
        self.words.get(&unit.words)
    }

    pub fn key(&self, unit: &Unit) -> &str {
        self.words.key(self.words_of(unit))
    }

    /// The words that a label was read from, as they stand in the text.
    pub fn label_words(&self, unit: &Unit) -> String {
        let Some(label) = unit.label else { return String::new() };
        let words = self.words_of(unit);
        match (words.get(label.before), words.get((label.before + label.words).saturating_sub(1))) {
            (Some(first), Some(last)) => {
                self.text.get(first.source.0 as usize..last.source.1 as usize).unwrap_or("").to_owned()
            }
            _ => String::new(),
        }
    }

    /// Gives a unit its kind, unless it has one already.
    pub fn settle(&mut self, at: usize, kind: LineKind, rule: &'static str, evidence: String) {
        if let Some(unit) = self.units.get_mut(at)
            && unit.verdict.is_none()
        {
            unit.verdict = Some(Verdict { kind, rule, evidence });
        }
    }

    /// Gives a unit the kind of its label.
    pub fn settle_label(&mut self, at: usize, kind: LineKind, rule: &'static str) {
        let words = self.units.get(at).map(|unit| self.label_words(unit)).unwrap_or_default();
        self.settle(at, kind, rule, words);
    }

    pub fn is_open(&self, at: usize) -> bool {
        self.units.get(at).is_some_and(|unit| unit.verdict.is_none())
    }

    /// The kind a unit has been given.
    pub fn kind(&self, at: usize) -> Option<LineKind> {
        self.units.get(at)?.verdict.as_ref().map(|verdict| verdict.kind)
    }
}
