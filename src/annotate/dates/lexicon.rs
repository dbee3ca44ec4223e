//! The words of dates, looked up once a token.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::expression::{Back, Edge, Lead, PartOfDay, Relation, ShareKind, Unit, VagueRef};
use crate::corpus::draft::Comparator;
use crate::day::Weekday;
use crate::knowledge::{alternatives, rows};
use crate::text::words::{WordHash, strip_clitics};
use crate::text::{Folding, TokenKind, Tokens, fold};

/// What a word means to the grammar of dates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sym {
    None,
    Month(u8),
    /// A month whose name is a common word too ("مارس").
    MaybeMonth(u8),
    Hijri(u8),
    LatinMonth(u8),
    Weekday(Weekday),
    LatinWeekday(Weekday),
    Part(PartOfDay),
    PartAdverb(PartOfDay),
    Tonight,
    Today(i8),
    Relation(Relation),
    This,
    That,
    SameOf,
    Unit(Unit, UnitForm),
    Period,
    Time,
    Edge(Edge),
    Season(u8),
    Decade(u8),
    Share(ShareKind),
    Ordinal(u8),
    FirstOf,
    Lead(Lead),
    Approx(Comparator),
    From,
    To,
    Between,
    Or,
    Corresponding,
    Era(Era),
    LastOf,
    FirstFew,
    Later,
    Several,
    Few,
    Alone,
    HalfMore,
    Adjective,
    Back(Back),
    Vague(VagueRef),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Era {
    Hijri,
    Christian,
    BeforeChrist,
}

/// The shape of a unit's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitForm {
    /// يوم
    One,
    /// يوما
    Accusative,
    /// يومين
    Pair,
    /// يومي, before names
    Heads,
    /// أيام
    Many,
    /// الشهر
    The,
    /// الأشهر
    TheMany,
    /// الشهرين
    ThePair,
}

/// One entry: the words that follow the first, and the meaning.
struct Entry {
    rest: Vec<String>,
    sym: Sym,
}

static LEXICON: LazyLock<HashMap<String, Vec<Entry>, WordHash>> = LazyLock::new(|| {
    let mut map: HashMap<String, Vec<Entry>, WordHash> = HashMap::default();
    for row in rows(include_str!("../../knowledge/date_words.tsv")) {
        let [class, value, words, ..] = row[..] else { continue };
        let Some(sym) = sym(class, value) else { continue };
        for words in alternatives(words) {
            let folded = fold(words, Folding::Strong);
            let mut parts = folded.split(' ').map(str::to_owned);
            let Some(first) = parts.next() else { continue };
            let rest: Vec<String> = parts.collect();
            if let Some(bare) = first.strip_prefix("ال") {
                insert(&mut map, format!("لل{bare}"), rest.clone(), sym);
            }
            insert(&mut map, first, rest, sym);
        }
    }
    for entries in map.values_mut() {
        crate::order::sort_by_key(entries, |entry| std::cmp::Reverse(entry.rest.len()));
    }
    map
});

/// "صباح" before "الإثنين", "مساء" before "أمس": folded words of which the first tells a part of the second's day.
pub fn is_part_of_day(word: &str, next: &str) -> bool {
    let is = |word: &str, fits: fn(Sym) -> bool| {
        LEXICON.get(word).is_some_and(|entries| entries.iter().any(|it| it.rest.is_empty() && fits(it.sym)))
    };
    is(word, |sym| matches!(sym, Sym::Part(_))) && is(next, |sym| matches!(sym, Sym::Weekday(_) | Sym::Today(_)))
}

/// The first words of all entries.
pub fn first_words() -> impl Iterator<Item = &'static str> {
    LEXICON.keys().map(|word| &**word)
}

/// The first row that gives a spelling wins.
fn insert(map: &mut HashMap<String, Vec<Entry>, WordHash>, first: String, rest: Vec<String>, sym: Sym) {
    let entries = map.entry(first).or_default();
    if !entries.iter().any(|entry| entry.rest == rest) {
        entries.push(Entry { rest, sym });
    }
}

fn sym(class: &str, value: &str) -> Option<Sym> {
    let number = || value.parse::<u8>().ok();
    let weekday = || Weekday::ALL.get(usize::from(number()?).checked_sub(1)?).copied();
    let unit = |form| Unit::parse(value).map(|unit| Sym::Unit(unit, form));
    Some(match class {
        "month" => Sym::Month(number()?),
        "maybe-month" => Sym::MaybeMonth(number()?),
        "hijri" => Sym::Hijri(number()?),
        "latin-month" => Sym::LatinMonth(number()?),
        "weekday" => Sym::Weekday(weekday()?),
        "latin-weekday" => Sym::LatinWeekday(weekday()?),
        "part" => Sym::Part(PartOfDay::parse(value)?),
        "part-adverb" => Sym::PartAdverb(PartOfDay::parse(value)?),
        "tonight" => Sym::Tonight,
        "today" => Sym::Today(value.parse().ok()?),
        "relation" => Sym::Relation(Relation::parse(value)?),
        "this" => Sym::This,
        "that" => Sym::That,
        "same-of" => Sym::SameOf,
        "unit-one" => unit(UnitForm::One)?,
        "unit-accusative" => unit(UnitForm::Accusative)?,
        "unit-pair" => unit(UnitForm::Pair)?,
        "unit-heads" => unit(UnitForm::Heads)?,
        "unit-many" => unit(UnitForm::Many)?,
        "unit-the" => unit(UnitForm::The)?,
        "unit-the-many" => unit(UnitForm::TheMany)?,
        "unit-the-pair" => unit(UnitForm::ThePair)?,
        "period" => Sym::Period,
        "time" => Sym::Time,
        "edge" => Sym::Edge(Edge::parse(value)?),
        "season" => Sym::Season(number()?),
        "decade" => Sym::Decade(number()?),
        "share" => Sym::Share(ShareKind::parse(value)?),
        "ordinal" => Sym::Ordinal(number()?),
        "first-of" => Sym::FirstOf,
        "lead" => Sym::Lead(Lead::parse(value)?),
        "approx" => Sym::Approx(match value {
            ">" => Comparator::Greater,
            "<" => Comparator::Less,
            _ => Comparator::About,
        }),
        "from" => Sym::From,
        "to" => Sym::To,
        "between" => Sym::Between,
        "or" => Sym::Or,
        "corresponding" => Sym::Corresponding,
        "era" => Sym::Era(match value {
            "AH" => Era::Hijri,
            "AD" => Era::Christian,
            _ => Era::BeforeChrist,
        }),
        "last-of" => Sym::LastOf,
        "first-few" => Sym::FirstFew,
        "later" => Sym::Later,
        "several" => Sym::Several,
        "few" => Sym::Few,
        "alone" => Sym::Alone,
        "half-more" => Sym::HalfMore,
        "adjective" => Sym::Adjective,
        "back" => Sym::Back(if value == "that-day" { Back::ThatDay } else { Back::Then }),
        "vague" => Sym::Vague(VagueRef::parse(value)?),
        _ => return None,
    })
}

/// A token, or several that make one word, as the grammar sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lexeme {
    pub sym: Sym,
    /// How many tokens it takes, at least 1.
    pub len: u8,
    /// Folded letters of the first token that are clitics.
    pub skip: u8,
    /// Begins with a glued و (or ف).
    pub and: bool,
}

pub const NOTHING: Lexeme = Lexeme { sym: Sym::None, len: 1, skip: 0, and: false };

/// What stands at token `at`.
pub fn lex(tokens: &Tokens, at: usize) -> Lexeme {
    let folded = match tokens.get(at).map(|t| t.kind) {
        Some(TokenKind::Arabic | TokenKind::Foreign) => tokens.fold(at),
        _ => return NOTHING,
    };
    if let Some((sym, len)) = look(tokens, at, folded) {
        return Lexeme { sym, len: len as u8, skip: 0, and: false };
    }
    for (rest, skip) in strip_clitics(folded) {
        if let Some((sym, len)) = look(tokens, at, rest) {
            let and = folded.starts_with(['و', 'ف']);
            return Lexeme { sym, len: len as u8, skip: skip as u8, and };
        }
    }
    NOTHING
}

fn look(tokens: &Tokens, at: usize, first: &str) -> Option<(Sym, usize)> {
    let entries = LEXICON.get(first)?;
    let entry = entries
        .iter()
        .find(|entry| entry.rest.iter().enumerate().all(|(i, word)| tokens.fold(at + 1 + i) == word.as_str()))?;
    Some((entry.sym, 1 + entry.rest.len()))
}
