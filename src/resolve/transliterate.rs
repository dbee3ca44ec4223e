//! Latin spelling of names, for people and for ids.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::annotate::shape;
use crate::annotate::words::{Flags, words};
use crate::text::{Folding, fold, skeleton};

/// The Latin form of an Arabic name: of each token the spelling attested most, else letter by letter; capitalised.
pub fn name(arabic: &str) -> String {
    if let Some(figure) = words().figure(&crate::annotate::words::joined(arabic)) {
        return figure.to_owned();
    }
    let mut out: Vec<String> = Vec::new();
    let tokens: Vec<String> = arabic
        .split(|c: char| {
            !c.is_alphanumeric() && !('\u{64b}'..='\u{65f}').contains(&c) && c != '\u{640}' && c != '\u{670}'
        })
        .filter(|t| !t.is_empty())
        .map(str::to_owned)
        .collect();
    for (at, token) in tokens.iter().enumerate() {
        let key = fold(token, Folding::Strong);
        if key.is_ascii() {
            out.push(capitalised(token));
            continue;
        }
        // "عبد الرحمن" is Abdulrahman, "نور الدين" Nureddin: join as the press does.
        let before = at.checked_sub(1).map(|i| fold(&tokens[i], Folding::Strong));
        if before.as_deref() == Some("عبد") && key == "الله" {
            out.pop();
            out.push("Abdullah".to_owned());
            continue;
        }
        if before.as_deref() == Some("عبد") && key.starts_with("ال") {
            let rest: String = key.chars().skip(2).collect();
            let rest = words().latin(&rest).map_or_else(|| letters(&rest), str::to_owned);
            out.pop();
            out.push(capitalised(&format!("abdul{rest}")));
            continue;
        }
        out.push(token_form(&key, at, token.starts_with(['أ', 'إ', 'آ'])));
    }
    out.join(" ")
}

fn token_form(key: &str, at: usize, hamza: bool) -> String {
    match key {
        "بن" | "ابن" => return "bin".to_owned(),
        "بنت" => return "bint".to_owned(),
        "ال" => return "Al".to_owned(),
        "ابو" => return "Abu".to_owned(),
        "عبد" => return "Abd".to_owned(),
        "ولد" => return "Ould".to_owned(),
        "الله" => return "Allah".to_owned(),
        "الدين" => return "al-Din".to_owned(),
        _ => {}
    }
    if let Some(rest) = key.strip_prefix("عبدال") {
        let rest = words().latin(rest).map_or_else(|| letters(rest), str::to_owned);
        return capitalised(&format!("abdul{rest}"));
    }
    let known = words().latin(key).or_else(|| near(key));
    let article = key.strip_prefix("ال").filter(|r| !hamza && r.chars().count() >= 3);
    match (known, article) {
        (Some(latin), Some(_)) if words().of(key).any(Flags::NATIVE) && at > 0 => format!("al-{}", capitalised(latin)),
        (Some(latin), _) => capitalised(latin),
        (None, Some(rest)) => {
            let rest = words().latin(rest).map_or_else(|| letters(rest), str::to_owned);
            format!("al-{}", capitalised(&rest))
        }
        (None, None) => capitalised(&letters(key)),
    }
}

/// The Latin form of a known foreign token that sounds the same and is hardly a letter apart: "كوهين" for "كوهن".
fn near(key: &str) -> Option<&'static str> {
    static SOUNDS: LazyLock<HashMap<String, Vec<(&'static str, &'static str)>>> = LazyLock::new(|| {
        let mut sounds: HashMap<String, Vec<_>> = HashMap::new();
        for (token, latin) in words().foreign_tokens() {
            sounds.entry(skeleton::arabic(token)).or_default().push((token, latin));
        }
        sounds.values_mut().for_each(|tokens| tokens.sort_unstable());
        sounds
    });
    if key.chars().count() < 4 || native_letters(key) {
        return None;
    }
    let close = |token: &str| one_vowel_apart(token, key) || one_vowel_apart(key, token) || same_sounds(token, key);
    SOUNDS.get(&skeleton::arabic(key))?.iter().find(|(token, _)| close(token)).map(|(_, latin)| *latin)
}

/// Letters that foreign names are seldom written with.
fn native_letters(key: &str) -> bool {
    key.contains(['ع', 'ح', 'ص', 'ض', 'ط', 'ظ', 'ق', 'ث', 'ذ', 'ة', 'ء'])
}

/// Whether `long` is `short` with one long vowel more.
fn one_vowel_apart(short: &str, long: &str) -> bool {
    let (short, long): (Vec<char>, Vec<char>) = (short.chars().collect(), long.chars().collect());
    let same = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    long.len() == short.len() + 1
        && long.get(same).is_some_and(|c| matches!(c, 'ا' | 'و' | 'ي'))
        && short.get(same..) == long.get(same + 1..)
}

/// Whether two words differ only in how g, z and t are written.
fn same_sounds(a: &str, b: &str) -> bool {
    let plain = |c: char| match c {
        'ج' | 'غ' | 'ق' => 'ك',
        'ز' => 'س',
        'ط' => 'ت',
        other => other,
    };
    a.chars().map(plain).eq(b.chars().map(plain))
}

/// What a name sounds like: foreign names have o and v where native ones have u and f.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    Native,
    Foreign,
}

/// Letter by letter, with the vowels that can be guessed.
fn letters(key: &str) -> String {
    let native = native_letters(key) || shape::foreign(key) < 10;
    let origin = if native { Origin::Native } else { Origin::Foreign };
    // Slavic and Turkic endings.
    for (end, latin) in
        [("ييف", "iyev"), ("اييف", "ayev"), ("وف", "ov"), ("يف", "ev"), ("سكي", "sky"), ("وفا", "ova"), ("تش", "ch")]
    {
        if let Some(stem) = key.strip_suffix(end).filter(|s| s.chars().count() >= 3) {
            return sounds(stem, origin) + latin;
        }
    }
    sounds(key, origin)
}

fn sounds(key: &str, origin: Origin) -> String {
    let letters: Vec<char> = key.chars().collect();
    let mut out = String::new();
    // Consonants since the last vowel.
    let mut run = 0;
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        let next = letters.get(at + 1).copied();
        let vowel_next = next.is_some_and(is_vowel);
        let vowel_before = at > 0 && letters.get(at - 1).copied().is_some_and(is_vowel);
        let vowel = match letter {
            'ا' | 'ة' => Some("a"),
            'و' if at > 0 && !vowel_next && !vowel_before => Some(if origin == Origin::Foreign { "o" } else { "u" }),
            'ي' if at > 0 && !vowel_next && !vowel_before => Some("i"),
            'ع' | 'ء' | 'ئ' | 'ؤ' if vowel_next || vowel_before => Some(""),
            'ع' | 'ء' | 'ئ' | 'ؤ' => Some("a"),
            _ => None,
        };
        if let Some(vowel) = vowel {
            out.push_str(vowel);
            run = 0;
            at += 1;
            continue;
        }
        let pair = letter == 'ت' && next == Some('ش');
        // Two consonants do not begin a syllable, three do not meet.
        let begins = out.is_empty() || run == 0 && at <= 1;
        if run == 1 && (begins || at == 1)
            || run >= 2
            || run == 1 && at + 1 == letters.len() && origin == Origin::Native
        {
            out.push('a');
            run = 0;
        }
        out.push_str(if pair { "ch" } else { consonant(letter) });
        run += 1;
        at += if pair { 2 } else { 1 };
    }
    out
}

fn consonant(letter: char) -> &'static str {
    match letter {
        'ب' => "b",
        'ت' | 'ط' => "t",
        'ث' => "th",
        'ج' => "j",
        'ح' | 'ه' => "h",
        'خ' => "kh",
        'د' | 'ض' => "d",
        'ذ' => "dh",
        'ر' => "r",
        'ز' | 'ظ' => "z",
        'س' | 'ص' => "s",
        'ش' => "sh",
        'غ' | 'گ' => "g",
        'ف' => "f",
        'ڤ' => "v",
        'ق' => "q",
        'ك' => "k",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'و' => "w",
        'ي' => "y",
        'پ' => "p",
        'چ' => "ch",
        'ژ' => "zh",
        _ => "",
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'ا' | 'و' | 'ي' | 'ة')
}

/// First letters of all parts in capitals, "bin" and "al-" aside.
pub fn capitalised(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut start = true;
    for c in text.chars() {
        if start && c.is_alphabetic() {
            out.extend(c.to_uppercase());
            start = false;
        } else {
            out.push(c);
            start = c == '-' || c == ' ' || c == '.';
        }
    }
    out
}

/// A readable id of a Latin name: "Yoav Gallant" → "yoav-gallant". Empty where nothing is left.
pub fn slug(latin: &str) -> String {
    let mut out = String::new();
    for c in fold(latin, Folding::Strong).chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') && c != '\'' {
            out.push('-');
        }
    }
    while out.ends_with('-') {
        out.pop();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_names() {
        for (arabic, latin) in [
            ("محمد بن سلمان", "Mohammed bin Salman"),
            ("بدر عبد العاطي", "Badr Abdelatty"),
            ("عبدالرحمن الداود", "Abdulrahman al-Dawood"),
            ("عبد الرحمن الداود", "Abdulrahman al-Dawood"),
            ("أنطونيو غوتيريش", "António Guterres"),
            ("محمد العسعس", "Mohammed al-Asas"),
            ("عبد اللطيف الجواهري", "Abdullatif al-Jawahri"),
        ] {
            assert_eq!(name(arabic), latin);
        }
    }

    #[test]
    fn ids_are_readable() {
        for (latin, id) in [
            ("Yoav Gallant", "yoav-gallant"),
            ("António Guterres", "antonio-guterres"),
            ("Abdel Fattah el-Sisi", "abdel-fattah-el-sisi"),
        ] {
            assert_eq!(slug(latin), id);
        }
    }
}
