//! Address to view state.

use super::{
    Apart, Choice, DateKind, EntityKind, Exclusion, Lang, Matching, Notice, PageRef, PartialDate, Reason, Sort,
    ViewState,
};
use crate::line::LineKind;
use crate::link::id;
use crate::link::percent::{self, Part};
use crate::text::fold::{Folded, fold_char};

pub(super) fn decode(path: &str, query: &str) -> (ViewState, Vec<Notice>) {
    let mut reader = Reader::default();
    // A messenger that encodes the question mark leaves the query in the path.
    let path = percent::decode(path, Part::Path);
    let (path, glued) = path.split_once('?').unwrap_or((&path, ""));
    match page(path) {
        Some(page) => reader.state.page = page,
        None => reader.notice("path", path, Reason::NoSuchPage),
    }
    for query in [glued, query] {
        let query = query.split('#').next().unwrap_or_default();
        for pair in query.trim_start_matches('?').split('&') {
            let pair = pair.strip_prefix("amp;").unwrap_or(pair);
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let name = clean(&percent::decode(name, Part::Query)).to_ascii_lowercase();
            if !name.is_empty() {
                reader.parameter(&name, percent::decode(value, Part::Query));
            }
        }
    }
    (reader.state, reader.notices)
}

#[derive(Default)]
struct Reader {
    state: ViewState,
    notices: Vec<Notice>,
    /// Names of parameters that stand only once, as they come.
    seen: Vec<&'static str>,
}

impl Reader {
    fn notice(&mut self, name: &str, value: &str, reason: Reason) {
        self.notices.push(Notice { name: name.to_owned(), value: value.to_owned(), reason });
    }

    fn parameter(&mut self, name: &str, value: String) {
        const ONCE: [&str; 12] = ["q", "from", "to", "on", "dated", "match", "exact", "sort", "view", "lang", "c", "w"];
        if let "no" | "kind" | "apart" = name {
            if self.listed(name, &value).is_none() {
                self.notice(name, &value, Reason::Bad);
            }
            return;
        }
        let list = match name {
            "person" => &mut self.state.persons,
            "place" => &mut self.state.places,
            "org" => &mut self.state.orgs,
            "source" => &mut self.state.sources,
            _ => {
                let Some(once) = ONCE.into_iter().find(|it| *it == name) else {
                    return self.notice(name, &value, Reason::Unknown);
                };
                if self.seen.contains(&once) {
                    return self.notice(name, &value, Reason::Repeated);
                }
                self.seen.push(once);
                // An empty value is one that was taken away.
                if !value.is_empty() && self.single(once, &value).is_none() {
                    self.notice(name, &value, Reason::Bad);
                }
                return;
            }
        };
        // A publisher's name may well end in a full stop; an id never does.
        let id = if name == "source" { value.clone() } else { clean(&value) };
        if id.trim().is_empty() {
            self.notice(name, &value, Reason::Bad);
        } else if !list.contains(&id) {
            list.push(id);
        }
    }

    /// A parameter of which each value is one thing more.
    fn listed(&mut self, name: &str, value: &str) -> Option<()> {
        let state = &mut self.state;
        match name {
            "no" => add(&mut state.excluded, exclusion(value)?),
            "kind" => add(&mut state.kinds, kind(value)?),
            _ => add(&mut state.apart, apart(value)?),
        }
        Some(())
    }

    fn single(&mut self, name: &str, value: &str) -> Option<()> {
        let state = &mut self.state;
        if name == "q" {
            state.q = value.to_owned();
            return Some(());
        }
        let value = clean(value).to_ascii_lowercase();
        match name {
            "from" => state.from = Some(date(&value)?),
            "to" => state.to = Some(date(&value)?),
            "on" => {
                state.on = match value.as_str() {
                    "mentioned" => DateKind::Mentioned,
                    "published" => DateKind::Published,
                    _ => return None,
                }
            }
            "match" => {
                state.matching = match value.as_str() {
                    "all" => Matching::All,
                    "any" => Matching::Any,
                    _ => return None,
                }
            }
            "dated" => state.undated = (value == "no").then_some(true)?,
            "exact" => state.exact = (value == "1").then_some(true)?,
            "sort" => {
                state.sort = match value.as_str() {
                    "rank" => Some(Sort::Rank),
                    "date" => Some(Sort::Date),
                    _ => return None,
                }
            }
            "view" if is_view(&value) => state.view = Some(value),
            "view" => return None,
            "lang" => {
                state.lang = match value.as_str() {
                    "ar" => Some(Lang::Ar),
                    "en" => Some(Lang::En),
                    _ => return None,
                }
            }
            "c" => state.check = Some(id::mend(&value, 4)?),
            _ => {
                let words = words(&value)?;
                // In a range the second number counts in its last passage.
                let is_range = matches!(state.page, PageRef::Passage { to: Some(_), .. });
                state.words = Some(words).filter(|(first, last)| first <= last || is_range);
                state.words?;
            }
        }
        Some(())
    }
}

fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// `person:yoav-gallant`, `source:…`, `kind:title`.
fn exclusion(value: &str) -> Option<Exclusion> {
    let (name, value) = value.split_once(':')?;
    let name = clean(name).to_ascii_lowercase();
    let of = Choice::ALL.into_iter().find(|it| it.name() == name)?;
    let value = match of {
        Choice::Source => value.to_owned(),
        Choice::Kind => kind(value)?.name().to_owned(),
        _ => clean(value),
    };
    (!value.trim().is_empty()).then_some(Exclusion { of, value })
}

/// A kind that a passage can have.
fn kind(value: &str) -> Option<LineKind> {
    LineKind::parse(&clean(value).to_ascii_lowercase()).filter(|kind| kind.is_article())
}

fn apart(value: &str) -> Option<Apart> {
    let (entity, spelling) = value.split_once(':')?;
    let (entity, spelling) = (clean(entity), spelling.trim().to_owned());
    (!entity.is_empty() && !spelling.is_empty()).then_some(Apart { entity, spelling })
}

/// The page that a decoded path leads to.
fn page(path: &str) -> Option<PageRef> {
    let mut parts: Vec<String> = path.split('/').map(clean).filter(|part| !part.is_empty()).collect();
    if parts.last().is_some_and(|last| last.eq_ignore_ascii_case("index.html")) {
        parts.pop();
    }
    match parts.as_slice() {
        [] => Some(PageRef::Explorer),
        [room, name] if room.eq_ignore_ascii_case("a") => Some(PageRef::Article { aid: id::mend(name, id::AID_LEN)? }),
        [room, name] if room.eq_ignore_ascii_case("p") => passage(name),
        [room] if room.eq_ignore_ascii_case("about") => Some(PageRef::About),
        [room, name] => {
            let kind = EntityKind::ALL.into_iter().find(|kind| room.eq_ignore_ascii_case(kind.folder()))?;
            Some(PageRef::Entity { kind, id: name.to_lowercase() })
        }
        _ => None,
    }
}

fn passage(name: &str) -> Option<PageRef> {
    let name: String = name.replace('…', "..").chars().map(dash).collect();
    let (one, to) = match name.split_once("..") {
        Some((one, to)) => (one, Some(to)),
        None => (name.as_str(), None),
    };
    let one: String = one.chars().filter(|c| *c != '-').collect();
    let one = id::mend(&one, id::AID_LEN + id::PID_LEN)?;
    let (aid, pid) = one.split_at(id::AID_LEN);
    // Half of a range is worth more than none of it.
    let to = to.and_then(|to| id::mend(to.trim_matches(['.', '-']), id::PID_LEN)).filter(|to| to != pid);
    Some(PageRef::Passage { aid: aid.to_owned(), pid: pid.to_owned(), to })
}

fn dash(c: char) -> char {
    match fold_char(c) {
        Folded::One('-' | '_') => '-',
        _ => c,
    }
}

fn date(value: &str) -> Option<PartialDate> {
    let ascii: String = value.chars().map(|c| id::mended(c).filter(char::is_ascii_digit).unwrap_or(dash(c))).collect();
    PartialDate::parse(&ascii)
}

fn words(value: &str) -> Option<(u32, u32)> {
    let (first, last) = value.split_once('-').unwrap_or((value, value));
    let (first, last) = (first.parse().ok()?, last.parse().ok()?);
    (1 <= first && 1 <= last).then_some((first, last))
}

fn is_view(value: &str) -> bool {
    (1..=24).contains(&value.len()) && value.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Without what never belongs to an id: invisible characters anywhere, space around, punctuation
/// that a sentence or a messenger glued to the end.
fn clean(value: &str) -> String {
    let visible: String = value.chars().filter(|c| *c != '\u{fffd}' && !c.is_control() && !is_invisible(*c)).collect();
    let glued = |c: char| {
        c.is_whitespace()
            || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '>' | '"' | '\'' | '*' | '`')
            || matches!(c, '،' | '؛' | '؟' | '۔' | '…' | '»' | '”' | '’' | '|')
    };
    visible
        .trim_end_matches(glued)
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '<' | '«' | '"' | '“'))
        .to_owned()
}

fn is_invisible(c: char) -> bool {
    !('\u{600}'..='\u{6ff}').contains(&c) && fold_char(c) == Folded::Gone || c == '\u{61c}'
}
