use super::*;
use crate::corpus::{samples, store};
use crate::link::history::History;

fn corpus() -> Corpus {
    Corpus::open(store(&samples::small())).unwrap()
}

fn address(path: &str, query: &str) -> ViewState {
    ViewState::decode(path, query).0
}

fn text(corpus: &Corpus, at: u32) -> &str {
    corpus.passage(PassageIx(at)).text
}

#[test]
fn a_link_to_what_is_there() {
    let corpus = corpus();
    let sum = checksum::checksum(text(&corpus, 1));
    for query in ["", &format!("c={sum}"), "w=1-2"] {
        let state = address("p/aaaaa-001", query);
        assert_eq!(history_wanted(&corpus, &state, false), None, "{query}");
        let opening = opening(&corpus, &state, Past::default()).unwrap();
        assert_eq!((opening.state(), opening.here), (State::Here, Some((PassageIx(1), PassageIx(1)))), "{query}");
    }
    assert_eq!(opening(&corpus, &address("a/aaaaa", ""), Past::default()), None);
}

#[test]
fn words_and_ranges() {
    let corpus = corpus();
    let of = |path: &str, query: &str| opening(&corpus, &address(path, query), Past::default()).unwrap();
    let count = |at: u32| words::words(text(&corpus, at)).len() as u32;
    let one = of("p/aaaaa-001", "w=2-3");
    assert_eq!(one.words, [(PassageIx(1), words::cover(text(&corpus, 1), 2, 3).unwrap())]);
    // From the last word of one passage to the first of another.
    let range = of("p/aaaaa-000..002", &format!("w={}-1", count(0)));
    let covers: Vec<u32> = range.words.iter().map(|(at, _)| at.0).collect();
    assert_eq!(covers, [0, 1, 2]);
    assert_eq!(range.words[1].1, words::cover(text(&corpus, 1), 1, count(1)).unwrap());
    assert!(of("p/aaaaa-001", "w=1-999").words_lost);
    assert!(of("p/aaaaa-001..zzz", "").end_lost);
    let sum = range_checksum(&corpus, PassageIx(0), PassageIx(2));
    assert_eq!(of("p/aaaaa-000..002", &format!("c={sum}")).state(), State::Here);
}

#[test]
fn a_link_to_another_wording() {
    let corpus = corpus();
    let old = format!("يوم أمس {}", text(&corpus, 1));
    let sum = checksum::checksum(&old);
    let state = address("p/aaaaa-001", &format!("c={sum}&w=3-4"));
    assert_eq!(history_wanted(&corpus, &state, false), Some("aaaaa"));
    // What it said then is not known: the notice stands, no word is pointed at.
    let blind = opening(&corpus, &state, Past::default()).unwrap();
    assert_eq!((blind.state(), blind.words_lost), (State::Changed, true));
    assert_eq!(blind.changed, Some(Changed::default()));
    let history = History::parse("aaaaa", &format!("001\twas\taaaaa-002\t{old}\n"));
    let past = Past { history: Some(&history), doubted: false };
    let found = opening(&corpus, &state, past).unwrap();
    let changed = found.changed.unwrap();
    assert_eq!(changed.before[0], (Change::Removed, "يوم أمس".to_owned()));
    assert!(changed.now.iter().all(|(change, _)| *change == Change::Kept));
    assert_eq!(changed.rest, [PassageIx(2)]);
    // The third and fourth word of then are the first and second of now.
    assert_eq!(found.words, [(PassageIx(1), words::cover(text(&corpus, 1), 1, 2).unwrap())]);
    // Words that were taken away cannot be shown.
    let lost = opening(&corpus, &address("p/aaaaa-001", &format!("c={sum}&w=1-2")), past).unwrap();
    assert!(lost.words_lost && lost.words.is_empty());
    // Another article's history says nothing.
    let other = History::parse("bbbbb", &format!("001\twas\t\t{old}\n"));
    let blind = opening(&corpus, &state, Past { history: Some(&other), doubted: false }).unwrap();
    assert_eq!(blind.changed, Some(Changed::default()));
}

#[test]
fn an_edit_that_nobody_confirmed() {
    let corpus = corpus();
    let history = History::parse("aaaaa", "001\tdoubt\t\tكلمات أخرى\n");
    let past = Past { history: Some(&history), doubted: true };
    let state = address("p/aaaaa-001", "");
    assert_eq!(history_wanted(&corpus, &state, true), Some("aaaaa"));
    assert_eq!(opening(&corpus, &state, past).unwrap().state(), State::Changed);
    // A link that was made for the present words is told nothing.
    let sure = address("p/aaaaa-001", &format!("c={}", checksum::checksum(text(&corpus, 1))));
    assert_eq!(opening(&corpus, &sure, past).unwrap().state(), State::Here);
}

#[test]
fn a_link_to_what_is_no_passage_any_more() {
    let corpus = corpus();
    let history = History::parse(
        "aaaaa",
        "00x\tsplit\taaaaa-001 aaaaa-002\tنص قديم\n00y\tgone\tdeleted\tنص محذوف\n00z\tmove\tzzzzz-zzz\tنص\n00z\twas\t\tأقدم\n",
    );
    let past = Past { history: Some(&history), doubted: false };
    let of = |pid: &str, query: &str| opening(&corpus, &address(&format!("p/aaaaa-{pid}"), query), past).unwrap();
    let split = of("00x", "");
    assert_eq!(split.state(), State::Moved);
    assert_eq!(split.ended.unwrap().now, [PassageIx(1), PassageIx(2)]);
    let gone = of("00y", "");
    assert_eq!(gone.state(), State::Gone);
    let gone = gone.ended.unwrap();
    assert_eq!((gone.text.as_str(), gone.why.as_str()), ("نص محذوف", "deleted"));
    // Shown as it read when the link was made.
    let sum = checksum::checksum("أقدم");
    assert_eq!(of("00z", &format!("c={sum}")).ended.unwrap().text, "أقدم");
    assert_eq!(of("qqq", "").state(), State::Unknown);
}

#[test]
fn ids_that_are_nearly_right() {
    let corpus = corpus();
    let found = |written: &str| near(&corpus, written).iter().map(|at| at.0).collect::<Vec<_>>();
    assert_eq!(found("p/aaaaa-01"), [1], "one too few, in any place");
    assert_eq!(found("p/aaaaa-q02"), [2], "one other");
    assert_eq!(found("p/aaaaa-0022"), [2], "one too many");
    assert_eq!(found("p/aaaaa-020"), [0, 2], "two exchanged, or one other");
    assert_eq!(found("p/aaaaa"), [0, 1, 2], "cut short");
    for far in ["p/aaa", "p/zzzzz-zzz", "nowhere/at/all", "", "p/aaaaa-00200"] {
        assert_eq!(found(far), [0u32; 0], "{far}");
    }
}
