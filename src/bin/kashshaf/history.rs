//! What became of an id, in words.

use kashshaf::link::difference::{Change, difference};
use kashshaf::link::registry::{PassageId, What};

/// One event of the history of `ids`, the last of which stands for all; `text` is what it said last. `None`: the event
/// is about others.
pub fn line(what: &What, ids: &[PassageId], text: &mut String) -> Option<String> {
    let mine = |id: &PassageId| ids.contains(id);
    Some(match what {
        What::Mint { id, text: new, .. } if mine(id) => {
            text.clone_from(new);
            format!("{id} minted")
        }
        What::Edit { id, old, text: new, doubt } if mine(id) => {
            let confirms = text == new && doubt.is_none();
            let returned = old == new && !confirms;
            text.clone_from(new);
            match doubt {
                _ if confirms => format!("{id} confirmed"),
                _ if returned => format!("{id} back with its words"),
                Some(doubt) => format!("{id} edited, to be confirmed ({doubt}): {}", changes(old, new)),
                None => format!("{id} edited: {}", changes(old, new)),
            }
        }
        What::Split { id, into, text: new, .. } if mine(id) => {
            text.clone_from(new);
            format!("{id} fell into {}", list(into))
        }
        What::Split { id, into, .. } if into.iter().any(mine) => format!("began as a part of {id}"),
        What::Merge { id, into } if mine(id) => format!("{id} grew together with {into} and leads there"),
        What::Merge { id, into } if mine(into) => format!("{id} grew together with it and leads here"),
        What::Move { id, to } if mine(id) => format!("{id} moved to another article and leads to {to}"),
        What::Move { id, to } if mine(to) => format!("{id} moved here from another article"),
        What::Reorder { id, after } if mine(id) && after.is_empty() => format!("{id} moved to the top of its article"),
        What::Reorder { id, after } if mine(id) => format!("{id} moved within its article, behind {after}"),
        What::Tombstone { id, why } if mine(id) => format!("{id} taken out ({why})"),
        What::TombstoneArticle { aid, why } if ids.iter().any(|id| id.aid == *aid) => {
            format!("the article {aid} taken out ({why})")
        }
        What::MoveArticle { aid, key } if ids.iter().any(|id| id.aid == *aid) => {
            format!("the article {aid} is now \"{key}\"")
        }
        _ => return None,
    })
}

fn list(ids: &[PassageId]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Word for word, `[-removed-]` and `{+added+}` as git shows them, with a little of what stands around.
pub fn changes(old: &str, new: &str) -> String {
    const AROUND_WORDS: usize = 3;
    let pieces = difference(old, new);
    let last = pieces.len().saturating_sub(1);
    let mut out: Vec<String> = Vec::new();
    for (n, piece) in pieces.iter().enumerate() {
        out.push(match piece.change {
            Change::Removed => format!("[-{}-]", piece.text),
            Change::Added => format!("{{+{}+}}", piece.text),
            Change::Kept => {
                let words: Vec<&str> = piece.text.split_whitespace().collect();
                let (before, after) = (n > 0, n < last);
                let shown = AROUND_WORDS * (usize::from(before) + usize::from(after));
                if words.len() <= shown {
                    piece.text.to_owned()
                } else {
                    let front = words.get(..if before { AROUND_WORDS } else { 0 }).unwrap_or_default();
                    let back = words.get(words.len() - if after { AROUND_WORDS } else { 0 }..).unwrap_or_default();
                    [&front.join(" "), "…", &back.join(" ")].join(" ").trim().to_owned()
                }
            }
        });
    }
    if pieces.iter().all(|it| it.change == Change::Kept) { "spelling alone".to_owned() } else { out.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_in_words() {
        assert_eq!(
            changes(
                "أعلنت الوزارة اليوم مقتل 45 شخصا في غارة على سوق",
                "أعلنت الوزارة اليوم مقتل 54 شخصا في غارة على سوق"
            ),
            "… الوزارة اليوم مقتل [-45-] {+54+} شخصا في غارة …"
        );
        assert_eq!(changes("اعلن", "أعلن"), "spelling alone");
    }
}
