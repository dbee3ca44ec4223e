//! Numbered parts of longer units: halves, quarters, weeks and weekdays of a month, the first months of a year.

use super::expression::{Point, Relation, Share, Unit};
use super::grammar::Grammar;
use super::lexicon::{Sym, UnitForm};
use super::point::Builder;

impl<'a, 't> Grammar<'a, 't> {
    /// "النصف الأول من 2023", "الربع الثالث من العام الماضي", "الأسبوع الأول من مايو", "العقد الأول من القرن الحالي".
    pub fn share(&self, builder: &mut Builder, at: usize) -> Option<usize> {
        let edge = builder.point.edge.take();
        let end = if builder.point == Point::default() { self.share_of(builder, at) } else { None };
        builder.point.edge = edge;
        end
    }

    fn share_of(&self, builder: &mut Builder, at: usize) -> Option<usize> {
        let (share, end) = self.share_name(at)?;
        let from = self.skip_from(end);
        if let Share::DecadeOf(_) = share {
            let end = self.century(builder, from)?;
            let Some(Share::Century(century)) = builder.point.share else { return None };
            let Share::DecadeOf(n) = share else { return None };
            builder.point.share = Some(Share::DecadeOf(n));
            builder.point.year = Some(i32::from(century));
            return Some(end);
        }
        if let (Share::Part { of, n }, Some(end)) = (share, self.century(builder, from)) {
            let Some(Share::Century(century)) = builder.point.share else { return None };
            builder.point.share = Some(Share::PartOfCentury { of, n });
            builder.point.year = Some(i32::from(century));
            return Some(end);
        }
        let before = builder.point;
        let read = self
            .month_alone_of(builder, from)
            .or_else(|| match self.which_unit(from) {
                Some(((Unit::Year, relation), end)) => {
                    builder.point.year_relation = Some(relation);
                    Some(self.year(end).filter(|_| self.is_digits(end)).map_or(end, |(year, end)| {
                        year.put(&mut builder.point);
                        end
                    }))
                }
                Some(((unit @ Unit::Month, relation), end)) => {
                    builder.point.unit = Some(unit);
                    builder.point.month_relation = Some(relation);
                    Some(end)
                }
                _ => None,
            })
            .or_else(|| self.year_after(builder, end));
        if let Some(end) = read {
            builder.point.share = Some(share);
            return Some(end);
        }
        builder.point = before;
        // "خلال الربع الثالث": of the year of publication.
        let quarter = matches!(share, Share::Part { of: 4, .. }) && self.word(at).ends_with("الربع");
        let led = matches!(self.before(at), "في" | "خلال" | "منذ" | "بنهاية" | "نهاية" | "بداية" | "وفي" | "مطلع");
        if quarter && led && from == end && !self.word(end).starts_with("النهاي") {
            builder.point.share = Some(share);
            builder.point.year_relation = Some(Relation::Current);
            return Some(end);
        }
        // "الربع الأول الماضي", "النصف الأول من السنة"
        match self.inner(from) {
            Sym::Unit(Unit::Year, UnitForm::The) if from > end => {
                builder.point.share = Some(share);
                builder.point.year_relation = Some(Relation::Current);
                Some(self.after(from))
            }
            _ => None,
        }
    }

    fn month_alone_of(&self, builder: &mut Builder, at: usize) -> Option<usize> {
        let head = matches!(self.inner(at), Sym::Unit(Unit::Month, UnitForm::One));
        let ((month, _), end) = self.month(if head { at + 1 } else { at })?;
        builder.point.month = Some(month);
        let end = self.year_after(builder, end).unwrap_or(end);
        if let Some((relation, after)) = self.relation(end) {
            builder.point.relation = Some(relation);
            return Some(after);
        }
        Some(end)
    }

    /// "أول اثنين من أكتوبر", "الخميس الأخير من نوفمبر", "آخر يوم من مارس".
    pub fn of_month(&self, builder: &mut Builder, at: usize) -> Option<usize> {
        if builder.point != Point::default() {
            return None;
        }
        let next = self.after(at);
        let (share, weekday, end) = match (self.sym(at), self.inner(next)) {
            (Sym::LastOf, Sym::Unit(Unit::Day, UnitForm::One)) => (Share::LastDay, None, self.after(next)),
            (Sym::LastOf, _) => (Share::Weekday(0), Some(self.bare_weekday(next)?), next + 1),
            (Sym::FirstFew, _) => (Share::Weekday(1), Some(self.bare_weekday(next)?), next + 1),
            (Sym::Weekday(day), Sym::Ordinal(n @ 1..=5)) => (Share::Weekday(n), Some(day), self.after(next)),
            (Sym::Weekday(day), Sym::Relation(Relation::Last)) => (Share::Weekday(0), Some(day), self.after(next)),
            _ => return None,
        };
        let from = self.skip_from(end);
        if from == end && !self.is(end, "في") {
            return None;
        }
        let from = if self.is(end, "في") { end + 1 } else { from };
        let before = builder.point;
        let read = self.month_alone_of(builder, from).or_else(|| match self.which_unit(from) {
            Some(((Unit::Month, relation), end)) => {
                builder.point.month_relation = Some(relation);
                Some(end)
            }
            _ => None,
        });
        let Some(end) = read else {
            builder.point = before;
            return None;
        };
        builder.point.share = Some(share);
        builder.point.to_weekday = weekday;
        Some(end)
    }

    /// "اثنين", "جمعة", "أحد" after أول or آخر: a weekday without its article.
    fn bare_weekday(&self, at: usize) -> Option<crate::day::Weekday> {
        use crate::day::Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
        Some(match self.word(at) {
            "اثنين" => Monday,
            "ثلاثاء" => Tuesday,
            "اربعاء" => Wednesday,
            "خميس" => Thursday,
            "جمعة" => Friday,
            "سبت" => Saturday,
            "احد" => Sunday,
            _ => return None,
        })
    }

    fn share_name(&self, at: usize) -> Option<(Share, usize)> {
        let kind = self.sym(at);
        let next = self.after(at);
        // "أول أسبوع من أكتوبر", "آخر أسبوع من الشهر"
        if self.inner(next) == Sym::Unit(Unit::Week, UnitForm::One) && self.inner(next + 1) == Sym::From {
            match kind {
                Sym::FirstFew => return Some((Share::Week(1), next + 1)),
                Sym::LastOf => return Some((Share::Week(0), next + 1)),
                _ => {}
            }
        }
        // "الشهرين الأولين من السنة"
        let pair = Sym::Unit(Unit::Month, UnitForm::ThePair);
        if kind == pair && matches!(self.word(next), "الاولين" | "الاولان") {
            return Some((Share::Months(2), next + 1));
        }
        // "الأشهر التسعة الأولى من العام"
        if kind == Sym::Unit(Unit::Month, UnitForm::TheMany) {
            let (n, end) = self.the_number(next)?;
            let first = self.inner(end) == Sym::Ordinal(1) && (1.0..=12.0).contains(&n);
            return first.then_some((Share::Months(n as u8), self.after(end)));
        }
        let (n, end) = match self.inner(next) {
            Sym::Ordinal(n) => (n, self.after(next)),
            Sym::Relation(Relation::Last) => (0, self.after(next)),
            _ => return None,
        };
        let share = match kind {
            Sym::Share(kind) if n <= kind.of() => Share::Part { of: kind.of(), n },
            Sym::Unit(Unit::Week, UnitForm::The) if n <= 5 => Share::Week(n),
            Sym::Unit(Unit::Decade, UnitForm::The) if n <= 10 => Share::DecadeOf(n),
            _ => return None,
        };
        Some((share, end))
    }
}
