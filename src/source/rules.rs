//! The ids of the rules that give a line its kind.
//!
//! What each says to a reader stands in `knowledge/line_rules.tsv`, in Arabic and English.

/// Nothing but space.
pub const BLANK: &str = "blank";
/// Sentences of an article.
pub const PROSE: &str = "prose";
/// The headline above the text.
pub const HEADLINE: &str = "headline";
