//! What holds for the repository and for the reader as a whole, without a browser.

mod seeds;
mod tidy;
