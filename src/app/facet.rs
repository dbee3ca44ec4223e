//! One filter by people, places or organisations: type-ahead and a row for each.

use leptos::prelude::*;

use super::html::{El, View, el, live, typed};
use super::{Page, place};
use crate::explore::{Facet, Match, Value};
use crate::link::address::{Lang, ViewState};
use crate::present::{self, Row, RowOrder, Spelling, Wanted, Word};

/// Rows that are shown before the reader asks for all.
pub const ROWS_FIRST: usize = 8;
/// Spellings that are shown under a name.
const SPELLINGS: usize = 4;

pub fn panel(page: Page, facet: Facet) -> El {
    let names = Names::of(facet);
    let narrowing = Narrowing::new();
    let list = move || Some(list(page, facet, narrowing));
    el("details.panel")
        .attr("data-facet", names.id)
        .maybe("open", (facet == Facet::Persons).then_some(""))
        .child(el("summary").child(el("h2").child(page.say(names.title))))
        .child(narrowing.field(page, names.id, names.find))
        .child((facet == Facet::Persons).then(|| live(move || matching(page))))
        .child(live(list))
}

/// What the reader does to the rows of a filter, beside choosing: typing, showing all, their order.
#[derive(Clone, Copy)]
pub struct Narrowing {
    words: RwSignal<String>,
    all: RwSignal<bool>,
    order: RwSignal<RowOrder>,
}

impl Narrowing {
    pub fn new() -> Narrowing {
        Narrowing {
            words: RwSignal::new(String::new()),
            all: RwSignal::new(false),
            order: RwSignal::new(RowOrder::Count),
        }
    }

    pub fn words(self) -> String {
        self.words.get().trim().to_owned()
    }

    pub fn order(self) -> RowOrder {
        self.order.get()
    }

    /// Where names are typed.
    pub fn field(self, page: Page, id: &str, find: Word) -> [El; 2] {
        let input_id = format!("find-{id}");
        let input = el("input.input type=search dir=auto autocomplete=off spellcheck=false")
            .attr("id", input_id.as_str())
            .attr("placeholder", page.say(find))
            .on("input", move |event| self.words.set(typed(&event)));
        [el("label.unseen").attr("for", &input_id).child(page.say(find)), input]
    }

    /// How many rows are shown at most.
    pub fn most(self) -> usize {
        if self.all.get() { usize::MAX } else { ROWS_FIRST }
    }

    /// The rows that are shown, of how many, what is said where there are none, and the buttons below.
    pub fn rows(self, page: Page, id: &str, shown: Vec<El>, count: usize) -> View {
        let none = (count == 0 && !self.words().is_empty()).then(|| page.say(Word::NoneFound));
        let more = (count > ROWS_FIRST).then(|| more(page, id, count, self.all));
        let sort = (count > SORTED_FROM).then(|| self.sort(page, id));
        el("div")
            .child(el("ul.facets").child(shown))
            .child(el("p.hint role=status").child(none))
            .child(el("p.facet-tools").child(more).child(sort))
            .view()
    }

    fn sort(self, page: Page, id: &str) -> El {
        let by_name = self.order.get_untracked() == RowOrder::Alphabet;
        let turn = move |_| {
            place::keep_focus();
            self.order.set(if by_name { RowOrder::Count } else { RowOrder::Alphabet });
        };
        el("button.quiet type=button")
            .attr("id", &format!("sort-{id}"))
            .attr("aria-pressed", if by_name { "true" } else { "false" })
            .on("click", turn)
            .child(page.say(Word::ByAlphabet))
    }
}

/// Rows from which their order can be changed.
const SORTED_FROM: usize = 3;

fn list(page: Page, facet: Facet, narrowing: Narrowing) -> View {
    let (typed, chosen) = (narrowing.words(), page.chosen.get());
    let wanted = Wanted { typed: &typed, order: narrowing.order(), most: narrowing.most() };
    let (rows, count) = present::first_rows(page.corpus, &chosen.selection, facet, page.lang, &wanted);
    let rows = rows.into_iter().map(|it| row(page, facet, it)).collect();
    narrowing.rows(page, Names::of(facet).id, rows, count)
}

fn row(page: Page, facet: Facet, row: Row) -> El {
    let id = row.id.clone();
    let toggle = move |_| page.decide(&mut |state| toggle(chosen(state, facet), &id));
    let input = el("input type=checkbox")
        .attr("id", &format!("{}-{}", Names::of(facet).id, row.id))
        .attr("data-entity", &row.id)
        .checked(row.chosen)
        .on("change", toggle);
    let name = el("span.facet-name")
        .child(el("bdi").child(row.name.as_str()))
        .child(el("small").attr("lang", page.lang.other().tag()).child(el("bdi").child(row.other_name)));
    let label = el("label.facet").child(input).child(name).child(count(page.lang, row.count, row.count_words));
    let without =
        Without { value: Value::Entity(facet, row.entity), name: &row.name, id: &row.id, pressed: row.excluded };
    line(label, without.button(page)).child(spellings(page.lang, &row.spellings, row.found_by.as_deref()))
}

/// A value, and the button that leaves it out.
pub fn line(label: El, without: El) -> El {
    el("li").child(el("div.facet-line").child(label).child(without))
}

/// The button that leaves a value out.
pub struct Without<'n> {
    pub value: Value,
    pub name: &'n str,
    /// A piece of its element's id.
    pub id: &'n str,
    pub pressed: bool,
}

impl Without<'_> {
    pub fn button(&self, page: Page) -> El {
        let (value, label) = (self.value, present::fill(page.lang, Word::WithoutOne, &[("name", self.name)]));
        el("button.without type=button")
            .attr("id", &format!("without-{}", self.id))
            .attr("aria-pressed", if self.pressed { "true" } else { "false" })
            .attr("aria-label", &label)
            .attr("title", &label)
            .on("click", move |_| page.decide(&mut |state| *state = present::exclude(page.corpus, state, value)))
            .child(el("span aria-hidden=true").child("−"))
    }
}

/// The number to see, the words to hear.
pub fn count(lang: Lang, count: u32, words: String) -> [El; 2] {
    [el("span.facet-count aria-hidden=true").child(present::number(lang, count)), el("span.unseen").child(words)]
}

/// The spellings found, where there is more than one; the one that typing found comes first.
fn spellings(lang: Lang, spellings: &[Spelling], found_by: Option<&str>) -> Option<El> {
    if spellings.len() < 2 {
        return None;
    }
    let first = spellings.iter().filter(|it| Some(it.text.as_str()) == found_by);
    let others = spellings.iter().filter(|it| Some(it.text.as_str()) != found_by);
    let shown = first.chain(others).take(SPELLINGS).map(|it| {
        let count = el("small").child(present::number(lang, it.count));
        el("li").child(el("bdi").child(it.text.as_str())).child(" ").child(count)
    });
    let rest = spellings.len().saturating_sub(SPELLINGS);
    let rest = (rest > 0).then(|| el("li").child(format!("+{}", present::number(lang, rest as u32))));
    Some(el("ul.spellings lang=ar").child(shown.collect::<Vec<_>>()).child(rest))
}

/// How several chosen people combine.
fn matching(page: Page) -> Option<View> {
    let state = page.now();
    let (several, now) = (state.persons.len() > 1, state.matching);
    let choice = |value: Match, label: Word| {
        let input = el("input type=radio name=match")
            .attr("id", &format!("match-{}", label.key()))
            .checked(now == value)
            .on("change", move |_| page.decide(&mut |state| state.matching = value));
        el("label.choice").child(input).child(el("span").child(page.say(label)))
    };
    several.then(|| {
        el("fieldset.choices")
            .child(el("legend.unseen").child(page.say(Word::Matching)))
            .child([choice(Match::All, Word::MatchAll), choice(Match::Any, Word::MatchAny)])
            .view()
    })
}

fn more(page: Page, id: &str, count: usize, all: RwSignal<bool>) -> El {
    let label = if all.get_untracked() {
        page.say(Word::ShowFewer).to_owned()
    } else {
        present::fill(page.lang, Word::ShowAll, &[("count", &present::number(page.lang, count as u32))])
    };
    let toggle = move |_| {
        place::keep_focus();
        all.set(!all.get_untracked());
    };
    el("button.quiet.more type=button").attr("id", &format!("more-{id}")).on("click", toggle).child(label)
}

/// The list of the view state that a facet fills.
pub fn chosen(state: &mut ViewState, facet: Facet) -> &mut Vec<String> {
    present::entity_list(state, facet)
}

pub fn toggle(list: &mut Vec<String>, id: &str) {
    let before = list.len();
    list.retain(|it| it != id);
    if list.len() == before {
        list.push(id.to_owned());
    }
}

struct Names {
    id: &'static str,
    title: Word,
    find: Word,
}

impl Names {
    fn of(facet: Facet) -> Names {
        match facet {
            Facet::Persons => Names { id: "person", title: Word::People, find: Word::FindPerson },
            Facet::Places => Names { id: "place", title: Word::Places, find: Word::FindPlace },
            Facet::Orgs => Names { id: "org", title: Word::Organisations, find: Word::FindOrganisation },
        }
    }
}
