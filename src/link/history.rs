//! What became of an article's ids, as the page fetches it when a link needs it: `a/<aid>/history.txt`.
//!
//! A line an event, four columns parted by tabs; the text comes last, because it may hold tabs itself:
//!
//! ```text
//! x7k ⇥ was   ⇥ [ids] ⇥ text    an earlier wording, oldest first; ids: where parts of it went
//! x7k ⇥ doubt ⇥ [ids] ⇥ text    the same, of an edit that the editor has not confirmed
//! x7k ⇥ split ⇥ ids   ⇥ text    no longer a passage; ids: where its words stand now; text: its last words
//! x7k ⇥ merge ⇥ id    ⇥ text
//! x7k ⇥ move  ⇥ id    ⇥ text
//! x7k ⇥ gone  ⇥ why   ⇥ text
//! ```

use super::checksum::checksum;
use super::landing::{Landing, landing};
use super::registry::{ArticleState, Fate, PassageId, Registry};

/// The history of one article's ids. Ids that were only ever minted do not stand in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    pub aid: String,
    rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    pid: String,
    kind: Kind,
    /// Where words went, or why they are gone.
    detail: String,
    text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Was,
    Doubt,
    Ended(End),
}

/// How a passage stopped being one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    Split,
    Merged,
    Moved,
    Gone,
}

const KINDS: [(&str, Kind); 6] = [
    ("was", Kind::Was),
    ("doubt", Kind::Doubt),
    ("split", Kind::Ended(End::Split)),
    ("merge", Kind::Ended(End::Merged)),
    ("move", Kind::Ended(End::Moved)),
    ("gone", Kind::Ended(End::Gone)),
];

/// An earlier wording of a passage that is still there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording<'h> {
    pub text: &'h str,
    /// The passages in which the rest of it stands, where it was split.
    pub rest: Vec<PassageId>,
}

/// What became of an id that is no passage any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended<'h> {
    pub how: End,
    /// Its last words.
    pub text: &'h str,
    /// The living passages that hold them now; empty when it is gone.
    pub now: Vec<PassageId>,
    /// Why it is gone, as the registry says.
    pub why: &'h str,
}

impl History {
    /// Reads the file of an article. Lines that are none of these are left out.
    pub fn parse(aid: &str, text: &str) -> History {
        let row = |line: &str| {
            let mut cells = line.splitn(4, '\t').map(str::to_owned);
            let (pid, kind, detail, text) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
            let (_, kind) = KINDS.iter().find(|(name, _)| *name == kind)?;
            Some(Row { pid, kind: *kind, detail, text })
        };
        History { aid: aid.to_owned(), rows: text.lines().filter_map(row).collect() }
    }

    /// What became of an id that the corpus does not know.
    pub fn ended(&self, pid: &str) -> Option<Ended<'_>> {
        self.rows.iter().filter(|row| row.pid == pid).find_map(|row| match row.kind {
            Kind::Ended(how) => Some(Ended {
                how,
                text: &row.text,
                now: if how == End::Gone { Vec::new() } else { ids(&row.detail) },
                why: if how == End::Gone { &row.detail } else { "" },
            }),
            _ => None,
        })
    }

    /// The earlier wordings of a passage, oldest first.
    pub fn wordings(&self, pid: &str) -> Vec<Wording<'_>> {
        let mine = self.rows.iter().filter(|row| row.pid == pid && matches!(row.kind, Kind::Was | Kind::Doubt));
        mine.map(|row| Wording { text: &row.text, rest: ids(&row.detail) }).collect()
    }

    /// The wording that a link with this checksum was made for.
    pub fn wording(&self, pid: &str, sum: &str) -> Option<Wording<'_>> {
        self.wordings(pid).into_iter().rev().find(|it| checksum(it.text) == sum)
    }

    /// What the passage said before an edit that the editor has not confirmed.
    pub fn doubted(&self, pid: &str) -> Option<Wording<'_>> {
        let row = self.rows.iter().rev().find(|row| row.pid == pid && row.kind == Kind::Doubt)?;
        Some(Wording { text: &row.text, rest: ids(&row.detail) })
    }
}

fn ids(detail: &str) -> Vec<PassageId> {
    detail.split(' ').filter_map(PassageId::parse).collect()
}

/// The files of all articles ever minted: id and text.
pub fn files(registry: &Registry) -> Vec<(String, String)> {
    let file = |article: &ArticleState| {
        let mut text = String::new();
        for passage in article.passages() {
            let id = PassageId::new(&article.aid, &passage.pid);
            let mut row = |kind: Kind, detail: &str, words: &str| {
                let name = KINDS.iter().find(|(_, it)| *it == kind).map_or("", |(name, _)| name);
                let [detail, words] =
                    [detail.replace('\t', " "), words.to_owned()].map(|it| it.replace(['\n', '\r'], " "));
                text.push_str(&format!("{}\t{name}\t{detail}\t{words}\n", id.pid));
            };
            let sum = checksum(&passage.text);
            let rest: Vec<PassageId> = passage.parts.iter().filter(|it| **it != id).cloned().collect();
            // What differs from the present only in spelling is no other wording to a link.
            for words in passage.earlier.iter().filter(|it| checksum(it) != sum) {
                let doubted = passage.doubt.is_some() && passage.before.as_ref() == Some(words);
                row(if doubted { Kind::Doubt } else { Kind::Was }, &joined(&rest), words);
            }
            match (landing(registry, &id, None), end(&passage.fate)) {
                (Some(Landing::Moved { to, before }), Some(how)) => row(Kind::Ended(how), &joined(&to), before),
                (Some(Landing::Gone { before, why }), _) => row(Kind::Ended(End::Gone), why, before),
                _ => {}
            }
        }
        (article.aid.clone(), text)
    };
    registry.articles().iter().map(file).collect()
}

/// How a passage with this fate stopped being one.
pub fn end(fate: &Fate) -> Option<End> {
    match fate {
        Fate::Alive => None,
        Fate::Split(_) => Some(End::Split),
        Fate::Merged(_) => Some(End::Merged),
        Fate::Moved(_) => Some(End::Moved),
        Fate::Gone { .. } => Some(End::Gone),
    }
}

fn joined(ids: &[PassageId]) -> String {
    ids.iter().map(PassageId::to_string).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Day;
    use crate::link::registry::{Event, What};

    fn id(pid: &str) -> PassageId {
        PassageId::new("aaaaa", pid)
    }

    fn registry(events: impl IntoIterator<Item = What>) -> Registry {
        let mut registry = Registry::default();
        let at = Day::parse("2023-07-15").unwrap();
        let mint = What::MintArticle { aid: "aaaaa".into(), key: "000".into() };
        for what in std::iter::once(mint).chain(events) {
            registry.apply(Event { at, what }).unwrap();
        }
        registry
    }

    fn mint(pid: &str, text: &str) -> What {
        What::Mint { id: id(pid), after: None, text: text.into() }
    }

    fn edit(pid: &str, old: &str, text: &str, doubt: Option<&str>) -> What {
        What::Edit { id: id(pid), old: old.into(), text: text.into(), doubt: doubt.map(str::to_owned) }
    }

    fn history(events: impl IntoIterator<Item = What>) -> History {
        let (aid, text) = files(&registry(events)).swap_remove(0);
        History::parse(&aid, &text)
    }

    #[test]
    fn wordings_are_found_by_their_checksum() {
        let history = history([
            mint("000", "قتل 45 شخصا"),
            mint("001", "لم يتغير\tشيء"),
            edit("000", "قتل 45 شخصا", "قتل 54 شخصا", None),
            edit("000", "قتل 54 شخصا", "قُتل ٥٤ شخصًا", None),
            edit("000", "قُتل ٥٤ شخصًا", "أصيب 54 شخصا", Some("the verb")),
        ]);
        let texts: Vec<&str> = history.wordings("000").into_iter().map(|it| it.text).collect();
        assert_eq!(texts, ["قتل 45 شخصا", "قتل 54 شخصا", "قُتل ٥٤ شخصًا"], "oldest first");
        assert_eq!(history.wording("000", &checksum("قتل 45 شخصا")).unwrap().text, "قتل 45 شخصا");
        assert_eq!(history.wording("000", "zzzz"), None);
        assert_eq!(history.doubted("000").unwrap().text, "قُتل ٥٤ شخصًا");
        assert_eq!(history.wordings("001"), []);
        assert_eq!(history.ended("000"), None);
    }

    #[test]
    fn aliases_lead_to_what_stands_for_them_today() {
        let history = history([
            mint("000", "أول. ثان."),
            mint("001", "ثالث"),
            mint("002", "رابع\tوخامس"),
            mint("003", "أول."),
            mint("004", "ثان."),
            What::Split {
                id: id("000"), into: vec![id("003"), id("004")], text: "أول. ثان.".into(), doubt: None
            },
            What::Merge { id: id("004"), into: id("001") },
            What::Move { id: id("002"), to: id("003") },
            What::Tombstone { id: id("003"), why: "deleted".into() },
        ]);
        let split = history.ended("000").unwrap();
        assert_eq!((split.how, split.text, split.now), (End::Split, "أول. ثان.", vec![id("001")]));
        let merged = history.ended("004").unwrap();
        assert_eq!((merged.how, merged.now), (End::Merged, vec![id("001")]));
        // What it was moved to is gone: so is it, for the same reason.
        let moved = history.ended("002").unwrap();
        assert_eq!((moved.how, moved.text, moved.why), (End::Gone, "رابع\tوخامس", "deleted"));
    }

    #[test]
    fn a_passage_that_gave_a_part_away_says_to_whom() {
        let history = history([
            mint("000", "أول. ثان."),
            mint("001", "ثان."),
            What::Split { id: id("000"), into: vec![id("000"), id("001")], text: "أول.".into(), doubt: None },
        ]);
        let wording = history.wording("000", &checksum("أول. ثان.")).unwrap();
        assert_eq!((wording.text, wording.rest), ("أول. ثان.", vec![id("001")]));
    }

    #[test]
    fn damaged_lines_are_left_out() {
        let history = History::parse("aaaaa", "000\n000\tbecame\t\tx\n\t\t\t\n001\tgone\tdeleted\tنص\n");
        assert_eq!(history.ended("001").map(|it| it.text), Some("نص"));
        assert_eq!(history.ended("000"), None);
    }
}
