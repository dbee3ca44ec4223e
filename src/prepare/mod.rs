//! From files to a corpus: the one path that the command line and the page share.
//!
//! Puts the rooms together: source, annotate, resolve, link's ids. Pure: bytes in, a draft out.
