//! Where a view stands: the corpora that were handed over, and drawing anew.

use std::cell::RefCell;
use std::rc::Rc;

use kashshaf::corpus::Corpus;
use kashshaf::corpus::facts::{Facts, open_facts};
use kashshaf::dom::{El, document, get, listener, redraw, window};
use kashshaf::link::address::ViewState;
use kashshaf::present::views::{Scene, Shown};
use kashshaf::present::{Style, use_style};
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::{about, entity, events, figures, people, same, timeline};

/// Written by `kashshaf build` before the page is compiled.
static PUBLISHED: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/target/generated/facts.kshf"));

/// The style of the views, which comes with their program: one sheet a view.
const SHEETS: &[&str] = &[
    include_str!("../../style/views/shared.css"),
    include_str!("../../style/views/entity.css"),
    include_str!("../../style/views/people.css"),
    include_str!("../../style/views/timeline.css"),
    include_str!("../../style/views/figures.css"),
    include_str!("../../style/views/same.css"),
];

/// Dresses the page for the views, once.
pub fn dress() {
    let adopted = get(&document(), "adoptedStyleSheets").dyn_into::<js_sys::Array>();
    for sheet in SHEETS {
        if let (Ok(adopted), Ok(made)) = (&adopted, web_sys::CssStyleSheet::new()) {
            let _ = made.replace_sync(sheet);
            adopted.push(&made);
        }
    }
    watch_width();
}

thread_local! {
    /// What was drawn last, and for which width.
    static LAST: RefCell<Option<(f64, Stage)>> = const { RefCell::new(None) };
    /// Corpora live as long as the tab.
    static OPEN: RefCell<Vec<(&'static Corpus, &'static Facts)>> = const { RefCell::new(Vec::new()) };
}

pub fn open(corpus: Vec<u8>, facts: Option<Vec<u8>>) -> Option<u32> {
    let corpus = Corpus::open(corpus).ok()?;
    // Without facts there is still all that follows from the corpus alone.
    let facts = open_facts(facts.as_deref().unwrap_or(PUBLISHED)).unwrap_or_default();
    OPEN.with_borrow_mut(|open| {
        open.push((Box::leak(Box::new(corpus)), Box::leak(Box::new(facts))));
        u32::try_from(open.len() - 1).ok()
    })
}

pub fn draw(container: Element, corpus: u32, address: &str, base: &str) {
    let Some((corpus, facts)) = OPEN.with_borrow(|open| open.get(corpus as usize).copied()) else { return };
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let (state, _) = ViewState::decode(path, query);
    let style = document().document_element().and_then(|it| it.get_attribute("data-style"));
    use_style(Style::parse(&style.unwrap_or_default()));
    let scene = Rc::new(Scene::new(corpus, facts, state, base));
    let stage = Stage { scene, container };
    stage.draw();
    LAST.set(Some((stage.width(), stage)));
}

/// What is drawn for a width is drawn anew when that changes.
fn watch_width() {
    let resized = listener(|_| {
        let last = LAST.with_borrow(Clone::clone);
        let is_off = |(width, stage): &(f64, Stage)| stage.container.is_connected() && stage.width() != *width;
        if let Some((_, stage)) = last.filter(is_off) {
            stage.draw();
            LAST.set(Some((stage.width(), stage)));
        }
    });
    let _ = window().add_event_listener_with_callback("resize", &resized);
}

/// A view on the page. Listeners keep one to draw anew what is theirs to change: order of a table, zoom.
#[derive(Clone)]
pub struct Stage {
    pub scene: Rc<Scene<'static>>,
    container: Element,
}

impl Stage {
    /// How wide the view is, in CSS pixels.
    pub fn width(&self) -> f64 {
        let width = f64::from(self.container.client_width());
        // Before it stands on the page nothing has a width.
        if width > 0.0 { width } else { 640.0 }
    }

    pub fn draw(&self) {
        let Some(shown) = Shown::of(&self.scene.state) else { return };
        redraw(&self.container, view(self, shown));
        // For whoever waits for it.
        let _ = self.container.set_attribute("data-drawn", shown.name());
    }
}

fn view(stage: &Stage, shown: Shown) -> Vec<El> {
    match shown {
        Shown::People => people::draw(stage),
        Shown::Timeline => timeline::draw(stage),
        Shown::Events => events::draw(stage),
        Shown::Figures => figures::draw(stage),
        Shown::Same => same::draw(stage),
        Shown::Entity => entity::draw(stage),
        Shown::About => about::draw(stage),
    }
}
