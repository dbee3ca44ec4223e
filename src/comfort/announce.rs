//! Kinds of marks for screen readers, where the reader wants them: as generated content that is heard and not seen, so
//! that neither the text nor its letters change.

use std::cell::RefCell;

use kashshaf::present::{self, kind_word};
use kashshaf::span::SpanKind;
use web_sys::CssStyleSheet;

use crate::settings;
use crate::shell::{adopt, lang};

/// Follows the setting and the language of the page.
pub fn start() {
    thread_local! {
        static SHEET: RefCell<Option<CssStyleSheet>> = const { RefCell::new(None) };
    }
    let rules: String = if settings::is_on("announce", "on") { rules() } else { String::new() };
    SHEET.with_borrow_mut(|sheet| match sheet {
        Some(sheet) => drop(sheet.replace_sync(&rules)),
        None if rules.is_empty() => {}
        None => *sheet = adopt(&rules),
    });
}

fn rules() -> String {
    let lang = lang();
    let rule = |kind: SpanKind| {
        let (name, words) = (kind.name(), present::say(lang, kind_word(kind)));
        format!(".passage [data-kind=\"{name}\"]::before {{ content: \"\" / \"{words} \"; }}\n")
    };
    SpanKind::ALL.map(rule).concat()
}
