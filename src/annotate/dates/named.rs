//! Days whose year is in their name: "هجمات 11 سبتمبر", "حرب تموز".

use std::sync::LazyLock;

use super::expression::{Core, Lead, Point};
use super::grammar::Grammar;
use crate::knowledge::{alternatives, rows};
use crate::text::words::strip_clitics;
use crate::text::{Folding, fold};

struct Named {
    year: i32,
    month: u8,
    day: Option<u8>,
    before: Vec<String>,
}

static NAMED: LazyLock<Vec<Named>> = LazyLock::new(|| {
    rows(include_str!("../../knowledge/named_days.tsv"))
        .filter_map(|row| {
            let [year, month, day, before, ..] = row[..] else { return None };
            Some(Named {
                year: year.parse().ok()?,
                month: month.parse().ok()?,
                day: day.parse().ok(),
                before: alternatives(before).map(|word| fold(word, Folding::Strong)).collect(),
            })
        })
        .collect()
});

impl<'a, 't> Grammar<'a, 't> {
    /// The year that the words before a bare day or month fix.
    pub fn named_year(&self, core: &Core, at: usize, lead: Option<Lead>) -> Option<i32> {
        let Core::Point(point) = core else { return None };
        let month = point.month?;
        let bare = Point { day: point.day, month: point.month, ..Point::default() } == *point;
        if !bare {
            return None;
        }
        let lead = match lead {
            Some(Lead::Since) => "منذ",
            Some(Lead::Before) => "قبل",
            Some(Lead::After) => "بعد",
            _ => "",
        };
        let word = self.before(at);
        // "هجوم حركة حماس في 7 أكتوبر": one more word back, past في.
        let further = if matches!(word, "في" | "يوم") && at > self.start + 1 { self.before(at - 1) } else { "" };
        let matches = |known: &str| {
            let glued = |word: &str| word == known || strip_clitics(word).any(|(rest, _)| rest == known);
            known == lead || (!word.is_empty() && glued(word)) || (!further.is_empty() && glued(further))
        };
        NAMED
            .iter()
            .find(|named| named.month == month && named.day == point.day && named.before.iter().any(|w| matches(w)))
            .map(|named| named.year)
    }
}
