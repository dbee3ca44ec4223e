//! Whether readings of one subject agree, differ or contradict each other.
//!
//! Contradiction is said of numbers that cannot both be true: of what does not change (distances, lengths), or of one stated
//! period. Numbers that grow, rates of undated days, "about" and "more than" only differ.

use super::measures::{Nature, is_money, measure, scale};
use super::profile::Profile;
use crate::corpus::draft::Comparator;
use crate::corpus::facts::{Reading, Verdict};

/// Numbers this near each other are never called a contradiction: sources measure from other points and round.
const NEAR: f64 = 0.05;
/// What "about" leaves open.
const ABOUT: f64 = 0.10;

/// What is known of a reading beyond its number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Firm {
    /// The number holds whenever it is read, or for a stated period.
    pub fixed: bool,
}

/// The worst verdict of any two readings.
pub fn of(profiles: &[&Profile]) -> Verdict {
    let mut worst = Verdict::Agree;
    for (at, a) in profiles.iter().enumerate() {
        for b in profiles.iter().skip(at + 1).take(PAIRS_MAX) {
            let verdict = between(&reading(a), &reading(b), firm(a, b));
            if rank(verdict) > rank(worst) {
                worst = verdict;
            }
        }
    }
    worst
}

const PAIRS_MAX: usize = 40;

fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Agree => 0,
        Verdict::Differ => 1,
        Verdict::Contradict => 2,
    }
}

/// A profile as the reading that it becomes.
pub fn reading(it: &Profile) -> Reading {
    Reading {
        spot: it.spot,
        extent: it.extent,
        number: it.figure.number,
        max: it.figure.max,
        unit: it.figure.unit.clone(),
        comparator: it.figure.comparator,
        approximate: it.figure.approximate,
        period: it.period,
    }
}

fn firm(a: &Profile, b: &Profile) -> Firm {
    let nature = |it: &Profile| it.measure.and_then(measure).map(|it| it.nature);
    let fixed = nature(a) == Some(Nature::Fixed) && nature(b) == Some(Nature::Fixed);
    let tolls = nature(a) == Some(Nature::Toll) || nature(b) == Some(Nature::Toll);
    let period = a.period.is_some() && a.period == b.period && !tolls;
    // In other words around it the same period may still be of something else.
    let alike = a.whole == b.whole && a.scope == b.scope && a.measure == b.measure;
    Firm { fixed: fixed || (period && alike) }
}

/// The verdict on two readings.
pub fn between(a: &Reading, b: &Reading, firm: Firm) -> Verdict {
    let ((dimension, a_factor), (other, b_factor)) = (scale(&a.unit), scale(&b.unit));
    if dimension != other {
        // One amount in two currencies: nothing to compare.
        return if is_money(&a.unit) && is_money(&b.unit) { Verdict::Agree } else { Verdict::Differ };
    }
    let (x, y) = (Span::of(a, a_factor), Span::of(b, b_factor));
    if x.says_the_same(&y) {
        return Verdict::Agree;
    }
    let apart = x.low > y.high || y.low > x.high;
    if apart && firm.fixed && x.far(&y) { Verdict::Contradict } else { Verdict::Differ }
}

/// The values that a reading leaves open.
#[derive(Clone, Copy, Debug)]
struct Span {
    number: f64,
    max: Option<f64>,
    low: f64,
    high: f64,
    /// Half a unit of the last digit that is no zero: what a round number may have been.
    round: f64,
    comparator: Comparator,
    about: bool,
}

impl Span {
    fn of(reading: &Reading, factor: f64) -> Span {
        let number = reading.number * factor;
        let max = reading.max.map(|it| it * factor);
        let round = roundness(reading.number) * factor;
        let about = reading.approximate || reading.comparator == Comparator::About;
        let slack = if about { round.max(number.abs() * ABOUT) } else { 0.0 };
        let top = max.unwrap_or(number);
        let (low, high) = match reading.comparator {
            Comparator::Less => (f64::NEG_INFINITY, number),
            Comparator::Greater => (number, f64::INFINITY),
            _ => (number - slack, top + slack),
        };
        Span { number, max, low, high, round, comparator: reading.comparator, about }
    }

    /// Not merely compatible: a reader gets one number from both.
    fn says_the_same(&self, other: &Span) -> bool {
        let bounded = |it: &Span| matches!(it.comparator, Comparator::Less | Comparator::Greater);
        if self.max.is_some() != other.max.is_some() {
            return false;
        }
        let ends = self.max.zip(other.max).is_none_or(|(a, b)| close(a, b, 0.005));
        if bounded(self) || bounded(other) {
            return self.comparator == other.comparator && close(self.number, other.number, 0.005);
        }
        let rounded = |coarse: &Span, fine: &Span| {
            coarse.about && (coarse.number - fine.number).abs() <= coarse.round.min(coarse.number.abs() * NEAR)
        };
        ends && (close(self.number, other.number, 0.005) || rounded(self, other) || rounded(other, self))
    }

    fn far(&self, other: &Span) -> bool {
        let gap = if self.low > other.high { self.low - other.high } else { other.low - self.high };
        // "24" against "less than 20": by how much the nearest values miss each other.
        let size = self.number.abs().max(other.number.abs());
        gap.max(0.0) > size * NEAR && gap > self.round.min(other.round)
    }
}

fn close(a: f64, b: f64, share: f64) -> bool {
    (a - b).abs() <= share * a.abs().max(b.abs())
}

/// Half a unit of the last digit that is no zero: 50 for 1500, 0.05 for 2.5.
fn roundness(number: f64) -> f64 {
    let (mut unit, mut rest) = (1.0, number.abs());
    if rest == 0.0 || !rest.is_finite() {
        return 0.0;
    }
    for _ in 0..4 {
        if rest.fract().abs() < 1e-9 {
            break;
        }
        rest *= 10.0;
        unit /= 10.0;
    }
    for _ in 0..15 {
        if rest % 10.0 != 0.0 {
            break;
        }
        rest /= 10.0;
        unit *= 10.0;
    }
    unit / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::facts::Spot;
    use crate::span::Extent;

    fn read(text: &str) -> Reading {
        let mut parts = text.split(' ');
        let sign = parts.next().unwrap();
        let (low, max) = parts.next().unwrap().split_once("..").map_or_else(
            || (text.split(' ').nth(1).unwrap().parse().unwrap(), None),
            |(low, high)| (low.parse().unwrap(), high.parse().ok()),
        );
        let comparator = Comparator::ALL.into_iter().find(|it| it.sign() == sign).unwrap();
        Reading {
            spot: Spot::default(),
            extent: Extent::new(0, 0),
            number: low,
            max,
            unit: parts.next().unwrap().to_owned(),
            comparator,
            approximate: comparator == Comparator::About,
            period: None,
        }
    }

    #[test]
    fn two_readings() {
        use Verdict::{Agree, Contradict, Differ};
        for (a, b, fixed, moving) in [
            ("= 24 km", "< 20 km", Contradict, Differ),
            ("= 24 km", "= 24000 m", Agree, Agree),
            ("= 24 km", "= 25 km", Differ, Differ),
            ("= 24 km", "= 30 km", Contradict, Differ),
            ("= 24 km", "~ 30 km", Differ, Differ),
            ("= 24 km", "~ 35 km", Contradict, Differ),
            ("~ 24 km", "~ 27 km", Differ, Differ),
            ("~ 40 %", "= 39.6 %", Agree, Agree),
            ("~ 1500 km", "= 1480 km", Agree, Agree),
            ("> 30 %", "~ 40 %", Differ, Differ),
            ("> 30 %", "> 30 %", Agree, Agree),
            ("> 30 %", "= 20 %", Contradict, Differ),
            ("> 100 people", "= 100 people", Differ, Differ),
            ("< 50 people", "= 45 people", Differ, Differ),
            ("= 45 people", "= 52 people", Contradict, Differ),
            ("= 10..15 people", "= 12 people", Differ, Differ),
            ("= 10..15 people", "= 10..15 people", Agree, Agree),
            ("= 10..15 people", "= 30 people", Contradict, Differ),
            ("> 740000000 USD", "> 631000000 EUR", Agree, Agree),
            ("= 3000000000 USD", "= 3000000000 USD", Agree, Agree),
            ("= 10 mi", "= 16 km", Differ, Differ),
            ("= 10 mi", "~ 16 km", Agree, Agree),
        ] {
            let (a, b) = (read(a), read(b));
            for (firm, expected) in [(true, fixed), (false, moving)] {
                assert_eq!(between(&a, &b, Firm { fixed: firm }), expected, "{a:?} {b:?}");
                assert_eq!(between(&b, &a, Firm { fixed: firm }), expected, "{b:?} {a:?}");
            }
        }
    }

    #[test]
    fn what_round_numbers_leave_open() {
        for (number, expected) in [(1500.0, 50.0), (24.0, 0.5), (2.5, 0.05), (1e9, 5e8), (0.0, 0.0)] {
            assert!((roundness(number) - expected).abs() < 1e-6, "{number}");
        }
    }
}
