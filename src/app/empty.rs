//! What stands in place of the list when the filters leave nothing.

use leptos::prelude::*;

use super::{Page, chips};
use crate::present::{self, Word};

#[component]
pub fn Empty(page: Page) -> impl IntoView {
    move || {
        let empty = page.selection.with(|(selection, _)| present::empty_state(page.corpus, selection, page.lang));
        empty.map(|empty| {
            let ways = empty.ways.into_iter().map(|way| {
                let href = page.href(|state| chips::without(page, state, way.filter));
                view! { <li><a class="button" href=href>{way.label}</a></li> }
            });
            view! {
                <section class="empty">
                    <p>{empty.message}</p>
                    <ul>
                        {ways.collect_view()}
                        <li><a class="button" href=page.href(chips::clear)>{page.say(Word::ClearAll)}</a></li>
                    </ul>
                </section>
            }
        })
    }
}
