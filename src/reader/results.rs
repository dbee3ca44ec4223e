//! What came of the files: what was not read, what was and how surely, and the corrections that a reader can make.

use kashshaf::link::address::{Lang, PartialDate};
use kashshaf::present::own::{FileReport, OwnWord, Report, fill, say};
use kashshaf::present::{Typed, typed_date};
use web_sys::Element;

use crate::dialog::{self, RESULTS};
use crate::run::Entry;
use kashshaf::dom::{El, by_id, document, el, value_of};

pub const SHOW: &str = "own-show";
/// Files that are listed at most; the rest is read all the same.
const LISTED_MAX: usize = 500;

pub fn show(lang: Lang, report: &Report, entries: &[Entry], skipped: usize) {
    let Some(place) = by_id(RESULTS) else { return };
    place.replace_children_with_node_0();
    let mut parts = Vec::new();
    if report.articles > 0 {
        let show = el("button.button.own-primary type=button").attr("id", SHOW).text(say(lang, OwnWord::Show));
        parts.push(show.on("click", |_| dialog::hand_over()));
    }
    parts.extend(problems(lang, report, skipped));
    if report.articles > 0 {
        parts.push(files(lang, report, entries));
        parts.push(doubts(lang, report));
    }
    for part in parts {
        let _ = place.append_with_node_1(&part.0);
    }
}

fn problems(lang: Lang, report: &Report, skipped: usize) -> Option<El> {
    let unread = report.files.iter().filter_map(|it| Some((it, it.unread_words(lang)?)));
    let line = |(file, why): (&FileReport, &str)| {
        el("li").child(el("bdi").text(&file.name)).text(": ").child(el("span").text(why))
    };
    let mut lines: Vec<El> = unread.take(LISTED_MAX).map(line).collect();
    if skipped > 0 {
        lines.push(el("li").text(&fill(lang, OwnWord::Skipped, &[("n", &skipped.to_string())])));
    }
    (!lines.is_empty()).then(|| {
        el("section.own-problems").child(el("h3").text(say(lang, OwnWord::Problems))).child(el("ul").children(lines))
    })
}

fn files(lang: Lang, report: &Report, entries: &[Entry]) -> El {
    let rows = report.by_doubt().into_iter().take(LISTED_MAX).enumerate().map(|(n, file)| {
        let given = entries.iter().any(|it| it.name == file.name && it.day.is_some());
        row(lang, n, file, given)
    });
    let apply = el("button.button type=button id=own-apply").text(say(lang, OwnWord::Apply)).on("click", |_| apply());
    el("details.own-files id=own-files-read")
        .child(el("summary").child(el("h3").text(&format!("{} ({})", say(lang, OwnWord::Files), report.articles))))
        .child(el("ol").children(rows))
        .child(apply)
}

fn row(lang: Lang, n: usize, file: &FileReport, given: bool) -> El {
    let name = file.name.clone();
    let remove = el("button.quiet type=button")
        .attr("aria-label", &fill(lang, OwnWord::RemoveFile, &[("file", &format!("\u{2068}{name}\u{2069}"))]))
        .text(say(lang, OwnWord::Remove))
        .on("click", move |_| {
            dialog::read(dialog::entries().into_iter().filter(|it| it.name != name).collect());
        });
    let day = if given { file.published.as_str() } else { "" };
    let field = |what: &str, word, value: &str, dir: &str| {
        let id = format!("own-{what}-{n}");
        let input = el("input.input type=text autocomplete=off")
            .attr("id", &id)
            .attr("dir", dir)
            .attr("data-own", what)
            .attr("data-file", &file.name)
            .attr("data-was", value)
            .attr("value", value);
        el("div.field").child(el("label").attr("for", &id).text(say(lang, word))).child(input)
    };
    let day = field("day", OwnWord::PublishedField, day, "ltr");
    if let Some(input) = day.0.query_selector("input").ok().flatten() {
        let _ =
            input.set_attribute("placeholder", if file.published.is_empty() { "2023-07-13" } else { &file.published });
        let _ = input.set_attribute("aria-describedby", &format!("own-bad-{n}"));
    }
    let day = day.child(el("p.bad role=status").attr("id", &format!("own-bad-{n}")));
    let fields = el("div.own-fields").child(field("title", OwnWord::TitleField, &file.title, "auto")).child(day);
    let facts = file.facts(lang).into_iter().map(|fact| el("li").text(&fact));
    el("li")
        .attr("data-file", &file.name)
        .child(el("p.own-name").child(el("bdi").text(&file.name)).child(remove))
        .child(fields)
        .child(el("ul.own-facts").children(facts))
}

fn doubts(lang: Lang, report: &Report) -> El {
    let title = el("summary").child(el("h3").text(say(lang, OwnWord::Inferred)));
    let lines = report.doubts.iter().map(|doubt| el("li").text(&doubt.words(lang)));
    let details = el("details.own-doubts id=own-doubts").child(title);
    match report.doubts.is_empty() {
        true => details.child(el("p.hint").text(say(lang, OwnWord::InferredNone))),
        false => details.child(el("ol").children(lines)),
    }
}

/// Reads again with the fields as they stand; a day that is none keeps everything as it is.
fn apply() {
    let mut entries = dialog::entries();
    let mut bad: Option<Element> = None;
    let fields = document().query_selector_all(&format!("#{RESULTS} [data-own]"));
    let Ok(fields) = fields else { return };
    for field in (0..fields.length()).filter_map(|at| fields.get(at)) {
        let field: Element = wasm_bindgen::JsCast::unchecked_into(field);
        let of = |name: &str| field.get_attribute(name).unwrap_or_default();
        let value = value_of(&field).trim().to_owned();
        if value == of("data-was") {
            mark(&field, None);
            continue;
        }
        let Some(entry) = entries.iter_mut().find(|it| it.name == of("data-file")) else { continue };
        match (of("data-own").as_str(), typed_date(&value)) {
            ("title", _) => entry.title = value,
            (_, Typed::Nothing) => entry.day = None,
            (_, Typed::Date(PartialDate::Day(day))) => entry.day = Some(day),
            _ => {
                mark(&field, Some(say(dialog::lang(), OwnWord::BadDay)));
                bad.get_or_insert(field);
            }
        }
    }
    match bad {
        Some(field) => kashshaf::dom::focus(&field.id()),
        None => dialog::read(entries),
    }
}

/// Says at a field what is wrong with it.
fn mark(field: &Element, wrong: Option<&str>) {
    let _ = field.set_attribute("aria-invalid", if wrong.is_some() { "true" } else { "false" });
    let said = field.get_attribute("aria-describedby").and_then(|id| by_id(&id));
    if let Some(said) = said {
        said.set_text_content(Some(wrong.unwrap_or_default()));
    }
}
