//! Later mentions: a bare surname takes its bearer.
//!
//! Second mentions are where persons are missed most: of a name given in full once, the surname alone
//! stands in most later sentences. What short forms a page's full names have is collected, then every word that
//! is left is looked up among them, with and without clitics.

use super::Reading;
use super::cells::{Cell, Strength};
use super::people::{Person, person};
use super::runs::Run;
use super::titles::Title;
use super::words::Flags;
use crate::text::skeleton;
use crate::text::words::WordMap;
use crate::text::{TokenKind, clitic};

/// What is known of a short form.
#[derive(Clone, Copy, Debug, Default)]
struct Short {
    /// How many tokens it has.
    tokens: usize,
    /// It is also a common word or a given name, so that a mention needs more than the word.
    doubtful: bool,
}

/// The short forms of a page.
#[derive(Default)]
struct Shorts {
    exact: WordMap<Short>,
    /// The first words of those, with how many words the longest has: most words of a page need no other look-up.
    firsts: WordMap<usize>,
    /// Foreign surnames by their sound: "ألباريز" for "ألباريس".
    sounds: WordMap<Short>,
}

/// Adds the later bare mentions; parts what was read as one name but is two.
pub fn complete(reading: &Reading, cells: &[Cell], found: Vec<Person>) -> Vec<Person> {
    let shorts = short_forms(reading, cells, &found);
    if shorts.exact.is_empty() {
        return found;
    }
    let found = part_pairs(reading, cells, found, &shorts);
    // "وحسنوف" that only the model saw is و and a later mention.
    let disguised = |it: &Person| {
        let end = it.tokens.end;
        let mention = || mention_at(reading, cells, it.tokens.start, end, &shorts);
        matches!(it.rule, "model" | "rule-and-model")
            && it.tokens.len() == 1
            && mention().is_some_and(|(_, outside)| outside > it.outside)
    };
    let found: Vec<Person> = found.into_iter().filter(|it| !disguised(it)).collect();
    let mut taken = vec![false; cells.len()];
    for person in &found {
        taken[person.tokens.clone()].fill(true);
    }
    let mut all = found;
    for paragraph in &reading.paragraphs {
        let mut at = paragraph.tokens.start;
        while at < paragraph.tokens.end {
            let mention = (!taken[at]).then(|| mention_at(reading, cells, at, paragraph.tokens.end, &shorts)).flatten();
            match mention {
                Some(run) if !taken[run.0.first..run.0.end].contains(&true) => {
                    let mut mention = person(reading, cells, run.0, None, "later-mention", 0.9);
                    mention.outside = run.1;
                    mention.extent = super::people::name_extent(reading, run.0.first, run.0.end - 1, run.1);
                    mention.title = short_title(cells, at, paragraph.tokens.start, run.1);
                    at = run.0.end;
                    all.push(mention);
                }
                _ => at += 1,
            }
        }
    }
    crate::order::sort_by_key(&mut all, |p| p.tokens.start);
    all
}

/// The short forms of the full names of a page, by their folded words.
fn short_forms(reading: &Reading, cells: &[Cell], found: &[Person]) -> Shorts {
    let mut shorts = Shorts::default();
    for person in found {
        let Some(cell) = cells.get(person.tokens.start) else { continue };
        if cell.kind != Some(TokenKind::Arabic) {
            continue;
        }
        let single = person.tokens.len() == 1;
        if single && (person.title.is_none() || cell.strength() < Strength::Doubtful && cell.shape < 8) {
            continue;
        }
        let first = short_start(cells, person);
        // "نادية فتاح علوي" is also "فتاح علوي".
        for from in person.tokens.start + 1..first {
            let long = key(reading, from..person.tokens.end, 0);
            shorts.add(long, Short { tokens: person.tokens.end - from, doubtful: false });
        }
        let key = key(reading, first..person.tokens.end, if first == person.tokens.start { person.outside } else { 0 });
        let last = cells.get(person.tokens.end - 1).copied().unwrap_or_default();
        let length = person.tokens.end - first;
        let given = last.flags.any(Flags::GIVEN) && last.flags.any(Flags::NATIVE);
        let doubtful =
            length == 1 && (last.flags.any(Flags::DOUBT.with(Flags::COMMON)) || given || key.chars().count() < 3);
        if length == 1 && !doubtful && !last.flags.any(Flags::NATIVE) && !last.definite {
            let sound = skeleton::arabic(&key);
            if sound.len() >= 3 {
                shorts.sounds.insert(sound.into(), Short { tokens: 1, doubtful: false });
            }
        }
        // "بو حبيب" is also written "بوحبيب", "المقداد" also "مقداد".
        if key.contains(' ') {
            shorts.add(key.replace(' ', ""), Short { tokens: 1, doubtful: false });
        }
        if let Some(bare) = key.strip_prefix("ال").filter(|r| length == 1 && last.definite && r.chars().count() >= 4)
        {
            shorts.add(bare.to_owned(), Short { tokens: 1, doubtful: true });
        }
        shorts.add(key, Short { tokens: length, doubtful }).doubtful &= doubtful;
    }
    shorts
}

impl Shorts {
    /// The entry of a short form, made where there is none.
    fn add(&mut self, key: String, short: Short) -> &mut Short {
        let first = key.split(' ').next().unwrap_or("");
        let longest = self.firsts.entry(first.into()).or_default();
        *longest = short.tokens.max(*longest);
        self.exact.entry(key.into()).or_insert(short)
    }
}

/// Where the surname of a full name begins: with its links ("بن سلمان", "أبو الغيط", "داود أوغلو").
fn short_start(cells: &[Cell], person: &Person) -> usize {
    let range = person.tokens.clone();
    let mut first = range.end - 1;
    if first > range.start && cells.get(first).is_some_and(|c| c.flags.any(Flags::TAIL.with(Flags::ORDINAL))) {
        first -= 1;
    }
    while first > range.start && cells.get(first - 1).is_some_and(|c| c.flags.any(Flags::LINK)) {
        first -= 1;
    }
    first
}

fn key(reading: &Reading, tokens: std::ops::Range<usize>, outside: usize) -> String {
    let mut key = String::new();
    for at in tokens.clone() {
        let word = reading.tokens.fold(at);
        if at == tokens.start {
            key.extend(word.chars().skip(outside));
        } else {
            key.push(' ');
            key.push_str(word);
        }
    }
    key
}

/// "كوهين علييف": two surnames of two persons of this page that stand side by side.
fn part_pairs(reading: &Reading, cells: &[Cell], found: Vec<Person>, shorts: &Shorts) -> Vec<Person> {
    let shorts = |key: &str| shorts.exact.contains_key(key);
    let mut out = Vec::with_capacity(found.len());
    for one in found {
        let range = one.tokens.clone();
        if range.len() == 2 {
            let first = key(reading, range.start..range.start + 1, one.outside);
            let second = key(reading, range.start + 1..range.end, 0);
            let given = cells.get(range.start).is_some_and(|c| c.flags.any(Flags::GIVEN));
            let whole = shorts(&format!("{first} {second}"));
            if !given && !whole && shorts(&first) && shorts(&second) && first != second {
                for (at, title, outside) in [(range.start, one.title, one.outside), (range.start + 1, None, 0)] {
                    let run = Run { first: at, end: at + 1, ..Run::default() };
                    let mut half = person(reading, cells, run, title, "two-bearers", 0.9);
                    half.outside = outside;
                    out.push(half);
                }
                continue;
            }
        }
        out.push(one);
    }
    out
}

fn mention_at(reading: &Reading, cells: &[Cell], at: usize, end: usize, shorts: &Shorts) -> Option<(Run, usize)> {
    let cell = cells.get(at)?;
    if !cell.is_word() || cell.taken || super::people::names_thing(cells, at) {
        return None;
    }
    let word = reading.tokens.fold(at);
    let whole = longest(reading, at, end, word, shorts).map(|(run, short)| (run, short, 0));
    let split = || {
        clitic::splits(word)
            .filter(|s| !s.swallowed)
            .find_map(|s| longest(reading, at, end, &s.rest, shorts).map(|(run, short)| (run, short, s.outside)))
    };
    let sound = || {
        let run = Run { first: at, end: at + 1, ..Run::default() };
        let heard = |rest: &str, outside: usize| {
            let short = shorts.sounds.get(skeleton::arabic(rest).as_str())?;
            Some((run, *short, outside))
        };
        let unknown = cell.is_unknown() && !cell.definite && cell.shape > 0
            || cell.strength() == Strength::Sure && !cell.flags.any(Flags::NATIVE);
        (unknown && !shorts.sounds.is_empty())
            .then(|| heard(word, 0).or_else(|| heard(word.strip_prefix('و')?, 1)))
            .flatten()
    };
    let (run, short, outside) = whole.or_else(split).or_else(sound)?;
    if short.doubtful && !backed(cells, &run, end, outside) {
        return None;
    }
    Some((run, outside))
}

/// The longest short form, of four words at most, that begins with `first` at token `at`.
fn longest(reading: &Reading, at: usize, end: usize, first: &str, shorts: &Shorts) -> Option<(Run, Short)> {
    let tokens = *shorts.firsts.get(first)?;
    let mut key = first.to_owned();
    let mut best = None;
    for next in at + 1..=(at + tokens.min(4)).min(end) {
        if let Some(short) = shorts.exact.get(key.as_str()).filter(|s| s.tokens == next - at) {
            best = Some((Run { first: at, end: next, ..Run::default() }, *short));
        }
        key.push(' ');
        key.push_str(reading.tokens.fold(next));
    }
    best
}

/// Whether the words around a doubtful short form speak for a person.
fn backed(cells: &[Cell], run: &Run, end: usize, outside: usize) -> bool {
    let before = run.first.checked_sub(1).and_then(|i| cells.get(i)).copied().unwrap_or_default();
    let after = cells.get(run.end).filter(|_| run.end < end).copied().unwrap_or_default();
    let said = before.is_word() && before.flags.any(Flags::SAY.with(Flags::OF).with(Flags::MEET));
    let does = after.flags.any(Flags::DOES) && after.outside == 0;
    let title = before.is_word() && before.definite && before.flags.any(Flags::RANK) || before.flags.any(Flags::PEER);
    let own = cells.get(run.first).is_some_and(|c| c.flags.any(Flags::NAME) && !c.flags.any(Flags::COMMON));
    let heads = after.mark == Some(':') || before.mark == Some('«') && after.mark == Some('»');
    // "زيارة الشرع الأولى": in the construct and with the article, where the page has a bearer.
    let of = before.is_word() && !before.definite && before.flags.any(Flags::OF.with(Flags::MEET));
    let definite = outside == 0 && cells.get(run.first).is_some_and(|c| c.definite);
    let asked = before.is_word() && before.flags.any(Flags::SAY) && after.strength() < Strength::Doubtful;
    title
        || (of || asked) && definite
        || own && heads
        || said && (does || own || after.mark.is_some())
        || own && does && outside == 0
        || own && before.flags.any(Flags::SAY)
}

/// "الرئيس علييف": a rank right before a later mention that no title had opened.
fn short_title(cells: &[Cell], at: usize, start: usize, outside: usize) -> Option<Title> {
    if outside > 0 || at <= start {
        return None;
    }
    let before = cells.get(at - 1)?;
    let titled = before.definite && before.flags.any(Flags::RANK) || before.flags.any(Flags::PEER);
    (titled && before.strength() != Strength::Sure && !before.taken).then_some(Title {
        first: at - 1,
        last: at - 1,
        name: at,
        royal: before.flags.any(Flags::ROYAL),
        comma: false,
        plain: false,
    })
}
