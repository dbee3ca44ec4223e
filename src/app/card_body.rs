//! What a card says: of an entity, of a date, of anything else that is marked.

use leptos::prelude::*;

use super::{Page, facet};
use crate::corpus::{EntityIx, PassageIx};
use crate::explore::Facet;
use crate::link::address::{Lang, PageRef, PartialDate, ViewState};
use crate::present::{self, DateCard, EntityCard, Word};
use crate::span::SpanKind;

pub fn body(page: Page, passage: PassageIx, mark: usize) -> AnyView {
    let marks = page.corpus.marks(passage);
    let Some(of) = marks.get(mark) else { return ().into_any() };
    let within: Vec<EntityIx> = marks
        .iter()
        .filter(|it| it.nested && of.extent != it.extent && of.extent.holds(it.extent))
        .filter_map(|it| it.entity)
        .collect();
    if let Some(card) = present::date_card(page.corpus, passage, mark, page.lang) {
        return date(page, card).into_any();
    }
    if let Some(entity) = of.entity {
        return entity_card(page, present::entity_card(page.corpus, entity, page.lang), within).into_any();
    }
    let views = present::mark_views(page.corpus, passage, page.lang);
    let label = views.into_iter().nth(mark).map(|view| view.label).unwrap_or_default();
    view! { <p class="card-title" id="card-title">{label}</p> }.into_any()
}

fn entity_card(page: Page, card: EntityCard<'static>, within: Vec<EntityIx>) -> impl IntoView {
    let (name, other) = match page.lang {
        Lang::En if !card.name_en.is_empty() => (card.name_en, card.name_ar),
        _ => (card.name_ar, card.name_en),
    };
    let show = facet_of(card.kind).map(|which| {
        let href = page.href(|state| open(state, |state| facet::chosen(state, which).push(card.id.to_owned())));
        view! { <a class="button" href=href>{page.say(Word::FilterByEntity)}</a> }
    });
    let named = present::fill(page.lang, Word::NamedIn, &[("count", &card.passages_words)]);
    view! {
        <p class="card-kind">{card.kind_words}</p>
        <h2 class="card-title" id="card-title"><bdi>{name}</bdi></h2>
        <p class="card-other"><bdi lang=page.lang.other().tag()>{other}</bdi></p>
        <p>{named}</p>
        {spellings(page, &card)}
        {roles(page, &card)}
        {inside(page, within)}
        <p class="card-tools">{show}</p>
    }
}

fn spellings(page: Page, card: &EntityCard<'static>) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = card.spellings.iter().map(|it| (it.text.clone(), it.count, it.why.clone())).collect();
    (!rows.is_empty()).then(|| view! {
        <h3>{page.say(Word::Spellings)}</h3>
        <ul class="card-list">
            {rows.into_iter().map(|(text, count, why)| view! {
                <li><span lang="ar"><bdi>{text}</bdi></span>" "<small>{count}</small>" "<small class="why">{why}</small></li>
            }).collect_view()}
        </ul>
    })
}

fn roles(page: Page, card: &EntityCard<'static>) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = card.roles.iter().map(|it| (it.role, it.aid, it.title, it.published_words.clone())).collect();
    (!rows.is_empty()).then(|| view! {
        <h3>{page.say(Word::Roles)}</h3>
        <ul class="card-list">
            {rows.into_iter().map(|(role, aid, title, published)| {
                let href = page.href(|state| state.page = PageRef::Article { aid: aid.to_owned() });
                view! { <li><span lang="ar"><bdi>{role}</bdi></span>" "<small><a href=href title=title>{published}</a></small></li> }
            }).collect_view()}
        </ul>
    })
}

/// Names that stand within the name, which no keyboard reaches in the text.
fn inside(page: Page, within: Vec<EntityIx>) -> Option<impl IntoView> {
    (!within.is_empty()).then(|| {
        let links = within.into_iter().filter_map(|at| {
            let card = present::entity_card(page.corpus, at, page.lang);
            let which = facet_of(card.kind)?;
            let name = if page.lang == Lang::En && !card.name_en.is_empty() { card.name_en } else { card.name_ar };
            let href = page.href(|state| open(state, |state| facet::chosen(state, which).push(card.id.to_owned())));
            Some(view! { <li><a href=href><bdi>{name}</bdi></a></li> })
        });
        view! { <ul class="card-inside" aria-label=page.say(Word::Within)>{links.collect_view()}</ul> }
    })
}

fn date(page: Page, card: DateCard<'static>) -> impl IntoView {
    let parsed = |text: &Option<String>| text.as_deref().and_then(PartialDate::parse);
    let show = parsed(&card.from).zip(parsed(&card.to)).map(|(from, to)| {
        let href = page.href(|state| {
            open(state, |state| {
                state.from = Some(from);
                state.to = Some(to);
            });
        });
        view! { <p class="card-tools"><a class="button" href=href>{page.say(Word::FilterByDate)}</a></p> }
    });
    view! {
        <p class="card-kind" lang="ar"><bdi>"«"{card.words}"»"</bdi></p>
        <h2 class="card-title" id="card-title">{card.meaning}</h2>
        <p>{card.rule}</p>
        {(!card.certainty.is_empty()).then(|| view! { <p class="why">{card.certainty}</p> })}
        {(!card.conflict.is_empty()).then(|| view! {
            <p class="conflict"><strong>{page.say(Word::Conflict)}</strong>" "<bdi>{card.conflict}</bdi></p>
        })}
        {show}
    }
}

/// The list with nothing chosen but what `choose` sets.
fn open(state: &mut ViewState, choose: impl FnOnce(&mut ViewState)) {
    *state = ViewState { page: PageRef::Explorer, lang: state.lang, ..ViewState::default() };
    choose(state);
}

fn facet_of(kind: Option<SpanKind>) -> Option<Facet> {
    match kind? {
        SpanKind::Person => Some(Facet::Persons),
        SpanKind::Place => Some(Facet::Places),
        SpanKind::Organisation => Some(Facet::Orgs),
        _ => None,
    }
}
