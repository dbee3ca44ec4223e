//! Who stands with whom: see `present::views::people`. A drawing with one tab stop, and the same as a table.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use kashshaf::dom::{El, by_id, document, el, focus_quietly, get, svg};
use kashshaf::present::views::camera::{Camera, Direction, Label, labels, radius, toward};
use kashshaf::present::views::layout::Point;
use kashshaf::present::views::people::{Map, Node, Order, PairRow, People, PeopleWord, sort, view};
use kashshaf::present::{Lang, number};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent};

use crate::stage::Stage;

/// Rows of the table at first, and more at each asking.
const ROWS: usize = 30;
/// Neighbours that are listed.
const NEIGHBOURS: usize = 30;
const ZOOM: f64 = 1.35;
/// Pixels that a press of a button or key moves the drawing.
const STEP: f64 = 70.0;

/// What the reader has done with this view, as long as the tab lives.
#[derive(Clone, Copy, Default)]
struct Local {
    /// `None`: all that is selected is fitted in.
    camera: Option<Camera>,
    order: Order,
    turned: bool,
    rows: usize,
}

thread_local! {
    static LOCAL: Cell<Local> = Cell::default();
    /// Who holds the tab stop, by id.
    static ACTIVE: RefCell<String> = const { RefCell::new(String::new()) };
    /// The map of each corpus, by its address in memory: it is made once.
    static MAPS: RefCell<HashMap<usize, Rc<Map>>> = RefCell::default();
}

pub fn draw(stage: &Stage) -> Vec<El> {
    let map = map(stage);
    let people = Rc::new(view(&stage.scene, &map));
    let say = |word: PeopleWord| word.say(stage.scene.lang);
    let mut parts = vec![
        el("h2 id=people-title").text(say(PeopleWord::Title)),
        el("p.hint").text(say(PeopleWord::Why)),
        el("p id=people-summary").text(&people.summary),
    ];
    if let Some(none) = people.none {
        parts.push(el("p").text(none));
        return parts;
    }
    parts.push(graph(stage, &people));
    parts.extend(people.notes.iter().map(|it| el("p.hint").text(it)));
    parts.push(table(stage, &people));
    parts
}

fn map(stage: &Stage) -> Rc<Map> {
    let corpus = stage.scene.corpus;
    let key = std::ptr::from_ref(corpus) as usize;
    let known = MAPS.with_borrow(|maps| maps.get(&key).cloned());
    known.unwrap_or_else(|| {
        let map = Rc::new(Map::of(corpus, stage.scene.facts));
        MAPS.with_borrow_mut(|maps| maps.insert(key, map.clone()));
        map
    })
}

fn change(stage: &Stage, then: impl FnOnce(&mut Local)) {
    let mut local = LOCAL.get();
    then(&mut local);
    LOCAL.set(local);
    stage.draw();
}

/// A drawing and who is in it.
#[derive(Clone)]
struct Graph {
    stage: Stage,
    people: Rc<People>,
    camera: Camera,
}

fn graph(stage: &Stage, people: &Rc<People>) -> El {
    let width = stage.width();
    let height = (width * 0.62).clamp(300.0, 560.0);
    let fitted = || Camera::fit(people.nodes.iter().map(|it| it.at), width, height);
    let camera = LOCAL.get().camera.map_or_else(fitted, |it| Camera { width, height, ..it });
    let graph = Graph { stage: stage.clone(), people: people.clone(), camera };
    let drawing = graph.drawing();
    el("div.graph").child(graph.tools()).child(drawing).child(graph.panel())
}

impl Graph {
    fn say(&self, word: PeopleWord) -> &'static str {
        word.say(self.stage.scene.lang)
    }

    fn look(&self, camera: Option<Camera>) {
        change(&self.stage, |local| local.camera = camera);
    }

    fn tools(&self) -> El {
        use Direction::{Down, Left, Right, Up};
        let button = |id: &str, sign: &str, label: PeopleWord, camera: Option<Camera>| {
            let graph = self.clone();
            el("button.button type=button")
                .attr("id", id)
                .attr("aria-label", self.say(label))
                .attr("title", self.say(label))
                .text(sign)
                .on("click", move |_| graph.look(camera))
        };
        let moved = |way: Direction| {
            let (dx, dy) = way.step();
            Some(self.camera.moved(dx * STEP, dy * STEP))
        };
        el("div.graph-tools role=group").attr("aria-label", self.say(PeopleWord::Tools)).children([
            button("graph-in", "+", PeopleWord::ZoomIn, Some(self.camera.zoomed(ZOOM))),
            button("graph-out", "−", PeopleWord::ZoomOut, Some(self.camera.zoomed(1.0 / ZOOM))),
            button("graph-fit", "⤢", PeopleWord::Fit, None),
            button("graph-left", "←", PeopleWord::MoveLeft, moved(Left)),
            button("graph-up", "↑", PeopleWord::MoveUp, moved(Up)),
            button("graph-down", "↓", PeopleWord::MoveDown, moved(Down)),
            button("graph-right", "→", PeopleWord::MoveRight, moved(Right)),
        ])
    }

    /// Who holds the tab stop: the last one who was looked at, else the best connected.
    fn active(&self) -> usize {
        let last = ACTIVE.with_borrow(|id| self.people.nodes.iter().position(|it| it.id == *id));
        let first = || {
            let chosen = |it: &Node| (it.is_chosen, it.lines.len(), it.passages);
            (0..self.people.nodes.len()).max_by_key(|at| chosen(&self.people.nodes[*at])).unwrap_or(0)
        };
        last.unwrap_or_else(first)
    }

    fn drawing(&self) -> El {
        let Camera { width, height, .. } = self.camera;
        let nodes = &self.people.nodes;
        let points: Vec<Point> = nodes.iter().map(|it| self.camera.project(it.at)).collect();
        // Names find room in the order of what they weigh.
        let mut order: Vec<usize> = (0..nodes.len()).collect();
        order.sort_by_key(|at| {
            (!nodes[*at].is_chosen, usize::MAX - nodes[*at].lines.len(), u32::MAX - nodes[*at].passages)
        });
        let wanted: Vec<Label<'_>> = order
            .iter()
            .map(|at| Label { at: points[*at], radius: radius(nodes[*at].passages), text: &nodes[*at].name })
            .collect();
        let mut named = vec![false; nodes.len()];
        for (at, found) in order.iter().zip(labels(&wanted)) {
            named[*at] = found;
        }
        let active = self.active();
        let lines = self.people.lines.iter().enumerate().map(|(at, line)| {
            let (from, to) = (points[line.a], points[line.b]);
            let stroke = (0.8 + f64::from(line.weight).sqrt() * 0.9).min(7.0);
            let part = |class: &str, stroke: f64| {
                svg(&format!("line.{class} x1={:.1} y1={:.1} x2={:.1} y2={:.1}", from.x, from.y, to.x, to.y))
                    .attr("stroke-width", &format!("{stroke:.1}"))
            };
            svg("a.graph-line tabindex=-1 aria-hidden=true")
                .attr("href", &line.href)
                .attr("data-line", &at.to_string())
                .attr("data-ends", &format!("{} {}", line.a, line.b))
                .child(svg("title").text(&line.label))
                .child(part("touch", 12.0))
                .child(part("seen", stroke))
        });
        let dots = nodes.iter().enumerate().map(|(at, node)| self.node(at, node, points[at], named[at], at == active));
        let mover = svg("g id=graph-all").children(lines).children(dots.collect::<Vec<_>>());
        let [key, over, out, focus, down] = [(); 5].map(|()| self.clone());
        svg("svg.graph-drawing role=group id=graph")
            .attr("viewBox", &format!("0 0 {width:.0} {height:.0}"))
            .attr("width", &format!("{width:.0}"))
            .attr("height", &format!("{height:.0}"))
            .attr("aria-label", self.say(PeopleWord::Graph))
            .child(mover)
            .on("keydown", move |event| key.key(&event))
            .on("pointerover", move |event| over.highlight(node_of(&event)))
            .on("pointerleave", move |_| out.highlight(None))
            .on("focusin", move |event| focus.focused(&event))
            .on("pointerdown", move |event| down.drag(&event))
    }

    fn node(&self, at: usize, node: &Node, point: Point, is_named: bool, is_active: bool) -> El {
        let size = radius(node.passages);
        let place =
            |spec: &str| svg(spec).attr("cx", &format!("{:.1}", point.x)).attr("cy", &format!("{:.1}", point.y));
        let name = svg("text")
            .attr("x", &format!("{:.1}", point.x))
            .attr("y", &format!("{:.1}", point.y + size + 14.0))
            .text(&node.name);
        svg("a.graph-node")
            .attr("id", &format!("node-{}", node.id))
            .attr("href", &node.href)
            .attr("data-node", &at.to_string())
            .attr("data-group", &node.group.to_string())
            .attr("tabindex", if is_active { "0" } else { "-1" })
            .attr("aria-label", &node.label)
            .maybe("data-named", is_named.then_some(""))
            .maybe("data-chosen", node.is_chosen.then_some(""))
            .child(svg("title").text(&node.label))
            .child(place("circle.touch").attr("r", &format!("{:.1}", size.max(12.0))))
            .child(place("circle.seen").attr("r", &format!("{size:.1}")))
            .child(name)
    }

    /// Beside the drawing: who stands with the one that is looked at, and the way to the passages.
    fn panel(&self) -> El {
        let known = ACTIVE.with_borrow(|id| self.people.nodes.iter().position(|it| it.id == *id));
        let panel = el("div.graph-panel id=graph-panel");
        match known {
            Some(at) => panel.children(self.neighbours(at)),
            None => panel.child(el("p.hint").text(self.say(PeopleWord::PickOne))),
        }
    }

    fn neighbours(&self, at: usize) -> Vec<El> {
        let Some(node) = self.people.nodes.get(at) else { return Vec::new() };
        let mut lines: Vec<_> = node.lines.iter().filter_map(|it| self.people.lines.get(*it)).collect();
        lines.sort_by_key(|line| u32::MAX - line.weight);
        let rows = lines.into_iter().take(NEIGHBOURS).filter_map(|line| {
            let other = self.people.nodes.get(if line.a == at { line.b } else { line.a })?;
            let person = el("a").attr("href", &other.href).child(el("bdi").text(&other.name));
            let link = el("a").attr("href", &line.href).attr("aria-label", &line.label).text(&line.together);
            Some(el("li").child(person).text(" ").child(el("small").child(link)))
        });
        let title = PeopleWord::NeighboursOf.fill(self.stage.scene.lang, &[("name", &node.name)]);
        vec![el("h3").text(&title), el("ul.entity-list").children(rows.collect::<Vec<_>>())]
    }

    fn focused(&self, event: &Event) {
        let Some(at) = node_of(event) else { return };
        self.highlight(Some(at));
        let Some(node) = self.people.nodes.get(at) else { return };
        ACTIVE.set(node.id.clone());
        if let Some(panel) = by_id("graph-panel") {
            kashshaf::dom::redraw(&panel, self.neighbours(at));
        }
    }

    /// One person and their lines stand out; everybody does where it is nobody.
    fn highlight(&self, at: Option<usize>) {
        let Some(all) = by_id("graph-all") else { return };
        let at = at.or_else(|| document().active_element().and_then(|it| place(&it)));
        let near = at.and_then(|at| self.people.nodes.get(at)).map(|node| &node.lines);
        let _ = match at {
            Some(_) => all.set_attribute("data-looking", ""),
            None => all.remove_attribute("data-looking"),
        };
        let Ok(children) = all.query_selector_all("a") else { return };
        for nth in 0..children.length() {
            let Some(child) = children.get(nth).and_then(|it| it.dyn_into::<Element>().ok()) else { continue };
            let is_near = match (near, place(&child), child.get_attribute("data-line")) {
                (Some(near), Some(node), _) => {
                    let touches =
                        |line: &usize| self.people.lines.get(*line).is_some_and(|it| it.a == node || it.b == node);
                    Some(node) == at || near.iter().any(touches)
                }
                (Some(near), None, Some(line)) => line.parse().is_ok_and(|line: usize| near.contains(&line)),
                _ => false,
            };
            let _ = match is_near {
                true => child.set_attribute("data-near", ""),
                false => child.remove_attribute("data-near"),
            };
        }
    }

    fn key(&self, event: &Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if key.ctrl_key() || key.meta_key() || key.alt_key() {
            return;
        }
        let name = key.key();
        let camera = match (name.as_str(), Direction::of_key(&name)) {
            ("+" | "=", _) => Some(self.camera.zoomed(ZOOM)),
            ("-" | "−", _) => Some(self.camera.zoomed(1.0 / ZOOM)),
            ("0", _) => None,
            (_, Some(way)) if key.shift_key() => {
                let (dx, dy) = way.step();
                Some(self.camera.moved(dx * STEP, dy * STEP))
            }
            (_, Some(way)) => {
                event.prevent_default();
                return self.go(way);
            }
            _ => return,
        };
        event.prevent_default();
        self.look(camera);
    }

    /// To the nearest person in a direction, who is brought into sight.
    fn go(&self, way: Direction) {
        let points: Vec<Point> = self.people.nodes.iter().map(|it| self.camera.project(it.at)).collect();
        let here = document().active_element().and_then(|it| place(&it)).unwrap_or_else(|| self.active());
        let Some(node) = toward(&points, here, way).and_then(|to| self.people.nodes.get(to)) else { return };
        ACTIVE.set(node.id.clone());
        let camera = self.camera.showing(node.at);
        let id = format!("node-{}", node.id);
        if camera != self.camera {
            self.look(Some(camera));
        }
        if let Some(element) = by_id(&id) {
            if let Some(before) = by_id("graph").and_then(|it| it.query_selector("[tabindex='0']").ok().flatten()) {
                let _ = before.set_attribute("tabindex", "-1");
            }
            let _ = element.set_attribute("tabindex", "0");
            focus_quietly(&element);
        }
    }

    /// Moves the drawing with the pointer, until it is let go.
    fn drag(&self, event: &Event) {
        let Some(start) = event.dyn_ref::<MouseEvent>().filter(|it| it.button() == 0).cloned() else { return };
        let on_link = start.target().and_then(|it| it.dyn_into::<Element>().ok());
        if on_link.is_some_and(|it| it.closest("a").ok().flatten().is_some()) {
            return;
        }
        let moved = |from: &MouseEvent, to: &MouseEvent| {
            (f64::from(to.client_x() - from.client_x()), f64::from(to.client_y() - from.client_y()))
        };
        let Some(drawing) = by_id("graph") else { return };
        let pointer = get(event, "pointerId");
        let capture = get(&drawing, "setPointerCapture").dyn_into::<js_sys::Function>();
        let _ = capture.map(|it| it.call1(&drawing, &pointer));
        let from = start.clone();
        let moving = kashshaf::dom::listener(move |event| {
            if let (Some(now), Some(all)) = (event.dyn_ref::<MouseEvent>(), by_id("graph-all")) {
                let (dx, dy) = moved(&from, now);
                let _ = all.set_attribute("transform", &format!("translate({dx} {dy})"));
            }
        });
        let _ = drawing.add_event_listener_with_callback("pointermove", &moving);
        let graph = self.clone();
        let done = kashshaf::dom::listener(move |event| {
            if let Some(now) = event.dyn_ref::<MouseEvent>() {
                let (dx, dy) = moved(&start, now);
                // A press that hardly moved is none.
                if dx.abs() + dy.abs() > 3.0 {
                    graph.look(Some(graph.camera.moved(-dx, -dy)));
                }
            }
        });
        // The drawing is made anew when it is let go, and its listeners go with it.
        let _ = drawing.add_event_listener_with_callback("pointerup", &done);
    }
}

/// The node that an element of the drawing is.
fn place(element: &Element) -> Option<usize> {
    element.get_attribute("data-node")?.parse().ok()
}

/// The node under an event.
fn node_of(event: &Event) -> Option<usize> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    place(&element.closest("[data-node]").ok()??)
}

fn table(stage: &Stage, people: &People) -> El {
    let lang = stage.scene.lang;
    let local = LOCAL.get();
    let mut rows = people.rows.clone();
    sort(&mut rows, local.order, local.turned);
    let shown = ROWS + local.rows;
    let more = rows.len().saturating_sub(shown);
    rows.truncate(shown);
    let columns = [
        (PeopleWord::First, Some(Order::Name)),
        (PeopleWord::Passages, Some(Order::Passages)),
        (PeopleWord::Events, Some(Order::Events)),
        (PeopleWord::From, Some(Order::First)),
        (PeopleWord::To, Some(Order::Last)),
        (PeopleWord::Where, None),
    ];
    let heads = columns.map(|(word, order)| head(stage, word, order, local));
    let caption = el("caption").text(PeopleWord::Table.say(lang));
    let table = el("table.view-table id=people-table")
        .child(caption)
        .child(el("thead").child(el("tr").children(heads)))
        .child(el("tbody").children(rows.iter().map(|it| row(it, lang))));
    let more = (more > 0).then(|| {
        let stage = stage.clone();
        el("button.button.more type=button id=people-more")
            .text(&PeopleWord::More.fill(lang, &[("count", &number(lang, more as u32))]))
            .on("click", move |_| change(&stage, |local| local.rows += ROWS))
    });
    el("div")
        .child(
            el("div.view-scroll id=people-scroll tabindex=0 data-scrolls role=region aria-labelledby=people-title")
                .child(table),
        )
        .children(more)
}

fn head(stage: &Stage, word: PeopleWord, order: Option<Order>, local: Local) -> El {
    let text = word.say(stage.scene.lang);
    let Some(order) = order else { return el("th scope=col").text(text) };
    let is_now = local.order == order;
    // Numbers and days begin with the most, names with the first.
    let rising = local.turned != (order == Order::Name);
    let sort = is_now.then_some(if rising { "ascending" } else { "descending" });
    let sign = if !is_now {
        ""
    } else if rising {
        "▲"
    } else {
        "▼"
    };
    let stage = stage.clone();
    let button = el("button type=button")
        .attr("id", &format!("sort-{}", word.key().to_lowercase()))
        .text(text)
        .child(el("span aria-hidden=true").text(sign))
        .on("click", move |_| {
            change(&stage, |local| (local.turned, local.order) = (local.order == order && !local.turned, order));
        });
    el("th scope=col").maybe("aria-sort", sort).child(button)
}

fn row(row: &PairRow, lang: Lang) -> El {
    let person = |(name, href): &(String, String)| el("a").attr("href", href).child(el("bdi").text(name));
    let [a, b] = &row.people;
    let places = row.places.iter().enumerate().flat_map(|(at, place)| {
        let comma = (at > 0).then(|| el("span").text(" · "));
        comma.into_iter().chain([person(place)])
    });
    // What is seen stands in what is heard.
    let passages = number(lang, row.passages);
    let label = format!("{passages} · {} · {}", a.0, b.0);
    let link = el("a").attr("href", &row.href).attr("aria-label", &label).text(&passages);
    el("tr")
        .child(el("th scope=row").child(person(a)).text(" · ").child(person(b)))
        .child(el("td.number").child(link))
        .child(el("td.number").text(&number(lang, row.events)))
        .child(el("td.number").text(&row.first_words))
        .child(el("td.number").text(&row.last_words))
        .child(el("td").children(places))
}
