//! Whether two figures are readings of one subject. Rather none than a wrong one: a table that puts two things side by
//! side lies more than one that leaves a pair out.

use super::measures::{Measured, Nature, is_money, measure};
use super::profile::{CAPITALS, NAMES, Profile};
use crate::day::Interval;

/// The rule that makes two figures one subject.
pub fn same(a: &Profile, b: &Profile, measured: &Measured) -> Option<&'static str> {
    let comparable = a.dimension == b.dimension
        && a.change.is_some() == b.change.is_some()
        && a.since == b.since
        && !parted(a.period, b.period)
        && a.figure.unit.is_empty() == b.figure.unit.is_empty();
    if !comparable {
        return None;
    }
    let pair = Pair { a, b, measured };
    match a.dimension.as_str() {
        "length" => pair.length(),
        "%" | "pp" if a.part && b.part => pair.share().or_else(|| pair.number()),
        _ => pair.toll().or_else(|| pair.amount()),
    }
    .or_else(|| pair.wording())
}

/// Figures of these subjects, once together, are of other happenings when more days lie between their articles.
const NEAR_DAYS: i32 = 10;
const DEAL_DAYS: i32 = 45;

struct Pair<'a> {
    a: &'a Profile,
    b: &'a Profile,
    measured: &'a Measured,
}

impl Pair<'_> {
    /// "30٪ من نفط إسرائيل": the same whole of the same owner, and the other party or the verb is the same.
    fn share(&self) -> Option<&'static str> {
        let (a, b) = (self.a, self.b);
        if self.rates_apart() || !self.wholes_fit() || a.nouns != b.nouns {
            return None;
        }
        let scoped = !a.scope.is_empty() && !b.scope.is_empty();
        if !nested(&spoken(&a.scope), &spoken(&b.scope)) {
            return None;
        }
        let beside = |of: &Profile, wide: &[u32]| wide.iter().any(|it| !of.scope.contains(it));
        let others = |list: &[u32]| -> Vec<u32> {
            let whose = list.iter().copied().filter(|it| !a.scope.contains(it) && !b.scope.contains(it));
            whose.filter(|it| *it < NAMES).collect()
        };
        let (left, right) = (others(&a.around), others(&b.around));
        let party = if left.is_empty() || right.is_empty() {
            common(&others(&a.wide), &others(&b.wide)) > 0
        } else {
            common(&left, &right) > 0
        };
        let parties = beside(a, &a.wide) || beside(b, &b.wide);
        let verb = self.near();
        if parties && !party {
            return None;
        }
        let score = common(&a.whole, &b.whole).min(2)
            + usize::from(scoped)
            + usize::from(party)
            + verb.min(2)
            + usize::from(a.number == b.number)
            + usize::from(a.period.is_some() && a.period == b.period);
        let needed = if self.crowd() { 4 } else { 3 };
        let tied = party || verb > 0;
        (score >= needed && tied && (scoped || common(&a.whole, &b.whole) >= 2)).then_some("share-of-whole")
    }

    /// The same share of the same whole in the same stated period is one, whoever is named: "صادرات القدس", "الصادرات الإسرائيلية".
    fn number(&self) -> Option<&'static str> {
        let (a, b) = (self.a, self.b);
        let period = a.period.is_some() && a.period == b.period;
        (period && a.number == b.number && a.whole == b.whole && a.whole.len() >= 2).then_some("same-number")
    }

    /// Words before the figure that both have, verbs of buying and delivering being one.
    fn near(&self) -> usize {
        let (a, b) = (self.a, self.b);
        let supplies =
            |it: &Profile| it.near.iter().any(|stem| self.measured.natured(*stem, &[Nature::Supply]).is_some());
        common(&a.near, &b.near) + usize::from(supplies(a) && supplies(b))
    }

    /// Shares of people need more: 40 % of the inhabitants may be anything.
    fn crowd(&self) -> bool {
        let people =
            |stem: &u32| self.measured.of(*stem).any(|at| measure(at).is_some_and(|it| it.dimension == "people"));
        self.a.whole.iter().any(people) || self.b.whole.iter().any(people)
    }

    /// One whole is said in words of the other, and imports stay apart from exports.
    fn wholes_fit(&self) -> bool {
        let (a, b) = (&self.a.whole, &self.b.whole);
        let has = |list: &[u32], nature| list.iter().any(|it| self.measured.natured(*it, &[nature]).is_some());
        if has(a, Nature::Export) != has(b, Nature::Export) || has(a, Nature::Rate) != has(b, Nature::Rate) {
            return false;
        }
        let bare = |list: &[u32]| -> Vec<u32> {
            let imports = |it: &u32| self.measured.natured(*it, &[Nature::Import]).is_some();
            list.iter().copied().filter(|it| !imports(it)).collect()
        };
        let (a, b) = (bare(a), bare(b));
        nested(&a, &b) && common(&a, &b) > 0
    }

    fn rates_apart(&self) -> bool {
        let rate = |it: &Profile| {
            it.measure.filter(|at| measure(*at).is_some_and(|it| matches!(it.nature, Nature::Rate | Nature::Export)))
        };
        rate(self.a) != rate(self.b)
    }

    /// Distances between the same places, lengths of the same thing.
    fn length(&self) -> Option<&'static str> {
        let (a, b) = (self.a, self.b);
        let id = |it: &Profile| it.measure.and_then(measure).map(|it| it.id);
        if id(a).is_none() || id(a) != id(b) || !nested(&a.whole, &b.whole) {
            return None;
        }
        if id(a) == Some("distance") {
            let near = common(&a.points, &b.points);
            let scoped =
                common(&states(&a.scope), &states(&b.scope)) > 0 && nested(&states(&a.scope), &states(&b.scope));
            let tied = a.points == b.points && (near >= 2 || (near == 1 && scoped && common(&a.whole, &b.whole) > 0));
            return tied.then_some("distance");
        }
        let scoped = !a.scope.is_empty() && spoken(&a.scope) == spoken(&b.scope);
        let sides = common(&a.around, &b.around) > 0;
        (scoped && sides && common(&a.whole, &b.whole) > 0).then_some("length")
    }

    /// Counts of one happening: the same kind of victims, place, cause, and days that meet.
    fn toll(&self) -> Option<&'static str> {
        let (a, b) = (self.a, self.b);
        let tolls = |it: &Profile| it.measure.and_then(measure).is_some_and(|it| it.nature == Nature::Toll);
        if !tolls(a) || a.measure != b.measure || !self.nouns_fit() {
            return None;
        }
        let places = self.placed(u32::MAX)?;
        let causes = a.causes.iter().filter(|it| b.causes.contains(it)).count();
        // Refugees and prisoners need no blow that made them such, where the words say the same of them.
        let words = common(&a.near, &b.near) + common(&a.whole, &b.whole);
        let said = a.causes.is_empty() && b.causes.is_empty() && words >= 2;
        if (causes == 0 && !said) || !self.timely(NEAR_DAYS) {
            return None;
        }
        (places > 0).then_some("toll")
    }

    /// How many states and places both name; `None` where they name others. A town apart is another happening.
    fn placed(&self, below: u32) -> Option<usize> {
        let named = |it: &Profile| self.named(it).into_iter().filter(|it| *it < below).collect::<Vec<_>>();
        let (a, b) = (named(self.a), named(self.b));
        let spots = |list: &[u32]| list.iter().copied().filter(|it| *it >= NAMES).collect::<Vec<_>>();
        let (left, right) = (spots(&a), spots(&b));
        let apart = !left.is_empty() && !right.is_empty() && common(&left, &right) == 0;
        (!apart).then(|| common(&a, &b))
    }

    fn named(&self, of: &Profile) -> Vec<u32> {
        let mut all: Vec<u32> = of.scope.iter().chain(&of.around).copied().collect();
        all.sort_unstable();
        all
    }

    /// The counted nouns do not speak of different people: "20 طفلا" is not "45 شخصا".
    fn nouns_fit(&self) -> bool {
        let special = |it: &Profile| -> Vec<u32> {
            // A noun that names the measure itself says nothing more than it.
            it.nouns.iter().copied().filter(|stem| self.measured.of(*stem).all(|at| Some(at) != it.measure)).collect()
        };
        let (a, b) = (special(self.a), special(self.b));
        let general = |list: &[u32]| list.is_empty() || list.iter().all(|it| self.measured.is_general(*it));
        a == b || (general(&a) && general(&b))
    }

    /// Whether the two can speak of one time: stated periods that meet, or articles of nearly one day.
    fn timely(&self, days: i32) -> bool {
        let (a, b) = (self.a, self.b);
        match (a.period, b.period) {
            (Some(a), Some(b)) => a.overlaps(b),
            _ => match (a.published, b.published) {
                (Some(a), Some(b)) => (a.0 - b.0).abs() <= days,
                _ => a.spot.article == b.spot.article,
            },
        }
    }

    /// Loans, budgets, rates: the same measure of the same things between the same parties.
    fn amount(&self) -> Option<&'static str> {
        let (a, b) = (self.a, self.b);
        let nature = |it: &Profile| it.measure.and_then(measure).map(|it| it.nature);
        let natured = matches!(nature(a), Some(Nature::Amount | Nature::Rate | Nature::Export | Nature::Import));
        if !natured || a.measure != b.measure || !self.nouns_fit() {
            return None;
        }
        // "20 من الشركات" is not "20 شركة"; of money, من says who pays.
        if a.part != b.part && !is_money(&a.dimension) {
            return None;
        }
        let things = a.causes == b.causes;
        let named = self.placed(CAPITALS)?;
        let words = common(&a.near, &b.near) + common(&a.whole, &b.whole);
        let rate = nature(a) != Some(Nature::Amount);
        let period = a.period.is_some() && a.period == b.period;
        let timely = if rate { period || self.timely(NEAR_DAYS) } else { self.timely(DEAL_DAYS) };
        let parties = nested(&states(&self.named(a)), &states(&self.named(b)));
        if !things || !timely || !parties {
            return None;
        }
        let tied = if rate { named >= 1 && words >= 1 } else { named >= 2 || (named == 1 && words >= 2) };
        tied.then_some(if is_money(&a.dimension) { "amount" } else { "count" })
    }

    /// Told in the same words: most of what stands around them is the same.
    fn wording(&self) -> Option<&'static str> {
        let (a, b) = (self.a, self.b);
        let all = |it: &Profile| {
            let mut all: Vec<u32> = it.near.iter().chain(&it.whole).chain(&it.nouns).copied().collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        let (left, right) = (all(a), all(b));
        let shared = common(&left, &right);
        let most = shared >= 4 && shared * 4 >= left.len().max(right.len()) * 3;
        let places = nested(&a.scope, &b.scope) && nested(&a.around, &b.around);
        let fits = a.nouns == b.nouns && a.measure == b.measure && a.part == b.part;
        (most && places && fits && self.timely(NEAR_DAYS)).then_some("same-wording")
    }
}

fn states(list: &[u32]) -> Vec<u32> {
    list.iter().copied().filter(|it| *it < NAMES).collect()
}

/// Without capitals, which speak for their states.
fn spoken(list: &[u32]) -> Vec<u32> {
    list.iter().copied().filter(|it| *it < CAPITALS).collect()
}

fn parted(a: Option<Interval>, b: Option<Interval>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if !a.overlaps(b))
}

/// How many the two sorted lists share.
fn common(a: &[u32], b: &[u32]) -> usize {
    a.iter().filter(|it| b.binary_search(it).is_ok()).count()
}

/// Whether one holds the other.
fn nested(a: &[u32], b: &[u32]) -> bool {
    common(a, b) == a.len().min(b.len())
}
