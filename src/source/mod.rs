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
pub mod html;
mod labels;
pub mod line;
mod names;
pub mod repeats;
pub mod rules;
mod shape;
mod words;

use crate::text::controls;
use classify::Markup;
pub use encoding::{Decoded, NotText, decode, decode_with};
pub use html::{Block, Document, Meta};
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
    /// Of an HTML file, what its head says for machines; hints only.
    pub meta: Meta,
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
///
/// HTML is parsed on the host alone; the page of the product lets the browser parse and calls
/// [`read_document`] with its blocks. There `Hint::Html` reads the file as plain text and says so.
pub fn read(decoded: Decoded, hint: Hint, repeats: &Repeats) -> Page {
    let Decoded { text, encoding, mut notes, .. } = decoded;
    if hint == Hint::Html {
        #[cfg(not(target_arch = "wasm32"))]
        return read_document(html::parse(&text), encoding, notes, repeats);
        #[cfg(target_arch = "wasm32")]
        notes.push("HTML read as plain text".to_owned());
    }
    notes.extend(invisible(&text));
    page(text, encoding, notes, &Markup::default(), repeats)
}

/// Reads a page of a site from its blocks.
pub fn read_document(document: Document, encoding: &'static str, notes: Vec<String>, repeats: &Repeats) -> Page {
    let (text, facts, meta) = document.lines();
    let markup = Markup { facts, title: meta.title.clone() };
    Page { meta, ..page(text, encoding, notes, &markup, repeats) }
}

fn page(text: String, encoding: &'static str, notes: Vec<String>, markup: &Markup, repeats: &Repeats) -> Page {
    let extents = line::extents(&text);
    let classify::Outcome { verdicts, title, subtitle, author, publisher } =
        classify::classify(&text, &extents, markup, repeats);
    let lines = extents
        .iter()
        .zip(verdicts)
        .map(|((extent, _), verdict)| Line {
            extent: *extent,
            kind: verdict.kind,
            reason: Reason { rule: verdict.rule, evidence: verdict.evidence },
        })
        .collect();
    Page { lines, encoding, notes, title, subtitle, author, publisher, text, meta: Meta::default() }
}

/// A note on direction controls: they can make a line read otherwise than it is stored.
fn invisible(text: &str) -> Option<String> {
    let open = controls::unclosed(text);
    let first = open.first()?;
    Some(format!(
        "{} direction controls are opened and not closed in their line, the first at character {first}",
        open.len()
    ))
}

#[cfg(test)]
mod tests;
