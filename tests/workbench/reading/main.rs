//! How fast articles are read, stage by stage, in bytes of source text a second on one core.
//!
//! `make bench-reading`, or `cargo bench --bench reading -- whole` for the stages whose name holds a word. The articles are
//! those of `seeds/`, `tests/corpora/` and `tests/layouts/`; `ARTICLES=folder` reads the text files of another folder instead.

mod articles;
mod corpus;
mod shapes;
mod stages;

fn main() {
    divan::main();
}
