//! The page of one person, place or organisation: what the corpus says of it, and why it is one.

use super::together::{companions, naming};
use super::told::{kind_words, status_words};
use super::{Scene, words};
use crate::corpus::facts::Event;
use crate::corpus::{ArticleIx, Entity, EntityIx, PassageIx};
use crate::day::Day;
use crate::link::address::{Apart, EntityKind, PageRef, ViewState};
use crate::present::{
    Counted, Lang, article_head, count_words, count_words_after, interval_words, kind_word, named_controls, say,
    spellings,
};
use crate::span::{Positions, SpanKind};

words! {
    EntityWord in "entity.tsv":
    Unknown UnknownWhy NamedIn First Last OnlyMention ShowPassages
    Spellings SpellingsWhy Because NameItself Split Join IsApart SplitOf JoinOf
    Roles WithPeople Places Organisations Events EventsHere EventHere Tellings NoDate Passages More Wikidata Together Graph
}

/// Companions of a kind that are shown.
const COMPANIONS: usize = 12;
/// Passages that are shown at first, and more at each asking.
pub const PAGE: usize = 20;

/// What stands on the page. Links are addresses below the page's base.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EntityPage {
    pub id: String,
    pub name: String,
    /// In the other language; empty where it is the same.
    pub other_name: String,
    pub kind: &'static str,
    /// "Named in 12 passages of 4 articles".
    pub named_in: String,
    /// The explorer's list of these passages, and the graph of people in them.
    pub list_href: String,
    pub graph_href: Option<String>,
    pub wikidata: Option<String>,
    pub mentions: Vec<Mention>,
    pub spellings: Vec<SpellingRow>,
    pub roles: Vec<RoleRow>,
    pub people: Vec<Companion>,
    pub places: Vec<Companion>,
    pub organisations: Vec<Companion>,
    /// Took part, or were there.
    pub events_title: &'static str,
    pub events: Vec<EventRow>,
    pub passages: Vec<PassageRow>,
    /// How many more passages there are than are shown.
    pub more: usize,
}

/// The first or last mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    pub label: &'static str,
    pub day: String,
    pub title: String,
    pub href: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpellingRow {
    pub text: String,
    /// "3 times".
    pub count: String,
    pub why: String,
    pub is_apart: bool,
    /// Splits it off, or joins it again; `None` for the only spelling.
    pub switch: Option<Switch>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switch {
    pub href: String,
    pub label: &'static str,
    /// With the spelling, for those who do not see what it stands beside.
    pub heard: String,
}

/// An office and the articles that give it, in order of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleRow {
    pub role: String,
    /// Day of publication in words, title, link.
    pub articles: Vec<(String, String, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Companion {
    pub name: String,
    pub href: String,
    pub count: u32,
    /// "together in 3 passages", and the list of them.
    pub together: String,
    pub together_href: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRow {
    pub what: String,
    pub when: String,
    pub status: &'static str,
    pub status_name: &'static str,
    pub with: Vec<String>,
    pub told: String,
    /// The first passage that tells it.
    pub href: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassageRow {
    pub href: String,
    /// Title, day of publication and link of the article, where it is not that of the row before.
    pub article: Option<(String, String, String)>,
    /// The text; `true` where the name stands.
    pub pieces: Vec<(String, bool)>,
}

/// What is said of an address that names nothing here: title and why.
pub fn unknown(lang: Lang, id: &str) -> (&'static str, String) {
    (EntityWord::Unknown.say(lang), EntityWord::UnknownWhy.fill(lang, &[("id", id)]))
}

/// The entity that the address names.
pub fn entity_of(scene: &Scene<'_>) -> Option<EntityIx> {
    let PageRef::Entity { kind, id } = &scene.state.page else { return None };
    let at = scene.corpus.find_entity(id)?;
    (scene.corpus.kind(at) == Some(kind.span())).then_some(at)
}

/// `shown`: how many passages.
pub fn entity_page(scene: &Scene<'_>, at: EntityIx, shown: usize) -> EntityPage {
    let (corpus, lang) = (scene.corpus, scene.lang);
    let entity = corpus.entity(at);
    let passages = naming(corpus, at, &scene.selection.apart);
    let kind = entity.kind.unwrap_or(SpanKind::Person);
    let name = scene.name(at);
    let other = if name == entity.name_ar { entity.name_en } else { entity.name_ar };
    let with = |kind: SpanKind| companions_of(scene, at, &entity, &passages, kind);
    let named_in = |articles: u32| {
        let passages = count_words_after(lang, Counted::Passages, passages.len() as u32);
        let articles = count_words_after(lang, Counted::Articles, articles);
        EntityWord::NamedIn.fill(lang, &[("passages", &passages), ("articles", &articles)])
    };
    let mut articles: Vec<ArticleIx> = passages.iter().map(|it| corpus.passage(*it).article).collect();
    articles.dedup();
    let is_person = kind == SpanKind::Person;
    EntityPage {
        id: entity.id.to_owned(),
        name: name.to_owned(),
        other_name: if other == name { String::new() } else { other.to_owned() },
        kind: say(lang, kind_word(kind)),
        named_in: named_in(articles.len() as u32),
        list_href: scene.fresh_href(|state| choose(state, &entity)),
        graph_href: is_person.then(|| {
            scene.fresh_href(|state| {
                choose(state, &entity);
                state.view = Some(super::Shown::People.name().to_owned());
            })
        }),
        wikidata: entity.wikidata.map(str::to_owned),
        mentions: first_and_last(scene, &passages),
        spellings: spelling_rows(scene, at, &entity),
        roles: roles(scene, at),
        people: with(SpanKind::Person),
        places: with(SpanKind::Place),
        organisations: with(SpanKind::Organisation),
        events_title: if kind == SpanKind::Place { EntityWord::EventsHere } else { EntityWord::Events }.say(lang),
        events: scene.facts.events.iter().filter_map(|event| event_row(scene, at, event)).collect(),
        passages: passage_rows(scene, at, passages.get(..shown).unwrap_or(&passages)),
        more: passages.len().saturating_sub(shown),
    }
}

/// Adds an entity to what is chosen.
fn choose(state: &mut ViewState, entity: &Entity<'_>) {
    let list = match entity.kind {
        Some(SpanKind::Person) => &mut state.persons,
        Some(SpanKind::Place) => &mut state.places,
        Some(SpanKind::Organisation) => &mut state.orgs,
        _ => return,
    };
    list.push(entity.id.to_owned());
}

/// Spellings that the reader has split off an entity.
fn apart(scene: &Scene<'_>, at: EntityIx) -> Vec<String> {
    scene.selection.apart.iter().filter(|it| it.entity == at).map(|it| it.spelling.clone()).collect()
}

fn day(scene: &Scene<'_>, at: PassageIx) -> Option<Day> {
    scene.corpus.article(scene.corpus.passage(at).article).published.map(|it| it.day)
}

fn first_and_last(scene: &Scene<'_>, passages: &[PassageIx]) -> Vec<Mention> {
    let lang = scene.lang;
    let mut dated = passages.iter().copied().filter(|at| day(scene, *at).is_some());
    let mention = |at: PassageIx, label: EntityWord| {
        let head = article_head(scene.corpus, scene.corpus.passage(at).article, lang);
        let (day, title) = (head.published_words, head.title.to_owned());
        Mention { label: label.say(lang), day, title, href: scene.passage_href(at) }
    };
    match (dated.next(), dated.next_back()) {
        (None, _) => Vec::new(),
        (Some(only), None) => vec![mention(only, EntityWord::OnlyMention)],
        (Some(first), Some(last)) => vec![mention(first, EntityWord::First), mention(last, EntityWord::Last)],
    }
}

fn spelling_rows(scene: &Scene<'_>, at: EntityIx, entity: &Entity<'_>) -> Vec<SpellingRow> {
    let lang = scene.lang;
    let apart = apart(scene, at);
    let all = spellings(scene.corpus, at, lang);
    let left = all.iter().filter(|it| !apart.contains(&it.text)).count();
    let row = |spelling: crate::present::Spelling| {
        let is_apart = apart.contains(&spelling.text);
        let why = match spelling.why.is_empty() {
            true => EntityWord::NameItself.say(lang).to_owned(),
            false => EntityWord::Because.fill(lang, &[("why", &spelling.why)]),
        };
        let count = count_words(lang, Counted::Mentions, spelling.count);
        // The last one stays: without it nothing would be left to show.
        let switch = (is_apart || left > 1).then(|| switch(scene, entity, &spelling.text, is_apart));
        let why = if is_apart { format!("{why} · {}", EntityWord::IsApart.say(lang)) } else { why };
        SpellingRow { text: spelling.text, count, why, is_apart, switch }
    };
    all.into_iter().map(row).collect()
}

/// Splits a spelling off, or joins it again.
fn switch(scene: &Scene<'_>, entity: &Entity<'_>, spelling: &str, is_apart: bool) -> Switch {
    let split = Apart { entity: entity.id.to_owned(), spelling: spelling.to_owned() };
    let (label, heard) = match is_apart {
        true => (EntityWord::Join, EntityWord::JoinOf),
        false => (EntityWord::Split, EntityWord::SplitOf),
    };
    let href = scene.href(|state| {
        state.apart.retain(|it| *it != split);
        if !is_apart {
            state.apart.push(split);
        }
    });
    Switch { href, label: label.say(scene.lang), heard: heard.fill(scene.lang, &[("text", spelling)]) }
}

fn roles(scene: &Scene<'_>, at: EntityIx) -> Vec<RoleRow> {
    let mut given = scene.corpus.roles(at);
    // Articles stand in the order of their days, undated ones last.
    crate::order::sort_by_key(&mut given, |it| it.article);
    let mut rows: Vec<RoleRow> = Vec::new();
    for role in given {
        let head = article_head(scene.corpus, role.article, scene.lang);
        let article = (head.published_words, head.title.to_owned(), scene.article_href(role.article));
        match rows.iter_mut().find(|it| it.role == named_controls(role.text)) {
            Some(row) if row.articles.contains(&article) => {}
            Some(row) => row.articles.push(article),
            None => rows.push(RoleRow { role: named_controls(role.text), articles: vec![article] }),
        }
    }
    rows
}

fn companions_of(
    scene: &Scene<'_>,
    at: EntityIx,
    entity: &Entity<'_>,
    passages: &[PassageIx],
    kind: SpanKind,
) -> Vec<Companion> {
    let row = |(other, count): (EntityIx, u32)| {
        let words = count_words_after(scene.lang, Counted::Passages, count);
        Companion {
            name: scene.name(other).to_owned(),
            href: scene.entity_href(other).unwrap_or_default(),
            count,
            together: EntityWord::Together.fill(scene.lang, &[("passages", &words)]),
            together_href: scene.fresh_href(|state| {
                choose(state, entity);
                choose(state, &scene.corpus.entity(other));
            }),
        }
    };
    companions(scene.corpus, passages, kind, at, &scene.selection.apart).into_iter().take(COMPANIONS).map(row).collect()
}

fn event_row(scene: &Scene<'_>, at: EntityIx, event: &Event) -> Option<EventRow> {
    let lang = scene.lang;
    if event.place != Some(at.0) && !event.participants.contains(&at.0) {
        return None;
    }
    let first = event.tellings.first()?;
    let href = scene.passage_href(scene.passage(first.spot)?);
    let known = |number: u32| (number < scene.corpus.entity_count()).then_some(EntityIx(number));
    let kind = kind_words(lang, event.kind);
    let what = match event.place.and_then(known).filter(|it| *it != at) {
        Some(place) => EntityWord::EventHere.fill(lang, &[("kind", kind), ("place", scene.name(place))]),
        None => kind.to_owned(),
    };
    let others = event.participants.iter().copied().filter(|it| *it != at.0).filter_map(known);
    let told = count_words(lang, Counted::Passages, event.tellings.len() as u32);
    Some(EventRow {
        what,
        when: match event.interval {
            Some(interval) => interval_words(lang, interval),
            None => EntityWord::NoDate.say(lang).to_owned(),
        },
        status: status_words(lang, first.status),
        status_name: first.status.name(),
        with: others.map(|it| scene.name(it).to_owned()).collect(),
        told: EntityWord::Tellings.fill(lang, &[("passages", &told)]),
        href,
    })
}

fn passage_rows(scene: &Scene<'_>, at: EntityIx, passages: &[PassageIx]) -> Vec<PassageRow> {
    let mut before = None;
    let row = |passage: &PassageIx| {
        let article = scene.corpus.passage(*passage).article;
        let head = (before != Some(article)).then(|| {
            let head = article_head(scene.corpus, article, scene.lang);
            (head.title.to_owned(), head.published_words, scene.article_href(article))
        });
        before = Some(article);
        PassageRow { href: scene.passage_href(*passage), article: head, pieces: pieces(scene, at, *passage) }
    };
    passages.iter().map(row).collect()
}

/// A passage's text, cut where the name stands.
fn pieces(scene: &Scene<'_>, at: EntityIx, passage: PassageIx) -> Vec<(String, bool)> {
    let text = scene.corpus.passage(passage).text;
    let positions = Positions::new(text);
    let mut pieces = Vec::new();
    let mut done = 0;
    for mark in scene.corpus.marks(passage).into_iter().filter(|it| it.entity == Some(at)) {
        if mark.extent.start < done {
            continue;
        }
        let before = positions.slice(crate::span::Extent::new(done, mark.extent.start));
        pieces.extend((!before.is_empty()).then(|| (named_controls(before), false)));
        pieces.push((named_controls(positions.slice(mark.extent)), true));
        done = mark.extent.end;
    }
    let rest = positions.slice(crate::span::Extent::new(done, positions.chars().max(done)));
    pieces.extend((!rest.is_empty()).then(|| (named_controls(rest), false)));
    pieces
}

/// All entities that have pages, in the order of their ids.
pub fn with_pages(corpus: &crate::corpus::Corpus) -> impl Iterator<Item = (EntityIx, EntityKind)> + '_ {
    corpus.entities().filter_map(|at| {
        let named = corpus.entity(at).passages > 0;
        let kind = EntityKind::of(corpus.kind(at)?)?;
        named.then_some((at, kind))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::facts::{EventKind, Facts, Spot, Status, Telling};
    use crate::corpus::{Corpus, samples, store};
    use crate::span::Extent;

    fn page(facts: &Facts, address: &str, shown: usize) -> EntityPage {
        let corpus = Corpus::open(store(&samples::small())).unwrap();
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let (state, _) = ViewState::decode(path, query);
        let scene = Scene::new(&corpus, facts, state, "/");
        entity_page(&scene, entity_of(&scene).unwrap(), shown)
    }

    #[test]
    fn a_person() {
        let page = page(&Facts::default(), "people/gallant", PAGE);
        assert_eq!((page.name.as_str(), page.other_name.as_str(), page.kind), ("يوآف غالانت", "Yoav Gallant", "شخص"));
        assert_eq!(page.named_in, "يُذكر في مقطعين من مقال واحد");
        assert_eq!((page.list_href.as_str(), page.more), ("/?person=gallant", 0));
        let spelt: Vec<(&str, &str)> = page.spellings.iter().map(|it| (it.text.as_str(), it.why.as_str())).collect();
        assert_eq!(spelt[0], ("غالانت", "ضُمّ لأنه: الاسم نفسه"));
        assert_eq!(page.roles[0].role, "وزير الدفاع");
        let with: Vec<(&str, &str)> = page.people.iter().map(|it| (it.name.as_str(), it.together.as_str())).collect();
        assert_eq!(with, [("إلهام علييف", "معًا في مقطع واحد")]);
        assert_eq!(page.people[0].together_href, "/?person=gallant&person=aliyev");
        let marked = |row: &PassageRow| row.pieces.iter().filter(|(_, is_name)| *is_name).count();
        assert!(page.passages.iter().all(|row| marked(row) > 0));
        assert_eq!(page.passages.iter().filter(|row| row.article.is_some()).count(), 1);
        assert_eq!(page.mentions.len(), 2);
    }

    #[test]
    fn a_spelling_is_split_off_and_joined_again() {
        let whole = page(&Facts::default(), "people/gallant", PAGE);
        let href = |page: &EntityPage, at: usize| page.spellings[at].switch.as_ref().map(|it| it.href.clone());
        let split = href(&whole, 1).unwrap();
        assert!(split.starts_with("/people/gallant?apart=gallant:"), "{split}");
        let rest = page(&Facts::default(), split.trim_start_matches('/'), PAGE);
        assert_eq!(rest.spellings.iter().map(|it| it.is_apart).collect::<Vec<_>>(), [false, true]);
        assert!(rest.passages.len() < whole.passages.len());
        // What is left cannot be split, and links keep what is.
        assert_eq!((href(&rest, 0), href(&rest, 1).as_deref()), (None, Some("/people/gallant")));
        assert!(rest.list_href.contains("apart="), "{}", rest.list_href);
    }

    #[test]
    fn a_passage_stays_whole_when_it_is_cut() {
        let corpus = Corpus::open(store(&samples::small())).unwrap();
        let (facts, lang) = (Facts::default(), Lang::En);
        let scene = Scene::new(&corpus, &facts, ViewState { lang: Some(lang), ..ViewState::default() }, "/");
        for at in corpus.entities() {
            for passage in corpus.entity_passages(at) {
                let text: String = pieces(&scene, at, passage).into_iter().map(|(text, _)| text).collect();
                assert_eq!(text, corpus.passage(passage).text);
            }
        }
    }

    #[test]
    fn pages_of_what_is_there_alone() {
        let corpus = Corpus::open(store(&samples::small())).unwrap();
        let facts = Facts::default();
        for (address, known) in
            [("people/gallant", true), ("places/gallant", false), ("people/nobody", false), ("about", false)]
        {
            let scene = Scene::new(&corpus, &facts, ViewState::decode(address, "").0, "/");
            assert_eq!(entity_of(&scene).is_some(), known, "{address}");
        }
        assert!(unknown(Lang::En, "nobody").1.contains("nobody"));
    }

    #[test]
    fn what_it_took_part_in() {
        let corpus = Corpus::open(store(&samples::small())).unwrap();
        let number = |id: &str| corpus.find_entity(id).unwrap().0;
        let telling = |article| Telling {
            spot: Spot { article, passage: 1 },
            status: Status::Planned,
            extent: Extent::new(0, 1),
            rule: "visit-verb".into(),
        };
        let event = |tellings| Event {
            id: "visit".into(),
            kind: EventKind::Visit,
            interval: crate::day::Interval::month(2022, 10),
            place: None,
            participants: vec![number("gallant"), number("aliyev"), u32::MAX],
            tellings,
        };
        let facts = Facts { events: vec![event(vec![telling(0)]), event(vec![telling(99)])], ..Facts::default() };
        let page = page(&facts, "people/gallant?lang=en", 1);
        let [row] = &page.events[..] else { panic!("one event that is told here") };
        assert_eq!((row.what.as_str(), row.when.as_str(), row.status), ("Visit", "October 2022", "Planned"));
        assert_eq!(row.with, ["Ilham Aliyev"]);
        assert_eq!((page.passages.len(), page.more), (1, 1));
    }
}
