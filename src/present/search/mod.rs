//! What is said about a search: the forms in which words were found, why a passage stands where it does, and help where
//! little was found. None of it is needed to show the list; a program that calls none of it carries none of it.

mod explain;
mod found;

pub use explain::{Explanation, explanation};
pub use found::found_words;

use crate::present::views::words::words;

words! { SearchWord in "search.tsv":
    FoundAs FoundBeginning MoreForms
    ScoreTotal ScoreWord ScorePlace ScorePhrase ScoreNear ScoreFresh
}
