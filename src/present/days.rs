//! Days, months and intervals in words.

use std::sync::LazyLock;

use super::style::{self, Months, digits};
use super::{Lang, Word, fill, say};
use crate::day::{Day, Interval, Weekday};
use crate::explore::Days;

/// Twelve months, then seven weekdays, as the table has them.
static NAMES: LazyLock<Vec<Vec<&'static str>>> =
    LazyLock::new(|| crate::knowledge::rows(include_str!("calendar.tsv")).collect());

fn name(at: Option<usize>, column: usize) -> &'static str {
    at.and_then(|at| NAMES.get(at)?.get(column)).copied().unwrap_or_default()
}

/// "يوليو" as the reader's country calls it, "July". Month 1 to 12; empty beyond.
pub fn month_name(lang: Lang, month: u8) -> &'static str {
    let column = match (lang, style::months()) {
        (Lang::Ar, Months::Common) => 2,
        (Lang::En, _) => 3,
        (_, Months::Levant) => 4,
        (_, Months::Algeria) => 5,
        (_, Months::Morocco) => 6,
    };
    name(usize::from(month).checked_sub(1).filter(|at| *at < 12), column)
}

/// "الخميس", "Thursday".
pub fn weekday_name(lang: Lang, weekday: Weekday) -> &'static str {
    name(Some(12 + weekday as usize), if lang == Lang::Ar { 2 } else { 3 })
}

/// "13 يوليو 2023", "13 July 2023".
pub fn day_words(lang: Lang, day: Day) -> String {
    let (year, month, day) = day.civil();
    digits(lang, format!("{day} {} {year}", month_name(lang, month)))
}

/// "يوليو 2023", "July 2023". Month 1 to 12.
pub fn month_words(lang: Lang, year: i32, month: u8) -> String {
    digits(lang, format!("{} {year}", month_name(lang, month)))
}

/// As short as the interval allows: "2023", "يوليو 2023", "13 يوليو 2023", "من 13 إلى 15 يوليو 2023",
/// "من مارس إلى مايو 2023", "من 2016 إلى 2020", "من 13 يوليو 2023 إلى 2 أغسطس 2023".
pub fn interval_words(lang: Lang, interval: Interval) -> String {
    let (first, last) = (interval.from().civil(), interval.to().civil());
    if interval.from() == interval.to() {
        return day_words(lang, interval.from());
    }
    let (from, to) = if starts_year(interval.from()) && ends_year(interval.to()) {
        (first.0.to_string(), last.0.to_string())
    } else if starts_month(interval.from()) && ends_month(interval.to()) {
        let to = month_words(lang, last.0, last.1);
        match (first.0 == last.0, first.1 == last.1) {
            (true, true) => (to.clone(), to),
            (true, false) => (month_name(lang, first.1).to_owned(), to),
            (false, _) => (month_words(lang, first.0, first.1), to),
        }
    } else {
        let from = match (first.0 == last.0, first.1 == last.1) {
            (true, true) => first.2.to_string(),
            (true, false) => format!("{} {}", first.2, month_name(lang, first.1)),
            (false, _) => day_words(lang, interval.from()),
        };
        (from, day_words(lang, interval.to()))
    };
    let words = if from == to { to } else { fill(lang, Word::FromTo, &[("from", &from), ("to", &to)]) };
    digits(lang, words)
}

/// The same with open ends: "منذ يوليو 2023", "حتى نهاية 2023", "حتى 13 يوليو 2023", "كل التواريخ".
pub fn days_words(lang: Lang, days: Days) -> String {
    let words = match (days.from, days.to) {
        (Some(from), Some(to)) => interval_words(lang, Interval::between(from, to)),
        (Some(from), None) => {
            let (year, month, _) = from.civil();
            let words = match (starts_year(from), starts_month(from)) {
                (true, _) => year.to_string(),
                (_, true) => month_words(lang, year, month),
                _ => day_words(lang, from),
            };
            fill(lang, Word::Since, &[("day", &words)])
        }
        (None, Some(to)) => {
            let (year, month, _) = to.civil();
            match (ends_year(to), ends_month(to)) {
                (true, _) => fill(lang, Word::UntilEnd, &[("day", &year.to_string())]),
                (_, true) => fill(lang, Word::UntilEnd, &[("day", &month_words(lang, year, month))]),
                _ => fill(lang, Word::Until, &[("day", &day_words(lang, to))]),
            }
        }
        (None, None) => say(lang, Word::AllDates).to_owned(),
    };
    digits(lang, words)
}

fn starts_month(day: Day) -> bool {
    day.civil().2 == 1
}

fn ends_month(day: Day) -> bool {
    let (year, month, of_month) = day.civil();
    of_month == crate::day::days_in_month(year, month)
}

fn starts_year(day: Day) -> bool {
    let (_, month, of_month) = day.civil();
    (month, of_month) == (1, 1)
}

fn ends_year(day: Day) -> bool {
    let (_, month, of_month) = day.civil();
    (month, of_month) == (12, 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_in_words() {
        for (from, to, ar, en) in [
            ("2023-07-13", "2023-07-13", "13 يوليو 2023", "13 July 2023"),
            ("2023", "2023", "2023", "2023"),
            ("2023-07", "2023-07", "يوليو 2023", "July 2023"),
            ("2016", "2020", "من 2016 إلى 2020", "2016 to 2020"),
            ("2023-03", "2023-05", "من مارس إلى مايو 2023", "March to May 2023"),
            ("2022-12", "2023-01", "من ديسمبر 2022 إلى يناير 2023", "December 2022 to January 2023"),
            ("2023-07-13", "2023-07-15", "من 13 إلى 15 يوليو 2023", "13 to 15 July 2023"),
            ("2023-07-13", "2023-08-02", "من 13 يوليو إلى 2 أغسطس 2023", "13 July to 2 August 2023"),
            ("2022-12-31", "2023-01-01", "من 31 ديسمبر 2022 إلى 1 يناير 2023", "31 December 2022 to 1 January 2023"),
        ] {
            let interval = Interval::between(Interval::parse(from).unwrap().from(), Interval::parse(to).unwrap().to());
            assert_eq!(interval_words(Lang::Ar, interval), ar);
            assert_eq!(interval_words(Lang::En, interval), en);
        }
    }

    #[test]
    fn names_in_their_places() {
        assert_eq!(
            (month_name(Lang::Ar, 12), month_name(Lang::En, 1), month_name(Lang::En, 13)),
            ("ديسمبر", "January", "")
        );
        assert_eq!(weekday_name(Lang::Ar, Weekday::Monday), "الاثنين");
        assert_eq!(weekday_name(Lang::En, Weekday::Sunday), "Sunday");
    }

    #[test]
    fn open_ends_in_words() {
        let from = |text| Some(Interval::parse(text).unwrap().from());
        let to = |text| Some(Interval::parse(text).unwrap().to());
        for (days, ar, en) in [
            (Days { from: from("2023"), to: None }, "منذ 2023", "since 2023"),
            (Days { from: from("2023-07"), to: None }, "منذ يوليو 2023", "since July 2023"),
            (Days { from: from("2023-07-13"), to: None }, "منذ 13 يوليو 2023", "since 13 July 2023"),
            (Days { from: None, to: to("2023") }, "حتى نهاية 2023", "to the end of 2023"),
            (Days { from: None, to: to("2023-07-13") }, "حتى 13 يوليو 2023", "to 13 July 2023"),
            (Days { from: None, to: None }, "كل التواريخ", "All dates"),
            (Days { from: from("2023"), to: to("2023") }, "2023", "2023"),
        ] {
            assert_eq!(days_words(Lang::Ar, days), ar);
            assert_eq!(days_words(Lang::En, days), en);
        }
    }
}
