//! The search box and what is said around it, the ways from hit to hit, and what an article shows beside its text.

use kashshaf::explore::{Matcher, Query};

use crate::layout::in_language;
use crate::reader::{ENTER, ESCAPE, Reader};
use crate::site::CORPUS;

const DOWN: &str = "\u{e015}";
const OPTIONS: &str = "[...document.querySelectorAll('#q-options [role=option]')].map(it => it.textContent)";

/// A word that stands in several passages, with the number of its places in all of them.
fn frequent() -> (&'static str, usize) {
    let word = "الرئيس";
    let matcher = Matcher::new(&CORPUS, &Query::parse(word));
    let hits = CORPUS.passages().map(|at| matcher.hits(CORPUS.passage(at).text).len()).sum();
    assert!(hits > 2, "{word} stands in the corpus");
    (word, hits)
}

#[test]
fn what_is_typed_can_become_a_person_by_the_keyboard_alone() {
    let person = CORPUS.entities().find(|at| CORPUS.entity(*at).id == "benny-gantz").expect("a person");
    let name = CORPUS.entity(person).name_ar;
    let beginning: String = name.split(' ').next_back().unwrap_or(name).chars().take(3).collect();
    for lang in ["ar", "en"] {
        let reader = Reader::new();
        reader.visit(&in_language("", lang));
        reader.wait_for("#q").type_in(&beginning);
        reader.wait_until("completions", || (!reader.list_of(OPTIONS).is_empty()).then_some(()));
        assert_eq!(reader.text_of("document.getElementById('q').getAttribute('aria-expanded')"), "true");
        reader.press(DOWN);
        reader.wait_drawn();
        let active = "document.getElementById(document.getElementById('q').getAttribute('aria-activedescendant'))";
        assert_eq!(reader.text_of(&format!("{active}?.getAttribute('aria-selected')")), "true");
        reader.press(ENTER);
        reader.wait_true("location.search.includes('person=')");
        assert_eq!(reader.text_of("document.activeElement.id"), "q");
        reader.wait_for("#q").type_in(&beginning);
        reader.wait_until("completions", || (!reader.list_of(OPTIONS).is_empty()).then_some(()));
        reader.press(ESCAPE);
        reader.wait_drawn();
        assert_eq!(reader.list_of(OPTIONS), [""; 0]);
    }
}

#[test]
fn operators_become_chips_and_the_words_stay() {
    let reader = Reader::new();
    reader.visit("");
    reader.wait_for("#q").type_in("person:benny-gantz باكو");
    reader.press(ENTER);
    reader.wait_true("location.search.includes('person=benny-gantz')");
    assert_eq!(reader.text_of("document.getElementById('q').value").trim(), "باكو");
    let chips = reader.list_of("[...document.querySelectorAll('.chip bdi')].map(it => it.textContent)");
    assert_eq!(chips.len(), 2, "{chips:?}");
}

#[test]
fn from_hit_to_hit_in_the_list_and_in_the_article() {
    let (word, hits) = frequent();
    let reader = Reader::new();
    reader.visit(&format!("?q={word}"));
    reader.wait_true(&format!("document.querySelector('[data-hits]')?.dataset.hits === '{hits}'"));
    for _ in 0..2 {
        reader.script("document.querySelector('[data-act=next-hit]').click()");
        reader.wait_drawn();
    }
    let current = "[...document.querySelectorAll('mark')].findIndex(it => it.hasAttribute('data-current'))";
    assert_eq!(reader.script(&format!("return {current}")), 1);
    assert_eq!(reader.script("const box = document.querySelector('mark[data-current]').getBoundingClientRect(); return box.top > 0 && box.bottom < innerHeight"), true);
    reader.script("document.querySelector('[data-act=previous-hit]').click()");
    reader.wait_drawn();
    assert_eq!(reader.script(&format!("return {current}")), 0);
    // The words go along into the article, which opens at the first of them.
    reader.script("document.querySelector('.story-title a').click()");
    reader.wait_true("document.querySelector('main[data-view=article] mark[data-hit]')");
    reader.wait_drawn();
    assert_eq!(reader.script("const box = document.querySelector('mark[data-hit]').getBoundingClientRect(); return box.top > 0 && box.bottom < innerHeight"), true);
}

#[test]
fn forms_are_told_and_a_passage_says_why_it_stands_there() {
    let (word, _) = frequent();
    for lang in ["ar", "en"] {
        let reader = Reader::new();
        reader.visit(&in_language(&format!("?q={word}"), lang));
        reader.wait_true("document.querySelector('#told[role=status] p')?.textContent.includes('الرئيس')");
        reader.wait_for(".why-here").click();
        reader.wait_true("document.querySelectorAll('.explained li').length > 1");
        reader.script("document.getElementById('sort-date').click()");
        reader.wait_true("location.search.includes('sort=date')");
        reader.wait_drawn();
        assert_eq!(reader.script("return !document.querySelector('.why-here')"), true, "by date there is no why");
    }
}

#[test]
fn exact_words_find_no_other_forms() {
    let (word, _) = frequent();
    let reader = Reader::new();
    reader.visit(&format!("?q={word}"));
    let forms = reader.count();
    reader.script("document.getElementById('exact').click()");
    reader.wait_true("location.search.includes('exact=1')");
    reader.wait_drawn();
    assert!(reader.count() < forms, "{} of {forms}", reader.count());
    let marked = reader.list_of("[...document.querySelectorAll('mark[data-hit]')].map(it => it.textContent)");
    assert!(!marked.is_empty() && marked.iter().all(|it| it == word), "{marked:?}");
}

#[test]
fn an_article_shows_its_outline_and_where_somebody_is_named() {
    let person = CORPUS.entities().find(|at| CORPUS.entity(*at).id == "benny-gantz").expect("a person");
    let first = CORPUS.entity_passages(person).next().expect("a passage");
    let article = CORPUS.article_of(first);
    let aid = CORPUS.article(article).aid;
    let passages = CORPUS.article(article).passages();
    let mentions = passages.flat_map(|at| CORPUS.marks(at)).filter(|mark| mark.entity == Some(person)).count();
    let reader = Reader::new();
    reader.visit(&format!("a/{aid}/?person=benny-gantz"));
    assert_eq!(reader.script("return document.querySelectorAll('#strip i').length"), mentions);
    assert_eq!(reader.text_of("document.getElementById('strip').getAttribute('aria-hidden')"), "true");
    assert!(!reader.text_of("document.getElementById('spread').textContent").is_empty(), "the same in words");
    reader.script("document.querySelector('#outline summary').click()");
    reader.wait_for("#outline li:last-child a").click();
    reader.wait_true("document.querySelector('main[data-view=passage] [data-here]')");
}
