//! Whether a clause tells of what was or of what is to come.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::grammar::Grammar;
use crate::knowledge::{alternatives, rows};
use crate::text::words::WordHash;
use crate::text::{Folding, fold};

/// Where the clause around a date puts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Tense {
    Past,
    Coming,
    /// An imperfect that can announce or report.
    Present,
    /// Put off to a day that may have passed since: the nearest is meant.
    Shifted,
    #[default]
    Unknown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cue {
    Past,
    Coming,
    Present,
    Neutral,
    /// "تأجلت إلى": see [`Tense::Shifted`].
    Shifted,
    /// "انطلاق", "بدء" at the head of a line: what is announced, where no verb says more.
    Opening,
    /// Begins like a future verb and is a noun.
    Noun,
}

static CUES: LazyLock<HashMap<String, Cue, WordHash>> = LazyLock::new(|| {
    let mut cues: HashMap<String, Cue, WordHash> = HashMap::default();
    for row in rows(include_str!("../../knowledge/tense_words.tsv")) {
        let [class, words, ..] = row[..] else { continue };
        let cue = match class {
            "past" => Cue::Past,
            "coming" => Cue::Coming,
            "present" => Cue::Present,
            "neutral" => Cue::Neutral,
            "shifted" => Cue::Shifted,
            "opening" => Cue::Opening,
            _ => Cue::Noun,
        };
        for word in alternatives(words) {
            let word = fold(word, Folding::Strong);
            if cue == Cue::Past {
                let stem = word.strip_suffix('ي').filter(|_| word.chars().count() > 3).unwrap_or(&word).to_owned();
                for end in ["ت", "وا", "ا", "تا"] {
                    cues.entry(format!("{stem}{end}")).or_insert(cue);
                }
            }
            cues.entry(word).or_insert(cue);
        }
    }
    cues
});

/// Whether a folded word is a known verb of the past.
pub fn is_past_verb(word: &str) -> bool {
    cue(word) == Some(Cue::Past)
}

/// Whether a folded word is a verb or participle of what is to come.
pub fn is_coming(word: &str) -> bool {
    cue(word) == Some(Cue::Coming)
}

fn cue(word: &str) -> Option<Cue> {
    if let Some(cue) = CUES.get(word) {
        return Some(*cue);
    }
    let bare = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    if bare.len() < word.len()
        && let Some(cue) = CUES.get(bare)
    {
        return Some(*cue);
    }
    // "أصدرته", "عقدها": a verb with its object.
    for suffix in ["ها", "هم", "ه"] {
        let verb = bare.strip_suffix(suffix).filter(|verb| verb.chars().count() >= 3);
        if let Some(cue @ (Cue::Past | Cue::Present)) = verb.and_then(|verb| CUES.get(verb)) {
            return Some(*cue);
        }
    }
    // "سيلتقي", "ستعقد": س before an imperfect.
    let future = bare.starts_with("سي") || bare.starts_with("ست") || bare.starts_with("سن");
    let long = bare.chars().count() >= 5 || (bare.chars().count() == 4 && bare.starts_with("سي"));
    if future && long && !bare.ends_with('ة') && !bare.starts_with("سنو") && !bare.ends_with("ية") {
        return Some(Cue::Coming);
    }
    has_feminine_past(bare).then_some(Cue::Past)
}

/// The shape of a past verb of the feminine that no list has ("انتظمت", "حطت").
fn has_feminine_past(word: &str) -> bool {
    let noun = word.starts_with("ال") || word.ends_with("ات") || word.starts_with(['ب', 'ل', 'ك', 'ت', 'م', 'ي']);
    !noun && word.ends_with('ت') && word.chars().count() >= 4
}

/// How far a clause is searched, in tokens.
const REACH: usize = 45;

impl<'a, 't> Grammar<'a, 't> {
    /// The tense around the expression that takes tokens `at..end`.
    pub fn tense(&self, at: usize, end: usize) -> Tense {
        let back = self.backwards(at);
        let opens = self.opens_clause(at);
        // "خام برنت تسليم يوليو": a contract for what comes.
        if matches!(self.before(at), "تسليم" | "استحقاق") {
            return Tense::Coming;
        }
        match back {
            Tense::Unknown => match self.forwards(end, REACH) {
                Tense::Unknown if self.opens_with_an_event(at) => Tense::Coming,
                ahead => ahead,
            },
            _ if opens => match self.forwards(end, 8) {
                Tense::Unknown => back,
                ahead => ahead,
            },
            _ => back,
        }
    }

    /// Whether nothing but a preposition stands between the beginning of the sentence and the expression.
    fn opens_clause(&self, at: usize) -> bool {
        let before = at.saturating_sub(2).max(self.start);
        at <= self.start + 1 || (before..at).any(|i| self.is_boundary(i))
    }

    /// "بدء سريان الهدنة صباح الجمعة", "الدوحة: بدء سريان الهدنة": a line that begins with the noun of what begins, and has no verb.
    fn opens_with_an_event(&self, at: usize) -> bool {
        let colon = (self.start..(self.start + 6).min(at)).find(|&i| self.is(i, ":")).map(|i| i + 1);
        let opens = |i: usize| (i..(i + 2).min(at)).any(|i| cue(self.word(i)) == Some(Cue::Opening));
        opens(self.start) || colon.is_some_and(opens)
    }

    fn is_boundary(&self, at: usize) -> bool {
        match self.word(at) {
            // A full stop between digits is none.
            "." => self.spaced(at + 1) || !self.is_digits(at + 1),
            "؟" | "?" | "!" | "؛" | ";" => true,
            _ => false,
        }
    }

    fn backwards(&self, at: usize) -> Tense {
        let mut weak = Tense::Unknown;
        for i in (at.saturating_sub(REACH).max(self.start)..at).rev() {
            if self.is_boundary(i) {
                break;
            }
            let Some(cue) = self.cue_at(i) else { continue };
            match cue {
                Cue::Past => return if weak == Tense::Unknown { Tense::Past } else { self.governed(i, weak) },
                Cue::Coming if self.was_once(i) => return Tense::Past,
                Cue::Coming => return Tense::Coming,
                Cue::Shifted => return Tense::Shifted,
                Cue::Present if weak == Tense::Unknown => weak = Tense::Present,
                _ => {}
            }
        }
        weak
    }

    /// "كان يستعد": a past verb directly before the imperfect puts it in the past.
    fn governed(&self, past: usize, weak: Tense) -> Tense {
        let word = self.word(past).trim_start_matches(['و', 'ف']);
        if matches!(word, "كان" | "كانت" | "كانوا" | "بدا" | "ظل") { Tense::Past } else { weak }
    }

    /// "كانت مقررة", "الذي كان من المقرر": what was to be, and mostly was not.
    fn was_once(&self, at: usize) -> bool {
        let word = |back: usize| at.checked_sub(back).filter(|i| *i >= self.start).map_or("", |i| self.word(i));
        (1..=2).any(|back| matches!(word(back).trim_start_matches(['و', 'ف']), "كان" | "كانت"))
    }

    fn cue_at(&self, i: usize) -> Option<Cue> {
        if !self.is_arabic(i) {
            return None;
        }
        let found = cue(self.word(i))?;
        if found != Cue::Present {
            return Some(found);
        }
        match self.before(i) {
            "لم" | "ولم" | "فلم" => Some(Cue::Past),
            "ان" | "الا" | "كي" | "لكي" | "حتي" => Some(Cue::Neutral),
            _ => Some(found),
        }
    }

    fn forwards(&self, end: usize, reach: usize) -> Tense {
        for i in end..(end + reach).min(self.end) {
            if self.is_boundary(i) {
                break;
            }
            match self.cue_at(i) {
                Some(Cue::Past) => return Tense::Past,
                Some(Cue::Coming) => return Tense::Coming,
                Some(Cue::Present) => return Tense::Present,
                _ => {}
            }
        }
        Tense::Unknown
    }
}
