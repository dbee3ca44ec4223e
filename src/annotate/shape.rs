//! The shape of a word: does it look like a foreign name written in Arabic letters?
//!
//! Sums weights of its letter sequences (two to four letters, ends marked). The weights are trained by
//! `tests/workbench/compile_names.rs` on name tokens of Wikidata labels (MIT) against common words of the news.

/// How many buckets the letter sequences are hashed into.
pub const BUCKETS: usize = 8192;

static WEIGHTS: &[u8] = include_bytes!("../knowledge/name_shape.bin");

/// The evidence that a folded word is a foreign name: above 0 it looks like one, below like a common word.
/// Per letter sequence, so that long words are not surer than short ones; about -100 to 100.
pub fn foreign(word: &str) -> i32 {
    let (mut sum, mut count) = (0i32, 0i32);
    features(word, |bucket| {
        sum += i32::from(WEIGHTS.get(bucket).copied().unwrap_or(0) as i8);
        count += 1;
    });
    if count == 0 { 0 } else { sum / count }
}

/// The buckets of a word's letter sequences.
pub fn features(word: &str, mut each: impl FnMut(usize)) {
    // Window of the last four letters, as code points; 1 and 2 mark the ends.
    let mut window = [0u32; 4];
    let mut seen = 0;
    for c in std::iter::once(1u32).chain(word.chars().map(u32::from)).chain(std::iter::once(2)) {
        window.rotate_left(1);
        window[3] = c;
        seen += 1;
        for n in 2..=4 {
            if seen >= n {
                each(bucket(&window[4 - n..]));
            }
        }
    }
}

fn bucket(letters: &[u32]) -> usize {
    let mut hash = 0x811c_9dc5u32;
    for &letter in letters {
        hash = (hash ^ letter).wrapping_mul(0x0100_0193);
    }
    ((hash ^ (hash >> 15)) as usize) % BUCKETS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_names_look_foreign() {
        for word in ["غانتس", "زيلينسكي", "ستولتنبرغ", "كوخافي", "رزاييف", "بيراموف", "كوباخيدزه", "فيدان"]
        {
            assert!(foreign(word) > 0, "{word} {}", foreign(word));
        }
        for word in ["المستوطنين", "اجتماع", "يستقبل", "المفاوضات", "بزيارة", "الاقتصادية", "مسؤولين", "تعزيز"]
        {
            assert!(foreign(word) < 0, "{word} {}", foreign(word));
        }
    }
}
