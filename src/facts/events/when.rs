//! When it was: the date that belongs to a trigger.

use super::find::Trigger;
use super::lexicon::{Frame, lexicon};
use super::scene::{Scene, When};
use crate::day::Interval;

/// The days of what a trigger tells, and the id of the rule that says so.
pub fn of(scene: &Scene, trigger: &Trigger) -> (Option<Interval>, &'static str) {
    let at = trigger.at;
    // "منذ عام 1972" says when relations began, and not when somebody travelled.
    let lasts = matches!(trigger.sense.frame, Frame::Bond | Frame::Trade | Frame::War);
    let dated = |it: &&When| it.interval.is_some() && (lasts || !it.bound);
    // "الأولى منذ توليه منصبه عام 2014": the year is that of something else.
    let later = |it: &&When| (at + 1..it.token).any(|i| lexicon().is("later", scene.word(i)));
    let near = scene.dates_in(at + 1..trigger.next).iter().find(dated).filter(|it| !later(it));
    let far = || {
        let mut rest = scene.dates_in(trigger.next..trigger.clause.end).iter();
        let day = rest.find(dated).filter(|it| it.interval.is_some_and(|days| days.days() <= 7) && !later(it));
        day.filter(|_| trigger.sense.frame != Frame::Say)
    };
    let before = || scene.dates_in(trigger.clause.start..at).iter().rev().find(dated);
    // "أمس الخميس، قال": a date that opens the sentence, and nothing told between.
    let opening = || {
        let start = trigger.sentence.tokens.start;
        let date = scene.dates_in(start..start + 4).iter().find(dated)?;
        let first = trigger.sentence.cuts.iter().filter(|&&cut| cut > date.token && cut <= at).count() <= 1;
        first.then_some(date)
    };
    let found = near.map(|it| (it, "date-after"));
    let found = found.or_else(|| before().map(|it| (it, "date-before")));
    let found = found.or_else(|| opening().map(|it| (it, "date-opening")));
    let Some((when, rule)) = found.or_else(|| far().map(|it| (it, "date-clause"))) else {
        return (None, "undated");
    };
    (when.interval.map(|it| lasting(scene, trigger, it)), rule)
}

/// "مساء الأربعاء في زيارة تستغرق يومين": so many days from the first on.
fn lasting(scene: &Scene, trigger: &Trigger, interval: Interval) -> Interval {
    let visits = trigger.sense.frame == Frame::Go && interval.days() == 1;
    let window = trigger.clause.start..trigger.clause.end;
    let length = scene.dates_in(window).iter().find_map(|it| it.length.filter(|days| (2..=30).contains(days)));
    // "اختتم الخميس زيارة استمرت يومين": the day is its last.
    let ends = (trigger.clause.start..trigger.at).any(|at| lexicon().is("ends", scene.word(at)));
    match length.filter(|_| visits) {
        Some(days) if ends => Interval::between(interval.from().plus(1 - days), interval.from()),
        Some(days) => Interval::between(interval.from(), interval.from().plus(days - 1)),
        None => interval,
    }
}
