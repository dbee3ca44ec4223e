//! Percent-encoding of the parts of an address (RFC 3986, and `+` for a space in queries).

/// Appends `text` to `out` for use as a value in a query. A space becomes `+`; everything but
/// unreserved characters is encoded, because messengers cut links at brackets and quotes.
///
/// A hexadecimal digit right behind a literal per cent sign is encoded too: two of them behind
/// `%25` therefore always tell that somebody encoded the address twice, see [`decode`].
pub fn encode_into(text: &str, out: &mut String) {
    let mut after_percent = false;
    for byte in text.bytes() {
        let plain = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
        if byte == b' ' {
            out.push('+');
        } else if plain && !(after_percent && byte.is_ascii_hexdigit()) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for nibble in [byte >> 4, byte & 15] {
                out.push(char::from(b"0123456789ABCDEF"[usize::from(nibble)]));
            }
        }
        after_percent = byte == b'%';
    }
}

/// What `%` sequences may stand for in a part of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Path,
    /// A plus sign is a space.
    Query,
}

/// Decodes a part of an address, twice where it was encoded twice. Bytes that are no UTF-8 become
/// U+FFFD; a per cent sign that starts no sequence stays.
pub fn decode(raw: &str, part: Part) -> String {
    let once = decode_bytes(raw, part);
    if encoded_twice(raw.as_bytes())
        && let Ok(text) = std::str::from_utf8(&once)
        && let Ok(twice) = String::from_utf8(decode_bytes(text, part))
    {
        return twice;
    }
    String::from_utf8_lossy(&once).into_owned()
}

fn decode_bytes(raw: &str, part: Part) -> Vec<u8> {
    let bytes = raw.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match (byte, bytes.get(at + 1).and_then(hex), bytes.get(at + 2).and_then(hex)) {
            (b'%', Some(high), Some(low)) => {
                out.push(high << 4 | low);
                at += 3;
                continue;
            }
            (b'+', ..) if part == Part::Query => out.push(b' '),
            _ => out.push(byte),
        }
        at += 1;
    }
    out
}

fn encoded_twice(raw: &[u8]) -> bool {
    raw.windows(5).any(|w| w.starts_with(b"%25") && hex(&w[3]).is_some() && hex(&w[4]).is_some())
}

fn hex(byte: &u8) -> Option<u8> {
    char::from(*byte).to_digit(16).map(|n| n as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn encoded(text: &str) -> String {
        let mut out = String::new();
        encode_into(text, &mut out);
        out
    }

    #[test]
    fn known_forms() {
        for (text, raw) in [
            ("غالانت", "%D8%BA%D8%A7%D9%84%D8%A7%D9%86%D8%AA"),
            ("ab cd", "ab+cd"),
            ("1+1=2&x", "1%2B1%3D2%26x"),
            ("50% off", "50%25+off"),
            ("%D8", "%25%448"),
        ] {
            assert_eq!(encoded(text), raw);
            assert_eq!(decode(raw, Part::Query), text);
        }
    }

    #[test]
    fn damage() {
        for (raw, text) in [
            ("%25D8%25A8%25D9%2586", "بن"),
            ("%", "%"),
            ("%4", "%4"),
            ("%zz", "%zz"),
            ("a%EF%BF%BD", "a\u{fffd}"),
            ("%FF", "\u{fffd}"),
            ("%D8%A8%D", "ب%D"),
        ] {
            assert_eq!(decode(raw, Part::Query), text, "{raw}");
        }
        assert_eq!(decode("a+b", Part::Path), "a+b");
    }

    proptest! {
        #[test]
        fn round_trip(text in "(\\PC|%|[0-9A-F]){0,60}") {
            prop_assert_eq!(decode(&encoded(&text), Part::Query), text);
        }

        #[test]
        fn decoding_is_total(raw in "(\\PC|%|%25|[0-9A-F]){0,60}") {
            decode(&raw, Part::Query);
            decode(&raw, Part::Path);
        }
    }
}
