//! Forms of a searched word with what can be glued before it.
//!
//! ```text
//! form = [ و | ف ] [ س ] stem  |  [ و | ف ] [ ب | ك | ل ] [ ال ] stem          ل + ال = لل
//! ```
//!
//! Keys are those of [`crate::corpus::words`]: loose folding, and أ for a hamza in the place of the article's alef.

use crate::order;
/// Shortest stem, in letters, that takes a preposition: with shorter ones the form is more often another word.
const SHORTEST: usize = 3;

/// Every form of a stem, itself first.
pub fn forms(stem: &str) -> Vec<String> {
    let mut forms = vec![stem.to_owned()];
    let Some(first) = stem.chars().next() else { return forms };
    if !is_arabic(first) {
        return forms;
    }
    let long = stem.chars().count() >= SHORTEST;
    let bare = stem.replacen('أ', "ا", 1);
    for conjunction in ["", "و", "ف"] {
        for preposition in ["", "ب", "ك", "ل"] {
            if preposition.is_empty() || long {
                forms.push(format!("{conjunction}{preposition}{stem}"));
                // After the article the hamza stands no more where the article's alef would.
                forms.push(match preposition {
                    "ل" => format!("{conjunction}لل{stem}"),
                    _ => format!("{conjunction}{preposition}ال{bare}"),
                });
            }
        }
        if long && matches!(first, 'ي' | 'ت' | 'ن' | 'ا' | 'أ') {
            forms.push(format!("{conjunction}س{stem}"));
        }
    }
    order::sort_by(&mut forms, Ord::cmp);
    forms.dedup();
    let own = forms.iter().position(|form| form == stem).unwrap_or(0);
    forms.swap(0, own);
    forms
}

/// The key without the article, where it has one and enough is left.
pub fn without_article(key: &str) -> Option<&str> {
    key.strip_prefix("ال").filter(|rest| rest.chars().count() >= SHORTEST)
}

/// What can be left of a key when letters that may be glued before it are taken off, fewest first.
pub fn remainders(key: &str) -> Vec<String> {
    let mut found = Vec::new();
    for conjunction in ["", "و", "ف"] {
        let Some(rest) = key.strip_prefix(conjunction) else { continue };
        for preposition in ["", "ب", "ك", "ل"] {
            let Some(rest) = rest.strip_prefix(preposition) else { continue };
            if conjunction.is_empty() && preposition.is_empty() {
                continue;
            }
            let swallowed = if preposition == "ل" { rest.strip_prefix('ل') } else { None };
            let article = rest.strip_prefix("ال");
            found.extend([Some(rest), swallowed, article].into_iter().flatten().map(str::to_owned));
        }
    }
    found.retain(|rest| rest.chars().count() >= SHORTEST);
    order::sort_by_key(&mut found, |rest: &String| std::cmp::Reverse(rest.len()));
    found.dedup();
    found
}

fn is_arabic(c: char) -> bool {
    ('\u{620}'..='\u{6ff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word() {
        let all = forms("حكومه");
        for form in ["حكومه", "الحكومه", "وبالحكومه", "للحكومه", "ولحكومه", "فالحكومه"]
        {
            assert!(all.contains(&form.to_owned()), "{form}");
        }
        assert!(forms("يزور").contains(&"سيزور".to_owned()));
        assert_eq!(forms("aliyev"), ["aliyev"]);
        // إلهام is no form of هام: its alef has a hamza.
        assert!(!forms("هام").contains(&"ألهام".to_owned()));
        assert!(forms("ألهام").contains(&"الالهام".to_owned()));
    }

    #[test]
    fn what_may_be_glued() {
        assert_eq!(remainders("باذربيجان"), ["اذربيجان"]);
        assert_eq!(remainders("وبالحكومه"), ["بالحكومه", "الحكومه", "حكومه"]);
        assert_eq!(remainders("للحكومه"), ["لحكومه", "حكومه"]);
        assert_eq!(remainders("ولد"), Vec::<String>::new());
    }
}
