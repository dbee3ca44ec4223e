//! One point or unit of time: clues in any order, as long as they speak of the same thing.

use super::expression::{Hijri, Point, Relation, Unit};
use super::grammar::{Grammar, Read};
use super::lexicon::{Era, Sym, UnitForm};

/// A point being read, with what decides whether it is one.
#[derive(Clone, Copy, Default)]
pub struct Builder {
    pub point: Point,
    /// A word before it says what it is: يوم, شهر, عام.
    pub head: bool,
    /// Its only month is a word that can be something else.
    pub doubtful_month: bool,
    pub doubtful_hijri: bool,
    /// A year without عام, by itself.
    pub bare_year: bool,
    /// "وقت لاحق": joins whatever day follows.
    pub later: bool,
    /// Its relation belongs to the weekday before the day: "الاثنين القادم 20 جوان".
    pub early_relation: bool,
}

type Rule<'a, 't> = fn(&Grammar<'a, 't>, &mut Builder, usize) -> Option<usize>;

impl<'a, 't> Grammar<'a, 't> {
    /// The longest point that begins at `at`.
    pub fn point(&self, at: usize) -> Read<Builder> {
        if let Some((_, read)) = self.last_point.get().filter(|(last, _)| *last == at) {
            return read;
        }
        let read = self.read_point(at);
        self.last_point.set(Some((at, read)));
        read
    }

    fn read_point(&self, at: usize) -> Read<Builder> {
        let mut builder = Builder::default();
        let mut next = self.prefix(&mut builder, at);
        let rules: [Rule<'a, 't>; 14] = [
            Self::of_month,
            Self::numeric,
            Self::latin,
            Self::share,
            Self::decade,
            Self::century,
            Self::unit,
            Self::today,
            Self::weekday,
            Self::day_and_month,
            Self::month_alone,
            Self::season,
            Self::years,
            Self::qualified,
        ];
        let mut end = None;
        while let Some(after) = rules.iter().find_map(|rule| rule(self, &mut builder, next)) {
            next = after;
            end = Some(after);
        }
        let end = match end {
            Some(end) => end,
            None if builder.later => next,
            None => return None,
        };
        Some((builder, end))
    }

    /// What can only begin: the end of a unit, "وقت لاحق", the part of a day, the word يوم.
    fn prefix(&self, builder: &mut Builder, at: usize) -> usize {
        let mut next = at;
        if self.sym(next) == Sym::Later {
            builder.later = true;
            next = self.after(next);
            let from = self.skip_from(next);
            let part = matches!(self.inner(from), Sym::Part(_)) && self.begins_day(self.after(from));
            let part = part || self.inner(from) == Sym::Tonight;
            if part || self.begins_day(from) || self.which_unit(from).is_some() {
                next = from;
            }
        }
        let may = |i: usize| if next == at { self.sym(i) } else { self.inner(i) };
        if let Sym::Edge(edge) = may(next) {
            builder.point.edge = Some(edge);
            next = self.after(next);
            // "بداية من" is "from".
            if self.inner(next) == Sym::From {
                builder.point.edge = None;
                next = at;
            }
        }
        if let Sym::Part(part) = if next == at { self.sym(next) } else { self.inner(next) } {
            let mut after = self.after(next);
            if self.inner(after) == Sym::From {
                after += 1;
            }
            if self.begins_day(after) || self.which_unit(after).is_some_and(|((unit, _), _)| unit == Unit::Day) {
                builder.point.part = Some(part);
                next = after;
            }
        }
        let sym = if next == at { self.sym(next) } else { self.inner(next) };
        // "اليوم الأول من مايو", "سنوات الثمانينات"
        let first_of = sym == Sym::Today(0)
            && matches!(self.inner(self.after(next)), Sym::Ordinal(_))
            && self.begins_day(self.after(next));
        let years = matches!(sym, Sym::Unit(Unit::Year, UnitForm::Many))
            && matches!(self.inner(self.after(next)), Sym::Decade(_));
        if first_of || years {
            builder.head = true;
            return self.after(next);
        }
        if sym == Sym::Unit(Unit::Day, UnitForm::One) && self.begins_day(self.after(next)) {
            builder.head = true;
            next = self.after(next);
        }
        next
    }

    /// Whether words that name a day follow.
    pub fn begins_day(&self, at: usize) -> bool {
        // One يوم at most: a text of nothing else must not be walked to its end from every word.
        let head = self.inner(at) == Sym::Unit(Unit::Day, UnitForm::One);
        let at = if head { at + 1 } else { at };
        match self.inner(at) {
            Sym::Weekday(_) | Sym::Today(_) => true,
            _ => match self.day_number(at) {
                Some((_, next)) => {
                    let next = self.skip_from(next);
                    let next = if self.month_head(next) { next + 1 } else { next };
                    self.month(next).is_some()
                        || self.hijri_month(next).is_some()
                        || self.which_unit(next).is_some_and(|((unit, _), _)| unit == Unit::Month)
                        || self.relation(next).is_some()
                        || self.numeric_date(at).is_some()
                }
                None => false,
            },
        }
    }

    fn month_head(&self, at: usize) -> bool {
        matches!(self.inner(at), Sym::Unit(Unit::Month, UnitForm::One | UnitForm::The))
    }

    /// Past a comma, an opening parenthesis or "الموافق" between clues of one day; whether a parenthesis is open.
    pub fn joint(&self, builder: &Builder, at: usize) -> (usize, bool) {
        let point = &builder.point;
        if point.today.is_none() && point.weekday.is_none() && point.hijri.is_none() && point.day.is_none() {
            return (at, false);
        }
        // "الأحد الماضي (7 أيار)": what is complete takes no parenthesis.
        if point.relation.is_some() && self.is(at, "(") {
            return (at, false);
        }
        // "، الموافق", "، والموافق", "(الموافق"
        let mark = matches!(self.word(at), "،" | "," | "(");
        let and = self.lexeme(at + 1).and || self.lexeme(at + 1).skip == 0;
        if mark && self.sym(at + 1) == Sym::Corresponding && and {
            let next = self.after(at + 1);
            let next = if matches!(self.word(next), "ل" | ":") { next + 1 } else { next };
            return (next, self.is(at, "("));
        }
        match self.word(at) {
            "،" | "," if point.day.is_none() => (at + 1, false),
            "(" => (at + 1, true),
            "/" if point.hijri.is_some() => (at + 1, false),
            "-" if point.hijri.is_some() => (at + 1, false),
            _ if self.inner(at) == Sym::Corresponding => {
                let next = self.after(at);
                (if matches!(self.word(next), "ل" | ":") { next + 1 } else { next }, false)
            }
            _ => (at, false),
        }
    }

    fn close(&self, end: usize, open: bool) -> Option<usize> {
        match open {
            true => self.is(end, ")").then_some(end + 1),
            false => Some(end),
        }
    }

    fn today(&self, builder: &mut Builder, at: usize) -> Option<usize> {
        let point = &mut builder.point;
        if point.today.is_some() || point.weekday.is_some() || point.month.is_some() || point.year.is_some() {
            return None;
        }
        let sym = if point.part.is_some() || builder.head { self.inner(at) } else { self.sym(at) };
        match sym {
            Sym::Today(days) => {
                point.today = Some(days);
                Some(self.after(at))
            }
            Sym::Tonight => {
                point.part = Some(super::expression::PartOfDay::Night);
                let (relation, end) = self.relation(self.after(at)).unzip();
                point.today = Some(if relation == Some(Relation::Past) { -1 } else { 0 });
                Some(end.unwrap_or(self.after(at)))
            }
            Sym::This => match self.inner(at + 1) {
                Sym::PartAdverb(part) if self.word(at + 1).starts_with("ال") => {
                    point.part = Some(part);
                    point.today = Some(0);
                    Some(self.after(at + 1))
                }
                Sym::Tonight => {
                    point.part = Some(super::expression::PartOfDay::Night);
                    point.today = Some(0);
                    Some(self.after(at + 1))
                }
                _ => None,
            },
            _ => None,
        }
    }

    fn weekday(&self, builder: &mut Builder, at: usize) -> Option<usize> {
        let begun = builder.head || builder.later || builder.point != Point::default();
        if builder.point.day.is_some() || builder.point.month.is_some() || builder.point.year.is_some() {
            return None;
        }
        if builder.point.weekday.is_some() {
            // "ليل الخميس الجمعة", "ليلة السبت - الأحد", "ليل السبت/الأحد", "ليل الجمعة إلى السبت"
            if builder.point.part.is_none() || builder.point.to_weekday.is_some() {
                return None;
            }
            let next = if matches!(self.word(at), "-" | "/" | "الي") { at + 1 } else { at };
            let Sym::Weekday(day) = self.inner(next) else { return None };
            builder.point.to_weekday = Some(day);
            return Some(self.after(next));
        }
        let (mut next, open) = self.joint(builder, at);
        if next > at && self.inner(next) == Sym::Unit(Unit::Day, UnitForm::One) {
            next += 1;
        }
        let sym = if begun { self.inner(next) } else { self.sym(next) };
        let Sym::Weekday(day) = sym else { return None };
        let end = self.close(self.after(next), open)?;
        builder.point.weekday = Some(day);
        Some(end)
    }

    /// "13 يوليو", "السابع من أكتوبر", "12 من الشهر نفسه", "20 شوال".
    fn day_and_month(&self, builder: &mut Builder, at: usize) -> Option<usize> {
        if let Some(end) = self.edge_day_of_hijri(builder, at) {
            return Some(end);
        }
        let (next, open) = self.joint(builder, at);
        if builder.point.day.is_some() && builder.point.hijri.is_none() {
            // "13 يوليو 2023 الموافق 25 ذي الحجة 1444"
            return self.hijri_day(builder, next, open);
        }
        if builder.point.day.is_some() || builder.point.month.is_some() {
            return None;
        }
        let opens = next == at && builder.point == Point::default() && !builder.head;
        let (day, after) = self.day_number(next).or_else(|| if opens { self.glued_ordinal(next) } else { None })?;
        // "النصف الثاني من شهر رمضان"
        if matches!(self.inner(next), Sym::Ordinal(_))
            && matches!(self.before(next), "النصف" | "الثلث" | "الربع" | "الاسبوع" | "العقد" | "القرن" | "الشهر")
        {
            return None;
        }
        let from = self.skip_from(after);
        let head = self.month_head(from) && self.inner(from + 1) != Sym::None;
        // "12-مارس-2024"
        let dash = matches!(self.word(from), "-" | "/") && !self.spaced(from) && !self.spaced(from + 1);
        let month_at = if head || (dash && self.is_digits(next)) { from + 1 } else { from };
        if let Some(((month, _), end)) = self.month(month_at) {
            let dash = dash && matches!(self.word(end), "-" | "/") && !self.spaced(end + 1);
            let year = self.digits(end + 1).filter(|(year, len)| dash && *len == 4 && (1000..=2200).contains(year));
            if let Some((year, _)) = year {
                builder.point.year = Some(year);
            }
            let end = if year.is_some() { end + 2 } else { self.year_after(builder, end).unwrap_or(end) };
            let end = self.close(end, open)?;
            builder.point.day = Some(day);
            builder.point.month = Some(month);
            return Some(end);
        }
        if let Some(end) = self.hijri_day(builder, next, open) {
            return Some(end);
        }
        if open {
            return None;
        }
        // "في 27 منه": of the month spoken of.
        let before = matches!(self.before(next), "في" | "يوم" | "الي" | "حتي" | "وفي");
        if self.is_digits(next) && self.is(after, "منه") && (before || builder.point.weekday.is_some()) {
            builder.point.day = Some(day);
            builder.point.month_relation = Some(Relation::Same);
            return Some(after + 1);
        }
        if let Some(((Unit::Month, relation), end)) = self.which_unit(from) {
            builder.point.day = Some(day);
            builder.point.month_relation = Some(relation);
            return Some(end);
        }
        // "يوم 12 الجاري", "الأربعاء 12 الحالي"
        let (relation, end) = self.relation(after)?;
        let named = builder.head || builder.point.weekday.is_some();
        if !named || !self.is_digits(next) {
            return None;
        }
        builder.point.day = Some(day);
        builder.point.month_relation = Some(relation);
        Some(end)
    }

    /// "بالعاشر من محرم", "والسابع من أكتوبر": the first word of an expression can carry a clitic.
    fn glued_ordinal(&self, at: usize) -> Read<u8> {
        match self.sym(at) {
            Sym::Ordinal(n) if !self.word(at).ends_with(['ة', 'ه']) => Some((n, self.after(at))),
            _ => None,
        }
    }

    /// "أول أيام رمضان", "آخر أيام شعبان".
    fn edge_day_of_hijri(&self, builder: &mut Builder, at: usize) -> Option<usize> {
        if builder.point != Point::default() || !matches!(self.sym(at), Sym::FirstFew | Sym::FirstOf) {
            return None;
        }
        let days = matches!(self.inner(at + 1), Sym::Unit(Unit::Day, UnitForm::Many | UnitForm::One));
        if !days {
            return None;
        }
        let of = self.skip_from(at + 2);
        let month_at = if self.month_head(of) { of + 1 } else { of };
        let (month, end) = self.hijri_month(month_at)?;
        let (year, end) = match self.hijri_year(end) {
            Some((year, end)) => (Some(year), end),
            None => (None, end),
        };
        builder.point.hijri = Some(Hijri { day: Some(1), month: Some(month), year });
        Some(end)
    }

    fn hijri_day(&self, builder: &mut Builder, at: usize, open: bool) -> Option<usize> {
        let opens = builder.point == Point::default() && !builder.head;
        let (day, after) = self.day_number(at).or_else(|| if opens { self.glued_ordinal(at) } else { None })?;
        let from = self.skip_from(after);
        let month_at = if self.month_head(from) { from + 1 } else { from };
        let (month, end) = self.hijri_month(month_at)?;
        let head = self.year_head(self.skip_from(end)).unwrap_or(end);
        let (year, end) = match self.hijri_year(head) {
            Some((year, end)) => (Some(year), end),
            None => (None, end),
        };
        let end = self.close(end, open)?;
        builder.point.hijri = Some(Hijri { day: Some(day), month: Some(month), year });
        Some(end)
    }

    pub fn hijri_year(&self, at: usize) -> Read<i32> {
        let (value, _) = self.digits(at)?;
        let (era, end) = self.era(at + 1);
        let hijri = era == Some(Era::Hijri) || (era.is_none() && (1300..=1480).contains(&value));
        hijri.then_some((value, end))
    }
}
