//! The checksum in copied links (`c=k3v9`): has the passage changed since?
//!
//! FNV-1a, 64 bits (Fowler, Noll and Vo; offset basis cbf29ce484222325, prime 100000001b3), over the
//! UTF-8 bytes of [`super::words::folded`]; the value is folded to 20 bits by exclusive or of its
//! 20-bit groups and written as four characters of the ids' alphabet, highest bits first.
//!
//! Links with checksums are out in the world: what a text gives must never change. The test below
//! holds a sample of every folding rule for that reason.

use super::id;
use super::words;

/// Characters of a checksum.
pub const LEN: usize = 4;

/// The checksum of a passage's text.
pub fn checksum(text: &str) -> String {
    of_folded(&words::folded(text))
}

/// The checksum of a text that is folded already.
pub fn of_folded(folded: &str) -> String {
    let hash = folded
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    let bits = (hash ^ hash >> 20 ^ hash >> 40 ^ hash >> 60) as u32 & 0xf_ffff;
    (0..LEN as u32).rev().map(|n| id::character(bits >> (5 * n))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn respelling_keeps_it_and_meaning_changes_it() {
        let text = "أعلن الوزير مقتل 45 شخصا في إدلب";
        for same in ["اعلن الوزير مقتل ٤٥ شخصا في ادلب.", "«أَعلن» الوزير، مقتل ۴۵ شخصًا في إدلـــب"]
        {
            assert_eq!(checksum(same), checksum(text), "{same}");
        }
        for other in ["أعلن الوزير مقتل 54 شخصا في إدلب", "أعلن الوزير إصابة 45 شخصا في إدلب", ""]
        {
            assert_ne!(checksum(other), checksum(text), "{other}");
        }
    }

    /// If this fails, links that people have saved would claim a change that never was.
    #[test]
    fn stable_for_ever() {
        for (text, expected) in [
            ("", "f6fq"),
            ("غالانت", "nmny"),
            ("أُعلن عن ٤٥٪ و2.5 مليون، في «القاهرة» على مستشفى", "8c2w"),
            ("علی کریمی ﺇﺳﺮﺍﺋﻴﻞ ﻻ Rəşad Əliyev 1,200 ۱۴۰۲ ٱلله", "22rm"),
        ] {
            assert_eq!(checksum(text), expected, "{text}");
        }
    }
}
