//! The head of the page: name, what the corpus holds, language and theme.

use leptos::prelude::*;

use super::{Page, prefs};
use crate::link::address::{PageRef, ViewState};
use crate::present::{self, Counted, Word};

#[component]
pub fn Masthead(page: Page, opened: Memo<PageRef>) -> impl IntoView {
    let home = move || page.href(|state| *state = ViewState { lang: state.lang, ..ViewState::default() });
    let other = page.lang.other();
    let switched = move || page.href(|state| state.lang = Some(other));
    let _ = opened;
    view! {
        <header class="masthead">
            <a class="wordmark" href=home>
                <span lang="ar">"كشّاف"</span>
                <small lang="en">"Kashshaf"</small>
            </a>
            <p class="tagline">{extent(page)}</p>
            <nav class="switches" aria-label=page.say(Word::OtherLanguage)>
                <a id="lang-switch" class="quiet" href=switched lang=other.tag() hreflang=other.tag()>
                    {page.say(Word::OtherLanguage)}
                </a>
                <ThemeSwitch page />
            </nav>
        </header>
    }
}

/// "5 articles · 120 passages · October 2022 to July 2023".
fn extent(page: Page) -> String {
    let (corpus, lang) = (page.corpus, page.lang);
    let counts = [(Counted::Articles, corpus.article_count()), (Counted::Passages, corpus.passage_count())];
    let mut parts: Vec<String> =
        counts.into_iter().map(|(counted, n)| present::count_words(lang, counted, n)).collect();
    parts.extend(corpus.published_span().map(|span| present::interval_words(lang, span)));
    parts.join(" · ")
}

#[component]
fn ThemeSwitch(page: Page) -> impl IntoView {
    let theme = RwSignal::new(prefs::theme());
    let next = move || match theme.get() {
        prefs::Theme::Light => prefs::Theme::Dark,
        prefs::Theme::Dark => prefs::Theme::Light,
    };
    let label = move || match next() {
        prefs::Theme::Dark => page.say(Word::ThemeDark),
        prefs::Theme::Light => page.say(Word::ThemeLight),
    };
    let switch = move |_| {
        theme.set(next());
        prefs::set_theme(theme.get_untracked());
    };
    view! { <button type="button" id="theme-switch" class="quiet" on:click=switch>{label}</button> }
}
