//! View state to address.

use super::{DateKind, Matching, PageRef, Sort, ViewState};
use crate::link::percent;

pub(super) fn encode(state: &ViewState) -> String {
    let mut out = Out { text: path(&state.page), any: false };
    if !state.q.is_empty() {
        out.pair("q", &state.q);
    }
    let lists =
        [("person", &state.persons), ("place", &state.places), ("org", &state.orgs), ("source", &state.sources)];
    for (name, list) in lists {
        list.iter().filter(|id| !id.is_empty()).for_each(|id| out.pair(name, id));
    }
    for exclusion in &state.excluded {
        out.of("no", exclusion.of.name(), &exclusion.value);
    }
    state.kinds.iter().for_each(|kind| out.pair("kind", kind.name()));
    for (name, date) in [("from", state.from), ("to", state.to)] {
        if let Some(date) = date {
            out.pair(name, &date.to_string());
        }
    }
    if state.on == DateKind::Published {
        out.pair("on", "published");
    }
    if state.undated {
        out.pair("dated", "no");
    }
    if state.matching == Matching::Any {
        out.pair("match", "any");
    }
    if state.exact {
        out.pair("exact", "1");
    }
    match state.sort {
        Some(Sort::Rank) => out.pair("sort", "rank"),
        Some(Sort::Date) => out.pair("sort", "date"),
        None => {}
    }
    for apart in &state.apart {
        out.of("apart", &apart.entity, &apart.spelling);
    }
    if let Some(view) = &state.view {
        out.pair("view", view);
    }
    if let Some(lang) = state.lang {
        out.pair("lang", lang.tag());
    }
    if let Some(check) = &state.check {
        out.pair("c", check);
    }
    match state.words {
        Some((first, last)) if first == last => out.pair("w", &first.to_string()),
        Some((first, last)) => out.pair("w", &format!("{first}-{last}")),
        None => {}
    }
    out.text
}

fn path(page: &PageRef) -> String {
    match page {
        PageRef::Explorer => String::new(),
        PageRef::Article { aid } => format!("a/{aid}"),
        PageRef::Passage { aid, pid, to: None } => format!("p/{aid}-{pid}"),
        PageRef::Passage { aid, pid, to: Some(to) } => format!("p/{aid}-{pid}..{to}"),
        PageRef::Entity { kind, id } => {
            let mut out = format!("{}/", kind.folder());
            percent::encode_into(id, &mut out);
            out
        }
        PageRef::About => "about".to_owned(),
    }
}

struct Out {
    text: String,
    any: bool,
}

impl Out {
    fn pair(&mut self, name: &str, value: &str) {
        self.text.push(if self.any { '&' } else { '?' });
        self.any = true;
        self.text.push_str(name);
        self.text.push('=');
        percent::encode_into(value, &mut self.text);
    }

    /// A value with what it is of before it. The colon needs no escape in a query (RFC 3986, section 3.4).
    fn of(&mut self, name: &str, of: &str, value: &str) {
        self.pair(name, of);
        self.text.push(':');
        percent::encode_into(value, &mut self.text);
    }
}
