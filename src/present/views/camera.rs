//! What part of a graph is seen, where its nodes come to stand on the screen, and which names find room.

use super::layout::{Point, bounds};

/// A window on the plane of a layout, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    pub width: f64,
    pub height: f64,
    /// What stands in the middle of the window.
    pub middle: Point,
    /// Pixels a unit.
    pub scale: f64,
}

/// Pixels a unit at most: a pair alone does not fill the window.
const SCALE_MAX: f64 = 320.0;
const SCALE_MIN: f64 = 8.0;
/// A few people who stand close together are not blown up beyond this.
const FIT_MAX: f64 = 150.0;
/// Room around what is fitted in, at the sides and above and below: names reach beyond their nodes.
const MARGIN: (f64, f64) = (64.0, 36.0);
/// A letter of a name in pixels, about, and the height of a line.
const LETTER: f64 = 7.4;
const LINE: f64 = 18.0;

impl Camera {
    /// Shows all points.
    pub fn fit(points: impl Iterator<Item = Point>, width: f64, height: f64) -> Camera {
        let (low, high) = bounds(points);
        let room = |size: f64, margin: f64| (size - 2.0 * margin).max(size / 3.0).max(1.0);
        let fits = |room: f64, extent: f64| if extent > 1e-6 { room / extent } else { f64::MAX };
        let across = fits(room(width, MARGIN.0), high.x - low.x);
        let along = fits(room(height, MARGIN.1), high.y - low.y);
        let middle = Point { x: (low.x + high.x) / 2.0, y: (low.y + high.y) / 2.0 };
        Camera { width, height, middle, scale: across.min(along).clamp(SCALE_MIN / 2.0, FIT_MAX) }
    }

    /// Nearer by a factor, or farther; the middle stays.
    pub fn zoomed(self, by: f64) -> Camera {
        Camera { scale: (self.scale * by).clamp(SCALE_MIN, SCALE_MAX), ..self }
    }

    /// Moved over the plane by so many pixels.
    pub fn moved(self, dx: f64, dy: f64) -> Camera {
        let middle = Point { x: self.middle.x + dx / self.scale, y: self.middle.y + dy / self.scale };
        Camera { middle, ..self }
    }

    /// Where a point stands on the screen.
    pub fn project(&self, at: Point) -> Point {
        let x = (at.x - self.middle.x) * self.scale + self.width / 2.0;
        Point { x, y: (at.y - self.middle.y) * self.scale + self.height / 2.0 }
    }

    /// The same moved as little as needed to see a point well.
    pub fn showing(self, at: Point) -> Camera {
        let seen = self.project(at);
        let beyond = |at: f64, size: f64, margin: f64| {
            let margin = margin.min(size / 3.0);
            if at < margin { at - margin } else { (at - (size - margin)).max(0.0) }
        };
        self.moved(beyond(seen.x, self.width, MARGIN.0), beyond(seen.y, self.height, MARGIN.1))
    }
}

/// How big a node is drawn, in pixels, by its count of passages.
pub fn radius(passages: u32) -> f64 {
    (4.5 + 1.9 * f64::from(passages).sqrt()).min(18.0)
}

/// A name that wants to stand under its node.
pub struct Label<'l> {
    pub at: Point,
    pub radius: f64,
    pub text: &'l str,
}

/// Which names find room, asked in the order given: none lies on another, nor on a bigger node asked before.
pub fn labels(wanted: &[Label<'_>]) -> Vec<bool> {
    let mut taken: Vec<[f64; 4]> = Vec::new();
    let place = |label: &Label<'_>| {
        let half = label.text.chars().count() as f64 * LETTER / 2.0 + 3.0;
        let top = label.at.y + label.radius;
        let name = [label.at.x - half, top, label.at.x + half, top + LINE];
        if taken.iter().any(|it| overlap(it, &name)) {
            return false;
        }
        let (x, y, r) = (label.at.x, label.at.y, label.radius);
        taken.extend([name, [x - r, y - r, x + r, y + r]]);
        true
    };
    wanted.iter().map(place).collect()
}

fn overlap(a: &[f64; 4], b: &[f64; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

/// A direction on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
    Left,
    Right,
}

impl Direction {
    /// The name of the key with this arrow.
    pub fn of_key(key: &str) -> Option<Direction> {
        match key {
            "ArrowUp" => Some(Direction::Up),
            "ArrowDown" => Some(Direction::Down),
            "ArrowLeft" => Some(Direction::Left),
            "ArrowRight" => Some(Direction::Right),
            _ => None,
        }
    }

    /// One step this way.
    pub fn step(self) -> (f64, f64) {
        match self {
            Direction::Up => (0.0, -1.0),
            Direction::Down => (0.0, 1.0),
            Direction::Left => (-1.0, 0.0),
            Direction::Right => (1.0, 0.0),
        }
    }
}

/// The nearest point in a direction: what lies to the side counts double, what lies behind not at all.
pub fn toward(points: &[Point], from: usize, direction: Direction) -> Option<usize> {
    let here = points.get(from)?;
    let (dx, dy) = direction.step();
    let cost = |at: &Point| {
        let (x, y) = (at.x - here.x, at.y - here.y);
        let (ahead, aside) = (x * dx + y * dy, (x * dy - y * dx).abs());
        (ahead > 1e-6 && aside <= 2.0 * ahead).then_some(ahead + 2.0 * aside)
    };
    let found = points.iter().enumerate().filter(|(at, _)| *at != from);
    let found = found.filter_map(|(at, point)| Some((at, cost(point)?)));
    found.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn point(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    #[test]
    fn what_is_fitted_in_is_seen() {
        let points = [point(-3.0, 2.0), point(40.0, 9.0), point(11.0, -7.0)];
        for (width, height) in [(320.0, 300.0), (900.0, 560.0)] {
            let camera = Camera::fit(points.into_iter(), width, height);
            for at in points.map(|it| camera.project(it)) {
                assert!((0.0..=width).contains(&at.x) && (0.0..=height).contains(&at.y), "{at:?}");
            }
        }
        let alone = Camera::fit([point(5.0, 5.0)].into_iter(), 300.0, 200.0);
        assert_eq!(alone.project(point(5.0, 5.0)), point(150.0, 100.0));
        assert_eq!(Camera::fit(std::iter::empty(), 300.0, 200.0).middle, point(0.0, 0.0));
    }

    #[test]
    fn a_point_is_brought_into_sight() {
        let camera = Camera::fit([point(0.0, 0.0), point(10.0, 10.0)].into_iter(), 400.0, 300.0).zoomed(8.0);
        let seen = camera.showing(point(10.0, 10.0)).project(point(10.0, 10.0));
        assert!((0.0..400.0).contains(&seen.x) && (0.0..300.0).contains(&seen.y), "{seen:?}");
        let middle = camera.showing(camera.middle);
        assert_eq!(middle, camera);
    }

    #[test]
    fn names_give_way_to_those_before() {
        let label = |x: f64, text: &'static str| Label { at: point(x, 0.0), radius: 5.0, text };
        assert_eq!(labels(&[label(0.0, "غالانت"), label(10.0, "علييف"), label(200.0, "نتنياهو")]), [true, false, true]);
    }

    #[test]
    fn arrows_go_where_they_point() {
        let points = [point(0.0, 0.0), point(5.0, 1.0), point(-5.0, 1.0), point(0.5, 9.0), point(0.1, -2.0)];
        for (direction, to) in [
            (Direction::Right, Some(1)),
            (Direction::Left, Some(2)),
            (Direction::Down, Some(3)),
            (Direction::Up, Some(4)),
        ] {
            assert_eq!(toward(&points, 0, direction), to, "{direction:?}");
        }
        assert_eq!(toward(&points, 4, Direction::Up), None);
        assert_eq!(toward(&points, 9, Direction::Up), None);
    }

    proptest! {
        #[test]
        fn every_camera_stays_finite(
            points in proptest::collection::vec((-1e3f64..1e3, -1e3f64..1e3), 0..9),
            by in 0.01f64..100.0,
        ) {
            let camera = Camera::fit(points.iter().map(|(x, y)| point(*x, *y)), 300.0, 200.0).zoomed(by).moved(5.0, -9.0);
            let at = camera.project(point(1.0, 1.0));
            prop_assert!(at.x.is_finite() && at.y.is_finite() && camera.scale > 0.0);
        }
    }
}
