//! Readable ids of events: `visit-benny-gantz-azerbaijan-2022-10`.

use std::collections::HashMap;

use crate::corpus::Draft;
use crate::corpus::facts::{Event, EventKind};
use crate::day::Interval;

/// Kind, at most two parties, the place of a visit, and the month or year.
pub fn of(draft: &Draft, kind: EventKind, parties: &[u32], place: Option<u32>, interval: Option<Interval>) -> String {
    let mut id = kind.name().to_owned();
    let named = if kind == EventKind::Visit || kind == EventKind::Statement { 1 } else { 2 };
    let place = place.filter(|it| kind != EventKind::Statement && !parties.iter().take(named).any(|party| party == it));
    for entity in parties.iter().take(named).chain(place.iter()) {
        if let Some(entity) = draft.entities.get(*entity as usize) {
            id.push('-');
            id.push_str(&entity.id);
        }
    }
    if let Some(interval) = interval {
        let (from, to) = (interval.from().civil(), interval.to().civil());
        id.push_str(&match () {
            () if (from.0, from.1) == (to.0, to.1) => format!("-{:04}-{:02}", from.0, from.1),
            () if from.0 == to.0 => format!("-{:04}", from.0),
            () => format!("-{:04}-{:04}", from.0, to.0),
        });
    }
    id
}

/// Tells events of one id apart: by their day where that is enough, else by number, in their order.
pub fn part(_draft: &Draft, events: &mut [Event]) {
    let mut seen: HashMap<String, u32> = HashMap::new();
    for event in events.iter() {
        *seen.entry(event.id.clone()).or_default() += 1;
    }
    for event in events.iter_mut().filter(|it| seen.get(&it.id).is_some_and(|n| *n > 1)) {
        if let Some(day) = event.interval.filter(|it| it.days() == 1) {
            event.id.push_str(&format!("-{:02}", day.from().civil().2));
        }
    }
    let mut taken: HashMap<String, u32> = HashMap::new();
    for event in events {
        let n = taken.entry(event.id.clone()).or_default();
        *n += 1;
        if *n > 1 {
            event.id.push_str(&format!("-{n}"));
        }
    }
}
