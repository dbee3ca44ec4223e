//! Commands, settings, saved views, the tour, progress and paper.

use serde_json::json;

use crate::keys::arabic_key;
use crate::layout::in_language;
use crate::reader::{ENTER, ESCAPE, Reader};
use crate::site::CORPUS;

/// Opens what the foot of the page offers.
pub fn open(reader: &Reader, what: &str) {
    reader.script(&format!("document.querySelector('.helps [data-comfort={what}]').click()"));
    reader.wait_for(&format!("#{what}"));
}

const ENTRIES: &str = "[...document.querySelectorAll('#palette-list [role=option] > bdi')].map(it => it.textContent)";

#[test]
fn the_palette_leads_to_people_articles_and_commands() {
    let reader = Reader::new();
    reader.visit("");
    arabic_key(&reader, "KeyK", "ن", 2);
    reader.wait_true("document.activeElement.id === 'palette-field'");
    assert!(reader.list_of(ENTRIES).len() > 10, "without anything typed it shows what there is");
    // Typed as the other paper spells him, and by another alphabet.
    for typed in ["جالانت", "gallant"] {
        reader.script("document.getElementById('palette-field').value = ''");
        reader.wait_for("#palette-field").type_in(typed);
        reader.wait_until(typed, || reader.list_of(ENTRIES).first().filter(|it| it.contains("يوآف")).map(drop));
    }
    reader.press(ENTER);
    reader.wait_true("location.search.includes('person=yoav-gallant')");
    assert!(reader.find("dialog").is_none() && reader.count() > 0);
    // The arrows move, and the field keeps the focus.
    reader.wait_for("#commands").click();
    reader.wait_for("#palette-field").type_in("الإعدادات");
    reader.wait_until("settings", || reader.list_of(ENTRIES).first().filter(|it| *it == "الإعدادات").map(drop));
    reader.press("\u{e015}\u{e013}");
    let active =
        "document.getElementById(document.getElementById('palette-field').getAttribute('aria-activedescendant'))";
    assert_eq!(reader.script(&format!("return {active}.getAttribute('aria-selected')")), "true");
    reader.press(ENTER);
    reader.wait_for("dialog#settings[open]");
    reader.press(ESCAPE);
    reader.wait_true("!document.querySelector('dialog')");
    let title = CORPUS.article(kashshaf::corpus::ArticleIx(2)).title;
    let words: String = title.split(' ').take(4).collect::<Vec<_>>().join(" ");
    reader.wait_for("#commands").click();
    reader.wait_for("#palette-field").type_in(&words);
    reader.wait_until("the article", || reader.list_of(ENTRIES).first().filter(|it| *it == title).map(drop));
    reader.press(ENTER);
    reader.wait_true("document.querySelector('main').dataset.view === 'article'");
}

#[test]
fn settings_hold_at_once_and_after_a_reload_and_enter_no_address() {
    let reader = Reader::new();
    reader.visit("");
    let passages = reader.list_of(crate::reader::PASSAGE_TEXTS);
    let date = "document.querySelector('.published time').textContent";
    let before = reader.text_of(date);
    open(&reader, "settings");
    for choice in ["digits-arab", "months-levant", "size-130", "leading-2.5", "theme-dark"] {
        reader.script(&format!("document.getElementById('settings-{choice}').click()"));
    }
    let count = |reader: &Reader| reader.text_of("document.querySelector('.count').textContent");
    let style = |reader: &Reader, css: &str, name: &str| {
        reader.text_of(&format!("getComputedStyle(document.querySelector('{css}')).getPropertyValue('{name}')"))
    };
    for visit in ["now", "after a reload"] {
        reader.wait_drawn();
        let said = count(&reader);
        assert!(
            said.contains(|c| ('٠'..='٩').contains(&c)) && !said.contains(|c: char| c.is_ascii_digit()),
            "{visit}: {said}"
        );
        let now = reader.text_of(date);
        assert!(now != before && now.contains(|c| ('٠'..='٩').contains(&c)), "{visit}: {before} became {now}");
        assert_eq!(style(&reader, "html", "font-size"), "20.8px", "{visit}");
        assert_eq!(reader.text_of("document.documentElement.dataset.theme"), "dark", "{visit}");
        assert!(reader.text_of("document.getElementById('theme-switch').textContent").contains("فاتح"), "{visit}");
        // What the articles say stays as they say it.
        assert_eq!(reader.list_of(crate::reader::PASSAGE_TEXTS), passages, "{visit}");
        assert_eq!(reader.address(), "", "{visit}");
        reader.visit("");
    }
    open(&reader, "settings");
    reader.wait_for("#settings-reset").click();
    reader.press(ESCAPE);
    reader.wait_until("everything as before", || (reader.text_of(date) == before).then_some(()));
    assert_eq!(style(&reader, "html", "font-size"), "16px");
}

#[test]
fn marks_switched_off_in_the_settings_are_off_in_the_legend_too() {
    let reader = Reader::new();
    reader.visit("");
    open(&reader, "settings");
    reader.script("document.getElementById('settings-mark-place').click()");
    reader.press(ESCAPE);
    let key = "document.querySelector('.legend button:has([data-kind=place])').getAttribute('aria-pressed')";
    reader.wait_until("the legend", || (reader.text_of(key) == "false").then_some(()));
}

#[test]
fn without_storage_settings_hold_for_the_visit_and_it_is_said() {
    let reader = Reader::new();
    let refuse =
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })";
    reader.spoil("Page.addScriptToEvaluateOnNewDocument", json!({ "source": refuse }));
    reader.visit("");
    open(&reader, "settings");
    reader.script("document.getElementById('settings-digits-arab').click()");
    reader.wait_true("!document.getElementById('settings-refused').hidden");
    reader.press(ESCAPE);
    reader.wait_true("/[٠-٩]/.test(document.querySelector('.count').textContent)");
    open(&reader, "saved");
    reader.wait_for("#saved-save").click();
    reader.wait_true("!document.getElementById('saved-refused').hidden");
    assert_eq!(reader.script("return document.querySelectorAll('#saved-list [data-address]').length"), 1);
}

#[test]
fn views_are_saved_opened_deleted_and_handed_on_as_a_file() {
    let reader = Reader::new();
    reader.visit("?from=2022-10&to=2023-04");
    let count = reader.count();
    let names = "[...document.querySelectorAll('#saved-list [data-address]')].map(it => it.textContent)";
    open(&reader, "saved");
    assert!(reader.text_of("document.getElementById('saved-name').value").contains("2023"), "a name is suggested");
    reader.script("document.getElementById('saved-name').value = 'ربيع باكو'");
    reader.wait_for("#saved-save").click();
    reader.wait_until("it is saved", || (reader.list_of(names) == ["ربيع باكو"]).then_some(()));
    reader.script(
        "const make = URL.createObjectURL; URL.createObjectURL = blob => { blob.text().then(it => globalThis.exported = it); return make.call(URL, blob); };
         document.addEventListener('click', event => { if (event.target.closest?.('a[download]')) event.preventDefault(); }, true);
         document.getElementById('saved-export').click()",
    );
    reader.wait_true("globalThis.exported");
    let file = reader.text_of("globalThis.exported");
    assert!(file.contains("ربيع باكو") && file.contains("from=2022-10"), "{file}");
    reader.wait_for(".saved .delete").click();
    reader.wait_until("it is gone", || reader.list_of(names).is_empty().then_some(()));
    reader.wait_for("#saved-undo").click();
    reader.wait_until("it is back", || (reader.list_of(names).len() == 1).then_some(()));
    reader.wait_for(".saved .delete").click();
    let hand_in = |content: &str| {
        reader.script(&format!(
            "const files = new DataTransfer(); files.items.add(new File([{content}], 'views.json'));
             const field = document.getElementById('saved-file'); field.files = files.files; field.dispatchEvent(new Event('change'))"
        ));
    };
    hand_in("'nothing of ours'");
    reader.wait_true("document.getElementById('saved-said').textContent.includes('ليس')");
    hand_in("globalThis.exported");
    reader.wait_until("it is imported", || (reader.list_of(names) == ["ربيع باكو"]).then_some(()));
    reader.press(ESCAPE);
    // It is there at the next visit, and leads where it led.
    reader.visit("");
    open(&reader, "saved");
    reader.wait_for("#saved-list [data-address]").click();
    reader.wait_true("location.search.includes('from=2022-10')");
    reader.wait_until("the same list", || (reader.count() == count).then_some(()));
}

#[test]
fn the_tour_has_four_steps_and_can_be_left() {
    let reader = Reader::new();
    reader.visit("");
    let offered = "document.querySelector('.offer').checkVisibility()";
    assert_eq!(reader.script(&format!("return {offered}")), true, "a first visit offers it");
    open(&reader, "tour");
    reader.wait_true(&format!("!{offered}"));
    let words = "document.getElementById('tour-words').textContent";
    let mut said = Vec::new();
    for step in 1..=4 {
        said.push(reader.text_of(words));
        let seen = reader.script(
            "const it = document.querySelector('[data-toured]').getBoundingClientRect();
             return it.top < document.getElementById('tour').getBoundingClientRect().top && it.bottom > 0",
        );
        assert_eq!(seen, true, "what step {step} speaks of is to be seen above it");
        reader.press(ENTER);
    }
    said.dedup();
    assert_eq!(said.len(), 4, "{said:?}");
    reader.wait_true("!document.getElementById('tour') && !document.querySelector('[data-toured]')");
    open(&reader, "tour");
    reader.press(ESCAPE);
    reader.wait_true("!document.getElementById('tour')");
    reader.visit("");
    assert_eq!(reader.script(&format!("return {offered}")), false, "once");
}

#[test]
fn marks_are_announced_only_where_that_is_wanted() {
    let reader = Reader::new();
    reader.visit("");
    let text = "document.querySelector('.passage-text').textContent";
    let (before, heard) = (reader.text_of(text), |reader: &Reader| {
        reader.devtools("Accessibility.enable", json!({}));
        let tree = reader.devtools("Accessibility.getFullAXTree", json!({}));
        let links = tree["nodes"].as_array().into_iter().flatten().filter(|it| it["role"]["value"] == "link");
        links.filter_map(|it| it["name"]["value"].as_str()).any(|name| name.starts_with("شخص "))
    });
    assert!(!heard(&reader));
    open(&reader, "settings");
    reader.script("document.getElementById('settings-announce-on').click()");
    reader.press(ESCAPE);
    reader.wait_drawn();
    assert!(heard(&reader), "now");
    assert_eq!(reader.text_of(text), before);
    reader.visit("");
    reader.wait_until("after a reload", || heard(&reader).then_some(()));
}

#[test]
fn whoever_waits_is_told() {
    let reader = Reader::new();
    reader.visit("?lang=en");
    reader.spoil("Network.enable", json!({}));
    let slow = json!({ "offline": false, "latency": 900, "downloadThroughput": -1, "uploadThroughput": -1 });
    reader.devtools("Network.clearBrowserCache", json!({}));
    reader.devtools("Network.emulateNetworkConditions", slow);
    reader.script("document.getElementById('commands').click()");
    reader.wait_true("document.querySelector('#busy[role=status]')?.textContent.includes('Loading')");
    reader.wait_for("dialog#palette[open]");
    assert!(reader.find("#busy").is_none());
}

#[test]
fn the_theme_button_says_what_it_does_when_the_system_turns_dark() {
    let reader = Reader::new();
    reader.visit("?lang=en");
    let label = "document.getElementById('theme-switch').textContent";
    assert_eq!(reader.text_of(label), "Dark");
    reader.prefer("dark");
    reader.wait_until("the label", || (reader.text_of(label) == "Light").then_some(()));
}

#[test]
fn paper_holds_the_text_its_source_its_address_and_no_controls() {
    let reader = Reader::new();
    let aid = CORPUS.article(kashshaf::corpus::ArticleIx(0)).aid;
    reader.visit(&in_language(&format!("a/{aid}/"), "ar"));
    reader.script("dispatchEvent(new Event('beforeprint'))");
    reader.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    let shown = |css: &str| {
        reader.script(&format!("return [...document.querySelectorAll('{css}')].some(it => it.checkVisibility())"))
    };
    for css in [".switches", ".passage-tools", ".legend", ".neighbours", ".helps button", ".trail"] {
        assert_eq!(shown(css), false, "{css}");
    }
    for css in [".story-title", ".facts", ".published", ".passage-text"] {
        assert_eq!(shown(css), true, "{css}");
    }
    let content =
        |css: &str| reader.text_of(&format!("getComputedStyle(document.querySelector('{css}'), '::before').content"));
    assert!(content(".passage").contains(aid), "the number of a passage stands beside it: {}", content(".passage"));
    assert!(content(".colophon").contains(&format!("a/{aid}")), "the address: {}", content(".colophon"));
    let beside = reader.script(
        "const passage = document.querySelector('.passage'), text = passage.querySelector('.passage-text').getBoundingClientRect();
         return Math.abs(text.left - passage.getBoundingClientRect().left) > 60",
    );
    assert_eq!(beside, true, "in a margin of its own");
    reader.devtools("Emulation.setEmulatedMedia", json!({ "media": "" }));
    let pdf = reader.devtools("Page.printToPDF", json!({ "preferCSSPageSize": true, "printBackground": false }));
    let pdf = crate::shots::base64(pdf["data"].as_str().unwrap_or_default());
    let folder = crate::site::root().join("target/shots-comfort");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("article.pdf"), &pdf).expect("it is written");
    let size = String::from_utf8_lossy(&pdf).contains("/MediaBox [0 0 594")
        || String::from_utf8_lossy(&pdf).contains("/MediaBox [0 0 595");
    assert!(pdf.starts_with(b"%PDF") && size, "A4");
}
