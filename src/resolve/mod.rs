//! Across articles: one person per entity, dates on the calendar, same-fact groups.
//!
//! Knows what annotate found and the editor's corrections; no files, no browser.
