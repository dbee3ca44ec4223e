//! Why a line has its kind, why a spelling was merged: rule ids in words.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Lang, Word, fill};

static RULES: LazyLock<HashMap<&'static str, [&'static str; 2]>> = LazyLock::new(|| {
    let cell = |row: &[&'static str], at: usize| row.get(at).copied().unwrap_or_default();
    crate::knowledge::rows(include_str!("reasons.tsv"))
        .map(|row| (cell(&row, 0), [cell(&row, 1), cell(&row, 2)]))
        .collect()
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
        assert_eq!(RULES.len(), crate::knowledge::rows(include_str!("reasons.tsv")).count(), "a rule stands twice");
    }

    #[test]
    fn reasons_in_words() {
        assert_eq!(reason(Lang::Ar, "some-new-rule", "كلمة"), "some-new-rule: «كلمة»");
        assert_eq!(reason(Lang::En, "", ""), "");
    }
}
