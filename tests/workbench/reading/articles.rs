//! The articles that are read again and again.

use std::path::Path;
use std::sync::LazyLock;

/// The files to be read, in the order of their paths.
pub static ARTICLES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let mut files = Vec::new();
    match std::env::var_os("ARTICLES") {
        Some(folder) => gather(Path::new(&folder), &mut files),
        None => ["seeds", "tests/corpora", "tests/layouts"].iter().for_each(|it| gather(Path::new(it), &mut files)),
    }
    files
});

/// How many bytes they have together.
pub fn bytes() -> usize {
    ARTICLES.iter().map(Vec::len).sum()
}

fn gather(folder: &Path, files: &mut Vec<Vec<u8>>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|it| it == "txt") {
            files.extend(std::fs::read(&path));
        }
    }
}
