//! The four steps of the tour.

use super::ComfortWord;

/// Selectors of what a step points at, the first that is on the page; and what it says.
pub const STEPS: [(&[&str], ComfortWord); 4] = [
    (&["#q", ".search"], ComfortWord::TourSearch),
    (&["[data-facet=person]", "#show-filters"], ComfortWord::TourPeople),
    (&[".timeline"], ComfortWord::TourWhen),
    (&[".passage"], ComfortWord::TourShare),
];
