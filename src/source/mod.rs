//! Reading a file into a page: encoding, lines with their kinds, passages.
//!
//! Knows the script, not entities. What is furniture is decided here, with a reason. A passage
//! is every line of a page whose kind [`LineKind::is_article`].
//!
//! ```
//! use kashshaf::source::{self, Hint, LineKind, Repeats};
//! let bytes = "اتفاق بين البلدين\n\nوقع الوزيران الاتفاق يوم الأحد في العاصمة، وفق بيان رسمي صدر مساء.\n".as_bytes();
//! let page = source::read(source::decode(bytes), Hint::of("a.txt"), &Repeats::default());
//! assert_eq!(page.lines[0].kind, LineKind::Title);
//! assert_eq!(page.lines[2].kind, LineKind::Body);
//! ```

mod classify;
mod credits;
pub mod encoding;
mod labels;
pub mod line;
mod names;
pub mod repeats;
pub mod rules;
mod shape;
mod words;

pub use encoding::{Decoded, NotText, decode};
pub use line::{Line, LineKind, Reason};
pub use repeats::Repeats;

/// One source document as read: its text as published and what each line of it is.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Page {
    /// The whole file, decoded; offsets everywhere count its code points. Of an HTML file, its
    /// blocks of text, one a line.
    pub text: String,
    /// Every line in order, blank ones included.
    pub lines: Vec<Line>,
    /// The name of the encoding it was read from ("UTF-8", "windows-1256").
    pub encoding: &'static str,
    /// What was odd and how it was read nevertheless.
    pub notes: Vec<String>,
    /// Index of the headline into `lines`.
    pub title: Option<usize>,
    /// Index of the first deck or stand-alone lead into `lines`.
    pub subtitle: Option<usize>,
    /// As the byline names them, without «بقلم» and the like.
    pub author: Option<String>,
    /// Only where the text itself names who publishes it.
    pub publisher: Option<String>,
}

/// What sort of file a page comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Hint {
    #[default]
    Text,
    Html,
}

impl Hint {
    /// By the ending of the file's name.
    pub fn of(file_name: &str) -> Hint {
        let ending = file_name.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
        match ending.as_str() {
            "html" | "htm" | "xhtml" => Hint::Html,
            _ => Hint::Text,
        }
    }
}

/// Reads a decoded file into a page.
pub fn read(decoded: Decoded, _hint: Hint, repeats: &Repeats) -> Page {
    let Decoded { text, encoding, notes, .. } = decoded;
    let extents = line::extents(&text);
    let outcome = classify::classify(&text, &extents, repeats);
    let classify::Outcome { title, subtitle, author, publisher, .. } = outcome;
    let lines = extents
        .iter()
        .zip(outcome.verdicts)
        .map(|((extent, _), verdict)| Line {
            extent: *extent,
            kind: verdict.kind,
            reason: Reason { rule: verdict.rule, evidence: verdict.evidence },
        })
        .collect();
    Page { lines, encoding, notes, title, subtitle, author, publisher, text }
}

#[cfg(test)]
mod tests;
