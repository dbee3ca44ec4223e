//! Kashshaf: explore a corpus of Arabic news articles in a static web page.
//!
//! The rooms, in the order in which a word passes through them. ARCHITECTURE.md walks the path.
//!
//! Invariants:
//! - Everything outside `app` and `bin` compiles for the host and for wasm32, does no IO, reads no
//!   clock and no randomness, and is total: odd text gives a value and notes, not an error.
//! - Only `corpus` knows the stored form; only `link::address` knows parameter names; only
//!   `app::address` touches the history, only `app::fetch` the network.
//! - Offsets count Unicode code points of the article as published. Folded text never leaves
//!   the room that folded it.
//! - The same input gives the same bytes.

pub mod day;
pub mod line;
pub mod order;
pub mod span;

pub mod text;

pub mod source;

pub mod knowledge;

pub mod annotate;

pub mod archive;

pub mod resolve;

pub mod corpus;

pub mod facts;

pub mod explore;

pub mod link;

pub mod prepare;

pub mod present;

pub mod export;

#[cfg(target_arch = "wasm32")]
pub mod app;

/// Elements for the programs beside the page that are too small for a framework.
#[cfg(target_arch = "wasm32")]
pub mod dom;
