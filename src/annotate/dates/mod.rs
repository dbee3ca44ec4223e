//! Finding dates: a grammar over tokens.
//!
//! A paragraph's tokens become lexemes ([`lexicon`]); rules over them read points ([`point`], [`unit`],
//! [`numeric`]), ranges and lists ([`range`]) and counts ([`count`]); [`gate`] says which of them only look like dates.
//! What an expression means on the calendar is decided in [`crate::resolve::dates`].
//!
//! Extents: في، من and بين stay outside; قبل، بعد، منذ، حتى، خلال are inside with what stands between; a joint date
//! ("أمس الأول الخميس 13 يوليو 2023") is one span; clitics stay outside, but للـ is inside.

mod count;
pub mod expression;
mod gate;
mod grammar;
pub(super) mod lexicon;
mod month;
mod named;
mod numeric;
mod point;
mod range;
mod share;
pub mod tense;
mod unit;

pub use expression::DateExpression;

use self::count::Led;
use self::expression::{Core, Count, CountFrom, Lead, Point, VagueRef};
use self::grammar::Grammar;
use self::lexicon::Sym;
use self::tense::Tense;
use super::{Found, Reading};
use crate::span::{Extent, SpanKind};
use crate::text::number_words;

/// All date expressions of a page's article text, in order; they do not overlap.
pub fn find(reading: &Reading) -> Vec<Found<DateExpression>> {
    let mut found = Vec::new();
    for paragraph in &reading.paragraphs {
        collect(reading, paragraph.tokens.clone(), &mut found);
    }
    found
}

/// The date expressions within these tokens, whatever sort of line they belong to.
pub fn find_within(reading: &Reading, tokens: std::ops::Range<usize>) -> Vec<Found<DateExpression>> {
    let mut found = Vec::new();
    collect(reading, tokens, &mut found);
    found
}

fn collect(reading: &Reading, tokens: std::ops::Range<usize>, found: &mut Vec<Found<DateExpression>>) {
    let grammar = Grammar::new(reading, tokens.clone());
    let mut at = tokens.start;
    while at < tokens.end {
        let Some(mut expression) = grammar.expression(at) else {
            at += 1;
            continue;
        };
        let last = expression.tokens.end.max(at + 1);
        if expression.tense == Tense::Unknown {
            expression.tense = grammar.tense(at, last);
        }
        expression.named_year = grammar.named_year(&expression.core, at, expression.lead);
        found.push(Found {
            extent: extent(&grammar, expression.tokens.start.min(last - 1), last),
            kind: SpanKind::Date,
            nested: false,
            detail: expression,
        });
        at = last;
    }
}

/// From the first letter after the clitics to the end of the last token.
fn extent(grammar: &Grammar, first: usize, last: usize) -> Extent {
    let tokens = grammar.tokens;
    let whole = tokens.extent(first, last - 1);
    let start = whole.start + number_words::width(tokens.source(first), grammar.skip(first));
    Extent::new(start.min(whole.end), whole.end)
}

impl<'a, 't> Grammar<'a, 't> {
    /// Clitics before the expression that begins at `at`, in folded letters.
    fn skip(&self, at: usize) -> usize {
        if self.points_there(at) {
            return usize::from(self.word(at).starts_with(['و', 'ف']));
        }
        let lexeme = self.lexeme(at);
        if lexeme.sym != Sym::None {
            return usize::from(lexeme.skip);
        }
        number_words::read(self.tokens, at).map_or(0, |numeral| numeral.skip)
    }

    /// The date expression that begins exactly at `at`.
    fn expression(&self, at: usize) -> Option<DateExpression> {
        let sym = self.sym(at);
        if !self.may_open(at) && !self.points_there(at) {
            return None;
        }
        // "قبلها بيومين", "بعده بعام"
        let there = match self.word(at).trim_start_matches(['و', 'ف']) {
            "قبلها" | "قبله" => Some((Lead::Before, CountFrom::Before)),
            "بعدها" | "بعده" => Some((Lead::After, CountFrom::After)),
            _ => None,
        };
        if let Some((lead, from)) = there.filter(|_| self.points_there(at)) {
            let (count, end) = self.count(at + 1, Led::Yes)?;
            let core = Core::Count(Count { from, ..count });
            return Some(DateExpression {
                lead: Some(lead),
                core,
                tokens: at..end,
                tense: Tense::Unknown,
                named_year: None,
            });
        }
        if let Sym::Lead(lead) = sym {
            return self.led(at, lead, self.after(at));
        }
        let (core, end) = self.core(at, None)?;
        // "بين عامي 2017 و2022", "من 3 إلى 5 مايو": the preposition is none of the date.
        let first = if matches!(sym, Sym::Between | Sym::From) { self.after(at) } else { at };
        let tokens = first.min(end)..end;
        Some(DateExpression { lead: None, core, tokens, tense: Tense::Unknown, named_year: None })
    }

    fn points_there(&self, at: usize) -> bool {
        let word = self.word(at).trim_start_matches(['و', 'ف']);
        matches!(word, "قبلها" | "قبله" | "بعدها" | "بعده") && self.word(at + 1).starts_with('ب')
    }

    fn led(&self, at: usize, lead: Lead, next: usize) -> Option<DateExpression> {
        let done = |lead, core, end| {
            Some(DateExpression { lead: Some(lead), core, tokens: at..end, tense: Tense::Unknown, named_year: None })
        };
        // "حتى ما قبل عامين", "منذ ما قبل عام 2011"
        if self.is(next, "ما")
            && let Sym::Lead(inner) = self.inner(next + 1)
        {
            let (core, end) = self.core(self.after(next + 1), Some(inner))?;
            return done(inner, core, end);
        }
        // "حتى قبل عامين", "منذ قبل عام 2011"
        if let (Lead::Until | Lead::Since, Sym::Lead(inner)) = (lead, self.inner(next))
            && let Some((core, end)) = self.core(self.after(next), Some(inner))
        {
            return done(inner, core, end);
        }
        // "قبل حلول يونيو", "مع حلول 2030": what comes.
        if matches!(self.word(next), "حلول" | "بلوغ") {
            let (core, end) = self.core(next + 1, Some(lead))?;
            return Some(DateExpression { tense: Tense::Coming, ..done(lead, core, end)? });
        }
        if let Some((count, end)) = self.counted_from_there(lead, next) {
            return done(lead, Core::Count(count), end);
        }
        // "خلال الفترة من 3 إلى 5 مايو"
        if self.inner(next) == Sym::Period {
            let inside = self.after(next);
            if let Some((core @ Core::Range(..), end)) = self.range_or_list(inside) {
                return done(lead, core, end);
            }
        }
        let (core, end) = self.core(next, Some(lead))?;
        done(lead, core, end)
    }

    /// "قبل ذلك بيومين", "بعد ذلك بعام".
    fn counted_from_there(&self, lead: Lead, next: usize) -> Option<(Count, usize)> {
        let from = match lead {
            Lead::Before => CountFrom::Before,
            Lead::After => CountFrom::After,
            _ => return None,
        };
        if self.sym(next) != Sym::That || !self.word(next + 1).starts_with('ب') {
            return None;
        }
        let (count, end) = self.count(next + 1, Led::Yes)?;
        Some((Count { from, ..count }, end))
    }

    /// The longest of the readings that begin at `at` and stand the gates.
    fn core(&self, at: usize, lead: Option<Lead>) -> Option<(Core, usize)> {
        let lexeme = self.lexeme(at);
        // Only و may be glued to what follows a lead.
        if lead.is_some() && lexeme.skip > 0 {
            return None;
        }
        match lexeme.sym {
            Sym::Vague(which) => {
                let end = self.after(at);
                return self.vague_stands(at, end).then_some((Core::Vague(which), end));
            }
            Sym::Back(back) => return Some((Core::Back(back), self.after(at))),
            // "الفترة من 3 إلى 5 مايو", "الفترة بين 2011 و2018"
            Sym::Period if matches!(self.inner(self.after(at)), Sym::From | Sym::Between) => {
                if let Some((core @ Core::Range(..), end)) = self.range_or_list(self.after(at)) {
                    return Some((core, end));
                }
            }
            _ => {}
        }
        let range = self.range_or_list(at).filter(|(core, end)| self.core_stands(core, at, *end));
        let point = self
            .point(at)
            .filter(|(builder, end)| self.point_stands(builder, at, *end, lead))
            .map(|(builder, end)| (self.point_core(at, &builder.point, builder.later), end));
        let led = if lead.is_some() { Led::Yes } else { Led::No };
        let count = self
            .count(at, led)
            .filter(|(count, end)| self.count_stands(count, at, *end, lead))
            .map(|(count, end)| self.count_core(count, end, lead));
        let longest = |best: Option<(Core, usize)>, next: Option<(Core, usize)>| match (best, next) {
            (Some(a), Some(b)) => Some(if b.1 > a.1 { b } else { a }),
            (a, b) => a.or(b),
        };
        longest(longest(range, point), count)
    }

    fn point_core(&self, at: usize, point: &Point, later: bool) -> Core {
        let ahead = (at..at + 2).any(|i| self.word(i) == "لاحق");
        let later_ref = if ahead { VagueRef::Future } else { VagueRef::Past };
        if later && *point == Point::default() {
            return Core::Vague(later_ref);
        }
        Core::Point(*point)
    }

    /// What a count is counted from: "بعد يومين من الإعلان", "قبل عام من الآن".
    fn count_core(&self, mut count: Count, end: usize, lead: Option<Lead>) -> (Core, usize) {
        let measured = matches!(lead, Some(Lead::Before | Lead::After | Lead::Within));
        if matches!(lead, Some(Lead::Since | Lead::Until)) {
            count.figure = None;
        }
        if count.relation.is_some() || !measured {
            return (Core::Count(count), end);
        }
        // "بعد عامين على الزلزال", but "اتفقوا قبل شهرين على خطة".
        let upon = self.is(end, "علي") && lead != Some(Lead::Before);
        let of = self.inner(end) == Sym::From || upon;
        if of && matches!(self.word(end + 1), "الان" | "اليوم") && self.inner(end) == Sym::From {
            return (Core::Count(count), end + 2);
        }
        // "قبل عقد من الزمن" counts from now.
        let of = of && !matches!(self.word(end + 1), "الزمن" | "الزمان");
        if of {
            count.from = CountFrom::Event;
        }
        if matches!(lead, Some(Lead::Before)) && count.from == CountFrom::Now {
            // "N ago" is a date only.
            count.figure = None;
        }
        (Core::Count(count), end)
    }
}
