//! Days, months and closed intervals on the proleptic Gregorian calendar.
//!
//! A leaf that every room may know. Nothing here reads a clock.

use std::fmt;

/// One civil day, counted in days since 1970-01-01 (negative before).
///
/// The conversions are Howard Hinnant's `days_from_civil` and `civil_from_days`
/// (<https://howardhinnant.github.io/date_algorithms.html>).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

/// A day of the week, in ISO 8601 order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    pub const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    /// Monday is 0, Sunday is 6.
    pub fn index(self) -> i32 {
        self as i32
    }
}

/// Years that a date in a news text can mean. Anything outside is no date.
pub const YEARS: std::ops::RangeInclusive<i32> = 1..=9999;

/// Days in `month` (1 to 12) of `year`; 0 for a month that does not exist.
pub fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 => 29,
        2 => 28,
        _ => 0,
    }
}

impl Day {
    /// The day `year`-`month`-`day`, or `None` where the calendar has no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Day> {
        if !YEARS.contains(&year) || day == 0 || day > days_in_month(year, month) {
            return None;
        }
        let y = i64::from(year) - i64::from(month <= 2);
        let era = y.div_euclid(400);
        let yoe = y.rem_euclid(400);
        let mp = (i64::from(month) + 9) % 12;
        let doy = (153 * mp + 2) / 5 + i64::from(day) - 1;
        let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
        Some(Day((era * 146_097 + doe - 719_468) as i32))
    }

    /// Year, month (1 to 12) and day of the month (1 to 31).
    pub fn civil(self) -> (i32, u8, u8) {
        let z = i64::from(self.0) + 719_468;
        let era = z.div_euclid(146_097);
        let doe = z.rem_euclid(146_097);
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let day = (doy - (153 * mp + 2) / 5 + 1) as u8;
        let month = (if mp < 10 { mp + 3 } else { mp - 9 }) as u8;
        let year = yoe + era * 400 + i64::from(month <= 2);
        (year as i32, month, day)
    }

    pub fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        Weekday::ALL[(self.0 as i64 + 3).rem_euclid(7) as usize]
    }

    /// This day moved by `days`, held within the years that [`YEARS`] allows.
    pub fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days)).clamped()
    }

    fn clamped(self) -> Day {
        const FIRST: i32 = -719_162; // 0001-01-01
        const LAST: i32 = 2_932_896; // 9999-12-31
        Day(self.0.clamp(FIRST, LAST))
    }

    /// Reads `YYYY-MM-DD`, four, two and two ASCII digits.
    pub fn parse(iso: &str) -> Option<Day> {
        let b = iso.as_bytes();
        if b.len() != 10 || b[4] != b'-' || b[7] != b'-' {
            return None;
        }
        Day::new(number(&b[0..4])?, number(&b[5..7])? as u8, number(&b[8..10])? as u8)
    }
}

fn number(digits: &[u8]) -> Option<i32> {
    digits.iter().try_fold(0, |n, d| d.is_ascii_digit().then(|| n * 10 + i32::from(d - b'0')))
}

/// `YYYY-MM-DD`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (y, m, d) = self.civil();
        write!(f, "{y:04}-{m:02}-{d:02}")
    }
}

/// A closed interval of days: both ends belong to it, and `from <= to` always holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    from: Day,
    to: Day,
}

impl Interval {
    /// The interval between two days, whichever of them comes first.
    pub fn between(a: Day, b: Day) -> Interval {
        Interval { from: a.min(b), to: a.max(b) }
    }

    pub fn day(day: Day) -> Interval {
        Interval { from: day, to: day }
    }

    /// All days of a month (1 to 12), or `None` where there is no such month.
    pub fn month(year: i32, month: u8) -> Option<Interval> {
        let from = Day::new(year, month, 1)?;
        Some(Interval { from, to: Day::new(year, month, days_in_month(year, month))? })
    }

    pub fn year(year: i32) -> Option<Interval> {
        Some(Interval { from: Day::new(year, 1, 1)?, to: Day::new(year, 12, 31)? })
    }

    pub fn from(self) -> Day {
        self.from
    }

    pub fn to(self) -> Day {
        self.to
    }

    pub fn contains(self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }

    pub fn overlaps(self, other: Interval) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// The smallest interval that holds both.
    pub fn hull(self, other: Interval) -> Interval {
        Interval { from: self.from.min(other.from), to: self.to.max(other.to) }
    }

    /// How many days it holds, at least 1.
    pub fn days(self) -> i32 {
        self.to.0 - self.from.0 + 1
    }

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD` as the year, month or day that it names.
    pub fn parse(text: &str) -> Option<Interval> {
        let b = text.as_bytes();
        match b.len() {
            4 => Interval::year(number(b)?),
            7 if b[4] == b'-' => Interval::month(number(&b[..4])?, number(&b[5..])? as u8),
            10 => Day::parse(text).map(Interval::day),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_days() {
        for (iso, days, weekday) in [
            ("1970-01-01", 0, Weekday::Thursday),
            ("2023-07-15", 19553, Weekday::Saturday),
            ("2024-02-29", 19782, Weekday::Thursday),
            ("1899-12-31", -25568, Weekday::Sunday),
        ] {
            let day = Day::parse(iso).unwrap();
            assert_eq!((day.0, day.weekday(), day.to_string().as_str()), (days, weekday, iso));
        }
    }

    #[test]
    fn days_that_do_not_exist() {
        for iso in ["2023-02-29", "2023-13-01", "2023-00-10", "2023-04-31", "2023-1-1", "x023-01-01", ""] {
            assert_eq!(Day::parse(iso), None, "{iso}");
        }
    }

    #[test]
    fn intervals_from_their_short_forms() {
        for (text, from, to) in [
            ("2024", "2024-01-01", "2024-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2024-02-03", "2024-02-03", "2024-02-03"),
        ] {
            let it = Interval::parse(text).unwrap();
            assert_eq!((it.from().to_string(), it.to().to_string()), (from.into(), to.into()));
        }
        for bad in ["24", "2024-2", "2024-13", "2024/02/03", "202 4", "٢٠٢٤"] {
            assert_eq!(Interval::parse(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn civil_round_trip(n in -719_162i32..=2_932_896) {
            let (y, m, d) = Day(n).civil();
            prop_assert_eq!(Day::new(y, m, d), Some(Day(n)));
        }
    }
}
