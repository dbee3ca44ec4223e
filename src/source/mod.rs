//! Reading a file into a page: encoding, lines with their kinds, passages.
//!
//! Knows the script, not entities. What is furniture is decided here, with a reason.

pub mod line;

pub use line::{Line, LineKind};

/// One source document as read: its text as published and what each line of it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The whole file, decoded; offsets everywhere count its code points.
    pub text: String,
    /// Every line in order, blank ones included.
    pub lines: Vec<Line>,
    /// The name of the encoding it was read from ("UTF-8", "windows-1256").
    pub encoding: &'static str,
    /// What was odd and how it was read nevertheless.
    pub notes: Vec<String>,
}
