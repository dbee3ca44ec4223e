//! Persons in sentences of many countries and beats.

use crate::annotate::table::marked;
use crate::span::SpanKind;

/// Lines that begin with "?" are not read right yet: the table says so, and says when they are.
#[test]
fn persons_of_many_beats() {
    let (mut wrong, mut all) = (Vec::new(), 0);
    for line in include_str!("cases.txt").lines().filter(|l| !l.starts_with('#')) {
        all += 1;
        let open = line.strip_prefix("? ");
        let sentence = open.unwrap_or(line);
        let found = marked(sentence, SpanKind::Person);
        if (found == sentence) == open.is_some() {
            wrong.push(format!("expected {line}\n   found {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {all}:\n{}", wrong.len(), wrong.join("\n"));
}
