//! A passage, in the list and in its article, and the head of the article above it.

use leptos::prelude::*;

use super::{Page, address, copy::CopyLink, text};
use crate::link::address::{PageRef, ViewState};
use crate::present::{ArticleHead, PassageView, Word};

/// The head of an article over its passages in the list.
pub fn story(page: Page, head: ArticleHead<'static>) -> impl IntoView {
    let aid = head.aid;
    let href = move || page.href(|state| state.page = PageRef::Article { aid: aid.to_owned() });
    view! {
        <header class="story" data-article=aid>
            <h2 class="story-title" lang="ar" dir="rtl"><a href=href>{head.title}</a></h2>
            {facts(page, &head)}
        </header>
    }
}

/// Source, author, day of publication and how sure that is.
pub fn facts(page: Page, head: &ArticleHead<'static>) -> impl IntoView + use<> {
    let published = head.published.clone();
    view! {
        <p class="facts">
            <span><bdi>{head.source}</bdi></span>
            {head.author.map(|author| view! { <span><bdi lang="ar">{author}</bdi></span> })}
            <span class="published">
                <time datetime=published>{head.published_words.clone()}</time>
                <small class="certainty">{head.certainty.clone()}</small>
            </span>
            {head.url.map(|url| view! { <span><a href=url rel="external noopener">{page.say(Word::Original)}</a></span> })}
        </p>
    }
}

/// With a link to its place in the article.
pub fn in_list(page: Page, view: PassageView<'static>) -> impl IntoView {
    let (aid, pid) = ids(&view);
    let to_article =
        move || page.href(|state| state.page = PageRef::Passage { aid: aid.clone(), pid: pid.clone(), to: None });
    let link = view! { <a class="to-article" href=to_article>{page.say(Word::ShowInArticle)}</a> };
    passage(page, view, Some(link.into_any()), Here::No)
}

/// Whether the address names this passage.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Here {
    Yes,
    No,
}

pub fn in_article(page: Page, view: PassageView<'static>, here: Here) -> impl IntoView {
    passage(page, view, None, here)
}

fn passage(page: Page, view: PassageView<'static>, first_tool: Option<AnyView>, here: Here) -> impl IntoView {
    let (aid, pid) = ids(&view);
    let permalink = ViewState::passage(&aid, &pid);
    view! {
        <article
            class="passage"
            id=view.element_id.clone()
            tabindex="-1"
            data-passage=view.address.clone()
            data-line=view.kind.name()
            data-here=(here == Here::Yes).then_some("")
        >
            <p class="passage-text" lang="ar" dir="rtl">{text::pieces(page, &view)}</p>
            <div class="passage-tools">
                {first_tool}
                <a class="permalink" href=address::href(&permalink)>{page.say(Word::Permalink)}</a>
                <CopyLink page link=address::absolute(&permalink) />
            </div>
        </article>
    }
}

fn ids(view: &PassageView<'static>) -> (String, String) {
    let pid = view.element_id.strip_prefix("p-").unwrap_or_default();
    (view.article.aid.to_owned(), pid.to_owned())
}
