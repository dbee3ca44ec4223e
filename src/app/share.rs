//! What the reader can do with a passage, with words of it, or with the list: link, quotation, code, file.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement};

use super::html::{El, View, beside, el, live, typed};
use super::{Page, address, copy, kit, place, selection};
use crate::corpus::PassageIx;
use crate::export::Format;
use crate::link::address::{Lang, PageRef, ViewState};
use crate::link::citation::{Cited, quotation};
use crate::link::words;
use crate::present::{self, Counted, Word};
use crate::span::{Extent, Positions};

const DIALOG: &str = "share";
const LINK: &str = "share-link";
const TEXT: &str = "share-text";
/// Characters of the words that are shown as a reminder of what is shared.
const SHOWN_CHARS: usize = 220;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// From one passage to another of its article, and which words where not all.
    Passages { first: PassageIx, last: PassageIx, words: Option<(u32, u32)> },
    /// What the filters leave.
    List,
}

impl Target {
    pub fn passage(at: PassageIx) -> Target {
        Target::Passages { first: at, last: at, words: None }
    }

    fn passages(self, page: Page) -> Vec<PassageIx> {
        match self {
            Target::Passages { first, last, .. } => (first.0..=last.0).map(PassageIx).collect(),
            Target::List => page.chosen.get_untracked().hits.passages.clone(),
        }
    }

    /// Short, in ASCII, without anything of the reader's own.
    fn link(self, page: Page) -> String {
        address::absolute(&match self {
            Target::Passages { first, last, words } => {
                let passage = page.corpus.passage(first);
                let to = (last != first).then(|| page.corpus.passage(last).pid.to_owned());
                let aid = page.corpus.article(passage.article).aid.to_owned();
                ViewState {
                    page: PageRef::Passage { aid, pid: passage.pid.to_owned(), to },
                    check: Some(present::range_checksum(page.corpus, first, last)),
                    words,
                    ..ViewState::default()
                }
            }
            Target::List => view(page),
        })
    }

    /// The words as published, a line a passage.
    fn text(self, page: Page) -> String {
        let Target::Passages { first, last, words } = self else { return String::new() };
        let line = |at: PassageIx| {
            let text = page.corpus.passage(at).text;
            let Some((from, to)) = words else { return text };
            let count = words::extents(text).len() as u32;
            let stretch = words::cover(text, if at == first { from } else { 1 }, if at == last { to } else { count });
            let end = text.chars().count() as u32;
            Positions::new(text).slice(stretch.unwrap_or(Extent::new(0, end)))
        };
        self.passages(page).into_iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn quotation(self, page: Page, lang: Lang) -> String {
        let Target::Passages { first, .. } = self else { return String::new() };
        let article = page.corpus.article(page.corpus.article_of(first));
        let head = present::article_head(page.corpus, page.corpus.article_of(first), lang);
        let link = if page.is_own() { String::new() } else { self.link(page) };
        let cited = Cited {
            words: &self.text(page),
            title: article.title,
            author: article.author,
            source: article.publisher.or(page.is_own().then_some(article.file)),
            date: article.published.map(|_| head.published_words.as_str()),
            link: &link,
        };
        quotation(lang, &cited).trim_end().to_owned()
    }

    fn title(self, page: Page) -> String {
        let count = self.passages(page).len() as u32;
        let passages = present::count_words(page.lang, Counted::Passages, count);
        match self {
            Target::Passages { words: Some(_), .. } => page.say(Word::ShareWords).to_owned(),
            Target::Passages { .. } => present::fill(page.lang, Word::SharePassages, &[("passages", &passages)]),
            Target::List => present::fill(page.lang, Word::ExportPassages, &[("passages", &passages)]),
        }
    }
}

/// The present view with all that was chosen, and nothing of the reader's own.
fn view(page: Page) -> ViewState {
    ViewState { lang: None, check: None, words: None, ..page.peek() }
}

/// The button that opens the dialog.
pub fn button(page: Page, target: Target, label: Word) -> El {
    el("button.quiet.share-button type=button aria-haspopup=dialog")
        .on("click", move |_| page.share.set(Some(target)))
        .child(page.say(label))
}

/// The dialog, and the button beside a selection.
pub fn layers(page: Page) -> [View; 2] {
    [selection::button(page), live(move || page.share.get().map(|target| dialog(page, target).view()))]
}

/// What the dialog has done, and what it could not.
#[derive(Clone, Copy)]
struct Said {
    words: RwSignal<&'static str>,
    /// A text that the browser refused to copy.
    by_hand: RwSignal<Option<String>>,
}

fn dialog(page: Page, target: Target) -> El {
    place::after_drawing(|| {
        if let Some(dialog) = opened() {
            let _ = dialog.show_modal();
        }
    });
    let said = Said { words: RwSignal::new(""), by_hand: RwSignal::new(None) };
    let close = el("button.quiet.close type=button")
        .attr("aria-label", page.say(Word::Close))
        .on("click", |_| shut())
        .child(el("span aria-hidden=true").child("×"));
    let by_hand = live(move || {
        let text = said.by_hand.get()?;
        Some(el("pre.by-hand tabindex=0 dir=auto").attr("id", TEXT).child(text).view())
    });
    let dialog = el("dialog.share")
        .attr("id", DIALOG)
        .attr("aria-labelledby", "share-title")
        .on("close", move |_| page.share.set(None))
        .on("click", |event| {
            // Beside the dialog is the dialog's backdrop.
            let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            if target.is_some_and(|it| it.id() == DIALOG) {
                shut();
            }
        })
        .child(el("h2 id=share-title").child(target.title(page)));
    let dialog = if target == Target::List { dialog } else { dialog.child(words_shown(page, target)) };
    let dialog = if page.is_own() { dialog } else { dialog.child(link_part(page, target, said)) };
    dialog
        .child(quotation_part(page, target, said))
        .child(el("p.said role=status").live_text(move || said.words.get().to_owned()))
        .child(by_hand)
        .child((!page.is_own()).then(|| [code_part(page, target), file_part(page, target, said)]))
        .child(view_part(page, target, said))
        .child(close)
}

fn opened() -> Option<HtmlDialogElement> {
    document().get_element_by_id(DIALOG)?.dyn_into().ok()
}

/// Closing gives the focus back to what opened it, and tells the page by its event.
fn shut() {
    if let Some(dialog) = opened() {
        dialog.close();
    }
}

fn words_shown(page: Page, target: Target) -> El {
    el("p.share-words lang=ar dir=rtl").child(present::first_words(&target.text(page), SHOWN_CHARS))
}

fn link_part(page: Page, target: Target, said: Said) -> El {
    let link = target.link(page);
    let field = el("input.input type=text dir=ltr readonly")
        .attr("id", LINK)
        .attr("value", &link)
        .on("focus", |_| place::select_all(LINK));
    let (copied, shared) = (link.clone(), link);
    let copy_link = el("button.button.copy type=button autofocus")
        .on("click", move |_| copy_link(page, copied.clone(), said))
        .child(page.say(Word::CopyLink));
    let elsewhere = copy::can_share().then(|| {
        el("button.button type=button")
            .on("click", move |_| copy::share(page.say(Word::Title), &shared))
            .child(page.say(Word::ShareElsewhere))
    });
    el("div.share-part")
        .child(el("label").attr("for", LINK).child(page.say(Word::Link)))
        .child(el("div.row").child(field).child(copy_link).child(elsewhere))
}

fn copy_link(page: Page, link: String, said: Said) {
    beside(async move {
        let done = copy::copy(&link).await;
        said.by_hand.try_set(None);
        said.words.try_set(page.say(if done { Word::Copied } else { Word::CopyRefused }));
        if !done {
            place::select(LINK);
        }
    });
}

fn copy_text(page: Page, text: String, said: Said) {
    beside(async move {
        let done = copy::copy(&text).await;
        said.by_hand.try_set((!done).then_some(text));
        said.words.try_set(page.say(if done { Word::CopiedText } else { Word::CopyTextRefused }));
        if !done {
            place::after_drawing(|| place::select_all(TEXT));
        }
    });
}

fn quotation_part(page: Page, target: Target, said: Said) -> Option<El> {
    let button = |lang: Lang, label: Word| {
        el("button.button type=button")
            .attr("data-quotation", lang.tag())
            .on("click", move |_| copy_text(page, target.quotation(page, lang), said))
            .child(page.say(label))
    };
    let buttons = el("div.row").child([button(Lang::Ar, Word::CopyInArabic), button(Lang::En, Word::CopyInEnglish)]);
    let part = el("div.share-part role=group aria-labelledby=share-quotation")
        .child(el("p id=share-quotation").child(page.say(Word::QuotationIn)))
        .child(buttons);
    (target != Target::List).then_some(part)
}

/// Drawn when it is first looked at.
fn code_part(page: Page, target: Target) -> El {
    let code = RwSignal::new(None::<Option<(String, String)>>);
    let draw = move |_| {
        if code.get_untracked().flatten().is_none() {
            beside(async move {
                let drawn = kit::qr(&target.link(page)).await;
                page.code.set(drawn.clone().map(|(size, path)| (target, size, path)));
                code.try_set(Some(drawn));
            });
        }
    };
    let drawn = live(move || {
        Some(match code.get()? {
            Some((size, path)) => picture(page, &size, &path).view(),
            None => el("p.bad role=status").child(page.say(Word::KitFailed)).view(),
        })
    });
    el("details.share-part").on("toggle", draw).child(el("summary").child(page.say(Word::QrCode))).child(drawn)
}

/// What a printed page says of its own address: the link, and its code once one was drawn.
pub fn on_paper(page: Page, target: Target) -> Option<El> {
    let code = live(move || {
        let (of, size, path) = page.code.get()?;
        (of == target).then(|| picture(page, &size, &path).view())
    });
    let paper = || el("div.on-paper").child(el("p dir=ltr").child(target.link(page))).child(code);
    (!page.is_own()).then(paper)
}

/// A code as a picture.
fn picture(page: Page, size: &str, path: &str) -> El {
    el("svg.qr role=img")
        .attr("viewBox", &format!("0 0 {size} {size}"))
        .attr("aria-label", page.say(Word::QrCode))
        .child(el("path").attr("d", path))
}

/// What a file can be: the two languages of a citation in words are two choices.
fn choices(page: Page) -> Vec<(Format, Lang, String)> {
    let citation = |lang: Lang| {
        let label = if lang == Lang::Ar { Word::CitationArabic } else { Word::CitationEnglish };
        (Format::Text, lang, page.say(label).to_owned())
    };
    let mut choices = vec![citation(page.lang), citation(page.lang.other())];
    let others = Format::ALL.into_iter().filter_map(|it| Some((it, page.lang, it.label()?.to_owned())));
    choices.extend(others);
    choices
}

fn file_part(page: Page, target: Target, said: Said) -> El {
    let chosen = RwSignal::new(0usize);
    let options = choices(page).into_iter().enumerate().map(|(n, (format, lang, label))| {
        let value = if format == Format::Text { format!("text-{}", lang.tag()) } else { format.name().to_owned() };
        el("option").attr("value", &n.to_string()).attr("data-format", &value).child(label)
    });
    let select = el("select.input id=share-format")
        .on("change", move |event| chosen.set(typed(&event).parse().unwrap_or_default()))
        .child(options.collect::<Vec<_>>());
    let make = move |then: fn(Page, kit::File, Said)| {
        move |_| {
            let Some((format, lang, _)) = choices(page).into_iter().nth(chosen.get_untracked()) else { return };
            let passages = target.passages(page);
            beside(async move {
                match kit::write(page, format, lang, &passages).await {
                    Some(file) => then(page, file, said),
                    None => drop(said.words.try_set(page.say(Word::KitFailed))),
                }
            });
        }
    };
    let download = make(|_, file, _| copy::download(&file.name, &file.media_type, &file.text));
    let copied = make(|page, file, said| copy_text(page, file.text, said));
    let row = el("div.row")
        .child(select)
        .child(el("button.button.download type=button").on("click", download).child(page.say(Word::Download)))
        .child(el("button.button.copy-file type=button").on("click", copied).child(page.say(Word::Copy)));
    let part = el("details.share-part").maybe("open", (target == Target::List).then_some(""));
    let count = (target == Target::List).then(|| {
        let passages = present::count_words(page.lang, Counted::Passages, target.passages(page).len() as u32);
        el("p.hint").child(present::fill(page.lang, Word::ExportCount, &[("passages", &passages)]))
    });
    part.child(el("summary").child(page.say(Word::Export)))
        .child(count)
        .child(el("label.unseen for=share-format").child(page.say(Word::ExportFormat)))
        .child(row)
}

/// The second choice: the whole view, where it is more than what is shared anyway.
fn view_part(page: Page, target: Target, said: Said) -> Option<El> {
    if target == Target::List || page.is_own() || !page.peek().is_filtered() {
        return None;
    }
    let copy = move |_| copy_text(page, address::absolute(&view(page)), said);
    Some(
        el("div.share-part")
            .child(el("p").child(page.say(Word::ShareView)))
            .child(el("button.button.copy-view type=button").on("click", copy).child(page.say(Word::CopyViewLink))),
    )
}
