//! Which names are one and the same: the entities of a corpus.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::corrections::Corrections;
use super::named::{self, Identity};
use super::people::{self, PersonMention};
use crate::annotate::names::Name;
use crate::annotate::{Found, Reading};
use crate::corpus::draft::{EntityDraft, VariantDraft};
use crate::line::LineKind;
use crate::span::{Extent, Positions, SpanKind};
use crate::text::{Folding, fold};

/// The names found in one article, in its order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ArticleNames {
    /// The editor's key.
    pub key: String,
    pub names: Vec<Mention>,
}

/// One name as it stands in an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// As in the source.
    pub text: String,
    pub kind: SpanKind,
    pub role: Option<String>,
    /// The slug that the knowledge has for it.
    pub id: Option<String>,
    /// Stands after "الملك", "الأمير", …: a given name alone is usual.
    pub royal: bool,
    /// Position in the article, code points.
    pub at: u32,
    /// Stands in brackets right after the person before it.
    pub alias: bool,
    /// What the line is that it stands in.
    pub line: LineKind,
    /// What it is, where it is no person.
    pub identity: Option<Identity>,
}

impl ArticleNames {
    /// Of what [`crate::annotate::names::find`] found.
    pub fn new(key: &str, reading: &Reading, found: &[Found<Name>]) -> ArticleNames {
        let positions = Positions::new(&reading.page.text);
        let mut last_person = 0;
        let mut paragraphs = reading.paragraphs.iter().peekable();
        let names = found
            .iter()
            .zip(named::identify(reading, found))
            .map(|(f, identity)| {
                while paragraphs.next_if(|p| line_end(reading, p.line) <= f.extent.start).is_some() {}
                let between = positions.slice(Extent::new(last_person.min(f.extent.start), f.extent.start)).trim();
                let alias = f.kind == SpanKind::Person && last_person > 0 && matches!(between, "(" | "(«" | "«");
                if f.kind == SpanKind::Person {
                    last_person = f.extent.end;
                }
                Mention {
                    alias,
                    line: paragraphs.peek().map_or(LineKind::Body, |p| p.kind),
                    text: positions.slice(f.extent).to_owned(),
                    kind: f.kind,
                    role: f.detail.role.clone(),
                    id: f.detail.id.map(str::to_owned),
                    royal: f.detail.royal,
                    at: f.extent.start,
                    identity,
                }
            })
            .collect();
        ArticleNames { key: key.to_owned(), names }
    }
}

fn line_end(reading: &Reading, line: usize) -> u32 {
    reading.page.lines.get(line).map_or(u32::MAX, |l| l.extent.end)
}

/// The entities of a corpus and which name is which.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Identities {
    /// By id.
    pub entities: Vec<EntityDraft>,
    /// For every article, for every name: the index of its entity; `None` for what the editor says is none.
    pub of: Vec<Vec<Option<u32>>>,
    /// Merges that nobody has confirmed, the most doubtful first.
    pub doubts: Vec<Doubt>,
}

/// A merge that was inferred and that the editor may want to settle.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// Index into [`Identities::entities`].
    pub entity: u32,
    /// The spelling that was joined.
    pub text: String,
    /// Id of the rule, see `knowledge/merge_rules.tsv`.
    pub rule: &'static str,
    pub evidence: String,
    /// 0 a guess, 1 certain.
    pub confidence: f32,
}

/// Names grouped into entities.
pub fn resolve(articles: &[ArticleNames], corrections: &Corrections) -> Identities {
    let mut entities: Vec<EntityDraft> = Vec::new();
    let mut of: Vec<Vec<Option<u32>>> = articles.iter().map(|a| vec![None; a.names.len()]).collect();
    let mut doubts = Vec::new();
    for group in people_groups(articles, corrections) {
        let index = entities.len() as u32;
        for &(article, name) in &group.mentions {
            of[article][name] = Some(index);
        }
        doubts.extend(group.doubts.iter().cloned().map(|d| Doubt { entity: index, ..d }));
        entities.push(group.entity);
    }
    named::group(articles, &mut entities, &mut of);
    let order = unique_ids(&mut entities);
    let place: Vec<u32> = {
        let mut place = vec![0u32; order.len()];
        for (new, &old) in order.iter().enumerate() {
            place[old] = new as u32;
        }
        place
    };
    let entities = order.iter().filter_map(|&old| entities.get_mut(old).map(std::mem::take)).collect();
    for slot in of.iter_mut().flatten().flatten() {
        *slot = place[*slot as usize];
    }
    for doubt in &mut doubts {
        doubt.entity = place[doubt.entity as usize];
    }
    crate::order::sort_by(&mut doubts, |a, b| {
        a.confidence.total_cmp(&b.confidence).then(a.entity.cmp(&b.entity)).then(a.text.cmp(&b.text))
    });
    Identities { entities, of, doubts }
}

struct Group {
    entity: EntityDraft,
    mentions: Vec<(usize, usize)>,
    doubts: Vec<Doubt>,
}

/// For each article the places it names, without those that a good part of the corpus names too.
fn telling_places(articles: &[ArticleNames]) -> Vec<BTreeSet<&str>> {
    let slugs = |article: &'_ ArticleNames| -> Vec<usize> {
        (0..article.names.len()).filter(|&n| article.names[n].kind == SpanKind::Place).collect()
    };
    let mut places: Vec<BTreeSet<&str>> = Vec::with_capacity(articles.len());
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for article in articles {
        let named =
            slugs(article).into_iter().filter_map(|n| article.names[n].identity.as_ref()).map(|i| i.slug.as_str());
        let named: BTreeSet<&str> = named.collect();
        named.iter().for_each(|slug| *counts.entry(slug).or_default() += 1);
        places.push(named);
    }
    let many = (articles.len() / 3).max(4);
    places.iter_mut().for_each(|named| named.retain(|slug| counts.get(slug).is_some_and(|n| *n <= many)));
    places
}

fn people_groups(articles: &[ArticleNames], corrections: &Corrections) -> Vec<Group> {
    let denied = |article: &ArticleNames, text: &str| {
        let key = fold(text, Folding::Strong);
        corrections.not_persons.iter().any(|n| {
            fold(&n.text, Folding::Strong) == key && (n.articles.is_empty() || n.articles.contains(&article.key))
        })
    };
    let mut mentions = Vec::new();
    for (a, article) in articles.iter().enumerate() {
        for (n, name) in article.names.iter().enumerate() {
            if name.kind == SpanKind::Person && !denied(article, &name.text) {
                mentions.push(PersonMention { article: a, name: n, mention: name, key: &article.key });
            }
        }
    }
    people::group(&mentions, &telling_places(articles), corrections)
        .into_iter()
        .map(|person| {
            let entity = person_entity(&person, articles);
            Group {
                entity,
                mentions: person.members.iter().map(|m| (m.article, m.name)).collect(),
                doubts: person
                    .merges
                    .iter()
                    .filter(|m| m.confidence < 0.95)
                    .map(|m| Doubt {
                        entity: 0,
                        text: m.text.clone(),
                        rule: m.rule,
                        evidence: m.evidence.clone(),
                        confidence: m.confidence,
                    })
                    .collect(),
            }
        })
        .collect()
}

fn person_entity(person: &people::PersonGroup, articles: &[ArticleNames]) -> EntityDraft {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    let mut roles: Vec<(String, u32)> = Vec::new();
    for member in &person.members {
        let mention = &articles[member.article].names[member.name];
        *counts.entry(&mention.text).or_default() += 1;
        if let Some(role) = &mention.role {
            let pair = (role.clone(), member.article as u32);
            if !roles.contains(&pair) {
                roles.push(pair);
            }
        }
    }
    let mut variants: Vec<VariantDraft> = counts
        .into_iter()
        .map(|(text, count)| {
            let merge = person.merges.iter().find(|m| m.text == text);
            VariantDraft {
                text: text.to_owned(),
                count,
                rule: merge.map_or("same-name", |m| m.rule).to_owned(),
                evidence: merge.map_or(String::new(), |m| m.evidence.clone()),
            }
        })
        .collect();
    crate::order::sort_by(&mut variants, |a, b| b.count.cmp(&a.count).then(a.text.cmp(&b.text)));
    EntityDraft {
        id: person.id.clone(),
        kind: Some(SpanKind::Person),
        name_ar: person.name_ar.clone(),
        name_en: person.name_en.clone(),
        variants,
        roles,
        wikidata: person.wikidata.clone(),
    }
}

/// Gives every entity an id of its own; the order by id.
fn unique_ids(entities: &mut [EntityDraft]) -> Vec<usize> {
    let mut taken: HashSet<String> = HashSet::new();
    for entity in entities.iter_mut() {
        let base = if entity.id.is_empty() { "entity".to_owned() } else { entity.id.clone() };
        let mut id = base.clone();
        let mut n = 2;
        while !taken.insert(id.clone()) {
            id = format!("{base}-{n}");
            n += 1;
        }
        entity.id = id;
    }
    let mut order: Vec<usize> = (0..entities.len()).collect();
    crate::order::sort_by(&mut order, |&a, &b| entities[a].id.cmp(&entities[b].id));
    order
}
