//! Months by themselves, in both calendars, and the year behind them.

use super::expression::{Hijri, Unit};
use super::grammar::{Grammar, Read, Year};
use super::lexicon::{Sym, UnitForm};
use super::point::Builder;

impl<'a, 't> Grammar<'a, 't> {
    /// "مارس", "شهر مارس", "شهر رمضان"; not after a day.
    pub fn month_alone(&self, builder: &mut Builder, at: usize) -> Option<usize> {
        let point = &builder.point;
        let day = point.day.is_some() || point.today.is_some() || point.weekday.is_some() || point.hijri.is_some();
        if day || point.month.is_some() || point.unit.is_some() || point.year.is_some() {
            return None;
        }
        let first = point.edge.is_none() && point.share.is_none();
        let sym = if first { self.sym(at) } else { self.inner(at) };
        let (month_at, head) = match sym {
            Sym::Unit(Unit::Month, UnitForm::One | UnitForm::The) => (self.after(at), true),
            _ => (at, false),
        };
        let clitic = month_at == at && self.lexeme(at).skip > 0;
        let read = if clitic { self.month_with_clitic(at) } else { self.month(month_at) };
        if let Some(((month, sure), end)) = read {
            builder.point.month = Some(month);
            builder.head |= head;
            builder.doubtful_month = !(sure || head);
            // "مارس 12، 2024", as pages made after English ones have it.
            let comma = usize::from(matches!(self.word(end + 1), "،" | ","));
            if let (Some((day @ 1..=31, 1..=2)), Some((year @ 1000..=2200, 4))) =
                (self.digits(end), self.digits(end + 1 + comma))
            {
                builder.point.day = Some(day as u8);
                builder.point.year = Some(year);
                return Some(end + 2 + comma);
            }
            return Some(self.year_after(builder, end).unwrap_or(end));
        }
        let (month, end) = match self.sym(month_at) {
            Sym::Hijri(month) if !clitic || !head => (month, self.after(month_at)),
            _ => return None,
        };
        builder.point.hijri = Some(Hijri { month: Some(month), ..Hijri::default() });
        builder.head |= head;
        builder.doubtful_hijri = !head;
        let year_at = self.year_head(self.skip_from(end)).unwrap_or(end);
        if let Some((year, end)) = self.hijri_year(year_at) {
            builder.point.hijri = Some(Hijri { month: Some(month), year: Some(year), day: None });
            builder.doubtful_hijri = false;
            return Some(end);
        }
        Some(end)
    }

    /// "ومارس", "لمايو": the first month of an expression can carry a clitic.
    fn month_with_clitic(&self, at: usize) -> Read<(u8, bool)> {
        let (number, sure) = match self.sym(at) {
            Sym::Month(n) => (n, true),
            Sym::MaybeMonth(n) => (n, false),
            _ => return None,
        };
        let next = self.after(at);
        if matches!(self.word(next), "/" | "-" | "(")
            && let Some(((n, _), end)) = self.month(next + 1)
        {
            let end = if self.is(next, "(") { self.is(end, ")").then_some(end + 1) } else { Some(end) };
            if let Some(end) = end.filter(|_| n == number) {
                return Some(((number, true), end));
            }
        }
        Some(((number, sure), next))
    }

    /// A year after a month, season or share: "2023", "عام 2023", "من العام الماضي", "، 2023".
    pub fn year_after(&self, builder: &mut Builder, at: usize) -> Option<usize> {
        let from = self.skip_from(at);
        if let Some(((Unit::Year, relation), end)) = self.which_unit(from) {
            builder.point.year_relation = Some(relation);
            // "من العام الماضي 2022"
            if let Some((Year::Gregorian(year), end)) = self.year(end).filter(|_| self.is_digits(end)) {
                builder.point.year = Some(year);
                return Some(end);
            }
            return Some(end);
        }
        let head = self.year_head(from);
        let comma = matches!(self.word(at), "،" | ",") && self.digits(at + 1).is_some_and(|(_, len)| len == 4);
        // "شباط (1985)"
        if self.is(at, "(") && self.is(at + 2, ")") && self.digits(at + 1).is_some_and(|(_, len)| len == 4) {
            let (Year::Gregorian(year), _) = self.year(at + 1)? else { return None };
            builder.point.year = Some(year);
            return Some(at + 3);
        }
        let year_at = match head {
            Some(head) => head,
            None if comma => at + 1,
            None => from,
        };
        if head.is_none() && !self.is_digits(year_at) {
            return None;
        }
        let (year, end) = self.year(year_at)?;
        let Year::Gregorian(year) = year else { return None };
        if head.is_none() && !self.free_year(year_at, end) {
            return None;
        }
        builder.point.year = Some(year);
        Some(end)
    }

    /// Whether digits after a month are a year and no amount ("في مارس 2023 شخصا" is not written).
    fn free_year(&self, at: usize, end: usize) -> bool {
        self.digits(at).is_some_and(|(value, len)| len == 4 && (1000..=2200).contains(&value)) && !self.is(end, "%")
    }
}
