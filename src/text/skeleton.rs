//! What is left of a foreign name when all that Arabic spellings of it differ in is taken away.
//!
//! g is written ج, غ, ق or ك; z and s ز, ذ, ظ, س, ص; t ط, ت, ث; v and f ف, ڤ; p and b ب, پ; long vowels, hamza and
//! doubled letters come and go; h is kept only where it begins the name. Measured on 8 571 pairs of spellings of one Latin name: plain
//! folding joins 10 % of them, such a skeleton about 72 %. It also joins حسن and حسين, so it is never used
//! between two native Arabic names.

/// The skeleton of one folded Arabic word.
pub fn arabic(word: &str) -> String {
    let mut sounds = Sounds::default();
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            'ت' if letters.peek() == Some(&'ش') => {
                letters.next();
                sounds.push('C');
            }
            'چ' => sounds.push('C'),
            'ج' | 'غ' | 'ق' | 'ك' | 'خ' | 'گ' => sounds.push('K'),
            'ز' | 'ذ' | 'ظ' | 'س' | 'ص' => sounds.push('S'),
            'ط' | 'ت' | 'ث' => sounds.push('T'),
            'د' | 'ض' => sounds.push('D'),
            'ف' | 'ڤ' => sounds.push('F'),
            'ب' | 'پ' => sounds.push('B'),
            'ش' | 'ژ' => sounds.push('X'),
            'ر' | 'ل' | 'م' | 'ن' => sounds.push(match letter {
                'ر' => 'R',
                'ل' => 'L',
                'م' => 'M',
                _ => 'N',
            }),
            'ه' | 'ح' => sounds.initial('H'),
            'و' => sounds.initial('W'),
            'ي' => sounds.initial('Y'),
            'ا' | 'ع' | 'ء' | 'ئ' | 'ؤ' => sounds.initial('A'),
            _ => {}
        }
    }
    sounds.text
}

/// The skeleton of one Latin word, in lower case without accents, to be met by that of its Arabic spelling.
pub fn latin(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut sounds = Sounds::default();
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        at += 1;
        match (letter, next) {
            ('s', 'h') => {
                at += 1;
                sounds.push('X');
            }
            ('c', 'h') => {
                at += 1;
                sounds.push('C');
            }
            ('k' | 'g', 'h') | ('p' | 't' | 'd', 'h') => {
                at += 1;
                sounds.push(match letter {
                    'k' | 'g' => 'K',
                    'p' => 'F',
                    't' => 'T',
                    _ => 'S',
                });
            }
            ('c', 'e' | 'i') => sounds.push('S'),
            ('j' | 'g' | 'k' | 'q' | 'c', _) => sounds.push('K'),
            ('x', _) => {
                sounds.push('K');
                sounds.push('S');
            }
            ('z' | 's', _) => sounds.push('S'),
            ('t', _) => sounds.push('T'),
            ('d', _) => sounds.push('D'),
            ('f' | 'v', _) => sounds.push('F'),
            ('b' | 'p', _) => sounds.push('B'),
            ('r', _) => sounds.push('R'),
            ('l', _) => sounds.push('L'),
            ('m', _) => sounds.push('M'),
            ('n', _) => sounds.push('N'),
            ('h', _) => sounds.initial('H'),
            ('w', _) => sounds.initial('W'),
            ('y', _) => sounds.initial('Y'),
            ('a' | 'e' | 'i' | 'o' | 'u', _) => sounds.initial('A'),
            _ => {}
        }
    }
    sounds.text
}

/// A skeleton without the differences that only some transliterations make (ch and sh, th and s).
pub fn loose(skeleton: &str) -> String {
    skeleton
        .chars()
        .map(|sound| match sound {
            'C' => 'X',
            'T' => 'S',
            'W' => 'F',
            other => other,
        })
        .fold(String::new(), |mut text, sound| {
            if !text.ends_with(sound) {
                text.push(sound);
            }
            text
        })
}

#[derive(Default)]
struct Sounds {
    text: String,
    begun: bool,
}

impl Sounds {
    fn push(&mut self, sound: char) {
        self.begun = true;
        if !self.text.ends_with(sound) {
            // German z, Hebrew tsade: "هرتسوغ" and "هرزوغ".
            if sound == 'S' && self.text.len() > 1 && self.text.ends_with('T') {
                self.text.pop();
                if self.text.ends_with('S') {
                    return;
                }
            }
            self.text.push(sound);
        }
    }

    /// A sound that is kept at the beginning only.
    fn initial(&mut self, sound: char) {
        if !self.begun {
            self.begun = true;
            self.text.push(sound);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_meet() {
        for (a, b) in [
            ("جالانت", "غالانت"),
            ("علييف", "عالييف"),
            ("الييف", "علييف"),
            ("جولييف", "غولييف"),
            ("غانتس", "جانتز"),
            ("هرتسوغ", "هيرتزوج"),
            ("نتنياهو", "نتانياهو"),
            ("بيراموف", "بايراموف"),
            ("التشين", "التشن"),
            ("ذاكر", "زاكير"),
            ("زيلينسكي", "زيلنسكي"),
            ("بوتين", "پوتين"),
            ("ستولتنبرغ", "ستولتنبرج"),
            ("غوتيريش", "جوتيريش"),
            ("كوهين", "كوهن"),
        ] {
            assert_eq!(arabic(a), arabic(b), "{a} {b}");
        }
    }

    #[test]
    fn other_names_stay_apart() {
        for (a, b) in [("الهام", "حيدر"), ("بوتين", "بايدن"), ("لافروف", "لوكاشينكو"), ("غانتس", "غالانت")]
        {
            assert_ne!(arabic(a), arabic(b), "{a} {b}");
        }
    }

    #[test]
    fn latin_meets_arabic() {
        for (l, a) in [
            ("herzog", "هرتسوغ"),
            ("gallant", "غالانت"),
            ("aliyev", "علييف"),
            ("putin", "بوتين"),
            ("guterres", "غوتيريس"),
            ("zelensky", "زيلينسكي"),
            ("kharchenko", "خارتشينكو"),
            ("cohen", "كوهين"),
        ] {
            assert_eq!(latin(l), arabic(a), "{l} {a}");
        }
    }
}
