//! What a link without a passage or article behind it shows: that there is none, and what to try.
//! In both languages, because whoever follows a broken link has chosen none.

use leptos::prelude::*;

use super::{Page, address};
use crate::link::address::{Lang, PageRef, ViewState};
use crate::present::{self, Word};

pub fn passage(page: Page, aid: &str, pid: &str) -> AnyView {
    let id = format!("{aid}-{pid}");
    let article = page.corpus.find_article(aid).is_some().then(|| ViewState::article(aid));
    missing(page, [Word::NoSuchPassage, Word::NoSuchPassageWhy], id, article)
}

pub fn article(page: Page, aid: &str) -> AnyView {
    missing(page, [Word::NoSuchArticle, Word::NoSuchArticleWhy], aid.to_owned(), None)
}

fn missing(page: Page, [title, why]: [Word; 2], id: String, article: Option<ViewState>) -> AnyView {
    let langs = [page.lang, page.lang.other()];
    let parts = langs.into_iter().enumerate().map(|(i, lang)| part(lang, i == 0, [title, why], &id, article.clone()));
    view! { <div class="missing">{parts.collect_view()}</div> }.into_any()
}

fn part(
    lang: Lang,
    first: bool,
    [title, why]: [Word; 2],
    id: &str,
    article: Option<ViewState>,
) -> impl IntoView + use<> {
    let say = |word| present::say(lang, word);
    let in_lang = |page: PageRef| address::href(&ViewState { page, lang: Some(lang), ..ViewState::default() });
    let heading = say(title);
    view! {
        <section lang=lang.tag() dir=lang.dir()>
            {if first { view! { <h1>{heading}</h1> }.into_any() } else { view! { <h2>{heading}</h2> }.into_any() }}
            <p>{present::fill(lang, why, &[("id", &format!("\u{2066}{id}\u{2069}"))])}</p>
            <h3>{say(Word::WhatToTry)}</h3>
            <ul class="ways">
                <li>{say(Word::TryLink)}</li>
                {article.map(|it| view! { <li><a href=in_lang(it.page)>{say(Word::TryArticle)}</a></li> })}
                <li><a href=in_lang(PageRef::Explorer)>{say(Word::TrySearch)}</a></li>
            </ul>
        </section>
    }
}
