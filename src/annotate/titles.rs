//! Offices and titles: where the words before a name begin, what they govern and where the name begins.
//!
//! An office is read as a small grammar: a head ("وزير") in the construct takes nouns until one is definite
//! ("الخارجية", "دفاعه", a state), then adjectives, "و" + noun, prepositional phrases and closing words
//! ("السابق", "آنذاك") may follow; a comma may stand before the name or before a second title.

use super::cells::{Cell, Strength};
use super::words::Flags;

/// The words of a title and where the name after it may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    pub first: usize,
    /// Last token of the title's words.
    pub last: usize,
    /// Token at which the name begins.
    pub name: usize,
    /// The head is one after which a given name alone is usual.
    pub royal: bool,
    /// A comma parts title and name.
    pub comma: bool,
    /// Only a calling or kinship, which is no office.
    pub plain: bool,
}

/// Offices longer than this are none.
const LONGEST: usize = 18;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    /// Waits for the noun that the head governs.
    Construct,
    /// Complete: a name may follow.
    Complete,
}

/// Reads a title whose head is token `first`, up to `end`.
pub fn read(cells: &[Cell], first: usize, end: usize) -> Option<Title> {
    let head = cells.get(first)?;
    if !head.heads_title() {
        return None;
    }
    let mut reader =
        Reader { cells, first, start: first + 1, end: end.min(first + LONGEST), state: State::Construct, royal: false };
    reader.royal = head.flags.any(Flags::ROYAL);
    let direct = head.definite
        || head.swallowed
        || head.flags.any(Flags::PEER.with(Flags::KIN))
        || head.possessed
        || head.flags.any(Flags::HONOUR)
        || head.flags.any(Flags::ROYAL) && !head.flags.any(Flags::OFFICE)
        || cells.get(first + 1).is_some_and(|c| c.mark == Some('.')) && head.flags.any(Flags::RANK);
    if direct {
        reader.state = State::Complete;
    }
    // "آية الله", "حجة الإسلام".
    let holy = !head.definite && cells.get(first + 1).is_some_and(|c| c.definite && c.flags.any(Flags::TAIL));
    if holy && head.flags.any(Flags::RANK) {
        reader.state = State::Complete;
        reader.start = first + 2;
    }
    let (last, name, comma) = reader.run()?;
    let plain = first == last && head.flags.any(Flags::TRADE.with(Flags::KIN)) && !head.flags.any(Flags::OFFICE);
    Some(Title { first, last, name, royal: reader.royal, comma, plain })
}

struct Reader<'c> {
    cells: &'c [Cell],
    first: usize,
    /// Where the words after the head begin.
    start: usize,
    end: usize,
    state: State,
    royal: bool,
}

impl Reader<'_> {
    /// Last token of the title, token of the name, whether a comma stands between.
    fn run(&mut self) -> Option<(usize, usize, bool)> {
        let mut at = self.start;
        let mut comma = false;
        while at < self.end {
            let cell = self.cells.get(at)?;
            if self.opens_name(at, comma) {
                return Some((at - 1 - usize::from(comma), at, comma));
            }
            let next = self.step(at, cell, comma)?;
            comma = cell.mark.is_some_and(|m| m == '،' || m == ',');
            at = next;
        }
        None
    }

    fn opens_name(&self, at: usize, comma: bool) -> bool {
        if self.state != State::Complete {
            return false;
        }
        let Some(cell) = self.cells.get(at) else { return false };
        if cell.outside > 0 || cell.swallowed {
            return false;
        }
        let follower = self.cells.get(at + 1).filter(|_| at + 1 < self.end);
        let follows = follower.map_or(Strength::None, |c| if c.outside == 0 { c.strength() } else { Strength::None });
        match cell.strength() {
            Strength::Sure => {
                // A relative adjective that is also a family name qualifies the office as long as a name follows.
                !(cell.relative && follows >= Strength::Unknown)
            }
            Strength::Doubtful => {
                // "رئيس الوزراء السوداني" alone is the Sudanese one; "وزير العدل عادل …".
                if cell.flags.any(Flags::JOINT) {
                    false
                } else if cell.definite {
                    cell.flags.any(Flags::GIVEN) && !cell.heads_title() && follows >= Strength::Doubtful
                } else if cell.heads_title() && !comma {
                    follows >= Strength::Unknown && self.cells.get(at - 1).is_some_and(|b| b.definite || b.taken)
                } else {
                    !cell.flags.any(Flags::AFTER)
                }
            }
            Strength::Unknown => {
                if cell.definite {
                    // "رئيس حرس الحدود التشين غولييف": foreign, not a relative adjective, and a name goes on.
                    !cell.relative
                        && cell.shape > 0
                        && follows >= Strength::Unknown
                        && follower.is_some_and(|f| !f.definite)
                } else {
                    // One word alone has to look foreign, and not like a word with a clitic.
                    follows >= Strength::Unknown || cell.shape >= 8
                }
            }
            Strength::None if cell.figure > 0 && !cell.taken => true,
            Strength::None => {
                let odd = cell.is_unknown() && !cell.definite && cell.shape > -25;
                // "الوزير الأول نذير العرباوي": a common word that only a family name can follow.
                let given = cell.is_common()
                    && !cell.definite
                    && !cell.possessed
                    && !cell
                        .flags
                        .any(Flags::SAY.with(Flags::DOES).with(Flags::JOINT).with(Flags::STOP).with(Flags::AFTER))
                    && !cell.heads_title()
                    && follows == Strength::Sure
                    && follower.is_some_and(|f| f.definite && f.flags.any(Flags::FAMILY));
                given
                    || odd && follows >= Strength::Unknown && follower.is_some_and(|f| !f.definite || f.relative)
                    || cell.flags.any(Flags::LINK)
                        && !cell.taken
                        && follower.is_some_and(|f| f.outside == 0 && (f.definite || f.strength() >= Strength::Unknown))
            }
        }
    }

    /// Takes token `at` into the title; the next token, or `None` where the title breaks off.
    fn step(&mut self, at: usize, cell: &Cell, comma: bool) -> Option<usize> {
        if let Some(mark) = cell.mark {
            return self.step_mark(at, mark, comma);
        }
        if !cell.is_word() {
            return None;
        }
        if cell.flags.any(Flags::STOP) && !cell.flags.any(Flags::JOINT.with(Flags::AFTER)) {
            return None;
        }
        if comma {
            // After a comma only a further title goes on: "، الجنرال".
            return (cell.outside == 0 && cell.definite && cell.flags.any(Flags::RANK)).then(|| {
                self.royal |= cell.flags.any(Flags::ROYAL);
                at + 1
            });
        }
        let joined = cell.outside > 0 && !cell.swallowed;
        if cell.flags.any(Flags::SAY)
            && !cell.definite
            && !cell.flags.any(Flags::OFFICE)
            && self.state == State::Complete
        {
            return None;
        }
        if cell.flags.any(Flags::ROYAL) && cell.definite {
            self.royal = true;
        }
        if cell.flags.any(Flags::JOINT) && !cell.definite {
            self.state = State::Construct;
            return Some(at + 1);
        }
        if cell.taken || cell.definite || cell.swallowed || cell.possessed || cell.flags.any(Flags::AFTER) {
            self.state = State::Complete;
            return Some(at + 1);
        }
        // "الفريق أول ركن".
        if cell.flags.any(Flags::RANK) && self.cells.get(at - 1).is_some_and(|c| c.flags.any(Flags::RANK)) {
            return Some(at + 1);
        }
        // An indefinite noun in the construct: "رئيس أركان الجيش"; with a pronoun it closes: "وزير دفاعه".
        if self.state == State::Construct {
            if cell.flags.is_empty() && cell.shape > 0 {
                // Unknown and foreign: a place or a body that nobody knows ("رئيس ليكود").
                self.state = State::Complete;
                return Some(at + 1);
            }
            return Some(at + 1);
        }
        // Complete, and an indefinite word: only "و" or a preposition that is written together goes on.
        if joined && !cell.flags.any(Flags::SAY) {
            self.state = State::Construct;
            return Some(at + 1);
        }
        None
    }

    fn step_mark(&mut self, at: usize, mark: char, comma: bool) -> Option<usize> {
        match mark {
            '،' | ',' if self.state == State::Complete && !comma => Some(at + 1),
            '«' | '"' | '“' | '(' | '”' => {
                let close = (at + 1..self.end.min(at + 8)).find(|&i| {
                    self.cells.get(i).and_then(|c| c.mark).is_some_and(|m| matches!(m, '»' | '"' | '”' | ')' | '“'))
                })?;
                self.state = State::Complete;
                Some(close + 1)
            }
            '-' | '–' => Some(at + 1),
            // "د. بدر عبد العاطي".
            '.' if at == self.first + 1 && self.state == State::Complete => Some(at + 1),
            _ => None,
        }
    }
}
