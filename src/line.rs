//! What a line of an article's file is. A leaf that every room may know.

/// What a line is. The words are those of the gold's guidelines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum LineKind {
    Title,
    Subtitle,
    Byline,
    Body,
    Heading,
    /// A picture's text, or the headline once more away from its place.
    Caption,
    /// A link, label or teaser for another piece.
    Related,
    /// The rest of the page: navigation, forms, subscription pleas.
    Boilerplate,
    Blank,
}

impl LineKind {
    pub const ALL: [LineKind; 9] = [
        LineKind::Title,
        LineKind::Subtitle,
        LineKind::Byline,
        LineKind::Body,
        LineKind::Heading,
        LineKind::Caption,
        LineKind::Related,
        LineKind::Boilerplate,
        LineKind::Blank,
    ];

    pub fn name(self) -> &'static str {
        match self {
            LineKind::Title => "title",
            LineKind::Subtitle => "subtitle",
            LineKind::Byline => "byline",
            LineKind::Body => "body",
            LineKind::Heading => "heading",
            LineKind::Caption => "caption",
            LineKind::Related => "related",
            LineKind::Boilerplate => "boilerplate",
            LineKind::Blank => "blank",
        }
    }

    pub fn parse(name: &str) -> Option<LineKind> {
        LineKind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Text of the article: what is annotated, filtered, linked and quoted.
    pub fn is_article(self) -> bool {
        self <= LineKind::Caption
    }

    /// The page around the article: folded away, never annotated.
    pub fn is_furniture(self) -> bool {
        matches!(self, LineKind::Related | LineKind::Boilerplate)
    }
}
