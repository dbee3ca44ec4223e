//! Writing JSON (RFC 8259): values nest by construction, everything from data is escaped.

use crate::text::controls::{Effect, effect};

/// An object or a list in the making.
pub struct Json {
    out: String,
    /// Whether a value stands before the next one.
    follows: bool,
}

impl Json {
    pub fn object(fill: impl FnOnce(&mut Json)) -> String {
        let mut json = Json { out: String::new(), follows: false };
        json.braced('{', '}', fill);
        json.out.push('\n');
        json.out
    }

    pub fn list(fill: impl FnOnce(&mut Json)) -> String {
        let mut json = Json { out: String::new(), follows: false };
        json.braced('[', ']', fill);
        json.out.push('\n');
        json.out
    }

    /// A member with a text.
    pub fn text(&mut self, name: &str, value: &str) {
        self.name(name);
        self.string(value);
    }

    /// A member with a text, where there is one.
    pub fn optional(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.text(name, value);
        }
    }

    /// A member with a number or another value that is JSON as it stands.
    pub fn raw(&mut self, name: &str, value: &str) {
        self.name(name);
        self.out.push_str(value);
        self.follows = true;
    }

    pub fn number(&mut self, name: &str, value: u32) {
        self.raw(name, &value.to_string());
    }

    pub fn member_object(&mut self, name: &str, fill: impl FnOnce(&mut Json)) {
        self.name(name);
        self.braced('{', '}', fill);
    }

    pub fn member_list(&mut self, name: &str, fill: impl FnOnce(&mut Json)) {
        self.name(name);
        self.braced('[', ']', fill);
    }

    pub fn item_raw(&mut self, value: &str) {
        self.comma();
        self.out.push_str(value);
        self.follows = true;
    }

    pub fn item_object(&mut self, fill: impl FnOnce(&mut Json)) {
        self.comma();
        self.braced('{', '}', fill);
    }

    pub fn item_list(&mut self, fill: impl FnOnce(&mut Json)) {
        self.comma();
        self.braced('[', ']', fill);
    }

    fn braced(&mut self, open: char, close: char, fill: impl FnOnce(&mut Json)) {
        self.out.push(open);
        self.follows = false;
        fill(self);
        self.out.push(close);
        self.follows = true;
    }

    fn comma(&mut self) {
        if self.follows {
            self.out.push(',');
        }
        // Objects of a list on lines of their own, for those who read the file or compare two.
        if self.out.ends_with(['[', ',']) {
            self.out.push('\n');
        }
    }

    fn name(&mut self, name: &str) {
        if self.follows {
            self.out.push(',');
        }
        self.string(name);
        self.out.push(':');
        self.follows = false;
    }

    fn string(&mut self, value: &str) {
        self.out.push('"');
        for c in value.chars() {
            match c {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                // Line ends of other languages and what turns directions are legal and unwelcome.
                _ if c < ' ' || matches!(c, '\u{2028}' | '\u{2029}') || turns(c) => {
                    self.out.push_str(&format!("\\u{:04x}", u32::from(c)));
                }
                _ => self.out.push(c),
            }
        }
        self.out.push('"');
        self.follows = true;
    }
}

/// Whether a character opens or closes a stretch of another direction.
pub fn turns(c: char) -> bool {
    matches!(effect(c), Some(Effect::OpensDirection | Effect::ClosesDirection))
}
