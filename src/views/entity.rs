//! The page of a person, place or organisation: see `present::views::entity`.

use std::cell::RefCell;

use kashshaf::dom::{El, el};
use kashshaf::present::views::entity::{
    Companion, EntityPage, EntityWord, EventRow, PAGE, PassageRow, RoleRow, SpellingRow, entity_of, entity_page,
    unknown,
};
use kashshaf::present::{Lang, Word, say};

use crate::stage::Stage;

thread_local! {
    /// Whose passages the reader has asked more of, and how many are shown.
    static SHOWN: RefCell<(String, usize)> = const { RefCell::new((String::new(), PAGE)) };
}

pub fn draw(stage: &Stage) -> Vec<El> {
    let scene = &stage.scene;
    let Some(at) = entity_of(scene) else {
        let id = match &scene.state.page {
            kashshaf::link::address::PageRef::Entity { id, .. } => id.as_str(),
            _ => "",
        };
        let (title, why) = unknown(scene.lang, id);
        return vec![el("h1").text(title), el("p").text(&why)];
    };
    let id = scene.corpus.entity(at).id;
    let shown = SHOWN.with_borrow_mut(|shown| {
        if shown.0 != id {
            *shown = (id.to_owned(), PAGE);
        }
        shown.1
    });
    let page = entity_page(scene, at, shown);
    let lang = scene.lang;
    let mut parts = vec![head(&page, lang)];
    let mut columns = vec![spellings(&page, lang)];
    columns.extend(list(EntityWord::Roles, lang, page.roles.iter().map(role).collect()));
    columns.extend(companions(EntityWord::WithPeople, lang, &page.people, page.graph_href.as_deref()));
    columns.extend(companions(EntityWord::Places, lang, &page.places, None));
    columns.extend(companions(EntityWord::Organisations, lang, &page.organisations, None));
    columns.extend(events(&page));
    parts.push(el("div.entity-facts").children(columns));
    parts.push(passages(stage, &page));
    parts
}

fn head(page: &EntityPage, lang: Lang) -> El {
    let title = el("h1.story-title").child(el("bdi").text(&page.name));
    let other = (!page.other_name.is_empty())
        .then(|| el("p.card-other").attr("lang", lang.other().tag()).child(el("bdi").text(&page.other_name)));
    let mentions = page.mentions.iter().map(|it| {
        let link = el("a").attr("href", &it.href).attr("title", &it.title).text(&it.day);
        el("p").text(it.label).text(": ").child(link)
    });
    let mut tools =
        vec![el("a.button id=entity-list").attr("href", &page.list_href).text(EntityWord::ShowPassages.say(lang))];
    tools.extend(
        page.graph_href
            .as_deref()
            .map(|href| el("a.button id=entity-graph").attr("href", href).text(EntityWord::Graph.say(lang))),
    );
    tools.extend(page.wikidata.as_deref().map(|id| {
        el("a.quiet rel=external")
            .attr("href", &format!("https://www.wikidata.org/wiki/{id}"))
            .text(EntityWord::Wikidata.say(lang))
    }));
    el("header.entity-head")
        .child(el("p.card-kind").text(page.kind))
        .child(title)
        .children(other)
        .child(el("p").text(&page.named_in))
        .children(mentions)
        .child(el("p.row").children(tools))
}

/// A part of the page under its title; `None` where there is nothing.
fn list(title: EntityWord, lang: Lang, rows: Vec<El>) -> Option<El> {
    part(title.say(lang), rows)
}

fn part(title: &str, rows: Vec<El>) -> Option<El> {
    (!rows.is_empty()).then(|| el("section").child(el("h2").text(title)).child(el("ul.entity-list").children(rows)))
}

fn spellings(page: &EntityPage, lang: Lang) -> El {
    let rows = page.spellings.iter().map(spelling);
    el("section id=spellings")
        .child(el("h2").text(EntityWord::Spellings.say(lang)))
        .child(el("p.hint").text(EntityWord::SpellingsWhy.say(lang)))
        .child(el("ul.entity-list").children(rows))
}

fn spelling(row: &SpellingRow) -> El {
    let switch = row
        .switch
        .as_ref()
        .map(|it| el("a.quiet.split").attr("href", &it.href).attr("aria-label", &it.heard).text(it.label));
    el("li")
        .maybe("data-apart", row.is_apart.then_some(""))
        .child(el("bdi.spelling lang=ar").text(&row.text))
        .text(" ")
        .child(el("small").text(&row.count))
        .text(" ")
        .child(el("small.why").text(&row.why))
        .text(" ")
        .children(switch)
}

fn role(row: &RoleRow) -> El {
    let articles = row.articles.iter().map(|(day, title, href)| {
        el("small").text(" · ").child(el("a").attr("href", href).attr("title", title).text(day))
    });
    el("li").child(el("bdi.spelling lang=ar").text(&row.role)).children(articles)
}

fn companions(title: EntityWord, lang: Lang, rows: &[Companion], graph: Option<&str>) -> Option<El> {
    let row = |row: &Companion| {
        let together = el("small").child(el("a").attr("href", &row.together_href).text(&row.together));
        el("li").child(el("a").attr("href", &row.href).child(el("bdi").text(&row.name))).text(" ").child(together)
    };
    let _ = graph;
    list(title, lang, rows.iter().map(row).collect())
}

fn events(page: &EntityPage) -> Option<El> {
    let row = |row: &EventRow| {
        let with = row.with.iter().map(|name| el("small").text(" · ").child(el("bdi").text(name)));
        el("li")
            .child(el("a").attr("href", &row.href).text(&row.what))
            .text(" ")
            .child(el("small").text(&row.when))
            .text(" ")
            .child(el("small.status").attr("data-status", row.status_name).text(row.status))
            .children(with)
            .text(" ")
            .child(el("small.why").text(&row.told))
    };
    part(page.events_title, page.events.iter().map(row).collect())
}

fn passages(stage: &Stage, page: &EntityPage) -> El {
    let lang = stage.scene.lang;
    let rows = page.passages.iter().flat_map(|row| passage(row, lang));
    let more = (page.more > 0).then(|| {
        let stage = stage.clone();
        let label = EntityWord::More.fill(lang, &[("count", &page.more.to_string())]);
        el("button.button.more type=button id=entity-more").text(&label).on("click", move |_| {
            SHOWN.with_borrow_mut(|shown| shown.1 += PAGE);
            stage.draw();
        })
    });
    el("section.entity-passages").child(el("h2").text(EntityWord::Passages.say(lang))).children(rows).children(more)
}

fn passage(row: &PassageRow, lang: Lang) -> Vec<El> {
    let head = row.article.as_ref().map(|(title, day, href)| {
        let title = el("h3.story-title lang=ar dir=rtl").child(el("a").attr("href", href).text(title));
        el("header.story").child(title).child(el("p.facts").text(day))
    });
    let pieces = row.pieces.iter().fold(el("p.passage-text lang=ar dir=auto"), |line, (text, is_name)| {
        if *is_name { line.child(el("mark").text(text)) } else { line.text(text) }
    });
    let link = el("a.permalink").attr("href", &row.href).text(say(lang, Word::Permalink));
    let body = el("article.passage").child(pieces).child(el("div.passage-tools").child(link));
    head.into_iter().chain([body]).collect()
}
