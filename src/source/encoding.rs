//! From the bytes of a file to its text.
//!
//! Unicode is told by its own marks and patterns; what is none of it goes to the detector and decoder that
//! Firefox uses (WHATWG Encoding Standard).

/// A file as text.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Decoded {
    /// Every byte accounted for; what is no character of the encoding stands as U+FFFD.
    /// A byte order mark is not part of it.
    pub text: String,
    /// Its name on the web: `UTF-8`, `UTF-16LE`, `UTF-16BE`, `windows-1256`, `ISO-8859-6`, ….
    pub encoding: &'static str,
    /// What was odd and how it was read nevertheless.
    pub notes: Vec<String>,
    /// Set where the file is no text at all; `text` is then not worth reading.
    pub fault: Option<NotText>,
}

/// Why a file is not text, and where that shows first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotText {
    /// What it looks like ("a PDF document", "binary data").
    pub what: &'static str,
    /// Byte of the file, from 0.
    pub at: usize,
}

/// First bytes of kinds of file that people take for text.
const SIGNATURES: [(&[u8], &str); 10] = [
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
];

/// Reads bytes as text: byte order mark, the pattern of UTF-16, UTF-8, then the Arabic code pages.
pub fn decode(bytes: &[u8]) -> Decoded {
    decode_with(bytes, code_page)
}

/// The same with another reader of code pages: the browser's own in the page, see [`guess`].
pub fn decode_with(bytes: &[u8], code_page: impl FnOnce(&[u8]) -> Decoded) -> Decoded {
    if let Some((_, what)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Decoded { encoding: "UTF-8", fault: Some(NotText { what, at: 0 }), ..Decoded::default() };
    }
    let mut decoded = if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        utf8(rest)
    } else if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        utf16(rest, Order::Little)
    } else if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        utf16(rest, Order::Big)
    } else if let Some(order) = utf16_pattern(bytes) {
        let mut decoded = utf16(bytes, order);
        decoded.notes.push(format!("no byte order mark: taken as {} by its bytes", decoded.encoding));
        decoded
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        Decoded { text: text.to_owned(), encoding: "UTF-8", ..Decoded::default() }
    } else if mostly_utf8(bytes) {
        utf8(bytes)
    } else {
        code_page(bytes)
    };
    decoded.fault = controls(bytes, &decoded);
    decoded
}

fn utf8(bytes: &[u8]) -> Decoded {
    let mut decoded = Decoded { encoding: "UTF-8", ..Decoded::default() };
    decoded.text.reserve(bytes.len());
    let (mut bad, mut first, mut at) = (0usize, 0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        decoded.text.push_str(chunk.valid());
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            if bad == 0 {
                first = at;
            }
            bad += 1;
            decoded.text.push('\u{fffd}');
            at += chunk.invalid().len();
        }
    }
    if bad > 0 {
        decoded.notes.push(format!("{bad} places are not UTF-8, the first at byte {first}; shown as \u{fffd}"));
    }
    decoded
}

#[derive(Clone, Copy)]
enum Order {
    Little,
    Big,
}

fn utf16(bytes: &[u8], order: Order) -> Decoded {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| match order {
        Order::Little => u16::from_le_bytes(*pair),
        Order::Big => u16::from_be_bytes(*pair),
    });
    let mut bad = !rest.is_empty();
    let mut text = String::with_capacity(bytes.len());
    text.extend(char::decode_utf16(units).map(|unit| {
        unit.unwrap_or_else(|_| {
            bad = true;
            '\u{fffd}'
        })
    }));
    if !rest.is_empty() {
        text.push('\u{fffd}');
    }
    let encoding = match order {
        Order::Little => "UTF-16LE",
        Order::Big => "UTF-16BE",
    };
    let notes =
        if bad { vec![format!("broken {encoding}; what cannot be read is shown as \u{fffd}")] } else { Vec::new() };
    Decoded { text, encoding, notes, fault: None }
}

/// UTF-16 without a mark: of Arabic and Latin letters, spaces and digits one half of each
/// pair is 0 or 6, and a zero byte occurs, which no other text encoding has.
fn utf16_pattern(bytes: &[u8]) -> Option<Order> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let pairs = sample.len() / 2;
    if pairs < 2 || !sample.contains(&0) {
        return None;
    }
    let high = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|b| matches!(**b, 0 | 6)).count();
    let (little, big) = (high(1), high(0));
    if little * 10 >= pairs * 9 && little > big {
        Some(Order::Little)
    } else if big * 10 >= pairs * 9 && big > little {
        Some(Order::Big)
    } else {
        None
    }
}

/// UTF-8, perhaps with a few broken places: a sequence of several bytes that fits together by
/// chance is rare in a code page.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    bad == 0 || good > bad * 2
}

/// A code page, found and read by the detector and the decoder of a web browser.
#[cfg(not(target_arch = "wasm32"))]
fn code_page(bytes: &[u8]) -> Decoded {
    let mut detector = chardetng::EncodingDetector::new();
    detector.feed(bytes, true);
    // The hint of a country: where the bytes leave several code pages open, take the Arabic one.
    let found = detector.guess(Some(b"sa"), false);
    let (text, _) = found.decode_without_bom_handling(bytes);
    decoded_as(found.name(), text.into_owned())
}

/// The tables of all encodings would weigh 130 kB. In the page the browser reads code pages, see [`decode_with`].
#[cfg(target_arch = "wasm32")]
fn code_page(bytes: &[u8]) -> Decoded {
    utf8(bytes)
}

/// Which of the two Arabic code pages bytes are in that are no Unicode: where a good detector is too heavy.
///
/// ISO-8859-6 has nothing at the places of ف ق ك in windows-1256, which any Arabic sentence holds; French letters
/// stand in windows-1256 where they stand in windows-1252.
pub fn guess(bytes: &[u8]) -> &'static str {
    let high = bytes.iter().filter(|b| **b >= 0xa0).count();
    let foreign = bytes.iter().filter(|b| matches!(**b, 0x80..=0x9f | 0xa1..=0xa3 | 0xa5..=0xab | 0xae..=0xba | 0xbc..=0xbe | 0xc0 | 0xdb..=0xdf | 0xf3..)).count();
    if high > 0 && foreign * 50 <= high { "ISO-8859-6" } else { "windows-1256" }
}

/// What a decoder of the browser made of bytes in the encoding of that name.
pub fn decoded_as(encoding: &'static str, text: String) -> Decoded {
    Decoded { text, encoding, notes: vec![format!("not UTF-8: taken as {encoding}")], fault: None }
}

/// Text holds no NUL and hardly a control character.
fn controls(bytes: &[u8], decoded: &Decoded) -> Option<NotText> {
    let (mut chars, mut odd) = (0usize, 0usize);
    for c in decoded.text.chars() {
        chars += 1;
        odd += usize::from(
            c == '\u{fffd}'
                || (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0b' | '\x0c' | '\x1a' | '\u{85}')),
        );
    }
    let nul = decoded.text.contains('\0');
    if !nul && odd * 20 <= chars {
        return None;
    }
    let is_odd = |b: &u8| *b < 0x20 && !matches!(*b, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1a);
    let at = match decoded.encoding {
        "UTF-16LE" | "UTF-16BE" => 0,
        _ => bytes.iter().position(|b| if nul { *b == 0 } else { is_odd(b) }).unwrap_or(0),
    };
    Some(NotText { what: "binary data", at })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WORDS: &str = "قال الوزير، في بيان: «لا جديد» عام 2023؟";

    fn units(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn encodings() {
        let (windows, _, _) = encoding_rs::WINDOWS_1256.encode(WORDS);
        let (iso, _, _) = encoding_rs::ISO_8859_6.encode("قال الوزير، في بيان: لا جديد عام 2023؟");
        for (what, bytes, encoding) in [
            ("plain", WORDS.as_bytes().to_vec(), "UTF-8"),
            ("with mark", [b"\xef\xbb\xbf", WORDS.as_bytes()].concat(), "UTF-8"),
            ("little", [&b"\xff\xfe"[..], &units(WORDS, u16::to_le_bytes)].concat(), "UTF-16LE"),
            ("big", [&b"\xfe\xff"[..], &units(WORDS, u16::to_be_bytes)].concat(), "UTF-16BE"),
            ("little, no mark", units(WORDS, u16::to_le_bytes), "UTF-16LE"),
            ("big, no mark", units(WORDS, u16::to_be_bytes), "UTF-16BE"),
            ("windows", windows.to_vec(), "windows-1256"),
        ] {
            let decoded = decode(&bytes);
            assert_eq!((decoded.text.as_str(), decoded.encoding, decoded.fault), (WORDS, encoding, None), "{what}");
        }
        assert_eq!(decode(&iso).encoding, "ISO-8859-6");
        assert_eq!(decode(b"").text, "");
    }

    #[test]
    fn the_guess_where_there_is_no_detector() {
        let short = ["فك", "قال الوزير في بيان", "اليوم، غدا", "كلمة واحدة"];
        let long = [WORDS, "أعلنت وكالة الأنباء القطرية، اليوم الأحد، وفاة الفنان عن عمر ناهز 80 عاما؛ ولم تذكر السبب."];
        for words in short.into_iter().chain(long) {
            let (windows, _, _) = encoding_rs::WINDOWS_1256.encode(words);
            assert_eq!(guess(&windows), "windows-1256", "{words}");
            let plain = words.replace(['«', '»'], "");
            let (iso, _, _) = encoding_rs::ISO_8859_6.encode(&plain);
            assert_eq!(guess(&iso), "ISO-8859-6", "{words}");
        }
        let other = decode_with(b"\xc7\xe1 \xdd", |bytes| decoded_as(guess(bytes), "ال ف".to_owned()));
        assert_eq!((other.text.as_str(), other.encoding), ("ال ف", "windows-1256"));
    }

    #[test]
    fn files_that_are_no_text() {
        for (bytes, what, at) in [
            (&b"%PDF-1.7 ..."[..], "a PDF document", 0),
            (b"PK\x03\x04....", "a ZIP archive or an office document", 0),
            (b"text\0\x01\x02\x03\x04", "binary data", 4),
            (b"\x01\x02\x03\x04\x05abc", "binary data", 0),
        ] {
            assert_eq!(decode(bytes).fault, Some(NotText { what, at }));
        }
    }

    #[test]
    fn a_broken_place_is_shown_and_told() {
        let mut bytes = WORDS.as_bytes().to_vec();
        bytes.insert(7, 0xff);
        let decoded = decode(&bytes);
        assert_eq!((decoded.encoding, decoded.notes.len()), ("UTF-8", 1));
        assert!(decoded.text.contains('\u{fffd}') && decoded.notes[0].contains("byte 7"), "{:?}", decoded.notes);
    }

    proptest! {
        #[test]
        fn every_byte_sequence_is_read(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let decoded = decode(&bytes);
            prop_assert!(!decoded.encoding.is_empty());
        }

        #[test]
        fn utf8_is_kept_letter_for_letter(text in "[\\PC\n]{0,80}") {
            prop_assume!(!text.starts_with('\u{feff}') && SIGNATURES.iter().all(|(s, _)| !text.as_bytes().starts_with(s)));
            prop_assert_eq!(decode(text.as_bytes()).text, text);
        }
    }
}
