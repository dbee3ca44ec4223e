//! Invisible characters of a text: direction controls and other format controls.
//!
//! A direction control can make a line read otherwise than it is stored, so the page shows each
//! one it finds ("Trojan Source", CVE-2021-42574). Names: Unicode 16, UAX #9 and NamesList.

/// An invisible character and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Control {
    /// Code points from the start of the text.
    pub at: u32,
    pub character: char,
    pub effect: Effect,
}

/// What an invisible character does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// Opens a stretch of forced or embedded direction, or an isolate (U+202A, B, D, E; U+2066 to 2068).
    OpensDirection,
    /// Closes such a stretch (U+202C, U+2069).
    ClosesDirection,
    /// A mark of direction without extent (U+200E, U+200F, U+061C).
    Mark,
    /// Joins or parts letters, or holds words together (U+200B to U+200D, U+2060, U+FEFF, U+00AD).
    Joining,
    /// Anything else that is not seen: C0 and C1 controls, interlinear marks, tags, variation selectors.
    Other,
}

impl Effect {
    /// Whether it can change the order in which letters are seen.
    pub fn turns_direction(self) -> bool {
        matches!(self, Effect::OpensDirection | Effect::ClosesDirection | Effect::Mark)
    }
}

/// Every invisible character of a text, in order. Line ends and tabs are none.
pub fn find(text: &str) -> Vec<Control> {
    let mut found = Vec::new();
    for (at, character) in text.chars().enumerate() {
        if let Some(effect) = effect(character) {
            found.push(Control { at: at as u32, character, effect });
        }
    }
    found
}

/// What a character does, if it is an invisible one.
pub fn effect(c: char) -> Option<Effect> {
    Some(match c {
        ' '..='~' | '\t' | '\n' | '\r' | 'ء'..='ي' => return None,
        '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' | '\u{2066}'..='\u{2068}' => Effect::OpensDirection,
        '\u{202c}' | '\u{2069}' => Effect::ClosesDirection,
        '\u{200e}' | '\u{200f}' | '\u{61c}' => Effect::Mark,
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{34f}' => Effect::Joining,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Effect::Other,
        '\u{180e}' | '\u{2061}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' => Effect::Other,
        '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}' => Effect::Other,
        _ => return None,
    })
}

/// A text without the characters that open or close a stretch of another direction: for headlines and
/// previews, where others show it and nothing could name them.
pub fn legible(text: &str) -> String {
    let turns = |c: &char| matches!(effect(*c), Some(Effect::OpensDirection | Effect::ClosesDirection));
    text.chars().filter(|c| !turns(c)).collect()
}

/// The short name of the character in the standard («RLO»), or its code point.
pub fn name(c: char) -> String {
    const NAMES: [(char, &str); 20] = [
        ('\u{202a}', "LRE"),
        ('\u{202b}', "RLE"),
        ('\u{202c}', "PDF"),
        ('\u{202d}', "LRO"),
        ('\u{202e}', "RLO"),
        ('\u{2066}', "LRI"),
        ('\u{2067}', "RLI"),
        ('\u{2068}', "FSI"),
        ('\u{2069}', "PDI"),
        ('\u{200e}', "LRM"),
        ('\u{200f}', "RLM"),
        ('\u{61c}', "ALM"),
        ('\u{200b}', "ZWSP"),
        ('\u{200c}', "ZWNJ"),
        ('\u{200d}', "ZWJ"),
        ('\u{2060}', "WJ"),
        ('\u{feff}', "ZWNBSP"),
        ('\u{ad}', "SHY"),
        ('\u{34f}', "CGJ"),
        ('\0', "NUL"),
    ];
    match NAMES.iter().find(|(known, _)| *known == c) {
        Some((_, name)) => (*name).to_owned(),
        None => format!("U+{:04X}", c as u32),
    }
}

/// Code points of the stretches that are opened and never closed before their line ends: the
/// signs of a line that reads otherwise than it is stored.
pub fn unclosed(text: &str) -> Vec<u32> {
    let (mut open, mut found) = (Vec::new(), Vec::new());
    // All that opens a stretch is written in three bytes of which this is the first.
    if !text.as_bytes().contains(&0xe2) {
        return found;
    }
    for (at, c) in text.chars().enumerate() {
        match effect(c) {
            Some(Effect::OpensDirection) => open.push(at as u32),
            Some(Effect::ClosesDirection) => {
                open.pop();
            }
            _ if matches!(c, '\n' | '\r' | '\u{2029}') => found.append(&mut open),
            _ => {}
        }
    }
    found.append(&mut open);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_found() {
        for (text, expected) in [
            ("قال الوزير", vec![]),
            ("قال\u{200f} الوزير", vec![(3, "RLM")]),
            ("\u{202b}نص\u{202c}", vec![(0, "RLE"), (3, "PDF")]),
            ("a\u{202e}b\u{2069}", vec![(1, "RLO"), (3, "PDI")]),
            ("می\u{200c}رود", vec![(2, "ZWNJ")]),
            ("سطر\r\n\tآخر", vec![]),
            ("\u{feff}نص\0", vec![(0, "ZWNBSP"), (3, "NUL")]),
            ("x\u{e0041}", vec![(1, "U+E0041")]),
        ] {
            let found: Vec<(u32, String)> = find(text).iter().map(|c| (c.at, name(c.character))).collect();
            let expected: Vec<(u32, String)> = expected.into_iter().map(|(at, name)| (at, name.to_owned())).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_left_open() {
        for (text, expected) in [
            ("\u{202e}abc\u{202c}", vec![]),
            ("ا\u{202e}abc", vec![1]),
            ("\u{2067}ا\nب\u{2069}", vec![0]),
            ("\u{2067}\u{2066}ا\u{2069}", vec![0]),
            ("\u{202c}", vec![]),
        ] {
            assert_eq!(unclosed(text), expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn each_lies_where_it_says(text in "[\\PC\u{200f}\u{202e}\u{2069}\n]{0,60}") {
            let chars: Vec<char> = text.chars().collect();
            for control in find(&text) {
                prop_assert_eq!(chars[control.at as usize], control.character);
            }
            prop_assert!(unclosed(&text).iter().all(|at| effect(chars[*at as usize]) == Some(Effect::OpensDirection)));
        }
    }
}
