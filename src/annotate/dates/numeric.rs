//! Dates in digits ("13/7/2023", "2023-07-13", "19 / 10 / 1436هـ") and dates in Latin letters ("October 5, 2021").

use super::expression::{Hijri, Point};
use super::grammar::Grammar;
use super::lexicon::{Era, Sym};
use super::point::Builder;

/// Day, month and year in digits; the year is missing in "15/6".
pub struct Numeric {
    day: u8,
    month: u8,
    year: Option<i32>,
    hijri: bool,
    end: usize,
}

impl<'a, 't> Grammar<'a, 't> {
    pub fn numeric(&self, builder: &mut Builder, at: usize) -> Option<usize> {
        let point = &builder.point;
        let named = builder.head || point.weekday.is_some() || point.today.is_some();
        let mut next = at;
        let mut open = false;
        if named || point.hijri.is_some() || point.day.is_some() {
            (next, open) = self.joint(builder, at);
            if next == at && matches!(self.word(at), "،" | "," | "-") {
                next += 1;
            }
        }
        let date = self.numeric_date(next)?;
        if point.day.is_some() && !date.hijri {
            return None;
        }
        if date.year.is_none()
            && !named
            && !matches!(self.before(at), "بتاريخ" | "تاريخ" | "في" | "يوم" | "فجر" | "يومي")
        {
            return None;
        }
        // "في 3/4 المباريات" is no date: without a year only يوم or a weekday says so.
        if date.year.is_none() && !named && !matches!(self.before(at), "بتاريخ" | "تاريخ") {
            return None;
        }
        if open && !self.is(date.end, ")") {
            return None;
        }
        if date.hijri {
            builder.point.hijri = Some(Hijri { day: Some(date.day), month: Some(date.month), year: date.year });
        } else {
            builder.point.day = Some(date.day);
            builder.point.month = Some(date.month);
            builder.point.year = date.year;
        }
        Some(date.end + usize::from(open))
    }

    /// Three numbers (or two) with one separator between them that make a day.
    pub fn numeric_date(&self, at: usize) -> Option<Numeric> {
        let (first, first_len) = self.digits(at)?;
        let separator = self.word(at + 1);
        if !matches!(separator, "/" | "-" | "." | "\\") {
            return None;
        }
        let tight = !self.spaced(at + 1) && !self.spaced(at + 2);
        let (second, second_len) = self.digits(at + 2)?;
        // "1 - 5 - 1433هـ": a spaced dash needs all three.
        let spaced_dash = separator == "-" && self.is(at + 3, "-") && self.digits(at + 4).is_some_and(|(_, n)| n == 4);
        if second_len > 2 || second == 0 || (separator != "/" && !tight && !spaced_dash) {
            return None;
        }
        let third = (self.is(at + 3, separator)
            && (separator == "/" || spaced_dash || (!self.spaced(at + 3) && !self.spaced(at + 4))))
        .then(|| self.digits(at + 4))
        .flatten();
        let Some((third, third_len)) = third else {
            let plain = separator == "/" && tight && first_len <= 2 && !self.is(at + 3, "/");
            let (day, month) = day_month(first, second)?;
            return plain.then_some(Numeric { day, month, year: None, hijri: false, end: at + 3 });
        };
        let (year, day, month) = match (first_len, third_len) {
            (4, 1..=2) => (first, third, second),
            (1..=2, 4) => (third, first, second),
            (1..=2, 2) if separator != "." => (if third < 60 { 2000 + third } else { 1900 + third }, first, second),
            _ => return None,
        };
        // "07/08/09/12": days side by side.
        if self.is(at + 5, separator) && self.is_digits(at + 6) {
            return None;
        }
        let (era, end) = self.era(at + 5);
        let hijri = era == Some(Era::Hijri) || (era.is_none() && (1300..=1480).contains(&year));
        if !hijri && !(1000..=2200).contains(&year) {
            return None;
        }
        let (day, month) = if first_len == 4 { checked(day, month)? } else { day_month(day, month)? };
        Some(Numeric { day, month, year: Some(year), hijri, end })
    }

    /// "October 5, 2021", "5 October 2021", "Tuesday, Oct. 5", "July 2023".
    pub fn latin(&self, builder: &mut Builder, at: usize) -> Option<usize> {
        if builder.point != Point::default() {
            return None;
        }
        let mut next = at;
        if let Sym::LatinWeekday(day) = self.inner(at) {
            builder.point.weekday = Some(day);
            next = at + 1 + usize::from(matches!(self.word(at + 1), "," | "،"));
        }
        let month_at = |i: usize| match self.inner(i) {
            Sym::LatinMonth(n) => Some((n, i + 1 + usize::from(self.is(i + 1, ".")))),
            _ => None,
        };
        let read = if let Some((month, after)) = month_at(next) {
            match self.digits(after) {
                Some((day, 1..=2)) if (1..=31).contains(&day) => {
                    let comma = usize::from(matches!(self.word(after + 1), "," | "،"));
                    let year = self.digits(after + 1 + comma).filter(|(_, len)| *len == 4);
                    let end = if year.is_some() { after + 2 + comma } else { after + 1 };
                    Some((Some(day as u8), month, year.map(|(y, _)| y), end))
                }
                Some((year, 4)) => Some((None, month, Some(year), after + 1)),
                _ => None,
            }
        } else {
            self.digits(next).filter(|(day, len)| *len <= 2 && (1..=31).contains(day)).and_then(|(day, _)| {
                // German writes "5. Dezember".
                let dot = usize::from(self.is(next + 1, ".") && !self.spaced(next + 1));
                let (month, after) = month_at(next + 1 + dot)?;
                let year = self.digits(after).filter(|(_, len)| *len == 4);
                Some((Some(day as u8), month, year.map(|(y, _)| y), after + usize::from(year.is_some())))
            })
        };
        let Some((day, month, year, end)) = read else {
            // "The Sun" is no Sunday.
            let weekday = builder.point.weekday.is_some() && self.word(at).len() > 4 && self.word(at).ends_with("day");
            return weekday.then_some(at + 1);
        };
        builder.point.day = day;
        builder.point.month = Some(month);
        builder.point.year = year;
        Some(end)
    }
}

fn checked(day: i32, month: i32) -> Option<(u8, u8)> {
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some((day as u8, month as u8))
}

/// The day comes first in every Arabic country; 7/13 can only be the other way round.
fn day_month(first: i32, second: i32) -> Option<(u8, u8)> {
    checked(first, second).or_else(|| checked(second, first))
}
