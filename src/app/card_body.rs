//! What a card says: of an entity, of a date, of anything else that is marked.

use super::html::{El, el};
use super::{Page, card, facet, passage::to_article, text::facet_of};
use crate::corpus::PassageIx;
use crate::link::address::{EntityKind, Lang, PageRef, PartialDate};
use crate::present::{self, DateCard, EntityCard, Word};

pub fn body(page: Page, passage: PassageIx, mark: usize) -> Vec<El> {
    let marks = page.corpus.marks(passage);
    let Some(of) = marks.get(mark) else { return Vec::new() };
    let views = present::mark_views(page.corpus, passage, page.lang);
    let mut parts = if let Some(card) = present::date_card(page.corpus, passage, mark, page.lang) {
        date(page, card)
    } else if let Some(entity) = of.entity {
        entity_card(page, &present::entity_card(page.corpus, entity, page.lang))
    } else {
        vec![el("p.card-title id=card-title").child(views.get(mark).map(|view| view.label.as_str()))]
    };
    let within = marks.iter().enumerate().filter(|(at, it)| *at != mark && it.nested && of.extent.holds(it.extent));
    let within: Vec<El> = within
        .filter_map(|(at, _)| {
            let button = el("button.quiet type=button").on("click", move |_| card::turn(page, at));
            Some(el("li").child(button.child(el("bdi").child(views.get(at)?.label.as_str()))))
        })
        .collect();
    // Marks within the mark, which no keyboard reaches in the text: each has its own card.
    parts.extend(
        (!within.is_empty()).then(|| el("ul.card-inside").attr("aria-label", page.say(Word::Within)).child(within)),
    );
    parts
}

fn entity_card(page: Page, card: &EntityCard<'static>) -> Vec<El> {
    let (name, other) = match page.lang {
        Lang::En if !card.name_en.is_empty() => (card.name_en, card.name_ar),
        _ => (card.name_ar, card.name_en),
    };
    let show = card.kind.and_then(facet_of).map(|which| {
        let href = page.fresh_href(&mut |state| facet::chosen(state, which).push(card.id.to_owned()));
        el("a.button").attr("href", &href).child(page.say(Word::FilterByEntity))
    });
    let more = card.kind.and_then(EntityKind::of).map(|kind| {
        let href = page.fresh_href(&mut |state| state.page = PageRef::Entity { kind, id: card.id.to_owned() });
        el("a.button").attr("href", &href).child(page.say(Word::EntityPage))
    });
    let named = present::fill(page.lang, Word::NamedIn, &[("count", &card.passages_words)]);
    let mut parts = vec![
        el("p.card-kind").child(card.kind_words),
        el("h2.card-title id=card-title").child(el("bdi").child(name)),
        el("p.card-other").child(el("bdi").attr("lang", page.lang.other().tag()).child(other)),
        el("p").child(named),
    ];
    parts.extend(spellings(page, card));
    parts.extend(roles(page, card));
    parts.push(el("p.card-tools.row").child(show).child(more));
    parts
}

fn headed(page: Page, title: Word, rows: Vec<El>) -> Vec<El> {
    if rows.is_empty() {
        return rows;
    }
    vec![el("h3").child(page.say(title)), el("ul.card-list").child(rows)]
}

fn spellings(page: Page, card: &EntityCard<'static>) -> Vec<El> {
    let rows = card.spellings.iter().map(|it| {
        el("li")
            .child(el("span lang=ar").child(el("bdi").child(it.text.as_str())))
            .child(" ")
            .child(el("small").child(present::number(page.lang, it.count)))
            .child(" ")
            .child(el("small.why").child(it.why.as_str()))
    });
    headed(page, Word::Spellings, rows.collect())
}

fn roles(page: Page, card: &EntityCard<'static>) -> Vec<El> {
    let rows = card.roles.iter().map(|it| {
        let href = page.href(&mut |state| state.page = to_article(it.aid));
        let article = el("a").attr("href", &href).attr("title", it.title).child(it.published_words.as_str());
        el("li").child(el("span lang=ar").child(el("bdi").child(it.role))).child(" ").child(el("small").child(article))
    });
    headed(page, Word::Roles, rows.collect())
}

fn date(page: Page, card: DateCard<'static>) -> Vec<El> {
    let parsed = |text: &Option<String>| text.as_deref().and_then(PartialDate::parse);
    let show = parsed(&card.from).zip(parsed(&card.to)).map(|(from, to)| {
        let href = page.fresh_href(&mut |state| (state.from, state.to) = (Some(from), Some(to)));
        let link = el("a.button").attr("href", &href).child(page.say(Word::FilterByDate));
        el("p.card-tools").child(link)
    });
    let conflict = (!card.conflict.is_empty()).then(|| {
        el("p.conflict")
            .child(el("strong").child(page.say(Word::Conflict)))
            .child(" ")
            .child(el("bdi").child(card.conflict))
    });
    let certainty = (!card.certainty.is_empty()).then(|| el("p.why").child(card.certainty));
    let mut parts = vec![
        el("p.card-kind lang=ar").child(el("bdi").child(format!("«{}»", card.words))),
        el("h2.card-title id=card-title").child(card.meaning),
        el("p").child(card.rule),
    ];
    parts.extend(certainty);
    parts.extend(conflict);
    parts.extend(show);
    parts
}
