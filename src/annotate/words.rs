//! What is known of a single word: name, common word, office, verb of saying.
//!
//! One map from the folded word to flags, built once from the knowledge files.

use std::sync::LazyLock;

use crate::knowledge::{alternatives, rows};
use crate::text::words::{WordHash, WordMap};
use crate::text::{Folding, fold};

/// What a word may be. A word may be several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags(u32);

impl Flags {
    /// A token of persons' names.
    pub const NAME: Flags = Flags(1);
    /// Also a common word: a name only beside another name or a title.
    pub const DOUBT: Flags = Flags(1 << 1);
    pub const GIVEN: Flags = Flags(1 << 2);
    pub const FAMILY: Flags = Flags(1 << 3);
    /// A name of the Arab world, which varies little in spelling.
    pub const NATIVE: Flags = Flags(1 << 4);
    /// The surname of a public figure: a person also where it stands alone.
    pub const ALONE: Flags = Flags(1 << 5);
    pub const COMMON: Flags = Flags(1 << 6);
    pub const OFFICE: Flags = Flags(1 << 7);
    pub const RANK: Flags = Flags(1 << 8);
    pub const ROYAL: Flags = Flags(1 << 9);
    pub const PEER: Flags = Flags(1 << 10);
    pub const AFTER: Flags = Flags(1 << 11);
    pub const JOINT: Flags = Flags(1 << 12);
    pub const KIN: Flags = Flags(1 << 13);
    pub const TRADE: Flags = Flags(1 << 14);
    pub const SAY: Flags = Flags(1 << 15);
    pub const MEET: Flags = Flags(1 << 16);
    pub const OF: Flags = Flags(1 << 17);
    pub const DOES: Flags = Flags(1 << 18);
    /// Joins the parts of a name: بن، أبو، آل، فون.
    pub const LINK: Flags = Flags(1 << 19);
    /// الأول, الثاني after a ruler's name.
    pub const ORDINAL: Flags = Flags(1 << 20);
    /// Second half of a compound: الدين، الله.
    pub const TAIL: Flags = Flags(1 << 21);
    /// A Latin-script office: President, Minister.
    pub const FOREIGN_OFFICE: Flags = Flags(1 << 22);

    /// A verb of saying in the narrow sense: only persons do it.
    pub const SPEAK: Flags = Flags(1 << 23);

    /// Ends an office without a name.
    pub const STOP: Flags = Flags(1 << 24);
    /// A thing that is named after people.
    pub const NAMED: Flags = Flags(1 << 25);

    /// Stands between a person's name and the father's: بن، بنت، ولد.
    pub const SON: Flags = Flags(1 << 26);
    /// An honour that stands right before a name or a rank: سعادة، معالي.
    pub const HONOUR: Flags = Flags(1 << 27);

    pub const NONE: Flags = Flags(0);

    pub const fn with(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }

    pub const fn without(self, other: Flags) -> Flags {
        Flags(self.0 & !other.0)
    }

    pub const fn only(self, of: Flags) -> Flags {
        Flags(self.0 & of.0)
    }

    /// Any of them.
    pub const fn any(self, of: Flags) -> bool {
        self.0 & of.0 != 0
    }

    pub const fn bits(self) -> u32 {
        self.0
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The words known, by folded form.
pub struct Words {
    flags: WordMap<Flags>,
    /// Folded name token → Latin spelling, lower case.
    latin: WordMap<Box<str>>,
    /// Latin name tokens, lower case without accents.
    latin_tokens: WordMap<Flags>,
    /// Folded full name → Latin name of a public figure.
    figures: WordMap<&'static str>,
    /// Folded surname that stands alone → Latin name of its bearer; empty where several bear it.
    alone: WordMap<&'static str>,
    /// Latin name of a public figure → Arabic name.
    arabic: WordMap<&'static str>,
    /// First word of a public figure's name → the words that follow in full names.
    openings: WordMap<Vec<Vec<Box<str>>>>,
}

/// Room for so many words, so that the tables need not grow while they are filled.
const MANY: usize = 28_000;

static WORDS: LazyLock<Words> = LazyLock::new(Words::load);

/// The words known.
pub fn words() -> &'static Words {
    &WORDS
}

impl Words {
    /// What is known of a folded word; empty for an unknown one.
    pub fn of(&self, folded: &str) -> Flags {
        self.flags.get(folded).copied().unwrap_or_default()
    }

    /// The usual Latin spelling of a name token, lower case.
    pub fn latin(&self, folded: &str) -> Option<&str> {
        self.latin.get(folded).map(|it| &**it)
    }

    /// All tokens with a Latin spelling that are not names of the Arab world.
    pub fn foreign_tokens(&self) -> impl Iterator<Item = (&str, &str)> {
        let foreign = |key: &str| !self.of(key).any(Flags::NATIVE);
        self.latin.iter().map(|(key, latin)| (&**key, &**latin)).filter(move |(key, _)| foreign(key))
    }

    /// What is known of a Latin token, given in lower case without accents.
    pub fn of_latin(&self, token: &str) -> Flags {
        self.latin_tokens.get(token).copied().unwrap_or_default()
    }

    /// The Latin name of a public figure, by the folded Arabic name.
    pub fn figure(&self, folded: &str) -> Option<&'static str> {
        self.figures.get(folded).copied()
    }

    /// The Latin name of the one public figure whose surname alone this is.
    pub fn alone(&self, folded: &str) -> Option<&'static str> {
        self.alone.get(folded).copied().filter(|name| !name.is_empty())
    }

    /// The Arabic name of a public figure, by the Latin one.
    pub fn figure_in_arabic(&self, latin: &str) -> Option<&'static str> {
        self.arabic.get(latin).copied()
    }

    /// Whether a public figure's name of several words begins with the word.
    pub fn opens_figure(&self, first: &str) -> bool {
        self.openings.contains_key(first)
    }

    /// How many words the longest public figure's name has that begins with `first` and goes on with `rest(0)`, ….
    pub fn figure_length<'t>(&self, first: &str, rest: impl Fn(usize) -> &'t str) -> Option<usize> {
        let names = self.openings.get(first)?;
        let fits = |name: &&Vec<Box<str>>| name.iter().enumerate().all(|(at, word)| **word == *rest(at));
        names.iter().filter(fits).map(|name| name.len() + 1).max()
    }

    fn load() -> Words {
        let mut words = Words {
            flags: WordMap::with_capacity_and_hasher(MANY, WordHash::default()),
            latin: WordMap::with_capacity_and_hasher(MANY / 2, WordHash::default()),
            latin_tokens: WordMap::with_capacity_and_hasher(MANY / 2, WordHash::default()),
            figures: WordMap::default(),
            openings: WordMap::default(),
            alone: WordMap::default(),
            arabic: WordMap::default(),
        };
        words.load_common();
        words.load_tokens();
        words.load_news();
        words.load_arab();
        words.load_figures();
        words.load_lists();
        words.respell_alone();
        words.deny();
        words
    }

    /// g is written غ, ج, ق or ك: «غالانت» alone is also «جالانت», where that is no other word.
    fn respell_alone(&mut self) {
        const G: [char; 4] = ['غ', 'ج', 'ق', 'ك'];
        let mut others = Vec::new();
        for (surname, bearer) in &self.alone {
            let known = self.of(surname);
            let foreign = !known.any(Flags::NATIVE.with(Flags::DOUBT)) && !surname.starts_with("ال");
            let one = surname.chars().filter(|c| matches!(c, 'غ' | 'ج')).count() == 1;
            if foreign && one && !surname.contains(' ') && surname.chars().count() >= 5 {
                let spelt = G.map(|g| surname.replace(['غ', 'ج'], g.encode_utf8(&mut [0; 4])));
                others.extend(spelt.into_iter().filter(|it| self.of(it).is_empty()).map(|it| (it, known, *bearer)));
            }
        }
        crate::order::sort_by_key(&mut others, |(spelling, ..)| spelling.clone());
        for (spelling, flags, bearer) in others {
            self.flags.entry(spelling.clone().into_boxed_str()).or_insert(flags);
            self.alone.entry(spelling.into_boxed_str()).or_insert(bearer);
        }
    }

    /// Words that are no names, whatever the lists compiled from open data say; those of the hand-made list stay.
    fn deny(&mut self) {
        const NAMES: Flags = Flags::NAME.with(Flags::DOUBT).with(Flags::GIVEN).with(Flags::FAMILY).with(Flags::ALONE);
        let denied = include_str!("../knowledge/false_names.txt").lines().filter(|l| !l.starts_with('#'));
        for word in denied.flat_map(str::split_whitespace) {
            if let Some(flags) = self.flags.get_mut(fold(word, Folding::Strong).as_str())
                && !flags.any(Flags::NATIVE)
            {
                *flags = flags.without(NAMES).with(Flags::COMMON);
            }
        }
    }

    fn add(&mut self, word: &str, flags: Flags) {
        let entry = self.flags.entry(fold(word, Folding::Strong).into_boxed_str()).or_default();
        *entry = entry.with(flags);
    }

    fn set_latin(&mut self, word: &str, latin: &str) {
        self.latin.insert(fold(word, Folding::Strong).into_boxed_str(), latin.to_lowercase().into_boxed_str());
    }

    fn load_common(&mut self) {
        for word in include_str!("../knowledge/common_words.txt").lines().filter(|l| !l.starts_with('#')) {
            self.flags.insert(word.into(), Flags::COMMON);
        }
        let more = include_str!("../knowledge/false_names.txt").lines().filter(|l| !l.starts_with('#'));
        for word in more.flat_map(str::split_whitespace) {
            self.add(word, Flags::COMMON);
        }
    }

    fn load_tokens(&mut self) {
        for row in rows(include_str!("../knowledge/name_tokens.tsv")) {
            let [word, latin, rest @ ..] = row.as_slice() else { continue };
            let doubt = if rest.first() == Some(&"a") { Flags::DOUBT } else { Flags::NONE };
            self.add(word, Flags::NAME.with(doubt));
            self.set_latin(word, latin);
            self.latin_tokens.insert(fold(latin, Folding::Strong).into_boxed_str(), Flags::NAME);
        }
    }

    /// Names learnt from the news, most of them of families.
    fn load_news(&mut self) {
        let learnt = include_str!("../knowledge/news_names.txt").lines().filter(|l| !l.starts_with('#'));
        for word in learnt {
            let native = if word.starts_with("ال") { Flags::NATIVE } else { Flags::NONE };
            self.add(word, Flags::NAME.with(Flags::FAMILY).with(native));
        }
    }

    fn load_arab(&mut self) {
        for row in rows(include_str!("../knowledge/arab_names.tsv")) {
            let [word, latin, usage, rest @ ..] = row.as_slice() else { continue };
            let usage = match *usage {
                "g" => Flags::NATIVE.with(Flags::GIVEN),
                "f" => Flags::NATIVE.with(Flags::FAMILY),
                "G" => Flags::GIVEN,
                "F" => Flags::FAMILY,
                _ => Flags::NATIVE.with(Flags::GIVEN).with(Flags::FAMILY),
            };
            let key = fold(word, Folding::Strong);
            // The hand-made list overrides what counts said.
            let before = self.of(&key).without(Flags::DOUBT.with(Flags::COMMON));
            let doubt = if rest.first() == Some(&"a") { Flags::DOUBT } else { Flags::NONE };
            let flags = before.with(Flags::NAME).with(usage).with(doubt);
            self.flags.insert(key.into_boxed_str(), flags);
            self.set_latin(word, latin);
            self.latin_tokens.insert(fold(latin, Folding::Strong).into_boxed_str(), Flags::NAME);
        }
    }

    fn load_figures(&mut self) {
        for row in rows(include_str!("../knowledge/public_figures.tsv")) {
            let [name, others, latin, alone] = row.as_slice() else { continue };
            let full = *latin;
            self.arabic.entry(full.into()).or_insert(name);
            for name in std::iter::once(*name).chain(alternatives(others)) {
                self.figures.insert(joined(name).into_boxed_str(), latin);
                let tokens: Vec<&str> = name.split(' ').collect();
                if let [first, rest @ ..] = tokens.as_slice()
                    && !rest.is_empty()
                {
                    let rest = rest.iter().map(|t| fold(t, Folding::Strong).into_boxed_str()).collect();
                    self.openings.entry(fold(first, Folding::Strong).into_boxed_str()).or_default().push(rest);
                }
                let latin: Vec<&str> = latin.split([' ']).collect();
                for (at, token) in tokens.iter().enumerate() {
                    let key = fold(token, Folding::Strong);
                    let known = self.of(&key);
                    let short = key.chars().count() < 3 && known.any(Flags::COMMON);
                    if known.any(Flags::LINK) || short || key.chars().count() < 2 {
                        continue;
                    }
                    if !known.any(Flags::NAME) {
                        let doubt = if known.any(Flags::COMMON) { Flags::DOUBT } else { Flags::NONE };
                        self.add(token, Flags::NAME.with(doubt));
                    }
                    if tokens.len() == latin.len() {
                        if self.latin(&key).is_none() || !self.of(&key).any(Flags::NATIVE) {
                            self.set_latin(token, latin[at]);
                        }
                        let lower = fold(latin[at], Folding::Strong);
                        self.latin_tokens.insert(lower.into_boxed_str(), Flags::NAME);
                    }
                    if at == 0 {
                        self.add(token, Flags::GIVEN);
                    } else if at + 1 == tokens.len() {
                        self.add(token, Flags::FAMILY);
                    }
                }
                let surnames: Vec<&'static str> = match *alone {
                    "-" => Vec::new(),
                    "*" => name.split(' ').next_back().into_iter().collect(),
                    listed => alternatives(listed).collect(),
                };
                for surname in surnames {
                    let bearer = self.alone.entry(joined(surname).into_boxed_str()).or_insert(full);
                    if *bearer != full {
                        *bearer = "";
                    }
                }
                match *alone {
                    "-" => {}
                    "*" => {
                        if let Some(last) = tokens.last() {
                            self.add(last, Flags::ALONE);
                        }
                    }
                    listed => alternatives(listed).for_each(|it| self.add(it, Flags::ALONE)),
                }
                // The news that common words were counted in speaks of public figures as well.
                for token in tokens.iter().filter(|t| t.chars().count() >= 5 && !t.starts_with("ال")) {
                    let key = fold(token, Folding::Strong);
                    if let Some(flags) = self.flags.get_mut(key.as_str()).filter(|f| f.any(Flags::ALONE)) {
                        *flags = flags.without(Flags::DOUBT.with(Flags::COMMON));
                    }
                }
            }
        }
    }

    fn load_lists(&mut self) {
        for file in [include_str!("../knowledge/titles.tsv"), include_str!("../knowledge/speech.tsv")] {
            for row in rows(file) {
                let [kind, list, ..] = row.as_slice() else { continue };
                let flags = match *kind {
                    "office" => Flags::OFFICE,
                    "rank" => Flags::RANK,
                    "royal" => Flags::ROYAL.with(Flags::RANK),
                    "peer" => Flags::PEER,
                    "after" => Flags::AFTER,
                    "joint" => Flags::JOINT,
                    "kin" => Flags::KIN,
                    "trade" => Flags::TRADE.with(Flags::RANK),
                    "speak" => Flags::SPEAK.with(Flags::SAY).with(Flags::COMMON),
                    "say" => Flags::SAY.with(Flags::COMMON),
                    "meet" => Flags::MEET,
                    "of" => Flags::OF,
                    "does" => Flags::DOES.with(Flags::COMMON),
                    "stop" => Flags::STOP.with(Flags::COMMON),
                    "named" => Flags::NAMED.with(Flags::COMMON),
                    "link" => Flags::LINK,
                    "son" => Flags::LINK.with(Flags::SON),
                    "honour" => Flags::RANK.with(Flags::HONOUR),
                    "ordinal" => Flags::ORDINAL,
                    "tail" => Flags::TAIL,
                    "latin-office" => Flags::FOREIGN_OFFICE,
                    _ => continue,
                };
                alternatives(list).for_each(|word| self.add(word, flags));
            }
        }
    }
}

/// A full name as a key: folded, عبد and أبو written apart or together alike.
pub fn joined(name: &str) -> String {
    let mut key = fold(name, Folding::Strong);
    for (apart, together) in [("عبد ا", "عبدا"), ("ابو ", "ابو")] {
        if key.contains(apart) {
            key = key.replace(apart, together);
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_words_are() {
        for (word, flag, expected) in [
            ("محمد", Flags::NAME, true),
            ("محمد", Flags::DOUBT, false),
            ("كريم", Flags::DOUBT, true),
            ("سعيد", Flags::DOUBT, true),
            ("وزير", Flags::OFFICE, true),
            ("وزير", Flags::NAME, false),
            ("بوتين", Flags::ALONE, true),
            ("نظيره", Flags::PEER, true),
            ("المفاوضات", Flags::NAME, false),
            ("بن", Flags::LINK, true),
            ("السيسي", Flags::ALONE, true),
        ] {
            assert_eq!(words().of(word).any(flag), expected, "{word}");
        }
        assert_eq!(words().latin("غوتيريش"), Some("guterres"));
        assert_eq!(words().figure(&joined("عبد الفتاح السيسي")), Some("Abdel Fattah el-Sisi"));
    }
}
