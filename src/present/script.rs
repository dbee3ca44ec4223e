//! Which way a passage runs: Arabic, unless it holds not one Arabic letter.

use super::Run;

/// `lang` and `dir` for the text of a passage. Captions of foreign agencies stand in Latin letters.
pub fn lang_and_dir(runs: &[Run<'_>]) -> (&'static str, &'static str) {
    let arabic: fn(char) -> bool =
        |c| matches!(c, '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{6d3}' | '\u{fb50}'..='\u{fefc}');
    let latin: fn(char) -> bool = |c| c.is_ascii_alphabetic();
    let holds = |letter: fn(char) -> bool| runs.iter().any(|run| run.text.contains(letter));
    if holds(latin) && !holds(arabic) { ("en", "ltr") } else { ("ar", "rtl") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_to_run() {
        for (text, dir) in [
            ("وزير الخارجية", "rtl"),
            ("CNN: وزير الخارجية", "rtl"),
            ("President Isaac Herzog (Getty)", "ltr"),
            ("2023", "rtl"),
            ("", "rtl"),
        ] {
            assert_eq!(lang_and_dir(&crate::present::runs(text, &[], &[], None)).1, dir, "{text}");
        }
    }
}
