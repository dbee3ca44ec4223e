//! Runs of tokens that could be one name: which parts belong together and where the name ends.

use super::cells::{Cell, Strength};
use super::words::Flags;

/// A run of tokens that could be one name.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Run {
    pub first: usize,
    /// One beyond the last.
    pub end: usize,
    pub sure: u32,
    pub doubtful: u32,
    pub unknown: u32,
    /// Joined by بن، أبو, عبد …
    pub linked: bool,
    /// Holds a compound: "نور الدين".
    pub compound: bool,
}

/// Names longer than this are lists.
const LONGEST: usize = 8;

/// The longest run of name parts that begins at `first`.
pub fn run(cells: &[Cell], first: usize, end: usize) -> Option<Run> {
    let end = end.min(first + LONGEST);
    let mut run = Run { first, end: first, ..Run::default() };
    let mut at = first;
    // A public figure's full name is read as a whole.
    let figure = usize::from(cells.get(first)?.figure);
    if figure > 1 && first + figure <= end {
        run.sure = figure as u32;
        at = first + figure;
        run.end = at;
    }
    while at < end {
        let cell = cells.get(at)?;
        if at > first && (cell.outside > 0 || cell.swallowed) {
            break;
        }
        // "عبد الله الثاني صباح اليوم": after the number of a ruler only the father goes on.
        let counted = at > first && cells.get(at - 1).is_some_and(|c| c.definite && c.flags.any(Flags::ORDINAL));
        if counted && !cell.flags.any(Flags::LINK) {
            break;
        }
        // After a public figure's full name only its longer form goes on: "… آل نهيان".
        let longer = Flags::LINK.with(Flags::ORDINAL);
        if figure > 1
            && at == first + figure
            && !cell.flags.any(longer)
            && !(cell.strength() == Strength::Sure && cell.definite)
        {
            break;
        }
        let taken = match part(cells, at, end, &run) {
            Part::None => break,
            Part::Tokens(n) => n,
        };
        for inside in cells.get(at..at + taken)? {
            match inside.strength() {
                Strength::Sure => run.sure += 1,
                Strength::Doubtful => run.doubtful += 1,
                Strength::Unknown => run.unknown += 1,
                Strength::None => {}
            }
        }
        run.compound |= at > first && cell.flags.any(Flags::TAIL) && cell.definite;
        if taken > 1 && cell.flags.any(Flags::LINK) {
            // "عبد اللطيف" is a name even if neither word is.
            run.linked = true;
            run.sure += u32::from(run.sure == 0);
        }
        at += taken;
        run.end = at;
    }
    (run.end > run.first).then_some(run)
}

enum Part {
    None,
    Tokens(usize),
}

/// What of the name begins at `at`.
fn part(cells: &[Cell], at: usize, end: usize, run: &Run) -> Part {
    let Some(cell) = cells.get(at) else { return Part::None };
    let length = at - run.first;
    let next = cells.get(at + 1).filter(|c| at + 1 < end && c.outside == 0 && !c.swallowed);
    // A dash or an initial's dot within a name: "جان-إيف", "و. بوش".
    if let Some(mark) = cell.mark {
        let inside = length > 0 && next.is_some_and(|n| n.strength() >= Strength::Unknown);
        return match mark {
            '-' | '‑' if inside && !cell.spaced && next.is_some_and(|n| !n.spaced) => Part::Tokens(2),
            _ => Part::None,
        };
    }
    if !cell.is_word() {
        return Part::None;
    }
    if is_initial(cells, at, end) {
        return Part::Tokens(2);
    }
    if cell.flags.any(Flags::LINK)
        && !cell.taken
        && let Some(follower) = next.filter(|n| n.is_word())
    {
        // "بن عبد العزيز": a link may follow a link.
        if follower.flags.any(Flags::LINK)
            && cells.get(at + 2).is_some_and(|c| at + 2 < end && c.is_word() && c.outside == 0)
        {
            return Part::Tokens(3);
        }
        // "أشرف بن شرقي": a father's name may be any word.
        let father = length > 0 && cell.flags.any(Flags::SON) && !follower.flags.any(NO_NAME);
        if follower.definite && !follower.taken || follower.strength() >= Strength::Unknown || father {
            return Part::Tokens(2);
        }
    }
    if length > 0 && cell.flags.any(Flags::TAIL) && is_compound_tail(cells, at) {
        return Part::Tokens(1);
    }
    if length > 0 && cell.flags.any(Flags::ORDINAL) && ruler(cells, run, at) {
        return Part::Tokens(1);
    }
    match cell.strength() {
        Strength::Sure => {
            // Two public figures beside each other are two: "شكر كوهين علييف".
            let before = if length == 1 { cells.get(run.first) } else { None };
            let two = before.is_some_and(|b| b.flags.any(Flags::ALONE) && !b.flags.any(Flags::GIVEN))
                && cell.flags.any(Flags::ALONE.with(Flags::GIVEN));
            let title = length > 0 && cell.heads_title() && !cell.flags.any(Flags::FAMILY);
            if two || title { Part::None } else { Part::Tokens(1) }
        }
        Strength::Doubtful => {
            let goes_on = length == 0 || cell.flags.any(Flags::FAMILY) || run.sure > 0;
            // "كرّم أمير منطقة القصيم": an office that governs what follows.
            let governs = next.is_some_and(|n| n.taken || n.is_common() && !n.flags.any(NO_NAME));
            let title =
                length > 0 && cell.heads_title() && !cell.definite && (governs || !cell.flags.any(Flags::FAMILY));
            if goes_on && !title || common_family(cells, at, end, run) { Part::Tokens(1) } else { Part::None }
        }
        Strength::Unknown if cell.definite => {
            // A family name: "محمد العسعس"; or a foreign name that only begins like the article.
            let closes = length > 0 && run.sure + run.doubtful > 0 && !closed(cells, run, at);
            if closes || length == 0 { Part::Tokens(1) } else { Part::None }
        }
        Strength::Unknown => Part::Tokens(1),
        Strength::None => {
            // A family name nobody knows after a given name: "حسين العيسائي", "تميم خلاف".
            let family = cell.definite
                && cell.flags.is_empty()
                && !cell.taken
                && length > 0
                && length < 5
                && run.sure + run.doubtful > 0;
            // "إلتشن جولييف": after a title the first word may look like nothing known.
            // "نذير العرباوي": only reached after a title.
            let given = length == 0
                && cell.is_common()
                && next.is_some_and(|n| n.definite && n.strength() == Strength::Sure && n.flags.any(Flags::FAMILY));
            // "واسيني بن يوسف": whatever stands before the father's name.
            let son = length == 0
                && !cell.taken
                && !cell.flags.any(NO_NAME.with(Flags::OF).with(Flags::MEET))
                && !cell.heads_title()
                && (!cell.definite || cell.is_unknown())
                && next.is_some_and(|n| n.flags.any(Flags::SON));
            let odd = given
                || son
                || length == 0
                    && cell.is_unknown()
                    && !cell.definite
                    && next.is_some_and(|n| n.strength() >= Strength::Unknown);
            // "محمد بن عبد الكريم الخطابي": also an adjective, if it can only be the origin of a native name.
            let origin = cell.relative
                && !cell.flags.any(Flags::AFTER.with(Flags::OFFICE).with(Flags::RANK).with(Flags::STOP))
                && !cell.taken
                && length > 0
                && native_run(cells, run)
                && next.is_none_or(|n| n.strength() < Strength::Sure);
            // "عبد الكريم طواهرية": an unknown word after a native given name, whatever it looks like.
            let unknown = cell.is_unknown()
                && cell.letters > 1
                && cell.shape > -40
                && length > 0
                && length < 4
                && native_run(cells, run);
            if odd
                || unknown
                || origin && !closed(cells, run, at)
                || family && !closed(cells, run, at)
                || common_family(cells, at, end, run)
            {
                Part::Tokens(1)
            } else {
                Part::None
            }
        }
    }
}

/// What is no part of a name whatever stands beside it.
const NO_NAME: Flags =
    Flags::SAY.with(Flags::DOES).with(Flags::JOINT).with(Flags::AFTER).with(Flags::STOP).with(Flags::PEER);

/// "و. بوش", "ج. د. فانس": a letter and a dot before a name or another initial.
pub fn is_initial(cells: &[Cell], at: usize, end: usize) -> bool {
    let letter = |i: usize| cells.get(i).is_some_and(|c| i < end && c.is_word() && c.letters == 1);
    let dot = |i: usize| cells.get(i).is_some_and(|c| i < end && c.mark == Some('.'));
    letter(at)
        && dot(at + 1)
        && (letter(at + 2) && dot(at + 3)
            || cells.get(at + 2).is_some_and(|c| at + 2 < end && c.strength() >= Strength::Unknown))
}

/// Whether a run is a native given name or a chain of them, surely a name.
fn native_run(cells: &[Cell], run: &Run) -> bool {
    let first = cells.get(run.first).copied().unwrap_or_default();
    (first.strength() == Strength::Sure && first.flags.any(Flags::NATIVE) && first.flags.any(Flags::GIVEN)
        || run.linked
        || run.compound)
        && run.unknown == 0
}

/// Whether the run already ends in a family name with the article: "محمد السوداني".
fn closed(cells: &[Cell], run: &Run, at: usize) -> bool {
    let Some(before) = cells.get(at - 1) else { return true };
    let linked = at >= 2 && cells.get(at - 2).is_some_and(|c| c.flags.any(Flags::LINK));
    at - 1 > run.first && before.definite && !linked && !before.flags.any(Flags::TAIL)
}

/// A common word that can only be the family name: after one native given name, before a mark or a verb ("السفير تميم
/// خلاف، المتحدث", "مالك عقار أن"); without the article only where an office comes before.
fn common_family(cells: &[Cell], at: usize, end: usize, run: &Run) -> bool {
    const NO: Flags = Flags::SAY
        .with(Flags::DOES)
        .with(Flags::JOINT)
        .with(Flags::AFTER)
        .with(Flags::PEER)
        .with(Flags::KIN)
        .with(Flags::MEET);
    const OFFICES: Flags = Flags::OFFICE.with(Flags::RANK);
    let (Some(cell), Some(given)) = (cells.get(at), cells.get(run.first)) else { return false };
    let titled = run
        .first
        .checked_sub(1)
        .and_then(|i| cells.get(i))
        .is_some_and(|c| (c.definite || c.taken) && !c.flags.any(Flags::ROYAL));
    let after = cells.get(at + 1).filter(|_| at + 1 < end);
    let ends = after.is_none_or(|c| {
        matches!(c.mark, Some('،' | ',' | '.' | '(' | '»' | ':' | '-' | '–'))
            || c.flags.any(Flags::DOES)
            || c.definite && c.heads_title()
    });
    let office = cell.flags.any(OFFICES) && after.is_none_or(|c| c.mark != Some('('));
    at == run.first + 1
        && (titled || cell.definite && cell.relative && given.strength() == Strength::Sure)
        && (given.flags.any(Flags::NATIVE) && given.flags.any(Flags::GIVEN)
            || titled && given.strength() == Strength::Sure && !given.flags.any(Flags::ALONE))
        && cell.is_word()
        && !cell.taken
        && !office
        && !(given.strength() == Strength::Doubtful && cell.definite && !cell.relative)
        && !cell.flags.any(NO)
        && ends
}

/// "نور الدين", "نصر الله", "سيف الإسلام", "داود أوغلو".
fn is_compound_tail(cells: &[Cell], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|i| cells.get(i)) else { return false };
    before.strength() >= Strength::Unknown || before.flags.any(Flags::NAME)
}

/// "عبد الله الثاني", "محمد السادس".
fn ruler(cells: &[Cell], run: &Run, at: usize) -> bool {
    let royal = run.first.checked_sub(1).and_then(|i| cells.get(i)).is_some_and(|c| c.flags.any(Flags::ROYAL));
    let given = cells
        .get(at - 1)
        .is_some_and(|c| c.strength() >= Strength::Doubtful || c.flags.any(Flags::TAIL.with(Flags::ORDINAL)));
    let counted =
        cells.get(at).is_some_and(|c| !c.definite) && !cells.get(at - 1).is_some_and(|c| c.flags.any(Flags::ORDINAL));
    given && !counted && (royal || run.end - run.first <= 3 && run.sure > 0 && run.unknown == 0)
}
