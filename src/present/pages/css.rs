//! The style that stands in a page: small, and only what the page uses.

use std::collections::HashSet;

/// A style sheet without comments and needless space. Strings keep theirs.
pub fn minified(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(c) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
        } else if c == '"' {
            let end = rest[1..].find('"').map_or(rest.len(), |at| at + 2);
            out.push_str(&rest[..end]);
            rest = &rest[end..];
        } else if c.is_whitespace() {
            rest = rest.trim_start();
            let tight = |c: char| matches!(c, '{' | '}' | ';' | ',');
            if !out.is_empty() && !out.ends_with(tight) && !rest.starts_with(tight) {
                out.push(' ');
            }
            // A colon in a selector means something with a space before it; in a value it never has one.
            if out.ends_with(": ") {
                out.pop();
            }
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out.replace(";}", "}").trim_end().to_owned()
}

/// What a page holds that selectors can ask for.
pub struct Names<'h> {
    html: &'h str,
    classes: HashSet<&'h str>,
    elements: HashSet<&'h str>,
}

impl<'h> Names<'h> {
    pub fn new(html: &'h str) -> Names<'h> {
        let values = html.split(" class=\"").skip(1).filter_map(|it| it.split('"').next());
        let tags = html.split('<').skip(1).filter_map(|it| it.split(|c: char| !c.is_ascii_alphanumeric()).next());
        // What stands around every body.
        let elements = tags.chain(["html", "body"]).collect();
        Names { html, classes: values.flat_map(str::split_whitespace).collect(), elements }
    }

    /// Whether an element of the page has what `inside` the brackets says. Only attributes that the page
    /// itself writes are known; the theme is set later.
    fn has(&self, inside: &str) -> bool {
        let name = inside.split(['=', '~', '^', '$', '*', '|']).next().unwrap_or(inside);
        if !name.starts_with("data-") || name == "data-theme" {
            return true;
        }
        let asked = if inside.len() > name.len() && inside[name.len()..].starts_with('=') { inside } else { name };
        self.html.contains(&format!(" {asked}"))
    }
}

/// What of a minified style sheet can apply to the page: rules all of whose selectors ask for something
/// else are left out, and custom properties that nothing reads.
pub fn used(css: &str, names: &Names<'_>) -> String {
    let mut out = used_rules(css, names);
    // One property can be read by another that goes; two rounds settle that.
    for _ in 0..2 {
        out = without_unread(&out);
    }
    out
}

fn used_rules(css: &str, names: &Names<'_>) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(open) = rest.find(['{', ';', '}']) {
        let (prelude, after) = rest.split_at(open);
        if !after.starts_with('{') {
            // A statement (`@layer a,b;`).
            out.push_str(prelude);
            out.push_str(&after[..1]);
            rest = &after[1..];
            continue;
        }
        let (block, left) = block(after);
        if prelude.trim_start().starts_with("@layer") || prelude.trim_start().starts_with("@media") {
            let inside = used_rules(block.trim_start_matches('{').strip_suffix('}').unwrap_or(""), names);
            if !inside.is_empty() {
                out.push_str(&format!("{prelude}{{{inside}}}"));
            }
        } else if prelude.starts_with('@') || prelude.split(',').any(|it| can_apply(it, names)) {
            out.push_str(prelude);
            out.push_str(block);
        }
        rest = left;
    }
    out.push_str(rest);
    out
}

/// A block with its braces, and what follows it.
fn block(css: &str) -> (&str, &str) {
    let mut depth = 0usize;
    for (at, c) in css.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return css.split_at(at + 1);
        }
    }
    // A block that never ends: closing braces are missing, nothing can be told of it.
    (css, "")
}

/// Whether all that a selector asks for is on the page. What stands in `:is(…)` and the like is not
/// looked at, nor are commas within it, which only keeps more.
fn can_apply(selector: &str, names: &Names<'_>) -> bool {
    let mut rest = selector;
    let mut starts = true;
    while let Some(c) = rest.chars().next() {
        let word_end = |text: &str| {
            text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(text.len())
        };
        match c {
            '.' => {
                let end = word_end(&rest[1..]) + 1;
                if !names.classes.contains(&rest[1..end]) {
                    return false;
                }
                rest = &rest[end..];
            }
            '[' => {
                let end = rest.find(']').unwrap_or(rest.len());
                if !names.has(&rest[1..end]) {
                    return false;
                }
                rest = &rest[(end + 1).min(rest.len())..];
            }
            ':' | '(' => match rest.find('(') {
                // A pseudo-class with arguments ends the part that is understood.
                Some(open) if c == '(' || word_end(rest[1..].trim_start_matches(':')) + 1 >= open.saturating_sub(1) => {
                    return true;
                }
                _ => {
                    let colons = rest.len() - rest.trim_start_matches(':').len();
                    rest = &rest[colons + word_end(&rest[colons..])..];
                }
            },
            _ if c.is_ascii_alphanumeric() => {
                let end = word_end(rest).max(1);
                if starts && !names.elements.contains(&rest[..end]) {
                    return false;
                }
                rest = &rest[end..];
            }
            _ => {
                starts = true;
                rest = &rest[c.len_utf8()..];
                continue;
            }
        }
        starts = false;
    }
    true
}

/// Without declarations of custom properties that no `var()` reads.
fn without_unread(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find("--") {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let end = after.find([';', '}']).unwrap_or(after.len());
        let name = after.split([':', ')', ',']).next().unwrap_or(after);
        let declares = before.ends_with(['{', ';']) && after[name.len()..].starts_with(':');
        if declares && !css.contains(&format!("var({name})")) {
            rest = after[end..].strip_prefix(';').unwrap_or(&after[end..]);
        } else {
            out.push_str(name);
            rest = &after[name.len()..];
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needless_bytes_go() {
        for (css, expected) in [
            (
                "/* say */ @layer a,  b;\n.x > .y :focus { color : red;\n  content: \" a  b\"; }\n",
                "@layer a,b;.x > .y :focus{color :red;content:\" a  b\"}",
            ),
            ("a { b: calc(1px + 2px) }", "a{b:calc(1px + 2px)}"),
        ] {
            assert_eq!(minified(css), expected);
        }
    }

    #[test]
    fn rules_for_other_pages_go() {
        let html = "<p class=\"item one\" data-kind=\"a\"><b class=\"two\">";
        let names = Names::new(html);
        for (css, expected) in [
            ("@layer a,b;@layer a{p{x:y}.list,.item b{x:y}.map{x:y}}", "@layer a,b;@layer a{p{x:y}.list,.item b{x:y}}"),
            ("@media print{.map{x:y}}.item:hover{x:.5em}", ".item:hover{x:.5em}"),
            (
                "[data-kind]{x:y}[data-kind=\"a\"]{x:y}[data-kind=\"b\"]{x:y}[data-line]{x:y}",
                "[data-kind]{x:y}[data-kind=\"a\"]{x:y}",
            ),
            (
                "i{x:y}:root[data-theme=\"dark\"]{x:y}b::before{x:y}[hidden]{x:y}",
                ":root[data-theme=\"dark\"]{x:y}b::before{x:y}[hidden]{x:y}",
            ),
            (
                ".item:is(:hover,.map) b{x:y}.map:is(b){x:y}:is(h1,h2){x:y}",
                ".item:is(:hover,.map) b{x:y}:is(h1,h2){x:y}",
            ),
            (".item > * + *::before{x:y}p > i{x:y}*{x:y}", ".item > * + *::before{x:y}*{x:y}"),
            (
                ":root{--a:1;--b:var(--c);--c:2;--d:3}p{x:var(--a);y:var(--d)}",
                ":root{--a:1;--d:3}p{x:var(--a);y:var(--d)}",
            ),
            ("p{b", "p{b"),
        ] {
            assert_eq!(used(css, &names), expected);
        }
    }
}
