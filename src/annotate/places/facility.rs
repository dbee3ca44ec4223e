//! Airports, squares, streets, rivers: a class word without which the rest is no name.

use super::super::gazetteer::{Cue, gazetteer};
use super::super::namesake;
use super::Finder;
use super::unknown::is_common;
use crate::span::SpanKind;

impl Finder<'_, '_> {
    /// "مطار بيروت الدولي", "ساحة الشهداء": a class word without which the rest is no name. Gives its last token.
    pub(super) fn facility(&mut self, at: usize, end: usize) -> Option<usize> {
        let lookup = self.reading.lookup();
        let hits = lookup.longest(at, end);
        if !lookup.has(at, Cue::Facility) || hits.first().is_some_and(|hit| hit.last > at) {
            return None;
        }
        let first = at + 1;
        let tag = lookup.tag(first);
        if first >= end || tag.outside > 0 || tag.swallowed || !self.is_arabic(first) {
            return None;
        }
        let key = lookup.key(first);
        let place = lookup.longest(first, end).iter().copied().find(|hit| {
            let entry = gazetteer().entries.get(hit.phrase.entry as usize);
            entry.is_some_and(|it| it.kind == SpanKind::Place)
        });
        let adjective =
            lookup.nisba(first).is_some() || lookup.has(first, Cue::Quality) || lookup.has(first, Cue::Time);
        // "مطار حمد الدولي": whatever stands between the class word and "الدولي".
        let named = (first..end.min(first + 4)).take_while(|it| self.is_arabic(*it) && !lookup.has(*it, Cue::Locative));
        let magnitude = named.skip(1).find(|it| lookup.has(*it, Cue::Magnitude));
        // "مطار محمد الخامس", "جسر الملك فهد".
        if place.is_none()
            && let Some(last) = namesake::last(self.reading, first, end)
        {
            return self.push(at, last, 0.65, None, "facility").then_some(last);
        }
        if let Some(last) = magnitude.filter(|_| !adjective) {
            return self.push(at, last, 0.8, None, "facility").then_some(last);
        }
        let mut last = match &place {
            Some(hit) => hit.last,
            // "شارع أبو نواس".
            None if lookup.has(first, Cue::PlaceStart) && self.is_arabic(first + 1) && first + 1 < end => first + 1,
            // "مسجد هوبان", "جبل مايون".
            None if !adjective && tag.word.is_none() && self.is_foreign(first) => {
                first + usize::from(first + 1 < end && lookup.word(first + 1).is_none() && self.is_foreign(first + 1))
            }
            None if adjective || !key.starts_with("ال") || key.chars().count() < 5 => return None,
            None if is_common(self.reading.tokens.fold(first)) => return None,
            // "شارع الحمرا": one definite word that is no common one.
            None => first,
        };
        // "مطار تونس قرطاج الدولي".
        if place.is_some()
            && lookup.tag(last + 1).outside == 0
            && let Some(more) = lookup.longest(last + 1, end).first()
            && lookup.nisba(last + 1).is_none()
            && gazetteer().entries.get(more.phrase.entry as usize).is_some_and(|it| it.kind == SpanKind::Place)
        {
            last = more.last;
        }
        while last + 1 < end && lookup.tag(last + 1).outside == 0 && lookup.has(last + 1, Cue::Magnitude) {
            last += 1;
        }
        self.push(at, last, 0.65, None, "facility").then_some(last)
    }
}
