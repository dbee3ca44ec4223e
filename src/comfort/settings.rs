//! The settings: each holds from the moment it is chosen.

use std::cell::RefCell;

use kashshaf::dom::{El, Hidden, by_id, el, set_hidden};
use kashshaf::present::comfort::settings::{SETTINGS, Setting, Settings, value_words};
use kashshaf::present::comfort::{ComfortWord, say};
use kashshaf::present::{self, Lang, Word, kind_plural};
use kashshaf::span::SpanKind;
use wasm_bindgen::JsValue;

use crate::announce;
use crate::shell::{call, close, dialog, dispatch, lang, show, store, stored, take_style};

const ID: &str = "settings";
const HIDDEN_MARKS: &str = "hidden-marks";

/// The reader's choices as long as the page lives; stored where the browser allows it.
#[derive(Clone, Default)]
struct Chosen {
    settings: Settings,
    /// `light`, `dark`, or empty for the system's.
    theme: String,
}

thread_local! {
    static CHOSEN: RefCell<Option<Chosen>> = const { RefCell::new(None) };
}

fn chosen() -> Chosen {
    let theme = || kashshaf::dom::document().document_element().and_then(|it| it.get_attribute("data-theme"));
    let mut chosen = CHOSEN.with_borrow(Clone::clone).unwrap_or_else(|| Chosen {
        settings: Settings::read(&stored("settings").unwrap_or_default()),
        theme: String::new(),
    });
    // The button at the head of the page may have changed it.
    chosen.theme = theme().unwrap_or_default();
    chosen
}

pub fn is_on(key: &str, value: &str) -> bool {
    chosen().settings.is(key, value)
}

/// Changes settings: they hold at once, here and in the page.
fn change(change: impl FnOnce(&mut Chosen)) {
    let mut now = chosen();
    change(&mut now);
    let settings = now.settings.write();
    let theme = Some(now.theme.as_str()).filter(|it| !it.is_empty());
    let kept = store("settings", Some(settings.as_str())) && store("theme", theme);
    let values = js_sys::JSON::parse(&settings).unwrap_or_default();
    call("kashshafApply", &[values, JsValue::from_str(&now.theme)]);
    CHOSEN.set(Some(now));
    refresh(kept);
}

fn refresh(kept: bool) {
    take_style();
    dispatch("kashshaf:settings", &JsValue::NULL);
    announce::start();
    set_hidden("settings-refused", if kept { Hidden::Yes } else { Hidden::No });
}

pub fn set_theme(theme: &str) {
    let theme = theme.to_owned();
    change(|chosen| chosen.theme = theme);
}

pub fn open() {
    let lang = lang();
    let now = chosen();
    let reset =
        el("button.button type=button id=settings-reset").text(say(lang, ComfortWord::Reset)).on("click", |_| {
            store(HIDDEN_MARKS, None);
            change(|chosen| *chosen = Chosen::default());
            close(ID);
            open();
            kashshaf::dom::focus("settings-reset");
        });
    let refused = el("p.bad role=status hidden id=settings-refused").text(say(lang, ComfortWord::StorageRefused));
    let dialog = dialog(ID, present::say(lang, Word::Settings))
        .child(el("p.hint").text(say(lang, ComfortWord::SettingsWhy)))
        .child(refused)
        .child(theme(lang, &now.theme))
        .children(SETTINGS.iter().map(|setting| one(lang, setting, &now.settings)))
        .child(marks(lang))
        .child(el("p.row").child(reset));
    show(dialog);
}

fn one(lang: Lang, setting: &'static Setting, now: &Settings) -> El {
    let choices = setting.values.iter().map(|value| {
        let (key, chosen) = (value.0, now.get(setting) == value.0);
        choice(setting.key, key, &value_words(lang, *value), chosen, move || {
            change(|chosen| chosen.settings.set(setting.key, key));
        })
    });
    let why = (setting.key == "announce").then(|| el("p.hint").text(say(lang, ComfortWord::AnnounceWhy)));
    group(say(lang, setting.name)).child(el("div.choices").children(choices)).children(why)
}

fn theme(lang: Lang, now: &str) -> El {
    let themes = [("", ComfortWord::ThemeSystem), ("light", ComfortWord::ThemeLight), ("dark", ComfortWord::ThemeDark)];
    let choices = themes.map(|(key, word)| choice("theme", key, say(lang, word), now == key, move || set_theme(key)));
    group(say(lang, ComfortWord::Theme)).child(el("div.choices").children(choices))
}

/// The same switches as the legend's.
fn marks(lang: Lang) -> El {
    let hidden = stored(HIDDEN_MARKS).unwrap_or_default();
    let choices = SpanKind::ALL.map(|kind| {
        let input = el("input type=checkbox").attr("id", &format!("settings-mark-{}", kind.name()));
        let shown = !hidden.split(' ').any(|it| it == kind.name());
        let input = if shown { input.attr("checked", "") } else { input };
        let input = input.on("change", |_| {
            let off = |kind: &SpanKind| {
                let field = by_id(&format!("settings-mark-{}", kind.name()));
                field.is_some_and(|it| kashshaf::dom::get(&it, "checked").is_falsy())
            };
            let names: Vec<&str> = SpanKind::ALL.iter().filter(|kind| off(kind)).map(|kind| kind.name()).collect();
            refresh(store(HIDDEN_MARKS, Some(&names.join(" "))));
        });
        let name = el("span").attr("data-kind", kind.name()).text(present::say(lang, kind_plural(kind)));
        el("label.choice").child(input).child(name)
    });
    group(say(lang, ComfortWord::Marks)).child(el("div.choices").children(choices))
}

fn group(name: &str) -> El {
    el("fieldset").child(el("legend").text(name))
}

fn choice(name: &str, key: &str, words: &str, chosen: bool, mut then: impl FnMut() + 'static) -> El {
    let input = el("input type=radio")
        .attr("name", &format!("settings-{name}"))
        .attr("id", &format!("settings-{name}-{}", if key.is_empty() { "system" } else { key }))
        .attr("value", key);
    let input = if chosen { input.attr("checked", "") } else { input };
    el("label.choice").child(input.on("change", move |_| then())).child(el("bdi").text(words))
}
