//! Passage ids and their registry, addresses, citations, exports.
//!
//! Pure: randomness, files and the browser's history come in at the edges.

pub mod address;
pub mod align;
pub mod carry;
pub mod checksum;
pub mod citation;
pub mod difference;
pub mod fragment;
pub mod history;
pub mod id;
pub mod landing;
pub mod passing;
pub mod percent;
pub mod qr;
pub mod registry;
pub mod words;
