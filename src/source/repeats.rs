//! Lines that many files of one folder share: what stands around every article of a site.

use std::collections::{HashMap, HashSet};
use std::hash::Hasher;

use super::Hint;
use super::words::{Sign, Signs};
use crate::text::fold::Folded;
use crate::text::words::WordHasher;

/// How many files of a folder hold each line, spelling differences aside.
#[derive(Clone, Debug, Default)]
pub struct Repeats {
    files: u32,
    seen: HashMap<u64, u32>,
}

impl Repeats {
    /// Counts one file, decoded.
    pub fn add(&mut self, text: &str) {
        self.files += 1;
        let keys: HashSet<u64> = text.split(['\n', '\r']).filter_map(key).collect();
        for key in keys {
            *self.seen.entry(key).or_default() += 1;
        }
    }

    /// Counts what another has counted, of other files.
    pub fn join(&mut self, other: Repeats) {
        self.files += other.files;
        for (key, count) in other.seen {
            *self.seen.entry(key).or_default() += count;
        }
    }

    /// What the reading of a decoded file takes from here: which of its lines so many files share that they may be the
    /// site's, and the counts that are told of them. The same for two folders: the file is read the same in both.
    pub fn shared(&self, text: &str, hint: Hint) -> String {
        #[cfg(not(target_arch = "wasm32"))]
        if hint == Hint::Html {
            return self.shared(&super::html::parse(text).lines().0, Hint::Text);
        }
        let _ = hint;
        let mut shared = String::new();
        for line in text.split(['\n', '\r']) {
            let count = self.count(line);
            if may_be_the_sites(count, self.files) {
                shared.push_str(&format!("{line} {count}/{}\n", self.files));
            }
        }
        shared
    }

    /// How many files there are.
    pub fn files(&self) -> u32 {
        self.files
    }

    /// How many of them hold this line.
    pub fn count(&self, line: &str) -> u32 {
        if self.seen.is_empty() {
            return 0;
        }
        key(line).and_then(|key| self.seen.get(&key)).copied().unwrap_or(0)
    }
}

/// Whether a line that so many files share can be taken for the site's: no line that fewer share ever is.
pub fn may_be_the_sites(count: u32, files: u32) -> bool {
    count >= 3 && count.saturating_mul(20) >= files
}

/// A number for the line's letters and digits alone; nothing where it has none.
fn key(line: &str) -> Option<u64> {
    let signs = Signs::new();
    let mut hasher = WordHasher::default();
    let mut any = false;
    let mut add = |c: char| {
        hasher.write_u32(u32::from(c));
        any = true;
    };
    for c in line.chars() {
        match signs.get(c) {
            Sign::Letters(Folded::One(c)) | Sign::Digit(c) => add(c),
            Sign::Letters(Folded::Many(letters)) => letters.chars().for_each(&mut add),
            Sign::Letters(Folded::Gone) | Sign::Gone | Sign::Between => {}
        }
    }
    any.then(|| hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_counts_once_a_file() {
        let mut repeats = Repeats::default();
        repeats.add("تابعنا على فيسبوك\nخبر أول\nتابعنا على فيسبوك");
        repeats.add("خبر ثان\r\nتابعنا على فيسبوك:");
        assert_eq!((repeats.files(), repeats.count("تابعنا علي فيسبوك"), repeats.count("خبر أول")), (2, 2, 1));
        assert_eq!((repeats.count(""), repeats.count("***")), (0, 0));
    }
}
