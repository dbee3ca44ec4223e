//! Ranges and lists: "بين 3 و5 مايو", "2016-2020", "من الأحد إلى الثلاثاء", "في 3 و4 مايو", "عامي 2019 و2020".

use super::expression::{Core, Hijri, Lead, Point, Unit};
use super::grammar::{Grammar, Read, Year};
use super::lexicon::{Sym, UnitForm};

/// What stands between two members.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    And,
    To,
}

impl<'a, 't> Grammar<'a, 't> {
    /// "بين A وB", "من A إلى B", "يومي A وB", "A-B".
    pub fn range_or_list(&self, at: usize) -> Read<Core> {
        match self.sym(at) {
            Sym::Between => self.between(at),
            Sym::From => self.start_to_end(self.after(at)),
            Sym::Unit(unit, UnitForm::Heads | UnitForm::Many | UnitForm::TheMany) => self.headed(unit, self.after(at)),
            Sym::Unit(unit, UnitForm::ThePair) => self.headed(unit, self.after(at)),
            Sym::Unit(Unit::Day | Unit::Year, UnitForm::One | UnitForm::The) => {
                self.members(self.after(at), false).or_else(|| self.members(at, false))
            }
            // "ليلة 15 إلى 16 أبريل"
            Sym::Part(_) if self.is_digits(self.after(at)) => match self.members(self.after(at), true)? {
                (core @ Core::Range(..), end) => Some((core, end)),
                _ => None,
            },
            Sym::Edge(_) => self.members(at, false),
            _ => self.members(at, false),
        }
    }

    fn between(&self, at: usize) -> Read<Core> {
        let mut next = self.after(at);
        if let Sym::Unit(_, UnitForm::Heads | UnitForm::Many) = self.inner(next) {
            next = self.after(next);
        }
        let (first, middle) = self.member(next)?;
        let (second, end) = self.linked(middle, Link::And).or_else(|| self.linked(middle, Link::To))?;
        let mut pair = [first, second];
        distribute(&mut pair).then_some((Core::Range(pair[0], pair[1]), end))
    }

    fn start_to_end(&self, next: usize) -> Read<Core> {
        let (first, middle) = self.member(next)?;
        if self.is(middle, "-") {
            return None;
        }
        let (second, end) = self.linked(middle, Link::To)?;
        let mut pair = [first, second];
        distribute(&mut pair).then_some((Core::Range(pair[0], pair[1]), end))
    }

    /// After "يومي", "عامي", "شهري", "سنوات".
    fn headed(&self, unit: Unit, at: usize) -> Read<Core> {
        let (core, end) = self.members(at, true)?;
        let fits = |point: &Point| match unit {
            Unit::Year => point.year.is_some() || point.hijri.is_some_and(|h| h.year.is_some()),
            Unit::Month => point.month.is_some() || point.hijri.is_some_and(|h| h.month.is_some()),
            Unit::Day => {
                point.weekday.is_some() || point.day.is_some() || point.today.is_some() || point.hijri.is_some()
            }
            _ => false,
        };
        let good = match &core {
            Core::Range(a, b) => fits(a) && fits(b),
            Core::List(all) => all.iter().all(fits),
            _ => false,
        };
        good.then_some((core, end))
    }

    /// Two or more members of one kind; without a head only digits and months make a list.
    fn members(&self, at: usize, headed: bool) -> Read<Core> {
        let (first, mut end) = self.member(at)?;
        let mut all = vec![first];
        let mut range = false;
        while let Some((next, after, link)) = self.next_member(end, headed) {
            if range || all.len() > 30 {
                break;
            }
            all.push(next);
            range = link == Link::To;
            end = after;
        }
        if all.len() < 2 || (range && all.len() > 2) {
            return None;
        }
        let mut all = pair_weekdays(all);
        if !headed && !digits_make_a_list(&all, range) {
            return None;
        }
        if !distribute(&mut all) {
            return None;
        }
        match (range, all.as_slice()) {
            (true, [a, b]) => Some((Core::Range(*a, *b), end)),
            _ => Some((Core::List(all), end)),
        }
    }

    fn next_member(&self, at: usize, headed: bool) -> Option<(Point, usize, Link)> {
        if let Some((point, end)) = self.linked(at, Link::And) {
            return Some((point, end, Link::And));
        }
        if matches!(self.word(at), "-" | "/") || (headed && self.leads_to(at)) {
            let (point, end) = self.member(self.after(at))?;
            return Some((point, end, Link::To));
        }
        if matches!(self.word(at), "،" | ",") && self.digits(at + 1).is_some_and(|(_, len)| len <= 2 || headed) {
            let (point, end) = self.member(at + 1)?;
            return Some((point, end, Link::And));
        }
        if self.inner(at) == Sym::Or && self.is_digits(at + 1) {
            let (point, end) = self.member(at + 1)?;
            return Some((point, end, Link::And));
        }
        None
    }

    /// The member after و or إلى.
    fn linked(&self, at: usize, link: Link) -> Read<Point> {
        match link {
            Link::And if self.is(at, "و") => self.member(at + 1),
            // و glued to the word.
            Link::And if self.lexeme(at).and => self.member(at),
            Link::And => None,
            Link::To if self.leads_to(at) || self.is(at, "-") => self.member(self.after(at)),
            Link::To if self.is(at, "و") && self.leads_to(at + 1) => self.member(self.after(at + 1)),
            Link::To => None,
        }
    }

    /// "إلى", "حتى", "وحتى".
    fn leads_to(&self, at: usize) -> bool {
        let lexeme = self.lexeme(at);
        matches!(lexeme.sym, Sym::To | Sym::Lead(Lead::Until)) && (lexeme.skip == 0 || lexeme.and)
    }

    /// "السبت 10" in "يومي السبت 10 والثلاثاء 13 جوان".
    fn weekday_and_day(&self, point: &Point, end: usize) -> Read<Point> {
        if point.weekday.is_none() || (Point { weekday: None, ..*point }) != Point::default() {
            return None;
        }
        let (day, _) = self.digits(end).filter(|(day, len)| *len <= 2 && (1..=31).contains(day))?;
        let linked = self.is(end + 1, "و") || self.lexeme(end + 1).and || self.leads_to(end + 1);
        linked.then_some((Point { day: Some(day as u8), ..*point }, end + 1))
    }

    /// One member: a point, or a bare day or year in digits.
    fn member(&self, at: usize) -> Read<Point> {
        if let Some((builder, end)) = self.point(at)
            && (!builder.bare_year || self.digits(at).is_some_and(|(_, len)| len == 4))
        {
            if let Some(read) = self.weekday_and_day(&builder.point, end) {
                return Some(read);
            }
            return Some((builder.point, end));
        }
        let head = matches!(self.sym(at), Sym::Unit(Unit::Day, UnitForm::One));
        let digits_at = self.skip_article(if head { at + 1 } else { at });
        let decimal = matches!(self.word(digits_at + 1), "." | ",")
            && !self.spaced(digits_at + 1)
            && !self.spaced(digits_at + 2)
            && self.is_digits(digits_at + 2);
        if decimal {
            return None;
        }
        // "من الثامن إلى العاشر من ديسمبر"
        if let Sym::Ordinal(day) = self.inner(at)
            && self.leads_to(self.after(at))
        {
            return Some((Point { day: Some(day), ..Point::default() }, self.after(at)));
        }
        match self.digits(digits_at)? {
            (n, 1..=2) if (1..=99).contains(&n) => {
                // Days, or the short second year of "2016-17"; which of them is decided by the others.
                Some((Point { day: Some(n as u8), ..Point::default() }, digits_at + 1))
            }
            (_, 4) => {
                let (year, end) = self.year(digits_at)?;
                let mut point = Point::default();
                year.put(&mut point);
                matches!(year, Year::Gregorian(_) | Year::Hijri(_)).then_some((point, end))
            }
            _ => None,
        }
    }
}

/// "الاثنين والثلاثاء 14 و15 نوفمبر": the weekdays first, then their days.
fn pair_weekdays(all: Vec<Point>) -> Vec<Point> {
    let named = all.iter().take_while(|p| p.weekday.is_some()).count();
    let bare = |p: &Point| p.day.is_none();
    if named < 2 || all.len() != 2 * named - 1 || !all.iter().take(named - 1).all(bare) {
        return all;
    }
    let (names, days) = all.split_at(named - 1);
    let weekdays = names.iter().chain(days.first()).map(|p| p.weekday);
    weekdays.zip(days).map(|(weekday, day)| Point { weekday, ..*day }).collect()
}

/// Without a head, "3 و4 مايو", "3-5 مايو", "2016-2020" and "يونيو-أغسطس" are one expression, "الأحد والاثنين" are two.
fn digits_make_a_list(all: &[Point], range: bool) -> bool {
    let Some((last, rest)) = all.split_last() else { return false };
    let bare_day = |p: &Point| p.day.is_some() && *p == Point { day: p.day, ..Point::default() };
    let bare_year = |p: &Point| p.year.is_some() && *p == Point { year: p.year, ..Point::default() };
    let hijri_year = |p: &Point| p.hijri.is_some() && *p == Point { hijri: p.hijri, ..Point::default() };
    let month = |p: &Point| p.month.is_some() && p.day.is_none() && p.edge.is_none();
    let day_of_month = last.day.is_some()
        && (last.month.is_some() || last.month_relation.is_some() || last.hijri.is_some_and(|h| h.month.is_some()));
    if rest.iter().all(bare_day) && (day_of_month || last.hijri.is_some_and(|h| h.day.is_some())) {
        return true;
    }
    if rest.iter().all(bare_year) && bare_year(last) {
        let ascending = all.windows(2).all(|w| w[0].year < w[1].year);
        return ascending && all.iter().all(|p| p.year.is_some_and(|y| (1800..=2100).contains(&y)));
    }
    if range && rest.iter().all(bare_year) && bare_day(last) {
        return true;
    }
    if rest.iter().all(hijri_year) && hijri_year(last) {
        return true;
    }
    // "2 يونيو - 5 يوليو", "يونيو-أغسطس 2022", "الأحد-الثلاثاء"
    let whole_day = |p: &Point| p.day.is_some() && p.month.is_some();
    range && (all.iter().all(month) || all.iter().all(whole_day) || all.iter().all(|p| p.weekday.is_some()))
}

/// Fills what the earlier members leave to the last: "28 فبراير و3 مارس 2022". False where they do not agree in kind.
pub fn distribute(all: &mut [Point]) -> bool {
    let Some((last, rest)) = all.split_last_mut() else { return false };
    // "2016-17", "2022/23"
    if let (Some(day), None, Some(year)) = (last.day, last.month, rest.first().and_then(|p| p.year)) {
        let bare = last.month_relation.is_none() && last.hijri.is_none() && rest.iter().all(|p| p.month.is_none());
        let short = year - year.rem_euclid(100) + i32::from(day);
        if bare {
            if short <= year {
                return false;
            }
            *last = Point { year: Some(short), ..Point::default() };
        }
    }
    for point in rest.iter_mut().rev() {
        fill(point, last);
    }
    let kind = |p: &Point| {
        if p.day.is_some() || p.weekday.is_some() || p.today.is_some() {
            Some(Unit::Day)
        } else if let Some(hijri) = p.hijri {
            Some(if hijri.day.is_some() {
                Unit::Day
            } else if hijri.month.is_some() {
                Unit::Month
            } else {
                Unit::Year
            })
        } else if p.share.is_some() {
            Some(Unit::Decade)
        } else if p.month.is_some() {
            Some(Unit::Month)
        } else if p.year.is_some() {
            Some(Unit::Year)
        } else {
            p.unit
        }
    };
    let whole = |p: &Point| {
        p.day.is_none_or(|d| {
            d <= 31 && (p.month.is_some() || p.month_relation.is_some() || p.hijri.is_some_and(|h| h.month.is_some()))
        })
    };
    let last_kind = kind(last);
    let last_whole = whole(last);
    last_kind.is_some() && last_whole && rest.iter().all(|p| whole(p) && same_sort(kind(p), last_kind))
}

fn same_sort(a: Option<Unit>, b: Option<Unit>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a == b || (a.max(b) <= Unit::Year && a.min(b) >= Unit::Month),
        _ => false,
    }
}

fn fill(point: &mut Point, last: &Point) {
    if point.day.is_some() && point.month.is_none() && point.hijri.is_none() && point.month_relation.is_none() {
        if let (None, Some(hijri)) = (last.month, last.hijri) {
            point.hijri = Some(Hijri { day: point.day, ..hijri });
            point.day = None;
            return;
        }
        point.month = last.month;
        point.month_relation = last.month_relation;
    }
    if let (Some(mut hijri), Some(other)) = (point.hijri, last.hijri) {
        if hijri.month.is_none() && hijri.day.is_some() {
            hijri.month = other.month;
        }
        if hijri.year.is_none() {
            hijri.year = other.year;
        }
        point.hijri = Some(hijri);
    }
    if point.month.is_some() && point.year.is_none() && point.year_relation.is_none() {
        // "ديسمبر ويناير 2023": the year turns between them.
        let turns = point.month > last.month;
        point.year = last.year.map(|year| if turns { year - 1 } else { year });
        if !turns {
            point.year_relation = last.year_relation;
        }
        if point.relation.is_none() {
            point.relation = last.relation;
        }
    }
    if point.weekday.is_some() && point.relation.is_none() && point.week_relation.is_none() {
        point.relation = last.relation;
        point.week_relation = last.week_relation;
    }
}
