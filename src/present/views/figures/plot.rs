//! Where readings stand on a scale: shares of its width, from the side at which reading begins.

use crate::corpus::draft::Comparator;
use crate::corpus::facts::Reading;
use crate::facts::subjects::measures::scale;

/// What "about" leaves open, as the verdict takes it.
const ABOUT: f64 = 0.10;
/// Ticks at most.
const TICKS: f64 = 4.0;

/// The picture of one subject.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plot {
    /// Share of the width and the number that stands there.
    pub ticks: Vec<(f64, f64)>,
    /// What is shaded behind all rows.
    pub shade: Option<Shade>,
    /// In the order of the readings.
    pub tracks: Vec<Option<Track>>,
}

/// A stretch of the scale, in shares of the width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shade {
    pub from: f64,
    pub to: f64,
    pub meets: Meets,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meets {
    /// What all readings allow.
    Common,
    /// Between readings that cannot both be true.
    Gap,
}

/// One reading: a dot, the stretch that it leaves open, and where that has no end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Track {
    pub dot: f64,
    /// The upper end of a range.
    pub end: Option<f64>,
    pub from: f64,
    pub to: f64,
    pub open: Open,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    Neither,
    Below,
    Above,
    /// "About": both sides a little.
    Both,
}

struct Span {
    number: f64,
    max: Option<f64>,
    low: f64,
    high: f64,
    open: Open,
}

fn span(reading: &Reading) -> Span {
    let factor = scale(&reading.unit).1;
    let number = reading.number * factor;
    let max = reading.max.map(|it| it * factor);
    let slack = number.abs() * ABOUT;
    let top = max.unwrap_or(number);
    let (low, high, open) = match reading.comparator {
        Comparator::Less => (f64::NEG_INFINITY, number, Open::Below),
        Comparator::Greater => (number, f64::INFINITY, Open::Above),
        Comparator::About => (number - slack, top + slack, Open::Both),
        Comparator::Equal if reading.approximate => (number - slack, top + slack, Open::Both),
        Comparator::Equal => (number, top, Open::Neither),
    };
    Span { number, max, low, high, open }
}

/// Puts readings on one scale, in the unit of the first. Those of another dimension have no place on it.
pub fn plot(readings: &[Reading]) -> Plot {
    let Some(first) = readings.first() else { return Plot::default() };
    let (dimension, factor) = scale(&first.unit);
    let spans: Vec<Option<Span>> =
        readings.iter().map(|it| (scale(&it.unit).0 == dimension && it.number.is_finite()).then(|| span(it))).collect();
    let known = || spans.iter().flatten();
    let ends = || known().flat_map(|it| [it.number, it.max.unwrap_or(it.number), it.low, it.high]);
    let finite = || ends().filter(|it| it.is_finite());
    let (min, max) = (finite().fold(f64::INFINITY, f64::min), finite().fold(f64::NEG_INFINITY, f64::max));
    if min > max {
        return Plot { tracks: vec![None; readings.len()], ..Plot::default() };
    }
    let room = if max > min { (max - min) * 0.5 } else { min.abs().max(1.0) * 0.5 };
    let (least, most) = (if min >= 0.0 { (min - room).max(0.0) } else { min - room }, max + room);
    let at = |value: f64| ((value - least) / (most - least)).clamp(0.0, 1.0);
    let tracks = spans.iter().map(|it| {
        it.as_ref().map(|it| Track {
            dot: at(it.number),
            end: it.max.map(at),
            from: at(it.low),
            to: at(it.high),
            open: it.open,
        })
    });
    let low = known().map(|it| it.low).fold(f64::NEG_INFINITY, f64::max);
    let high = known().map(|it| it.high).fold(f64::INFINITY, f64::min);
    let shade = if low > high {
        Some(Shade { from: at(high), to: at(low), meets: Meets::Gap })
    } else {
        (low < high).then(|| Shade { from: at(low), to: at(high), meets: Meets::Common })
    };
    let shade = shade.filter(|_| known().count() > 1);
    Plot { ticks: ticks(least / factor, most / factor), shade, tracks: tracks.collect() }
}

/// Round numbers within a scale.
fn ticks(least: f64, most: f64) -> Vec<(f64, f64)> {
    let raw = (most - least) / TICKS;
    if !raw.is_finite() || raw <= 0.0 {
        return Vec::new();
    }
    let power = 10f64.powf(raw.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|it| it * power).find(|it| *it >= raw).unwrap_or(raw);
    let first = (least / step).ceil();
    (0..=TICKS as i32)
        .map(|n| (first + f64::from(n)) * step)
        .filter(|it| *it <= most)
        .map(|it| ((it - least) / (most - least), it))
        .collect()
}
