//! The frame of every view: head of the page, the view that the address opens, foot, card.

use leptos::prelude::*;
use web_sys::Event;

use super::html::{El, View, el, follow};
use super::{
    Page, article, card, changed, explorer, masthead, missing, notices, own, past, place, prefs, share, views,
};
use crate::link::address::{PageRef, ViewState};
use crate::present::{self, Opening, Word};

pub fn frame(page: Page, state: &ViewState) -> View {
    let opened = &state.page;
    name_document(page, opened);
    let opening = past::opening(page, state);
    let hovers = card::Hovers::new(page);
    let main = el("main.page id=main tabindex=-1")
        .attr("data-view", view_name(opened))
        .maybe("data-state", state_name(page, opened, opening.as_ref()))
        .live("data-hidden-marks", move || Some(prefs::mark_names(&page.hidden.get())))
        .on("click", move |event| hovers.click(&event))
        .on("pointerover", move |event| hovers.over(&event))
        .on("pointerout", move |event| hovers.out(&event))
        .on("focusin", move |event: Event| hovers.focus(&event))
        .on("focusout", move |_| hovers.leave())
        .child(own::bar(page))
        .child(notices::notices(page))
        .child(view_of(page, opened, opening.as_ref()));
    let heard = RwSignal::new(String::new());
    let words = opening.as_ref().map(|it| match &it.ended {
        Some(ended) => missing::heard(page, ended),
        None => changed::heard(page, it),
    });
    // A region that is there before its words is read out.
    place::after_drawing(move || drop(heard.try_set(words.unwrap_or_default())));
    el("div.frame")
        .on("keydown", move |event| hovers.key(&event))
        .child(masthead::masthead(page))
        .child(main)
        .child(el("footer.colophon").child(el("p").child(page.say(Word::Colophon))).child(helps(page)))
        .child(card::card(page, hovers))
        .child(share::layers(page))
        .child(el("p.unseen role=status id=heard").live_text(move || heard.get()))
        .view()
}

/// What helps, at the foot of every view, and the way to what the corpus is; the boot script opens all but that.
fn helps(page: Page) -> El {
    let helps =
        [("settings", Word::Settings), ("saved", Word::SavedViews), ("keys", Word::KeyHelp), ("tour", Word::Tour)];
    let button = |(what, label)| el("button.quiet type=button").attr("data-comfort", what).child(page.say(label));
    let href = page.fresh_href(&mut |state| state.page = PageRef::About);
    let about = el("a").attr("href", &href).child(page.say(Word::AboutPage));
    el("p.helps").child(about).child(helps.map(button))
}

fn view_of(page: Page, opened: &PageRef, opening: Option<&Opening>) -> Vec<El> {
    let corpus = page.corpus;
    match opened {
        PageRef::Explorer => explorer::explorer(page),
        PageRef::Article { aid } => match corpus.find_article(aid) {
            Some(at) => vec![article::article(page, at, &Opening::default())],
            None => vec![missing::article(page, aid)],
        },
        PageRef::Passage { aid, pid, .. } => match opening {
            None => vec![missing::looking(page)],
            Some(opening) => match opening.here {
                Some((first, _)) => vec![article::article(page, corpus.article_of(first), opening)],
                None => vec![missing::passage(page, aid, pid, opening)],
            },
        },
        PageRef::Entity { .. } | PageRef::About => views::whole(page),
    }
}

fn view_name(opened: &PageRef) -> &'static str {
    match opened {
        PageRef::Explorer => "explorer",
        PageRef::Article { .. } => "article",
        PageRef::Passage { .. } => "passage",
        PageRef::Entity { .. } => "entity",
        PageRef::About => "about",
    }
}

/// What became of the passage or article that the address names; `None` while that is looked up.
fn state_name(page: Page, opened: &PageRef, opening: Option<&Opening>) -> Option<&'static str> {
    match opened {
        PageRef::Explorer | PageRef::About => None,
        PageRef::Entity { id, .. } => page.corpus.find_entity(id).is_none().then_some("unknown"),
        PageRef::Article { aid } => page.corpus.find_article(aid).is_none().then_some("unknown"),
        PageRef::Passage { .. } => opening.map(|it| it.state().name()),
    }
}

/// The document's language, direction and title.
fn name_document(page: Page, opened: &PageRef) {
    let site = page.say(Word::Title);
    let title = match opened {
        PageRef::Explorer => None,
        PageRef::Article { aid } | PageRef::Passage { aid, .. } => {
            page.corpus.find_article(aid).map(|at| present::article_head(page.corpus, at, page.lang).title)
        }
        PageRef::Entity { id, .. } => page.corpus.find_entity(id).map(|at| present::name(page.corpus, at, page.lang)),
        PageRef::About => Some(page.say(Word::AboutPage)),
    };
    let title = title.map_or_else(|| site.to_owned(), |title| format!("{title} · {site}"));
    follow(Box::new(move || {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", page.lang.tag());
            let _ = root.set_attribute("dir", page.lang.dir());
        }
        document().set_title(&title);
    }));
}
