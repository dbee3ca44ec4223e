//! The frame of every view: head of the page, the view that the address opens, foot, card.

use leptos::prelude::*;

use super::{
    Page, article::ArticlePage, card, explorer::Explorer, masthead::Masthead, missing, notices::Notices, prefs,
};
use crate::link::address::PageRef;
use crate::present::{self, Word};
use crate::span::SpanKind;

/// Kinds of marks that are switched off.
#[derive(Clone, Copy)]
pub struct HiddenMarks(pub RwSignal<Vec<SpanKind>>);

#[component]
pub fn Frame(page: Page, opened: Memo<PageRef>) -> impl IntoView {
    let hidden = HiddenMarks(RwSignal::new(prefs::hidden_marks()));
    provide_context(hidden);
    set_language(page);
    let hovers = card::Hovers::new(page);
    view! {
        <Masthead page opened />
        <main
            class="page"
            id="main"
            tabindex="-1"
            data-view=move || opened.with(view_name)
            data-state=move || opened.with(|opened| state_name(page, opened))
            data-hidden-marks=move || hidden.0.with(|kinds| prefs::mark_names(kinds))
            on:click=move |event| hovers.click(&event)
            on:pointerover=move |event| hovers.over(&event)
            on:pointerout=move |event| hovers.out(&event)
            on:focusin=move |event| hovers.focus(&event)
            on:focusout=move |_| hovers.leave()
        >
            <Notices page />
            {move || opened.with(|opened| view_of(page, opened))}
        </main>
        <footer class="colophon">
            <p>{page.say(Word::Colophon)}</p>
        </footer>
        <card::Card page hovers />
    }
}

fn view_of(page: Page, opened: &PageRef) -> AnyView {
    let corpus = page.corpus;
    match opened {
        PageRef::Explorer => view! { <Explorer page /> }.into_any(),
        PageRef::Article { aid } => match corpus.find_article(aid) {
            Some(article) => view! { <ArticlePage page article here=None /> }.into_any(),
            None => missing::article(page, aid),
        },
        PageRef::Passage { aid, pid, to } => match corpus.find_passage(aid, pid) {
            Some(first) => {
                let last = to.as_ref().and_then(|to| corpus.find_passage(aid, to)).unwrap_or(first);
                let article = corpus.passage(first).article;
                view! { <ArticlePage page article here=Some((first.min(last), first.max(last))) /> }.into_any()
            }
            None => missing::passage(page, aid, pid),
        },
    }
}

fn view_name(opened: &PageRef) -> &'static str {
    match opened {
        PageRef::Explorer => "explorer",
        PageRef::Article { .. } => "article",
        PageRef::Passage { .. } => "passage",
    }
}

/// What became of the passage that the address names.
fn state_name(page: Page, opened: &PageRef) -> Option<&'static str> {
    match opened {
        PageRef::Passage { aid, pid, .. } => Some(page.corpus.find_passage(aid, pid).map_or("unknown", |_| "here")),
        PageRef::Article { aid } => page.corpus.find_article(aid).is_none().then_some("unknown"),
        PageRef::Explorer => None,
    }
}

/// The document's language, direction and title.
fn set_language(page: Page) {
    let lang = page.lang;
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", lang.tag());
        let _ = root.set_attribute("dir", lang.dir());
    }
    Effect::new(move || {
        let site = page.say(Word::Title);
        let title = page.state.with(|state| match &state.page {
            PageRef::Explorer => None,
            PageRef::Article { aid } | PageRef::Passage { aid, .. } => {
                page.corpus.find_article(aid).map(|at| present::article_head(page.corpus, at, lang).title)
            }
        });
        document().set_title(&title.map_or_else(|| site.to_owned(), |title| format!("{title} · {site}")));
    });
}
