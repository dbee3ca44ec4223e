//! Who takes part, and where: the names around a trigger, by what governs them.

use std::ops::Range;

use super::find::Trigger;
use super::lexicon::{Form, Frame, lexicon};
use super::scene::{Case, Name, Scene};
use crate::span::SpanKind;

/// The names that belong to a trigger.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parties {
    pub agent: Option<u32>,
    /// Whether the agent is a person.
    pub person: bool,
    /// The agent first.
    pub all: Vec<u32>,
    pub place: Option<u32>,
    /// The last token of what was used.
    pub last: usize,
    /// Nothing is named: what was told before is meant.
    pub refers: bool,
}

/// The parties of a trigger. `leading` is the verb of its clause that stands before a noun.
pub fn find(scene: &Scene, trigger: &Trigger, leading: Option<&Trigger>, topic: Option<u32>) -> Parties {
    let mut it = Parties { last: trigger.at, ..Parties::default() };
    let subject = subject(scene, trigger, leading);
    if refers(scene, trigger, subject) {
        return Parties { refers: true, ..it };
    }
    let implied = || topic.filter(|_| may_imply(scene, trigger, leading));
    if let Some(name) = subject {
        it.person = name.kind == SpanKind::Person;
        it.take(name);
        it.agent = Some(name.entity);
    } else if let Some(person) = implied() {
        it.person = true;
        it.agent = Some(person);
        it.all.push(person);
    }
    beside(scene, trigger, subject, &mut it);
    if trigger.sense.frame != Frame::Say {
        behind(scene, trigger, subject, &mut it);
    }
    it
}

impl Parties {
    fn take(&mut self, name: &Name) {
        if !self.all.contains(&name.entity) {
            self.all.push(name.entity);
            self.last = self.last.max(name.tokens.end - 1);
        }
    }
}

/// Who stands joined with the subject: "بوتين وشي يبحثان", "أشاد كل من علييف ونتنياهو".
fn beside(scene: &Scene, trigger: &Trigger, subject: Option<&Name>, it: &mut Parties) {
    let Some(first) = subject else { return };
    let fits = |name: &&Name| !name.inner && name.kind == first.kind && name.case == first.case;
    if first.tokens.start < trigger.at {
        if matches!(trigger.sense.frame, Frame::Meet | Frame::Pact | Frame::Host | Frame::Bond) {
            let left = scene.names_in(trigger.clause.start..trigger.at);
            left.iter().filter(fits).for_each(|name| it.take(name));
        }
    } else if matches!(trigger.sense.frame, Frame::Say | Frame::Go) {
        let right = first.tokens.end..(first.tokens.end + 7).min(trigger.clause.end);
        let and = |at: usize| scene.word(at).starts_with('و');
        for name in scene.names_in(right).iter().filter(fits) {
            if (first.tokens.end..=name.tokens.start).any(and) {
                it.take(name);
            }
        }
    }
}

/// The names behind a trigger.
fn behind(scene: &Scene, trigger: &Trigger, subject: Option<&Name>, it: &mut Parties) {
    let frame = trigger.sense.frame;
    let subject_at = subject.map_or(usize::MAX, |name| name.tokens.start);
    let right = trigger.at + 1..reach(scene, trigger, subject);
    for name in scene.names_in(right) {
        // The state of an embassy opens it.
        if name.inner && frame != Frame::Open || name.tokens.start == subject_at {
            continue;
        }
        if it.place.is_none() && is_place(frame, trigger, name, it.agent) {
            it.place = Some(name.entity);
            it.last = it.last.max(name.tokens.end - 1);
            continue;
        }
        // Behind the object of a verb stand its partners, not those whom it concerns.
        let object = trigger.is_verb() && trigger.asked.is_some_and(|at| name.tokens.start > at);
        if frame == Frame::Pact && object && !matches!(name.case, Case::With | Case::Between) {
            continue;
        }
        if takes_part(frame, name) && it.place != Some(name.entity) {
            it.take(name);
        }
    }
}

/// How far to the right of a trigger its names stand.
fn reach(scene: &Scene, trigger: &Trigger, subject: Option<&Name>) -> usize {
    let verb = trigger.is_verb();
    let end = match trigger.sense.frame {
        // "توجه إلى أنقرة للقاء الرئيس": whom he meets is told by the next word.
        Frame::Go => trigger.next.min(trigger.at + if verb { 30 } else { 16 }),
        Frame::Say => trigger.next,
        _ if verb => trigger.clause.end,
        _ => trigger.next.min(trigger.at + 24),
    };
    let from = subject.map_or(trigger.at, |name| name.tokens.end.max(trigger.at)) + 1;
    let later = (from..end).find(|&at| lexicon().is("later", scene.word(at)));
    later.unwrap_or(end).max(trigger.at + 1)
}

fn can_act(frame: Frame, name: &Name) -> bool {
    match frame {
        Frame::Go | Frame::Host => matches!(name.kind, SpanKind::Person | SpanKind::Organisation),
        Frame::Held => false,
        Frame::War => matches!(name.kind, SpanKind::Place | SpanKind::Group | SpanKind::Organisation),
        _ => matches!(name.kind, SpanKind::Person | SpanKind::Organisation | SpanKind::Place | SpanKind::Group),
    }
}

/// Who does it: after a verb, before it, or in the construct of a noun.
fn subject<'s>(scene: &'s Scene, trigger: &Trigger, leading: Option<&Trigger>) -> Option<&'s Name> {
    if trigger.is_verb() { of_verb(scene, trigger) } else { of_noun(scene, trigger, leading) }
}

fn acts<'s>(scene: &'s Scene, frame: Frame) -> impl Fn(&&Name) -> bool + 's {
    move |name| !name.inner && name.case == Case::Bare && (can_act(frame, name) || is_office_of(scene, frame, name))
}

/// "أمير قطر", "رئيس وزراء اليونان": whose holder has no name here; his state stands for him.
fn is_office_of(scene: &Scene, frame: Frame, name: &Name) -> bool {
    let start = name.tokens.start;
    let travels = matches!(frame, Frame::Go | Frame::Host) && name.kind == SpanKind::Place;
    travels && (start.saturating_sub(3)..start).any(|at| lexicon().is("peer", scene.word(at)))
}

fn last_before<'s>(scene: &'s Scene, frame: Frame, range: Range<usize>) -> Option<&'s Name> {
    scene.names_in(range).iter().rev().find(acts(scene, frame))
}

fn of_noun<'s>(scene: &'s Scene, trigger: &Trigger, leading: Option<&Trigger>) -> Option<&'s Name> {
    let (frame, at) = (trigger.sense.frame, trigger.at);
    let sentence = trigger.sentence.tokens.start;
    if trigger.peeled.pronoun {
        // "اعتقالها", "حربها": of the state or body named last; of a person, whom the article speaks of.
        let bodies = matches!(frame, Frame::Seize | Frame::Hit | Frame::War | Frame::Open | Frame::Trade);
        let body = scene
            .names_in(sentence..at)
            .iter()
            .rev()
            .find(|it| !it.inner && it.kind != SpanKind::Person && can_act(frame, it));
        return body.filter(|_| bodies);
    }
    // "زيارة وزير الدفاع يوآف غالانت"; "زيارة أذربيجان" names a place, which nobody is.
    let near = trigger.next.min(at + 10);
    let own = scene.names_in(at + 1..near).iter().find(|it| !it.inner).filter(acts(scene, frame));
    let own = own.filter(|_| !trigger.peeled.definite);
    let own = own.filter(|name| !(at + 1..name.tokens.start).any(|i| matches!(scene.word(i), "," | "،")));
    // "يتوجه أخنوش إلى باريس للقاء نظيره أتال": who goes meets, the other is met.
    let meets = matches!(frame, Frame::Meet | Frame::Host);
    let goer = leading.filter(|verb| meets && verb.sense.frame != Frame::Say).and_then(|verb| of_verb(scene, verb));
    if goer.is_some_and(|name| name.kind == SpanKind::Person) {
        return goer;
    }
    if own.is_some() || matches!(frame, Frame::Hit | Frame::War | Frame::Trade) {
        return own;
    }
    let body = matches!(frame, Frame::Name | Frame::Open | Frame::Seize);
    match leading {
        Some(verb) if verb.sense.frame != Frame::Say || body => {
            of_verb(scene, verb).filter(|name| can_act(frame, name))
        }
        Some(_) => None,
        None => last_before(scene, frame, trigger.clause.start..at),
    }
}

fn of_verb<'s>(scene: &'s Scene, trigger: &Trigger) -> Option<&'s Name> {
    let (frame, at) = (trigger.sense.frame, trigger.at);
    let named_later = lexicon().is("adverb", scene.word(at + 1));
    let object = trigger.peeled.pronoun && !matches!(frame, Frame::Host | Frame::Go);
    // The subject stands before the object that was asked for.
    let reach = trigger.asked.unwrap_or(trigger.clause.end).min(at + if frame == Frame::Say { 10 } else { 16 });
    let reach = reach.max(at + 1);
    let right = || {
        let voice = |it: &&Name| frame == Frame::Say && has_voice(scene, it);
        let name = scene.names_in(at + 1..reach).iter().find(|it| !it.inner);
        let name = name.filter(|it| acts(scene, frame)(it) || voice(it))?;
        // A state that speaks is named right behind its verb; further on it is what is spoken of.
        let reach = if frame == Frame::Hit { 1 } else { 2 };
        let far =
            matches!(frame, Frame::Say | Frame::Hit) && name.kind == SpanKind::Place && name.tokens.start > at + reach;
        (!far && !named_later && !object).then_some(name)
    };
    let told_of = is_told_of(scene, trigger);
    let left = || {
        let own = last_before(scene, frame, trigger.clause.start..at);
        own.or_else(|| {
            last_before(scene, frame, trigger.sentence.tokens.start..trigger.clause.start).filter(|_| told_of)
        })
    };
    // "ماكرون يعلن": who speaks stands right before, or behind.
    let near = |name: &&Name| {
        frame != Frame::Say
            || name.tokens.end + 1 >= at && (name.kind != SpanKind::Place || name.tokens.start == trigger.clause.start)
    };
    let left = || {
        left().filter(near).filter(|name| {
            frame != Frame::Go || !(name.tokens.end..at).any(|i| lexicon().is_noun("group", scene.word(i)))
        })
    };
    let found = match trigger.sense.form {
        Form::Past if !told_of => right().or_else(left),
        _ => left().or_else(right),
    };
    // "أنها ألقت القبض": the state or body named last.
    let bodies = matches!(frame, Frame::Seize | Frame::Hit | Frame::Open | Frame::Name | Frame::Trade);
    found.or_else(|| {
        let before = scene.names_in(trigger.sentence.tokens.start..at);
        before
            .iter()
            .rev()
            .find(|it| !it.inner && it.kind != SpanKind::Person && can_act(frame, it))
            .filter(|_| bodies && named_later_or_bound(scene, trigger))
    })
}

/// "وقال الناطق بلسان غانتس", "بيان صادر عن مكتب جالانت": his words, though another says them.
fn has_voice(scene: &Scene, name: &Name) -> bool {
    name.tokens.start.checked_sub(1).is_some_and(|at| lexicon().is("voice", scene.word(at)))
}

/// "أنها ألقت", "التي افتتحت": who acts is named before the clause.
fn named_later_or_bound(scene: &Scene, trigger: &Trigger) -> bool {
    let before = trigger.at.checked_sub(1).map_or("", |at| scene.word(at));
    matches!(before, "انها" | "بانها" | "انه" | "بانه" | "التي" | "الذي")
}

/// "قد زار", "الذي زار", "كان وزير المالية قد زار": the subject stands before.
fn is_told_of(scene: &Scene, trigger: &Trigger) -> bool {
    let before = |n: usize| trigger.at.checked_sub(n).map_or("", |at| scene.word(at));
    matches!(before(1), "قد" | "الذي" | "التي" | "سبق")
}

/// Whether an unnamed subject may be whom the article speaks of.
fn may_imply(scene: &Scene, trigger: &Trigger, leading: Option<&Trigger>) -> bool {
    let frame = trigger.sense.frame;
    match frame {
        Frame::Go | Frame::Meet | Frame::Host | Frame::Pact if trigger.is_verb() => is_unnamed(scene, trigger),
        Frame::Name => trigger.peeled.pronoun,
        Frame::Go | Frame::Meet | Frame::Host => {
            let own = trigger.peeled.pronoun || leading.is_none() && frame == Frame::Go;
            own || leading.is_some_and(|verb| verb.sense.frame != Frame::Say && is_unnamed(scene, verb))
        }
        _ => false,
    }
}

/// "والتقى خلال زيارته", "زار أذربيجان", "وأبرم اتفاقيات": behind the verb stands something else than a subject.
fn is_unnamed(scene: &Scene, verb: &Trigger) -> bool {
    let next = verb.at + 1;
    let many = scene.word(verb.at).ends_with("وا")
        || scene.word(verb.at).ends_with("ون")
        || scene.word(verb.at).ends_with('ا');
    let word = scene.word(next);
    let object = lexicon().is_noun("peer", word) && !lexicon().holds("peer", word);
    let place = scene.names_in(next..next + 1).iter().any(|it| it.kind == SpanKind::Place);
    let said = verb.asked == Some(next) || next == verb.next && next < verb.clause.end;
    // "بلاده ستعترف": who does it stands before, without a name.
    let before = verb.at.checked_sub(1).map_or("", |at| scene.word(at));
    let opens =
        verb.at == verb.clause.start || lexicon().is("cut", before) || !before.starts_with(|c: char| c.is_alphabetic());
    let opens = opens || matches!(before, "سوف" | "قد" | "ايضا" | "ثم" | "المقرر") || verb.sense.form == Form::Past;
    !many && opens && (verb.peeled.pronoun || lexicon().is("adverb", word) || object || place || said)
}

/// "الزيارة", "خلال الاجتماع", "وأضاف": no name, and definite.
fn refers(scene: &Scene, trigger: &Trigger, subject: Option<&Name>) -> bool {
    if trigger.sense.frame == Frame::Say {
        return subject.is_none();
    }
    let near = trigger.at + 1..trigger.next.min(trigger.at + 5);
    let named = scene.names_in(near).iter().any(|it| !it.inner && !matches!(it.case, Case::Aside | Case::Bare));
    !trigger.is_verb() && trigger.peeled.definite && !named
}

fn is_place(frame: Frame, trigger: &Trigger, name: &Name, agent: Option<u32>) -> bool {
    if name.kind != SpanKind::Place || agent == Some(name.entity) {
        return false;
    }
    match frame {
        Frame::Go => matches!(name.case, Case::To | Case::In) || name.case == Case::Bare && !trigger.peeled.definite,
        Frame::Hit => matches!(name.case, Case::In | Case::On | Case::Bare),
        Frame::War => matches!(name.case, Case::In | Case::On) || !trigger.is_verb() && name.case == Case::Bare,
        Frame::Name | Frame::Trade | Frame::Bond => false,
        // "تستضيف الدوحة قمة".
        Frame::Held => matches!(name.case, Case::In | Case::Bare),
        _ => name.case == Case::In,
    }
}

fn takes_part(frame: Frame, name: &Name) -> bool {
    let (kind, case) = (name.kind, name.case);
    let body = matches!(kind, SpanKind::Person | SpanKind::Organisation | SpanKind::Group);
    let named = kind != SpanKind::Event;
    match frame {
        Frame::Go | Frame::Say | Frame::Light => false,
        Frame::Meet | Frame::Host | Frame::Held => match case {
            Case::Bare | Case::In | Case::To => kind == SpanKind::Person,
            Case::With => body,
            Case::Between => named,
            _ => false,
        },
        Frame::Pact | Frame::Bond => match case {
            Case::Between | Case::With => named,
            Case::Bare => named && kind != SpanKind::Group,
            _ => false,
        },
        Frame::Open => matches!(case, Case::Bare | Case::To | Case::With) && named,
        Frame::Name => match case {
            Case::Bare => matches!(kind, SpanKind::Person | SpanKind::Organisation),
            Case::In | Case::To => matches!(kind, SpanKind::Place | SpanKind::Organisation),
            _ => false,
        },
        Frame::Trade => !matches!(case, Case::Aside | Case::Against | Case::On) && named && kind != SpanKind::Person,
        Frame::Seize => matches!(case, Case::Bare | Case::On) && named,
        Frame::Hit => matches!(case, Case::Bare | Case::On | Case::Against | Case::To) && named,
        Frame::War => case != Case::Aside && named && kind != SpanKind::Person,
    }
}
