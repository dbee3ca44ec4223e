//! Somebody with the site open in a browser.

use std::cell::{Cell, RefCell};
use std::ops::Deref;
use std::sync::Mutex;
use std::thread;

use serde_json::json;

use crate::driver::Browser;
use crate::site::SITE;

/// Browsers that no test is using.
static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// One reader, whose console stays silent: that is asserted when the test lets go of them.
pub struct Reader {
    browser: Option<Browser>,
    origin: String,
    expected: RefCell<Vec<&'static str>>,
    /// Whether something was switched on that only a fresh browser is without.
    spoilt: Cell<bool>,
}

impl Reader {
    /// A reader of the site, 1280 × 900 pixels, light, without any memory of an earlier visit.
    pub fn new() -> Reader {
        Reader::at(&SITE.origin)
    }

    /// A reader of another site; `origin` ends with a slash.
    pub fn at(origin: &str) -> Reader {
        let idle = IDLE.lock().map(|mut idle| idle.pop()).unwrap_or_default();
        let browser = idle.unwrap_or_else(Browser::start);
        browser.open("about:blank");
        let data = json!({ "origin": origin, "storageTypes": "local_storage" });
        browser.devtools("Storage.clearDataForOrigin", data);
        browser.resize(1280, 900);
        browser.prefer("light");
        browser.console();
        Reader {
            browser: Some(browser),
            origin: origin.to_owned(),
            expected: RefCell::default(),
            spoilt: Cell::new(false),
        }
    }

    /// Lets the console say something that holds these words.
    pub fn expect_console(&self, words: &'static str) {
        self.expected.borrow_mut().push(words);
    }

    /// Changes the browser in a way that other tests must not meet.
    pub fn spoil(&self, command: &str, parameters: serde_json::Value) {
        self.spoilt.set(true);
        self.devtools(command, parameters);
    }

    /// Opens an address below the site's root and waits until the application answers.
    #[track_caller]
    pub fn visit(&self, address: &str) {
        self.visit_static(address);
        self.wait_ready();
    }

    /// Opens an address below the site's root and does not wait for the application.
    pub fn visit_static(&self, address: &str) {
        self.browser().open(&format!("{}{address}", self.origin));
    }

    #[track_caller]
    pub fn wait_ready(&self) {
        self.wait_true("document.querySelector('#app[data-app=ready]')");
        self.wait_true("!document.getElementById('view') || document.querySelector('#view[data-drawn]')");
        self.wait_drawn();
    }

    /// Until what follows from the last action stands on the page.
    pub fn wait_drawn(&self) {
        self.script_async(
            "requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done())))",
        );
    }

    /// The address bar without the site's root.
    pub fn address(&self) -> String {
        self.url().trim_start_matches(&self.origin).to_owned()
    }

    /// The texts of the passages that the filters leave, in order; asks for more until all are there.
    #[track_caller]
    pub fn passages(&self) -> Vec<String> {
        self.wait_drawn();
        self.wait_until("the whole list", || {
            let more = self.script("const more = document.getElementById('more'); more?.click(); return !!more");
            (more == false).then_some(())
        });
        self.list_of(PASSAGE_TEXTS)
    }

    /// How many passages the page says there are.
    pub fn count(&self) -> usize {
        self.text_of("document.querySelector('[role=status][data-count]')?.dataset.count").parse().unwrap_or(usize::MAX)
    }

    /// The list holds exactly these passages, each as often as given, and says how many they are.
    #[track_caller]
    pub fn assert_passages(&self, expected: Vec<String>, what: &str) {
        let (mut shown, mut expected) = (self.passages(), expected);
        let count = self.count();
        shown.sort();
        expected.sort();
        let missing: Vec<&String> = only_in(&expected, &shown);
        let surplus: Vec<&String> = only_in(&shown, &expected);
        assert!(
            missing.is_empty() && surplus.is_empty(),
            "{what} at {}\nnot shown: {missing:#?}\nnot expected: {surplus:#?}",
            self.address()
        );
        assert_eq!(count, expected.len(), "the count of {what}");
    }

    /// Presses Tab until the focus is on something that matches `css`, as a reader without a mouse does.
    #[track_caller]
    pub fn tab_to(&self, css: &str) {
        const TABS_MAX: usize = 120;
        for _ in 0..TABS_MAX {
            self.press(TAB);
            if self.script(&format!("return document.activeElement.matches({})", quoted(css))) == true {
                return;
            }
        }
        panic!("{TABS_MAX} times Tab never reached {css}");
    }

    fn browser(&self) -> &Browser {
        self.browser.as_ref().expect("there until it is dropped")
    }
}

pub const TAB: &str = "\u{e004}";
pub const ENTER: &str = "\u{e007}";
pub const ESCAPE: &str = "\u{e00c}";
pub const SPACE: &str = " ";

/// What the passages on the page say, letter for letter.
pub const PASSAGE_TEXTS: &str =
    "[...document.querySelectorAll('[data-passage] .passage-text')].map(it => it.textContent)";

/// A string as JavaScript writes it.
pub fn quoted(text: &str) -> String {
    json!(text).to_string()
}

/// What stands in the sorted list `one` and not, or less often, in the sorted list `other`.
fn only_in<'t>(one: &'t [String], other: &[String]) -> Vec<&'t String> {
    let mut rest: Vec<&String> = other.iter().collect();
    one.iter()
        .filter(|text| match rest.iter().position(|it| it == text) {
            Some(at) => {
                rest.remove(at);
                false
            }
            None => true,
        })
        .collect()
}

impl Deref for Reader {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        self.browser()
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        // After a failure the browser may be in any state: it goes.
        if thread::panicking() {
            return;
        }
        let expected = self.expected.borrow();
        let said = self.console();
        let unexpected: Vec<&String> =
            said.iter().filter(|line| !expected.iter().any(|words| line.contains(words))).collect();
        assert!(unexpected.is_empty(), "the console says: {unexpected:#?}");
        if let (false, Some(browser), Ok(mut idle)) = (self.spoilt.get(), self.browser.take(), IDLE.lock()) {
            idle.push(browser);
        }
    }
}
