//! What a link without a passage or article behind it shows: what became of it, its last words, and what to try.
//! In both languages, because whoever follows an old link has chosen none.

use super::html::{El, el};
use super::{Page, address, passage as one};
use crate::corpus::PassageIx;
use crate::explore::Query;
use crate::link::address::{Lang, PageRef, ViewState};
use crate::present::{self, Ended, Opening, Word, lang_and_dir};

/// Characters of a passage that stand for it in a link.
const FIRST_CHARS: usize = 90;

pub fn passage(page: Page, aid: &str, pid: &str, opening: &Opening) -> El {
    let article = page.corpus.find_article(aid).is_some().then(|| PageRef::Article { aid: aid.to_owned() });
    match &opening.ended {
        Some(ended) => gone(page, ended, article),
        None => {
            let words = [Word::NoSuchPassage, Word::NoSuchPassageWhy];
            missing(page, words, &format!("{aid}-{pid}"), article, near(page, &opening.near))
        }
    }
}

pub fn article(page: Page, aid: &str) -> El {
    missing(page, [Word::NoSuchArticle, Word::NoSuchArticleWhy], aid, None, None)
}

/// While what became of it is being looked up.
pub fn looking(page: Page) -> El {
    el("div.missing").child(el("p role=status").child(page.say(Word::LookingUp)))
}

fn missing(page: Page, words: [Word; 2], id: &str, article: Option<PageRef>, near: Option<El>) -> El {
    let parts = [(page.lang, ["h1", "h2"]), (page.lang.other(), ["h2", "h3"])];
    let [first, second] = parts.map(|(lang, headings)| part(lang, headings, words, id, article.as_ref()));
    el("div.missing").child(first).child(near).child(second)
}

fn part(
    lang: Lang,
    [first, second]: [&'static str; 2],
    [title, why]: [Word; 2],
    id: &str,
    article: Option<&PageRef>,
) -> El {
    let say = |word| present::say(lang, word);
    let ways = el("ul.ways")
        .child(el("li").child(say(Word::TryLink)))
        .child(article.map(|to| el("li").child(link(lang, to.clone(), Word::TryArticle))))
        .child(el("li").child(link(lang, PageRef::Explorer, Word::TrySearch)));
    section(lang)
        .child(el(first).child(say(title)))
        .child(el("p").child(present::fill(lang, why, &[("id", &format!("\u{2066}{id}\u{2069}"))])))
        .child(el(second).child(say(Word::WhatToTry)))
        .child(ways)
}

fn section(lang: Lang) -> El {
    el("section").attr("lang", lang.tag()).attr("dir", lang.dir())
}

fn link(lang: Lang, page: PageRef, word: Word) -> El {
    let href = address::href(&ViewState { page, lang: Some(lang), ..ViewState::default() });
    el("a").attr("href", &href).child(present::say(lang, word))
}

/// Passages with nearly this id: offered, none opened.
pub fn near(page: Page, near: &[PassageIx]) -> Option<El> {
    if near.is_empty() {
        return None;
    }
    let links = near.iter().map(|at| {
        let article = page.corpus.article(page.corpus.article_of(*at));
        el("li").child(passage_link(page, *at)).child(" ").child(el("small lang=ar dir=rtl").child(article.title))
    });
    Some(
        el("section.near")
            .child(el("h2").child(page.say(Word::NearIds)))
            .child(el("p").child(page.say(Word::NearIdsWhy)))
            .child(el("ul.ways").child(links.collect::<Vec<_>>())),
    )
}

/// A link to a passage, in its first words.
pub fn passage_link(page: Page, at: PassageIx) -> El {
    let passage = page.corpus.passage(at);
    let aid = page.corpus.article(passage.article).aid;
    let to = ViewState { lang: page.peek().lang, ..ViewState::passage(aid, passage.pid) };
    el("a lang=ar dir=rtl").attr("href", &address::href(&to)).child(present::first_words(passage.text, FIRST_CHARS))
}

/// What became of the passage, its last words, and the passages that hold them now.
fn gone(page: Page, ended: &Ended, article: Option<PageRef>) -> El {
    let part = |lang: Lang, heading: &'static str| {
        let [title, why] = present::ended_words(lang, ended);
        let why = (!why.is_empty()).then(|| el("p").child(why));
        let article = article.clone().map(|to| el("p").child(link(lang, to, Word::TryArticle)));
        section(lang).child(el(heading).child(title)).child(why).child(article)
    };
    let runs = present::runs(&ended.text, &[], &[], None);
    let (lang, dir) = lang_and_dir(&runs);
    let text = el("p").attr("lang", lang).attr("dir", dir).child(ended.text.as_str());
    let was = el("section")
        .child(el("h2").child(page.say(Word::ItRead)))
        .child(el("blockquote.passage-text.archived").child(text));
    let now = ended.now.iter().map(|at| {
        let view = present::passage_view(page.corpus, *at, &Query::default(), None, page.lang);
        one::in_list(page, &view)
    });
    let now = (!ended.now.is_empty()).then(|| {
        let passages = el("div.passages").child(now.collect::<Vec<_>>());
        el("section").child(el("h2").child(page.say(Word::NowStandsIn))).child(passages)
    });
    el("div.missing").child(part(page.lang, "h1")).child(was).child(now).child(part(page.lang.other(), "h2"))
}

/// The heading of an ended passage for whoever does not see it.
pub fn heard(page: Page, ended: &Ended) -> String {
    let [title, _] = present::ended_words(page.lang, ended);
    title
}
