//! Progress on standard error, where somebody watches.

use std::io::{IsTerminal, Write};

pub struct Progress {
    watched: bool,
}

impl Progress {
    pub fn new() -> Progress {
        Progress { watched: std::io::stderr().is_terminal() }
    }

    /// Says what is being done now, in place of what was said before.
    pub fn say(&self, what: &str) {
        if self.watched {
            let _ = write!(std::io::stderr(), "\r\x1b[K{what}");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.say("");
    }
}
