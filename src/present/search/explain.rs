//! Why a passage stands where it does in a ranked list.

use super::SearchWord;
use crate::corpus::{Corpus, PassageIx};
use crate::explore::{Boost, Ranking, Selection, WordScore};
use crate::present::{Counted, Lang, amount, count_words, count_words_after, digits, passage_kind_word};

/// The parts of a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// "الدرجة 4.21".
    pub total: String,
    /// What each part is, and what it brings: "2.13" or "+50٪". In the order in which they are put together.
    pub parts: Vec<(String, String)>,
}

/// The parts of a passage's score; `None` where no words are searched for.
pub fn explanation(corpus: &Corpus, selection: &Selection, at: PassageIx, lang: Lang) -> Option<Explanation> {
    if !selection.text.asks() {
        return None;
    }
    let score = Ranking::new(corpus, selection).score(at);
    let words = score.words.iter().map(|it| (word(it, lang), points(lang, it.points)));
    let boosts = score.boosts.iter().map(|(boost, percent)| (boosted(*boost, lang), raised(lang, *percent)));
    let total = SearchWord::ScoreTotal.fill(lang, &[("points", &points(lang, score.points))]);
    Some(Explanation { total, parts: words.chain(boosts).collect() })
}

fn word(word: &WordScore, lang: Lang) -> String {
    let times = count_words(lang, Counted::Mentions, word.times);
    let passages = match lang {
        Lang::Ar => count_words_after(lang, Counted::Passages, word.passages),
        Lang::En => count_words(lang, Counted::Passages, word.passages),
    };
    SearchWord::ScoreWord.fill(lang, &[("word", &word.typed), ("times", &times), ("passages", &passages)])
}

fn boosted(boost: Boost, lang: Lang) -> String {
    match boost {
        Boost::Place(kind) => {
            SearchWord::ScorePlace.fill(lang, &[("kind", &passage_kind_word(kind, lang).to_lowercase())])
        }
        Boost::Phrase => SearchWord::ScorePhrase.say(lang).to_owned(),
        Boost::Near => SearchWord::ScoreNear.say(lang).to_owned(),
        Boost::Fresh => SearchWord::ScoreFresh.say(lang).to_owned(),
    }
}

/// Thousandths, shown in hundredths.
fn points(lang: Lang, points: u32) -> String {
    let hundredths = (points + 5) / 10;
    amount(lang, format!("{}.{:02}", hundredths / 100, hundredths % 100))
}

fn raised(lang: Lang, percent: u32) -> String {
    match lang {
        Lang::Ar => digits(lang, format!("+{percent}٪")),
        Lang::En => format!("+{percent}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{samples, store};
    use crate::explore::Query;

    #[test]
    fn a_score_in_words() {
        let corpus = Corpus::open(store(&samples::small())).unwrap();
        let selection = Selection { text: Query::parse("غالانت باكو"), ..Selection::default() };
        let told = explanation(&corpus, &selection, PassageIx(0), Lang::En).unwrap();
        let parts: Vec<&str> = told.parts.iter().map(|(what, _)| what.as_str()).collect();
        assert_eq!(
            parts,
            [
                "“غالانت”: 1 mention in this passage; in 1 passage of all",
                "“باكو”: 1 mention in this passage; in 2 passages of all",
                "The passage is a title",
                "The words stand close together",
            ]
        );
        assert_eq!(told.parts[2].1, "+50%");
        assert_eq!(explanation(&corpus, &Selection::default(), PassageIx(0), Lang::Ar), None);
    }
}
