//! Latin spelling of names, for people and for ids.

use crate::annotate::words::{Flags, words};
use crate::text::{Folding, fold};

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
        if key.chars().all(|c| c.is_ascii()) {
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
        out.push(token_form(&key, at));
    }
    out.join(" ")
}

fn token_form(key: &str, at: usize) -> String {
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
    let known = words().latin(key);
    let article = key.strip_prefix("ال").filter(|r| r.chars().count() >= 3);
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

/// Letter by letter, with the vowels that can be guessed.
fn letters(key: &str) -> String {
    let letters: Vec<char> = key.chars().collect();
    let mut out = String::new();
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        let next = letters.get(at + 1).copied();
        let last = at + 1 == letters.len();
        let sound = match letter {
            'ت' if next == Some('ش') => {
                at += 1;
                "ch"
            }
            'ا' => "a",
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
            'ع' => {
                if at == 0 && next.is_some_and(|n| !is_vowel(n)) {
                    "a"
                } else {
                    ""
                }
            }
            'غ' => "g",
            'ف' | 'ڤ' => "f",
            'ق' => "q",
            'ك' => "k",
            'ل' => "l",
            'م' => "m",
            'ن' => "n",
            'و' => {
                if at == 0 || next.is_some_and(is_vowel) {
                    "w"
                } else {
                    "u"
                }
            }
            'ي' => {
                if at == 0 || next.is_some_and(is_vowel) {
                    "y"
                } else {
                    "i"
                }
            }
            'ة' => "a",
            'پ' => "p",
            'چ' => "ch",
            'گ' => "g",
            _ => "",
        };
        out.push_str(sound);
        // A vowel between two consonants that Arabic does not write.
        let consonant = !is_vowel(letter) && letter != 'ع';
        if consonant && !last && at == 0 && next.is_some_and(|n| !is_vowel(n)) && letters.len() > 2 {
            out.push('a');
        }
        at += 1;
    }
    out
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
