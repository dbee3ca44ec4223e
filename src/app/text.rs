//! A passage's text: runs inside the marks around them.
//!
//! A mark is a plain inline element and nothing else, or Arabic letters come apart. The outermost
//! mark is the link; what is nested in it is reached by pointer, and from its card.

use leptos::prelude::*;

use super::{Page, facet};
use crate::explore::Facet;
use crate::link::address::{PageRef, PartialDate, ViewState};
use crate::present::{MarkView, Node, PassageView, Run, nest};
use crate::span::SpanKind;

pub fn pieces(page: Page, view: &PassageView<'static>) -> Vec<AnyView> {
    nest(&view.runs).iter().map(|node| piece(page, view, node, Around::Text)).collect()
}

/// What a piece stands in: a link must not hold another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Text,
    Link,
}

fn piece(page: Page, view: &PassageView<'static>, node: &Node<'_, 'static>, around: Around) -> AnyView {
    match node {
        Node::Text(run) => letters(run),
        Node::Mark { mark, nodes } => match view.marks.get(*mark) {
            Some(of) => element(page, view, of, *mark, nodes, around),
            None => inner(page, view, nodes, around).into_any(),
        },
    }
}

fn inner(page: Page, view: &PassageView<'static>, nodes: &[Node<'_, 'static>], around: Around) -> Vec<AnyView> {
    nodes.iter().map(|node| piece(page, view, node, around)).collect()
}

fn element(
    page: Page,
    view: &PassageView<'static>,
    of: &MarkView<'static>,
    number: usize,
    nodes: &[Node<'_, 'static>],
    around: Around,
) -> AnyView {
    let target = (around == Around::Text).then(|| target(of)).flatten();
    let focusable = around == Around::Text && target.is_none() && of.kind != SpanKind::Quote;
    let inside = if target.is_some() || focusable { Around::Link } else { around };
    let children = inner(page, view, nodes, inside);
    let kind = of.kind.name();
    let (entity, from, to) = (of.entity_id, of.from.clone(), of.to.clone());
    match target {
        Some(target) => {
            let href = move || page.href(|state| target.open(state));
            view! { <a href=href data-kind=kind data-entity=entity data-from=from data-to=to data-mark=number>{children}</a> }
                .into_any()
        }
        None => {
            let (tabindex, role) = (focusable.then_some("0"), focusable.then_some("button"));
            view! {
                <span data-kind=kind data-entity=entity data-from=from data-to=to data-mark=number tabindex=tabindex role=role>
                    {children}
                </span>
            }
            .into_any()
        }
    }
}

fn letters(run: &Run<'static>) -> AnyView {
    if let Some(name) = run.control {
        return view! { <span class="control" dir="ltr">{name}</span> }.into_any();
    }
    let text = run.text;
    match (run.hit, run.linked) {
        (Some(_), _) => view! { <mark>{text}</mark> }.into_any(),
        (None, true) => view! { <mark class="linked">{text}</mark> }.into_any(),
        (None, false) => text.into_any(),
    }
}

/// The view that a mark leads to when it is opened as a link.
enum Target {
    Entity(Facet, &'static str),
    Days(PartialDate, PartialDate),
}

fn target(of: &MarkView<'static>) -> Option<Target> {
    let facet = match of.kind {
        SpanKind::Person => Facet::Persons,
        SpanKind::Place => Facet::Places,
        SpanKind::Organisation => Facet::Orgs,
        SpanKind::Date => {
            let (from, to) = (of.from.as_deref()?, of.to.as_deref()?);
            return Some(Target::Days(PartialDate::parse(from)?, PartialDate::parse(to)?));
        }
        _ => return None,
    };
    Some(Target::Entity(facet, of.entity_id?))
}

impl Target {
    fn open(&self, state: &mut ViewState) {
        *state = ViewState { page: PageRef::Explorer, lang: state.lang, ..ViewState::default() };
        match *self {
            Target::Entity(which, id) => facet::chosen(state, which).push(id.to_owned()),
            Target::Days(from, to) => {
                state.from = Some(from);
                state.to = Some(to);
            }
        }
    }
}
