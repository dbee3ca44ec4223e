//! An article as it is read: every passage, furniture folded away, the way to its neighbours.

use leptos::prelude::*;

use super::{
    Page,
    legend::Legend,
    passage::{self, Here},
};
use crate::corpus::{ArticleIx, EntityIx, PassageIx};
use crate::link::address::{PageRef, ViewState};
use crate::present::{self, ArticleHead, Fold, LineView, Word};

/// `here`: the first and last passage that the address names.
#[component]
pub fn ArticlePage(page: Page, article: ArticleIx, here: Option<(PassageIx, PassageIx)>) -> impl IntoView {
    let text = page.selection.with_untracked(|(selection, _)| selection.text.clone());
    let view = present::article_view(page.corpus, article, &text, None, page.lang);
    let lines = view.lines.into_iter().map(|line| match line {
        LineView::Passage(view) => {
            let named = here.is_some_and(|(first, last)| first <= view.passage && view.passage <= last);
            passage::in_article(page, *view, if named { Here::Yes } else { Here::No }).into_any()
        }
        LineView::Furniture(folds) => furniture(page, folds).into_any(),
    });
    let from = here.map(|(first, _)| first);
    view! {
        <article class="reading">
            <nav class="trail">{back(page)}</nav>
            {head(page, &view.head, here.is_some())}
            <Legend page />
            {move || mentions(page, article, from)}
            <div class="passages">{lines.collect_view()}</div>
            {neighbours(page, article)}
        </article>
    }
}

/// To the list, with the filters that led here.
fn back(page: Page) -> impl IntoView {
    let href = move || page.href(|state| state.page = PageRef::Explorer);
    let filtered = move || page.state.with(ViewState::is_filtered);
    let label = move || page.say(if filtered() { Word::BackToList } else { Word::StartPage });
    view! { <a class="back" href=href>{label}</a> }
}

fn head(page: Page, head: &ArticleHead<'static>, one_passage: bool) -> impl IntoView + use<> {
    let aid = head.aid;
    let whole = move || page.href(|state| state.page = PageRef::Article { aid: aid.to_owned() });
    let evidence = head.evidence.clone();
    view! {
        <header class="story" data-article=aid>
            <h1 class="story-title" lang="ar" dir="rtl">
                {if one_passage { view! { <a href=whole>{head.title}</a> }.into_any() } else { head.title.into_any() }}
            </h1>
            {passage::facts(page, head)}
            {(!evidence.is_empty()).then(|| view! {
                <details class="evidence">
                    <summary>{page.say(Word::HowKnown)}</summary>
                    <p dir="auto">{evidence}</p>
                </details>
            })}
        </header>
    }
}

/// What was judged furniture, with the reason, on request.
fn furniture(page: Page, folds: Vec<Fold<'static>>) -> impl IntoView {
    let words = present::count_words(page.lang, present::Counted::Lines, folds.len() as u32);
    let mut kinds: Vec<&str> = folds.iter().map(|fold| fold.kind_words).collect();
    kinds.dedup();
    let kinds = kinds.join(" · ");
    let lines = folds.into_iter().map(|fold| {
        view! {
            <li>
                <p lang="ar" dir="auto">{fold.text}</p>
                <p class="reason"><span>{fold.kind_words}</span>" "<span>{fold.reason}</span></p>
            </li>
        }
    });
    view! {
        <details class="furniture">
            <summary>{words}" "<small>{kinds}</small></summary>
            <ul>{lines.collect_view()}</ul>
        </details>
    }
}

/// The chosen people's previous and next mention, counted from the passage that is open.
fn mentions(page: Page, article: ArticleIx, from: Option<PassageIx>) -> Option<impl IntoView> {
    let persons: Vec<EntityIx> = page.selection.with(|(selection, _)| selection.persons.clone());
    if persons.is_empty() {
        return None;
    }
    let corpus = page.corpus;
    let first = corpus.article(article).passages.start;
    let next_from = from.or(first.checked_sub(1).map(PassageIx));
    let before = present::previous_mention(corpus, &persons, Some(from.unwrap_or(PassageIx(first))));
    let before = before.map(|at| mention(page, at, Word::PreviousMention, "prev"));
    let after = present::next_mention(corpus, &persons, next_from);
    let after = after.map(|at| mention(page, at, Word::NextMention, "next"));
    let names = persons.iter().map(|&at| {
        let entity = corpus.entity(at);
        let name =
            if page.lang == present::Lang::En && !entity.name_en.is_empty() { entity.name_en } else { entity.name_ar };
        view! { <bdi>{name}</bdi> }
    });
    Some(view! {
        <nav class="mentions" aria-label=page.say(Word::NextMention)>
            <p>{names.collect_view()}</p>
            {before}
            {after}
        </nav>
    })
}

fn mention(page: Page, at: PassageIx, label: Word, rel: &'static str) -> impl IntoView {
    let passage = page.corpus.passage(at);
    let aid = page.corpus.article(passage.article).aid;
    let to = PageRef::Passage { aid: aid.to_owned(), pid: passage.pid.to_owned(), to: None };
    let href = page.href(|state| state.page = to);
    view! { <a class="button" rel=rel href=href>{page.say(label)}</a> }
}

/// The articles before and after in order of publication.
fn neighbours(page: Page, article: ArticleIx) -> impl IntoView {
    let link = move |at: Option<ArticleIx>, label: Word, rel: &'static str| {
        at.map(|at| {
            let head = present::article_head(page.corpus, at, page.lang);
            let aid = head.aid;
            let href = move || page.href(|state| state.page = PageRef::Article { aid: aid.to_owned() });
            view! {
                <a class="neighbour" rel=rel href=href>
                    <small>{page.say(label)}" · "{head.published_words}</small>
                    <span lang="ar" dir="rtl">{head.title}</span>
                </a>
            }
        })
    };
    let before = article.0.checked_sub(1).map(ArticleIx);
    let after = Some(ArticleIx(article.0 + 1)).filter(|at| at.0 < page.corpus.article_count());
    view! {
        <nav class="neighbours" aria-label=page.say(Word::NextArticles)>
            {link(before, Word::PreviousArticle, "prev")}
            {link(after, Word::NextArticle, "next")}
        </nav>
    }
}
