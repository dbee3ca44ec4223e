//! TEI P5, `tei_all`: the passages in the order given, with what is named in them and who that is.

use super::Setting;
use super::item::{Item, iso};
use super::number::decimal;
use super::passages::named;
use super::xml::Xml;
use crate::corpus::draft::{Basis, Comparator};
use crate::corpus::{EntityIx, Mark};
use crate::day::Interval;
use crate::link::address::PartialDate;
use crate::present::{Node, Run, Word, nest, runs, say};
use crate::span::{Extent, SpanKind};

pub fn write(setting: Setting<'_>, items: &[Item<'_>]) -> String {
    let mut xml = Xml::document();
    xml.element("TEI", &[("xmlns", "http://www.tei-c.org/ns/1.0"), ("xml:lang", setting.lang.tag())], |xml| {
        xml.line();
        header(xml, setting, items);
        register(xml, setting, items);
        xml.element("text", &[("xml:lang", "ar")], |xml| {
            xml.element("body", &[], |xml| {
                xml.line();
                // Neighbours of one article share a division; the order is that of the selection.
                for group in items.chunk_by(|a, b| a.article.aid == b.article.aid) {
                    division(xml, group);
                }
                if items.is_empty() {
                    xml.leaf("p", &[], "");
                }
            });
        });
        xml.line();
    });
    xml.finish()
}

fn header(xml: &mut Xml, setting: Setting<'_>, items: &[Item<'_>]) {
    let title = say(setting.lang, Word::Title);
    xml.element("teiHeader", &[], |xml| {
        xml.element("fileDesc", &[], |xml| {
            xml.element("titleStmt", &[], |xml| xml.leaf("title", &[], title));
            if let Some(release) = setting.release {
                xml.element("editionStmt", &[], |xml| xml.leaf("edition", &[("n", &token(release))], release));
            }
            xml.element("publicationStmt", &[], |xml| {
                xml.leaf("publisher", &[], title);
                xml.element("ptr", &[("target", &pointer(&format!("{}/", setting.base_url)))], |_| {});
            });
            xml.line();
            xml.element("sourceDesc", &[], |xml| sources(xml, items));
        });
        xml.element("profileDesc", &[], |xml| {
            xml.element("langUsage", &[], |xml| xml.leaf("language", &[("ident", "ar")], "العربية"));
        });
    });
    xml.line();
}

/// Where the passages were published, an article once.
fn sources(xml: &mut Xml, items: &[Item<'_>]) {
    if items.is_empty() {
        xml.leaf("p", &[], "");
        return;
    }
    xml.element("listBibl", &[], |xml| {
        let mut seen: Vec<&str> = Vec::new();
        for item in items {
            if seen.contains(&item.article.aid) {
                continue;
            }
            seen.push(item.article.aid);
            source(xml, item);
            xml.line();
        }
    });
}

fn source(xml: &mut Xml, item: &Item<'_>) {
    let article = &item.article;
    xml.element("bibl", &[("xml:id", &article_id(item))], |xml| {
        xml.leaf("title", &[("level", "a"), ("xml:lang", "ar")], article.title);
        if let Some(author) = article.author {
            xml.leaf("author", &[], author);
        }
        if let Some(publisher) = article.publisher {
            xml.leaf("publisher", &[], publisher);
        }
        match article.published {
            Some(published) => {
                let cert = match published.basis {
                    Basis::Stated => "high",
                    Basis::Text => "medium",
                    Basis::Corpus | Basis::Outside => "low",
                };
                let day = published.day.to_string();
                xml.leaf("date", &[("when", &day), ("cert", cert), ("type", "published")], &day);
                xml.leaf("note", &[("type", published.basis.name())], published.evidence);
            }
            None => xml.leaf("date", &[("cert", "unknown")], &item.published_words()),
        }
        xml.element("ptr", &[("target", &pointer(&format!("{}/", item.article_link())))], |_| {});
        if let Some(url) = article.url {
            xml.element("ptr", &[("type", "original"), ("target", &pointer(url))], |_| {});
        }
    });
}

/// Who and what the marks name.
fn register(xml: &mut Xml, setting: Setting<'_>, items: &[Item<'_>]) {
    let all = named(items);
    if all.is_empty() {
        return;
    }
    let of = |kinds: &[SpanKind]| -> Vec<EntityIx> {
        let is = |at: &&EntityIx| setting.corpus.kind(**at).is_some_and(|kind| kinds.contains(&kind));
        all.iter().filter(is).copied().collect()
    };
    let lists: [(&'static str, &'static str, &'static str, Vec<EntityIx>); 4] = [
        ("listPerson", "person", "persName", of(&[SpanKind::Person])),
        ("listPlace", "place", "placeName", of(&[SpanKind::Place])),
        ("listOrg", "org", "orgName", of(&[SpanKind::Organisation, SpanKind::Group])),
        ("listEvent", "event", "eventName", of(&[SpanKind::Event])),
    ];
    if lists.iter().all(|(.., list)| list.is_empty()) {
        return;
    }
    xml.element("standOff", &[], |xml| {
        for (list, one, name, entities) in lists.into_iter().filter(|(.., entities)| !entities.is_empty()) {
            xml.line();
            xml.element(list, &[], |xml| {
                for at in entities {
                    entity(xml, setting, at, one, name);
                }
            });
        }
    });
    xml.line();
}

fn entity(xml: &mut Xml, setting: Setting<'_>, at: EntityIx, one: &'static str, name: &'static str) {
    let entity = setting.corpus.entity(at);
    let kind = entity.kind.filter(|kind| *kind == SpanKind::Group).map_or("", SpanKind::name);
    xml.element(one, &[("xml:id", &entity_id(entity.id)), ("type", kind)], |xml| {
        let names = [("ar", entity.name_ar), ("en", entity.name_en)];
        let names: Vec<_> = names.into_iter().filter(|(_, name)| !name.is_empty()).collect();
        for (lang, text) in &names {
            xml.leaf(name, &[("xml:lang", lang)], text);
        }
        if names.is_empty() {
            xml.leaf(name, &[], entity.id);
        }
        if let Some(wikidata) = entity.wikidata {
            xml.leaf("idno", &[("type", "wikidata")], wikidata);
        }
    });
    xml.line();
}

fn division(xml: &mut Xml, items: &[Item<'_>]) {
    let Some(first) = items.first() else { return };
    xml.element("div", &[("type", "article"), ("corresp", &format!("#{}", article_id(first)))], |xml| {
        xml.line();
        for item in items {
            passage(xml, item);
            xml.line();
        }
    });
    xml.line();
}

fn passage(xml: &mut Xml, item: &Item<'_>) {
    // No identifier of its own: the same passage may be asked for twice.
    let attributes = [("n", item.id.as_str()), ("source", &pointer(&item.link))];
    let extents: Vec<Extent> = item.marks.iter().map(|mark| mark.extent).collect();
    let runs = runs(item.passage.text, &extents, &[], None);
    xml.element("p", &attributes, |xml| nest(&runs).iter().for_each(|node| piece(xml, item, node, Within::Paragraph)));
}

/// What the schema allows speech in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Paragraph,
    Phrase,
}

fn piece(xml: &mut Xml, item: &Item<'_>, node: &Node<'_, '_>, within: Within) {
    match node {
        Node::Text(Run { text, .. }) => xml.text(text),
        Node::Mark { mark, nodes } => {
            let Some(mark) = item.marks.get(*mark) else { return };
            let (name, attributes) = element(item, mark, within);
            let attributes: Vec<(&'static str, &str)> =
                attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let inner = if name == "said" { within } else { Within::Phrase };
            xml.element(name, &attributes, |xml| nodes.iter().for_each(|node| piece(xml, item, node, inner)));
        }
    }
}

fn element(item: &Item<'_>, mark: &Mark<'_>, within: Within) -> (&'static str, Vec<(&'static str, String)>) {
    let reference =
        |at: Option<EntityIx>| at.map(|at| format!("#{}", entity_id(item.entity(at).id))).unwrap_or_default();
    match mark.kind {
        SpanKind::Person => {
            ("persName", vec![("ref", reference(mark.entity)), ("role", mark.role.map(token).unwrap_or_default())])
        }
        SpanKind::Place => ("placeName", vec![("ref", reference(mark.entity))]),
        SpanKind::Organisation => ("orgName", vec![("ref", reference(mark.entity))]),
        SpanKind::Group => ("orgName", vec![("type", "group".to_owned()), ("ref", reference(mark.entity))]),
        SpanKind::Event => ("eventName", vec![("ref", reference(mark.entity))]),
        SpanKind::Date => ("date", date(mark)),
        SpanKind::Figure => ("measure", measure(mark)),
        SpanKind::Quote if within == Within::Paragraph => ("said", vec![("who", reference(mark.speaker))]),
        SpanKind::Quote => ("seg", vec![("type", "quote".to_owned()), ("corresp", reference(mark.speaker))]),
    }
}

fn date(mark: &Mark<'_>) -> Vec<(&'static str, String)> {
    let Some(date) = &mark.date else { return Vec::new() };
    let mut out = match date.interval {
        Some(interval) => match single(interval) {
            Some(when) => vec![("when", when)],
            None => vec![("from", interval.from().to_string()), ("to", interval.to().to_string())],
        },
        None => vec![("cert", "unknown".to_owned())],
    };
    out.extend([("type", date.class.name().to_owned()), ("subtype", token(date.rule))]);
    out
}

/// A day, a whole month or a whole year as one date.
fn single(interval: Interval) -> Option<String> {
    let (year, month, _) = interval.from().civil();
    let whole = [PartialDate::Month(year, month), PartialDate::Year(year)];
    if interval.from() == interval.to() {
        return Some(iso(interval));
    }
    whole.into_iter().find(|it| it.interval() == interval).map(|it| it.to_string())
}

fn measure(mark: &Mark<'_>) -> Vec<(&'static str, String)> {
    let Some(figure) = &mark.figure else { return Vec::new() };
    let number = decimal(figure.number);
    let mut out = match (figure.max, figure.comparator) {
        (Some(max), _) => vec![("min", number), ("max", decimal(max))],
        (None, Comparator::Less) => vec![("atMost", number)],
        (None, Comparator::Greater) => vec![("atLeast", number)],
        (None, _) => vec![("quantity", number)],
    };
    out.push(("unit", token(figure.unit)));
    if figure.approximate || figure.comparator == Comparator::About {
        out.push(("subtype", "approximate".to_owned()));
    }
    out
}

fn article_id(item: &Item<'_>) -> String {
    format!("a-{}", item.article.aid)
}

/// An entity's id as XML allows it (NCName): letters, digits, `-`, `_` and `.`, behind a letter.
fn entity_id(id: &str) -> String {
    let name = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '_' };
    format!("e-{}", id.chars().map(name).collect::<String>())
}

/// A word without spaces, as attributes of a closed vocabulary need it.
fn token(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join("_")
}

/// An address as a pointer: no spaces.
fn pointer(url: &str) -> String {
    url.replace(char::is_whitespace, "%20")
}
