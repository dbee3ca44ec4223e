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

/// The classes that a page names.
pub fn classes(html: &str) -> HashSet<&str> {
    let values = html.split(" class=\"").skip(1).filter_map(|it| it.split('"').next());
    values.flat_map(str::split_whitespace).collect()
}

/// What of a minified style sheet can apply to a page with these classes: rules all of whose selectors
/// need another class are left out. Everything else stays, at-rules with it.
pub fn used(css: &str, classes: &HashSet<&str>) -> String {
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
            let inside = used(&block[1..block.len() - 1], classes);
            if !inside.is_empty() {
                out.push_str(&format!("{prelude}{{{inside}}}"));
            }
        } else if prelude.starts_with('@') || can_apply(prelude, classes) {
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

fn can_apply(selectors: &str, classes: &HashSet<&str>) -> bool {
    // Commas within `:is(…)` and the like part selectors too early, which only keeps more.
    selectors.split(',').any(|selector| {
        let named = selector.split('.').skip(1);
        named
            .map(|it| it.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).next().unwrap_or(""))
            .all(|class| class.is_empty() || classes.contains(class))
    })
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
        let css = "@layer a,b;@layer a{p{x:y}.list,.item b{x:y}.map{x:y}}@media print{.map{x:y}}.item:hover{x:.5em}[data-kind]{x:y}";
        let html = "<p class=\"item one\"><b class=\"two\">";
        assert_eq!(
            used(css, &classes(html)),
            "@layer a,b;@layer a{p{x:y}.list,.item b{x:y}}.item:hover{x:.5em}[data-kind]{x:y}"
        );
        assert_eq!(used("a{b", &classes(html)), "a{b");
    }
}
