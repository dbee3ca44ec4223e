//! Dates as readers type them.

use crate::link::address::PartialDate;

/// What stands in a date field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    Nothing,
    Date(PartialDate),
    Bad,
}

/// Reads a year, a year and a month, or a day: largest or smallest unit first, parted by `-`, `/`, `.`
/// or spaces, in any of the three kinds of digits.
pub fn typed_date(text: &str) -> Typed {
    let plain: String = text.trim().chars().map(plain).collect();
    if plain.is_empty() {
        return Typed::Nothing;
    }
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    let ordered: Vec<&str> =
        if parts.first().is_some_and(|it| it.len() == 4) { parts } else { parts.into_iter().rev().collect() };
    let iso = ordered.iter().map(|part| format!("{part:0>2}")).collect::<Vec<_>>().join("-");
    PartialDate::parse(&iso).map_or(Typed::Bad, Typed::Date)
}

fn plain(c: char) -> char {
    match c {
        '٠'..='٩' => char::from(b'0' + (c as u32 - '٠' as u32) as u8),
        '۰'..='۹' => char::from(b'0' + (c as u32 - '۰' as u32) as u8),
        '/' | '.' | ' ' | '–' | '\u{a0}' => '-',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_readers_type_them() {
        for (typed, iso) in [
            ("2023", "2023"),
            (" ٢٠٢٣ ", "2023"),
            ("2023-7", "2023-07"),
            ("7/2023", "2023-07"),
            ("13/7/2023", "2023-07-13"),
            ("١٣ ٧ ٢٠٢٣", "2023-07-13"),
            ("2023.07.13", "2023-07-13"),
        ] {
            assert_eq!(typed_date(typed), Typed::Date(PartialDate::parse(iso).unwrap()), "{typed}");
        }
        assert_eq!(typed_date("  "), Typed::Nothing);
        for bad in ["23", "2023-13", "31/2/2023", "يوليو", "-", "2023-07-13-1"] {
            assert_eq!(typed_date(bad), Typed::Bad, "{bad}");
        }
    }
}
