//! Where the nodes of a graph stand: distances on the page follow distances in the graph.
//!
//! Stress majorisation by stochastic gradient descent (J. X. Zheng, S. Pawar, D. F. M. Goodman, "Graph Drawing by Stochastic
//! Gradient Descent", 2018), a component at a time, then nodes pushed off each other and components packed in rows. The same
//! ids and edges give the same places: the only chance in it is a fixed sequence of numbers and the ids' own hashes.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A place; edges are about one unit long, y grows downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

impl Point {
    pub fn distance(self, other: Point) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

/// Up to so many nodes of a component every pair has its distance; beyond, edges and the distances to some pivots do.
const EXACT: usize = 300;
const PIVOTS: usize = 60;
const ROUNDS: u32 = 24;
/// Nodes keep so far apart.
const APART: f64 = 0.62;
/// Room between components.
const GAP: f64 = 1.1;
/// Rows of components are about so much wider than high.
const ASPECT: f64 = 1.5;

/// The places of nodes. Edges are pairs of indices of `ids`; others are ignored.
pub fn layout(ids: &[&str], edges: &[(usize, usize)]) -> Vec<Point> {
    let mut near: Vec<Vec<usize>> = vec![Vec::new(); ids.len()];
    for (a, b) in edges.iter().copied().filter(|(a, b)| a != b && *a < ids.len() && *b < ids.len()) {
        near[a].push(b);
        near[b].push(a);
    }
    for list in &mut near {
        list.sort_unstable();
        list.dedup();
    }
    let mut points: Vec<Point> = ids.iter().map(|id| seed(id, ids.len())).collect();
    let components = components(&near);
    for nodes in &components {
        relax(nodes, &near, &mut points);
        push_apart(nodes, &mut points);
        lay_flat(nodes, &mut points);
    }
    pack(&components, &mut points);
    points
}

/// Where a node begins: from its id alone.
fn seed(id: &str, count: usize) -> Point {
    // FNV-1a, then its halves as coordinates.
    let hash =
        id.bytes().fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    let hash = Numbers(hash).next();
    let part = |bits: u64| (bits & 0xffff) as f64 / 65_536.0 - 0.5;
    let spread = (count as f64).sqrt();
    Point { x: part(hash) * spread, y: part(hash >> 16) * spread }
}

/// SplitMix64 (Guy Steele, Doug Lea, Christine Flood, 2014).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

/// Nodes that hang together, the largest component first.
fn components(near: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut seen = vec![false; near.len()];
    let mut all = Vec::new();
    for start in 0..near.len() {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let mut nodes = vec![start];
        let mut at = 0;
        while let Some(node) = nodes.get(at).copied() {
            at += 1;
            for next in &near[node] {
                if !std::mem::replace(&mut seen[*next], true) {
                    nodes.push(*next);
                }
            }
        }
        nodes.sort_unstable();
        all.push(nodes);
    }
    all.sort_by_key(|nodes| Reverse(nodes.len()));
    all
}

/// How long an edge wants to be, in thousandths: longer where many meet, so that they find room.
fn length(near: &[Vec<usize>], a: usize, b: usize) -> u32 {
    let most = near[a].len().max(near[b].len()) as f64;
    (1000.0 + 260.0 * (most.sqrt() - 1.0)) as u32
}

/// Distances from a node along edges, in thousandths; `u32::MAX` where there is no way.
fn distances(from: usize, near: &[Vec<usize>]) -> Vec<u32> {
    let mut found = vec![u32::MAX; near.len()];
    let mut heap = BinaryHeap::from([Reverse((0u32, from))]);
    while let Some(Reverse((distance, node))) = heap.pop() {
        if found[node] <= distance {
            continue;
        }
        found[node] = distance;
        for next in near[node].iter().filter(|it| found[**it] == u32::MAX) {
            heap.push(Reverse((distance.saturating_add(length(near, node, *next)), *next)));
        }
    }
    found
}

/// Moves the nodes of a component until their distances fit.
fn relax(nodes: &[usize], near: &[Vec<usize>], points: &mut [Point]) {
    let mut terms: Vec<(usize, usize, f64)> = Vec::new();
    let mut pivots = nodes.to_vec();
    if nodes.len() > EXACT {
        pivots.sort_by_key(|node| (Reverse(near[*node].len()), *node));
        pivots.truncate(PIVOTS);
        let edges = nodes.iter().flat_map(|a| near[*a].iter().filter(move |b| a < b).map(move |b| (*a, *b)));
        terms.extend(edges.map(|(a, b)| (a, b, f64::from(length(near, a, b)) / 1000.0)));
    }
    for pivot in &pivots {
        let found = distances(*pivot, near);
        let others = nodes.iter().filter(|node| nodes.len() > EXACT || pivot < *node);
        terms.extend(others.filter(|it| *it != pivot).map(|node| (*pivot, *node, f64::from(found[*node]) / 1000.0)));
    }
    let Some(longest) = terms.iter().map(|it| it.2).reduce(f64::max) else { return };
    let (most, least) = (longest * longest, 0.1f64);
    let mut numbers = Numbers(nodes.len() as u64);
    for round in 0..ROUNDS {
        // A shuffle after Fisher and Yates.
        for at in (1..terms.len()).rev() {
            terms.swap(at, (numbers.next() % (at as u64 + 1)) as usize);
        }
        let step = most * (least / most).powf(f64::from(round) / f64::from(ROUNDS - 1));
        for (a, b, wanted) in &terms {
            let (from, to) = (points[*a], points[*b]);
            let now = from.distance(to).max(1e-6);
            let pull = (step / (wanted * wanted)).min(1.0) * (now - wanted) / 2.0 / now;
            let (x, y) = ((from.x - to.x) * pull, (from.y - to.y) * pull);
            points[*a] = Point { x: from.x - x, y: from.y - y };
            points[*b] = Point { x: to.x + x, y: to.y + y };
        }
    }
}

/// Pushes nodes off each other.
fn push_apart(nodes: &[usize], points: &mut [Point]) {
    let rounds = (20_000_000 / (nodes.len() * nodes.len()).max(1)).clamp(4, 60);
    for _ in 0..rounds {
        let mut moved = false;
        for (at, a) in nodes.iter().enumerate() {
            for b in &nodes[at + 1..] {
                let (from, to) = (points[*a], points[*b]);
                let now = from.distance(to);
                if now >= APART {
                    continue;
                }
                moved = true;
                // Two nodes on one spot part along the line that their numbers give.
                let (dx, dy) = if now < 1e-6 {
                    ((*a as f64).cos(), (*a as f64).sin())
                } else {
                    ((to.x - from.x) / now, (to.y - from.y) / now)
                };
                let push = (APART - now) / 2.0 + 1e-3;
                points[*a] = Point { x: from.x - dx * push, y: from.y - dy * push };
                points[*b] = Point { x: to.x + dx * push, y: to.y + dy * push };
            }
        }
        if !moved {
            return;
        }
    }
}

/// Lays a component so that it is wider than high: pages are, and names are written along the width.
fn lay_flat(nodes: &[usize], points: &mut [Point]) {
    let (low, high) = bounds(nodes.iter().map(|node| points[*node]));
    if high.y - low.y > high.x - low.x {
        for node in nodes {
            let point = points[*node];
            points[*node] = Point { x: point.y, y: point.x };
        }
    }
}

/// The corners of what holds all points; zero for none.
pub fn bounds(points: impl Iterator<Item = Point>) -> (Point, Point) {
    let mut points = points;
    let Some(first) = points.next() else { return Default::default() };
    points.fold((first, first), |(low, high), it| {
        let low = Point { x: low.x.min(it.x), y: low.y.min(it.y) };
        (low, Point { x: high.x.max(it.x), y: high.y.max(it.y) })
    })
}

/// Sets components in rows, the largest first.
fn pack(components: &[Vec<usize>], points: &mut [Point]) {
    let boxes: Vec<(Point, Point)> =
        components.iter().map(|nodes| bounds(nodes.iter().map(|node| points[*node]))).collect();
    let size = |(low, high): &(Point, Point)| (high.x - low.x + GAP, high.y - low.y + GAP);
    let area: f64 = boxes.iter().map(size).map(|(width, height)| width * height).sum();
    let widest = boxes.iter().map(|it| size(it).0).fold(0.0, f64::max);
    let width = widest.max((area * ASPECT).sqrt());
    let (mut x, mut y, mut row) = (0.0, 0.0, 0.0f64);
    for (nodes, corners) in components.iter().zip(&boxes) {
        let (wide, high) = size(corners);
        if x > 0.0 && x + wide > width + 1e-9 {
            (x, y, row) = (0.0, y + row, 0.0);
        }
        for node in nodes {
            points[*node].x += x - corners.0.x;
            points[*node].y += y - corners.0.y;
        }
        x += wide;
        row = row.max(high);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn names(count: usize) -> Vec<String> {
        (0..count).map(|at| format!("person-{at}")).collect()
    }

    fn placed(count: usize, edges: &[(usize, usize)]) -> Vec<Point> {
        let names = names(count);
        layout(&names.iter().map(String::as_str).collect::<Vec<_>>(), edges)
    }

    #[test]
    fn neighbours_stand_nearer_than_strangers() {
        // A chain of six.
        let points = placed(6, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]);
        let near = points[0].distance(points[1]);
        let far = points[0].distance(points[5]);
        assert!((0.7..2.0).contains(&near) && far > 3.0 * near, "{near} {far}");
    }

    #[test]
    fn five_hundred_nodes_keep_apart() {
        let edges: Vec<(usize, usize)> = (1..500).flat_map(|at| [(at, at / 3), (at, at / 7)]).collect();
        let points = placed(500, &edges);
        let close = (0..500).flat_map(|a| (0..a).map(move |b| (a, b)));
        let close = close.filter(|(a, b)| points[*a].distance(points[*b]) < APART * 0.6).count();
        assert!(close < 10, "{close} pairs stand on each other");
    }

    proptest! {
        #[test]
        fn any_graph_is_laid_out_and_always_the_same(
            count in 0usize..24,
            edges in proptest::collection::vec((0usize..26, 0usize..26), 0..50),
        ) {
            let points = placed(count, &edges);
            prop_assert_eq!(points.len(), count);
            prop_assert!(points.iter().all(|it| it.x.is_finite() && it.y.is_finite() && it.x >= -1e-6 && it.y >= -1e-6));
            prop_assert_eq!(placed(count, &edges), points);
        }
    }
}
