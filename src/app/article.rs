//! An article as it is read: every passage, furniture folded away, the way to its neighbours.

use leptos::prelude::*;

use super::html::{El, View, el, live};
use super::passage::{self, Here, to_article};
use super::share::{self, Target};
use super::{Page, changed, hits, legend, strip};
use crate::corpus::{ArticleIx, EntityIx, PassageIx};
use crate::link::address::PageRef;
use crate::present::{self, ArticleHead, Counted, Fold, LineView, Opening, Word};

/// `opening`: of the passages that the address names.
pub fn article(page: Page, at: ArticleIx, opening: &Opening) -> El {
    let chosen = page.chosen.get_untracked();
    let here = opening.here;
    let view = present::article_view(page.corpus, at, &chosen.selection.text, &opening.words, page.lang);
    let mut lines = Vec::with_capacity(view.lines.len() + 1);
    for line in view.lines {
        match line {
            LineView::Passage(view) => {
                let named = here.is_some_and(|(first, last)| first <= view.passage && view.passage <= last);
                if here.is_some_and(|(first, _)| first == view.passage) {
                    // Beside what it speaks of: the top of the article may be far away.
                    lines.extend(changed::notice(page, opening));
                }
                lines.push(passage::in_article(page, &view, if named { Here::Yes } else { Here::No }));
            }
            LineView::Furniture(folds) => lines.push(furniture(page, folds)),
        }
    }
    let from = here.map(|(first, _)| first);
    el("article.reading")
        .child(el("nav.trail").child(back(page)))
        .child(head(page, &view.head, here.is_some()))
        .child(legend::legend(page))
        .child(outline(page, at))
        .child(el("div.walk").child(hits::bar(page)).child(live(move || mentions(page, at, from))))
        .child(el("div.passages").child(lines))
        .child(strip::strip(page, at))
        .child(here.and_then(|(first, last)| share::on_paper(page, Target::Passages { first, last, words: None })))
        .child(neighbours(page, at))
}

/// To the list, with the filters that led here.
fn back(page: Page) -> El {
    let filtered = page.peek().is_filtered();
    el("a.back").live_href(page, |state| state.page = PageRef::Explorer).child(page.say(if filtered {
        Word::BackToList
    } else {
        Word::StartPage
    }))
}

fn head(page: Page, head: &ArticleHead<'static>, one_passage: bool) -> El {
    let aid = head.aid;
    let title = el("h1.story-title lang=ar dir=rtl");
    let title = if one_passage {
        title.child(el("a").live_href(page, move |state| state.page = to_article(aid)).child(head.title))
    } else {
        title.child(head.title)
    };
    let evidence = (!head.evidence.is_empty()).then(|| {
        el("details.evidence")
            .child(el("summary").child(page.say(Word::HowKnown)))
            .child(el("p dir=auto").child(head.evidence.as_str()))
    });
    el("header.story").attr("data-article", aid).child(title).child(passage::facts(page, head)).child(evidence)
}

/// The headings, or the first words of passages, to go there; nothing for a short article.
fn outline(page: Page, article: ArticleIx) -> Option<El> {
    let aid = page.corpus.article(article).aid;
    let lines = present::outline(page.corpus, article).into_iter().map(|line| {
        let pid = page.corpus.passage(line.passage).pid;
        let to = PageRef::Passage { aid: aid.to_owned(), pid: pid.to_owned(), to: None };
        let link = el("a lang=ar dir=rtl").live_href(page, move |state| state.page = to.clone()).child(line.words);
        el("li").child(link)
    });
    let lines: Vec<El> = lines.collect();
    (!lines.is_empty()).then(|| {
        let summary = el("summary").child(page.say(Word::Outline));
        let list = el("nav").attr("aria-label", page.say(Word::Outline)).child(el("ol").child(lines));
        el("details.outline id=outline").child(summary).child(list)
    })
}

/// What was judged furniture, with the reason, on request.
fn furniture(page: Page, folds: Vec<Fold<'static>>) -> El {
    let mut kinds: Vec<&str> = folds.iter().map(|fold| fold.kind_words).collect();
    kinds.dedup();
    let summary = el("summary")
        .child(present::count_words(page.lang, Counted::Lines, folds.len() as u32))
        .child(" ")
        .child(el("small").child(kinds.join(" · ")));
    let lines = folds.into_iter().map(|fold| {
        let reason =
            el("p.reason").child(el("span").child(fold.kind_words)).child(" ").child(el("span").child(fold.reason));
        el("li").child(el("p lang=ar dir=auto").child(fold.text)).child(reason)
    });
    el("details.furniture").child(summary).child(el("ul").child(lines.collect::<Vec<_>>()))
}

/// The chosen people's previous and next mention, counted from the passage that is open.
fn mentions(page: Page, article: ArticleIx, from: Option<PassageIx>) -> Option<View> {
    let persons = page.chosen.get().selection.persons.clone();
    if persons.is_empty() {
        return None;
    }
    let first = page.corpus.article(article).passages.start;
    let before_first = first.checked_sub(1).map(PassageIx);
    let before = present::previous_mention(page.corpus, &persons, Some(from.unwrap_or(PassageIx(first))));
    let after = present::next_mention(page.corpus, &persons, from.or(before_first));
    let names: Vec<El> = persons.iter().map(|&at| el("bdi").child(name(page, at))).collect();
    let nav = el("nav.mentions")
        .attr("aria-label", page.say(Word::NextMention))
        .child(el("p").child(names))
        .child(el("small.place").child(present::place_words(page.corpus, &persons, from, page.lang)))
        .child(before.map(|at| mention(page, at, Word::PreviousMention, "prev")))
        .child(after.map(|at| mention(page, at, Word::NextMention, "next")));
    Some(nav.view())
}

/// An entity's name in the language of the page, or in the other where it has none.
pub fn name(page: Page, at: EntityIx) -> &'static str {
    let entity = page.corpus.entity(at);
    match page.lang {
        present::Lang::En if !entity.name_en.is_empty() => entity.name_en,
        _ if entity.name_ar.is_empty() => entity.name_en,
        _ => entity.name_ar,
    }
}

fn mention(page: Page, at: PassageIx, label: Word, rel: &str) -> El {
    let passage = page.corpus.passage(at);
    let aid = page.corpus.article(passage.article).aid;
    let to = PageRef::Passage { aid: aid.to_owned(), pid: passage.pid.to_owned(), to: None };
    let id = format!("mention-{rel}");
    el("a.button")
        .attr("id", &id)
        .attr("rel", rel)
        .attr("href", &page.href(&mut |state| state.page = to.clone()))
        .child(page.say(label))
}

/// The articles before and after in order of publication.
fn neighbours(page: Page, article: ArticleIx) -> El {
    let link = |at: ArticleIx, label: Word, rel: &str| {
        let head = present::article_head(page.corpus, at, page.lang);
        let aid = head.aid;
        let words = format!("{} · {}", page.say(label), head.published_words);
        el("a.neighbour")
            .attr("rel", rel)
            .live_href(page, move |state| state.page = to_article(aid))
            .child(el("small").child(words))
            .child(" ")
            .child(el("span lang=ar dir=rtl").child(head.title))
    };
    let [before, after] = present::neighbours(page.corpus, article);
    el("nav.neighbours")
        .attr("aria-label", page.say(Word::NextArticles))
        .child(before.map(|at| link(at, Word::PreviousArticle, "prev")))
        .child(after.map(|at| link(at, Word::NextArticle, "next")))
}
