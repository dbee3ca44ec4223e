//! The page as the rules see it: its units with their measures, and the verdicts on them.

use std::collections::HashMap;
use std::ops::Range;

use super::super::html::{Facts, Region};
use super::super::labels::{self, Class, Context, Label};
use super::super::names;
use super::super::shape::{self, End, Shape, Start};
use super::super::words::{StemCounts, Stems, Word, Words};
use super::Markup;
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
    vocabulary: StemCounts,
    /// Stems of the headline as the head of the page gives it.
    title: Stems,
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

    /// Joins the lines of paragraphs that were broken to a column's width: most of the page's
    /// long lines then end in the middle of a sentence, all at about one length.
    fn unwrap_columns(&mut self) {
        let long: Vec<usize> = (0..self.units.len()).filter(|i| self.units[*i].shape.chars >= 40).collect();
        let widest = long.iter().map(|i| self.units[*i].shape.chars).max().unwrap_or(0);
        let full = |unit: &Unit| unit.shape.chars * 10 >= widest * 8;
        let runs_on = |unit: &Unit| full(unit) && !unit.shape.is_sentence() && unit.shape.end != End::Broken;
        let wide = long.iter().filter(|i| full(&self.units[**i])).count();
        let open =
            long.iter().filter(|i| runs_on(&self.units[**i]) && self.units.get(**i + 1).is_some_and(|n| n.gap == 0));
        if long.len() < 5 || widest > 110 || wide * 10 < long.len() * 7 || open.count() * 2 < long.len() {
            return;
        }
        let mut joined: Vec<Unit> = Vec::with_capacity(self.units.len());
        for unit in self.units.drain(..) {
            match joined.last_mut() {
                // A paragraph's first line is at least nearly full; a headline over it seldom is.
                Some(last) if unit.gap == 0 && last.shape.chars > 0 && last.prose => {
                    last.lines.end = unit.lines.end;
                    last.words.end = unit.words.end;
                    last.bytes.end = unit.bytes.end;
                    last.prose = runs_on(&unit);
                }
                _ => {
                    let open = runs_on(&unit);
                    joined.push(unit);
                    if let Some(last) = joined.last_mut() {
                        last.prose = open;
                    }
                }
            }
        }
        for unit in &mut joined {
            unit.prose = false;
            if unit.lines.len() > 1 {
                let text = self.text.get(unit.bytes.clone()).unwrap_or("");
                unit.shape = shape::measure(text, &self.words, self.words.get(&unit.words));
            }
        }
        self.units = joined;
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

    /// The stems that say what a unit is about.
    pub fn stems(&self, unit: &Unit) -> impl Iterator<Item = u64> {
        self.words_of(unit).iter().map(|word| word.stem).filter(|stem| *stem != 0)
    }

    /// Takes the words of a unit into the vocabulary.
    pub fn learn(&mut self, at: usize) {
        let Some(unit) = self.units.get(at).filter(|unit| !unit.learnt) else { return };
        let stems: Stems = self.stems(unit).collect();
        for stem in stems {
            *self.vocabulary.entry(stem).or_default() += 1;
        }
        self.units[at].learnt = true;
    }

    /// Share of a unit's content words that other sentences of the article use too; nothing where it has none.
    pub fn overlap(&self, unit: &Unit) -> Option<f32> {
        let (mut all, mut shared) = (0usize, 0usize);
        for stem in self.stems(unit) {
            all += 1;
            shared += usize::from(self.vocabulary.get(&stem).is_some_and(|n| *n > u32::from(unit.learnt)));
        }
        (all > 0).then(|| shared as f32 / all as f32)
    }

    /// Share of the content words that two units have in common.
    pub fn likeness(&self, a: &Unit, b: &Unit) -> f32 {
        let first: Stems = self.stems(a).collect();
        let second: Stems = self.stems(b).collect();
        let shared = first.intersection(&second).count();
        let all = first.len() + second.len() - shared;
        if all == 0 { 0.0 } else { shared as f32 / all as f32 }
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

    /// A path of a site's parts («الرئيسية / سياسة / ...», «أخبار|قطر»), or a row of their names.
    pub fn is_path(&self, unit: &Unit) -> bool {
        let text = self.text.get(unit.bytes.clone()).unwrap_or("");
        if unit.len() > 30 || unit.shape.is_sentence() {
            return false;
        }
        if text.matches('|').count() >= 3 {
            return true;
        }
        let words = self.words_of(unit);
        let site = |words: &[Word]| labels::whole(&self.words, words).is_some_and(Class::is_site);
        if (2..=8).contains(&words.len()) && words.iter().all(|word| site(std::slice::from_ref(word))) {
            return true;
        }
        let Some(mark) = text.find(['/', '»', '>', '|', '›', '«', '\\', ',', '،', '-']) else { return false };
        let byte = (unit.bytes.start + mark) as u32;
        let first = words.iter().take_while(|word| word.source.1 <= byte).count();
        let comma = text[mark..].starts_with([',', '،', '-']);
        first > 0 && site(&words[..first]) && (!comma || words.len() <= 6)
    }

    /// Words that stand in the credit of a picture from abroad.
    pub fn names_picture_source(&self, unit: &Unit) -> bool {
        const SOURCES: [&str; 10] =
            ["photo", "getty", "reuters", "afp", "ap", "epa", "file", "image", "picture", "handout"];
        self.words_of(unit).iter().any(|word| SOURCES.contains(&self.words.fold(word)))
    }

    /// Whether the bracket that ends the line holds a name rather than a number or a remark.
    pub fn bracket_is_source(&self, unit: &Unit) -> bool {
        let text = self.text.get(unit.bytes.clone()).unwrap_or("");
        let Some(open) = text.rfind('(').or_else(|| text.rfind('[')) else { return false };
        let byte = (unit.bytes.start + open) as u32;
        let inside: Vec<Word> = self.words_of(unit).iter().filter(|word| word.source.0 > byte).copied().collect();
        let remark = labels::whole(&self.words, &inside).is_some_and(Class::is_site);
        let letters = inside.iter().filter(|word| !word.is_number()).count();
        (1..=7).contains(&letters) && !remark
    }

    /// Holds the wording of a picture's text.
    pub fn has_cue(&self, unit: &Unit) -> bool {
        labels::has_cue(&self.words, self.words_of(unit))
    }

    /// The kind a unit has been given.
    pub fn kind(&self, at: usize) -> Option<LineKind> {
        self.units.get(at)?.verdict.as_ref().map(|verdict| verdict.kind)
    }

    /// Has a mark that parts place, agency, name and day of a byline.
    pub fn is_parted(&self, unit: &Unit) -> bool {
        let text = self.text.get(unit.bytes.clone()).unwrap_or("");
        text.contains([':', '/', '|', '(', '،', ',', '-', '–', '—', '•']) || text.contains("..")
    }

    /// Holds the name of a news agency, or a word for unnamed ones.
    pub fn names_agency(&self, unit: &Unit) -> bool {
        labels::names_agency(&self.words, self.words_of(unit))
    }

    /// A name of a person and nothing else.
    pub fn is_person(&self, unit: &Unit) -> bool {
        let words = self.words_of(unit);
        let first = words.first().map_or("", |word| self.words.fold(word));
        (2..=5).contains(&unit.len()) && unit.shape.numbers == 0 && names::is_given(first)
    }

    /// The name of an outlet («بوابة ...», «صحيفة ...»).
    pub fn is_outlet(&self, unit: &Unit) -> bool {
        let first = self.words_of(unit).first().map_or("", |word| self.words.fold(word));
        unit.len() <= 5 && unit.shape.end == End::Open && names::is_outlet_word(first)
    }

    /// Ends with an exclamation mark.
    pub fn ends_in_call(&self, unit: &Unit) -> bool {
        let text = self.text.get(unit.bytes.clone()).unwrap_or("");
        text.trim_end_matches(|c| shape::is_space(c) || matches!(c, '"' | '»' | '”' | ')')).ends_with('!')
    }

    /// Ends with a mark and the name of an agency («... / رويترز»).
    pub fn ends_in_agency(&self, unit: &Unit) -> bool {
        let words = self.words_of(unit);
        (1..=2.min(words.len().saturating_sub(1))).any(|n| {
            let (head, tail) = words.split_at(words.len() - n);
            let between = head
                .last()
                .zip(tail.first())
                .and_then(|(a, b)| self.text.get(a.source.1 as usize..b.source.0 as usize));
            labels::whole(&self.words, tail) == Some(Class::Agency)
                && between.is_some_and(|marks| marks.contains(['/', '-', '–', '—', '|', '(', ':', '©', '،']))
        })
    }

    /// A row of key words: the article's own, and none of the words that tie a sentence together.
    pub fn is_keywords(&self, unit: &Unit) -> bool {
        const TIES: [&str; 16] =
            ["في", "من", "علي", "الي", "عن", "مع", "ان", "بعد", "قبل", "خلال", "بين", "لا", "لم", "هذا", "هذه", "التي"];
        let words = self.words_of(unit);
        let tied = words.iter().any(|word| {
            let fold = self.words.fold(word);
            TIES.contains(&fold) || fold.starts_with("وال") || fold.starts_with("لل")
        });
        (4..=16).contains(&unit.len())
            && !tied
            && matches!(unit.shape.end, End::Open)
            && unit.shape.start == Start::Other
            && self.overlap(unit).unwrap_or(0.0) >= 0.8
    }

    /// A short line of which a part, between marks, is a person's name.
    pub fn names_person(&self, unit: &Unit) -> bool {
        let words = self.words_of(unit);
        let starts = |at: usize| {
            at == 0 || {
                let between = self.text.get(words[at - 1].source.1 as usize..words[at].source.0 as usize).unwrap_or("");
                between.contains([':', '/', '|', '-', '–', '—', '،', ',', '('])
            }
        };
        let plain = |at: usize| words.get(at + 1).is_some_and(|next| !next.is_number());
        self.is_parted(unit)
            && (0..words.len()).any(|at| starts(at) && plain(at) && names::is_given(self.words.fold(&words[at])))
            || self.is_person(unit) && unit.len() <= 4
    }

    /// Share of a unit's content words that the head of the page has in its title.
    pub fn said_in_title(&self, unit: &Unit) -> f32 {
        let stems: Stems = self.stems(unit).collect();
        let shared = stems.iter().filter(|stem| self.title.contains(*stem)).count();
        if stems.is_empty() { 0.0 } else { shared as f32 / stems.len() as f32 }
    }
}

fn stems_of(text: &str) -> Stems {
    let mut words = Words::default();
    let range = words.read(text, 0);
    words.get(&range).iter().map(|word| word.stem).filter(|stem| *stem != 0).collect()
}
