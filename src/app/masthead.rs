//! The head of the page: name, what the corpus holds, language and theme.

use leptos::prelude::*;

use super::html::{El, el};
use super::{Page, own, prefs};
use crate::link::address::Lang;
use crate::present::{self, Counted, Word};

pub fn masthead(page: Page) -> El {
    let other = page.lang.other();
    let switch = el("a.quiet id=lang-switch")
        .live_href(page, move |state| state.lang = Some(other))
        .attr("lang", other.tag())
        .attr("hreflang", other.tag())
        .child(page.say(Word::OtherLanguage));
    let wordmark = el("a.wordmark")
        .attr("href", &page.fresh_href(&mut |_| {}))
        .child(el("span lang=ar").child(present::say(Lang::Ar, Word::Title)))
        .child(el("small lang=en").child(present::say(Lang::En, Word::Title)));
    el("header.masthead").child(wordmark).child(el("p.tagline").child(extent(page)).child(offer(page))).child(
        el("div.switches").child(own::button(page)).child(switch).child(theme_switch(page)).child(commands(page)),
    )
}

/// "5 articles · 120 passages · October 2022 to July 2023".
fn extent(page: Page) -> String {
    let (corpus, lang) = (page.corpus, page.lang);
    let counts = [(Counted::Articles, corpus.article_count()), (Counted::Passages, corpus.passage_count())];
    let mut parts: Vec<String> = counts.into_iter().map(|(what, n)| present::count_words(lang, what, n)).collect();
    parts.extend(corpus.published_span().map(|span| present::interval_words(lang, span)));
    parts.join(" · ")
}

/// The tour, which a first visit offers where there is room.
fn offer(page: Page) -> El {
    el("button.quiet.offer type=button data-comfort=tour").child(page.say(Word::Tour))
}

/// What is not needed often: the boot script opens it, see `src/comfort/`.
fn commands(page: Page) -> El {
    el("button.quiet type=button id=commands data-comfort=palette aria-haspopup=dialog aria-keyshortcuts=Control+K")
        .child(page.say(Word::Commands))
}

fn theme_switch(page: Page) -> El {
    let dark = page.dark;
    let label = move || page.say(if dark.get() { Word::ThemeLight } else { Word::ThemeDark }).to_owned();
    el("button.quiet type=button id=theme-switch").live_text(label).on("click", move |_| {
        dark.set(!dark.get_untracked());
        prefs::set_dark(dark.get_untracked());
    })
}
