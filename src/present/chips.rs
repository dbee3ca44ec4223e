//! The active filters, and what to say when together they leave nothing.

use crate::corpus::Corpus;
use crate::explore::{DateKind, Facet, Filter, Selection, Value, removals, select};
use crate::line::LineKind;
use crate::order;

use super::{Counted, Lang, Word, count_words, days_words, fill, name, say, source_name};

/// One active filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    pub filter: Filter,
    /// "شخص", "نص".
    pub kind: String,
    /// What is chosen: a name, the words, the interval in words.
    pub label: String,
    /// For the button: "أزِل المرشّح: شخص يوآف غالانت".
    pub remove: String,
}

/// What stands in place of the list when no passage is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Empty {
    /// Which filter removed everything, as a sentence.
    pub message: String,
    /// What taking one filter away would bring, most first; only those that bring something.
    pub ways: Vec<Way>,
}

/// A way out of an empty selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    pub filter: Filter,
    /// Passages that come back.
    pub count: u32,
    /// "بلا «يوآف غالانت»: 12 مقطعًا".
    pub label: String,
}

/// The chips in the order of the page.
pub fn chips(corpus: &Corpus, selection: &Selection, lang: Lang) -> Vec<Chip> {
    let chip = |filter: Filter| {
        let kind = kind(selection, filter, lang);
        let label = label(corpus, selection, filter, lang);
        let remove = fill(lang, Word::RemoveFilter, &[("kind", &kind), ("label", &label)]);
        Chip { filter, kind, label, remove }
    };
    selection.filters().into_iter().map(chip).collect()
}

fn kind(selection: &Selection, filter: Filter, lang: Lang) -> String {
    let word = match filter {
        Filter::Text => Word::OneText,
        Filter::Exact => Word::OneWay,
        Filter::Entity(facet, _) => facet_word(facet),
        Filter::Source(_) => Word::OneSource,
        Filter::Kind(_) => Word::OneKind,
        Filter::Not(value) => return fill(lang, Word::NotOne, &[("kind", &kind(selection, choice(value), lang))]),
        Filter::Interval | Filter::Undated => match selection.on {
            DateKind::Mentioned => Word::OnMentioned,
            DateKind::Published => Word::OnPublished,
        },
        Filter::Apart(_) => Word::OneSplit,
    };
    say(lang, word).to_owned()
}

/// What one entity of a facet is called.
pub(super) fn facet_word(facet: Facet) -> Word {
    match facet {
        Facet::Persons => Word::OnePerson,
        Facet::Places => Word::OnePlace,
        Facet::Orgs => Word::OneOrganisation,
    }
}

/// The filter that chooses a value.
fn choice(value: Value) -> Filter {
    match value {
        Value::Entity(facet, entity) => Filter::Entity(facet, entity),
        Value::Source(source) => Filter::Source(source),
        Value::Kind(kind) => Filter::Kind(kind),
    }
}

/// What a kind of passage is called.
pub fn passage_kind_word(kind: LineKind, lang: Lang) -> &'static str {
    let word = match kind {
        LineKind::Title => Word::PassageTitle,
        LineKind::Subtitle => Word::PassageSubtitle,
        LineKind::Byline => Word::PassageByline,
        LineKind::Heading => Word::PassageHeading,
        LineKind::Caption => Word::PassageCaption,
        _ => Word::PassageBody,
    };
    say(lang, word)
}

fn label(corpus: &Corpus, selection: &Selection, filter: Filter, lang: Lang) -> String {
    match filter {
        Filter::Text => {
            let text = selection.text.words();
            // A phrase brings its own quotation marks.
            if text.contains(['«', '"', '“', '»', '”']) {
                text
            } else {
                fill(lang, Word::InQuotes, &[("text", &text)])
            }
        }
        Filter::Exact => say(lang, Word::ExactLetters).to_owned(),
        Filter::Entity(_, entity) => name(corpus, entity, lang).to_owned(),
        Filter::Source(source) => source_name(corpus, source, lang).to_owned(),
        Filter::Kind(kind) => passage_kind_word(kind, lang).to_owned(),
        Filter::Not(value) => label(corpus, selection, choice(value), lang),
        Filter::Interval => days_words(lang, selection.interval.unwrap_or_default()),
        Filter::Undated => say(lang, Word::NoDate).to_owned(),
        Filter::Apart(nth) => selection.apart.get(nth as usize).map_or(String::new(), |split| {
            let name = name(corpus, split.entity, lang);
            fill(lang, Word::MarkLabel, &[("kind", name), ("what", &split.spelling)])
        }),
    }
}

/// `None` while the selection holds a passage.
pub fn empty_state(corpus: &Corpus, selection: &Selection, lang: Lang) -> Option<Empty> {
    if !select(corpus, selection).passages.is_empty() {
        return None;
    }
    let filters = selection.filters();
    let mut back = removals(corpus, selection);
    back.retain(|(_, count)| *count > 0);
    order::sort_by_key(&mut back, |(_, count)| std::cmp::Reverse(*count));
    let named = |filter: Filter| {
        let (kind, label) = (kind(selection, filter, lang), label(corpus, selection, filter, lang));
        fill(lang, Word::MarkLabel, &[("kind", &kind), ("what", &label)])
    };
    let message = match (filters.as_slice(), back.as_slice()) {
        ([], _) => say(lang, Word::EmptyCorpus).to_owned(),
        ([only], _) => fill(lang, Word::EmptyOne, &[("filter", &named(*only))]),
        (_, [(only, _)]) => fill(lang, Word::EmptyBecause, &[("filter", &named(*only))]),
        (_, []) => say(lang, Word::EmptyAlways).to_owned(),
        _ => say(lang, Word::EmptyTogether).to_owned(),
    };
    let way = |(filter, count): (Filter, u32)| {
        let passages = count_words(lang, Counted::Passages, count);
        let label = label(corpus, selection, filter, lang);
        Way { filter, count, label: fill(lang, Word::Without, &[("filter", &label), ("passages", &passages)]) }
    };
    Some(Empty { message, ways: back.into_iter().map(way).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{samples, store};
    use crate::day::Interval;
    use crate::explore::{Days, Query};

    fn corpus() -> Corpus {
        Corpus::open(store(&samples::small())).unwrap()
    }

    #[test]
    fn chips_of_a_selection() {
        let corpus = corpus();
        let selection = Selection {
            text: Query::parse("باكو"),
            persons: vec![corpus.find_entity("gallant").unwrap()],
            sources: vec![corpus.find_source("unknown").unwrap()],
            interval: Interval::year(2023).map(Days::from),
            ..Selection::default()
        };
        let shown: Vec<_> = chips(&corpus, &selection, Lang::Ar).into_iter().map(|it| (it.kind, it.label)).collect();
        let expected = [("نص", "«باكو»"), ("شخص", "يوآف غالانت"), ("مصدر", "مصدر غير مذكور"), ("ذُكر في النص", "2023")];
        assert_eq!(shown, expected.map(|(kind, label)| (kind.to_owned(), label.to_owned())));
        assert_eq!(chips(&corpus, &selection, Lang::En)[1].remove, "Remove: Person Yoav Gallant");
    }

    #[test]
    fn why_nothing_is_left() {
        let corpus = corpus();
        let person = |id: &str| corpus.find_entity(id).unwrap();
        let check = |selection: Selection, message: &str, ways: &[&str]| {
            let empty = empty_state(&corpus, &selection, Lang::Ar).unwrap();
            let labels: Vec<_> = empty.ways.iter().map(|way| way.label.as_str()).collect();
            assert_eq!((empty.message.as_str(), labels.as_slice()), (message, ways));
        };
        let both = vec![person("gallant"), person("aliyev")];
        let text = |text: &str| Query::parse(text);
        assert_eq!(empty_state(&corpus, &Selection { persons: both.clone(), ..Selection::default() }, Lang::Ar), None);
        check(
            Selection { text: text("زلزال"), ..Selection::default() },
            "لا مقطع مع: نص: «زلزال».",
            &["بلا «زلزال»: 6 مقاطع"],
        );
        check(
            Selection { text: text("زلزال"), persons: both.clone(), ..Selection::default() },
            "لا مقطع يجمع ما اخترت كله. الذي أفرغ القائمة: نص: «زلزال».",
            &["بلا «زلزال»: مقطع واحد"],
        );
        check(
            Selection { text: text("زيارة"), persons: both[..1].to_vec(), ..Selection::default() },
            "لا مقطع يجمع ما اخترت كله، لكن حذف واحد مما يلي يعيد مقاطع.",
            &["بلا «زيارة»: مقطعان", "بلا يوآف غالانت: مقطعان"],
        );
        let year = Interval::year(1990).map(Days::from);
        check(
            Selection { text: text("زلزال"), interval: year, ..Selection::default() },
            "لا مقطع يجمع ما اخترت كله، ولا يكفي حذف واحد منه.",
            &[],
        );
    }
}
