//! A passage's text: runs inside the marks around them.
//!
//! A mark is a plain inline element and nothing else, or Arabic letters come apart. The outermost
//! mark is the link; what is nested in it is reached by pointer, and from its card.

use super::html::{El, el};
use super::{Page, facet};
use crate::explore::Facet;
use crate::link::address::{PartialDate, ViewState};
use crate::present::{MarkView, Node, PassageView, Run, nest};
use crate::span::SpanKind;

/// Writes a passage's text into an element.
pub fn pieces(page: Page, view: &PassageView<'static>, into: El) -> El {
    write(page, view, &nest(&view.runs), Around::Text, into)
}

/// What a piece stands in: a link must not hold another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Text,
    Link,
}

fn write(page: Page, view: &PassageView<'static>, nodes: &[Node<'_, 'static>], around: Around, into: El) -> El {
    nodes.iter().fold(into, |into, node| match node {
        Node::Text(run) => letters(run, into),
        Node::Mark { mark, nodes } => match view.marks.get(*mark) {
            Some(of) => {
                let (element, within) = element(page, of, *mark, around);
                into.child(write(page, view, nodes, within, element))
            }
            None => write(page, view, nodes, around, into),
        },
    })
}

fn element(page: Page, of: &MarkView<'static>, number: usize, around: Around) -> (El, Around) {
    let target = if around == Around::Text { target(of) } else { None };
    let button = around == Around::Text && target.is_none() && of.kind != SpanKind::Quote;
    let within = if target.is_some() || button { Around::Link } else { around };
    let element = match target {
        Some(target) => el("a").attr("href", &page.fresh_href(&mut |state| target.open(state))),
        None if button => el("span tabindex=0 role=button"),
        None => el("span"),
    };
    let element = element
        .attr("data-kind", of.kind.name())
        .maybe("data-entity", of.entity_id)
        .maybe("data-from", of.from.as_deref())
        .maybe("data-to", of.to.as_deref())
        .attr("data-mark", &number.to_string());
    (element, within)
}

fn letters(run: &Run<'static>, into: El) -> El {
    let marked = |name: &'static str, value: &str| el("mark").attr(name, value).child(run.text);
    match (run.control, run.hit, run.linked) {
        (Some(name), ..) => into.child(el("span.control dir=ltr").child(name)),
        (None, Some(hit), _) => into.child(marked("data-hit", &hit.to_string())),
        (None, None, true) => into.child(marked("class", "linked")),
        (None, None, false) => into.child(run.text),
    }
}

/// The view that a mark leads to when it is opened as a link.
enum Target {
    Entity(Facet, &'static str),
    Days(PartialDate, PartialDate),
}

fn target(of: &MarkView<'static>) -> Option<Target> {
    if of.kind == SpanKind::Date {
        let (from, to) = (of.from.as_deref()?, of.to.as_deref()?);
        return Some(Target::Days(PartialDate::parse(from)?, PartialDate::parse(to)?));
    }
    Some(Target::Entity(facet_of(of.kind)?, of.entity_id?))
}

/// The filter that names of a kind belong to.
pub fn facet_of(kind: SpanKind) -> Option<Facet> {
    match kind {
        SpanKind::Person => Some(Facet::Persons),
        SpanKind::Place => Some(Facet::Places),
        SpanKind::Organisation => Some(Facet::Orgs),
        _ => None,
    }
}

impl Target {
    fn open(&self, state: &mut ViewState) {
        match *self {
            Target::Entity(which, id) => facet::chosen(state, which).push(id.to_owned()),
            Target::Days(from, to) => {
                state.from = Some(from);
                state.to = Some(to);
            }
        }
    }
}
