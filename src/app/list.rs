//! The passages of the selection, under the articles that they come from.

use leptos::prelude::*;

use super::html::{El, Item, View, each, el, live};
use super::share::{self, Target};
use super::{Page, passage, place};
use crate::explore::Sort;
use crate::present::{self, PAGE, Word};

/// How many passages the filters leave, and the way to take them along.
pub fn count(page: Page) -> El {
    let total = move || page.chosen.get().hits.passages.len();
    let words = move || {
        let chosen = page.chosen.get();
        present::list(page.corpus, &chosen.hits, &chosen.selection.text, 0, page.lang).total_words
    };
    let count = el("p.count role=status").live("data-count", move || Some(total().to_string())).live_text(words);
    let export = live(move || {
        let some = total() > 0 && !page.is_own();
        some.then(|| share::button(page, Target::List, Word::ExportList).attr("id", "export-list").view())
    });
    el("div.count-line").child(count).child(live(move || order(page))).child(export)
}

/// How the passages are ordered, where words are searched for.
fn order(page: Page) -> Option<View> {
    let chosen = page.chosen.get();
    if !chosen.selection.text.asks() {
        return None;
    }
    let now = present::sort(&page.now(), &chosen.selection);
    let choice = |value: Sort, id: &'static str, label: Word| {
        let input = el("input type=radio name=sort")
            .attr("id", id)
            .checked(now == value)
            .on("change", move |_| page.decide(&mut |state| state.sort = (value != Sort::Rank).then_some(value)));
        el("label.choice").child(input).child(el("span").child(page.say(label)))
    };
    let choices = [choice(Sort::Rank, "sort-rank", Word::ByRank), choice(Sort::Date, "sort-date", Word::ByDate)];
    let legend = el("legend.unseen").child(page.say(Word::SortOrder));
    Some(el("fieldset.choices").child(legend).child(choices).view())
}

/// The list, and the way to what it does not show yet.
pub fn passages(page: Page) -> [View; 2] {
    // How often the reader has asked for more.
    let pages = RwSignal::new(1usize);
    let list = el("div.passages").child(each(move || items(page, pages.get() * PAGE)));
    let more = live(move || {
        let chosen = page.chosen.get();
        let window = pages.get() * PAGE;
        let list = present::list(page.corpus, &chosen.hits, &chosen.selection.text, window, page.lang);
        let (_, label) = list.more?;
        let ask = move |_| {
            place::keep_focus();
            pages.set(pages.get_untracked() + 1);
        };
        let button = el("button.button.more type=button id=more").on("click", ask);
        Some(button.child(label).view())
    });
    [list.view(), more]
}

/// Heads and passages, one below the other. Hits of other words make another element.
fn items(page: Page, window: usize) -> Vec<Item> {
    let chosen = page.chosen.get();
    let text = &chosen.selection.text;
    let list = present::list(page.corpus, &chosen.hits, text, window, page.lang);
    let ranked = text.asks() && present::sort(&page.now(), &chosen.selection) == Sort::Rank;
    let mut items = Vec::with_capacity(list.shown.len() * 2);
    let mut under = None;
    for view in list.shown {
        let article = view.article.article;
        if under != Some(article) {
            under = Some(article);
            let head = view.article.clone();
            // By rank an article can come more than once.
            items.push(Item::new(format!("a{} {}", article.0, view.passage.0), move || passage::story(page, &head)));
        }
        let key = format!("p{} {:?} {ranked} {}", view.passage.0, text.mode(), text.source());
        let build = if ranked { passage::in_ranking } else { passage::in_list };
        items.push(Item::new(key, move || build(page, &view)));
    }
    items
}
