//! What one article tells, trigger by trigger.

use std::ops::Range;

use super::lexicon::{Form, Frame, Peeled, Sense, lexicon};
use super::parties::{self, Parties};
use super::scene::{Case, Scene, Sentence};
use super::standing;
use super::when;
use crate::corpus::facts::{EventKind, Spot, Status};
use crate::day::Interval;
use crate::line::LineKind;
use crate::span::{Extent, SpanKind};

/// One telling of an event, before it is put together with others.
#[derive(Clone, Debug, PartialEq)]
pub struct Find {
    pub kind: EventKind,
    pub spot: Spot,
    pub extent: Extent,
    /// Who does it, where one person or body does.
    pub agent: Option<u32>,
    /// The agent first.
    pub parties: Vec<u32>,
    pub place: Option<u32>,
    pub interval: Option<Interval>,
    pub status: Status,
    pub rule: &'static str,
}

/// A trigger in its clause.
#[derive(Clone)]
pub struct Trigger<'a> {
    pub sense: Sense,
    pub peeled: Peeled,
    pub at: usize,
    pub sentence: &'a Sentence,
    pub clause: Range<usize>,
    /// The next trigger of the clause, or its end.
    pub next: usize,
    /// The word that it asked for: its object.
    pub asked: Option<usize>,
}

impl Trigger<'_> {
    pub fn is_verb(&self) -> bool {
        self.sense.form != Form::Noun
    }
}

/// Everything that an article tells, in its order.
pub fn find(scene: &Scene, article: u32) -> Vec<Find> {
    let mut teller = Teller { scene, article, topic: main_person(scene), finds: Vec::new() };
    for sentence in &scene.sentences {
        if sentence.kind != LineKind::Byline {
            teller.sentence(sentence);
            teller.headline(sentence);
        }
    }
    teller.finds
}

/// Of whom the article speaks until it says otherwise: the first person with an office, or the first person.
fn main_person(scene: &Scene) -> Option<u32> {
    let of = |titled: bool| {
        let marks = scene.article.marks.iter();
        let passages = &scene.article.passages;
        marks
            .filter(|it| it.kind == SpanKind::Person && (!titled || it.role.is_some()))
            .find(|it| !passages.iter().any(|p| p.kind == LineKind::Byline && p.extent.holds(it.extent)))
            .and_then(|it| it.entity)
    };
    of(true).or_else(|| of(false))
}

struct Teller<'s, 'd> {
    scene: &'s Scene<'d>,
    article: u32,
    topic: Option<u32>,
    finds: Vec<Find>,
}

impl Teller<'_, '_> {
    fn sentence(&mut self, sentence: &Sentence) {
        let first = self.finds.len();
        let mut verb = None;
        for trigger in triggers(self.scene, sentence) {
            let last = self.finds.get(first..).and_then(<[Find]>::last);
            let start = self.scene.tokens.get(trigger.clause.start).map_or(0, |it| it.extent.start);
            let before = last.map(|it| (it.status, it.extent.start >= start));
            if trigger.is_verb() {
                verb = Some(trigger.clone());
            }
            let Some(kind) = trigger.sense.kind else { continue };
            let Some(status) = standing::status(self.scene, &trigger, before) else { continue };
            let leading = verb.as_ref().filter(|it| it.at < trigger.at && it.clause == trigger.clause);
            let parties = parties::find(self.scene, &trigger, leading, self.topic);
            self.tell(kind, &trigger, parties, status);
        }
    }

    fn tell(&mut self, kind: EventKind, trigger: &Trigger, parties: Parties, status: Status) {
        let spot = self.spot(trigger.sentence);
        let extent = self.scene.tokens.extent(trigger.at, parties.last.clamp(trigger.at, trigger.clause.end - 1));
        let (interval, rule) = when::of(self.scene, trigger);
        let says = trigger.sense.frame == Frame::Say;
        // "تعتبر أنقرة", "يرى" tell what somebody holds, no event.
        let claims = trigger.sense.form != Form::Past && (parties.refers || !parties.person);
        if says && claims {
            return;
        }
        if parties.refers {
            self.refer(kind, spot, extent, interval.filter(|_| rule == "date-after"));
            return;
        }
        if !enough(kind, &parties, trigger, interval) || trigger.sense.frame == Frame::Bond && interval.is_none() {
            return;
        }
        let status = standing::dated(self.scene, status, trigger, interval);
        let Parties { agent, all, place, .. } = parties;
        let person = agent.filter(|_| parties.person);
        self.topic = person.or(self.topic);
        self.finds.push(Find { kind, spot, extent, agent, parties: all, place, interval, status, rule });
    }

    /// "بوتين في باكو", "وزير الخارجية الفرنسي في بيروت": a headline or caption without a verb.
    fn headline(&mut self, sentence: &Sentence) {
        let caption = matches!(sentence.kind, LineKind::Title | LineKind::Subtitle | LineKind::Caption);
        let start = sentence.tokens.start;
        let mut names = self.scene.names_in(start..sentence.tokens.end.min(start + 20)).iter().filter(|it| !it.inner);
        let (Some(first), true) = (names.next(), caption) else { return };
        let (agent, place) = match first.kind {
            SpanKind::Person => (Some(first), names.next()),
            SpanKind::Place if first.case == Case::In => (None, Some(first)),
            _ => (None, names.next()),
        };
        let Some(place) = place.filter(|it| it.kind == SpanKind::Place && it.case == Case::In) else { return };
        let before = agent.map_or(start, |it| it.tokens.end);
        let close = place.tokens.start.saturating_sub(before) <= if agent.is_some() { 1 } else { 5 };
        let office = lexicon().holds("peer", self.scene.word(start));
        let entity = agent.filter(|it| it.case == Case::Bare).map(|it| it.entity);
        let Some(entity) = entity.or(self.topic.filter(|_| agent.is_none() && office)) else { return };
        let told = self.finds.last().is_some_and(|it| it.spot == self.spot(sentence));
        if !close || told {
            return;
        }
        let date = self.scene.dates_in(place.tokens.end..sentence.tokens.end).first();
        self.finds.push(Find {
            kind: EventKind::Visit,
            spot: self.spot(sentence),
            extent: self.scene.tokens.extent(start, place.tokens.end - 1),
            agent: Some(entity),
            parties: vec![entity],
            place: Some(place.entity),
            interval: date.and_then(|it| it.interval),
            status: Status::Happened,
            rule: "headline-place",
        });
    }

    fn spot(&self, sentence: &Sentence) -> Spot {
        Spot { article: self.article, passage: sentence.passage }
    }

    /// "الزيارة", "وأضاف": tells again what this article has told already.
    fn refer(&mut self, kind: EventKind, spot: Spot, extent: Extent, interval: Option<Interval>) {
        let topic = self.topic;
        let same = |it: &&Find| it.kind == kind && (topic.is_none() || it.agent == topic);
        let told = self.finds.iter().rev().find(same).cloned();
        let any = || self.finds.iter().rev().find(|it| it.kind == kind && kind != EventKind::Statement).cloned();
        if let Some(told) = told.or_else(any) {
            // "إن الزيارة تمت الاثنين" dates what was told without a date.
            let exact = interval.filter(|it| it.days() <= 7 && kind != EventKind::Statement);
            let interval = match (exact, told.interval) {
                (Some(days), Some(known)) if !days.overlaps(known) => Some(known),
                (exact, known) => exact.or(known),
            };
            self.finds.push(Find { spot, extent, interval, rule: "told-before", ..told });
        }
    }
}

/// Whether what is known makes it an event of its own.
fn enough(kind: EventKind, parties: &Parties, trigger: &Trigger, interval: Option<Interval>) -> bool {
    let many = parties.all.len();
    match kind {
        EventKind::Visit => parties.agent.is_some() && (parties.place.is_some() || trigger.sense.needs.is_empty()),
        EventKind::Statement => parties.agent.is_some(),
        EventKind::Meeting if trigger.sense.frame == Frame::Held => many >= 2 || parties.place.is_some(),
        // "يستقبل الرئيس غدا الوزير التركي": who comes has no name.
        EventKind::Meeting if trigger.is_verb() && many == 1 => parties.person && interval.is_some(),
        EventKind::Meeting | EventKind::Trade => many >= 2,
        EventKind::Agreement if trigger.is_verb() => parties.agent.is_some(),
        EventKind::Agreement => many >= 2,
        EventKind::Opening => many >= 1 || parties.place.is_some() && interval.is_some(),
        EventKind::Appointment => many >= 1,
        EventKind::Arrest | EventKind::Attack | EventKind::War => many >= 1 || parties.place.is_some(),
    }
}

/// The triggers of a sentence in their order; a word that another one asked for is none itself.
fn triggers<'a>(scene: &Scene, sentence: &'a Sentence) -> Vec<Trigger<'a>> {
    let mut found: Vec<Trigger> = Vec::new();
    let mut taken: Vec<usize> = Vec::new();
    for (number, &start) in sentence.cuts.iter().enumerate() {
        let end = sentence.cuts.get(number + 1).copied().unwrap_or(sentence.tokens.end);
        for at in start..end {
            let names = scene.names_in(at.saturating_sub(6)..at + 1);
            let named = names.iter().any(|it| it.tokens.contains(&at) && it.kind != SpanKind::Event);
            if named || taken.contains(&at) {
                continue;
            }
            let Some(read) = lexicon().read(scene.word(at)) else { continue };
            let governed = at > start && is_preposition(scene.word(at - 1));
            let fits = read.senses.iter().find_map(|sense| {
                let verb = sense.form != Form::Noun;
                if verb && (governed || read.peeled.governed || read.peeled.definite) {
                    return None;
                }
                asked(scene, sense, at, end).map(|taken| (*sense, taken))
            });
            if let Some((sense, asked)) = fits {
                taken.extend(asked);
                let peeled = read.peeled;
                found.push(Trigger { sense, peeled, at, sentence, clause: start..end, next: end, asked });
            }
        }
    }
    let mut next = usize::MAX;
    for trigger in found.iter_mut().rev() {
        trigger.next = trigger.clause.end.min(next);
        if trigger.sense.frame != Frame::Light {
            next = trigger.at;
        }
    }
    found
}

fn is_preposition(word: &str) -> bool {
    ["in", "to-place", "with", "from", "against", "between"].iter().any(|class| lexicon().holds(class, word))
}

/// Whether what a sense asks for follows; the token that answers where it is a word.
fn asked(scene: &Scene, sense: &Sense, at: usize, end: usize) -> Option<Option<usize>> {
    let reach = match (sense.needs, sense.form) {
        ("on", _) | ("seized", _) => 2,
        ("guest", _) | ("grip", _) => 3,
        (_, Form::Noun) => 3,
        _ => 30,
    };
    let window = at + 1..end.min(at + 1 + reach);
    let names = || scene.names_in(at + 1..end.min(at + 16)).iter().filter(|it| !it.inner);
    let found = |answer: bool| answer.then_some(None);
    match sense.needs {
        "" => Some(None),
        "place" => found(names().any(|it| it.kind == SpanKind::Place)),
        "person" => found(names().any(|it| it.kind == SpanKind::Person)),
        "name" => found(names().any(|it| it.kind != SpanKind::Event)),
        "with" => found(names().any(|it| it.case == Case::With)),
        "to" => found(names().any(|it| it.kind == SpanKind::Place && it.case == Case::To)),
        class => window.into_iter().find(|&i| lexicon().is_noun(class, scene.word(i))).map(Some),
    }
}
