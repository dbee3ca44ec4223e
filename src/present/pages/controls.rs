//! The explorer's controls before the application runs them: in their places, so that taking over moves
//! nothing. What can be a link is one; what needs script is switched off.

use super::frame::{LANG, Root, link};
use super::html::Html;
use crate::corpus::Corpus;
use crate::explore::Selection;
use crate::link::address::{PartialDate, ViewState};
use crate::present::{self, Bar, Spelling, Word, say};

/// Labels that stand under the bars at most.
const LABELS: usize = 8;
/// Spellings that are shown under a name.
const SPELLINGS: usize = 4;

pub fn search_box(html: &mut Html) {
    html.element("div", &[("class", "field search")], |html| {
        html.leaf("label", &[("for", "q")], say(LANG, Word::Search));
        let hint = say(LANG, Word::SearchHint);
        html.void(
            "input",
            &[("id", "q"), ("type", "search"), ("dir", "auto"), ("placeholder", hint), ("disabled", "")],
        );
    });
    let button = [("type", "button"), ("id", "show-filters"), ("class", "button show-filters"), ("disabled", "")];
    html.leaf("button", &button, say(LANG, Word::Filters));
    html.line();
}

/// The field above the rows of a filter.
pub fn finder(html: &mut Html, name: &str, label: Word) {
    let id = format!("find-{name}");
    html.leaf("label", &[("class", "unseen"), ("for", &id)], say(LANG, label));
    let attributes = [("class", "input"), ("id", id.as_str()), ("type", "search"), ("dir", "auto")];
    let hint = [("placeholder", say(LANG, label)), ("disabled", "")];
    html.void("input", &[&attributes[..], &hint[..]].concat());
}

/// The spellings found, where there is more than one.
pub fn spellings(html: &mut Html, spellings: &[Spelling]) {
    if spellings.len() < 2 {
        return;
    }
    html.element("ul", &[("class", "spellings"), ("lang", "ar")], |html| {
        for it in spellings.iter().take(SPELLINGS) {
            html.element("li", &[], |html| {
                html.leaf("bdi", &[], &it.text);
                html.text(" ");
                html.leaf("small", &[], &it.count.to_string());
            });
        }
        if spellings.len() > SPELLINGS {
            html.leaf("li", &[], &format!("+{}", spellings.len() - SPELLINGS));
        }
    });
}

/// The button under the first rows.
pub fn more(html: &mut Html, count: usize) {
    let label = present::fill(LANG, Word::ShowAll, &[("count", &count.to_string())]);
    html.leaf("button", &[("type", "button"), ("class", "quiet more"), ("disabled", "")], &label);
}

/// The histogram, every bar a link, over the date fields.
pub fn timeline(html: &mut Html, root: Root<'_>, corpus: &Corpus, selection: &Selection) {
    let histogram = present::histogram(corpus, selection, None, LANG);
    html.element("section", &[("class", "timeline"), ("aria-labelledby", "when")], |html| {
        html.element("div", &[("class", "timeline-head")], |html| {
            html.leaf("h2", &[("id", "when")], say(LANG, Word::When));
            date_kinds(html);
        });
        html.element("div", &[("class", "bars"), ("role", "group"), ("aria-label", say(LANG, Word::When))], |html| {
            let step = histogram.bars.len().div_ceil(LABELS).max(1);
            for (at, bar) in histogram.bars.iter().enumerate() {
                one_bar(html, root, bar, at % step == 0);
            }
        });
        html.leaf("p", &[("class", "hint")], &histogram.undated_words);
        html.element("div", &[("class", "timeline-fields")], |html| {
            for (id, label) in [("from", Word::From), ("to", Word::To)] {
                field(html, id, label, |html| {
                    let attributes = [("class", "input date"), ("id", id), ("type", "text"), ("dir", "ltr")];
                    let hint = [("placeholder", "2023-07"), ("disabled", "")];
                    html.void("input", &[&attributes[..], &hint[..]].concat());
                });
            }
            field(html, "year", Word::Year, |html| {
                html.element("select", &[("class", "input"), ("id", "year"), ("disabled", "")], |html| {
                    html.leaf("option", &[], say(LANG, Word::AnyYear));
                });
            });
        });
    });
    html.line();
}

fn date_kinds(html: &mut Html) {
    html.element("fieldset", &[("class", "choices"), ("disabled", "")], |html| {
        html.leaf("legend", &[("class", "unseen")], say(LANG, Word::DateKind));
        for (word, checked) in [(Word::OnMentioned, Some(("checked", ""))), (Word::OnPublished, None)] {
            html.element("label", &[("class", "choice")], |html| {
                let mut attributes = vec![("type", "radio"), ("name", "on")];
                attributes.extend(checked);
                html.void("input", &attributes);
                html.leaf("span", &[], say(LANG, word));
            });
        }
    });
}

fn one_bar(html: &mut Html, root: Root<'_>, bar: &Bar, labelled: bool) {
    let date = PartialDate::parse(&bar.value);
    let state = ViewState { from: date, to: date, ..ViewState::default() };
    let (height, value) = (format!("{:.1}%", bar.share * 100.0), bar.value.as_str());
    let attributes =
        [("class", "bar"), ("data-value", value), ("aria-label", &bar.description), ("title", &bar.description)];
    link(html, root, &state.encode(), &attributes, |html| {
        // An attribute of SVG sets a size where the policy allows no style attribute.
        html.leaf("svg", &[("class", "bar-fill"), ("width", "100%"), ("height", &height), ("aria-hidden", "true")], "");
        if labelled {
            html.leaf("span", &[("class", "bar-label"), ("aria-hidden", "true")], &bar.label);
        }
    });
}

fn field(html: &mut Html, id: &str, label: Word, control: impl FnOnce(&mut Html)) {
    html.element("div", &[("class", "field")], |html| {
        html.leaf("label", &[("for", id)], say(LANG, label));
        control(html);
    });
}
