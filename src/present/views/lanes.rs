//! Where things stand on a line of time: geometry alone, from right to left in Arabic and from left to right in English.

use crate::day::{Day, Interval};
use crate::present::{Lang, day_words, digits, interval_words, month_name};

/// What one step of the axis is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Years(i32),
    Months(i32),
    Days(i32),
}

/// A stretch of time laid out on a drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    pub window: Interval,
    pub step: Step,
    pub lang: Lang,
    /// Of the drawing, in its own units (pixels on the screen).
    pub width: f64,
}

/// Where something lies on the drawing: `left` grows to the right in both languages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    pub left: f64,
    pub width: f64,
}

impl Place {
    pub fn right(self) -> f64 {
        self.left + self.width
    }

    /// The edge at which reading begins.
    pub fn start(self, lang: Lang) -> f64 {
        if lang == Lang::Ar { self.right() } else { self.left }
    }
}

/// One step of the axis with its label.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub interval: Interval,
    pub place: Place,
    pub label: String,
    /// Read aloud, and told on request.
    pub description: String,
}

/// Units that a label needs.
const LABEL: f64 = 56.0;
/// Windows are no shorter than so many days, and no longer than a thousand years.
const SHORTEST: i32 = 7;
const LONGEST: i32 = 365_250;

impl Axis {
    pub fn new(window: Interval, lang: Lang, width: f64) -> Axis {
        let width = width.max(LABEL * 2.0);
        let room = (width / LABEL).floor().max(2.0);
        let days = f64::from(window.days());
        let fits = |least: f64| days / least <= room;
        let steps = [Step::Days(1), Step::Days(2), Step::Days(7), Step::Days(14), Step::Months(1), Step::Months(3)];
        let years = [1, 2, 5, 10, 20, 50, 100, 200].map(Step::Years);
        let all = steps.into_iter().chain(years);
        let step = all.into_iter().find(|step| fits(step.days())).unwrap_or(Step::Years(500));
        Axis { window, step, lang, width }
    }

    /// The day's edge, from where reading begins: 0 to the width.
    fn along(&self, day: i32) -> f64 {
        f64::from(day - self.window.from().0) / f64::from(self.window.days()) * self.width
    }

    /// Where an interval lies, cut at the edges; `None`: outside.
    pub fn place(&self, days: Interval) -> Option<Place> {
        if !days.overlaps(self.window) {
            return None;
        }
        let from = self.along(days.from().0).max(0.0);
        let to = self.along(days.to().0 + 1).min(self.width);
        let left = if self.lang == Lang::Ar { self.width - to } else { from };
        Some(Place { left, width: to - from })
    }

    /// The day under a point of the drawing, measured from the left.
    pub fn day_at(&self, x: f64) -> Day {
        let along = if self.lang == Lang::Ar { self.width - x } else { x }.clamp(0.0, self.width);
        let day = (along / self.width * f64::from(self.window.days())) as i32;
        self.window.from().plus(day.min(self.window.days() - 1))
    }

    pub fn ticks(&self) -> Vec<Tick> {
        let mut ticks = Vec::new();
        let mut at = self.step.of(self.window.from());
        while at.from() <= self.window.to() && ticks.len() < 200 {
            if let Some(place) = self.place(at) {
                let (label, description) = (self.label(at), interval_words(self.lang, at));
                ticks.push(Tick { interval: at, place, label, description });
            }
            let next = self.step.of(at.to().plus(1));
            if next.from() <= at.from() {
                break;
            }
            at = next;
        }
        ticks
    }

    fn label(&self, at: Interval) -> String {
        let (year, month, day) = at.from().civil();
        match self.step {
            Step::Years(_) => digits(self.lang, year.to_string()),
            Step::Months(_) if month == 1 => digits(self.lang, year.to_string()),
            Step::Months(_) => month_name(self.lang, month).to_owned(),
            Step::Days(_) if day <= 7 && (day == 1 || self.step != Step::Days(1)) => {
                digits(self.lang, format!("{day} {}", month_name(self.lang, month)))
            }
            Step::Days(_) => digits(self.lang, day.to_string()),
        }
    }

    /// The step's interval around a day: what a tap on the axis chooses.
    pub fn unit(&self, day: Day) -> Interval {
        self.step.of(day)
    }

    /// "13 يوليو 2023" of a point.
    pub fn words_at(&self, x: f64) -> String {
        day_words(self.lang, self.day_at(x))
    }
}

impl Step {
    /// The fewest days that it has.
    fn days(self) -> f64 {
        match self {
            Step::Years(n) => f64::from(n) * 365.0,
            Step::Months(n) => f64::from(n) * 28.0,
            Step::Days(n) => f64::from(n),
        }
    }

    /// The step that holds a day; years and months are counted from the first of each round number.
    fn of(self, day: Day) -> Interval {
        let (year, month, _) = day.civil();
        let first = |year: i32, month: i32| Day::new(year.clamp(1, 9999), month.clamp(1, 12) as u8, 1).unwrap_or(day);
        let until = |from: Day, next: Day| Interval::between(from, next.plus(-1).max(from));
        match self {
            Step::Years(n) => {
                let start = year - year.rem_euclid(n.max(1));
                let end = Interval::year((start + n - 1).clamp(1, 9999)).map_or(day, Interval::to);
                Interval::between(first(start.max(1), 1), end.max(day))
            }
            Step::Months(n) => {
                let start = (i32::from(month) - 1) / n * n + 1;
                let next = if start + n > 12 { first(year + 1, 1) } else { first(year, start + n) };
                until(first(year, start), next.max(day.plus(1)))
            }
            Step::Days(n) => {
                let from = Day(day.0 - day.0.rem_euclid(n.max(1)));
                Interval::between(from, Day(from.0 + n - 1))
            }
        }
    }
}

/// The window twice as near (`times` 0.5) or twice as far (2.0) around its middle.
pub fn zoomed(window: Interval, times: f64) -> Interval {
    let days = (f64::from(window.days()) * times).round() as i32;
    let days = days.clamp(SHORTEST, LONGEST);
    let middle = window.from().0 + window.days() / 2;
    Interval::between(Day(0).plus(middle - days / 2), Day(0).plus(middle - days / 2 + days - 1))
}

/// The window moved by half of its length: earlier (−1) or later (1).
pub fn moved(window: Interval, way: i32) -> Interval {
    let by = (window.days() / 2).max(1) * way.signum();
    Interval::between(window.from().plus(by), window.to().plus(by))
}

/// Rows in which places do not touch each other: each in the first that has room, in their order.
pub fn rows(places: &[Place], gap: f64) -> Vec<usize> {
    let mut taken: Vec<Vec<Place>> = Vec::new();
    let row = |place: &Place| {
        let free =
            |row: &Vec<Place>| row.iter().all(|it| it.right() + gap <= place.left || place.right() + gap <= it.left);
        let at = taken.iter().position(free).unwrap_or(taken.len());
        if at == taken.len() {
            taken.push(Vec::new());
        }
        if let Some(row) = taken.get_mut(at) {
            row.push(*place);
        }
        at
    };
    places.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn between(from: &str, to: &str) -> Interval {
        Interval::between(Interval::parse(from).unwrap().from(), Interval::parse(to).unwrap().to())
    }

    #[test]
    fn arabic_runs_from_right_to_left() {
        for (lang, january, label) in [(Lang::Ar, 330.0, "2023"), (Lang::En, 0.0, "2023")] {
            let axis = Axis::new(between("2023", "2023"), lang, 365.0);
            let place = axis.place(between("2023-01", "2023-01")).unwrap();
            assert!((place.left - january).abs() < 5.0, "{place:?}");
            assert_eq!(axis.ticks()[0].label, label);
            assert_eq!(axis.day_at(place.start(lang)).to_string(), "2023-01-01");
        }
    }

    #[test]
    fn steps_from_days_to_centuries() {
        for (from, to, step, first) in [
            ("2023-07-10", "2023-07-16", Step::Days(1), "10"),
            ("2023-07", "2023-07", Step::Days(7), "29"),
            ("2023-01", "2023-08", Step::Months(1), "2023"),
            ("2020", "2023", Step::Years(1), "2020"),
            ("1990", "2023", Step::Years(5), "1990"),
            ("1000", "1999", Step::Years(200), "1000"),
        ] {
            let axis = Axis::new(between(from, to), Lang::En, 560.0);
            let label = axis.ticks()[0].label.clone();
            assert_eq!((axis.step, label.split(' ').next()), (step, Some(first)), "{from} to {to}");
        }
    }

    #[test]
    fn nearer_farther_earlier_later() {
        let year = between("2023", "2023");
        assert!(zoomed(year, 0.5).days() < 190 && zoomed(year, 2.0).days() == 730);
        assert_eq!(zoomed(between("2023-07-13", "2023-07-13"), 0.5).days(), 7);
        assert!(moved(year, 1).from() > year.from() && moved(year, -1).to() < year.to());
    }

    proptest! {
        #[test]
        fn nothing_overlaps_and_all_lies_inside(
            from in -40_000i32..40_000, days in 7i32..20_000, items in prop::collection::vec((0i32..20_000, 1i32..900), 0..40),
            arabic in any::<bool>(),
        ) {
            let lang = if arabic { Lang::Ar } else { Lang::En };
            let axis = Axis::new(Interval::between(Day(from), Day(from + days - 1)), lang, 600.0);
            let of = |(at, length): &(i32, i32)| axis.place(Interval::between(Day(from + at), Day(from + at + length)));
            let places: Vec<Place> = items.iter().filter_map(of).collect();
            let found = rows(&places, 4.0);
            for (i, a) in places.iter().enumerate() {
                prop_assert!(a.left >= -0.001 && a.right() <= 600.001);
                for (j, b) in places.iter().enumerate().skip(i + 1) {
                    prop_assert!(found[i] != found[j] || a.right() <= b.left || b.right() <= a.left);
                }
            }
            let ticks = axis.ticks();
            prop_assert!(!ticks.is_empty());
            for pair in ticks.windows(2) {
                prop_assert_eq!(pair[0].interval.to().plus(1), pair[1].interval.from());
            }
        }
    }
}
