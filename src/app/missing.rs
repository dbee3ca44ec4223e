//! What a link without a passage or article behind it shows: that there is none, and what to try.
//! In both languages, because whoever follows a broken link has chosen none.

use super::html::{El, el};
use super::{Page, address};
use crate::link::address::{Lang, PageRef, ViewState};
use crate::present::{self, Word};

pub fn passage(page: Page, aid: &str, pid: &str) -> El {
    let article = page.corpus.find_article(aid).is_some().then(|| PageRef::Article { aid: aid.to_owned() });
    missing(page, [Word::NoSuchPassage, Word::NoSuchPassageWhy], &format!("{aid}-{pid}"), article)
}

pub fn article(page: Page, aid: &str) -> El {
    missing(page, [Word::NoSuchArticle, Word::NoSuchArticleWhy], aid, None)
}

fn missing(page: Page, words: [Word; 2], id: &str, article: Option<PageRef>) -> El {
    let parts = [(page.lang, ["h1", "h2"]), (page.lang.other(), ["h2", "h3"])];
    el("div.missing").child(parts.map(|(lang, headings)| part(lang, headings, words, id, article.as_ref())))
}

fn part(
    lang: Lang,
    [first, second]: [&'static str; 2],
    [title, why]: [Word; 2],
    id: &str,
    article: Option<&PageRef>,
) -> El {
    let say = |word| present::say(lang, word);
    let link = |page: PageRef, word| {
        let href = address::href(&ViewState { page, lang: Some(lang), ..ViewState::default() });
        el("li").child(el("a").attr("href", &href).child(say(word)))
    };
    let ways = el("ul.ways")
        .child(el("li").child(say(Word::TryLink)))
        .child(article.map(|page| link(page.clone(), Word::TryArticle)))
        .child(link(PageRef::Explorer, Word::TrySearch));
    el("section")
        .attr("lang", lang.tag())
        .attr("dir", lang.dir())
        .child(el(first).child(say(title)))
        .child(el("p").child(present::fill(lang, why, &[("id", &format!("\u{2066}{id}\u{2069}"))])))
        .child(el(second).child(say(Word::WhatToTry)))
        .child(ways)
}
