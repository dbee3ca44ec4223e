//! The filter by date: a histogram to pick from, fields, years and months.

use leptos::prelude::*;

use super::Page;
use crate::explore::DateKind;
use crate::link::address::PartialDate;
use crate::present::{self, Preset, Typed, Word};

mod bars;

#[component]
pub fn Timeline(page: Page) -> impl IntoView {
    view! {
        <section class="timeline" aria-labelledby="when">
            <div class="timeline-head">
                <h2 id="when">{page.say(Word::When)}</h2>
                <KindSwitch page />
            </div>
            <bars::Bars page />
            <div class="timeline-fields">
                <DateField page end=End::From />
                <DateField page end=End::To />
                {move || years(page)}
                {move || months(page)}
            </div>
        </section>
    }
}

/// Dates that the text mentions, or the day that the article appeared.
#[component]
fn KindSwitch(page: Page) -> impl IntoView {
    let choice = move |kind: DateKind, label: Word| {
        let chosen = move || page.state.with(|state| state.on == kind);
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="on"
                    id=format!("on-{}", label.key())
                    prop:checked=chosen
                    on:change=move |_| page.decide(|state| state.on = kind)
                />
                <span>{page.say(label)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="choices">
            <legend class="unseen">{page.say(Word::DateKind)}</legend>
            {choice(DateKind::Mentioned, Word::OnMentioned)}
            {choice(DateKind::Published, Word::OnPublished)}
        </fieldset>
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    From,
    To,
}

#[component]
fn DateField(page: Page, end: End) -> impl IntoView {
    let (id, label) = match end {
        End::From => ("from", Word::From),
        End::To => ("to", Word::To),
    };
    let bad = RwSignal::new(false);
    let value = move || {
        let date = page.state.with(|state| if end == End::From { state.from } else { state.to });
        date.map(|date| date.to_string()).unwrap_or_default()
    };
    let set = move |typed: String| {
        let date = match present::typed_date(&typed) {
            Typed::Nothing => None,
            Typed::Date(date) => Some(date),
            Typed::Bad => return bad.set(true),
        };
        bad.set(false);
        page.decide(|state| match end {
            End::From => state.from = date,
            End::To => state.to = date,
        });
    };
    view! {
        <div class="field">
            <label for=id>{page.say(label)}</label>
            <input
                class="input date"
                id=id
                type="text"
                dir="ltr"
                autocomplete="off"
                placeholder="2023-07"
                title=page.say(Word::DateHint)
                aria-invalid=move || bad.get().to_string()
                aria-describedby=format!("{id}-said")
                prop:value=value
                on:change:target=move |event| set(event.target().value())
            />
            <p class="bad" id=format!("{id}-said") role="status">{move || bad.get().then(|| page.say(Word::BadDate))}</p>
        </div>
    }
}

fn years(page: Page) -> impl IntoView {
    let presets = page.selection.with(|(selection, _)| present::year_presets(page.corpus, selection, page.lang));
    select(page, "year", Word::Year, Word::AnyYear, None, presets)
}

/// The months of the year that is chosen.
fn months(page: Page) -> Option<impl IntoView> {
    let year = page.state.with(|state| state.from.filter(|_| year_of(state.from) == year_of(state.to))).map(year)?;
    let presets = page.selection.with(|(selection, _)| present::month_presets(page.corpus, selection, year, page.lang));
    Some(select(page, "month", Word::Month, Word::AnyMonth, Some(PartialDate::Year(year)), presets))
}

fn year(date: PartialDate) -> i32 {
    date.interval().from().civil().0
}

fn year_of(date: Option<PartialDate>) -> Option<i32> {
    date.map(year)
}

/// `any`: what the first choice stands for; `None` for no limit.
fn select(
    page: Page,
    id: &'static str,
    label: Word,
    any_label: Word,
    any: Option<PartialDate>,
    presets: Vec<Preset>,
) -> impl IntoView {
    let chosen = presets.iter().any(|preset| preset.chosen);
    let options = presets.into_iter().map(|preset| {
        let text = format!("{} ({})", preset.label, preset.count);
        view! { <option value=preset.value prop:selected=preset.chosen>{text}</option> }
    });
    let pick = move |value: String| {
        let date = PartialDate::parse(&value).or(any);
        page.decide(|state| {
            state.from = date;
            state.to = date;
        });
    };
    view! {
        <div class="field">
            <label for=id>{page.say(label)}</label>
            <select class="input" id=id on:change:target=move |event| pick(event.target().value())>
                <option value="" prop:selected=!chosen>{page.say(any_label)}</option>
                {options.collect_view()}
            </select>
        </div>
    }
}
