//! A passage, in the list and in its article, and the head of the article above it.

use leptos::prelude::*;

use super::html::{El, beside, el, live};
use super::kit::{self, Rows};
use super::share::{self, Target};
use super::{Page, address, text};
use crate::link::address::{PageRef, ViewState};
use crate::present::{ArticleHead, PassageView, Word, lang_and_dir};

/// The head of an article over its passages in the list.
pub fn story(page: Page, head: &ArticleHead<'static>) -> El {
    let aid = head.aid;
    let link = el("a").live_href(page, move |state| state.page = to_article(aid)).child(head.title);
    el("header.story")
        .attr("data-article", aid)
        .child(el("h2.story-title lang=ar dir=rtl").child(link))
        .child(facts(page, head))
}

pub fn to_article(aid: &str) -> PageRef {
    PageRef::Article { aid: aid.to_owned() }
}

/// Source, author, day of publication and how sure that is.
pub fn facts(page: Page, head: &ArticleHead<'static>) -> El {
    let published = el("span.published")
        .child(el("time").maybe("datetime", head.published.clone().as_deref()).child(head.published_words.as_str()))
        .child(" ")
        .child(el("small.certainty").child(head.certainty.as_str()));
    let original = |url| el("a").attr("href", url).attr("rel", "external noopener").child(page.say(Word::Original));
    el("p.facts")
        .child(
            el("span")
                .child(el("bdi").child(head.source))
                .child(head.file.map(|file| [el("span").child(" "), el("small.file dir=ltr").child(file)])),
        )
        .child(head.author.map(|author| el("span").child(el("bdi lang=ar").child(author))))
        .child(published)
        .child(head.url.map(|url| el("span").child(original(url))))
}

/// With a link to its place in the article.
pub fn in_list(page: Page, view: &PassageView<'static>) -> El {
    let (aid, pid) = ids(view);
    let to = PageRef::Passage { aid, pid, to: None };
    let link =
        el("a.to-article").live_href(page, move |state| state.page = to.clone()).child(page.say(Word::ShowInArticle));
    passage(page, view, Some(link), Here::No)
}

/// The same where the list is ordered by rank: with why it stands where it does, on request.
pub fn in_ranking(page: Page, view: &PassageView<'static>) -> El {
    let (at, parts) = (view.passage, RwSignal::new(None::<Rows>));
    let ask = move |_| {
        if parts.get_untracked().is_some() {
            return parts.set(None);
        }
        beside(async move {
            let found = kit::explain(page, &page.peek(), at).await;
            let _ = parts.try_set(Some(found.unwrap_or_else(|| vec![vec![page.say(Word::KitFailed).to_owned()]])));
        });
    };
    let button = el("button.quiet.why-here type=button")
        .live_flag("aria-expanded", move || parts.get().is_some())
        .on("click", ask)
        .child(page.say(Word::WhyHere));
    let explained = live(move || {
        let part = |row: Vec<String>| el("li").child(row.join(": "));
        let parts = parts.get()?.into_iter().map(part).collect::<Vec<_>>();
        Some(el("ul.explained role=status").child(parts).view())
    });
    in_list(page, view).child(el("div.why-place").child(button).child(explained))
}

/// Whether the address names this passage.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Here {
    Yes,
    No,
}

pub fn in_article(page: Page, view: &PassageView<'static>, here: Here) -> El {
    passage(page, view, None, here)
}

fn passage(page: Page, view: &PassageView<'static>, first_tool: Option<El>, here: Here) -> El {
    let (aid, pid) = ids(view);
    let permalink = ViewState::passage(&aid, &pid);
    let link = el("a.permalink").attr("href", &address::href(&permalink)).child(page.say(Word::Permalink));
    let link = (!page.is_own()).then_some(link);
    let tools = el("div.passage-tools").child(first_tool).child(link).child(share::button(
        page,
        Target::passage(view.passage),
        Word::Share,
    ));
    let (lang, dir) = lang_and_dir(&view.runs);
    let words = text::pieces(page, view, el("p.passage-text").attr("lang", lang).attr("dir", dir));
    el("article.passage")
        .attr("id", view.element_id.as_str())
        .attr("tabindex", "-1")
        .attr("data-passage", view.address.as_str())
        .attr("data-line", view.kind.name())
        .maybe("data-here", (here == Here::Yes).then_some(""))
        .child(words)
        .child(tools)
}

fn ids(view: &PassageView<'static>) -> (String, String) {
    let pid = view.element_id.strip_prefix("p-").unwrap_or_default();
    (view.article.aid.to_owned(), pid.to_owned())
}
