//! What the reader knows of the world: names, titles, countries, months, units, phrases.
//!
//! Data in plain text files beside this one, which an Arabic reader who does not program can
//! correct. Each begins with `#` lines that say what it is, its columns, its source and licence.
//! Columns are parted by tabs, alternatives within a column by `|`.

/// The rows of a knowledge file: blank and `#` lines left out, columns trimmed.
pub fn rows(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').map(str::trim).collect())
}

/// The alternatives of one column.
pub fn alternatives(column: &'static str) -> impl Iterator<Item = &'static str> {
    column.split('|').map(str::trim).filter(|it| !it.is_empty())
}
