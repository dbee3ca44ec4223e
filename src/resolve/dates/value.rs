//! Values in the manner of TIMEX3.

use super::calendar;
use crate::annotate::dates::expression::Unit;
use crate::day::{Day, Interval};

/// The shortest value that names exactly this interval: a year, a month, a day, or two ends.
pub fn of(interval: Interval) -> String {
    let (year, month, _) = interval.from().civil();
    if interval.days() == 1 {
        return interval.from().to_string();
    }
    if Interval::month(year, month) == Some(interval) {
        return format!("{year:04}-{month:02}");
    }
    if Interval::year(year) == Some(interval) {
        return format!("{year:04}");
    }
    if interval == calendar::week(interval.from()) {
        return week(interval.from());
    }
    let (last, last_month, _) = interval.to().civil();
    if calendar::years(year, last) == Some(interval) {
        return format!("{year:04}/{last:04}");
    }
    if let (Some(a), Some(b)) = (Interval::month(year, month), Interval::month(last, last_month))
        && a.hull(b) == interval
    {
        return format!("{year:04}-{month:02}/{last:04}-{last_month:02}");
    }
    format!("{}/{}", interval.from(), interval.to())
}

/// `2023-W28`.
pub fn week(day: Day) -> String {
    let (year, number) = calendar::iso_week(day);
    format!("{year:04}-W{number:02}")
}

/// `P6M`, `P1.5Y`, `PXD`; hours and minutes after `T`.
pub fn duration(amount: Option<f64>, unit: Unit) -> String {
    let (amount, letter, time) = match unit {
        Unit::Second => (amount, 'S', true),
        Unit::Minute => (amount, 'M', true),
        Unit::Hour => (amount, 'H', true),
        Unit::Day | Unit::Time => (amount, 'D', false),
        Unit::Week => (amount, 'W', false),
        Unit::Month => (amount, 'M', false),
        Unit::Year => (amount, 'Y', false),
        Unit::Decade => (amount.map(|n| n * 10.0), 'Y', false),
        Unit::Century => (amount.map(|n| n * 100.0), 'Y', false),
    };
    let number = match amount {
        Some(n) => format!("{n}"),
        None => "X".to_owned(),
    };
    format!("P{}{number}{letter}", if time { "T" } else { "" })
}
