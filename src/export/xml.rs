//! Writing XML 1.0: elements nest by construction, everything from data is escaped.

use super::json::turns;

/// A document in the making.
pub struct Xml {
    out: String,
}

pub type Attribute<'a> = (&'static str, &'a str);

impl Xml {
    pub fn document() -> Xml {
        Xml { out: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned() }
    }

    /// An element with what `inside` writes. Attributes without a value are left out.
    pub fn element(&mut self, name: &'static str, attributes: &[Attribute<'_>], inside: impl FnOnce(&mut Xml)) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.escaped(value);
            self.out.push('"');
        }
        self.out.push('>');
        inside(self);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// An element that holds text and nothing else.
    pub fn leaf(&mut self, name: &'static str, attributes: &[Attribute<'_>], text: &str) {
        self.element(name, attributes, |it| it.escaped(text));
    }

    /// A line end, where the schema allows no text.
    pub fn line(&mut self) {
        self.out.push('\n');
    }

    pub fn text(&mut self, text: &str) {
        self.escaped(text);
    }

    pub fn finish(mut self) -> String {
        self.line();
        self.out
    }

    fn escaped(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                // A parser would turn these into others.
                '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' => self.reference(c),
                // What XML 1.0 does not allow even as a reference (2.2, Char).
                _ if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => self.out.push('\u{fffd}'),
                _ if turns(c) => self.reference(c),
                _ => self.out.push(c),
            }
        }
    }

    fn reference(&mut self, c: char) {
        self.out.push_str(&format!("&#x{:X};", u32::from(c)));
    }
}
