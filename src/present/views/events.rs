//! Events as a list: what, who, where, when, whether it happened, and the passages that tell it.

use super::told::{kind_words, status_words};
use super::{Scene, words};
use crate::corpus::EntityIx;
use crate::corpus::facts::{Event, EventKind, Status, Telling};
use crate::present::{article_head, digits, interval_words, named_controls};
use crate::span::{Extent, Positions};

words! {
    EventsWord in "events.tsv":
    Title Intro None Undated Kinds AllKinds KindCount With At When What Standing Told Differs TableCaption More
}

/// One event under the selection.
#[derive(Clone, Debug, PartialEq)]
pub struct EventRow {
    pub id: String,
    pub kind: EventKind,
    pub kind_words: &'static str,
    /// Empty: undated.
    pub when: String,
    /// Names and the pages that they have.
    pub parties: Vec<(String, Option<String>)>,
    pub place: Option<(String, Option<String>)>,
    pub status: Status,
    pub status_words: &'static str,
    /// Articles say different things of it.
    pub differs: bool,
    pub tellings: Vec<TellingRow>,
}

/// One passage that tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct TellingRow {
    pub href: String,
    /// The words of the passage that tell it, as they stand there.
    pub quote: String,
    pub day: String,
    pub title: String,
    pub status_words: &'static str,
}

impl EventRow {
    /// "زيارة: بيني غانتس، أذربيجان".
    pub fn label(&self) -> String {
        let comma = if self.kind_words.is_ascii() { ", " } else { "، " };
        let names = self.parties.iter().take(2).chain(&self.place).map(|(name, _)| name.as_str());
        let names: Vec<&str> = names.collect();
        if names.is_empty() {
            self.kind_words.to_owned()
        } else {
            format!("{}: {}", self.kind_words, names.join(comma))
        }
    }
}

/// Events of a year, or those without a date.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub title: String,
    pub rows: Vec<EventRow>,
}

/// What the view shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Events {
    pub groups: Vec<Group>,
    /// Kinds that there are under the selection, and how many of each.
    pub kinds: Vec<(EventKind, &'static str, usize)>,
    /// Events that are not shown yet.
    pub more: usize,
}

/// The events that the selection tells, at most `most`; `kind`: of that kind alone.
pub fn events(scene: &Scene<'_>, kind: Option<EventKind>, most: usize) -> Events {
    let told: Vec<&Event> = told(scene).collect();
    let count = |kind: EventKind| told.iter().filter(|it| it.kind == kind).count();
    let kinds = EventKind::ALL.into_iter().map(|kind| (kind, kind_words(scene.lang, kind), count(kind)));
    let kinds: Vec<_> = kinds.filter(|(.., count)| *count > 0).collect();
    let kind = kind.filter(|kind| kinds.iter().any(|it| it.0 == *kind));
    let chosen: Vec<&&Event> = told.iter().filter(|it| kind.is_none_or(|kind| kind == it.kind)).collect();
    let mut groups: Vec<Group> = Vec::new();
    for event in chosen.iter().take(most) {
        let title = match event.interval {
            Some(days) => digits(scene.lang, days.from().civil().0.to_string()),
            None => EventsWord::Undated.say(scene.lang).to_owned(),
        };
        let Some(row) = row(scene, event) else { continue };
        match groups.last_mut().filter(|it| it.title == title) {
            Some(group) => group.rows.push(row),
            None => groups.push(Group { title, rows: vec![row] }),
        }
    }
    Events { groups, kinds, more: chosen.len().saturating_sub(most) }
}

/// Events of which at least one telling is selected, by day, the undated last.
pub fn told<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = &'s Event> {
    scene.facts.events.iter().filter(|event| event.tellings.iter().any(|it| scene.is_selected(it.spot)))
}

/// An event as the selection tells it.
pub fn row(scene: &Scene<'_>, event: &Event) -> Option<EventRow> {
    let lang = scene.lang;
    let tellings: Vec<&Telling> = event.tellings.iter().filter(|it| scene.is_selected(it.spot)).collect();
    // What some article tells as done is done.
    let status = tellings.iter().map(|it| it.status).min()?;
    let named = |number: &u32| {
        let at = EntityIx(*number);
        (*number < scene.corpus.entity_count()).then(|| (scene.name(at).to_owned(), scene.entity_href(at)))
    };
    Some(EventRow {
        id: event.id.clone(),
        kind: event.kind,
        kind_words: kind_words(lang, event.kind),
        when: event.interval.map(|days| interval_words(lang, days)).unwrap_or_default(),
        parties: event.participants.iter().filter_map(named).collect(),
        place: event.place.as_ref().and_then(named),
        status,
        status_words: status_words(lang, status),
        differs: tellings.iter().any(|it| it.status != status),
        tellings: tellings.into_iter().filter_map(|it| telling(scene, it)).collect(),
    })
}

/// Characters of a quotation at most.
const QUOTE: u32 = 140;

fn telling(scene: &Scene<'_>, telling: &Telling) -> Option<TellingRow> {
    let at = scene.passage(telling.spot)?;
    let passage = scene.corpus.passage(at);
    let head = article_head(scene.corpus, passage.article, scene.lang);
    let start = telling.extent.start.saturating_sub(passage.extent.start);
    let positions = Positions::new(passage.text);
    let end = telling.extent.end.saturating_sub(passage.extent.start).clamp(start, start + QUOTE);
    Some(TellingRow {
        href: scene.passage_href(at),
        quote: named_controls(&whole_words(&positions, start, end)),
        day: head.published_words,
        title: head.title.to_owned(),
        status_words: status_words(scene.lang, telling.status),
    })
}

/// A little more than what was recognised, cut between words.
fn whole_words(positions: &Positions, start: u32, end: u32) -> String {
    let end = end.max(start + 40).min(positions.chars());
    let words = positions.slice(Extent::new(start.min(end), end));
    let cut = end < positions.chars();
    match words.rsplit_once(' ').filter(|_| cut) {
        Some((whole, _)) => format!("{whole} …"),
        None => words.to_owned(),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::corpus::facts::{Facts, Spot};
    use crate::corpus::{Corpus, samples, store};
    use crate::day::Interval;
    use crate::link::address::ViewState;

    /// Events told by the small sample.
    pub fn facts(corpus: &Corpus) -> Facts {
        let number = |id: &str| corpus.find_entity(id).unwrap().0;
        let event = |id: &str, kind, days: Option<&str>, tellings: &[(u32, u32, Status)]| Event {
            id: id.into(),
            kind,
            interval: days.and_then(Interval::parse),
            place: Some(number("baku")),
            participants: vec![number("gallant"), number("aliyev"), u32::MAX],
            tellings: tellings
                .iter()
                .map(|(article, passage, status)| Telling {
                    spot: Spot { article: *article, passage: *passage },
                    status: *status,
                    extent: Extent::new(0, 12),
                    rule: "date-after".into(),
                })
                .collect(),
        };
        use Status::{Alleged, Happened, Planned};
        let events = vec![
            event("meeting", EventKind::Meeting, Some("2023-03"), &[(0, 1, Planned), (1, 0, Happened)]),
            event("visit", EventKind::Visit, Some("2023-07-13"), &[(1, 1, Happened)]),
            event("attack", EventKind::Attack, None, &[(1, 2, Alleged), (99, 0, Alleged)]),
        ];
        Facts { events, ..Facts::default() }
    }

    /// A group's title, and of each row its label, its status and whether the articles differ.
    type Seen = (String, Vec<(String, &'static str, bool)>);

    fn seen(query: &str, kind: Option<EventKind>) -> Vec<Seen> {
        let corpus = Corpus::open(store(&samples::small())).unwrap();
        let facts = facts(&corpus);
        let scene = Scene::new(&corpus, &facts, ViewState::decode("", query).0, "/");
        let of = |row: &EventRow| (row.label(), row.status_words, row.differs);
        let groups = events(&scene, kind, 99).groups;
        groups.iter().map(|it| (it.title.clone(), it.rows.iter().map(of).collect())).collect()
    }

    #[test]
    fn events_of_the_selection_by_year() {
        let all = seen("", None);
        let titles: Vec<&str> = all.iter().map(|it| it.0.as_str()).collect();
        assert_eq!(titles, ["2023", "بلا تاريخ"]);
        assert_eq!(all[0].1[0], ("لقاء: يوآف غالانت، إلهام علييف، باكو".to_owned(), "حدث", true));
        assert_eq!(seen("", Some(EventKind::Visit))[0].1.len(), 1);
        // Only what the selected passages tell: there the meeting is planned.
        let gallant = seen("person=gallant&lang=en", None);
        assert_eq!(gallant[0].1, [("Meeting: Yoav Gallant, Ilham Aliyev, Baku".to_owned(), "Planned", false)]);
    }
}
