//! One article, made ready: tokens, clauses, and the names and dates that stand in them.

use std::ops::Range;

use super::lexicon::{Form, lexicon};
use crate::annotate::dates::tense::is_past_verb;
use crate::corpus::draft::ArticleDraft;
use crate::day::Interval;
use crate::line::LineKind;
use crate::span::{Extent, SpanKind};
use crate::text::{TokenKind, Tokens};

/// The preposition that governs a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Nothing does: a subject or object.
    Bare,
    In,
    To,
    With,
    From,
    /// "ضد".
    Against,
    /// "على".
    On,
    Between,
    /// Told beside the event: "بحسب", "بعد", "بدعوة".
    Aside,
}

/// A name in the text.
#[derive(Clone, Debug)]
pub struct Name {
    pub tokens: Range<usize>,
    pub kind: SpanKind,
    pub entity: u32,
    pub case: Case,
    /// Inside another name or office.
    pub inner: bool,
}

/// A date in the text, resolved.
#[derive(Clone, Copy, Debug)]
pub struct When {
    pub token: usize,
    pub interval: Option<Interval>,
    /// Of a length of time in days.
    pub length: Option<i32>,
    /// "منذ", "حتى": it bounds something that lasts.
    pub bound: bool,
}

/// A sentence within a passage.
#[derive(Clone, Debug)]
pub struct Sentence {
    pub passage: u32,
    pub kind: LineKind,
    pub tokens: Range<usize>,
    /// Where clauses begin, the start of the sentence first.
    pub cuts: Vec<usize>,
}

/// An article with everything that recognising needs.
pub struct Scene<'d> {
    pub article: &'d ArticleDraft,
    pub tokens: Tokens<'d>,
    pub names: Vec<Name>,
    pub dates: Vec<When>,
    pub sentences: Vec<Sentence>,
}

impl<'d> Scene<'d> {
    pub fn new(article: &'d ArticleDraft) -> Scene<'d> {
        let mut scene = Scene {
            article,
            tokens: Tokens::new(&article.text),
            names: Vec::new(),
            dates: Vec::new(),
            sentences: Vec::new(),
        };
        scene.cut();
        scene.place();
        scene
    }

    pub fn word(&self, at: usize) -> &str {
        self.tokens.fold(at)
    }

    /// The names of a stretch of tokens.
    pub fn names_in(&self, range: Range<usize>) -> &[Name] {
        let first = self.names.partition_point(|it| it.tokens.start < range.start);
        let last = self.names.partition_point(|it| it.tokens.start < range.end);
        self.names.get(first..last).unwrap_or(&[])
    }

    pub fn dates_in(&self, range: Range<usize>) -> &[When] {
        let first = self.dates.partition_point(|it| it.token < range.start);
        let last = self.dates.partition_point(|it| it.token < range.end);
        self.dates.get(first..last).unwrap_or(&[])
    }

    /// The tokens that an extent touches.
    fn covered(&self, extent: Extent, from: usize) -> Range<usize> {
        let mut first = from;
        while self.tokens.get(first).is_some_and(|it| it.extent.end <= extent.start) {
            first += 1;
        }
        let mut end = first;
        while self.tokens.get(end).is_some_and(|it| it.extent.start < extent.end) {
            end += 1;
        }
        first..end.max(first + 1)
    }

    fn cut(&mut self) {
        let mut at = 0;
        for (number, passage) in self.article.passages.iter().enumerate() {
            while self.tokens.get(at).is_some_and(|it| it.extent.end <= passage.extent.start) {
                at += 1;
            }
            let mut start = at;
            while let Some(token) = self.tokens.get(at).filter(|it| it.extent.start < passage.extent.end) {
                let stop =
                    token.kind == TokenKind::Mark && matches!(self.tokens.source(at), "." | "؟" | "!" | "?" | "؛");
                // A full stop between digits or letters of a Latin name is none.
                let next = self.tokens.get(at + 1);
                let ends = stop && next.is_none_or(|it| it.spaced || it.kind == TokenKind::LineEnd);
                at += 1;
                if ends {
                    self.add(number, passage.kind, start..at);
                    start = at;
                }
            }
            self.add(number, passage.kind, start..at);
        }
    }

    fn add(&mut self, passage: usize, kind: LineKind, tokens: Range<usize>) {
        if tokens.is_empty() {
            return;
        }
        let cuts = self.cuts(&tokens);
        self.sentences.push(Sentence { passage: passage as u32, kind, tokens, cuts });
    }

    /// Clauses begin at words that join them and at verbs that tell something with و, ف or a comma before them.
    fn cuts(&self, sentence: &Range<usize>) -> Vec<usize> {
        let mut cuts = vec![sentence.start];
        for at in sentence.start + 1..sentence.end {
            let word = self.word(at);
            let comma = matches!(self.word(at - 1), "،" | "," | ":" | "\"" | "-" | ".");
            let verb = lexicon().read(word).is_some_and(|it| {
                it.senses.iter().any(|sense| sense.form != Form::Noun) && (comma || it.peeled.joined)
            });
            let told = comma && word.starts_with('و') && is_past_verb(word);
            if verb || told || lexicon().is("cut", word) {
                cuts.push(at);
            }
        }
        cuts
    }

    fn place(&mut self) {
        let mut at = 0;
        for mark in &self.article.marks {
            let tokens = self.covered(mark.extent, at);
            at = tokens.start;
            if let Some(date) = mark.date.as_ref() {
                let days = date.value.strip_prefix('P').and_then(|it| it.strip_suffix('D'));
                let length = days.and_then(|it| it.parse().ok());
                let bound = matches!(self.word(tokens.start), "منذ" | "حتي" | "ومنذ" | "بعد");
                self.dates.push(When { token: tokens.start, interval: date.interval, length, bound });
            }
            let Some(entity) = mark.entity.filter(|_| mark.kind.is_name()) else { continue };
            self.enclose(mark.role.as_deref(), tokens.start);
            // A place in the name of a war is where it was fought; one in the name of a ministry is no more than that.
            let holder = self.names.iter().rev().take(3).find(|it| it.tokens.end > tokens.start);
            let inner = mark.nested && holder.is_some_and(|it| it.kind != SpanKind::Event);
            let case = self.case(mark.extent, &tokens);
            self.names.push(Name { tokens, kind: mark.kind, entity, case, inner });
        }
    }

    /// Places and organisations inside the office of the person whose name begins at `person` are no parties of their own.
    fn enclose(&mut self, role: Option<&str>, person: usize) {
        let Some(role) = role.filter(|role| role.contains(' ')) else { return };
        let head = person.saturating_sub(role.split(' ').count() + role.matches('،').count() + 1);
        let tokens = &self.tokens;
        for name in self.names.iter_mut().rev().take_while(|name| name.tokens.start >= head) {
            let words = tokens.text_of(name.tokens.start, name.tokens.end - 1);
            let words = words.strip_prefix(['ل', 'ب', 'و']).filter(|_| !role.contains(words)).unwrap_or(words);
            name.inner |= name.kind != SpanKind::Person && role.contains(words);
        }
    }

    /// What governs a name: the first preposition before it, within its own phrase, or before the name that it is joined to.
    fn case(&self, extent: Extent, tokens: &Range<usize>) -> Case {
        let lexicon = lexicon();
        let source = self.tokens.get(tokens.start).map_or(extent.start, |it| it.extent.start);
        let outside = extent.start.saturating_sub(source) as usize;
        let glued: String = self.word(tokens.start).chars().take(outside).collect();
        let mut joined = glued.starts_with(['و', 'ف']);
        if let Some(case) = clitic(&glued) {
            // "محاذية لإيران", "وفقا لرويترز".
            let beside = tokens.start.checked_sub(1).is_some_and(|at| lexicon.is("adjoining", self.word(at)));
            return if beside { Case::Aside } else { case };
        }
        if self.word(tokens.start).starts_with("لل") {
            return Case::To;
        }
        for at in (tokens.start.saturating_sub(8)..tokens.start).rev() {
            let word = self.word(at);
            if word == "من" && at.checked_sub(1).is_some_and(|it| self.word(it).ends_with("كل")) {
                continue;
            }
            let last = self.names.iter().rev().take(4).find(|it| it.tokens.contains(&at) && !it.inner);
            if let Some(last) = last.filter(|it| it.kind != SpanKind::Event) {
                // "أذربيجان وإسرائيل": the second stands as the first does.
                return if joined { last.case } else { Case::Bare };
            }
            if let Some((_, case)) = CASES.into_iter().find(|(class, _)| lexicon.is(class, word)) {
                return case;
            }
            if matches!(word, "." | ":" | "\"" | "؛" | "\n") || lexicon.is("cut", word) || lexicon.read(word).is_some()
            {
                break;
            }
            if lexicon.is_noun("peer", word) && !lexicon.holds("peer", word) {
                let bare = word.strip_prefix('و').unwrap_or(word);
                joined |= bare.len() < word.len();
                if at > 0 && lexicon.is("adjoining", self.word(at - 1)) {
                    return Case::Aside;
                }
                if !lexicon.holds("peer", bare)
                    && let Some(case) = bare.get(..2).and_then(clitic)
                {
                    return case;
                }
            }
        }
        Case::Bare
    }
}

/// Classes of prepositions.
const CASES: [(&str, Case); 8] = [
    ("in", Case::In),
    ("to-place", Case::To),
    ("with", Case::With),
    ("from", Case::From),
    ("against", Case::Against),
    ("upon", Case::On),
    ("between", Case::Between),
    ("aside", Case::Aside),
];

fn clitic(letters: &str) -> Option<Case> {
    match letters.chars().last()? {
        'ل' => Some(Case::To),
        'ب' => Some(Case::In),
        'ك' => Some(Case::Aside),
        _ => None,
    }
}
