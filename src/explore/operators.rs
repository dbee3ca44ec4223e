//! The chips in writing: `person:`, `place:`, `before:` and their like, in English and Arabic.
//!
//! [`apply`] turns the operators of a query into the same selection as the address's parameters, [`written`] a selection
//! into operators. What cannot be understood is told, never dropped in silence. `before:` and `after:` leave the day, month or
//! year itself out, `from:` and `to:` hold it; `on:` takes a date, or which kind of date is meant.

use std::sync::LazyLock;

use super::naming::{Named, entity_named, source_named};
use super::query::{Operator, Sense};
use super::{DateKind, Days, Facet, Match, Query, Selection, Typed, Value, typed_date};
use crate::corpus::{Corpus, EntityIx};
use crate::day::Interval;
use crate::knowledge::{alternatives, rows};
use crate::line::LineKind;
use crate::text::{Folding, fold};

/// What an operator is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    Person,
    Place,
    Org,
    Source,
    Kind,
    Before,
    After,
    From,
    To,
    On,
    Dated,
    Match,
    /// Leaves words out, as `-` does.
    Not,
}

/// A row of the table: the key, the names in English and in Arabic.
struct Row {
    key: &'static str,
    names: [Vec<&'static str>; 2],
}

static TABLE: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let cell = |row: &[&'static str], at: usize| alternatives(row.get(at).copied().unwrap_or_default()).collect();
    let row = |row: Vec<&'static str>| Row {
        key: row.first().copied().unwrap_or_default(),
        names: [cell(&row, 1), cell(&row, 2)],
    };
    rows(include_str!("operators.tsv")).map(row).collect()
});

/// The key of a name, however it is spelt.
fn key_of(name: &str) -> Option<&'static str> {
    let folded = fold(name, Folding::Loose);
    let is = |it: &str| fold(it, Folding::Loose) == folded;
    TABLE.iter().find(|row| row.names.iter().flatten().any(|it| is(it))).map(|row| row.key)
}

impl Op {
    pub const ALL: [Op; 13] = [
        Op::Person,
        Op::Place,
        Op::Org,
        Op::Source,
        Op::Kind,
        Op::Before,
        Op::After,
        Op::From,
        Op::To,
        Op::On,
        Op::Dated,
        Op::Match,
        Op::Not,
    ];

    /// The operator that a name means, in either language.
    pub fn named(name: &str) -> Option<Op> {
        let key = key_of(name)?;
        Op::ALL.into_iter().find(|op| op.name() == key)
    }

    /// Its name in English.
    pub fn name(self) -> &'static str {
        match self {
            Op::Person => "person",
            Op::Place => "place",
            Op::Org => "org",
            Op::Source => "source",
            Op::Kind => "kind",
            Op::Before => "before",
            Op::After => "after",
            Op::From => "from",
            Op::To => "to",
            Op::On => "on",
            Op::Dated => "dated",
            Op::Match => "match",
            Op::Not => "not",
        }
    }

    /// Its names in Arabic, the usual one first.
    pub fn arabic(self) -> &'static [&'static str] {
        TABLE.iter().find(|row| row.key == self.name()).map_or(&[], |row| &row.names[1])
    }

    fn facet(self) -> Option<Facet> {
        match self {
            Op::Person => Some(Facet::Persons),
            Op::Place => Some(Facet::Places),
            Op::Org => Some(Facet::Orgs),
            _ => None,
        }
    }
}

/// An operator that could not be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    pub op: Op,
    pub value: String,
    pub why: Why,
}

/// Why an operator could not be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nothing here is called that.
    Unknown,
    /// Several are called that.
    Several(Vec<EntityIx>),
    /// The value is none that this operator takes.
    Bad,
    /// It cannot be left out.
    NoOpposite,
}

/// Adds what the operators of `query` choose to a selection; what could not be followed comes back.
pub fn apply(corpus: &Corpus, query: &Query, selection: &mut Selection) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for operator in query.operators() {
        if let Err(why) = follow(corpus, operator, selection) {
            doubts.push(Doubt { op: operator.op, value: operator.value.clone(), why });
        }
    }
    doubts
}

/// The value that an operator of a facet names; `None` for operators about dates and matching.
pub fn value_of(corpus: &Corpus, operator: &Operator) -> Option<Result<Value, Why>> {
    let value = operator.value.as_str();
    if let Some(facet) = operator.op.facet() {
        return Some(match entity_named(corpus, facet, value) {
            Named::One(entity) => Ok(Value::Entity(facet, entity)),
            Named::Several(list) => Err(Why::Several(list)),
            Named::None => Err(Why::Unknown),
        });
    }
    match operator.op {
        Op::Source => Some(source_named(corpus, value).map(Value::Source).ok_or(Why::Unknown)),
        Op::Kind => Some(kind(value).map(Value::Kind).ok_or(Why::Bad)),
        _ => None,
    }
}

fn follow(corpus: &Corpus, operator: &Operator, selection: &mut Selection) -> Result<(), Why> {
    if let Some(value) = value_of(corpus, operator) {
        match operator.sense {
            Sense::With => selection.add(value?),
            Sense::Without => selection.add_excluded(value?),
        }
        return Ok(());
    }
    let word = key_of(&operator.value).unwrap_or_default();
    match (operator.op, operator.sense) {
        (Op::Dated, sense) => {
            selection.undated = (word == "=no" && sense == Sense::With).then_some(true).ok_or(Why::Bad)?;
        }
        (Op::Match, Sense::With) => {
            selection.matching = match word {
                "=any" => Match::Any,
                "=all" => Match::All,
                _ => return Err(Why::Bad),
            }
        }
        (Op::On, Sense::With) if word == "=published" => selection.on = DateKind::Published,
        (Op::On, Sense::With) if word == "=mentioned" => selection.on = DateKind::Mentioned,
        (op, sense) => narrow(selection, days(op, sense, &operator.value)?),
    }
    Ok(())
}

/// The days that an operator lets through.
fn days(op: Op, sense: Sense, value: &str) -> Result<Days, Why> {
    let Typed::Date(date) = typed_date(value) else { return Err(Why::Bad) };
    let days = date.interval();
    let (from, to) = (Some(days.from()), Some(days.to()));
    let (before, after) = (Some(days.from().plus(-1)), Some(days.to().plus(1)));
    let (from, to) = match (op, sense) {
        (Op::Before, Sense::With) | (Op::From, Sense::Without) => (None, before),
        (Op::After, Sense::With) | (Op::To, Sense::Without) => (after, None),
        (Op::From, Sense::With) | (Op::Before, Sense::Without) => (from, None),
        (Op::To, Sense::With) | (Op::After, Sense::Without) => (None, to),
        (Op::On, Sense::With) => (from, to),
        _ => return Err(Why::NoOpposite),
    };
    Ok(Days { from, to })
}

/// Both what was chosen and what is.
fn narrow(selection: &mut Selection, more: Days) {
    let days = selection.interval.unwrap_or_default();
    selection.interval = Some(Days { from: days.from.max(more.from), to: earlier(days.to, more.to) });
}

/// `None` is without end.
fn earlier<T: Ord>(a: Option<T>, b: Option<T>) -> Option<T> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

/// A kind that a passage can have, by its name in either language.
fn kind(value: &str) -> Option<LineKind> {
    LineKind::parse(key_of(value)?.strip_prefix('=')?).filter(|kind| kind.is_article())
}

/// A selection in writing: operators, then the words. What [`apply`] makes of it is the selection again, but for how words
/// match, the order, and spellings that were split off.
pub fn written(corpus: &Corpus, selection: &Selection) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut chosen: Vec<(Value, &str)> = Vec::new();
    for facet in Facet::ALL {
        chosen.extend(selection.entities(facet).iter().map(|it| (Value::Entity(facet, *it), "")));
    }
    chosen.extend(selection.sources.iter().map(|it| (Value::Source(*it), "")));
    chosen.extend(selection.kinds.iter().map(|it| (Value::Kind(*it), "")));
    chosen.extend(selection.excluded.iter().map(|it| (*it, "-")));
    out.extend(chosen.into_iter().map(|(value, sign)| format!("{sign}{}", one(corpus, value))));
    let days = selection.interval.unwrap_or_default();
    for (name, day) in [("from", days.from), ("to", days.to)] {
        out.extend(day.map(|day| format!("{name}:{}", date_words(name, day))));
    }
    if selection.on == DateKind::Published {
        out.push("on:published".to_owned());
    }
    if selection.undated {
        out.push("dated:no".to_owned());
    }
    if selection.matching == Match::Any {
        out.push("match:any".to_owned());
    }
    let words = selection.text.words();
    out.extend((!words.is_empty()).then_some(words));
    out.join(" ")
}

/// The year or month where the day is its first or last, else the day.
fn date_words(name: &str, day: crate::day::Day) -> String {
    let (year, month, _) = day.civil();
    let edge = |interval: Interval| if name == "from" { interval.from() } else { interval.to() } == day;
    let in_years = (1..=9999).contains(&year);
    if in_years && Interval::year(year).is_some_and(edge) {
        format!("{year:04}")
    } else if in_years && Interval::month(year, month).is_some_and(edge) {
        format!("{year:04}-{month:02}")
    } else {
        day.to_string()
    }
}

fn one(corpus: &Corpus, value: Value) -> String {
    match value {
        Value::Entity(facet, at) => {
            let op = match facet {
                Facet::Persons => Op::Person,
                Facet::Places => Op::Place,
                Facet::Orgs => Op::Org,
            };
            let entity = corpus.entity(at);
            let clear = |name: &&str| entity_named(corpus, facet, name) == Named::One(at);
            let name = [entity.name_ar, entity.name_en].into_iter().find(clear).unwrap_or(entity.id);
            format!("{}:{}", op.name(), quoted(name))
        }
        Value::Source(at) => format!("source:{}", quoted(corpus.source(at).id)),
        Value::Kind(kind) => format!("kind:{}", kind.name()),
    }
}

/// In quotation marks where it is more than one word.
fn quoted(value: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || c == '-';
    if value.chars().all(plain) { value.to_owned() } else { format!("\"{}\"", value.replace('"', " ")) }
}
