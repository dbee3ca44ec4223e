//! A line of a page.

use std::ops::Range;

pub use crate::line::LineKind;
use crate::span::Extent;

/// One line of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Without the line end, in code points of the page's text.
    pub extent: Extent,
    pub kind: LineKind,
    /// Which rule said so, with its evidence; shown to a reader who asks ("repeats the headline").
    pub reason: Reason,
}

/// Why a line has its kind.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Reason {
    /// A stable id of the rule, one of [`super::rules`]; its words in both languages stand in
    /// `knowledge/line_rules.tsv`.
    pub rule: &'static str,
    /// The words of the text that the rule read, where it read any.
    pub evidence: String,
}

/// Every line of a text: its extent in code points and its bytes, without the line end. A line
/// ends with LF, CR LF, CR, or the line and paragraph separators of Unicode; what follows the
/// last of them is a line too, if only an empty one.
pub fn extents(text: &str) -> Vec<(Extent, Range<usize>)> {
    let mut lines = Vec::with_capacity(text.len() / 64 + 1);
    let (mut at, mut start, mut byte_start) = (0u32, 0u32, 0usize);
    let mut rest = text.char_indices().peekable();
    while let Some((byte, c)) = rest.next() {
        let mut next = at + 1;
        let mut next_byte = byte + c.len_utf8();
        if matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}') {
            lines.push((Extent::new(start, at), byte_start..byte));
            if c == '\r' && rest.next_if(|(_, c)| *c == '\n').is_some() {
                next += 1;
                next_byte += 1;
            }
            start = next;
            byte_start = next_byte;
        }
        at = next;
    }
    lines.push((Extent::new(start, at), byte_start..text.len()));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn where_lines_end() {
        for (text, expected) in [
            ("", vec![""]),
            ("ا\nب", vec!["ا", "ب"]),
            ("ا\r\nب\r\n", vec!["ا", "ب", ""]),
            ("ا\rب\n\rج", vec!["ا", "ب", "", "ج"]),
            ("ا\u{2028}ب\u{2029}", vec!["ا", "ب", ""]),
        ] {
            let lines: Vec<&str> = extents(text).into_iter().map(|(_, bytes)| &text[bytes]).collect();
            assert_eq!(lines, expected);
        }
    }

    proptest! {
        #[test]
        fn every_code_point_is_of_one_line_or_a_line_end(text in "[\\PC\r\n\u{2028}]{0,60}") {
            let is_end = |c: &char| matches!(c, '\r' | '\n' | '\u{2028}' | '\u{2029}');
            let chars: Vec<char> = text.chars().collect();
            let mut last = 0;
            for (extent, bytes) in extents(&text) {
                prop_assert!(chars[last..extent.start as usize].iter().all(is_end));
                let words: String = chars[extent.start as usize..extent.end as usize].iter().collect();
                prop_assert_eq!(words.as_str(), &text[bytes]);
                prop_assert!(!words.chars().any(|c| is_end(&c)));
                last = extent.end as usize;
            }
            prop_assert_eq!(last, chars.len());
        }
    }
}
