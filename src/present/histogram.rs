//! Where the passages are in time: bars to see and pick, and presets.

use crate::corpus::Corpus;
use crate::day::{Day, Interval};
use crate::explore::{DateKind, Days, Grain, Selection, date_bars, grid};

use super::{Counted, Lang, Word, count_words, digits, fill, interval_words, month_name, month_words};

/// Bars of the kind of date that the selection asks about, under the rest of the selection.
#[derive(Clone, Debug, PartialEq)]
pub struct Histogram {
    pub grain: Grain,
    /// In time; in Arabic the view lays them from right to left.
    pub bars: Vec<Bar>,
    /// The highest count.
    pub most: u32,
    /// Passages without such a date, and the same as a sentence.
    pub undated: u32,
    pub undated_words: String,
    /// Passages without such a date are chosen (`dated=no`).
    pub undated_chosen: bool,
}

/// One year or month.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub interval: Interval,
    /// For `from` and `to` of the address: `YYYY` or `YYYY-MM`.
    pub value: String,
    /// Under the bar: "2023", "يوليو".
    pub label: String,
    /// Read aloud: "يوليو 2023: 12 مقطعًا".
    pub description: String,
    pub count: u32,
    /// Of the highest bar, 0 to 1.
    pub share: f32,
    /// Overlaps the interval that is chosen.
    pub chosen: bool,
}

/// An interval to pick with one click.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preset {
    pub interval: Interval,
    pub value: String,
    pub label: String,
    pub count: u32,
    pub chosen: bool,
}

/// Most bars that are drawn; passages with dates before the first are told in words.
const MOST_BARS: usize = 60;
/// Spans of so many months or fewer are shown by month.
const MOST_MONTHS: usize = 24;
/// Most years that presets reach back.
const MOST_YEARS: usize = 400;

/// The histogram under a selection. `grain` `None`: months where the corpus spans few, else years.
pub fn histogram(corpus: &Corpus, selection: &Selection, grain: Option<Grain>, lang: Lang) -> Histogram {
    let span = span(corpus, selection.on);
    let months = span.map_or(0, |span| grid(span, Grain::Month, MOST_MONTHS + 1).len());
    let grain = grain.unwrap_or(if months <= MOST_MONTHS { Grain::Month } else { Grain::Year });
    let mut bars = span.map(|span| grid(span, grain, MOST_BARS)).unwrap_or_default();
    // Where older dates are left out, one more bar holds them while they are counted.
    let first = bars.first().map(|bar| bar.from());
    let earlier = first.zip(span).filter(|(first, span)| span.from() < *first);
    if let Some((first, span)) = earlier {
        bars.insert(0, Interval::between(span.from(), first.plus(-1)));
    }
    let mut counts = date_bars(corpus, selection, selection.on, &bars);
    let older = earlier.map(|(first, _)| (first, counts.bars.remove(0).1));
    let most = counts.bars.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let bar = |(interval, count): (Interval, u32)| bar(selection, grain, interval, count, most, lang);
    Histogram {
        grain,
        bars: counts.bars.into_iter().map(bar).collect(),
        most,
        undated: counts.undated,
        undated_words: undated_words(selection.on, counts.undated, older, lang),
        undated_chosen: selection.undated,
    }
}

fn undated_words(on: DateKind, undated: u32, older: Option<(Day, u32)>, lang: Lang) -> String {
    let passages = |n: u32| count_words(lang, Counted::Passages, n);
    let mut words = Vec::new();
    if undated > 0 {
        let word = match on {
            DateKind::Mentioned => Word::UndatedMentioned,
            DateKind::Published => Word::UndatedPublished,
        };
        words.push(fill(lang, word, &[("passages", &passages(undated))]));
    }
    if let Some((first, count)) = older.filter(|(_, count)| *count > 0) {
        let year = digits(lang, first.civil().0.to_string());
        words.push(fill(lang, Word::Earlier, &[("year", &year), ("passages", &passages(count))]));
    }
    words.join(" · ")
}

fn bar(selection: &Selection, grain: Grain, interval: Interval, count: u32, most: u32, lang: Lang) -> Bar {
    let (year, month, _) = interval.from().civil();
    let (label, when) = match grain {
        Grain::Year => [(); 2].map(|()| digits(lang, year.to_string())).into(),
        Grain::Month => (month_name(lang, month).to_owned(), month_words(lang, year, month)),
    };
    let passages = count_words(lang, Counted::Passages, count);
    Bar {
        interval,
        value: value(interval, grain),
        label,
        description: fill(lang, Word::BarWords, &[("when", &when), ("passages", &passages)]),
        count,
        share: count as f32 / most.max(1) as f32,
        chosen: selection.interval.is_some_and(|days| days.overlaps(interval)),
    }
}

/// `YYYY` or `YYYY-MM`.
fn value(interval: Interval, grain: Grain) -> String {
    let (year, month, _) = interval.from().civil();
    match grain {
        Grain::Year => format!("{year:04}"),
        Grain::Month => format!("{year:04}-{month:02}"),
    }
}

fn span(corpus: &Corpus, on: DateKind) -> Option<Interval> {
    match on {
        DateKind::Mentioned => corpus.mentioned_span(),
        DateKind::Published => corpus.published_span(),
    }
}

/// Years that hold a passage under the rest of the selection, latest first.
pub fn year_presets(corpus: &Corpus, selection: &Selection, lang: Lang) -> Vec<Preset> {
    let bars = span(corpus, selection.on).map(|span| grid(span, Grain::Year, MOST_YEARS)).unwrap_or_default();
    let mut presets = presets(corpus, selection, &bars, Grain::Year, lang);
    presets.reverse();
    presets
}

/// Months of one year that hold a passage, in order.
pub fn month_presets(corpus: &Corpus, selection: &Selection, year: i32, lang: Lang) -> Vec<Preset> {
    let bars: Vec<Interval> = (1..=12).filter_map(|month| Interval::month(year, month)).collect();
    presets(corpus, selection, &bars, Grain::Month, lang)
}

fn presets(corpus: &Corpus, selection: &Selection, bars: &[Interval], grain: Grain, lang: Lang) -> Vec<Preset> {
    let preset = |(interval, count): (Interval, u32)| Preset {
        interval,
        value: value(interval, grain),
        label: interval_words(lang, interval),
        count,
        chosen: selection.interval == Some(Days::from(interval)),
    };
    let counts = date_bars(corpus, selection, selection.on, bars).bars;
    let presets = counts.into_iter().map(preset);
    presets.filter(|preset| preset.count > 0 || preset.chosen).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::draft::{Anchor, Draft};
    use crate::corpus::samples::{Writing, small};
    use crate::corpus::store;
    use crate::line::LineKind;

    #[test]
    fn few_months_are_months() {
        let corpus = Corpus::open(store(&small())).unwrap();
        let chosen = Selection { interval: Interval::month(2023, 7).map(Days::from), ..Selection::default() };
        let found = histogram(&corpus, &chosen, None, Lang::Ar);
        let bars: Vec<_> = found.bars.iter().map(|bar| (bar.value.as_str(), bar.count, bar.chosen)).collect();
        assert_eq!(
            bars,
            [
                ("2023-03", 1, false),
                ("2023-04", 0, false),
                ("2023-05", 0, false),
                ("2023-06", 0, false),
                ("2023-07", 1, true),
            ]
        );
        assert_eq!(
            (found.bars[4].label.as_str(), found.bars[4].description.as_str()),
            ("يوليو", "يوليو 2023: مقطع واحد")
        );
        assert_eq!(found.undated_words, "لا تاريخ محدَّد في: 4 مقاطع");
        let years = year_presets(&corpus, &chosen, Lang::En);
        assert_eq!((years.len(), years[0].label.as_str(), years[0].count), (1, "2023", 2));
        let months = month_presets(&corpus, &chosen, 2023, Lang::En);
        let months: Vec<_> = months.iter().map(|it| (it.label.as_str(), it.chosen)).collect();
        assert_eq!(months, [("March 2023", false), ("July 2023", true)]);
    }

    #[test]
    fn a_long_past_is_told_in_words() {
        let mut writing = Writing::new("aaaaa");
        for (text, year) in [("قام عام 1453", "1453"), ("ثم عام 1960", "1960"), ("واليوم 2023", "2023")]
        {
            writing.line(LineKind::Body, text);
            writing.date(year, year, "year", Anchor::Text);
        }
        let corpus = Corpus::open(store(&Draft { articles: vec![writing.article], entities: Vec::new() })).unwrap();
        let found = histogram(&corpus, &Selection::default(), None, Lang::En);
        assert_eq!((found.bars.len(), found.bars[0].value.as_str(), found.most), (60, "1964", 1));
        assert_eq!(found.undated_words, "Before 1964: 2 passages");
        let years: Vec<_> =
            year_presets(&corpus, &Selection::default(), Lang::En).into_iter().map(|it| it.value).collect();
        assert_eq!(years, ["2023", "1960"]);
    }

    #[test]
    fn without_any_date() {
        let corpus = Corpus::open(store(&Draft::default())).unwrap();
        let found = histogram(&corpus, &Selection::default(), None, Lang::Ar);
        assert!(found.bars.is_empty() && found.undated_words.is_empty());
        assert!(year_presets(&corpus, &Selection::default(), Lang::Ar).is_empty());
    }
}
