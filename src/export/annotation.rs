//! W3C Web Annotations: one for each passage and one for each mark in it.
//!
//! The target is the passage's element in the article's page; a position and a quotation within it refine
//! that, in code points, as alternatives of each other (data model, 4.2.9).

use super::Setting;
use super::item::{Item, figure_value, iso};
use super::json::Json;
use crate::corpus::Mark;
use crate::link::address::{Lang, ViewState};
use crate::present::{kind_word, say};
use crate::span::{Extent, Positions, SpanKind};

/// Characters of context on either side.
const CONTEXT: u32 = 32;

pub fn write(setting: Setting<'_>, items: &[Item<'_>]) -> String {
    Json::object(|json| {
        json.text("@context", "http://www.w3.org/ns/anno.jsonld");
        json.text("type", "AnnotationPage");
        json.number("startIndex", 0);
        json.member_list("items", |list| {
            for item in items {
                list.item_object(|it| passage(it, item));
                for (n, mark) in item.marks.iter().enumerate() {
                    list.item_object(|it| marked(it, setting, item, mark, n));
                }
            }
        });
    })
}

fn passage(json: &mut Json, item: &Item<'_>) {
    json.text("id", &item.link);
    json.text("type", "Annotation");
    json.text("motivation", "bookmarking");
    json.member_list("body", |list| {
        let source = format!("{}\n{}", super::text::citation(item), item.notes().join("\n"));
        list.item_object(|it| textual(it, "describing", &source, Some(item.lang())));
        for name in item.names() {
            list.item_object(|it| textual(it, "tagging", &name, Some(item.lang())));
        }
    });
    target(json, item, Extent::new(0, item.passage.extent.len()));
}

fn marked(json: &mut Json, setting: Setting<'_>, item: &Item<'_>, mark: &Mark<'_>, n: usize) {
    json.text("id", &format!("{}#{}", item.link, n + 1));
    json.text("type", "Annotation");
    json.text("motivation", if mark.entity.is_some() { "identifying" } else { "describing" });
    json.member_list("body", |list| {
        list.item_object(|it| textual(it, "classifying", mark.kind.name(), None));
        if let Some(at) = mark.entity.or(mark.speaker) {
            let entity = item.entity(at);
            list.item_object(|it| textual(it, "tagging", item.name(at), Some(item.lang())));
            let mut view = ViewState::default();
            match entity.kind {
                Some(SpanKind::Person) => view.persons.push(entity.id.to_owned()),
                Some(SpanKind::Place) => view.places.push(entity.id.to_owned()),
                Some(SpanKind::Organisation) => view.orgs.push(entity.id.to_owned()),
                _ => {}
            }
            if view.is_filtered() {
                let address = format!("{}/{}", setting.base_url, view.encode());
                list.item_object(|it| resource(it, &address));
            }
            if let Some(wikidata) = entity.wikidata {
                list.item_object(|it| resource(it, &format!("http://www.wikidata.org/entity/{wikidata}")));
            }
        }
        if let Some(interval) = mark.date.and_then(|date| date.interval) {
            list.item_object(|it| textual(it, "describing", &iso(interval), None));
        }
        if let Some(figure) = &mark.figure {
            list.item_object(|it| textual(it, "describing", &figure_value(figure), None));
        }
        let label = say(item.lang(), kind_word(mark.kind));
        list.item_object(|it| textual(it, "commenting", label, Some(item.lang())));
    });
    target(json, item, mark.extent);
}

fn textual(json: &mut Json, purpose: &str, value: &str, lang: Option<Lang>) {
    json.text("type", "TextualBody");
    json.text("purpose", purpose);
    json.text("value", value);
    json.text("format", "text/plain");
    json.optional("language", lang.map(Lang::tag));
}

fn resource(json: &mut Json, source: &str) {
    json.text("type", "SpecificResource");
    json.text("purpose", "identifying");
    json.text("source", source);
}

fn target(json: &mut Json, item: &Item<'_>, extent: Extent) {
    let positions = Positions::new(item.passage.text);
    let end = extent.end.min(positions.chars());
    let extent = Extent::new(extent.start.min(end), end);
    json.member_object("target", |it| {
        it.text("source", &format!("{}/", item.article_link()));
        it.member_object("selector", |it| {
            it.text("type", "FragmentSelector");
            it.text("conformsTo", "http://tools.ietf.org/rfc/rfc3236");
            it.text("value", &format!("p-{}", item.passage.pid));
            it.member_list("refinedBy", |list| {
                list.item_object(|it| {
                    it.text("type", "TextPositionSelector");
                    it.number("start", extent.start);
                    it.number("end", extent.end);
                });
                list.item_object(|it| {
                    it.text("type", "TextQuoteSelector");
                    it.text("exact", positions.slice(extent));
                    let before = Extent::new(extent.start.saturating_sub(CONTEXT), extent.start);
                    let after = Extent::new(extent.end, (extent.end + CONTEXT).min(positions.chars()));
                    it.text("prefix", positions.slice(before));
                    it.text("suffix", positions.slice(after));
                });
            });
        });
    });
}
