//! What a view needs of the marks of a passage.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::corpus::draft::Comparator;
use crate::corpus::{Corpus, EntityIx, Figure, Mark, PassageIx};
use crate::span::SpanKind;

use super::strings::fill_gaps;
use super::style::amount;
use super::{Lang, Plural, Word, fill, interval_words, plural, say};

/// What a view needs of a mark: `data-*` values and a label.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkView<'c> {
    pub kind: SpanKind,
    pub nested: bool,
    pub entity: Option<EntityIx>,
    /// For `data-entity`.
    pub entity_id: Option<&'c str>,
    /// For `data-from` and `data-to`, `YYYY-MM-DD`.
    pub from: Option<String>,
    pub to: Option<String>,
    /// What the mark is, in words: "شخص: يوآف غالانت", "تاريخ: 13 يوليو 2023".
    pub label: String,
}

/// The marks of a passage as views need them, in the order of [`Corpus::marks`].
pub fn mark_views<'c>(corpus: &'c Corpus, passage: PassageIx, lang: Lang) -> Vec<MarkView<'c>> {
    let view = |mark: Mark<'c>| {
        let interval = mark.date.and_then(|date| date.interval);
        MarkView {
            kind: mark.kind,
            nested: mark.nested,
            entity: mark.entity,
            entity_id: mark.entity.map(|at| corpus.entity(at).id),
            from: interval.map(|it| it.from().to_string()),
            to: interval.map(|it| it.to().to_string()),
            label: mark_label(corpus, &mark, lang),
        }
    };
    corpus.marks(passage).into_iter().map(view).collect()
}

fn mark_label(corpus: &Corpus, mark: &Mark<'_>, lang: Lang) -> String {
    let kind = say(lang, kind_word(mark.kind));
    let what = match (&mark.date, &mark.figure, mark.entity.or(mark.speaker)) {
        (Some(date), _, _) => match date.interval {
            Some(interval) => interval_words(lang, interval),
            None => say(lang, Word::NoInterval).to_owned(),
        },
        (_, Some(figure), _) => figure_words(lang, figure),
        (_, _, Some(entity)) => name(corpus, entity, lang).to_owned(),
        _ => return kind.to_owned(),
    };
    fill(lang, Word::MarkLabel, &[("kind", kind), ("what", &what)])
}

/// What the spans of a kind are called together, as in the legend.
pub fn kind_plural(kind: SpanKind) -> Word {
    match kind {
        SpanKind::Person => Word::KindPerson,
        SpanKind::Place => Word::KindPlace,
        SpanKind::Organisation => Word::KindOrganisation,
        SpanKind::Group => Word::KindGroup,
        SpanKind::Event => Word::KindEvent,
        SpanKind::Date => Word::KindDate,
        SpanKind::Figure => Word::KindFigure,
        SpanKind::Quote => Word::KindQuote,
    }
}

/// The word for one span of a kind.
pub fn kind_word(kind: SpanKind) -> Word {
    match kind {
        SpanKind::Person => Word::OnePerson,
        SpanKind::Place => Word::OnePlace,
        SpanKind::Organisation => Word::OneOrganisation,
        SpanKind::Group => Word::OneGroup,
        SpanKind::Event => Word::OneEvent,
        SpanKind::Date => Word::OneDate,
        SpanKind::Figure => Word::OneFigure,
        SpanKind::Quote => Word::OneQuote,
    }
}

/// An entity's name in the page's language, or in the other where it has none there.
pub fn name(corpus: &Corpus, entity: EntityIx, lang: Lang) -> &str {
    let entity = corpus.entity(entity);
    let names = match lang {
        Lang::Ar => [entity.name_ar, entity.name_en, entity.id],
        Lang::En => [entity.name_en, entity.name_ar, entity.id],
    };
    names.into_iter().find(|name| !name.is_empty()).unwrap_or_default()
}

static UNITS: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let rows = crate::knowledge::rows(include_str!("units.tsv"));
    rows.filter_map(|row| Some((*row.first()?, row))).collect()
});

/// "أكثر من 30٪", "نحو 120,000,000 دولار", "شهران"; "more than 30%".
fn figure_words(lang: Lang, figure: &Figure<'_>) -> String {
    let compared = match (figure.comparator, figure.approximate) {
        (Comparator::Equal, false) => None,
        (Comparator::Equal | Comparator::About, _) => Some(Word::About),
        (Comparator::Less, _) => Some(Word::LessThan),
        (Comparator::Greater, _) => Some(Word::MoreThan),
    };
    let number = match figure.max {
        Some(max) => format!("{}–{}", number_words(figure.number), number_words(max)),
        None => number_words(figure.number),
    };
    let number = amount(lang, number);
    let words = match UNITS.get(figure.unit) {
        Some(row) => fill_gaps(unit_form(lang, row, figure, compared.is_some()), &[("n", &number)]),
        None => format!("{number} {}", figure.unit).trim_end().to_owned(),
    };
    compared.map_or(words.clone(), |word| fill(lang, word, &[("figure", &words)]))
}

/// The form of a unit after a number. Fractions and ranges take the last form of the language.
fn unit_form<'r>(lang: Lang, row: &[&'r str], figure: &Figure<'_>, after_preposition: bool) -> &'r str {
    let whole = figure.max.is_none() && figure.number.fract() == 0.0 && (0.0..4e9).contains(&figure.number);
    let category = if whole { plural(lang, figure.number as u32) } else { Plural::Other };
    let (column, last) = match (lang, category) {
        (Lang::Ar, Plural::One) => (1, 6),
        (Lang::Ar, Plural::Two) => (if after_preposition { 3 } else { 2 }, 6),
        (Lang::Ar, Plural::Few) => (4, 6),
        (Lang::Ar, Plural::Many) => (5, 6),
        (Lang::Ar, _) => (6, 6),
        (Lang::En, Plural::One) => (7, 8),
        (Lang::En, _) => (8, 8),
    };
    let cell = |at: usize| row.get(at).copied().filter(|form| !form.is_empty());
    cell(column).or(cell(last)).unwrap_or("{n}")
}

/// With commas between thousands and three decimals at most: 120,000,000.
///
/// By whole numbers: the standard library's printing of floats would be 17 kB of the page.
fn number_words(number: f64) -> String {
    let (whole, thousandths) = {
        let size = number.abs();
        let whole = size.trunc();
        (whole as u64, ((size - whole) * 1000.0).round() as u64)
    };
    let (whole, thousandths) = (whole + thousandths / 1000, thousandths % 1000);
    let mut out = if number < 0.0 { "-".to_owned() } else { String::new() };
    let digits = whole.to_string();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if thousandths > 0 {
        out.push('.');
        out.push_str(format!("{thousandths:03}").trim_end_matches('0'));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{samples, store};

    #[test]
    fn figures_in_words() {
        for (number, unit, comparator, ar, en) in [
            (120_000_000.0, "USD", Comparator::Equal, "120,000,000 دولار", "120,000,000 US dollars"),
            (2.5, "km", Comparator::Less, "أقل من 2.5 كم", "less than 2.5 km"),
            (69.0, "%", Comparator::About, "نحو 69٪", "about 69%"),
            (6.0, "months", Comparator::Greater, "أكثر من 6 أشهر", "more than 6 months"),
            (2.0, "months", Comparator::Less, "أقل من شهرين", "less than 2 months"),
            (2.0, "days", Comparator::Equal, "يومان", "2 days"),
            (11.0, "days", Comparator::Equal, "11 يومًا", "11 days"),
            (20.0, "items", Comparator::Equal, "20", "20"),
            (6000.0, "parsecs", Comparator::Equal, "6,000 parsecs", "6,000 parsecs"),
        ] {
            let figure = Figure { number, max: None, unit, comparator, approximate: false };
            assert_eq!((figure_words(Lang::Ar, &figure).as_str(), figure_words(Lang::En, &figure).as_str()), (ar, en));
        }
        let range =
            Figure { number: 3.0, max: Some(5.5), unit: "km", comparator: Comparator::Equal, approximate: false };
        assert_eq!(figure_words(Lang::Ar, &range), "3–5.5 كم");
    }

    #[test]
    fn labels_of_marks() {
        let corpus = Corpus::open(store(&samples::small())).unwrap();
        let labels = |lang| {
            let marks = mark_views(&corpus, PassageIx(1), lang);
            marks.into_iter().map(|mark| mark.label).collect::<Vec<_>>()
        };
        assert_eq!(labels(Lang::Ar), ["شخص: يوآف غالانت", "شخص: إلهام علييف", "تاريخ: مارس 2023"]);
        assert_eq!(labels(Lang::En), ["Person: Yoav Gallant", "Person: Ilham Aliyev", "Date: March 2023"]);
    }
}
