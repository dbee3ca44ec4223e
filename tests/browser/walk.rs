//! Every view with the keyboard alone: Tab reaches everything that can be clicked, in the order of the page, and where it
//! is can always be seen. And what is touched is large enough, on every view.

use serde_json::json;

use crate::comfort;
use crate::layout::{beside_the_list, in_language, views};
use crate::reader::{ESCAPE, Reader, TAB, quoted};

/// Follows the focus: what it was on, and what was wrong with being there.
const FOLLOW: &str = "
    const shown = it => {
        const style = getComputedStyle(it);
        const framed = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none';
        // A link within a drawing has its frame on one of its shapes.
        const drawn = it instanceof SVGElement && [...it.children].some(part => {
            const { stroke, strokeWidth } = getComputedStyle(part);
            return stroke !== 'none' && parseFloat(strokeWidth) >= 2;
        });
        return framed || drawn;
    };
    globalThis.walked = new Set(); globalThis.wrong = []; globalThis.order = [];
    addEventListener('focusin', event => {
        const it = event.target;
        if (walked.has(it)) return;
        walked.add(it);
        const name = it.outerHTML.slice(0, 110);
        const rects = [...it.getClientRects()].filter(box => box.width > 0 && box.height > 0);
        if (!rects.length) return wrong.push('not to be seen: ' + name);
        // The passage that a link leads to is marked by a bar and its own ground; the whole view needs no frame.
        if (!it.matches('[data-here], main') && ![it, it.closest('label, .facet'), it.nextElementSibling].some(at => at && shown(at))) wrong.push('no outline: ' + name);
        // One of its corners or its middle must lie on top: nothing that sticks to the window hides all of it.
        const free = rects.some(box => [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].some(([x, y]) => {
            const [left, top] = [box.left + box.width * x, box.top + box.height * y];
            const hit = document.elementFromPoint(left, top);
            // The card of the mark that the focus left goes by itself a moment later.
            return hit && (it.contains(hit) || hit.contains(it) || hit.closest('#card'));
        }));
        if (!free) wrong.push('hidden: ' + name + JSON.stringify(rects[0]));
    });";

/// What can be clicked and was not reached. In a group with one tab stop the arrows lead to the rest.
const MISSED: &str = "[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [role=button], [tabindex=\"0\"]')]
    .filter(it => it.checkVisibility({ visibilityProperty: true, opacityProperty: false }) && !it.disabled && it.tabIndex >= 0 && !walked.has(it)
        && !it.matches('.skip') && !it.closest('#card') && it.getClientRects().length
        && !(it.matches('input[type=radio]') && document.querySelector(`input[name='${it.name}']:checked`) !== it && it.name))
    .map(it => it.outerHTML.slice(0, 110))";

/// Presses Tab until the page has been gone through.
fn walk(reader: &Reader, what: &str) {
    /// Tabs at a time, and how often at most.
    const TABS: usize = 40;
    const ROUNDS: usize = 60;
    reader.script(FOLLOW);
    let tabs = TAB.repeat(TABS);
    let mut before = 0;
    for _ in 0..ROUNDS {
        reader.press(&tabs);
        let walked = reader.script("return walked.size").as_u64().unwrap_or(0);
        if walked == before {
            break;
        }
        before = walked;
    }
    assert!(before > 3, "{what}: Tab went nowhere");
    assert_eq!(reader.list_of("wrong"), [""; 0], "{what}");
    assert_eq!(reader.list_of(MISSED), [""; 0], "{what}: not reached");
}

#[test]
fn every_view_is_walked_with_the_keyboard_alone() {
    let reader = Reader::new();
    reader.expect_console("404");
    for (name, address) in views() {
        // All passages are many stops of the same kinds.
        let address = if name == "explorer" { "?on=published&from=2022".to_owned() } else { address };
        for (lang, width) in [("ar", 1280), ("en", 360)] {
            if lang == "en" && !matches!(name, "explorer" | "passage") {
                continue;
            }
            reader.resize(width, 800);
            reader.visit(&in_language(&address, lang));
            if beside_the_list().iter().any(|(beside, _)| *beside == name) {
                reader.wait_true("document.querySelector('#view')?.childElementCount");
            }
            walk(&reader, &format!("{name} in {lang}, {width} wide"));
        }
    }
}

#[test]
fn dialogs_keep_the_focus_and_give_it_back() {
    let reader = Reader::new();
    reader.visit("");
    for what in ["settings", "saved", "keys", "palette"] {
        let opener = if what == "palette" { "#commands".to_owned() } else { format!(".helps [data-comfort={what}]") };
        reader.script(&format!(
            "const it = document.querySelector('{opener}'); it.id ||= 'opener-{what}'; it.focus(); it.click()"
        ));
        reader.wait_for(&format!("dialog#{what}[open]"));
        reader.script(FOLLOW);
        for _ in 0..30 {
            reader.press(TAB);
        }
        assert_eq!(reader.list_of("wrong"), [""; 0], "{what}");
        let outside = "[...walked].filter(it => !it.closest('dialog')).map(it => it.outerHTML.slice(0, 100))";
        assert_eq!(reader.list_of(outside), [""; 0], "{what} keeps the focus");
        let missed = MISSED.replace("document.querySelectorAll(", "document.querySelector('dialog').querySelectorAll(");
        assert_eq!(reader.list_of(&missed), [""; 0], "{what}: not reached");
        reader.press(ESCAPE);
        reader.wait_true("!document.querySelector('dialog')");
        let back = reader.script(&format!("return document.activeElement === document.querySelector('{opener}')"));
        assert_eq!(back, true, "{what} gives the focus back");
    }
}

#[test]
fn what_is_touched_is_large_enough_on_every_view() {
    // Links in running text, and bars, which have other ways to the same choice, are free (WCAG 2.2, 2.5.8).
    let small = "[...document.querySelectorAll('button, select, input, textarea, summary, .facet, .chip, .tab, .passage-tools a, .helps a, [role=option]')].filter(it => {
        const box = (it.closest('label') ?? it).getBoundingClientRect();
        return box.width > 0 && it.checkVisibility() && !it.matches('.bar, .unseen, [hidden]') && !it.closest('.unseen') && (box.height < 23.5 || box.width < 23.5);
    }).map(it => it.outerHTML.slice(0, 100))";
    let reader = Reader::new();
    reader.expect_console("404");
    reader.resize(360, 740);
    for (name, address) in views() {
        reader.visit(&address);
        reader.wait_true("!document.querySelector('.coming')");
        reader.script("document.querySelectorAll('details').forEach(it => it.open = true); document.getElementById('show-filters')?.click()");
        reader.wait_drawn();
        assert_eq!(reader.list_of(small), [""; 0], "{name}");
    }
    reader.visit("");
    for what in ["settings", "saved", "keys", "tour"] {
        comfort::open(&reader, what);
        reader.wait_drawn();
        assert_eq!(reader.list_of(small), [""; 0], "{what}");
        reader.press(ESCAPE);
    }
}

/// A finger on the middle of something.
fn tap(reader: &Reader, css: &str) {
    let at = reader.script(&format!(
        "const it = document.querySelector({}); it.scrollIntoView({{ block: 'center' }});
         const box = it.getClientRects()[0]; return {{ x: Math.round(box.left + box.width / 2), y: Math.round(box.top + box.height / 2) }}",
        quoted(css)
    ));
    reader.devtools("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": [at] }));
    reader.devtools("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] }));
}

#[test]
fn fingers_open_cards_and_share_selected_words() {
    let reader = Reader::new();
    reader.spoil("Emulation.setTouchEmulationEnabled", json!({ "enabled": true, "maxTouchPoints": 1 }));
    reader.resize(360, 740);
    let passage = views().into_iter().find(|(name, _)| *name == "passage").expect("a view").1;
    reader.visit(&passage);
    tap(&reader, "[data-here] a[data-mark]");
    reader.wait_for("#card");
    tap(&reader, "#card .close");
    reader.wait_true("!document.getElementById('card')");
    // What a long press selects; the gesture itself is the system's.
    reader.script("const text = document.querySelector('[data-here] .passage-text'); getSelection().setBaseAndExtent(text, 0, text, 1)");
    reader.wait_for("#share-words");
    tap(&reader, "#share-words");
    reader.wait_true("document.querySelector('dialog#share[open]')");
}
