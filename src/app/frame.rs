//! The frame of every view: head of the page, the view that the address opens, foot, card.

use leptos::prelude::*;
use web_sys::Event;

use super::html::{El, View, el, follow};
use super::{Page, article, card, explorer, masthead, missing, notices, own, prefs};
use crate::link::address::PageRef;
use crate::present::{self, Word};

pub fn frame(page: Page, opened: PageRef) -> View {
    name_document(page, &opened);
    let hovers = card::Hovers::new(page);
    let main = el("main.page id=main tabindex=-1")
        .attr("data-view", view_name(&opened))
        .maybe("data-state", state_name(page, &opened))
        .live("data-hidden-marks", move || Some(prefs::mark_names(&page.hidden.get())))
        .on("click", move |event| hovers.click(&event))
        .on("pointerover", move |event| hovers.over(&event))
        .on("pointerout", move |event| hovers.out(&event))
        .on("focusin", move |event: Event| hovers.focus(&event))
        .on("focusout", move |_| hovers.leave())
        .child(own::bar(page))
        .child(notices::notices(page))
        .child(view_of(page, &opened));
    el("div.frame")
        .on("keydown", move |event| hovers.key(&event))
        .child(masthead::masthead(page))
        .child(main)
        .child(el("footer.colophon").child(el("p").child(page.say(Word::Colophon))))
        .child(card::card(page, hovers))
        .view()
}

fn view_of(page: Page, opened: &PageRef) -> Vec<El> {
    let corpus = page.corpus;
    match opened {
        PageRef::Explorer => explorer::explorer(page),
        PageRef::Article { aid } => match corpus.find_article(aid) {
            Some(at) => vec![article::article(page, at, None)],
            None => vec![missing::article(page, aid)],
        },
        PageRef::Passage { aid, pid, to } => match corpus.find_passage(aid, pid) {
            Some(first) => {
                let last = to.as_ref().and_then(|to| corpus.find_passage(aid, to)).unwrap_or(first);
                let at = corpus.passage(first).article;
                vec![article::article(page, at, Some((first.min(last), first.max(last))))]
            }
            None => vec![missing::passage(page, aid, pid)],
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
    let found = match opened {
        PageRef::Passage { aid, pid, .. } => page.corpus.find_passage(aid, pid).is_some(),
        PageRef::Article { aid } if page.corpus.find_article(aid).is_some() => return None,
        PageRef::Article { .. } => false,
        PageRef::Explorer => return None,
    };
    Some(if found { "here" } else { "unknown" })
}

/// The document's language, direction and title.
fn name_document(page: Page, opened: &PageRef) {
    let site = page.say(Word::Title);
    let title = match opened {
        PageRef::Explorer => None,
        PageRef::Article { aid } | PageRef::Passage { aid, .. } => page.corpus.find_article(aid),
    };
    let title = title.map(|at| present::article_head(page.corpus, at, page.lang).title);
    let title = title.map_or_else(|| site.to_owned(), |title| format!("{title} · {site}"));
    follow(Box::new(move || {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", page.lang.tag());
            let _ = root.set_attribute("dir", page.lang.dir());
        }
        document().set_title(&title);
    }));
}
