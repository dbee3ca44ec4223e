//! Cards, the legend, and what marks do to the text.

use crate::gold;
use crate::reader::Reader;

#[test]
fn the_card_of_a_person_has_both_names_the_spellings_and_the_offices() {
    let reader = Reader::new();
    reader.visit("");
    reader.wait_for("#find-person").type_in("Gallant");
    reader.wait_drawn();
    reader.wait_for("[data-facet=person] .facets input").click();
    reader.wait_true("location.search.includes('person=')");
    let id = reader.text_of("new URLSearchParams(location.search).get('person')");
    reader.script(&format!("document.querySelector(`.passage [data-entity='{id}']`).click()"));
    let card = reader.wait_for("#card").text();
    let count = gold::texts(|it| it.persons.contains("yoav-gallant")).len();
    for words in ["Yoav", "يوآف", "جالانت", "غالانت", "وزير", &count.to_string()] {
        assert!(card.contains(words), "{words} is not on the card: {card}");
    }
    assert_eq!(reader.text_of("document.activeElement.id"), "card", "the card has the focus");
    reader.wait_for("#card .close").click();
    reader.wait_true("!document.querySelector('#card')");
    assert_eq!(reader.text_of("document.activeElement.dataset.entity"), id, "the focus is back on the name");
}

#[test]
fn the_card_of_a_date_says_the_words_the_days_and_why() {
    let reader = Reader::new();
    reader.visit("");
    reader.script(
        "[...document.querySelectorAll('[data-kind=date]')].find(it => it.textContent === 'مارس الماضي').click()",
    );
    let card = reader.wait_for("#card").text();
    for words in ["مارس الماضي", "مارس 2023", "2023"] {
        assert!(card.contains(words), "{words} is not on the card: {card}");
    }
    let reason = reader.text_of("document.querySelector('#card').innerText");
    assert!(
        reason.contains("نُشر") || reason.contains("النشر"),
        "the card says that the day of publication decided: {reason}"
    );
    reader.wait_for("#card a.button").click();
    reader.wait_true("location.search === '?from=2023-03-01&to=2023-03-31'");
    reader.assert_passages(
        gold::texts(|it| {
            it.dates.iter().any(|(from, to)| from.as_str() <= "2023-03-31" && to.as_str() >= "2023-03-01")
        }),
        "March 2023",
    );
}

#[test]
fn resting_on_a_name_opens_its_card_and_leaving_closes_it() {
    let reader = Reader::new();
    reader.visit("");
    reader.wait_for(".passage [data-entity]").point();
    reader.wait_for("#card");
    reader.wait_for(".wordmark").point();
    reader.wait_true("!document.querySelector('#card')");
}

#[test]
fn the_legend_switches_a_kind_of_mark_off_and_on() {
    let reader = Reader::new();
    reader.visit("");
    let line = "getComputedStyle(document.querySelector('.passage [data-kind=place]')).textDecorationLine";
    let shown = reader.text_of(line);
    assert!(shown.contains("underline"), "{shown}");
    let switch = ".legend button:has([data-kind=place])";
    reader.wait_for(switch).click();
    reader.wait_until("places without marks", || (reader.text_of(line) == "none").then_some(()));
    assert_eq!(reader.wait_for(switch).attribute("aria-pressed").as_deref(), Some("false"));
    reader.wait_for(switch).click();
    reader.wait_until("marked places", || (reader.text_of(line) == shown).then_some(()));
}

#[test]
fn marks_leave_arabic_letters_joined() {
    let reader = Reader::new();
    let apart = "[...document.querySelectorAll('.passage-text *')].filter(it => !it.closest('.control')).flatMap(it => {
        const style = getComputedStyle(it), told = [];
        const say = (name, value, wanted) => { if (value !== wanted) told.push(`${it.outerHTML.slice(0, 90)} has ${name} ${value}`); };
        say('display', style.display, 'inline');
        for (const side of ['inline-start', 'inline-end'])
            for (const name of [`margin-${side}`, `padding-${side}`, `border-${side}-width`])
                say(name, style.getPropertyValue(name), '0px');
        say('letter-spacing', style.letterSpacing, 'normal');
        say('unicode-bidi', style.unicodeBidi, 'normal');
        say('position', style.position, 'static');
        for (const name of ['::before', '::after']) say(name, getComputedStyle(it, name).content, name === '::before' || name === '::after' ? 'none' : '');
        if (it.hasAttribute('dir')) told.push(it.outerHTML.slice(0, 90) + ' has dir');
        if (['BDI', 'BDO'].includes(it.tagName)) told.push(it.outerHTML.slice(0, 90) + ' isolates');
        return told;
    })";
    reader.visit("");
    assert_eq!(reader.list_of(apart), [""; 0], "with the application");
    reader.devtools("Emulation.setScriptExecutionDisabled", serde_json::json!({ "value": true }));
    reader.visit_static("");
    reader.devtools("Emulation.setScriptExecutionDisabled", serde_json::json!({ "value": false }));
    assert_eq!(reader.list_of(apart), [""; 0], "without it");
}

#[test]
fn furniture_is_folded_away_and_opens_with_its_reason() {
    let reader = Reader::new();
    let article = crate::site::CORPUS
        .articles()
        .find(|at| {
            crate::site::CORPUS
                .lines(*at)
                .iter()
                .any(|line| !line.kind.is_article() && !line.kind.name().contains("blank"))
        })
        .expect("an article with furniture");
    reader.visit(&format!("a/{}/", crate::site::CORPUS.article(article).aid));
    assert!(reader.wait_for(".furniture li").text().is_empty(), "folded");
    reader.wait_for(".furniture summary").click();
    reader.wait_drawn();
    assert!(!reader.wait_for(".furniture li .reason").text().is_empty(), "open, with a reason");
}
