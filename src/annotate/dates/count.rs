//! Numbers of units: "ستة أسابيع", "عامين", "الأيام الثلاثة الماضية", "آخر 24 ساعة", "عام ونصف".

use super::expression::{Count, CountFrom, Relation, Unit};
use super::grammar::{Grammar, Read};
use super::lexicon::{Sym, UnitForm};
use crate::corpus::draft::Comparator;
use crate::text::number_words::{self, Form};

impl<'a, 't> Grammar<'a, 't> {
    /// A count of units. `led`: a word like قبل stands before it, so that "عام" alone is one year.
    pub fn count(&self, at: usize, led: Led) -> Read<Count> {
        let (comparator, start) = self.approximation(at, led);
        let (mut count, end) = self.amount(start, led)?;
        if comparator != Comparator::Equal {
            count.comparator = comparator;
        }
        Some((count, end))
    }

    /// Past "نحو", "أكثر من" and, after بعد, "مرور": inside the expression where a lead stands before them.
    fn approximation(&self, at: usize, led: Led) -> (Comparator, usize) {
        if led == Led::No {
            return (Comparator::Equal, at);
        }
        let mut next = at;
        if matches!(self.word(next), "مرور" | "مضي" | "انقضاء" | "فترة" | "مدة") {
            next += 1;
            if self.inner(next) == Sym::From {
                next += 1;
            }
        }
        match self.inner(next) {
            Sym::Approx(comparator) => (comparator, self.after(next)),
            _ => (Comparator::Equal, next),
        }
    }

    fn amount(&self, at: usize, led: Led) -> Read<Count> {
        self.pair(at)
            .or_else(|| self.one_unit(at, led))
            .or_else(|| self.several(at, led))
            .or_else(|| self.the_many(at))
            .or_else(|| self.the_number_of(at))
            .or_else(|| self.last_of(at))
            .or_else(|| self.number_of(at))
    }

    /// "يومين", "عامين ونصف", "العامين الماضيين".
    fn pair(&self, at: usize) -> Read<Count> {
        match self.sym(at) {
            Sym::Unit(unit, UnitForm::Pair) => {
                let (amount, end) = self.and_half(2.0, self.after(at));
                Some((counted(Some(amount), unit, Some((at, end))), end))
            }
            Sym::Unit(unit, UnitForm::ThePair) => {
                let (relation, end) = self.relation(self.few(self.after(at)))?;
                let figure = Some((at, self.after(at)));
                let count = Count { relation: Some(relation), ..counted(Some(2.0), unit, figure) };
                Some((count, end))
            }
            _ => None,
        }
    }

    fn and_half(&self, amount: f64, end: usize) -> (f64, usize) {
        if self.sym(end) == Sym::HalfMore { (amount + 0.5, self.after(end)) } else { (amount, end) }
    }

    fn few(&self, at: usize) -> usize {
        if self.inner(at) == Sym::Few { self.after(at) } else { at }
    }

    /// "عام ونصف", "يوم واحد", and after a lead "قبل عام".
    fn one_unit(&self, at: usize, led: Led) -> Read<Count> {
        let Sym::Unit(unit, UnitForm::One) = self.sym(at) else { return None };
        let next = self.after(at);
        let (amount, end) = self.and_half(1.0, next);
        if end > next {
            return Some((counted(Some(amount), unit, Some((at, end))), end));
        }
        let fits = unit >= Unit::Hour && !self.is_digits(next);
        if self.inner(next) == Sym::Alone && fits {
            let end = self.after(next);
            return Some((counted(Some(1.0), unit, Some((at, end))), end));
        }
        // "قبل عام", but not "قبل يوم الاقتراع" or "بعد عام الحزن".
        let bare =
            !matches!(unit, Unit::Day | Unit::Hour) || !self.word(next).starts_with("ال") || self.lexeme(at).skip > 0;
        // "بعد عقد اتفاقية": the holding of something.
        if unit == Unit::Decade && !self.decade_stands(next) {
            return None;
        }
        // "لمدة عام": a length is announced, so that one unit needs no number.
        if matches!(self.before(at), "لمدة" | "مدة" | "لفترة" | "طوال" | "طيلة" | "مدي" | "مدار" | "مهلة" | "هدنة")
            && fits
            && self.lexeme(at).skip == 0
        {
            return Some((counted(Some(1.0), unit, None), next));
        }
        // "خلال يوم دراسي" is a day of something.
        let within = unit == Unit::Day && matches!(self.before(at), "خلال" | "اثناء");
        (led == Led::Yes && fits && bare && !within).then(|| (counted(Some(1.0), unit, None), next))
    }

    /// "قبل عقد من الزمن", "منذ عقد", but "بعد عقد القمة".
    fn decade_stands(&self, next: usize) -> bool {
        let word = self.word(next);
        let free = matches!(
            word,
            "من" | "علي"
                | "كامل"
                | "تقريبا"
                | "فقط"
                | "مضي"
                | "في"
                | "ونصف"
                | "او"
                | "ان"
                | "انه"
                | "انها"
                | "كان"
                | "كانت"
        );
        !self.is_arabic(next) || free || super::tense::is_past_verb(word)
    }

    /// "عدة سنوات", "بضعة أيام", and after a lead "قبل أيام", "منذ سنوات طويلة".
    fn several(&self, at: usize, led: Led) -> Read<Count> {
        if self.sym(at) == Sym::Several {
            let unit_at = self.after(at);
            let Sym::Unit(unit, UnitForm::Many | UnitForm::TheMany) = self.inner(unit_at) else { return None };
            return Some((counted(None, unit, None), self.after(unit_at)));
        }
        let Sym::Unit(unit, UnitForm::Many) = self.sym(at) else { return None };
        let next = self.after(at);
        if led == Led::No || unit < Unit::Hour {
            return None;
        }
        let end = match self.word(next) {
            "قليلة" | "طويلة" | "عديدة" | "كثيرة" | "معدودة" | "عدة" | "معدودات" | "خلت" | "مضت" => {
                next + 1
            }
            // "قبل أيام العيد", but "بدأت قبل أيام المشاورات".
            word if super::gate::listed("after-times", word) => return None,
            // "سنوات الثمانينات", "أيام الاحتجاز"
            _ if matches!(self.sym(next), Sym::Decade(_)) => return None,
            word if word.starts_with("ال") && matches!(self.before(at), "خلال" | "اثناء") => return None,
            _ => next,
        };
        Some((counted(None, unit, None), end))
    }

    /// "الأيام الثلاثة الماضية", "السنوات الأخيرة", "الساعات الـ24 الماضية".
    fn the_many(&self, at: usize) -> Read<Count> {
        let Sym::Unit(unit, UnitForm::TheMany) = self.sym(at) else { return None };
        let next = self.after(at);
        let (amount, next) = match self.the_number(next) {
            Some((amount, end)) => (Some(amount), end),
            None => (None, self.few(next)),
        };
        // "خلال السنوات الثلاث الماضية": the length is a figure.
        let figure = amount.map(|_| (at, next));
        let (relation, end) = self.relation(next)?;
        let end = self.few(end);
        let (amount, end) = match amount {
            None => self.the_number(end).map_or((None, end), |(amount, end)| (Some(amount), end)),
            some => (some, end),
        };
        if matches!(relation, Relation::Same) {
            return None;
        }
        Some((Count { relation: Some(relation), ..counted(amount, unit, figure) }, end))
    }

    /// "الثلاث سنوات الماضية", "الخمسة أيام المقبلة": the number before the unit, with the article.
    fn the_number_of(&self, at: usize) -> Read<Count> {
        let (amount, next) = number_words::definite(self.tokens, at).filter(|(_, end)| *end <= self.end)?;
        let Sym::Unit(unit, UnitForm::Many | UnitForm::TheMany | UnitForm::Accusative) = self.inner(next) else {
            return None;
        };
        let figure = Some((at, self.after(next)));
        let (relation, end) = self.relation(self.few(self.after(next)))?;
        matches!(relation, Relation::Past | Relation::Coming | Relation::Last)
            .then_some((Count { relation: Some(relation), ..counted(Some(amount), unit, figure) }, end))
    }

    /// "الثلاثة", "الـ24", "العشر".
    pub fn the_number(&self, at: usize) -> Option<(f64, usize)> {
        let digits_at = self.skip_article(at);
        if digits_at > at || self.is_digits(at) {
            return self.digits(digits_at).map(|(n, _)| (f64::from(n), digits_at + 1));
        }
        number_words::definite(self.tokens, at).filter(|(_, end)| *end <= self.end)
    }

    /// "آخر 24 ساعة", "آخر ثلاث سنوات", "آخر عامين".
    fn last_of(&self, at: usize) -> Read<Count> {
        if self.sym(at) != Sym::LastOf {
            return None;
        }
        let (count, end) = self.pair(at + 1).or_else(|| self.number_of(at + 1))?;
        (count.unit >= Unit::Hour && count.relation.is_none())
            .then_some((Count { relation: Some(Relation::Past), ..count }, end))
    }

    /// "ستة أسابيع", "30 عاما", "24 ساعة", "نصف ساعة", "الـ24 ساعة الماضية", "3 سنوات ونصف".
    fn number_of(&self, at: usize) -> Read<Count> {
        let number_at = self.skip_article(at);
        let first = number_words::read(self.tokens, number_at).filter(|n| n.end <= self.end)?;
        let (low, numeral) = match number_words::upper(self.tokens, number_at, &first, self.start) {
            Some(second) if second.end <= self.end && second.value > first.value => (Some(first.value), second),
            _ => (None, first),
        };
        let half = numeral.value < 1.0 && numeral.form == Form::Words;
        let Sym::Unit(unit, form) = self.inner(numeral.end) else { return None };
        // "ألفين وأربعمائة سنة 2022": the year is its own.
        if unit == Unit::Year && form == UnitForm::One && self.digits(numeral.end + 1).is_some_and(|(_, len)| len == 4)
        {
            return None;
        }
        let shape = match form {
            UnitForm::One | UnitForm::Accusative => numeral.value >= 1.0 || half,
            // "ثلاثة أيام" to "عشرة أيام", "103 أيام"; "2017 أيام" is a year and some days.
            UnitForm::Many => (2.0..11.0).contains(&(numeral.value % 100.0)) || numeral.form == Form::AtLeast,
            // "عاما" is listed as the head of two names, too.
            UnitForm::Heads => self.word(numeral.end).ends_with('ا'),
            _ => false,
        };
        if !shape || (numeral.form == Form::AtLeast && unit < Unit::Day) {
            return None;
        }
        let (value, end) = self.and_half(numeral.value, self.after(numeral.end));
        let amount = (numeral.form != Form::AtLeast).then_some(low.unwrap_or(value));
        // "10 إلى 12 ألف سنة": the scale belongs to both.
        let low = low.map(|low| if value >= 1000.0 && low < 1000.0 { low * 1000.0 } else { low });
        let amount = if low.is_some() { low } else { amount };
        let max = low.map(|_| value);
        let counted = |amount, unit, figure| Count { max, ..counted(amount, unit, figure) };
        let figure = (at == number_at).then_some((at, end));
        if let Some((relation, after)) = self.relation(end)
            && matches!(relation, Relation::Past | Relation::Coming | Relation::Last)
        {
            let figure = Some((number_at, end));
            return Some((Count { relation: Some(relation), ..counted(amount, unit, figure) }, after));
        }
        if number_at > at {
            return Some((counted(amount, unit, Some((number_at, end))), end));
        }
        Some((counted(amount, unit, figure), end))
    }
}

/// Whether a lead such as قبل stands before a count.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Led {
    Yes,
    No,
}

fn counted(amount: Option<f64>, unit: Unit, figure: Option<(usize, usize)>) -> Count {
    Count { amount, max: None, unit, comparator: Comparator::Equal, relation: None, from: CountFrom::Now, figure }
}
