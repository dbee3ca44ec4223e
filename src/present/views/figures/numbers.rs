//! Numbers of readings in words.

use super::FiguresWord;
use crate::corpus::draft::Comparator;
use crate::corpus::facts::Reading;
use crate::link::address::Lang;
use crate::present::amount;

/// A reading in words: in Arabic the source's own figure, which has the grammar right; in English number and unit.
pub fn value(lang: Lang, reading: &Reading, source: &str) -> String {
    let what = match lang {
        Lang::Ar if !source.is_empty() => source.to_owned(),
        _ => with_unit(lang, &compact(lang, reading.number), &reading.unit),
    };
    if let Some(max) = reading.max.filter(|_| lang == Lang::En) {
        let max = with_unit(lang, &compact(lang, max), &reading.unit);
        return FiguresWord::Between.fill(lang, &[("what", &compact(lang, reading.number)), ("max", &max)]);
    }
    let word = match reading.comparator {
        Comparator::Less => FiguresWord::Less,
        Comparator::Greater => FiguresWord::More,
        Comparator::About => FiguresWord::About,
        Comparator::Equal if reading.approximate => FiguresWord::About,
        Comparator::Equal => return what,
    };
    word.fill(lang, &[("what", &what)])
}

fn with_unit(lang: Lang, number: &str, unit: &str) -> String {
    match unit {
        "" | "items" => number.to_owned(),
        "%" if lang == Lang::Ar => format!("{number}٪"),
        "people" if lang == Lang::Ar => number.to_owned(),
        unit => format!("{number} {unit}"),
    }
}

/// A number at a tick of the scale.
pub fn tick(lang: Lang, number: f64, unit: &str) -> String {
    let shown = compact(lang, number);
    if unit == "%" { format!("{shown}{}", if lang == Lang::Ar { "٪" } else { "%" }) } else { shown }
}

/// "740 million", "24", "2.5": with at most two places.
pub fn compact(lang: Lang, number: f64) -> String {
    let scales = [(1e9, "مليار", "billion"), (1e6, "مليون", "million")];
    let scale = scales.into_iter().find(|(size, ..)| number.abs() >= *size);
    let (number, name) = match scale {
        Some((size, ar, en)) => (number / size, if lang == Lang::Ar { ar } else { en }),
        None => (number, ""),
    };
    // Hundredths, so that no float is printed.
    let hundredths = (number.abs() * 100.0).round().min(1e15) as u64;
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let mut digits = String::new();
    let plain = whole.to_string();
    for (at, digit) in plain.chars().enumerate() {
        if at > 0 && (plain.len() - at).is_multiple_of(3) && plain.len() > 4 {
            digits.push(',');
        }
        digits.push(digit);
    }
    if rest > 0 {
        let places = format!("{rest:02}");
        digits.push('.');
        digits.push_str(places.trim_end_matches('0'));
    }
    let sign = if number < 0.0 && hundredths > 0 { "-" } else { "" };
    let digits = amount(lang, format!("{sign}{digits}"));
    if name.is_empty() { digits } else { format!("{digits} {name}") }
}
