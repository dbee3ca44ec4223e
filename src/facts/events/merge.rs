//! Tellings of one event put together, over all articles.

use std::collections::HashMap;

use super::find::Find;
use super::slug;
use crate::annotate::gazetteer::{Role, gazetteer};
use crate::corpus::Draft;
use crate::corpus::facts::{Event, EventKind, Status, Telling};
use crate::day::{Day, Interval};
use crate::span::SpanKind;

/// An event being put together.
struct Cluster {
    kind: EventKind,
    agent: Option<u32>,
    parties: Vec<u32>,
    place: Option<u32>,
    interval: Option<Interval>,
    tellings: Vec<Telling>,
    /// The last article that tells it, and when it appeared.
    article: u32,
    published: Option<Day>,
}

/// Two undated tellings are one event only if their articles appeared within so many days of each other.
const NEAR: i32 = 21;
/// An undated telling speaks of what lies within so many days of its article's publication.
const RECENT: i32 = 45;
/// So many of the latest events of one party are compared with a telling.
const LOOK_BACK: usize = 24;

/// One event for all tellings of it.
pub fn merge(draft: &Draft, finds: Vec<Find>) -> Vec<Event> {
    let mut merger = Merger { draft, face: faces(draft), clusters: Vec::new(), by_party: HashMap::new() };
    for find in finds {
        merger.add(find);
    }
    merger.inherit();
    let mut events: Vec<Event> = merger.clusters.into_iter().map(|it| it.event(draft)).collect();
    crate::order::sort_by_key(&mut events, |it| {
        let interval = it.interval.map_or((i32::MAX, i32::MAX), |days| (days.from().0, days.to().0));
        (interval, it.id.clone())
    });
    slug::part(draft, &mut events);
    events
}

struct Merger<'d> {
    draft: &'d Draft,
    /// By entity: the state that is meant where its capital acts, else itself.
    face: Vec<u32>,
    clusters: Vec<Cluster>,
    /// By kind and party (or place, where nobody takes part), the latest last.
    by_party: HashMap<(EventKind, u32), Vec<u32>>,
}

impl Merger<'_> {
    fn add(&mut self, find: Find) {
        let keys: Vec<u32> = keys(&find).into_iter().map(|it| self.face_of(it)).collect();
        let home = keys.iter().find_map(|key| {
            let of = self.by_party.get(&(find.kind, *key))?;
            of.iter()
                .rev()
                .take(LOOK_BACK)
                .copied()
                .find(|&at| self.clusters.get(at as usize).is_some_and(|it| self.is_one(it, &find)))
        });
        let at = match home {
            Some(at) => at,
            None => {
                self.clusters.push(Cluster::new(&find));
                self.clusters.len() as u32 - 1
            }
        };
        for key in keys {
            let of = self.by_party.entry((find.kind, key)).or_default();
            if of.last() != Some(&at) {
                of.push(at);
            }
        }
        let published = self.published(find.spot.article);
        let narrower = self.narrower(at, &find);
        if let Some(cluster) = self.clusters.get_mut(at as usize) {
            cluster.take(find, published, narrower);
        }
    }

    fn face_of(&self, entity: u32) -> u32 {
        self.face.get(entity as usize).copied().unwrap_or(entity)
    }

    /// How many of the shorter list stand in the other, and how many the shorter list has.
    fn shared(&self, a: &[u32], b: &[u32]) -> (usize, usize) {
        let b: Vec<u32> = b.iter().map(|it| self.face_of(*it)).collect();
        let both = a.iter().filter(|it| b.contains(&self.face_of(**it))).count();
        (both.min(b.len()), a.len().min(b.len()))
    }

    fn published(&self, article: u32) -> Option<Day> {
        self.draft.articles.get(article as usize)?.published.as_ref().map(|it| it.day)
    }

    fn is_one(&self, cluster: &Cluster, find: &Find) -> bool {
        let same_article = cluster.article == find.spot.article;
        let parties = match find.kind {
            EventKind::Visit | EventKind::Statement => cluster.agent == find.agent,
            EventKind::War | EventKind::Attack | EventKind::Opening
                if cluster.place.is_some() && cluster.place == find.place =>
            {
                true
            }
            // Who meets one minister after another meets twice.
            EventKind::Meeting | EventKind::Trade => {
                let (both, least) = self.shared(&cluster.parties, &find.parties);
                both >= 2 || both > 0 && both * 2 > least
            }
            _ => {
                let (both, least) = self.shared(&cluster.parties, &find.parties);
                both > 0 && both * 2 >= least
            }
        };
        parties && self.same_time(cluster, find, same_article) && self.same_place(cluster.place, find.place)
    }

    fn same_time(&self, cluster: &Cluster, find: &Find, same_article: bool) -> bool {
        let published = self.published(find.spot.article);
        let close =
            |day: Day, interval: Interval| day.0 - interval.to().0 <= RECENT && interval.from().0 - day.0 <= RECENT;
        match (cluster.interval, find.interval) {
            // One paper's Wednesday is another's Thursday.
            (Some(a), Some(b)) if find.kind == EventKind::Visit && !a.overlaps(b) => {
                let gap = (a.from().0 - b.to().0).max(b.from().0 - a.to().0);
                gap <= 2 && a.days().max(b.days()) <= 7 && cluster.place.is_some() && find.place.is_some()
            }
            (Some(a), Some(b)) => a.overlaps(b) && (find.kind != EventKind::Statement || same_article || a == b),
            // What lasts needs no date.
            _ if matches!(find.kind, EventKind::War | EventKind::Trade) => true,
            (None, None) if same_article => true,
            _ if find.kind == EventKind::Statement => false,
            (Some(a), None) => published.is_some_and(|day| close(day, a)),
            (None, Some(b)) => cluster.published.is_some_and(|day| close(day, b)),
            (None, None) => cluster.published.zip(published).is_some_and(|(a, b)| (a.0 - b.0).abs() <= NEAR),
        }
    }

    /// Unknown, equal, or one within the other.
    fn same_place(&self, a: Option<u32>, b: Option<u32>) -> bool {
        match (a, b) {
            (Some(a), Some(b)) => {
                // What no gazetteer has, a palace or hall, may lie anywhere.
                let (Some(one), Some(other)) = (self.state(a), self.state(b)) else { return true };
                a == b || one == other && (self.is_state(a) || self.is_state(b))
            }
            _ => true,
        }
    }

    fn state(&self, place: u32) -> Option<u16> {
        let id = &self.draft.entities.get(place as usize)?.id;
        gazetteer().by_slug(SpanKind::Place, id)?.country
    }

    fn is_state(&self, place: u32) -> bool {
        let id = self.draft.entities.get(place as usize).map(|it| it.id.as_str());
        self.state(place).and_then(|state| gazetteer().country(state)).is_some_and(|it| Some(it.slug.as_str()) == id)
    }

    /// The place that says more: a city rather than its state.
    fn narrower(&self, at: u32, find: &Find) -> Option<u32> {
        let own = self.clusters.get(at as usize)?.place;
        match (own, find.place) {
            (Some(own), Some(new)) if own != new && self.is_state(own) => Some(new),
            (None, new) => new,
            (own, _) => own,
        }
    }

    /// What a visitor does on a visit happens then and there: see [`occasions`].
    fn inherit(&mut self) {
        let mut visits: HashMap<(u32, u32), Vec<u32>> = HashMap::new();
        for (at, cluster) in self.clusters.iter().enumerate() {
            if matches!(cluster.kind, EventKind::Visit | EventKind::Meeting)
                && cluster.interval.is_some_and(|it| it.days() <= 31)
            {
                for telling in &cluster.tellings {
                    for party in &cluster.parties {
                        let of = visits.entry((telling.spot.article, *party)).or_default();
                        if of.last() != Some(&(at as u32)) && of.len() < LOOK_BACK {
                            of.push(at as u32);
                        }
                    }
                }
            }
        }
        for at in 0..self.clusters.len() {
            let Some((interval, place)) = self.clusters.get(at).and_then(|it| self.occasion(it, &visits)) else {
                continue;
            };
            if let Some(cluster) = self.clusters.get_mut(at) {
                cluster.interval = cluster.interval.or(interval);
                cluster.place = cluster.place.or(place);
            }
        }
    }

    fn occasion(
        &self,
        cluster: &Cluster,
        visits: &HashMap<(u32, u32), Vec<u32>>,
    ) -> Option<(Option<Interval>, Option<u32>)> {
        let fits = matches!(cluster.kind, EventKind::Visit | EventKind::Meeting | EventKind::Agreement);
        if !fits || cluster.interval.is_some() && cluster.place.is_some() {
            return None;
        }
        let telling = cluster.tellings.first()?;
        let all = || {
            cluster.parties.iter().flat_map(|party| visits.get(&(telling.spot.article, *party)).into_iter().flatten())
        };
        let hosts = all().filter_map(|at| self.clusters.get(*at as usize)).filter(|it| {
            let days = cluster.interval.is_none_or(|days| it.interval.is_some_and(|of| of.overlaps(days)));
            days && self.same_place(cluster.place, it.place)
        });
        let visit = hosts.clone().find(|it| it.kind == EventKind::Visit && cluster.kind != EventKind::Visit);
        let of = visit.or_else(|| hosts.clone().find(|it| it.kind != cluster.kind))?;
        Some((of.interval, of.place))
    }
}

fn keys(find: &Find) -> Vec<u32> {
    match find.kind {
        EventKind::Visit | EventKind::Statement => find.agent.into_iter().collect(),
        _ if find.parties.is_empty() => find.place.into_iter().collect(),
        _ => find
            .parties
            .iter()
            .copied()
            .chain(find.place.filter(|_| matches!(find.kind, EventKind::War | EventKind::Attack)))
            .collect(),
    }
}

/// "وقعت الرياض", "وقعت السعودية": a capital stands for its state where that has a name in the corpus.
fn faces(draft: &Draft) -> Vec<u32> {
    let places = || draft.entities.iter().enumerate().filter(|(_, it)| it.kind == Some(SpanKind::Place));
    let by_id: HashMap<&str, u32> = places().map(|(at, it)| (it.id.as_str(), at as u32)).collect();
    let mut faces: Vec<u32> = (0..draft.entities.len() as u32).collect();
    for (at, entity) in places() {
        let entry = gazetteer().by_slug(SpanKind::Place, &entity.id).filter(|it| it.role == Role::Capital);
        let state = entry.and_then(|it| gazetteer().country(it.country?)).and_then(|it| by_id.get(it.slug.as_str()));
        if let (Some(state), Some(face)) = (state, faces.get_mut(at)) {
            *face = *state;
        }
    }
    faces
}

impl Cluster {
    fn new(find: &Find) -> Cluster {
        Cluster {
            kind: find.kind,
            agent: find.agent,
            parties: Vec::new(),
            place: None,
            interval: None,
            tellings: Vec::new(),
            article: find.spot.article,
            published: None,
        }
    }

    fn take(&mut self, find: Find, published: Option<Day>, place: Option<u32>) {
        for party in find.parties {
            if !self.parties.contains(&party) {
                self.parties.push(party);
            }
        }
        self.place = place;
        self.interval = match (self.interval, find.interval) {
            (Some(a), Some(b)) if a.overlaps(b) => Some(Interval::between(a.from().max(b.from()), a.to().min(b.to()))),
            (Some(a), Some(b)) if self.kind == EventKind::Visit => Some(a.hull(b)),
            (a, b) => a.or(b),
        };
        self.article = find.spot.article;
        self.published = published.or(self.published);
        let telling = Telling { spot: find.spot, status: find.status, extent: find.extent, rule: find.rule.to_owned() };
        match self.tellings.iter_mut().find(|it| it.spot == find.spot) {
            Some(known) => known.status = known.status.max(telling.status),
            None => self.tellings.push(telling),
        }
    }

    fn event(mut self, draft: &Draft) -> Event {
        self.agree();
        self.parties.retain(|it| Some(*it) != self.place);
        crate::order::sort_by_key(&mut self.tellings, |it| it.spot);
        let id = slug::of(draft, self.kind, &self.parties, self.place, self.interval);
        Event {
            id,
            kind: self.kind,
            interval: self.interval,
            place: self.place,
            participants: self.parties,
            tellings: self.tellings,
        }
    }

    /// An article tells an event as planned throughout or not at all: its headline alone does not say.
    fn agree(&mut self) {
        let planned: Vec<u32> =
            self.tellings.iter().filter(|it| it.status == Status::Planned).map(|it| it.spot.article).collect();
        for telling in &mut self.tellings {
            if planned.contains(&telling.spot.article) {
                telling.status = Status::Planned;
            }
        }
    }
}
