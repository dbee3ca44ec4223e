//! What a link to a passage opens: the passage, what changed of it, or what became of it.

use crate::corpus::{Corpus, PassageIx};
use crate::link::address::{PageRef, ViewState};
use crate::link::checksum;
use crate::link::difference::{Change, difference};
use crate::link::history::{End, History, Wording};
use crate::link::registry::PassageId;
use crate::link::words;
use crate::span::Extent;

use super::{Counted, Lang, Word, count_words_after, fill, say};

/// What became of the passage that a link names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    Here,
    /// Here, and not as it was when the link was made.
    Changed,
    Moved,
    Gone,
    /// No passage ever had this id, as far as is known.
    Unknown,
}

impl State {
    /// For `data-state`.
    pub fn name(self) -> &'static str {
        match self {
            State::Here => "here",
            State::Changed => "changed",
            State::Moved => "moved",
            State::Gone => "gone",
            State::Unknown => "unknown",
        }
    }
}

/// What a link opens.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opening {
    /// The first and last passage that it names.
    pub here: Option<(PassageIx, PassageIx)>,
    /// The words that it points to, in code points of their passages.
    pub words: Vec<(PassageIx, Extent)>,
    /// It points to words that cannot be told any more.
    pub words_lost: bool,
    /// The end of the range that it names is no passage any more.
    pub end_lost: bool,
    pub changed: Option<Changed>,
    pub ended: Option<Ended>,
    /// Living passages with nearly this id, for one that was never minted.
    pub near: Vec<PassageIx>,
}

/// The text is another than the one that the link was made for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// What it said then, and what was taken away of it; empty where that is not known.
    pub before: Vec<(Change, String)>,
    /// What it says now, and what was added.
    pub now: Vec<(Change, String)>,
    /// Where the rest of it stands, after it was divided.
    pub rest: Vec<PassageIx>,
}

/// The passage is none any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    pub how: End,
    /// What it said: when the link was made, or at last.
    pub text: String,
    /// The passages that hold its words now.
    pub now: Vec<PassageIx>,
    /// The registry's reason.
    pub why: String,
}

impl Opening {
    pub fn state(&self) -> State {
        match (&self.here, &self.ended) {
            (Some(_), _) if self.changed.is_some() => State::Changed,
            (Some(_), _) => State::Here,
            (None, Some(ended)) if ended.now.is_empty() => State::Gone,
            (None, Some(_)) => State::Moved,
            (None, None) => State::Unknown,
        }
    }
}

/// Where the history of ids comes in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Past<'h> {
    pub history: Option<&'h History>,
    /// The editor has not confirmed the last edit of the passage, as its static page says.
    pub doubted: bool,
}

/// The article whose history has to be known to open this link.
pub fn history_wanted<'s>(corpus: &Corpus, state: &'s ViewState, doubted: bool) -> Option<&'s str> {
    let PageRef::Passage { aid, to, .. } = &state.page else { return None };
    let Some((first, last)) = passages(corpus, state) else { return Some(aid) };
    let cut = to.as_ref().is_some_and(|to| corpus.find_passage(aid, to).is_none());
    (doubted || cut || differs(corpus, state, first, last)).then_some(aid)
}

/// The passages of the corpus that an address names, in order; a lost end is left out.
fn passages(corpus: &Corpus, state: &ViewState) -> Option<(PassageIx, PassageIx)> {
    let PageRef::Passage { aid, pid, to } = &state.page else { return None };
    let first = corpus.find_passage(aid, pid)?;
    let last = to.as_ref().and_then(|to| corpus.find_passage(aid, to)).unwrap_or(first);
    Some((first.min(last), first.max(last)))
}

fn differs(corpus: &Corpus, state: &ViewState, first: PassageIx, last: PassageIx) -> bool {
    state.check.as_ref().is_some_and(|check| *check != range_checksum(corpus, first, last))
}

/// The checksum of the passages from `first` to `last`, as one text.
pub fn range_checksum(corpus: &Corpus, first: PassageIx, last: PassageIx) -> String {
    let texts: Vec<&str> = (first.0..=last.0).map(|at| corpus.passage(PassageIx(at)).text).collect();
    checksum::checksum(&texts.join(" "))
}

/// What the address opens; `None` where it names no passage.
pub fn opening(corpus: &Corpus, state: &ViewState, past: Past<'_>) -> Option<Opening> {
    let PageRef::Passage { aid, pid, to } = &state.page else { return None };
    let past = Past { history: past.history.filter(|it| it.aid == *aid), ..past };
    let Some((first, last)) = passages(corpus, state) else {
        let ended = past.history.and_then(|it| ended(corpus, it, pid, state.check.as_deref()));
        let near = if ended.is_none() { near(corpus, &format!("{aid}{pid}")) } else { Vec::new() };
        return Some(Opening { ended, near, ..Opening::default() });
    };
    let end_lost = to.as_ref().is_some_and(|to| corpus.find_passage(aid, to).is_none());
    let differs = differs(corpus, state, first, last) && !end_lost;
    let was = past.history.filter(|_| first == last).and_then(|it| match &state.check {
        Some(check) if differs => it.wording(pid, check),
        None if past.doubted => it.doubted(pid),
        _ => None,
    });
    let changed = (differs || was.is_some()).then(|| match &was {
        Some(was) => changed(corpus, first, was),
        None => Changed::default(),
    });
    let words = match (state.words, &was) {
        (None, _) => Vec::new(),
        (Some(_), None) if differs || end_lost => Vec::new(),
        (Some(words), None) => pointed_at(corpus, first, last, words),
        (Some(words), Some(was)) => {
            carried(was.text, corpus.passage(first).text, words).map(|it| (first, it)).into_iter().collect()
        }
    };
    Some(Opening {
        here: Some((first, last)),
        words_lost: state.words.is_some() && words.is_empty(),
        words,
        end_lost,
        changed,
        ..Opening::default()
    })
}

fn known(corpus: &Corpus, ids: &[PassageId]) -> Vec<PassageIx> {
    ids.iter().filter_map(|id| corpus.find_passage(&id.aid, &id.pid)).collect()
}

fn changed(corpus: &Corpus, at: PassageIx, was: &Wording<'_>) -> Changed {
    let pieces = difference(was.text, corpus.passage(at).text);
    let of = |change: Change| {
        let side = pieces.iter().filter(|it| it.change == Change::Kept || it.change == change);
        side.map(|it| (it.change, it.text.to_owned())).collect()
    };
    Changed { before: of(Change::Removed), now: of(Change::Added), rest: known(corpus, &was.rest) }
}

fn ended(corpus: &Corpus, history: &History, pid: &str, check: Option<&str>) -> Option<Ended> {
    let ended = history.ended(pid)?;
    let then = check.filter(|sum| checksum::checksum(ended.text) != *sum).and_then(|sum| history.wording(pid, sum));
    Some(Ended {
        how: ended.how,
        text: then.map_or(ended.text, |it| it.text).to_owned(),
        now: known(corpus, &ended.now),
        why: ended.why.to_owned(),
    })
}

/// From a word of the first passage to a word of the last.
fn pointed_at(corpus: &Corpus, first: PassageIx, last: PassageIx, words: (u32, u32)) -> Vec<(PassageIx, Extent)> {
    let stretch = |at: u32| {
        let text = corpus.passage(PassageIx(at)).text;
        let count = words::extents(text).len() as u32;
        let from = if at == first.0 { words.0 } else { 1 };
        let to = if at == last.0 { words.1 } else { count };
        words::cover(text, from, to).map(|extent| (PassageIx(at), extent))
    };
    // Beyond the end of one passage the link is damaged: no part of it is better than a wrong one.
    let all: Option<Vec<_>> = (first.0..=last.0).map(stretch).collect();
    all.unwrap_or_default()
}

/// Where words of an older wording stand now; `None` where not all of them do, one after the other.
fn carried(old: &str, new: &str, (first, last): (u32, u32)) -> Option<Extent> {
    let (mut before, mut now) = (0u32, 0u32);
    for piece in difference(old, new) {
        let count = words::words(piece.text).len() as u32;
        match piece.change {
            Change::Removed => before += count,
            Change::Added => now += count,
            Change::Kept => {
                if before < first && last <= before + count {
                    return words::cover(new, first - before + now, last - before + now);
                }
                before += count;
                now += count;
            }
        }
    }
    None
}

/// What to call it when a passage has ended, and why where more can be said.
pub fn ended_words(lang: Lang, ended: &Ended) -> [String; 2] {
    let count = count_words_after(lang, Counted::Passages, ended.now.len() as u32);
    let title = match (ended.now.len(), ended.how) {
        (0, _) => say(lang, Word::PassageGone).to_owned(),
        (1, End::Merged) => say(lang, Word::PassageMerged).to_owned(),
        (1, _) => say(lang, Word::PassageMoved).to_owned(),
        _ => fill(lang, Word::PassageSplit, &[("passages", &count)]),
    };
    let why = match ended.why.as_str() {
        _ if !ended.now.is_empty() => "",
        "deleted" => say(lang, Word::WhyDeleted),
        "article-removed" => say(lang, Word::WhyArticleRemoved),
        other => other,
    };
    [title, why.to_owned()]
}

/// The first words of a text, with an ellipsis where more follow.
pub fn first_words(text: &str, chars_max: usize) -> String {
    let text = text.trim();
    let Some((end, _)) = text.char_indices().nth(chars_max) else { return text.to_owned() };
    let cut = text.get(..end).unwrap_or(text);
    let words = cut.rsplit_once(char::is_whitespace).map_or(cut, |(words, _)| words);
    format!("{}…", words.trim_end_matches(['،', ',', '.', ' ']))
}

/// How many passages are offered at most.
const NEAR_MAX: usize = 5;

/// Living passages whose id is nearly what is written, nearest first: one character other, missing, too many or
/// exchanged with its neighbour, or the id cut short. What is no id at all has no neighbours.
pub fn near(corpus: &Corpus, written: &str) -> Vec<PassageIx> {
    let name = written.rsplit('/').find(|it| !it.is_empty()).unwrap_or_default();
    let name = name.split("..").next().unwrap_or_default();
    let given: Vec<char> = name.chars().filter_map(crate::link::id::mended).collect();
    let cut: String = given.iter().collect();
    const WHOLE: usize = crate::link::id::AID_LEN + crate::link::id::PID_LEN;
    if !(crate::link::id::AID_LEN..=WHOLE + 1).contains(&given.len()) {
        return Vec::new();
    }
    let is_near = |at: &PassageIx| {
        let passage = corpus.passage(*at);
        let id = format!("{}{}", corpus.article(passage.article).aid, passage.pid);
        (given.len() < WHOLE && id.starts_with(&cut)) || is_one_off(&given, &id.chars().collect::<Vec<_>>())
    };
    corpus.passages().filter(is_near).take(NEAR_MAX).collect()
}

/// Whether one character was changed, left out, put in, or exchanged with the next.
fn is_one_off(a: &[char], b: &[char]) -> bool {
    let front = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[front..], &b[front..]);
    match (a, b) {
        ([_, a @ ..], [_, rest @ ..]) if a == rest => true,
        ([_, rest @ ..], b) if rest == b => true,
        (a, [_, rest @ ..]) if a == rest => true,
        ([a, b, left @ ..], [c, d, rest @ ..]) => a == d && b == c && left == rest,
        _ => false,
    }
}

#[cfg(test)]
#[path = "opening_tests.rs"]
mod tests;
