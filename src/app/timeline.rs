//! The filter by date: a histogram to pick from, fields, years and months.

use leptos::prelude::*;

use super::html::{El, View, el, live, typed};
use super::{Page, bars, facet};
use crate::explore::DateKind;
use crate::link::address::PartialDate;
use crate::present::{self, Counted, Preset, Typed, Word};

pub fn timeline(page: Page) -> El {
    let head = el("div.timeline-head")
        .child(el("h2 id=when").child(page.say(Word::When)))
        .child(live(move || Some(kind_switch(page))));
    let fields = el("div.timeline-fields")
        .child([date_field(page, End::From), date_field(page, End::To)])
        .child(live(move || Some(years(page))))
        .child(live(move || months(page)))
        .child(live(move || undated(page)));
    el("section.timeline aria-labelledby=when").child(head).child(bars::bars(page)).child(fields)
}

/// Passages that no interval holds: always within reach.
fn undated(page: Page) -> Option<View> {
    let (count, chosen) = present::undated_row(page.corpus, &page.chosen.get().selection)?;
    let input = el("input type=checkbox id=undated")
        .checked(chosen)
        .on("change", move |_| page.decide(&mut |state| state.undated = !state.undated));
    let words = present::count_words(page.lang, Counted::Passages, count);
    let label = el("label.choice.undated")
        .child(input)
        .child(el("span").child(page.say(Word::NoDate)))
        .child(facet::count(page.lang, count, words));
    Some(label.view())
}

/// Dates that the text mentions, or the day that the article appeared.
fn kind_switch(page: Page) -> View {
    let now = page.now().on;
    let choice = |kind: DateKind, label: Word| {
        let input = el("input type=radio name=on")
            .attr("id", &format!("on-{}", label.key()))
            .checked(now == kind)
            .on("change", move |_| page.decide(&mut |state| state.on = kind));
        el("label.choice").child(input).child(el("span").child(page.say(label)))
    };
    el("fieldset.choices")
        .child(el("legend.unseen").child(page.say(Word::DateKind)))
        .child([choice(DateKind::Mentioned, Word::OnMentioned), choice(DateKind::Published, Word::OnPublished)])
        .view()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    From,
    To,
}

fn date_field(page: Page, end: End) -> El {
    let (id, label) = match end {
        End::From => ("from", Word::From),
        End::To => ("to", Word::To),
    };
    let said_id = format!("{id}-said");
    let bad = RwSignal::new(false);
    let value = move || {
        let state = page.now();
        let date = if end == End::From { state.from } else { state.to };
        date.map(|date| date.to_string()).unwrap_or_default()
    };
    let input = el("input.input.date")
        .attr("id", id)
        .attr("type", "text")
        .attr("dir", "ltr")
        .attr("autocomplete", "off")
        .attr("placeholder", "2023-07")
        .attr("title", page.say(Word::DateHint))
        .attr("aria-describedby", said_id.as_str())
        .live_flag("aria-invalid", move || bad.get())
        .live_value(value)
        .on("change", move |event| bad.set(take_date(page, end, &typed(&event)).is_err()));
    let said = move || if bad.get() { page.say(Word::BadDate).to_owned() } else { String::new() };
    el("div.field")
        .child(el("label").attr("for", id).child(page.say(label)))
        .child(input)
        .child(el("p.bad").attr("id", &said_id).attr("role", "status").live_text(said))
}

/// What stands in a field is no date.
struct NoDate;

fn take_date(page: Page, end: End, typed: &str) -> Result<(), NoDate> {
    let date = match present::typed_date(typed) {
        Typed::Nothing => None,
        Typed::Date(date) => Some(date),
        Typed::Bad => return Err(NoDate),
    };
    page.decide(&mut |state| match end {
        End::From => state.from = date,
        End::To => state.to = date,
    });
    Ok(())
}

fn years(page: Page) -> View {
    let presets = present::year_presets(page.corpus, &page.chosen.get().selection, page.lang);
    select(page, "year", [Word::Year, Word::AnyYear], None, presets)
}

/// The months of the year that is chosen.
fn months(page: Page) -> Option<View> {
    let year = |date: PartialDate| date.interval().from().civil().0;
    let state = page.now();
    let year = state.from.map(year).filter(|it| Some(*it) == state.to.map(year))?;
    let presets = present::month_presets(page.corpus, &page.chosen.get().selection, year, page.lang);
    Some(select(page, "month", [Word::Month, Word::AnyMonth], Some(PartialDate::Year(year)), presets))
}

/// `any`: what the first choice stands for; `None` for no limit.
fn select(
    page: Page,
    id: &'static str,
    [label, any_label]: [Word; 2],
    any: Option<PartialDate>,
    presets: Vec<Preset>,
) -> View {
    let none = !presets.iter().any(|preset| preset.chosen);
    let option = |value: String, label: String, chosen: bool| {
        el("option").attr("value", &value).maybe("selected", chosen.then_some("")).child(label)
    };
    let options = presets.into_iter().map(|it| option(it.value, format!("{} ({})", it.label, it.count), it.chosen));
    let pick = move |event| {
        let date = PartialDate::parse(&typed(&event)).or(any);
        page.decide(&mut |state| {
            state.from = date;
            state.to = date;
        });
    };
    let select = el("select.input")
        .attr("id", id)
        .on("change", pick)
        .child(option(String::new(), page.say(any_label).to_owned(), none))
        .child(options.collect::<Vec<_>>());
    el("div.field").child(el("label").attr("for", id).child(page.say(label))).child(select).view()
}
