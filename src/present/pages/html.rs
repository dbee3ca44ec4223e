//! Writing HTML: elements nest by construction, everything from data is escaped.

/// A page in the making.
#[derive(Clone, Debug, Default)]
pub struct Html {
    out: String,
}

/// An attribute. An empty value writes the name alone.
pub type Attribute<'a> = (&'static str, &'a str);

impl Html {
    pub fn new() -> Html {
        Html::default()
    }

    /// The document type declaration.
    pub fn doctype(&mut self) {
        self.out.push_str("<!doctype html>\n");
    }

    /// An element with what `inside` writes.
    pub fn element(&mut self, name: &'static str, attributes: &[Attribute<'_>], inside: impl FnOnce(&mut Html)) {
        self.start(name, attributes);
        inside(self);
        self.end(name);
    }

    /// An element that holds text and nothing else.
    pub fn leaf(&mut self, name: &'static str, attributes: &[Attribute<'_>], text: &str) {
        self.element(name, attributes, |it| it.text(text));
    }

    /// An element without an end tag (`link`, `meta`, `input`).
    pub fn void(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.start(name, attributes);
    }

    /// Like [`Html::void`] or an empty element, with names that were read from a file of ours.
    pub fn tag(&mut self, name: &str, attributes: &[(String, String)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.attribute(name, value);
        }
        self.out.push('>');
        if name == "script" {
            self.out.push_str("</script>");
        }
    }

    pub fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                // What HTML does not allow even as a reference.
                '\0'..='\u{8}' | '\u{b}' | '\u{e}'..='\u{1f}' | '\u{7f}' => self.out.push('\u{fffd}'),
                _ => self.out.push(c),
            }
        }
    }

    /// A line end, for those who read the source.
    pub fn line(&mut self) {
        self.out.push('\n');
    }

    /// Our own style sheet; the caller's policy names its hash.
    pub fn style(&mut self, css: &str) {
        debug_assert!(!css.contains("</"));
        self.out.push_str("<style>");
        self.out.push_str(css);
        self.out.push_str("</style>");
    }

    /// Our own script; the caller's policy names its hash.
    pub fn script(&mut self, code: &'static str) {
        self.out.push_str("<script>");
        self.out.push_str(code);
        self.out.push_str("</script>");
    }

    /// Data for machines, which no browser executes.
    pub fn json_ld(&mut self, json: &serde_json::Value) {
        self.out.push_str("<script type=\"application/ld+json\">");
        // `<` cannot stand in JSON but within strings, where it may be written so.
        self.out.push_str(&json.to_string().replace('<', "\\u003c"));
        self.out.push_str("</script>");
    }

    /// What was written elsewhere.
    pub fn append(&mut self, other: Html) {
        self.out.push_str(&other.out);
    }

    /// What is written so far.
    pub fn written(&self) -> &str {
        &self.out
    }

    pub fn finish(self) -> String {
        self.out
    }

    fn start(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.attribute(name, value);
        }
        self.out.push('>');
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        if value.is_empty() {
            return;
        }
        self.out.push_str("=\"");
        for c in value.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '"' => self.out.push_str("&quot;"),
                '<' => self.out.push_str("&lt;"),
                '\0'..='\u{1f}' | '\u{7f}' => self.out.push(' '),
                _ => self.out.push(c),
            }
        }
        self.out.push('"');
    }

    fn end(&mut self, name: &'static str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_data_becomes_markup() {
        let mut html = Html::new();
        html.element("p", &[("class", "a\"><b>"), ("hidden", "")], |it| it.text("1 < 2 & </p>\u{1}"));
        html.json_ld(&serde_json::json!({"text": "</script><script>alert(1)</script>"}));
        assert_eq!(
            html.finish(),
            "<p class=\"a&quot;>&lt;b>\" hidden>1 &lt; 2 &amp; &lt;/p&gt;\u{fffd}</p>\
             <script type=\"application/ld+json\">{\"text\":\"\\u003c/script>\\u003cscript>alert(1)\\u003c/script>\"}</script>"
        );
    }
}
