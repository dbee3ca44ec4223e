//! The list of events: see `present::views::events`.

use std::cell::Cell;

use kashshaf::corpus::facts::{EventKind, Status};
use kashshaf::dom::{El, el, svg};
use kashshaf::present::views::events::{EventRow, EventsWord, Group, TellingRow, events};
use kashshaf::present::{Lang, number};

use crate::stage::Stage;

/// Events at first, and more at each asking.
const PAGE: usize = 60;

thread_local! {
    /// The kind that alone is shown, and how many events are.
    static LOCAL: Cell<(Option<EventKind>, usize)> = const { Cell::new((None, PAGE)) };
}

pub fn draw(stage: &Stage) -> Vec<El> {
    let lang = stage.scene.lang;
    let (kind, most) = LOCAL.get();
    let found = events(&stage.scene, kind, most);
    let mut parts = vec![el("h2 id=events-title").text(EventsWord::Title.say(lang))];
    if found.groups.is_empty() {
        parts.push(el("p").text(EventsWord::None.say(lang)));
        return parts;
    }
    parts.push(el("p.hint").text(EventsWord::Intro.say(lang)));
    parts.push(kinds(stage, &found.kinds, kind));
    parts.extend(found.groups.iter().map(|it| group(it, lang)));
    if found.more > 0 {
        let label = EventsWord::More.fill(lang, &[("count", &number(lang, found.more as u32))]);
        let stage = stage.clone();
        parts.push(el("button.button.more type=button id=events-more").text(&label).on("click", move |_| {
            LOCAL.set((kind, most + PAGE));
            stage.draw();
        }));
    }
    parts
}

fn kinds(stage: &Stage, kinds: &[(EventKind, &'static str, usize)], chosen: Option<EventKind>) -> El {
    let lang = stage.scene.lang;
    let button = |kind: Option<EventKind>, label: String| {
        let stage = stage.clone();
        el("button.button.kind type=button")
            .attr("id", &format!("kind-{}", kind.map_or("all", EventKind::name)))
            .attr("aria-pressed", if kind == chosen { "true" } else { "false" })
            .text(&label)
            .on("click", move |_| {
                LOCAL.set((kind, PAGE));
                stage.draw();
            })
    };
    let one = |(kind, words, count): &(EventKind, &'static str, usize)| {
        let label = EventsWord::KindCount.fill(lang, &[("kind", words), ("count", &number(lang, *count as u32))]);
        button(Some(*kind), label)
    };
    el("div.event-kinds role=group")
        .attr("aria-label", EventsWord::Kinds.say(lang))
        .child(button(None, EventsWord::AllKinds.say(lang).to_owned()))
        .children(kinds.iter().map(one))
}

fn group(group: &Group, lang: Lang) -> El {
    let rows = group.rows.iter().map(|it| event(it, lang));
    el("section.event-group").child(el("h3").text(&group.title)).child(el("ol.events").children(rows))
}

fn named(names: &[(String, Option<String>)]) -> Vec<El> {
    let link = |(name, href): &(String, Option<String>)| match href {
        Some(href) => el("a").attr("href", href).child(el("bdi").text(name)),
        None => el("bdi").text(name),
    };
    names.iter().map(link).collect()
}

fn event(row: &EventRow, lang: Lang) -> El {
    let head = el("h4.event-what").child(status_mark(row.status)).text(row.kind_words);
    let badge = el("span.event-status").attr("data-status", row.status.name()).text(row.status_words);
    let mut facts = vec![badge];
    facts.extend(row.differs.then(|| el("small").text(EventsWord::Differs.say(lang))));
    facts.extend((!row.when.is_empty()).then(|| el("span.event-when").text(&row.when)));
    let line = |word: EventsWord, names: Vec<El>| {
        let names = names.into_iter().map(|it| el("li").child(it));
        let label = word.say(lang);
        el("div.event-line").child(el("small").text(label)).child(el("ul").attr("aria-label", label).children(names))
    };
    let with = (!row.parties.is_empty()).then(|| line(EventsWord::With, named(&row.parties)));
    let place = row.place.as_ref().map(|it| line(EventsWord::At, named(std::slice::from_ref(it))));
    let told = el("ul.tellings").attr("aria-label", EventsWord::Told.say(lang));
    el("li.event")
        .attr("data-event", &row.id)
        .attr("data-kind", row.kind.name())
        .child(head)
        .child(el("p.event-facts").children(facts))
        .children(with)
        .children(place)
        .child(told.children(row.tellings.iter().map(telling)))
}

fn telling(row: &TellingRow) -> El {
    let quote = el("q lang=ar dir=rtl").text(&row.quote);
    let from =
        el("small").text(row.status_words).text(" · ").text(&row.day).text(" · ").child(el("bdi").text(&row.title));
    el("li").child(el("a").attr("href", &row.href).child(quote)).text(" ").child(from)
}

/// The shape that stands for a status, beside its word.
pub fn status_mark(status: Status) -> El {
    let shape = match status {
        Status::Happened => svg("circle cx=8 cy=8 r=6"),
        Status::Planned => svg("circle.open cx=8 cy=8 r=5"),
        Status::Alleged => svg("path.open d=M8,2L14,8L8,14L2,8Z"),
    };
    svg("svg.status-mark viewBox=0,0,16,16 width=16 height=16 aria-hidden=true").child(shape)
}
