//! Runs of digits with their separators: "1,73", "١٬٢٠٠", "10 000", "1.234 مليون".
//!
//! Comma and point are decimal marks or part thousands, by country: three digits after them are thousands, any other number of
//! digits is a decimal part.

use super::number_words::{Form, scale_noun};
use super::token::{TokenKind, Tokens};

/// A run of digits with its separators: value, token after it, form.
pub fn digits(tokens: &Tokens, at: usize) -> Option<(f64, usize, Form)> {
    let first = tokens.fold(at);
    let mut value = plain(first)?;
    let mut end = at + 1;
    // "9ر98": agencies of Tunis and Abu Dhabi write the decimal part first, with ر for the mark.
    let places_first = tokens.fold(end) == "ر"
        && tokens.get(end).is_some_and(|t| !t.spaced)
        && tokens.get(end + 1).is_some_and(|t| !t.spaced && t.kind == TokenKind::Digits);
    if places_first {
        let whole = plain(tokens.fold(end + 1))?;
        return Some((format!("{whole}.{first}").parse().unwrap_or(whole), end + 2, Form::Marked));
    }
    let mut form = Form::Digits;
    let glued = |i: usize| tokens.get(i).is_some_and(|t| !t.spaced);
    // Parted thousands, by comma, dot, apostrophe or space; every group has three digits.
    let mut separator = None;
    while first.len() <= 3 && !first.starts_with('0') {
        let (mark, next) = if glued(end) && tokens.get(end).is_some_and(|t| t.kind == TokenKind::Mark) {
            (tokens.fold(end), end + 1)
        } else {
            (" ", end)
        };
        let group = tokens.fold(next);
        let digits = tokens.get(next).is_some_and(|t| t.kind == TokenKind::Digits);
        let spaced = if mark == " " { !glued(next) } else { glued(next) };
        if !digits || !spaced || group.len() != 3 || !matches!(mark, "," | "." | "'" | " " | "،") {
            break;
        }
        if separator.is_some_and(|s| s != mark) {
            break;
        }
        if mark == " " && (first == group || !thousands_by_space(tokens, at, next)) {
            break;
        }
        // "1.234 مليون" has a decimal point: nobody writes a thousand of millions so.
        if mark == "." && separator.is_none() && scale_noun(tokens.fold(next + 1)).is_some() {
            break;
        }
        // U+066B is a decimal mark whatever follows it; folding makes it a point.
        if tokens.source(end) == "٫" {
            break;
        }
        separator = Some(mark);
        value = value * 1000.0 + plain(group)?;
        end = next + 1;
        form = Form::Marked;
    }
    let decimal = matches!(tokens.fold(end), "." | "," | "،") && separator != Some(tokens.fold(end));
    if decimal && glued(end) && glued(end + 1) && tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Digits) {
        let places = tokens.fold(end + 1);
        // "13.7.2023" is a date, "1.2.3" a version.
        let more = glued(end + 2)
            && glued(end + 3)
            && tokens.fold(end + 2) == tokens.fold(end)
            && tokens.get(end + 3).is_some_and(|t| t.kind == TokenKind::Digits);
        if more {
            return Some((value, end, form));
        }
        // Through the decimal writing, so that 5.56 is 5.56.
        value = format!("{value}.{places}").parse().unwrap_or(value);
        return Some((value, end + 2, Form::Marked));
    }
    Some((value, end, form))
}

/// "10 000 شخص": the groups must not be read as two numbers side by side.
fn thousands_by_space(tokens: &Tokens, at: usize, next: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |i| tokens.fold(i));
    let after = tokens.get(next + 1);
    !matches!(before, "-" | "/" | ":")
        && after
            .is_some_and(|t| t.kind == TokenKind::Arabic || t.kind == TokenKind::Digits || t.kind == TokenKind::Mark)
        && !matches!(tokens.fold(next + 1), "-" | "/" | ":")
}

fn plain(folded: &str) -> Option<f64> {
    if folded.len() > 15 {
        return None;
    }
    folded.parse().ok()
}
