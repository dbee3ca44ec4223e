//! The model of a corpus and its stored form.
//!
//! [`draft`] is the owned form that reading and resolving produce; the stored form is what the
//! page embeds and reads in place. Knows nothing of how either is made or shown.

pub mod draft;
