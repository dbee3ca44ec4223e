//! A line of a page.

pub use crate::line::LineKind;
use crate::span::Extent;

/// One line of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Without the line end, in code points of the page's text.
    pub extent: Extent,
    pub kind: LineKind,
    /// Which rule said so, with its evidence; shown to a reader who asks ("repeats the headline").
    pub reason: Reason,
}

/// Why a line has its kind.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Reason {
    /// A stable id of the rule, `kebab-case`; its words in both languages stand with the strings of the page.
    pub rule: &'static str,
    /// The words of the text that the rule read, where it read any.
    pub evidence: String,
}
