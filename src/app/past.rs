//! What is known of the past of an article's ids: asked for when a link needs it.

use std::sync::Arc;

use leptos::prelude::*;

use super::html::beside;
use super::{Page, address, fetch};
use crate::link::address::ViewState;
use crate::link::history::History;
use crate::present::{self, Opening, Past};

/// What the address opens; `None` while the past is on its way.
pub fn opening(page: Page, state: &ViewState) -> Option<Opening> {
    let doubted = page.doubted.as_ref() == Some(&state.page);
    let Some(aid) = present::history_wanted(page.corpus, state, doubted) else {
        return present::opening(page.corpus, state, Past::default());
    };
    let known = page.history.get().filter(|it| it.aid == aid);
    if known.is_none() && !page.is_own() {
        let aid = aid.to_owned();
        beside(async move {
            let history = load(&aid).await;
            page.history.set(Some(Arc::new(history)));
        });
        return None;
    }
    present::opening(page.corpus, state, Past { history: known.as_deref(), doubted })
}

/// The history of an article's ids; an empty one where there is none or it does not arrive.
pub async fn load(aid: &str) -> History {
    let url = format!("{}/history.txt", address::href(&ViewState::article(aid)));
    History::parse(aid, &fetch::text(&url).await.unwrap_or_default())
}
