//! What figures count and measure, from the knowledge files.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::knowledge::{alternatives, rows};
use crate::text::words::{WordHash, WordMap, WordSet};
use crate::text::{Folding, TokenKind, Tokens, fold};

/// What stands after a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitWord {
    /// The unit's name in the files ("km", "USD", "people"); begins with `?` where the country is open.
    pub unit: &'static str,
    /// A counted noun of everyday life, no measure.
    pub noun: bool,
}

struct Entry {
    rest: Vec<String>,
    word: UnitWord,
}

type Map = WordMap<Vec<Entry>>;

static AFTER: LazyLock<Map> = LazyLock::new(|| {
    let mut map = Map::default();
    read(&mut map, include_str!("../knowledge/units.tsv"), 1, false);
    read(&mut map, include_str!("../knowledge/counted_nouns.tsv"), 1, true);
    sorted(map)
});

static PAIRS: LazyLock<Map> = LazyLock::new(|| {
    let mut map = Map::default();
    read(&mut map, include_str!("../knowledge/units.tsv"), 2, false);
    read(&mut map, include_str!("../knowledge/counted_nouns.tsv"), 2, true);
    derive_pairs(&mut map);
    sorted(map)
});

/// "سائحان" from "سائح", "وزارتين" from "وزارة". A masculine dual in ين can be a plural and is only known where it is listed.
fn derive_pairs(map: &mut Map) {
    for row in rows(include_str!("../knowledge/counted_nouns.tsv")) {
        let [unit, words, ..] = row[..] else { continue };
        let words: Vec<String> = alternatives(words).map(|word| fold(word, Folding::Strong)).collect();
        for word in &words {
            let feminine = word.strip_suffix('ة').filter(|stem| stem.chars().count() >= 3);
            // A noun whose accusative is listed too is a singular.
            let masculine = words.contains(&format!("{word}ا")) && word.chars().count() >= 3;
            let duals = match feminine {
                Some(stem) => vec![format!("{stem}تان"), format!("{stem}تين")],
                None if masculine && unit == "people" => vec![format!("{word}ان")],
                None => continue,
            };
            for dual in duals.into_iter().filter(|dual| !dual.contains(' ') && !listed("no-pair", dual)) {
                let entries = map.entry(dual.into()).or_default();
                if entries.is_empty() {
                    entries.push(Entry { rest: Vec::new(), word: UnitWord { unit, noun: true } });
                }
            }
        }
    }
}

static GATES: LazyLock<HashMap<&'static str, WordSet, WordHash>> = LazyLock::new(|| {
    let mut gates: HashMap<&'static str, WordSet, WordHash> = HashMap::default();
    for row in rows(include_str!("../knowledge/figure_gates.tsv")) {
        let [gate, words, ..] = row[..] else { continue };
        gates.entry(gate).or_default().extend(alternatives(words).map(|word| fold(word, Folding::Strong).into()));
    }
    gates
});

static COUNTRIES: LazyLock<WordMap<Vec<&'static str>>> = LazyLock::new(|| {
    let mut map: WordMap<Vec<&'static str>> = WordMap::default();
    for row in rows(include_str!("../knowledge/money_countries.tsv")) {
        let [code, words, ..] = row[..] else { continue };
        for word in alternatives(words) {
            map.entry(fold(word, Folding::Strong).into()).or_default().push(code);
        }
    }
    map
});

fn read(map: &mut Map, file: &'static str, column: usize, noun: bool) {
    for row in rows(file) {
        let (Some(unit), Some(words)) = (row.first(), row.get(column)) else { continue };
        for words in alternatives(words) {
            // "كلم/ساعة" is three tokens, "د.إ" and "م²" too.
            let folded = fold(words, Folding::Strong);
            let parted: String = folded
                .chars()
                .flat_map(|c| match c {
                    '/' | '.' | '²' | '³' => [' ', c, ' '],
                    _ => ['\0', c, '\0'],
                })
                .filter(|c| *c != '\0')
                .collect();
            let folded = parted;
            let mut parts = folded.split_whitespace().map(str::to_owned);
            let Some(first) = parts.next() else { continue };
            let rest: Vec<String> = parts.collect();
            let entries = map.entry(first.into()).or_default();
            if !entries.iter().any(|entry| entry.rest == rest) {
                entries.push(Entry { rest, word: UnitWord { unit, noun } });
            }
        }
    }
}

fn sorted(mut map: Map) -> Map {
    for entries in map.values_mut() {
        crate::order::sort_by_key(entries, |entry| std::cmp::Reverse(entry.rest.len()));
    }
    map
}

fn look(map: &Map, tokens: &Tokens, at: usize, first: &str) -> Option<(UnitWord, usize)> {
    let entry = map
        .get(first)?
        .iter()
        .find(|entry| entry.rest.iter().enumerate().all(|(i, word)| tokens.fold(at + 1 + i) == word.as_str()))?;
    Some((entry.word, at + 1 + entry.rest.len()))
}

/// The unit that stands at token `at`, and the token after it.
pub fn after_number(tokens: &Tokens, at: usize) -> Option<(UnitWord, usize)> {
    look(&AFTER, tokens, at, tokens.fold(at))
}

/// The first words of the duals.
pub fn first_words_of_pairs() -> impl Iterator<Item = &'static str> {
    PAIRS.keys().map(|word| &**word)
}

/// A counted noun by one folded word, without the article.
pub fn noun(folded: &str) -> Option<UnitWord> {
    AFTER.get(folded)?.iter().find(|entry| entry.rest.is_empty()).map(|entry| entry.word)
}

/// Two of something by its dual: the unit, the token after it, and the letters of clitics before it.
pub fn pair(tokens: &Tokens, at: usize) -> Option<(UnitWord, usize, usize)> {
    let folded = tokens.fold(at);
    if let Some((word, end)) = look(&PAIRS, tokens, at, folded) {
        return Some((word, end, 0));
    }
    crate::text::words::strip_clitics(folded)
        .find_map(|(rest, letters)| look(&PAIRS, tokens, at, rest).map(|(word, end)| (word, end, letters)))
}

/// Whether a gate's list has the folded word.
pub fn listed(gate: &str, word: &str) -> bool {
    GATES.get(gate).is_some_and(|words| words.contains(word))
}

/// Whether a gate's list has the two words at `at`.
pub fn listed_two(gate: &str, tokens: &Tokens, at: usize) -> bool {
    let Some(words) = GATES.get(gate) else { return false };
    words.contains(tokens.fold(at))
        || words
            .iter()
            .any(|phrase| phrase.split_once(' ').is_some_and(|(a, b)| tokens.fold(at) == a && tokens.fold(at + 1) == b))
}

/// A sound masculine plural ("الأذريين", "مهندسون"): people, but for a few broken plurals that end alike.
pub fn is_people(folded: &str) -> bool {
    let bare = folded.strip_prefix("ال").unwrap_or(folded);
    let plural = bare.ends_with("ين") || bare.ends_with("ون");
    plural && bare.chars().count() >= 5 && !listed("not-people", bare) && !bare.ends_with("مليون")
}

/// Adjectives of states as the names of their people ("هندي", "كويتيا"), and peoples with a broken plural ("الأكراد").
static PEOPLES: LazyLock<WordSet> = LazyLock::new(|| {
    let bare = |name: &str| {
        let folded = fold(name.trim_start_matches(['~', '?']), Folding::Strong);
        Box::from(folded.strip_prefix("ال").unwrap_or(&folded))
    };
    let mut peoples = WordSet::default();
    for row in rows(include_str!("../knowledge/countries.tsv")) {
        let names = row.iter().skip(3).take(2).flat_map(|names| alternatives(names));
        peoples.extend(names.filter(|name| !name.contains(['[', ' '])).map(bare));
    }
    for row in rows(include_str!("../knowledge/groups.tsv")) {
        let names = row.first().into_iter().flat_map(|names| alternatives(names));
        peoples.extend(names.filter(|name| !name.contains(['[', ' '])).map(bare));
    }
    peoples
});

/// Whether a folded word names people by their state or community: "هندي", "كويتيا", "المغاربة".
pub fn is_of_a_people(folded: &str) -> bool {
    let bare = folded.strip_prefix("ال").unwrap_or(folded);
    PEOPLES.contains(bare) || bare.strip_suffix(['ا', 'ة']).is_some_and(|stem| PEOPLES.contains(stem))
}

/// Whose money a page means where the word for it leaves the country open.
pub struct Money<'a, 't> {
    tokens: &'a Tokens<'t>,
    /// How often the page names the country of each code; counted when first asked.
    named: OnceCell<HashMap<&'static str, usize>>,
}

impl<'a, 't> Money<'a, 't> {
    pub fn new(tokens: &'a Tokens<'t>) -> Money<'a, 't> {
        Money { tokens, named: OnceCell::new() }
    }

    /// The code among `open` ("?EGP SDG") whose country the page names most often, else the first.
    pub fn of(&self, open: &'static str) -> &'static str {
        let named = self.named.get_or_init(|| self.count());
        let codes = || open.trim_start_matches('?').split(' ');
        let count = |code: &&str| named.get(*code).copied().unwrap_or(0);
        let most = codes().map(|code| count(&code)).max().unwrap_or(0);
        codes().find(|code| count(code) == most).unwrap_or("")
    }

    fn count(&self) -> HashMap<&'static str, usize> {
        let mut named = HashMap::new();
        for at in 0..self.tokens.len() {
            if self.tokens.get(at).is_none_or(|t| t.kind != TokenKind::Arabic) {
                continue;
            }
            let folded = self.tokens.fold(at);
            // Bare, or behind one letter: "بمصر".
            let codes = COUNTRIES.get(folded).or_else(|| COUNTRIES.get(folded.get(2..)?));
            for code in codes.into_iter().flatten() {
                *named.entry(*code).or_insert(0) += 1;
            }
        }
        named
    }
}
