//! Whether what is told happened, is planned or alleged, or is no event at all.

use super::find::Trigger;
use super::lexicon::{Form, Frame, lexicon};
use super::scene::Scene;
use crate::corpus::facts::{EventKind, Status};
use crate::day::Interval;

/// The status by the words around a trigger; `None`: denied, or only thought of.
///
/// `before` is the status of what the sentence told last, and whether that was in the same clause.
pub fn status(scene: &Scene, trigger: &Trigger, before: Option<(Status, bool)>) -> Option<Status> {
    let lexicon = lexicon();
    let (at, start) = (trigger.at, trigger.sentence.tokens.start);
    let behind = |reach: usize| (at.saturating_sub(reach).max(start)..at).map(|i| scene.word(i));
    let any = |class: &str, reach: usize| behind(reach).any(|word| lexicon.is_noun(class, word));
    let verb = trigger.is_verb();
    if behind(if verb { 2 } else { 3 }).any(|word| lexicon.is("denied", word)) {
        return None;
    }
    let mut clause = (trigger.clause.start..at).map(|i| scene.word(i));
    if !verb && clause.any(|word| lexicon.is("called-off", word)) {
        return None;
    }
    if trigger.sense.frame == Frame::Say {
        // "قد يقول", "سيقول" tell of no statement yet made.
        return (trigger.sense.form != Form::Future).then_some(Status::Happened);
    }
    let past = trigger.sense.form == Form::Past;
    let alleged = any("alleged", 14);
    let unreal =
        if past { behind(6).any(|word| matches!(word, "اذا" | "لو" | "حال")) } else { any("unreal", 4) };
    if unreal && !alleged {
        return None;
    }
    if alleged {
        return Some(Status::Alleged);
    }
    // "لاغتيال", "لقصف": an aim, no attack.
    if trigger.peeled.purpose && matches!(trigger.sense.frame, Frame::Hit | Frame::War) {
        return None;
    }
    let ahead = (at + 1..trigger.clause.end.min(at + 4)).any(|i| lexicon.is("planned", scene.word(i)));
    let planned = match trigger.sense.form {
        Form::Future => true,
        Form::Past => any("planned", 3),
        Form::Present => any("planned", 8),
        Form::Noun => any("planned", 6) || ahead,
    };
    let follows = trigger.peeled.purpose || trigger.sense.form == Form::Present && behind(2).any(|it| it == "ان");
    Some(match before {
        _ if planned => Status::Planned,
        Some((Status::Planned, near)) if follows || near && !verb => Status::Planned,
        _ => Status::Happened,
    })
}

/// What lies ahead of publication has not happened.
pub fn dated(scene: &Scene, status: Status, trigger: &Trigger, interval: Option<Interval>) -> Status {
    let published = scene.article.published.as_ref().map(|it| it.day);
    let ahead = published.zip(interval).is_some_and(|(day, it)| it.from() > day);
    let told = trigger.sense.kind == Some(EventKind::Statement) || trigger.sense.form == Form::Past;
    if ahead && !told && status == Status::Happened { Status::Planned } else { status }
}
