//! What a link says that is no longer so, in words, over the passage that it opens.

use super::Page;
use super::html::{El, el};
use super::missing::passage_link;
use crate::link::difference::Change;
use crate::present::{Changed, Opening, Word, fill};
use crate::span::Positions;

/// The notice; `None` where everything is as the link says.
pub fn notice(page: Page, opening: &Opening) -> Option<El> {
    let said = sentences(page, opening);
    if said.is_empty() {
        return None;
    }
    let said = said.into_iter().map(|it| el("p").child(it));
    let body = el("div").child(said.collect::<Vec<_>>()).child(opening.changed.as_ref().map(|it| difference(page, it)));
    Some(el("section.notice.change").child(body))
}

/// What a screen reader hears when the passage is there.
pub fn heard(page: Page, opening: &Opening) -> String {
    let mut said = sentences(page, opening);
    let words: Vec<&str> =
        opening.words.iter().map(|(at, extent)| Positions::new(page.corpus.passage(*at).text).slice(*extent)).collect();
    if !words.is_empty() {
        said.push(fill(page.lang, Word::PointsTo, &[("words", &words.join(" "))]));
    }
    said.join(". ")
}

fn sentences(page: Page, opening: &Opening) -> Vec<String> {
    let changed = opening.changed.as_ref();
    let said = [
        changed.map(|_| Word::LinkChanged),
        changed.filter(|it| it.before.is_empty()).map(|_| Word::LinkChangedUnknown),
        opening.end_lost.then_some(Word::RangeCut),
        opening.words_lost.then_some(Word::WordsLost),
    ];
    said.into_iter().flatten().map(|word| page.say(word).to_owned()).collect()
}

/// Old beside new, and where the rest went.
fn difference(page: Page, changed: &Changed) -> Vec<El> {
    if changed.before.is_empty() {
        return Vec::new();
    }
    let side = |title: Word, pieces: &[(Change, String)], tag: &'static str| {
        let text = pieces.iter().enumerate().fold(el("p lang=ar dir=rtl"), |text, (n, (change, words))| {
            let text = if n == 0 { text } else { text.child(" ") };
            if *change == Change::Kept { text.child(words.as_str()) } else { text.child(el(tag).child(words.as_str())) }
        });
        el("div").child(el("h2").child(page.say(title))).child(el("blockquote").child(text))
    };
    let both = el("div.beside").child(side(Word::TextBefore, &changed.before, "del")).child(side(
        Word::TextNow,
        &changed.now,
        "ins",
    ));
    let rest = (!changed.rest.is_empty()).then(|| {
        let links = changed.rest.iter().map(|at| el("li").child(passage_link(page, *at)));
        [el("h2").child(page.say(Word::RestStandsIn)), el("ul.ways").child(links.collect::<Vec<_>>())]
    });
    let mut parts = vec![both];
    parts.extend(rest.into_iter().flatten());
    parts
}
