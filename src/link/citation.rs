//! A passage as it is quoted: its words, where they stand, when they appeared, and the link.

use super::address::Lang;

/// What a quotation says of its source. Words are those of the language it is made for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cited<'c> {
    /// The passage, or the words of it that are quoted, as published.
    pub words: &'c str,
    pub title: &'c str,
    pub author: Option<&'c str>,
    /// The publisher; `None` where it is unknown.
    pub source: Option<&'c str>,
    /// The day of publication in words.
    pub date: Option<&'c str>,
    /// The permalink with scheme and host.
    pub link: &'c str,
}

/// The quotation with its source, as plain text of three lines: words, source, link. The link stands
/// alone so that its direction disturbs nothing and nothing is glued to it.
pub fn quotation(lang: Lang, of: &Cited<'_>) -> String {
    let words = quoted(lang, of.words.trim());
    let title = quoted(lang, of.title.trim());
    let parts = [of.author, Some(title.as_str()), of.source, of.date];
    let comma = match lang {
        Lang::Ar => "، ",
        Lang::En => ", ",
    };
    let source: Vec<&str> = parts.into_iter().flatten().map(str::trim).filter(|it| !it.is_empty()).collect();
    format!("{words}\n{}.\n{}", source.join(comma), of.link)
}

/// In the quotation marks of the language, or in others where the text has these already.
fn quoted(lang: Lang, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let angular = text.contains(['«', '»']);
    let (open, close) = match (lang, angular) {
        (Lang::Ar, false) => ('«', '»'),
        _ => ('“', '”'),
    };
    format!("{open}{text}{close}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_both_languages() {
        let cited = Cited {
            words: " وقال إن «التعاون قائم» ",
            title: "زيارة رسمية",
            author: Some("عمر رأفت"),
            source: None,
            date: Some("15 يوليو 2023"),
            link: "https://example.org/p/ab3f9-x7k?c=k3v9",
        };
        assert_eq!(
            quotation(Lang::Ar, &cited),
            "“وقال إن «التعاون قائم»”\nعمر رأفت، «زيارة رسمية»، 15 يوليو 2023.\nhttps://example.org/p/ab3f9-x7k?c=k3v9"
        );
        let english = Cited { date: Some("15 July 2023"), source: Some("النهار"), ..cited };
        assert_eq!(
            quotation(Lang::En, &english),
            "“وقال إن «التعاون قائم»”\nعمر رأفت, “زيارة رسمية”, النهار, 15 July 2023.\nhttps://example.org/p/ab3f9-x7k?c=k3v9"
        );
    }
}
