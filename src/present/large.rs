//! What an archive's explorer shows: its words, which rows of a long list are drawn, what of a passage stands under a title.

use std::ops::Range;
use std::sync::LazyLock;

use super::strings::fill_gaps;
use super::{Lang, Run};
use crate::archive::{self, Term};
use crate::corpus::{ArticleIx, Corpus, PassageIx};
use crate::explore::{Days, Query, Selection, select};
use crate::line::LineKind;
use crate::link::address::{DateKind, Matching, ViewState};

macro_rules! words {
    ($($word:ident)*) => {
        /// A word or sentence: each is a row of `large.tsv` under the same name, in the same order.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum LargeWord { $($word),* }

        impl LargeWord {
            #[cfg(test)]
            const ALL: &'static [LargeWord] = &[$(LargeWord::$word),*];

            fn key(self) -> &'static str {
                match self { $(LargeWord::$word => stringify!($word)),* }
            }
        }
    };
}

words! {
    Newest Searching Loading NoHits Results Sort ByRank ByNewest ByOldest MoreValues NoDay PartLost PartDamaged OtherVersion
    Offline Retry NoWorker Absent ShownOf
}

pub fn say(lang: Lang, word: LargeWord) -> &'static str {
    static ROWS: LazyLock<Vec<Vec<&'static str>>> =
        LazyLock::new(|| crate::knowledge::rows(include_str!("large.tsv")).collect());
    let column = if lang == Lang::Ar { 1 } else { 2 };
    ROWS.get(word as usize).and_then(|row| row.get(column)).copied().unwrap_or_else(|| word.key())
}

/// The same with its gaps filled.
pub fn fill(lang: Lang, word: LargeWord, gaps: &[(&str, &str)]) -> String {
    fill_gaps(say(lang, word), gaps)
}

/// Rows that are drawn above and below those in sight.
const BEYOND: usize = 6;
/// As many rows as are drawn at most, however high the window.
const DRAWN_MAX: usize = 60;

/// Which of `total` rows of one height are drawn: those in sight and some around them. `above`: how far the top of the list
/// lies above the top of the window; `window`: its height; all in pixels.
pub fn drawn(total: usize, above: f64, window: f64, row: f64) -> Range<usize> {
    // Not a number, or none that a row has: the first rows.
    let row = if row >= 1.0 { row } else { 100.0 };
    let first = ((above / row).max(0.0) as usize).saturating_sub(BEYOND).min(total);
    let count = (window.max(0.0) / row) as usize + 2 + 2 * BEYOND;
    first..(first + count.min(DRAWN_MAX)).min(total)
}

/// What of a passage stands under a title: its runs from a little before the first hit, some hundred characters. Each piece
/// with whether it is a hit.
pub fn snippet(runs: &[Run<'_>]) -> Vec<(String, bool)> {
    const BEFORE: usize = 60;
    const CHARS: usize = 240;
    let mut pieces: Vec<(String, bool)> = Vec::new();
    let hit = runs.iter().position(|run| run.hit.is_some());
    let before: usize = runs.iter().take(hit.unwrap_or(0)).map(|run| run.text.chars().count()).sum();
    let mut skip = before.saturating_sub(BEFORE);
    let cut = skip > 0;
    let (mut left, mut inside) = (CHARS, false);
    for run in runs {
        let length = run.text.chars().count();
        if skip >= length {
            skip -= length;
            continue;
        }
        let mut text: String = run.text.chars().skip(skip).take(left).collect();
        inside |= skip > 0;
        skip = 0;
        if inside && run.hit.is_none() {
            // Words are not cut at the beginning.
            match text.find(char::is_whitespace) {
                Some(space) => drop(text.drain(..space)),
                None => continue,
            }
        }
        inside = false;
        left = left.saturating_sub(length);
        match pieces.last_mut() {
            Some((last, hit)) if *hit == run.hit.is_some() => last.push_str(&text),
            _ => pieces.push((text, run.hit.is_some())),
        }
        if left == 0 {
            pieces.push(("…".to_owned(), false));
            break;
        }
    }
    if cut {
        pieces.insert(0, ("…".to_owned(), false));
    }
    pieces
}

/// Takes a value into a list of choices, or out of it.
pub fn toggle(list: &mut Vec<String>, value: &str) {
    match list.iter().position(|it| it == value) {
        Some(at) => drop(list.remove(at)),
        None => list.push(value.to_owned()),
    }
}

/// What of an address an archive answers: articles as wholes, without what only lists of passages have.
pub fn understood(state: &ViewState) -> ViewState {
    ViewState {
        page: Default::default(),
        view: None,
        check: None,
        words: None,
        on: if state.on == DateKind::Published { DateKind::Published } else { DateKind::Mentioned },
        matching: if state.matching == Matching::Any { Matching::Any } else { Matching::All },
        ..state.clone()
    }
}

/// Articles in one part of their texts: about a hundred kilobytes.
pub const BLOCK_ARTICLES: u32 = 16;

/// The articles of a part of texts: what follows the head that all parts have.
pub fn open_block(mut bytes: Vec<u8>) -> Option<Corpus> {
    bytes.drain(..archive::HEAD.min(bytes.len()));
    Corpus::open(bytes).ok()
}

/// The words and days of a question; what is chosen of facets is [`chosen`].
pub fn query(state: &ViewState) -> archive::Query {
    let days = match state.days() {
        (None, None) => None,
        // Ends in the wrong order are turned round.
        (Some(from), Some(to)) if from > to => {
            let (from, to) = (state.to.map(|it| it.interval().from()), state.from.map(|it| it.interval().to()));
            Some(Days { from, to })
        }
        (from, to) => Some(Days { from, to }),
    };
    let (published, mentioned) = if state.on == DateKind::Published { (days, None) } else { (None, days) };
    let (terms, without) = terms(&state.q);
    archive::Query { terms, without, published, mentioned, ..archive::Query::default() }
}

/// What is typed, as words and phrases in quotation marks; those with a minus before them are not to stand there. The last
/// word may be the beginning of a longer one.
pub fn terms(typed: &str) -> (Vec<Term>, Vec<Term>) {
    let (mut with, mut without) = (Vec::new(), Vec::new());
    let mut rest = typed.trim_start();
    while let Some(first) = rest.chars().next() {
        let minus = first == '-';
        let body = rest.strip_prefix('-').unwrap_or(rest);
        let (term, after) = match body.chars().next() {
            Some(open @ ('"' | '«' | '“' | '”')) => {
                let inside = &body[open.len_utf8()..];
                let end = inside.find(['"', '»', '“', '”']).unwrap_or(inside.len());
                let after = inside[end..].chars().next().map_or(end, |close| end + close.len_utf8());
                (phrase(&inside[..end]), &inside[after..])
            }
            _ => {
                let end = body.find(|c: char| c.is_whitespace() || matches!(c, '"' | '«' | '“')).unwrap_or(body.len());
                let word = body[..end].to_owned();
                let last = end == body.len();
                let term = (!word.is_empty()).then_some(if last { Term::Open(word) } else { Term::Word(word) });
                (term, &body[end..])
            }
        };
        // A minus alone asks nothing.
        if let Some(term) = term {
            if minus { without.push(term) } else { with.push(term) }
        }
        rest = after.trim_start();
    }
    (with, without)
}

fn phrase(text: &str) -> Option<Term> {
    let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    match words.as_slice() {
        [] => None,
        [word] => Some(Term::Exact(word.clone())),
        _ => Some(Term::Phrase(words)),
    }
}

/// What is chosen of each facet.
pub fn chosen(state: &ViewState) -> [(archive::Facet, &[String]); 4] {
    [
        (archive::Facet::Persons, &state.persons),
        (archive::Facet::Places, &state.places),
        (archive::Facet::Organisations, &state.orgs),
        (archive::Facet::Sources, &state.sources),
    ]
}

/// The same for changing.
pub fn chosen_mut(state: &mut ViewState, facet: archive::Facet) -> &mut Vec<String> {
    match facet {
        archive::Facet::Persons => &mut state.persons,
        archive::Facet::Places => &mut state.places,
        archive::Facet::Organisations => &mut state.orgs,
        archive::Facet::Sources => &mut state.sources,
    }
}

/// How the chosen values of a facet are joined: an article has one source.
pub fn filter(state: &ViewState, facet: archive::Facet, values: Vec<u32>) -> archive::Filter {
    let any = facet == archive::Facet::Sources || state.matching == Matching::Any;
    archive::Filter { facet, how: if any { archive::How::Any } else { archive::How::All }, values }
}

/// The passage of an article that a list shows for a question: the first that has what is searched for, else the first
/// paragraph.
pub fn best_passage(corpus: &Corpus, article: ArticleIx, text: &Query) -> Option<PassageIx> {
    let mine = |at: &PassageIx| corpus.article_of(*at) == article;
    let body = |at: &PassageIx| corpus.passage(*at).kind == LineKind::Body;
    if !text.is_empty() {
        let hits = select(corpus, &Selection { text: text.clone(), ..Selection::default() }).passages;
        let found = hits.iter().copied().filter(mine).find(body);
        if let Some(at) = found.or_else(|| hits.iter().copied().find(mine)) {
            return Some(at);
        }
    }
    corpus.passages().filter(mine).find(body).or_else(|| corpus.passages().find(mine))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::runs;
    use crate::span::Extent;

    #[test]
    fn every_word_has_its_row() {
        for word in LargeWord::ALL {
            for lang in Lang::ALL {
                assert_ne!(say(lang, *word), word.key());
            }
        }
        let rows: Vec<&str> = crate::knowledge::rows(include_str!("large.tsv")).map(|row| row[0]).collect();
        assert_eq!(rows, LargeWord::ALL.iter().map(|it| it.key()).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_typed() {
        let (word, open) = (|it: &str| Term::Word(it.to_owned()), |it: &str| Term::Open(it.to_owned()));
        for (typed, with, without) in [
            ("", vec![], vec![]),
            ("باكو", vec![open("باكو")], vec![]),
            ("وزير الدفاع ", vec![word("وزير"), word("الدفاع")], vec![]),
            ("«وزير الدفاع» باكو", vec![Term::Phrase(vec!["وزير".into(), "الدفاع".into()]), open("باكو")], vec![]),
            ("\"باكو\" -إيران", vec![Term::Exact("باكو".into())], vec![open("إيران")]),
            ("«وزير", vec![Term::Exact("وزير".into())], vec![]),
            ("- «»", vec![], vec![]),
        ] {
            assert_eq!(terms(typed), (with, without), "{typed}");
        }
    }

    #[test]
    fn rows_in_sight_and_some_around_them() {
        for (total, above, window, row, expected) in [
            (0, 0.0, 800.0, 100.0, 0..0),
            (3, 0.0, 800.0, 100.0, 0..3),
            (50_000, -300.0, 800.0, 100.0, 0..22),
            (50_000, 1_000_000.0, 800.0, 100.0, 9_994..10_016),
            (50_000, 4_999_900.0, 800.0, 100.0, 49_993..50_000),
            (50_000, 1e12, 800.0, 100.0, 50_000..50_000),
            (50_000, 0.0, 1e9, 100.0, 0..60),
            (10, 0.0, 800.0, f64::NAN, 0..10),
        ] {
            assert_eq!(drawn(total, above, window, row), expected, "{total} {above}");
        }
    }

    #[test]
    fn a_snippet_begins_before_the_first_hit() {
        let long = "كلمات كثيرة تسبق ما يبحث عنه القارئ ".repeat(5);
        let text = format!("{long}غالانت في باكو");
        let start = long.chars().count() as u32;
        let pieces = snippet(&runs(&text, &[], &[Extent::new(start, start + 6)], None));
        assert_eq!(pieces[0], ("…".to_owned(), false));
        assert!(pieces[1].0.chars().count() <= 60 && !pieces[1].1);
        assert_eq!(pieces[2], ("غالانت".to_owned(), true));
        assert_eq!(snippet(&runs("قصير", &[], &[], None)), [("قصير".to_owned(), false)]);
    }
}
