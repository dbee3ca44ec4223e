//! The timeline: what was published when, which days the text speaks of, and the events.

use std::collections::BTreeMap;

use super::events::{EventRow, row, told};
use super::lanes::{Axis, Place, Tick, rows};
use super::{Scene, words};
use crate::corpus::ArticleIx;
use crate::corpus::facts::{Event, EventKind, Status};
use crate::day::{Day, Interval};
use crate::explore::DateKind;
use crate::link::address::{PartialDate, ViewState};
use crate::present::{Counted, Lang, article_head, count_words, interval_words};
use crate::text::{Folding, fold};

words! {
    TimeWord in "timeline.tsv":
    Title Published Mentioned Events None Nearer Farther Earlier Later Whole Window Hint From To Choose Clear Outside Undated
    NoDate Statements Table Lane When What Since Until Item Picture Crowded
}

/// Which lane something stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    Published,
    Mentioned,
    Events,
}

impl Lane {
    pub const ALL: [Lane; 3] = [Lane::Published, Lane::Mentioned, Lane::Events];

    pub fn name(self) -> &'static str {
        match self {
            Lane::Published => "published",
            Lane::Mentioned => "mentioned",
            Lane::Events => "events",
        }
    }

    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Lane::Published => TimeWord::Published,
            Lane::Mentioned => TimeWord::Mentioned,
            Lane::Events => TimeWord::Events,
        }
        .say(lang)
    }
}

/// What a stretch of time is drawn as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// A day.
    Dot,
    /// A month, a year, any other stretch.
    Bar,
    /// From then on: its later end fades.
    Since,
    /// Up to then: its earlier end fades.
    Until,
}

impl Shape {
    pub fn name(self) -> &'static str {
        match self {
            Shape::Dot => "dot",
            Shape::Bar => "bar",
            Shape::Since => "since",
            Shape::Until => "until",
        }
    }
}

/// One thing on the drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub lane: Lane,
    pub shape: Shape,
    pub place: Place,
    pub row: usize,
    /// Stands under events.
    pub label: Option<String>,
    /// Where the label begins, from the left.
    pub label_at: f64,
    pub when: String,
    pub what: String,
    pub href: String,
    /// Of an event: its kind and status by name, and the status in words.
    pub event: Option<(&'static str, &'static str, &'static str)>,
}

/// What the view shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    pub axis: Axis,
    pub window_words: String,
    pub ticks: Vec<(Tick, String)>,
    /// In the order of lanes, then of time.
    pub items: Vec<Item>,
    /// Rows that each lane takes.
    pub heights: [usize; 3],
    /// What is chosen by `from` and `to`.
    pub chosen: Option<Place>,
    /// Sentences on what is not drawn, with links.
    pub notes: Vec<(String, Option<String>)>,
    pub has_statements: bool,
}

/// What was found in time, before it is laid out.
struct Found {
    shape: Shape,
    days: Interval,
    count: u32,
    article: Option<ArticleIx>,
}

/// The most things of one lane that are drawn one by one; more are put together by steps of the axis.
const MOST: usize = 160;
/// Rows of events that are drawn.
const EVENT_ROWS: usize = 14;
/// What a letter of a label takes, and the longest label in letters.
const LETTER: f64 = 6.6;
const LETTERS: usize = 34;
/// The least that something takes, so that a finger finds it.
const TARGET: f64 = 24.0;

/// The days that the selection speaks of or was published on; `None` without any.
pub fn span(scene: &Scene<'_>) -> Option<Interval> {
    let all = published(scene).into_iter().chain(mentioned(scene).0).map(|it| it.days);
    all.chain(told(scene).filter_map(|it| it.interval)).reduce(Interval::hull)
}

/// The stretch that is shown first: what is chosen, or the latest four fifths of what there is to see.
pub fn first_window(scene: &Scene<'_>) -> Option<Interval> {
    let whole = span(scene)?;
    if scene.selection.interval.is_some_and(|it| it.from.is_some() && it.to.is_some()) {
        let chosen = scene.selection.interval?;
        return Some(super::lanes::zoomed(Interval::between(chosen.from?, chosen.to?), 1.3));
    }
    let mut starts: Vec<Day> =
        published(scene).into_iter().chain(mentioned(scene).0).map(|it| it.days.from()).collect();
    starts.extend(told(scene).filter_map(|it| it.interval).map(Interval::from));
    starts.sort_unstable();
    let from = starts.get(starts.len() / 5).copied().unwrap_or(whole.from());
    // A margin, so that nothing stands on the edge.
    let margin = ((whole.to().0 - from.0) / 20).clamp(3, 400);
    Some(Interval::between(from.plus(-margin), whole.to().plus(margin)))
}

/// The timeline of a window, on a drawing of some width. `statements`: whether statements are drawn with the other events.
pub fn timeline(scene: &Scene<'_>, window: Interval, width: f64, statements: Statements) -> Timeline {
    let lang = scene.lang;
    let axis = Axis::new(window, lang, width);
    let (mentioned, undated) = mentioned(scene);
    let mut items = Vec::new();
    let mut heights = [0; 3];
    let mut outside = 0;
    for (lane, found) in [(Lane::Published, published(scene)), (Lane::Mentioned, mentioned)] {
        let all = found.len();
        let inside: Vec<Found> = found.into_iter().filter(|it| axis.place(it.days).is_some()).collect();
        outside += all - inside.len();
        let laid = lay(scene, &axis, lane, gathered(&axis, inside));
        heights[lane as usize] = laid.iter().map(|it| it.row + 1).max().unwrap_or(1);
        items.extend(laid);
    }
    let events: Vec<&Event> = told(scene).collect();
    let drawn = |it: &&&Event| statements == Statements::Shown || it.kind != EventKind::Statement;
    let dated: Vec<&Event> = events.iter().filter(drawn).filter(|it| it.interval.is_some()).copied().collect();
    outside += dated.iter().filter(|it| it.interval.is_some_and(|days| axis.place(days).is_none())).count();
    let (laid, crowded) = lay_events(scene, &axis, &dated);
    heights[Lane::Events as usize] = laid.iter().map(|it| it.row + 1).max().unwrap_or(0);
    items.extend(laid);
    let choose = |tick: Tick| (scene.href(|state| choose(state, tick.interval, state.on)), tick);
    let chosen = scene.selection.interval.and_then(|days| {
        let (from, to) = (days.from.unwrap_or(window.from()), days.to.unwrap_or(window.to()));
        axis.place(Interval::between(from, to)).filter(|_| from <= to)
    });
    Timeline {
        window_words: TimeWord::Window.fill(lang, &[("when", &interval_words(lang, window))]),
        ticks: axis.ticks().into_iter().map(choose).map(|(href, tick)| (tick, href)).collect(),
        items,
        heights,
        chosen,
        notes: notes(scene, &events, outside, crowded, undated),
        has_statements: events.iter().any(|it| it.kind == EventKind::Statement),
        axis,
    }
}

/// Whether statements, which are many, are drawn with the other events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statements {
    Shown,
    Hidden,
}

/// Sets the days of an address, as short as they can be written.
pub fn choose(state: &mut ViewState, days: Interval, on: DateKind) {
    let (from, to) = (days.from().civil(), days.to().civil());
    let whole = |unit: Option<Interval>| unit.is_some_and(|it| it == days);
    let whole_year = whole(Interval::year(from.0)).then_some(PartialDate::Year(from.0));
    let whole_month = whole(Interval::month(from.0, from.1)).then_some(PartialDate::Month(from.0, from.1));
    let starts_year = (from.1, from.2) == (1, 1) && (to.1, to.2) == (12, 31);
    let one = whole_year.or(whole_month);
    let years = starts_year.then_some((PartialDate::Year(from.0), PartialDate::Year(to.0)));
    let (first, last) = match (one, years) {
        (Some(one), _) => (one, one),
        (_, Some(years)) => years,
        _ => (PartialDate::Day(days.from()), PartialDate::Day(days.to())),
    };
    (state.from, state.to, state.on) = (Some(first), Some(last), on);
}

/// Days of publication under the selection, with how many of its passages appeared then.
fn published(scene: &Scene<'_>) -> Vec<Found> {
    let mut days: BTreeMap<Day, (u32, ArticleIx, ArticleIx)> = BTreeMap::new();
    for at in &scene.hits.passages {
        let article = scene.corpus.passage(*at).article;
        if let Some(published) = scene.corpus.article(article).published {
            let day = days.entry(published.day).or_insert((0, article, article));
            (day.0, day.2) = (day.0 + 1, article);
        }
    }
    let found = |(day, (count, first, last)): (Day, (u32, ArticleIx, ArticleIx))| Found {
        shape: Shape::Dot,
        days: Interval::day(day),
        count,
        article: (first == last).then_some(first),
    };
    days.into_iter().map(found).collect()
}

/// Stretches that the selected passages mention, and how many passages mention none.
fn mentioned(scene: &Scene<'_>) -> (Vec<Found>, u32) {
    let mut days: BTreeMap<(Interval, Shape), u32> = BTreeMap::new();
    let mut undated = 0;
    for at in &scene.hits.passages {
        let passage = scene.corpus.passage(*at);
        let mut own: Vec<(Interval, Shape)> = Vec::new();
        for mark in scene.corpus.marks(*at) {
            let Some(interval) = mark.date.and_then(|date| date.interval) else { continue };
            let words = passage.text.chars().skip(mark.extent.start as usize).take(5).collect::<String>();
            let open = match fold(&words, Folding::Strong).split(' ').next() {
                Some("منذ") => Shape::Since,
                Some("حتي") => Shape::Until,
                _ if interval.days() == 1 => Shape::Dot,
                _ => Shape::Bar,
            };
            if !own.contains(&(interval, open)) {
                own.push((interval, open));
            }
        }
        undated += u32::from(own.is_empty());
        own.into_iter().for_each(|key| *days.entry(key).or_default() += 1);
    }
    let found = |((days, shape), count)| Found { shape, days, count, article: None };
    (days.into_iter().map(found).collect(), undated)
}

/// Too many things are put together by the steps of the axis.
fn gathered(axis: &Axis, found: Vec<Found>) -> Vec<Found> {
    if found.len() <= MOST {
        return found;
    }
    let mut steps: BTreeMap<Interval, u32> = BTreeMap::new();
    for it in found {
        *steps.entry(axis.unit(it.days.from().max(axis.window.from()))).or_default() += it.count;
    }
    steps.into_iter().map(|(days, count)| Found { shape: Shape::Bar, days, count, article: None }).collect()
}

/// What a place takes on the screen: no less than a finger needs.
fn touchable(axis: &Axis, place: Place, least: f64) -> Place {
    let width = place.width.max(least);
    let left = (place.left + (place.width - width) / 2.0).clamp(0.0, (axis.width - width).max(0.0));
    Place { left, width }
}

fn lay(scene: &Scene<'_>, axis: &Axis, lane: Lane, found: Vec<Found>) -> Vec<Item> {
    let lang = scene.lang;
    let places: Vec<Place> = found.iter().filter_map(|it| axis.place(it.days)).collect();
    let touched: Vec<Place> = places.iter().map(|it| touchable(axis, *it, TARGET)).collect();
    let rows = rows(&touched, 0.0);
    let on = if lane == Lane::Published { DateKind::Published } else { DateKind::Mentioned };
    let item = |((it, place), row): ((Found, Place), usize)| {
        let passages = count_words(lang, Counted::Passages, it.count);
        let title = it.article.map(|article| article_head(scene.corpus, article, lang).title);
        let when = interval_words(lang, it.days);
        let when = match it.shape {
            Shape::Since => TimeWord::Since.fill(lang, &[("when", &when)]),
            Shape::Until => TimeWord::Until.fill(lang, &[("when", &when)]),
            Shape::Dot | Shape::Bar => when,
        };
        Item {
            lane,
            shape: it.shape,
            place,
            row,
            label: None,
            label_at: 0.0,
            when,
            what: title.map_or(passages.clone(), |title| format!("{title} · {passages}")),
            href: scene.href(|state| {
                choose(state, it.days, on);
                state.view = None;
            }),
            event: None,
        }
    };
    found.into_iter().zip(places).zip(rows).map(item).collect()
}

/// Events with their labels, and how many had no room.
fn lay_events(scene: &Scene<'_>, axis: &Axis, events: &[&Event]) -> (Vec<Item>, usize) {
    let lang = scene.lang;
    let mut shown: Vec<(EventRow, Place, Place, Shape)> = Vec::new();
    for event in events {
        let Some(days) = event.interval else { continue };
        let (Some(place), Some(row)) = (axis.place(days), row(scene, event)) else { continue };
        let letters = clipped(&standing(&row)).chars().count() as f64;
        let wide = place.width.max(letters * LETTER + 8.0).min(axis.width);
        // The label begins where the bar does and is read on from there; at the edge it is moved in.
        let left = if lang == Lang::Ar { place.right() - wide } else { place.left };
        let taken = Place { left: left.clamp(0.0, (axis.width - wide).max(0.0)), width: wide };
        let shape = if days.days() == 1 { Shape::Dot } else { Shape::Bar };
        shown.push((row, place, taken, shape));
    }
    let rows = rows(&shown.iter().map(|it| it.2).collect::<Vec<_>>(), 10.0);
    let crowded = rows.iter().filter(|row| **row >= EVENT_ROWS).count();
    let item = |((event, place, taken, shape), row): ((EventRow, Place, Place, Shape), usize)| {
        // What is heard begins as what is seen.
        let what = match event.status {
            Status::Happened => format!("{} · {}", event.label(), event.status_words),
            Status::Planned | Status::Alleged => standing(&event),
        };
        let href = event.tellings.first().map(|it| it.href.clone()).unwrap_or_default();
        Item {
            lane: Lane::Events,
            shape,
            place,
            row,
            label: Some(clipped(&standing(&event))),
            label_at: taken.start(lang),
            when: event.when,
            what,
            href,
            event: Some((event.kind.name(), event.status.name(), event.status_words)),
        }
    };
    let laid = shown.into_iter().zip(rows).filter(|(_, row)| *row < EVENT_ROWS).map(item);
    (laid.collect(), crowded)
}

/// What has not happened says so before anything else.
fn standing(event: &EventRow) -> String {
    match event.status {
        Status::Happened => event.label(),
        Status::Planned | Status::Alleged => format!("({}) {}", event.status_words, event.label()),
    }
}

fn clipped(label: &str) -> String {
    match label.char_indices().nth(LETTERS) {
        Some((at, _)) => format!("{}…", label.get(..at).unwrap_or(label).trim_end()),
        None => label.to_owned(),
    }
}

fn notes(
    scene: &Scene<'_>,
    events: &[&Event],
    outside: usize,
    crowded: usize,
    undated: u32,
) -> Vec<(String, Option<String>)> {
    let lang = scene.lang;
    let say = |word: TimeWord, count: usize| word.fill(lang, &[("count", &crate::present::number(lang, count as u32))]);
    let mut notes = Vec::new();
    let without = events.iter().filter(|it| it.interval.is_none()).count();
    if crowded > 0 {
        notes.push((say(TimeWord::Crowded, crowded), None));
    }
    if outside > 0 {
        notes.push((say(TimeWord::Outside, outside), None));
    }
    if without > 0 {
        notes.push((say(TimeWord::Undated, without), Some(scene.href(|state| state.view = Some("events".to_owned())))));
    }
    if undated > 0 {
        let list = scene.href(|state| {
            (state.from, state.to, state.view) = (None, None, None);
            state.on = DateKind::Mentioned;
            state.undated = true;
        });
        notes.push((say(TimeWord::NoDate, undated as usize), Some(list)));
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::super::events::tests::facts;
    use super::*;
    use crate::corpus::{Corpus, samples, store};

    fn shown(query: &str, width: f64) -> Timeline {
        let corpus = Corpus::open(store(&samples::small())).unwrap();
        let facts = facts(&corpus);
        let scene = Scene::new(&corpus, &facts, ViewState::decode("", query).0, "/");
        let window = first_window(&scene).unwrap();
        timeline(&scene, window, width, Statements::Hidden)
    }

    fn lane(timeline: &Timeline, lane: Lane) -> Vec<(&'static str, &str)> {
        let items = timeline.items.iter().filter(|it| it.lane == lane);
        items.map(|it| (it.shape.name(), it.when.as_str())).collect()
    }

    #[test]
    fn days_months_and_events_of_the_selection() {
        let all = shown("", 800.0);
        assert_eq!(lane(&all, Lane::Published), [("dot", "19 أبريل 2023")]);
        assert_eq!(lane(&all, Lane::Mentioned), [("bar", "مارس 2023"), ("dot", "13 يوليو 2023")]);
        assert_eq!(lane(&all, Lane::Events), [("bar", "مارس 2023"), ("dot", "13 يوليو 2023")]);
        let visit = all.items.last().unwrap();
        assert_eq!(visit.event, Some(("visit", "happened", "حدث")));
        assert!(
            all.notes.iter().any(|(words, link)| words.contains("بلا تاريخ: 1") && link.is_some()),
            "{:?}",
            all.notes
        );
        // One truth: what is left out of the list is not drawn.
        let one = shown("q=سرية", 800.0);
        assert!(lane(&one, Lane::Events).len() < 2);
    }

    #[test]
    fn earlier_is_on_the_right_in_arabic() {
        for (query, right) in [("", true), ("lang=en", false)] {
            let all = shown(query, 800.0);
            let events: Vec<&Item> = all.items.iter().filter(|it| it.lane == Lane::Mentioned).collect();
            assert_eq!(events[0].place.left > events[1].place.left, right);
        }
    }

    #[test]
    fn what_is_chosen_is_marked_and_linked() {
        let all = shown("from=2023-07&to=2023-07&lang=en", 800.0);
        assert!(all.chosen.is_some());
        let hrefs: Vec<&str> = all.ticks.iter().map(|(_, href)| href.as_str()).collect();
        assert!(hrefs.iter().any(|it| it.contains("from=2023-")), "{hrefs:?}");
        for (from, to, query) in
            [("2023-07-01", "2023-07-31", "from=2023-07&to=2023-07"), ("2020-01-01", "2021-12-31", "from=2020&to=2021")]
        {
            let mut state = ViewState::default();
            let days = Interval::between(Day::parse(from).unwrap(), Day::parse(to).unwrap());
            choose(&mut state, days, DateKind::Mentioned);
            assert!(state.encode().contains(query), "{}", state.encode());
        }
    }

    #[test]
    fn labels_stay_inside() {
        for (query, width) in [("", 320.0), ("lang=en", 320.0), ("", 1200.0)] {
            for item in shown(query, width).items.iter().filter(|it| it.label.is_some()) {
                assert!((0.0..=width).contains(&item.label_at), "{item:?}");
            }
        }
    }
}
