//! What of the address could not be used, until the reader has seen it.

use leptos::prelude::*;

use super::Page;
use crate::link::address::{Notice, Reason};
use crate::present::{self, Word};

#[component]
pub fn Notices(page: Page) -> impl IntoView {
    let dismissed = RwSignal::new(Vec::<String>::new());
    let sentences = move || {
        let mut sentences: Vec<String> =
            page.notices.with(|notices| notices.iter().map(|it| sentence(page, it)).collect());
        page.selection.with(|(_, unknown)| {
            sentences.extend(unknown.iter().map(|it| worded(page, Word::NoticeNotHere, it.name, &it.value)));
        });
        sentences.retain(|sentence| dismissed.with(|seen| !seen.contains(sentence)));
        sentences
    };
    view! {
        <div class="notices" role="status">
            {move || {
                let sentences = sentences();
                let seen = sentences.clone();
                (!sentences.is_empty()).then(|| view! {
                    <section class="notice">
                        <ul>{sentences.into_iter().map(|it| view! { <li>{it}</li> }).collect_view()}</ul>
                        <button type="button" class="button" on:click=move |_| dismissed.set(seen.clone())>
                            {page.say(Word::Dismiss)}
                        </button>
                    </section>
                })
            }}
        </div>
    }
}

fn sentence(page: Page, notice: &Notice) -> String {
    let word = match notice.reason {
        Reason::Unknown => Word::NoticeUnknown,
        Reason::Bad => Word::NoticeBad,
        Reason::Repeated => Word::NoticeRepeated,
        Reason::NoSuchPage => Word::NoticeNoSuchPage,
    };
    worded(page, word, &notice.name, &notice.value)
}

/// What stood in the address is isolated, so that it cannot reorder the sentence around it.
fn worded(page: Page, word: Word, name: &str, value: &str) -> String {
    let isolated = |text: &str| format!("\u{2068}{text}\u{2069}");
    present::fill(page.lang, word, &[("name", &isolated(name)), ("value", &isolated(value))])
}
