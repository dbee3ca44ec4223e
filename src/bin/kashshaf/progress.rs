//! Progress on standard error, where somebody watches.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

pub struct Progress {
    watched: bool,
    /// What is being counted, since when, and when that was last told.
    counting: Mutex<Option<Counting>>,
}

struct Counting {
    what: String,
    since: Instant,
    told: Option<Instant>,
}

/// No faster than anybody reads.
const TELL_EVERY: Duration = Duration::from_millis(100);
/// Squares of the bar.
const BAR: usize = 24;

impl Progress {
    pub fn new() -> Progress {
        Progress { watched: std::io::stderr().is_terminal(), counting: Mutex::new(None) }
    }

    /// Says what is being done now, in place of what was said before.
    pub fn say(&self, what: &str) {
        if self.watched {
            let _ = write!(std::io::stderr(), "\r\x1b[K{what}");
        }
    }

    /// Says what came of it; it stays.
    pub fn done(&self, what: &str) {
        self.say("");
        eprintln!("{what}");
    }

    /// Says how far something has come: a bar, counts, and how long the rest will take.
    pub fn count(&self, what: &str, done: usize, all: usize) {
        if !self.watched {
            return;
        }
        let Ok(mut counting) = self.counting.lock() else { return };
        let now = Instant::now();
        let it = match counting.as_mut() {
            Some(it) if it.what == what => it,
            _ => counting.insert(Counting { what: what.to_owned(), since: now, told: None }),
        };
        if done < all && it.told.is_some_and(|told| now - told < TELL_EVERY) {
            return;
        }
        it.told = Some(now);
        let line = line(what, done, all, now - it.since);
        drop(counting);
        self.say(&line);
    }
}

fn line(what: &str, done: usize, all: usize, spent: Duration) -> String {
    let full = (done * BAR).checked_div(all).unwrap_or(BAR).min(BAR);
    let left = spent.as_secs_f64() * all.saturating_sub(done) as f64 / done.max(1) as f64;
    // At the beginning a guess would jump about.
    let left = match left.round() as u64 {
        _ if spent < Duration::from_secs(1) || done >= all => String::new(),
        seconds @ 0..60 => format!(", {seconds} s left"),
        seconds => format!(", {} min {} s left", seconds / 60, seconds % 60),
    };
    format!("{what} [{}{}] {done} / {all}{left}", "#".repeat(full), ".".repeat(BAR - full))
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.say("");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_how_far_and_how_long() {
        let seconds = Duration::from_secs;
        assert_eq!(line("reading", 1, 4, seconds(0)), "reading [######..................] 1 / 4");
        assert_eq!(
            line("reading", 100, 400, seconds(30)),
            "reading [######..................] 100 / 400, 1 min 30 s left"
        );
        assert_eq!(line("reading", 4, 4, seconds(30)), "reading [########################] 4 / 4");
        assert_eq!(line("reading", 0, 0, seconds(0)), "reading [########################] 0 / 0");
    }
}
