//! Keys of words in one byte a letter.
//!
//! ```text
//! U+0000 to U+007F    as they are
//! U+0600 to U+067E    0x80 to 0xfe
//! any other           0xff and its UTF-8
//! ```
//!
//! The code of a text is that of its characters one after the other, so the beginning of a key is the beginning of its
//! code. The hamza that [`crate::corpus::words::key`] keeps on a seeming article (أل) is taken out of the letters and
//! kept beside them: both spellings stand at one place of the dictionary.

/// The code of a character that needs only one byte.
#[inline]
pub const fn single(c: char) -> Option<u8> {
    match c as u32 {
        code @ 0..0x80 => Some(code as u8),
        code @ 0x600..0x67f => Some((code - 0x600) as u8 | 0x80),
        _ => None,
    }
}

pub const ALEF: u8 = single_or_zero('ا');
pub const ALEF_HAMZA: u8 = single_or_zero('أ');
pub const LAM: u8 = single_or_zero('ل');
pub const WAW: u8 = single_or_zero('و');
pub const FEH: u8 = single_or_zero('ف');
pub const BEH: u8 = single_or_zero('ب');
pub const KAF: u8 = single_or_zero('ك');
pub const SEEN: u8 = single_or_zero('س');
pub const YEH: u8 = single_or_zero('ي');
pub const TEH: u8 = single_or_zero('ت');
pub const NOON: u8 = single_or_zero('ن');

const fn single_or_zero(c: char) -> u8 {
    match single(c) {
        Some(code) => code,
        None => 0,
    }
}

const ESCAPE: u8 = 0xff;

/// Appends the code of a text.
pub fn encode(text: &str, out: &mut Vec<u8>) {
    for c in text.chars() {
        push(c, out);
    }
}

#[inline]
pub fn push(c: char, out: &mut Vec<u8>) {
    match single(c) {
        Some(code) => out.push(code),
        None => {
            out.push(ESCAPE);
            out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
}

/// The text of a code; what is no code is left out.
pub fn decode(code: &[u8]) -> String {
    let mut text = String::with_capacity(code.len() * 2);
    decode_into(code, &mut text);
    text
}

/// Appends the text of a code.
pub fn decode_into(mut code: &[u8], text: &mut String) {
    while let Some((&first, rest)) = code.split_first() {
        code = rest;
        match first {
            0..0x80 => text.push(char::from(first)),
            0x80..ESCAPE => text.extend(char::from_u32(0x600 + u32::from(first & 0x7f))),
            ESCAPE => {
                let length = match rest.first() {
                    Some(0xf0..) => 4,
                    Some(0xe0..) => 3,
                    Some(0xc0..) => 2,
                    _ => 1,
                };
                let c = rest.get(..length).and_then(|bytes| std::str::from_utf8(bytes).ok());
                text.push_str(c.unwrap_or(""));
                code = rest.get(length..).unwrap_or(&[]);
            }
        }
    }
}

/// A key of [`crate::corpus::words::key`] as it stands in the dictionary.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    pub letters: Vec<u8>,
    /// Whether the alef of the seeming article bears a hamza.
    pub hamza: bool,
}

impl Key {
    /// Of a word as typed.
    pub fn of(word: &str) -> Key {
        Key::from_text(&crate::corpus::words::key(word))
    }

    /// Of a key in letters. أ stands in no folded text but there.
    pub fn from_text(key: &str) -> Key {
        let mut letters = Vec::with_capacity(key.len());
        encode(key, &mut letters);
        let mut hamza = false;
        if let Some(alef) = letters.iter_mut().find(|letter| **letter == ALEF_HAMZA) {
            *alef = ALEF;
            hamza = true;
        }
        Key { letters, hamza }
    }

    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }
}

/// Letters of a code.
pub fn count(code: &[u8]) -> usize {
    if code.contains(&ESCAPE) { decode(code).chars().count() } else { code.len() }
}

/// Whether it begins with an Arabic letter, so that something can be glued before it.
pub fn is_arabic(code: &[u8]) -> bool {
    match code.first() {
        Some(&ESCAPE) => decode(code).chars().next().is_some_and(|c| ('\u{620}'..='\u{6ff}').contains(&c)),
        Some(&first) => first >= 0xa0,
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn texts_come_back(text in "[\\PC\u{600}-\u{6ff}]{0,40}") {
            let mut code = Vec::new();
            encode(&text, &mut code);
            prop_assert_eq!(decode(&code), text);
        }

        #[test]
        fn any_bytes_are_read(code in prop::collection::vec(any::<u8>(), 0..40)) {
            let text = decode(&code);
            prop_assert!(text.chars().count() <= code.len());
        }
    }

    #[test]
    fn the_hamza_stands_beside() {
        assert_eq!(Key::of("إلهام").letters, Key::of("الهام").letters);
        assert!(Key::of("إلهام").hamza && !Key::of("الهام").hamza && Key::of("وألمانيا").hamza);
        assert!(!Key::of("أذربيجان").hamza);
    }
}
