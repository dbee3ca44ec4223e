//! What a reader types into the search box.
//!
//! ```text
//! query    = ( [ "-" ] ( operator | phrase | word ) )*
//! phrase   = quote word* quote                        quote = any of " « » “ ” „ ‟ ‹ ›
//! operator = name ":" [ space ] ( phrase | word )     name  = a row of operators.tsv
//! ```
//!
//! A `-` leaves out what follows it; in Arabic `بدون:` does the same, while the bare word «بدون» is searched for like any
//! other, because articles are full of it. What is typed in one piece but is several words (`-دبي-أبوظبي`) is
//! left out as a phrase. What looks like an operator and is none is text.

use std::ops::Range;

use super::operators::Op;
use crate::text::{TokenKind, Tokens};

/// A text query, parsed: words and phrases that a passage must have or must not have, and operators.
///
/// How words match is decided against a corpus, see [`super::Matcher`]; what operators choose, see [`super::apply`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    source: String,
    mode: Mode,
    pub(super) parts: Vec<Part>,
    pub(super) operators: Vec<Operator>,
}

/// How words match.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Any spelling, and with what can be glued before them.
    #[default]
    Forms,
    /// Letter for letter as typed: whole words, hamza, ة and ى as they are. Vowel signs and tatweel do not count.
    Letters,
}

/// Whether something is asked for or left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sense {
    #[default]
    With,
    Without,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub sense: Sense,
    /// As typed; several follow each other.
    pub words: Vec<String>,
    pub end: End,
    /// Where it stands in the query, with its sign and quotation marks: bytes.
    pub bytes: Range<usize>,
}

/// Whether a word may go on where the query ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Open,
    Closed,
}

/// `person:…` and its like, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operator {
    pub op: Op,
    pub sense: Sense,
    /// Without quotation marks.
    pub value: String,
    pub(super) bytes: Range<usize>,
}

/// What is beyond is not searched for.
const MOST_WORDS: usize = 32;

const QUOTES: [char; 9] = ['"', '«', '»', '“', '”', '„', '‟', '‹', '›'];
const MINUS: [char; 5] = ['-', '‐', '‑', '–', '−'];

impl Query {
    /// Reads a query. Never fails; what cannot be searched for (signs alone) asks for nothing.
    pub fn parse(source: &str) -> Query {
        Query::read(source, Mode::Forms)
    }

    /// The same, and how its words match.
    pub fn read(source: &str, mode: Mode) -> Query {
        let mut query = Query { source: source.to_owned(), mode, ..Query::default() };
        let mut left = MOST_WORDS;
        let mut at = 0;
        while let Some(item) = item(source, at) {
            at = item.bytes.end;
            query.add(item, &mut left);
        }
        query
    }

    fn add(&mut self, item: Item, left: &mut usize) {
        let Item { sense, op, piece, bytes } = item;
        let sense = if op == Some(Op::Not) { Sense::Without } else { sense };
        if let Some(op) = op.filter(|op| *op != Op::Not) {
            let value = piece.text.trim_matches(|c: char| c.is_whitespace() || ",،;؛".contains(c)).to_owned();
            // An operator that is still being typed asks for nothing.
            if !value.is_empty() {
                self.operators.push(Operator { op, sense, value, bytes });
            }
            return;
        }
        let mut words = words(piece.text);
        words.truncate(*left);
        *left -= words.len();
        let together = piece.quoted || sense == Sense::Without;
        let end = if piece.quoted { End::Closed } else { End::Open };
        if words.is_empty() {
            return;
        }
        if together {
            let end = if words.len() > 1 { End::Closed } else { end };
            self.parts.push(Part { sense, words, end, bytes });
            return;
        }
        let part = |word| Part { sense, words: vec![word], end, bytes: bytes.clone() };
        self.parts.extend(words.into_iter().map(part));
    }

    /// As it was typed.
    pub fn source(&self) -> &str {
        &self.source
    }

    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// Whether no words are asked for or left out. Operators are no words.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Whether any words are asked for: what is only left out marks and ranks nothing.
    pub fn asks(&self) -> bool {
        self.parts.iter().any(|part| part.sense == Sense::With)
    }

    /// Chips in writing, in order.
    pub fn operators(&self) -> &[Operator] {
        &self.operators
    }

    /// The words without the operators, as typed.
    pub fn words(&self) -> String {
        self.keep(|at| !self.operators.iter().any(|it| it.bytes.contains(&at)))
    }

    /// The operators without the words, as typed.
    pub fn operators_only(&self) -> String {
        self.keep(|at| self.operators.iter().any(|it| it.bytes.contains(&at)))
    }

    /// The query as typed without some of its operators.
    pub fn without(&self, gone: impl Fn(&Operator) -> bool) -> String {
        self.keep(|at| !self.operators.iter().any(|it| it.bytes.contains(&at) && gone(it)))
    }

    /// The bytes of the source that `keep` wants, with the space between them made single.
    fn keep(&self, keep: impl Fn(usize) -> bool) -> String {
        let mut out = String::new();
        let mut gap = false;
        for (at, c) in self.source.char_indices() {
            if !keep(at) || (gap && c == ' ') {
                gap = true;
                continue;
            }
            if gap && !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        }
        out.trim().to_owned()
    }
}

/// One thing between spaces.
struct Item<'q> {
    sense: Sense,
    op: Option<Op>,
    piece: Piece<'q>,
    bytes: Range<usize>,
}

#[derive(Clone, Copy)]
struct Piece<'q> {
    text: &'q str,
    quoted: bool,
    /// Where it ends, closing quotation mark included.
    end: usize,
}

/// The first item at or after `from`; `None` at the end.
fn item(source: &str, from: usize) -> Option<Item<'_>> {
    let rest = source.get(from..)?;
    let start = from + rest.len() - rest.trim_start().len();
    let mut at = start;
    let first = source.get(at..)?.chars().next()?;
    let after = at + first.len_utf8();
    let signed = MINUS.contains(&first) && source.get(after..)?.chars().next().is_some_and(|c| !c.is_whitespace());
    if signed {
        at = after;
    }
    let sense = if signed { Sense::Without } else { Sense::With };
    let (op, piece) = match operator(source, at) {
        Some((op, value)) => (Some(op), piece(source, value)),
        None => (None, piece(source, at)),
    };
    Some(Item { sense, op, piece, bytes: start..piece.end })
}

/// An operator's name at `at`, and where its value begins.
fn operator(source: &str, at: usize) -> Option<(Op, usize)> {
    let rest = source.get(at..)?;
    let end = rest.find(|c: char| c.is_whitespace() || QUOTES.contains(&c) || c == ':')?;
    let (name, value) = (rest.get(..end)?, rest.get(end..)?.strip_prefix(':')?);
    let op = Op::named(name)?;
    Some((op, source.len() - value.trim_start().len()))
}

/// A phrase, or everything up to a space or a quotation mark.
fn piece(source: &str, at: usize) -> Piece<'_> {
    let rest = source.get(at..).unwrap_or("");
    let mut chars = rest.chars();
    if let Some(quote) = chars.next().filter(|c| QUOTES.contains(c)) {
        let inside = chars.as_str();
        if let Some(close) = inside.find(QUOTES) {
            let mark = inside[close..].chars().next().map_or(0, char::len_utf8);
            let end = at + quote.len_utf8() + close + mark;
            return Piece { text: &inside[..close], quoted: true, end };
        }
        // A quotation that is still being typed: its mark says nothing yet.
        return Piece { text: "", quoted: false, end: at + quote.len_utf8() };
    }
    let end = rest.find(|c: char| c.is_whitespace() || QUOTES.contains(&c)).unwrap_or(rest.len());
    Piece { text: &rest[..end], quoted: false, end: at + end }
}

/// The words of a text as they stand.
pub(super) fn words(text: &str) -> Vec<String> {
    let tokens = Tokens::new(text);
    let is_word = |kind| matches!(kind, TokenKind::Arabic | TokenKind::Foreign | TokenKind::Digits);
    (0..tokens.len())
        .filter(|at| tokens.get(*at).is_some_and(|token| is_word(token.kind)))
        .map(|at| tokens.source(at).to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A query in one line: `+` for open words, `=` for closed ones, `-` before what is left out, operators behind `|`.
    fn read(source: &str) -> String {
        let query = Query::parse(source);
        let sign = |sense: Sense| if sense == Sense::Without { "-" } else { "" };
        let part = |it: &Part| {
            let end = if it.end == End::Open { "+" } else { "=" };
            format!("{}{end}{}", sign(it.sense), it.words.join("_"))
        };
        let parts: Vec<String> = query.parts.iter().map(part).collect();
        let operators = query.operators.iter().map(|it| format!("|{}{}={}", sign(it.sense), it.op.name(), it.value));
        parts.join(" ") + &operators.collect::<String>()
    }

    #[test]
    fn queries_as_they_are_read() {
        for (source, expected) in [
            ("", ""),
            (" «» ! - ", ""),
            ("وزير الدفاع", "+وزير +الدفاع"),
            ("«وزير الدفاع» غالانت", "=وزير_الدفاع +غالانت"),
            ("\"نطنز\"", "=نطنز"),
            ("“مجلس الأمن” „الأمم المتحدة‟", "=مجلس_الأمن =الأمم_المتحدة"),
            // A quotation that is still being typed.
            ("«وزير الدف", "+وزير +الدف"),
            ("13 يوليو", "+13 +يوليو"),
            ("قمة -الرياض", "+قمة -+الرياض"),
            ("قمة -«مجلس التعاون»", "+قمة -=مجلس_التعاون"),
            ("دبي-أبوظبي", "+دبي +أبوظبي"),
            ("-دبي-أبوظبي", "-=دبي_أبوظبي"),
            ("قمة - الرياض", "+قمة +الرياض"),
            ("بدون شروط", "+بدون +شروط"),
            ("قمة بدون:الرياض", "+قمة -+الرياض"),
            ("شخص:غالانت زيارة", "+زيارة|person=غالانت"),
            ("شخص: غالانت", "|person=غالانت"),
            ("person:\"Yoav Gallant\" -place:baku", "|person=Yoav Gallant|-place=baku"),
            ("جهة:«وزارة الدفاع» قبل:٢٠٢٣", "|org=وزارة الدفاع|before=٢٠٢٣"),
            ("PERSON:x", "|person=x"),
            ("مصدر:رويترز،", "|source=رويترز"),
            // Still being typed, and what is no operator.
            ("شخص:", ""),
            ("قال:نعم", "+قال +نعم"),
            ("http://x", "+http +x"),
        ] {
            assert_eq!(read(source), expected, "{source}");
        }
    }

    #[test]
    fn words_and_operators_apart() {
        let query = Query::parse("زيارة شخص:«يوآف غالانت» سرية -مكان:باكو");
        assert_eq!(query.words(), "زيارة سرية");
        assert_eq!(query.operators_only(), "شخص:«يوآف غالانت» -مكان:باكو");
        assert_eq!(query.without(|it| it.value == "باكو"), "زيارة شخص:«يوآف غالانت» سرية");
        assert!(query.asks() && !Query::parse("-زيارة").asks());
    }
}
