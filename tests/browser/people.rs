//! The person filter, held to the gold.

use kashshaf::corpus::EntityIx;
use kashshaf::span::SpanKind;

use crate::gold;
use crate::reader::{Reader, quoted};
use crate::site::CORPUS;

/// Persons by their ids in the gold, and what a reader types to find them.
const PEOPLE: [(&str, &[&str]); 5] = [
    ("yoav-gallant", &["غالانت", "جالانت", "Gallant"]),
    ("eli-cohen", &["إيلي كوهين", "Eli Cohen"]),
    ("ilham-aliyev", &["عالييف", "Aliyev"]),
    ("benny-gantz", &["غانتس", "Gantz"]),
    ("zakir-hasanov", &["زاكير", "Hasanov"]),
];

fn passages_naming(person: &str) -> Vec<String> {
    let texts = gold::texts(|it| it.persons.contains(person));
    assert!(!texts.is_empty(), "{person} is a person of the gold");
    texts
}

/// The id that the corpus gives a person of the gold.
fn id_of(person: &str) -> String {
    let forms = gold::variants(person);
    let known = |at: &EntityIx| {
        let spellings = CORPUS.variants(*at);
        CORPUS.kind(*at) == Some(SpanKind::Person)
            && forms.iter().all(|form| spellings.iter().any(|it| it.text == form))
    };
    let mut found = CORPUS.entities().filter(known).map(|at| CORPUS.entity(at).id.to_owned());
    let id = found.next().unwrap_or_else(|| panic!("no entity of the corpus has all forms of {person}: {forms:?}"));
    assert_eq!(found.next(), None, "one entity for {person}");
    id
}

/// Types into the type-ahead and takes the first person that it offers.
fn choose(reader: &Reader, typed: &str) {
    reader.wait_for("#find-person").type_in(typed);
    reader.wait_drawn();
    reader.wait_for("[data-facet=person] .facets input[type=checkbox]").click();
    reader.wait_true("location.search.includes('person=')");
}

#[test]
fn choosing_a_person_by_any_spelling_shows_exactly_the_passages_that_name_them() {
    for (person, spellings) in PEOPLE {
        for typed in spellings {
            let reader = Reader::new();
            reader.visit("");
            choose(&reader, typed);
            reader.assert_passages(passages_naming(person), &format!("{person}, found by typing {typed}"));
        }
    }
}

#[test]
fn an_address_with_a_person_shows_exactly_the_passages_that_name_them() {
    let reader = Reader::new();
    for (person, _) in PEOPLE {
        reader.visit(&format!("?person={}", id_of(person)));
        reader.assert_passages(passages_naming(person), person);
    }
}

#[test]
fn two_persons_are_sought_in_one_passage_or_either() {
    let [one, other] = ["yoav-gallant", "zakir-hasanov"];
    let address = format!("?person={}&person={}", id_of(one), id_of(other));
    let reader = Reader::new();
    reader.visit(&address);
    reader.assert_passages(gold::texts(|it| it.persons.contains(one) && it.persons.contains(other)), "both");
    reader.visit(&format!("{address}&match=any"));
    reader.assert_passages(gold::texts(|it| it.persons.contains(one) || it.persons.contains(other)), "either");
}

#[test]
fn a_person_in_the_english_page_is_called_by_the_latin_name() {
    let reader = Reader::new();
    reader.visit(&format!("?person={}&lang=en", id_of("isaac-herzog")));
    reader.assert_passages(passages_naming("isaac-herzog"), "Isaac Herzog");
    assert_eq!(reader.text_of("document.querySelector('.chip bdi').textContent"), "Isaac Herzog");
}

#[test]
fn taking_the_chip_away_shows_all_passages_again() {
    let reader = Reader::new();
    reader.visit(&format!("?person={}", id_of("eli-cohen")));
    reader.wait_for(".chip").click();
    reader.wait_true("!location.search");
    reader.assert_passages(gold::texts(|_| true), "all");
}

#[test]
fn the_row_of_a_person_counts_their_passages_and_shows_the_spellings() {
    let reader = Reader::new();
    reader.visit("");
    reader.wait_for("#find-person").type_in("Gallant");
    reader.wait_drawn();
    let id = quoted(&id_of("yoav-gallant"));
    let row =
        format!("document.querySelector(`[data-facet=person] input[data-entity=${{CSS.escape({id})}}]`).closest('li')");
    let count = reader.text_of(&format!("{row}.querySelector('.facet-count').textContent"));
    assert_eq!(count, passages_naming("yoav-gallant").len().to_string());
    let spellings = reader.list_of(&format!("[...{row}.querySelectorAll('.spellings bdi')].map(it => it.textContent)"));
    for form in gold::variants("yoav-gallant") {
        assert!(spellings.contains(&form), "{form} among {spellings:?}");
    }
}
