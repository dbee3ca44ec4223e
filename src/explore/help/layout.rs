//! What was typed with the keyboard in the other layout: `hgp;,lm` for الحكومة, `لشممشىف` for gallant.

use std::sync::LazyLock;

/// What a key types in the American and in the Arabic layout, longest Arabic first.
static KEYS: LazyLock<Vec<(char, &'static str)>> = LazyLock::new(|| {
    let key = |row: Vec<&'static str>| Some((row.first()?.chars().next()?, *row.get(1)?));
    let mut keys: Vec<(char, &str)> =
        crate::knowledge::rows(include_str!("../../knowledge/keyboard.tsv")).filter_map(key).collect();
    crate::order::sort_by_key(&mut keys, |(_, arabic)| std::cmp::Reverse(arabic.len()));
    keys
});

/// The text as the same keys type it in the other layout: letters of both scripts change place, digits and spaces stay.
/// `None` where nothing changes.
pub fn other_layout(text: &str) -> Option<String> {
    let arabic = text.chars().any(|c| ('\u{621}'..='\u{64a}').contains(&c));
    let out = if arabic { to_latin(text) } else { to_arabic(text) };
    (out != text).then_some(out)
}

fn to_arabic(text: &str) -> String {
    let of = |typed: char| {
        let plain = typed.to_ascii_lowercase();
        let exact = KEYS.iter().find(|(key, _)| *key == typed);
        exact.or_else(|| KEYS.iter().find(|(key, _)| *key == plain)).map(|(_, arabic)| *arabic)
    };
    text.chars().fold(String::new(), |mut out, c| {
        match of(c) {
            Some(arabic) => out.push_str(arabic),
            None => out.push(c),
        }
        out
    })
}

fn to_latin(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(first) = rest.chars().next() {
        let key = KEYS.iter().find_map(|(key, arabic)| Some((*key, rest.strip_prefix(*arabic)?)));
        let (c, after) = key.unwrap_or((first, &rest[first.len_utf8()..]));
        out.push(c.to_ascii_lowercase());
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_the_other_layout() {
        for (typed, meant) in [
            ("hgp;,lm", "الحكومة"),
            ("lpl]", "محمد"),
            ("hgu,]hk", "العودان"),
            ("Ydvhk", "إيران"),
            ("fgha", "بلاش"),
            ("لشممشىف", "gallant"),
            ("شمهغثر", "aliyev"),
            ("لاعسا", "bush"),
        ] {
            assert_eq!(other_layout(typed).as_deref(), Some(meant), "{typed}");
        }
        assert_eq!(other_layout("2023"), None);
    }
}
