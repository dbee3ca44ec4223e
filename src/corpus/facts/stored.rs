//! The stored form of [`Facts`]: small, versioned, checksummed; any bytes give facts or say why they are none.
//!
//! ```text
//! file    = magic version sum body                  magic = "KASHFACT"; version, sum = u32, little endian
//! body    = strings events subjects conflicts pairs
//! list    = count item*                             strings are a list of UTF-8, named by number from then on
//! ```
//!
//! Numbers are LEB128; days are counted zigzag from 1970-01-01; the end of an interval or extent is its distance from the
//! start; what can be missing begins with 0 or 1. To store one more field, name it in the list of its type below.

use std::collections::HashMap;

use super::{
    Conflict, Degree, Event, EventKind, Facts, Pair, Reading, Spot, Status, Subject, Telling, Verdict, Version,
};
use crate::corpus::draft::Comparator;
use crate::corpus::{OpenError, pack};
use crate::day::{Day, Interval};
use crate::span::Extent;

const MAGIC: &[u8; 8] = b"KASHFACT";
/// Goes up with every change of what is stored.
const VERSION: u32 = 1;
const HEAD: usize = 16;

/// The bytes of facts. The same facts give the same bytes.
pub fn store_facts(facts: &Facts) -> Vec<u8> {
    let mut writer = Writer::default();
    facts.put(&mut writer);
    let mut body = Vec::new();
    pack::put_varint(writer.strings.len() as u32, &mut body);
    for text in &writer.strings {
        pack::put_varint(text.len() as u32, &mut body);
        body.extend_from_slice(text.as_bytes());
    }
    body.extend_from_slice(&writer.out);
    let mut out = MAGIC.to_vec();
    out.extend_from_slice(&VERSION.to_le_bytes());
    out.extend_from_slice(&pack::checksum(&body).to_le_bytes());
    out.extend_from_slice(&body);
    out
}

/// Reads what [`store_facts`] wrote.
pub fn open_facts(bytes: &[u8]) -> Result<Facts, OpenError> {
    const DAMAGED: OpenError = OpenError::Damaged("Facts");
    let (head, body) = bytes.split_at_checked(HEAD).ok_or(DAMAGED)?;
    let number =
        |at: usize| head.get(at..at + 4).and_then(|it| it.first_chunk()).map_or(0, |it| u32::from_le_bytes(*it));
    if !head.starts_with(MAGIC) {
        return Err(DAMAGED);
    }
    if number(8) != VERSION {
        return Err(OpenError::Version { found: number(8), expected: VERSION });
    }
    if number(12) != pack::checksum(body) {
        return Err(DAMAGED);
    }
    let mut reader = Reader { rest: body, strings: Vec::new() };
    let facts = reader.pool().and_then(|()| Facts::take(&mut reader)).filter(|_| reader.rest.is_empty());
    facts.ok_or(DAMAGED)
}

#[derive(Default)]
struct Writer<'f> {
    out: Vec<u8>,
    strings: Vec<&'f str>,
    numbers: HashMap<&'f str, u32>,
}

struct Reader<'b> {
    rest: &'b [u8],
    strings: Vec<&'b str>,
}

impl<'b> Reader<'b> {
    fn pool(&mut self) -> Option<()> {
        for _ in 0..u32::take(self)? {
            let length = u32::take(self)? as usize;
            let text = std::str::from_utf8(self.bytes(length)?).ok()?;
            self.strings.push(text);
        }
        Some(())
    }

    fn bytes(&mut self, length: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }
}

/// What can be stored. Every value takes a byte at least, so that no count makes more values than there are bytes.
trait Stored: Sized {
    fn put<'f>(&'f self, to: &mut Writer<'f>);
    fn take(from: &mut Reader<'_>) -> Option<Self>;
}

impl Stored for u32 {
    fn put<'f>(&'f self, to: &mut Writer<'f>) {
        pack::put_varint(*self, &mut to.out);
    }

    fn take(from: &mut Reader<'_>) -> Option<u32> {
        pack::varint(&mut from.rest)
    }
}

impl Stored for bool {
    fn put<'f>(&'f self, to: &mut Writer<'f>) {
        to.out.push(u8::from(*self));
    }

    fn take(from: &mut Reader<'_>) -> Option<bool> {
        match from.bytes(1)? {
            [0] => Some(false),
            [1] => Some(true),
            _ => None,
        }
    }
}

impl Stored for String {
    fn put<'f>(&'f self, to: &mut Writer<'f>) {
        let next = to.strings.len() as u32;
        let number = *to.numbers.entry(self).or_insert(next);
        if number == next {
            to.strings.push(self);
        }
        pack::put_varint(number, &mut to.out);
    }

    fn take(from: &mut Reader<'_>) -> Option<String> {
        let number = u32::take(from)?;
        from.strings.get(number as usize).map(|it| (*it).to_owned())
    }
}

impl Stored for f64 {
    fn put<'f>(&'f self, to: &mut Writer<'f>) {
        to.out.extend_from_slice(&self.to_le_bytes());
    }

    fn take(from: &mut Reader<'_>) -> Option<f64> {
        Some(f64::from_le_bytes(*from.bytes(8)?.first_chunk()?))
    }
}

impl Stored for f32 {
    fn put<'f>(&'f self, to: &mut Writer<'f>) {
        to.out.extend_from_slice(&self.to_le_bytes());
    }

    fn take(from: &mut Reader<'_>) -> Option<f32> {
        Some(f32::from_le_bytes(*from.bytes(4)?.first_chunk()?))
    }
}

impl Stored for Interval {
    fn put<'f>(&'f self, to: &mut Writer<'f>) {
        let (from, to_day) = (self.from().0, self.to().0);
        pack::put_varint(((from << 1) ^ (from >> 31)) as u32, &mut to.out);
        pack::put_varint(to_day.abs_diff(from), &mut to.out);
    }

    fn take(from: &mut Reader<'_>) -> Option<Interval> {
        let zigzag = u32::take(from)?;
        let first = (zigzag >> 1) as i32 ^ -((zigzag & 1) as i32);
        let last = first.checked_add_unsigned(u32::take(from)?)?;
        Some(Interval::between(Day(first), Day(last)))
    }
}

impl Stored for Extent {
    fn put<'f>(&'f self, to: &mut Writer<'f>) {
        pack::put_varint(self.start, &mut to.out);
        pack::put_varint(self.end.saturating_sub(self.start), &mut to.out);
    }

    fn take(from: &mut Reader<'_>) -> Option<Extent> {
        let start = u32::take(from)?;
        Some(Extent::new(start, start.checked_add(u32::take(from)?)?))
    }
}

impl<T: Stored> Stored for Option<T> {
    fn put<'f>(&'f self, to: &mut Writer<'f>) {
        to.out.push(u8::from(self.is_some()));
        if let Some(value) = self {
            value.put(to);
        }
    }

    fn take(from: &mut Reader<'_>) -> Option<Option<T>> {
        if bool::take(from)? { T::take(from).map(Some) } else { Some(None) }
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn put<'f>(&'f self, to: &mut Writer<'f>) {
        pack::put_varint(self.len() as u32, &mut to.out);
        self.iter().for_each(|it| it.put(to));
    }

    fn take(from: &mut Reader<'_>) -> Option<Vec<T>> {
        let count = u32::take(from)?;
        (0..count).map(|_| T::take(from)).collect()
    }
}

/// Structures: their fields in this order.
macro_rules! stored {
    ($($of:ident { $($field:ident),* })*) => {$(
        impl Stored for $of {
            fn put<'f>(&'f self, to: &mut Writer<'f>) {
                $(self.$field.put(to);)*
            }

            fn take(from: &mut Reader<'_>) -> Option<$of> {
                Some($of { $($field: Stored::take(from)?),* })
            }
        }
    )*};
}

stored! {
    Facts { events, subjects, conflicts, pairs }
    Spot { article, passage }
    Event { id, kind, interval, place, participants, tellings }
    Telling { spot, status, extent, rule }
    Subject { id, label_ar, label_en, confirmed, readings, verdict, rule, evidence }
    Reading { spot, extent, number, max, unit, comparator, approximate, period }
    Conflict { id, verdict, versions, rule, event }
    Version { spot, extent }
    Pair { first, second, degree, shared, group }
}

/// Kinds: their place in the list of all.
macro_rules! stored_kinds {
    ($($of:ident)*) => {$(
        impl Stored for $of {
            fn put<'f>(&'f self, to: &mut Writer<'f>) {
                let at = $of::ALL.iter().position(|it| it == self);
                to.out.push(at.unwrap_or_default() as u8);
            }

            fn take(from: &mut Reader<'_>) -> Option<$of> {
                let at = *from.bytes(1)?.first()?;
                $of::ALL.get(usize::from(at)).copied()
            }
        }
    )*};
}

stored_kinds! { EventKind Status Verdict Degree Comparator }

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;
    use proptest::sample::select;

    fn text() -> impl Strategy<Value = String> {
        select(vec!["", "visit-verb", "gallant-baku-2022-10", "النفط", "«%»"]).prop_map(str::to_owned)
    }

    fn spot() -> impl Strategy<Value = Spot> {
        (any::<u32>(), 0u32..300).prop_map(|(article, passage)| Spot { article, passage })
    }

    fn extent() -> impl Strategy<Value = Extent> {
        (0u32..u32::MAX / 2, 0u32..u32::MAX / 2).prop_map(|(start, length)| Extent::new(start, start + length))
    }

    fn interval() -> impl Strategy<Value = Interval> {
        (-719_162i32..2_000_000, 0i32..900_000).prop_map(|(from, days)| Interval::between(Day(from), Day(from + days)))
    }

    fn event() -> impl Strategy<Value = Event> {
        let telling = (spot(), select(&Status::ALL[..]), extent(), text())
            .prop_map(|(spot, status, extent, rule)| Telling { spot, status, extent, rule });
        let kind = select(&EventKind::ALL[..]);
        (text(), kind, option::of(interval()), option::of(any::<u32>()), vec(any::<u32>(), 0..4), vec(telling, 0..4))
            .prop_map(|(id, kind, interval, place, participants, tellings)| Event {
                id,
                kind,
                interval,
                place,
                participants,
                tellings,
            })
    }

    fn reading() -> impl Strategy<Value = Reading> {
        let rest = (text(), select(&Comparator::ALL[..]), any::<bool>(), option::of(interval()));
        (spot(), extent(), -1e12f64..1e12, option::of(0f64..9.0), rest).prop_map(
            |(spot, extent, number, max, (unit, comparator, approximate, period))| Reading {
                spot,
                extent,
                number,
                max,
                unit,
                comparator,
                approximate,
                period,
            },
        )
    }

    fn subject() -> impl Strategy<Value = Subject> {
        let rest = (vec(reading(), 0..4), select(&Verdict::ALL[..]), text(), text());
        (text(), text(), text(), any::<bool>(), rest).prop_map(
            |(id, label_ar, label_en, confirmed, (readings, verdict, rule, evidence))| Subject {
                id,
                label_ar,
                label_en,
                confirmed,
                readings,
                verdict,
                rule,
                evidence,
            },
        )
    }

    fn facts() -> impl Strategy<Value = Facts> {
        let version = (spot(), extent()).prop_map(|(spot, extent)| Version { spot, extent });
        let conflict = (text(), select(&Verdict::ALL[..]), vec(version, 0..3), text(), option::of(any::<u32>()))
            .prop_map(|(id, verdict, versions, rule, event)| Conflict { id, verdict, versions, rule, event });
        let pair = (spot(), spot(), select(&Degree::ALL[..]), 0f32..1.0, any::<u32>())
            .prop_map(|(first, second, degree, shared, group)| Pair { first, second, degree, shared, group });
        (vec(event(), 0..5), vec(subject(), 0..4), vec(conflict, 0..3), vec(pair, 0..4))
            .prop_map(|(events, subjects, conflicts, pairs)| Facts { events, subjects, conflicts, pairs })
    }

    /// Bytes with the right head: what a program of another kind, or a disk, may have written behind it.
    fn behind_a_head(body: &[u8]) -> Vec<u8> {
        [MAGIC, &VERSION.to_le_bytes()[..], &pack::checksum(body).to_le_bytes(), body].concat()
    }

    #[test]
    fn what_is_no_facts_says_so() {
        let good = store_facts(&Facts::default());
        assert_eq!(open_facts(&good), Ok(Facts::default()));
        assert_eq!(open_facts(b""), Err(OpenError::Damaged("Facts")));
        assert_eq!(open_facts(b"KASHSHAF and more than a head"), Err(OpenError::Damaged("Facts")));
        let mut other = good.clone();
        other[8] = 9;
        assert_eq!(open_facts(&other), Err(OpenError::Version { found: 9, expected: VERSION }));
        // A count that no file could hold.
        assert_eq!(open_facts(&behind_a_head(&[0, 0xff, 0xff, 0xff, 0xff, 0x0f])), Err(OpenError::Damaged("Facts")));
    }

    proptest! {
        #[test]
        fn facts_come_back(facts in facts()) {
            let bytes = store_facts(&facts);
            prop_assert_eq!(open_facts(&bytes), Ok(facts));
        }

        #[test]
        fn a_changed_byte_is_seen(facts in facts(), at in any::<prop::sample::Index>(), by in 1u8..=255) {
            let mut bytes = store_facts(&facts);
            let at = at.index(bytes.len());
            bytes[at] ^= by;
            prop_assert!(open_facts(&bytes).is_err());
        }

        #[test]
        fn any_bytes_are_read_or_refused(body in vec(any::<u8>(), 0..120)) {
            let _ = open_facts(&body);
            if let Ok(facts) = open_facts(&behind_a_head(&body)) {
                prop_assert_eq!(open_facts(&store_facts(&facts)).is_ok(), true);
            }
        }
    }
}
