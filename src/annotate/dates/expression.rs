//! What a date expression says, before the calendar has its say.

use super::tense::Tense;
use crate::corpus::draft::Comparator;
use crate::day::Weekday;

/// A date expression as read from the words.
#[derive(Clone, Debug, PartialEq)]
pub struct DateExpression {
    /// قبل، بعد، منذ، حتى، خلال before the rest.
    pub lead: Option<Lead>,
    pub core: Core,
    /// Token indices of the page.
    pub tokens: std::ops::Range<usize>,
    /// Where the clause around it puts it.
    pub tense: Tense,
    /// The year that a name fixes: "هجمات 11 سبتمبر".
    pub named_year: Option<i32>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Core {
    Point(Point),
    /// From the first to the second, both included.
    Range(Point, Point),
    /// Several days, months or years in one expression.
    List(Vec<Point>),
    Count(Count),
    Back(Back),
    Vague(VagueRef),
}

/// Clues that all speak of one day, week, month, year or longer unit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub edge: Option<Edge>,
    pub part: Option<PartOfDay>,
    /// Days from the day of publication: أمس is -1.
    pub today: Option<i8>,
    pub weekday: Option<Weekday>,
    /// The second day of "ليل الخميس الجمعة".
    pub to_weekday: Option<Weekday>,
    pub day: Option<u8>,
    pub month: Option<u8>,
    /// Gregorian year; negative before Christ.
    pub year: Option<i32>,
    /// The same day in the Hijri calendar, or the only one.
    pub hijri: Option<Hijri>,
    pub share: Option<Share>,
    /// "الشهر" in "الشهر الماضي".
    pub unit: Option<Unit>,
    /// Which one of its kind.
    pub relation: Option<Relation>,
    /// "العام الماضي" in "مارس من العام الماضي".
    pub year_relation: Option<Relation>,
    /// "الشهر الماضي" in "12 من الشهر الماضي".
    pub month_relation: Option<Relation>,
    /// "الأسبوع الماضي" in "الأربعاء من الأسبوع الماضي".
    pub week_relation: Option<Relation>,
}

/// A date of the Umm al-Qura calendar, as far as it is given.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Hijri {
    pub day: Option<u8>,
    pub month: Option<u8>,
    pub year: Option<i32>,
}

/// A numbered part of a longer unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// 1 spring to 4 winter.
    Season(u8),
    /// `of` 2 halves, 3 thirds or 4 quarters; `n` counts from 1, the last is 0.
    Part {
        of: u8,
        n: u8,
    },
    /// Halves, thirds and quarters of a century, which stands in the year's place.
    PartOfCentury {
        of: u8,
        n: u8,
    },
    /// The first n months of a year.
    Months(u8),
    /// The n-th week of a month, the last is 0.
    Week(u8),
    /// The n-th such weekday of a month, the last is 0: the weekday stands beside it.
    Weekday(u8),
    /// The last day of a month.
    LastDay,
    /// The nineties: 90.
    Decade(u8),
    /// The n-th decade of a century.
    DecadeOf(u8),
    Century(i8),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareKind {
    Half,
    Third,
    Quarter,
}

impl ShareKind {
    pub fn parse(name: &str) -> Option<ShareKind> {
        Some(match name {
            "half" => ShareKind::Half,
            "third" => ShareKind::Third,
            "quarter" => ShareKind::Quarter,
            _ => return None,
        })
    }

    pub fn of(self) -> u8 {
        match self {
            ShareKind::Half => 2,
            ShareKind::Third => 3,
            ShareKind::Quarter => 4,
        }
    }
}

/// A number of units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Count {
    /// `None`: several, or a bare plural.
    pub amount: Option<f64>,
    /// The upper end of "بين 3 و5 سنوات".
    pub max: Option<f64>,
    pub unit: Unit,
    pub comparator: Comparator,
    /// "الأيام الثلاثة الماضية".
    pub relation: Option<Relation>,
    /// "قبل ذلك بيومين", "بعدها بيومين": counted from what was spoken of.
    pub from: CountFrom,
    /// The tokens of the number and the unit, where they are a figure too.
    pub figure: Option<(usize, usize)>,
}

/// What a count is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountFrom {
    /// The day of publication, or nothing.
    Now,
    /// The date spoken of before.
    Before,
    After,
    /// An event that is named after it: "بعد يومين من الإعلان".
    Event,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    Before,
    After,
    Since,
    Until,
    During,
    Within,
}

impl Lead {
    pub fn parse(name: &str) -> Option<Lead> {
        Some(match name {
            "before" => Lead::Before,
            "after" => Lead::After,
            "since" => Lead::Since,
            "until" => Lead::Until,
            "during" => Lead::During,
            "within" => Lead::Within,
            _ => return None,
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// مطلع، بداية
    Start,
    /// أوائل: as Start, but of a year its first months.
    Early,
    Middle,
    /// أواخر: as End, but of a year its last months.
    Late,
    /// نهاية، ختام
    End,
}

impl Edge {
    pub fn parse(name: &str) -> Option<Edge> {
        Some(match name {
            "start" => Edge::Start,
            "early" => Edge::Early,
            "middle" => Edge::Middle,
            "late" => Edge::Late,
            "end" => Edge::End,
            _ => return None,
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOfDay {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}

impl PartOfDay {
    pub fn parse(name: &str) -> Option<PartOfDay> {
        Some(match name {
            "MO" => PartOfDay::Morning,
            "MI" => PartOfDay::Midday,
            "AF" => PartOfDay::Afternoon,
            "EV" => PartOfDay::Evening,
            "NI" => PartOfDay::Night,
            _ => return None,
        })
    }

    /// The suffix of a TIMEX3 value.
    pub fn suffix(self) -> &'static str {
        match self {
            PartOfDay::Morning => "TMO",
            PartOfDay::Midday => "TMI",
            PartOfDay::Afternoon => "TAF",
            PartOfDay::Evening => "TEV",
            PartOfDay::Night => "TNI",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// الماضي
    Past,
    /// المقبل
    Coming,
    /// الجاري, هذا
    Current,
    /// التالي: after the one spoken of.
    Following,
    /// السابق: before the one spoken of.
    Preceding,
    /// نفسه, ذلك
    Same,
    /// الأخير
    Last,
    /// قبل الماضي
    PastButOne,
    /// بعد المقبل
    ComingButOne,
    /// الجديد, of years: the coming one late in a year, the current one early in it.
    New,
}

impl Relation {
    pub fn parse(name: &str) -> Option<Relation> {
        Some(match name {
            "past" => Relation::Past,
            "coming" => Relation::Coming,
            "current" => Relation::Current,
            "following" => Relation::Following,
            "preceding" => Relation::Preceding,
            "same" => Relation::Same,
            "last" => Relation::Last,
            "past-but-one" => Relation::PastButOne,
            "coming-but-one" => Relation::ComingButOne,
            "new" => Relation::New,
            _ => return None,
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
    Century,
    /// "تلك الفترة", "ذلك الوقت": whatever was spoken of.
    Time,
}

impl Unit {
    pub fn parse(name: &str) -> Option<Unit> {
        Some(match name {
            "second" => Unit::Second,
            "minute" => Unit::Minute,
            "hour" => Unit::Hour,
            "day" => Unit::Day,
            "week" => Unit::Week,
            "month" => Unit::Month,
            "year" => Unit::Year,
            "decade" => Unit::Decade,
            "century" => Unit::Century,
            _ => return None,
        })
    }
}

/// Words that point back to a date already given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Back {
    /// آنذاك، حينها
    Then,
    /// يومها
    ThatDay,
}

/// Expressions without bounds, by their TIMEX3 values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VagueRef {
    Present,
    Past,
    Future,
}

impl VagueRef {
    pub fn parse(name: &str) -> Option<VagueRef> {
        Some(match name {
            "PRESENT_REF" => VagueRef::Present,
            "PAST_REF" => VagueRef::Past,
            "FUTURE_REF" => VagueRef::Future,
            _ => return None,
        })
    }

    pub fn value(self) -> &'static str {
        match self {
            VagueRef::Present => "PRESENT_REF",
            VagueRef::Past => "PAST_REF",
            VagueRef::Future => "FUTURE_REF",
        }
    }
}
