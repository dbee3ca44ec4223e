//! The script: folding, tokens, clitics, digits, number words, direction controls.
//!
//! Knows Unicode and nothing of articles or entities. Every function is total.

pub mod clitic;
pub mod controls;
pub mod digits;
pub mod fold;
pub mod number_words;
pub mod skeleton;
pub mod token;
pub mod words;

pub use fold::{Folding, fold, fold_char};
pub use token::{Token, TokenKind, Tokens};
