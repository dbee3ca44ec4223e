//! What holds for the repository and for the reader as a whole, without a browser.

mod cli;
mod links;
mod reader;
mod releases;
mod scratch;
mod seeds;
mod tidy;
