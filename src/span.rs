//! Stretches of an article's text and what they can be.

/// What a span is. The order is that of precedence between spans with one extent:
/// the later kind is the nested one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum SpanKind {
    Person,
    Place,
    Organisation,
    /// A people or community ("الفلسطينيين").
    Group,
    /// A named treaty, war, summit ("اتفاقيات إبراهيم").
    Event,
    Date,
    Figure,
    Quote,
}

impl SpanKind {
    pub const ALL: [SpanKind; 8] = [
        SpanKind::Person,
        SpanKind::Place,
        SpanKind::Organisation,
        SpanKind::Group,
        SpanKind::Event,
        SpanKind::Date,
        SpanKind::Figure,
        SpanKind::Quote,
    ];

    /// The word for it in files, addresses and `data-kind`.
    pub fn name(self) -> &'static str {
        match self {
            SpanKind::Person => "person",
            SpanKind::Place => "place",
            SpanKind::Organisation => "organisation",
            SpanKind::Group => "group",
            SpanKind::Event => "event",
            SpanKind::Date => "date",
            SpanKind::Figure => "figure",
            SpanKind::Quote => "quote",
        }
    }

    pub fn parse(name: &str) -> Option<SpanKind> {
        SpanKind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether a span of this kind names an entity.
    pub fn is_name(self) -> bool {
        self <= SpanKind::Event
    }
}

/// A stretch `[start, end)` of a text, in Unicode code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Extent {
    pub start: u32,
    pub end: u32,
}

impl Extent {
    pub fn new(start: u32, end: u32) -> Extent {
        debug_assert!(start <= end);
        Extent { start, end: end.max(start) }
    }

    pub fn len(self) -> u32 {
        self.end - self.start
    }

    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    pub fn holds(self, other: Extent) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub fn overlaps(self, other: Extent) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// Code-point positions of a text turned into byte positions, for slicing.
///
/// Built once a text; a look-up is O(64).
pub struct Positions<'t> {
    text: &'t str,
    /// Byte position of every 64th code point.
    every_64: Vec<u32>,
    chars: u32,
}

impl<'t> Positions<'t> {
    pub fn new(text: &'t str) -> Positions<'t> {
        let mut every_64 = Vec::with_capacity(text.len() / 96 + 1);
        let mut chars = 0u32;
        for (byte, unit) in text.bytes().enumerate() {
            // All bytes of a code point but its first begin with the bits 10.
            if unit & 0xc0 != 0x80 {
                if chars.is_multiple_of(64) {
                    every_64.push(byte as u32);
                }
                chars += 1;
            }
        }
        Positions { text, every_64, chars }
    }

    /// How many code points the text has.
    pub fn chars(&self) -> u32 {
        self.chars
    }

    /// The byte position of code point `at`; the end of the text for anything beyond it.
    pub fn byte(&self, at: u32) -> usize {
        if at >= self.chars {
            return self.text.len();
        }
        let base = self.every_64[(at / 64) as usize] as usize;
        let rest = &self.text[base..];
        rest.char_indices().nth((at % 64) as usize).map_or(self.text.len(), |(i, _)| base + i)
    }

    /// The words that an extent covers.
    pub fn slice(&self, extent: Extent) -> &'t str {
        &self.text[self.byte(extent.start)..self.byte(extent.end)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn slices_are_those_of_the_characters(text in "\\PC{0,200}", a in 0u32..220, b in 0u32..220) {
            let (start, end) = (a.min(b), a.max(b));
            let expected: String = text.chars().skip(start as usize).take((end - start) as usize).collect();
            prop_assert_eq!(Positions::new(&text).slice(Extent::new(start, end)), expected);
        }
    }
}
