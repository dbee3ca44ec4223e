//! What came of it, and whether every promise was kept.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::follow::Outcome;
use super::world::Edit;

/// What was done to a link's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Untouched,
    One(Edit),
    /// Several edits that leave the words.
    Kept,
    /// Several, none of which changes what the words say.
    Light,
    /// Several, one of which does.
    Meaning,
    /// The words are in no article any more, after more than one edit.
    Gone,
}

impl Kind {
    pub fn of(done: &BTreeSet<Edit>, alive: bool) -> Kind {
        let mut list = done.iter();
        match (list.next(), list.next()) {
            (None, _) => Kind::Untouched,
            (Some(edit), None) => Kind::One(*edit),
            _ if !alive => Kind::Gone,
            _ if done.iter().any(|it| it.changes_meaning()) => Kind::Meaning,
            _ if done.iter().all(|it| it.keeps_words()) => Kind::Kept,
            _ => Kind::Light,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Kind::Untouched => "untouched",
            Kind::One(edit) => edit.name(),
            Kind::Kept => "several, words kept",
            Kind::Light => "several, light",
            Kind::Meaning => "several, meaning changed",
            Kind::Gone => "several, then gone",
        }
    }

    fn promise(self) -> Promise {
        match self {
            Kind::Untouched | Kind::Kept => Promise::Lands,
            Kind::One(Edit::MovedBetween) => Promise::Mostly,
            Kind::One(Edit::Deleted | Edit::ArticleRemoved) | Kind::Gone => Promise::Tombstone,
            Kind::One(edit) if edit.changes_meaning() => Promise::NeverUnsaid,
            Kind::One(edit) if edit.keeps_words() => Promise::Lands,
            Kind::One(_) | Kind::Light => Promise::Mostly,
            Kind::Meaning => Promise::NeverUnsaid,
        }
    }
}

enum Promise {
    /// All land on their words.
    Lands,
    /// 98 of 100 land with the right notice.
    Mostly,
    /// All say that something changed, or that the words are gone.
    NeverUnsaid,
    /// All end in a tombstone with their words.
    Tombstone,
}

#[derive(Default)]
pub struct Report {
    pub scripts: u32,
    /// By kind and whether the link has a checksum.
    counts: BTreeMap<(Kind, bool), BTreeMap<Outcome, u64>>,
    /// The first few of what should not be.
    examples: Vec<String>,
    bad: BTreeMap<(Kind, bool), u64>,
}

impl Report {
    pub fn count(&mut self, kind: Kind, check: bool, outcome: Outcome, example: impl Fn() -> String) {
        const EXAMPLES_MAX: usize = 40;
        *self.counts.entry((kind, check)).or_default().entry(outcome).or_default() += 1;
        let is = |list: &[Outcome]| list.contains(&outcome);
        let bad = match kind.promise() {
            Promise::Lands => !is(&[Outcome::Exactly, Outcome::Twin]),
            // Without a checksum a light change of the passage itself cannot be told.
            Promise::Mostly => {
                !is(&[Outcome::Exactly, Outcome::WithNotice, Outcome::Twin]) && (check || outcome != Outcome::Unsaid)
            }
            Promise::NeverUnsaid => !is(&[Outcome::WithNotice, Outcome::Tombstone, Outcome::Twin]),
            Promise::Tombstone => !is(&[Outcome::Tombstone, Outcome::Twin]),
        };
        if bad || is(&[Outcome::SilentlyElsewhere, Outcome::Elsewhere, Outcome::Lost]) {
            *self.bad.entry((kind, check)).or_default() += 1;
            if self.examples.len() < EXAMPLES_MAX {
                self.examples.push(format!("{} ({}): {}", outcome.name(), kind.name(), example()));
            }
        }
    }

    pub fn table(&self) -> String {
        let mut out = format!("{} scripts; links with a checksum, then bare ones\n\n{:<30}", self.scripts, "");
        Outcome::ALL.iter().for_each(|it| _ = write!(out, "{:>10}", it.name()));
        out.push_str("      right\n");
        for check in [true, false] {
            for ((kind, _), row) in self.counts.iter().filter(|((_, it), _)| *it == check) {
                let _ = write!(out, "{:<30}", format!("{}{}", kind.name(), if check { "" } else { ", bare" }));
                Outcome::ALL.iter().for_each(|it| _ = write!(out, "{:>10}", row.get(it).copied().unwrap_or(0)));
                let all: u64 = row.values().sum();
                let bad = self.bad.get(&(*kind, check)).copied().unwrap_or(0);
                let _ = writeln!(out, "{:>10.2}%", 100.0 * (all - bad) as f64 / all as f64);
            }
            out.push('\n');
        }
        self.examples.iter().for_each(|it| _ = writeln!(out, "  {it}"));
        out
    }

    /// Promises that were not kept.
    pub fn broken(&self) -> Vec<String> {
        let mut list = Vec::new();
        // 98 of 100 are promised of all light work together, and of each kind alone.
        let mut pool = (0, 0);
        for ((kind, check), row) in &self.counts {
            let all: u64 = row.values().sum();
            let bad = self.bad.get(&(*kind, *check)).copied().unwrap_or(0);
            if matches!(kind.promise(), Promise::Mostly) {
                pool = (pool.0 + all, pool.1 + bad);
            }
            // Several at once are judged with the others: each script does something else.
            if *kind == Kind::Light {
                continue;
            }
            let allowed = if matches!(kind.promise(), Promise::Mostly) { all.div_ceil(50) } else { 0 };
            if bad > allowed {
                list.push(format!("{}: {bad} of {all} links", kind.name()));
            }
        }
        if pool.1 > pool.0.div_ceil(50) {
            list.push(format!("split, merged, moved, lightly reworded: {} of {} links", pool.1, pool.0));
        }
        for ((kind, _), row) in &self.counts {
            for outcome in [Outcome::SilentlyElsewhere, Outcome::Lost, Outcome::Elsewhere] {
                if let Some(n) = row.get(&outcome) {
                    list.push(format!("{}: {n} links {}", kind.name(), outcome.name()));
                }
            }
        }
        list
    }
}
