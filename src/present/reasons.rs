//! Why a line has its kind, why a spelling was merged: rule ids in words.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Lang, Word, fill};

/// The words of every rule. Columns of each file: id, Arabic, English.
const FILES: [&str; 2] = [include_str!("../knowledge/line_rules.tsv"), include_str!("../knowledge/merge_rules.tsv")];

static RULES: LazyLock<HashMap<&'static str, [&'static str; 2]>> = LazyLock::new(|| {
    let cell = |row: &[&'static str], at: usize| row.get(at).copied().unwrap_or_default();
    let rows = FILES.into_iter().flat_map(crate::knowledge::rows);
    rows.map(|row| (cell(&row, 0), [cell(&row, 1), cell(&row, 2)])).collect()
});

/// A rule and its evidence in words. A rule without words shows its id, so that nothing inferred goes unsaid.
pub fn reason(lang: Lang, rule: &str, evidence: &str) -> String {
    let words = match (RULES.get(rule), lang) {
        (Some(words), Lang::Ar) => words[0],
        (Some(words), Lang::En) => words[1],
        (None, _) => rule,
    };
    match (words.is_empty(), evidence.is_empty()) {
        (_, true) => words.to_owned(),
        (true, false) => evidence.to_owned(),
        (false, false) => fill(lang, Word::WithEvidence, &[("reason", words), ("evidence", evidence)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_words_in_both_languages() {
        assert!(RULES.values().flatten().all(|words| !words.is_empty()));
        let rows: usize = FILES.into_iter().map(|file| crate::knowledge::rows(file).count()).sum();
        assert_eq!(RULES.len(), rows, "a rule stands twice");
        for rule in crate::source::rules::ALL {
            assert!(RULES.contains_key(rule), "{rule}");
        }
    }

    #[test]
    fn reasons_in_words() {
        for (rule, evidence, ar, en) in [
            ("page-foot", "", "تحت المقال وليس منه", "under the article and not of it"),
            ("same-name", "باكو", "الاسم نفسه: «باكو»", "the same name: “باكو”"),
            ("not-yet-told", "", "not-yet-told", "not-yet-told"),
            ("", "", "", ""),
        ] {
            assert_eq!(
                (reason(Lang::Ar, rule, evidence).as_str(), reason(Lang::En, rule, evidence).as_str()),
                (ar, en)
            );
        }
    }
}
