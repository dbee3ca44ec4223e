//! Why a line has its kind, why a spelling was merged, how a date was resolved: rule ids in words.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::strings::fill_gaps;
use super::{Lang, Word, day_words, fill, weekday_name};
use crate::day::{Day, Weekday};

/// Whose rules: one id can mean different things to each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rules {
    Lines,
    Merges,
    /// Dates and days of publication.
    Dates,
}

impl Rules {
    const ALL: [Rules; 3] = [Rules::Lines, Rules::Merges, Rules::Dates];

    /// Columns: id, Arabic, English.
    fn file(self) -> &'static str {
        match self {
            Rules::Lines => include_str!("../knowledge/line_rules.tsv"),
            Rules::Merges => include_str!("../knowledge/merge_rules.tsv"),
            Rules::Dates => include_str!("../knowledge/date_rules.tsv"),
        }
    }

    fn find(self, rule: &str) -> Option<[&'static str; 2]> {
        WORDS.get(self as usize)?.get(rule).copied()
    }
}

static WORDS: LazyLock<Vec<HashMap<&'static str, [&'static str; 2]>>> = LazyLock::new(|| {
    let cell = |row: &[&'static str], at: usize| row.get(at).copied().unwrap_or_default();
    let words = |rules: Rules| {
        crate::knowledge::rows(rules.file()).map(|row| (cell(&row, 0), [cell(&row, 1), cell(&row, 2)])).collect()
    };
    Rules::ALL.map(words).into()
});

/// A rule in words. One without words shows its id, so that nothing inferred goes unsaid.
pub fn rule_words(lang: Lang, rules: Rules, rule: &str) -> &str {
    match (rules.find(rule), lang) {
        (Some([ar, _]), Lang::Ar) => ar,
        (Some([_, en]), Lang::En) => en,
        (None, _) => rule,
    }
}

/// A rule and its evidence in words.
pub fn reason(lang: Lang, rules: Rules, rule: &str, evidence: &str) -> String {
    let words = rule_words(lang, rules, rule);
    match (words.is_empty(), evidence.is_empty()) {
        (_, true) => words.to_owned(),
        (true, false) => evidence.to_owned(),
        (false, false) => fill(lang, Word::WithEvidence, &[("reason", words), ("evidence", evidence)]),
    }
}

/// Evidence as resolving writes it, `rule: words of the text`, in words; anything else as it stands.
pub fn evidence_words(lang: Lang, evidence: &str) -> String {
    match evidence.split_once(": ") {
        Some((rule, words)) if Rules::Dates.find(rule).is_some() => reason(lang, Rules::Dates, rule, words),
        _ => evidence.to_owned(),
    }
}

/// What clues disagree about, as resolving writes it, in words.
///
/// ```text
/// conflicts = conflict ( "; " conflict )*
/// conflict  = rule " " a [ " " b ]           a, b: a day as YYYY-MM-DD, a weekday as 1 to 7, or words; b to the end
/// ```
pub fn conflict_words(lang: Lang, conflicts: &str) -> String {
    let one = |conflict: &str| {
        let mut parts = conflict.splitn(3, ' ');
        let mut next = || parts.next().unwrap_or_default();
        let (rule, a, b) = (next(), next(), next());
        if Rules::Dates.find(rule).is_none() {
            return conflict.to_owned();
        }
        let [a, b] = [a, b].map(|value| argument(lang, rule, value));
        fill_gaps(rule_words(lang, Rules::Dates, rule), &[("a", &a), ("b", &b)])
    };
    conflicts.split("; ").map(one).collect::<Vec<_>>().join("\n").trim().to_owned()
}

fn argument(lang: Lang, rule: &str, value: &str) -> String {
    if let Some(day) = Day::parse(value) {
        return day_words(lang, day);
    }
    let number = value.parse().ok().and_then(|number: usize| number.checked_sub(1));
    match number.and_then(|at| Weekday::ALL.get(at)) {
        Some(weekday) if rule == "conflict-weekday" => weekday_name(lang, *weekday).to_owned(),
        _ => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_words_in_both_languages() {
        for (rules, words) in Rules::ALL.into_iter().zip(WORDS.iter()) {
            assert!(words.values().flatten().all(|words| !words.is_empty()), "{rules:?}");
            assert_eq!(words.len(), crate::knowledge::rows(rules.file()).count(), "{rules:?}: a rule stands twice");
        }
        for rule in crate::source::rules::ALL {
            assert!(Rules::Lines.find(rule).is_some(), "{rule}");
        }
    }

    #[test]
    fn reasons_in_words() {
        for (rules, rule, evidence, ar, en) in [
            (Rules::Merges, "same-name", "باكو", "الاسم نفسه: «باكو»", "the same name: “\u{2068}باكو\u{2069}”"),
            (Rules::Dates, "not-yet-told", "", "not-yet-told", "not-yet-told"),
            (Rules::Dates, "", "", "", ""),
        ] {
            assert_eq!(
                (reason(Lang::Ar, rules, rule, evidence).as_str(), reason(Lang::En, rules, rule, evidence).as_str()),
                (ar, en)
            );
        }
    }

    #[test]
    fn what_clues_disagree_about() {
        for (conflict, ar, en) in [
            ("", "", ""),
            (
                "conflict-weekday 2016-01-16 6",
                "16 يناير 2016 يوافق السبت، لا اليوم المكتوب",
                "16 January 2016 was a Saturday, not the weekday written",
            ),
            ("conflict-no-such-day 2023-06-31", "لا يوم بهذا التاريخ: 2023-06-31", "there is no such day: 2023-06-31"),
            (
                "conflict-year 2022 2023; odd",
                "الكلمات تعني 2022، والمكتوب 2023\nodd",
                "the words mean 2022, the year written is 2023\nodd",
            ),
        ] {
            assert_eq!(
                (conflict_words(Lang::Ar, conflict).as_str(), conflict_words(Lang::En, conflict).as_str()),
                (ar, en)
            );
        }
        let found = evidence_words(Lang::En, "offset-and-date: أمس الخميس 13 يوليو 2023");
        assert_eq!(
            found,
            "words that count from publication and name a day: “\u{2068}أمس الخميس 13 يوليو 2023\u{2069}”"
        );
        assert_eq!(evidence_words(Lang::Ar, "Line 9: a note"), "Line 9: a note");
    }
}
