//! Who speaks: the subject of the nearest verb of saying, or whoever spoke last.

use super::{Quoted, is_mark};
use crate::annotate::gazetteer::Cue;
use crate::annotate::{Found, Reading};
use crate::span::SpanKind;

/// So many words behind the closing mark may still say who spoke.
const BEHIND: usize = 14;

/// How far back a sentence may begin, and how far a clause reaches from its verb, in tokens.
const SENTENCE: usize = 250;
const CLAUSE: usize = 60;

/// The speaker of each quotation, as an index into `names`. Both lists are in the order of the text.
pub fn of<D>(reading: &Reading, names: &[Found<D>], quoted: &[Quoted]) -> Vec<Option<usize>> {
    let mut search = Search { reading, names, at_token: place(reading, names), last: None, read_to: 0 };
    quoted.iter().map(|it| search.speaker(it)).collect()
}

/// Where the sentence begins that `at` stands in, not before `start`.
pub fn sentence_start(reading: &Reading, start: usize, at: usize) -> usize {
    let start = start.max(at.saturating_sub(SENTENCE));
    let ends = (start..at).rev().find(|it| {
        let source = reading.tokens.source(*it);
        // "؟" inside a quotation ends no sentence of the reporter; the mark behind it is what counts.
        matches!(source, "." | "؟" | "!" | "…") && !is_mark(&reading.tokens, it + 1) && !inside_number(reading, *it)
    });
    ends.map_or(start, |it| it + 1)
}

fn inside_number(reading: &Reading, at: usize) -> bool {
    let digits = |it: usize| reading.tokens.source(it).chars().next().is_some_and(|c| c.is_numeric());
    at.checked_sub(1).is_some_and(digits) && digits(at + 1)
}

/// For every name the first of its tokens.
fn place<D>(reading: &Reading, names: &[Found<D>]) -> Vec<usize> {
    let mut token = 0;
    let starts = names.iter().map(|name| {
        while reading.tokens.get(token).is_some_and(|it| it.extent.end <= name.extent.start) {
            token += 1;
        }
        token
    });
    starts.collect()
}

struct Search<'r, 'p, 'n, D> {
    reading: &'r Reading<'p>,
    names: &'n [Found<D>],
    at_token: Vec<usize>,
    /// Who was last said to have spoken, with or without quotation marks.
    last: Option<usize>,
    /// Up to which token verbs of saying were read.
    read_to: usize,
}

impl<D> Search<'_, '_, '_, D> {
    fn speaker(&mut self, quoted: &Quoted) -> Option<usize> {
        let paragraph = self.reading.paragraphs.get(quoted.paragraph)?.tokens.clone();
        let mark = quoted.mark;
        self.follow(mark);
        let start = sentence_start(self.reading, paragraph.start, mark);
        let found = match self.before(start, mark) {
            Said::By(name) => Some(name),
            Said::BySomebody => None,
            Said::Again => self.last,
            Said::Nothing => match self.behind(quoted.last + 1, paragraph.end) {
                Said::By(name) => Some(name),
                Said::BySomebody => None,
                _ => self.last_within(paragraph.start),
            },
        };
        if found.is_some() {
            self.last = found;
        }
        found
    }

    /// Reads the verbs of saying up to `end` and remembers their subjects.
    fn follow(&mut self, end: usize) {
        let from = self.read_to;
        for at in from..end {
            if self.reading.lookup().has(at, Cue::Saying)
                && let Some(name) = self.subject(at, end)
            {
                self.last = Some(name);
            }
        }
        self.read_to = end.max(from);
    }

    /// Who the words from `start` to the opening mark say speaks.
    fn before(&self, start: usize, mark: usize) -> Said {
        let lookup = self.reading.lookup();
        // "غانتس: «...»", and no verb.
        let colon = (start..mark).rev().find(|it| lookup.key(*it) == ":");
        if let Some(name) = colon.and_then(|it| self.ending_at(it))
            && !(start..mark).any(|it| lookup.has(it, Cue::Saying))
        {
            return Said::By(name);
        }
        let verbs = (start..mark).rev().filter(|it| lookup.has(*it, Cue::Saying));
        let mut participle = (start..mark).rev().any(|it| lookup.has(it, Cue::SayingParticiple));
        for verb in verbs {
            if matches!(lookup.key(verb), "قوله" | "قولها" | "قولهم") {
                // "ونقلت رويترز عن فيدان قوله: «...»".
                return self.last_person(start, verb).map_or(Said::BySomebody, Said::By);
            }
            if let Some(name) = self.preceding(start, verb) {
                return Said::By(name);
            }
            if self.is_somebody(verb + 1, mark) {
                return Said::BySomebody;
            }
            if let Some(name) = self.subject(verb, mark) {
                return Said::By(name);
            }
            // "فقال إنه", "وأضاف:": somebody named before.
            participle = true;
        }
        match self.first_person(start, mark) {
            Some(name) => Said::By(name),
            None if participle && self.last.is_none() => self.last_person(0, start).map_or(Said::Nothing, Said::By),
            None if participle => Said::Again,
            None => Said::Nothing,
        }
    }

    /// "أما ألباريز فاعتبر", "أردوغان يؤكد", "فيصل بن فرحان الذي قال".
    fn preceding(&self, start: usize, verb: usize) -> Option<usize> {
        let lookup = self.reading.lookup();
        let before = verb.checked_sub(1).filter(|it| *it >= start)?;
        if matches!(lookup.key(before), "الذي" | "التي") {
            return self.last_person(start, before);
        }
        let tag = lookup.tag(verb);
        if tag.joined && !lookup.key(verb).starts_with('ف') {
            return None;
        }
        self.ending_at(verb).filter(|it| self.names[*it].kind == SpanKind::Person && !self.is_governed(*it))
    }

    /// "«...»، قال غانتس", "«...»، بحسب المتحدث".
    fn behind(&self, from: usize, end: usize) -> Said {
        let lookup = self.reading.lookup();
        let limit = end.min(from + BEHIND);
        let stop = (from + 1..limit).find(|it| matches!(self.reading.tokens.source(*it), "." | "«" | "“" | ":"));
        let limit = stop.unwrap_or(limit);
        // "«...»، على حد قول غانتس"
        let as_put =
            |it: usize| matches!(lookup.key(it), "قول" | "تعبير" | "وصف") && it > from && lookup.key(it - 1) == "حد";
        let Some(verb) = (from..limit.min(from + 6)).find(|it| lookup.has(*it, Cue::Saying) || as_put(*it)) else {
            return Said::Nothing;
        };
        if self.is_somebody(verb + 1, limit) {
            return Said::BySomebody;
        }
        self.subject(verb, limit).map_or(Said::Nothing, Said::By)
    }

    /// The name that is the subject of the verb at `verb`: a person in its clause, else an organisation or place right behind it.
    fn subject(&self, verb: usize, end: usize) -> Option<usize> {
        let lookup = self.reading.lookup();
        // The clause of the verb ends where its content begins.
        let end = end.min(verb + CLAUSE);
        let from = self.at_token.partition_point(|it| *it <= verb);
        if self.at_token.get(from).is_none_or(|it| *it >= end) {
            return None;
        }
        let clause_end = (verb + 1..end)
            .find(|it| matches!(lookup.key(*it), "ان" | "انه" | "انها" | "بان" | "بانه" | "بانها" | "انهم" | ":" | "."))
            .unwrap_or(end);
        let mut names = (from..self.names.len()).take_while(|it| self.at_token[*it] < clause_end);
        let direct = names.clone().find(|it| {
            let near = self.at_token[*it] <= verb + 2;
            // "وقالت حركة حماس": the class word is the subject.
            let classed = self.at_token[*it] == verb + 2 && lookup.has(verb + 1, Cue::Outside);
            near && matches!(self.names[*it].kind, SpanKind::Organisation | SpanKind::Place)
                && (classed || !self.is_governed(*it))
        });
        let person = names.find(|it| self.names[*it].kind == SpanKind::Person);
        // "رفض الفكرة التي نسبت إلى كوخافي": the name belongs to another clause.
        let person = person.filter(|it| {
            !(verb + 1..self.at_token[*it]).any(|at| matches!(lookup.key(at), "التي" | "الذي" | "الذين" | "الي"))
        });
        match (direct, person) {
            (Some(body), Some(person)) if self.at_token[person] > self.at_token[body] + 8 => Some(body),
            (_, Some(person)) => Some(person),
            (body, None) => body,
        }
    }

    /// A preposition stands before the name: it is no subject.
    fn is_governed(&self, name: usize) -> bool {
        let lookup = self.reading.lookup();
        let at = self.at_token[name];
        let before = (at.saturating_sub(2)..at).rev().find(|it| !is_mark(&self.reading.tokens, *it));
        lookup.tag(at).governed
            || before.is_some_and(|it| lookup.has(it, Cue::Locative) || lookup.has(it, Cue::Outside))
    }

    /// "قال شاهد", "وقال مصدر": an indefinite subject that nobody names.
    fn is_somebody(&self, at: usize, end: usize) -> bool {
        let lookup = self.reading.lookup();
        at < end
            && lookup.has(at, Cue::Source)
            && !lookup.key(at).starts_with("ال")
            && self.first_person(at, end.min(at + 8)).is_none()
    }

    fn persons(&self, start: usize, end: usize) -> impl DoubleEndedIterator<Item = usize> {
        let from = self.at_token.partition_point(|it| *it < start);
        let to = self.at_token.partition_point(|it| *it < end);
        (from..to.max(from)).filter(|it| self.names[*it].kind == SpanKind::Person)
    }

    fn first_person(&self, start: usize, end: usize) -> Option<usize> {
        self.persons(start, end).next()
    }

    fn last_person(&self, start: usize, end: usize) -> Option<usize> {
        self.persons(start, end).next_back()
    }

    /// A name whose last token stands right before `at`.
    fn ending_at(&self, at: usize) -> Option<usize> {
        let end = self.reading.tokens.get(at)?.extent.start;
        let to = self.at_token.partition_point(|it| *it < at);
        (0..to).rev().take(3).find(|it| {
            let name = &self.names[*it];
            name.extent.end <= end
                && end - name.extent.end <= 1
                && matches!(name.kind, SpanKind::Person | SpanKind::Organisation)
        })
    }

    /// Who spoke last, where that was in this paragraph.
    fn last_within(&self, start: usize) -> Option<usize> {
        self.last.filter(|it| self.at_token.get(*it).is_some_and(|token| *token >= start))
    }
}

/// What the words around a quotation say.
enum Said {
    By(usize),
    /// Somebody without a name.
    BySomebody,
    /// Whoever spoke last.
    Again,
    Nothing,
}
