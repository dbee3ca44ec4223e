//! One article read alone as bytes, and back: what a build keeps between runs.
//!
//! Values stand one after the other without names: numbers in LEB128, texts and lists behind their length. Reading is
//! total; bytes that are not what was written give `None` or another value, so whoever keeps them keeps a checksum too.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::Note;
use super::single::Single;
use crate::corpus::draft::{
    Anchor, Basis, Comparator, DateClass, DateDraft, FigureDraft, LineDraft, MarkDraft, PassageDraft, Published,
};
use crate::day::{Day, Interval, Weekday};
use crate::line::LineKind;
use crate::resolve::identities::Mention;
use crate::resolve::named::Identity;
use crate::resolve::publication::{Clue, OpenClue};
use crate::span::{Extent, SpanKind};

/// The bytes of an article read alone.
pub fn encode(single: &Single) -> Vec<u8> {
    let mut out = Vec::with_capacity(single.text.len() * 2);
    single.put(&mut out);
    out
}

/// The article again; `None` where the bytes are none.
pub fn decode(mut bytes: &[u8]) -> Option<Single> {
    let single = Single::get(&mut bytes)?;
    bytes.is_empty().then_some(single)
}

/// A value that can be written and read.
trait Coded: Sized {
    fn put(&self, out: &mut Vec<u8>);
    fn get(from: &mut &[u8]) -> Option<Self>;
}

impl Coded for u64 {
    fn put(&self, out: &mut Vec<u8>) {
        let mut rest = *self;
        while rest >= 0x80 {
            out.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        out.push(rest as u8);
    }

    fn get(from: &mut &[u8]) -> Option<u64> {
        let mut number = 0u64;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = from.split_first()?;
            *from = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }
}

impl Coded for u32 {
    fn put(&self, out: &mut Vec<u8>) {
        u64::from(*self).put(out);
    }

    fn get(from: &mut &[u8]) -> Option<u32> {
        u32::try_from(u64::get(from)?).ok()
    }
}

impl Coded for bool {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn get(from: &mut &[u8]) -> Option<bool> {
        Some(u64::get(from)? != 0)
    }
}

impl Coded for i32 {
    fn put(&self, out: &mut Vec<u8>) {
        self.cast_unsigned().put(out);
    }

    fn get(from: &mut &[u8]) -> Option<i32> {
        Some(u32::get(from)?.cast_signed())
    }
}

impl Coded for f64 {
    fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_le_bytes());
    }

    fn get(from: &mut &[u8]) -> Option<f64> {
        let (bytes, rest) = from.split_first_chunk()?;
        *from = rest;
        Some(f64::from_le_bytes(*bytes))
    }
}

impl Coded for String {
    fn put(&self, out: &mut Vec<u8>) {
        (self.len() as u64).put(out);
        out.extend_from_slice(self.as_bytes());
    }

    fn get(from: &mut &[u8]) -> Option<String> {
        let length = usize::try_from(u64::get(from)?).ok()?;
        let (text, rest) = from.split_at_checked(length)?;
        *from = rest;
        std::str::from_utf8(text).ok().map(str::to_owned)
    }
}

/// Rule ids live as long as the program: they are those of its tables.
impl Coded for &'static str {
    fn put(&self, out: &mut Vec<u8>) {
        (*self).to_owned().put(out);
    }

    fn get(from: &mut &[u8]) -> Option<&'static str> {
        static RULES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
            let rows = crate::knowledge::rows(include_str!("../knowledge/merge_rules.tsv"));
            rows.filter_map(|row| row.first().copied()).chain([""]).collect()
        });
        RULES.get(String::get(from)?.as_str()).copied()
    }
}

impl<T: Coded> Coded for Option<T> {
    fn put(&self, out: &mut Vec<u8>) {
        self.is_some().put(out);
        if let Some(it) = self {
            it.put(out);
        }
    }

    fn get(from: &mut &[u8]) -> Option<Option<T>> {
        Some(if bool::get(from)? { Some(T::get(from)?) } else { None })
    }
}

impl<T: Coded> Coded for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) {
        (self.len() as u64).put(out);
        self.iter().for_each(|it| it.put(out));
    }

    fn get(from: &mut &[u8]) -> Option<Vec<T>> {
        let length = u64::get(from)?;
        // A length that was damaged asks for no memory that the bytes could not fill.
        let mut list = Vec::with_capacity(usize::try_from(length).ok()?.min(from.len()));
        for _ in 0..length {
            list.push(T::get(from)?);
        }
        Some(list)
    }
}

/// Values of a closed list, by their places in it.
macro_rules! listed {
    ($($name:ty),*) => {$(
        impl Coded for $name {
            fn put(&self, out: &mut Vec<u8>) {
                (<$name>::ALL.iter().position(|it| it == self).unwrap_or(0) as u64).put(out);
            }

            fn get(from: &mut &[u8]) -> Option<$name> {
                <$name>::ALL.get(usize::try_from(u64::get(from)?).ok()?).copied()
            }
        }
    )*};
}

listed!(SpanKind, LineKind, Basis, DateClass, Anchor, Comparator, Weekday);

/// Structs, field by field.
macro_rules! fields {
    ($($name:ident { $($field:ident),* })*) => {$(
        impl Coded for $name {
            fn put(&self, out: &mut Vec<u8>) {
                // A field that is forgotten here does not compile.
                let $name { $($field),* } = self;
                $($field.put(out);)*
            }

            fn get(from: &mut &[u8]) -> Option<$name> {
                Some($name { $($field: Coded::get(from)?),* })
            }
        }
    )*};
}

fields! {
    Single { text, lines, passages, title, subtitle, author, publisher, published, conflict, notes, marks, names, clues }
    Extent { start, end }
    LineDraft { extent, kind, rule, evidence }
    PassageDraft { pid, extent, kind }
    MarkDraft { extent, kind, nested, entity, role, date, figure, speaker }
    DateDraft { interval, value, class, anchor, rule, conflict }
    FigureDraft { number, max, unit, comparator, approximate }
    Published { day, basis, evidence }
    Note { file, line, says }
    Mention { text, kind, role, id, royal, at, alias, line, identity }
    Identity { slug, name_ar, name_en, rule, evidence }
    OpenClue { says, words }
}

impl Coded for Day {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
    }

    fn get(from: &mut &[u8]) -> Option<Day> {
        i32::get(from).map(Day)
    }
}

impl Coded for Interval {
    fn put(&self, out: &mut Vec<u8>) {
        self.from().put(out);
        self.to().put(out);
    }

    fn get(from: &mut &[u8]) -> Option<Interval> {
        Some(Interval::between(Day::get(from)?, Day::get(from)?))
    }
}

impl Coded for Clue {
    fn put(&self, out: &mut Vec<u8>) {
        let (month, day, weekday, offset) = match *self {
            Clue::Weekday(weekday) => (0, 0, Some(weekday), 0),
            Clue::Named { month, day, weekday, offset } => (month, day, Some(weekday), offset),
            Clue::Bare { month, day } => (month, day, None, 0),
        };
        u32::from(month).put(out);
        u32::from(day).put(out);
        weekday.put(out);
        offset.put(out);
    }

    fn get(from: &mut &[u8]) -> Option<Clue> {
        let (month, day) = (u8::try_from(u32::get(from)?).ok()?, u8::try_from(u32::get(from)?).ok()?);
        let (weekday, offset) = (Option::get(from)?, i32::get(from)?);
        Some(match weekday {
            Some(weekday) if month == 0 => Clue::Weekday(weekday),
            Some(weekday) => Clue::Named { month, day, weekday, offset },
            None => Clue::Bare { month, day },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prepare::{Input, Metadata, decode as text_of, read_alone};
    use crate::source::Repeats;

    fn single() -> Single {
        let text = "وزير خارجية الأردن يلتقي نظيره العراقي في بغداد\n\nقال وزير الخارجية الأردني أيمن الصفدي، أمس الثلاثاء، إن بلاده ستقدم 30 مليون دولار.\n\nوأضاف الصفدي: «نعمل معا على فتح المعبر قبل نهاية مارس 2024».\n";
        let metadata = Metadata { key: Some("a".to_owned()), ..Metadata::default() };
        let input = Input { file: "a.txt".to_owned(), bytes: text.as_bytes().to_vec(), metadata };
        read_alone(&input, text_of(&input).expect("text"), &Repeats::default(), None)
    }

    #[test]
    fn an_article_comes_back_as_it_was() {
        let single = single();
        assert!(single.marks.iter().any(|it| it.date.is_some()) && single.marks.iter().any(|it| it.figure.is_some()));
        assert!(single.names.iter().any(|it| it.identity.is_some()) && !single.clues.is_empty());
        assert_eq!(decode(&encode(&single)), Some(single));
    }

    #[test]
    fn damaged_bytes_are_no_article_or_another() {
        let bytes = encode(&single());
        for end in 0..bytes.len() {
            assert_eq!(decode(&bytes[..end]), None, "cut at {end}");
        }
        for at in 0..bytes.len() {
            let mut flipped = bytes.clone();
            flipped[at] ^= 0x81;
            let _ = decode(&flipped);
        }
    }
}
