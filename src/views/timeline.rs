//! The timeline: see `present::views::timeline`. A drawing to brush, with one tab stop a lane, and the same as a table.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use kashshaf::day::{Day, Interval};
use kashshaf::dom::{El, by_id, el, focus_quietly, get, listener, svg, value_of, window};
use kashshaf::present::views::lanes::{Axis, Place, moved, zoomed};
use kashshaf::present::views::timeline::{
    Item, Lane, Shape, Statements, TimeWord, Timeline, choose, first_window, span, timeline,
};
use kashshaf::present::{Lang, day_words};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, PointerEvent};

use crate::stage::Stage;

thread_local! {
    /// The window that the reader has moved to, and the selection that it was moved under.
    static WINDOW: RefCell<Option<(String, Interval)>> = const { RefCell::new(None) };
    static STATEMENTS: Cell<Statements> = const { Cell::new(Statements::Hidden) };
    static LISTENS: Cell<bool> = const { Cell::new(false) };
}

/// Heights of the parts of the drawing.
const AXIS: f64 = 32.0;
const HEAD: f64 = 24.0;
const ROW: f64 = 26.0;
const EVENT: f64 = 42.0;
/// A drag shorter than this is a tap.
const TAP: f64 = 6.0;

pub fn draw(stage: &Stage) -> Vec<El> {
    let lang = stage.scene.lang;
    let say = |word: TimeWord| word.say(lang);
    let title = el("h2 id=timeline-title").text(say(TimeWord::Title));
    let key = stage.scene.href(|state| state.view = None);
    let known = WINDOW.with_borrow(|it| it.clone().filter(|it| it.0 == key).map(|it| it.1));
    let Some(shown) = known.or_else(|| first_window(&stage.scene)) else {
        return vec![title, el("p").text(say(TimeWord::None))];
    };
    redraw_on_resize(stage);
    let found = Rc::new(timeline(&stage.scene, shown, stage.width(), STATEMENTS.get()));
    let tools = tools(stage, shown, &key, &found);
    let notes = found.notes.iter().map(|(words, href)| match href {
        Some(href) => el("li").child(el("a").attr("href", href).text(words)),
        None => el("li").text(words),
    });
    let notes = el("ul.timeline-notes").children(notes);
    let hint = el("p.hint.no-print").text(say(TimeWord::Hint));
    vec![title, tools, drawing(stage, &found), notes, hint, ends(stage, &found), table(&found, lang)]
}

/// The drawing has the width of the page.
fn redraw_on_resize(stage: &Stage) {
    if LISTENS.replace(true) {
        return;
    }
    let _ = stage;
    let then = listener(|_| {
        // Whoever draws next measures anew; a drawing that stands there is scaled.
        if let Some(drawing) = by_id("timeline-drawing") {
            let _ = drawing.set_attribute("data-scaled", "");
        }
    });
    let _ = window().add_event_listener_with_callback("resize", &then);
}

fn look(stage: &Stage, key: &str, at: Option<Interval>) {
    WINDOW.set(at.map(|at| (key.to_owned(), at)));
    stage.draw();
}

fn tools(stage: &Stage, shown: Interval, key: &str, found: &Timeline) -> El {
    let lang = stage.scene.lang;
    let button = |id: &str, word: TimeWord, to: Option<Interval>| {
        let (stage, key) = (stage.clone(), key.to_owned());
        el("button.button type=button").attr("id", id).text(word.say(lang)).on("click", move |_| look(&stage, &key, to))
    };
    let statements = found.has_statements.then(|| {
        let stage = stage.clone();
        let (pressed, other) = match STATEMENTS.get() {
            Statements::Shown => ("true", Statements::Hidden),
            Statements::Hidden => ("false", Statements::Shown),
        };
        el("button.button type=button id=time-statements")
            .attr("aria-pressed", pressed)
            .text(TimeWord::Statements.say(lang))
            .on("click", move |_| {
                STATEMENTS.set(other);
                stage.draw();
            })
    });
    let buttons = [
        button("time-earlier", TimeWord::Earlier, Some(moved(shown, -1))),
        button("time-later", TimeWord::Later, Some(moved(shown, 1))),
        button("time-nearer", TimeWord::Nearer, Some(zoomed(shown, 0.5))),
        button("time-farther", TimeWord::Farther, Some(zoomed(shown, 2.0))),
        button("time-whole", TimeWord::Whole, span(&stage.scene).map(|it| zoomed(it, 1.04))),
    ];
    let said = el("p.time-window role=status id=time-window").text(&found.window_words);
    let row = el("div.time-tools.no-print role=group").attr("aria-label", TimeWord::Title.say(lang));
    el("div").child(said).child(row.children(buttons).children(statements))
}

fn drawing(stage: &Stage, found: &Rc<Timeline>) -> El {
    let lang = stage.scene.lang;
    let width = found.axis.width;
    let mut y = AXIS + 6.0;
    let mut lanes = Vec::new();
    for lane in Lane::ALL {
        let rows = found.heights[lane as usize] as f64;
        let row = if lane == Lane::Events { EVENT } else { ROW };
        if rows > 0.0 {
            lanes.push(lane_drawing(found, lane, y, lang));
            y += HEAD + rows * row + 8.0;
        }
    }
    let words = |day: Day| day_words(lang, day);
    let ends = [("from", words(found.axis.window.from())), ("to", words(found.axis.window.to()))];
    let ends: Vec<(&str, &str)> = ends.iter().map(|(gap, words)| (*gap, words.as_str())).collect();
    let chosen = found.chosen.map(|it| band("chosen", it, y));
    let picture = svg("svg.timeline-drawing id=timeline-drawing role=group")
        .attr("viewBox", &format!("0 0 {width:.0} {y:.0}"))
        .attr("direction", if lang == Lang::Ar { "rtl" } else { "ltr" })
        .attr("aria-label", &TimeWord::Picture.fill(lang, &ends))
        .child(fades())
        .children(chosen)
        .child(axis(found, y))
        .children(lanes);
    let keys = |event: Event| walk(&event);
    brushed(stage, found, picture.on("keydown", keys), y)
}

fn band(class: &str, place: Place, height: f64) -> El {
    svg("rect y=0")
        .attr("class", class)
        .attr("x", &px(place.left))
        .attr("width", &px(place.width.max(1.0)))
        .attr("height", &px(height))
}

fn px(units: f64) -> String {
    format!("{units:.1}")
}

/// The gradients of open ends.
fn fades() -> El {
    let fade = |id: &str, from: &str, to: &str| {
        let stop = |offset: &str, opacity: &str| svg("stop").attr("offset", offset).attr("class", opacity);
        svg("linearGradient").attr("id", id).child(stop("0", from)).child(stop("1", to))
    };
    svg("defs").child(fade("fade-right", "full", "none")).child(fade("fade-left", "none", "full"))
}

fn axis(found: &Timeline, height: f64) -> El {
    let mut first = true;
    let tick = |(tick, href): &(kashshaf::present::views::lanes::Tick, String)| {
        let place = tick.place;
        let rtl = found.axis.lang == Lang::Ar;
        let edge = place.start(found.axis.lang);
        let line = svg("line.tick").attr("x1", &px(edge)).attr("x2", &px(edge)).attr("y1", "0").attr("y2", &px(height));
        let text = svg("text.tick-label").attr("x", &px(if rtl { edge - 4.0 } else { edge + 4.0 })).attr("y", "20");
        let hit =
            svg("rect.hit y=0").attr("x", &px(place.left)).attr("width", &px(place.width)).attr("height", &px(AXIS));
        if place.width < 24.0 {
            return svg("g").child(line);
        }
        let stop = if std::mem::take(&mut first) { "0" } else { "-1" };
        let wide = place.width >= 40.0;
        let link = svg("a.tick-link").attr("href", href).attr("tabindex", stop).attr("aria-label", &tick.description);
        let link = link.child(svg("title").text(&tick.description)).child(hit);
        svg("g").child(line).child(link.children(wide.then(|| text.text(&tick.label))))
    };
    svg("g.axis data-lane=axis").children(found.ticks.iter().map(tick).collect::<Vec<_>>())
}

fn lane_drawing(found: &Timeline, lane: Lane, y: f64, lang: Lang) -> El {
    let edge = if lang == Lang::Ar { found.axis.width } else { 0.0 };
    let rule = svg("line.lane-rule x1=0").attr("x2", &px(found.axis.width)).attr("y1", &px(y)).attr("y2", &px(y));
    let inset = if lang == Lang::Ar { edge - 2.0 } else { 2.0 };
    let name = svg("text.lane-name").attr("x", &px(inset)).attr("y", &px(y + 16.0)).text(lane.words(lang));
    let items = found.items.iter().filter(|it| it.lane == lane).enumerate().map(|(n, it)| item(it, y + HEAD, n, lang));
    svg("g.lane").attr("data-lane", lane.name()).child(rule).child(name).children(items.collect::<Vec<_>>())
}

fn item(it: &Item, top: f64, number: usize, lang: Lang) -> El {
    let row = if it.lane == Lane::Events { EVENT } else { ROW };
    let middle = top + it.row as f64 * row + 11.0;
    let center = it.place.left + it.place.width / 2.0;
    let said = TimeWord::Item.fill(lang, &[("when", &it.when), ("what", &it.what)]);
    let hit_width = it.place.width.max(24.0);
    let hit = svg("rect.hit")
        .attr("x", &px(center - hit_width / 2.0))
        .attr("y", &px(middle - 12.0))
        .attr("width", &px(hit_width))
        .attr("height", &px(if it.label.is_some() { row - 4.0 } else { 24.0 }));
    // Cut short to fit; the link is heard in full.
    let label = |label: &String| {
        let at = svg("text.item-label aria-hidden=true").attr("x", &px(it.label_at)).attr("y", &px(middle + 21.0));
        at.text(label)
    };
    let link = svg("a.item")
        .attr("href", &it.href)
        .attr("tabindex", if number == 0 { "0" } else { "-1" })
        .attr("aria-label", &said)
        .attr("data-shape", it.shape.name());
    let link = match it.event {
        Some((kind, status, _)) => link.attr("data-kind", kind).attr("data-status", status),
        None => link,
    };
    let link = link.child(svg("title").text(&said)).child(hit).children(shape(it, center, middle, lang));
    svg("g").children(it.label.as_ref().map(label)).child(link)
}

/// A dot for a day, a bar for a stretch, a bar with a tail that fades for what is open.
fn shape(it: &Item, center: f64, middle: f64, lang: Lang) -> Vec<El> {
    let status = it.event.map(|it| it.1);
    if it.shape == Shape::Dot {
        return vec![match status {
            Some("alleged") => {
                svg("path.mark").attr("d", &format!("M{0:.1},{1:.1}l7,7l-7,7l-7,-7Z", center, middle - 7.0))
            }
            _ => svg("circle.mark r=6").attr("cx", &px(center)).attr("cy", &px(middle)),
        }];
    }
    let bar = svg("rect.mark rx=4 height=10")
        .attr("x", &px(it.place.left))
        .attr("y", &px(middle - 5.0))
        .attr("width", &px(it.place.width.max(6.0)));
    let open = matches!(it.shape, Shape::Since | Shape::Until);
    let tail = open.then(|| {
        // Later lies left in Arabic.
        let right = (it.shape == Shape::Since) != (lang == Lang::Ar);
        let x = if right { it.place.right() } else { it.place.left - 44.0 };
        svg("rect.tail width=44 height=10")
            .attr("x", &px(x))
            .attr("y", &px(middle - 5.0))
            .attr("fill", if right { "url(#fade-right)" } else { "url(#fade-left)" })
    });
    tail.into_iter().chain([bar]).collect()
}

/// Arrows walk within a lane; Home and End to its ends.
fn walk(event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) else { return };
    let here = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let Some(lane) = here.as_ref().and_then(|it| it.closest("[data-lane]").ok().flatten()) else { return };
    let Ok(links) = lane.query_selector_all("a") else { return };
    let all: Vec<Element> = (0..links.length()).filter_map(|at| links.get(at)?.dyn_into().ok()).collect();
    let Some(at) = all.iter().position(|it| Some(it) == here.as_ref()) else { return };
    let rtl = lane.closest("[direction=rtl]").ok().flatten().is_some();
    let to = match key.as_str() {
        "ArrowRight" if !rtl => at + 1,
        "ArrowLeft" if rtl => at + 1,
        "ArrowDown" => at + 1,
        "ArrowRight" | "ArrowLeft" | "ArrowUp" => at.saturating_sub(1),
        "Home" => 0,
        "End" => all.len() - 1,
        _ => return,
    };
    event.prevent_default();
    if let (Some(old), Some(new)) = (all.get(at), all.get(to.min(all.len() - 1))) {
        let _ = old.set_attribute("tabindex", "-1");
        let _ = new.set_attribute("tabindex", "0");
        focus_quietly(new);
    }
}

/// A drag over the drawing chooses a stretch.
fn brushed(stage: &Stage, found: &Rc<Timeline>, picture: El, height: f64) -> El {
    let from: Rc<Cell<Option<(f64, f64)>>> = Rc::default();
    let element = picture.0.clone();
    let axis: Axis = found.axis.clone();
    let at = move |event: &Event, element: &Element| {
        let x = event.dyn_ref::<PointerEvent>().map_or(0.0, |it| f64::from(it.client_x()));
        let rect = element.get_bounding_client_rect();
        (x - rect.left()) / rect.width().max(1.0) * axis.width
    };
    let place = |(a, b): (f64, f64)| Place { left: a.min(b), width: (a - b).abs() };
    let (down, moves, up, click) = (from.clone(), from.clone(), from.clone(), from);
    let dragged: Rc<Cell<bool>> = Rc::default();
    let (was, drags) = (dragged.clone(), dragged);
    let (at_down, at_move) = ((at, element.clone()), (at, element.clone()));
    let (stage, axis, svg_move) = (stage.clone(), found.axis.clone(), element);
    let cancel = click;
    picture
        .on("dragstart", |event| event.prevent_default())
        .on("pointerdown", move |event| {
            if event.dyn_ref::<PointerEvent>().is_some_and(|it| it.button() == 0) {
                let x = (at_down.0)(&event, &at_down.1);
                down.set(Some((x, x)));
            }
        })
        .on("pointermove", move |event| {
            let Some((start, _)) = moves.get() else { return };
            let now = (at_move.0)(&event, &at_move.1);
            moves.set(Some((start, now)));
            if (now - start).abs() >= TAP {
                show_brush(&svg_move, place((start, now)), height);
            }
        })
        .on("pointercancel", move |_| {
            cancel.set(None);
            hide_brush();
        })
        .on("pointerup", move |_| {
            let Some((start, end)) = up.take().filter(|(a, b)| (a - b).abs() >= TAP) else { return };
            drags.set(true);
            let days = Interval::between(axis.day_at(start), axis.day_at(end));
            follow(&stage.scene.href(|state| choose(state, days, state.on)));
        })
        .on("click", move |event| {
            // The press that ends a drag opens nothing.
            if was.take() {
                event.prevent_default();
                event.stop_propagation();
            }
        })
}

fn show_brush(picture: &Element, place: Place, height: f64) {
    hide_brush();
    let _ = picture.append_child(&band("brush", place, height).attr("id", "time-brush").0);
}

fn hide_brush() {
    if let Some(brush) = by_id("time-brush") {
        brush.remove();
    }
}

/// Goes where a link would lead.
fn follow(href: &str) {
    let Some(container) = by_id("timeline-title").and_then(|it| it.parent_element()) else { return };
    let link = el("a hidden").attr("href", href);
    let _ = container.append_child(&link.0);
    if let Some(link) = link.0.dyn_ref::<HtmlElement>() {
        link.click();
    }
    link.0.remove();
}

/// Two sliders and a link: the brush for keys and thumbs.
fn ends(stage: &Stage, found: &Rc<Timeline>) -> El {
    let lang = stage.scene.lang;
    let window = found.axis.window;
    let chosen = stage.scene.selection.interval;
    let inside = |day: Option<Day>, other: Day| day.unwrap_or(other).clamp(window.from(), window.to());
    let from = inside(chosen.and_then(|it| it.from), window.from());
    let to = inside(chosen.and_then(|it| it.to), window.to());
    let slider = |id: &'static str, word: TimeWord, day: Day| {
        let stage = stage.clone();
        let label = el("label").attr("for", id).text(word.say(lang));
        let input = el("input type=range min=0 step=1")
            .attr("id", id)
            .attr("max", &(window.days() - 1).to_string())
            .attr("value", &(day.0 - window.from().0).to_string())
            .attr("aria-valuetext", &day_words(lang, day))
            .on("input", move |event| slid(&stage, window, &event));
        let said = el("output").attr("id", &format!("{id}-said")).attr("for", id).text(&day_words(lang, day));
        el("div.field").child(label).child(input).child(said)
    };
    let link = el("a.button id=time-choose").attr("href", &href(stage, from, to)).text(TimeWord::Choose.say(lang));
    let clear = chosen.is_some().then(|| {
        let all = stage.scene.href(|state| (state.from, state.to) = (None, None));
        el("a.quiet id=time-clear").attr("href", &all).text(TimeWord::Clear.say(lang))
    });
    el("div.time-ends.no-print role=group")
        .attr("aria-label", TimeWord::Choose.say(lang))
        .child(slider("time-from", TimeWord::From, from))
        .child(slider("time-to", TimeWord::To, to))
        .child(link)
        .children(clear)
}

fn href(stage: &Stage, from: Day, to: Day) -> String {
    stage.scene.href(|state| choose(state, Interval::between(from, to), state.on))
}

fn slid(stage: &Stage, window: Interval, event: &Event) {
    let day = |id: &str| {
        let days: i32 = by_id(id).and_then(|it| value_of(&it).parse().ok()).unwrap_or(0);
        window.from().plus(days)
    };
    let lang = stage.scene.lang;
    if let Some(slider) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) {
        let words = day_words(lang, day(&slider.id()));
        let _ = slider.set_attribute("aria-valuetext", &words);
        if let Some(said) = by_id(&format!("{}-said", slider.id())) {
            said.set_text_content(Some(&words));
        }
    }
    let (from, to) = (day("time-from"), day("time-to"));
    if let Some(link) = by_id("time-choose") {
        let _ = link.set_attribute("href", &href(stage, from, to));
    }
    let axis = Axis::new(window, lang, stage.width());
    let drawing = by_id("timeline-drawing");
    if let (Some(drawing), Some(place)) = (drawing, axis.place(Interval::between(from, to))) {
        let height = get(&drawing, "viewBox");
        let height = get(&get(&height, "baseVal"), "height").as_f64().unwrap_or(0.0);
        show_brush(&drawing, place, height);
    }
}

/// The same as a table.
fn table(found: &Timeline, lang: Lang) -> El {
    let say = |word: TimeWord| word.say(lang);
    let head = [TimeWord::When, TimeWord::Lane, TimeWord::What].map(|it| el("th scope=col").text(say(it)));
    let row = |it: &Item| {
        let what = el("a").attr("href", &it.href).child(el("bdi").text(&it.what));
        let cells = [el("td").text(&it.when), el("td").text(it.lane.words(lang)), el("td").child(what)];
        el("tr").children(cells)
    };
    let table = el("table.view-table id=timeline-table")
        .child(el("caption").text(&found.window_words))
        .child(el("thead").child(el("tr").children(head)))
        .child(el("tbody").children(found.items.iter().map(row)));
    let scroll = el("div.view-scroll id=timeline-scroll data-scrolls tabindex=0 role=region")
        .attr("aria-label", say(TimeWord::Table));
    el("details.time-table id=time-table").child(el("summary").text(say(TimeWord::Table))).child(scroll.child(table))
}
