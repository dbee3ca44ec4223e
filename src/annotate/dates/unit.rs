//! Points that are longer than a day: named years, units that say which, seasons, shares, decades, centuries.

use super::expression::{Point, Relation, Share, Unit};
use super::grammar::{Grammar, Year};
use super::lexicon::{Sym, UnitForm};
use super::point::Builder;

impl<'a, 't> Grammar<'a, 't> {
    /// "الشهر الماضي", "هذا العام", "ذلك الوقت", "نهاية الأسبوع", "الأربعاء من الأسبوع الماضي".
    pub fn unit(&self, builder: &mut Builder, at: usize) -> Option<usize> {
        let point = &builder.point;
        let from = self.skip_from(at);
        if point.weekday.is_some() && point.week_relation.is_none() && point.relation.is_none() {
            let ((unit, relation), end) = self.which_unit(from)?;
            if unit != Unit::Week {
                return None;
            }
            builder.point.week_relation = Some(relation);
            return Some(end);
        }
        let open = Point { edge: None, part: None, ..*point } == Point::default();
        if !open {
            return None;
        }
        if let Some(((unit, relation), end)) = self.which_unit(at) {
            return self.unit_says_which(builder, unit, relation, end);
        }
        // "نهاية العام", "مطلع الأسبوع": the one that contains the day of publication.
        if builder.point.edge.is_some()
            && let Sym::Unit(unit, UnitForm::The) = self.inner(at)
        {
            let end = self.after(at);
            if (Unit::Week..=Unit::Century).contains(&unit) && self.year(end).is_none() && !self.numbered(end) {
                builder.point.unit = Some(unit);
                return Some(end);
            }
        }
        None
    }

    fn unit_says_which(&self, builder: &mut Builder, unit: Unit, relation: Relation, end: usize) -> Option<usize> {
        if unit == Unit::Year
            && self.sym(end - 1) != Sym::None
            && matches!(self.sym(end.saturating_sub(2)), Sym::Adjective)
        {
            // "السنة الدراسية المقبلة 2017-2018": the year that follows says it all.
            if let Some((Year::Gregorian(year), after)) = self.year(end).filter(|_| self.is_digits(end)) {
                builder.point.year = Some(year);
                return Some(after);
            }
        }
        let point = &mut builder.point;
        if unit == Unit::Day && relation == Relation::Last {
            return None;
        }
        if unit == Unit::Day && relation == Relation::Current && point.part.is_none() {
            point.today = Some(0);
            return Some(end);
        }
        point.unit = Some(unit);
        point.relation = Some(relation);
        if unit == Unit::Year {
            // "العام الماضي 2022", "العام الحالي (2023)"
            let open = self.is(end, "(");
            let year_at = if open { end + 1 } else { end };
            if let Some((Year::Gregorian(year), after)) = self.year(year_at).filter(|_| self.is_digits(year_at)) {
                if !open {
                    point.year = Some(year);
                    return Some(after);
                }
                if self.is(after, ")") {
                    point.year = Some(year);
                    return Some(after + 1);
                }
            }
        }
        if unit == Unit::Time || unit == Unit::Month {
            // "الفترة نفسها من العام الماضي", "الشهر نفسه من العام الماضي"
            let from = self.skip_from(end);
            if from > end && relation == Relation::Same {
                if let Some(((Unit::Year, year), after)) = self.which_unit(from) {
                    builder.point.year_relation = Some(year);
                    return Some(after);
                }
                if let Some(after) = self.year_after(builder, end) {
                    return Some(after);
                }
            }
        }
        Some(end)
    }

    /// Whether an ordinal or a number follows: "القرن التاسع عشر", "القرن الـ19".
    fn numbered(&self, at: usize) -> bool {
        matches!(self.inner(at), Sym::Ordinal(_)) || self.is_digits(self.skip_article(at))
    }

    /// "عام 2020", "سنة 1445 هـ", "العام 1967", a bare 2020, "عام 67".
    pub fn years(&self, builder: &mut Builder, at: usize) -> Option<usize> {
        let point = &builder.point;
        if point.weekday.is_some() || point.today.is_some() || point.year.is_some() || point.unit.is_some() {
            return None;
        }
        if point.relation.is_some() || point.year_relation.is_some() || point.hijri.is_some_and(|h| h.year.is_some()) {
            return None;
        }
        if point.month.is_some() || point.share.is_some() {
            return self.year_after(builder, at);
        }
        let first = *point == Point::default();
        let sym = if first { self.sym(at) } else { self.inner(at) };
        let head = match sym {
            Sym::Unit(Unit::Year, UnitForm::One | UnitForm::The) => Some(self.after(at)),
            _ => None,
        };
        let Some(mut next) = head else {
            if !self.is_digits(at) {
                return None;
            }
            let (year, end) = self.year(at)?;
            year.put(&mut builder.point);
            // "600 م" are metres: that letter alone makes no year.
            let said = self.era(at + 1).0.is_some() && !self.is(at + 1, "م");
            builder.bare_year = builder.point.edge.is_none() && !said;
            return Some(end);
        };
        if self.inner(next) == Sym::Adjective {
            next = self.after(next);
        }
        builder.head = true;
        // "عام (1966)"
        if self.is(next, "(") && self.is(next + 2, ")") && self.is_digits(next + 1) {
            let (year, _) = self.year(next + 1)?;
            year.put(&mut builder.point);
            return Some(next + 3);
        }
        if let Some((year, end)) = self.year(next) {
            year.put(&mut builder.point);
            return Some(end);
        }
        // "عام 67": the last century.
        let (value, len) = self.digits(next)?;
        let short =
            len == 2 && (30..=99).contains(&value) && !matches!(self.sym(next + 1), Sym::Unit(..) | Sym::Month(_));
        if !short || self.is(next + 1, "%") {
            return None;
        }
        builder.point.year = Some(1900 + value);
        Some(next + 1)
    }

    /// "صيف 2006", "صيف العام الماضي", "الصيف المقبل", "هذا الصيف".
    pub fn season(&self, builder: &mut Builder, at: usize) -> Option<usize> {
        if (Point { edge: None, ..builder.point }) != Point::default() {
            return None;
        }
        let this = self.sym(at) == Sym::This;
        let season_at = if this { at + 1 } else { at };
        let sym = if this || builder.point.edge.is_some() { self.inner(season_at) } else { self.sym(season_at) };
        let Sym::Season(season) = sym else { return None };
        let end = self.after(season_at);
        if this {
            builder.point.relation = Some(Relation::Current);
        } else if let Some((relation, after)) = self.relation(end) {
            if !self.word(season_at).contains("ال") {
                return None;
            }
            builder.point.relation = Some(relation);
            builder.point.share = Some(Share::Season(season));
            return Some(after);
        } else {
            let after = self.year_after(builder, end)?;
            builder.point.share = Some(Share::Season(season));
            return Some(after);
        }
        builder.point.share = Some(Share::Season(season));
        Some(end)
    }

    /// "تسعينات القرن الماضي", "الثمانينيات", "ستينيات القرن التاسع عشر".
    pub fn decade(&self, builder: &mut Builder, at: usize) -> Option<usize> {
        if (Point { edge: None, ..builder.point }) != Point::default() {
            return None;
        }
        let sym = if builder.point.edge.is_some() { self.inner(at) } else { self.sym(at) };
        let Sym::Decade(tens) = sym else { return None };
        let definite = self.word(at).contains("ال");
        let edge = builder.point.edge.take();
        let mut century = Builder::default();
        let end = self.century(&mut century, self.skip_from(self.after(at)));
        // "في الثلاثينيات من العمر"
        if self.inner(self.after(at)) == Sym::From && super::gate::listed("age", self.word(self.after(at) + 1)) {
            return None;
        }
        builder.point.edge = edge;
        if end.is_none() && (!definite || tens < 20) {
            return None;
        }
        builder.point.share = Some(Share::Decade(tens));
        builder.point.year = match century.point.share {
            Some(Share::Century(n)) => Some(i32::from(n)),
            _ => None,
        };
        builder.point.year_relation = century.point.relation;
        Some(end.unwrap_or(self.after(at)))
    }

    /// "القرن التاسع عشر", "القرن الـ19", "القرن الماضي" (the last only within other rules).
    pub fn century(&self, builder: &mut Builder, at: usize) -> Option<usize> {
        if (Point { edge: None, ..builder.point }) != Point::default() {
            return None;
        }
        let Sym::Unit(Unit::Century, UnitForm::The | UnitForm::One) = self.sym(at) else { return None };
        let next = self.after(at);
        if let Some((relation, end)) = self.relation(next) {
            let back = match relation {
                Relation::Past => -1,
                Relation::Current => 0,
                Relation::Coming => 1,
                _ => return None,
            };
            // Centuries counted from the present are stored as -1, 0, 1.
            builder.point.share = Some(Share::Century(back));
            builder.point.relation = Some(relation);
            return Some(end);
        }
        let digits = self.skip_article(next);
        let (n, end) = match self.inner(next) {
            Sym::Ordinal(n) => (n, self.after(next)),
            _ => match self.digits(digits) {
                Some((n, 1..=2)) => (n as u8, digits + 1),
                _ => return None,
            },
        };
        if !(2..=30).contains(&n) {
            return None;
        }
        let (era, end) = self.era(end);
        if era == Some(super::lexicon::Era::Hijri) || era == Some(super::lexicon::Era::BeforeChrist) {
            return None;
        }
        builder.point.share = Some(Share::Century(n as i8));
        Some(end)
    }

    /// "الماضي" after a weekday or month, "صباحا" after a day.
    pub fn qualified(&self, builder: &mut Builder, at: usize) -> Option<usize> {
        let early = builder.early_relation;
        let point = &mut builder.point;
        let day = point.today.is_some() || point.weekday.is_some() || point.day.is_some();
        let named = point.weekday.is_some() || point.month.is_some() || point.hijri.is_some_and(|h| h.month.is_some());
        let free = point.relation.is_none() && point.unit.is_none() && point.week_relation.is_none();
        let again = early && point.month.is_some() && point.day.is_some();
        if named
            && (free || again)
            && point.month_relation.is_none()
            && point.year.is_none()
            && point.year_relation.is_none()
            && let Some((relation, end)) = self.relation(at)
        {
            if relation == Relation::New {
                return None;
            }
            if matches!(relation, Relation::Same | Relation::Last) && point.month.is_none() && point.weekday.is_none() {
                return None;
            }
            point.relation = Some(relation);
            builder.early_relation = point.month.is_none() && point.hijri.is_none();
            return Some(end);
        }
        if day && point.part.is_none() {
            match self.inner(at) {
                Sym::PartAdverb(part) => {
                    point.part = Some(part);
                    return Some(self.after(at));
                }
                // "أمس مساء", but not "أمس مساء الأربعاء ...": the second begins a point of its own.
                Sym::Part(part) if matches!(self.word(at), "مساء" | "ظهرا" | "عشية") && !self.begins_day(at + 1) =>
                {
                    point.part = Some(part);
                    return Some(self.after(at));
                }
                _ => {}
            }
        }
        None
    }
}
