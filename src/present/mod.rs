//! What stands on the screen, as plain values: a pure function of corpus and view state.
//!
//! Views map these one to one to elements; nothing is computed there. Words of the page stand in
//! `strings.tsv` and are reached through [`say`].

mod beside;
mod cards;
mod chips;
pub mod comfort;
mod count;
mod days;
mod finder;
mod histogram;
pub mod large;
mod latin;
mod list;
mod marks;
mod nest;
mod opening;
pub mod own;
pub mod pages;
mod reading;
mod reasons;
mod rows;
mod runs;
mod script;
pub mod search;
mod state;
mod strings;
mod style;
pub mod views;

pub use crate::explore::{Typed, typed_date};
pub use beside::{OutlineLine, Spread, neighbours, outline, place_words, spread};
pub use cards::{DateCard, EntityCard, RoleLine, date_card, entity_card};
pub use chips::{Chip, Empty, Way, chips, empty_state, passage_kind_word};
pub use count::{Counted, Plural, count_words, count_words_after, plural};
pub use days::{day_words, days_words, interval_words, month_name, month_words, weekday_name};
pub use histogram::{Bar, Histogram, Preset, histogram, month_presets, year_presets};
pub use list::{PAGE, PassageList, PassageView, list, passage_view};
pub use marks::{MarkView, kind_plural, kind_word, mark_views, name};
pub use nest::{Node, nest};
pub use opening::{
    Changed, Ended, Opening, Past, State, ended_words, first_words, history_wanted, near, opening, range_checksum,
};
pub use reading::{
    ArticleHead, ArticleView, Fold, LineView, article_head, article_view, basis_word, next_mention, previous_mention,
};
pub use reasons::{Rules, conflict_words, evidence_words, reason, rule_words};
pub use rows::{
    KindRow, Row, RowOrder, SourceRow, Spelling, Wanted, first_rows, kind_rows, rows, source_name, source_rows,
    source_rows_by, spellings, undated_row,
};
pub use runs::{Run, named_controls, runs};
pub use script::lang_and_dir;
pub use state::{Unknown, entity_list, exclude, exclusion, hits, lifted, selection, sort, unknown_words, without};
pub use strings::{Lang, Word, fill, fill_gaps, say};
pub use style::{Digits, Months, Style, amount, digits, number, use_style};
