//! A link as a QR code (ISO/IEC 18004), for print.

use qrcodegen::{QrCode, QrCodeEcc};

/// A code as the squares of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Squares on a side, with the quiet zone of four on every side that readers need.
    pub size: u32,
    /// The dark squares as data of an SVG `path`, for a `viewBox` of `0 0 size size`.
    pub path: String,
}

/// Light squares around the code.
const QUIET: i32 = 4;

/// The code of a text, at the level of correction that survives a fold or a coffee stain (15 % of it lost), or a
/// higher one where that costs no room. `None`: longer than a code can hold (2 331 bytes).
pub fn code(text: &str) -> Option<Code> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let from = x;
            while x < code.size() && code.get_module(x, y) {
                x += 1;
            }
            if x > from {
                path.push_str(&format!("M{} {}h{}v1h-{}z", from + QUIET, y + QUIET, x - from, x - from));
            } else {
                x += 1;
            }
        }
    }
    Some(Code { size: (code.size() + 2 * QUIET) as u32, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The picture that the path draws, eight dots a square: what a camera would see.
    fn drawn(code: &Code) -> Vec<Vec<bool>> {
        let mut squares = vec![vec![false; code.size as usize]; code.size as usize];
        for run in code.path.split('M').skip(1) {
            let (x, rest) = run.split_once(' ').unwrap();
            let (y, rest) = rest.split_once('h').unwrap();
            let (width, _) = rest.split_once('v').unwrap();
            let [x, y, width] = [x, y, width].map(|it| it.parse::<usize>().unwrap());
            squares[y][x..x + width].fill(true);
        }
        squares
    }

    #[test]
    fn another_reader_finds_the_link() {
        let long = format!("https://example.org/p/ab3f9-x7k?c=k3v9&w=4-9&q={}", "%D8%B9".repeat(60));
        for text in ["https://example.org/p/ab3f9-x7k?c=k3v9", "كشّاف", "HTTPS://EXAMPLE.ORG/P/AB3F9-X7K", &long] {
            let code = code(text).unwrap();
            let squares = drawn(&code);
            let side = code.size as usize * 8;
            let mut image =
                rqrr::PreparedImage::prepare_from_greyscale(
                    side,
                    side,
                    |x, y| if squares[y / 8][x / 8] { 0 } else { 255 },
                );
            let grids = image.detect_grids();
            assert_eq!(grids.len(), 1, "{text}");
            assert_eq!(grids[0].decode().unwrap().1, text);
        }
    }

    #[test]
    fn what_no_code_can_hold() {
        assert_eq!(code(&"a".repeat(2400)), None);
        assert!(code("").is_some());
    }
}
