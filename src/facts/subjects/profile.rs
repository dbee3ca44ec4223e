//! What stands around one figure: what it measures, of what, where, when.

use super::measures::{self, Measured, Nature, is_money, measure};
use crate::corpus::draft::{ArticleDraft, Comparator, FigureDraft};
use crate::corpus::facts::Spot;
use crate::day::{Day, Interval};
use crate::facts::terms::{Atlas, Function, Term, Terms, What};
use crate::span::{Extent, Positions};

/// A figure and its surroundings. Stems and places are sorted and stand once.
#[derive(Clone, Debug)]
pub struct Profile {
    pub spot: Spot,
    pub extent: Extent,
    pub figure: FigureDraft,
    pub dimension: String,
    /// The number in the base unit of its dimension.
    pub number: f64,
    pub published: Option<Day>,
    pub measure: Option<u16>,
    /// Whether the measure stands in the figure's own clause, not merely behind it.
    pub change: Option<u16>,
    /// Since a beginning ("منذ بدء الحرب"): counts of another kind.
    pub since: bool,
    /// Nouns of the figure itself ("جندي").
    pub nouns: Vec<u32>,
    /// What follows: "من نفط إسرائيل".
    pub whole: Vec<u32>,
    /// Whether what follows is introduced by من.
    pub part: bool,
    /// Whether a pronoun says whose it is.
    pub owned: bool,
    /// Source extent of what follows, for the label.
    pub words: Option<Extent>,
    /// Content before it in its clause.
    pub near: Vec<u32>,
    /// States and places in what follows.
    pub scope: Vec<u32>,
    /// States and names in the sentence, without `scope`.
    pub around: Vec<u32>,
    /// States and names in the passage up to the end of the sentence.
    pub wide: Vec<u32>,
    /// For distances: the places on either side.
    pub points: Vec<u32>,
    /// What happened: things of the kind quake, raid, crash in the sentence.
    pub causes: Vec<u16>,
    /// The days that the figure speaks of.
    pub period: Option<Interval>,
    /// A second figure in brackets says the same amount in another unit.
    pub restates: bool,
}

/// Names that are places in no state, persons and organisations stand above the states.
pub const NAMES: u32 = 1 << 16;
/// Capitals stand above those: they are places, and they speak for their states.
pub const CAPITALS: u32 = 1 << 30;

/// The profiles of all figures of an article.
pub fn of(article: &ArticleDraft, index: u32, terms: &Terms, world: &World) -> Vec<Profile> {
    let mut out = Vec::new();
    let positions = Positions::new(&article.text);
    for passage in 0..article.passages.len() {
        let list = terms.of(passage);
        for (at, term) in list.iter().enumerate().filter(|(_, it)| it.what == What::Figure) {
            let Some(figure) = article.marks.get(term.key as usize).and_then(|it| it.figure.as_ref()) else { continue };
            let spot = Spot { article: index, passage: passage as u32 };
            let window = Window { list, at, article, terms, world, positions: &positions };
            out.push(window.profile(spot, term, figure));
        }
    }
    out
}

/// What is known for all articles.
pub struct World<'a> {
    pub atlas: &'a Atlas,
    pub measured: &'a Measured,
}

struct Window<'a> {
    list: &'a [Term],
    at: usize,
    article: &'a ArticleDraft,
    terms: &'a Terms,
    world: &'a World<'a>,
    positions: &'a Positions<'a>,
}

/// Content words that are looked at on either side.
const BEFORE_MAX: usize = 9;
const AFTER_MAX: usize = 7;

impl Window<'_> {
    fn profile(&self, spot: Spot, term: &Term, figure: &FigureDraft) -> Profile {
        let (dimension, factor) = measures::scale(&figure.unit);
        let number = figure.number * factor;
        let dimension = dimension.to_owned();
        let dimension = dimension.as_str();
        let sentence = self.sentence();
        let after = self.after(sentence.1);
        let before = self.before(sentence.0);
        let counted = matches!(dimension, "people" | "items");
        let mut nouns: Vec<u32> = self.terms.nouns(term.key).filter(|_| counted).collect();
        tidy(&mut nouns);
        let part = self.first_function(&after) == Some(Function::Of);
        let mut scope = self.places(&after);
        let unnamed = after.iter().take_while(|it| !matches!(it.what, What::Name | What::Adjective));
        let owned = unnamed.into_iter().any(|it| it.owned && it.what == What::Word);
        if owned {
            scope = self.owner(sentence.0);
        }
        let whole = content(&after);
        let near = content(&before);
        let mut around = self.places(self.list.get(sentence.0..sentence.1).unwrap_or(&[]));
        around.retain(|it| !scope.contains(it));
        let measure = self.measure(dimension, &nouns, &before, &after);
        let mut points = Vec::new();
        if dimension == "length" {
            points = self.points(sentence);
        }
        let restated = self.restated(figure);
        let restates = restated.is_some();
        let mut figure = figure.clone();
        // "أكثر من 740 مليون دولار (631 مليون يورو)": what is said of the first holds for the second.
        if let Some(first) = restated.filter(|_| figure.comparator == Comparator::Equal) {
            (figure.comparator, figure.approximate) = (first.comparator, first.approximate);
        }
        let start = sentence.1.saturating_sub(80);
        let words = self.span(&after);
        Profile {
            spot,
            extent: term.extent,
            figure,
            dimension: dimension.to_owned(),
            number,
            published: self.article.published.as_ref().map(|it| it.day),
            measure,
            change: self.change(&before),
            since: self.since(sentence),
            nouns,
            whole,
            part,
            owned,
            words,
            near,
            scope,
            around,
            wide: self.places(self.list.get(start..sentence.1).unwrap_or(&[])),
            points,
            causes: self.causes(sentence),
            period: self.period(sentence, measure),
            restates,
        }
    }

    /// A verb of growing or falling right before, where the number says by how much and not what was reached ("إلى").
    fn change(&self, before: &[Term]) -> Option<u16> {
        let reached = before.iter().rev().take(3).any(|it| self.slice(it.extent) == "إلى");
        // "ارتفع التضخم في مصر بنسبة 2%"
        let by = before.last().is_some_and(|it| matches!(self.slice(it.extent), "بنسبة" | "بمقدار" | "بواقع" | "بنحو"));
        let verb = before.iter().rev().take(if by { BEFORE_MAX * 2 } else { 4 });
        let mut verb = verb.filter_map(|it| self.world.measured.natured(it.key, &[Nature::Change]));
        verb.next().filter(|_| !reached)
    }

    /// The terms of the sentence: from, to.
    fn sentence(&self) -> (usize, usize) {
        let stops = |it: &Term| it.what == What::Stop;
        let before = self.list[..self.at].iter().rposition(stops).map_or(0, |it| it + 1);
        let after = self.list[self.at..].iter().position(stops).map_or(self.list.len(), |it| self.at + it);
        (before, after)
    }

    /// What follows the figure in its clause.
    fn after(&self, end: usize) -> Vec<Term> {
        let mut out = Vec::new();
        let mut content = 0;
        for term in self.list.get(self.at + 1..end).unwrap_or(&[]) {
            let ends = match term.what {
                What::Comma | What::Figure | What::Open | What::Close | What::Stop => true,
                What::Function(Function::Relative) => true,
                _ => content >= AFTER_MAX,
            };
            if ends {
                break;
            }
            content += usize::from(matches!(term.what, What::Word | What::Name | What::Adjective));
            out.push(*term);
        }
        out
    }

    /// What stands before it, to the figure before or over two commas, in the order of the text.
    fn before(&self, start: usize) -> Vec<Term> {
        let (mut out, mut commas, mut content) = (Vec::new(), 0, 0);
        for term in self.list.get(start..self.at).unwrap_or(&[]).iter().rev() {
            commas += usize::from(term.what == What::Comma);
            if term.what == What::Figure || commas > 1 || content >= BEFORE_MAX {
                break;
            }
            content += usize::from(matches!(term.what, What::Word | What::Name | What::Adjective));
            out.push(*term);
        }
        out.reverse();
        out
    }

    fn first_function(&self, after: &[Term]) -> Option<Function> {
        let telling = |it: &&Term| !matches!(it.what, What::Function(Function::Plain | Function::Vague));
        match after.iter().find(telling)?.what {
            What::Function(function) => Some(function),
            _ => None,
        }
    }

    /// States and names of terms.
    fn places(&self, terms: &[Term]) -> Vec<u32> {
        let mut out = Vec::new();
        for term in terms {
            match term.what {
                What::Adjective => out.push(term.key),
                What::Name => {
                    let home = self.world.atlas.home(term.key);
                    out.extend(home.country.map(u32::from));
                    match (home.state, home.spot) {
                        (true, true) => out.push(CAPITALS + term.key),
                        (true, false) => {}
                        (false, _) => out.push(NAMES + term.key),
                    }
                }
                _ => {}
            }
        }
        tidy(&mut out);
        out
    }

    /// Whose it is in "تشتري إسرائيل 30٪ من نفطها": the last state named before.
    fn owner(&self, start: usize) -> Vec<u32> {
        let before = self.list.get(start..self.at).unwrap_or(&[]);
        let named = before.iter().rev().filter(|it| it.what == What::Name);
        named.take(3).find_map(|it| self.world.atlas.home(it.key).country).map(u32::from).into_iter().collect()
    }

    /// The measure that the figure's own noun names, else the nearest word before, else behind.
    fn measure(&self, dimension: &str, nouns: &[u32], before: &[Term], after: &[Term]) -> Option<u16> {
        let kind = if is_money(dimension) { "money" } else { dimension };
        let fits = |stem: u32| {
            self.world.measured.of(stem).find(|at| {
                measure(*at).is_some_and(|it| {
                    let natured = matches!(it.nature, Nature::Fixed | Nature::Toll | Nature::Rate | Nature::Amount)
                        || (matches!(it.nature, Nature::Import | Nature::Export) && kind != "people");
                    natured && (it.dimension == kind || it.dimension == "any")
                })
            })
        };
        let word = |it: &Term| matches!(it.what, What::Word | What::Function(_)).then_some(it.key);
        let own = nouns.iter().copied().find_map(fits);
        // "6000 جندي" are killed where lives are lost: a toll before a noun that only says who.
        let toll = |at: &u16| measure(*at).is_some_and(|it| it.nature == Nature::Toll);
        let before = before.iter().rev().filter_map(word).find_map(fits);
        match (own, before) {
            (Some(own), Some(before)) if !toll(&own) && toll(&before) => Some(before),
            (Some(own), _) => Some(own),
            (None, Some(before)) => Some(before),
            _ => after.iter().take(5).filter_map(word).find_map(fits),
        }
    }

    /// Names of places next to the figure on either side; of the states only where nothing narrower stands there.
    fn points(&self, (start, end): (usize, usize)) -> Vec<u32> {
        let spot = |it: &&Term| it.what == What::Name && self.world.atlas.home(it.key).spot;
        let before = self.list.get(start..self.at).unwrap_or(&[]).iter().rev().take(25).find(spot);
        let after = self.list.get(self.at + 1..end).unwrap_or(&[]).iter().take(8).find(spot);
        let key = |it: &Term| if self.world.atlas.home(it.key).state { CAPITALS + it.key } else { NAMES + it.key };
        let mut out: Vec<u32> = before.into_iter().chain(after).map(key).collect();
        tidy(&mut out);
        out
    }

    fn causes(&self, (start, end): (usize, usize)) -> Vec<u16> {
        let terms = self.list.get(start..end).unwrap_or(&[]).iter();
        let words = terms.filter(|it| it.what == What::Word);
        let mut out: Vec<u16> = words.filter_map(|it| self.world.measured.natured(it.key, &[Nature::Thing])).collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    fn since(&self, (start, end): (usize, usize)) -> bool {
        let text = |term: &Term| self.slice(term.extent);
        self.list.get(start..end).unwrap_or(&[]).iter().any(|it| match it.what {
            What::Function(_) => text(it).ends_with("منذ"),
            What::Date => text(it).starts_with("منذ") || text(it).starts_with("ومنذ"),
            _ => false,
        })
    }

    /// The days meant: the date behind the figure, else the only one of the sentence. Days on which something was said
    /// are no periods of rates and amounts.
    fn period(&self, (start, end): (usize, usize), at: Option<u16>) -> Option<Interval> {
        let toll = at.and_then(measure).is_some_and(|it| it.nature == Nature::Toll);
        let dated = |it: &Term| {
            let interval = self.article.marks.get(it.key as usize)?.date.as_ref()?.interval?;
            (it.what == What::Date && (toll || interval.days() >= 28)).then_some(interval)
        };
        let behind = self.list.get(self.at + 1..end).unwrap_or(&[]);
        let clause = behind.iter().take_while(|it| !matches!(it.what, What::Figure | What::Comma)).find_map(dated);
        let mut all = self.list.get(start..end).unwrap_or(&[]).iter().filter_map(dated);
        let only = all.next().filter(|first| all.all(|it| it == *first));
        clause.or(only)
    }

    /// "740 مليون دولار (631 مليون يورو)".
    fn restated(&self, figure: &FigureDraft) -> Option<&FigureDraft> {
        let before = self.list.get(..self.at)?;
        let mut back = before.iter().rev().take(4);
        back.find(|it| !matches!(it.what, What::Function(_))).filter(|it| it.what == What::Open)?;
        let first = back.next().filter(|it| it.what == What::Figure)?;
        let other = self.article.marks.get(first.key as usize)?.figure.as_ref()?;
        let money = is_money(&figure.unit) && is_money(&other.unit);
        let lengths = measures::scale(&figure.unit).0 == measures::scale(&other.unit).0;
        (other.unit != figure.unit && (money || lengths)).then_some(other)
    }

    /// The words of what follows, without the function words at its ends.
    fn span(&self, after: &[Term]) -> Option<Extent> {
        let telling = |it: &&Term| matches!(it.what, What::Word | What::Name | What::Adjective);
        let first = after.iter().find(telling)?;
        let last = after.iter().rev().find(telling)?;
        Some(Extent::new(first.extent.start, last.extent.end.max(first.extent.end)))
    }

    fn slice(&self, extent: Extent) -> &str {
        self.positions.slice(extent)
    }
}

fn content(terms: &[Term]) -> Vec<u32> {
    let mut out: Vec<u32> = terms.iter().filter(|it| it.what == What::Word).map(|it| it.key).collect();
    tidy(&mut out);
    out
}

fn tidy(list: &mut Vec<u32>) {
    list.sort_unstable();
    list.dedup();
}
