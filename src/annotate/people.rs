//! Persons of one page: names after titles, names by their shape, and later bare surnames.

use std::ops::Range;

use super::cells::{Cell, Strength};
use super::model::{self, Evidence, Seen, Weights};
use super::runs::{Run, is_initial, run};
use super::titles::{self, Title};
use super::words::{Flags, words};
use super::{Reading, bearers, bylines};
use crate::line::LineKind;
use crate::span::Extent;
use crate::text::{TokenKind, clitic};

/// A person found in a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The tokens of the name.
    pub tokens: Range<usize>,
    pub extent: Extent,
    /// Letters of the first token that stand outside the name.
    pub outside: usize,
    pub title: Option<Title>,
    /// Which rule found it, `kebab-case`.
    pub rule: &'static str,
    /// 0 a guess, 1 certain.
    pub score: f32,
}

/// The persons of a page, in order, none overlapping another.
pub fn find(reading: &Reading, cells: &[Cell]) -> Vec<Person> {
    find_with(reading, cells, &model::trained())
}

/// As [`find`], with other weights of the model.
pub fn find_with(reading: &Reading, cells: &[Cell], weights: &Weights) -> Vec<Person> {
    let found = find_by_rule(reading, cells);
    let evidence = Evidence::new(reading, cells, &found);
    let mut left = found.into_iter().peekable();
    let mut kept = Vec::new();
    for paragraph in &reading.paragraphs {
        let range = &paragraph.tokens;
        let here = std::iter::from_fn(|| left.next_if(|p| p.tokens.start < range.end));
        if paragraph.kind == LineKind::Byline {
            kept.extend(here);
        } else {
            let seen = model::see(&evidence, range, weights);
            kept.extend(agree(reading, cells, here.collect(), &seen));
        }
    }
    bearers::complete(reading, cells, kept)
}

/// Rules surer than this stand where the model sees nothing.
const FIRM: f32 = 0.85;
/// What the model doubts so much is dropped, in log-odds.
const DOUBTED: f32 = -3.5;
/// What a rule is not sure of is dropped from this doubt on.
const WEAK: f32 = -1.5;
/// What no model overrules: an office and a known name after it, a public figure's full name.
const CERTAIN: f32 = 0.95;
/// Mean margin from which a person is believed that only the model sees.
const MARGIN: f32 = -0.5;

/// What rules and model agree on, what the rules are sure of, what the model is sure of.
fn agree(reading: &Reading, cells: &[Cell], found: Vec<Person>, seen: &Seen) -> Vec<Person> {
    let overlap = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
    let made = |range: &Range<usize>, title, rule, score| {
        let run = Run { first: range.start, end: range.end, sure: 1, ..Run::default() };
        person(reading, cells, run, title, rule, score)
    };
    let mut out: Vec<Person> = Vec::with_capacity(found.len() + seen.persons.len());
    let persons: Vec<(Range<usize>, f32)> =
        seen.persons.iter().filter_map(|(range, m)| Some((trim(cells, range)?, *m))).collect();
    // "جالانت وحسنوف" are two: what begins with a clitic is never swallowed.
    let glued: Vec<usize> = found.iter().filter(|p| p.outside > 0).map(|p| p.tokens.start).collect();
    let swallows = |range: &Range<usize>| {
        glued.get(glued.partition_point(|at| *at <= range.start)).is_some_and(|at| *at < range.end)
    };
    for person in found {
        // What the model saw is in order and does not overlap.
        let next = persons.partition_point(|(range, _)| range.end <= person.tokens.start);
        let model = persons.get(next).filter(|(range, _)| overlap(range, &person.tokens));
        // The model has learnt nothing of Latin letters.
        let latin = cells.get(person.tokens.start).is_some_and(|c| c.kind == Some(TokenKind::Foreign));
        let certain = person.score >= CERTAIN || latin;
        match model {
            None if !certain && person.score < FIRM && seen.margin(person.tokens.start) < WEAK => {}
            None if !certain && seen.margin(person.tokens.start) < DOUBTED => {}
            Some((range, _)) if *range != person.tokens && clear(cells, range) => {
                let longer = extends(cells, &person, range) && !swallows(range);
                if longer || person.score < FIRM {
                    let title = person.title.filter(|t| t.name == range.start);
                    out.push(made(range, title, "rule-and-model", 0.8));
                } else {
                    out.push(person);
                }
            }
            _ => out.push(person),
        }
    }
    let start = out.iter().map(|p| p.tokens.start).min().unwrap_or(0);
    let end = out.iter().map(|p| p.tokens.end).max().unwrap_or(start);
    let mut claimed = vec![false; end - start];
    for person in &out {
        claimed.iter_mut().take(person.tokens.end - start).skip(person.tokens.start - start).for_each(|it| *it = true);
    }
    let free = |range: &Range<usize>| {
        !range.clone().any(|at| at.checked_sub(start).and_then(|n| claimed.get(n)).copied().unwrap_or(false))
    };
    for (range, margin) in &persons {
        let weak = range.len() == 1
            && cells.get(range.start).is_some_and(|c| c.strength() == Strength::Doubtful || c.flags.any(Flags::COMMON));
        if *margin >= MARGIN && !weak && clear(cells, range) && free(range) {
            out.push(made(range, None, "model", 0.7));
        }
    }
    crate::order::sort_by_key(&mut out, |p| p.tokens.start);
    out.dedup_by(|b, a| overlap(&a.tokens, &b.tokens));
    out
}

/// Whether what the model sees is the whole of a name of which the rules saw a part.
fn extends(cells: &[Cell], person: &Person, whole: &Range<usize>) -> bool {
    let part = &person.tokens;
    let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
    let name = |at: usize| {
        let cell = cell(at);
        cell.strength() > Strength::None || cell.is_unknown() || cell.flags.any(Flags::LINK)
    };
    // After a family name with the article no other one follows: "محمود المشهداني المدعوم".
    let goes_on = cell(part.end).flags.any(Flags::LINK.with(Flags::ORDINAL));
    let closed = part.len() > 1 && whole.end > part.end && cell(part.end - 1).definite && !goes_on;
    let free = whole.start == part.start || person.title.is_none();
    // "العاهل الأردني الملك عبد الله": a rank stands before a name, not in it.
    let rank = |at: usize| cell(at).definite && cell(at).flags.any(Flags::RANK.with(Flags::OFFICE));
    let before = free && (whole.start..part.start).all(|at| name(at) && !rank(at) && cell(at + 1).outside == 0);
    whole.start <= part.start && whole.end >= part.end && before && (part.end..whole.end).all(name) && !closed
}

/// A stretch without the words at its ends that belong to no name; `None` where it only names a thing or nothing is left.
fn trim(cells: &[Cell], range: &Range<usize>) -> Option<Range<usize>> {
    const OUT: Flags = Flags::SAY.with(Flags::DOES).with(Flags::JOINT).with(Flags::STOP).with(Flags::OF);
    let out = |at: usize| cells.get(at).is_none_or(|c| c.is_word() && !c.flags.any(Flags::NAME) && c.flags.any(OUT));
    let (mut start, mut end) = (range.start, range.end);
    // "سعادة السيد علي": honours and ranks before the name.
    let before = |at: usize| {
        at + 1 < end
            && cells.get(at).is_some_and(|c| {
                c.flags.any(Flags::HONOUR) || c.definite && c.flags.any(Flags::RANK) && !c.flags.any(Flags::FAMILY)
            })
    };
    while start < end && (out(start) || before(start)) {
        start += 1;
    }
    while start < end && (out(end - 1) || end - 1 > start && cells.get(end - 1).is_some_and(|c| c.outside > 0)) {
        end -= 1;
    }
    (start < end && !names_thing(cells, start)).then_some(start..end)
}

/// "جامعة محمد الخامس", "كأس الملك سلمان": whether the name at `at` is that of a thing.
pub(super) fn names_thing(cells: &[Cell], at: usize) -> bool {
    let cell = |back: usize| at.checked_sub(back).and_then(|i| cells.get(i)).copied().unwrap_or_default();
    let thing = |c: Cell| c.is_word() && c.flags.any(Flags::NAMED) && !c.definite;
    let title = cell(1).definite && cell(1).flags.any(Flags::ROYAL.with(Flags::RANK));
    cells.get(at).is_some_and(|c| c.outside == 0) && (thing(cell(1)) || title && thing(cell(2)))
}

/// Whether nobody else claims the words.
fn clear(cells: &[Cell], range: &Range<usize>) -> bool {
    cells.get(range.clone()).is_some_and(|inside| inside.iter().all(|c| !c.taken && c.kind.is_some()))
}

/// What rules alone find, later mentions included; what the model is trained on.
pub fn find_by_rule(reading: &Reading, cells: &[Cell]) -> Vec<Person> {
    bearers::complete(reading, cells, by_rule(reading, cells))
}

/// The persons that titles and the words of a name itself show.
pub fn by_rule(reading: &Reading, cells: &[Cell]) -> Vec<Person> {
    let mut found = Vec::new();
    for paragraph in &reading.paragraphs {
        let range = paragraph.tokens.clone();
        let mut at = range.start;
        if paragraph.kind == LineKind::Byline {
            found.extend(bylines::find(reading, cells, &range));
            at = range.end;
        }
        let credit = (paragraph.kind == LineKind::Caption).then(|| bylines::credit(reading, cells, &range)).flatten();
        while at < range.end {
            if let Some(end) = named_after(cells, at, &range) {
                at = end;
                continue;
            }
            let credited = credit.as_ref().filter(|it| it.tokens.start == at).cloned();
            let person = credited.or_else(|| person_at(reading, cells, at, &range));
            match person {
                Some(person) => {
                    at = person.tokens.end;
                    found.push(person);
                    while let Some(next) = joined(reading, cells, at, &range, found.last()) {
                        at = next.tokens.end;
                        found.push(next);
                    }
                }
                None => at += 1,
            }
        }
    }
    found
}

/// The end of a name that only names a thing: "مطار رفيق الحريري", "جامعة الملك سعود".
pub(super) fn named_after(cells: &[Cell], at: usize, range: &Range<usize>) -> Option<usize> {
    let thing = at.checked_sub(1).filter(|i| *i >= range.start).and_then(|i| cells.get(i))?;
    let cell = cells.get(at)?;
    if !thing.flags.any(Flags::NAMED) || thing.definite || cell.outside > 0 {
        return None;
    }
    let first = if cell.definite && cell.flags.any(Flags::ROYAL.with(Flags::RANK)) { at + 1 } else { at };
    let read = run(cells, first, range.end)?;
    (read.sure + read.doubtful > 0).then_some(read.end)
}

fn person_at(reading: &Reading, cells: &[Cell], at: usize, range: &Range<usize>) -> Option<Person> {
    let cell = cells.get(at)?;
    if cell.kind == Some(TokenKind::Foreign) {
        return latin(reading, cells, at, range);
    }
    if !cell.is_word() {
        return None;
    }
    if cell.heads_title()
        && !cell.taken
        && let Some(title) = titles::read(cells, at, range.end)
        && let Some(person) = titled(reading, cells, title, range)
    {
        return Some(person);
    }
    untitled(reading, cells, at, range)
}

fn titled(reading: &Reading, cells: &[Cell], title: Title, range: &Range<usize>) -> Option<Person> {
    let run = run(cells, title.name, range.end)?;
    if title.comma {
        // "زار وزير الدفاع، وقال": after a comma the name has to show that it is one.
        let closed = cells.get(run.end).is_none_or(|c| c.mark.is_some()) || run.end == range.end;
        if !(run.sure > 0 && run.end - run.first > 1 || closed && run.sure + run.unknown > 0) {
            return None;
        }
    }
    if run.end - run.first == 1 && !title.royal && lone_given(cells, run.first, run.end, range.end) {
        return None;
    }
    if title.plain && run.sure == 0 && run.end - run.first < 2 {
        return None;
    }
    let score = if run.sure > 0 { 0.97 } else { 0.85 };
    Some(person(reading, cells, run, Some(title), "title", score))
}

/// A native given name that is also a common word, alone after an office: "وزير الخارجية صباح اليوم".
fn lone_given(cells: &[Cell], at: usize, next: usize, end: usize) -> bool {
    let Some(cell) = cells.get(at) else { return true };
    let after = cells.get(next).filter(|_| next < end).copied().unwrap_or_default();
    let closes = after.mark.is_some() || after.flags.any(Flags::DOES.with(Flags::SAY));
    cell.flags.any(Flags::NATIVE) && cell.flags.any(Flags::DOUBT) && !cell.flags.any(Flags::FAMILY) && !closes
        || cell.flags.any(Flags::DOUBT) && !closes && after.is_word() && after.definite
}

fn untitled(reading: &Reading, cells: &[Cell], at: usize, range: &Range<usize>) -> Option<Person> {
    let cell = cells.get(at)?;
    let son = cells.get(at + 1).is_some_and(|c| at + 1 < range.end && c.outside == 0 && c.flags.any(Flags::SON));
    let initials = is_initial(cells, at, range.end) && is_initial(cells, at + 2, range.end);
    let opens = cell.flags.any(Flags::LINK) || cell.figure > 0 || son || initials;
    if cell.strength() == Strength::None && !opens || cell.taken {
        return None;
    }
    // "السيد علي", "أمل فرويد": a title, a common word, before the name.
    let next = cells.get(at + 1).filter(|_| at + 1 < range.end).copied().unwrap_or_default();
    let doubtful = cell.strength() == Strength::Doubtful && cell.figure == 0;
    let native = reading.tokens.fold(at + 1).contains(['ع', 'ح', 'ص', 'ض', 'ط', 'ظ', 'ق']);
    let foreign = next.strength() == Strength::Sure && !next.flags.any(Flags::NATIVE) && next.outside == 0 && !native;
    if doubtful && (cell.definite && cell.flags.any(Flags::RANK) || cell.flags.any(Flags::NATIVE) && foreign) {
        return None;
    }
    let run = run(cells, at, range.end)?;
    let length = run.end - run.first;
    let first = cells.get(run.first)?;
    // "ورد السيسي": و and a verb, not Ward.
    let verb = reading.tokens.fold(at).strip_prefix('و').is_some_and(|rest| words().of(rest).any(Flags::SAY));
    if verb && doubtful && cell.outside == 0 && next.flags.any(Flags::ALONE) {
        return None;
    }
    let letters = |i: usize| cells.get(i).is_none_or(|c| c.letters <= 3 && !c.flags.any(Flags::NATIVE));
    if (run.first..run.end).all(letters) && first.figure == 0 {
        // "بي كا كا" names nobody.
        return None;
    }
    let before =
        if run.first > range.start { cells.get(run.first - 1).copied().unwrap_or_default() } else { Cell::default() };
    let known = run.sure + run.doubtful;
    let (rule, score) = if first.figure > 1 {
        ("public-figure-in-full", 0.96)
    } else if length == 1 {
        single(cells, &run, &before, range)?
    } else if first.strength() == Strength::Sure && (known >= 2 || run.linked) {
        ("given-and-family", 0.95)
    } else if first.strength() == Strength::Sure && run.unknown > 0 && !first.definite {
        ("given-and-unknown", 0.8)
    } else if first.strength() == Strength::Doubtful && run.sure > 0 && first.outside == 0 {
        ("doubtful-and-family", 0.75)
    } else if run.compound && known > 0 && first.outside == 0 {
        ("compound", 0.9)
    } else if doubtful_with_family(cells, &run) {
        ("doubtful-and-origin", 0.7)
    } else if son && run.linked && length >= 3 {
        ("before-father", 0.85)
    } else if initials && run.sure > 0 {
        ("initials", 0.9)
    } else if run.linked && known > 0 {
        ("linked", 0.85)
    } else if run.sure > 0 && first.outside <= 1 && (first.shape >= 10 || first.figure > 0) {
        ("unknown-and-family", 0.7)
    } else {
        return None;
    };
    Some(person(reading, cells, run, None, rule, score))
}

/// "وليد الركراكي": a given name that is also a common word, with a family name of origin.
fn doubtful_with_family(cells: &[Cell], run: &Run) -> bool {
    let (Some(first), Some(last)) = (cells.get(run.first), cells.get(run.end - 1)) else { return false };
    first.outside == 0
        && first.flags.any(Flags::NATIVE)
        && first.flags.any(Flags::GIVEN)
        && !first.definite
        && last.relative
        && (last.is_unknown() || last.flags.any(Flags::FAMILY) && !last.flags.any(Flags::COMMON))
}

/// A single word that may be a person by itself.
fn single(cells: &[Cell], run: &Run, before: &Cell, range: &Range<usize>) -> Option<(&'static str, f32)> {
    let cell = cells.get(run.first)?;
    // "أنظمة باراك 8" are no person.
    let numbered = run.end < range.end && cells.get(run.end).is_some_and(|c| c.kind == Some(TokenKind::Digits));
    if cell.flags.any(Flags::ALONE) && cell.strength() == Strength::Sure && !numbered {
        return Some(("public-figure", 0.9));
    }
    let after = if run.end < range.end { cells.get(run.end).copied().unwrap_or_default() } else { Cell::default() };
    let said = before.flags.any(Flags::SAY) && before.is_word();
    let of = before.flags.any(Flags::OF) && before.is_word();
    let does = after.flags.any(Flags::DOES) || after.mark.is_some();
    // "المشاط تبحث مع الوفد": a family name that opens a line.
    let heads = run.first == range.start && cell.flags.any(Flags::FAMILY) && !cell.flags.any(Flags::GIVEN);
    if heads && cell.strength() == Strength::Sure && cell.definite && after.flags.any(Flags::DOES) && after.is_word() {
        return Some(("heads-line", 0.75));
    }
    if cell.strength() == Strength::Sure && cell.outside == 0 && !cell.definite && does && (said || of) {
        return Some(("beside-verb", 0.6));
    }
    let spoke = before.flags.any(Flags::SPEAK) && before.is_word();
    if cell.strength() == Strength::Unknown && cell.shape >= 15 && !cell.definite && spoke && does {
        return Some(("beside-verb", 0.55));
    }
    None
}

/// "غانتس وهاليفي", "المصري بدر عبد العاطي والسعودي فيصل بن فرحان": one more name joined by و.
fn joined(reading: &Reading, cells: &[Cell], at: usize, range: &Range<usize>, last: Option<&Person>) -> Option<Person> {
    let last = last?;
    let cell = cells.get(at).filter(|_| at < range.end)?;
    if cell.outside == 0 || !reading.tokens.fold(at).starts_with('و') {
        return None;
    }
    // "ثابت العباسي ويشار جولر": after a person with an office, a given name and what could be its family name.
    if last.title.is_some()
        && cell.outside == 1
        && cell.strength() == Strength::Doubtful
        && cell.flags.any(Flags::GIVEN)
    {
        let next = cells.get(at + 1).filter(|c| at + 1 < range.end && c.outside == 0 && !c.definite)?;
        if next.strength() >= Strength::Unknown {
            return Some(person(reading, cells, run(cells, at, range.end)?, None, "joined", 0.75));
        }
    }
    // A second bearer of the office, told apart by an adjective.
    if cell.relative && last.title.is_some() {
        let next = cells.get(at + 1).filter(|_| at + 1 < range.end)?;
        if next.outside == 0 && next.strength() == Strength::Sure {
            let run = run(cells, at + 1, range.end)?;
            let title = Title { first: at, last: at, name: at + 1, royal: false, comma: false, plain: false };
            return Some(person(reading, cells, run, Some(title), "joint-title", 0.9));
        }
    }
    None
}

/// Last words of firms and agencies.
const OFF: [&str; 8] = ["images", "agency", "press", "news", "photo", "group", "university", "company"];

/// A name in Latin letters: capitalised words of which the first is known, or which follow an English office.
fn latin(reading: &Reading, cells: &[Cell], at: usize, range: &Range<usize>) -> Option<Person> {
    let capital = |i: usize| {
        i < range.end
            && cells.get(i).is_some_and(|c| c.kind == Some(TokenKind::Foreign))
            && reading.tokens.source(i).chars().next().is_some_and(char::is_uppercase)
    };
    let office = |i: usize| cells.get(i).is_some_and(|c| c.flags.any(Flags::FOREIGN_OFFICE));
    if !capital(at) || office(at) || cells.get(at).is_some_and(|c| c.taken) {
        return None;
    }
    let mut end = at + 1;
    while end - at < 5
        && (capital(end) && !office(end) && !cells[end].taken || latin_joint(reading, cells, end, range, &capital))
    {
        end += 1;
    }
    let known = (at..end).filter(|&i| cells.get(i).is_some_and(|c| c.flags.any(Flags::NAME))).count();
    let title = latin_title(reading, cells, at, range, &capital, &office);
    let by = at > range.start && reading.tokens.fold(at - 1) == "by";
    let long = end - at >= 2;
    if OFF.contains(&reading.tokens.fold(end - 1)) {
        return None;
    }
    if by && long && title.is_none() {
        let run = Run { first: at, end, sure: 1, ..Run::default() };
        return Some(person(reading, cells, run, None, "latin", 0.8));
    }
    if !(long && cells.get(at).is_some_and(|c| c.flags.any(Flags::NAME))
        || long && known > 0 && (by || title.is_some()))
    {
        return None;
    }
    let run = Run { first: at, end, sure: known as u32, ..Run::default() };
    Some(person(reading, cells, run, title, "latin", 0.85))
}

/// A hyphen or an initial's dot between two capitalised words.
fn latin_joint(
    reading: &Reading,
    cells: &[Cell],
    at: usize,
    range: &Range<usize>,
    capital: &impl Fn(usize) -> bool,
) -> bool {
    let mark = cells.get(at).filter(|_| at < range.end).and_then(|c| c.mark);
    match mark {
        Some('-') => capital(at + 1) && !cells[at].spaced && !cells[at + 1].spaced,
        Some('.') => capital(at + 1) && reading.tokens.source(at - 1).chars().count() == 1,
        _ => false,
    }
}

/// "President of the State of Israel".
fn latin_title(
    reading: &Reading,
    cells: &[Cell],
    name: usize,
    range: &Range<usize>,
    capital: &impl Fn(usize) -> bool,
    office: &impl Fn(usize) -> bool,
) -> Option<Title> {
    let small = |i: usize| matches!(reading.tokens.fold(i), "of" | "the" | "for" | "and");
    let mut first = name;
    let mut head = None;
    while first > range.start && name - first < 9 && (capital(first - 1) || small(first - 1) || office(first - 1)) {
        first -= 1;
        if office(first) && !matches!(reading.tokens.fold(first), "photo" | "by") {
            head = Some(first);
        }
    }
    let first = head?;
    cells.get(first)?;
    Some(Title { first, last: name - 1, name, royal: false, comma: false, plain: false })
}

pub(super) fn person(
    reading: &Reading,
    cells: &[Cell],
    run: Run,
    title: Option<Title>,
    rule: &'static str,
    score: f32,
) -> Person {
    let outside = cells.get(run.first).map_or(0, |c| usize::from(c.outside));
    let extent = name_extent(reading, run.first, run.end - 1, outside);
    Person { tokens: run.first..run.end, extent, outside, title, rule, score }
}

/// From token `first` without its clitics to the end of token `last`.
pub(super) fn name_extent(reading: &Reading, first: usize, last: usize, outside: usize) -> Extent {
    let whole = reading.tokens.extent(first, last);
    let skip = clitic::source_offset(reading.tokens.source(first), outside);
    Extent::new((whole.start + skip).min(whole.end), whole.end)
}

#[cfg(test)]
mod tests;
