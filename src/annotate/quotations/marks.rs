//! Quotation marks of all kinds, paired.

use crate::annotate::{Paragraph, Reading};
use crate::text::Tokens;

/// A stretch between quotation marks, in tokens without the marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// Where the opening mark begins.
    pub mark: usize,
    pub first: usize,
    /// Included.
    pub last: usize,
    /// The paragraph it begins in.
    pub paragraph: usize,
    /// Has no mark at its end: the paragraph bounds it.
    pub open: bool,
}

/// Families of marks: a stretch that one opens, one of the same family closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    /// « », in pages written backwards » «.
    Guillemets,
    /// “ ” „ and the straight double mark, mixed as keyboards have them.
    Double,
    /// ‘ ’ ‚.
    Single,
    /// '' '' as typewriters made them.
    Apostrophes,
    /// << >>.
    Angles,
    /// (( )), the marks of an older press.
    Rounds,
}

impl Family {
    fn is_doubled(self) -> bool {
        matches!(self, Family::Apostrophes | Family::Angles | Family::Rounds)
    }
}

fn family(mark: &str) -> Option<Family> {
    match mark {
        "«" | "»" | "‹" | "›" | "《" | "》" => Some(Family::Guillemets),
        "“" | "”" | "„" | "‟" | "\"" | "＂" | "″" => Some(Family::Double),
        "‘" | "’" | "‚" | "‛" => Some(Family::Single),
        _ => None,
    }
}

/// A mark made of two characters: its family, and whether it opens (none: either).
fn doubled(tokens: &Tokens, at: usize) -> Option<(Family, Option<bool>)> {
    let glued = tokens.get(at + 1).is_some_and(|token| !token.spaced);
    if !glued || tokens.source(at) != tokens.source(at + 1) {
        return None;
    }
    match tokens.source(at) {
        "'" => Some((Family::Apostrophes, None)),
        "<" => Some((Family::Angles, Some(true))),
        ">" => Some((Family::Angles, Some(false))),
        "(" => Some((Family::Rounds, Some(true))),
        ")" => Some((Family::Rounds, Some(false))),
        _ => None,
    }
}

/// Whether a token is a quotation mark.
pub fn is_mark(tokens: &Tokens, at: usize) -> bool {
    family(tokens.source(at)).is_some()
}

/// All stretches between marks, in the order of their ends. Linear: a paragraph's marks are read once.
pub fn pairs(reading: &Reading) -> Vec<Quoted> {
    let mut found = Vec::new();
    for (index, paragraph) in reading.paragraphs.iter().enumerate() {
        pairs_of(reading, index, paragraph, &mut found);
    }
    found
}

fn pairs_of(reading: &Reading, index: usize, paragraph: &Paragraph, found: &mut Vec<Quoted>) {
    let tokens = &reading.tokens;
    // At most one open mark of each family.
    let mut open: Vec<(Family, usize)> = Vec::new();
    for at in paragraph.tokens.clone() {
        let Some((kind, opens)) = family(tokens.source(at)).map(|it| (it, None)).or_else(|| doubled(tokens, at)) else {
            continue;
        };
        // The second character of a doubled mark.
        if kind.is_doubled() && open.last().is_some_and(|(it, from)| *it == kind && from + 1 == at) {
            continue;
        }
        let begun = open.iter().position(|(it, _)| *it == kind);
        match begun {
            Some(place) if opens != Some(true) => {
                // What was opened inside and not closed is dropped with it.
                let (_, from) = open[place];
                open.truncate(place);
                push(found, index, from, kind, at, false);
            }
            Some(_) => {}
            None if opens == Some(false) => {}
            None if kind == Family::Single && !opens_single(tokens, at, paragraph.tokens.end) => {}
            None => open.push((kind, at)),
        }
    }
    if let Some((kind, from)) = open.first()
        && matches!(kind, Family::Guillemets | Family::Double)
        && !closes(tokens, *from)
    {
        push(found, index, *from, *kind, paragraph.tokens.end, true);
    }
}

fn push(found: &mut Vec<Quoted>, paragraph: usize, mark: usize, kind: Family, end: usize, open: bool) {
    let first = mark + if kind.is_doubled() { 2 } else { 1 };
    if first < end {
        found.push(Quoted { mark, first, last: end - 1, paragraph, open });
    }
}

/// A single mark opens only before a word and where another follows: else it is an apostrophe.
fn opens_single(tokens: &Tokens, at: usize, end: usize) -> bool {
    let closing = (at + 1..end.min(at + 60)).any(|it| family(tokens.source(it)) == Some(Family::Single));
    closing && tokens.get(at + 1).is_some_and(|token| !token.spaced)
}

/// A mark that can only close: » glued to the word before it, space behind.
fn closes(tokens: &Tokens, at: usize) -> bool {
    let glued = tokens.get(at).is_some_and(|token| !token.spaced);
    let spaced = tokens.get(at + 1).is_none_or(|token| token.spaced);
    glued && spaced
}
