//! Days, months and intervals in words.

use super::Lang;
use crate::day::{Day, Interval};
use crate::explore::Days;

/// "13 يوليو 2023", "13 July 2023".
pub fn day_words(lang: Lang, day: Day) -> String {
    let _ = lang;
    day.to_string()
}

/// "يوليو 2023", "July 2023". Month 1 to 12.
pub fn month_words(lang: Lang, year: i32, month: u8) -> String {
    let _ = lang;
    format!("{year}-{month:02}")
}

/// As short as the interval allows: "2023", "يوليو 2023", "13 يوليو 2023", "13–15 يوليو 2023", "من 13 يوليو 2023 إلى 2 أغسطس 2023".
pub fn interval_words(lang: Lang, interval: Interval) -> String {
    let _ = lang;
    format!("{}–{}", interval.from(), interval.to())
}

/// The same with open ends: "منذ يوليو 2023", "حتى 2023", "كل التواريخ".
pub fn days_words(lang: Lang, days: Days) -> String {
    let _ = (lang, days);
    String::new()
}
