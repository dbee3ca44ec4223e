//! The passages with their spans as JSON, in the words of the annotation files (`kashshaf annotate`).

use super::Setting;
use super::item::Item;
use super::json::Json;
use super::number::decimal;
use crate::corpus::{EntityIx, Mark};
use crate::present;

pub fn write(setting: Setting<'_>, items: &[Item<'_>]) -> String {
    Json::object(|json| {
        json.text("format", "kashshaf-passages");
        json.number("version", 1);
        json.text("site", &format!("{}/", setting.base_url));
        json.optional("release", setting.release);
        json.text("offsets", "Unicode code points");
        json.member_list("passages", |list| items.iter().for_each(|item| list.item_object(|it| passage(it, item))));
        json.member_list("entities", |list| {
            for at in named(items) {
                list.item_object(|it| entity(it, setting, at));
            }
        });
    })
}

/// Every entity of the passages, once, in the order of their ids.
pub fn named(items: &[Item<'_>]) -> Vec<EntityIx> {
    let marks = items.iter().flat_map(|item| &item.marks);
    let mut list: Vec<EntityIx> = marks.flat_map(|mark| [mark.entity, mark.speaker]).flatten().collect();
    list.sort_unstable();
    list.dedup();
    list
}

fn passage(json: &mut Json, item: &Item<'_>) {
    let article = &item.article;
    json.text("id", &item.id);
    json.text("link", &item.link);
    json.text("checksum", &item.checksum);
    json.text("kind", item.passage.kind.name());
    json.text("text", item.passage.text);
    // Where it stands in the article as published.
    json.number("start", item.passage.extent.start);
    json.number("end", item.passage.extent.end);
    json.member_object("article", |it| {
        it.text("id", article.aid);
        it.text("key", article.key);
        it.text("link", &item.article_link());
        it.text("title", article.title);
        it.optional("author", article.author);
        it.optional("publisher", article.publisher);
        it.optional("original", article.url);
        if let Some(published) = article.published {
            it.text("published", &published.day.to_string());
            it.text("published_basis", published.basis.name());
            it.text("published_evidence", published.evidence);
        }
    });
    json.member_list("spans", |list| {
        for mark in &item.marks {
            list.item_object(|it| span(it, item, mark));
        }
    });
}

/// Extents count within the passage.
fn span(json: &mut Json, item: &Item<'_>, mark: &Mark<'_>) {
    json.number("start", mark.extent.start);
    json.number("end", mark.extent.end);
    json.text("kind", mark.kind.name());
    json.text("text", item.words(mark));
    if mark.nested {
        json.raw("nested", "true");
    }
    json.optional("entity", mark.entity.map(|at| item.entity(at).id));
    json.optional("role", mark.role);
    json.optional("speaker", mark.speaker.map(|at| item.entity(at).id));
    if let Some(date) = &mark.date {
        json.member_object("date", |it| {
            it.optional("from", date.interval.map(|it| it.from().to_string()).as_deref());
            it.optional("to", date.interval.map(|it| it.to().to_string()).as_deref());
            it.text("value", date.value);
            it.text("class", date.class.name());
            it.text("anchor", date.anchor.name());
            it.text("rule", date.rule);
            it.optional("conflict", Some(date.conflict).filter(|it| !it.is_empty()));
        });
    }
    if let Some(figure) = &mark.figure {
        json.member_object("figure", |it| {
            it.raw("number", &decimal(figure.number));
            if let Some(max) = figure.max {
                it.raw("max", &decimal(max));
            }
            it.text("unit", figure.unit);
            it.text("comparator", figure.comparator.sign());
            it.raw("approximate", if figure.approximate { "true" } else { "false" });
        });
    }
}

fn entity(json: &mut Json, setting: Setting<'_>, at: EntityIx) {
    let entity = setting.corpus.entity(at);
    json.text("id", entity.id);
    json.optional("kind", entity.kind.map(|it| it.name()));
    json.text("name", present::name(setting.corpus, at, setting.lang));
    json.text("name_ar", entity.name_ar);
    json.text("name_en", entity.name_en);
    json.optional("wikidata", entity.wikidata);
    json.member_list("spellings", |list| {
        for variant in setting.corpus.variants(at) {
            list.item_object(|it| {
                it.text("text", variant.text);
                it.number("count", variant.count);
            });
        }
    });
}
