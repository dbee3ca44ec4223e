//! "Found as": the forms in which words of a search stand in the articles.

use super::SearchWord;
use crate::corpus::Corpus;
use crate::explore::{Found, Mode, Selection, found_as};
use crate::present::{Lang, number};

/// Forms that are told one by one.
const MOST_FORMS: usize = 8;

/// A sentence for each word that was found in other forms than the typed one: «حكومة» وردت بصيغة: الحكومة 12، للحكومة 3.
pub fn found_words(corpus: &Corpus, selection: &Selection, lang: Lang) -> Vec<String> {
    if selection.text.mode() == Mode::Letters {
        return Vec::new();
    }
    let other = |it: &Found| it.forms.iter().any(|form| form.text != it.typed);
    found_as(corpus, selection).iter().filter(|it| other(it)).map(|it| sentence(it, lang)).collect()
}

fn sentence(found: &Found, lang: Lang) -> String {
    let comma = match lang {
        Lang::Ar => "، ",
        Lang::En => ", ",
    };
    let form = |it: &crate::explore::Form| format!("\u{2068}{}\u{2069} {}", it.text, number(lang, it.passages));
    let mut forms: Vec<String> = found.forms.iter().take(MOST_FORMS).map(form).collect();
    let rest = found.forms.len().saturating_sub(MOST_FORMS) as u32;
    if rest > 0 {
        forms.push(SearchWord::MoreForms.fill(lang, &[("count", &number(lang, rest))]));
    }
    let word = if found.beginning { SearchWord::FoundBeginning } else { SearchWord::FoundAs };
    word.fill(lang, &[("word", &found.typed), ("forms", &forms.join(comma))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{samples, store};
    use crate::explore::Query;

    #[test]
    fn forms_are_told() {
        let corpus = Corpus::open(store(&samples::small())).unwrap();
        let told = |query: &str, lang| {
            let selection = Selection { text: Query::parse(query), ..Selection::default() };
            found_words(&corpus, &selection, lang).join("\n").replace(['\u{2068}', '\u{2069}'], "")
        };
        assert_eq!(told("رئيس", Lang::Ar), "«رئيس» وردت بصيغة: بالرئيس 1");
        assert_eq!(told("زيارة", Lang::En), "“زيارة” found as: الزيارة 1, زيارة 1");
        assert_eq!(told("غالانت", Lang::Ar), "");
        assert_eq!(told("مسؤ", Lang::En), "“مسؤ” does not occur as a whole word; words that begin with it: مسؤول 1");
    }
}
