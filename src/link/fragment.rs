//! Text fragments: a link to words on somebody else's page (WICG, scroll-to-text-fragment).
//!
//! Only for links that lead out: `https://publisher.example/a#:~:text=first%20words,last%20words`. Browsers compare letters
//! without regard to marks and hamzas, and must find whole words; where they find nothing the page opens at its top.

use super::words;
use crate::span::{Extent, Positions};

/// The address of a page with the words of a passage; its first and last ones where it is longer. The address as it is
/// where the passage has no words.
pub fn to_text(url: &str, text: &str) -> String {
    /// Longer passages are named by their ends: messengers cut long addresses.
    const WHOLE_WORDS_MAX: usize = 8;
    const END_WORDS: usize = 4;
    let extents = words::extents(text);
    let (Some(first), Some(last)) = (extents.first(), extents.last()) else { return url.to_owned() };
    let positions = Positions::new(text);
    let part = |from: &Extent, to: &Extent| encoded(positions.slice(Extent::new(from.start, to.end)));
    let mut out = url.to_owned();
    out.push_str(if url.contains('#') { ":~:text=" } else { "#:~:text=" });
    let ends = (extents.get(END_WORDS - 1), extents.len().checked_sub(END_WORDS).and_then(|at| extents.get(at)));
    match ends {
        (Some(head), Some(tail)) if extents.len() > WHOLE_WORDS_MAX => {
            out.push_str(&format!("{},{}", part(first, head), part(tail, last)));
        }
        _ => out.push_str(&part(first, last)),
    }
    out
}

/// Everything but letters and digits of ASCII: `-`, `,` and `&` mean something in a text directive.
fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::percent::{Part, decode};

    #[test]
    fn words_on_the_publishers_page() {
        for (url, text, expected) in [
            ("https://e.org/a", "«نعم»، قال.", "https://e.org/a#:~:text=نعم»، قال"),
            ("https://e.org/a#b", "واحد", "https://e.org/a#b:~:text=واحد"),
            ("https://e.org/a", "— …", "https://e.org/a"),
            (
                "https://e.org/a",
                "أعلنت الوزارة أمس مقتل 45 شخصا في غارة على سوق شعبية.",
                "https://e.org/a#:~:text=أعلنت الوزارة أمس مقتل,غارة على سوق شعبية",
            ),
        ] {
            assert_eq!(decode(&to_text(url, text), Part::Path), expected);
        }
        assert!(to_text("https://e.org/", "أ-ب، c&d").ends_with("%2D%D8%A8%D8%8C%20c%26d"));
    }
}
