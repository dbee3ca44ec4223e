//! The list of keys.

use kashshaf::dom::{document, el};
use kashshaf::present::comfort::keys::KEYS;
use kashshaf::present::comfort::{ComfortWord, say};
use kashshaf::present::{self, Word};

use crate::settings;
use crate::shell::{close, dialog, lang, show};

pub fn open() {
    let lang = lang();
    let off = document().document_element().is_some_and(|it| it.has_attribute("data-no-keys"));
    let rows = KEYS.iter().map(|(keys, does)| {
        let keys = keys.iter().map(|key| el("kbd dir=ltr").text(key));
        let letters = el("dt").children(keys);
        el("div").child(letters).child(el("dd").text(say(lang, *does)))
    });
    let note = if off { ComfortWord::KeysAreOff } else { ComfortWord::KeysWhy };
    let to_settings = el("button.button type=button id=keys-settings")
        .on("click", |_| {
            close("keys");
            settings::open();
        })
        .text(present::say(lang, Word::Settings));
    let dialog = dialog("keys", present::say(lang, Word::KeyHelp))
        .child(el("p.hint").text(say(lang, note)))
        .child(el("dl.keys").children(rows))
        .child(el("p.row").child(to_settings));
    show(dialog);
}
