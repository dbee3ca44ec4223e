//! One line of the file, read and written.

use serde_json::{Map, Value};

use super::{Event, PassageId, Problem, What};
use crate::day::Day;
use crate::link::checksum::checksum;
use crate::link::id;

/// An event, and the checksum of the words that it found where it has no text of its own.
pub(super) fn parse(line: &str) -> Result<(Event, Option<String>), Problem> {
    const MARKS: [&str; 4] = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];
    if MARKS.iter().any(|mark| line.trim_start().starts_with(mark)) {
        return Err(Problem::Conflict);
    }
    let members = match serde_json::from_str::<Value>(line) {
        Ok(Value::Object(members)) => members,
        Ok(_) => return Err(Problem::NotJson { says: "another kind of value".to_owned() }),
        Err(e) if e.is_eof() => return Err(Problem::Truncated),
        Err(e) => return Err(Problem::NotJson { says: e.to_string() }),
    };
    let mut members = Members(members);
    let name = members.text("event")?;
    let at = members.text("at")?;
    let at = Day::parse(&at).ok_or(Problem::BadDay { given: at })?;
    let what = what(&name, &mut members)?;
    let sum = members.optional("sum")?;
    match members.0.keys().next() {
        Some(name) => Err(Problem::UnknownMember { name: name.clone() }),
        None => Ok((Event { at, what }, sum)),
    }
}

fn what(name: &str, members: &mut Members) -> Result<What, Problem> {
    let aid = members.optional("aid")?;
    if let Some(aid) = aid {
        if !id::is_aid(&aid) {
            return Err(Problem::BadId { given: aid });
        }
        return match name {
            "mint" => Ok(What::MintArticle { aid, key: members.text("key")? }),
            "move" => Ok(What::MoveArticle { aid, key: members.text("key")? }),
            "tombstone" => Ok(What::TombstoneArticle { aid, why: members.text("why")? }),
            "edit" | "split" | "merge" => Err(Problem::Member { name: "id" }),
            _ => Err(Problem::UnknownEvent { name: name.to_owned() }),
        };
    }
    if !["mint", "edit", "split", "merge", "move", "tombstone"].contains(&name) {
        return Err(Problem::UnknownEvent { name: name.to_owned() });
    }
    let id = passage_id(members.text("id")?)?;
    Ok(match name {
        "mint" => What::Mint { id, after: members.optional("after")?, text: members.summed()? },
        "edit" => {
            What::Edit { id, old: members.text("old")?, text: members.summed()?, doubt: members.optional("doubt")? }
        }
        "split" => {
            What::Split { id, into: members.ids("into")?, text: members.summed()?, doubt: members.optional("doubt")? }
        }
        "merge" => What::Merge { id, into: passage_id(members.text("into")?)? },
        "move" => match members.optional("to")? {
            Some(to) => What::Move { id, to: passage_id(to)? },
            None => What::Reorder { id, after: members.text("after")? },
        },
        _ => What::Tombstone { id, why: members.text("why")? },
    })
}

fn passage_id(text: String) -> Result<PassageId, Problem> {
    PassageId::parse(&text).ok_or(Problem::BadId { given: text })
}

/// The members of an object that nobody has asked for yet.
struct Members(Map<String, Value>);

impl Members {
    fn text(&mut self, name: &'static str) -> Result<String, Problem> {
        self.optional(name)?.ok_or(Problem::Member { name })
    }

    fn optional(&mut self, name: &'static str) -> Result<Option<String>, Problem> {
        match self.0.remove(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(Problem::Member { name }),
        }
    }

    /// `text`, checked against `sum`.
    fn summed(&mut self) -> Result<String, Problem> {
        let (sum, text) = (self.text("sum")?, self.text("text")?);
        let expected = checksum(&text);
        if sum == expected { Ok(text) } else { Err(Problem::Sum { expected }) }
    }

    fn ids(&mut self, name: &'static str) -> Result<Vec<PassageId>, Problem> {
        let Some(Value::Array(list)) = self.0.remove(name) else {
            return Err(Problem::Member { name });
        };
        let ids: Result<Vec<PassageId>, Problem> = list
            .into_iter()
            .map(|it| match it {
                Value::String(text) => passage_id(text),
                _ => Err(Problem::Member { name }),
            })
            .collect();
        ids.and_then(|ids| if ids.is_empty() { Err(Problem::Member { name }) } else { Ok(ids) })
    }
}

pub(super) fn write(event: &Event, sum: Option<&str>) -> String {
    let mut out = Object(String::from("{"));
    let name = match &event.what {
        What::MintArticle { .. } | What::Mint { .. } => "mint",
        What::Edit { .. } => "edit",
        What::Split { .. } => "split",
        What::Merge { .. } => "merge",
        What::Reorder { .. } | What::Move { .. } | What::MoveArticle { .. } => "move",
        What::Tombstone { .. } | What::TombstoneArticle { .. } => "tombstone",
    };
    out.member("event", name);
    out.member("at", &event.at.to_string());
    match event.what.id() {
        Some(id) => out.member("id", &id.to_string()),
        None => out.member("aid", event.what.aid()),
    }
    match &event.what {
        What::MintArticle { key, .. } | What::MoveArticle { key, .. } => out.member("key", key),
        What::Mint { after, text, .. } => {
            if let Some(after) = after {
                out.member("after", after);
            }
            out.summed(text);
        }
        What::Edit { old, text, doubt, .. } => {
            out.member("old", old);
            out.summed(text);
            out.doubt(doubt);
        }
        What::Split { into, text, doubt, .. } => {
            let into: Vec<Value> = into.iter().map(|id| Value::String(id.to_string())).collect();
            out.raw("into", &Value::Array(into).to_string());
            out.summed(text);
            out.doubt(doubt);
        }
        What::Merge { into, .. } => out.member("into", &into.to_string()),
        What::Reorder { after, .. } => out.member("after", after),
        What::Move { to, .. } => out.member("to", &to.to_string()),
        What::Tombstone { why, .. } | What::TombstoneArticle { why, .. } => out.member("why", why),
    }
    if let Some(sum) = sum {
        out.member("sum", sum);
    }
    out.0.push('}');
    out.0
}

/// A JSON object in the making, its members in a fixed order.
struct Object(String);

impl Object {
    fn member(&mut self, name: &str, value: &str) {
        self.raw(name, &Value::String(value.to_owned()).to_string());
    }

    fn raw(&mut self, name: &str, json: &str) {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        self.0.push_str(&format!("\"{name}\":{json}"));
    }

    fn doubt(&mut self, doubt: &Option<String>) {
        if let Some(doubt) = doubt {
            self.member("doubt", doubt);
        }
    }

    fn summed(&mut self, text: &str) {
        self.member("sum", &checksum(text));
        self.member("text", text);
    }
}
