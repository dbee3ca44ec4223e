//! What of the address could not be used, until the reader has seen it.

use leptos::prelude::*;

use super::html::{El, el, live};
use super::{Page, missing, own};
use crate::link::address::{Notice, Reason};
use crate::present::{self, Word};

pub fn notices(page: Page) -> El {
    let seen = RwSignal::new(String::new());
    let section = move || {
        let sentences = sentences(page);
        let all = sentences.join("\n");
        if sentences.is_empty() || seen.get() == all {
            return None;
        }
        let dismiss =
            el("button.button type=button").child(page.say(Word::Dismiss)).on("click", move |_| seen.set(all.clone()));
        let list = el("ul").child(sentences.into_iter().map(|it| el("li").child(it)).collect::<Vec<_>>());
        // An address that is no id at all may still be close to one.
        let lost = page.notices.get().into_iter().find(|it| it.reason == Reason::NoSuchPage);
        let near = lost.and_then(|it| missing::near(page, &present::near(page.corpus, &it.value)));
        Some(el("section.notice").child(list).child(near).child(dismiss).view())
    };
    el("div.notices role=status").child(live(section))
}

fn sentences(page: Page) -> Vec<String> {
    let mut sentences: Vec<String> = page.notices.get().iter().map(|it| sentence(page, it)).collect();
    sentences.extend(own::forgotten(page));
    let chosen = page.chosen.get();
    sentences.extend(chosen.unknown.iter().map(|it| present::unknown_words(page.corpus, it, page.lang)));
    sentences
}

fn sentence(page: Page, notice: &Notice) -> String {
    let word = match notice.reason {
        Reason::Unknown => Word::NoticeUnknown,
        Reason::Bad => Word::NoticeBad,
        Reason::Repeated => Word::NoticeRepeated,
        Reason::NoSuchPage => Word::NoticeNoSuchPage,
    };
    worded(page, word, &notice.name, &notice.value)
}

/// What stood in the address is isolated, so that it cannot reorder the sentence around it.
fn worded(page: Page, word: Word, name: &str, value: &str) -> String {
    let isolated = |text: &str| format!("\u{2068}{text}\u{2069}");
    present::fill(page.lang, word, &[("name", &isolated(name)), ("value", &isolated(value))])
}
