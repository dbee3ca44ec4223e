//! What every token of a page is to the finder of persons: its flags, its clitics, who else claims it.

use super::dates::lexicon;
use super::shape;
use super::words::{Flags, words};
use super::{Candidate, Reading};
use crate::text::{TokenKind, clitic};

/// One token as the finder of persons sees it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cell {
    pub kind: Option<TokenKind>,
    /// Of the word without the clitics that stand outside.
    pub flags: Flags,
    /// Letters of the folded word that are clitics.
    pub outside: u8,
    /// ل has swallowed the article ("للرئيس").
    pub swallowed: bool,
    /// Begins with the article, clitics aside.
    pub definite: bool,
    /// Ends like a relative adjective ("الإسرائيلي").
    pub relative: bool,
    /// Carries a pronoun ("دفاعه") and so is definite.
    pub possessed: bool,
    /// Lies in a place, organisation, group or event.
    pub taken: bool,
    /// For unknown words: how foreign it looks, see [`shape::foreign`].
    pub shape: i8,
    /// The sign itself, where the token is a mark.
    pub mark: Option<char>,
    pub spaced: bool,
    /// Tokens of a public figure's full name that begins here; 0 if none does.
    pub figure: u8,
    /// Letters of the folded word.
    pub letters: u8,
}

/// How well a token does as a part of a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// No part of a name.
    None,
    /// Unknown, and could be one.
    Unknown,
    /// A name that is also a common word.
    Doubtful,
    /// Hardly anything but a name.
    Sure,
}

/// From this shape on an unknown word counts as a possible name.
pub const FOREIGN: i8 = -4;

impl Cell {
    pub fn strength(&self) -> Strength {
        if self.taken || self.kind != Some(TokenKind::Arabic) {
            return Strength::None;
        }
        if self.flags.any(Flags::NAME) {
            return if self.flags.any(Flags::DOUBT) { Strength::Doubtful } else { Strength::Sure };
        }
        if self.flags.is_empty() && self.shape > FOREIGN && self.letters > 1 {
            Strength::Unknown
        } else {
            Strength::None
        }
    }

    /// A word nobody knows, whatever it looks like.
    pub fn is_unknown(&self) -> bool {
        self.is_word() && self.flags.is_empty() && !self.taken
    }

    pub fn is_word(&self) -> bool {
        self.kind == Some(TokenKind::Arabic)
    }

    /// A word that is certainly no name: common, and not a name besides.
    pub fn is_common(&self) -> bool {
        self.flags.any(Flags::COMMON) && !self.flags.any(Flags::NAME)
    }

    pub fn heads_title(&self) -> bool {
        self.flags.any(Flags::OFFICE.with(Flags::RANK).with(Flags::PEER).with(Flags::KIN))
    }
}

/// The cells of all tokens; those outside article text stay empty.
pub fn cells(reading: &Reading, others: &[Candidate]) -> Vec<Cell> {
    let mut cells = vec![Cell::default(); reading.tokens.len()];
    for paragraph in &reading.paragraphs {
        for at in paragraph.tokens.clone() {
            if let Some(cell) = cells.get_mut(at) {
                *cell = cell_of(reading, at);
            }
        }
    }
    for other in others.iter().filter(|c| c.score >= 0.5) {
        // A public figure's full name wins over what is only a part of it.
        let within = (other.tokens.start.saturating_sub(3)..=other.tokens.start).any(|at| {
            let length = cells.get(at).map_or(0, |c| usize::from(c.figure));
            length > 1
                && at + length > other.tokens.start
                && (at < other.tokens.start || at + length > other.tokens.end)
        });
        if within {
            continue;
        }
        for at in other.tokens.clone() {
            if let Some(cell) = cells.get_mut(at) {
                cell.taken = true;
            }
        }
    }
    part_unknown(reading, &mut cells);
    find_mothers(reading, &mut cells);
    heed_honours(reading, &mut cells);
    heed_hours(reading, &mut cells);
    cells
}

/// What makes a word a part of a name.
const NAMING: Flags = Flags::NAME.with(Flags::GIVEN).with(Flags::FAMILY).with(Flags::DOUBT);

/// "التقى فيدان صباح الإثنين": a part of the day, not Sabah.
fn heed_hours(reading: &Reading, cells: &mut [Cell]) {
    for at in 0..cells.len().saturating_sub(1) {
        let Some(cell) = cells.get_mut(at).filter(|it| it.flags.any(Flags::NAME) && it.flags.any(Flags::DOUBT)) else {
            continue;
        };
        let word = clitic::rest_of(reading.tokens.fold(at), usize::from(cell.outside));
        if lexicon::is_part_of_day(word, reading.tokens.fold(at + 1)) {
            cell.flags = cell.flags.without(NAMING).with(Flags::COMMON);
        }
    }
}

/// "أم كلثوم", "أم محمد": a mother, where a given name follows.
fn find_mothers(reading: &Reading, cells: &mut [Cell]) {
    for at in 0..cells.len().saturating_sub(1) {
        let given = cells.get(at + 1).is_some_and(|next| {
            next.outside == 0 && !next.definite && next.flags.any(Flags::GIVEN) && next.flags.any(Flags::NATIVE)
        });
        if given
            && matches!(reading.tokens.fold(at), "ام" | "وام")
            && let Some(cell) = cells.get_mut(at).filter(|c| !c.taken && c.is_word())
        {
            cell.flags = cell.flags.with(Flags::LINK);
        }
    }
}

/// "سعادة السيد لوثار": what stands before a rank is an honour, not Saada; what follows the rank is whole, not ل and a name.
fn heed_honours(reading: &Reading, cells: &mut [Cell]) {
    for at in 0..cells.len().saturating_sub(1) {
        let (Some(cell), Some(next)) = (cells.get(at), cells.get(at + 1)) else { continue };
        let rank = cell.definite && !cell.swallowed && cell.flags.any(Flags::RANK);
        let honour = cell.flags.any(Flags::HONOUR) && next.definite && next.heads_title();
        let known = next.flags.any(Flags::ALONE.with(Flags::NATIVE)) || !next.flags.any(Flags::NAME);
        let word = reading.tokens.fold(at + 1);
        let whole = rank && next.outside == 1 && !known && word.starts_with(['ب', 'ل', 'ك', 'ف']);
        if honour && let Some(cell) = cells.get_mut(at) {
            cell.flags = cell.flags.without(NAMING);
        }
        if whole && let Some(next) = cells.get_mut(at + 1) {
            next.outside = 0;
            next.flags = Flags::NONE;
            next.shape = shape::foreign(word).clamp(-100, 100) as i8;
        }
    }
}

/// "وحقان فيدان", "جالانت وحسنوف": an unknown word with و before a sure name, or behind a public figure, is و and a name.
fn part_unknown(reading: &Reading, cells: &mut [Cell]) {
    for at in 0..cells.len() {
        let Some(cell) = cells.get(at) else { continue };
        if !cell.is_unknown() || cell.outside > 0 {
            continue;
        }
        let next = cells.get(at + 1).is_some_and(|it| it.outside == 0 && it.strength() == Strength::Sure);
        let before = at.checked_sub(1).and_then(|it| cells.get(it));
        let beside = before.is_some_and(|it| it.flags.any(Flags::ALONE) && it.strength() == Strength::Sure);
        let rest = reading.tokens.fold(at).strip_prefix('و').filter(|r| r.chars().count() >= 3);
        if let Some(rest) = rest
            && (next || beside)
            && shape::foreign(rest) > 0
            && let Some(cell) = cells.get_mut(at)
        {
            cell.outside = 1;
            cell.shape = shape::foreign(rest).clamp(-100, 100) as i8;
        }
    }
}

fn cell_of(reading: &Reading, at: usize) -> Cell {
    let tokens = &reading.tokens;
    let Some(token) = tokens.get(at) else { return Cell::default() };
    let mut cell = Cell { kind: Some(token.kind), spaced: token.spaced, ..Cell::default() };
    match token.kind {
        TokenKind::Mark => cell.mark = tokens.source(at).chars().next(),
        TokenKind::Arabic => {
            let folded = tokens.fold(at);
            let form = reading.known().get(at).map_or_else(Form::default, |known| known.form);
            form.put(&mut cell);
            // Folding hides nothing of a word that is its own folding.
            if tokens.source(at) != folded {
                heed_spelling(tokens.source(at), &mut cell);
                part_stretched(tokens.source(at), folded, &mut cell);
            }
            if form.opens_figure {
                let first = clitic::rest_of(folded, usize::from(cell.outside));
                cell.figure = words().figure_length(first, |n| tokens.fold(at + 1 + n)).unwrap_or(0) as u8;
            }
        }
        TokenKind::Foreign => cell.flags = words().of_latin(tokens.fold(at)).with(words().of(tokens.fold(at))),
        TokenKind::Digits | TokenKind::LineEnd => {}
    }
    cell
}

/// What folding hides: "على" is the preposition, and what begins with a hamza has no article ("إلهام").
fn heed_spelling(source: &str, cell: &mut Cell) {
    if source.ends_with('ى') && cell.flags.any(Flags::NAME) && matches!(source, "على" | "وعلى" | "فعلى") {
        cell.flags = Flags::COMMON.with(Flags::JOINT);
    }
    let own = source.chars().nth(usize::from(cell.outside));
    if source.contains("فإن") || source == "لأم" || source == "أم" {
        cell.flags = cell.flags.without(Flags::LINK);
    }
    // "رأي", "ترأس": a hamza within the word is written in few names, and those are native.
    let within = source.chars().skip(usize::from(cell.outside) + 1).any(|c| c == 'أ');
    if within && cell.flags.any(Flags::NAME) && !cell.flags.any(Flags::NATIVE) {
        cell.flags = Flags::COMMON;
    }
    // "روى", "سعى": short words with this end are verbs; names with it are native ("منى").
    if source.ends_with('ى') && source.chars().count() <= 3 && !cell.flags.any(Flags::NATIVE) {
        cell.flags = Flags::COMMON.with(cell.flags.only(Flags::SAY.with(Flags::DOES).with(Flags::JOINT)));
    }
    if source == "آنا" {
        cell.flags = Flags::NAME.with(Flags::GIVEN);
    }
    if source == "آن" {
        cell.flags = Flags::NAME.with(Flags::DOUBT);
    }
    if matches!(own, Some('أ' | 'إ' | 'آ')) {
        cell.definite = false;
        cell.relative = false;
    }
}

/// "بـماكرون": a stretched letter before a name is a clitic, whatever the word could be.
fn part_stretched(source: &str, word: &str, cell: &mut Cell) {
    let outside = source.chars().position(|c| c == '\u{640}').filter(|n| (1..=2).contains(n)).unwrap_or(0);
    let clitics = source.chars().take(outside).all(|c| matches!(c, 'و' | 'ف' | 'ب' | 'ل' | 'ك'));
    if outside == 0 || !clitics {
        return;
    }
    let rest = clitic::rest_of(word, outside);
    if rest.chars().count() >= 2 {
        Form::of(rest).put(cell);
        cell.outside = outside as u8;
        cell.swallowed = false;
        let hamza = source.chars().nth(outside + 1).is_some_and(|c| matches!(c, 'أ' | 'إ' | 'آ'));
        cell.definite &= !hamza;
        cell.relative &= !hamza;
    }
}

/// What a cell has of its word alone, whatever stands around it.
#[derive(Clone, Copy, Default)]
pub struct Form {
    flags: Flags,
    outside: u8,
    swallowed: bool,
    definite: bool,
    relative: bool,
    possessed: bool,
    shape: i8,
    letters: u8,
    /// Without its clitics it is the first word of a public figure's name.
    opens_figure: bool,
}

impl Form {
    /// Of a folded word.
    pub fn of(folded: &str) -> Form {
        let mut form = Form::read(folded);
        form.letters = folded.chars().count().min(99) as u8;
        form.opens_figure = words().opens_figure(clitic::rest_of(folded, usize::from(form.outside)));
        form
    }

    fn read(folded: &str) -> Form {
        let whole = look(folded);
        if !whole.is_empty() {
            return Form { flags: whole, ..Form::default() }.formed(folded);
        }
        let mut best: Option<(u8, clitic::Split, Flags)> = None;
        for split in clitic::splits(folded) {
            let flags = look(&split.rest);
            let worth = worth(flags, &split, folded);
            if worth > best.as_ref().map_or(0, |b| b.0) {
                best = Some((worth, split, flags));
            }
        }
        match best {
            Some((_, split, flags)) => {
                let outside = split.outside as u8;
                Form { flags, outside, swallowed: split.swallowed, ..Form::default() }.formed(&split.rest)
            }
            None => {
                let shape = shape::foreign(folded).clamp(-100, 100) as i8;
                // "والمغتربين": nobody knows the word, but و before the article is no part of it.
                let joined = folded.strip_prefix('و').filter(|r| r.starts_with("ال") && r.chars().count() >= 6);
                let outside = u8::from(joined.is_some());
                Form { shape, outside, ..Form::default() }.formed(joined.unwrap_or(folded))
            }
        }
    }

    /// With what the beginning and the end of the bare word say.
    fn formed(mut self, bare: &str) -> Form {
        self.definite = bare.starts_with("ال") && bare.chars().count() > 3;
        self.possessed = !self.definite
            && ["ه", "ها", "هم", "هما", "نا"].iter().any(|end| bare.ends_with(end))
            && words().of(bare).is_empty()
            && !self.flags.is_empty();
        self.relative = self.definite && (bare.ends_with('ي') || bare.ends_with("ية"));
        self
    }

    fn put(self, cell: &mut Cell) {
        let Form { flags, outside, swallowed, definite, relative, possessed, shape, letters, .. } = self;
        *cell = Cell { flags, outside, swallowed, definite, relative, possessed, shape, letters, ..*cell };
    }
}

/// How much the rest of a split speaks for splitting.
///
/// Names that begin with و, ب, ل, ف, ك are mostly whole ("فريز" is no ف + ريز), so a rest that is only one of the many
/// foreign name tokens has to be long, and longer after the letters that seldom stand before names.
fn worth(flags: Flags, split: &clitic::Split, word: &str) -> u8 {
    let letters = split.rest.chars().count();
    if flags.is_empty() || letters < 3 && !flags.any(Flags::LINK) {
        return 0;
    }
    if flags.any(Flags::OFFICE.with(Flags::RANK).with(Flags::PEER).with(Flags::ALONE)) {
        return 5;
    }
    if flags.any(Flags::NAME) && !flags.any(Flags::COMMON) {
        let least = match word.chars().next() {
            Some('و') if split.outside == 1 => 3,
            Some('و' | 'ب' | 'ل') => 4,
            _ => 5,
        };
        let trusted = flags.any(Flags::NATIVE) && letters >= 3 && !matches!(word.chars().next(), Some('ف' | 'ك' | 'س'));
        // The fewer letters are taken off, the better.
        return if letters >= least || trusted { 4 - split.outside.min(2) as u8 } else { 0 };
    }
    1
}

/// What is known of a word with its article or suffix.
fn look(word: &str) -> Flags {
    let words = words();
    let whole = words.of(word);
    if !whole.any(Flags::NAME) && compound(word) {
        return Flags::NAME.with(Flags::NATIVE).with(Flags::GIVEN).with(Flags::FAMILY);
    }
    if let Some(rest) = word.strip_prefix("ال").filter(|r| r.chars().count() >= 2) {
        const WITH_ARTICLE: Flags =
            Flags::OFFICE.with(Flags::RANK).with(Flags::ROYAL).with(Flags::TRADE).with(Flags::COMMON);
        let bare = words.of(rest).only(WITH_ARTICLE);
        return if bare.is_empty() && whole.is_empty() { ending(rest) } else { whole.with(bare) };
    }
    if whole.is_empty() { ending(word) } else { whole }
}

/// "عبدالرحمن", "نورالدين", "فضلالله": compounds written as one word.
fn compound(word: &str) -> bool {
    let long = word.chars().count() >= 6;
    long && (word.starts_with("عبدال") || word.ends_with("الدين") || word.ends_with("الله") && !word.starts_with("ال"))
        && !word.starts_with("بال")
        && !word.starts_with("لل")
}

/// A common word with a pronoun or a plural or feminine ending.
fn ending(word: &str) -> Flags {
    const ENDINGS: [&str; 16] =
        ["هما", "ها", "هم", "نا", "ات", "ين", "ون", "ان", "ية", "يا", "تا", "وا", "ه", "ة", "ي", "ا"];
    for end in ENDINGS {
        let Some(rest) = word.strip_suffix(end) else { continue };
        let letters = rest.chars().count();
        // "كوهين" is no plural: a short rest is believed only of a word that does not look foreign.
        if letters < 3 || letters == 3 && shape::foreign(word) > 8 {
            continue;
        }
        let mut flags = words().of(rest);
        if flags.is_empty() && rest.ends_with('ت') && matches!(end, "ه" | "ها" | "هم" | "هما" | "نا") {
            // "زيارته" is زيارة + ه.
            let mut feminine = rest.to_owned();
            feminine.pop();
            feminine.push('ة');
            flags = words().of(&feminine);
        }
        let kept = flags.only(Flags::COMMON.with(Flags::OFFICE));
        if kept.any(Flags::COMMON) || kept.any(Flags::OFFICE) && matches!(end, "ه" | "ها" | "هم" | "نا") {
            return kept.with(Flags::COMMON);
        }
    }
    Flags::NONE
}
