//! The passages of the selection, under the articles that they come from.

use leptos::prelude::*;

use super::{Page, empty::Empty, passage};
use crate::corpus::ArticleIx;
use crate::present::{self, ArticleHead, PAGE, PassageView};

/// What stands in the list, one below the other.
#[derive(Clone)]
enum Item {
    Head(ArticleHead<'static>),
    Passage(Box<PassageView<'static>>, String),
}

#[derive(Clone, PartialEq, Eq, Hash)]
enum Key {
    Head(ArticleIx),
    Passage(u32, String),
}

impl Item {
    /// Hits of other words make another row.
    fn key(&self) -> Key {
        match self {
            Item::Head(head) => Key::Head(head.article),
            Item::Passage(passage, words) => Key::Passage(passage.passage.0, words.clone()),
        }
    }
}

/// The part of the selection that is shown.
pub type Shown = Memo<present::PassageList<'static>>;

/// `pages`: how often the reader has asked for more.
pub fn shown(page: Page, pages: RwSignal<usize>) -> Shown {
    Memo::new(move |_| {
        page.selection.with(|(selection, _)| {
            page.hits.with(|hits| present::list(page.corpus, hits, &selection.text, pages.get() * PAGE, page.lang))
        })
    })
}

/// How many passages the filters leave.
#[component]
pub fn Count(list: Shown) -> impl IntoView {
    view! {
        <p class="count" role="status" data-count=move || list.with(|list| list.total)>
            {move || list.with(|list| list.total_words.clone())}
        </p>
    }
}

#[component]
pub fn PassageList(page: Page, list: Shown, pages: RwSignal<usize>) -> impl IntoView {
    let items = move || list.with(|list| items(&list.shown, &page.selection.with(|it| it.0.text.source().to_owned())));
    view! {
        <Empty page />
        <div class="passages">
            <For each=items key=Item::key let:item>
                {match item {
                    Item::Head(head) => passage::story(page, head).into_any(),
                    Item::Passage(view, _) => passage::in_list(page, *view).into_any(),
                }}
            </For>
        </div>
        {move || list.with(|list| list.more.clone()).map(|(_, label)| view! {
            <button type="button" id="more" class="button more" on:click=move |_| pages.update(|pages| *pages += 1)>
                {label}
            </button>
        })}
    }
}

fn items(passages: &[PassageView<'static>], words: &str) -> Vec<Item> {
    let mut items = Vec::with_capacity(passages.len() * 2);
    let mut under = None;
    for passage in passages {
        if under != Some(passage.article.article) {
            under = Some(passage.article.article);
            items.push(Item::Head(passage.article.clone()));
        }
        items.push(Item::Passage(Box::new(passage.clone()), words.to_owned()));
    }
    items
}
