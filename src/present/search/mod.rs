//! What is said about a search: the forms in which words were found, why a passage stands where it does, and help where
//! little was found. None of it is needed to show the list; a program that calls none of it carries none of it.

mod complete;
mod explain;
mod found;
mod help;

pub use complete::{Completion, completions};
pub use explain::{Explanation, explanation};
pub use found::found_words;
pub use help::{Hint, hints};

use crate::present::views::words::words;

words! { SearchWord in "search.tsv":
    FoundAs FoundBeginning MoreForms
    OneWord HelpLayout HelpLatin HelpMisspelt HelpRelated
    ScoreTotal ScoreWord ScorePlace ScorePhrase ScoreNear ScoreFresh
}
